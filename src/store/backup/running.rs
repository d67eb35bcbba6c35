//! A backup that is being made on a thread of its own.

use super::Progress;
use super::making::{Made, Making};
use crate::store::error::StoreError;
use crossbeam_channel::{Receiver, TryRecvError, unbounded};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

/// How far a backup is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// None is being made.
    None,
    /// It is being made; nothing is known of it before its first bytes are written.
    Running(Option<Progress>),
    /// It has ended.
    Ended(Result<Box<Made>, StoreError>),
}

/// The thread; dropping this stops it and waits for it.
pub struct Running {
    told: Receiver<Told>,
    progress: Option<Progress>,
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

enum Told {
    Progress(Progress),
    Ended(Result<Box<Made>, StoreError>),
}

impl Running {
    /// # Errors
    /// The system has no thread left.
    pub(super) fn start(making: Making) -> Result<Self, StoreError> {
        let (tell, told) = unbounded();
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = stop.clone();
        let work = move || {
            let ended = making.run(&mut |progress| {
                // Nobody waits for it any more when the store was dropped.
                let _ = tell.send(Told::Progress(progress));
                match stopped.load(Ordering::Relaxed) {
                    true => Err(StoreError::BackupStopped),
                    false => Ok(()),
                }
            });
            let _ = tell.send(Told::Ended(ended.map(Box::new)));
        };
        let thread = thread::Builder::new().name("backup".to_owned());
        Ok(Self {
            told,
            progress: None,
            stop,
            thread: Some(thread.spawn(work)?),
        })
    }

    /// Stops it, if it has not ended, and waits for that; its end is told as of one that failed.
    pub fn stop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            // A panic was told as an end.
            let _ = thread.join();
        }
    }

    /// How far it is, without waiting.
    pub fn state(&mut self) -> State {
        loop {
            match self.told.try_recv() {
                Ok(Told::Progress(progress)) => self.progress = Some(progress),
                Ok(Told::Ended(ended)) => return State::Ended(ended),
                Err(TryRecvError::Empty) => return State::Running(self.progress),
                // The thread broke off by a mistake of its own.
                Err(TryRecvError::Disconnected) => {
                    return State::Ended(Err(StoreError::Unavailable));
                }
            }
        }
    }

    /// Waits for its end.
    pub fn wait(self, tell: &mut dyn FnMut(Progress)) -> Result<Made, StoreError> {
        for told in &self.told {
            match told {
                Told::Progress(progress) => tell(progress),
                Told::Ended(ended) => return ended.map(|made| *made),
            }
        }
        Err(StoreError::Unavailable)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop();
    }
}
