//! What is drawn instead of the screens while nobody may see them: a neutral page, or the lock.

use super::desk::Desk;
use super::keymap::{Context, Typing};
use super::message::Ask;
use super::screen::{ScreenId, cells};
use super::widget::{secret, text};
use crate::domain::Instant;
use crate::domain::message::Message;
use crate::domain::secret::Secret;
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Position, Rect};
use ratatui::style::Style;

/// What is drawn instead of the screens.
#[derive(Debug)]
pub enum Cover {
    /// A neutral page: somebody is looking over the shoulder. The key that laid it takes it away again.
    Page,
    /// The lock: only the passphrase takes it away.
    Lock(Lock),
}

/// A locked screen. It knows nothing of what is open behind it.
#[derive(Debug, Default)]
pub struct Lock {
    /// What was typed of the passphrase.
    pub passphrase: Secret,
    /// Since when the key is out of memory; `None` while it is still being put away.
    pub since: Option<Instant>,
    /// Whether something was typed that could not be kept on the disk.
    pub not_kept: bool,
    /// Whether a form was open whose text is kept.
    pub form_kept: bool,
    /// Whether a passphrase is being tried.
    pub trying: bool,
    /// Why it is still locked.
    pub said: Vec<Message>,
    /// What the screens want to ask as soon as it is open again.
    pub held: Vec<(ScreenId, Ask)>,
}

/// The rows from which there is room for empty ones.
const ROOMY: u16 = 12;

impl Cover {
    /// The contexts whose keys hold while it is there.
    pub fn contexts(&self) -> &'static [Context] {
        match self {
            Self::Page => &[Context::Hidden],
            Self::Lock(_) => &[Context::Locked],
        }
    }

    /// Whether characters are text.
    pub fn typing(&self) -> Typing {
        match self {
            Self::Page => Typing::No,
            Self::Lock(_) => Typing::Yes,
        }
    }

    /// Draws it and gives the place of the cursor.
    pub fn draw(&self, desk: &Desk, area: Rect, buffer: &mut Buffer) -> Position {
        let inside = area.inner(Margin::new(1, 1));
        match self {
            Self::Page => {
                let said = desk.words.text("cover-hidden");
                text::draw_wrapped(&said, Style::new(), inside, buffer);
                inside.as_position()
            }
            Self::Lock(lock) => lock.draw(desk, inside, buffer),
        }
    }
}

impl Lock {
    fn draw(&self, desk: &Desk, area: Rect, buffer: &mut Buffer) -> Position {
        let gap = u16::from(area.height >= ROOMY);
        let heading = desk.words.text("lock-title");
        text::draw_wrapped(&heading, desk.theme.heading(), area, buffer);
        let about = below(area, 1 + gap);
        let labels =
            ["lock-session", "lock-since", "lock-passphrase"].map(|id| desk.words.text(id));
        let label_cells = cells::widest(labels.clone(), 12, 20) + 2;
        let label = Rect {
            width: label_cells.min(area.width),
            ..about
        };
        let [session, locked, passphrase] = labels;
        let value = Rect {
            x: label.right(),
            width: area.width - label.width,
            ..about
        };
        let since = match self.since {
            Some(moment) => desk.words.day_and_time(moment),
            None => desk.words.text("lock-locking"),
        };
        let rows = [(session, &desk.login), (locked, &since)];
        for (row, (name, text)) in (0..).zip(rows) {
            text::draw_wrapped(&name, Style::new(), below(label, row), buffer);
            text::draw_wrapped(text, Style::new(), below(value, row), buffer);
        }
        let field = 2 + gap;
        text::draw_wrapped(&passphrase, Style::new(), below(label, field), buffer);
        let place = secret::draw(&self.passphrase, desk.theme, below(value, field), buffer);
        let said = below(about, field + 1 + gap);
        text::draw_wrapped(&self.sentences(desk), Style::new(), said, buffer);
        place
    }

    /// What there is to say: why it is still locked, and whether what was typed is safe.
    fn sentences(&self, desk: &Desk) -> String {
        let kept = match (self.trying, self.not_kept) {
            (true, _) => "lock-trying",
            (false, true) => "lock-not-kept",
            (false, false) => "lock-kept",
        };
        let said = self.said.iter().map(|message| desk.words.say(message));
        let lines: Vec<String> = said.chain([desk.words.text(kept)]).collect();
        lines.join("\n")
    }
}

/// What is left of an area below so many of its rows.
fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect {
        y: area.y + rows,
        height: area.height - rows,
        ..area
    }
}
