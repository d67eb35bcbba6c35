//! The folded texts of one specialist's cases, side by side, and what is found in them.

use super::desk::Names;
use super::marks::Marks;
use super::search::{LETTERS_OF_A_NAME, Said};
use crate::domain::identifier::CaseId;
use crate::language;

/// The texts of one specialist's cases. Each begins with a space.
#[derive(Debug, Clone, Default)]
pub(super) struct Texts {
    words: String,
    names: String,
    /// In the order of the texts.
    cases: Vec<CaseId>,
    places: Vec<Place>,
    /// The words by which the areas are found.
    areas: Vec<String>,
}

/// Where the texts of a case begin.
#[derive(Debug, Clone)]
struct Place {
    words: usize,
    names: usize,
    /// How long that of its words is which is known to those to whom the case is shut.
    shut: u32,
    /// The number of its area.
    area: u32,
}

/// What is searched of a case, folded.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Text {
    /// What is known of the case to those to whom it is shut: its area and its code.
    pub area: String,
    pub code: String,
    /// Its headline and its partners.
    pub open: String,
    /// The people of the household.
    pub names: String,
}

/// The cases in which something was found.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// In all that is searched.
    pub anywhere: Marks,
    /// In what is known of a case that is shut.
    pub shut: Marks,
}

impl Texts {
    /// What is said of a case to a caller to whom it is open.
    pub fn said(&self, case: CaseId) -> Said<'_> {
        self.place(case)
            .map_or_else(|_| Said::default(), |at| self.said_at(at))
    }

    /// Those in which each term occurs. The longest is looked for first: it is the rarest, and what it leaves is
    /// looked at one by one.
    pub fn find(&self, terms: &[language::Term], names: Names) -> Found {
        let mut terms: Vec<&language::Term> = terms.iter().collect();
        terms.sort_by_key(|term| std::cmp::Reverse(term.letters()));
        let mut terms = terms.into_iter();
        let mut found = match terms.next() {
            Some(first) => self.scan(first, names),
            None => self.none(),
        };
        for term in terms {
            if found.anywhere.count() * 8 < self.places.len() {
                self.narrow(&mut found, term, names);
            } else {
                let also = self.scan(term, names);
                found.anywhere.retain(&also.anywhere);
                found.shut.retain(&also.shut);
            }
        }
        found
    }

    /// Whose texts they are.
    pub fn cases(&self) -> &[CaseId] {
        &self.cases
    }

    /// Gives back the memory that was taken for more.
    pub fn shrink(&mut self) {
        self.words.shrink_to_fit();
        self.names.shrink_to_fit();
        self.cases.shrink_to_fit();
        self.places.shrink_to_fit();
    }

    /// Puts the text of a case in the place of the one that was there.
    pub fn put(&mut self, case: CaseId, text: &Text) {
        self.take_out(case);
        let (Ok(at) | Err(at)) = self.place(case);
        let (words, names) = self.begin(at);
        let own = [" ", &text.code, " ", &text.open].concat();
        let people = with_parts(&text.names);
        self.words.insert_str(words, &own);
        self.names.insert_str(names, &people);
        let place = Place {
            words,
            names,
            shut: u32::try_from(text.code.len() + 1).unwrap_or(u32::MAX),
            area: self.number_of(&text.area),
        };
        self.cases.insert(at, case);
        self.places.insert(at, place);
        for later in self.places.iter_mut().skip(at + 1) {
            later.words += own.len();
            later.names += people.len();
        }
    }

    /// Takes out the text of a case.
    pub fn take_out(&mut self, case: CaseId) {
        let Ok(at) = self.place(case) else { return };
        let ((words, names), (end, names_end)) = (self.begin(at), self.begin(at + 1));
        self.words.drain(words..end);
        self.names.drain(names..names_end);
        self.cases.remove(at);
        self.places.remove(at);
        for later in self.places.iter_mut().skip(at) {
            later.words -= end - words;
            later.names -= names_end - names;
        }
    }

    /// Whether a case is among them.
    pub fn has(&self, case: CaseId) -> bool {
        self.place(case).is_ok()
    }

    fn place(&self, case: CaseId) -> Result<usize, usize> {
        self.cases.binary_search(&case)
    }

    /// The number of an area.
    fn number_of(&mut self, area: &str) -> u32 {
        let known = self.areas.iter().position(|one| *one == area);
        let number = known.unwrap_or(self.areas.len());
        if known.is_none() {
            self.areas.push(area.to_owned());
        }
        u32::try_from(number).unwrap_or(u32::MAX)
    }

    fn area_at(&self, at: usize) -> &str {
        let place = self.places.get(at);
        let area = place.and_then(|place| self.areas.get(place.area as usize));
        area.map_or("", String::as_str)
    }

    /// Where the texts of this place begin, or all of them end.
    fn begin(&self, at: usize) -> (usize, usize) {
        let ends = (self.words.len(), self.names.len());
        let place = self.places.get(at);
        place.map_or(ends, |place| (place.words, place.names))
    }

    fn said_at(&self, at: usize) -> Said<'_> {
        let ((words, names), (end, names_end)) = (self.begin(at), self.begin(at + 1));
        Said {
            area: self.area_at(at),
            words: self.words.get(words..end).unwrap_or_default(),
            names: self.names.get(names..names_end).unwrap_or_default(),
        }
    }

    fn none(&self) -> Found {
        let none = Marks::none(self.places.len());
        Found {
            anywhere: none.clone(),
            shut: none,
        }
    }

    /// Looks for a term in all texts at once.
    fn scan(&self, term: &language::Term, names: Names) -> Found {
        let mut found = self.none();
        self.scan_areas(term, &mut found);
        let mut at = 0;
        term.each_in(&self.words, |offset| {
            at = self.place_of(at, offset, |place| place.words);
            found.anywhere.set(at);
            let place = self.places.get(at);
            // What is shut comes first, and so does the first place where it occurs.
            if place.is_some_and(|place| offset < place.words + place.shut as usize) {
                found.shut.set(at);
            }
            self.begin(at + 1).0
        });
        if found.anywhere.count() == self.places.len() {
            return found;
        }
        at = 0;
        let in_names = |offset: usize| {
            at = self.place_of(at, offset, |place| place.names);
            found.anywhere.set(at);
            self.begin(at + 1).1
        };
        match names {
            Names::Full => term.each_in(&self.names, in_names),
            Names::Initials => term.each_word_in(&self.names, LETTERS_OF_A_NAME, in_names),
        }
        found
    }

    fn scan_areas(&self, term: &language::Term, found: &mut Found) {
        for (number, _) in (0..)
            .zip(&self.areas)
            .filter(|(_, area)| term.occurs_in(area))
        {
            let places = self.places.iter().enumerate();
            for (at, _) in places.filter(|(_, place)| place.area == number) {
                found.anywhere.set(at);
                found.shut.set(at);
            }
        }
    }

    /// The place of what lies there: the same as the last one, a later one, or, where another form of the
    /// term is looked for, any.
    fn place_of(&self, last: usize, offset: usize, begin: fn(&Place) -> usize) -> usize {
        let begins = |place: usize| self.places.get(place).map(begin);
        let from = match begins(last) {
            Some(begin) if begin <= offset => last,
            _ => 0,
        };
        if begins(from + 1).is_none_or(|next| offset < next) {
            return from;
        }
        if begins(from + 2).is_none_or(|next| offset < next) {
            return from + 1;
        }
        let later = self.places.get(from..).unwrap_or_default();
        from + later.partition_point(|place| begin(place) <= offset) - 1
    }

    /// Looks for one more term in what was found.
    fn narrow(&self, found: &mut Found, term: &language::Term, names: Names) {
        let places: Vec<usize> = found.anywhere.iter().collect();
        for at in places {
            let said = self.said_at(at);
            if !said.has(term, names) {
                found.anywhere.clear(at);
            }
            let shut = self.places.get(at).map_or(0, |place| place.shut as usize);
            let shut = said.words.get(..shut).unwrap_or_default();
            if !term.occurs_in(shut) && !term.occurs_in(said.area) {
                found.shut.clear(at);
            }
        }
    }
}

