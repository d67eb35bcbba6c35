//! One record with all that belongs to it as text: its own fields, then a part for each list.

use super::table;
use crate::language::{Words, visible};
use crate::ui::widget::text;
use serde_json::{Map, Value};

/// The width for texts where there is no terminal to ask.
const USUAL_WIDTH: usize = 100;
/// No text is wrapped narrower than this.
const NARROWEST: usize = 20;

/// The record as lines of at most `width` cells, as far as its tables allow; nothing is left out but ids
/// and what is empty.
pub fn lines(fields: &Map<String, Value>, width: Option<usize>, words: &Words) -> Vec<String> {
    let width = width.unwrap_or(USUAL_WIDTH);
    let mut lines = Vec::new();
    part("", fields, (width, words), &mut lines);
    lines
}

fn part(
    title: &str,
    fields: &Map<String, Value>,
    reader: (usize, &Words),
    lines: &mut Vec<String>,
) {
    heading(title, lines);
    own_fields(fields, reader, lines);
    for (name, value) in fields {
        let title = [title, &table::name(name, reader.1)].join(" ");
        match value {
            Value::Object(inner) => part(title.trim(), inner, reader, lines),
            Value::Array(values) => list(title.trim(), values, reader, lines),
            _ => {}
        }
    }
}

fn heading(title: &str, lines: &mut Vec<String>) {
    if !title.is_empty() {
        lines.push(String::new());
        lines.push(title.to_owned());
    }
}

/// The fields that are no lists of records, one a line, long texts wrapped beside their name.
fn own_fields(
    fields: &Map<String, Value>,
    (width, words): (usize, &Words),
    lines: &mut Vec<String>,
) {
    let own: Vec<_> = fields
        .iter()
        .filter(|(name, value)| !is_part(value) && is_shown(name, value))
        .map(|(name, value)| (table::name(name, words), value))
        .collect();
    let names = own.iter().map(|(name, _)| text::width(name)).max();
    let names = names.unwrap_or(0) + 2;
    for (name, value) in own {
        // Whatever a text holds, its lines stay lines and everything else in it is made visible.
        let raw = value.as_str().unwrap_or_default();
        let shown: Vec<_> = match value {
            Value::String(_) if raw.contains('\n') => raw.lines().map(visible).collect(),
            other => vec![table::cell(other, words)],
        };
        let wrapped = shown
            .iter()
            .flat_map(|line| text::wrapped(line, width.saturating_sub(names).max(NARROWEST)));
        let mut label = name.as_str();
        for row in wrapped {
            let line = format!("{}{row}", text::left(label, names));
            lines.push(line.trim_end().to_owned());
            label = "";
        }
    }
}

/// A list of records: a table if it fits, else each record with its fields below each other.
fn list(title: &str, values: &[Value], reader: (usize, &Words), lines: &mut Vec<String>) {
    let (width, words) = reader;
    let rows: Vec<Map<String, Value>> = values
        .iter()
        .filter_map(|value| value.as_object().cloned())
        .collect();
    let Some(first) = rows.first() else { return };
    let filled = |name: &str| {
        rows.iter()
            .any(|row| row.get(name).is_some_and(|it| is_shown(name, it)))
    };
    let columns: Vec<&str> = first
        .keys()
        .map(String::as_str)
        .filter(|name| filled(name))
        .collect();
    heading(title, lines);
    if table::natural_width(&columns, &rows, words) <= width {
        lines.extend(table::lines(&columns, || rows.iter(), None, words));
        return;
    }
    for (number, row) in rows.iter().enumerate() {
        if number > 0 {
            lines.push(String::new());
        }
        own_fields(row, reader, lines);
    }
}

/// Whether the value becomes a part of its own.
fn is_part(value: &Value) -> bool {
    match value {
        Value::Object(_) => true,
        Value::Array(values) => values.iter().any(Value::is_object),
        _ => false,
    }
}

/// Ids are for programs; what is empty says nothing, and neither does the code of the case that the
/// whole record is about.
fn is_shown(name: &str, value: &Value) -> bool {
    let is_id = name == "id" || name.ends_with("_id") || name == "case_code";
    let is_empty = match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(values) => values.is_empty(),
        _ => false,
    };
    !is_id && !is_empty
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::language::Locale;
    use serde_json::json;

    #[test]
    fn a_record_shows_its_fields_then_its_lists() {
        let record = json!({
            "id": "01",
            "code": "BAL-TUR-2021-0042",
            "headline": "mother in clinic, 3 at school",
            "target_groups": ["violence", "newborn_at_risk"],
            "closure": null,
            "safe_contact": {"way": "phone of the aunt", "no_letters": true},
            "risks": [
                {"on": "2021-03-02", "risk": "medium", "reason": ""},
                {"on": "2021-09-02", "risk": "high", "reason": "moved in with the uncle"}
            ],
            "assessments": [{
                "on": "2021-03-05",
                "strengths": "The grandmother cooks\nand \u{1b}[2J is there every day after school until seven.",
                "needs": "A place at the day centre, documents of the youngest, a doctor for the father."
            }],
            "flags": []
        });
        let Value::Object(fields) = record else {
            return;
        };
        insta::assert_snapshot!(lines(&fields, Some(60), &Words::new(Locale::English)).join("\n"), @"
        code           BAL-TUR-2021-0042
        headline       mother in clinic, 3 at school
        target groups  violence, newborn_at_risk

        safe contact
        safe way    phone of the aunt
        no letters  yes

        levels of risk
        day         risk    reason
        02.03.2021  medium
        02.09.2021  high    moved in with the uncle

        assessments
        day        05.03.2021
        strengths  The grandmother cooks
                   and <001B>[2J is there every day after school
                   until seven.
        needs      A place at the day centre, documents of the
                   youngest, a doctor for the father.
        ");
    }
}
