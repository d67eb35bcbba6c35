//! The other end of the socket: the same requests and answers, asked of a server.
//!
//! A server that is gone is looked for again with every question. A change whose answer was lost is asked
//! again under the id that it had, so that it is done once.

use super::frame::{self, TO_CLIENT_MAX, TO_SERVER_MAX};
use super::greeting::{self, Verdict};
use super::protocol::{Asked, Said};
pub use super::protocol::{Hello, Welcome};
use super::timed::Timed;
use super::trusted;
use crate::domain::message::Message;
use crate::office::{Answer, Refusal, Request};
use std::io::{self, ErrorKind};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// In this time a server greets back and says whether one may come in; it may be just starting.
const TO_GREET: Duration = Duration::from_secs(30);
/// In this time a question is taken.
const TO_TAKE: Duration = Duration::from_secs(60);
/// So long a server that is gone is waited for, and so often looked for meanwhile.
const TO_RETURN: Duration = Duration::from_secs(3);
const LOOK_AFTER: Duration = Duration::from_millis(100);

/// A connection to a server.
pub struct Client {
    socket: PathBuf,
    hello: Hello,
    welcome: Welcome,
    /// Nothing while the server is gone.
    stream: Option<UnixStream>,
    number: u64,
    /// Whether the screen was locked: a new connection is locked at once.
    locked: bool,
    /// A change whose answer was lost.
    unsure: Option<(Request, [u8; 16])>,
}

impl Client {
    /// Comes in at the server behind a socket; `None` where none is.
    ///
    /// # Errors
    /// One may not come in, or the server is another version of the program.
    pub fn connect(socket: &Path, hello: &Hello) -> Result<Option<Self>, Refusal> {
        let Some((stream, welcome)) = come_in(socket, hello)? else {
            return Ok(None);
        };
        Ok(Some(Self {
            socket: socket.to_path_buf(),
            hello: hello.clone(),
            welcome,
            stream: Some(stream),
            number: 0,
            locked: false,
            unsure: None,
        }))
    }

    /// What the server said first.
    pub fn welcome(&self) -> &Welcome {
        &self.welcome
    }

    /// Asks and waits for the answer. Whether the server was gone in between makes no difference, if it is
    /// back within three seconds.
    ///
    /// # Errors
    /// What the office refuses; the server is gone. A change may have been done then or not; asked again it
    /// is not done twice.
    pub fn ask(&mut self, request: Request) -> Result<Answer, Refusal> {
        let once = self.id_of(&request)?;
        self.number += 1;
        let asked = Asked {
            number: self.number,
            once,
            request,
        };
        let end = Instant::now() + TO_RETURN;
        let answer = loop {
            match self.asked(&asked)? {
                Some(answer) => break answer,
                None if Instant::now() >= end => {
                    self.unsure = once.map(|id| (asked.request, id));
                    return Err(gone());
                }
                None => sleep(LOOK_AFTER),
            }
        };
        self.unsure = None;
        if answer.is_ok() {
            self.remember(&asked.request);
        }
        answer
    }

    /// Remembers what a new connection has to know.
    fn remember(&mut self, done: &Request) {
        match done {
            Request::Lock => self.locked = true,
            Request::Unlock(_) => self.locked = false,
            Request::LogIn(login) => self.hello.account = Some(login.clone()),
            _ => {}
        }
    }

    /// What a change is known by: as before, if it is the one whose answer was lost.
    fn id_of(&self, request: &Request) -> Result<Option<[u8; 16]>, Refusal> {
        if request.kind().reads() {
            return Ok(None);
        }
        if let Some((_, id)) = self.unsure.as_ref().filter(|(before, _)| before == request) {
            return Ok(Some(*id));
        }
        let mut id = [0; 16];
        getrandom::fill(&mut id).map_err(|_| unavailable("office-no-randomness"))?;
        Ok(Some(id))
    }

