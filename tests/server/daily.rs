//! The day's backup, which the server makes by itself.

use crate::news::{LONG, told};
use crate::support::Place;
use goldaw::office::administration::Administration;
use goldaw::office::{Answer, Request};
use goldaw::server::client::{Client, Hello};

fn come_in(place: &Place) -> Client {
    let hello = Hello::default();
    Client::connect(&place.socket(), &hello).unwrap().unwrap()
}

fn administration(client: &mut Client) -> Administration {
    match client.ask(Request::Administration).unwrap() {
        Answer::Administration(kept) => *kept,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_day_without_a_backup_gets_one_from_the_server_and_no_second() {
    let place = Place::with_service();
    place.link_oneself();
    let server = place.serve();
    let mut client = come_in(&place);
    let told = told(&mut client);
    let shown = Request::Watch(vec![Request::Administration]);
    client.ask(shown).unwrap();
    // Whoever has it in front is told when it is made.
    let kept = loop {
        let kept = administration(&mut client);
        if kept.last_backup.is_some() {
            break kept;
        }
        told.recv_timeout(LONG).unwrap();
    };
    let (last, _) = kept.last_backup.unwrap();
    assert!(kept.next_backup.unwrap() > last.made);
    let backups = place.store().join("backups");
    let files = || std::fs::read_dir(&backups).unwrap().count();
    assert_eq!(files(), 1);
    assert_eq!(server.end().0, Some(0));
    let server = place.serve();
    let again = administration(&mut come_in(&place));
    assert_eq!(
        (again.last_backup.unwrap().0, again.next_backup),
        (last, kept.next_backup)
    );
    assert_eq!(files(), 1);
    place.expect(&["settings", "--no-daily-backup"]);
    let never = administration(&mut come_in(&place));
    assert_eq!(never.next_backup, None);
    assert_eq!(server.end().0, Some(0));
    let trail = place.expect(&["list", "audit", "--format", "json"]);
    let trail: serde_json::Value = serde_json::from_str(&trail).unwrap();
    let about = trail.as_array().unwrap().iter();
    let about = about.filter(|entry| entry["request"] == "backup");
    let about: Vec<_> = about
        .map(|entry| (&entry["action"], entry["login"].is_null()))
        .collect();
    assert_eq!(about.len(), 2, "{about:?}");
    assert!(about.iter().all(|(_, by_itself)| *by_itself), "{about:?}");
}

#[test]
fn one_that_failed_is_told_to_who_comes_in_and_looks_after_the_service() {
    let place = Place::with_service();
    place.link_oneself();
    std::fs::write(place.store().join("backups"), "no folder").unwrap();
    let _server = place.serve();
    let told = loop {
        let client = come_in(&place);
        let notices = &client.welcome().notices;
        if let Some(notice) = notices.first() {
            break notice.clone();
        }
    };
    assert_eq!(told.id, "office-daily-backup-failed");
    let kept = administration(&mut come_in(&place));
    assert!(kept.next_backup.is_some(), "it is tried again");
}
