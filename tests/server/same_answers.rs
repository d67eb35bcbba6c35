//! Whether a server is asked or the store itself makes no difference to the answer.

use crate::support::Place;

const QUESTIONS: &[&[&str]] = &[
    &["list", "cases"],
    &["list", "people"],
    &["list", "contacts"],
    &["list", "referrals"],
    &["list", "specialists"],
    &["list", "sessions"],
    &["list", "actions"],
    &["list", "partners"],
    &["list", "services"],
    &["list", "accounts"],
    &["list", "areas", "--all"],
    &["list", "cases", "--search", "school"],
    &["list", "cases", "--account", "specialist-07"],
    &[
        "list",
        "people",
        "--account",
        "supervisor-02",
        "--unmask",
        "phoning the aunt",
    ],
    &["list", "cases", "--account", "administrator"],
    &["list", "cases", "--account", "nobody"],
    &["agenda", "specialist-07"],
    &["agenda", "specialist-07", "--today", "2021-11-30"],
    &["show", "case", "AHA-AKB-2021-0001"],
    &["show", "case", "no such case"],
    &["settings"],
];

#[test]
fn every_command_answers_through_a_server_as_without_one() {
    let place = Place::with_demonstration();
    let all = || {
        QUESTIONS.iter().map(|question| {
            let called = place.call(&[question, &["--format", "json"][..]].concat());
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            (
                called.status.code(),
                text(&called.stdout),
                text(&called.stderr),
            )
        })
    };
    let alone: Vec<_> = all().collect();
    let _server = place.serve();
    for ((question, alone), served) in QUESTIONS.iter().zip(alone).zip(all()) {
        assert_eq!(served, alone, "{question:?}");
    }
}

#[test]
fn what_one_changes_another_finds_and_a_backup_is_made_meanwhile() {
    let place = Place::with_demonstration();
    let server = place.serve();
    let before = place.expect(&["settings", "--format", "json"]);
    place.expect(&[
        "settings",
        "--backups-kept",
        "3",
        "--account",
        "administrator",
    ]);
    let after = place.expect(&["settings", "--format", "json"]);
    assert_ne!(before, after);
    let made = place.expect(&["backup", "--format", "json"]);
    assert!(made.contains("\"whole\": true"), "{made}");
    let elsewhere = place.call(&["backup", "/tmp/anywhere.goldaw"]);
    let said = String::from_utf8_lossy(&elsewhere.stderr).into_owned();
    assert!(said.contains("in the folder of its store only"), "{said}");
    assert_eq!(server.end().0, Some(0));
    assert_eq!(place.expect(&["settings", "--format", "json"]), after);
    let verified = place.expect(&["verify", "--format", "json"]);
    assert!(verified.contains("\"sound\": true"), "{verified}");
}

/// What changes who may come in; a demonstration's administrator asks unless another is named.
const COMING_IN: &[&[&str]] = &[
    &[
        "account",
        "add",
        "maral",
        "--name",
        "Maral",
        "--role",
        "coordinator",
    ],
    &[
        "account",
        "add",
        "maral",
        "--name",
        "Maral",
        "--role",
        "coordinator",
    ],
    &[
        "account",
        "add",
        "a b",
        "--name",
        "Ana",
        "--role",
        "coordinator",
    ],
    &[
        "account",
        "add",
        "ana",
        "--name",
        "Ana",
        "--role",
        "specialist",
    ],
    &["account", "disable", "maral"],
    &["account", "passphrase", "maral"],
    &["account", "enable", "maral"],
    &["account", "enable", "nobody"],
    &["account", "passphrase", "maral"],
    &["account", "passphrase", "nobody"],
    &["account", "passphrase"],
    &["account", "passphrase", "--account", "specialist-07"],
    &[
        "account",
        "passphrase",
        "maral",
        "--account",
        "specialist-07",
    ],
    &["account", "recovery-key", "--account", "coordinator"],
    &["account", "list", "--account", "coordinator"],
];

#[test]
fn who_may_come_in_is_changed_through_a_server_as_without_one() {
    let places = [Place::with_demonstration(), Place::with_demonstration()];
    let [alone, served] = &places;
    for place in &places {
        let path = place.folder.path().join("passphrase");
        std::fs::write(path, "three wet cats on a roof").unwrap();
    }
    let _server = served.serve();
    for command in COMING_IN {
        let [alone, served] = [alone, served].map(|place| {
            let called = place.call(command);
            let said = String::from_utf8_lossy(&called.stderr).into_owned();
            (called.status.code(), called.stdout, said)
        });
        assert_eq!(served, alone, "{command:?}");
    }
}

#[test]
fn what_needs_the_store_itself_says_so() {
    let place = Place::with_demonstration();
    let _server = place.serve();
    for command in [
        &["verify", "--repair"][..],
        &["serve", "--write-key", "/tmp/goldaw.key"],
    ] {
        let called = place.call(command);
        let said = String::from_utf8_lossy(&called.stderr).into_owned();
        assert_eq!(called.status.code(), Some(1), "{command:?}: {said}");
        assert!(said.contains("A server has this store open"), "{said}");
        assert!(said.contains("systemctl stop"), "{said}");
    }
}
