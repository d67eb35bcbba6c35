//! A client that sends frames made by hand.

use goldaw::office::{Answer, Refusal, Request};
use goldaw::server::client::{Hello, Welcome};
use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;

/// A client by hand.
pub struct Raw(UnixStream);

/// What a question is answered, if it is.
pub type Answered = Option<Result<Answer, Refusal>>;

impl Raw {
    /// One who has not greeted.
    pub fn stranger(socket: &Path) -> Self {
        Self(UnixStream::connect(socket).unwrap())
    }

    /// One who has greeted.
    pub fn greeted(socket: &Path) -> Self {
        let Self(mut stream) = Self::stranger(socket);
        let own = u64::from_str_radix(env!("GOLDAW_WIRE"), 16).unwrap();
        let greeting = [b"GOLDAW\r\n".as_slice(), &own.to_le_bytes()].concat();
        stream.write_all(&greeting).unwrap();
        stream.read_exact(&mut [0; 16]).unwrap();
        Self(stream)
    }

    /// One who was let in.
    pub fn let_in(socket: &Path, hello: &Hello) -> Result<Self, Refusal> {
        let mut raw = Self::greeted(socket);
        raw.send(&bincode::serialize(hello).unwrap());
        let said = raw.frame().unwrap();
        let (kind, welcome): (u32, Result<Welcome, Refusal>) = bincode::deserialize(&said).unwrap();
        assert_eq!(kind, 0, "a welcome");
        welcome.map(|_| raw)
    }

    pub fn send(&mut self, body: &[u8]) {
        let length = u32::try_from(body.len()).unwrap().to_le_bytes();
        // One that has been shown out already can't send; it hears nothing either.
        let _ = self.0.write_all(&[&length, body].concat());
    }

    /// What the server says next; nothing where the connection has ended.
    pub fn frame(&mut self) -> Option<Vec<u8>> {
        let mut length = [0; 4];
        self.0.read_exact(&mut length).ok()?;
        let mut body = vec![0; u32::from_le_bytes(length) as usize];
        self.0.read_exact(&mut body).ok()?;
        Some(body)
    }

    /// The answer to a question with this number, if there is one.
    pub fn ask(&mut self, number: u64, once: Option<u8>, request: &Request) -> Answered {
        self.send(&question(number, once, request));
        let (kind, same, answer): (u32, u64, _) = bincode::deserialize(&self.frame()?).unwrap();
        assert_eq!((kind, same), (1, number), "an answer to this question");
        Some(answer)
    }
}

pub fn question(number: u64, once: Option<u8>, request: &Request) -> Vec<u8> {
    let once = once.map(|byte| [byte; 16]);
    bincode::serialize(&(number, once, request)).unwrap()
}
