//! A small file that is replaced whole, with a checksum: the headers, the note of failed logins.
//!
//! ```text
//! magic (8) | format u16 | length of the body u32 | body (bincode) | BLAKE3 of all before 32
//! ```

use super::error::StoreError;
use super::record::{decode, encode};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What a kind of such file begins with.
pub struct Form {
    /// Says what kind of file it is.
    pub magic: &'static [u8; 8],
    /// The newest format that this program writes and reads.
    pub format: u16,
}

impl Form {
    /// The bytes of a file.
    pub fn to_bytes<T: Serialize>(&self, value: &T) -> Result<Vec<u8>, StoreError> {
        let body = encode(value)?;
        let length = u32::try_from(body.len()).map_err(|_| StoreError::TooLarge(body.len()))?;
        let mut bytes = self.magic.to_vec();
        bytes.extend_from_slice(&self.format.to_be_bytes());
        bytes.extend_from_slice(&length.to_be_bytes());
        bytes.extend_from_slice(&body);
        bytes.extend_from_slice(blake3::hash(&bytes).as_bytes());
        Ok(bytes)
    }

    /// What is in these bytes; `None` if they are damaged.
    ///
    /// # Errors
    /// [`StoreError::NewerVersion`].
    pub fn read<T: DeserializeOwned>(&self, bytes: &[u8]) -> Result<Option<T>, StoreError> {
        let body = self.body(bytes)?;
        Ok(body.and_then(|(_, body)| decode(body)))
    }

    /// The format and the body of these bytes, where a newer format has another body; `None` if they
    /// are damaged.
    ///
    /// # Errors
    /// [`StoreError::NewerVersion`].
    pub fn body<'a>(&self, bytes: &'a [u8]) -> Result<Option<(u16, &'a [u8])>, StoreError> {
        let Some((fields, hash)) = bytes.split_last_chunk::<32>() else {
            return Ok(None);
        };
        if blake3::hash(fields).as_bytes() != hash || !fields.starts_with(self.magic) {
            return Ok(None);
        }
        let format = fields.get(8..).and_then(|rest| rest.first_chunk::<2>());
        let format = format.map_or(0, |format| u16::from_be_bytes(*format));
        if format == 0 {
            return Ok(None);
        }
        if format > self.format {
            return Err(StoreError::NewerVersion(format));
        }
        Ok(fields.get(14..).map(|body| (format, body)))
    }
}
