//! The program as it is called: what it answers, what it says, its exit status.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use goldaw::domain::message::Message;
use goldaw::domain::preferences::{Locale, Preference};
use goldaw::language::Words;
use goldaw::office::{Answer, Caller, Clock, Office, Request};
use goldaw::store::{Cost, NewKey, NewStore, Purpose, Store, Unlock};
use serde_json::Value;
use std::fs;
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const PASSPHRASE: &str = "correct horse battery";

/// The program in a folder of its own, without a terminal and without the caller's environment.
struct Program {
    folder: tempfile::TempDir,
}

struct Called {
    status: i32,
    answer: String,
    said: String,
}

impl Program {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("passphrase"), PASSPHRASE).unwrap();
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_goldaw"));
        command
            .args(arguments)
            .env_clear()
            .env("HOME", self.folder.path())
            .env("GOLDAW_STORE", self.path("store"))
            .stdin(Stdio::null());
        command
    }

    fn call(&self, arguments: &[&str]) -> Called {
        called(self.command(arguments).output().unwrap())
    }

    /// The same with a login and its passphrase.
    fn call_as(&self, login: &str, arguments: &[&str]) -> Called {
        let mut command = self.command(arguments);
        command
            .env("GOLDAW_LOGIN", login)
            .env("GOLDAW_PASSPHRASE_FILE", self.path("passphrase"))
            .env("GOLDAW_NEW_PASSPHRASE_FILE", self.path("passphrase"));
        called(command.output().unwrap())
    }

    /// A small demonstration.
    fn demonstration() -> Self {
        let program = Self::new();
        let made = program.call(&["demo", "--cases", "20", "--no-open"]);
        assert_eq!(made.status, 0, "{}", made.said);
        program
    }

    /// A service whose administrator is `gozel`.
    fn service() -> Self {
        let program = Self::new();
        let made = program.call_as("", &["init", "--name", "Balkan centre", "--login", "gozel"]);
        assert_eq!(made.status, 0, "{}", made.said);
        program
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let called = self.call(&[arguments, &["--format", "json"]].concat());
        assert_eq!(called.status, 0, "{arguments:?}: {}", called.said);
        serde_json::from_str(&called.answer).unwrap()
    }
}

