//! The terminal: how it is taken, drawn on, listened to and given back. Knows files and signals, and nothing of what
//! is shown.

mod decode;
mod listen;

use super::app::App;
use super::message::Msg;
use super::painter::Painter;
use super::run::{Draw, Inbox, Outside};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::execute;
use crossterm::style::{Attribute, SetAttribute};
use crossterm::terminal::{
    self, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use listen::Listener;
use ratatui::layout::Size;
use std::fs::File;
use std::io::{self, IsTerminal};
use std::os::fd::AsFd;
use std::thread;
use std::time::{Duration, Instant};

/// A terminal that takes so long to take a frame is at the end of a slow line.
const SLOW: Duration = Duration::from_millis(500);

/// The terminal while the interface has it; it is given back when this is dropped.
pub struct TerminalScreen {
    painter: Painter<File>,
    listener: Listener,
    line: Line,
}

/// What the frames so far say of the line.
enum Line {
    Unknown,
    Slow,
    /// Said once: whoever does not want it is left alone.
    Told,
}

/// Takes the terminal; what is put into the inbox is heard beside it.
pub fn enter(inbox: Inbox) -> io::Result<TerminalScreen> {
    enable_raw_mode()?;
    give_back_on_panic();
    take(inbox).inspect_err(|_| give_back())
}

/// Takes the screen of the terminal.
fn take(inbox: Inbox) -> io::Result<TerminalScreen> {
    let listener = Listener::new(input()?, inbox)?;
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste)?;
    // The terminal itself, without the buffer of the standard output: a frame is written at once.
    let terminal = File::from(io::stdout().as_fd().try_clone_to_owned()?);
    let kind = std::env::var("TERM").unwrap_or_default();
    Ok(TerminalScreen {
        painter: Painter::new(terminal, terminal::size()?.into(), &kind),
        listener,
        line: Line::Unknown,
    })
}

/// Where keys come from: the standard input, or else the terminal that the program belongs to.
fn input() -> io::Result<File> {
    let input = io::stdin();
    match input.is_terminal() {
        true => Ok(File::from(input.as_fd().try_clone_to_owned()?)),
        false => File::open("/dev/tty"),
    }
}

impl TerminalScreen {
    /// How large the terminal is.
    pub fn size(&self) -> io::Result<Size> {
        Ok(terminal::size()?.into())
    }
}

impl Outside for TerminalScreen {
    fn draw(&mut self, app: &App, draw: Draw) -> io::Result<()> {
        let begun = Instant::now();
        self.painter.draw(app, draw)?;
        if matches!(self.line, Line::Unknown) && begun.elapsed() >= SLOW {
            self.line = Line::Slow;
        }
        Ok(())
    }

    fn listen(&mut self, until: Option<Instant>, happened: &mut Vec<Msg>) {
        if matches!(self.line, Line::Slow) {
            self.line = Line::Told;
            happened.push(Msg::LineIsSlow);
            return;
        }
        self.listener.listen(until, happened);
    }
}

impl Drop for TerminalScreen {
    fn drop(&mut self) {
        give_back();
    }
}

/// Gives the terminal back as far as that is possible; there is nobody to tell what is not.
fn give_back() {
    let _ = execute!(
        io::stdout(),
        SetAttribute(Attribute::Reset),
        DisableBracketedPaste,
        LeaveAlternateScreen,
        crossterm::cursor::Show
    );
    let _ = disable_raw_mode();
}

/// A panic on this thread ends the program: its report must be readable. A panic in the office is answered
/// by the worker as a refusal and must not write over the screen.
fn give_back_on_panic() {
    let interface = thread::current().id();
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if thread::current().id() == interface {
            give_back();
            report(panic);
        }
    }));
}
