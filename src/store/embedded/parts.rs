//! Journal and working copy side by side: how the second is brought up to the first, or built again
//! from it.

use super::base::Base;
use super::check::{self, Checked};
use super::mark::{Found, Mark, MarkFile};
use super::quarantine::Quarantine;
use super::segment::{Identity, Position, Segments, Walk};
use super::snapshot::Head;
use super::working_copy::WorkingCopy;
use super::{JOURNAL, SLED, repair};
use crate::store::disk::{Disk, SMALL, names_if_there, read_if_there, replace};
use crate::store::engine::{RECENT, Tell, UNHEARD};
use crate::store::error::{Damage, StoreError};
use crate::store::fault::Fault;
use crate::store::reserve::LEAST_ROOM;
use std::collections::VecDeque;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// After how many commits it is told how far it is.
const TOLD: u64 = 64;
/// How many times as large as what it holds a working copy may be.
pub const GROWN: u64 = 4;

/// The file in the working copy's folder that says in which start of the machine it was last open.
const BOOT: &str = "boot";

/// sled's folder for values that are too large for its log.
const BLOBS: &str = "blobs";
/// The files of a working copy may always have so many bytes, and else so many times those of the
/// journal.
const LARGEST: u64 = 1 << 30;
const FAR_BEYOND: u64 = 64;

/// Where the parts lie.
pub struct Parts {
    pub disk: Arc<dyn Disk>,
    pub path: PathBuf,
    pub segments: Segments,
    pub quarantine: Quarantine,
    pub mark: MarkFile,
}

/// A journal that was read to its end and is whole.
pub(super) struct Whole {
    pub(super) base: Base,
    pub(super) walk: Walk,
    /// What there is to know of its end.
    pub(super) head: Head,
    /// The bytes of its commits, and of the entries in its snapshot.
    pub(super) bytes: u64,
}

impl Parts {
    /// The parts of the store in this folder.
    pub fn new(disk: Arc<dyn Disk>, path: PathBuf, identity: Identity) -> Self {
        Self {
            quarantine: Quarantine::new(disk.clone(), &path),
            mark: MarkFile::new(disk.clone(), &path, identity.key.clone()),
            segments: Segments::new(disk.clone(), path.join(JOURNAL), identity),
            disk,
            path,
        }
    }

    /// The working copy without what the journal holds beyond it; none if it cannot be opened, or if
    /// nothing says that it is right and the journal holds everything.
    pub fn copy_as_it_is(&self) -> Option<WorkingCopy> {
        let there = self.copy_is_there().unwrap_or(false);
        let copy = there.then(|| self.open_copy().ok()).flatten()?;
        let reached = copy.position().sequence.max(self.mark.last().unwrap_or(0));
        let needless = !self.was_open_since_boot() && self.whole(reached).is_ok();
        (!needless).then_some(copy)
    }

    /// The working copy with all that the journal holds, where the journal ends, and whether the
    /// copy had to be built again.
    pub fn copy_up_to_date(&self, tell: Tell<'_>) -> Result<(WorkingCopy, Walk, bool), StoreError> {
        let saved = self.mark.last()?;
        if !self.copy_is_there()? {
            return self
                .rebuild(saved, tell)
                .map(|(copy, walk)| (copy, walk, true));
        }
        // sled gives up what it cannot read at its end, up to everything: then all is replayed.
        let opened = self.open_copy();
        let reached = opened.as_ref().map_or(0, |copy| copy.position().sequence);
        let empty = opened.is_ok() && reached == 0;
        let followed = opened.and_then(|copy| self.follow(copy, tell));
        match followed.and_then(|followed| self.trusted(followed, tell)) {
            Err(StoreError::Damaged(Damage::Copy | Damage::Journal { .. })) => self
                .rebuild(reached.max(saved), tell)
                .map(|(copy, walk)| (copy, walk, true)),
            followed => {
                let (copy, walk) = followed?;
                if walk.last.sequence < saved {
                    return Err(walk.too_short());
                }
                let (copy, walk) = self.not_bloated((copy, walk), tell)?;
                Ok((copy, walk, empty))
            }
        }
    }

    /// A power cut may leave sled with older pages among newer ones, which it does not notice: when the
    /// machine was started since it was last open, everything in the copy is compared with the journal.
    fn trusted(
        &self,
        (copy, walk): (WorkingCopy, Walk),
        tell: Tell<'_>,
    ) -> Result<(WorkingCopy, Walk), StoreError> {
        if !self.was_open_since_boot() {
            tell(0, 0);
            let report = check::check(&self.segments, walk.last.sequence, (&copy, UNHEARD))?;
            if report.faults.iter().any(Fault::is_of_copy) {
                return Err(Damage::Copy.into());
            }
            self.note_boot(&self.sled());
        }
        Ok((copy, walk))
    }

