//! The table of request x role, played through the office: each request about one's own case, about
//! another team's and about one that does not exist.

use crate::door::Door;
use crate::support::{
    NOBODY, OTHER, OWN, RESTRICTED, TODAY, account, ask, contact, day, id, office, over, partner,
    two_teams,
};
use goldaw::domain::Instant;
use goldaw::domain::account::Role;
use goldaw::domain::audit::{AuditAction, AuditEntry};
use goldaw::domain::contact::Medium;
use goldaw::domain::draft::{Draft, DraftAbout, DraftName, DraftText};
use goldaw::domain::identifier::{AccountId, CaseId, Identifier, SpecialistId};
use goldaw::domain::preferences::Preference;
use goldaw::domain::referral::moves::MoveKind;
use goldaw::domain::referral::{Channel, DecisionKind};
use goldaw::domain::session::{EndedAction, SessionDraft};
use goldaw::domain::settings::{Safekeeping, Settings};
use goldaw::office::accounts::{NewAccount, RenewedAccount, SetUp};
use goldaw::office::audit::AuditQuery;
use goldaw::office::backup::BackupTo;
use goldaw::office::caseload::{CaseFilter, CaseSort, CaseloadQuery};
use goldaw::office::choosing::Choosing;
use goldaw::office::directory::DirectoryRows;
use goldaw::office::erasure::{CaseErasure, PersonErasure};
use goldaw::office::listing::{Listed, Listing, What};
use goldaw::office::permission::{Grant, RequestKind, grant};
use goldaw::office::personal::PersonalErasure;
use goldaw::office::recovery::RecoveryKey;
use goldaw::office::referrals::{
    NewReferral, ReferralConfirmation, ReferralDecision, ReferralMove, ReferralQuery,
};
use goldaw::office::slots::NewPassphrase;
use goldaw::office::system_users::UserLink;
use goldaw::office::{Answer, Caller, Office, Refusal, Request, Visit};
use goldaw::store::{Store, Table};
use std::path::Path;

