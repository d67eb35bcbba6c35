//! Records in which every text is another one, whatever their fields are: a fictional service that wants
//! to deceive, and cases whose texts can be searched for.

use goldaw::demonstration::{Plan, batches};
use goldaw::domain::standing::CaseRecords;
use goldaw::language::is_plain;
use goldaw::office::loading::Batch;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use unicode_normalization::char::is_combining_mark;

/// What a text may begin with to steer a terminal, to turn a line round, to take no room, or to become a
/// formula.
const BEGINNINGS: &[&str] = &[
    "\u{1b}[2J\u{1b}[1;1H",
    "\u{1b}]0;owned\u{7}",
    "\u{9b}31m\u{85}",
    "\r\n\t\u{8}\0\u{7f}",
    "\u{202e}\u{2066}\u{200f}\u{61c}",
    "\u{200b}\u{2060}\u{feff}\u{ad}",
    "\u{301}\u{302}",
    "\u{2028}\u{2029}",
    "\u{e0041}\u{fe0f}\u{e000}\u{378}",
    "\n=1+1;＝2",
    " \"@SUM(A1)",
];

/// The batches of the fictional service with so many cases, all texts hostile.
pub fn hostile_batches(cases: u32) -> impl Iterator<Item = Batch> {
    let plan = Plan {
        cases,
        ..Plan::default()
    };
    batches(&plan).map(|batch| Batch {
        settings: batch.settings.as_ref().map(hostile),
        areas: all(batch.areas),
        accounts: all(batch.accounts),
        specialists: all(batch.specialists),
        partners: all(batch.partners),
        services: all(batch.services),
        cases: batch.cases.into_iter().map(hostile_case).collect(),
        sessions: all(batch.sessions),
        personal_parts: all(batch.personal_parts),
        actions: all(batch.actions),
        activities: all(batch.activities),
        last: batch.last,
    })
}

fn hostile_case(records: CaseRecords) -> CaseRecords {
    let household = records.household.iter();
    CaseRecords {
        household: household
            .map(|(membership, person)| (hostile(membership), hostile(person)))
            .collect(),
        file: hostile(&records.file),
        contacts: all(records.contacts),
        referrals: all(records.referrals),
        actions: all(records.actions),
        items: all(records.items),
    }
}

fn all<R: Serialize + DeserializeOwned>(records: Vec<R>) -> Vec<R> {
    records.iter().map(hostile).collect()
}

fn hostile<R: Serialize + DeserializeOwned>(record: &R) -> R {
    rewritten(record, &hostile_text)
}

/// The record with every text rewritten; `rewrite` is told the text and its place in the record.
pub fn rewritten<R>(record: &R, rewrite: &dyn Fn(&str, &str) -> String) -> R
where
    R: Serialize + DeserializeOwned,
{
    let mut value = serde_json::to_value(record).unwrap();
    let mut places = Vec::new();
    texts(&value, String::new(), &mut places);
    for place in places {
        let text = value.pointer_mut(&place).unwrap();
        let plain = text.clone();
        *text = Value::String(rewrite(plain.as_str().unwrap(), &place));
        // Days, moments and words of the record itself are no texts: anything else is refused there.
        if R::deserialize(&value).is_err() {
            *value.pointer_mut(&place).unwrap() = plain;
        }
    }
    serde_json::from_value(value).unwrap()
}

/// The places of all strings in a value.
fn texts(value: &Value, place: String, places: &mut Vec<String>) {
    match value {
        Value::String(_) => places.push(place),
        Value::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                texts(value, format!("{place}/{index}"), places);
            }
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                texts(value, format!("{place}/{name}"), places);
            }
        }
        _ => {}
    }
}

/// The text made hostile, always in the same way, so that codes still lead to their records.
fn hostile_text(plain: &str, place: &str) -> String {
    if place.ends_with("/login") {
        // By its login an account is found, so that nobody could act.
        return plain.to_owned();
    }
    if place.ends_with("/code") || place.ends_with("/area") {
        // A code is part of keys and is given as an argument.
        return format!("{plain}\u{202e}\u{1b}[2J");
    }
    let number: usize = plain.bytes().map(usize::from).sum();
    let [beginning, end] = [number, number / 7].map(|number| BEGINNINGS[number % BEGINNINGS.len()]);
    format!("{beginning}{plain}{end}")
}

/// Whether a character would not be seen as what it is. Marks are judged by what they stand on.
pub fn deceives(character: char) -> bool {
    !is_combining_mark(character) && !is_plain(character)
}
