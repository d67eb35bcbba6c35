//! What the office says by itself to several who have the same in front: that something was changed, and who
//! is beside whom.

use crate::door::Door;
use crate::support::{NOBODY, OTHER, OWN, RESTRICTED, account, contact, id, opened, two_teams};
use goldaw::domain::account::Role;
use goldaw::domain::identifier::CaseId;
use goldaw::office::caseload::{CaseFilter, CaseSort, CaseloadQuery};
use goldaw::office::news::News;
use goldaw::office::referrals::ReferralQuery;
use goldaw::office::{Request, Told};
use goldaw::server::client::{Client, Hello};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// After so long what should come won't.
const LONG: Duration = Duration::from_secs(30);

/// Somebody at a screen.
struct Reader {
    client: Client,
    told: Receiver<Told>,
}

impl Reader {
    fn new(door: &Door, role: Role, team: u8) -> Self {
        let hello = Hello {
            account: Some(account(role, team).login),
            ..Hello::default()
        };
        let mut client = Client::connect(&door.socket(), &hello).unwrap().unwrap();
        let (tell, told) = channel();
        client.tell_to(Arc::new(move |said| {
            let _ = tell.send(said);
        }));
        Self { client, told }
    }

    /// With these questions in front.
    fn at(door: &Door, role: Role, team: u8, shown: &[Request]) -> Self {
        let mut reader = Self::new(door, role, team);
        reader.ask(Request::Watch(shown.to_vec()));
        reader
    }

    fn ask(&mut self, request: Request) {
        self.client.ask(request).unwrap();
    }

    fn shows(&mut self, shown: Request) {
        self.ask(Request::Watch(vec![shown]));
    }

    fn records_a_contact(&mut self, case: u8) {
        self.ask(Request::RecordContact(contact(id(case))));
    }

    /// What comes until one of it is what is waited for.
    fn hears(&self, wanted: impl Fn(&News) -> bool) -> Vec<News> {
        let mut heard = Vec::new();
        loop {
            match self.told.recv_timeout(LONG) {
                Ok(Told::News(news)) => {
                    heard.push(news);
                    if heard.last().is_some_and(&wanted) {
                        return heard;
                    }
                }
                other => panic!("{other:?} after {heard:?}"),
            }
        }
    }

    /// What came so far: news are said before the answers to what is asked later.
    fn heard(&mut self) -> Vec<Told> {
        // Answered, though it may be refused.
        let _ = self.client.ask(Request::Me);
        self.told.try_iter().collect()
    }

    /// How often something was said to be changed until these people are beside.
    fn changes_until(&self, names: &[&str]) -> usize {
        let heard = self.hears(|news| beside(news) == names);
        heard.iter().filter(|news| news.changed).count()
    }
}

fn beside(news: &News) -> Vec<&str> {
    let colleagues = news.beside.iter();
    colleagues.map(|one| one.name.as_str()).collect()
}

fn case(number: u8) -> Request {
    Request::Case(id::<CaseId>(number))
}

fn caseload() -> Request {
    Request::Caseload(CaseloadQuery {
        specialist: Some(id(OWN)),
        search: String::new(),
        filter: CaseFilter::Open,
        sort: CaseSort::Need,
        most: None,
    })
}

#[test]
fn a_change_is_told_once_to_whoever_has_it_in_front_until_he_asks_again() {
    let door = opened(two_teams());
    let mut specialist = Reader::at(&door, Role::Specialist, OWN, &[case(OWN)]);
    let supervisor = Reader::at(&door, Role::Supervisor, OWN, &[caseload(), case(OWN)]);
    supervisor.changes_until(&["specialist 1"]);
    let mut coordinator = Reader::new(&door, Role::Coordinator, OWN);
    for _ in 0..3 {
        coordinator.records_a_contact(OWN);
    }
    coordinator.shows(case(OWN));
    let three = ["specialist 1", "coordinator 1"];
    assert_eq!(supervisor.changes_until(&three), 1);
    specialist.hears(|news| news.changed);
    specialist.ask(Request::Again(Box::new(case(OWN))));
    coordinator.records_a_contact(OWN);
    specialist.hears(|news| news.changed);
    // Who changes something needs not be told.
    let own = coordinator.hears(|news| !news.beside.is_empty());
    assert!(own.iter().all(|news| !news.changed), "{own:?}");
}

#[test]
fn each_list_is_told_of_the_cases_in_it_and_no_other() {
    let door = opened(two_teams());
    let own = |request| Reader::at(&door, Role::Supervisor, OWN, &[request]);
    let lists = [
        own(Request::ThisWeek(None)),
        own(Request::Referrals(ReferralQuery::default())),
        own(caseload()),
        own(Request::Session(id(OWN))),
        own(Request::Again(Box::new(Request::SinceLastSpoke(id(OWN))))),
    ];
    let mut others = Reader::at(
        &door,
        Role::Supervisor,
        OTHER,
        &[Request::ThisWeek(None), case(OWN)],
    );
    let mut coordinator = Reader::new(&door, Role::Coordinator, OWN);
    coordinator.records_a_contact(OWN);
    for list in &lists {
        list.hears(|news| news.changed);
    }
    assert_eq!(others.heard(), []);
    let mut specialist = Reader::new(&door, Role::Specialist, OTHER);
    specialist.records_a_contact(OTHER);
    others.hears(|news| news.changed);
}

