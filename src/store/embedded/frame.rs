//! One frame of the journal: one commit.
//!
//! ```text
//! length u32 | crc of the length u32 | crc of what follows the head u32 | hash of the previous frame 32 | body | tag 32
//! ```
//!
//! Numbers are little-endian, the length is that of body and tag, the crc is CRC-32. The body is an
//! [`Entry`] in bincode. The tag is BLAKE3, keyed, over the hash of the previous frame and the body,
//! and it is the hash by which the next frame names this one: so without the store's key no frame
//! can be made or changed, and none before the last be left out or moved, without being noticed.
//!
//! Frames of the first release have no tag; their hash is BLAKE3, without a key, over the whole.
//! Zeros where a frame could begin mean that none does.

use super::snapshot::SnapshotKey;
use crate::store::engine::Commit;
use crate::store::error::StoreError;
use bincode::Options;
use serde::Deserialize;

/// The bytes before the body.
pub const HEAD: usize = 44;
/// The bytes of a tag.
const TAG: usize = 32;
/// The most bytes that may follow a head.
pub const CONTENT_LIMIT: usize = 64 << 20;

/// What a frame holds.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Entry {
    /// The number of the commit.
    pub sequence: u64,
    /// The commit.
    pub commit: Commit,
}

/// How the frames of a segment are tied together.
pub enum Chain {
    /// By the hash of each, as in the first release.
    Hashes {
        /// The first commit that is not of the first release.
        before: u64,
    },
    /// By the tag of each, made with this key.
    Tags(SnapshotKey),
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

/// The bytes of a frame, and its tag.
///
/// # Errors
/// [`StoreError::TooLarge`] beyond 64 MiB.
pub fn build(
    key: &SnapshotKey,
    previous: &[u8; 32],
    sequence: u64,
    commit: &Commit,
) -> Result<(Vec<u8>, [u8; 32]), StoreError> {
    // The bytes of an [`Entry`], without a copy of the commit.
    let content = options().serialize(&(sequence, commit));
    let mut content = content.map_err(|_| StoreError::TooLarge(usize::MAX))?;
    let tag = key.tag(previous, &content);
    content.extend_from_slice(&tag);
    if content.len() > CONTENT_LIMIT {
        return Err(StoreError::TooLarge(content.len()));
    }
    let length = u32::try_from(content.len()).map_err(|_| StoreError::TooLarge(content.len()))?;
    let mut frame = Vec::with_capacity(HEAD + content.len());
    frame.extend_from_slice(&length.to_le_bytes());
    frame.extend_from_slice(&crc32fast::hash(&length.to_le_bytes()).to_le_bytes());
    frame.extend_from_slice(&crc32fast::hash(&content).to_le_bytes());
    frame.extend_from_slice(previous);
    frame.extend_from_slice(&content);
    Ok((frame, tag))
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

impl Chain {
    /// The whole frame that begins at the first of these bytes, if one does.
    pub fn read(&self, bytes: &[u8]) -> Option<Frame> {
        let length = length(bytes)?;
        let hash = self.hash(bytes.get(..length)?)?;
        let (head, content) = bytes.get(..length)?.split_at_checked(HEAD)?;
        let body = match self {
            Self::Hashes { .. } => content,
            Self::Tags(_) => content.split_last_chunk::<TAG>()?.0,
        };
        let entry: Entry = options().reject_trailing_bytes().deserialize(body).ok()?;
        if matches!(self, Self::Hashes { before } if entry.sequence >= *before) {
            return None;
        }
        Some(Frame {
            length,
            hash,
            previous: *head.last_chunk()?,
            entry,
        })
    }

    /// The hash of the frame that these bytes are; `None` if it is not as it was written.
    fn hash(&self, frame: &[u8]) -> Option<[u8; 32]> {
        match self {
            Self::Hashes { .. } => Some(*blake3::hash(frame).as_bytes()),
            Self::Tags(key) => {
                let (head, content) = frame.split_at_checked(HEAD)?;
                let (body, tag) = content.split_last_chunk::<TAG>()?;
                (key.tag(head.last_chunk()?, body) == *tag).then_some(*tag)
            }
        }
    }
}

/// How long the frame is that begins at the first of these bytes and has the checksums that belong
/// to it; whether it is the store's own is not looked at.
pub fn length(bytes: &[u8]) -> Option<usize> {
    let (length, crc) = claimed(bytes)?;
    let content = bytes.get(HEAD..length)?;
    (crc32fast::hash(content) == crc).then_some(length)
}

/// How long the frame says it is that begins at the first of these bytes, and which checksum what
/// follows its head should have.
pub fn claimed(bytes: &[u8]) -> Option<(usize, u32)> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (length_crc, rest) = rest.split_first_chunk::<4>()?;
    if crc32fast::hash(length) != u32::from_le_bytes(*length_crc) {
        return None;
    }
    let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
    Some((
        HEAD.checked_add(length)?,
        u32::from_le_bytes(*rest.first_chunk()?),
    ))
}

fn options() -> impl Options {
    bincode::DefaultOptions::new()
        .with_fixint_encoding()
        .with_limit(CONTENT_LIMIT as u64)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
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

    fn key() -> SnapshotKey {
        SnapshotKey::new([3; 32])
    }

    #[test]
    fn the_frame_keeps_its_bytes() {
        let (frame, tag) = build(&key(), &[9; 32], 7, &entry().commit).unwrap();
        let fixture = include_str!("../../../tests/fixtures/store/frame-2.hex");
        assert_eq!(hexadecimal(&frame), fixture.trim_end());
        let read = Chain::Tags(key()).read(&frame).unwrap();
        assert_eq!(
            (read.entry, read.previous, read.hash, read.length),
            (entry(), [9; 32], tag, frame.len())
        );
    }

    #[test]
    fn a_frame_of_the_first_release_is_read() {
        let fixture = include_str!("../../../tests/fixtures/store/frame.hex");
        let digits = fixture.trim_end().as_bytes().chunks(2);
        let byte = |pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
        let frame: Vec<u8> = digits.map(byte).collect();
        assert!(Chain::Hashes { before: 7 }.read(&frame).is_none());
        let read = Chain::Hashes { before: 8 }.read(&frame).unwrap();
        assert_eq!(
            (read.entry, read.previous, read.length),
            (entry(), [9; 32], frame.len())
        );
        assert_eq!(read.hash, *blake3::hash(&frame).as_bytes());
    }

    #[test]
    fn a_frame_that_was_made_without_the_key_is_none() {
        let other = SnapshotKey::new([4; 32]);
        let (forged, _) = build(&other, &[9; 32], 7, &entry().commit).unwrap();
        assert_eq!(length(&forged), Some(forged.len()));
        assert!(Chain::Tags(key()).read(&forged).is_none());
        let (mut moved, _) = build(&key(), &[9; 32], 7, &entry().commit).unwrap();
        moved[12] ^= 1;
        assert_eq!(length(&moved), Some(moved.len()));
        assert!(Chain::Tags(key()).read(&moved).is_none());
    }

    #[test]
    fn the_values_lie_where_it_is_said() {
        let mut entry = entry();
        entry.commit.puts.push((b"empty".to_vec(), 0, Vec::new()));
        entry
            .commit
            .puts
            .push((b"b".to_vec(), 1, b"other".to_vec()));
        let (frame, _) = build(&key(), &[9; 32], 7, &entry.commit).unwrap();
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
            let hashes = Chain::Hashes { before: u64::MAX };
            prop_assert!(hashes.read(&bytes).is_none());
            prop_assert!(Chain::Tags(key()).read(&bytes).is_none());
        }
    }
}