    /// The answer, or nothing while the server is gone.
    fn asked(&mut self, asked: &Asked) -> Result<Option<Result<Answer, Refusal>>, Refusal> {
        if self.stream.is_none() {
            let Some((stream, _)) = come_in(&self.socket, &self.hello)? else {
                return Ok(None);
            };
            if self.locked {
                let lock = Asked {
                    number: 0,
                    once: None,
                    request: Request::Lock,
                };
                if answered(&stream, &lock).is_err() {
                    return Ok(None);
                }
            }
            self.stream = Some(stream);
        }
        let answer = self.stream.as_ref().map(|stream| answered(stream, asked));
        match answer {
            Some(Ok(answer)) => Ok(Some(answer)),
            // What can't be sent won't be the second time either.
            Some(Err(error)) if error.kind() == ErrorKind::InvalidInput => {
                Err(unavailable("server-question-too-long"))
            }
            _ => {
                self.stream = None;
                Ok(None)
            }
        }
    }
}

/// Connects and greets; `None` where no server is.
fn come_in(socket: &Path, hello: &Hello) -> Result<Option<(UnixStream, Welcome)>, Refusal> {
    let stream = match UnixStream::connect(socket) {
        Ok(stream) => stream,
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            let seen = socket.symlink_metadata();
            let closed = seen.is_err_and(|error| error.kind() == ErrorKind::PermissionDenied);
            let message = match closed {
                true => Message::new("server-folder-closed"),
                false => Message::new("server-no-permission"),
            };
            return Err(Refusal::Unavailable {
                message: message.with("socket", socket.display().to_string()),
                hint: Some(Message::new("server-no-permission-hint")),
            });
        }
        // A file that was left over refuses.
        Err(_) => return Ok(None),
    };
    trusted::expect(&stream, socket)?;
    match greet(&stream, hello) {
        Ok(Ok(welcome)) => Ok(Some((stream, welcome))),
        Ok(Err(refusal)) => Err(refusal),
        // It ended before it said anything.
        Err(_) => Ok(None),
    }
}

fn greet(stream: &UnixStream, hello: &Hello) -> io::Result<Result<Welcome, Refusal>> {
    let mut timed = Timed::new(stream, TO_GREET);
    match greeting::greet(&mut timed)? {
        Verdict::Welcome => {}
        Verdict::OtherVersion => {
            return Ok(Err(Refusal::Unavailable {
                message: Message::new("server-other-version"),
                hint: Some(Message::new("server-other-version-hint")),
            }));
        }
        Verdict::TooMany => return Ok(Err(unavailable("server-too-many"))),
    }
    frame::write(&mut timed, hello, TO_SERVER_MAX)?;
    match frame::read(&mut timed, TO_CLIENT_MAX)? {
        Said::Welcome(welcome) => Ok(welcome),
        _ => Err(ErrorKind::InvalidData.into()),
    }
}

fn answered(stream: &UnixStream, asked: &Asked) -> io::Result<Result<Answer, Refusal>> {
    let question = frame::of(asked, asked.bytes_max());
    let question = question.map_err(|_| io::Error::from(ErrorKind::InvalidInput))?;
    io::Write::write_all(&mut Timed::new(stream, TO_TAKE), &question)?;
    stream.set_read_timeout(None)?;
    loop {
        match frame::read(&mut &*stream, TO_CLIENT_MAX)? {
            Said::Answered { number, answer } if number == asked.number => return Ok(*answer),
            Said::Answered { .. } | Said::Welcome(_) => {}
            Said::Leaving => return Err(ErrorKind::ConnectionAborted.into()),
        }
    }
}

fn unavailable(id: &'static str) -> Refusal {
    Refusal::Unavailable {
        message: Message::new(id),
        hint: None,
    }
}

/// The server does not answer any more.
fn gone() -> Refusal {
    Refusal::Unavailable {
        message: Message::new("server-gone"),
        hint: Some(Message::new("server-gone-hint")),
    }
}
