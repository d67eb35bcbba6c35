//! One field of a form: what it holds and what a key does to it.

use super::editor::{Editor, LIMIT_BYTES, TooLong};
use crate::domain::Day;
use crate::domain::message::Message;
use crate::language::{self, Words};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Size;
use tui_input::{Input, InputRequest};

/// How a day is written into a field.
pub(super) const DAY_FORMAT: &str = "%d.%m.%Y";

/// One field.
#[derive(Debug, Clone)]
pub struct Field {
    /// The name by which the screen asks for the value.
    pub name: &'static str,
    /// What stands before it.
    pub label: Message,
    /// What it holds.
    pub kind: Kind,
    /// Whether it may stay empty.
    pub need: Need,
    /// What is wrong with it.
    pub error: Option<Message>,
}

/// Whether a field may stay empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It must be filled in.
    Required,
    /// It may stay empty.
    Optional,
}

/// What a field holds.
#[derive(Debug, Clone)]
pub enum Kind {
    /// One line.
    Line(Input),
    /// Several lines, drawn over so many rows.
    Text(Box<Editor>, u16),
    /// A day, as it is typed (see [`Words::parse_day`]).
    Day(Input),
    /// A whole number between the two.
    Number(Input, i64, i64),
    /// One of several.
    Choice(Options),
    /// Any number of several.
    Several(Options),
    /// Yes or no.
    Flag(bool),
}

impl Kind {
    /// One line.
    pub fn line(text: &str) -> Self {
        Self::Line(Input::from(text))
    }

    /// Several lines, drawn over so many rows.
    pub fn text(text: &str, rows: u16) -> Self {
        Self::Text(Box::new(Editor::new(text)), rows)
    }

    /// A day.
    pub fn day(day: Option<Day>) -> Self {
        let text = day.map(|day| day.format(DAY_FORMAT).to_string());
        Self::Day(Input::from(text.unwrap_or_default()))
    }

    /// A whole number between the two.
    pub fn number(number: Option<i64>, from: i64, to: i64) -> Self {
        let text = number.map(|number| number.to_string());
        Self::Number(Input::from(text.unwrap_or_default()), from, to)
    }

    /// One of several, this value being chosen.
    pub fn choice(options: Vec<ChoiceOption>, chosen: Option<&str>) -> Self {
        Self::Choice(Options::new(options).chosen(chosen.as_slice()))
    }

    /// Any number of several, these values being chosen.
    pub fn several(options: Vec<ChoiceOption>, chosen: &[&str]) -> Self {
        Self::Several(Options::new(options).chosen(chosen))
    }

    /// The text as it was typed, or the values that are chosen.
    pub(super) fn values(&self) -> Vec<String> {
        let chosen = |option: &ChoiceOption| option.value.clone();
        match self {
            Self::Line(input) | Self::Day(input) | Self::Number(input, ..) => {
                vec![input.value().to_owned()]
            }
            Self::Text(editor, _) => vec![editor.text().to_owned()],
            Self::Choice(options) => options.highlighted().map(chosen).into_iter().collect(),
            Self::Several(options) => options.marked().map(chosen).collect(),
            Self::Flag(value) => vec![value.to_string()],
        }
    }

    /// Puts what [`Self::values`] gave in the place of what is there.
    pub(super) fn fill(&mut self, values: &[String]) {
        let text = values.first().map_or("", String::as_str);
        let chosen: Vec<&str> = values.iter().map(String::as_str).collect();
        match self {
            Self::Line(input) | Self::Day(input) | Self::Number(input, ..) => {
                *input = Input::from(text);
            }
            Self::Text(editor, _) => **editor = Editor::new(text),
            Self::Choice(options) | Self::Several(options) => {
                *options = Options::new(std::mem::take(&mut options.options)).chosen(&chosen);
            }
            Self::Flag(value) => *value = text == true.to_string(),
        }
    }
}

/// What can be chosen; typing narrows it down.
#[derive(Debug, Clone)]
pub struct Options {
    options: Vec<ChoiceOption>,
    query: Input,
    /// The option under the cursor.
    highlighted: Option<usize>,
    marked: Vec<bool>,
}

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceOption {
    /// What the screen gets, such as an id.
    pub value: String,
    /// What stands there.
    pub label: Label,
}

