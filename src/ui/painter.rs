//! Draws the state on a terminal.

use super::app::App;
use super::backend::{Abilities, Lean};
use super::run::Draw;
use super::view;
use ratatui::layout::Size;
use std::io::{self, Write};

/// Draws the state as bytes for a terminal.
pub struct Painter<Out: Write> {
    terminal: Lean<Out>,
}

impl<Out: Write> Painter<Out> {
    /// For a terminal of this size, of the kind that `TERM` names.
    pub fn new(out: Out, size: Size, kind: &str) -> Self {
        Self {
            terminal: Lean::new(out, size, Abilities::of(kind)),
        }
    }

    /// Draws the state, as large as that says that the terminal is, and asks the terminal to report if it may be
    /// asked and that is worth it; whether it was asked.
    ///
    /// # Errors
    /// Those of the terminal.
    pub fn draw(&mut self, app: &App, draw: Draw, may_ask: bool) -> io::Result<bool> {
        let size = app.desk.size;
        if draw == Draw::Everything || self.terminal.size() != size {
            self.terminal.begin(size);
        }
        self.terminal.show(may_ask, |buffer| view(app, buffer))
    }
}
