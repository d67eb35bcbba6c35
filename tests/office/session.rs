//! A session from the first key to the signature, and what it leaves in the cases.

use crate::door::Door;
use crate::support::{OTHER, OWN, RESTRICTED, TODAY, ask, day, id, office};
use goldaw::domain::Instant;
use goldaw::domain::account::Role;
use goldaw::domain::action::{ActionOwner, ActionStatus};
use goldaw::domain::case::Risk;
use goldaw::domain::draft::{Draft, DraftAbout, DraftName, DraftText, SESSION_FORM};
use goldaw::domain::identifier::CaseId;
use goldaw::domain::rule::Rule;
use goldaw::domain::session::{
    Depth, DraftAction, DraftItem, EndedAction, ItemText, SessionDraft, Wait,
};
use goldaw::office::case_view::CaseView;
use goldaw::office::sessions::SessionView;
use goldaw::office::week::Week;
use goldaw::office::{Answer, Refusal, Request};

fn open(office: &mut Door) -> SessionView {
    match ask(office, Role::Supervisor, Request::Session(id(OWN))).unwrap() {
        Answer::Session(view) => *view,
        other => panic!("{other:?}"),
    }
}

fn case(office: &mut Door, role: Role) -> CaseView {
    match ask(office, role, Request::Case(id(OWN))).unwrap() {
        Answer::Case(view) => *view,
        other => panic!("{other:?}"),
    }
}

fn week(office: &mut Door) -> Week {
    match ask(office, Role::Supervisor, Request::ThisWeek(None)).unwrap() {
        Answer::Week(week) => *week,
        other => panic!("{other:?}"),
    }
}

/// A full decision about the first case, with one action.
fn written(office: &mut Door) -> SessionDraft {
    let view = open(office);
    let asked = view
        .cases
        .iter()
        .find(|case| case.row.case == id(OWN))
        .unwrap();
    let item = DraftItem {
        case: id(OWN),
        code: asked.row.code.clone(),
        raised_by: asked.row.rules.clone(),
        text: ItemText {
            depth: Depth::Decision,
            situation: "the aunt has the children".into(),
            decision: "stay weekly".into(),
            rationale: "the aunt can't keep all three alone".into(),
            risk_after: Risk::Medium,
            ..ItemText::empty(Risk::High)
        },
    };
    SessionDraft {
        items: vec![item],
        actions: vec![action(Some(id(OWN)))],
        ..view.draft
    }
}

fn action(case: Option<CaseId>) -> DraftAction {
    DraftAction {
        text: "home visit".into(),
        owner: ActionOwner::Specialist,
        due: day("2021-10-18"),
        case,
    }
}

/// A session as it is kept while it is written.
fn kept(draft: &SessionDraft) -> Draft {
    Draft {
        name: DraftName {
            form: SESSION_FORM.into(),
            about: DraftAbout::Session(draft.specialist),
        },
        id: id(70),
        revision: 1,
        replaces: None,
        based_on: Some(0),
        kept_at: Instant::default(),
        text: DraftText::Session(Box::new(draft.clone())),
    }
}

fn sign(office: &mut Door, draft: SessionDraft) -> Result<Answer, Refusal> {
    ask(office, Role::Supervisor, Request::SignSession(draft))
}

#[test]
fn a_signed_decision_stands_in_the_case_and_its_action_comes_first_next_time() {
    let mut office = office();
    let draft = written(&mut office);
    sign(&mut office, draft).unwrap();
    let view = case(&mut office, Role::Coordinator);
    assert_eq!(view.supervision[0].text.decision, "stay weekly");
    assert_eq!(view.file.risk(), Risk::Medium);
    assert_eq!(view.actions[0].text, "home visit");
    let agenda = open(&mut office).agenda;
    let first = agenda
        .iter()
        .find(|line| line.case.as_ref().is_some_and(|(case, _)| *case == id(OWN)))
        .unwrap();
    assert_eq!(first.rule, Rule::ActionOpen);
    assert_eq!(week(&mut office).actions[0].text, "home visit");
}

