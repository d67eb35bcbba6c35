//! What is searched of every case, folded once and kept: the texts of one specialist's cases lie side by side
//! in one buffer, so that a letter that is typed unseals nothing and folds nothing.
//!
//! It holds names. It goes with the office when the screen is locked, and nothing stays of a case that was
//! changed or erased: before anything is asked, what was committed since is taken out and put in anew.

use super::desk::Desk;
use super::gathering::ids_found;
use super::refusal::Refusal;
use super::texts::{Text, Texts};
use crate::domain::area::AreaCode;
use crate::domain::identifier::{CaseId, PartnerId, SpecialistId};
use crate::domain::partner::Partner;
use crate::domain::settings::ServiceProfile;
use crate::domain::standing::Standing;
use crate::language;
use crate::store::domain_records::cases_of;
use crate::store::{Committed, Store, StoreError};
use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::iter;
use std::sync::Arc;

/// How many cases are read in one go.
const PAGE: usize = 64;

/// The texts of everybody's cases that somebody searched, or that were read ahead, by specialist.
#[derive(Default)]
pub(super) struct Arena {
    held: RefCell<BTreeMap<SpecialistId, Arc<Texts>>>,
    reading: RefCell<Option<Reading>>,
}

/// Texts that are being read.
struct Reading {
    texts: BTreeMap<SpecialistId, Texts>,
    /// The cases that are left, the next one last. They are read by id: neighbours lie together, so that each
    /// part of the store is read once.
    left: Vec<CaseId>,
    folder: Folder,
}

impl Arena {
    /// Lets go of everything.
    pub fn forget(&mut self) {
        *self = Self::default();
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
        let (held, reading) = (self.held.get_mut(), self.reading.get_mut());
        if held.is_empty() && reading.is_none() {
            return Ok(());
        }
        let mut folder = Folder::default();
        for case in committed.of::<Standing>() {
            if let Some(reading) = reading {
                reading.read_again(case);
            }
            for texts in held.values_mut().filter(|texts| texts.has(case)) {
                Arc::make_mut(texts).take_out(case);
            }
            if let Some(found) = store.get::<Standing>(case)?
                && let Some(texts) = held.get_mut(&found.record.owner)
            {
                let text = folder.text_of(store, profile, &found.record)?;
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
        let mut reading = self.reading.borrow_mut();
        // What is being read of nobody else is read to its end.
        if let Some(begun) = reading.take_if(|begun| begun.is_of_some(all)) {
            held.extend(begun.finish(desk.store, desk.profile)?);
        }
        let is_kept = |(id, cases): &&(SpecialistId, &[CaseId])| {
            let kept = held.get(id);
            kept.is_some_and(|kept| kept.cases() == *cases)
        };
        let missing = Reading::of(all.iter().filter(|one| !is_kept(one)).copied());
        held.extend(missing.finish(desk.store, desk.profile)?);
        let kept = all.iter().map(|(id, cases)| {
            let kept = held.get(id).filter(|kept| kept.cases() == *cases);
            Ok(kept.cloned().ok_or(StoreError::Unavailable)?)
        });
        kept.collect()
    }

    /// Those of all cases of a specialist.
    pub fn of_all(&self, desk: &Desk<'_>, specialist: SpecialistId) -> Result<Arc<Texts>, Refusal> {
        if let Some(kept) = self.held.borrow().get(&specialist) {
            return Ok(kept.clone());
        }
        let cases = ids_found::<Standing>(desk.store, iter::once(cases_of(specialist)))?;
        let texts = self.of(desk, &[(specialist, cases.as_slice())])?.pop();
        Ok(texts.ok_or(StoreError::Unavailable)?)
    }

    /// Reads some more of those of these specialists' cases; whether any were missing.
    pub fn read_ahead<'a>(
        &mut self,
        store: &Store,
        profile: &ServiceProfile,
        all: impl Iterator<Item = (SpecialistId, &'a [CaseId])>,
    ) -> Result<bool, StoreError> {
        let held = self.held.get_mut();
        let begun = self.reading.get_mut().take();
        let mut reading = begun.unwrap_or_else(|| {
            Reading::of(all.filter(|(specialist, _)| !held.contains_key(specialist)))
        });
        if reading.texts.is_empty() {
            return Ok(false);
        }
        reading.go_on(store, profile)?;
        match reading.left.is_empty() {
            true => held.extend(reading.finish(store, profile)?),
            false => self.reading = Some(reading).into(),
        }
        Ok(true)
    }
}

impl Reading {
    /// Nothing is read yet of these specialists' cases.
    fn of<'a>(all: impl Iterator<Item = (SpecialistId, &'a [CaseId])>) -> Self {
        let (mut texts, mut left) = (BTreeMap::new(), Vec::<CaseId>::new());
        for (specialist, cases) in all {
            texts.insert(specialist, Texts::default());
            left.extend(cases);
        }
        left.sort_unstable_by_key(|case| Reverse(*case));
        Self {
            texts,
            left,
            folder: Folder::default(),
        }
    }

    /// Whether none of those whose cases are read is missing among these.
    fn is_of_some(&self, all: &[(SpecialistId, &[CaseId])]) -> bool {
        let mut read = self.texts.keys();
        read.all(|id| all.iter().any(|(one, _)| one == id))
    }

    /// Reads a page of cases. After an error something may be missing.
    fn go_on(&mut self, store: &Store, profile: &ServiceProfile) -> Result<(), StoreError> {
        let mut page = self.left.split_off(self.left.len().saturating_sub(PAGE));
        page.reverse();
        for found in store.get_many::<Standing>(&page)?.into_iter().flatten() {
            let standing = found.record;
            if let Some(texts) = self.texts.get_mut(&standing.owner) {
                let text = self.folder.text_of(store, profile, &standing)?;
                texts.put(standing.case, &text);
            }
        }
        Ok(())
    }

    /// A case was changed: whoever has it now has its texts as they are now.
    fn read_again(&mut self, case: CaseId) {
        self.texts
            .values_mut()
            .for_each(|texts| texts.take_out(case));
        self.left.push(case);
    }

    /// All texts, once those are read that are left.
    fn finish(
        mut self,
        store: &Store,
        profile: &ServiceProfile,
    ) -> Result<BTreeMap<SpecialistId, Arc<Texts>>, StoreError> {
        while !self.left.is_empty() {
            self.go_on(store, profile)?;
        }
        let texts = self.texts.into_iter().map(|(id, mut texts)| {
            texts.shrink();
            (id, Arc::new(texts))
        });
        Ok(texts.collect())
    }
}

/// Folds what is searched of cases; what many of them have, once.
#[derive(Default)]
struct Folder {
    areas: BTreeMap<AreaCode, String>,
    partners: BTreeMap<PartnerId, String>,
}

impl Folder {
    fn text_of(
        &mut self,
        store: &Store,
        profile: &ServiceProfile,
        standing: &Standing,
    ) -> Result<Text, StoreError> {
        let area = self.areas.entry(standing.area.clone());
        let area = area.or_insert_with_key(|area| words_of(area, profile));
        let mut open = language::fold(&standing.headline);
        for referral in &standing.referrals {
            if let Entry::Vacant(partner) = self.partners.entry(referral.partner) {
                let found = store.get::<Partner>(referral.partner)?;
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
