//! Everything that happened to a referral, newest first: attempts with their moves, decisions, the
//! confirmation.

use crate::domain::identifier::AccountId;
use crate::domain::message::Message;
use crate::domain::names::Names;
use crate::domain::referral::moves::MoveKind;
use crate::domain::referral::{Attempt, Channel, Confirmation, Decision, Move};
use crate::domain::{Day, Instant};
use crate::office::referrals::ReferralView;
use crate::ui::desk::Desk;
use crate::ui::widget::sections::Line;
use crate::ui::widget::table::{Cell, Column, Width};

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// How many things had happened before. Nothing that happened goes away, so that one is known by it.
    pub before: usize,
    /// The day.
    on: Day,
    /// What.
    what: Message,
    /// The person at the partner who said it; empty for what we did ourselves.
    said_by: String,
    /// By what channel.
    channel: Option<Channel>,
    /// Why, or what was said.
    why: String,
    /// A day that was named.
    named_day: Option<Day>,
    /// Who entered it.
    entered_by: String,
    /// When it was entered.
    entered_at: Option<Instant>,
}

/// The lines of the timeline: a heading for each attempt, the newest first.
pub fn lines(view: &ReferralView) -> Vec<Line<Entry>> {
    let mut lines = Vec::new();
    let confirmation = view.referral.confirmation.iter();
    let mut after: Vec<Entry> = confirmation.map(|said| confirmed(said, view)).collect();
    for (number, attempt) in view.referral.attempts.iter().enumerate().rev() {
        let heading = if view.referral.attempts.len() == 1 {
            Message::new("referral-happened")
        } else {
            Message::new("referral-attempt")
                .with("number", number + 1)
                .with("partner", &partner_names(attempt, view))
                .with("status", Message::new(attempt.status.word()))
        };
        lines.push(Line::Heading(heading));
        let decision = view.referral.decisions.get(number);
        let decision = decision.map(|decision| decided(decision, view));
        let moves = attempt.moves.iter().rev().map(|step| moved(step, view));
        let entries = after.drain(..).chain(decision).chain(moves);
        lines.extend(entries.map(Line::Row));
        if number == 0 {
            lines.push(Line::Row(written(view)));
        }
    }
    let rows = lines.iter_mut().rev().filter_map(|line| match line {
        Line::Row(entry) => Some(entry),
        Line::Heading(_) => None,
    });
    for (before, entry) in rows.enumerate() {
        entry.before = before;
    }
    lines
}

fn written(view: &ReferralView) -> Entry {
    Entry {
        why: view.referral.need.clone(),
        ..entry(view.referral.created_on, "referral-written")
    }
}

fn moved(step: &Move, view: &ReferralView) -> Entry {
    Entry {
        said_by: step.on_behalf_of.clone(),
        channel: Some(step.channel),
        why: step.reason.clone(),
        named_day: step.named_day,
        entered_by: person(step.recorded_by, view),
        entered_at: Some(step.recorded_at),
        ..entry(step.on, what(step))
    }
}

/// What a move was, as something that is over: the words of the two that we make ourselves ask for them.
fn what(step: &Move) -> &'static str {
    match step.kind {
        MoveKind::Send | MoveKind::Cancel => step.to.word(),
        kind => kind.word(),
    }
}

fn decided(decision: &Decision, view: &ReferralView) -> Entry {
    Entry {
        why: decision.rationale.clone(),
        entered_by: person(decision.by, view),
        ..entry(decision.on, decision.kind.word())
    }
}

fn confirmed(said: &Confirmation, view: &ReferralView) -> Entry {
    let what = if said.satisfied {
        "referral-confirmed-content"
    } else {
        "referral-confirmed"
    };
    Entry {
        entered_by: person(said.by, view),
        ..entry(said.on, what)
    }
}

fn entry(on: Day, what: &'static str) -> Entry {
    Entry {
        before: 0,
        on,
        what: Message::new(what),
        said_by: String::new(),
        channel: None,
        why: String::new(),
        named_day: None,
        entered_by: String::new(),
        entered_at: None,
    }
}

fn partner_names(attempt: &Attempt, view: &ReferralView) -> Names {
    let mut names = view.partners.iter();
    names
        .find(|(id, _)| *id == attempt.partner)
        .map_or_else(Names::default, |(_, names)| names.clone())
}

fn person(id: AccountId, view: &ReferralView) -> String {
    let mut people = view.people.iter();
    people
        .find(|(own, _)| *own == id)
        .map_or_else(String::new, |(_, name)| name.clone())
}

/// The columns of the timeline.
pub fn columns(desk: &Desk) -> Vec<Column> {
    let column = |id: &str, width| Column::new(desk.words.text(id), width);
    vec![
        column("referral-day", Width::Fixed(6)),
        column("referral-what", Width::Fixed(18)),
        column("referral-why", Width::Flexible(26)),
        column("referral-named-day", Width::Fixed(6)).priority(1),
        column("referral-said-by", Width::Fixed(14)).priority(2),
        column("referral-channel", Width::Fixed(9)).priority(3),
        column("referral-entered-by", Width::Fixed(18)).priority(4),
    ]
}

impl Entry {
    /// The cells of its row.
    pub fn cells(&self, desk: &Desk) -> Vec<Cell> {
        let words = &desk.words;
        let named = self.named_day.map(|day| words.day_short(day));
        let channel = self.channel.map(|channel| words.text(channel.word()));
        vec![
            words.day_short(self.on).into(),
            words.say(&self.what).into(),
            self.why.as_str().into(),
            named.unwrap_or_default().into(),
            self.said_by.clone().into(),
            channel.unwrap_or_default().into(),
            self.entered_by.clone().into(),
        ]
    }

    /// The whole of it in words: first what, who and when, then why.
    pub fn sentences(&self, desk: &Desk) -> String {
        let said_by = self.said_by.as_str();
        let entered_by = self.entered_by.as_str();
        let message =
            |id, name, text: &str| (!text.is_empty()).then(|| Message::new(id).with(name, text));
        let parts = [
            Some(
                Message::new("referral-entry")
                    .with("day", self.on)
                    .with("what", self.what.clone()),
            ),
            message("referral-entry-said-by", "name", said_by),
            self.channel.map(|channel| Message::new(channel.word())),
            self.named_day
                .map(|day| Message::new("referral-entry-named-day").with("day", day)),
            message("referral-entry-by", "name", entered_by),
            self.entered_at
                .map(|at| Message::new("referral-entry-at").with("moment", at)),
        ];
        let parts: Vec<String> = parts
            .iter()
            .flatten()
            .map(|part| desk.words.say(part))
            .collect();
        format!("{}\n{}", parts.join(desk.theme.dot()), self.why)
    }
}
