//! What comes to the interface, what it wants done, and what a screen may propose.

use super::dialog::Dialog;
use super::screen::Screen;
use crate::domain::message::Message;
use crate::office::{Answer, Refusal, Request, Told};
use crossterm::event::KeyEvent;
use std::time::Duration;

/// What can happen.
#[derive(Debug)]
#[allow(clippy::large_enum_variant)] // One is moved at a time; none is kept.
pub enum Msg {
    /// A key was pressed.
    Key(KeyEvent),
    /// A text was pasted; it is never a command.
    Paste(String),
    /// So many keys came at once that they were pasted, although the terminal does not say so.
    Burst(Vec<KeyEvent>),
    /// The terminal has another size.
    Resized {
        /// Columns.
        width: u16,
        /// Rows.
        height: u16,
    },
    /// The time asked for with [`Effect::WakeIn`] has come.
    Woke(Alarm),
    /// The office says something without being asked.
    Told(Told),
    /// The office answered.
    Answered(Ticket, Result<Answer, Refusal>),
    /// The terminal took long to take a frame.
    LineIsSlow,
    /// The office can't be opened; whoever opens it knows why.
    NotOpened,
    /// The terminal is gone, or the system asks the program to end.
    InputLost,
}

/// What one can be woken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alarm {
    /// A request takes long: show that.
    Spinner,
    /// Something was typed: keep it as a draft.
    Draft,
    /// No key was pressed for long: lock.
    Idle,
    /// What the screen in front shows goes on by itself: ask for it again.
    Look,
    /// Somebody else has changed what the screen in front shows: ask for it again.
    Fresh,
}

/// The number of one request; an answer whose ticket nobody waits for is dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(pub u64);

/// What `update` wants done.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Ask the office; its answer comes as [`Msg::Answered`].
    Ask(Ticket, Request),
    /// Tell the office what is in front now; nobody waits for an answer.
    Watch(Vec<Request>),
    /// Send [`Msg::Woke`] after this time; the earlier of two for one alarm wins.
    WakeIn(Alarm, Duration),
    /// Forget that alarm.
    Sleep(Alarm),
    /// Draw the whole screen anew.
    Redraw,
    /// End the program after this time, whatever happens.
    QuitWithin(Duration),
    /// End the program.
    Quit,
}

/// What a screen may propose in answer to anything that happens.
#[derive(Debug)]
pub enum Step {
    /// Nothing more.
    Stay,
    /// Ask the office.
    Ask(Ask),
    /// Open another screen above this one.
    Open(Box<Screen>),
    /// Put another screen in the place of this one.
    Replace(Box<Screen>),
    /// Go back to the screen below.
    Back,
    /// Go back to the first screen.
    Home,
    /// Show a dialog in front of this screen.
    Show(Box<Dialog>),
    /// Close the dialog.
    Close,
    /// Write an error under a field of the form that is open.
    Mark(&'static str, Message),
    /// Keep what is typed at once.
    Keep,
    /// Say something in one line, until the next key.
    Say(Message),
    /// Ask for what is shown again in a moment, if the screen is still in front then.
    LookAgain,
    /// Leave the program; what is typed is kept first.
    Quit,
    /// Several, in this order.
    All(Vec<Step>),
}

/// A request of a screen with the place that waits for its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// The place: an answer is given to the screen with it.
    pub slot: &'static str,
    /// What is asked.
    pub request: Request,
    /// Whether it changes something.
    pub kind: AskKind,
}

/// Whether a request changes something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskKind {
    /// It only reads: a newer one for the same slot makes the older answer stale.
    Read,
    /// It reads what is shown once more, because somebody else has changed something: the reader stays where she
    /// is, and what is new is marked.
    Again,
    /// It saves: its answer is never dropped, leaving waits for it, a form with the purpose of the slot closes when
    /// it is done, and the screen's needs are asked again.
    Save,
}

impl Step {
    /// Ask for something to be read into a slot.
    pub fn read(slot: &'static str, request: Request) -> Self {
        Self::Ask(Ask::read(slot, request))
    }

    /// Ask for something to be saved.
    pub fn save(slot: &'static str, request: Request) -> Self {
        Self::Ask(Ask {
            slot,
            request,
            kind: AskKind::Save,
        })
    }

    /// Open another screen above this one.
    pub fn open(screen: impl Into<Screen>) -> Self {
        Self::Open(Box::new(screen.into()))
    }

    /// Show a dialog.
    pub fn show(dialog: impl Into<Dialog>) -> Self {
        Self::Show(Box::new(dialog.into()))
    }

    /// Say a sentence without gaps.
    pub fn say(id: &'static str) -> Self {
        Self::Say(Message::new(id))
    }
}

impl Ask {
    /// Something to be read into a slot.
    pub fn read(slot: &'static str, request: Request) -> Self {
        Self {
            slot,
            request,
            kind: AskKind::Read,
        }
    }
}
