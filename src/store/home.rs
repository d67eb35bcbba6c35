//! What an open store knows of its folder.

use super::disk::Disk;
use super::embedded::lock::Lock;
use super::error::StoreError;
use super::header::Header;
use super::logins::Logins;
use super::reserve::Reserve;
use super::seal::DataKey;
use crate::domain::message::Message;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What an open store knows of its folder.
pub(super) struct Home {
    pub(super) disk: Arc<dyn Disk>,
    pub(super) path: PathBuf,
    pub(super) header: Header,
    pub(super) key: DataKey,
    pub(super) notices: Vec<Message>,
    pub(super) reserve: Reserve,
    pub(super) lock: Lock,
    /// The note of failed logins, if it can't be written.
    pub(super) unwritten: Option<Logins>,
}

impl Home {
    /// The folder.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Takes room on the disk for bad times, where there is enough.
    pub fn hold_reserve(&self) {
        self.reserve.hold();
    }

    /// Gives that room up; whether there was any.
    pub fn give_up_reserve(&self) -> bool {
        self.reserve.give_up()
    }

    /// Checks that the folder was not taken away meanwhile, nor the lock on it: half a store is never
    /// made in its place, and two never write to one.
    pub fn expect_there(&self) -> Result<(), StoreError> {
        let Err(lost) = self.lock.expect_held() else {
            return Ok(());
        };
        match self.disk.room(&self.path) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                Err(StoreError::Gone(self.path.clone()))
            }
            _ => Err(lost),
        }
    }
}
