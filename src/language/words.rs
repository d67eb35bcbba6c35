//! Messages to sentences.

use super::Locale;
use super::files::files;
use super::number::formatter;
use super::visible;
use crate::domain::message::{Argument, Message};
use chrono::FixedOffset;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

/// The offset of Turkmenistan from UTC, in seconds; it has no summer time.
const SERVICE_OFFSET: i32 = 5 * 60 * 60;

type Bundle = FluentBundle<FluentResource>;

/// The sentences of one language, read when the first of them is wanted and kept for whoever speaks it.
type Sentences = LazyLock<Bundle>;

static TURKMEN: Sentences = LazyLock::new(|| bundle(Locale::Turkmen));
static RUSSIAN: Sentences = LazyLock::new(|| bundle(Locale::Russian));
static ENGLISH: Sentences = LazyLock::new(|| bundle(Locale::English));

/// The sentences of one language, with those of English behind them.
///
/// It can be moved to and shared between threads.
pub struct Words {
    /// The chosen language first, then what it falls back to.
    bundles: Vec<&'static Sentences>,
    locale: Locale,
    pub(super) offset: FixedOffset,
    /// What is done to each sentence before it is given out.
    rewrite: Option<fn(&str) -> String>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Words")
            .field("offset", &self.offset)
            .finish_non_exhaustive()
    }
}

impl Words {
    /// The sentences of a language; moments are written in the time of Turkmenistan.
    pub fn new(locale: Locale) -> Self {
        let mut chain = vec![locale];
        if locale != Locale::English {
            chain.push(Locale::English);
        }
        Self {
            bundles: chain.into_iter().map(sentences).collect(),
            locale,
            offset: FixedOffset::east_opt(SERVICE_OFFSET)
                .unwrap_or_else(|| chrono::Offset::fix(&chrono::Utc)),
            rewrite: None,
        }
    }

    /// The language that was chosen.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// The same sentences with moments written in the time of another offset.
    #[must_use]
    pub fn at_offset(mut self, offset: FixedOffset) -> Self {
        self.offset = offset;
        self
    }

    /// A language of these sentences, each rewritten before it is given out: so one sees which letters on a
    /// screen are none of a sentence, and where a sentence does not end.
    #[must_use]
    pub fn rewritten(mut self, rewrite: fn(&str) -> String) -> Self {
        self.rewrite = Some(rewrite);
        self
    }

    /// The sentence of a message. Where no language knows its id, the id itself. Texts in its gaps are
    /// made visible, so that they can neither steer a terminal nor look like a sentence of the program.
    pub fn say(&self, message: &Message) -> String {
        let mut arguments = FluentArgs::with_capacity(message.arguments.len());
        for (name, argument) in &message.arguments {
            match argument {
                Argument::Text(text) => arguments.set(*name, visible(text)),
                Argument::Number(number) => arguments.set(*name, *number),
                Argument::Day(day) => arguments.set(*name, self.day(*day)),
                Argument::ShortDay(day) => arguments.set(*name, self.day_short(*day)),
                Argument::Instant(instant) => arguments.set(*name, self.day_and_time(*instant)),
                Argument::Message(inner) => arguments.set(*name, self.say(inner)),
                Argument::Names(names) => {
                    arguments.set(*name, visible(names.in_language(self.locale())));
                }
            }
        }
        self.format(message.id, &arguments)
    }

    /// The text of a message without gaps. Where no language knows its id, the id itself.
    pub fn text(&self, id: &str) -> String {
        self.format(id, &FluentArgs::new())
    }

    /// The texts of each language in which the reader may write, the chosen one first.
    pub(super) fn each_language(&self) -> impl Iterator<Item = impl Fn(&str) -> String> {
        self.bundles.iter().map(|bundle| {
            |id: &str| format_in(bundle, id, &FluentArgs::new()).unwrap_or_else(|| id.to_owned())
        })
    }

    fn format(&self, id: &str, arguments: &FluentArgs<'_>) -> String {
        let mut bundles = self.bundles.iter();
        let said = bundles
            .find_map(|bundle| format_in(bundle, id, arguments))
            .unwrap_or_else(|| id.to_owned());
        match self.rewrite {
            Some(rewrite) => rewrite(&said),
            None => said,
        }
    }
}

fn sentences(locale: Locale) -> &'static Sentences {
    match locale {
        Locale::Turkmen => &TURKMEN,
        Locale::Russian => &RUSSIAN,
        Locale::English => &ENGLISH,
    }
}

