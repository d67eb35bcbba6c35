//! Asking a partner: first the partner is found by typing, then a form says the rest. It begins a referral
//! of a case, or another attempt of one that was refused.

use super::super::Page;
use super::super::referral::{Referral, safe_way_lines};
use super::choice::{Choice, choices, columns};
use super::{channels, decision, rationale, reason_to_send};
use crate::domain::Day;
use crate::domain::case::SafeContact;
use crate::domain::draft::DraftAbout;
use crate::domain::identifier::{CaseId, ReferralId};
use crate::domain::message::Message;
use crate::domain::referral::{Channel, DecisionKind};
use crate::language::sort_key;
use crate::office::directory::PartnerChoice;
use crate::office::referrals::NewReferral;
use crate::office::{Answer, Request};
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::dialog::Outcome;
use crate::ui::dialog::form::FormDialog;
use crate::ui::keymap::{Context, Typing};
use crate::ui::message::{Ask, Step};
use crate::ui::screen::cells;
use crate::ui::widget::field::{ChoiceOption, Field, Kind};
use crate::ui::widget::form::Form;
use crate::ui::widget::list::ListCursor;
use crate::ui::widget::marks::{Difference, Marks};
use crate::ui::widget::table;
use crate::ui::widget::{rule, text};
use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Margin, Position, Rect};
use ratatui::style::Style;

/// The form of a new referral.
pub const START: &str = "start";
/// The form of another attempt.
pub const AGAIN: &str = "again";
/// The value that keeps a referral as a draft.
const DRAFT: &str = "draft";

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// A new referral of a case.
    Start(CaseId),
    /// Another attempt of a referral.
    Again(ReferralId),
}

/// The screen.
#[derive(Debug)]
pub struct Asking {
    purpose: Purpose,
    /// What is asked about, once it has come.
    subject: Option<Box<Subject>>,
    /// What is typed to find a partner; a form with one field.
    query: Form,
    /// What was found, once it has come.
    choices: Option<Vec<Choice>>,
    /// What was typed to find that.
    found_with: String,
    /// Whether to choose the selected one as soon as what is found is what was typed last.
    choosing: bool,
    cursor: ListCursor,
    /// Whom a form that is open asks.
    chosen: Option<Box<Choice>>,
}

/// The case or referral that is asked about, in words.
#[derive(Debug)]
struct Subject {
    /// The case's code, and its headline or the need.
    case: [String; 2],
    /// How to reach the person safely.
    safe_contact: SafeContact,
    /// The day of consent; `None` where it is not known that there is one.
    consent_on: Option<Day>,
    /// The version of the referral.
    version: Option<u64>,
}

impl Asking {
    /// Begins a referral of a case.
    pub(super) fn about(case: CaseId) -> Self {
        Self::with(Purpose::Start(case))
    }

    /// Asks another partner for what one refused or failed to do.
    pub fn again(referral: ReferralId) -> Self {
        Self::with(Purpose::Again(referral))
    }

    fn with(purpose: Purpose) -> Self {
        let field = Field::new("query", "asking-query", Kind::line("")).optional();
        Self {
            purpose,
            subject: None,
            query: Form::new(Day::default(), vec![field]),
            choices: None,
            found_with: String::new(),
            choosing: false,
            cursor: ListCursor::default(),
            chosen: None,
        }
    }

    fn search(&self) -> Ask {
        Ask::read(
            "partners",
            Request::Partners(self.query.value("query").to_owned()),
        )
    }

    fn searched(&mut self, before: &str) -> Step {
        if self.query.value("query") == before {
            Step::Stay
        } else {
            self.choosing = false;
            Step::Ask(Self::search(self))
        }
    }

    /// Asks the selected partner, at once or when what was typed last is found.
    fn choose(&mut self, desk: &Desk) -> Step {
        self.choosing = self.found_with != self.query.value("query");
        if self.choosing {
            return Step::Stay;
        }
        let chosen = self.ordered(desk).into_iter().nth(self.cursor.selected);
        self.chosen = chosen.map(Box::new);
        let Some(chosen) = &self.chosen else {
            return Step::Stay;
        };
        let title = Message::new("asking-form").with("partner", &chosen.named(desk.theme.dot()));
        Step::show(match self.purpose {
            Purpose::Start(case) => FormDialog::new(START, title, self.start_form(chosen, desk))
                .about(DraftAbout::Case(case)),
            Purpose::Again(referral) => {
                let form = Form::new(desk.today, vec![rationale()]);
                let version = self.subject.as_ref().and_then(|subject| subject.version);
                FormDialog::new(AGAIN, title, form)
                    .about(DraftAbout::Referral(referral))
                    .based_on(version.unwrap_or_default())
            }
        })
    }

