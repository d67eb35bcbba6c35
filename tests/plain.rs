//! No file of a demonstration says in plain what stands in its records: neither names nor headlines
//! nor notes, in UTF-8 or UTF-16, in the store, its working copy, its journal or a backup.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use goldaw::demonstration::{Plan, batches};
use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const CASES: u32 = 20;
/// Fewer bytes may stand in sealed ones by chance.
const SHORTEST: usize = 6;

/// Texts to look for, by their first bytes.
struct Wanted(HashMap<[u8; SHORTEST], Vec<Vec<u8>>>);

impl Wanted {
    fn new(texts: &BTreeSet<String>) -> Self {
        let mut wanted: HashMap<[u8; SHORTEST], Vec<Vec<u8>>> = HashMap::new();
        for text in texts {
            let utf16 = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect();
            let forms: [Vec<u8>; 3] = [
                text.as_bytes().to_vec(),
                utf16(u16::to_le_bytes),
                utf16(u16::to_be_bytes),
            ];
            for form in forms {
                let first = *form.first_chunk().unwrap();
                wanted.entry(first).or_default().push(form);
            }
        }
        Self(wanted)
    }

    /// Whether any of the texts is in these bytes.
    fn in_bytes(&self, bytes: &[u8]) -> bool {
        bytes.windows(SHORTEST).enumerate().any(|(place, window)| {
            let forms = self.0.get(window);
            forms.is_some_and(|forms| forms.iter().any(|form| bytes[place..].starts_with(form)))
        })
    }
}

/// What people are called and what is told about them; of a long text its beginning.
fn texts() -> BTreeSet<String> {
    let plan = Plan {
        cases: CASES,
        ..Plan::default()
    };
    let mut texts = BTreeSet::new();
    for batch in batches(&plan) {
        texts.extend(batch.accounts.into_iter().map(|account| account.name));
        texts.extend(
            batch
                .specialists
                .into_iter()
                .map(|specialist| specialist.name),
        );
        texts.extend(
            batch
                .sessions
                .into_iter()
                .map(|session| session.general_note),
        );
        texts.extend(batch.personal_parts.into_iter().map(|part| part.note));
        for case in batch.cases {
            texts.insert(case.file.headline);
            texts.extend(case.contacts.into_iter().map(|contact| contact.note));
            texts.extend(case.items.into_iter().map(|item| item.text.situation));
            for (_, person) in case.household {
                texts.extend([
                    person.name.given,
                    person.name.patronymic,
                    person.name.family,
                ]);
            }
        }
    }
    let beginning = |text: String| text.chars().take(40).collect::<String>();
    let long_enough = |text: &String| text.len() >= SHORTEST;
    texts
        .into_iter()
        .map(beginning)
        .filter(long_enough)
        .collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                files(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

fn call(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_goldaw"));
    command
        .args(arguments)
        .env_clear()
        .env("HOME", folder)
        .env("GOLDAW_STORE", folder.join("store"))
        .stdin(Stdio::null());
    let called = command.output().unwrap();
    assert!(
        called.status.success(),
        "{arguments:?}: {}",
        String::from_utf8_lossy(&called.stderr)
    );
}

#[test]
fn no_file_of_a_demonstration_says_a_name_in_plain() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    call(path, &["demo", "--cases", &CASES.to_string(), "--no-open"]);
    call(path, &["list", "people"]);
    call(path, &["backup", path.join("backup").to_str().unwrap()]);
    let texts = texts();
    assert!(texts.len() > 200, "{}", texts.len());
    let wanted = Wanted::new(&texts);
    let (found, mut bytes) = (files(path), 0);
    assert!(found.len() > 6, "{found:?}");
    for file in &found {
        let content = fs::read(file).unwrap();
        assert!(!wanted.in_bytes(&content), "{}", file.display());
        bytes += content.len();
    }
    let counted = format!(
        "in plain: {} texts in {} files, {bytes} bytes: 0 found",
        texts.len(),
        found.len()
    );
    writeln!(std::io::stderr(), "{counted}").unwrap();
}

#[test]
fn a_text_that_stands_somewhere_is_found_in_every_form() {
    let wanted = Wanted::new(&BTreeSet::from(["Ogulgerek".to_owned()]));
    let utf16: Vec<u8> = "Ogulgerek"
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    let sealed = [0xa7; 100];
    assert!(!wanted.in_bytes(&sealed));
    assert!(wanted.in_bytes(&[&sealed, b"Ogulgerek".as_slice(), &sealed].concat()));
    assert!(wanted.in_bytes(&[&sealed, utf16.as_slice()].concat()));
}
