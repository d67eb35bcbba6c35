//! The key table keeps its promises.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    missing_docs
)]

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use goldaw::language::{Locale, Words};
use goldaw::ui::command::Command;
use goldaw::ui::keymap::chord::Chord;
use goldaw::ui::keymap::{BINDINGS, Context, Typing, chord_for, footer, help, lookup};
use goldaw::ui::widget::text;
use std::collections::HashSet;

#[test]
fn no_chord_stands_twice_in_a_context() {
    let mut seen = HashSet::new();
    for binding in BINDINGS {
        for chord in binding.chords {
            let name = chord.name(false);
            assert!(
                seen.insert((binding.context, *chord)),
                "{name} in {:?}",
                binding.context
            );
        }
    }
}

#[test]
fn no_command_stands_twice_in_a_context() {
    let mut seen = HashSet::new();
    for binding in BINDINGS {
        assert!(
            seen.insert((binding.context, binding.command)),
            "{binding:?}"
        );
        assert!(!binding.chords.is_empty(), "{binding:?}");
    }
}

#[test]
fn every_command_is_bound() {
    for command in Command::ALL {
        assert!(
            BINDINGS.iter().any(|binding| binding.command == *command),
            "{command:?}"
        );
    }
}

/// Keys that mean something else on a screen than on every screen, on purpose.
const SHADOWED: &[(Context, Command)] = &[
    // The key that hides everything shows it again.
    (Context::Hidden, Command::ShowAgain),
    // Esc gives up what is in front; the screen is still there.
    (Context::Form, Command::Back),
    // Esc puts the sheet away; what is written on it stays.
    (Context::SessionSheet, Command::CaseList),
    // A screen is left with what is typed kept, as the whole program is from a dialog.
    (Context::Everywhere, Command::Quit),
    // Enter on a referral records what happened; its timeline has nothing to open.
    (Context::Referral, Command::Record),
];

#[test]
fn no_context_takes_a_key_away_silently() {
    let dialogs = [
        Context::Form,
        Context::Leaving,
        Context::ConflictMine,
        Context::ConflictKept,
        Context::Conflict,
        Context::Confirm,
        Context::Choose,
        Context::Menu,
        Context::Help,
    ];
    for binding in BINDINGS {
        let below: &[Context] = match binding.context {
            Context::Always => continue,
            Context::Everywhere | Context::Hidden | Context::Locked => &[Context::Always],
            Context::Lists | Context::Editor => &[Context::Everywhere, Context::Always],
            context if dialogs.contains(&context) => &[Context::Always],
            Context::Since | Context::Session => &[Context::Everywhere, Context::Always],
            _ => &[Context::Lists, Context::Everywhere, Context::Always],
        };
        for chord in binding.chords {
            let taken = lookup(below, *chord, Typing::No);
            let allowed = SHADOWED.contains(&(binding.context, binding.command));
            assert!(
                taken.is_none() || taken == Some(binding.command) || allowed,
                "{} in {:?} takes it from {taken:?}",
                chord.name(false),
                binding.context
            );
        }
    }
}

#[test]
fn every_function_and_control_key_has_a_second_way() {
    for binding in BINDINGS {
        let hard = |chord: &Chord| {
            matches!(chord.code, KeyCode::F(_)) || chord.modifiers.contains(KeyModifiers::CONTROL)
        };
        let function = binding
            .chords
            .iter()
            .all(|chord| matches!(chord.code, KeyCode::F(_)));
        let control = binding
            .chords
            .iter()
            .all(|chord| chord.modifiers.contains(KeyModifiers::CONTROL));
        if binding.chords.iter().any(hard) {
            assert!(!function && !control, "{binding:?}");
        }
    }
}

/// The dialogs in front of which there is no help: they are left first.
const WITHOUT_HELP: &[Context] = &[
    Context::Hidden,
    Context::Locked,
    Context::Leaving,
    Context::ConflictMine,
    Context::ConflictKept,
    Context::Conflict,
    Context::Confirm,
    Context::Choose,
    Context::Menu,
    Context::Help,
];