/// Folded names, each after a space, and those again that stand behind a hyphen: what begins a word is found
/// behind a space.
fn with_parts(names: &str) -> String {
    let mut parts = String::new();
    for name in names.split(' ').filter(|name| !name.is_empty()) {
        parts.push(' ');
        parts += name;
        for (at, _) in name.match_indices('-') {
            parts.push(' ');
            parts += name.get(at + 1..).unwrap_or_default();
        }
    }
    parts
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::identifier::Identifier;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn text() -> impl Strategy<Value = Text> {
        let words = || "[abi]{1,3}( [abi]{1,2}(-[abi]{1,3})?){0,3}";
        let parts = (
            "[abi]{1,2}",
            words(),
            words(),
            proptest::option::of(words()),
        );
        parts.prop_map(|(area, code, open, names)| Text {
            area,
            code,
            open,
            names: names.unwrap_or_default(),
        })
    }

    /// Whether the terms occur in a text, and whether they do in what is known of it when it is shut.
    fn finds(text: &Text, terms: &[language::Term], names: Names) -> Option<bool> {
        let words = [text.code.as_str(), &text.open].join(" ");
        let said = Said {
            area: &text.area,
            words: &words,
            names: &text.names,
        };
        let anywhere = terms.iter().all(|term| said.has(term, names));
        let shut = [text.area.as_str(), &text.code].join(" ");
        let shut = terms.iter().all(|term| term.occurs_in(&shut));
        anywhere.then_some(shut)
    }

    proptest! {
        /// Texts are put in, changed and taken out in any order: what is found in all of them at once is what is
        /// found in one after the other of those that are left.
        #[test]
        fn what_is_found_at_once_is_what_is_found_in_each(
            steps in proptest::collection::vec((0_u8..40, proptest::option::of(text())), 0..90),
            typed in proptest::collection::vec("[abi]{1,3}( [abi-]{1,4}){0,2}", 1..4),
        ) {
            let (mut texts, mut left) = (Texts::default(), BTreeMap::new());
            for (case, text) in steps {
                let case: CaseId = Identifier::from_bytes([case; 16]);
                match text {
                    Some(text) => {
                        texts.put(case, &text);
                        left.insert(case, text);
                    }
                    None => {
                        texts.take_out(case);
                        left.remove(&case);
                    }
                }
            }
            prop_assert!(texts.cases().iter().eq(left.keys()));
            for typed in typed {
                let terms = language::terms(&typed);
                for names in [Names::Initials, Names::Full] {
                    let found = texts.find(&terms, names);
                    for (at, text) in left.values().enumerate() {
                        let expected = finds(text, &terms, names);
                        let has = found.anywhere.has(at).then_some(found.shut.has(at));
                        prop_assert_eq!(has, expected, "{} {:?} {:?}", typed, names, text);
                    }
                }
            }
        }
    }
}
