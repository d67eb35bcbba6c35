//! A line to a server: questions go out, a thread of its own takes what comes in. At rest it waits.

use super::frame::{self, TO_CLIENT_MAX, TO_SERVER_MAX};
use super::greeting::{self, Verdict};
use super::protocol::{Asked, Hello, Said, Welcome};
use super::timed::Timed;
use super::trusted;
use crate::domain::message::Message;
use crate::office::{Answer, Refusal, Tell, Told};
use crossbeam_channel::{Receiver, Sender, unbounded};
use std::io::{self, ErrorKind, Write};
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// In this time a server greets back and says whether one may come in; it may be just starting.
const TO_GREET: Duration = Duration::from_secs(30);
/// In this time a question is taken.
const TO_TAKE: Duration = Duration::from_secs(60);

/// Who hears what the server says by itself, once somebody wants to: that it is gone and that it is back
/// once each.
#[derive(Default)]
pub struct Ear {
    tell: OnceLock<Tell>,
    gone: AtomicBool,
}

impl Ear {
    /// Somebody wants to hear it. Whoever was the first goes on hearing it.
    pub fn lend(&self, tell: Tell) {
        let _ = self.tell.set(tell);
    }

    /// Tells.
    pub fn hear(&self, told: Told) {
        let known = match told {
            Told::Gone => self.gone.swap(true, Ordering::Relaxed),
            Told::Back => !self.gone.swap(false, Ordering::Relaxed),
            Told::Opening | Told::Opened(_) | Told::News(_) | Told::Progress { .. } => false,
        };
        if let Some(tell) = self.tell.get().filter(|_| !known) {
            tell(told);
        }
    }
}

type Answered = (u64, Box<Result<Answer, Refusal>>);

/// A line to a server.
pub struct Line {
    stream: UnixStream,
    answers: Receiver<Answered>,
    /// Ends with the line.
    listening: Option<JoinHandle<()>>,
}

impl Line {
    /// Comes in at the server behind a socket; `None` where none is.
    ///
    /// # Errors
    /// One may not come in, or the server is another version of the program.
    pub fn open(
        socket: &Path,
        hello: &Hello,
        ear: &Arc<Ear>,
    ) -> Result<Option<(Self, Welcome)>, Refusal> {
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
        let line = match greet(&stream, hello) {
            Ok(Ok(welcome)) => Self::over(stream, ear.clone()).map(|line| (line, welcome)),
            Ok(Err(refusal)) => return Err(refusal),
            Err(error) => Err(error),
        };
        // One that failed ended before it said anything.
        Ok(line.ok())
    }

    fn over(stream: UnixStream, ear: Arc<Ear>) -> io::Result<Self> {
        stream.set_read_timeout(None)?;
        let incoming = stream.try_clone()?;
        let (answer, answers) = unbounded();
        let listen = move || {
            listen(&incoming, &answer, &ear);
            drop(answer);
            ear.hear(Told::Gone);
        };
        let listening = Some(thread::Builder::new().spawn(listen)?);
        Ok(Self {
            stream,
            answers,
            listening,
        })
    }

    /// Asks and waits for the answer.
    ///
    /// # Errors
    /// The question is too long ([`ErrorKind::InvalidInput`]); the line is broken.
    pub fn ask(&self, asked: &Asked) -> io::Result<Result<Answer, Refusal>> {
        let question = frame::of(asked, asked.bytes_max());
        let question = question.map_err(|_| io::Error::from(ErrorKind::InvalidInput))?;
        Timed::new(&self.stream, TO_TAKE).write_all(&question)?;
        let mut answers = self.answers.iter();
        let answer = answers.find(|(number, _)| *number == asked.number);
        let (_, answer) = answer.ok_or(ErrorKind::ConnectionAborted)?;
        Ok(*answer)
    }
}

impl Drop for Line {
    /// Whoever hears the line hears that it is gone before anything of the next one.
    fn drop(&mut self) {
        // A line that is broken can't be shut down.
        let _ = self.stream.shutdown(Shutdown::Both);
        if let Some(listening) = self.listening.take() {
            let _ = listening.join();
        }
    }
}

/// Hands on what comes, until the line ends.
fn listen(mut stream: &UnixStream, answer: &Sender<Answered>, ear: &Ear) {
    while let Ok(said) = frame::read(&mut stream, TO_CLIENT_MAX) {
        match said {
            Said::Answered {
                number,
                answer: one,
            } => {
                // Who asked may have given up.
                let _ = answer.send((number, one));
            }
            Said::News(news) => ear.hear(Told::News(news)),
            Said::Welcome(_) => {}
            Said::Leaving => return,
        }
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

/// A refusal because the server can't be asked.
pub fn unavailable(id: &'static str) -> Refusal {
    Refusal::Unavailable {
        message: Message::new(id),
        hint: None,
    }
}
