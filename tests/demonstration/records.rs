//! Each record is one that the service itself could have made, and every state occurs.

use super::{plan, whole};
use goldaw::demonstration::Plan;
use goldaw::domain::action::ActionStatus;
use goldaw::domain::case::{Approval, Assistance, CaseStatus, Risk};
use goldaw::domain::contact::{self, Contact};
use goldaw::domain::identifier::{CaseId, PersonId, SessionId};
use goldaw::domain::referral::moves::{MoveKind, legal};
use goldaw::domain::referral::{AttemptStatus, DecisionKind, ReferralStatus};
use goldaw::domain::session::{Depth, Session, SessionStatus, check_item};
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn every_contact_passes_the_check_of_contacts() {
    let plan = Plan::default();
    let whole = whole(&plan);
    let mut tried = 0;
    for case in &whole.cases {
        let members: BTreeSet<PersonId> =
            case.household.iter().map(|(_, person)| person.id).collect();
        for contact in &case.contacts {
            assert_eq!(contact::check(contact, plan.today), Ok(()));
            assert!(contact.on >= case.file.registered_on, "{}", case.file.code);
            assert!(
                contact
                    .seen
                    .iter()
                    .all(|seen| members.contains(&seen.person))
            );
            assert!(!contact.note.is_empty());
            assert!(contact.recorded_at.date_naive() >= contact.on);
            assert!(contact.recorded_at.date_naive() <= plan.today);
            if let Some(referral) = contact.referral {
                assert!(case.referrals.iter().any(|found| found.id == referral));
            }
            tried += usize::from(!contact.made);
        }
    }
    assert!(tried > 20);
}

#[test]
fn every_referral_took_a_legal_path() {
    let whole = whole(&Plan::default());
    let partners: BTreeSet<_> = whole.partners.iter().map(|partner| partner.id).collect();
    for case in &whole.cases {
        for referral in &case.referrals {
            assert!(!referral.need.is_empty());
            for attempt in &referral.attempts {
                assert!(partners.contains(&attempt.partner));
                let mut status = AttemptStatus::Draft;
                let mut day = referral.created_on;
                for step in &attempt.moves {
                    // A person who says that no help came takes back what the partner called done.
                    let denied = status == AttemptStatus::Completed && step.kind == MoveKind::Fail;
                    assert!(denied || legal(status).contains(&step.kind), "{step:?}");
                    assert_eq!(step.from, status);
                    assert!(step.on >= day && step.on <= Plan::default().today);
                    assert!(step.recorded_at.date_naive() == step.on);
                    (status, day) = (step.to, step.on);
                }
                assert_eq!(attempt.status, status);
            }
            if let Some(confirmation) = &referral.confirmation {
                let found = case
                    .contacts
                    .iter()
                    .find(|contact| contact.id == confirmation.contact);
                let found: &Contact = found.expect("the contact");
                assert_eq!(
                    (found.referral, found.on),
                    (Some(referral.id), confirmation.on)
                );
            }
        }
        let open = case.referrals.iter().any(|referral| {
            matches!(
                referral.status,
                ReferralStatus::Draft | ReferralStatus::Active
            )
        });
        assert!(
            case.file.status == CaseStatus::Open || !open,
            "{}",
            case.file.code
        );
    }
}

