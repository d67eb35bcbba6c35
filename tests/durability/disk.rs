//! A disk that can lose its power and whose calls can be failed.
//!
//! The program sees real files. Beside them the disk keeps what would be there after a power cut:
//! of a file, what was synced, and the writes that were only handed over; of a folder, the names
//! that were synced, and the changes that were not. [`TrialDisk::after_power_cut`] makes a folder of
//! what is left: of everything that was not synced some parts are there and others are not. A write
//! never touches bytes beside those it writes (SQLite calls that powersafe overwrite).
//!
//! A sync that fails loses what it was to bring to the disk, though the program still reads it: so
//! Linux does it (the pages are marked clean). A program that is killed leaves to the next one what
//! the system has in its memory.

use crate::dice::Dice;
use goldaw::store::disk::{Disk, DiskFile, SystemDisk};
use goldaw::store::embedded::SLED;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

/// A block of a file system; the parts of a write reach the disk one by one.
const BLOCK: usize = 4096;
const SECTOR: usize = 512;

/// What a call asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Open,
    Room,
    Read,
    Names,
    CreateFolder,
    SyncFolder,
    Rename,
    Remove,
    Size,
    ReadAt,
    WriteAt,
    Resize,
    Sync,
    Lock,
}

impl Kind {
    /// Whether such a call changes what is on the disk.
    pub fn changes(self) -> bool {
        let reads = [
            Self::Open,
            Self::Room,
            Self::Read,
            Self::Names,
            Self::Size,
            Self::ReadAt,
            Self::Lock,
        ];
        !reads.contains(&self)
    }
}

/// How a call fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// No room; of a write, half is done.
    Full,
    /// No room, and nothing is done.
    FullAtOnce,
    /// The device refuses.
    Device,
    /// The device refuses a sync, of which some blocks have reached it, and the next one.
    DeviceTwice,
    /// The program is killed in the middle of the call.
    Killed,
    /// The device refuses, and the program is killed before it can do anything about it.
    DeviceAndKilled,
    /// The power goes in the middle of the call.
    PowerCut,
    /// The power is off, or the program does not live any more.
    Off,
}

/// The disk.
#[derive(Clone)]
pub struct TrialDisk(Arc<Mutex<State>>);

struct State {
    root: PathBuf,
    /// Whether the sync of a file does what it says.
    honest: bool,
    /// The start of the machine; nothing for the one in which this runs.
    boot: Option<String>,
    calls: Vec<Kind>,
    fail_at: Option<(usize, Failure)>,
    /// What was done at the moment of the power cut, such as a look at the working copy.
    at_power_cut: Option<Box<dyn FnOnce() + Send>>,
    off: bool,
    nodes: Vec<Node>,
    names: Names,
    durable_names: Names,
    waiting_names: Vec<NameChange>,
}

/// The number of a file or folder; the root is 0.
type Number = usize;
/// What a folder calls it.
type Name = (Number, String);
type Names = BTreeMap<Name, Number>;

#[derive(Clone)]
enum Node {
    Folder,
    File {
        durable: Vec<u8>,
        waiting: Vec<Change>,
    },
}

#[derive(Clone)]
enum Change {
    Write(usize, Vec<u8>),
    Resize(usize),
}

#[derive(Clone)]
struct NameChange {
    dropped: Option<Name>,
    put: Option<(Name, Number)>,
}

struct TrialFile {
    disk: TrialDisk,
    number: Number,
    file: Box<dyn DiskFile>,
}

impl TrialDisk {
    /// A disk over this folder; what is there already is durable.
    pub fn over(root: &Path) -> Self {
        let mut state = State {
            root: root.to_path_buf(),
            honest: true,
            boot: None,
            calls: Vec::new(),
            fail_at: None,
            at_power_cut: None,
            off: false,
            nodes: vec![Node::Folder],
            names: Names::new(),
            durable_names: Names::new(),
            waiting_names: Vec::new(),
        };
        state.take_in(root, 0);
        state.durable_names = state.names.clone();
        Self(Arc::new(Mutex::new(state)))
    }

    /// A disk on which the sync of a file does nothing.
    pub fn without_sync(self) -> Self {
        self.state().honest = false;
        self
    }

