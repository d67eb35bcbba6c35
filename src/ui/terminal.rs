//! The terminal: how it is taken, given back, drawn on and listened to.

use super::app::App;
use super::backend::{Abilities, Lean};
use super::keymap::burst::Together;
use super::message::Msg;
use super::run::{Draw, MESSAGES_A_FRAME};
use super::view;
use crossbeam_channel::Sender;
use crossterm::event::{self, DisableBracketedPaste, EnableBracketedPaste, Event, KeyEventKind};
use crossterm::execute;
use crossterm::style::{Attribute, SetAttribute};
use crossterm::terminal::{
    self, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::Terminal;
use ratatui::layout::{Position, Rect, Size};
use signal_hook::consts::{SIGHUP, SIGTERM};
use signal_hook::iterator::Signals;
use std::fs::File;
use std::io::{self, Write};
use std::os::fd::AsFd;
use std::thread;
use std::time::{Duration, Instant};

/// The terminal while the interface has it; it is given back when this is dropped.
pub struct TerminalScreen {
    painter: Painter<File>,
}

/// Draws the state as bytes for a terminal.
pub struct Painter<Out: Write> {
    terminal: Terminal<Lean<Out>>,
}

/// Takes the terminal and sends everything that happens on it.
pub fn enter(tell: Sender<Msg>) -> io::Result<TerminalScreen> {
    enable_raw_mode()?;
    give_back_on_panic();
    let screen = take().inspect_err(|_| give_back())?;
    let mut signals = Signals::new([SIGHUP, SIGTERM])?;
    let told = tell.clone();
    thread::spawn(move || {
        for _ in &mut signals {
            if told.send(Msg::InputLost).is_err() {
                return;
            }
        }
    });
    thread::spawn(move || listen(&tell));
    Ok(screen)
}

/// Takes the screen of the terminal.
fn take() -> io::Result<TerminalScreen> {
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste)?;
    // The terminal itself, without the buffer of the standard output: a frame is written at once.
    let terminal = File::from(io::stdout().as_fd().try_clone_to_owned()?);
    let kind = std::env::var("TERM").unwrap_or_default();
    Ok(TerminalScreen {
        painter: Painter::new(terminal, terminal::size()?.into(), &kind)?,
    })
}

impl TerminalScreen {
    /// How large the terminal is.
    pub fn size(&self) -> io::Result<Size> {
        self.painter.terminal.size()
    }

    /// Draws the state and says how long that took.
    pub fn draw(&mut self, app: &App, draw: Draw) -> io::Result<Duration> {
        let begun = Instant::now();
        self.painter.draw(app, draw)?;
        Ok(begun.elapsed())
    }
}

impl<Out: Write> Painter<Out> {
    /// For a terminal of this size, of the kind that `TERM` names.
    ///
    /// # Errors
    /// Those of the terminal.
    pub fn new(out: Out, size: Size, kind: &str) -> io::Result<Self> {
        let backend = Lean::new(out, size, Abilities::of(kind));
        Ok(Self {
            terminal: Terminal::new(backend)?,
        })
    }

    /// Draws the state, as large as that says that the terminal is.
    ///
    /// # Errors
    /// Those of the terminal.
    pub fn draw(&mut self, app: &App, draw: Draw) -> io::Result<()> {
        self.terminal.backend_mut().resize(app.desk.size);
        if draw == Draw::Everything {
            // Not `clear`: it asks the terminal where its cursor is, and the answer comes to `listen` or never.
            let whole = Rect::from((Position::ORIGIN, app.desk.size));
            self.terminal.resize(whole)?;
        }
        self.terminal.draw(|frame| view(app, frame))?;
        Ok(())
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

/// Sends what happens on the terminal until it is gone or nobody listens.
fn listen(tell: &Sender<Msg>) {
    let mut together = Together::default();
    let mut told = Vec::new();
    loop {
        let msg = match event::read() {
            Ok(Event::Key(key)) if key.kind != KeyEventKind::Release => Msg::Key(key),
            Ok(Event::Paste(text)) => Msg::Paste(text),
            Ok(Event::Resize(width, height)) => Msg::Resized { width, height },
            Ok(_) => continue,
            Err(_) => Msg::InputLost,
        };
        let lost = matches!(msg, Msg::InputLost);
        together.add(msg);
        // What is there already came together; where that is a paste, its next part is waited for.
        let more = !lost && event::poll(together.patience()).unwrap_or(false);
        told.extend(together.take(more));
        // What came together is told together: it costs one frame.
        if more && told.len() < MESSAGES_A_FRAME {
            continue;
        }
        if told.drain(..).any(|msg| tell.send(msg).is_err()) || lost {
            return;
        }
    }
}
