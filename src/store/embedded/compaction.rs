//! Compaction: a snapshot takes the place of the segments behind which nothing more is written.
//!
//! It is written beside the engine's own work, read back, and only then given its name; whenever it
//! is interrupted, the older snapshot and the segments are as they were.

use super::base::Base;
use super::live::{Live, WINDOW};
use super::segment::Segments;
use super::snapshot::{Head, Reader, Totals, Writer};
use crate::store::disk::{DiskFile, unfinished};
use crate::store::error::{Damage, StoreError};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

/// Everything that was there after one commit, to be read beside later commits. While it exists,
/// no compaction takes away what it reads, but for one that was asked for to erase.
pub struct Source {
    segments: Segments,
    base: Base,
    head: Head,
    _reading: Arc<()>,
}

impl Source {
    pub(super) fn new(segments: Segments, base: Base, head: Head, reading: Arc<()>) -> Self {
        Self {
            segments,
            base,
            head,
            _reading: reading,
        }
    }

    /// What it is of.
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// Writes it as a snapshot from this place of a file on and gives what it holds. `go_on` is told
    /// how many bytes of keys and values were written, now and then, and says whether to go on.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when told to stop, [`StoreError::Damaged`] if the journal has
    /// changed; what was written is then of no use.
    pub fn write(
        &self,
        file: &dyn DiskFile,
        offset: u64,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Totals, StoreError> {
        let mut writer = Writer::begin(file, offset, &self.segments.identity.key, &self.head)?;
        let mut live = Live::new(&self.segments, &self.base, self.head.position, WINDOW)?;
        let mut bytes = 0;
        while let Some((key, stored)) = live.next_entry()? {
            bytes += (key.len() + stored.value.len()) as u64;
            writer.add(&key, &stored)?;
            if !go_on(bytes) {
                return Err(StoreError::Unavailable);
            }
        }
        writer.finish()
    }

    /// Writes it as the snapshot that covers the segments up to this number.
    pub(super) fn cover(
        &self,
        number: u32,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> Result<(), StoreError> {
        let (disk, path) = (&self.segments.disk, self.segments.snapshot_path(number));
        let unfinished = unfinished(&path);
        let written = self.write_checked(&unfinished, go_on);
        let named = written.and_then(|()| Ok(disk.rename(&unfinished, &path)?));
        if named.is_err() {
            let _ = disk.remove(&unfinished);
        }
        named?;
        Ok(disk.sync_folder(&self.segments.folder)?)
    }

    /// Writes a file and reads it back whole.
    fn write_checked(
        &self,
        path: &Path,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> Result<(), StoreError> {
        let disk = &self.segments.disk;
        let file = disk.open(path, true)?;
        let written = self.write(file.as_ref(), 0, go_on)?;
        let read = Reader::open(file, 0, &self.segments.identity.key)?;
        let same = *read.head() == self.head && read.check()? == written;
        Ok(same.then_some(()).ok_or(Damage::Snapshot)?)
    }
}

/// The compaction that runs in the background, if one does; dropping it stops it.
#[derive(Default)]
pub struct Compaction {
    running: Option<Running>,
    /// Why the last one that nobody stopped did not come to its end.
    failed: Option<StoreError>,
}

struct Running {
    number: u32,
    stop: Arc<AtomicBool>,
    thread: JoinHandle<Result<(), StoreError>>,
}

impl Compaction {
    /// Begins to write the snapshot that covers the segments up to this number.
    pub fn begin(&mut self, source: Source, number: u32) {
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = stop.clone();
        let work = move || source.cover(number, &mut |_| !stopped.load(Ordering::Relaxed));
        let thread = thread::Builder::new().name("compaction".to_owned());
        self.running = thread.spawn(work).ok().map(|thread| Running {
            number,
            stop,
            thread,
        });
    }

    /// Whether one is being written.
    pub fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// The number of the snapshot that was written to its end since this was last asked.
    pub fn finished(&mut self) -> Option<u32> {
        let ended = self
            .running
            .as_ref()
            .is_some_and(|running| running.thread.is_finished());
        ended.then(|| self.wait()).flatten()
    }

    /// As [`Self::finished`], after waiting for the end.
    pub fn wait(&mut self) -> Option<u32> {
        let running = self.running.take()?;
        let written = running
            .thread
            .join()
            .unwrap_or(Err(StoreError::Unavailable));
        let stopped = running.stop.load(Ordering::Relaxed);
        self.failed = written.as_ref().err().filter(|_| !stopped).cloned();
        written.is_ok().then_some(running.number)
    }

    /// Why the last one failed, if it did; this is given once.
    pub fn take_failure(&mut self) -> Option<StoreError> {
        self.failed.take()
    }

    /// Stops the one that is running; gives its number if it came to its end all the same.
    pub fn stop(&mut self) -> Option<u32> {
        if let Some(running) = &self.running {
            running.stop.store(true, Ordering::Relaxed);
        }
        self.wait()
    }
}

impl Drop for Compaction {
    fn drop(&mut self) {
        self.stop();
    }
}
