//! What comes from another process of the same program: its names become literals again, and nothing
//! in it may be nested without end.

use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::cell::Cell;
use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;
use std::sync::{Mutex, PoisonError};

/// The longest name, in bytes.
const NAME_BYTES_MAX: usize = 64;
/// The most names that are kept; the program has fewer than half as many messages, gaps and fields.
const NAMES_MAX: usize = 4096;
/// How deep one value may lie in others of its kind.
const DEPTH_MAX: u8 = 8;
/// The most values of a list that may hold others of its kind.
const FEW: usize = 8;

static NAMES: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());

thread_local! {
    static DEPTH: Cell<u8> = const { Cell::new(0) };
}

/// A name that the program gives, such as a message's id. Each is kept once and for good; one longer than
/// 64 bytes, or the 4,097th different one, is refused.
pub struct Name(pub &'static str);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let name = String::deserialize(from)?;
        let literal = literal(&name).map(Self);
        literal.ok_or_else(|| D::Error::custom("not a name of the program"))
    }
}

/// Reads a value that may hold others of its kind, eight of them inside each other at most: a deeper
/// one would use up the stack.
///
/// # Errors
/// It lies deeper; or it is not of its type.
pub fn nested<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<T, D::Error> {
    let depth = DEPTH.get();
    if depth >= DEPTH_MAX {
        return Err(D::Error::custom("nested too deep"));
    }
    DEPTH.set(depth + 1);
    let read = T::deserialize(from);
    DEPTH.set(depth);
    read
}

/// Reads a list of at most eight values that may hold others of their kind, but no such list: so the
/// memory they take is bounded by their bytes.
///
/// # Errors
/// There are more; it lies in another value of its kind; one is not of its type.
pub fn few<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    if DEPTH.get() > 0 {
        return Err(D::Error::custom("nested too deep"));
    }
    nested::<D, Few<T>>(from).map(|few| few.0)
}

struct Few<T>(Vec<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Few<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_seq(FewVisitor(PhantomData)).map(Self)
    }
}

struct FewVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for FewVisitor<T> {
    type Value = Vec<T>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "at most {FEW} values")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Vec<T>, A::Error> {
        if from.size_hint().is_some_and(|size| size > FEW) {
            return Err(A::Error::custom("too many values"));
        }
        let mut few = Vec::new();
        while let Some(value) = from.next_element()? {
            few.push(value);
        }
        Ok(few)
    }
}

fn literal(name: &str) -> Option<&'static str> {
    let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = names.get(name) {
        return Some(known);
    }
    if name.len() > NAME_BYTES_MAX || names.len() >= NAMES_MAX {
        return None;
    }
    let kept: &'static str = Box::leak(name.into());
    names.insert(kept);
    Some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::message::{Argument, Message};
    use crate::domain::problem::Problem;
    use crate::domain::secret::Secret;

    fn sent<T: serde::Serialize + serde::de::DeserializeOwned>(value: &T) -> Option<T> {
        let bytes = bincode::serialize(value).ok()?;
        bincode::deserialize(&bytes).ok()
    }

    #[test]
    fn sentences_problems_and_secrets_arrive_as_they_were_sent() {
        let sentence = Message::new("office-restricted")
            .with("code", "BAL-TUR-2021-0042")
            .with("days", 3_i64)
            .with("reason", Message::new("reason-check_in"));
        assert_eq!(sent(&sentence), Some(sentence.clone()));
        let problem = Problem::of("rationale", sentence);
        assert_eq!(sent(&problem), Some(problem));
        let secret = Secret::from("correct horse");
        assert_eq!(sent(&secret), Some(secret));
    }

    #[test]
    fn the_same_name_is_kept_once_and_a_long_one_is_refused() {
        let one = literal("a-name-of-this-test").map(str::as_ptr);
        assert!(one.is_some());
        assert_eq!(literal("a-name-of-this-test").map(str::as_ptr), one);
        assert_eq!(literal(&"x".repeat(NAME_BYTES_MAX + 1)), None);
    }

    #[test]
    fn a_sentence_in_sentences_without_end_is_refused() {
        let wrap = |inner: Message| Message::new("outer").with("inner", Argument::Message(inner));
        let within = (1..DEPTH_MAX).fold(Message::new("inmost"), |inner, _| wrap(inner));
        assert_eq!(sent(&within), Some(within.clone()));
        assert_eq!(sent(&wrap(within)), None);
        assert_eq!(DEPTH.get(), 0);
    }
}
