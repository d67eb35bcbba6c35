//! What each guest has in front, and so who is beside whom.

use super::news::Colleague;
use super::{Guest, Office, Request, Topic, Touched};
use crate::domain::Instant;
use crate::domain::identifier::AccountId;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// What a guest has in front.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Front {
    topics: BTreeSet<Topic>,
    /// Since when it is these records.
    since: Instant,
}

impl Guest {
    /// Notes what the guest has in front now.
    pub(super) fn watch(&mut self, office: &Office, shown: &[Request]) {
        let caller = self.caller.as_ref();
        let topics = caller.map(|caller| office.topics_of(caller, shown));
        let before = self.records();
        self.front.topics = topics.unwrap_or_default();
        if self.records() != before {
            self.front.since = office.clock.now();
        }
    }

    /// The records that the guest has in front.
    pub fn records(&self) -> BTreeSet<Topic> {
        let topics = self.front.topics.iter().copied();
        topics.filter(|topic| topic.is_record()).collect()
    }

    /// Whether something was changed of what the guest has in front, as far as he may see it now.
    pub fn hears(&mut self, office: &Office, touched: &[Touched]) -> bool {
        let front = &self.front.topics;
        let concerns = |one: &Touched| one.concerns(front) || one.concerns_all();
        let concerned = touched.iter().any(concerns);
        let stays = !concerned || matches!(self.may_stay(office), Ok(true));
        let Some(caller) = &self.caller else {
            return false;
        };
        let topics = &mut self.front.topics;
        if concerned {
            topics.retain(|topic| stays && office.still_opens(caller, *topic));
        }
        let who = caller.account.id;
        touched
            .iter()
            .any(|one| one.concerns(topics) && one.is_open_to(who))
    }

    /// Who of the others has the same record in front, the longest there first. Several windows of one
    /// account are one colleague.
    pub fn beside<'a>(&self, others: impl Iterator<Item = &'a Self>) -> Vec<Colleague> {
        let own = self.records();
        let mut beside: BTreeMap<AccountId, Colleague> = BTreeMap::new();
        for other in others.filter(|other| !own.is_disjoint(&other.front.topics)) {
            let (Some(me), Some(caller)) = (&self.caller, &other.caller) else {
                continue;
            };
            let (account, since) = (&caller.account, other.front.since);
            let colleague = beside.entry(account.id).or_insert_with(|| Colleague {
                name: account.name.clone(),
                oneself: account.id == me.account.id,
                since,
            });
            colleague.since = colleague.since.min(since);
        }
        let mut beside: Vec<Colleague> = beside.into_values().collect();
        beside.sort_by_key(|one| one.since);
        beside
    }
}
