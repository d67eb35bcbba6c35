//! Every way on which a case reaches somebody, for every role and every kind of case: what is said of it.

use crate::door::Door;
use crate::support::{
    NOBODY, OWN, TODAY, account, ask, case, day, id, opened, over, partner, specialist, two_teams,
};
use goldaw::domain::Instant;
use goldaw::domain::account::{Account, Role};
use goldaw::domain::action::{Action, ActionOwner, ActionStatus};
use goldaw::domain::case::{
    Assessment, CaseFile, CaseStatus, Closure, ClosureReason, Flag, Restriction, Risk,
};
use goldaw::domain::contact::{Contact, Medium};
use goldaw::domain::draft::{Draft, DraftAbout, DraftName, DraftText};
use goldaw::domain::identifier::{AccountId, CaseId, Identifier, PersonId};
use goldaw::domain::referral::moves::MoveKind;
use goldaw::domain::referral::{Attempt, AttemptStatus, Channel, Move, Referral, ReferralStatus};
use goldaw::domain::rule::Rule;
use goldaw::domain::session::{
    AgendaMark, CaseItem, Depth, EndedAction, ItemText, Session, SessionKind, SessionStatus,
};
use goldaw::domain::standing::{CaseRecords, Standing};
use goldaw::office::audit::AuditQuery;
use goldaw::office::caseload::{CaseFilter, CaseSort, CaseloadQuery};
use goldaw::office::drafts::Save;
use goldaw::office::erasure::CaseErasure;
use goldaw::office::listing::{Listing, What};
use goldaw::office::loading::Batch;
use goldaw::office::permission::{Grant, grant};
use goldaw::office::referrals::{ReferralMove, ReferralQuery};
use goldaw::office::{Answer, Caller, Office, Refusal, Request};
use goldaw::store::Changes;

/// What a way says of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    Nothing,
    /// That there is such a case.
    Code,
    /// Something that was written about it, or whom it is about.
    Content,
}

/// What somebody may learn of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum May {
    /// Not even that it exists.
    Closed,
    /// That it exists.
    Know,
    /// That it was erased.
    KnowErased,
    /// All of it.
    Open,
}

use May::{Closed, Know, KnowErased, Open};
use Said::{Code, Content, Nothing};

/// The kinds of case, seen from the first team.
#[rustfmt::skip]
pub const KINDS: &[(u8, &str, [May; 4])] = &[
    //                              supervisor coordinator specialist administrator
    (41, "his own",                [Open,      Open,       Open,      Closed]),
    (42, "a colleague's",          [Open,      Open,       Closed,    Closed]),
    (43, "another team's",         [Closed,    Open,       Closed,    Closed]),
    (44, "another team's by now",  [Closed,    Open,       Closed,    Closed]),
    (45, "restricted, named",      [Open,      Know,       Open,      Closed]),
    (46, "restricted, not named",  [Know,      Know,       Know,      Closed]),
    (47, "a conflict of interest", [Know,      Open,       Know,      Closed]),
    (48, "erased",                 [Closed,    KnowErased, Closed,    Closed]),
];

/// The second specialist of the first team.
pub const COLLEAGUE: u8 = 4;
/// The signed session of the first team in which all cases were talked about.
pub const SESSION: u8 = 60;

