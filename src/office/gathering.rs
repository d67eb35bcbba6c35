//! Records gathered from the store, whoever asks: all that an index finds, all that belong to a case.

use crate::domain::case::CaseFile;
use crate::domain::identifier::CaseId;
use crate::domain::person::{Membership, Person};
use crate::domain::standing::CaseRecords;
use crate::store::{Index, IndexRow, Record, Store, StoreError, Versioned};

/// How many records are read in one go.
const PAGE: usize = 256;

/// Gives every id of a table, in their order.
pub(super) fn each_id<R: Record>(
    store: &Store,
    visit: &mut dyn FnMut(R::Id) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut after = None;
    loop {
        let page = store.ids::<R>(after.as_ref(), PAGE)?;
        page.ids.into_iter().try_for_each(&mut *visit)?;
        match page.next {
            Some(next) => after = Some(next),
            None => return Ok(()),
        }
    }
}

/// Every id of a table, in their order.
pub(super) fn all_ids<R: Record>(store: &Store) -> Result<Vec<R::Id>, StoreError> {
    let mut all = Vec::new();
    each_id::<R>(store, &mut |id| {
        all.push(id);
        Ok(())
    })?;
    Ok(all)
}

/// Every record whose index rows begin so, in the order of the rows.
pub(super) fn found<R: Record>(
    store: &Store,
    beginning: &IndexRow,
) -> Result<Vec<Versioned<R>>, StoreError> {
    let mut found = Vec::new();
    let mut after = None;
    loop {
        let page = store.find::<R>(beginning, after.as_ref(), PAGE)?;
        found.extend(store.get_many(&page.ids)?.into_iter().flatten());
        match page.next {
            Some(next) => after = Some(next),
            None => return Ok(found),
        }
    }
}

/// Gives every record whose index rows begin in one of these ways, by id: neighbours lie together, so that each
/// part of the store is read once.
pub(super) fn each_by_id<R: Record>(
    store: &Store,
    beginnings: impl Iterator<Item = IndexRow>,
    visit: &mut dyn FnMut(R) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut ids = Vec::new();
    for beginning in beginnings {
        let mut after = None;
        loop {
            let page = store.find::<R>(&beginning, after.as_ref(), PAGE)?;
            ids.extend(page.ids);
            match page.next {
                Some(next) => after = Some(next),
                None => break,
            }
        }
    }
    ids.sort_unstable();
    for some in ids.chunks(PAGE) {
        let records = store.get_many::<R>(some)?.into_iter().flatten();
        records
            .map(|found| found.record)
            .try_for_each(&mut *visit)?;
    }
    Ok(())
}

/// Every record of a case; nothing if there is no such case, or somebody of its household is missing.
pub(super) fn case_records(store: &Store, id: CaseId) -> Result<Option<CaseRecords>, StoreError> {
    let row = |index| IndexRow::new(index).id(id);
    let Some(file) = store.get::<CaseFile>(id)? else {
        return Ok(None);
    };
    let mut household = Vec::new();
    for membership in plain::<Membership>(store, &row(Index::MembershipByCase))? {
        let Some(person) = store.get::<Person>(membership.person)? else {
            return Ok(None);
        };
        household.push((membership, person.record));
    }
    Ok(Some(CaseRecords {
        file: file.record,
        household,
        contacts: plain(store, &row(Index::ContactByCase))?,
        referrals: plain(store, &row(Index::ReferralByCase))?,
        actions: plain(store, &row(Index::ActionByCase))?,
        items: plain(store, &row(Index::CaseItemByCase))?,
    }))
}

/// The same without versions.
pub(super) fn plain<R: Record>(store: &Store, beginning: &IndexRow) -> Result<Vec<R>, StoreError> {
    let found = found(store, beginning)?.into_iter();
    Ok(found.map(|versioned| versioned.record).collect())
}
