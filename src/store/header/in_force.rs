//! The header that is in force, as the store itself knows it: a sealed record in the journal and in
//! every copy of it. Who can write into the folder and has no key can put a header back that was in
//! force once; the record tells, and a slot that was taken out of the header since opens nothing.
//!
//! A demonstration has no slots and its key beside it: its header is not recorded.

use super::{Header, Purpose, read};
use crate::domain::identifier::CounterId;
use crate::store::changes::Changes;
use crate::store::error::StoreError;
use crate::store::fault::Fault;
use crate::store::folder::Unlock;
use crate::store::record::named_id;
use crate::store::seal::DataKey;
use crate::store::slot::{RECOVERY, login_hash};
use crate::store::{Store, header};

/// The id of the header that is in force.
pub fn header_id() -> CounterId {
    named_id("header in force")
}

impl Header {
    /// Whether this header has the very slot that opened another.
    fn has_slot_of(&self, other: &Self, unlock: &Unlock) -> bool {
        let login = match unlock {
            Unlock::Passphrase { login, .. } => login,
            Unlock::RecoveryKey(_) => RECOVERY,
            Unlock::KeyFile | Unlock::KeyFileAt(_) => return true,
        };
        let hash = login_hash(&self.store_id, login);
        let slot = |header: &'_ Self| {
            let mut slots = header.slots.iter();
            slots.find(|slot| slot.login_hash == hash).cloned()
        };
        slot(self) == slot(other)
    }
}

impl Store {
    /// Looks whether the header that opened the store is in force. One that was put back is not: from
    /// here on the one counts that the store knows, and the answer is true. A newer one is believed if
    /// it was `tagged`: its record was interrupted. Where the record can't be read, `verify` tells of it.
    ///
    /// # Errors
    /// [`StoreError::WrongPassphrase`] or [`StoreError::WrongRecoveryKey`] if what opened the header that
    /// was put back opens nothing any more.
    pub(in crate::store) fn take_header_in_force(
        &mut self,
        unlock: &Unlock,
        tagged: bool,
    ) -> Result<bool, StoreError> {
        let Ok(Some(known)) = self.get::<Header>(header_id()) else {
            return Ok(false);
        };
        let (Some(home), known) = (&mut self.home, known.record) else {
            return Ok(false);
        };
        let newer = tagged && home.header.generation > known.generation;
        if newer || home.header == known {
            return Ok(false);
        }
        if !known.has_slot_of(&home.header, unlock) {
            return Err(match unlock {
                Unlock::RecoveryKey(_) => StoreError::WrongRecoveryKey,
                _ => StoreError::WrongPassphrase,
            });
        }
        home.header = known;
        Ok(true)
    }

    /// Changes the header, then the record of it. A crash in between leaves a header that is newer than
    /// its record.
    ///
    /// # Errors
    /// Nothing has changed; [`StoreError::Unsure`] if the record could not be written: the header that
    /// was in force before could be put back until the next opening.
    pub(in crate::store) fn change_header(
        &mut self,
        change: impl FnOnce(&mut Header, &DataKey) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        self.write_header(change)?;
        self.record_header().map_err(|_| StoreError::Unsure)
    }

    /// Writes the header into the folder.
    pub(in crate::store) fn write_header(
        &mut self,
        change: impl FnOnce(&mut Header, &DataKey) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let Some(home) = &mut self.home else {
            return Ok(());
        };
        let mut header = home.header.clone();
        change(&mut header, &home.key)?;
        home.expect_there()?;
        let written = header.write(home.disk.as_ref(), &home.path, &home.key);
        // What may be on the disk all the same is older than what is written next.
        home.header.generation = header.generation;
        written?;
        home.header = header;
        Ok(())
    }

    /// Records the header that is in force, unless that is known.
    pub(in crate::store) fn record_header(&mut self) -> Result<(), StoreError> {
        let header = self.header().filter(|it| it.purpose == Purpose::Service);
        let Some(header) = header.cloned() else {
            return Ok(());
        };
        let known = self.get::<Header>(header_id())?;
        if known.as_ref().map(|found| &found.record) == Some(&header) {
            return Ok(());
        }
        let mut changes = Changes::new();
        changes.put(&header, known.map(|found| found.version));
        self.commit(&changes).map(|_| ())
    }

    /// What is wrong with the header in the folder.
    pub(in crate::store) fn header_faults(&self) -> Vec<Fault> {
        let Some(home) = &self.home else {
            return Vec::new();
        };
        let read = read(home.disk.as_ref(), &home.path).ok().flatten();
        let read = read.and_then(|(found, faults)| {
            let header = found.believed(&home.key).ok()?;
            Some((header, faults))
        });
        let Some((there, mut faults)) = read else {
            return header::FILES.map(|file| Fault::Header { file }).to_vec();
        };
        let same = Header {
            generation: home.header.generation,
            ..there.clone()
        };
        let earlier = there.generation < home.header.generation && same != home.header;
        faults.extend(earlier.then_some(Fault::EarlierHeader));
        faults
    }
}