fn called(output: Output) -> Called {
    Called {
        status: output.status.code().unwrap(),
        answer: String::from_utf8(output.stdout).unwrap(),
        said: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Nobody ever sees where the program broke.
fn expect_calm(called: &Called) {
    for word in ["panicked", "backtrace", "src/", "RUST_BACKTRACE", "{"] {
        assert!(!called.said.contains(word), "{}", called.said);
    }
    assert!(!called.said.is_empty());
}

#[test]
fn wrong_usage_has_status_two() {
    let program = Program::new();
    for arguments in [
        &["lsit"][..],
        &["list", "casses"],
        &["list", "cases", "--column", "x"],
        &["verify", "--format", "csv"],
        &["show", "case", "X", "--format", "csv"],
    ] {
        let called = program.call(arguments);
        assert_eq!(called.status, 2, "{arguments:?}");
        assert_eq!(called.answer, "", "{arguments:?}");
        expect_calm(&called);
    }
    let said = program.call(&["lsit", "--lang", "ru"]).said;
    assert!(said.starts_with("Нет команды «lsit»"), "{said}");
    let mut wrong_language = program.command(&["keys"]);
    let called = called(wrong_language.env("GOLDAW_LANG", "de").output().unwrap());
    assert_eq!(called.status, 2);
    expect_calm(&called);
}

#[test]
fn the_help_is_in_the_readers_language() {
    let program = Program::new();
    for language in ["en", "ru", "tk"] {
        for (name, arguments) in [
            ("program", &["--help"][..]),
            ("account_add", &["account", "add", "-h"]),
            ("list", &["help", "list"]),
        ] {
            let called = program.call(&[&["--lang", language], arguments].concat());
            assert_eq!((called.status, called.said.as_str()), (0, ""));
            insta::assert_snapshot!(format!("help_{name}_{language}"), called.answer);
        }
        let mut no_command = program.command(&["account"]);
        let no_command = called(no_command.env("GOLDAW_LANG", language).output().unwrap());
        assert_eq!((no_command.status, no_command.answer.as_str()), (2, ""));
        let asked = program.call(&["account", "--help", "--lang", language]);
        assert_eq!(no_command.said, asked.answer);
    }
    let mut from_the_machine = program.command(&["keys", "-h"]);
    let called = called(
        from_the_machine
            .env("LANG", "ru_RU.UTF-8")
            .output()
            .unwrap(),
    );
    assert!(called.answer.contains("Как вызвать:"), "{}", called.answer);
}

/// What a demonstration says in refusing a case that there is not, called so.
fn refused_in(program: &Program, environment: &[(&str, &str)], flags: &[&str]) -> String {
    let mut command = program.command(&[flags, &["show", "case", "X"]].concat());
    let called = called(command.envs(environment.iter().copied()).output().unwrap());
    assert_eq!(called.status, 1);
    called.said
}

#[test]
fn the_language_is_the_one_asked_for_else_the_accounts_else_the_machines() {
    let program = Program::demonstration();
    let said = |locale| {
        let message = Message::new("office-not-found");
        Words::new(locale).say(&message)
    };
    let (machine, asked) = (("LANG", "ru_RU.UTF-8"), ("GOLDAW_LANG", "tk"));
    let check = |environment: &[(&str, &str)], flags: &[&str], expected| {
        let refused = refused_in(&program, environment, flags);
        assert!(refused.contains(&said(expected)), "{refused}");
    };
    check(&[], &[], Locale::English);
    check(&[machine], &[], Locale::Russian);
    check(&[machine, ("LC_ALL", "C")], &[], Locale::English);
    choose_english(&program);
    check(&[machine], &[], Locale::English);
    check(&[machine], &["--account", "supervisor-01"], Locale::Russian);
    check(&[machine, asked], &[], Locale::Turkmen);
    check(&[machine, asked], &["--lang", "ru"], Locale::Russian);
}

/// The coordinator of a demonstration chooses English.
fn choose_english(program: &Program) {
    let clock = Clock::System;
    let mut office = Office::open(&program.path("store"), &Unlock::KeyFile, clock).unwrap();
    let caller = Caller {
        account: office.login("coordinator").unwrap(),
    };
    let english = Preference::Language(Some(Locale::English));
    let chosen = office.perform(&caller, Request::SetPreference(english));
    assert_eq!(chosen, Ok(Answer::Done));
}

/// Nothing steers the terminal or turns the writing round.
fn expect_visible(text: &str) {
    let hidden = |character: char| {
        let overrides = matches!(character, '\u{202a}'..='\u{202e}');
        overrides || (character.is_control() && character != '\n')
    };
    assert!(!text.contains(hidden), "{text:?}");
}

#[test]
fn what_comes_from_outside_cannot_steer_the_terminal() {
    let program = Program::demonstration();
    let nasty = "a\u{1b}]0;owned\u{7}\u{202e}b";
    let folder = program.path("city");
    write_directory(&folder, nasty);
    fs::write(folder.join(format!("{nasty}.csv")), "id,name\n1\n2,b\n").unwrap();
    let path = folder.to_str().unwrap();
    let elsewhere = folder.join(nasty);
    for arguments in [
        &["import", "partners", path, "--source", nasty][..],
        &["list", "partners", "--format", "csv"],
        &["list", "cases", "--area", nasty],
        &["show", "case", nasty],
        &["list", nasty],
        &["verify", "--store", elsewhere.to_str().unwrap()],
    ] {
        let called = program.call(arguments);
        assert!(!called.said.is_empty() || !called.answer.is_empty());
        expect_visible(&called.said);
        expect_visible(&called.answer);
    }
    let mut language = program.command(&["keys"]);
    expect_visible(&called(language.env("GOLDAW_LANG", nasty).output().unwrap()).said);
}

#[test]
fn without_a_store_it_says_what_to_do() {
    let program = Program::new();
    let called = program.call(&["list", "cases"]);
    assert_eq!((called.status, called.answer.as_str()), (1, ""));
    assert!(called.said.contains("goldaw init"), "{}", called.said);
    assert!(called.said.contains("goldaw demo"), "{}", called.said);
}

#[test]
fn without_a_terminal_the_interface_does_not_open() {
    let program = Program::new();
    for arguments in [&[][..], &["demo"]] {
        let called = program.call(arguments);
        assert_eq!(called.status, 1, "{arguments:?}");
        expect_calm(&called);
    }
    assert!(!program.path("store").exists());
}

#[test]
fn the_key_table_needs_no_store() {
    let program = Program::new();
    let keys = program.json(&["keys"]);
    let quits = |row: &Value| row["keys"].as_str().unwrap().contains("Ctrl-C");
    assert!(keys.as_array().unwrap().iter().any(quits));
}

#[test]
fn a_demonstration_is_made_once_and_found_again() {
    let program = Program::demonstration();
    let header = fs::read(program.path("store/header.a")).unwrap();
    let again = program.call(&["demo", "--cases", "20", "--no-open"]);
    assert_eq!(again.status, 0, "{}", again.said);
    assert_eq!(fs::read(program.path("store/header.a")).unwrap(), header);
    for other in [
        &["demo", "--no-open"][..],
        &["demo", "--cases", "20", "--seed", "2", "--no-open"],
        &[
            "demo",
            "--cases",
            "20",
            "--today",
            "2021-10-16",
            "--no-open",
        ],
    ] {
        let refused = program.call(other);
        assert_eq!(refused.status, 1, "{other:?}");
        expect_calm(&refused);
    }
}

#[test]
fn a_folder_with_something_else_is_left_alone() {
    let program = Program::new();
    fs::create_dir(program.path("store")).unwrap();
    fs::write(program.path("store/letter.txt"), "dear all").unwrap();
    for arguments in [
        &["demo", "--no-open"][..],
        &["init", "--name", "a", "--login", "b"],
        &["list", "cases"],
    ] {
        let refused = program.call_as("b", arguments);
        assert_eq!(refused.status, 1, "{arguments:?}");
        expect_calm(&refused);
    }
    let names: Vec<_> = fs::read_dir(program.path("store")).unwrap().collect();
    assert_eq!(names.len(), 1);
}

#[test]
fn an_interrupted_demonstration_is_made_again() {
    let arguments = ["demo", "--cases", "400", "--no-open"];
    // While the records are generated, while the journal is written, while the working copy is built.
    for reached in ["header.b", "journal/00000001.s", "sled/db"] {
        let program = Program::new();
        let mut child = program
            .command(&arguments)
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let reached = program.path("store").join(reached);
        while !reached.exists() && child.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let header = goldaw::store::peek(&program.path("store")).unwrap();
        let listed = program.call(&["list", "areas"]);
        assert_eq!(
            listed.status,
            i32::from(!header.complete),
            "{}",
            listed.said
        );
        let again = program.call(&arguments);
        assert_eq!(again.status, 0, "{}", again.said);
        assert_eq!(program.call(&["list", "areas"]).status, 0);
    }
}

#[test]
fn lists_of_the_demonstration_are_flat_and_ordered() {
    let program = Program::demonstration();
    for (what, count) in [("cases", 20), ("people", 100), ("specialists", 45)] {
        let rows = program.json(&["list", what]);
        let rows = rows.as_array().unwrap();
        assert_eq!(rows.len(), count, "{what}");
        for row in rows {
            assert_eq!(row["id"].as_str().unwrap().len(), 32);
            let flat = |value: &Value| !value.is_object() && !value.is_array();
            assert!(row.as_object().unwrap().values().all(flat), "{row}");
        }
    }
    let accounts = program.json(&["list", "accounts"]);
    assert_eq!(accounts.as_array().unwrap().len(), 56);
    let areas = program.json(&["list", "areas"]);
    let all = program.json(&["list", "areas", "--all"]);
    assert_eq!(areas.as_array().unwrap().len(), 20);
    assert!(all.as_array().unwrap().len() > 60);
    assert_eq!(
        program.json(&["list", "cases"]),
        program.json(&["list", "cases"])
    );
}

#[test]
fn csv_has_the_columns_of_json() {
    let program = Program::demonstration();
    let rows = program.json(&["list", "cases"]);
    let names: Vec<&String> = rows[0].as_object().unwrap().keys().collect();
    let text = program.call(&["list", "cases", "--format", "csv"]).answer;
    let mut lines = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(lines.headers().unwrap().iter().collect::<Vec<_>>(), names);
    assert_eq!(lines.records().count(), 20);
}

#[test]
fn an_agenda_has_one_object_for_each_rule_and_case() {
    let program = Program::demonstration();
    let specialists = program.json(&["list", "specialists"]);
    let code = specialists[0]["code"].as_str().unwrap();
    let lines = program.json(&["agenda", code]);
    let lines = lines.as_array().unwrap();
    assert_eq!(lines[0]["rule"], "check_in");
    assert_eq!(lines[lines.len() - 1]["item"], 13);
    let ranks: Vec<u64> = lines
        .iter()
        .map(|it| it["rank"].as_u64().unwrap())
        .collect();
    assert_eq!(ranks, (1..=lines.len() as u64).collect::<Vec<_>>());
    let by_id = program.json(&["agenda", specialists[0]["id"].as_str().unwrap()]);
    assert_eq!(by_id.as_array().unwrap(), lines);
}

#[test]
fn a_case_is_one_document_and_names_need_a_reason() {
    let program = Program::demonstration();
    let cases = program.json(&["list", "cases"]);
    let open = |row: &&Value| row["restricted"] == false;
    let row = cases.as_array().unwrap().iter().find(open).unwrap();
    let code = row["code"].as_str().unwrap();
    let masked = program.json(&["show", "case", code]);
    assert_eq!(masked["headline"], row["headline"]);
    assert_eq!(
        masked["household"].as_array().unwrap().len() as u64,
        row["people"].as_u64().unwrap()
    );
    assert!(
        masked["household"][0]["name"]
            .as_str()
            .unwrap()
            .contains('.')
    );
    let shown = program.json(&["show", "case", code, "--unmask", "a call from the clinic"]);
    assert!(
        !shown["household"][0]["name"]
            .as_str()
            .unwrap()
            .contains('.')
    );
    let text = program.call(&["show", "case", code]).answer;
    assert!(text.contains(code) && text.contains("household"), "{text}");
    assert_eq!(
        program.call(&["show", "case", "BAL-QQQ-1999-0001"]).status,
        1
    );
}

#[test]
fn the_audit_trail_is_a_list_with_filters_of_its_own() {
    let program = Program::demonstration();
    let cases = program.json(&["list", "cases"]);
    let open = |row: &&Value| row["restricted"] == false;
    let row = cases.as_array().unwrap().iter().find(open).unwrap();
    let code = row["code"].as_str().unwrap();
    program.json(&["show", "case", code, "--unmask", "a call from the clinic"]);
    let about = program.json(&["list", "audit", "--case", code]);
    let about = about.as_array().unwrap();
    assert_eq!(about.len(), 2, "{about:?}");
    assert_eq!(about[0]["action"], "unmasked");
    assert_eq!(about[0]["reason"], "a call from the clinic");
    for row in about {
        let fields: Vec<&String> = row.as_object().unwrap().keys().collect();
        let expected = "id number at login name action request case_code account record_id reason";
        assert_eq!(fields, expected.split(' ').collect::<Vec<_>>());
        assert_eq!(
            (&row["login"], &row["case_code"]),
            (&"coordinator".into(), &code.into())
        );
    }
    let csv = program.call(&["list", "audit", "--action", "unmasked", "--format", "csv"]);
    assert_eq!(csv.answer.lines().count(), 2, "{}", csv.answer);
    let long_ago = [
        "list",
        "audit",
        "--by",
        "coordinator",
        "--until",
        "2021-10-14",
    ];
    assert_eq!(program.json(&long_ago), serde_json::json!([]));
    for [list, filter, value] in [
        ["cases", "--by", "coordinator"],
        ["audit", "--search", "BAL"],
    ] {
        let refused = program.call(&["list", list, filter, value]);
        assert_eq!((refused.status, refused.answer.as_str()), (2, ""));
        assert!(refused.said.contains(filter), "{}", refused.said);
    }
    let refused = program.call(&["list", "audit", "--account", "specialist-01"]);
    assert_eq!((refused.status, refused.answer.as_str()), (1, ""));
}

#[test]
fn in_a_demonstration_one_chooses_who_one_is() {
    let program = Program::demonstration();
    let all = program.json(&["list", "cases"]).as_array().unwrap().len();
    let team = program.json(&["list", "cases", "--account", "supervisor-01"]);
    assert!(team.as_array().unwrap().len() < all);
    let nobody = program.call(&["list", "cases", "--account", "nobody"]);
    assert_eq!(nobody.status, 1);
    expect_calm(&nobody);
    let administrator = program.call(&["list", "cases", "--account", "administrator"]);
    assert_eq!(
        (administrator.status, administrator.answer.as_str()),
        (1, "")
    );
}

#[test]
fn a_demonstration_is_sound() {
    let program = Program::demonstration();
    assert_eq!(program.json(&["verify"])["sound"], true);
}

#[test]
fn a_service_lets_in_who_knows_the_passphrase() {
    let program = Program::service();
    let listed = program.call_as("gozel", &["account", "list", "--format", "csv"]);
    assert_eq!(listed.status, 0, "{}", listed.said);
    assert!(listed.answer.contains("gozel"));
    for (login, arguments) in [
        ("somebody", &["account", "list"][..]),
        ("gozel", &["account", "list", "--account", "gozel"]),
        ("gozel", &["list", "cases"]),
        (
            "gozel",
            &["account", "disable", "gozel", "--today", "2021-10-15"],
        ),
        ("gozel", &["init", "--name", "again", "--login", "gozel"]),
    ] {
        let refused = program.call_as(login, arguments);
        assert_eq!(
            (refused.status, refused.answer.as_str()),
            (1, ""),
            "{arguments:?}"
        );
        expect_calm(&refused);
    }
    let nobody_to_ask = program.call(&["account", "list"]);
    assert_eq!(nobody_to_ask.status, 1);
    assert!(nobody_to_ask.said.contains("GOLDAW_LOGIN"));
}

#[test]
fn an_account_is_added_and_disabled() {
    let program = Program::service();
    let add = [
        "account",
        "add",
        "Merjen",
        "--name",
        "Merjen Ataýewa",
        "--role",
        "coordinator",
    ];
    let added = program.call_as("gozel", &add);
    assert_eq!(added.status, 0, "{}", added.said);
    assert_eq!(program.call_as("merjen", &["list", "partners"]).status, 0);
    let disabled = program.call_as("gozel", &["account", "disable", "merjen"]);
    assert_eq!(disabled.status, 0, "{}", disabled.said);
    assert_eq!(program.call_as("merjen", &["list", "partners"]).status, 1);
    let enabled = program.call_as("gozel", &["account", "enable", "Merjen"]);
    assert_eq!(enabled.status, 0, "{}", enabled.said);
    assert_eq!(program.call_as("merjen", &["list", "partners"]).status, 0);
}

#[test]
fn an_administrator_sets_how_records_are_kept_safe() {
    let program = Program::service();
    let call = |arguments: &[&str]| {
        let all = [&["settings", "--format", "json"][..], arguments].concat();
        let called = program.call_as("gozel", &all);
        assert_eq!(called.status, 0, "{}", called.said);
        serde_json::from_str::<Value>(&called.answer).unwrap()
    };
    assert_eq!(call(&[])["idle_lock_minutes"], 10);
    call(&["--idle-lock-minutes", "3"]);
    let kept = call(&["--backups-kept", "2"]);
    assert_eq!(
        (&kept["idle_lock_minutes"], &kept["backups_kept"]),
        (&3.into(), &2.into())
    );
    assert_eq!(call(&[]), kept);
    let refused = program.call_as("gozel", &["settings", "--backups-kept", "0"]);
    assert_eq!(refused.status, 1);
    assert!(refused.said.contains("1 to 366"), "{}", refused.said);
    assert_eq!(call(&[]), kept);
}

#[test]
fn the_recovery_key_is_shown_once_and_lets_an_administrator_in_again() {
    let program = Program::new();
    let made = program.call_as("", &["init", "--name", "Balkan centre", "--login", "gozel"]);
    let key_in = |said: &str| {
        let (_, rest) = said.split_once("Recovery key: ").unwrap();
        rest.lines().next().unwrap().to_owned()
    };
    let key = key_in(&made.said);
    assert_eq!((key.len(), made.answer.as_str()), (34, ""));
    let recover = |key: &str| {
        fs::write(program.path("key"), key).unwrap();
        fs::write(program.path("new"), "three wet cats on a roof").unwrap();
        let mut command = program.command(&["account", "recover", "Gozel"]);
        command
            .env("GOLDAW_RECOVERY_KEY_FILE", program.path("key"))
            .env("GOLDAW_NEW_PASSPHRASE_FILE", program.path("new"));
        called(command.output().unwrap())
    };
    let slip = recover(&key.replace(key.chars().next().unwrap(), ""));
    assert_eq!(slip.status, 1);
    expect_calm(&slip);
    let recovered = recover(&key.to_lowercase());
    assert_eq!(recovered.status, 0, "{}", recovered.said);
    assert_ne!(key_in(&recovered.said), key);
    assert_eq!(recover(&key).status, 1, "it was used");
    let list = ["account", "list"];
    assert_eq!(program.call_as("gozel", &list).status, 1);
    fs::write(program.path("passphrase"), "three wet cats on a roof").unwrap();
    assert_eq!(program.call_as("gozel", &list).status, 0);
    let next = program.call_as("gozel", &["account", "recovery-key"]);
    assert_eq!(next.status, 0, "{}", next.said);
    assert_ne!(key_in(&next.said), key_in(&recovered.said));
}

#[test]
fn a_recovery_key_that_cannot_be_shown_is_not_put_into_force() {
    let program = Program::service();
    let header = || fs::read(program.path("store/header.a")).unwrap();
    let before = header();
    let mut command = program.command(&["account", "recovery-key"]);
    let full = fs::OpenOptions::new().write(true).open("/dev/full");
    command
        .env("GOLDAW_LOGIN", "gozel")
        .env("GOLDAW_PASSPHRASE_FILE", program.path("passphrase"))
        .stderr(full.unwrap());
    assert_eq!(command.status().unwrap().code(), Some(1));
    assert_eq!(header(), before);
}

#[test]
fn a_service_whose_making_was_broken_off_is_made_again() {
    let program = Program::new();
    let new = NewStore {
        purpose: Purpose::Service,
        stamp: None,
        key: NewKey::Passphrase {
            login: "gozel",
            passphrase: PASSPHRASE,
            cost: Cost::LEAST,
        },
    };
    drop(Store::create(&program.path("store"), &new, Clock::System.now()).unwrap());
    let list = program.call_as("gozel", &["account", "list"]);
    assert_eq!(list.status, 1);
    assert!(list.said.contains("goldaw init"), "{}", list.said);
    let init = ["init", "--name", "Balkan centre", "--login", "gozel"];
    let made = program.call_as("", &init);
    assert_eq!(made.status, 0, "{}", made.said);
    assert!(program.path("store.replaced-1/header.a").exists());
    assert_eq!(logins(&program, "store"), ["gozel"]);
    let again = program.call_as("", &init);
    assert_eq!(again.status, 1, "{}", again.said);
}

#[test]
fn a_weak_passphrase_makes_no_store() {
    let program = Program::new();
    for weak in ["kiçi", "aaaaaaaaaaaaaaaa", "gozel-gozel-1", "qwertyuiop12"] {
        fs::write(program.path("passphrase"), weak).unwrap();
        let refused = program.call_as("", &["init", "--name", "a", "--login", "gozel"]);
        assert_eq!(refused.status, 1, "{weak}");
        expect_calm(&refused);
        assert!(!refused.said.contains(weak));
        assert!(!program.path("store").exists());
    }
}

fn write_directory(folder: &Path, organisation: &str) {
    fs::create_dir_all(folder).unwrap();
    let organisations =
        format!("id,name,description,motto\n1,{organisation},helps,onward\n2,,nameless,\n");
    fs::write(folder.join("organizations.csv"), organisations).unwrap();
    let services = "id,organization_id,name,status\n7,1,Legal aid,active\n8,9,Shelter,active\n";
    fs::write(folder.join("services.csv"), services).unwrap();
}

#[test]
fn a_directory_is_imported_once_and_then_updated() {
    let program = Program::demonstration();
    let folder = program.path("city");
    let path = folder.to_str().unwrap();
    let before = program
        .json(&["list", "partners"])
        .as_array()
        .unwrap()
        .len();
    write_directory(&folder, "Ynam");
    let import = |more: &[&str]| program.call(&[&["import", "partners", path], more].concat());
    let table = |called: &Called| -> Value { serde_json::from_str(&called.answer).unwrap() };

    let counted = import(&["--dry-run", "--format", "json"]);
    assert_eq!(table(&counted)[0]["new"], 1);
    assert_eq!(
        program
            .json(&["list", "partners"])
            .as_array()
            .unwrap()
            .len(),
        before
    );

    let first = import(&[]);
    assert_eq!(first.status, 0, "{}", first.said);
    assert!(
        first.said.contains("organizations.csv, line 3"),
        "{}",
        first.said
    );
    assert_eq!(first.answer.lines().count(), 2, "{}", first.answer);

    write_directory(&folder, "Täze Ynam");
    let second = table(&import(&["--format", "json"]));
    assert_eq!(second[0]["changed"], 1, "{second}");
    assert_eq!(second[1]["unchanged"], 2, "{second}");
    assert_eq!(second[1]["kept_without_parent"], 1, "{second}");

    let partners = program.json(&["list", "partners", "--search", "taze ynam"]);
    let partner = &partners.as_array().unwrap()[0];
    assert_eq!(partner["name"], "Täze Ynam");
    assert_eq!(partner["attributes"], "motto: onward");
    assert_eq!(
        program
            .json(&["list", "partners"])
            .as_array()
            .unwrap()
            .len(),
        before + 1
    );
}

#[test]
fn nothing_to_import_has_status_one() {
    let program = Program::demonstration();
    let called = program.call(&["import", "partners", "no-such-folder"]);
    assert_eq!((called.status, called.answer.as_str()), (1, ""));
    expect_calm(&called);
}

#[test]
fn an_import_that_takes_nothing_has_status_one() {
    let program = Program::demonstration();
    let folder = program.path("city");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("organizations.csv"), "id,name\n1,\n").unwrap();
    let path = folder.to_str().unwrap();
    for more in [&[][..], &["--dry-run"]] {
        let called = program.call(&[&["import", "partners", path], more].concat());
        assert_eq!(called.status, 1, "{}", called.said);
        assert!(called.said.contains("Nothing was imported"));
        assert!(!called.said.contains("Imported as"), "{}", called.said);
    }
}

#[test]
fn a_file_that_cannot_be_read_is_told_by_the_status() {
    let program = Program::demonstration();
    let folder = program.path("city");
    write_directory(&folder, "Ynam");
    let broken = folder.join("phones.csv");
    fs::write(&broken, "id,number\n1,99312\n").unwrap();
    fs::set_permissions(&broken, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::File::open(&broken).is_ok() {
        // The superuser opens every file; one with a header that can't be read is left out as well.
        fs::write(&broken, "id,\"number\n1,99312\n").unwrap();
    }
    let called = program.call(&["import", "partners", folder.to_str().unwrap()]);
    assert_eq!(called.status, 1, "{}", called.said);
    assert!(called.said.contains("1 file could not be opened"));
    assert!(called.answer.contains("organizations: read 2, new 1"));
}

#[test]
fn logins_and_names_say_something() {
    let long = "a".repeat(65);
    for (service, login, name) in [
        (" ", "gozel", "Gözel"),
        ("Centre", " ", "Gözel"),
        ("Centre", "gozel", "\t"),
        ("Centre", "go zel", "Gözel"),
        ("Centre", "go\u{1b}zel", "Gözel"),
        ("Centre", &long, "Gözel"),
    ] {
        let program = Program::new();
        let arguments = ["--name", service, "--login", login, "--administrator", name];
        let refused = program.call_as("", &[&["init"][..], &arguments].concat());
        assert_eq!(refused.status, 1, "{arguments:?}");
        expect_calm(&refused);
        assert!(!program.path("store").exists());
    }
    let program = Program::service();
    for (login, name) in [
        (" ", "a"),
        ("a\u{7}b", "a"),
        ("a b", "a"),
        (&long, "a"),
        ("merjen", " "),
    ] {
        let add = [
            "account",
            "add",
            login,
            "--name",
            name,
            "--role",
            "coordinator",
        ];
        assert_eq!(program.call_as("gozel", &add).status, 1, "{add:?}");
    }
}

#[test]
fn a_language_that_was_named_needs_no_other() {
    let program = Program::new();
    let mut command = program.command(&["keys", "--lang", "en"]);
    let keys = called(command.env("GOLDAW_LANG", "de").output().unwrap());
    assert_eq!((keys.status, keys.said.as_str()), (0, ""));
}

#[test]
fn who_stops_reading_hears_no_complaint() {
    let program = Program::demonstration();
    let mut child = program
        .command(&["list", "people", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(0), ""));
}

/// The logins of a service's accounts.
fn logins(program: &Program, store: &str) -> Vec<String> {
    let path = program.path(store);
    let arguments = ["list", "accounts", "--format", "json", "--store"];
    let listed = program.call_as(
        "gozel",
        &[&arguments[..], &[path.to_str().unwrap()]].concat(),
    );
    assert_eq!(listed.status, 0, "{}", listed.said);
    let rows: Value = serde_json::from_str(&listed.answer).unwrap();
    let login = |row: &Value| row["login"].as_str().unwrap().to_owned();
    rows.as_array().unwrap().iter().map(login).collect()
}

fn add_coordinator(program: &Program, login: &str) {
    let add = [
        "account",
        "add",
        login,
        "--name",
        "Merjen",
        "--role",
        "coordinator",
    ];
    let added = program.call_as("gozel", &add);
    assert_eq!(added.status, 0, "{}", added.said);
}

#[test]
fn a_service_is_backed_up_and_brought_back_with_what_came_after() {
    let program = Program::service();
    add_coordinator(&program, "merjen");
    let backup = program.path("all.goldaw");
    let backup = backup.to_str().unwrap();
    let made = program.call_as("gozel", &["backup", backup, "--format", "json"]);
    assert_eq!(made.status, 0, "{}", made.said);
    let made: Value = serde_json::from_str(&made.answer).unwrap();
    assert_eq!(
        (&made["whole"], &made["records"]["account"]),
        (&true.into(), &2.into())
    );
    let again = program.call_as("gozel", &["backup", backup]);
    assert_eq!(again.status, 1);
    assert!(again.said.contains("--replace"), "{}", again.said);
    add_coordinator(&program, "oraz");

    let read = program.call_as("gozel", &["backup", "--check", backup, "--format", "json"]);
    assert_eq!(read.status, 0, "{}", read.said);
    let read: Value = serde_json::from_str(&read.answer).unwrap();
    assert_eq!(read["records"], made["records"]);

    let other = program.path("other");
    let other = other.to_str().unwrap();
    let alone = program.call_as("gozel", &["restore", backup, "--store", other]);
    assert_eq!(alone.status, 0, "{}", alone.said);
    assert!(alone.said.contains("is not there"), "{}", alone.said);
    assert_eq!(logins(&program, "other"), ["gozel", "merjen"]);

    let refused = program.call_as("gozel", &["restore", backup]);
    assert_eq!(refused.status, 1);
    assert!(refused.said.contains("--replace"), "{}", refused.said);
    let restore = ["restore", backup, "--replace", "--format", "json"];
    let whole = program.call_as("gozel", &restore);
    assert_eq!(whole.status, 0, "{}", whole.said);
    let whole: Value = serde_json::from_str(&whole.answer).unwrap();
    assert_eq!(whole["missing"], Value::Null);
    assert!(whole["commits_from_journal"].as_u64().unwrap() > 0);
    assert_eq!(logins(&program, "store"), ["gozel", "merjen", "oraz"]);
    assert_eq!(
        logins(&program, "store.replaced-1"),
        ["gozel", "merjen", "oraz"]
    );
    assert_eq!(program.call_as("gozel", &["verify"]).status, 0);

    let trail = program.call_as("gozel", &["list", "audit", "--format", "json"]);
    let trail: Value = serde_json::from_str(&trail.answer).unwrap();
    let done: Vec<&str> = trail
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|row| row["action"].as_str())
        .collect();
    for action in ["exported", "backed_up", "restored"] {
        assert!(done.contains(&action), "{action}: {done:?}");
    }
}

#[test]
fn a_backup_is_for_those_who_may_and_whole_or_refused() {
    let program = Program::service();
    let backup = program.path("all.goldaw");
    let text = backup.to_str().unwrap().to_owned();
    let made = program.call_as("gozel", &["backup", &text]);
    assert_eq!(made.status, 0, "{}", made.said);
    let other = program.path("other");
    let restore = ["restore", &text, "--store", other.to_str().unwrap()];
    let stranger = program.call_as("aman", &restore);
    assert_eq!(stranger.status, 1);
    expect_calm(&stranger);
    let account = program.call(&[&restore[..], &["--account", "gozel"]].concat());
    assert_eq!(account.status, 1);
    let mut bytes = fs::read(&backup).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&backup, bytes).unwrap();
    for arguments in [&restore[..], &["backup", "--check", &text]] {
        let refused = program.call_as("gozel", arguments);
        assert_eq!(refused.status, 1, "{arguments:?}");
        expect_calm(&refused);
    }
    assert!(!other.exists() && !program.path("other.restoring").exists());
    let missing = program.path("missing/all.goldaw");
    let refused = program.call_as("gozel", &["backup", missing.to_str().unwrap()]);
    assert_eq!(refused.status, 1);
    expect_calm(&refused);
}

