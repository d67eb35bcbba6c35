//! The terminal: how it is taken, given back, drawn on and listened to.

use super::app::App;
use super::keymap::burst::Together;
use super::message::Msg;
use super::run::Draw;
use super::view;
use crossbeam_channel::Sender;
use crossterm::event::{self, DisableBracketedPaste, EnableBracketedPaste, Event, KeyEventKind};
use crossterm::execute;
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect, Size};
use signal_hook::consts::{SIGHUP, SIGTERM};
use signal_hook::iterator::Signals;
use std::fs::File;
use std::io::{self, Write};
use std::os::fd::AsFd;
use std::thread;
use zeroize::Zeroize;

/// Larger than a frame, so that the bytes of one are never moved.
const FRAME_BYTES: usize = 64 * 1024;

/// The terminal while the interface has it; it is given back when this is dropped.
pub struct TerminalScreen {
    terminal: Terminal<CrosstermBackend<Frames>>,
}

/// Writes each frame at once. What was written is gone from memory then: a screen that is locked leaves
/// nothing of those before it.
struct Frames {
    bytes: Vec<u8>,
    /// The terminal itself, without the buffer of the standard output.
    terminal: File,
}

impl Frames {
    fn new() -> io::Result<Self> {
        Ok(Self {
            bytes: Vec::with_capacity(FRAME_BYTES),
            terminal: File::from(io::stdout().as_fd().try_clone_to_owned()?),
        })
    }
}

impl Write for Frames {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let written = self.terminal.write_all(&self.bytes);
        self.bytes.zeroize();
        written
    }
}

/// Takes the terminal and sends everything that happens on it.
pub fn enter(tell: Sender<Msg>) -> io::Result<TerminalScreen> {
    enable_raw_mode()?;
    give_back_on_panic();
    // Whoever was killed has left the terminal in the alternate screen, with its last picture on it.
    let taken = execute!(
        io::stdout(),
        EnterAlternateScreen,
        Clear(ClearType::All),
        EnableBracketedPaste
    );
    if let Err(error) = taken {
        give_back();
        return Err(error);
    }
    let backend = CrosstermBackend::new(Frames::new()?);
    let screen = TerminalScreen {
        terminal: Terminal::new(backend)?,
    };
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

impl TerminalScreen {
    /// How large the terminal is.
    pub fn size(&self) -> io::Result<Size> {
        self.terminal.size()
    }

    /// Draws the state.
    pub fn draw(&mut self, app: &App, draw: Draw) -> io::Result<()> {
        if draw == Draw::Everything {
            // Not `clear`: it asks the terminal where its cursor is, and the answer comes to `listen` or never.
            let whole = Rect::from((Position::ORIGIN, self.size()?));
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
        let told = together.take(more);
        if told.into_iter().any(|msg| tell.send(msg).is_err()) || lost {
            return;
        }
    }
}
