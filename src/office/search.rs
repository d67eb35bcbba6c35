//! What a typed text finds among cases and people.

use super::desk::{Desk, Names};
use crate::language;

/// How many letters of a name are enough where names are shown as initials.
const LETTERS_OF_A_NAME: usize = 3;

/// A typed text, folded once: each of its words has to be found, in any of three spellings.
pub(super) struct Typed {
    terms: Vec<String>,
    names: Names,
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
        self.is_empty() || language::matches(&language::fold(&said.join(" ")), &self.terms)
    }

    /// The same where names of users of social services count too. While they are shown as initials, a
    /// word finds a name that it is or that begins with it, from three letters on: nobody spells a name
    /// out by asking for one letter after the other.
    pub fn finds_person(&self, said: &[&str], names: &[String]) -> bool {
        if self.is_empty() {
            return true;
        }
        let said = language::fold(&said.join(" "));
        let folded = language::fold(&names.join(" "));
        self.terms.iter().all(|term| {
            let term = std::slice::from_ref(term);
            language::matches(&said, term) || self.is_named(&folded, term)
        })
    }

    fn is_named(&self, folded: &str, term: &[String]) -> bool {
        if self.names == Names::Full {
            return language::matches(folded, term);
        }
        let names = language::terms(&folded.replace('-', " "));
        let begins = |name: &str, term: &str| {
            term.chars().count() >= LETTERS_OF_A_NAME && name.starts_with(term)
        };
        term.iter()
            .all(|term| names.iter().any(|name| name == term || begins(name, term)))
    }
}
