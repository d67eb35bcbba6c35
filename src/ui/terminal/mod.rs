//! The terminal: how it is taken, drawn on, listened to and given back. Knows files and signals, and nothing of what
//! is shown.

mod decode;
mod listen;
mod way;

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
use way::Way;

/// So long a report is waited for at the end: the shell would take it for something typed.
const LAST_PATIENCE: Duration = Duration::from_secs(5);

/// The terminal while the interface has it; it is given back when this is dropped.
pub struct TerminalScreen {
    painter: Painter<File>,
    listener: Listener,
    way: Way,
    /// What is to be drawn when the way is free.
    postponed: Option<Draw>,
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
        way: Way::default(),
        postponed: None,
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

    /// Waits until something happens, but not beyond this moment, and adds what has happened; whether the terminal
    /// has reported.
    fn hear(&mut self, until: Option<Instant>, happened: &mut Vec<Msg>) -> bool {
        self.listener.listen(until, happened);
        let reported = self.listener.take_report();
        if reported {
            self.way.reported(Instant::now());
        }
        reported
    }
}

impl Outside for TerminalScreen {
    fn draw(&mut self, app: &App, draw: Draw) -> io::Result<()> {
        let begun = Instant::now();
        let draw = self.postponed.take().map_or(draw, |first| first.max(draw));
        if self.way.taken_until().is_some_and(|until| until > begun) {
            self.postponed = Some(draw);
            return Ok(());
        }
        let asked = self.painter.draw(app, draw, self.way.may_ask())?;
        self.way.drawn(begun, Instant::now(), asked);
        Ok(())
    }

    fn listen(&mut self, until: Option<Instant>, happened: &mut Vec<Msg>) {
        let drawn = self.postponed.and(self.way.taken_until());
        let told = self.way.is_found_slow().then(Instant::now);
        let until = [until, drawn, told].into_iter().flatten().min();
        // A report alone changes nothing that is shown.
        while self.hear(until, happened) && happened.is_empty() && self.postponed.is_none() {}
        happened.extend(self.way.tell_slow().then_some(Msg::LineIsSlow));
    }
}

impl Drop for TerminalScreen {
    fn drop(&mut self) {
        let latest = Instant::now() + LAST_PATIENCE;
        while let Some(until) = self.way.taken_until().map(|until| until.min(latest))
            && until > Instant::now()
            && self.listener.has_terminal()
        {
            self.hear(Some(until), &mut Vec::new());
        }
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
