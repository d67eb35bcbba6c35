//! How keys are laid out.
//!
//! ```text
//! record      table (1 byte, below 0x80) | id (16)
//! index row   index (1 byte, from 0x80)  | parts as the index wants them | id of the record (16)
//! ```
//!
//! Numbers and days are big-endian, so that bytes sort as values do. Keys are not sealed: they
//! hold ids, codes and days, never names.

use super::engine::Key;
use super::table::{Index, Table};
use crate::domain::Day;
use crate::domain::identifier::Identifier;
use chrono::Datelike;

/// A code in a key is cut after this many bytes.
const CODE_LIMIT: usize = 64;

/// The key of a record.
pub fn record_key(table: Table, id: impl Identifier) -> Key {
    let mut key = vec![table as u8];
    key.extend_from_slice(&id.bytes());
    key
}

/// The id at the end of a record's or index row's key; `None` if the key is too short for one.
pub fn id_in_key<I: Identifier>(key: &[u8]) -> Option<I> {
    let (_, rest) = key.split_first()?;
    rest.last_chunk::<16>().map(|bytes| I::from_bytes(*bytes))
}

/// The bytes as hexadecimal digits, for reports.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A row of an index before the record's id is added; with fewer parts, the prefix that all rows
/// beginning with these parts share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexRow(Key);

impl IndexRow {
    /// The row without parts: the prefix of the whole index.
    pub fn new(index: Index) -> Self {
        Self(vec![index as u8])
    }

    /// Adds an id.
    #[must_use]
    pub fn id(self, id: impl Identifier) -> Self {
        self.bytes(&id.bytes())
    }

    /// Adds a number of one byte, such as a state.
    #[must_use]
    pub fn byte(self, byte: u8) -> Self {
        self.bytes(&[byte])
    }

    /// Adds a day; late ones come first.
    #[must_use]
    pub fn day_descending(self, day: Day) -> Self {
        self.bytes(&(!sortable(day)).to_be_bytes())
    }

    /// Adds a code with a terminator, so that no code is the beginning of another. Only its first
    /// 64 bytes count, up to a zero byte if it has one.
    #[must_use]
    pub fn code(self, code: &str) -> Self {
        let counted = code.bytes().take(CODE_LIMIT).take_while(|byte| *byte != 0);
        let ended: Vec<u8> = counted.chain([0]).collect();
        self.bytes(&ended)
    }

    /// The key of the row for the record with this id.
    pub(super) fn key(mut self, id: impl Identifier) -> Key {
        self.0.extend_from_slice(&id.bytes());
        self.0
    }

    /// The bytes that all rows with these parts begin with.
    pub(super) fn prefix(&self) -> &[u8] {
        &self.0
    }

    fn bytes(mut self, bytes: &[u8]) -> Self {
        self.0.extend_from_slice(bytes);
        self
    }
}

/// The day as a number that sorts as days do, before the year 0 as well.
fn sortable(day: Day) -> u32 {
    day.num_days_from_ce().cast_unsigned() ^ 0x8000_0000
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::identifier::CaseId;
    use proptest::prelude::*;

    fn day(number: i32) -> Day {
        Day::from_num_days_from_ce_opt(number).unwrap()
    }

    proptest! {
        #[test]
        fn days_sort_in_keys_against_the_calendar(a in -800_000i32..800_000, b in -800_000i32..800_000) {
            let descending = |number| IndexRow::new(Index::ContactByCase).day_descending(day(number));
            prop_assert_eq!(b.cmp(&a), descending(a).0.cmp(&descending(b).0));
        }
    }

    #[test]
    fn no_code_is_the_beginning_of_another() {
        let short = IndexRow::new(Index::CaseByCode).code("BAL-TUR-2021-0004");
        let long = IndexRow::new(Index::CaseByCode).code("BAL-TUR-2021-00042");
        assert!(!long.0.starts_with(short.prefix()));
    }

    #[test]
    fn a_long_code_or_one_with_a_zero_byte_is_cut() {
        let cut = |code: &str| IndexRow::new(Index::CaseByCode).code(code).0.len();
        assert_eq!(cut(&"x".repeat(500)), 1 + 64 + 1);
        assert_eq!(cut("a\0b"), 3);
    }

    #[test]
    fn the_id_is_found_at_the_end_of_a_key() {
        let id = CaseId::from_bytes([7; 16]);
        let row = IndexRow::new(Index::CaseByCode).code("X").key(id);
        assert_eq!(id_in_key(&row), Some(id));
        assert_eq!(id_in_key(&record_key(Table::Case, id)), Some(id));
        assert_eq!(id_in_key::<CaseId>(&[0x80; 16]), None);
    }
}
