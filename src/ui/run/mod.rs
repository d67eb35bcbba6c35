//! The loop. It draws, waits and hands on; it has no clock tick, so at rest it neither wakes nor writes.
//! With `terminal` the only place of this room that knows threads and channels.

mod alarms;
mod inbox;

pub use inbox::{Inbox, Teller, inbox};

use super::app::App;
use super::message::{Effect, Msg, Ticket};
use super::{terminal, update};
use crate::domain::message::Message;
use crate::office::{Answer, Refusal, Request, Tell, Told, Visit, ahead};
use alarms::Alarms;
use crossbeam_channel::{Receiver, Sender, bounded, unbounded};
use std::any::Any;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

/// The most messages that are taken before the next frame, so that keys typed ahead cost one frame and a
/// flood of them can't keep the screen from being drawn.
const MESSAGES_A_FRAME: usize = 256;

/// How much of the screen is to be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Draw {
    /// What has changed.
    Changes,
    /// All of it: the terminal may show something else.
    Everything,
}

/// What answers requests, one after the other.
pub trait Perform {
    /// Does what is asked.
    ///
    /// # Errors
    /// What the office refuses.
    fn perform(&mut self, request: Request) -> Result<Answer, Refusal>;

    /// Does a part of what may be asked for next, while nobody asks; whether there may be more of it.
    fn read_ahead(&mut self) -> bool;
}

impl Perform for Visit {
    fn perform(&mut self, request: Request) -> Result<Answer, Refusal> {
        self.ask(request)
    }

    fn read_ahead(&mut self) -> bool {
        self.read_ahead()
    }
}

/// Asks elsewhere, such as a server, which reads ahead by itself.
impl<Ask: FnMut(Request) -> Result<Answer, Refusal>> Perform for Ask {
    fn perform(&mut self, request: Request) -> Result<Answer, Refusal> {
        self(request)
    }

    fn read_ahead(&mut self) -> bool {
        false
    }
}

/// What the loop draws on and hears of.
pub trait Outside {
    /// Draws the state.
    ///
    /// # Errors
    /// Those of the terminal.
    fn draw(&mut self, app: &App, draw: Draw) -> io::Result<()>;

    /// Waits until something happens, but not beyond this moment, and adds what has happened.
    fn listen(&mut self, until: Option<Instant>, happened: &mut Vec<Msg>);
}

/// Runs the interface in the terminal until the reader leaves. `open` is called on a thread of its own: it
/// takes whom it tells what nobody asked, says as soon as it is known that it may open, and gives what answers
/// requests, one after the other. The terminal is not taken before it has said something.
///
/// # Errors
/// Those of the terminal, and why it could not be opened; the terminal is given back then.
pub fn run<P: Perform, Failure>(
    mut app: App,
    mut first: Vec<Effect>,
    open: impl FnOnce(Tell) -> Result<P, Failure> + Send + 'static,
) -> Result<(), Failure>
where
    Failure: From<io::Error> + Send + 'static,
{
    let (tell, inbox) = inbox()?;
    let (ask, asked) = unbounded();
    let (fail, failed) = bounded(1);
    std::thread::spawn(move || {
        let opening = AssertUnwindSafe(|| open(telling(tell.clone())));
        match catch_unwind(opening)
            .map_err(Why::Panic)
            .and_then(|opened| opened.map_err(Why::Failure))
        {
            Ok(office) => work(&asked, &tell, office),
            Err(why) => {
                let _ = fail.send(why);
                tell.send(Msg::NotOpened);
            }
        }
    });
    match inbox.wait() {
        Some(Msg::NotOpened) | None => {}
        Some(said) => {
            let mut screen = terminal::enter(inbox)?;
            app.desk.size = screen.size()?;
            first.extend(update(&mut app, said));
            run_loop(&mut app, first, &ask, &mut screen);
        }
    }
    match failed.try_recv() {
        Ok(Why::Failure(failure)) => Err(failure),
        Ok(Why::Panic(panic)) => resume_unwind(panic),
        Err(_) => Ok(()),
    }
}

/// Why the office could not be opened.
enum Why<Failure> {
    Failure(Failure),
    Panic(Box<dyn Any + Send>),
}

/// The loop itself: does the effects, draws, listens, and takes what has happened.
fn run_loop(
    app: &mut App,
    first: Vec<Effect>,
    ask: &Sender<(Ticket, Request)>,
    outside: &mut impl Outside,
) {
    let mut alarms = Alarms::default();
    let mut happened = Vec::new();
    let mut effects = first;
    loop {
        let mut how = Draw::Changes;
        for effect in effects.drain(..) {
            match effect {
                Effect::Ask(ticket, request) => {
                    // The worker is gone only when the program ends.
                    let _ = ask.send((ticket, request));
                }
                Effect::Watch(shown) => {
                    // Nobody waits for what it answers.
                    let _ = ask.send((Ticket(0), Request::Watch(shown)));
                }
                Effect::Redraw => how = Draw::Everything,
                Effect::Quit => return,
                other => alarms.set(&other),
            }
        }
        // A terminal that is gone can't be drawn on; what is typed is kept all the same.
        match outside.draw(app, how) {
            Err(_) if !alarms.is_ending() => happened.push(Msg::InputLost),
            _ if happened.is_empty() => outside.listen(alarms.next(), &mut happened),
            _ => {}
        }
        if alarms.is_over() {
            return;
        }
        // Who types without a pause does not keep it from ringing.
        happened.extend(alarms.ring().map(Msg::Woke));
        let now = happened.len().min(MESSAGES_A_FRAME);
        for msg in happened.drain(..now) {
            effects.extend(update(app, msg));
        }
    }
}

/// Says in the loop what the office says by itself; how far a long work is, once for each hundredth.
fn telling(tell: Teller) -> Tell {
    let last = AtomicU64::new(u64::MAX);
    Arc::new(move |told| {
        if let Told::Progress { done, total } = told {
            let hundredth = done.saturating_mul(100).checked_div(total).unwrap_or(0);
            if last.swap(hundredth, Ordering::Relaxed) == hundredth {
                return;
            }
        }
        // The loop is gone only when the program ends.
        tell.send(Msg::Told(told));
    })
}

/// Answers requests until nobody asks any more. After a panic inside the office every request is refused:
/// what it holds in memory can't be trusted, what it has saved can. The office is given up then, and with
/// it the key to its store.
fn work(asked: &Receiver<(Ticket, Request)>, told: &Teller, office: impl Perform) {
    let mut office = Some(office);
    while let Some((ticket, request)) =
        ahead::next(asked, || office.as_mut().is_some_and(Perform::read_ahead))
    {
        let answer = office.as_mut().and_then(|office| {
            let answered = AssertUnwindSafe(|| office.perform(request));
            catch_unwind(answered).ok()
        });
        if answer.is_none() {
            let given_up = office.take();
            // Giving up what is broken may fail once more; there is nothing left to save.
            let _ = catch_unwind(AssertUnwindSafe(|| drop(given_up)));
        }
        let answer = answer.unwrap_or_else(|| {
            Err(Refusal::Unavailable {
                message: Message::new("interface-office-failed"),
                hint: None,
            })
        });
        if !told.send(Msg::Answered(ticket, answer)) {
            return;
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests;
