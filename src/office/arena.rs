//! What is searched of every case, folded once and kept: the texts of one specialist's cases lie side by side
//! in one buffer, so that a letter that is typed unseals nothing and folds nothing.
//!
//! It holds names. It goes with the office when the screen is locked, and nothing stays of a case that was
//! changed or erased: before anything is asked, what was committed since is taken out and put in anew.

use super::desk::Desk;
use super::refusal::Refusal;
use super::texts::{Text, Texts};
use crate::domain::area::AreaCode;
use crate::domain::identifier::{PartnerId, SpecialistId};
use crate::domain::partner::Partner;
use crate::domain::settings::ServiceProfile;
use crate::domain::standing::Standing;
use crate::language;
use crate::store::{Committed, Store, StoreError};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The texts of everybody's cases that somebody searched, by specialist.
#[derive(Default)]
pub(super) struct Arena(RefCell<BTreeMap<SpecialistId, Arc<Texts>>>);

impl Arena {
    /// Lets go of everything.
    pub fn forget(&mut self) {
        self.0.get_mut().clear();
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
        let held = self.0.get_mut();
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

    /// Those of a specialist.
    pub fn of(&self, desk: &Desk<'_>, specialist: SpecialistId) -> Result<Arc<Texts>, Refusal> {
        if let Some(texts) = self.0.borrow().get(&specialist) {
            return Ok(texts.clone());
        }
        let mut standings = desk.all_cases(specialist)?;
        standings.sort_by_key(|standing| standing.case);
        let mut texts = Texts::default();
        put_cases(&mut texts, desk.store, desk.profile, &standings)?;
        let texts = Arc::new(texts);
        self.0.borrow_mut().insert(specialist, texts.clone());
        Ok(texts)
    }
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
    let partners = partners.flat_map(|one| [one.name.as_str(), &one.alternate_name]);
    let open: Vec<&str> = std::iter::once(standing.headline.as_str())
        .chain(partners)
        .collect();
    let names: Vec<String> = standing
        .members
        .iter()
        .map(|member| member.name.full())
        .collect();
    Text {
        shut: language::fold(&standing.code.0) + " " + area,
        open: language::fold(&open.join(" ")),
        names: language::fold(&names.join(" ")),
    }
}

/// The folded words by which an area is found; none of them twice.
fn words_of(area: &AreaCode, profile: &ServiceProfile) -> String {
    let known = profile.area(area).map(|area| area.known_as(&profile.areas));
    let known = language::fold(&known.unwrap_or_default());
    let mut words: Vec<&str> = Vec::new();
    for word in known.split(' ') {
        if !words.iter().any(|one| one.contains(word)) {
            words.push(word);
        }
    }
    words.join(" ")
}
