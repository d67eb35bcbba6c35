//! Lists are put in order by what is kept in memory. They say what the records say: after every change the
//! same as in an office that was just opened. A part of a list is the first part of all of it.

use crate::door::Door;
use crate::support::{
    OWN, TODAY, account, ask, case, contact, day, id, opened, over, partner, two_teams,
};
use crate::ways::{every_kind, list};
use goldaw::domain::account::Role;
use goldaw::domain::action::ActionOwner;
use goldaw::domain::referral::Channel;
use goldaw::domain::referral::moves::MoveKind;
use goldaw::domain::session::{DraftAction, EndedAction, SessionDraft};
use goldaw::office::caseload::{CaseFilter, CaseSort, CaseloadQuery};
use goldaw::office::listing::What;
use goldaw::office::loading::Batch;
use goldaw::office::referrals::{NewReferral, ReferralMove, ReferralQuery};
use goldaw::office::{Answer, Guest, Request};

/// Texts that find a code, a name, a headline and a partner.
const SEARCHED: [&str; 5] = ["2021-00", "gulalek", "clinic", "yenme", "nowhere"];

/// Every list that is put in order, or searched, by what is kept.
fn lists(most: Option<usize>) -> Vec<Request> {
    let specialist = Some(id(OWN));
    let mut lists = vec![Request::ThisWeek(most)];
    for specialist in [None, specialist] {
        lists.push(Request::Referrals(ReferralQuery { specialist, most }));
        for filter in CaseFilter::ALL {
            for sort in CaseSort::ALL {
                lists.push(Request::Caseload(CaseloadQuery {
                    specialist,
                    search: String::new(),
                    filter: *filter,
                    sort: *sort,
                    most,
                }));
            }
        }
    }
    lists.extend(SEARCHED.map(|text| {
        Request::Caseload(CaseloadQuery {
            specialist: None,
            search: text.into(),
            filter: CaseFilter::All,
            sort: CaseSort::Need,
            most,
        })
    }));
    lists.extend(list(What::Cases));
    lists
}

/// What everybody is told.
pub fn told(door: &mut Door) -> Vec<String> {
    let mut told = Vec::new();
    for role in Role::ALL {
        for request in lists(None) {
            let answer = ask(door, *role, request.clone());
            told.push(format!("{role:?} {request:?} {answer:?}"));
        }
    }
    told
}

/// Changes that lists show, each of them of what the ones before have left.
const CHANGES: &[fn(&mut Door) -> Request] = &[
    |_| Request::RecordContact(contact(id(41))),
    |_| {
        Request::MoveReferral(ReferralMove {
            referral: id(45),
            kind: MoveKind::Accept,
            on: day(TODAY),
            channel: Channel::Phone,
            on_behalf_of: "the director".into(),
            reason: "there is room".into(),
            named_day: Some(day("2021-10-20")),
            our_turn: false,
        })
    },
    |_| {
        Request::StartReferral(NewReferral {
            case: id(42),
            need: "legal advice".into(),
            urgent: true,
            partner: partner().id,
            service: None,
            override_reason: String::new(),
            send_by: Some(Channel::Phone),
        })
    },
    |_| {
        Request::EndAction(EndedAction {
            action: id(41),
            done: true,
            note: "she went with them".into(),
        })
    },
    |door| Request::HoldSession(session(door)),
    |door| Request::SignSession(session(door)),
];

/// The session as it would be written now, with an action that was agreed.
fn session(door: &mut Door) -> SessionDraft {
    let view = match ask(door, Role::Supervisor, Request::Session(id(OWN))) {
        Ok(Answer::Session(view)) => view,
        other => panic!("{other:?}"),
    };
    SessionDraft {
        actions: vec![DraftAction {
            text: "home visit".into(),
            owner: ActionOwner::Specialist,
            due: day("2021-10-18"),
            case: Some(id(41)),
        }],
        ..view.draft
    }
}

#[test]
fn after_a_change_lists_say_what_they_say_in_an_office_that_was_just_opened() {
    let mut door = opened(every_kind());
    for (number, change) in CHANGES.iter().enumerate() {
        let before = told(&mut door);
        let change = change(&mut door);
        ask(&mut door, Role::Supervisor, change).unwrap();
        let after = told(&mut door);
        assert!(before != after, "change {number} is not shown");
        door = opened(over(door.close().close()));
        assert_eq!(told(&mut door), after, "change {number}");
    }
}

#[test]
fn what_is_loaded_is_followed() {
    let mut office = two_teams();
    let coordinator = account(Role::Coordinator, OWN);
    let cases = |office: &mut _| {
        let mut guest = Guest::new(Some(coordinator.clone()), None);
        match guest.ask(office, Request::ThisWeek(None)) {
            Ok(Answer::Week(week)) => week.counts.open_cases,
            other => panic!("{other:?}"),
        }
    };
    let before = cases(&mut office);
    let batch = Batch {
        cases: vec![case(41, OWN)],
        ..Batch::default()
    };
    office.load(&batch).unwrap();
    assert_eq!(cases(&mut office), before + 1);
}

#[test]
fn whoever_looks_from_another_day_sees_that_day_and_the_others_theirs() {
    let look = |office: &mut _, day: Option<&str>| {
        let supervisor = account(Role::Supervisor, OWN);
        let mut guest = Guest::new(Some(supervisor), day.map(crate::support::day));
        let asked = lists(None).into_iter();
        let answers = asked.map(|request| format!("{:?}", guest.ask(office, request)));
        answers.collect::<Vec<_>>()
    };
    let mut office = every_kind();
    let today = look(&mut office, None);
    let later = look(&mut office, Some("2021-12-24"));
    assert_ne!(today, later);
    assert_eq!(look(&mut office, None), today);
    assert_eq!(look(&mut every_kind(), Some("2021-12-24")), later);
}

/// The rows of an answer, list by list, and the counts beside them.
fn rows(answer: Answer) -> (Vec<Vec<String>>, String) {
    fn said<Row: std::fmt::Debug>(rows: Vec<Row>) -> Vec<String> {
        rows.iter().map(|row| format!("{row:?}")).collect()
    }
    match answer {
        Answer::Week(week) => {
            let counts = format!("{:?} {:?}", week.counts, week.specialists);
            let cases = [said(week.urgent), said(week.decisions)];
            let others = [said(week.referrals), said(week.actions)];
            (cases.into_iter().chain(others).collect(), counts)
        }
        Answer::Caseload(list) => {
            let counts = format!("{} {} {}", list.open, list.high, list.found);
            (vec![said(list.rows)], counts)
        }
        Answer::Referrals(list) => {
            let counts = format!("{:?} {} {:?}", list.counts, list.late, list.specialists);
            (vec![said(list.rows)], counts)
        }
        Answer::Listed(_) => (Vec::new(), String::new()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_rows_that_are_asked_for_are_the_first_of_all() {
    let mut door = opened(every_kind());
    for role in [Role::Supervisor, Role::Coordinator, Role::Specialist] {
        for most in 0..5 {
            let parts = lists(Some(most)).into_iter();
            for (part, all) in parts.zip(lists(None)) {
                let (Ok(part), Ok(all)) = (ask(&mut door, role, part), ask(&mut door, role, all))
                else {
                    continue;
                };
                let ((part, counts), (mut all, of_all)) = (rows(part), rows(all));
                all.iter_mut().for_each(|rows| rows.truncate(most));
                assert_eq!(part, all, "{role:?}, {most}");
                assert_eq!(counts, of_all, "{role:?}, {most}");
            }
        }
    }
}