/// A text that is a word of the language or a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    /// A word of the language.
    Said(Message),
    /// A name, as it is.
    Text(String),
}

impl Label {
    /// The text, in the language of the screen.
    pub fn word(&self, words: &Words) -> String {
        match self {
            Self::Said(message) => words.say(message),
            Self::Text(text) => text.clone(),
        }
    }
}

impl From<Message> for Label {
    fn from(message: Message) -> Self {
        Self::Said(message)
    }
}

impl From<String> for Label {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl ChoiceOption {
    /// A thing to choose.
    pub fn new(value: impl Into<String>, label: impl Into<Label>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
        }
    }

    /// A thing to choose for each value, with its code and the message that names it.
    pub fn each<Value: Copy>(
        values: &[Value],
        code: fn(Value) -> &'static str,
        word: fn(Value) -> &'static str,
    ) -> Vec<Self> {
        let options = values.iter();
        options
            .map(|value| Self::new(code(*value), Message::new(word(*value))))
            .collect()
    }
}

impl Options {
    /// Nothing is chosen yet.
    pub fn new(options: Vec<ChoiceOption>) -> Self {
        Self {
            marked: vec![false; options.len()],
            options,
            query: Input::default(),
            highlighted: None,
        }
    }

    /// The same options, with these values chosen.
    #[must_use]
    pub fn chosen(mut self, values: &[&str]) -> Self {
        for (option, marked) in self.options.iter().zip(&mut self.marked) {
            *marked = values.contains(&option.value.as_str());
        }
        self.highlighted = self.marked.iter().position(|marked| *marked);
        self
    }

    /// The option under the cursor: the one chosen, where one is.
    pub fn highlighted(&self) -> Option<&ChoiceOption> {
        self.options.get(self.highlighted?)
    }

    /// The options that are marked, where several can be.
    pub fn marked(&self) -> impl Iterator<Item = &ChoiceOption> {
        let pairs = self.options.iter().zip(&self.marked);
        pairs.filter_map(|(option, marked)| marked.then_some(option))
    }

    /// What was typed to narrow them down.
    pub fn query(&self) -> &str {
        self.query.value()
    }

    /// The options that contain what was typed: whether under the cursor, whether marked, the label.
    pub fn matching(&self, words: &Words) -> Vec<(bool, bool, String)> {
        self.matches(words)
            .into_iter()
            .filter_map(|index| {
                let label = self.options.get(index)?.label.word(words);
                let marked = self.marked.get(index).copied().unwrap_or_default();
                Some((self.highlighted == Some(index), marked, label))
            })
            .collect()
    }

    fn matches(&self, words: &Words) -> Vec<usize> {
        let terms = language::terms(self.query.value());
        let contains = |option: &ChoiceOption| {
            language::matches(&language::fold(&option.label.word(words)), &terms)
        };
        let options = self.options.iter().enumerate();
        options
            .filter(|(_, option)| contains(option))
            .map(|(index, _)| index)
            .collect()
    }

    fn typed(&mut self, key: KeyEvent, several: bool, words: &Words) -> bool {
        match key.code {
            KeyCode::Up => self.step(-1, words),
            KeyCode::Down => self.step(1, words),
            KeyCode::Char(' ') if several => self.mark(),
            _ => {
                let before = self.query.value().to_owned();
                if !type_into(&mut self.query, key) {
                    return false;
                }
                if self.query.value() != before {
                    self.highlighted = self.matches(words).first().copied();
                }
            }
        }
        true
    }

    fn step(&mut self, by: isize, words: &Words) {
        let matches = self.matches(words);
        let now = self
            .highlighted
            .and_then(|index| matches.iter().position(|found| *found == index));
        let next = match now {
            None => 0,
            Some(now) => now
                .saturating_add_signed(by)
                .min(matches.len().saturating_sub(1)),
        };
        self.highlighted = matches.get(next).copied();
    }

    fn mark(&mut self) {
        if let Some(marked) = self
            .highlighted
            .and_then(|index| self.marked.get_mut(index))
        {
            *marked = !*marked;
        }
    }
}

impl Field {
    /// A field that must be filled in; `label` is the id of the message before it.
    pub fn new(name: &'static str, label: &'static str, kind: Kind) -> Self {
        Self {
            name,
            label: Message::new(label),
            kind,
            need: Need::Required,
            error: None,
        }
    }