/// Whether every layout and every terminal sends it: an arrow, Enter, Esc, a function key, a digit.
fn is_sure(chord: Chord) -> bool {
    match chord.code {
        KeyCode::Char(character) => chord.modifiers.is_empty() && character.is_ascii_digit(),
        _ => true,
    }
}

#[test]
fn every_command_has_a_way_without_a_letter() {
    for binding in BINDINGS {
        let contexts = match binding.context {
            Context::Editor => vec![Context::Form, Context::Editor, Context::Always],
            Context::Form => vec![Context::Form, Context::Always],
            context => vec![context, Context::Everywhere, Context::Always],
        };
        let by_help = !WITHOUT_HELP.contains(&binding.context)
            && [Typing::Yes, Typing::No].iter().all(|typing| {
                let help = Chord::from(KeyEvent::from(KeyCode::F(1)));
                lookup(&contexts, help, *typing) == Some(Command::Help)
            });
        let walked = by_help && chord_for(binding, &contexts, Typing::No).is_some();
        let own = binding.chords.iter().any(|chord| is_sure(*chord));
        assert!(own || walked, "{binding:?}");
    }
    for command in [Command::Up, Command::Down, Command::DoThis, Command::Back] {
        let in_help = BINDINGS.iter().filter(|binding| binding.command == command);
        let mut in_help = in_help.filter(|binding| WITHOUT_HELP[8..].contains(&binding.context));
        assert!(
            in_help.any(|binding| is_sure(binding.chords[0])),
            "{command:?}"
        );
    }
}

#[test]
fn every_command_can_be_reached_while_typing_where_one_types() {
    for context in [
        Context::Session,
        Context::SessionCase,
        Context::SessionSheet,
        Context::Form,
        Context::Editor,
    ] {
        for binding in BINDINGS.iter().filter(|binding| binding.context == context) {
            let chord = chord_for(binding, &[context], Typing::Yes);
            assert!(chord.is_some(), "{binding:?}");
        }
    }
}

#[test]
fn twins_never_mean_something_else() {
    for binding in BINDINGS {
        for chord in binding.chords {
            assert_eq!(
                *chord,
                chord.latin(),
                "{binding:?} is bound on another layout"
            );
        }
    }
    let cyrillic = Chord {
        code: KeyCode::Char('ы'),
        modifiers: KeyModifiers::CONTROL,
    };
    assert_eq!(
        lookup(&[Context::Form], cyrillic, Typing::Yes),
        Some(Command::Save)
    );
}

#[test]
fn letters_are_text_while_typing() {
    let letter = Chord {
        code: KeyCode::Char('q'),
        modifiers: KeyModifiers::NONE,
    };
    assert_eq!(lookup(&[Context::Everywhere], letter, Typing::Yes), None);
    assert_eq!(
        lookup(&[Context::Everywhere], letter, Typing::No),
        Some(Command::Quit)
    );
}

#[test]
fn names_of_commands_are_short_and_in_the_language() {
    for words in Locale::ALL.iter().map(|locale| Words::new(*locale)) {
        for command in Command::ALL {
            let name = words.text(command.text());
            assert_ne!(name, command.text(), "{command:?} has no words");
            assert!(text::width(&name) <= 14, "{name}");
        }
        for context in Context::ALL {
            assert_ne!(words.text(context.text()), context.text());
        }
    }
}

#[test]
fn the_footer_names_only_keys_that_work() {
    for context in Context::ALL {
        for typing in [Typing::Yes, Typing::No] {
            let contexts = [*context, Context::Everywhere, Context::Always];
            for binding in footer(&contexts, typing) {
                let chord = chord_for(binding, &contexts, typing).unwrap();
                assert_eq!(lookup(&contexts, chord, typing), Some(binding.command));
            }
        }
    }
}

#[test]
fn the_help_holds_the_whole_table() {
    let shown: usize = help().map(|(_, bindings)| bindings.len()).sum();
    assert_eq!(shown, BINDINGS.len());
}
