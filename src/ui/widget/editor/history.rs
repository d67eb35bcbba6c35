//! What can be taken back and made again. Letters of one word are taken back together.

use std::ops::Range;

const MOST_CHANGES: usize = 1_000;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct History {
    done: Vec<Change>,
    undone: Vec<Change>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    at: usize,
    removed: String,
    inserted: String,
}

impl History {
    /// Changes the text and remembers how to take that back.
    pub(super) fn change(&mut self, text: &mut String, range: Range<usize>, inserted: &str) {
        let change = Change {
            at: range.start,
            removed: text.get(range.clone()).unwrap_or_default().to_owned(),
            inserted: inserted.to_owned(),
        };
        text.replace_range(range, inserted);
        self.undone.clear();
        match self.done.last_mut() {
            Some(last) if last.takes(&change) => last.inserted.push_str(inserted),
            _ => self.done.push(change),
        }
        if self.done.len() > MOST_CHANGES {
            self.done.remove(0);
        }
    }

    /// Takes back the last change and gives where the cursor belongs.
    pub(super) fn undo(&mut self, text: &mut String) -> Option<usize> {
        let change = self.done.pop()?;
        text.replace_range(
            change.at..change.at + change.inserted.len(),
            &change.removed,
        );
        let cursor = change.at + change.removed.len();
        self.undone.push(change);
        Some(cursor)
    }

    /// Makes the change again and gives where the cursor belongs.
    pub(super) fn redo(&mut self, text: &mut String) -> Option<usize> {
        let change = self.undone.pop()?;
        text.replace_range(
            change.at..change.at + change.removed.len(),
            &change.inserted,
        );
        let cursor = change.at + change.inserted.len();
        self.done.push(change);
        Some(cursor)
    }
}

impl Change {
    /// Whether the other change only types on where this one ended, inside one word.
    fn takes(&self, other: &Change) -> bool {
        let one_character = other.inserted.chars().count() == 1;
        let begins_word = other.inserted.chars().all(char::is_whitespace);
        other.removed.is_empty()
            && one_character
            && !begins_word
            && !self.inserted.is_empty()
            && !self.inserted.contains('\n')
            && other.at == self.at + self.inserted.len()
    }
}
