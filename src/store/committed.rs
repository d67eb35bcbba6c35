//! Which records were committed, for whoever keeps in memory what is derived from them.

use super::changes::Changes;
use super::engine::Key;
use super::record::Record;
use crate::domain::identifier::Identifier;
use std::collections::BTreeSet;

/// So many are remembered one by one.
const REMEMBERED: usize = 4096;

/// The records of some commits.
#[derive(Debug, Default)]
pub struct Committed {
    keys: BTreeSet<Key>,
    many: bool,
}

impl Committed {
    /// Remembers the records of a commit.
    pub(super) fn add(&mut self, changes: &Changes) {
        self.many |= self.keys.len() + changes.len() > REMEMBERED;
        if self.many {
            self.keys.clear();
        } else {
            self.keys.extend(changes.keys());
        }
    }

    /// Whether there were more than are remembered: any record may be one of them.
    pub fn many(&self) -> bool {
        self.many
    }

    /// The records of a type that were written or taken away.
    pub fn of<R: Record>(&self) -> impl Iterator<Item = R::Id> {
        let ids = self.keys.iter().filter_map(|key| match key.as_slice() {
            [table, id @ ..] if *table == R::TABLE as u8 => id.try_into().ok(),
            _ => None,
        });
        ids.map(R::Id::from_bytes)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::identifier::SystemUserId;
    use crate::domain::settings::ServiceProfile;
    use crate::domain::system_user::SystemUser;
    use crate::store::Store;
    use crate::store::domain_records::profile_id;

    fn user(number: u32) -> SystemUser {
        SystemUser {
            number,
            name: "gozel".to_owned(),
            account: Identifier::from_bytes([1; 16]),
        }
    }

    fn put(store: &mut Store, numbers: impl Iterator<Item = u32>) {
        let mut changes = Changes::new();
        numbers.for_each(|number| changes.put(&user(number), None));
        store.commit(&changes).unwrap();
    }

    #[test]
    fn what_was_written_and_taken_away_is_told_once() {
        let mut store = Store::in_memory().unwrap();
        put(&mut store, 1..3);
        let mut changes = Changes::new();
        changes.delete::<SystemUser>(SystemUser::id_of(1), 1);
        changes.put(&ServiceProfile::default(), None);
        store.commit(&changes).unwrap();
        let refused = store.commit(&changes);
        assert_eq!(refused.ok(), Some(2), "it is the same commit");
        let committed = store.committed();
        let users: BTreeSet<SystemUserId> = committed.of::<SystemUser>().collect();
        assert_eq!(users, [1, 2].map(SystemUser::id_of).into());
        let profiles: Vec<_> = committed.of::<ServiceProfile>().collect();
        assert_eq!(profiles, [profile_id()]);
        assert_eq!(store.committed().of::<SystemUser>().count(), 0);
    }

    #[test]
    fn of_very_many_is_known_that_they_were() {
        let mut store = Store::in_memory().unwrap();
        (0..41).for_each(|hundred| put(&mut store, hundred * 100..hundred * 100 + 100));
        let committed = store.committed();
        assert!(committed.many() && committed.of::<SystemUser>().next().is_none());
        assert!(!store.committed().many());
    }
}
