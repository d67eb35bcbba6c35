//! Tests of the errors.

use super::*;
use crate::store::disk::{Disk, SystemDisk};
use std::path::Path;

#[test]
fn a_refusal_of_the_system_says_what_was_being_done_and_with_what() {
    let path = Path::new("/proc/self/status");
    let error = StoreError::from(
        SystemDisk
            .rename(path, Path::new("/tmp/status"))
            .unwrap_err(),
    );
    let said = error.message();
    assert_eq!(said.id, "store-refused-renaming");
    assert_eq!(said.arguments[0], ("path", "/proc/self/status".into()));
    let StoreError::Refused { reason, .. } = error else {
        unreachable!("{error:?}");
    };
    assert!(
        !reason.is_empty() && !reason.contains("os error"),
        "{reason}"
    );
}

fn told(user: &str, terminal: &str) -> Message {
    let note = serde_json::to_vec(&Owner {
        process: 7,
        user: user.to_owned(),
        terminal: terminal.to_owned(),
        since: "2021-10-15T04:00:00Z".parse().unwrap(),
        socket: String::new(),
    });
    StoreError::InUse(Owner::from_note(&note.unwrap())).message()
}

#[test]
fn who_has_the_store_open_is_told_as_far_as_it_is_known() {
    for (user, terminal, id) in [
        ("ana", "pts/1", "store-in-use"),
        ("ana", "", "store-in-use-no-terminal"),
        ("", "pts/1", "store-in-use-somebody"),
        ("", "", "store-in-use-somebody"),
        ("\u{1b}\u{7} \u{202e}", "", "store-in-use-somebody"),
    ] {
        assert_eq!(told(user, terminal).id, id, "{user:?} {terminal:?}");
    }
}

#[test]
fn a_note_cannot_write_to_the_terminal() {
    let plain = told("[2JȘtefan", "pts/1[0m");
    assert_eq!(
        told("\u{1b}[2J\u{202e}Ș\u{9b}tefan\n", "pts/1\u{1b}[0m"),
        plain
    );
}
