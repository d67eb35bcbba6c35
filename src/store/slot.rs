//! Key slots: the data key wrapped once for each login, with a key that Argon2id makes from the
//! passphrase. A slot is found by a keyed hash, so the header names nobody.

use super::error::{Damage, StoreError};
use super::seal::DataKey;
use argon2::{Algorithm, Argon2, Block, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use std::io;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// What guessing a passphrase costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Cost {
    /// The least that is accepted: OWASP's second choice for Argon2id.
    pub const LEAST: Self = Self {
        memory_kib: 19 << 10,
        passes: 2,
        lanes: 1,
    };

    /// Half a second on an old machine.
    pub const USUAL: Self = Self {
        memory_kib: 64 << 10,
        passes: 3,
        lanes: 1,
    };

    /// Whether a damaged or hostile header asks for less than is safe or more than a machine has.
    fn is_sane(self) -> bool {
        let least = Self::LEAST;
        (least.memory_kib..=256 << 10).contains(&self.memory_kib)
            && (least.passes..=6).contains(&self.passes)
            && (least.lanes..=4).contains(&self.lanes)
    }
}

/// The data key, wrapped for one login.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// Which login, as a hash keyed with the store's id.
    pub login_hash: [u8; 32],
    /// Goes into the passphrase's key.
    pub salt: [u8; 16],
    /// Goes into the passphrase's key.
    pub cost: Cost,
    /// Goes into the wrapping.
    pub nonce: [u8; 24],
    /// The data key, sealed.
    pub wrapped: Vec<u8>,
}

impl Slot {
    /// Wraps the data key for a login.
    pub fn wrap(
        store_id: &[u8; 16],
        login: &str,
        passphrase: &str,
        cost: Cost,
        data_key: &DataKey,
    ) -> Result<Self, StoreError> {
        let mut slot = Self::decoy(login_hash(store_id, login), cost);
        getrandom::fill(&mut slot.salt)?;
        getrandom::fill(&mut slot.nonce)?;
        let payload = Payload {
            msg: data_key.bytes(),
            aad: &slot.bound_to(store_id),
        };
        let cipher = slot.cipher(&composed(passphrase))?;
        slot.wrapped = cipher
            .encrypt(&XNonce::from(slot.nonce), payload)
            .map_err(|_| Damage::Header)?;
        Ok(slot)
    }

    /// A slot for a login that has none. It opens nothing and takes as long as another to say so:
    /// whoever guesses logins learns nothing from the time.
    pub fn decoy(login_hash: [u8; 32], cost: Cost) -> Self {
        Self {
            login_hash,
            salt: [0; 16],
            cost,
            nonce: [0; 24],
            wrapped: Vec::new(),
        }
    }

    /// The data key. One keyboard sends a letter with its sign as one, another as two: the passphrase
    /// is tried as it was typed, as slots were wrapped once, and with its letters put together.
    ///
    /// # Errors
    /// [`StoreError::WrongPassphrase`].
    pub fn unwrap(&self, store_id: &[u8; 16], passphrase: &str) -> Result<DataKey, StoreError> {
        let composed = composed(passphrase);
        match self.unwrap_with(store_id, &composed) {
            Err(StoreError::WrongPassphrase) if composed.as_str() != passphrase => {
                self.unwrap_with(store_id, passphrase)
            }
            unwrapped => unwrapped,
        }
    }

    fn unwrap_with(&self, store_id: &[u8; 16], passphrase: &str) -> Result<DataKey, StoreError> {
        let payload = Payload {
            msg: &self.wrapped,
            aad: &self.bound_to(store_id),
        };
        let opened = self
            .cipher(passphrase)?
            .decrypt(&XNonce::from(self.nonce), payload)
            .map_err(|_| StoreError::WrongPassphrase)?;
        let opened = Zeroizing::new(opened);
        let bytes: [u8; 32] = opened.as_slice().try_into().map_err(|_| Damage::Header)?;
        Ok(DataKey::from_bytes(bytes))
    }

