//! `goldaw keys`: the key table of the interface.

use super::context::Context;
use super::failure::Failure;
use crate::exchange::rows::{Row, Sheet};
use crate::language::Words;
use crate::ui::keymap::{self, Binding};
use serde::Serialize;

/// A row of the key table.
#[derive(Debug, Clone, Default, Serialize)]
struct KeyRow {
    /// Where it holds.
    context: String,
    /// The keys, with spaces between.
    keys: String,
    /// What they do.
    command: String,
}

impl Row for KeyRow {
    const BRIEF: &'static [&'static str] = &["context", "keys", "command"];
}

impl KeyRow {
    fn of(binding: &Binding, words: &Words) -> Self {
        let keys = binding.chords.iter().map(|chord| chord.name(false));
        Self {
            context: words.text(binding.context.text()),
            keys: keys.collect::<Vec<_>>().join(" "),
            command: words.text(binding.command.text()),
        }
    }
}

/// Writes the key table; needs no store.
pub fn run(context: &Context) -> Result<(), Failure> {
    let rows = keymap::help().flat_map(|(_, bindings)| bindings);
    let rows = rows.map(|binding| KeyRow::of(binding, context.words()));
    context.sheet(&Sheet::of(rows.collect::<Vec<_>>()))
}
