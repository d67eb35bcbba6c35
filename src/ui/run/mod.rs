//! The loop. It draws, waits and hands on; it has no clock tick, so at rest it neither wakes nor writes.
//! With `terminal` the only place of this room that knows threads and channels.

use super::app::App;
use super::message::{Alarm, Effect, Msg, Ticket};
use super::{terminal, update};
use crate::domain::message::Message;
use crate::office::{Answer, Refusal, Request, Tell, Told};
use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded, unbounded};
use std::any::Any;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// The most messages that are taken before the next frame, so that keys typed ahead cost one frame and a
/// flood of them can't keep the screen from being drawn.
pub const MESSAGES_A_FRAME: usize = 256;

/// A terminal that takes so long to take a frame is at the end of a slow line.
const SLOW: Duration = Duration::from_millis(500);

/// How much of the screen is to be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Draw {
    /// What has changed.
    Changes,
    /// All of it: the terminal may show something else.
    Everything,
}

/// Runs the interface in the terminal until the reader leaves. `open` is called on a thread of its own: it
/// takes whom it tells what nobody asked, says as soon as it is known that it may open, and gives what answers
/// requests, one after the other. The terminal is not taken before it has said something.
///
/// # Errors
/// Those of the terminal, and why it could not be opened; the terminal is given back then.
pub fn run<Perform, Failure>(
    mut app: App,
    mut first: Vec<Effect>,
    open: impl FnOnce(Tell) -> Result<Perform, Failure> + Send + 'static,
) -> Result<(), Failure>
where
    Perform: FnMut(Request) -> Result<Answer, Refusal>,
    Failure: From<io::Error> + Send + 'static,
{
    let (tell, inbox) = unbounded();
    let (ask, asked) = unbounded();
    let (fail, failed) = bounded(1);
    let told = tell.clone();
    std::thread::spawn(move || {
        let opening = AssertUnwindSafe(|| open(telling(told.clone())));
        match catch_unwind(opening)
            .map_err(Why::Panic)
            .and_then(|opened| opened.map_err(Why::Failure))
        {
            Ok(perform) => work(&asked, &told, perform),
            Err(why) => {
                let _ = fail.send(why);
                let _ = told.send(Msg::NotOpened);
            }
        }
    });
    match inbox.recv() {
        Ok(Msg::NotOpened) | Err(_) => {}
        Ok(said) => {
            let mut screen = terminal::enter(tell)?;
            app.desk.size = screen.size()?;
            first.extend(update(&mut app, said));
            run_loop(&mut app, first, &inbox, &ask, |app, draw| {
                screen.draw(app, draw)
            });
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

/// The loop itself: does the effects, draws, waits for the next message. `draw` says how long the terminal took
/// to take the frame; what comes in the meantime is taken before the next one.
pub fn run_loop(
    app: &mut App,
    first: Vec<Effect>,
    inbox: &Receiver<Msg>,
    ask: &Sender<(Ticket, Request)>,
    mut draw: impl FnMut(&App, Draw) -> io::Result<Duration>,
) {
    let mut alarms = Alarms::default();
    let mut slow = false;
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
        let msg = match draw(app, how) {
            Err(_) if !alarms.is_ending() => Some(Msg::InputLost),
            // Said once: whoever does not want it is left alone.
            Ok(took) if took >= SLOW && !std::mem::replace(&mut slow, true) => {
                Some(Msg::LineIsSlow)
            }
            _ => alarms.wait(inbox),
        };
        let Some(msg) = msg else { return };
        effects = update(app, msg);
        for more in inbox.try_iter().take(MESSAGES_A_FRAME) {
            effects.extend(update(app, more));
        }
    }
}

/// When to wake and when to end.
#[derive(Debug, Default)]
struct Alarms {
    spinner: Option<Instant>,
    draft: Option<Instant>,
    idle: Option<Instant>,
    look: Option<Instant>,
    fresh: Option<Instant>,
    end: Option<Instant>,
}

impl Alarms {
    fn set(&mut self, effect: &Effect) {
        let earlier =
            |old: Option<Instant>, new: Instant| Some(old.map_or(new, |old| old.min(new)));
        match effect {
            Effect::WakeIn(alarm, after) => {
                let time = self.time(*alarm);
                *time = earlier(*time, Instant::now() + *after);
            }
            Effect::Sleep(alarm) => *self.time(*alarm) = None,
            Effect::QuitWithin(after) => self.end = earlier(self.end, Instant::now() + *after),
            Effect::Ask(..) | Effect::Watch(_) | Effect::Redraw | Effect::Quit => {}
        }
    }

    fn time(&mut self, alarm: Alarm) -> &mut Option<Instant> {
        match alarm {
            Alarm::Spinner => &mut self.spinner,
            Alarm::Draft => &mut self.draft,
            Alarm::Idle => &mut self.idle,
            Alarm::Look => &mut self.look,
            Alarm::Fresh => &mut self.fresh,
        }
    }

    fn is_ending(&self) -> bool {
        self.end.is_some()
    }

    /// The next message, or an alarm that rings before; `None` when it is time to end.
    fn wait(&mut self, inbox: &Receiver<Msg>) -> Option<Msg> {
        let times = [
            self.spinner,
            self.draft,
            self.idle,
            self.look,
            self.fresh,
            self.end,
        ];
        let Some(next) = times.into_iter().flatten().min() else {
            return inbox.recv().ok();
        };
        // Who types without a pause does not keep it from ringing.
        if next <= Instant::now() {
            return self.ring(next);
        }
        match inbox.recv_deadline(next) {
            Ok(msg) => Some(msg),
            Err(RecvTimeoutError::Disconnected) => None,
            Err(RecvTimeoutError::Timeout) => self.ring(next),
        }
    }

    fn ring(&mut self, time: Instant) -> Option<Msg> {
        for alarm in [
            Alarm::Spinner,
            Alarm::Draft,
            Alarm::Idle,
            Alarm::Look,
            Alarm::Fresh,
        ] {
            if *self.time(alarm) == Some(time) {
                *self.time(alarm) = None;
                return Some(Msg::Woke(alarm));
            }
        }
        None
    }
}

/// Says in the loop what the office says by itself; how far a long work is, once for each hundredth.
fn telling(tell: Sender<Msg>) -> Tell {
    let last = AtomicU64::new(u64::MAX);
    Arc::new(move |told| {
        if let Told::Progress { done, total } = told {
            let hundredth = done.saturating_mul(100).checked_div(total).unwrap_or(0);
            if last.swap(hundredth, Ordering::Relaxed) == hundredth {
                return;
            }
        }
        // The loop is gone only when the program ends.
        let _ = tell.send(Msg::Told(told));
    })
}

/// Answers requests until nobody asks any more. After a panic inside the office every request is refused:
/// what it holds in memory can't be trusted, what it has saved can. The office is given up then, and with
/// it the key to its store.
fn work<Perform>(asked: &Receiver<(Ticket, Request)>, told: &Sender<Msg>, perform: Perform)
where
    Perform: FnMut(Request) -> Result<Answer, Refusal>,
{
    let mut office = Some(perform);
    for (ticket, request) in asked {
        let answer = office.as_mut().and_then(|perform| {
            let answered = AssertUnwindSafe(|| perform(request));
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
        if told.send(Msg::Answered(ticket, answer)).is_err() {
            return;
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests;
