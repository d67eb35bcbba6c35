//! A session made by hand: an urgent case, one that wants a decision, quiet ones.

use crate::support::Stage;
use goldaw::domain::action::{Action, ActionOwner, ActionStatus};
use goldaw::domain::agenda::AgendaLine;
use goldaw::domain::area::AreaCode;
use goldaw::domain::case::{CaseCode, CaseStatus, Risk, SafeContact};
use goldaw::domain::draft::DraftText;
use goldaw::domain::identifier::{ActionId, CaseId, DraftId, Identifier, SessionId, SpecialistId};
use goldaw::domain::message::Message;
use goldaw::domain::rule::Rule;
use goldaw::domain::session::SessionDraft;
use goldaw::domain::standing::LastDiscussed;
use goldaw::domain::workload::{Band, Workload};
use goldaw::domain::{Day, Instant};
use goldaw::language::{Locale, Words};
use goldaw::office::case_view::{HistoryKind, HistoryLine};
use goldaw::office::caseload::CaseRow;
use goldaw::office::drafts::Origin;
use goldaw::office::sessions::SessionView;
use goldaw::office::since::SinceLastSpoke;
use goldaw::office::{Answer, Refusal, Request};
use goldaw::ui::desk::Desk;
use goldaw::ui::screen::session::Session;
use goldaw::ui::screen::this_week::ThisWeek;
use goldaw::ui::start;
use goldaw::ui::theme::Theme;
use ratatui::layout::Size;
use std::cell::RefCell;
use std::rc::Rc;

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn case_id(number: u8) -> CaseId {
    CaseId::from_bytes([number; 16])
}

pub fn desk() -> Desk {
    Desk {
        who: "Gözel Amanowa · Balkan".to_owned(),
        size: Size::new(80, 24),
        ..Desk::new(Words::new(Locale::English), Theme::RICH, day("2021-10-15"))
    }
}

/// The office of a test: tells one view, remembers what it is asked, and refuses what it is told to.
pub struct Office {
    pub view: SessionView,
    pub asked: Vec<Request>,
    pub refusal: Option<Refusal>,
}

impl Office {
    /// The draft that was kept last.
    pub fn kept(&self) -> Option<&SessionDraft> {
        self.asked.iter().rev().find_map(|request| match request {
            Request::KeepDraft(draft) => match &draft.text {
                DraftText::Session(text) => Some(text.as_ref()),
                DraftText::Form(_) => None,
            },
            _ => None,
        })
    }

    /// The form of this purpose that was kept last, as its field of this name says it.
    pub fn kept_form(&self, purpose: &str, field: &str) -> Option<Vec<String>> {
        self.asked.iter().rev().find_map(|request| match request {
            Request::KeepDraft(draft) if draft.name.form == purpose => match &draft.text {
                DraftText::Form(texts) => {
                    let text = texts.iter().find(|text| text.field == field)?;
                    Some(text.values.clone())
                }
                DraftText::Session(_) => None,
            },
            _ => None,
        })
    }

    pub fn signed(&self) -> Option<&SessionDraft> {
        self.asked.iter().find_map(|request| match request {
            Request::SignSession(draft) => Some(draft),
            _ => None,
        })
    }
}

/// A stage with the session above another screen, and its office.
pub fn stage(view: SessionView) -> (Stage, Rc<RefCell<Office>>) {
    let office = Rc::new(RefCell::new(Office {
        view,
        asked: Vec::new(),
        refusal: None,
    }));
    let behind = Rc::clone(&office);
    let perform = move |request: Request| {
        let mut office = behind.borrow_mut();
        let request = match request {
            Request::Save(save) => save.request,
            request => request,
        };
        office.asked.push(request.clone());
        match request {
            Request::Session(_) => Ok(Answer::Session(Box::new(office.view.clone()))),
            Request::KeepDraft(_) => Ok(Answer::DraftKept {
                at: moment(),
                elsewhere: None,
            }),
            Request::SignSession(draft) | Request::HoldSession(draft) => match &office.refusal {
                Some(refusal) => Err(refusal.clone()),
                None => Ok(Answer::SessionKept(draft.session)),
            },
            _ => Ok(Answer::Done),
        }
    };
    let stage = Stage::new(start(desk(), ThisWeek::new()), perform);
    let session = Session::new(SpecialistId::from_bytes([9; 16]));
    (stage.above(session), office)
}

fn moment() -> Instant {
    "2021-10-15T09:22:07Z".parse().unwrap()
}

/// No case at all.
pub fn empty() -> SessionView {
    SessionView {
        specialist: SpecialistId::from_bytes([9; 16]),
        specialist_name: "Aýna Berdiýewa".to_owned(),
        last_session: Some(day("2021-10-08")),
        workload: Workload {
            points: 92,
            capacity: 100,
            band: Band::High,
        },
        wellbeing: vec![
            (day("2021-10-08"), 3),
            (day("2021-10-01"), 4),
            (day("2021-09-24"), 4),
        ],
        agenda: Vec::new(),
        cases: Vec::new(),
        loose_actions: Vec::new(),
        draft: draft(),
        resumed: false,
        signed_meanwhile: false,
        origin: Origin::new(DraftId::from_bytes([4; 16]), Some(0)),
        twice: None,
        next_session: day("2021-10-22"),
    }
}