#[test]
fn a_signed_text_never_changes() {
    let mut office = office();
    let draft = written(&mut office);
    sign(&mut office, draft.clone()).unwrap();
    let again = SessionDraft {
        general_note: "changed".into(),
        ..draft
    };
    for request in [
        Request::SignSession(again.clone()),
        Request::HoldSession(again),
    ] {
        let refused = ask(&mut office, Role::Supervisor, request).unwrap_err();
        assert_eq!(refused.message().id, "problem-session-signed");
    }
}

#[test]
fn a_decision_without_its_reason_is_refused_and_nothing_is_written() {
    let mut office = office();
    let mut draft = written(&mut office);
    draft.items[0].text.rationale = " ".into();
    let refused = sign(&mut office, draft).unwrap_err();
    assert!(
        matches!(refused, Refusal::Rule(ref problem) if problem.field == Some("rationale")),
        "{refused:?}"
    );
    assert_eq!(case(&mut office, Role::Supervisor).supervision, []);
    assert_eq!(case(&mut office, Role::Supervisor).actions, []);
}

#[test]
fn a_draft_is_there_after_coming_back_and_gone_after_signing() {
    let mut office = office();
    let draft = written(&mut office);
    ask(
        &mut office,
        Role::Supervisor,
        Request::KeepDraft(Box::new(kept(&draft))),
    )
    .unwrap();
    let view = open(&mut office);
    assert!(view.resumed);
    assert_eq!(view.draft, draft);
    assert_eq!(week(&mut office).counts.to_sign, 1);
    sign(&mut office, draft).unwrap();
    assert!(!open(&mut office).resumed);
    assert_eq!(week(&mut office).counts.to_sign, 0);
}

#[test]
fn a_held_session_waits_for_the_signature_with_its_text_and_its_actions() {
    let mut office = office();
    let draft = written(&mut office);
    ask(
        &mut office,
        Role::Supervisor,
        Request::HoldSession(draft.clone()),
    )
    .unwrap();
    assert_eq!(
        case(&mut office, Role::Supervisor).supervision,
        [],
        "not signed"
    );
    assert_eq!(week(&mut office).counts.to_sign, 1);
    let view = open(&mut office);
    assert_eq!(view.draft, draft);
    sign(&mut office, view.draft).unwrap();
    assert_eq!(case(&mut office, Role::Supervisor).supervision.len(), 1);
    assert_eq!(case(&mut office, Role::Supervisor).actions.len(), 1);
}

#[test]
fn what_waits_is_silent_until_its_day() {
    let mut office = office();
    let mut draft = written(&mut office);
    let waiting = draft.items[0].raised_by.clone();
    assert!(waiting.contains(&Rule::HighRiskSilent));
    draft.items[0].text.risk_after = Risk::High;
    draft.items[0].text.wait = Some(Wait {
        until: day("2021-10-22"),
        reason: "the commission sits then".into(),
    });
    sign(&mut office, draft).unwrap();
    let raised = case(&mut office, Role::Supervisor).row.rules;
    assert!(!raised.contains(&Rule::HighRiskSilent), "{raised:?}");
}

#[test]
fn an_open_action_is_carried_and_a_done_one_ends() {
    let mut office = office();
    let mut draft = written(&mut office);
    draft.actions.push(action(None));
    sign(&mut office, draft).unwrap();
    let view = open(&mut office);
    let loose = view.loose_actions[0].clone();
    let ended = EndedAction {
        action: loose.id,
        done: true,
        note: "all at school".into(),
    };
    let next = SessionDraft {
        ended: vec![ended],
        general_note: "fine".into(),
        ..view.draft
    };
    sign(&mut office, next).unwrap();
    let actions = case(&mut office, Role::Supervisor).actions;
    assert_eq!(
        (actions[0].status, actions[0].carried),
        (ActionStatus::Open, 1)
    );
    assert_eq!(open(&mut office).loose_actions, []);
}

