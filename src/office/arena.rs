//! What is searched of every case, folded once and kept: the texts of one specialist's cases lie side by side
//! in one buffer, so that a letter that is typed unseals nothing and folds nothing.
//!
//! It holds names. It goes with the office when the screen is locked, and nothing stays of a case that was
//! changed or erased: before anything is asked, what was committed since is taken out and put in anew.

use super::desk::{Desk, PAGE};
use super::gathering::{all_ids, ids};
use super::refusal::Refusal;
use super::texts::{Text, Texts};
use crate::domain::area::AreaCode;
use crate::domain::identifier::{CaseId, PartnerId, SpecialistId};
use crate::domain::partner::Partner;
use crate::domain::settings::ServiceProfile;
use crate::domain::specialist::Specialist;
use crate::domain::standing::Standing;
use crate::language;
use crate::store::domain_records::cases_of;
use crate::store::{Committed, Store, StoreError};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The texts of everybody's cases that somebody searched, or that were read ahead, by specialist.
#[derive(Default)]
pub(super) struct Arena {
    held: RefCell<BTreeMap<SpecialistId, Arc<Texts>>>,
    /// Whose texts are to be read ahead.
    ahead: Option<Vec<SpecialistId>>,
}

impl Arena {
    /// Lets go of everything.
    pub fn forget(&mut self) {
        self.held.get_mut().clear();
        self.ahead = None;
    }

    /// Goes along with what was committed.
    pub fn follow(&mut self, store: &Store, profile: &ServiceProfile, committed: &Committed) {
        let everything = committed.many()
            || committed.of::<ServiceProfile>().next().is_some()
            || committed.of::<Partner>().next().is_some();
        if everything || self.renew(store, profile, committed).is_err() {
            self.forget();
        }
    }

    fn renew(
        &mut self,
        store: &Store,
        profile: &ServiceProfile,
        committed: &Committed,
    ) -> Result<(), StoreError> {
        let held = self.held.get_mut();
        if held.is_empty() {
            return Ok(());
        }
        for case in committed.of::<Standing>() {
            for texts in held.values_mut().filter(|texts| texts.has(case)) {
                Arc::make_mut(texts).take_out(case);
            }
            if let Some(found) = store.get::<Standing>(case)?
                && let Some(texts) = held.get_mut(&found.record.owner)
            {
                put_cases(Arc::make_mut(texts), store, profile, &[found.record])?;
            }
        }
        Ok(())
    }

    /// Those of a specialist's cases, which are these, by id.
    pub fn of(
        &self,
        desk: &Desk<'_>,
        specialist: SpecialistId,
        cases: &[CaseId],
    ) -> Result<Arc<Texts>, Refusal> {
        if let Some(texts) = self.held.borrow().get(&specialist)
            && texts.cases() == cases
        {
            return Ok(texts.clone());
        }
        let texts = Arc::new(read(desk.store, desk.profile, cases)?);
        if texts.cases() != cases {
            return Err(StoreError::Unavailable.into());
        }
        self.held.borrow_mut().insert(specialist, texts.clone());
        Ok(texts)
    }

    /// Those of all cases of a specialist.
    pub fn of_all(&self, desk: &Desk<'_>, specialist: SpecialistId) -> Result<Arc<Texts>, Refusal> {
        if let Some(texts) = self.held.borrow().get(&specialist) {
            return Ok(texts.clone());
        }
        let cases = cases_by_id(desk.store, specialist)?;
        self.of(desk, specialist, &cases)
    }

    /// Reads those of one more specialist; whether there was one.
    pub fn read_ahead(
        &mut self,
        store: &Store,
        profile: &ServiceProfile,
    ) -> Result<bool, StoreError> {
        let mut left = match self.ahead.take() {
            Some(left) => left,
            None => all_ids::<Specialist>(store)?,
        };
        let next = left.pop();
        self.ahead = Some(left);
        let held = self.held.get_mut();
        if let Some(specialist) = next.filter(|next| !held.contains_key(next)) {
            let texts = read(store, profile, &cases_by_id(store, specialist)?)?;
            held.insert(specialist, Arc::new(texts));
        }
        Ok(next.is_some())
    }
}

/// The cases of a specialist.
fn cases_by_id(store: &Store, specialist: SpecialistId) -> Result<Vec<CaseId>, StoreError> {
    let mut cases = ids::<Standing>(store, &cases_of(specialist))?;
    cases.sort_unstable();
    Ok(cases)
}

/// The texts of these cases.
fn read(store: &Store, profile: &ServiceProfile, cases: &[CaseId]) -> Result<Texts, StoreError> {
    let mut texts = Texts::default();
    for some in cases.chunks(PAGE) {
        let standings = store.get_many::<Standing>(some)?.into_iter().flatten();
        let standings: Vec<Standing> = standings.map(|found| found.record).collect();
        put_cases(&mut texts, store, profile, &standings)?;
    }
    texts.shrink();
    Ok(texts)
}

/// Puts in the texts of these cases.
fn put_cases(
    texts: &mut Texts,
    store: &Store,
    profile: &ServiceProfile,
    standings: &[Standing],
) -> Result<(), StoreError> {
    let open = standings.iter().flat_map(|standing| &standing.referrals);
    let partners: Vec<PartnerId> = open.map(|open| open.partner).collect();
    let partners = store.get_many::<Partner>(&partners)?.into_iter().flatten();
    let partners = partners
        .map(|found| (found.record.id, found.record))
        .collect();
    let mut areas = BTreeMap::new();
    for standing in standings {
        let area = areas
            .entry(&standing.area)
            .or_insert_with(|| words_of(&standing.area, profile));
        texts.put(standing.case, &text_of(standing, area, &partners));
    }
    Ok(())
}

/// What is searched of a case.
fn text_of(standing: &Standing, area: &str, partners: &BTreeMap<PartnerId, Partner>) -> Text {
    let referrals = standing.referrals.iter();
    let partners = referrals.filter_map(|open| partners.get(&open.partner));
    let partners: Vec<&str> = partners.flat_map(Partner::known_as).collect();
    let names: Vec<String> = standing
        .members
        .iter()
        .map(|member| member.name.full())
        .collect();
    Text {
        area: area.to_owned(),
        code: language::fold(&standing.code.0),
        open: language::fold(&standing.headline) + " " + &folded_words(&partners.join(" ")),
        names: language::fold(&names.join(" ")),
    }
}

/// The folded words by which an area is found.
fn words_of(area: &AreaCode, profile: &ServiceProfile) -> String {
    let known = profile.area(area).map(|area| area.known_as(&profile.areas));
    folded_words(&known.unwrap_or_default())
}

/// The folded words of names, none of them twice: in several languages many are alike.
fn folded_words(names: &str) -> String {
    let folded = language::fold(names);
    let mut words: Vec<&str> = Vec::new();
    for word in folded.split(' ') {
        if !words.iter().any(|one| one.contains(word)) {
            words.push(word);
        }
    }
    words.join(" ")
}
