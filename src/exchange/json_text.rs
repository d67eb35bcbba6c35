//! JSON (RFC 8259), safe to look at in a terminal.

use crate::language::is_plain;
use serde::Serialize;
use std::borrow::Cow;
use std::io::Write;

/// Writes the value as one document, indented, with a line end.
///
/// # Errors
/// Those of the output.
pub fn write(value: &impl Serialize, mut output: impl Write) -> Result<(), serde_json::Error> {
    let text = serde_json::to_string_pretty(value)?;
    writeln!(output, "{}", escaped(&text))
        .and_then(|()| output.flush())
        .map_err(serde_json::Error::io)
}

/// Writes an array of these values as one document, as [`write()`] does, a value at a time.
///
/// # Errors
/// Those of the output.
pub fn write_list(
    values: impl Iterator<Item = impl Serialize>,
    mut output: impl Write,
) -> Result<(), serde_json::Error> {
    let mut written = |text: &str| output.write_all(text.as_bytes());
    let (mut before, mut end) = ("[", "[]\n");
    for value in values {
        // Strings have no line ends of their own in JSON.
        let text = serde_json::to_string_pretty(&value)?.replace('\n', "\n  ");
        let parts = [before, "\n  ", &escaped(&text)];
        let mut parts = parts.into_iter();
        parts
            .try_for_each(&mut written)
            .map_err(serde_json::Error::io)?;
        (before, end) = (",", "\n]\n");
    }
    written(end)
        .and_then(|()| output.flush())
        .map_err(serde_json::Error::io)
}

/// The same document with everything invisible or dangerous in its strings as `\u202e`, which says the
/// same to a program. Outside strings JSON has nothing but ASCII and line ends.
fn escaped(json: &str) -> Cow<'_, str> {
    let stays = |letter: char| letter == '\n' || is_plain(letter);
    if json.chars().all(stays) {
        return Cow::Borrowed(json);
    }
    let mut text = String::with_capacity(json.len() + 16);
    for letter in json.chars() {
        if stays(letter) {
            text.push(letter);
            continue;
        }
        for unit in letter.encode_utf16(&mut [0; 2]) {
            text.push_str(&format!("\\u{unit:04x}"));
        }
    }
    Cow::Owned(text)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    fn text_of(value: &Value) -> String {
        let mut text = Vec::new();
        write(value, &mut text).unwrap();
        String::from_utf8(text).unwrap()
    }

    #[test]
    fn what_deceives_is_escaped() {
        for (text, written) in [
            ("Aýna, 漢", "Aýna, 漢"),
            ("two\nlines\t\"", "two\\nlines\\t\\\""),
            ("\u{1b}[2J\u{7f}\u{9b}", "\\u001b[2J\\u007f\\u009b"),
            ("a\u{202e}b\u{200b}\u{feff}", "a\\u202eb\\u200b\\ufeff"),
            ("\u{e0041}", "\\udb40\\udc41"),
            ("e\u{301}", "e\\u0301"),
        ] {
            assert_eq!(text_of(&json!([text])), format!("[\n  \"{written}\"\n]\n"));
        }
    }

    proptest! {
        #[test]
        fn a_list_is_the_same_document_a_value_at_a_time(
            texts in proptest::collection::vec((any::<String>(), any::<u8>()), 0..4),
        ) {
            let values: Vec<Value> = texts.iter().map(|(text, number)| json!({ text: [text, number] })).collect();
            let mut text = Vec::new();
            write_list(values.iter(), &mut text).unwrap();
            prop_assert_eq!(String::from_utf8(text).unwrap(), text_of(&Value::Array(values)));
        }

        #[test]
        fn the_value_stays_the_same(text in any::<String>(), name in any::<String>()) {
            let value = json!({ name: [text, 5, null] });
            let written = text_of(&value);
            prop_assert!(written.chars().all(|letter| letter == '\n' || is_plain(letter)));
            prop_assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), value);
        }
    }
}
