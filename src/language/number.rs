//! Numbers, written for the reader.

use super::{Locale, Words};
use fluent_bundle::FluentValue;

/// The digits between two separators.
const GROUP: usize = 3;

impl Words {
    /// A number with its thousands apart: `1,116`, or `1 116` with a no-break space.
    pub fn number(&self, number: u64) -> String {
        signs(self.locale()).write(&number.to_string())
    }
}

/// The signs with which a language writes numbers, as Unicode CLDR 48.2 has them.
#[derive(Debug, Clone, Copy)]
struct Signs {
    /// Between groups of three digits.
    group: char,
    /// Before a fraction.
    decimal: char,
}

fn signs(locale: Locale) -> Signs {
    match locale {
        Locale::Turkmen | Locale::Russian => Signs {
            group: '\u{a0}',
            decimal: ',',
        },
        Locale::English => Signs {
            group: ',',
            decimal: '.',
        },
    }
}

impl Signs {
    /// A number of plain digits, such as `-1116.5`, as the language writes it.
    fn write(self, plain: &str) -> String {
        let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
        let digits = whole.trim_start_matches('-');
        let mut written = "-".repeat(whole.len() - digits.len());
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(GROUP) {
                written.push(self.group);
            }
            written.push(digit);
        }
        if !fraction.is_empty() {
            written.push(self.decimal);
            written.push_str(fraction);
        }
        written
    }

    fn fill(self, value: &FluentValue<'_>) -> Option<String> {
        match value {
            FluentValue::Number(number) => Some(self.write(&number.as_string())),
            _ => None,
        }
    }
}

/// What writes the numbers in the gaps of sentences.
pub(super) fn formatter<M>(locale: Locale) -> fn(&FluentValue<'_>, &M) -> Option<String> {
    match locale {
        Locale::Turkmen => |value, _| signs(Locale::Turkmen).fill(value),
        Locale::Russian => |value, _| signs(Locale::Russian).fill(value),
        Locale::English => |value, _| signs(Locale::English).fill(value),
    }
}