#[test]
fn every_state_occurs() {
    for seed in [1, 7] {
        let whole = whole(&plan(seed, 512));
        let referrals = || whole.cases.iter().flat_map(|case| &case.referrals);
        let statuses: BTreeSet<_> = referrals().map(|referral| referral.status).collect();
        assert_eq!(statuses.len(), ReferralStatus::ALL.len(), "{statuses:?}");
        let attempts: BTreeSet<_> = referrals()
            .flat_map(|referral| &referral.attempts)
            .map(|attempt| attempt.status)
            .collect();
        assert_eq!(attempts.len(), AttemptStatus::ALL.len(), "{attempts:?}");
        let moves: BTreeSet<_> = referrals()
            .flat_map(|referral| &referral.attempts)
            .flat_map(|attempt| &attempt.moves)
            .map(|step| step.kind)
            .collect();
        assert_eq!(moves.len(), MoveKind::ALL.len(), "{moves:?}");
        let decisions: BTreeSet<_> = referrals()
            .flat_map(|referral| &referral.decisions)
            .map(|decision| decision.kind)
            .collect();
        assert_eq!(decisions.len(), DecisionKind::ALL.len(), "{decisions:?}");

        let files = || whole.cases.iter().map(|case| &case.file);
        let statuses: BTreeSet<_> = files().map(|file| file.status).collect();
        assert_eq!(statuses.len(), CaseStatus::ALL.len(), "{statuses:?}");
        let risks: BTreeSet<_> = files().map(|file| file.risk()).collect();
        assert_eq!(risks.len(), Risk::ALL.len());
        assert!(files().any(|file| file.restriction.is_some()));
        assert!(files().any(|file| !file.deferrals.is_empty()));
        assert!(files().any(|file| file.previous_owner.is_some()));
        assert!(files().any(|file| file.assistance == Assistance::OneTime));
        assert!(
            files().any(|file| file.safe_contact.no_calls_home && file.safe_contact.no_letters)
        );
        let pending = |approval| {
            files().any(|file| {
                file.plan
                    .as_ref()
                    .is_some_and(|plan| plan.approval == approval)
            })
        };
        assert!(pending(Approval::Pending) && pending(Approval::Approved));
        let actions: BTreeSet<_> = whole
            .cases
            .iter()
            .flat_map(|case| &case.actions)
            .map(|action| action.status)
            .collect();
        assert_eq!(actions.len(), ActionStatus::ALL.len());
        let sessions: BTreeSet<_> = whole
            .sessions
            .iter()
            .map(|session| session.status)
            .collect();
        assert_eq!(sessions.len(), SessionStatus::ALL.len());
    }
}

#[test]
fn sessions_items_and_actions_belong_together() {
    let plan = Plan::default();
    let whole = whole(&plan);
    let sessions: BTreeMap<SessionId, &Session> = whole
        .sessions
        .iter()
        .map(|session| (session.id, session))
        .collect();
    assert_eq!(sessions.len(), whole.sessions.len());
    let mut marked: BTreeSet<(SessionId, CaseId)> = BTreeSet::new();
    for session in &whole.sessions {
        let cases = session.agenda.iter().filter_map(|mark| mark.case);
        marked.extend(cases.map(|case| (session.id, case)));
    }
    let mut said = 0;
    for case in &whole.cases {
        for item in &case.items {
            let session = sessions[&item.session];
            assert_eq!(item.on, session.on);
            assert_eq!(item.signed, session.status == SessionStatus::Signed);
            assert_eq!(session.specialist, case.file.owner);
            assert_eq!(check_item(&item.text, item.on, &whole.settings), Ok(()));
            assert!(item.on > case.file.registered_on);
            assert!(marked.contains(&(item.session, item.case)));
            said += 1;
        }
        for action in &case.actions {
            let session = sessions[&action.session];
            assert_eq!(session.status, SessionStatus::Signed);
            assert!(session.on < action.due, "{} {action:?}", case.file.code);
            assert_eq!(
                action.ended_on.is_none(),
                action.status == ActionStatus::Open
            );
            assert!(case.file.status == CaseStatus::Open || action.status != ActionStatus::Open);
        }
    }
    assert_eq!(said, marked.len());
    for specialist in &whole.specialists {
        let own = whole
            .sessions
            .iter()
            .filter(|session| session.specialist == specialist.id);
        let held = own.filter(|session| {
            matches!(session.status, SessionStatus::Signed | SessionStatus::Held)
        });
        assert_eq!(
            held.map(|session| session.on).max(),
            specialist.last_session_on
        );
    }
    assert!(
        whole
            .personal_parts
            .iter()
            .all(|part| sessions.contains_key(&part.session))
    );
    let decisions = whole.cases.iter().flat_map(|case| &case.items);
    assert!(
        decisions
            .filter(|item| item.text.depth == Depth::Decision)
            .count()
            > 200
    );
}
