//! Texts that show where they begin and end, and what a frame of such texts lacks.

use crate::hostile;
use goldaw::demonstration::{Plan, batches as demonstration};
use goldaw::domain::standing::CaseRecords;
use goldaw::office::loading::Batch;
use goldaw::ui::keymap::BINDINGS;
use serde::Serialize;
use serde::de::DeserializeOwned;
use unicode_segmentation::UnicodeSegmentation;

/// On the first letter of a message.
const MESSAGE: char = '\u{305}';
/// On the first letter of a text of a record.
const RECORD: char = '\u{33f}';
/// On the last letter of either.
const END: char = '\u{332}';

/// Labels begin here or before.
const LEFT: usize = 2;

/// A message with its marks; those of what stands in its gaps are taken away. With the text of a record in one
/// it is marked like that.
pub fn message(said: &str) -> String {
    let begin = if said.contains(RECORD) {
        RECORD
    } else {
        MESSAGE
    };
    marked(&plain(said), begin)
}

/// The text without marks.
pub fn plain(text: &str) -> String {
    text.replace([MESSAGE, RECORD, END], "")
}

fn marked(text: &str, begin: char) -> String {
    let mut letters: Vec<String> = text.graphemes(true).map(str::to_owned).collect();
    let seen = |letter: &String| !letter.trim().is_empty();
    if let (Some(first), Some(last)) = (
        letters.iter().position(seen),
        letters.iter().rposition(seen),
    ) {
        letters[first].push(begin);
        letters[last].push(END);
    }
    letters.concat()
}

/// The batches of the fictional service with so many cases, all texts long and marked.
pub fn batches(cases: u32) -> impl Iterator<Item = Batch> {
    let plan = Plan {
        cases,
        ..Plan::default()
    };
    demonstration(&plan).map(|batch| Batch {
        settings: batch.settings.as_ref().map(long),
        areas: all(batch.areas),
        accounts: all(batch.accounts),
        specialists: all(batch.specialists),
        partners: all(batch.partners),
        services: all(batch.services),
        cases: batch.cases.into_iter().map(case).collect(),
        sessions: all(batch.sessions),
        personal_parts: all(batch.personal_parts),
        actions: all(batch.actions),
        activities: all(batch.activities),
        ..batch
    })
}

fn case(records: CaseRecords) -> CaseRecords {
    let household = records.household.iter();
    CaseRecords {
        household: household
            .map(|(membership, person)| (long(membership), long(person)))
            .collect(),
        file: long(&records.file),
        contacts: all(records.contacts),
        referrals: all(records.referrals),
        actions: all(records.actions),
        items: all(records.items),
    }
}

fn all<R: Serialize + DeserializeOwned>(records: Vec<R>) -> Vec<R> {
    records.iter().map(long).collect()
}

fn long<R: Serialize + DeserializeOwned>(record: &R) -> R {
    hostile::rewritten(record, &long_text)
}

/// Names of people become double ones, other texts get a long word in Turkmen and in Russian.
fn long_text(text: &str, place: &str) -> String {
    if text.is_empty()
        || ["/login", "/code", "/area"]
            .iter()
            .any(|end| place.ends_with(end))
    {
        return text.to_owned();
    }
    let longer = match place {
        _ if place.contains("name") => format!("{text} Garajaýewa-Öwezmyradowa"),
        _ => format!("{text} durmuşhyzmatlaryndan профилактика безнадзорности"),
    };
    marked(&longer, RECORD)
}

/// A part of a text in one row, from a cell to the cell after it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Part {
    from: usize,
    text: String,
    begins: bool,
    ends: bool,
}

/// A frame, and what may stand in it besides texts.
pub struct Frame<'a> {
    /// What each cell of each row shows.
    pub rows: Vec<Vec<String>>,
    /// Whether a word is neither of a message nor of a text: what was typed, with what one logs in.
    pub is_known: &'a dyn Fn(&str) -> bool,
    /// Whether a line with this title, from this column on, hides what goes on below it, and says so.
    pub hides: &'a dyn Fn(&str, usize) -> bool,
}