    /// A disk of a machine that was started since any other was.
    pub fn of_another_boot(self) -> Self {
        static BOOTS: AtomicUsize = AtomicUsize::new(0);
        let number = BOOTS.fetch_add(1, Ordering::Relaxed);
        self.state().boot = Some(format!("boot {number}"));
        self
    }

    /// Fails the call with this number, counted from 0.
    pub fn fail_at(&self, call: usize, failure: Failure) {
        self.state().fail_at = Some((call, failure));
    }

    /// Cuts the power at a call and looks around at that moment.
    pub fn cut_at(&self, call: usize, look: impl FnOnce() + Send + 'static) {
        self.fail_at(call, Failure::PowerCut);
        self.state().at_power_cut = Some(Box::new(look));
    }

    /// The calls until now.
    pub fn calls(&self) -> Vec<Kind> {
        self.state().calls.clone()
    }

    /// Whether the power is off or the program was killed.
    pub fn is_off(&self) -> bool {
        self.state().off
    }

    /// The next program begins; what the one before wrote and did not sync is still in the memory of
    /// the system.
    pub fn next_program(&self) {
        let mut state = self.state();
        state.off = false;
        state.fail_at = None;
    }

    /// Makes a folder of what is left after a power cut. Without dice it is the least: nothing that
    /// was not synced.
    pub fn after_power_cut(&self, target: &Path, mut dice: Option<&mut Dice>) {
        let state = self.state();
        let mut names = state.durable_names.clone();
        for change in &state.waiting_names {
            if dice.as_mut().is_some_and(|dice| dice.one_in(2)) {
                change.apply(&mut names);
            }
        }
        fs::create_dir_all(target).unwrap();
        state.write_folder(&names, 0, target, &mut dice);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }
}

impl State {
    fn take_in(&mut self, folder: &Path, number: Number) {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let is_folder = entry.file_type().unwrap().is_dir();
            let node = if is_folder {
                Node::Folder
            } else {
                Node::File {
                    durable: fs::read(entry.path()).unwrap(),
                    waiting: Vec::new(),
                }
            };
            let child = self.add(node);
            let name = entry.file_name().into_string().unwrap();
            self.names.insert((number, name.clone()), child);
            // What sled does with its files does not go through this disk.
            if is_folder && name != SLED {
                self.take_in(&entry.path(), child);
            }
        }
    }

    fn add(&mut self, node: Node) -> Number {
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    /// Counts a call; fails if it is the one that is to fail, or the power is off.
    fn call(&mut self, kind: Kind) -> Result<(), Failure> {
        if self.off {
            return Err(Failure::Off);
        }
        self.calls.push(kind);
        match self.fail_at {
            Some((call, Failure::DeviceTwice)) if call + 1 < self.calls.len() => {
                if kind != Kind::Sync {
                    return Ok(());
                }
                self.fail_at = None;
                Err(Failure::Device)
            }
            Some((call, failure)) if call + 1 == self.calls.len() => {
                self.off = matches!(
                    failure,
                    Failure::PowerCut | Failure::Killed | Failure::DeviceAndKilled
                );
                if failure == Failure::PowerCut
                    && let Some(look) = self.at_power_cut.take()
                {
                    look();
                }
                Err(failure)
            }
            _ => Ok(()),
        }
    }

    fn find(&self, path: &Path) -> Option<Number> {
        let parts = path.strip_prefix(&self.root).ok()?.iter();
        parts.into_iter().try_fold(0, |folder, part| {
            let name = (folder, part.to_str()?.to_owned());
            self.names.get(&name).copied()
        })
    }

    fn name(&self, path: &Path) -> Option<Name> {
        let folder = self.find(path.parent()?)?;
        Some((folder, path.file_name()?.to_str()?.to_owned()))
    }

    fn rename(&mut self, change: NameChange) {
        change.apply(&mut self.names);
        self.waiting_names.push(change);
    }

    fn put(&mut self, path: &Path, node: Node) -> Option<Number> {
        let name = self.name(path)?;
        let number = self.add(node);
        self.rename(NameChange {
            dropped: None,
            put: Some((name, number)),
        });
        Some(number)
    }

    fn create_folders(&mut self, folder: &Path) {
        if self.find(folder).is_none()
            && let Some(parent) = folder.parent()
            && parent.starts_with(&self.root)
        {
            self.create_folders(parent);
            self.put(folder, Node::Folder);
        }
    }

    fn sync_names(&mut self, folder: Number) {
        let (synced, waiting) = std::mem::take(&mut self.waiting_names)
            .into_iter()
            .partition(|change| change.touches(folder));
        self.waiting_names = waiting;
        let synced: Vec<NameChange> = synced;
        for change in synced {
            change.apply(&mut self.durable_names);
        }
    }

    fn changed(&mut self, number: Number, change: Change) {
        if let Some(Node::File { waiting, .. }) = self.nodes.get_mut(number) {
            waiting.push(change);
        }
    }

    fn write_folder(
        &self,
        names: &Names,
        folder: Number,
        target: &Path,
        dice: &mut Option<&mut Dice>,
    ) {
        let first = (folder, String::new());
        let inside = names
            .range(first..)
            .take_while(|((of, _), _)| *of == folder);
        for ((_, name), number) in inside {
            let path = target.join(name);
            match &self.nodes[*number] {
                Node::Folder => {
                    fs::create_dir_all(&path).unwrap();
                    self.write_folder(names, *number, &path, dice);
                }
                Node::File { durable, waiting } => {
                    fs::write(&path, left_of(durable, waiting, dice)).unwrap();
                }
            }
        }
    }
}

