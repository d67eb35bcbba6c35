//! Where the threads of the office put what they say. The loop waits for it and for the terminal at once, so
//! beside the messages there is a bell that `poll` hears.

use crate::ui::message::Msg;
use crossbeam_channel::{Receiver, Sender, unbounded};
use rustix::event::{EventfdFlags, eventfd};
use rustix::io::{read, write};
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::Arc;

/// Puts messages into the loop's inbox.
#[derive(Clone)]
pub struct Teller {
    messages: Sender<Msg>,
    bell: Arc<OwnedFd>,
}

/// What the loop has been told.
pub struct Inbox {
    messages: Receiver<Msg>,
    bell: Arc<OwnedFd>,
}

/// An inbox and who puts messages into it.
pub fn inbox() -> io::Result<(Teller, Inbox)> {
    let (sender, receiver) = unbounded();
    let bell = Arc::new(eventfd(0, EventfdFlags::CLOEXEC | EventfdFlags::NONBLOCK)?);
    let teller = Teller {
        messages: sender,
        bell: Arc::clone(&bell),
    };
    let messages = receiver;
    Ok((teller, Inbox { messages, bell }))
}

impl Teller {
    /// Tells the loop; whether it still listens.
    pub fn send(&self, msg: Msg) -> bool {
        let listens = self.messages.send(msg).is_ok();
        // It fails only when it has been rung more often than can be counted: it is heard then.
        let _ = write(&self.bell, &1_u64.to_ne_bytes());
        listens
    }
}

impl Inbox {
    /// Waits for the first message; `None` if nobody is left who could tell anything.
    pub fn wait(&self) -> Option<Msg> {
        self.messages.recv().ok()
    }

    /// All that is there.
    pub fn take(&self) -> impl Iterator<Item = Msg> {
        // Before the messages, so that none is left that nobody has rung for.
        let _ = read(&self.bell, &mut [0; 8]);
        self.messages.try_iter()
    }

    /// What can be read when something is there.
    pub fn bell(&self) -> BorrowedFd<'_> {
        self.bell.as_fd()
    }
}