/// Six cases.
pub fn view() -> SessionView {
    let mother = told(
        1,
        "BAL-TUR-2021-0042",
        "mother in clinic, 3 at school",
        Risk::High,
    );
    let debt = told(2, "BAL-TUR-2021-0057", "debt, eviction", Risk::Medium);
    let boy = told(3, "BAL-TUR-2021-0031", "boy of 14, police", Risk::Medium);
    let silent = told(4, "BAL-TUR-2021-0063", "widower, does not cook", Risk::Low);
    let fresh = told(
        5,
        "BAL-TUR-2021-0070",
        "ÝAŇY MAŞGALA, ÖÝSÜZ, ÇAGALY",
        Risk::Unrated,
    );
    let long = told(
        6,
        "BAL-TUR-2021-0071",
        "многодетная семья, высокий риск выселения из общежития",
        Risk::Low,
    );
    let mother = SinceLastSpoke {
        raised: vec![
            raised(Rule::HighRiskSilent, silence(9, 7)),
            raised(Rule::ActionOverdue, Message::new("reason-learning")),
        ],
        promised: vec![
            action(1, "home visit", "2021-10-11", ActionStatus::Open),
            Action {
                ended_on: Some(day("2021-10-09")),
                note: "all present".to_owned(),
                ..action(
                    2,
                    "ask school for attendance",
                    "2021-10-09",
                    ActionStatus::Done,
                )
            },
        ],
        last_discussed: Some(LastDiscussed {
            on: day("2021-10-08"),
            decision: "stay weekly while the mother is in the clinic".to_owned(),
            rationale: "the aunt can't keep all three alone".to_owned(),
        }),
        changed: vec![HistoryLine {
            on: day("2021-10-12"),
            kind: HistoryKind::Contact,
            what: Message::new("history-contact_tried")
                .with("medium", Message::new("medium-phone")),
            text: "the clinic discharged the mother".to_owned(),
        }],
        children_seen: 2,
        ..mother
    };
    let debt = SinceLastSpoke {
        raised: vec![raised(
            Rule::ClosureRequested,
            Message::new("reason-closure_requested").with("day", "12.10."),
        )],
        ..debt
    };
    let silent = SinceLastSpoke {
        row: CaseRow {
            silent: true,
            ..silent.row
        },
        ..silent
    };
    SessionView {
        cases: vec![mother, debt, boy, silent, fresh, long],
        loose_actions: vec![action(
            7,
            "order the training",
            "2021-10-20",
            ActionStatus::Open,
        )],
        ..empty()
    }
}

/// The same with so many more cases, of which nothing is seen.
pub fn large(more: u16) -> SessionView {
    let mut view = view();
    let last = view.cases[5].clone();
    view.cases.extend((0..more).map(|number| {
        let mut told = last.clone();
        // Not one of theirs.
        let id = (1 << 15) + number;
        told.row.case = CaseId::from_bytes([id.to_be_bytes(); 8].concat().try_into().unwrap());
        told.row.code = CaseCode(format!("BAL-TUR-2021-{:04}", 1_000 + number));
        told
    }));
    view
}

fn silence(days: i64, limit: i64) -> Message {
    Message::new("reason-high_risk_silent")
        .with("days", days)
        .with("limit", limit)
}

fn draft() -> SessionDraft {
    SessionDraft {
        session: SessionId::from_bytes([8; 16]),
        specialist: SpecialistId::from_bytes([9; 16]),
        on: day("2021-10-15"),
        started_at: "2021-10-15T09:00:00Z".parse().unwrap(),
        items: Vec::new(),
        actions: Vec::new(),
        ended: Vec::new(),
        general_note: String::new(),
        wellbeing: None,
        personal_note: String::new(),
        next_on: None,
    }
}

fn raised(rule: Rule, reason: Message) -> AgendaLine {
    AgendaLine {
        item: rule.item(),
        rule,
        case: None,
        reason,
        since: None,
        rank: 1,
    }
}

fn action(number: u8, text: &str, due: &str, status: ActionStatus) -> Action {
    Action {
        id: ActionId::from_bytes([number; 16]),
        text: text.to_owned(),
        owner: ActionOwner::Specialist,
        specialist: SpecialistId::from_bytes([9; 16]),
        supervisor: goldaw::domain::identifier::AccountId::from_bytes([3; 16]),
        due: day(due),
        case: None,
        session: SessionId::from_bytes([7; 16]),
        status,
        ended_on: None,
        note: String::new(),
        carried: 0,
    }
}

fn told(number: u8, code: &str, headline: &str, risk: Risk) -> SinceLastSpoke {
    SinceLastSpoke {
        version: 1,
        row: row(number, code, headline, risk),
        safe_contact: SafeContact {
            way: "phone of the aunt, before noon".to_owned(),
            no_letters: risk == Risk::High,
            no_calls_home: false,
        },
        raised: Vec::new(),
        last_discussed: None,
        promised: Vec::new(),
        changed: Vec::new(),
        children_seen: 0,
        household: Vec::new(),
        referrals: Vec::new(),
    }
}

fn row(number: u8, code: &str, headline: &str, risk: Risk) -> CaseRow {
    CaseRow {
        case: case_id(number),
        code: CaseCode(code.to_owned()),
        area: AreaCode("BAL-TUR".to_owned()),
        specialist: SpecialistId::from_bytes([9; 16]),
        specialist_name: "Aýna Berdiýewa".to_owned(),
        status: CaseStatus::Open,
        restricted: false,
        named_only: false,
        headline: headline.to_owned(),
        risk,
        initials: "G.A.".to_owned(),
        people: 5,
        children: 3,
        child_seen_on: Some(day("2021-09-28")),
        child_unseen: risk == Risk::High,
        last_contact_on: Some(day("2021-10-06")),
        silent: false,
        last_try_on: None,
        next_due: None,
        discussed_on: None,
        rules: Vec::new(),
        reason: None,
        referrals: 0,
        registered_on: Some(day("2021-02-01")),
    }
}