    /// The same field, which may stay empty.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.need = Need::Optional;
        self
    }

    /// Takes a key; the field is drawn `cells` wide. Says whether the key meant something here.
    pub fn typed(&mut self, key: KeyEvent, cells: u16, words: &Words) -> bool {
        let used = match &mut self.kind {
            Kind::Line(input) | Kind::Day(input) | Kind::Number(input, ..) => {
                Ok(type_into(input, key))
            }
            Kind::Text(editor, rows) => editor.typed(key, Size::new(cells, *rows)),
            Kind::Choice(options) => Ok(options.typed(key, false, words)),
            Kind::Several(options) => Ok(options.typed(key, true, words)),
            Kind::Flag(value) => Ok(toggle(value, key)),
        };
        self.after(used)
    }

    /// Takes a pasted text, whole or not at all.
    pub fn pasted(&mut self, text: &str) {
        let pasted = match &mut self.kind {
            Kind::Line(input) | Kind::Day(input) | Kind::Number(input, ..) => insert(input, text),
            Kind::Text(editor, _) => editor.insert(text),
            Kind::Choice(_) | Kind::Several(_) | Kind::Flag(_) => Ok(()),
        };
        self.after(pasted.map(|()| true));
    }

    /// Forgets what narrowed the options down, when the focus leaves.
    pub fn left(&mut self) {
        if let Kind::Choice(options) | Kind::Several(options) = &mut self.kind {
            options.query.reset();
        }
    }

    fn after(&mut self, used: Result<bool, TooLong>) -> bool {
        match used {
            Ok(used) => {
                if used {
                    self.error = None;
                }
                used
            }
            Err(TooLong) => {
                self.error = Some(Message::new("form-too-long").with("bytes", LIMIT_BYTES));
                true
            }
        }
    }
}

fn toggle(value: &mut bool, key: KeyEvent) -> bool {
    let toggles = matches!(
        key.code,
        KeyCode::Char(' ') | KeyCode::Left | KeyCode::Right
    );
    if toggles {
        *value = !*value;
    }
    toggles
}

/// Puts a text where the cursor is. A mark becomes one with the letter before it.
fn insert(input: &mut Input, text: &str) -> Result<(), TooLong> {
    if input.value().len() + text.len() > LIMIT_BYTES {
        return Err(TooLong);
    }
    let (before, after) = split_at_character(input.value(), input.cursor());
    let before = language::clean_line(&format!("{before}{text}"));
    let cursor = before.chars().count();
    *input = Input::new(before + after).with_cursor(cursor);
    Ok(())
}

fn split_at_character(text: &str, characters: usize) -> (&str, &str) {
    let at = text
        .char_indices()
        .nth(characters)
        .map_or(text.len(), |(at, _)| at);
    text.split_at_checked(at).unwrap_or((text, ""))
}

fn type_into(input: &mut Input, key: KeyEvent) -> bool {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    let alt = key.modifiers.contains(KeyModifiers::ALT);
    let request = match (key.code, control) {
        (KeyCode::Char('w'), true) | (KeyCode::Backspace, true) => InputRequest::DeletePrevWord,
        (KeyCode::Char('u'), true) => InputRequest::DeleteLine,
        (KeyCode::Char(character), false) if !alt => {
            // One that does not fit is not typed.
            let _ = insert(input, character.encode_utf8(&mut [0; 4]));
            return true;
        }
        (KeyCode::Backspace, _) => InputRequest::DeletePrevChar,
        (KeyCode::Delete, true) => InputRequest::DeleteNextWord,
        (KeyCode::Delete, _) => InputRequest::DeleteNextChar,
        (KeyCode::Left, true) => InputRequest::GoToPrevWord,
        (KeyCode::Left, _) => InputRequest::GoToPrevChar,
        (KeyCode::Right, true) => InputRequest::GoToNextWord,
        (KeyCode::Right, _) => InputRequest::GoToNextChar,
        (KeyCode::Home, _) => InputRequest::GoToStart,
        (KeyCode::End, _) => InputRequest::GoToEnd,
        _ => return false,
    };
    input.handle(request);
    true
}