impl NameChange {
    fn apply(&self, names: &mut Names) {
        if let Some(name) = &self.dropped {
            names.remove(name);
        }
        if let Some((name, number)) = &self.put {
            names.insert(name.clone(), *number);
        }
    }

    fn touches(&self, folder: Number) -> bool {
        let dropped = self.dropped.iter().map(|name| name.0);
        let put = self.put.iter().map(|((of, _), _)| *of);
        dropped.chain(put).any(|of| of == folder)
    }
}

impl Change {
    fn apply(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Write(offset, written) => write(bytes, *offset, written),
            Self::Resize(size) => resize(bytes, *size),
        }
    }
}

fn resize(bytes: &mut Vec<u8>, size: usize) {
    bytes.truncate(size);
    bytes.append(&mut vec![0; size - bytes.len()]);
}

fn write(bytes: &mut Vec<u8>, offset: usize, written: &[u8]) {
    let end = offset + written.len();
    if bytes.len() < end {
        resize(bytes, end);
    }
    bytes[offset..end].copy_from_slice(written);
}

/// What is left of a file: nothing of what waited, all of it, some blocks of it, or a front that ends
/// within a block in rubbish.
fn left_of(durable: &[u8], waiting: &[Change], dice: &mut Option<&mut Dice>) -> Vec<u8> {
    let mut left = durable.to_vec();
    let Some(dice) = dice else {
        return left;
    };
    match dice.below(4) {
        0 => {}
        1 => waiting.iter().for_each(|change| change.apply(&mut left)),
        2 => {
            let block = [BLOCK, SECTOR][dice.below(2)];
            waiting
                .iter()
                .for_each(|change| some_blocks(change, block, &mut left, dice));
        }
        _ => torn(waiting, &mut left, dice),
    }
    left
}

/// Applies about half of the blocks of a write, or a resize in one case of two.
fn some_blocks(change: &Change, block: usize, left: &mut Vec<u8>, dice: &mut Dice) {
    let Change::Write(offset, written) = change else {
        if dice.one_in(2) {
            change.apply(left);
        }
        return;
    };
    let mut at = 0;
    while at < written.len() {
        let end = ((offset + at) / block + 1) * block - offset;
        let end = end.min(written.len());
        if dice.one_in(2) {
            write(left, offset + at, &written[at..end]);
        }
        at = end;
    }
}

fn torn(waiting: &[Change], left: &mut Vec<u8>, dice: &mut Dice) {
    let whole = dice.below(waiting.len() + 1);
    waiting[..whole]
        .iter()
        .for_each(|change| change.apply(left));
    if let Some(Change::Write(offset, written)) = waiting.get(whole) {
        let end = dice.below(written.len() + 1);
        let block_end = ((offset + end) / SECTOR + 1) * SECTOR - offset;
        let rubbish = dice.bytes(block_end.min(written.len()) - end);
        write(left, *offset, &written[..end]);
        write(left, offset + end, &rubbish);
    }
}

