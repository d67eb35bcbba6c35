//! Records gathered from the store, whoever asks: all that an index finds, all that belong to a case.

use crate::domain::action::Action;
use crate::domain::case::CaseFile;
use crate::domain::contact::Contact;
use crate::domain::identifier::{CaseId, PersonId};
use crate::domain::person::{Membership, Person};
use crate::domain::referral::Referral;
use crate::domain::session::CaseItem;
use crate::domain::standing::CaseRecords;
use crate::store::{Index, IndexRow, Record, Store, StoreError, Versioned};
use std::collections::BTreeMap;

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
    store.each(&ids_found::<R>(store, beginnings)?, visit)
}

/// The id of every record whose index rows begin in one of these ways, in order.
pub(super) fn ids_found<R: Record>(
    store: &Store,
    beginnings: impl Iterator<Item = IndexRow>,
) -> Result<Vec<R::Id>, StoreError> {
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
    Ok(ids)
}

/// Gives all records of each of these cases as [`case_records`] does, but in any order. They are gathered for
/// all of the cases together: what belongs to one case lies all over its table, and so each part is read once.
pub(super) fn each_case_records(
    store: &Store,
    cases: &[CaseId],
    visit: &mut dyn FnMut(CaseId, Option<CaseRecords>),
) -> Result<(), StoreError> {
    let mut places = by_case(store, cases, Index::MembershipByCase, |one: &Membership| {
        Some(one.case)
    })?;
    let mut contacts = by_case(store, cases, Index::ContactByCase, |one: &Contact| {
        Some(one.case)
    })?;
    let mut referrals = by_case(store, cases, Index::ReferralByCase, |one: &Referral| {
        Some(one.case)
    })?;
    let mut actions = by_case(store, cases, Index::ActionByCase, |one: &Action| one.case)?;
    let mut items = by_case(store, cases, Index::CaseItemByCase, |one: &CaseItem| {
        Some(one.case)
    })?;
    let people = people_of(store, places.values().flatten())?;
    let person = |place: Membership| {
        let person = people.get(&place.person).cloned();
        person.map(|person| (place, person))
    };
    for some in cases.chunks(PAGE) {
        for (case, file) in some.iter().zip(store.get_many::<CaseFile>(some)?) {
            let places = places.remove(case).unwrap_or_default().into_iter();
            let household: Option<Vec<_>> = places.map(person).collect();
            let (contacts, referrals) = (contacts.remove(case), referrals.remove(case));
            let (actions, items) = (actions.remove(case), items.remove(case));
            let records = file.zip(household).map(|(file, household)| CaseRecords {
                file: file.record,
                household,
                contacts: contacts.unwrap_or_default(),
                referrals: referrals.unwrap_or_default(),
                actions: actions.unwrap_or_default(),
                items: items.unwrap_or_default(),
            });
            visit(*case, records);
        }
    }
    Ok(())
}

/// The records of each of these cases, found by an index of cases.
fn by_case<R: Record>(
    store: &Store,
    cases: &[CaseId],
    index: Index,
    case_of: fn(&R) -> Option<CaseId>,
) -> Result<BTreeMap<CaseId, Vec<R>>, StoreError> {
    let mut found: BTreeMap<CaseId, Vec<R>> = BTreeMap::new();
    let rows = cases.iter().map(|case| IndexRow::new(index).id(*case));
    each_by_id(store, rows, &mut |one| {
        if let Some(case) = case_of(&one) {
            found.entry(case).or_default().push(one);
        }
        Ok(())
    })?;
    Ok(found)
}

/// The people of these places in households that are there.
fn people_of<'a>(
    store: &Store,
    places: impl Iterator<Item = &'a Membership>,
) -> Result<BTreeMap<PersonId, Person>, StoreError> {
    let mut ids: Vec<PersonId> = places.map(|place| place.person).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut people = BTreeMap::new();
    store.each(&ids, &mut |person: Person| {
        people.insert(person.id, person);
        Ok(())
    })?;
    Ok(people)
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
