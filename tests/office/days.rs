//! No request brings a day into the records that lies in no year that anybody means.

use crate::door::Door;
use crate::support::{OWN, TODAY, ask, day, id, opened};
use crate::ways::every_kind;
use chrono::{NaiveTime, TimeZone, Utc};
use goldaw::domain::Day;
use goldaw::domain::account::Role;
use goldaw::domain::action::ActionOwner;
use goldaw::domain::case::{CaseCode, Risk};
use goldaw::domain::contact::Medium;
use goldaw::domain::draft::{Draft, DraftAbout, DraftName, DraftText, SESSION_FORM};
use goldaw::domain::referral::Channel;
use goldaw::domain::referral::moves::MoveKind;
use goldaw::domain::session::{DraftAction, DraftItem, ItemText, SessionDraft, Wait};
use goldaw::office::audit::AuditQuery;
use goldaw::office::contacts::NewContact;
use goldaw::office::referrals::{ReferralConfirmation, ReferralMove};
use goldaw::office::{Answer, Refusal, Request};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use std::cell::RefCell;

/// The case that everything is asked about, and its referral.
const CASE: u8 = 41;

fn contact(on: Day, next_by: Option<Day>) -> Request {
    Request::RecordContact(NewContact {
        case: id(CASE),
        on,
        medium: Medium::Phone,
        made: true,
        seen: Vec::new(),
        note: String::new(),
        next_by,
    })
}

fn step(kind: MoveKind, on: Day, named_day: Option<Day>) -> Request {
    Request::MoveReferral(ReferralMove {
        referral: id(CASE),
        kind,
        on,
        channel: Channel::Phone,
        on_behalf_of: "the head nurse".into(),
        reason: "the commission sits then".into(),
        named_day,
        our_turn: false,
    })
}

fn confirmation(on: Day) -> Request {
    Request::ConfirmReferral(ReferralConfirmation {
        referral: id(CASE),
        on,
        medium: Medium::Phone,
        received: true,
        satisfied: true,
        note: String::new(),
    })
}

/// A session with this day in each place in turn.
fn sessions(blank: &SessionDraft, day: Day) -> Vec<SessionDraft> {
    let with = |change: &dyn Fn(&mut SessionDraft)| {
        let mut draft = SessionDraft {
            general_note: "the leave is agreed".into(),
            ..blank.clone()
        };
        change(&mut draft);
        draft
    };
    let action = DraftAction {
        text: "home visit".into(),
        owner: ActionOwner::Specialist,
        due: day,
        case: None,
    };
    let wait = Wait {
        until: day,
        reason: "the commission sits then".into(),
    };
    let item = DraftItem {
        case: id(CASE),
        code: CaseCode("BAL-TUR-2021-0041".into()),
        raised_by: Vec::new(),
        text: ItemText {
            wait: Some(wait),
            ..ItemText::empty(Risk::High)
        },
    };
    let begun = Utc.from_utc_datetime(&day.and_time(NaiveTime::MIN));
    vec![
        with(&|draft| draft.on = day),
        with(&|draft| draft.next_on = Some(day)),
        with(&|draft| draft.started_at = begun),
        with(&|draft| draft.actions = vec![action.clone()]),
        with(&|draft| draft.items = vec![item.clone()]),
    ]
}

fn kept(draft: SessionDraft) -> Request {
    Request::KeepDraft(Box::new(Draft {
        name: DraftName {
            form: SESSION_FORM.into(),
            about: DraftAbout::Session(draft.specialist),
        },
        id: id(70),
        revision: 1,
        replaces: None,
        based_on: Some(0),
        kept_at: draft.started_at,
        text: DraftText::Session(Box::new(draft)),
    }))
}

/// Every request that brings a day along, with this one.
fn requests(blank: &SessionDraft, named: Day) -> Vec<Request> {
    let today = day(TODAY);
    let audit = |from, until| {
        Request::Audit(AuditQuery {
            from,
            until,
            ..AuditQuery::default()
        })
    };
    let mut requests = vec![
        contact(named, None),
        contact(today, Some(named)),
        step(MoveKind::Accept, named, None),
        step(MoveKind::Accept, today, Some(named)),
        step(MoveKind::Promise, today, Some(named)),
        confirmation(named),
        audit(Some(named), None),
        audit(None, Some(named)),
    ];
    for draft in sessions(blank, named) {
        requests.push(kept(draft.clone()));
        requests.push(Request::HoldSession(draft.clone()));
        requests.push(Request::SignSession(draft));
    }
    requests
}

fn ask_all(door: &mut Door, request: &Request) -> Result<Answer, Refusal> {
    let role = match request {
        Request::Audit(_) => Role::Administrator,
        _ => Role::Supervisor,
    };
    ask(door, role, request.clone())
}

#[test]
fn a_day_in_no_year_that_is_meant_is_refused_in_every_request() {
    let mut office = opened(every_kind());
    let blank = match ask(&mut office, Role::Supervisor, Request::Session(id(OWN))).unwrap() {
        Answer::Session(view) => view.draft,
        other => panic!("{other:?}"),
    };
    let years = prop_oneof![
        -262_142..1_900_i32,
        2_200..262_142_i32,
        Just(1_899),
        Just(2_200)
    ];
    let days = (years, 1..=365_u32).prop_map(|(year, day)| Day::from_yo_opt(year, day).unwrap());
    let mut runner = TestRunner::new(ProptestConfig {
        cases: 48,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let office = RefCell::new(&mut office);
    let checked = runner.run(&days, |named| {
        for request in requests(&blank, named) {
            let refused = ask_all(&mut office.borrow_mut(), &request);
            let by_rule = matches!(refused, Err(Refusal::Rule(_)));
            prop_assert!(by_rule, "{request:?}: {refused:?}");
        }
        Ok(())
    });
    checked.unwrap();
}