    fn cipher(&self, passphrase: &str) -> Result<XChaCha20Poly1305, StoreError> {
        let Cost {
            memory_kib,
            passes,
            lanes,
        } = self.cost;
        let sane = self.cost.is_sane();
        let params = Params::new(memory_kib, passes, lanes, Some(32)).ok();
        let params = params.filter(|_| sane).ok_or(Damage::Header)?;
        let mut key = Zeroizing::new([0; 32]);
        // Whoever finds the last of these blocks has the key.
        let mut memory = Zeroizing::new(Vec::new());
        let room = memory.try_reserve_exact(params.block_count());
        room.map_err(|_| io::Error::from(io::ErrorKind::OutOfMemory))?;
        memory.resize(params.block_count(), Block::new());
        let passphrase = passphrase.as_bytes();
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into_with_memory(
                passphrase,
                &self.salt,
                key.as_mut(),
                memory.as_mut_slice(),
            )
            .map_err(|_| Damage::Header)?;
        Ok(XChaCha20Poly1305::new((&*key).into()))
    }

    fn bound_to(&self, store_id: &[u8; 16]) -> Vec<u8> {
        [store_id.as_slice(), &self.login_hash].concat()
    }
}

fn composed(passphrase: &str) -> Zeroizing<String> {
    let mut composed = Zeroizing::new(String::with_capacity(3 * passphrase.len()));
    composed.extend(passphrase.nfc());
    composed
}

/// The name that the recovery key's slot is found by. No login has a space in it.
pub const RECOVERY: &str = "recovery key";

/// The hash a login's slot is found by; capitals and spaces around it make no difference.
pub fn login_hash(store_id: &[u8; 16], login: &str) -> [u8; 32] {
    let key = blake3::derive_key("goldaw 2026-11 login", store_id);
    let login = login.trim().to_lowercase();
    *blake3::keyed_hash(&key, login.as_bytes()).as_bytes()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const STORE: [u8; 16] = [1; 16];

    fn wrapped(passphrase: &str) -> (Slot, DataKey) {
        let key = DataKey::from_bytes([3; 32]);
        let slot = Slot::wrap(&STORE, "jeren", passphrase, Cost::LEAST, &key).unwrap();
        (slot, key)
    }

    #[test]
    fn a_passphrase_opens_however_a_keyboard_puts_its_letters_together() {
        let (composed, apart) = (
            "ýüzärlik çölde",
            "y\u{301}u\u{308}za\u{308}rlik c\u{327}o\u{308}lde",
        );
        for set in [composed, apart] {
            let (slot, key) = wrapped(set);
            for typed in [composed, apart] {
                assert!(slot.unwrap(&STORE, typed) == Ok(DataKey::from_bytes(*key.bytes())));
            }
            let wrong = slot.unwrap(&STORE, "yuzarlik colde").err();
            assert_eq!(wrong, Some(StoreError::WrongPassphrase));
        }
    }

    #[test]
    fn a_slot_that_was_wrapped_with_letters_apart_still_opens() {
        let apart = "u\u{308}zu\u{308}m";
        let (mut slot, key) = wrapped("another");
        let payload = Payload {
            msg: key.bytes(),
            aad: &slot.bound_to(&STORE),
        };
        let cipher = slot.cipher(apart).unwrap();
        slot.wrapped = cipher.encrypt(&XNonce::from(slot.nonce), payload).unwrap();
        assert!(slot.unwrap(&STORE, apart) == Ok(key));
    }

    #[test]
    fn more_than_an_old_machine_has_is_never_asked_for() {
        let (mut slot, _) = wrapped("right");
        for (memory_kib, passes) in [(1 << 20, 2), (257 << 10, 2), (19 << 10, 7), (8, 2)] {
            slot.cost = Cost {
                memory_kib,
                passes,
                lanes: 1,
            };
            let refused = slot.unwrap(&STORE, "right").err();
            assert_eq!(
                refused,
                Some(Damage::Header.into()),
                "{memory_kib} {passes}"
            );
        }
    }
}
