//! One wait for all that can happen: what the terminal sends, what the office says, what the system signals.
//! A key costs one `poll` and one `read`.

use super::decode::{Decoder, Event};
use crate::ui::keymap::burst::Together;
use crate::ui::message::Msg;
use crate::ui::run::Inbox;
use crossterm::terminal;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGHUP, SIGTERM, SIGWINCH};
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::os::unix::net::UnixStream;
use std::time::Instant;
use zeroize::Zeroize;

/// As much as a terminal keeps for who does not read it.
const MOST_BYTES: usize = 4096;

/// Hears what happens.
pub struct Listener {
    /// The terminal while it is there.
    input: Option<File>,
    inbox: Inbox,
    signals: SignalDelivery<UnixStream, SignalOnly>,
    decoder: Decoder,
    together: Together,
    /// When the terminal has sent something last.
    heard: Instant,
    /// It has reported that it has shown what was sent.
    reported: bool,
    bytes: Box<[u8; MOST_BYTES]>,
}

/// Where something is to be read.
struct Ready {
    input: bool,
    inbox: bool,
    signals: bool,
}

impl Listener {
    /// Listens to this terminal, to what is put into the inbox, and to the signals that concern a terminal.
    pub fn new(input: File, inbox: Inbox) -> io::Result<Self> {
        let (read, write) = UnixStream::pair()?;
        let signals = [SIGWINCH, SIGHUP, SIGTERM];
        Ok(Self {
            input: Some(input),
            inbox,
            signals: SignalDelivery::with_pipe(read, write, SignalOnly, signals)?,
            decoder: Decoder::default(),
            together: Together::default(),
            heard: Instant::now(),
            reported: false,
            bytes: Box::new([0; MOST_BYTES]),
        })
    }

    /// Waits until something comes, but not beyond this moment, and adds what has happened. That may be nothing.
    pub fn listen(&mut self, until: Option<Instant>, happened: &mut Vec<Msg>) {
        let until = until.into_iter().chain(self.due()).min();
        let ready = self.wait(until).unwrap_or_else(|_| {
            // Nothing can be heard any more.
            happened.extend(self.lost());
            Ready {
                input: false,
                inbox: true,
                signals: false,
            }
        });
        if ready.inbox {
            happened.extend(self.inbox.take());
        }
        if ready.input {
            happened.extend(self.read());
        }
        if ready.signals {
            happened.extend(self.signals.pending().filter_map(signalled));
        }
        happened.extend(self.give_up());
    }

    /// Whether the terminal has reported since this was asked last.
    pub fn take_report(&mut self) -> bool {
        std::mem::take(&mut self.reported)
    }

    /// Whether the terminal is still there.
    pub fn has_terminal(&self) -> bool {
        self.input.is_some()
    }

