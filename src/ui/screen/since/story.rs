//! What *Since we last spoke* tells, in the order in which one asks: why now, what was decided, what was
//! promised, what changed, the children, the referrals.

use crate::domain::Day;
use crate::domain::action::{Action, ActionStatus};
use crate::domain::agenda::AgendaLine;
use crate::domain::message::Message;
use crate::domain::referral::WaitsFor;
use crate::office::referrals::ReferralRow;
use crate::office::since::SinceLastSpoke;
use crate::ui::desk::Desk;
use crate::ui::widget::document::Document;
use ratatui::style::Style;

/// The most rows of one thing that happened; the whole case shows all of it.
const MOST_ROWS: usize = 3;

/// The document of a case.
pub(super) fn story(since: &SinceLastSpoke, desk: &Desk) -> Document {
    let mut story = Document::default();
    tell(since, desk, &mut story);
    story
}

/// Tells it in a document in which something stands already.
pub(in crate::ui::screen) fn tell(since: &SinceLastSpoke, desk: &Desk, story: &mut Document) {
    asked(&since.raised, desk, story);
    decided(since, desk, story);
    promised(&since.promised, desk, story);
    changed(since, desk, story);
    seen(since, desk, story);
    for (index, row) in since.referrals.iter().enumerate() {
        let (said, late) = referral(row, desk);
        let label = first(index, "since-referrals", desk);
        let style = if late {
            desk.theme.urgent()
        } else {
            Style::new()
        };
        story.entry(label, said, style);
    }
}

/// The lines of the agenda: the strongest is the question, the others follow.
pub(in crate::ui::screen) fn asked(raised: &[AgendaLine], desk: &Desk, story: &mut Document) {
    if raised.is_empty() {
        let nothing = desk.words.text("since-nothing-asked");
        story.entry(desk.words.text("since-asked"), nothing, Style::new());
    }
    for (index, line) in raised.iter().enumerate() {
        let reason = desk.words.say(&line.reason);
        let (sign, style) = match (line.rule.urgent(), line.rule.decision()) {
            (true, _) => ("! ", desk.theme.urgent()),
            (false, true) => ("? ", desk.theme.warning()),
            (false, false) => ("", Style::new()),
        };
        let label = first(index, "since-asked", desk);
        story.entry(label, format!("{sign}{reason}"), style);
    }
}

fn decided(since: &SinceLastSpoke, desk: &Desk, story: &mut Document) {
    let Some(last) = &since.last_discussed else {
        return;
    };
    let decision = if last.decision.trim().is_empty() {
        desk.words.text("since-nothing-decided")
    } else {
        last.decision.clone()
    };
    story.entry(desk.words.text("since-decided"), decision, Style::new());
    if !last.rationale.trim().is_empty() {
        let because = desk.words.text("since-because");
        story.entry(because, last.rationale.clone(), Style::new());
    }
}

fn promised(actions: &[Action], desk: &Desk, story: &mut Document) {
    if actions.is_empty() {
        let nothing = desk.words.text("since-nothing-promised");
        story.entry(desk.words.text("since-promised"), nothing, Style::new());
    }
    for (index, action) in actions.iter().enumerate() {
        let (said, style) = promise(action, desk);
        story.entry(first(index, "since-promised", desk), said, style);
    }
}

/// An action and what became of it.
pub(in crate::ui::screen) fn promise(action: &Action, desk: &Desk) -> (String, Style) {
    let theme = desk.theme;
    let late = (desk.today - action.due).num_days();
    let owner = Message::new(action.owner.word());
    let ended = action.ended_on.map(|on| desk.near(on)).unwrap_or_default();
    let (sign, id, style) = match action.status {
        ActionStatus::Open if late > 0 => ("! ", "since-action-late", theme.urgent()),
        ActionStatus::Open => ("", "since-action-open", Style::new()),
        ActionStatus::Done => ("", "since-action-done", Style::new()),
        ActionStatus::Dropped => ("", "since-action-dropped", theme.quiet()),
    };
    let sign = match action.status {
        ActionStatus::Done => format!("{} ", theme.done()),
        ActionStatus::Open | ActionStatus::Dropped => sign.to_owned(),
    };
    let became = Message::new(id)
        .with("text", action.text.as_str())
        .with("owner", owner)
        .with("due", desk.near(action.due))
        .with("days", late)
        .with("ended", ended);
    let mut said = format!("{sign}{}", desk.words.say(&became));
    if !action.note.trim().is_empty() {
        said.push_str(": ");
        said.push_str(action.note.trim());
    }
    (said, style)
}

fn changed(since: &SinceLastSpoke, desk: &Desk, story: &mut Document) {
    if since.changed.is_empty() {
        let nothing = desk.words.text("since-nothing-changed");
        story.entry(desk.words.text("since-changed"), nothing, Style::new());
    }
    for (index, line) in since.changed.iter().enumerate() {
        let mut said = format!("{} {}", desk.near(line.on), desk.words.say(&line.what));
        if !line.text.trim().is_empty() {
            said.push_str(": ");
            said.push_str(line.text.trim());
        }
        let label = first(index, "since-changed", desk);
        story.entry_of(label, said, Style::new(), MOST_ROWS);
    }
}

fn seen(since: &SinceLastSpoke, desk: &Desk, story: &mut Document) {
    let row = &since.row;
    if row.children > 0 {
        let said = match row.child_seen_on {
            Some(on) => Message::new("since-children-seen")
                .with("day", desk.near(on))
                .with("seen", i64::from(since.children_seen))
                .with("children", row.children),
            None => Message::new("since-children-unseen").with("children", row.children),
        };
        let (sign, style) = if row.child_unseen {
            ("! ", desk.theme.urgent())
        } else {
            ("", Style::new())
        };
        let said = format!("{sign}{}", desk.words.say(&said));
        story.entry(desk.words.text("since-children"), said, style);
    }
    let contact = desk.words.text("since-contact");
    story.entry(
        contact,
        last_contact(row.last_contact_on, row.last_try_on, desk),
        Style::new(),
    );
}

/// The last contact, and the last try after it.
pub(in crate::ui::screen) fn last_contact(
    made: Option<Day>,
    tried: Option<Day>,
    desk: &Desk,
) -> String {
    let made = match made {
        Some(on) => Message::new("since-last-contact").with("day", desk.near(on)),
        None => Message::new("since-no-contact"),
    };
    let mut said = desk.words.say(&made);
    if let Some(on) = tried {
        let tried = Message::new("since-tried").with("day", desk.near(on));
        said.push_str(", ");
        said.push_str(&desk.words.say(&tried));
    }
    said
}

/// A referral in one sentence with whose turn it is, and whether its answer is late.
pub(in crate::ui::screen) fn referral(row: &ReferralRow, desk: &Desk) -> (String, bool) {
    let late = row.late > 0;
    let id = match row.waits_for {
        _ if late => "since-referral-late",
        WaitsFor::Nobody => "since-referral-closed",
        _ => "since-referral",
    };
    let message = Message::new(id)
        .with("need", row.need.as_str())
        .with("partner", &row.partner_names)
        .with("status", Message::new(row.status.word()))
        .with("waits", Message::new(row.waits_for.word()))
        .with("days", row.late);
    let sign = if late { "! " } else { "" };
    (format!("{sign}{}", desk.words.say(&message)), late)
}

/// The label before the first of several.
fn first(index: usize, id: &str, desk: &Desk) -> String {
    if index == 0 {
        desk.words.text(id)
    } else {
        String::new()
    }
}