/// A way on which a case may reach somebody: its name, what is asked about a case, what is then said of
/// one that is open to the reader, and of one that the reader may know of. That a case was erased may be
/// said on any of them to who may know.
pub struct Way(pub &'static str, pub fn(u8) -> Vec<Request>, Said, Said);

#[rustfmt::skip]
pub const WAYS: &[Way] = &[
    //                                                  open     known
    Way("this week",          this_week,                Content, Nothing),
    Way("caseload",           |_| caseload(""),         Content, Code),
    Way("search: headline",   |n| caseload(&mark(n)),   Content, Nothing),
    Way("search: name",       |n| caseload(&name(n)),   Content, Nothing),
    Way("search: code",       |n| caseload(&code(n)),   Content, Code),
    Way("case",               |n| vec![Request::Case(id(n))], Content, Nothing),
    Way("case by code",       |n| vec![Request::CaseByCode(code(n))], Content, Nothing),
    Way("since we spoke",     |n| vec![Request::SinceLastSpoke(id(n))], Content, Nothing),
    Way("agenda",             agendas,                  Content, Nothing),
    Way("session",            sessions,                 Content, Nothing),
    Way("referrals",          |_| vec![Request::Referrals(ReferralQuery::default())], Content, Nothing),
    Way("referral",           |n| vec![Request::Referral(id(n))], Content, Nothing),
    Way("referral, conflict", moved_elsewhere,          Content, Nothing),
    Way("action, conflict",   ended_elsewhere,          Content, Nothing),
    Way("form about it",      |n| vec![Request::Drafts(form(n))], Code, Nothing),
    Way("list cases",         |_| list(What::Cases),    Content, Code),
    Way("list people",        |_| list(What::People),   Content, Code),
    Way("list contacts",      |_| list(What::Contacts), Content, Nothing),
    Way("list referrals",     |_| list(What::Referrals), Content, Nothing),
    Way("list actions",       |_| list(What::Actions),  Content, Nothing),
    Way("list sessions",      |_| list(What::Sessions), Code,    Nothing),
    Way("list specialists",   |_| list(What::Specialists), Nothing, Nothing),
    Way("list erased",        |_| list(What::Erased),   Nothing, Nothing),
    Way("retention review",   |_| vec![Request::RetentionReview], Nothing, Nothing),
    Way("verify",             |_| vec![Request::Verify], Nothing, Nothing),
    Way("audit trail",        |_| audit(None),          Code,    Code),
    Way("audit of the case",  |n| audit(Some(code(n))), Code,    Code),
];

/// A word that stands in every text about a case.
fn mark(case: u8) -> String {
    format!("mark{case}")
}

/// The given name of the person whom a case is about.
fn name(case: u8) -> String {
    format!("Person{case}")
}

fn code(case: u8) -> String {
    format!("BAL-TUR-2021-{case:04}")
}

fn this_week(_: u8) -> Vec<Request> {
    vec![Request::ThisWeek(None)]
}

fn caseload(text: &str) -> Vec<Request> {
    vec![Request::Caseload(CaseloadQuery {
        specialist: None,
        search: text.to_owned(),
        filter: CaseFilter::All,
        sort: CaseSort::Need,
        most: None,
    })]
}

fn agendas(_: u8) -> Vec<Request> {
    let everybody = [1, 2, COLLEAGUE].into_iter();
    everybody
        .map(|specialist| Request::Agenda(format!("BAL-{specialist:02}")))
        .collect()
}

fn sessions(_: u8) -> Vec<Request> {
    let everybody = [1, 2, COLLEAGUE].into_iter();
    everybody
        .map(|specialist| Request::Session(id(specialist)))
        .collect()
}

/// A change that is based on a version that never was.
pub fn elsewhere(request: Request) -> Vec<Request> {
    vec![Request::Save(Box::new(Save {
        request,
        drafts: Vec::new(),
        based_on: Some(999),
    }))]
}

fn moved_elsewhere(case: u8) -> Vec<Request> {
    elsewhere(Request::MoveReferral(ReferralMove {
        referral: id(case),
        kind: MoveKind::Accept,
        on: day(TODAY),
        channel: Channel::Phone,
        on_behalf_of: String::new(),
        reason: String::new(),
        named_day: None,
        our_turn: false,
    }))
}

fn ended_elsewhere(case: u8) -> Vec<Request> {
    elsewhere(Request::EndAction(EndedAction {
        action: id(ended(case)),
        done: true,
        note: String::new(),
    }))
}

fn form(case: u8) -> DraftName {
    DraftName {
        form: "contact".into(),
        about: DraftAbout::Case(id(case)),
    }
}

pub fn list(what: What) -> Vec<Request> {
    vec![Request::List(Listing {
        what,
        search: String::new(),
        specialist: None,
        area: None,
        all: true,
    })]
}

fn audit(case: Option<String>) -> Vec<Request> {
    vec![Request::Audit(AuditQuery {
        case,
        ..AuditQuery::default()
    })]
}

/// The number of the action about a case that has ended.
fn ended(case: u8) -> u8 {
    case + 100
}

/// The door of the two teams with one case of each kind.
fn service() -> Door {
    opened(every_kind())
}

/// The two teams with one case of each kind.
pub fn every_kind() -> Office {
    every_kind_with(|_| {})
}

/// The same, after something has changed in each case.
pub fn every_kind_with(changed: impl Fn(&mut CaseRecords)) -> Office {
    let mut office = two_teams();
    let colleague = Account {
        specialist: Some(id(COLLEAGUE)),
        ..account(Role::Specialist, COLLEAGUE)
    };
    let first = account(Role::Supervisor, OWN).id;
    let mut batch = Batch {
        accounts: vec![colleague],
        specialists: vec![specialist(COLLEAGUE)],
        sessions: vec![session(first)],
        ..Batch::default()
    };
    batch.specialists[0].supervisor = Some(first);
    for (number, owner, named) in [
        (41, 1, None),
        (42, COLLEAGUE, None),
        (43, 2, None),
        (44, 2, None),
        (45, 1, Some(vec![first, account(Role::Specialist, OWN).id])),
        (46, 1, Some(vec![account(Role::Supervisor, 2).id])),
        (47, 1, Some(vec![account(Role::Coordinator, OWN).id])),
        (48, 1, None),
    ] {
        batch.cases.push(written_about(number, owner, named));
    }
    let erased = &mut batch.cases.last_mut().unwrap().file;
    erased.status = CaseStatus::Closed;
    erased.closure = Some(Closure {
        on: day("2021-10-01"),
        reason: ClosureReason::ALL[0],
        note: mark(48),
    });
    batch.cases.iter_mut().for_each(changed);
    office.load(&batch).unwrap();
    let erasure = Request::EraseCase(CaseErasure {
        case: id(48),
        code: code(48),
        reason: "entered twice".into(),
    });
    let coordinator = Caller {
        account: account(Role::Coordinator, OWN),
    };
    office.perform(&coordinator, erasure).unwrap();
    office
}

fn session(supervisor: AccountId) -> Session {
    let about = |(case, ..): &(u8, _, _)| AgendaMark {
        rule: Rule::HighRiskSilent,
        case: Some(id(*case)),
        since: None,
    };
    Session {
        id: id(SESSION),
        specialist: id(OWN),
        supervisor,
        kind: SessionKind::Individual,
        status: SessionStatus::Signed,
        on: day("2021-10-08"),
        started_at: None,
        general_note: "the leave is agreed".into(),
        next_on: None,
        cancel_reason: String::new(),
        agenda: KINDS.iter().map(about).collect(),
        unsigned_actions: Vec::new(),
        unsigned_ended: Vec::new(),
        signed_at: Some(Instant::default()),
    }
}

/// A case about which something is written in every place.
fn written_about(number: u8, owner: u8, named: Option<Vec<AccountId>>) -> CaseRecords {
    let mut records = case(number, owner);
    records.household[0].1.name.given = name(number);
    records.file = file(records.file, &mark(number), named);
    records.contacts.push(contact(number));
    records.referrals.push(referral(number));
    records.items.push(item(number));
    // All cases were the first specialist's once.
    let open = action(number, number);
    let done = Action {
        status: ActionStatus::Done,
        ended_on: Some(day("2021-10-08")),
        note: mark(number),
        ..action(number, ended(number))
    };
    records.actions.extend([open, done]);
    records
}

fn file(file: CaseFile, mark: &str, named: Option<Vec<AccountId>>) -> CaseFile {
    let mut file = CaseFile {
        headline: mark.to_owned(),
        assessments: vec![Assessment {
            on: day("2021-09-10"),
            strengths: mark.to_owned(),
            weaknesses: mark.to_owned(),
            potential: mark.to_owned(),
            resources: mark.to_owned(),
            needs: mark.to_owned(),
        }],
        flags: vec![Flag {
            message: mark.to_owned(),
            on: day("2021-10-10"),
            resolved_on: None,
        }],
        restriction: named.map(|named| Restriction {
            reason: mark.to_owned(),
            named,
        }),
        ..file
    };
    file.safe_contact.way = mark.to_owned();
    file
}

fn contact(case: u8) -> Contact {
    Contact {
        id: id(case),
        case: id(case),
        on: day("2021-09-05"),
        medium: Medium::Phone,
        made: true,
        seen: Vec::new(),
        note: mark(case),
        referral: None,
        recorded_at: Instant::default(),
        recorded_by: id(11),
        on_behalf_of: None,
    }
}

fn referral(case: u8) -> Referral {
    let sent = Move {
        kind: MoveKind::Send,
        from: AttemptStatus::Draft,
        to: AttemptStatus::Requested,
        on: day("2021-09-20"),
        recorded_at: Instant::default(),
        recorded_by: id(11),
        on_behalf_of: String::new(),
        channel: Channel::Phone,
        reason: mark(case),
        named_day: None,
    };
    Referral {
        id: id(case),
        case: id(case),
        need: mark(case),
        urgent: true,
        created_on: day("2021-09-20"),
        status: ReferralStatus::Active,
        attempts: vec![Attempt {
            status: AttemptStatus::Requested,
            respond_by: Some(day("2021-09-22")),
            moves: vec![sent],
            ..Attempt::draft(partner().id, None)
        }],
        decisions: Vec::new(),
        confirmation: None,
    }
}

fn action(case: u8, number: u8) -> Action {
    Action {
        id: id(number),
        text: mark(case),
        owner: ActionOwner::Specialist,
        specialist: id(OWN),
        supervisor: id(11),
        due: day("2021-10-11"),
        case: Some(id(case)),
        session: id(SESSION),
        status: ActionStatus::Open,
        ended_on: None,
        note: String::new(),
        carried: 0,
    }
}

fn item(case: u8) -> CaseItem {
    CaseItem {
        id: id(case),
        session: id(SESSION),
        case: id(case),
        on: day("2021-10-08"),
        supervisor: id(11),
        signed: true,
        raised_by: vec![Rule::HighRiskSilent],
        text: ItemText {
            depth: Depth::Decision,
            situation: mark(case),
            decision: mark(case),
            rationale: mark(case),
            ..ItemText::empty(Risk::High)
        },
    }
}

/// All that an answer or a refusal holds, but the question that it repeats.
fn text(answered: &Result<Answer, Refusal>) -> String {
    match answered {
        Ok(Answer::Caseload(caseload)) => format!("{:?}", caseload.rows),
        Ok(Answer::Audit(page)) => format!("{:?}", page.rows),
        other => format!("{other:?}"),
    }
}

fn said(text: &str, case: u8) -> Said {
    let person: PersonId = id(100 + case);
    let number: CaseId = id(case);
    if text.contains(&mark(case)) || text.contains(&format!("PersonId({person})")) {
        Content
    } else if text.contains(&code(case)) || text.contains(&number.to_string()) {
        Code
    } else {
        Nothing
    }
}

/// What a role may learn of a case, in the order of the table.
pub fn may(role: Role, [supervisor, coordinator, specialist, administrator]: [May; 4]) -> May {
    match role {
        Role::Supervisor => supervisor,
        Role::Coordinator => coordinator,
        Role::Specialist => specialist,
        Role::Administrator => administrator,
    }
}

#[test]
fn no_way_says_more_of_a_case_than_its_reader_may_learn() {
    for (case, kind, allowed) in KINDS {
        for role in Role::ALL {
            let mut office = service();
            for Way(way, request, open, known) in WAYS {
                let requests = request(*case);
                let asked = grant(requests[0].kind(), *role) != Grant::No;
                let allowed = may(*role, *allowed);
                let expected = match allowed {
                    Open if asked => *open,
                    Know if asked => *known,
                    _ => Nothing,
                };
                let answers = requests.into_iter();
                let answers = answers.map(|request| text(&ask(&mut office, *role, request)));
                let text = answers.collect::<Vec<_>>().join("\n");
                let what = format!("{way}, {kind}, {role:?}: {text}");
                let said = said(&text, *case);
                let erased = allowed == KnowErased && said == Code;
                assert!(said == expected || erased, "{said:?} {what}");
                assert!(!text.contains(&name(*case)), "{what}");
            }
        }
    }
}

#[test]
fn names_in_full_reach_those_to_whom_the_case_is_open() {
    let ways = [
        "caseload",
        "case",
        "since we spoke",
        "session",
        "list cases",
    ];
    let ways = ways.into_iter().chain(["list people", "case by code"]);
    for way in ways {
        let Way(_, request, ..) = WAYS.iter().find(|Way(name, ..)| *name == way).unwrap();
        for (case, kind, allowed) in KINDS {
            for role in Role::ALL {
                let mut office = service();
                let answers = request(*case).into_iter().map(|request| {
                    let asked = Request::Unmasked {
                        reason: "phoning the aunt".into(),
                        request: Box::new(request),
                    };
                    text(&ask(&mut office, *role, asked))
                });
                let text = answers.collect::<Vec<_>>().join("\n");
                let granted = grant(request(*case)[0].kind(), *role) != Grant::No;
                let expected = granted && may(*role, *allowed) == Open;
                let what = format!("{way}, {kind}, {role:?}");
                assert_eq!(text.contains(&name(*case)), expected, "{what}: {text}");
            }
        }
    }
}

#[test]
fn what_is_another_teams_cannot_be_told_from_what_never_was() {
    let about: &[fn(u8) -> Request] = &[
        |n| Request::Case(id(n)),
        |n| Request::CaseByCode(code(n)),
        |n| Request::SinceLastSpoke(id(n)),
        |n| Request::Referral(id(n)),
        |n| moved_elsewhere(n).remove(0),
        |n| ended_elsewhere(n).remove(0),
        |n| Request::Drafts(form(n)),
        |n| audit(Some(code(n))).remove(0),
    ];
    for role in [Role::Supervisor, Role::Specialist] {
        for request in about {
            let mut office = service();
            let mut refused = |n| ask(&mut office, role, request(n)).unwrap_err();
            let never = refused(NOBODY);
            for case in [43, 44, 48] {
                assert_eq!(refused(case), never, "{role:?} {:?}", request(case));
            }
        }
    }
}

#[test]
fn a_text_about_a_case_that_was_taken_from_its_writer_is_not_offered_any_more() {
    let mut office = service();
    let draft = Request::KeepDraft(Box::new(Draft {
        name: form(41),
        id: id(51),
        revision: 1,
        replaces: None,
        based_on: None,
        kept_at: Instant::default(),
        text: DraftText::Form(Vec::new()),
    }));
    ask(&mut office, Role::Supervisor, draft).unwrap();
    let listed = |office: &mut Door| match ask(office, Role::Supervisor, Request::ThisWeek(None)) {
        Ok(Answer::Week(week)) => week.drafts.len(),
        other => panic!("{other:?}"),
    };
    assert_eq!(listed(&mut office), 1);
    let mut store = office.close().close();
    let mut change = Changes::new();
    let mut standing = store.get::<Standing>(id(41)).unwrap().unwrap();
    standing.record.restricted_to = Some(vec![id(12)]);
    change.put(&standing.record, Some(standing.version));
    store.commit(&change).unwrap();
    let mut office = opened(over(store));
    assert_eq!(listed(&mut office), 0);
    let opened = ask(&mut office, Role::Supervisor, Request::Drafts(form(41)));
    assert!(matches!(opened, Err(Refusal::NotAllowed(_))), "{opened:?}");
}

#[test]
fn restricted_cases_are_counted_for_everybody_and_looked_at_for_those_named() {
    let counts = |role| {
        let week = match ask(&mut service(), role, Request::ThisWeek(None)).unwrap() {
            Answer::Week(week) => week,
            other => panic!("{other:?}"),
        };
        let mut lines = week.specialists.into_iter();
        let line = lines.find(|line| line.specialist == Identifier::from_bytes([OWN; 16]));
        line.map(|line| (line.open, line.high, line.silent))
            .unwrap()
    };
    // Two of the first team, one of them restricted, and three of the kinds above, one of them hers and one
    // the coordinator's.
    assert_eq!(counts(Role::Supervisor), (6, 4, 4));
    assert_eq!(counts(Role::Coordinator), (6, 3, 3));
    assert_eq!(counts(Role::Specialist), (6, 3, 3));
}

#[test]
fn of_a_restricted_case_a_list_says_code_area_specialist_and_status() {
    let request = caseload("").remove(0);
    let rows = match ask(&mut service(), Role::Coordinator, request).unwrap() {
        Answer::Caseload(caseload) => caseload.rows,
        other => panic!("{other:?}"),
    };
    let row = rows.iter().find(|row| row.case == id(46)).unwrap();
    let hidden = (row.risk, row.people, row.referrals, row.registered_on);
    assert_eq!(hidden, (Risk::Unrated, 0, 0, None));
    assert!(row.last_contact_on.is_none() && row.next_due.is_none() && row.rules.is_empty());
    let named = rows.iter().find(|row| row.case == id(47)).unwrap();
    assert_eq!(named.registered_on, Some(day("2021-09-01")));
}