/// A request of each kind about the records of a team; `None` for what is no request.
pub fn sample(kind: RequestKind, team: u8) -> Option<Request> {
    let case: CaseId = id(team);
    let specialist: SpecialistId = id(team);
    Some(match kind {
        RequestKind::Me => Request::Me,
        RequestKind::Accounts => Request::Accounts,
        RequestKind::LogIn => Request::LogIn("coordinator-1".into()),
        RequestKind::Lock => Request::Lock,
        RequestKind::Unlock => Request::Unlock("a long enough passphrase".into()),
        RequestKind::ThisWeek => Request::ThisWeek(None),
        RequestKind::Caseload => Request::Caseload(query(Some(specialist))),
        RequestKind::Case => Request::Case(case),
        RequestKind::SinceLastSpoke => Request::SinceLastSpoke(case),
        RequestKind::Session => Request::Session(specialist),
        RequestKind::KeepDraft => Request::KeepDraft(Box::new(kept(case))),
        RequestKind::Drafts => Request::Drafts(kept(case).name),
        RequestKind::DropDraft => Request::DropDraft(id(team)),
        RequestKind::HoldSession => Request::HoldSession(draft(specialist)),
        RequestKind::SignSession => Request::SignSession(draft(specialist)),
        RequestKind::Agenda => Request::Agenda(specialist.to_string()),
        RequestKind::RecordContact => Request::RecordContact(contact(case)),
        RequestKind::EndAction => Request::EndAction(ended(team)),
        RequestKind::Referrals => Request::Referrals(ReferralQuery::default()),
        RequestKind::Referral => Request::Referral(id(team)),
        RequestKind::StartReferral => Request::StartReferral(referral(case)),
        RequestKind::MoveReferral => Request::MoveReferral(a_move(team)),
        RequestKind::DecideReferral => Request::DecideReferral(ReferralDecision {
            referral: id(team),
            kind: DecisionKind::SendBack,
            rationale: "once more".into(),
            partner: None,
        }),
        RequestKind::ConfirmReferral => Request::ConfirmReferral(ReferralConfirmation {
            referral: id(team),
            on: day(TODAY),
            medium: Medium::Phone,
            received: true,
            satisfied: true,
            note: String::new(),
        }),
        RequestKind::Partners => Request::Partners(String::new()),
        RequestKind::ListCases => Request::List(listing(What::Cases)),
        RequestKind::ListService => Request::List(listing(What::Specialists)),
        RequestKind::ListAccounts => Request::List(listing(What::Accounts)),
        RequestKind::ImportDirectory => Request::ImportDirectory(DirectoryRows::default()),
        RequestKind::AddAccount => Request::AddAccount(NewAccount {
            login: "new".into(),
            name: "New".into(),
            role: Role::Supervisor,
            specialist: None,
            passphrase: "a long enough passphrase".into(),
        }),
        RequestKind::EnableAccount => Request::EnableAccount(RenewedAccount {
            login: "supervisor-2".into(),
            passphrase: "a long enough passphrase".into(),
        }),
        RequestKind::DisableAccount => Request::DisableAccount("supervisor-2".into()),
        RequestKind::NewRecoveryKey => {
            let key = RecoveryKey::random().unwrap();
            Request::NewRecoveryKey(key.plain().into())
        }
        RequestKind::SystemUsers => Request::SystemUsers,
        RequestKind::LinkUser => Request::LinkUser(UserLink {
            number: 1001,
            name: "jeren".into(),
            login: "supervisor-2".into(),
        }),
        RequestKind::UnlinkUser => Request::UnlinkUser(1000),
        RequestKind::SetPreference => Request::SetPreference(Preference::Language(None)),
        RequestKind::SetSafekeeping => Request::SetSafekeeping(Safekeeping::default()),
        RequestKind::Backup => Request::Backup(BackupTo::Store),
        RequestKind::RetentionReview => Request::RetentionReview,
        RequestKind::EraseCase => Request::EraseCase(CaseErasure {
            case,
            code: String::new(),
            reason: "kept for ten years".into(),
        }),
        RequestKind::PersonPlaces => Request::PersonPlaces(id(100 + team)),
        RequestKind::ErasePerson => Request::ErasePerson(PersonErasure {
            person: id(100 + team),
            code: String::new(),
            reason: "kept for ten years".into(),
        }),
        RequestKind::PersonalReview => Request::PersonalReview,
        RequestKind::ErasePersonal => personal(team),
        RequestKind::Administration => Request::Administration,
        RequestKind::Audit => Request::Audit(AuditQuery::default()),
        RequestKind::Verify => Request::Verify,
        RequestKind::Watch => Request::Watch(vec![Request::Case(case)]),
        RequestKind::Unmask => unmasked(Request::Case(case)),
        RequestKind::SetUp
        | RequestKind::Load
        | RequestKind::SetPassphrase
        | RequestKind::WriteKeyFile
        | RequestKind::Recover
        | RequestKind::Restore
        | RequestKind::ForgetBytes => return None,
    })
}

fn personal(team: u8) -> Request {
    Request::ErasePersonal(PersonalErasure {
        session: id(team),
        code: String::new(),
        reason: "kept for seven years".into(),
    })
}

/// The last commit of a store.
fn last_commit(store: &Store) -> u64 {
    let mut last = 0;
    loop {
        let changed = store.changes(last, 1_000).unwrap();
        if changed.sequence == last {
            return last;
        }
        last = changed.sequence;
    }
}

fn unmasked(request: Request) -> Request {
    Request::Unmasked {
        reason: "phoning the aunt".into(),
        request: Box::new(request),
    }
}

fn query(specialist: Option<SpecialistId>) -> CaseloadQuery {
    CaseloadQuery {
        specialist,
        search: String::new(),
        filter: CaseFilter::Open,
        sort: CaseSort::Need,
        most: None,
    }
}