    fn start_form(&self, chosen: &Choice, desk: &Desk) -> Form {
        let mut ways = vec![ChoiceOption::new(DRAFT, Message::new("asking-keep-draft"))];
        ways.extend(channels());
        let send_by = Kind::choice(ways, Some(Channel::Phone.code()));
        let mut fields = vec![
            Field::new("need", "asking-need", Kind::text("", 3)),
            Field::new("urgent", "asking-urgent", Kind::Flag(false)),
            Field::new("send_by", "asking-send-by", send_by),
        ];
        let subject = self.subject.as_ref();
        let agreed = subject.is_some_and(|subject| subject.consent_on.is_some());
        if !agreed || !chosen.is_active() {
            fields.push(reason_to_send());
        }
        Form::new(desk.today, fields)
    }

    fn filled(&self, form: &Form) -> Step {
        let Some(chosen) = &self.chosen else {
            return Step::Stay;
        };
        let service = chosen.service.as_ref().map(|(id, ..)| *id);
        match self.purpose {
            Purpose::Start(case) => {
                let new = NewReferral {
                    case,
                    need: form.value("need").to_owned(),
                    urgent: form.flag("urgent"),
                    partner: chosen.partner,
                    service,
                    override_reason: form.value("override_reason").to_owned(),
                    send_by: form.choice("send_by").and_then(Channel::from_code),
                };
                Step::save(START, Request::StartReferral(new))
            }
            Purpose::Again(referral) => {
                let partner = Some((chosen.partner, service));
                let decided = decision(referral, DecisionKind::NewAttempt, partner, form);
                Step::save(AGAIN, Request::DecideReferral(decided))
            }
        }
    }

    /// The case or referral, the safe way, the consent; three empty lines before they have come.
    fn subject_lines(&self, desk: &Desk) -> Vec<String> {
        let Some(subject) = &self.subject else {
            return vec![String::new(); 3];
        };
        let mut lines = vec![subject.case.join(desk.theme.dot())];
        lines.extend(safe_way_lines(&subject.safe_contact, desk, desk.size.width));
        if let Purpose::Start(_) = self.purpose {
            let consent = subject.consent_on.map_or_else(
                || Message::new("asking-no-consent"),
                |day| Message::new("asking-consent").with("day", day),
            );
            lines.push(desk.words.say(&consent));
        }
        lines
    }

    fn parts(&self, desk: &Desk) -> Parts {
        parts(desk.body(), self.subject_lines(desk).len())
    }

    /// The choices in the order of the names that the reader sees.
    fn ordered(&self, desk: &Desk) -> Vec<Choice> {
        let mut choices = self.choices.clone().unwrap_or_default();
        let key = |one: &Choice| (sort_key(cells::named(&one.names, desk)), one.partner);
        choices.sort_by_cached_key(key);
        choices
    }

    fn found(&mut self, partners: Vec<PartnerChoice>, desk: &Desk) -> Step {
        let before = self.ordered(desk);
        self.choices = Some(partners.into_iter().flat_map(choices).collect());
        let choices = self.ordered(desk);
        let height = self.parts(desk).rows.height;
        let difference = Difference::between(&before, &choices, |choice| Some(choice.about()));
        self.cursor.follow(&difference, height);
        let typed = self.query.value("query");
        if self.found_with != typed {
            self.cursor = ListCursor::default();
            typed.clone_into(&mut self.found_with);
        }
        match self.choosing {
            true => self.choose(desk),
            false => Step::Stay,
        }
    }
}

