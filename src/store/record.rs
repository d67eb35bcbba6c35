//! What a type needs in order to be stored, and how it becomes bytes.

use super::engine::Key;
use super::error::{Damage, StoreError};
use super::key::{IndexRow, record_key};
use super::table::Table;
use crate::domain::identifier::Identifier;
use bincode::Options;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The most bytes a record may have.
pub const RECORD_LIMIT: usize = 1 << 20;

/// A type that lies in a table.
pub trait Record: Serialize + DeserializeOwned + Send {
    /// Its id.
    type Id: Identifier + Send;
    /// Its table; no other type lies there.
    const TABLE: Table;
    /// The number of the form it is written in, raised with every change of its fields.
    const SCHEMA: u16;

    /// The id; a record that exists once has a fixed one, see [`named_id`].
    fn id(&self) -> Self::Id;

    /// The rows by which it is found other than by its id.
    fn index_rows(&self) -> Vec<IndexRow>;

    /// Reads the record from the bytes of a form before [`Self::SCHEMA`]; `None` if they are not
    /// one. A type whose fields have changed takes its older forms here.
    fn read_older(_schema: u16, _bytes: &[u8]) -> Option<Self> {
        None
    }

    /// Reads the record from the bytes of a form.
    ///
    /// # Errors
    /// [`StoreError::NewerVersion`] for a form this program does not know yet,
    /// [`StoreError::Damaged`] for bytes that are not such a record.
    fn read(schema: u16, bytes: &[u8]) -> Result<Self, StoreError> {
        if schema > Self::SCHEMA {
            return Err(StoreError::NewerVersion(schema));
        }
        let read = if schema == Self::SCHEMA {
            decode(bytes)
        } else {
            Self::read_older(schema, bytes)
        };
        read.ok_or_else(|| Damage::Record(Self::TABLE as u8).into())
    }
}

/// A record with its version, which a later change names as the expected one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versioned<R> {
    /// The record.
    pub record: R,
    /// Counted from 1.
    pub version: u64,
}

/// The id of a record that exists once, such as the settings or the counter of an area: the same
/// name always gives the same id.
pub fn named_id<I: Identifier>(name: &str) -> I {
    let hash = blake3::derive_key("goldaw 2026-11 named record", name.as_bytes());
    let mut id = [0; 16];
    id.iter_mut().zip(hash).for_each(|(to, from)| *to = from);
    I::from_bytes(id)
}

/// The bytes of a value: bincode with fixed-width little-endian integers.
///
/// # Errors
/// [`StoreError::TooLarge`] beyond [`RECORD_LIMIT`].
pub fn encode<T: Serialize>(value: &T) -> Result<Vec<u8>, StoreError> {
    let size = options().serialized_size(value).unwrap_or(u64::MAX);
    let size = usize::try_from(size).unwrap_or(usize::MAX);
    if size > RECORD_LIMIT {
        return Err(StoreError::TooLarge(size));
    }
    options()
        .serialize(value)
        .map_err(|_| StoreError::TooLarge(size))
}

/// The value in these bytes; `None` if they are anything but exactly one such value.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    options()
        .with_limit(RECORD_LIMIT as u64)
        .reject_trailing_bytes()
        .deserialize(bytes)
        .ok()
}

/// The keys of all index rows of a record.
pub(super) fn index_keys<R: Record>(record: &R) -> Vec<Key> {
    let rows = record.index_rows().into_iter();
    rows.map(|row| row.key(record.id())).collect()
}

/// The key of the record with this id.
pub(super) fn key_of<R: Record>(id: R::Id) -> Key {
    record_key(R::TABLE, id)
}

fn options() -> impl Options {
    bincode::DefaultOptions::new().with_fixint_encoding()
}
