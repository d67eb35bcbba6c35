//! What a typed text finds: one way for the interface as it is typed, and for lists.

use super::desk::{Desk, Names};
use crate::language;

/// How many letters of a name are enough where names are shown as initials.
const LETTERS_OF_A_NAME: usize = 3;

/// A typed text, folded once: each of its words has to be found, in any of three spellings.
pub(super) struct Typed {
    terms: Vec<language::Term>,
    names: Names,
}

/// What is said of something, folded.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Said<'a> {
    /// Words in which any part is found.
    pub words: &'a str,
    /// Names of users of social services.
    pub names: &'a str,
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
            words: &words,
            names: &names,
        }])
    }

    /// Whether each word occurs in one of these. While names are shown as initials, a word finds a name that
    /// it is or that begins with it, from three letters on: nobody spells a name out by asking for one letter
    /// after the other.
    pub fn finds_in(&self, said: &[Said<'_>]) -> bool {
        let names = |term: &language::Term, names: &str| match self.names {
            Names::Full => term.occurs_in(names),
            Names::Initials => term.begins_a_word_of(names, LETTERS_OF_A_NAME),
        };
        self.terms.iter().all(|term| {
            said.iter()
                .any(|said| term.occurs_in(said.words) || names(term, said.names))
        })
    }
}
