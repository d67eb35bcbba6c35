//! Frames: a length of four bytes, little-endian, and so many bytes of bincode.

use bincode::Options;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io::{self, ErrorKind, Read, Write};
use zeroize::Zeroizing;

/// The most bytes of a frame to the server: a session with long texts, fifty rows of a directory.
pub const TO_SERVER_MAX: usize = 8 << 20;
/// A frame to the server that is longer is a long one.
pub const SHORT: usize = 64 << 10;
/// The most bytes of a frame to a client: the list of all cases of a country.
pub const TO_CLIENT_MAX: usize = 256 << 20;
/// So many bytes are made room for before they have come.
const AT_ONCE: usize = 64 << 10;

/// The bytes of a frame.
///
/// # Errors
/// The value takes more than `limit` bytes.
pub fn of<T: Serialize>(value: &T, limit: usize) -> io::Result<Zeroizing<Vec<u8>>> {
    let size = options(limit).serialized_size(value).map_err(invalid)?;
    let length = u32::try_from(size).map_err(|_| io::Error::from(ErrorKind::InvalidData))?;
    // Room for all of it at once: a text that is to stay secret would leave copies where it grew.
    let mut frame = Zeroizing::new(Vec::with_capacity(4 + size as usize));
    frame.extend_from_slice(&length.to_le_bytes());
    let written = options(limit).serialize_into(&mut *frame, value);
    written.map_err(invalid)?;
    Ok(frame)
}

/// Writes a value as a frame.
///
/// # Errors
/// The other end is gone or does not read; the value takes more than `limit` bytes.
pub fn write<T: Serialize>(to: &mut impl Write, value: &T, limit: usize) -> io::Result<()> {
    to.write_all(&of(value, limit)?)
}

/// Reads a frame.
///
/// # Errors
/// The other end is gone, or too slow; the frame is longer than `limit`, or not such a value.
pub fn read<T: DeserializeOwned>(from: &mut impl Read, limit: usize) -> io::Result<T> {
    let length = length(from, limit)?;
    body(from, length)
}

/// Reads the length of a frame.
///
/// # Errors
/// The other end is gone, or too slow; the frame is longer than `limit`.
pub fn length(from: &mut impl Read, limit: usize) -> io::Result<usize> {
    let mut length = [0; 4];
    from.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length) as usize;
    match length > limit {
        true => Err(ErrorKind::InvalidData.into()),
        false => Ok(length),
    }
}

/// Reads what follows the length of a frame.
///
/// # Errors
/// The other end is gone, or too slow; the frame is not such a value.
pub fn body<T: DeserializeOwned>(from: &mut impl Read, length: usize) -> io::Result<T> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(length.min(AT_ONCE)));
    from.take(length as u64).read_to_end(&mut bytes)?;
    if bytes.len() < length {
        return Err(ErrorKind::UnexpectedEof.into());
    }
    options(length).deserialize(&bytes).map_err(invalid)
}

fn options(limit: usize) -> impl Options {
    bincode::DefaultOptions::new()
        .with_fixint_encoding()
        .reject_trailing_bytes()
        .with_limit(limit as u64)
}

fn invalid(_: bincode::Error) -> io::Error {
    ErrorKind::InvalidData.into()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_frame_comes_back_as_it_was_and_no_longer_than_allowed() {
        let mut bytes = Vec::new();
        write(&mut bytes, &("one", 2_u64), 64).unwrap();
        let read_back: (String, u64) = read(&mut bytes.as_slice(), 64).unwrap();
        assert_eq!(read_back, ("one".to_owned(), 2));
        assert!(read::<(String, u64)>(&mut bytes.as_slice(), 8).is_err());
        assert!(write(&mut Vec::new(), &"x".repeat(65), 64).is_err());
    }

    #[test]
    fn a_frame_that_ends_early_or_goes_on_is_refused() {
        let whole = of(&7_u64, 64).unwrap().to_vec();
        for length in 0..whole.len() {
            let mut part = whole.get(..length).unwrap();
            assert!(read::<u64>(&mut part, 64).is_err(), "{length}");
        }
        let mut longer = whole.clone();
        longer.push(0);
        *longer.first_mut().unwrap() += 1;
        assert!(read::<u64>(&mut longer.as_slice(), 64).is_err());
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_calmly(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = read::<Vec<(String, Option<Vec<u64>>)>>(&mut bytes.as_slice(), 256);
        }
    }
}
