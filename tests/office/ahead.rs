//! What lists and searches need is read ahead while nobody asks: once, nothing of it after a lock, and what was
//! committed meanwhile is there too.

use crate::door::Door;
use crate::on_disk::{PASSPHRASE, Service, add};
use crate::outline::told;
use crate::support::{OWN, account, ask, case, id, opened, over, partner, specialist, two_teams};
use crate::ways::every_kind;
use goldaw::domain::account::Role;
use goldaw::domain::referral::Channel;
use goldaw::office::caseload::{CaseFilter, CaseSort, CaseloadQuery};
use goldaw::office::loading::Batch;
use goldaw::office::referrals::NewReferral;
use goldaw::office::{Answer, Caller, Clock, Office, Request, Visit};
use goldaw::store::Changes;

/// In how many parts the rest is read.
fn parts(mut read: impl FnMut() -> bool) -> usize {
    (0..100).take_while(|_| read()).count()
}

#[test]
fn for_everybody_lists_and_texts_are_read_once() {
    let mut office = every_kind();
    let lists_of_three_and_their_texts = 4;
    let read = parts(|| office.read_ahead(None));
    assert_eq!(read, lists_of_three_and_their_texts);
    assert!(!office.read_ahead(None));
    let read_ahead = told(&mut opened(office));
    assert!(read_ahead == told(&mut opened(every_kind())));
}

#[test]
fn for_one_person_the_texts_are_read_once_a_list_was_asked_for() {
    for (role, texts) in [
        (Role::Supervisor, 1),
        (Role::Coordinator, 1),
        (Role::Administrator, 0),
    ] {
        let mut visit = Visit::new(every_kind(), Some(account(role, OWN)));
        assert!(!visit.read_ahead(), "{role:?}");
        let listed = visit.ask(Request::ThisWeek(None));
        assert_eq!(listed.is_ok(), texts > 0, "{role:?}");
        assert_eq!(parts(|| visit.read_ahead()), texts, "{role:?}");
        assert!(!visit.read_ahead(), "{role:?}");
    }
    let mut visit = Visit::new(two_teams(), None);
    assert!(!visit.read_ahead(), "nobody was chosen");
}

#[test]
fn after_a_lock_nothing_is_left_of_what_was_read() {
    let service = Service::new();
    let (mut office, gozel) = service.visit("gozel");
    add(&mut office, &gozel, "maral", Role::Coordinator);
    let maral = office.login("maral").unwrap();
    let mut store = office.close();
    let mut changes = Changes::new();
    changes.put(&specialist(OWN), None);
    store.commit(&changes).unwrap();
    let office = Office::over(store, Clock::System).unwrap();
    let mut visit = Visit::new(office, Some(maral));
    for _ in 0..2 {
        assert!(!visit.read_ahead());
        visit.ask(Request::ThisWeek(None)).unwrap();
        assert_eq!(parts(|| visit.read_ahead()), 1);
        visit.ask(Request::Lock).unwrap();
        assert!(!visit.read_ahead());
        visit.ask(Request::Unlock(PASSPHRASE.into())).unwrap();
    }
}

/// The door of two teams with more cases than are read in one part.
fn of_many() -> Door {
    let mut office = every_kind();
    let more = (50..98).chain(100..150).map(|number| case(number, OWN));
    let batch = Batch {
        cases: more.collect(),
        ..Batch::default()
    };
    office.load(&batch).unwrap();
    opened(office)
}

fn search(text: &str) -> Request {
    Request::Caseload(CaseloadQuery {
        specialist: None,
        search: text.into(),
        filter: CaseFilter::All,
        sort: CaseSort::Need,
        most: None,
    })
}

/// The codes of what is found.
fn found(door: &mut Door, text: &str) -> Vec<String> {
    match ask(door, Role::Supervisor, search(text)) {
        Ok(Answer::Caseload(list)) => list.rows.into_iter().map(|row| row.code.0).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_changed_while_texts_are_read_is_found_as_it_is_now() {
    let caller = Caller {
        account: account(Role::Supervisor, OWN),
    };
    let referral = NewReferral {
        case: id(60),
        need: "legal advice".into(),
        urgent: true,
        partner: partner().id,
        service: None,
        override_reason: String::new(),
        send_by: Some(Channel::Phone),
    };
    let code = "BAL-TUR-2021-0060".to_owned();
    assert!(!found(&mut of_many(), "yenme").contains(&code));
    // The rest is read ahead, or by whoever searches first.
    for to_the_end in [true, false] {
        let mut door = of_many();
        ask(&mut door, Role::Supervisor, search("")).unwrap();
        let mut office = door.close();
        assert!(office.read_ahead(Some(&caller)));
        let mut door = Door::of(office);
        let change = Request::StartReferral(referral.clone());
        ask(&mut door, Role::Supervisor, change).unwrap();
        let mut office = door.close();
        if to_the_end {
            assert_eq!(parts(|| office.read_ahead(Some(&caller))), 1);
        }
        let mut door = Door::of(office);
        let of_partner = found(&mut door, "yenme");
        assert!(of_partner.contains(&code));
        let everywhere = found(&mut door, "2021-00");
        let mut fresh = opened(over(door.close().close()));
        assert_eq!(found(&mut fresh, "yenme"), of_partner);
        assert_eq!(found(&mut fresh, "2021-00"), everywhere);
    }
}