    /// Whether all that was written to the copy is still in the system's memory, or was compared.
    fn was_open_since_boot(&self) -> bool {
        let noted = read_if_there(self.disk.as_ref(), &self.sled().join(BOOT), SMALL);
        let boot = self.disk.boot().map(String::into_bytes);
        boot.is_some() && noted.is_ok_and(|noted| noted == boot)
    }

    /// Where this cannot be noted, the copy is compared once more than it need be.
    pub(super) fn note_boot(&self, copy: &Path) {
        if let Some(boot) = self.disk.boot() {
            let _ = replace(self.disk.as_ref(), &copy.join(BOOT), boot.as_bytes());
        }
    }

    /// A copy whose folder has grown far beyond what it holds is built anew, if the journal is whole.
    fn not_bloated(
        &self,
        (copy, walk): (WorkingCopy, Walk),
        tell: Tell<'_>,
    ) -> Result<(WorkingCopy, Walk), StoreError> {
        if !copy.is_bloated() || self.expect_rebuildable(copy.position().sequence).is_err() {
            return Ok((copy, walk));
        }
        drop(copy);
        self.build_afresh(tell)
    }

    /// Sets the working copy aside and builds it from the journal. Only a journal that is whole,
    /// and holds the commits that are known to have been saved, may do that.
    pub fn rebuild(&self, reached: u64, tell: Tell<'_>) -> Result<(WorkingCopy, Walk), StoreError> {
        tell(0, 0);
        let whole = self.whole(reached)?;
        self.set_aside()?;
        self.build(whole, tell)
    }

    /// Removes the working copy with all it may still hold of what is no longer there, and builds
    /// it from the journal.
    ///
    /// # Errors
    /// [`StoreError::Full`] if there may be no room for another; then the one there is stays.
    pub fn build_afresh(&self, tell: Tell<'_>) -> Result<(WorkingCopy, Walk), StoreError> {
        tell(0, 0);
        let whole = self.expect_rebuildable(0)?;
        self.remove_copy()?;
        self.build(whole, tell)
    }

    /// As [`Self::whole`], and there is room for a working copy when the one there is has gone.
    fn expect_rebuildable(&self, reached: u64) -> Result<Whole, StoreError> {
        let whole = self.whole(reached)?;
        let needed = LEAST_ROOM + GROWN * whole.bytes;
        let names = names_if_there(self.disk.as_ref(), &self.sled())?;
        let mut room = self.disk.room(&self.path)?;
        for name in names {
            // What cannot be opened is a folder, or gives up nothing.
            let file = self.disk.open_to_read(&self.sled().join(name));
            let freed = file.and_then(|file| file.size()).unwrap_or(0);
            room = room.saturating_add(freed);
        }
        (room >= needed).then_some(whole).ok_or(StoreError::Full)
    }

    /// Reads the journal to its end, if it is whole and goes at least to the commit with this number.
    fn whole(&self, reached: u64) -> Result<Whole, StoreError> {
        let base = self.segments.base()?;
        let (mut recent, mut bytes) = (VecDeque::new(), 0);
        if let Some(number) = base.snapshot {
            let snapshot = self.segments.snapshot(number)?;
            recent.extend(&snapshot.head().recent);
            bytes = snapshot.check()?.bytes;
        }
        let walk = self.segments.walk(base.place, &mut |entry, position| {
            if recent.len() == RECENT {
                recent.pop_front();
            }
            recent.push_back((entry.commit.id, position));
            bytes += position.end - position.start;
            Ok(true)
        })?;
        if walk.damage().is_some() || walk.last.sequence < reached {
            return Err(walk.too_short());
        }
        let head = Head {
            store_id: self.segments.identity.store_id,
            position: walk.last,
            recent: recent.into(),
        };
        Ok(Whole {
            base,
            walk,
            head,
            bytes,
        })
    }

    fn set_aside(&self) -> Result<(), StoreError> {
        if self.copy_is_there()? {
            self.quarantine.take(&self.sled(), SLED)?;
        }
        Ok(())
    }

    /// Begins the note of how far the journal had come where no program wrote it yet, and else
    /// brings it up to this commit, as far as that can be done now. Whether it is as it was written.
    pub fn begin_mark(&self, last: u64) -> Result<bool, StoreError> {
        if self.mark.read()? == Found::Nothing && self.is_of_the_first_release()? {
            let tagged = last + 1;
            self.mark.write(Mark { tagged, last })?;
        }
        let _ = self.mark.raise(last);
        Ok(self.mark_fault()?.is_none())
    }

