//! The loop of the server: it lets clients in until the system asks it to end.

use super::alarm::Alarm;
use super::connection::{self, Arrived};
use super::hub::{Hub, ToHub};
use super::places::{Places, open_many_files};
use crate::domain::{Day, Instant};
use crate::office::Office;
use crossbeam_channel::{Receiver, bounded, unbounded};
use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::low_level::pipe;
use std::convert::Infallible;
use std::io::{self, ErrorKind};
use std::os::unix::net::{UnixListener, UnixStream};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::thread;
use std::time::Duration;

/// So long the last answers may take, when the server ends.
const TO_LEAVE: Duration = Duration::from_secs(5);
/// So long it waits before it tries again when there are no more files to open.
const PAUSE: Duration = Duration::from_millis(100);

/// Serves an office on a socket until the system asks the process to end (SIGTERM, SIGINT). Whatever was
/// asked by then is answered, and everybody is told. A line that hangs up (SIGHUP) ends nothing.
/// `day` is the one that a demonstration was made with; `ready` is called when all this holds.
///
/// # Errors
/// The socket fails, or the office has failed by a mistake of its own; what it said to be saved is.
pub fn serve(
    office: Office,
    day: Option<Day>,
    listener: &UnixListener,
    ready: impl FnOnce(),
) -> io::Result<()> {
    signal_hook::flag::register(SIGHUP, Arc::new(AtomicBool::new(false)))?;
    let (asked_to_end, signals) = UnixStream::pair()?;
    pipe::register(SIGTERM, signals.try_clone()?)?;
    pipe::register(SIGINT, signals)?;
    ready();
    serve_until(office, day, listener, &asked_to_end).map(drop)
}

/// The same until there is something to read from `asked_to_end`, or its other end is closed; gives the office
/// back.
///
/// # Errors
/// As [`serve()`].
pub fn serve_until(
    office: Office,
    day: Option<Day>,
    listener: &UnixListener,
    asked_to_end: &UnixStream,
) -> io::Result<Office> {
    let (hub_ended, hub_lives) = UnixStream::pair()?;
    let (hub, inbox) = unbounded();
    let alarm = Arc::new(Alarm::new()?);
    alarm.set(Some(Instant::MIN_UTC))?;
    let (own, hub_alarm) = (hub.clone(), alarm.clone());
    let answering = thread::spawn(move || {
        let _until_the_end = hub_lives;
        Hub::new(office, day, own, hub_alarm).run(&inbox)
    });
    listener.set_nonblocking(true)?;
    let (alive, gone) = bounded(0);
    let places = Places::new(open_many_files());
    let mut id = 0;
    loop {
        let stream = match next(listener, &alarm, [asked_to_end, &hub_ended])? {
            Next::Client(stream) => stream,
            Next::Alarm => {
                // A hub that has failed has ended by itself: that comes next.
                let _ = hub.send(ToHub::Rang);
                continue;
            }
            Next::End => break,
        };
        id += 1;
        let arrived = Arrived {
            id,
            stream,
            hub: hub.clone(),
            alive: alive.clone(),
        };
        connection::start(arrived, &places);
    }
    drop(alive);
    // One that has failed has ended by itself.
    let _ = hub.send(ToHub::Stop);
    let office = answering.join().unwrap_or(None);
    wait_for_last_words(&gone);
    office.ok_or_else(|| io::Error::other("the office failed"))
}

/// What the server waits for.
enum Next {
    Client(UnixStream),
    /// There is to be looked after the day's backup.
    Alarm,
    /// The server is to end.
    End,
}

/// What comes next; the `ends` say by anything that the server is to end.
fn next(listener: &UnixListener, alarm: &Alarm, ends: [&UnixStream; 2]) -> io::Result<Next> {
    loop {
        let [asked_to_end, hub_ended] = ends.map(|end| PollFd::new(end, PollFlags::IN));
        let client = PollFd::new(listener, PollFlags::IN);
        let mut waiting = [asked_to_end, hub_ended, alarm.to_poll(), client];
        match poll(&mut waiting, None) {
            Err(rustix::io::Errno::INTR) => continue,
            polled => polled?,
        };
        let [ended, failed, _, _] = waiting;
        if !ended.revents().is_empty() || !failed.revents().is_empty() {
            return Ok(Next::End);
        }
        if alarm.has_rung() {
            return Ok(Next::Alarm);
        }
        match listener.accept() {
            Ok((stream, _)) => return Ok(Next::Client(stream)),
            Err(error) if error.kind() == ErrorKind::WouldBlock => {}
            // A client that is gone already, or no file left to open: there will be others.
            Err(_) => thread::sleep(PAUSE),
        }
    }
}

/// Waits until every connection has written what it had to say, for a while.
fn wait_for_last_words(gone: &Receiver<Infallible>) {
    // Nothing is ever sent: what comes is the end of the last connection, or of the time.
    let (Ok(_) | Err(_)) = gone.recv_timeout(TO_LEAVE);
}
