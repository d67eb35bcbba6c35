//! What is wrong with something that was entered: the field and a sentence.

use super::message::Message;

/// A broken rule. `field` names the field that the sentence belongs under, if it belongs to one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The field's name in the record, snake_case.
    pub field: Option<&'static str>,
    /// What is wrong and what would be right.
    pub message: Message,
}

impl Problem {
    /// A problem with one field.
    pub fn of(field: &'static str, message: Message) -> Self {
        Self {
            field: Some(field),
            message,
        }
    }

    /// A problem with the whole.
    pub fn whole(message: Message) -> Self {
        Self {
            field: None,
            message,
        }
    }
}

/// The most bytes that a text field holds (design: 64 KiB).
pub const TEXT_BYTES_MAX: usize = 65_536;

/// Checks that each text fits into its field.
///
/// # Errors
/// Names the first field that holds more than [`TEXT_BYTES_MAX`] bytes.
pub fn check_lengths(fields: &[(&'static str, &str)]) -> Result<(), Problem> {
    let too_long = fields.iter().find(|(_, text)| text.len() > TEXT_BYTES_MAX);
    too_long.map_or(Ok(()), |(field, text)| {
        let message = Message::new("problem-text-too-long")
            .with("bytes", text.len())
            .with("limit", TEXT_BYTES_MAX);
        Err(Problem::of(field, message))
    })
}

/// Checks that a required text says something.
///
/// # Errors
/// Names the field if it holds white space only.
pub fn check_present(field: &'static str, text: &str) -> Result<(), Problem> {
    if text.trim().is_empty() {
        return Err(Problem::of(field, Message::new("problem-text-missing")));
    }
    Ok(())
}