    /// Waits until something is to be read, but not beyond this moment.
    fn wait(&self, until: Option<Instant>) -> io::Result<Ready> {
        let mut waited = vec![
            PollFd::from_borrowed_fd(self.inbox.bell(), PollFlags::IN),
            PollFd::new(self.signals.get_read(), PollFlags::IN),
        ];
        waited.extend(
            self.input
                .iter()
                .map(|input| PollFd::new(input, PollFlags::IN)),
        );
        let left = until.map(|until| until.saturating_duration_since(Instant::now()));
        let left = left.and_then(|left| Timespec::try_from(left).ok());
        match poll(&mut waited, left.as_ref()) {
            // A signal came: it is told of by the next call.
            Ok(_) | Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        // Gone or broken is something to read as well: reading says which.
        let mut ready = waited.iter().map(|one| !one.revents().is_empty());
        let mut next = || ready.next().unwrap_or(false);
        Ok(Ready {
            inbox: next(),
            signals: next(),
            input: next(),
        })
    }

    /// Reads what the terminal has sent.
    fn read(&mut self) -> Vec<Msg> {
        let Some(input) = &mut self.input else {
            return Vec::new();
        };
        let count = match input.read(self.bytes.as_mut_slice()) {
            Err(error)
                if matches!(error.kind(), ErrorKind::Interrupted | ErrorKind::WouldBlock) =>
            {
                return Vec::new();
            }
            Ok(0) | Err(_) => return self.lost(),
            Ok(count) => count,
        };
        self.heard = Instant::now();
        let read = self.bytes.get_mut(..count).unwrap_or_default();
        let events = self.decoder.decode(read);
        // A passphrase may be among it.
        read.zeroize();
        let mut told = Vec::new();
        for event in events {
            match message(event) {
                Some(msg) => self.together.add(msg),
                None => self.reported = true,
            }
            told.extend(self.together.take(true));
        }
        // What has come at once came together; where that is a paste, its next part is waited for.
        if self.together.patience().is_none() {
            told.extend(self.together.take(false));
        }
        told
    }

    /// The terminal is gone. What was typed before is told first.
    fn lost(&mut self) -> Vec<Msg> {
        self.input = None;
        self.together.add(Msg::InputLost);
        self.together.take(false)
    }

    /// When nothing more is expected of what has come in part.
    fn due(&self) -> Option<Instant> {
        let patience = [self.decoder.patience(), self.together.patience()];
        let shortest = patience.into_iter().flatten().min();
        shortest.map(|patience| self.heard + patience)
    }

    /// What is told because nothing more has come of it in time.
    fn give_up(&mut self) -> Vec<Msg> {
        let waited = self.heard.elapsed();
        if self
            .decoder
            .patience()
            .is_some_and(|patience| patience <= waited)
            && let Some(msg) = self.decoder.give_up().and_then(message)
        {
            self.together.add(msg);
        }
        match self.together.patience() {
            Some(patience) if patience > waited => Vec::new(),
            _ => self.together.take(false),
        }
    }
}

/// What the interface is told of this; nothing of a report.
fn message(event: Event) -> Option<Msg> {
    match event {
        Event::Key(key) => Some(Msg::Key(key)),
        Event::Paste(text) => Some(Msg::Paste(text)),
        Event::Report => None,
    }
}

fn signalled(signal: i32) -> Option<Msg> {
    if signal != SIGWINCH {
        return Some(Msg::InputLost);
    }
    let (width, height) = terminal::size().ok()?;
    Some(Msg::Resized { width, height })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::ui::run::{Teller, inbox};
    use crossterm::event::{KeyCode, KeyEvent};
    use std::io::Write;
    use std::os::fd::OwnedFd;

    /// A listener, the other end of its terminal, and who tells it of the office.
    fn listening() -> (Listener, UnixStream, Teller) {
        let (terminal, input) = UnixStream::pair().unwrap();
        let (tell, inbox) = inbox().unwrap();
        let input = File::from(OwnedFd::from(input));
        (Listener::new(input, inbox).unwrap(), terminal, tell)
    }

    /// Listens until so much has happened, and says what.
    fn hear(listener: &mut Listener, count: usize) -> Vec<String> {
        let mut happened = Vec::new();
        while happened.len() < count {
            listener.listen(None, &mut happened);
        }
        let told = happened.into_iter().map(|msg| match msg {
            Msg::Key(key) => format!("{:?}", key.code),
            Msg::Burst(keys) => format!("{} keys", keys.len()),
            msg => format!("{msg:?}"),
        });
        told.collect()
    }

    fn name(code: KeyCode) -> String {
        format!("{:?}", KeyEvent::from(code).code)
    }

    #[test]
    fn a_sequence_that_comes_in_parts_is_one_key_and_a_lone_esc_is_esc() {
        let (mut listener, mut terminal, _tell) = listening();
        terminal.write_all(b"j\x1b").unwrap();
        assert_eq!(hear(&mut listener, 1), [name(KeyCode::Char('j'))]);
        terminal.write_all(b"[B").unwrap();
        assert_eq!(hear(&mut listener, 1), [name(KeyCode::Down)]);
        terminal.write_all(b"\x1b").unwrap();
        assert_eq!(hear(&mut listener, 1), [name(KeyCode::Esc)]);
    }

    #[test]
    fn a_paste_that_does_not_say_so_comes_as_one_in_any_parts() {
        let (mut listener, mut terminal, _tell) = listening();
        terminal.write_all("home visit, ".as_bytes()).unwrap();
        let mut happened = Vec::new();
        listener.listen(None, &mut happened);
        assert!(happened.is_empty(), "its next part is waited for");
        terminal.write_all("мать дома".as_bytes()).unwrap();
        assert_eq!(hear(&mut listener, 1), ["21 keys"]);
    }

    #[test]
    fn a_report_is_no_key_and_parts_no_paste() {
        let (mut listener, mut terminal, tell) = listening();
        assert!(!listener.take_report());
        terminal
            .write_all("home visit, \x1b[0nмать дома".as_bytes())
            .unwrap();
        assert_eq!(hear(&mut listener, 1), ["21 keys"]);
        assert!(listener.take_report());
        assert!(!listener.take_report(), "it came once");
        terminal.write_all(b"\x1b[0n").unwrap();
        let mut happened = Vec::new();
        listener.listen(None, &mut happened);
        assert!(happened.is_empty() && listener.take_report());
        assert!(tell.send(Msg::LineIsSlow));
        assert_eq!(hear(&mut listener, 1), ["LineIsSlow"]);
    }

    #[test]
    fn what_the_office_says_is_heard_beside_the_keys() {
        let (mut listener, mut terminal, tell) = listening();
        assert!(tell.send(Msg::LineIsSlow));
        assert!(tell.send(Msg::NotOpened));
        assert_eq!(hear(&mut listener, 2), ["LineIsSlow", "NotOpened"]);
        terminal.write_all(b"j").unwrap();
        assert!(tell.send(Msg::LineIsSlow));
        let both = ["LineIsSlow".to_owned(), name(KeyCode::Char('j'))];
        assert_eq!(hear(&mut listener, 2), both);
    }

    #[test]
    fn a_terminal_that_is_gone_is_told_once_after_what_was_typed() {
        let (mut listener, mut terminal, tell) = listening();
        terminal
            .write_all("home visit, мать дома".as_bytes())
            .unwrap();
        drop(terminal);
        assert_eq!(hear(&mut listener, 2), ["21 keys", "InputLost"]);
        assert!(tell.send(Msg::LineIsSlow));
        assert_eq!(hear(&mut listener, 1), ["LineIsSlow"], "and no more");
    }
}
