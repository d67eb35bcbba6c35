//! What figures tell of a case to somebody to whom it is not open: that it is there. Two figures say no
//! more than one.

use crate::door::Door;
use crate::support::{ask, day, id, opened};
use crate::ways::{KINDS, May, WAYS, every_kind, every_kind_with, list, may};
use goldaw::domain::account::Role;
use goldaw::domain::action::ActionStatus;
use goldaw::domain::case::{Risk, RiskRecord};
use goldaw::domain::identifier::{Identifier, MembershipId, PersonId};
use goldaw::domain::referral::{AttemptStatus, ReferralStatus};
use goldaw::domain::standing::CaseRecords;
use goldaw::office::caseload::{CaseFilter, CaseSort, CaseloadQuery};
use goldaw::office::listing::{Listed, What};
use goldaw::office::{Answer, Request};

/// Ways that tell of the store as a whole, not of cases.
const OF_THE_STORE: &[&str] = &["verify", "audit trail", "audit of the case"];

/// Takes out of a case all that weighs and is late, and lets more people live there.
fn quieten(records: &mut CaseRecords) {
    records.file.risks = vec![RiskRecord {
        risk: Risk::Low,
        on: records.file.registered_on,
        reason: "the aunt has moved in".into(),
    }];
    records.file.assessments.clear();
    records.file.flags.clear();
    records.contacts.clear();
    for referral in &mut records.referrals {
        referral.status = ReferralStatus::Revoked;
        referral.attempts[0].status = AttemptStatus::Cancelled;
    }
    for action in &mut records.actions {
        action.status = ActionStatus::Done;
        action.ended_on = Some(day("2021-10-08"));
    }
    records.items.clear();
    let (membership, person) = records.household[0].clone();
    for number in 200..206 {
        let mut bytes = membership.id.bytes();
        bytes[0] = number;
        let (mut membership, mut person) = (membership.clone(), person.clone());
        membership.id = MembershipId::from_bytes(bytes);
        person.id = PersonId::from_bytes(bytes);
        membership.person = person.id;
        records.household.push((membership, person));
    }
}

/// Everything that somebody can ask about cases in general, and about one.
fn questions(case: u8) -> Vec<(String, Request)> {
    let asked = WAYS.iter().filter(|way| !OF_THE_STORE.contains(&way.0));
    let mut questions: Vec<(String, Request)> = asked
        .flat_map(|way| {
            (way.1)(case)
                .into_iter()
                .map(|asked| (way.0.to_owned(), asked))
        })
        .collect();
    for filter in CaseFilter::ALL {
        for sort in CaseSort::ALL {
            let query = CaseloadQuery {
                specialist: None,
                search: String::new(),
                filter: *filter,
                sort: *sort,
                most: None,
            };
            let name = format!("caseload, {filter:?}, {sort:?}");
            questions.push((name, Request::Caseload(query)));
        }
    }
    for what in What::ALL {
        questions.push((format!("list {what:?}"), list(*what).remove(0)));
    }
    questions
}

/// All that is answered, but the ids that a session gets when it is opened.
fn told(door: &mut Door, role: Role, request: Request) -> String {
    match ask(door, role, request) {
        Ok(Answer::Session(view)) => format!(
            "{:?}",
            (view.workload, view.agenda, view.cases, view.loose_actions)
        ),
        answered => format!("{answered:?}"),
    }
}

#[test]
fn no_figure_changes_with_a_case_that_is_not_open_to_its_reader() {
    for (case, kind, allowed) in KINDS.iter().filter(|(case, ..)| *case != 48) {
        let quietened = |records: &mut CaseRecords| {
            if records.file.id == id(*case) {
                quieten(records);
            }
        };
        let mut before = opened(every_kind());
        let mut after = opened(every_kind_with(quietened));
        for role in Role::ALL {
            let open = may(*role, *allowed) == May::Open;
            let mut differs = false;
            for (way, request) in questions(*case) {
                let one = told(&mut before, *role, request.clone());
                let other = told(&mut after, *role, request);
                differs |= one != other;
                assert!(
                    open || one == other,
                    "{way}, {kind}, {role:?}:\n{one}\n{other}"
                );
            }
            assert_eq!(differs, open, "{kind}, {role:?}");
        }
    }
}

#[test]
fn an_agenda_that_was_frozen_tells_of_cases_that_are_open_to_its_reader() {
    for role in [Role::Supervisor, Role::Coordinator, Role::Specialist] {
        let sessions = ask(
            &mut opened(every_kind()),
            role,
            list(What::Sessions).remove(0),
        );
        let Ok(Answer::Listed(Listed::Sessions(rows))) = sessions else {
            panic!("{sessions:?}");
        };
        let told = rows[0].1.agenda.iter().filter_map(|mark| mark.case).count();
        let open = KINDS
            .iter()
            .filter(|(.., allowed)| may(role, *allowed) == May::Open);
        assert_eq!(told, open.count(), "{role:?}");
        assert_eq!(rows[0].1.agenda.len(), told, "{role:?}");
    }
}
