//! A sheet to write on: texts and short choices under one another. The one with the focus has the
//! room, of the others one sees the beginning, so that a long text needs no scrolling form.

mod draw;

use super::editor::{Editor, LIMIT_BYTES, TooLong};
use super::field::ChoiceOption;
use super::text;
use crate::domain::message::Message;
use crate::language::{self, Words};
use crate::ui::command::Command;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Size;

/// The cells of the labels.
const LABEL_CELLS: u16 = 13;

/// The fewest rows of the text with the focus.
const LEAST_ROWS: u16 = 2;

/// The text with the focus grows by so many rows at once, so that what is below seldom moves.
const GROWTH: u16 = 4;

/// Of eight rows of the sheet, a text without the focus takes one.
const REST_SHARE: u16 = 8;

/// The entries, and which of them has the focus.
#[derive(Debug, Clone)]
pub struct Sheet {
    entries: Vec<Entry>,
    focus: usize,
}

/// One entry of a sheet.
#[derive(Debug, Clone)]
pub struct Entry {
    name: &'static str,
    label: Message,
    value: Value,
    /// What stands behind a choice, such as what it was before.
    note: Option<Message>,
    error: Option<Message>,
}

#[derive(Debug, Clone)]
enum Value {
    Text(Box<Editor>),
    Choice(Vec<ChoiceOption>, usize),
}

impl Entry {
    /// A text of several lines.
    pub fn text(name: &'static str, label: Message, text: &str) -> Self {
        Self::new(name, label, Value::Text(Box::new(Editor::new(text))))
    }

    /// One of a few options, which stand in one line; the first one, if none has the value `chosen`.
    pub fn choice(
        name: &'static str,
        label: Message,
        options: Vec<ChoiceOption>,
        chosen: &str,
    ) -> Self {
        let found = options.iter().position(|option| option.value == chosen);
        Self::new(name, label, Value::Choice(options, found.unwrap_or(0)))
    }

    fn new(name: &'static str, label: Message, value: Value) -> Self {
        Self {
            name,
            label,
            value,
            note: None,
            error: None,
        }
    }

    fn written(&self) -> &str {
        match &self.value {
            Value::Text(editor) => editor.text(),
            Value::Choice(options, chosen) => options
                .get(*chosen)
                .map_or("", |option| option.value.as_str()),
        }
    }
}

impl Sheet {
    /// A sheet with these entries, the first with the focus.
    pub fn new(entries: Vec<Entry>) -> Self {
        Self { entries, focus: 0 }
    }

    /// What is written in the entry of this name, or the value chosen; empty if there is none.
    pub fn value(&self, name: &str) -> &str {
        let entry = self.entries.iter().find(|entry| entry.name == name);
        entry.map_or("", Entry::written)
    }

    /// Gives the focus to the entry of this name, if there is one.
    pub fn focus_on(&mut self, name: &str) {
        if let Some(index) = self.entries.iter().position(|entry| entry.name == name) {
            self.focus = index;
        }
    }

    /// Writes something behind the choice of this name.
    pub fn note(&mut self, name: &str, note: Option<Message>) {
        if let Some(entry) = self.entries.iter_mut().find(|entry| entry.name == name) {
            entry.note = note;
        }
    }

    /// Writes an error under the entry of this name and gives it the focus.
    pub fn mark(&mut self, name: &str, error: Message) {
        if let Some(entry) = self.entries.iter_mut().find(|entry| entry.name == name) {
            entry.error = Some(error);
        }
        self.focus_on(name);
    }

    /// Does what the command says, if it is one for sheets: the next or the previous entry, undo, redo.
    pub fn run(&mut self, command: Command) -> bool {
        let last = self.entries.len().saturating_sub(1);
        match command {
            Command::NextField if self.focus >= last => self.focus = 0,
            Command::NextField => self.focus += 1,
            Command::PreviousField => self.focus = self.focus.checked_sub(1).unwrap_or(last),
            Command::Undo => self.with_editor(Editor::undo),
            Command::Redo => self.with_editor(Editor::redo),
            _ => return false,
        }
        true
    }

    /// Takes a key that is no command while the sheet is drawn in `size`.
    pub fn typed(&mut self, key: KeyEvent, size: Size, words: &Words) {
        let room = self.editor_size(size, words);
        let Some(entry) = self.entries.get_mut(self.focus) else {
            return;
        };
        match &mut entry.value {
            Value::Text(editor) => {
                let used = editor.typed(key, room);
                entry.after(used);
            }
            Value::Choice(options, chosen) => match key.code {
                KeyCode::Enter | KeyCode::Down => {
                    self.run(Command::NextField);
                }
                KeyCode::Up => {
                    self.run(Command::PreviousField);
                }
                _ => {
                    *chosen = choose(options, *chosen, key, words);
                    entry.error = None;
                }
            },
        }
    }