#[test]
fn the_personal_part_is_for_the_two_of_them() {
    let mut office = office();
    let mut draft = written(&mut office);
    draft.wellbeing = Some(2);
    draft.personal_note = "tired".into();
    sign(&mut office, draft).unwrap();
    assert_eq!(open(&mut office).wellbeing, [(day(TODAY), 2)]);
    match ask(&mut office, Role::Coordinator, Request::Session(id(OWN))).unwrap() {
        Answer::Session(view) => assert_eq!(
            (view.wellbeing, view.draft.personal_note),
            (vec![], String::new())
        ),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_risk_that_the_session_left_alone_is_not_set_back() {
    let mut office = office();
    let mut draft = written(&mut office);
    // Written while the risk was medium; it was raised to high before the signature.
    draft.items[0].text.risk_before = Risk::Medium;
    draft.items[0].text.risk_after = Risk::Medium;
    ask(
        &mut office,
        Role::Supervisor,
        Request::KeepDraft(Box::new(kept(&draft))),
    )
    .unwrap();
    assert_eq!(open(&mut office).draft.items[0].text.risk_after, Risk::High);
    sign(&mut office, draft).unwrap();
    assert_eq!(case(&mut office, Role::Supervisor).file.risk(), Risk::High);
}

#[test]
fn a_personal_note_that_was_emptied_is_gone() {
    let mut office = office();
    let mut draft = written(&mut office);
    draft.personal_note = "tired".into();
    ask(&mut office, Role::Supervisor, Request::HoldSession(draft)).unwrap();
    let mut again = open(&mut office).draft;
    assert_eq!(again.personal_note, "tired");
    again.personal_note.clear();
    ask(&mut office, Role::Supervisor, Request::HoldSession(again)).unwrap();
    assert_eq!(open(&mut office).draft.personal_note, "");
}

#[test]
fn a_session_is_about_its_own_specialist_only() {
    let mut office = office();
    let draft = written(&mut office);
    let foreign = SessionDraft {
        actions: vec![action(Some(id(OTHER)))],
        ..draft.clone()
    };
    let refused = ask(
        &mut office,
        Role::Coordinator,
        Request::SignSession(foreign),
    );
    assert_eq!(
        refused,
        Err(Refusal::not_found()),
        "an action about another specialist's case"
    );
    ask(
        &mut office,
        Role::Supervisor,
        Request::HoldSession(draft.clone()),
    )
    .unwrap();
    let moved = SessionDraft {
        specialist: id(OTHER),
        items: Vec::new(),
        ..draft.clone()
    };
    assert_eq!(
        ask(&mut office, Role::Coordinator, Request::HoldSession(moved)),
        Err(Refusal::not_found())
    );
    assert_eq!(
        ask(&mut office, Role::Coordinator, Request::SignSession(draft)),
        Err(Refusal::not_found()),
        "another supervisor's session"
    );
}

#[test]
fn an_action_about_a_case_that_is_not_open_to_me_is_not_shown() {
    let mut office = office();
    let view = open(&mut office);
    let draft = SessionDraft {
        actions: vec![action(Some(id(RESTRICTED)))],
        ..view.draft
    };
    sign(&mut office, draft).unwrap();
    assert_eq!(week(&mut office).actions.len(), 1);
    match ask(&mut office, Role::Coordinator, Request::ThisWeek(None)).unwrap() {
        Answer::Week(week) => assert_eq!(week.actions, []),
        other => panic!("{other:?}"),
    }
}

/// Sets the risk of the first case in a session of the coordinator's.
fn set_risk(office: &mut Door, risk: Risk) {
    let request = Request::Session(id(OWN));
    let view = match ask(office, Role::Coordinator, request).unwrap() {
        Answer::Session(view) => *view,
        other => panic!("{other:?}"),
    };
    let asked = view.cases.iter().find(|since| since.row.case == id(OWN));
    let item = DraftItem {
        case: id(OWN),
        code: asked.unwrap().row.code.clone(),
        raised_by: Vec::new(),
        text: ItemText {
            risk_after: risk,
            rationale: "the aunt was seen".into(),
            ..ItemText::empty(asked.unwrap().row.risk)
        },
    };
    let draft = SessionDraft {
        items: vec![item],
        ..view.draft
    };
    ask(office, Role::Coordinator, Request::SignSession(draft)).unwrap();
}

/// A draft that only waits, for the longest time that a low risk may.
fn waiting(office: &mut Door, risk: Risk) -> SessionDraft {
    let mut draft = written(office);
    draft.items[0].text = ItemText {
        wait: Some(Wait {
            until: day("2022-01-12"),
            reason: "the commission sits then".into(),
        }),
        ..ItemText::empty(risk)
    };
    draft
}

#[test]
fn what_is_signed_about_a_case_is_what_the_office_knows_of_it() {
    let mut office = office();
    let mut draft = waiting(&mut office, Risk::Low);
    let raised = draft.items[0].raised_by.clone();
    draft.items[0].raised_by = Rule::ALL.to_vec();
    let refused = sign(&mut office, draft.clone()).unwrap_err();
    assert!(
        matches!(refused, Refusal::Rule(ref problem) if problem.field == Some("wait_until")),
        "a high risk that is said to be low: {refused:?}"
    );
    draft.items[0].text.wait.as_mut().unwrap().until = day("2021-10-22");
    sign(&mut office, draft).unwrap();
    let view = case(&mut office, Role::Supervisor);
    let signed = &view.supervision[0];
    assert_eq!(signed.text.risk_before, Risk::High);
    assert_eq!(signed.text.risk_after, Risk::High);
    assert_eq!(signed.raised_by, raised);
    assert_eq!(view.file.deferrals[0].rules, raised);
}

#[test]
fn a_rule_that_was_not_there_when_it_was_decided_to_wait_does_not_wait() {
    let mut office = office();
    let mut draft = waiting(&mut office, Risk::High);
    draft.items[0].text.wait.as_mut().unwrap().until = day("2021-10-22");
    let raised = draft.items[0].raised_by.clone();
    draft.items[0].raised_by = vec![raised[0]];
    sign(&mut office, draft).unwrap();
    let view = case(&mut office, Role::Supervisor);
    assert_eq!(view.file.deferrals[0].rules, raised[..1]);
    assert_eq!(view.supervision[0].raised_by, raised);
}

#[test]
fn a_risk_that_was_raised_before_the_signature_shortens_the_wait() {
    let mut office = office();
    set_risk(&mut office, Risk::Low);
    let draft = waiting(&mut office, Risk::Low);
    set_risk(&mut office, Risk::High);
    let refused = sign(&mut office, draft.clone()).unwrap_err();
    assert!(
        matches!(refused, Refusal::Rule(ref problem) if problem.field == Some("wait_until")),
        "{refused:?}"
    );
    set_risk(&mut office, Risk::Low);
    sign(&mut office, draft).unwrap();
}

#[test]
fn a_risk_that_was_set_in_two_places_is_decided_about_anew() {
    let mut office = office();
    set_risk(&mut office, Risk::Medium);
    let mut draft = written(&mut office);
    draft.items[0].text.risk_before = Risk::Medium;
    draft.items[0].text.risk_after = Risk::Low;
    set_risk(&mut office, Risk::High);
    let keep = Request::KeepDraft(Box::new(kept(&draft)));
    ask(&mut office, Role::Supervisor, keep).unwrap();
    let refused = sign(&mut office, draft).unwrap_err();
    let Refusal::Rule(problem) = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(problem.message.id, "problem-risk-elsewhere");
    let again = open(&mut office).draft;
    let text = &again.items[0].text;
    assert_eq!((text.risk_before, text.risk_after), (Risk::High, Risk::Low));
    sign(&mut office, again).unwrap();
    assert_eq!(case(&mut office, Role::Supervisor).file.risk(), Risk::Low);
}

#[test]
fn a_risk_that_was_set_is_not_taken_back() {
    let mut office = office();
    let mut draft = written(&mut office);
    draft.items[0].text.risk_after = Risk::Unrated;
    let refused = sign(&mut office, draft).unwrap_err();
    assert!(
        matches!(refused, Refusal::Rule(ref problem) if problem.field == Some("risk")),
        "{refused:?}"
    );
}
