//! The one form: fields from top to bottom, one of them with the focus, errors under the field.

mod draw;

use super::field::{self, ChoiceOption, Field, Kind, Need};
use crate::domain::Day;
use crate::domain::draft::FieldText;
use crate::domain::message::Message;
use crate::language::Words;
use crate::ui::command::Command;
use crossterm::event::{KeyCode, KeyEvent};

/// The cells that labels take; what is left belongs to the values.
const LABEL_CELLS: u16 = 22;

/// The fields and which of them has the focus.
#[derive(Debug, Clone)]
pub struct Form {
    fields: Vec<Field>,
    focus: usize,
    today: Day,
    changed: bool,
}

impl Form {
    /// A form with these fields; days are typed as seen from `today`.
    pub fn new(today: Day, fields: Vec<Field>) -> Self {
        Self {
            fields,
            focus: 0,
            today,
            changed: false,
        }
    }

    /// Whether anything was typed since the form was opened.
    pub fn is_changed(&self) -> bool {
        self.changed
    }

    /// Whether a text of several lines has the focus.
    pub fn is_editing(&self) -> bool {
        matches!(
            self.focused().map(|field| &field.kind),
            Some(Kind::Text(..))
        )
    }

    /// Does what the command says, if it is one for forms: the next or the previous field, undo, redo.
    pub fn run(&mut self, command: Command) -> bool {
        let last = self.fields.len().saturating_sub(1);
        match command {
            Command::NextField => self.focus_on(if self.focus >= last {
                0
            } else {
                self.focus + 1
            }),
            Command::PreviousField => self.focus_on(self.focus.checked_sub(1).unwrap_or(last)),
            Command::Undo => self.with_editor(|editor| editor.undo()),
            Command::Redo => self.with_editor(|editor| editor.redo()),
            _ => return false,
        }
        true
    }

    /// Takes a key that is no command; the form is drawn `cells` wide. Enter goes on to the next field, but
    /// begins a new line in a text of several.
    pub fn typed(&mut self, key: KeyEvent, cells: u16, words: &Words) -> bool {
        let value_cells = cells.saturating_sub(LABEL_CELLS);
        let Some(field) = self.fields.get_mut(self.focus) else {
            return false;
        };
        let used = field.typed(key, value_cells, words);
        self.changed |= used;
        match key.code {
            _ if used => true,
            KeyCode::Enter | KeyCode::Down => self.run(Command::NextField),
            KeyCode::Up => self.run(Command::PreviousField),
            _ => false,
        }
    }

    /// Takes a pasted text.
    pub fn pasted(&mut self, text: &str) {
        if let Some(field) = self.fields.get_mut(self.focus) {
            field.pasted(text);
            self.changed = true;
        }
    }

    /// Checks what can be seen from the form alone, writes the errors under their fields, goes to the first and
    /// says whether there is none.
    pub fn check(&mut self, words: &Words) -> bool {
        for index in 0..self.fields.len() {
            let error = self
                .fields
                .get(index)
                .and_then(|field| self.problem(field, words));
            if let Some(field) = self.fields.get_mut(index) {
                field.error = error;
            }
        }
        self.go_to_error()
    }

    /// Whether no field has an error.
    pub fn is_correct(&self) -> bool {
        self.fields.iter().all(|field| field.error.is_none())
    }

    /// Writes an error under the field of this name and goes to the first field with an error.
    pub fn mark(&mut self, name: &str, error: Message) {
        if let Some(field) = self.fields.iter_mut().find(|field| field.name == name) {
            field.error = Some(error);
        }
        self.go_to_error();
    }

    /// Whether there is a field of this name.
    pub fn has(&self, name: &str) -> bool {
        self.kind(name).is_some()
    }

    /// The text of a field, without spaces around it; empty if there is none.
    pub fn value(&self, name: &str) -> &str {
        match self.kind(name) {
            Some(Kind::Line(input) | Kind::Day(input) | Kind::Number(input, ..)) => {
                input.value().trim()
            }
            Some(Kind::Text(editor, _)) => editor.text().trim(),
            _ => "",
        }
    }