fn listing(what: What) -> Listing {
    Listing {
        what,
        search: String::new(),
        specialist: None,
        area: None,
        all: false,
    }
}

fn draft(specialist: SpecialistId) -> SessionDraft {
    SessionDraft {
        session: id(50),
        specialist,
        on: day(TODAY),
        started_at: Instant::default(),
        items: Vec::new(),
        actions: Vec::new(),
        ended: Vec::new(),
        general_note: "workload is fine".into(),
        wellbeing: None,
        personal_note: String::new(),
        next_on: None,
    }
}

fn ended(team: u8) -> EndedAction {
    EndedAction {
        action: id(team),
        done: true,
        note: String::new(),
    }
}

fn kept(case: CaseId) -> Draft {
    Draft {
        name: DraftName {
            form: "contact".into(),
            about: DraftAbout::Case(case),
        },
        id: id(51),
        revision: 1,
        replaces: None,
        based_on: None,
        kept_at: Instant::default(),
        text: DraftText::Form(Vec::new()),
    }
}

fn referral(case: CaseId) -> NewReferral {
    NewReferral {
        case,
        need: "legal advice".into(),
        urgent: false,
        partner: partner().id,
        service: None,
        override_reason: String::new(),
        send_by: Some(Channel::Phone),
    }
}

fn a_move(team: u8) -> ReferralMove {
    ReferralMove {
        referral: id(team),
        kind: MoveKind::NoReply,
        on: day(TODAY),
        channel: Channel::Phone,
        on_behalf_of: String::new(),
        reason: String::new(),
        named_day: None,
        our_turn: false,
    }
}

/// Requests that name a record of a team, so that another team's can be asked for.
const ABOUT_ONE_RECORD: &[RequestKind] = &[
    RequestKind::Caseload,
    RequestKind::Case,
    RequestKind::SinceLastSpoke,
    RequestKind::Session,
    RequestKind::KeepDraft,
    RequestKind::Drafts,
    RequestKind::HoldSession,
    RequestKind::SignSession,
    RequestKind::Agenda,
    RequestKind::RecordContact,
    RequestKind::StartReferral,
];

/// What the table says; a guest locks his own screen without asking the office.
fn may(kind: RequestKind, role: Role) -> bool {
    grant(kind, role) != Grant::No || kind == RequestKind::Lock
}

#[test]
fn every_request_is_allowed_or_refused_as_the_table_says() {
    for kind in RequestKind::ALL {
        for role in Role::ALL {
            let Some(request) = sample(*kind, OWN) else {
                continue;
            };
            let answer = ask(&mut office(), *role, request);
            let refused = matches!(answer, Err(Refusal::NotAllowed(_)));
            assert_eq!(refused, !may(*kind, *role), "{kind:?} {role:?}: {answer:?}");
        }
    }
}

#[test]
fn names_in_full_are_given_as_far_as_the_question_itself_and_only_to_read() {
    for kind in RequestKind::ALL {
        for role in Role::ALL {
            let Some(request) = sample(*kind, OWN) else {
                continue;
            };
            // A question that holds questions is not even read inside another.
            if *kind == RequestKind::Watch {
                continue;
            }
            let mut office = office();
            let allowed = *kind != RequestKind::Unmask
                && kind.reads()
                && grant(*kind, *role) != Grant::No
                && grant(RequestKind::Unmask, *role) != Grant::No;
            let answer = ask(&mut office, *role, unmasked(request));
            let refused = matches!(answer, Err(Refusal::NotAllowed(_)));
            assert_eq!(refused, !allowed, "{kind:?} {role:?}: {answer:?}");
        }
    }
}