impl Page for Asking {
    fn title(&self, desk: &Desk) -> String {
        let id = match self.purpose {
            Purpose::Start(_) => "asking-title-start",
            Purpose::Again(_) => "asking-title-again",
        };
        desk.words.text(id)
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Choose]
    }

    fn typing(&self) -> Typing {
        Typing::Yes
    }

    fn needs(&self) -> Vec<Ask> {
        let subject = match self.purpose {
            Purpose::Start(case) => Request::Case(case),
            Purpose::Again(referral) => Request::Referral(referral),
        };
        vec![Ask::read("subject", subject), self.search()]
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Step {
        let length = self.choices.iter().flatten().count();
        let height = self.parts(desk).rows.height;
        if self.cursor.run(command, length, height) {
            return Step::Stay;
        }
        match command {
            Command::Open => self.choose(desk),
            Command::Back => Step::Back,
            _ => Step::Stay,
        }
    }

    fn typed(&mut self, key: KeyEvent, desk: &Desk) -> Step {
        let before = self.query.value("query").to_owned();
        self.query.typed(key, desk.body().width, &desk.words);
        self.searched(&before)
    }

    fn pasted(&mut self, text: &str, _desk: &Desk) -> Step {
        let before = self.query.value("query").to_owned();
        self.query.pasted(text);
        self.searched(&before)
    }

    fn answered(&mut self, slot: &'static str, answer: Answer, desk: &Desk) -> Step {
        match (slot, answer) {
            ("partners", Answer::Partners(partners)) => return self.found(partners, desk),
            (START, Answer::Referral(view)) => {
                return Step::Replace(Box::new(Referral::new(view.referral.id).into()));
            }
            // A start that was sent a second time, because the first answer was lost, is done and no more.
            (START | AGAIN, _) => {
                return Step::All(vec![Step::Back, Step::say("asking-send-next")]);
            }
            ("subject", Answer::Case(case)) => {
                let mut household = case.household.iter();
                self.subject = Some(Box::new(Subject {
                    case: [case.file.code.to_string(), case.file.headline],
                    safe_contact: case.file.safe_contact,
                    consent_on: household.next().and_then(|member| member.consent_on),
                    version: None,
                }));
            }
            ("subject", Answer::Referral(view)) => {
                self.subject = Some(Box::new(Subject {
                    case: [view.row.code.to_string(), view.row.need],
                    safe_contact: view.safe_contact,
                    consent_on: None,
                    version: Some(view.version),
                }));
            }
            _ => {}
        }
        Step::Stay
    }

    fn decided(&mut self, _purpose: &'static str, outcome: Outcome<'_>, _desk: &Desk) -> Step {
        match outcome {
            Outcome::Filled(form) => self.filled(form),
            _ => Step::Stay,
        }
    }

    fn forget(&mut self) {
        self.subject = None;
        self.choices = None;
        self.chosen = None;
    }

    fn marks(&mut self) -> Option<&mut Marks> {
        Some(&mut self.cursor.marks)
    }

    fn about(&self) -> Message {
        Message::new("asking-about")
    }

    fn draw(&self, desk: &Desk, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let theme = desk.theme;
        let parts = parts(area, self.subject_lines(desk).len());
        for (row, line) in parts.subject.rows().zip(self.subject_lines(desk)) {
            text::draw(&line, Style::new(), row, buffer);
        }
        rule::draw(&desk.words.text("asking-whom"), theme, parts.rule, buffer);
        let query = self.query.draw(&desk.words, theme, parts.query, buffer);
        let columns = columns(desk);
        table::draw_heading(&columns, theme, parts.heading, buffer);
        if self.choices.is_none() {
            return query;
        }
        let choices = self.ordered(desk);
        if choices.is_empty() {
            let none = desk.words.text("asking-none");
            text::draw_wrapped(&none, Style::new(), parts.rows, buffer);
        }
        let cells = |index: usize| {
            let choice = choices.get(index);
            choice.map_or_else(Vec::new, |choice| choice.cells(desk))
        };
        let length = choices.len();
        let row = table::draw(
            &columns,
            &self.cursor,
            length,
            theme,
            parts.rows,
            buffer,
            cells,
        );
        self.cursor.or_typing(row, query)
    }
}

/// The parts of the screen.
struct Parts {
    subject: Rect,
    rule: Rect,
    query: Rect,
    heading: Rect,
    rows: Rect,
}

fn parts(area: Rect, subject: usize) -> Parts {
    let subject = u16::try_from(subject).unwrap_or(u16::MAX);
    let [subject, rule, query, heading, rows] = area.layout(&Layout::vertical([
        Constraint::Length(subject),
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Min(0),
    ]));
    Parts {
        subject: subject.inner(Margin::new(1, 0)),
        rule,
        query: query.inner(Margin::new(1, 0)),
        heading,
        rows,
    }
}
