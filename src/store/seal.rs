//! The seal: every stored value is encrypted and bound to its key.
//!
//! ```text
//! A7 | envelope 1 | algorithm 1 | key id u16 | schema u16 | record version u64 | nonce 24 | ciphertext | tag 16
//! ```
//!
//! Numbers are big-endian; the algorithm is XChaCha20-Poly1305. The part before the ciphertext, the
//! store's id and the full key are authenticated with it, so a value can neither be changed nor
//! moved to another key, store or version without being noticed.

use super::error::StoreError;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::{Zeroize, Zeroizing};

const MAGIC: u8 = 0xA7;
const ENVELOPE: u8 = 1;
const XCHACHA20_POLY1305: u8 = 1;
const KEY_ID: u16 = 1;
const HEAD: usize = 39;
/// More bytes of the stack than opening a store and answering a request take.
const STACK_USED: usize = 512 << 10;

/// The key all values of a store are sealed with. It lies in one place of the heap, however often it is
/// handed on, and is overwritten there when it is dropped.
#[derive(PartialEq, Eq)]
pub struct DataKey(Box<Zeroizing<[u8; 32]>>);

impl DataKey {
    /// A new random key.
    pub fn random() -> Result<Self, StoreError> {
        let mut key = Self::from_bytes([0; 32]);
        getrandom::fill(key.0.as_mut_slice())?;
        Ok(key)
    }

    /// The key of these bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Box::new(Zeroizing::new(bytes)))
    }

    /// The 32 bytes.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// Overwrites the part of the thread's stack that earlier calls have used: there stand what sealing and
/// opening have copied of the key. Asked for once the key itself is dropped.
#[inline(never)]
pub fn overwrite_stack() {
    let mut used = [0_u8; STACK_USED];
    used.zeroize();
}

/// What was in an envelope.
#[derive(Debug, PartialEq, Eq)]
pub struct Opened {
    /// The number of the form the record is written in.
    pub schema: u16,
    /// The record's version.
    pub version: u64,
    /// The bytes.
    pub plain: Vec<u8>,
}

/// Seals and opens the values of one store.
pub struct Seal {
    /// It holds the key and overwrites it when it is dropped; like the key it is never moved about.
    cipher: Box<XChaCha20Poly1305>,
    store_id: [u8; 16],
}

impl Seal {
    /// The seal of the store with this id.
    pub fn new(key: &DataKey, store_id: [u8; 16]) -> Self {
        Self {
            cipher: Box::new(XChaCha20Poly1305::new(key.bytes().into())),
            store_id,
        }
    }

    /// Seals the bytes of a record for its key.
    pub fn seal(
        &self,
        key: &[u8],
        schema: u16,
        version: u64,
        plain: &[u8],
    ) -> Result<Vec<u8>, StoreError> {
        let mut nonce = [0; 24];
        getrandom::fill(&mut nonce)?;
        self.seal_with(nonce, key, schema, version, plain)
    }

    /// Opens an envelope that lies under this key; `None` if it is not exactly what was sealed for
    /// this key of this store.
    pub fn open(&self, key: &[u8], envelope: &[u8]) -> Option<Opened> {
        let (head, ciphertext) = envelope.split_first_chunk::<HEAD>()?;
        let (fixed, rest) = head.split_first_chunk::<5>()?;
        let (schema, rest) = rest.split_first_chunk::<2>()?;
        let (version, nonce) = rest.split_first_chunk::<8>()?;
        let nonce: &[u8; 24] = nonce.try_into().ok()?;
        if fixed != &fixed_part() {
            return None;
        }
        let payload = Payload {
            msg: ciphertext,
            aad: &self.bound_to(head, key),
        };
        let plain = self.cipher.decrypt(&XNonce::from(*nonce), payload).ok()?;
        Some(Opened {
            schema: u16::from_be_bytes(*schema),
            version: u64::from_be_bytes(*version),
            plain,
        })
    }

    fn seal_with(
        &self,
        nonce: [u8; 24],
        key: &[u8],
        schema: u16,
        version: u64,
        plain: &[u8],
    ) -> Result<Vec<u8>, StoreError> {
        let mut envelope = Vec::with_capacity(HEAD + plain.len() + 16);
        envelope.extend_from_slice(&fixed_part());
        envelope.extend_from_slice(&schema.to_be_bytes());
        envelope.extend_from_slice(&version.to_be_bytes());
        envelope.extend_from_slice(&nonce);
        let payload = Payload {
            msg: plain,
            aad: &self.bound_to(&envelope, key),
        };
        let sealed = self
            .cipher
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| StoreError::TooLarge(plain.len()))?;
        envelope.extend_from_slice(&sealed);
        Ok(envelope)
    }

    fn bound_to(&self, head: &[u8], key: &[u8]) -> Vec<u8> {
        [head, &self.store_id, key].concat()
    }
}

fn fixed_part() -> [u8; 5] {
    let [high, low] = KEY_ID.to_be_bytes();
    [MAGIC, ENVELOPE, XCHACHA20_POLY1305, high, low]
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::store::key::hexadecimal;
    use proptest::prelude::*;

    fn seal() -> Seal {
        Seal::new(&DataKey::from_bytes([3; 32]), [4; 16])
    }

    #[test]
    fn the_envelope_keeps_its_bytes() {
        let envelope = seal().seal_with([5; 24], b"key", 2, 7, b"plain").unwrap();
        let fixture = include_str!("../../tests/fixtures/store/envelope.hex");
        assert_eq!(hexadecimal(&envelope), fixture.trim_end());
        let opened = seal().open(b"key", &envelope).unwrap();
        assert_eq!(
            opened,
            Opened {
                schema: 2,
                version: 7,
                plain: b"plain".to_vec()
            }
        );
    }

    #[test]
    fn a_value_opens_only_under_its_key_in_its_store() {
        let envelope = seal().seal(b"key", 1, 1, b"plain").unwrap();
        let other_store = Seal::new(&DataKey::from_bytes([3; 32]), [9; 16]);
        let other_key = Seal::new(&DataKey::from_bytes([9; 32]), [4; 16]);
        assert!(seal().open(b"key", &envelope).is_some());
        assert!(seal().open(b"yek", &envelope).is_none());
        assert!(other_store.open(b"key", &envelope).is_none());
        assert!(other_key.open(b"key", &envelope).is_none());
    }

    proptest! {
        #[test]
        fn a_changed_bit_is_noticed(bit in 0usize..(HEAD + 5 + 16) * 8) {
            let mut envelope = seal().seal(b"key", 1, 1, b"plain").unwrap();
            envelope[bit / 8] ^= 1 << (bit % 8);
            prop_assert!(seal().open(b"key", &envelope).is_none());
        }

        #[test]
        fn any_bytes_are_refused_calmly(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(seal().open(b"key", &bytes).is_none());
        }
    }
}