#[test]
fn a_restricted_case_is_heard_of_by_whom_it_is_open_to_and_by_nobody_else() {
    let door = opened(two_teams());
    let all = [
        Request::ThisWeek(None),
        Request::Referrals(ReferralQuery::default()),
        case(RESTRICTED),
        case(OWN),
        case(NOBODY),
    ];
    let outside = [
        Reader::at(&door, Role::Coordinator, OWN, &all),
        Reader::at(&door, Role::Specialist, OWN, &all),
    ];
    let mut named = Reader::new(&door, Role::Supervisor, OWN);
    let window = Reader::at(&door, Role::Supervisor, OWN, &[case(RESTRICTED)]);
    named.shows(case(RESTRICTED));
    let seen = window.hears(|news| !news.beside.is_empty());
    assert!(seen[0].beside[0].oneself, "{seen:?}");
    named.records_a_contact(RESTRICTED);
    let heard = window.hears(|news| news.changed);
    assert_eq!(beside(heard.last().unwrap()), ["supervisor 1"]);
    named.shows(case(OWN));
    for reader in outside {
        let heard = reader.hears(|news| beside(news).contains(&"supervisor 1"));
        assert!(heard.iter().all(|news| !news.changed), "{heard:?}");
        let early = &heard[..heard.len() - 1];
        let seen = early
            .iter()
            .any(|news| beside(news).contains(&"supervisor 1"));
        assert!(!seen, "{heard:?}");
    }
}

#[test]
fn people_at_one_record_see_each_other_come_and_go() {
    let door = opened(two_teams());
    let specialist = Reader::at(&door, Role::Specialist, OWN, &[case(OWN)]);
    let mut supervisor = Reader::at(&door, Role::Supervisor, OWN, &[case(OWN)]);
    specialist.changes_until(&["supervisor 1"]);
    supervisor.changes_until(&["specialist 1"]);
    let second = Reader::at(&door, Role::Supervisor, OWN, &[case(OWN)]);
    let heard = supervisor.hears(|news| news.beside.len() == 2);
    let oneself: Vec<bool> = heard[0].beside.iter().map(|one| one.oneself).collect();
    assert_eq!(oneself, [false, true]);
    // To others two windows of one account are one colleague, who goes with the last of them.
    drop(second);
    supervisor.changes_until(&["specialist 1"]);
    supervisor.shows(Request::ThisWeek(None));
    specialist.changes_until(&[]);
    supervisor.changes_until(&[]);
    supervisor.shows(case(OWN));
    specialist.changes_until(&["supervisor 1"]);
    supervisor.ask(Request::Lock);
    specialist.changes_until(&[]);
    let coordinator = Reader::at(&door, Role::Coordinator, OWN, &[case(OWN)]);
    coordinator.changes_until(&["specialist 1"]);
    drop(specialist);
    coordinator.changes_until(&[]);
}

#[test]
fn a_locked_screen_and_one_who_sees_no_case_hear_nothing() {
    let door = opened(two_teams());
    let shown = [case(OWN), Request::ThisWeek(None)];
    let mut administrator = Reader::at(&door, Role::Administrator, OWN, &shown);
    let mut locked = Reader::at(&door, Role::Specialist, OWN, &shown);
    locked.ask(Request::Lock);
    let mut supervisor = Reader::at(&door, Role::Supervisor, OWN, &[case(OWN)]);
    supervisor.records_a_contact(OWN);
    for reader in [&mut supervisor, &mut administrator, &mut locked] {
        assert_eq!(reader.heard(), []);
    }
    let login = account(Role::Specialist, OTHER).login;
    let mut second = Reader::new(&door, Role::Administrator, OWN);
    administrator.shows(Request::Accounts);
    second.ask(Request::DisableAccount(login));
    administrator.hears(|news| news.changed && news.beside.is_empty());
}

#[test]
fn who_looks_after_the_server_hears_who_comes_goes_and_locks() {
    let door = opened(two_teams());
    let shown = [Request::Administration];
    let mut administrator = Reader::at(&door, Role::Administrator, OWN, &shown);
    let mut hears = |what: &str| {
        let heard = administrator.hears(|news| news.changed);
        assert_eq!(heard.len(), 1, "{what}");
        administrator.ask(Request::Again(Box::new(Request::Administration)));
    };
    let mut specialist = Reader::new(&door, Role::Specialist, OWN);
    hears("comes");
    specialist.ask(Request::Lock);
    hears("locks");
    drop(specialist);
    hears("goes");
}

#[test]
fn who_may_no_longer_see_a_record_hears_nothing_more_and_is_not_seen_there() {
    let door = opened(two_teams());
    let mut specialist = Reader::at(&door, Role::Specialist, OWN, &[case(OWN)]);
    let mut supervisor = Reader::at(&door, Role::Supervisor, OWN, &[case(OWN)]);
    specialist.changes_until(&["supervisor 1"]);
    let mut administrator = Reader::new(&door, Role::Administrator, OWN);
    let login = account(Role::Specialist, OWN).login;
    administrator.ask(Request::DisableAccount(login));
    supervisor.changes_until(&["specialist 1"]);
    supervisor.changes_until(&[]);
    supervisor.records_a_contact(OWN);
    // Nobody is beside her any more.
    let alone = Told::News(News::default());
    assert_eq!(specialist.heard(), [alone]);
}