    /// The day in a field, if one is there.
    pub fn day(&self, name: &str, words: &Words) -> Option<Day> {
        words.parse_day(self.value(name), self.today).ok()
    }

    /// The number in a field, if one is there.
    pub fn number(&self, name: &str) -> Option<i64> {
        self.value(name).parse().ok()
    }

    /// The value chosen in a field, if one is.
    pub fn choice(&self, name: &str) -> Option<&str> {
        match self.kind(name)? {
            Kind::Choice(options) => Some(options.highlighted()?.value.as_str()),
            _ => None,
        }
    }

    /// The values marked in a field.
    pub fn several(&self, name: &str) -> Vec<&str> {
        match self.kind(name) {
            Some(Kind::Several(options)) => options.marked().map(value_of).collect(),
            _ => Vec::new(),
        }
    }

    /// Whether a field says yes.
    pub fn flag(&self, name: &str) -> bool {
        matches!(self.kind(name), Some(Kind::Flag(true)))
    }

    /// What stands in each field. A day is written out, so that "today" and "+3" mean the same day when
    /// the text is read another day.
    pub fn texts(&self, words: &Words) -> Vec<FieldText> {
        let fields = self.fields.iter();
        fields
            .map(|field| FieldText {
                field: field.name.to_owned(),
                values: match &field.kind {
                    Kind::Day(input) => vec![match words.parse_day(input.value(), self.today) {
                        Ok(day) => day.format(field::DAY_FORMAT).to_string(),
                        Err(_) => input.value().to_owned(),
                    }],
                    kind => kind.values(),
                },
            })
            .collect()
    }

    /// Writes texts into the fields of their names; a field without a text stays as it is.
    pub fn fill(&mut self, texts: &[FieldText]) {
        for text in texts {
            let mut fields = self.fields.iter_mut();
            if let Some(field) = fields.find(|field| field.name == text.field) {
                field.kind.fill(&text.values);
            }
        }
    }

    fn kind(&self, name: &str) -> Option<&Kind> {
        let field = self.fields.iter().find(|field| field.name == name)?;
        Some(&field.kind)
    }

    fn focused(&self) -> Option<&Field> {
        self.fields.get(self.focus)
    }

    fn focus_on(&mut self, index: usize) {
        if let Some(field) = self.fields.get_mut(self.focus) {
            field.left();
        }
        self.focus = index;
    }

    fn with_editor(&mut self, change: impl FnOnce(&mut super::editor::Editor)) {
        if let Some(Kind::Text(editor, _)) =
            self.fields.get_mut(self.focus).map(|field| &mut field.kind)
        {
            change(editor);
            self.changed = true;
        }
    }

    fn go_to_error(&mut self) -> bool {
        let first = self.fields.iter().position(|field| field.error.is_some());
        if let Some(index) = first {
            self.focus_on(index);
        }
        first.is_none()
    }

    fn problem(&self, field: &Field, words: &Words) -> Option<Message> {
        if is_empty(&field.kind) {
            return (field.need == Need::Required).then(|| Message::new("form-required"));
        }
        match &field.kind {
            Kind::Day(input) => words.parse_day(input.value(), self.today).err(),
            Kind::Number(input, from, to) => match input.value().trim().parse::<i64>() {
                Ok(number) if (*from..=*to).contains(&number) => None,
                _ => Some(
                    Message::new("form-no-number")
                        .with("from", *from)
                        .with("to", *to),
                ),
            },
            _ => None,
        }
    }
}

fn is_empty(kind: &Kind) -> bool {
    match kind {
        Kind::Line(input) | Kind::Day(input) | Kind::Number(input, ..) => {
            input.value().trim().is_empty()
        }
        Kind::Text(editor, _) => editor.text().trim().is_empty(),
        Kind::Choice(options) => options.highlighted().is_none(),
        Kind::Several(options) => options.marked().next().is_none(),
        Kind::Flag(_) => false,
    }
}

fn value_of(option: &ChoiceOption) -> &str {
    &option.value
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
