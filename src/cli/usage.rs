//! What is wrong with a call, in the reader's words.

use super::arguments::NoDay;
use crate::domain::message::Message;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::error::Error;

/// What is wrong with a call that was not understood, and where to look; `None` where help was asked for.
pub fn mistake(error: &clap::Error) -> Option<[Message; 2]> {
    let asked = matches!(
        error.kind(),
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    );
    let wrong = || wrong(error).unwrap_or_else(|| Message::new("usage-unreadable"));
    (!asked).then(|| [wrong(), Message::new("usage-hint")])
}

fn wrong(error: &clap::Error) -> Option<Message> {
    let said = |kind| said(error, kind);
    Some(match error.kind() {
        ErrorKind::UnknownArgument => {
            Message::new("usage-unknown").with("given", said(ContextKind::InvalidArg)?)
        }
        ErrorKind::InvalidSubcommand => {
            Message::new("usage-no-command").with("given", said(ContextKind::InvalidSubcommand)?)
        }
        ErrorKind::MissingSubcommand => Message::new("usage-which-command")
            .with("given", said(ContextKind::InvalidSubcommand)?)
            .with("possible", said(ContextKind::ValidSubcommand)?),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => wrong_value(error)?,
        ErrorKind::TooManyValues => Message::new("usage-takes-no-value")
            .with("argument", said(ContextKind::InvalidArg)?)
            .with("given", said(ContextKind::InvalidValue)?),
        ErrorKind::MissingRequiredArgument => {
            Message::new("usage-missing").with("missing", said(ContextKind::InvalidArg)?)
        }
        ErrorKind::ArgumentConflict => {
            let one = said(ContextKind::InvalidArg)?;
            match said(ContextKind::PriorArg)? {
                other if other == one => Message::new("usage-twice").with("argument", one),
                other => Message::new("usage-conflict")
                    .with("one", one)
                    .with("other", other),
            }
        }
        _ => return None,
    })
}

/// What is wrong with the value of an argument: there is none, it is none of those that are possible, or it
/// is no such thing.
fn wrong_value(error: &clap::Error) -> Option<Message> {
    let argument = said(error, ContextKind::InvalidArg)?;
    let given = said(error, ContextKind::InvalidValue).filter(|given| !given.is_empty());
    let no_day = || error.source().is_some_and(|source| source.is::<NoDay>());
    let message = match (given, said(error, ContextKind::ValidValue)) {
        (None, _) => Message::new("usage-no-value"),
        (Some(given), Some(possible)) => Message::new("usage-value-of")
            .with("given", given)
            .with("possible", possible),
        (Some(given), None) if no_day() => Message::new("usage-day").with("given", given),
        (Some(given), None) => Message::new("usage-value").with("given", given),
    };
    Some(message.with("argument", argument))
}

/// What the mistake is about.
fn said(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) if !texts.is_empty() => Some(texts.join(", ")),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::cli::arguments::Arguments;
    use crate::language::{Locale, Words};
    use clap::Parser;

    fn wrong(line: &str) -> Message {
        let error = Arguments::try_parse_from(line.split(' ')).unwrap_err();
        let [wrong, hint] = mistake(&error).unwrap();
        assert_eq!(hint.id, "usage-hint");
        wrong
    }

    #[test]
    fn each_mistake_has_its_sentence() {
        for (line, id) in [
            ("goldaw lsit", "usage-no-command"),
            ("goldaw list cases --column x", "usage-unknown"),
            ("goldaw list casses", "usage-value-of"),
            ("goldaw --lang de", "usage-value-of"),
            ("goldaw --lang", "usage-no-value"),
            ("goldaw --today yesterday", "usage-day"),
            ("goldaw demo --cases many", "usage-value"),
            ("goldaw account add x", "usage-missing"),
            ("goldaw backup a --check b", "usage-conflict"),
            ("goldaw keys --lang tk --lang ru", "usage-twice"),
            ("goldaw account --lang ru", "usage-which-command"),
            ("goldaw list areas --all=5", "usage-takes-no-value"),
        ] {
            assert_eq!(wrong(line).id, id, "{line}");
        }
    }

    #[test]
    fn what_was_typed_and_what_is_possible_stand_in_it() {
        let said = |line| Words::new(Locale::Russian).say(&wrong(line));
        for (line, parts) in [
            ("goldaw --lang de", ["«de»", "tk, ru, en"]),
            ("goldaw account add x", ["--name", "--role"]),
            ("goldaw --today 31.02.2021", ["31.02.2021", "--today"]),
        ] {
            let said = said(line);
            assert!(parts.iter().all(|part| said.contains(part)), "{said}");
        }
    }
}
