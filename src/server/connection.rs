//! One connection: a thread that reads its questions and one that writes the answers.

use super::frame::{self, SHORT, TO_CLIENT_MAX, TO_SERVER_MAX};
use super::greeting::{self, Verdict};
use super::hub::ToHub;
use super::places::{Place, Places};
use super::protocol::{Asked, Hello, Said};
use super::seats::{Mouth, Newest};
use super::timed::Timed;
use super::turns::Turns;
use crossbeam_channel::{Receiver, Sender, bounded, select_biased};
use rustix::net::sockopt::socket_peercred;
use std::convert::Infallible;
use std::io::{self, ErrorKind, Read};
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::thread;
use std::time::Duration;

/// An answer, and beside it the first word and the last.
const OUTBOX: usize = 3;
/// The most bytes in which a client says who it is.
const HELLO_MAX: usize = 4 << 10;
/// In this time a client has greeted and said who it is.
const TO_GREET: Duration = Duration::from_secs(5);
/// In this time a question is there, once its first byte is.
const TO_ASK: Duration = Duration::from_secs(20);
/// In this time an answer is taken.
const TO_TAKE: Duration = Duration::from_secs(60);
/// What the threads of a connection need: questions are nested eight deep at most.
const STACK: usize = 1 << 20;

/// What a connection is started with.
pub struct Arrived {
    /// The number of the connection.
    pub id: u64,
    /// The stream.
    pub stream: UnixStream,
    /// Where it asks.
    pub hub: Sender<ToHub>,
    /// Dropped when the connection has ended.
    pub alive: Sender<Infallible>,
}

/// Serves a connection on threads of its own, if its user has a place; else it is told so. One that can't
/// be served is closed.
pub fn start(arrived: Arrived, places: &Places) {
    let Ok(user) = socket_peercred(&arrived.stream) else {
        return;
    };
    let Some(place) = places.take(user.uid.as_raw()) else {
        // Nothing was written to it before: there is room for these few bytes.
        let _ = greeting::answer(&mut &arrived.stream, Verdict::TooMany);
        return;
    };
    let serve = move || {
        // How a connection ends is nobody's business but the client's, who sees it.
        let _ = run(&arrived, place);
        let _ = arrived.stream.shutdown(Shutdown::Both);
    };
    let _ = thread::Builder::new().stack_size(STACK).spawn(serve);
}

fn run(arrived: &Arrived, mut place: Place) -> io::Result<()> {
    let stream = &arrived.stream;
    stream.set_nonblocking(false)?;
    let mut timed = Timed::new(stream, TO_GREET);
    if !greeting::heard(&mut timed)? {
        return greeting::answer(&mut timed, Verdict::OtherVersion);
    }
    greeting::answer(&mut timed, Verdict::Welcome)?;
    let hello: Hello = frame::read(&mut timed, HELLO_MAX)?;
    place.come_in();
    let (user, turns) = (place.user, place.turns.clone());
    let (outbox, said) = bounded(OUTBOX);
    let (waits, answered) = bounded(1);
    let news = Newest::new();
    let writer = Writer {
        stream: stream.try_clone()?,
        said,
        news: news.clone(),
        answered,
        _place: place,
        _alive: arrived.alive.clone(),
    };
    thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || writer.run())?;
    let id = arrived.id;
    let joined = ToHub::Joined {
        id,
        user,
        hello,
        mouth: Mouth { outbox, news },
        turn: turns.question(),
    };
    if arrived.hub.send(joined).is_err() {
        return Ok(());
    }
    let ended = read(arrived, &turns, &waits);
    // The hub is gone only when the server ends.
    let _ = arrived.hub.send(ToHub::Left(id));
    ended
}

/// Hands on what the client asks, one question after the other; what it asks meanwhile waits in the socket.
fn read(arrived: &Arrived, turns: &Turns, waits: &Sender<()>) -> io::Result<()> {
    let mut stream = &arrived.stream;
    let mut long = None;
    while waits.send(()).is_ok() {
        // The question before this one is answered.
        drop(long.take());
        let mut first = [0];
        // Who is silent costs nothing and may be silent as long as he likes.
        stream.set_read_timeout(None)?;
        stream.read_exact(&mut first)?;
        let mut rest = first.chain(Timed::new(stream, TO_ASK));
        let length = frame::length(&mut rest, TO_SERVER_MAX)?;
        if length > SHORT {
            long = Some(turns.long());
        }
        let asked: Asked = frame::body(&mut Timed::new(stream, TO_ASK), length)?;
        if length > asked.bytes_max() {
            return Err(ErrorKind::InvalidData.into());
        }
        let asked = ToHub::Asked(arrived.id, asked, turns.question());
        if arrived.hub.send(asked).is_err() {
            break;
        }
    }
    Ok(())
}

/// The thread that writes.
struct Writer {
    stream: UnixStream,
    said: Receiver<Said>,
    news: Newest,
    /// Lets the reading thread go on by one question.
    answered: Receiver<()>,
    _place: Place,
    _alive: Sender<Infallible>,
}

impl Writer {
    /// Writes until nobody has anything to say any more, or the client does not take it.
    fn run(self) {
        while let Some(said) = self.next() {
            let mut timed = Timed::new(&self.stream, TO_TAKE);
            if frame::write(&mut timed, &said, TO_CLIENT_MAX).is_err() {
                break;
            }
            if matches!(said, Said::Answered { .. }) {
                let _ = self.answered.try_recv();
            }
        }
        let _ = self.stream.shutdown(Shutdown::Both);
    }

    /// What there is to say next, news before answers that came after them; `None` when nobody has
    /// anything to say any more.
    fn next(&self) -> Option<Said> {
        select_biased! {
            recv(self.news.taken()) -> news => news.ok().map(Said::News),
            recv(self.said) -> said => said.ok(),
        }
    }
}
