//! What a typed text finds: one way for the interface as it is typed, and for lists.

use super::caseholder::Caseholder;
use super::desk::{Desk, Names};
use super::marks::Marks;
use super::refusal::Refusal;
use crate::domain::identifier::{CaseId, SpecialistId};
use crate::language;

/// How many letters of a name are enough where names are shown as initials.
pub(super) const LETTERS_OF_A_NAME: usize = 3;

/// A typed text, folded once: each of its words has to be found, in any of three spellings.
pub(super) struct Typed {
    terms: Vec<language::Term>,
    names: Names,
}

/// What is said of something, folded.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Said<'a> {
    /// The words by which its area is found.
    pub area: &'a str,
    /// Words in which any part is found.
    pub words: &'a str,
    /// Names of users of social services.
    pub names: &'a str,
}

impl<'a> Said<'a> {
    /// Words without names.
    pub fn words(words: &'a str) -> Self {
        Self {
            words,
            ..Self::default()
        }
    }

    /// Whether a word occurs in it. While names are shown as initials, a word finds a name that it is or that
    /// begins with it, from three letters on: nobody spells a name out by asking for one letter after the
    /// other.
    pub fn has(self, term: &language::Term, names: Names) -> bool {
        term.occurs_in(self.words)
            || term.occurs_in(self.area)
            || match names {
                Names::Full => term.occurs_in(self.names),
                Names::Initials => term.begins_a_word_of(self.names, LETTERS_OF_A_NAME),
            }
    }
}

impl Typed {
    /// A text as the caller typed it.
    pub fn new(desk: &Desk<'_>, text: &str) -> Self {
        Self {
            terms: language::terms(text),
            names: desk.names,
        }
    }

    /// Whether nothing was typed, which finds everything.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether the words occur in what is said.
    pub fn finds(&self, said: &[&str]) -> bool {
        self.finds_person(said, &[])
    }

    /// The same where names of users of social services count too.
    pub fn finds_person(&self, said: &[&str], names: &[String]) -> bool {
        let [words, names] = [said.join(" "), names.join(" ")].map(|text| match self.is_empty() {
            true => String::new(),
            false => language::fold(&text),
        });
        self.finds_in(&[Said {
            area: "",
            words: &words,
            names: &names,
        }])
    }

    /// The cases of each of these in which the words occur: code, headline, names, area, partners. Of a case
    /// that is shut to the caller the code and the area are searched alone.
    pub fn marks(&self, desk: &Desk<'_>, holders: &[Caseholder]) -> Result<Vec<Marks>, Refusal> {
        let cases = holders.iter().map(|one| (one.specialist.id, one.cases()));
        let texts = desk.arena.of(desk, &cases.collect::<Vec<_>>())?;
        let marks = holders.iter().zip(texts).map(|(holder, texts)| {
            let mut found = texts.find(&self.terms, self.names);
            let mut hidden = holder.shut(desk);
            hidden.remove(&found.shut);
            found.anywhere.remove(&hidden);
            found.anywhere
        });
        Ok(marks.collect())
    }

    /// Whether the words occur in what is said of something of a case that is open to the caller, or of the
    /// case of this specialist.
    pub fn finds_of_case(
        &self,
        desk: &Desk<'_>,
        (specialist, case): (SpecialistId, CaseId),
        said: &[&str],
    ) -> Result<bool, Refusal> {
        if self.is_empty() {
            return Ok(true);
        }
        let texts = desk.arena.of_all(desk, specialist)?;
        let own = language::fold(&said.join(" "));
        Ok(self.finds_in(&[texts.said(case), Said::words(&own)]))
    }

    /// Whether each word occurs in one of these.
    fn finds_in(&self, said: &[Said<'_>]) -> bool {
        let has = |term: &language::Term| said.iter().any(|said| said.has(term, self.names));
        self.terms.iter().all(has)
    }
}
