//! What takes long about a passphrase, taken out of an open store so that it can be done beside: trying
//! one, and making the key slot that it will open.

use super::Store;
use super::error::StoreError;
use super::seal::DataKey;
use super::slot::{Cost, RECOVERY, Slot};
use crate::domain::Instant;

/// A login at which passphrases can be tried without the store.
pub struct Attempt {
    login: String,
    at: Instant,
    /// Nothing in a store in memory, where every passphrase opens.
    slot: Option<([u8; 16], Slot)>,
}

/// What came of an [`Attempt`]; it counts when the store has heard of it.
pub struct Attempted {
    login: String,
    at: Instant,
    opened: Result<(), StoreError>,
}

impl Attempt {
    /// Tries these passphrases, one after the other; it counts as one try. Takes as long as the slot
    /// asks for.
    pub fn with(self, passphrases: &[&str]) -> Attempted {
        let wrong = Err(StoreError::WrongPassphrase);
        let opened = self.slot.map_or(Ok(()), |(store_id, slot)| {
            passphrases.iter().fold(wrong, |opened, passphrase| {
                opened.or_else(|_| slot.unwrap(&store_id, passphrase).map(drop))
            })
        });
        Attempted {
            login: self.login,
            at: self.at,
            opened,
        }
    }
}

impl Attempted {
    /// Whether nothing was opened.
    pub fn is_refused(&self) -> bool {
        self.opened.is_err()
    }
}

/// What makes key slots without the store. It holds the store's key.
pub struct Wrapping(Option<([u8; 16], DataKey)>);

/// A key slot that was made for a store; nothing for one in memory.
pub struct NewSlot(Option<Slot>);

impl Wrapping {
    /// A slot with which a login opens the store. Takes as long as `cost` says.
    pub fn for_login(
        &self,
        login: &str,
        passphrase: &str,
        cost: Cost,
    ) -> Result<NewSlot, StoreError> {
        let wrap = |(store_id, key): &([u8; 16], DataKey)| {
            Slot::wrap(store_id, login, passphrase, cost, key)
        };
        Ok(NewSlot(self.0.as_ref().map(wrap).transpose()?))
    }

    /// A slot with which the recovery key opens the store.
    pub fn for_recovery(&self, key: &str, cost: Cost) -> Result<NewSlot, StoreError> {
        self.for_login(RECOVERY, key, cost)
    }
}

impl Store {
    /// Begins to try whether a passphrase opens the store for a login, as if it were closed: with the
    /// delays after failures, and with the note of one, see [`Self::attempted`].
    ///
    /// # Errors
    /// [`StoreError::TooManyAttempts`].
    pub fn attempt(&self, login: &str, now: Instant) -> Result<Attempt, StoreError> {
        let header = self.header();
        if let Some(header) = header {
            self.logins()?.expect_waited(header, login, now)?;
        }
        Ok(Attempt {
            login: login.to_owned(),
            at: now,
            slot: header.map(|header| (header.store_id, header.slot_for(login))),
        })
    }

    /// Notes what came of an attempt, and gives it.
    ///
    /// # Errors
    /// [`StoreError::WrongPassphrase`].
    pub fn attempted(&mut self, attempted: Attempted) -> Result<(), StoreError> {
        let Attempted { login, at, opened } = attempted;
        let before = self.logins()?;
        let mut logins = before.clone();
        if let Some(header) = self.header() {
            logins.note(header, &login, at, &opened);
        }
        if logins != before {
            // The answer is the same where nothing can be written.
            let _ = self.write_logins(logins);
        }
        opened
    }

    /// What makes key slots for this store.
    pub fn wrapping(&self) -> Wrapping {
        Wrapping(self.home.as_ref().map(|home| {
            let key = DataKey::from_bytes(*home.key.bytes());
            (home.header.store_id, key)
        }))
    }

    /// Puts a key slot in force, in the place of the one that its login has.
    pub fn put_slot(&mut self, slot: NewSlot) -> Result<(), StoreError> {
        let NewSlot(Some(slot)) = slot else {
            return Ok(());
        };
        self.change_header(|header, _| {
            header.put_slot(slot);
            Ok(())
        })
    }
}
