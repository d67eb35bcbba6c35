//! What is searched of every case, folded once and kept: the texts of one specialist's cases lie side by side
//! in one buffer, so that a letter that is typed unseals nothing and folds nothing.
//!
//! It holds names. It goes with the office when the screen is locked, and nothing stays of a case that was
//! changed or erased: before anything is asked, what was committed since is taken out and put in anew.

use super::desk::Desk;
use super::gathering::{all_ids, each_by_id};
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
use std::collections::btree_map::Entry;
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
        let mut folder = Folder::new(store, profile);
        for case in committed.of::<Standing>() {
            for texts in held.values_mut().filter(|texts| texts.has(case)) {
                Arc::make_mut(texts).take_out(case);
            }
            if let Some(found) = store.get::<Standing>(case)?
                && let Some(texts) = held.get_mut(&found.record.owner)
            {
                let text = folder.text_of(&found.record)?;
                Arc::make_mut(texts).put(case, &text);
            }
        }
        Ok(())
    }

    /// Those of these specialists' cases, each of whom has these, by id.
    pub fn of(
        &self,
        desk: &Desk<'_>,
        all: &[(SpecialistId, &[CaseId])],
    ) -> Result<Vec<Arc<Texts>>, Refusal> {
        let mut held = self.held.borrow_mut();
        let is_kept = |(id, cases): &&(SpecialistId, &[CaseId])| {
            let kept = held.get(id);
            kept.is_some_and(|kept| kept.cases() == *cases)
        };
        let missing = all.iter().filter(|one| !is_kept(one));
        let missing: Vec<SpecialistId> = missing.map(|(id, _)| *id).collect();
        held.extend(read(desk.store, desk.profile, &missing)?);
        let kept = all.iter().map(|(id, cases)| {
            let kept = held.get(id).filter(|kept| kept.cases() == *cases);
            Ok(kept.cloned().ok_or(StoreError::Unavailable)?)
        });
        kept.collect()
    }

    /// Those of all cases of a specialist.
    pub fn of_all(&self, desk: &Desk<'_>, specialist: SpecialistId) -> Result<Arc<Texts>, Refusal> {
        let mut held = self.held.borrow_mut();
        if !held.contains_key(&specialist) {
            held.extend(read(desk.store, desk.profile, &[specialist])?);
        }
        let kept = held.get(&specialist).cloned();
        Ok(kept.ok_or(StoreError::Unavailable)?)
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
            held.extend(read(store, profile, &[specialist])?);
        }
        Ok(next.is_some())
    }
}

/// The texts of these specialists.
fn read(
    store: &Store,
    profile: &ServiceProfile,
    specialists: &[SpecialistId],
) -> Result<BTreeMap<SpecialistId, Arc<Texts>>, StoreError> {
    let texts = specialists.iter().map(|id| (*id, Texts::default()));
    let mut texts: BTreeMap<_, _> = texts.collect();
    let mut folder = Folder::new(store, profile);
    let of = specialists.iter().map(|id| cases_of(*id));
    each_by_id::<Standing>(store, of, &mut |standing| {
        if let Some(texts) = texts.get_mut(&standing.owner) {
            texts.put(standing.case, &folder.text_of(&standing)?);
        }
        Ok(())
    })?;
    texts.values_mut().for_each(Texts::shrink);
    let texts = texts.into_iter();
    Ok(texts.map(|(id, texts)| (id, Arc::new(texts))).collect())
}

/// Folds what is searched of cases; what many of them have, once.
struct Folder<'a> {
    store: &'a Store,
    profile: &'a ServiceProfile,
    areas: BTreeMap<AreaCode, String>,
    partners: BTreeMap<PartnerId, String>,
}

impl<'a> Folder<'a> {
    fn new(store: &'a Store, profile: &'a ServiceProfile) -> Self {
        Self {
            store,
            profile,
            areas: BTreeMap::new(),
            partners: BTreeMap::new(),
        }
    }

    fn text_of(&mut self, standing: &Standing) -> Result<Text, StoreError> {
        let area = self.areas.entry(standing.area.clone());
        let area = area.or_insert_with_key(|area| words_of(area, self.profile));
        let mut open = language::fold(&standing.headline);
        for referral in &standing.referrals {
            if let Entry::Vacant(partner) = self.partners.entry(referral.partner) {
                let found = self.store.get::<Partner>(referral.partner)?;
                let names = found.iter().flat_map(|found| found.record.known_as());
                let names: Vec<&str> = names.collect();
                partner.insert(folded_words(&names.join(" ")));
            }
            if let Some(partner) = self.partners.get(&referral.partner) {
                open.push(' ');
                open += partner;
            }
        }
        let members = standing.members.iter();
        let names: Vec<String> = members.map(|member| member.name.full()).collect();
        Ok(Text {
            area: area.clone(),
            code: language::fold(&standing.code.0),
            open,
            names: language::fold(&names.join(" ")),
        })
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