/// The sentence in one language, if it has it.
fn format_in(bundle: &Bundle, id: &str, arguments: &FluentArgs<'_>) -> Option<String> {
    let pattern = bundle.get_message(id)?.value()?;
    // An unfilled gap shows as its name in braces: a reader can live with it, a crash not.
    let mut unfilled = Vec::new();
    let said = bundle.format_pattern(pattern, Some(arguments), &mut unfilled);
    Some(said.into_owned())
}

fn identifier(locale: Locale) -> LanguageIdentifier {
    // Without a language the plurals would be those of the root: a sentence still comes out.
    locale.code().parse().unwrap_or_default()
}

fn bundle(locale: Locale) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![identifier(locale)]);
    // The isolating marks U+2068 and U+2069 take no cell in a terminal and break its columns.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(formatter(locale)));
    for source in files(locale) {
        // What can't be parsed is left out; a test keeps the files free of mistakes.
        let resource =
            FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::names::Names;
    use crate::domain::{Day, Instant};

    fn words_of(locale: Locale, english: fn() -> Bundle) -> Words {
        let mut words = Words::new(locale);
        words.bundles.pop();
        let english = Box::new(LazyLock::new(english));
        words.bundles.push(Box::leak(english));
        words
    }

    fn english_and(source: &str) -> Bundle {
        let mut english = bundle(Locale::English);
        english.add_resource_overriding(FluentResource::try_new(source.to_owned()).unwrap());
        english
    }

    #[test]
    fn every_file_parses_and_no_id_occurs_twice() {
        for locale in [Locale::Turkmen, Locale::Russian, Locale::English] {
            let mut all = FluentBundle::new_concurrent(vec![identifier(locale)]);
            for source in files(locale) {
                let resource = FluentResource::try_new((*source).to_owned())
                    .map_err(|(_, errors)| errors)
                    .unwrap();
                all.add_resource(resource).unwrap();
            }
        }
    }

    #[test]
    fn gaps_are_filled_by_their_kind() {
        let words = words_of(Locale::English, || {
            english_and(concat!(
                "cases = { $count ->\n   [one] { $count } case\n  *[other] { $count } cases\n  }\n",
                "kinds = { $text }, { $day }, { $short }, { $instant }, { $message }, { $names }\n",
            ))
        });
        let day = Day::from_ymd_opt(2021, 10, 15).unwrap();
        let late: Instant = "2021-10-15T20:30:00Z".parse().unwrap();
        let cases = |count: i64| Message::new("cases").with("count", count);
        assert_eq!(words.say(&cases(1)), "1 case");
        assert_eq!(words.say(&cases(2560)), "2,560 cases");
        let names = Names {
            turkmen: "Aşgabat".into(),
            english: "Ashgabat".into(),
            ..Names::default()
        };
        let kinds = Message::new("kinds")
            .with("text", "Öwez")
            .with("day", day)
            .with("short", Argument::ShortDay(day))
            .with("instant", late)
            .with("message", cases(3))
            .with("names", &names);
        assert_eq!(
            words.say(&kinds),
            "Öwez, 15.10.2021, 15.10., 16.10.2021 01:30, 3 cases, Ashgabat"
        );
    }

    #[test]
    fn what_is_missing_is_shown_as_its_name() {
        let words = words_of(Locale::English, || {
            english_and("greeting = Hello { $name }\n")
        });
        assert_eq!(words.text("no-such-message"), "no-such-message");
        assert_eq!(words.text("greeting"), "Hello {$name}");
    }

    #[test]
    fn a_language_without_the_sentence_falls_back_to_english() {
        let words = words_of(Locale::Russian, || english_and("only-english = English\n"));
        assert_eq!(words.text("only-english"), "English");
        assert_eq!(words.text("weekday-short-friday"), "пт");
        let rows = |n: i64| words.say(&Message::new("document-more").with("rows", n));
        assert_eq!(
            [1, 3, 7, 11, 21].map(rows),
            [
                "ещё 1\u{a0}строка",
                "ещё 3\u{a0}строки",
                "ещё 7\u{a0}строк",
                "ещё 11\u{a0}строк",
                "ещё 21\u{a0}строка"
            ]
        );
    }

    #[test]
    fn words_may_go_to_another_thread() {
        fn check<T: Send + Sync>() {}
        check::<Words>();
    }
}