impl Frame<'_> {
    /// What is cut without a mark, and letters that belong to no text.
    pub fn faults(&self) -> Vec<String> {
        let rows: Vec<Vec<Part>> = self.rows.iter().map(|row| parts(row)).collect();
        let mut faults = Vec::new();
        // The parts of the row that go on texts of the row above.
        let mut going_on: Vec<usize> = Vec::new();
        for (number, row) in rows.iter().enumerate() {
            let below = rows.get(number + 1).map_or(&[][..], Vec::as_slice);
            let mut next = Vec::new();
            for (index, part) in row.iter().enumerate() {
                let of_a_text = part.begins || going_on.contains(&index);
                if of_a_text && !part.ends {
                    match self.goes_on(part, below, &next) {
                        Some(at) => next.push(at),
                        None if self.is_hidden_below(part, number) => {}
                        None => faults.push(format!("{number}: cut: {}", plain(&part.text))),
                    }
                }
                if !of_a_text && !self.may_be_said(&part.text) {
                    faults.push(format!("{number}: no text: {}", plain(&part.text)));
                }
            }
            going_on = next;
        }
        faults
    }

    /// The messages without a text of a record that begin on the left and are cut, with a mark or not.
    pub fn cut_labels(&self) -> Vec<String> {
        let parts = self.rows.iter().flat_map(|row| parts(row));
        let on_the_left = |part: &Part| part.from <= LEFT && part.text.contains(MESSAGE);
        let cut = parts.filter(|part| on_the_left(part) && part.text.ends_with('…'));
        cut.map(|part| format!("0: cut label: {}", plain(&part.text)))
            .collect()
    }

    /// Which part of the row below goes on this one.
    fn goes_on(&self, part: &Part, below: &[Part], taken: &[usize]) -> Option<usize> {
        let goes_on = |other: &Part| {
            let of_a_text = other.ends || !self.may_be_said(&other.text);
            !other.begins && of_a_text && other.from <= part.from
        };
        let mut below = below.iter().enumerate().rev();
        let found = below.find(|(at, other)| goes_on(other) && !taken.contains(at));
        found.map(|(at, _)| at)
    }

    /// Whether the text goes on below a line that says so.
    fn is_hidden_below(&self, part: &Part, row: usize) -> bool {
        let Some(below) = self.rows.get(row + 1) else {
            return false;
        };
        let mut lines = (0..=part.from).rev();
        let line = lines.find(|at| below[*at] == "─" && (*at == 0 || below[at - 1] != "─"));
        line.is_some_and(|at| {
            let title = plain(&below[at..].concat());
            (self.hides)(title.trim_matches([' ', '─']), at)
        })
    }

    /// Whether this may stand on a screen though it is neither a message nor a text of a record: numbers, days,
    /// codes, initials, names of keys.
    fn may_be_said(&self, text: &str) -> bool {
        text.split(' ').all(|word| {
            let word = word.trim_matches(|sign: char| "(),:;·[]>".contains(sign));
            let has_letters = word.contains(char::is_alphabetic);
            !has_letters
                || is_code(word)
                || is_initials(word)
                || is_key(word)
                || (self.is_known)(word)
        })
    }
}

/// The parts of a row: a text ends with its mark or a cut one with `…`, and in any case before two spaces, a
/// line, or the beginning of another.
fn parts(row: &[String]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut open = false;
    let mut spaces = 0;
    for (column, symbol) in row.iter().enumerate() {
        // The first letter of a name, with its mark, is an initial too.
        let initial = row.get(column + 1).is_some_and(|next| next == ".");
        let begins = symbol.contains([MESSAGE, RECORD]) && !initial;
        if " ─│".contains(symbol) {
            spaces += 1;
            open &= symbol == " " && spaces < 2;
            if let (true, Some(part)) = (open, parts.last_mut()) {
                part.text.push_str(symbol);
            }
            continue;
        }
        spaces = 0;
        if begins || !open {
            parts.push(Part {
                from: column,
                text: String::new(),
                begins,
                ends: false,
            });
        }
        let part = parts.last_mut().unwrap();
        part.text.push_str(symbol);
        let next = row.get(column + 1);
        let is_last = !next.is_some_and(|next| next.contains(char::is_alphabetic));
        let is_name = is_last && is_short_name(&part.text);
        part.ends = symbol.contains(END) || symbol == "…" || is_name;
        open = !part.ends;
    }
    parts
}

/// Whether it is a code of a case or an area, whole or cut with its mark: `BAL-TUR-2021-0042`, `TUR-0042`, `BAL-TUR`.
fn is_code(word: &str) -> bool {
    let parts: Vec<&str> = word.split('-').collect();
    let area = |part: &str| part.len() == 3 && part.bytes().all(|one| one.is_ascii_uppercase());
    let number = |part: &str| {
        let digits = part.trim_end_matches('…');
        let whole = digits.len() == 4 && digits == part;
        digits.bytes().all(|one| one.is_ascii_digit()) && (whole || digits != part)
    };
    match parts[..] {
        [region, place] => area(region) && (area(place) || number(place)),
        [region, place, year] => area(region) && area(place) && number(year) && year.ends_with('…'),
        [region, place, year, serial] => {
            area(region) && area(place) && number(year) && number(serial)
        }
        _ => false,
    }
}

/// Whether it is a name with the initial of the family: `Jennet H.`
fn is_short_name(text: &str) -> bool {
    let is_initial = |initial: &str| plain(initial).len() <= 3 && is_initials(initial);
    let words = text.split_once(' ');
    text.contains(RECORD) && words.is_some_and(|(_, initial)| is_initial(initial))
}

fn is_initials(word: &str) -> bool {
    let mut letters = plain(word).chars().collect::<Vec<_>>();
    !letters.is_empty()
        && letters.len() % 2 == 0
        && letters
            .chunks_exact_mut(2)
            .all(|pair| pair[0].is_uppercase() && pair[1] == '.')
}

fn is_key(word: &str) -> bool {
    let mut chords = BINDINGS.iter().flat_map(|binding| binding.chords);
    chords.any(|chord| chord.name(true) == word || chord.name(false) == word)
}