impl From<Failure> for io::Error {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Full | Failure::FullAtOnce => io::ErrorKind::StorageFull.into(),
            _ => io::Error::from_raw_os_error(5),
        }
    }
}

impl Disk for TrialDisk {
    fn open(&self, path: &Path, create: bool) -> io::Result<Box<dyn DiskFile>> {
        let mut state = self.state();
        state.call(Kind::Open)?;
        let file = SystemDisk.open(path, create)?;
        let empty = Node::File {
            durable: Vec::new(),
            waiting: Vec::new(),
        };
        let found = state.find(path);
        let number = found.or_else(|| state.put(path, empty));
        Ok(Box::new(TrialFile {
            disk: self.clone(),
            number: number.unwrap_or_default(),
            file,
        }))
    }

    fn room(&self, path: &Path) -> io::Result<u64> {
        self.state().call(Kind::Room)?;
        SystemDisk.room(path)
    }

    fn boot(&self) -> Option<String> {
        let boot = self.state().boot.clone();
        boot.or_else(|| SystemDisk.boot())
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        self.state().call(Kind::Read)?;
        SystemDisk.read(path, limit)
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<String>> {
        self.state().call(Kind::Names)?;
        SystemDisk.names(folder)
    }

    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.call(Kind::CreateFolder)?;
        SystemDisk.create_folder(folder)?;
        state.create_folders(folder);
        Ok(())
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.call(Kind::SyncFolder)?;
        if let Some(number) = state.find(folder) {
            state.sync_names(number);
        }
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.call(Kind::Rename)?;
        SystemDisk.rename(from, to)?;
        if let (Some(number), Some(dropped), Some(name)) =
            (state.find(from), state.name(from), state.name(to))
        {
            state.rename(NameChange {
                dropped: Some(dropped),
                put: Some((name, number)),
            });
        }
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.call(Kind::Remove)?;
        SystemDisk.remove(path)?;
        if let Some(name) = state.name(path) {
            state.rename(NameChange {
                dropped: Some(name),
                put: None,
            });
        }
        Ok(())
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.call(Kind::Remove)?;
        SystemDisk.remove_folder(folder)?;
        if let Some(name) = state.name(folder) {
            state.rename(NameChange {
                dropped: Some(name),
                put: None,
            });
        }
        Ok(())
    }
}

impl DiskFile for TrialFile {
    fn size(&self) -> io::Result<u64> {
        self.disk.state().call(Kind::Size)?;
        self.file.size()
    }

    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<()> {
        self.disk.state().call(Kind::ReadAt)?;
        self.file.read_at(buffer, offset)
    }

    fn write_at(&self, bytes: &[u8], offset: u64) -> io::Result<()> {
        let mut state = self.disk.state();
        let called = state.call(Kind::WriteAt);
        let done = match called {
            Ok(()) => bytes,
            Err(Failure::Full | Failure::PowerCut | Failure::Killed) => &bytes[..bytes.len() / 2],
            Err(failure) => return Err(failure.into()),
        };
        self.file.write_at(done, offset)?;
        let offset = usize::try_from(offset).unwrap();
        state.changed(self.number, Change::Write(offset, done.to_vec()));
        Ok(called?)
    }

    fn resize(&self, size: u64) -> io::Result<()> {
        let mut state = self.disk.state();
        state.call(Kind::Resize)?;
        self.file.resize(size)?;
        let size = usize::try_from(size).unwrap();
        state.changed(self.number, Change::Resize(size));
        Ok(())
    }

    fn sync(&self) -> io::Result<()> {
        let mut state = self.disk.state();
        let called = state.call(Kind::Sync);
        let honest = state.honest;
        let mut dice = Dice::new(state.calls.len() as u64);
        let cut = matches!(
            called,
            Err(Failure::PowerCut | Failure::Killed | Failure::Off)
        );
        if !cut
            && honest
            && let Some(Node::File { durable, waiting }) = state.nodes.get_mut(self.number)
        {
            for change in std::mem::take(waiting) {
                match called {
                    Ok(()) => change.apply(durable),
                    Err(Failure::DeviceTwice) => some_blocks(&change, BLOCK, durable, &mut dice),
                    Err(_) => {}
                }
            }
        }
        Ok(called?)
    }

    fn lock(&self) -> io::Result<bool> {
        self.disk.state().call(Kind::Lock)?;
        self.file.lock()
    }
}
