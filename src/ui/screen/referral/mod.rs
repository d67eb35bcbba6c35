//! One referral: whose turn it is, how to reach person and partner, everything that happened, and what
//! can be recorded now.

mod head;
mod moves;
mod timeline;

pub use head::safe_way_lines;

use super::Page;
use super::case::Case;
use super::referral_forms::{self, asking};
use crate::domain::identifier::ReferralId;
use crate::domain::message::Message;
use crate::domain::referral::DecisionKind;
use crate::domain::referral::moves::MoveKind;
use crate::office::referrals::ReferralView;
use crate::office::{Answer, Request};
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::dialog::Outcome;
use crate::ui::dialog::choose::Choose;
use crate::ui::keymap::{self, BINDINGS, Context, Typing};
use crate::ui::message::{Ask, Step};
use crate::ui::widget::field::ChoiceOption;
use crate::ui::widget::form::Form;
use crate::ui::widget::marks::Marks;
use crate::ui::widget::sections::Sections;
use crate::ui::widget::{rule, table, text};
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Margin, Position, Rect};
use ratatui::style::Style;
use timeline::Entry;

/// The slot of what is shown.
const SHOWN: &str = "referral";
/// The choice of what happened.
const RECORD: &str = "record";
/// The choice of what to decide.
const DECISION: &str = "decision";
/// The form in which the person's words are entered.
pub const CONFIRMATION: &str = "confirmation";

/// One referral.
#[derive(Debug)]
pub struct Referral {
    id: ReferralId,
    /// The referral, once it has come.
    view: Option<Box<ReferralView>>,
    timeline: Sections<Entry>,
}

impl Referral {
    /// The referral with this id.
    pub fn new(id: ReferralId) -> Self {
        Self {
            id,
            view: None,
            timeline: Sections::default(),
        }
    }

    /// Begins to record what the command says, or says why that means nothing now.
    fn record(view: &ReferralView, command: Command, desk: &Desk) -> Step {
        let offered = moves::offered(&view.referral, desk);
        if !offered.contains(&command) {
            return Step::Say(moves::why_not(&view.referral, command));
        }
        match (command, moves::kind(command)) {
            (Command::ConsentGone, Some(kind)) => {
                let reason = desk.words.text("referral-consent-gone");
                Step::show(referral_forms::of_move(kind, view, &reason, desk))
            }
            (_, Some(kind)) => Step::show(referral_forms::of_move(kind, view, "", desk)),
            (Command::Decide, None) => Step::show(choose_decision(desk)),
            _ => Step::show(referral_forms::of_confirmation(CONFIRMATION, view, desk)),
        }
    }

    fn chosen(view: &ReferralView, purpose: &str, value: &str, desk: &Desk) -> Step {
        match (purpose, DecisionKind::from_code(value)) {
            (DECISION, Some(DecisionKind::NewAttempt)) => {
                Step::open(asking::Asking::again(view.referral.id))
            }
            (DECISION, Some(kind)) => Step::show(referral_forms::of_decision(kind, view, desk)),
            _ => {
                let offered = moves::offered(&view.referral, desk);
                let command = offered.into_iter().find(|one| one.text() == value);
                command.map_or(Step::Stay, |command| Self::record(view, command, desk))
            }
        }
    }

    fn filled(view: &ReferralView, purpose: &'static str, form: &Form, desk: &Desk) -> Step {
        if purpose == CONFIRMATION {
            return match referral_forms::confirmation(view, form, desk) {
                Ok(said) => Step::save(purpose, Request::ConfirmReferral(said)),
                Err((field, problem)) => Step::Mark(field, problem),
            };
        }
        let id = view.referral.id;
        let mut moves = MoveKind::ALL.iter();
        let mut decisions = DecisionKind::ALL.iter();
        if let Some(kind) = moves.find(|kind| kind.word() == purpose) {
            let step = referral_forms::referral_move(id, *kind, form, desk);
            Step::save(purpose, Request::MoveReferral(step))
        } else if let Some(kind) = decisions.find(|kind| kind.word() == purpose) {
            let decision = referral_forms::decision(id, *kind, None, form);
            Step::save(purpose, Request::DecideReferral(decision))
        } else {
            Step::Stay
        }
    }
}

