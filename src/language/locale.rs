//! Which of the three languages is spoken.

pub use crate::domain::preferences::Locale;

/// What says which language is spoken, beside what an account has chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spoken {
    /// The one that was asked for just now, by a flag or a key: it wins.
    pub asked: Option<Locale>,
    /// The machine's own: where nobody has chosen any.
    pub usual: Locale,
}

impl Spoken {
    /// The language for an account that has chosen this one.
    pub fn to(self, chosen: Option<Locale>) -> Locale {
        self.asked.or(chosen).unwrap_or(self.usual)
    }
}

/// The language of a machine's locale, such as `ru_RU.UTF-8`; `None` if it is none of ours.
pub fn of_machine(locale: &str) -> Option<Locale> {
    let language = locale.split(['_', '.', '@', '-']).next()?;
    Locale::from_code(&language.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_for_wins_over_the_choice_of_the_account_and_that_over_the_machine() {
        let (turkmen, russian) = (Some(Locale::Turkmen), Some(Locale::Russian));
        for (asked, chosen, expected) in [
            (turkmen, russian, Locale::Turkmen),
            (turkmen, None, Locale::Turkmen),
            (None, russian, Locale::Russian),
            (None, None, Locale::English),
        ] {
            let usual = Locale::English;
            assert_eq!(Spoken { asked, usual }.to(chosen), expected);
        }
    }

    #[test]
    fn the_language_of_a_machine_is_the_first_part_of_its_locale() {
        for (locale, expected) in [
            ("ru_RU.UTF-8", Some(Locale::Russian)),
            ("ru", Some(Locale::Russian)),
            ("TK_TM", Some(Locale::Turkmen)),
            ("tk-TM", Some(Locale::Turkmen)),
            ("en_GB@euro", Some(Locale::English)),
            ("C.UTF-8", None),
            ("POSIX", None),
            ("run", None),
            ("", None),
        ] {
            assert_eq!(of_machine(locale), expected, "{locale}");
        }
    }
}
