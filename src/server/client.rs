//! The other end of the socket: the same requests and answers, asked of a server.
//!
//! A server that is gone is looked for again with every question. A change whose answer was lost is asked
//! again under the id that it had, so that it is done once.

use super::line::{Ear, Line, unavailable};
use super::protocol::Asked;
pub use super::protocol::{Hello, Welcome};
use crate::domain::message::Message;
use crate::office::{Answer, Refusal, Request, Tell, Told};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// So long a server that is gone is waited for, and so often looked for meanwhile.
const TO_RETURN: Duration = Duration::from_secs(3);
const LOOK_AFTER: Duration = Duration::from_millis(100);

/// A connection to a server.
pub struct Client {
    socket: PathBuf,
    hello: Hello,
    welcome: Welcome,
    /// Nothing while the server is gone.
    line: Option<Line>,
    ear: Arc<Ear>,
    number: u64,
    /// What a new line is asked first: the screen was locked, or something is watched.
    first: Option<Request>,
    /// A change whose answer was lost.
    unsure: Option<(Request, [u8; 16])>,
}

impl Client {
    /// Comes in at the server behind a socket; `None` where none is.
    ///
    /// # Errors
    /// One may not come in, or the server is another version of the program.
    pub fn connect(socket: &Path, hello: &Hello) -> Result<Option<Self>, Refusal> {
        let ear = Arc::<Ear>::default();
        let Some((line, welcome)) = Line::open(socket, hello, &ear)? else {
            return Ok(None);
        };
        Ok(Some(Self {
            socket: socket.to_path_buf(),
            hello: hello.clone(),
            welcome,
            line: Some(line),
            ear,
            number: 0,
            first: None,
            unsure: None,
        }))
    }

    /// What the server said first.
    pub fn welcome(&self) -> &Welcome {
        &self.welcome
    }

    /// Who is told from now on what the server says by itself, that it is gone and that it is back.
    pub fn tell_to(&mut self, tell: Tell) {
        self.ear.lend(tell);
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
            Request::Lock | Request::Watch(_) => self.first = Some(done.clone()),
            Request::Unlock(_) => self.first = None,
            Request::LogIn(login) => {
                self.hello.account = Some(login.clone());
                self.first = None;
            }
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
        if self.line.is_none() && !self.come_back()? {
            return Ok(None);
        }
        match self.line.as_ref().map(|line| line.ask(asked)) {
            Some(Ok(answer)) => Ok(Some(answer)),
            // What can't be sent won't be the second time either.
            Some(Err(error)) if error.kind() == ErrorKind::InvalidInput => {
                Err(unavailable("server-question-too-long"))
            }
            _ => {
                self.line = None;
                Ok(None)
            }
        }
    }

    /// Comes in again, if the server is back: locked, or watching what was watched.
    fn come_back(&mut self) -> Result<bool, Refusal> {
        let Some((line, _)) = Line::open(&self.socket, &self.hello, &self.ear)? else {
            return Ok(false);
        };
        if let Some(request) = &self.first {
            let first = Asked {
                number: 0,
                once: None,
                request: request.clone(),
            };
            if line.ask(&first).is_err() {
                return Ok(false);
            }
        }
        self.line = Some(line);
        self.ear.hear(Told::Back);
        Ok(true)
    }
}

/// The server does not answer any more.
fn gone() -> Refusal {
    Refusal::Unavailable {
        message: Message::new("server-gone"),
        hint: Some(Message::new("server-gone-hint")),
    }
}