#[test]
fn without_a_reason_names_stay_initials() {
    for reason in ["", " \t\n"] {
        let request = Request::Unmasked {
            reason: reason.into(),
            request: Box::new(Request::Case(id(OWN))),
        };
        match ask(&mut office(), Role::Supervisor, request) {
            Err(Refusal::Rule(problem)) => assert_eq!(problem.field, Some("reason")),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn ones_own_records_are_answered() {
    for kind in ABOUT_ONE_RECORD {
        for role in [Role::Supervisor, Role::Coordinator, Role::Specialist] {
            if grant(*kind, role) != Grant::No {
                let request = sample(*kind, OWN).unwrap();
                ask(&mut office(), role, request)
                    .unwrap_or_else(|refusal| panic!("{kind:?} {role:?} {refusal:?}"));
            }
        }
    }
}

#[test]
fn another_teams_record_and_one_that_does_not_exist_get_the_same_sentence() {
    for kind in ABOUT_ONE_RECORD {
        for role in [Role::Supervisor, Role::Specialist] {
            if grant(*kind, role) == Grant::No {
                continue;
            }
            let other = ask(&mut office(), role, sample(*kind, OTHER).unwrap()).unwrap_err();
            let nobody = ask(&mut office(), role, sample(*kind, NOBODY).unwrap()).unwrap_err();
            assert_eq!(other, nobody, "{kind:?} {role:?}");
            assert_eq!(other, Refusal::not_found(), "{kind:?} {role:?}");
        }
        let all = ask(
            &mut office(),
            Role::Coordinator,
            sample(*kind, OTHER).unwrap(),
        );
        assert!(all.is_ok(), "{kind:?}: {all:?}");
    }
}

#[test]
fn a_restricted_case_is_counted_and_says_nothing_to_those_not_named() {
    let rows = |role| match ask(&mut office(), role, Request::List(listing(What::Cases))).unwrap() {
        Answer::Listed(Listed::Cases(rows)) => rows,
        other => panic!("{other:?}"),
    };
    let named = rows(Role::Supervisor)
        .into_iter()
        .find(|row| row.case == id(RESTRICTED))
        .unwrap();
    assert_eq!(
        (named.restricted, named.headline.is_empty()),
        (false, false)
    );
    for role in [Role::Coordinator, Role::Specialist] {
        let row = rows(role)
            .into_iter()
            .find(|row| row.case == id(RESTRICTED))
            .unwrap();
        assert!(
            row.restricted && row.headline.is_empty() && row.rules.is_empty() && row.people == 0
        );
        let opened = ask(&mut office(), role, Request::Case(id(RESTRICTED)));
        assert!(matches!(opened, Err(Refusal::NotAllowed(_))), "{opened:?}");
    }
}

#[test]
fn restricted_people_are_left_out_of_what_others_list() {
    for what in [What::People, What::Contacts, What::Referrals, What::Actions] {
        let count = |role| match ask(&mut office(), role, Request::List(listing(what))).unwrap() {
            Answer::Listed(Listed::People(rows)) => {
                rows.iter().filter(|row| row.details.is_some()).count()
            }
            Answer::Listed(_) => 0,
            other => panic!("{other:?}"),
        };
        if what == What::People {
            assert_eq!((count(Role::Supervisor), count(Role::Specialist)), (2, 1));
        }
    }
}

#[test]
fn whom_a_restricted_case_is_about_cannot_be_told_from_a_list() {
    let mut office = office();
    let mut people = |role| match ask(&mut office, role, Request::List(listing(What::People))) {
        Ok(Answer::Listed(Listed::People(rows))) => rows,
        other => panic!("{other:?}"),
    };
    let own = id(100 + RESTRICTED);
    assert!(people(Role::Supervisor).iter().any(|row| row.person == own));
    for role in [Role::Coordinator, Role::Specialist] {
        let rows = people(role);
        let hidden = rows.iter().find(|row| row.details.is_none()).unwrap();
        assert!(rows.iter().all(|row| row.person != own), "{role:?}");
        assert_eq!(hidden.cases.len(), 1);
        assert_eq!(people(role), rows, "the same list has the same ids");
    }
}

/// Lets somebody ask. Where that is refused, one line in the trail says so, of this account and kind, and
/// nothing else has changed in the whole store but who has come in; gives whether it was.
fn is_refused_with_one_line(
    who: Option<AccountId>,
    kind: RequestKind,
    asked: impl FnOnce(Office) -> (Result<(), Refusal>, Office),
) -> bool {
    let store = two_teams().close();
    let before = last_commit(&store);
    let (answer, office) = asked(over(store));
    match answer {
        // What a store in memory cannot do, such as a backup, is no refusal.
        Ok(()) | Err(Refusal::Unavailable { .. }) => return false,
        Err(_) => {}
    }
    let store = office.close();
    let changed = store.changes(before, 1_000).unwrap().records.into_iter();
    let (lines, others): (Vec<_>, Vec<_>) =
        changed.partition(|(table, _)| *table == Table::Audit as u8);
    let lines = lines.into_iter().map(|(_, line)| {
        let line = store.get::<AuditEntry>(Identifier::from_bytes(line));
        line.unwrap().unwrap().record
    });
    let lines: Vec<_> = lines
        .filter(|line| line.action != AuditAction::LoggedIn)
        .map(|line| (line.account, line.action, line.request))
        .collect();
    let refused = (who, AuditAction::Refused, kind.code().to_owned());
    assert_eq!(lines, [refused]);
    // The end of the trail, that counts them.
    let counter = |(table, _): &(u8, _)| *table == Table::Counter as u8;
    assert!(others.iter().all(counter), "{kind:?} {who:?}: {others:?}");
    assert!(others.iter().all(|one| *one == others[0]));
    for role in Role::ALL {
        let drafts = store.drafts(account(*role, OWN).id).unwrap().drafts;
        assert!(drafts.is_empty(), "{kind:?} {who:?}");
    }
    true
}

#[test]
fn a_refused_request_leaves_one_line_in_the_trail_and_changes_nothing() {
    for kind in RequestKind::ALL {
        for role in Role::ALL {
            for team in [OWN, OTHER, NOBODY] {
                let Some(request) = sample(*kind, team) else {
                    continue;
                };
                let who = Some(account(*role, OWN).id);
                let refused = is_refused_with_one_line(who, *kind, |office| {
                    let mut door = Door::of(office);
                    let answer = ask(&mut door, *role, request).map(drop);
                    (answer, door.close())
                });
                assert!(refused || may(*kind, *role), "{kind:?} {role:?}");
            }
        }
    }
}

/// What is asked of the office beside these requests; whether it is known who asks.
type Beside = (
    RequestKind,
    bool,
    fn(&mut Office, &Caller) -> Result<(), Refusal>,
);

const GOOD: &str = "three wet cats on a roof";

fn passphrase(login: &str, passphrase: &str) -> Request {
    Request::SetPassphrase(NewPassphrase {
        login: login.into(),
        old: GOOD.into(),
        passphrase: passphrase.into(),
    })
}

const BESIDE: &[Beside] = &[
    (RequestKind::SetPassphrase, true, |office, caller| {
        let set = passphrase("supervisor-2", GOOD);
        office.perform(caller, set).map(drop)
    }),
    // One that is too weak is refused to everybody.
    (RequestKind::SetPassphrase, true, |office, caller| {
        let set = passphrase(&caller.account.login, "aaaaaaaaaaaaaaaa");
        office.perform(caller, set).map(drop)
    }),
    // Before a passphrase is asked for.
    (RequestKind::SetPassphrase, true, |office, caller| {
        let what = Choosing::Passphrase("supervisor-2".into());
        office.perform(caller, Request::Choosing(what)).map(drop)
    }),
    (RequestKind::EnableAccount, true, |office, caller| {
        let what = Choosing::EnabledAccount("supervisor-2".into());
        office.perform(caller, Request::Choosing(what)).map(drop)
    }),
    (RequestKind::NewRecoveryKey, true, |office, caller| {
        office
            .perform(caller, Request::Choosing(Choosing::RecoveryKey))
            .map(drop)
    }),
    (RequestKind::WriteKeyFile, true, |office, caller| {
        office.write_key_file(caller, Path::new("/dev/null/key"))
    }),
    (RequestKind::Verify, true, |office, caller| {
        office.expect_may(caller, RequestKind::Verify)
    }),
    // Whoever has the recovery key is not known before the key is taken.
    (RequestKind::Recover, false, |office, caller| {
        office.recover(&caller.account.login, GOOD, &mut |_| Ok(()))
    }),
    (RequestKind::SetUp, false, |office, caller| {
        office.set_up(&SetUp {
            settings: Settings::default(),
            areas: Vec::new(),
            administrator: caller.account.clone(),
        })
    }),
];

#[test]
fn what_is_asked_beside_requests_is_refused_with_one_line_too() {
    for (number, (kind, known, asked)) in BESIDE.iter().enumerate() {
        for role in Role::ALL {
            let caller = Caller {
                account: account(*role, OWN),
            };
            let who = known.then_some(caller.account.id);
            let refused = is_refused_with_one_line(who, *kind, |mut office| {
                let answer = asked(&mut office, &caller);
                (answer, office)
            });
            let allowed = match kind {
                RequestKind::SetPassphrase if number == 1 => false,
                RequestKind::SetPassphrase => grant(*kind, *role) == Grant::All,
                RequestKind::Recover => *role == Role::Administrator,
                kind => grant(*kind, *role) != Grant::No,
            };
            assert_eq!(refused, !allowed, "{number} {kind:?} {role:?}");
        }
    }
}

#[test]
fn every_kind_is_asked_in_these_tests_or_is_asked_by_nobody() {
    // A restored store has no trail before it is there; bytes are forgotten by the office itself;
    // only a service refuses to be loaded.
    let elsewhere = [
        RequestKind::Restore,
        RequestKind::ForgetBytes,
        RequestKind::Load,
    ];
    for kind in RequestKind::ALL {
        let beside = BESIDE.iter().any(|(asked, ..)| asked == kind);
        let asked = sample(*kind, OWN).is_some() || beside;
        assert_eq!(asked, !elsewhere.contains(kind), "{kind:?}");
    }
}

#[test]
fn what_a_visit_itself_refuses_stands_in_the_trail() {
    let mut visit = Visit::new(two_teams(), Some(account(Role::Coordinator, OWN)));
    for request in [Request::Lock, Request::Unlock(GOOD.into())] {
        let refused = visit.ask(request);
        assert!(
            matches!(refused, Err(Refusal::NotAllowed(_))),
            "{refused:?}"
        );
    }
    let rows = match visit.ask(Request::Audit(AuditQuery::default())).unwrap() {
        Answer::Audit(page) => page.rows,
        other => panic!("{other:?}"),
    };
    let told = rows
        .iter()
        .take(2)
        .map(|row| (row.action, row.request.as_str()));
    let refused = [
        (AuditAction::Refused, "unlock"),
        (AuditAction::Refused, "lock"),
    ];
    assert_eq!(told.collect::<Vec<_>>(), refused);
}

#[test]
fn nobody_can_lock_everybody_out() {
    let login = account(Role::Administrator, OWN).login;
    let refused = ask(
        &mut office(),
        Role::Administrator,
        Request::DisableAccount(login),
    );
    assert!(matches!(refused, Err(Refusal::Rule(_))), "{refused:?}");
}

#[test]
fn an_area_that_does_not_exist_is_refused() {
    let asked = Listing {
        area: Some("NOPE".into()),
        ..listing(What::Cases)
    };
    let refused = ask(&mut office(), Role::Coordinator, Request::List(asked));
    assert!(matches!(refused, Err(Refusal::Rule(_))), "{refused:?}");
}
