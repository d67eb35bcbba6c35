//! What a session must hold before it is signed.

use crate::support::{ago, id, today};
use goldaw::domain::Instant;
use goldaw::domain::action::ActionOwner;
use goldaw::domain::calendar::plus;
use goldaw::domain::case::{CaseCode, Risk};
use goldaw::domain::problem::TEXT_BYTES_MAX;
use goldaw::domain::session::{
    Depth, DraftAction, DraftItem, EndedAction, ItemText, SessionDraft, Wait, check, check_item,
};
use goldaw::domain::settings::Settings;

fn draft() -> SessionDraft {
    SessionDraft {
        session: id(1),
        specialist: id(2),
        on: today(),
        started_at: Instant::default(),
        items: vec![item(ItemText::empty(Risk::Low))],
        actions: Vec::new(),
        ended: Vec::new(),
        general_note: String::new(),
        wellbeing: None,
        personal_note: String::new(),
        next_on: None,
    }
}

fn item(text: ItemText) -> DraftItem {
    DraftItem {
        case: id(3),
        code: CaseCode("BAL-TUR-2021-0042".into()),
        raised_by: Vec::new(),
        text,
    }
}

fn action(text: &str, due: i64) -> DraftAction {
    DraftAction {
        text: text.into(),
        owner: ActionOwner::Specialist,
        due: plus(today(), due),
        case: None,
    }
}

fn ended(done: bool, note: &str) -> EndedAction {
    EndedAction {
        action: id(9),
        done,
        note: note.into(),
    }
}

#[test]
fn a_session_is_checked_as_a_whole() {
    type Change = fn(&mut SessionDraft);
    let table: [(Change, Option<&str>); 18] = [
        (|_| {}, None),
        (|draft| draft.items.clear(), Some("problem-session-empty")),
        (
            |draft| {
                draft.items.clear();
                draft.general_note = " \n".into();
            },
            Some("problem-session-empty"),
        ),
        (
            |draft| {
                draft.items.clear();
                draft.general_note = "leave in May".into();
            },
            None,
        ),
        (
            |draft| {
                draft.items.clear();
                draft.personal_note = "tired".into();
            },
            None,
        ),
        (
            |draft| {
                draft.items.clear();
                draft.ended = vec![ended(true, "")];
            },
            None,
        ),
        (|draft| draft.actions = vec![action("visit", 0)], None),
        (
            |draft| draft.actions = vec![action(" ", 1)],
            Some("problem-text-missing"),
        ),
        (
            |draft| draft.actions = vec![action("visit", -1)],
            Some("problem-action-past"),
        ),
        (
            |draft| draft.ended = vec![ended(false, "")],
            Some("problem-text-missing"),
        ),
        (|draft| draft.ended = vec![ended(false, "moved")], None),
        (
            |draft| draft.next_on = Some(today()),
            Some("problem-next-session-past"),
        ),
        (|draft| draft.next_on = Some(ago(-1)), None),
        (|draft| draft.wellbeing = Some(1), None),
        (|draft| draft.wellbeing = Some(5), None),
        (|draft| draft.wellbeing = Some(0), Some("problem-wellbeing")),
        (|draft| draft.wellbeing = Some(6), Some("problem-wellbeing")),
        (
            |draft| draft.personal_note = "x".repeat(TEXT_BYTES_MAX + 1),
            Some("problem-text-too-long"),
        ),
    ];
    for (number, (change, expected)) in table.into_iter().enumerate() {
        let mut draft = draft();
        change(&mut draft);
        let found = check(&draft, &Settings::default()).err();
        let found = found.map(|problem| problem.message.id);
        assert_eq!(found, expected, "row {number}");
    }
}

#[test]
fn a_case_says_as_much_as_its_depth_asks_for() {
    type Change = fn(&mut ItemText);
    let table: [(Change, Option<&str>); 11] = [
        (|_| {}, None),
        (|text| text.depth = Depth::Note, Some("situation")),
        (
            |text| {
                text.depth = Depth::Note;
                text.situation = "at school again".into();
            },
            None,
        ),
        (|text| text.depth = Depth::Decision, Some("decision")),
        (
            |text| {
                text.depth = Depth::Decision;
                text.decision = "stay weekly".into();
            },
            Some("rationale"),
        ),
        (
            |text| {
                text.depth = Depth::Decision;
                text.decision = "stay weekly".into();
                text.rationale = "the aunt can't keep all three".into();
            },
            None,
        ),
        (|text| text.risk_after = Risk::Medium, Some("rationale")),
        (|text| text.risk_after = Risk::Unrated, Some("rationale")),
        (
            |text| {
                text.risk_after = Risk::Medium;
                text.rationale = "debts".into();
            },
            None,
        ),
        (
            |text| text.situation = "x".repeat(TEXT_BYTES_MAX + 1),
            Some("situation"),
        ),
        (|text| text.situation = "x".repeat(TEXT_BYTES_MAX), None),
    ];
    for (number, (change, expected)) in table.into_iter().enumerate() {
        let mut text = ItemText::empty(Risk::Low);
        change(&mut text);
        let found = check_item(&text, today(), &Settings::default()).err();
        let field = found.and_then(|problem| problem.field);
        assert_eq!(field, expected, "row {number}");
    }
}

#[test]
fn waiting_has_a_reason_and_an_end_that_the_risk_allows() {
    // Days ahead, risk, reason, field of the problem; caps: 14, 60, 90 and 30 days.
    let table = [
        (0, Risk::Low, "commission", Some("wait_until")),
        (1, Risk::Low, "commission", None),
        (1, Risk::Low, " ", Some("wait_reason")),
        (14, Risk::High, "commission", None),
        (15, Risk::High, "commission", Some("wait_until")),
        (60, Risk::Medium, "commission", None),
        (61, Risk::Medium, "commission", Some("wait_until")),
        (90, Risk::Low, "commission", None),
        (91, Risk::Low, "commission", Some("wait_until")),
        (30, Risk::Unrated, "commission", None),
        (31, Risk::Unrated, "commission", Some("wait_until")),
    ];
    for (ahead, risk, reason, expected) in table {
        let text = ItemText {
            wait: Some(Wait {
                until: plus(today(), ahead),
                reason: reason.into(),
            }),
            ..ItemText::empty(risk)
        };
        let found = check_item(&text, today(), &Settings::default()).err();
        let field = found.and_then(|problem| problem.field);
        assert_eq!(field, expected, "{ahead} {risk:?} {reason}");
    }
}

#[test]
fn a_raised_risk_caps_the_wait_and_a_problem_names_its_case() {
    let text = ItemText {
        risk_after: Risk::High,
        rationale: "violence".into(),
        wait: Some(Wait {
            until: plus(today(), 15),
            reason: "commission".into(),
        }),
        ..ItemText::empty(Risk::Low)
    };
    let mut draft = draft();
    draft.items = vec![item(text)];
    let problem = check(&draft, &Settings::default()).unwrap_err();
    assert_eq!(problem.field, Some("wait_until"));
    assert_eq!(problem.message.id, "problem-in-case");
    assert_eq!(
        problem.message.arguments[0],
        ("case", "BAL-TUR-2021-0042".into())
    );
}
