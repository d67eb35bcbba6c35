//! One frame of the journal: one commit.
//!
//! ```text
//! length u32 | crc of the length u32 | crc of the body u32 | hash of the previous frame 32 | body
//! ```
//!
//! Numbers are little-endian, the crc is CRC-32, the hash is BLAKE3 over the whole frame. The body
//! is an [`Entry`] in bincode. Zeros where a frame could begin mean that none does.

use crate::store::engine::Commit;
use crate::store::error::StoreError;
use bincode::Options;
use serde::Deserialize;

/// The bytes before the body.
pub const HEAD: usize = 44;
/// The most bytes a body may have.
pub const BODY_LIMIT: usize = 64 << 20;

/// What a frame holds.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Entry {
    /// The number of the commit.
    pub sequence: u64,
    /// The commit.
    pub commit: Commit,
}

/// What begins at some place.
pub enum Found {
    /// Nothing.
    Nothing,
    /// Something that is not a whole frame.
    Broken,
    /// A whole frame.
    Frame(Frame),
}

/// A whole frame as it was read.
pub struct Frame {
    /// Its length in bytes.
    pub length: usize,
    /// Its hash.
    pub hash: [u8; 32],
    /// The hash of the frame before it.
    pub previous: [u8; 32],
    /// What it holds.
    pub entry: Entry,
}

/// The bytes of a frame.
///
/// # Errors
/// [`StoreError::TooLarge`] beyond 64 MiB.
pub fn build(previous: &[u8; 32], sequence: u64, commit: &Commit) -> Result<Vec<u8>, StoreError> {
    // The bytes of an [`Entry`], without a copy of the commit.
    let body = options().serialize(&(sequence, commit));
    let body = body.map_err(|_| StoreError::TooLarge(usize::MAX))?;
    if body.len() > BODY_LIMIT {
        return Err(StoreError::TooLarge(body.len()));
    }
    let length = u32::try_from(body.len()).map_err(|_| StoreError::TooLarge(body.len()))?;
    let mut frame = Vec::with_capacity(HEAD + body.len());
    frame.extend_from_slice(&length.to_le_bytes());
    frame.extend_from_slice(&crc32fast::hash(&length.to_le_bytes()).to_le_bytes());
    frame.extend_from_slice(&crc32fast::hash(&body).to_le_bytes());
    frame.extend_from_slice(previous);
    frame.extend_from_slice(&body);
    Ok(frame)
}

/// Where in the frame the values of the puts begin, in their order.
pub fn value_offsets(entry: &Entry) -> Vec<u64> {
    /// What bincode puts before the items of a list.
    const COUNT: usize = 8;
    let commit = &entry.commit;
    let expected = commit.expect.iter();
    let expected = expected.map(|(key, version)| COUNT + key.len() + 1 + version.map_or(0, |_| 8));
    let mut offset = HEAD + 8 + commit.id.len() + COUNT + expected.sum::<usize>() + COUNT;
    let mut offsets = Vec::with_capacity(commit.puts.len());
    for (key, _, value) in &commit.puts {
        offset += COUNT + key.len() + 8 + COUNT;
        offsets.push(offset as u64);
        offset += value.len();
    }
    offsets
}

/// The hash of a frame's bytes.
pub fn hash(frame: &[u8]) -> [u8; 32] {
    *blake3::hash(frame).as_bytes()
}

/// What begins at the first of these bytes.
pub fn read(bytes: &[u8]) -> Found {
    if bytes.iter().take(8).all(|byte| *byte == 0) {
        return Found::Nothing;
    }
    whole(bytes).map_or(Found::Broken, Found::Frame)
}

/// How long the whole frame is that begins at the first of these bytes; what it holds is not read.
pub fn length(bytes: &[u8]) -> Option<usize> {
    parts(bytes).map(|(_, body)| HEAD + body.len())
}

fn whole(bytes: &[u8]) -> Option<Frame> {
    let (previous, body) = parts(bytes)?;
    let entry = options().reject_trailing_bytes().deserialize(body).ok()?;
    let length = HEAD + body.len();
    Some(Frame {
        length,
        hash: hash(bytes.get(..length)?),
        previous: *previous,
        entry,
    })
}

/// The hash of the frame before and the body of a frame whose checksums are right.
fn parts(bytes: &[u8]) -> Option<(&[u8; 32], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (length_crc, rest) = rest.split_first_chunk::<4>()?;
    let (body_crc, rest) = rest.split_first_chunk::<4>()?;
    if crc32fast::hash(length) != u32::from_le_bytes(*length_crc) {
        return None;
    }
    let (previous, rest) = rest.split_first_chunk::<32>()?;
    let body = rest.get(..usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
    let right = crc32fast::hash(body) == u32::from_le_bytes(*body_crc);
    right.then_some((previous, body))
}

fn options() -> impl Options {
    bincode::DefaultOptions::new()
        .with_fixint_encoding()
        .with_limit(BODY_LIMIT as u64)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::store::key::hexadecimal;
    use proptest::prelude::*;

    fn entry() -> Entry {
        Entry {
            sequence: 7,
            commit: Commit {
                id: [1; 16],
                expect: vec![(b"a".to_vec(), Some(2)), (b"b".to_vec(), None)],
                puts: vec![(b"a".to_vec(), 3, b"value".to_vec())],
                deletes: vec![b"c".to_vec()],
            },
        }
    }

    #[test]
    fn the_frame_keeps_its_bytes() {
        let frame = build(&[9; 32], 7, &entry().commit).unwrap();
        let fixture = include_str!("../../../tests/fixtures/store/frame.hex");
        assert_eq!(hexadecimal(&frame), fixture.trim_end());
        let Found::Frame(read) = read(&frame) else {
            panic!("not a whole frame")
        };
        assert_eq!(
            (read.entry, read.previous, read.length),
            (entry(), [9; 32], frame.len())
        );
    }

    #[test]
    fn the_values_lie_where_it_is_said() {
        let mut entry = entry();
        entry.commit.puts.push((b"empty".to_vec(), 0, Vec::new()));
        entry
            .commit
            .puts
            .push((b"b".to_vec(), 1, b"other".to_vec()));
        let frame = build(&[9; 32], 7, &entry.commit).unwrap();
        let offsets = value_offsets(&entry);
        assert_eq!(offsets.len(), entry.commit.puts.len());
        for ((_, _, value), offset) in entry.commit.puts.iter().zip(offsets) {
            let rest = frame.get(usize::try_from(offset).unwrap()..).unwrap();
            assert!(rest.starts_with(value));
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_calmly(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            prop_assert!(!matches!(read(&bytes), Found::Frame(_)));
        }
    }
}