#[test]
fn a_backup_may_have_a_bare_name() {
    let program = Program::demonstration();
    let mut command = program.command(&["backup", "all.goldaw", "--account", "administrator"]);
    let made = called(command.current_dir(program.folder.path()).output().unwrap());
    assert_eq!(made.status, 0, "{}", made.said);
    let check = program.path("all.goldaw");
    let read = program.call(&["backup", "--check", check.to_str().unwrap()]);
    assert_eq!(read.status, 0, "{}", read.said);
}

#[test]
fn a_demonstration_is_backed_up_and_brought_back_with_its_key() {
    let program = Program::demonstration();
    let made = program.call(&["backup", "--account", "administrator", "--format", "json"]);
    assert_eq!(made.status, 0, "{}", made.said);
    let made: Value = serde_json::from_str(&made.answer).unwrap();
    let file = made["file"].as_str().unwrap();
    assert!(file.contains("store/backups/backup-2021-10-15-"), "{file}");
    let bytes = fs::read(file).unwrap();
    for person in program.json(&["list", "specialists"]).as_array().unwrap() {
        let name = person["name"].as_str().unwrap();
        let open = bytes
            .windows(name.len())
            .any(|window| window == name.as_bytes());
        assert!(!open, "{name}");
    }
    let refused = program.call(&["backup", "--account", "supervisor-01"]);
    assert_eq!(refused.status, 1);
    let other = program.path("other");
    let other = other.to_str().unwrap();
    let refused = program.call(&[
        "restore",
        file,
        "--store",
        other,
        "--account",
        "specialist-01",
    ]);
    assert_eq!(refused.status, 1);
    assert!(!program.path("other").exists());
    let restored = program.call(&["restore", file, "--store", other]);
    assert_eq!(restored.status, 0, "{}", restored.said);
    let cases = |store: &str| program.json(&["list", "cases", "--store", store]);
    let store = program.path("store");
    assert_eq!(cases(other), cases(store.to_str().unwrap()));
    assert_eq!(program.call(&["verify", "--store", other]).status, 0);
}