impl Page for Referral {
    fn title(&self, desk: &Desk) -> String {
        match &self.view {
            Some(view) => {
                let title =
                    Message::new("referral-title-of").with("code", view.row.code.to_string());
                desk.words.say(&title)
            }
            None => desk.words.text("referral-title"),
        }
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Referral, Context::Lists]
    }

    fn needs(&self) -> Vec<Ask> {
        vec![Ask::read(SHOWN, Request::Referral(self.id))]
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Step {
        let Some(view) = &self.view else {
            return Step::Stay;
        };
        let height = parts(view, desk, desk.body()).timeline.height;
        if self.timeline.run(command, height) {
            return Step::Stay;
        }
        match command {
            Command::OpenCase => Step::open(Case::new(view.row.case)),
            Command::Record => Step::show(choose_move(view, desk)),
            Command::Decide | Command::HelpConfirmed => Self::record(view, command, desk),
            _ if moves::kind(command).is_some() => Self::record(view, command, desk),
            _ => Step::Stay,
        }
    }

    fn answered(&mut self, slot: &'static str, answer: Answer, desk: &Desk) -> Step {
        if let Answer::Referral(view) = answer {
            let height = parts(&view, desk, desk.body()).timeline.height;
            let lines = timeline::lines(&view);
            self.timeline.set(lines, height, |entry| entry.before);
            if slot != SHOWN {
                self.timeline.run(Command::First, height);
            }
            self.view = Some(view);
        }
        match slot {
            SHOWN => Step::Stay,
            _ => Step::say("referral-saved"),
        }
    }

    fn decided(&mut self, purpose: &'static str, outcome: Outcome<'_>, desk: &Desk) -> Step {
        match (&self.view, outcome) {
            (Some(view), Outcome::Chosen(value)) => Self::chosen(view, purpose, value, desk),
            (Some(view), Outcome::Filled(form)) => Self::filled(view, purpose, form, desk),
            _ => Step::Stay,
        }
    }

    fn forget(&mut self) {
        self.view = None;
        self.timeline.forget();
    }

    fn marks(&mut self) -> Option<&mut Marks> {
        Some(self.timeline.marks())
    }

    fn about(&self) -> Message {
        Message::new("referral-about")
    }

    fn draw(&self, desk: &Desk, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let view = self.view.as_ref()?;
        let theme = desk.theme;
        let parts = parts(view, desk, area);
        head::draw(view, desk, parts.head, buffer);
        let columns = timeline::columns(desk);
        table::draw_heading(&columns, theme, parts.heading, buffer);
        let draw_row = |entry: &Entry, area: Rect, style: Style, buffer: &mut Buffer| {
            table::draw_row(&columns, &entry.cells(desk), style, area, buffer);
        };
        let place = self
            .timeline
            .draw(&desk.words, theme, parts.timeline, buffer, draw_row);
        if let Some(entry) = self.timeline.selected() {
            rule::draw("", theme, parts.selected, buffer);
            let below = below_rule(parts.selected);
            text::draw_wrapped(&entry.sentences(desk), Style::new(), below, buffer);
        }
        draw_offered(view, desk, parts.offered, buffer);
        place
    }
}

/// The parts of the screen.
struct Parts {
    head: Rect,
    heading: Rect,
    timeline: Rect,
    /// Where the selected entry is written out.
    selected: Rect,
    /// What can be recorded now.
    offered: Rect,
}

fn parts(view: &ReferralView, desk: &Desk, area: Rect) -> Parts {
    let lines = offered_lines(view, desk, area.width).len();
    let offered = u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(1);
    let (offered, selected) = match area.height {
        ..14 => (0, 0),
        14..19 => (offered, 0),
        19..30 => (offered, 4),
        30.. => (offered, 7),
    };
    let [head, heading, timeline, selected, offered] = area.layout(&Layout::vertical([
        Constraint::Length(head::rows(view, desk, area.width)),
        Constraint::Length(1),
        Constraint::Min(0),
        Constraint::Length(desk.theme.written_out(selected)),
        Constraint::Length(offered),
    ]));
    Parts {
        head,
        heading,
        timeline,
        selected,
        offered,
    }
}

/// What is left of an area under the rule over its first row, without a cell on its left and right.
fn below_rule(area: Rect) -> Rect {
    let below = Rect {
        y: area.y.saturating_add(1).min(area.bottom()),
        height: area.height.saturating_sub(1),
        ..area
    };
    below.inner(Margin::new(1, 0))
}

fn draw_offered(view: &ReferralView, desk: &Desk, area: Rect, buffer: &mut Buffer) {
    let theme = desk.theme;
    if area.is_empty() {
        return;
    }
    rule::draw(&desk.words.text("referral-offered"), theme, area, buffer);
    let lines = offered_lines(view, desk, area.width);
    for (row, line) in below_rule(area).rows().zip(lines) {
        text::draw(&line, Style::new(), row, buffer);
    }
}

/// What can be recorded now, each with its key, in lines of this width less the margins.
fn offered_lines(view: &ReferralView, desk: &Desk, cells: u16) -> Vec<String> {
    let room = usize::from(cells.saturating_sub(2));
    let mut lines: Vec<String> = Vec::new();
    for command in moves::offered(&view.referral, desk) {
        let hint = format!("{} {}", key_of(command, desk), label(command, desk));
        match lines.last_mut() {
            Some(line) if text::width(line) + 2 + text::width(&hint) <= room => {
                line.push_str("  ");
                line.push_str(&hint);
            }
            _ => lines.push(hint),
        }
    }
    lines
}

fn label(command: Command, desk: &Desk) -> String {
    desk.words.text(command.text())
}

/// The name of the key that runs the command on this screen.
fn key_of(command: Command, desk: &Desk) -> String {
    let own = |binding: &&keymap::Binding| {
        binding.context == Context::Referral && binding.command == command
    };
    let contexts = [Context::Referral, Context::Lists];
    BINDINGS
        .iter()
        .find(own)
        .and_then(|binding| keymap::chord_for(binding, &contexts, Typing::No))
        .map_or_else(String::new, |chord| chord.name(desk.theme.unicode))
}

fn choose_move(view: &ReferralView, desk: &Desk) -> Choose {
    let offered = moves::offered(&view.referral, desk);
    Choose::new(
        RECORD,
        Message::new("referral-offered"),
        "referral-what",
        ChoiceOption::each(&offered, Command::text, Command::text),
        desk,
    )
}

fn choose_decision(desk: &Desk) -> Choose {
    Choose::new(
        DECISION,
        Message::new("referral-decide"),
        "referral-decision",
        ChoiceOption::each(DecisionKind::ALL, DecisionKind::code, DecisionKind::word),
        desk,
    )
}