    /// What is wrong with that note.
    pub fn mark_fault(&self) -> Result<Option<Fault>, StoreError> {
        let good = match self.mark.read()? {
            Found::Mark(_) => true,
            Found::Nothing => self.is_of_the_first_release()?,
            Found::Damaged => false,
        };
        Ok((!good).then_some(Fault::Mark))
    }

    /// Whether no program that knows of the note has written here, as header and journal say.
    fn is_of_the_first_release(&self) -> Result<bool, StoreError> {
        let segments = &self.segments;
        Ok(segments.identity.first_release && segments.first_tagged()?.is_none())
    }

    /// Writes the note anew, from a journal that was found whole.
    pub fn renew_mark(&self) -> Result<(), StoreError> {
        if self.mark_fault()?.is_none() {
            return Ok(());
        }
        let last = self.whole(0)?.walk.last.sequence;
        let tagged = self.segments.first_tagged()?.unwrap_or(last + 1);
        self.mark.write(Mark { tagged, last })
    }

    /// A new journal from these entries; the working copy is set aside with the damaged journal.
    /// `last` is the last commit that is known, `recent` those that are known by their ids.
    pub fn replace_journal(
        &self,
        entries: impl Checked,
        last: u64,
        recent: Vec<([u8; 16], Position)>,
    ) -> Result<(), StoreError> {
        let last = last.max(self.mark.last()?);
        let head = repair::new_history(&self.segments, last, recent)?;
        repair::replace_journal(self, &entries, &head)?;
        self.begin_mark(head.position.sequence)?;
        drop(entries);
        self.set_aside()
    }

    pub(super) fn open_copy(&self) -> Result<WorkingCopy, StoreError> {
        match self.disk.create_folder(&self.sled()) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(Damage::Copy)?,
            made => made?,
        }
        if !self.copy_is_bounded()? {
            return Err(Damage::Copy.into());
        }
        let store_id = self.segments.identity.store_id;
        WorkingCopy::open(&self.sled(), store_id, self.segments.beginning())
    }

    /// Whether sled can be given its folder: it would wait for whoever writes to a pipe, and read a
    /// file of any size to its end.
    fn copy_is_bounded(&self) -> Result<bool, StoreError> {
        // A journal that can't be looked at is no reason to distrust the copy, which may be all there is.
        let journal = self.sizes(&self.segments.folder);
        let all = journal.ok().flatten().unwrap_or(0);
        let copy = self.sizes(&self.sled())?;
        let blobs = self.sizes(&self.sled().join(BLOBS))?;
        let bytes = copy
            .zip(blobs)
            .map(|(copy, blobs)| copy.saturating_add(blobs));
        Ok(bytes.is_some_and(|bytes| bytes <= LARGEST.max(all.saturating_mul(FAR_BEYOND))))
    }

    /// The bytes of the files in a folder; `None` if something there is neither a file nor a folder
    /// of sled's.
    fn sizes(&self, folder: &Path) -> Result<Option<u64>, StoreError> {
        let mut bytes: u64 = 0;
        for name in names_if_there(self.disk.as_ref(), folder)? {
            if name == BLOBS {
                continue;
            }
            match self.disk.open_to_read(&folder.join(name)) {
                Ok(file) => bytes = bytes.saturating_add(file.size()?),
                Err(error) if error.kind() == ErrorKind::InvalidInput => return Ok(None),
                Err(error) => return Err(error.into()),
            }
        }
        Ok(Some(bytes))
    }

    /// Applies what the journal holds beyond the copy.
    fn follow(
        &self,
        mut copy: WorkingCopy,
        tell: Tell<'_>,
    ) -> Result<(WorkingCopy, Walk), StoreError> {
        let place = self.segments.base()?.place_behind(copy.position())?;
        let walk = self.segments.walk(place, &mut |entry, position| {
            copy.apply(&entry.commit, position)?;
            if position.sequence.is_multiple_of(TOLD) {
                tell(position.sequence, 0);
            }
            Ok(true)
        })?;
        walk.damage().map_or(Ok((copy, walk)), Err)
    }

    pub(super) fn copy_is_there(&self) -> Result<bool, StoreError> {
        match names_if_there(self.disk.as_ref(), &self.sled()) {
            Err(error) if error.kind() == ErrorKind::NotADirectory => Ok(true),
            names => Ok(!names?.is_empty()),
        }
    }

    pub(super) fn sled(&self) -> PathBuf {
        self.path.join(SLED)
    }
}