    /// Takes a pasted text, whole or not at all.
    pub fn pasted(&mut self, text: &str) {
        if let Some(entry) = self.entries.get_mut(self.focus)
            && let Value::Text(editor) = &mut entry.value
        {
            let inserted = editor.insert(text).map(|()| true);
            entry.after(inserted);
        }
    }

    fn with_editor(&mut self, change: impl FnOnce(&mut Editor)) {
        if let Some(Entry {
            value: Value::Text(editor),
            ..
        }) = self.entries.get_mut(self.focus)
        {
            change(editor);
        }
    }

    fn editor_size(&self, size: Size, words: &Words) -> Size {
        let rows = self.rows(Some(self.focus), size, words);
        let errors = self
            .entries
            .get(self.focus)
            .map_or(0, |entry| entry.error_rows(words, size.width));
        let own = rows.get(self.focus).copied().unwrap_or(0);
        Size::new(size.width, own.saturating_sub(1 + errors))
    }

    /// How many rows each entry has. Where there is no room for all of them, those before the one
    /// with the focus go first.
    fn rows(&self, focus: Option<usize>, size: Size, words: &Words) -> Vec<u16> {
        let most = match focus {
            Some(_) => (size.height / REST_SHARE).max(1),
            None => (size.height / 3).max(1),
        };
        let mut rows: Vec<u16> = self
            .entries
            .iter()
            .map(|entry| entry.quiet_rows(words, size.width, most))
            .collect();
        let Some((focus, entry)) = focus.and_then(|at| Some((at, self.entries.get(at)?))) else {
            return rows;
        };
        let errors = entry.error_rows(words, size.width);
        let is_text = matches!(entry.value, Value::Text(_));
        let least = errors + if is_text { 1 + LEAST_ROWS } else { 1 };
        let mut rest: u16 = rows.iter().sum::<u16>() - rows.get(focus).copied().unwrap_or(0);
        for (index, row) in rows.iter_mut().enumerate() {
            if index != focus && rest + least > size.height {
                rest -= *row;
                *row = 0;
            }
        }
        if let Some(own) = rows.get_mut(focus) {
            let room = size.height.saturating_sub(rest);
            *own = match &entry.value {
                Value::Text(editor) => (grown(editor, size.width) + 1 + errors)
                    .min(room)
                    .max(least),
                Value::Choice(..) => least,
            };
        }
        rows
    }
}

impl Entry {
    fn after(&mut self, used: Result<bool, TooLong>) {
        match used {
            Ok(true) => self.error = None,
            Ok(false) => {}
            Err(TooLong) => {
                self.error = Some(Message::new("form-too-long").with("bytes", LIMIT_BYTES));
            }
        }
    }

    fn error_rows(&self, words: &Words, cells: u16) -> u16 {
        self.error.as_ref().map_or(0, |error| {
            count(text::wrap(&words.say(error), cells.into()).len())
        })
    }

    fn quiet_rows(&self, words: &Words, cells: u16, most: u16) -> u16 {
        let value = match &self.value {
            Value::Text(editor) => {
                let cells = cells.saturating_sub(label_cells(cells));
                count(text::wrap(editor.text().trim_end(), cells.into()).len()).min(most)
            }
            Value::Choice(..) => 1,
        };
        value + self.error_rows(words, cells)
    }
}

/// The rows of the text with the focus, with one to spare.
fn grown(editor: &Editor, cells: u16) -> u16 {
    let rows = count(text::wrap(editor.text(), cells.into()).len());
    rows.saturating_add(1)
        .div_ceil(GROWTH)
        .saturating_mul(GROWTH)
}

/// The option after this key: the arrows go on by one, a digit takes the first option that begins with
/// it. Letters and spaces change nothing: who means to write a sentence must not choose with it.
fn choose(options: &[ChoiceOption], chosen: usize, key: KeyEvent, words: &Words) -> usize {
    let chord = KeyModifiers::CONTROL | KeyModifiers::ALT;
    let last = options.len().saturating_sub(1);
    match key.code {
        KeyCode::Left => chosen.saturating_sub(1),
        KeyCode::Right => (chosen + 1).min(last),
        KeyCode::Char(typed) if typed.is_ascii_digit() && !key.modifiers.intersects(chord) => {
            let typed = language::fold(&typed.to_string());
            let found = options
                .iter()
                .position(|option| language::fold(&option.label.word(words)).starts_with(&typed));
            found.unwrap_or(chosen)
        }
        _ => chosen,
    }
}

fn label_cells(cells: u16) -> u16 {
    LABEL_CELLS.min(cells / 3)
}

fn count(rows: usize) -> u16 {
    u16::try_from(rows).unwrap_or(u16::MAX)
}
