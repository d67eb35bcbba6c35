//! What is searched of every case, folded once and kept: the texts of one specialist's cases lie side by side
//! in one buffer, so that a letter that is typed unseals nothing and folds nothing.
//!
//! It holds names. It goes with the office when the screen is locked, and nothing stays of a case that was
//! changed or erased: before anything is asked, what was committed since is taken out and put in anew.

use super::desk::Desk;
use super::refusal::Refusal;
use super::search::Said;
use crate::domain::area::AreaCode;
use crate::domain::identifier::{CaseId, PartnerId, SpecialistId};
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

/// The texts of one specialist's cases.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Texts {
    buffer: String,
    /// In the order of the buffer, which is the one of the cases' ids.
    places: Vec<Place>,
}

/// Where the text of a case lies.
#[derive(Debug, Clone, PartialEq)]
struct Place {
    case: CaseId,
    start: usize,
    parts: Parts<usize>,
}

/// The three parts of a text, in the order in which they lie.
#[derive(Debug, Clone, PartialEq)]
struct Parts<Part> {
    /// What is known of the case to those to whom it is shut: its code and its area.
    shut: Part,
    /// Its headline and its partners.
    open: Part,
    /// The people of the household.
    names: Part,
}

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
            for texts in held.values_mut().filter(|texts| texts.place(case).is_ok()) {
                Arc::make_mut(texts).take_out(case);
            }
            if let Some(found) = store.get::<Standing>(case)?
                && let Some(texts) = held.get_mut(&found.record.owner)
            {
                Arc::make_mut(texts).put_cases(store, profile, &[found.record])?;
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
        texts.put_cases(desk.store, desk.profile, &standings)?;
        let texts = Arc::new(texts);
        self.0.borrow_mut().insert(specialist, texts.clone());
        Ok(texts)
    }
}

impl Texts {
    /// What is said of a case to a caller to whom it is open, or not.
    pub fn said(&self, case: CaseId, open: bool) -> Said<'_> {
        let place = self.place(case).ok().and_then(|at| self.places.get(at));
        let Some(Place { start, parts, .. }) = place else {
            return Said::default();
        };
        let slice = |from, length| self.buffer.get(from..from + length).unwrap_or_default();
        if !open {
            return Said::words(slice(*start, parts.shut));
        }
        let words = parts.shut + parts.open;
        Said {
            words: slice(*start, words),
            names: slice(start + words, parts.names),
        }
    }

    fn put_cases(
        &mut self,
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
            self.put(standing.case, &text_of(standing, area, &partners));
        }
        Ok(())
    }

    fn place(&self, case: CaseId) -> Result<usize, usize> {
        self.places.binary_search_by_key(&case, |place| place.case)
    }

    fn put(&mut self, case: CaseId, text: &Parts<String>) {
        self.take_out(case);
        let (Ok(at) | Err(at)) = self.place(case);
        let next = self.places.get(at);
        let start = next.map_or(self.buffer.len(), |next| next.start);
        let parts = [&text.shut, &text.open, &text.names];
        self.buffer
            .insert_str(start, &parts.map(String::as_str).concat());
        let [shut, open, names] = parts.map(String::len);
        let place = Place {
            case,
            start,
            parts: Parts { shut, open, names },
        };
        let length = place.length();
        self.places.insert(at, place);
        self.places
            .iter_mut()
            .skip(at + 1)
            .for_each(|later| later.start += length);
    }

    fn take_out(&mut self, case: CaseId) {
        let Ok(at) = self.place(case) else { return };
        let place = self.places.remove(at);
        let length = place.length();
        self.buffer.drain(place.start..place.start + length);
        self.places
            .iter_mut()
            .skip(at)
            .for_each(|later| later.start -= length);
    }
}

impl Place {
    fn length(&self) -> usize {
        self.parts.shut + self.parts.open + self.parts.names
    }
}

/// What is searched of a case.
fn text_of(
    standing: &Standing,
    area: &str,
    partners: &BTreeMap<PartnerId, Partner>,
) -> Parts<String> {
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
    Parts {
        shut: language::fold(&standing.code.0) + " " + area + " ",
        open: language::fold(&open.join(" ")),
        names: language::fold(&names.join(" ")),
    }
}

/// The folded words by which an area is found; none of them twice.
fn words_of(area: &AreaCode, profile: &ServiceProfile) -> String {
    let known = profile.area(area).map(|area| area.known_as(&profile.areas));
    let known = language::fold(&known.unwrap_or_default());
    known.split(' ').fold(String::new(), |mut words, word| {
        if !words.contains(word) {
            words += word;
            words.push(' ');
        }
        words
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::identifier::Identifier;
    use proptest::prelude::*;

    fn parts(text: &str) -> Parts<String> {
        Parts {
            shut: format!("bal-{text}"),
            open: text.repeat(2),
            names: format!("{text} {text}"),
        }
    }

    proptest! {
        /// Put in, changed and taken out in any order, the texts are those of whoever puts in what is left.
        #[test]
        fn texts_are_what_is_left(
            steps in proptest::collection::vec((0_u8..6, proptest::option::of("[a-zň]{0,5}")), 0..24),
        ) {
            let (mut texts, mut left) = (Texts::default(), BTreeMap::new());
            for (case, text) in &steps {
                let case: CaseId = Identifier::from_bytes([*case; 16]);
                match text {
                    Some(text) => {
                        texts.put(case, &parts(text));
                        left.insert(case, parts(text));
                    }
                    None => {
                        texts.take_out(case);
                        left.remove(&case);
                    }
                }
            }
            let mut anew = Texts::default();
            left.iter().for_each(|(case, text)| anew.put(*case, text));
            prop_assert_eq!(&texts, &anew);
            for (case, text) in left {
                prop_assert_eq!(texts.said(case, false).words, &text.shut);
                prop_assert_eq!(texts.said(case, true).words, text.shut + &text.open);
                prop_assert_eq!(texts.said(case, true).names, &text.names);
            }
        }
    }
}
