//! Reading partner directories that are meant to do harm: it always ends, within its bounds, and says
//! what it left out.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use goldaw::domain::message::Message;
use goldaw::exchange::import::{
    BYTES_MAX, CELL_LIMIT, FILES_MAX, Outcome, Problem, ROWS_MAX, Record, Report, Sink, import,
};
use proptest::prelude::*;
use rustix::fs::{CWD, FileType, Mode, mknodat};
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

/// A sink that counts, remembers what was refused, and may add to a file while it is read.
#[derive(Default)]
struct Counted {
    rows: usize,
    texts: Vec<String>,
    refused: Vec<(String, u64, &'static str)>,
    growing: Option<PathBuf>,
}

impl Sink for Counted {
    fn accept(&mut self, records: Vec<Record>) -> Result<Vec<Outcome>, Message> {
        self.rows += records.len();
        if let Some(path) = &self.growing {
            let mut file = OpenOptions::new().append(true).open(path).unwrap();
            file.write_all("9,more\n".repeat(1000).as_bytes()).unwrap();
        }
        self.texts.extend(records.iter().flat_map(texts));
        Ok(vec![Outcome::New; records.len()])
    }

    fn refuse(&mut self, problem: Problem) {
        self.refused
            .push((problem.file, problem.line, problem.reason.id));
    }
}

/// The texts of a row that are as long as somebody wrote them.
fn texts(record: &Record) -> Vec<String> {
    let values = |pairs: &[(String, String)]| pairs.iter().map(|pair| pair.1.clone()).collect();
    let (mut found, others): (Vec<String>, [&String; 2]) = match record {
        Record::Partner(row) => (
            values(&row.attributes),
            [&row.names.english, &row.description],
        ),
        Record::Service(row) => (
            values(&row.attributes),
            [&row.names.english, &row.description],
        ),
        Record::Entry(row) => (values(&row.columns), [&row.table, &row.source_id]),
    };
    found.extend(others.map(String::clone));
    found
}

impl Counted {
    fn import(&mut self, path: &Path) -> Result<Report, Message> {
        import(path, self)
    }
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn what_is_no_regular_file_is_refused_by_name() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("organizations.csv"), "id,name\n1,Umyt\n").unwrap();
    mknodat(CWD, path("pipe.csv"), FileType::Fifo, Mode::from(0o600), 0).unwrap();
    fs::create_dir(path("folder.csv")).unwrap();
    symlink("/dev/zero", path("device.csv")).unwrap();
    symlink("loop.csv", path("loop.csv")).unwrap();
    symlink("organizations.csv", path("linked.csv")).unwrap();
    let mut counted = Counted::default();
    let report = counted.import(folder.path()).unwrap();
    counted.refused.sort();
    assert_eq!(
        counted.refused,
        [
            ("device.csv".to_owned(), 1, "import-not-a-file"),
            ("folder.csv".to_owned(), 1, "import-not-a-file"),
            ("loop.csv".to_owned(), 1, "import-not-opened"),
            ("pipe.csv".to_owned(), 1, "import-not-a-file"),
        ]
    );
    assert_eq!((counted.rows, report.files_left_out), (2, 4));
    for name in ["pipe.csv", "device.csv"] {
        let mut alone = Counted::default();
        let report = alone.import(&path(name)).unwrap();
        assert_eq!(alone.refused, [(name.to_owned(), 1, "import-not-a-file")]);
        assert!(!report.took_rows());
    }
}

#[test]
fn a_file_that_grows_is_read_as_far_as_it_was() {
    let folder = folder();
    let path = folder.path().join("organizations.csv");
    let rows: String = (0..120).map(|id| format!("{id},x\n")).collect();
    fs::write(&path, format!("id,name\n{rows}")).unwrap();
    let mut counted = Counted {
        growing: Some(path),
        ..Counted::default()
    };
    let report = counted.import(folder.path()).unwrap();
    assert_eq!(counted.rows, 120);
    let notes: Vec<&str> = report.notes.iter().map(|note| note.text.id).collect();
    assert_eq!(notes, ["import-file-changed"]);
}

#[test]
fn the_bytes_and_the_number_of_files_are_bounded() {
    let large = folder();
    for name in ["organizations.csv", "services.csv"] {
        let file = File::create(large.path().join(name)).unwrap();
        file.set_len(BYTES_MAX / 2 + 1).unwrap();
    }
    let many = folder();
    for number in 0..=FILES_MAX {
        fs::write(many.path().join(format!("{number}.csv")), "id\n1\n").unwrap();
    }
    for (folder, refused) in [(large, "import-too-large"), (many, "import-too-many-files")] {
        let mut counted = Counted::default();
        assert_eq!(counted.import(folder.path()).unwrap_err().id, refused);
        assert_eq!(counted.rows, 0);
    }
}

#[test]
fn rows_beyond_the_limit_are_left_out_and_said_so() {
    let folder = folder();
    let services = folder.path().join("services.csv");
    fs::write(folder.path().join("organizations.csv"), "id,name\n1,Umyt\n").unwrap();
    let rows: String = (0..ROWS_MAX + 5).map(|id| format!("{id},a\n")).collect();
    fs::write(&services, format!("id,name\n{rows}")).unwrap();
    let mut counted = Counted::default();
    let report = counted.import(folder.path()).unwrap();
    assert_eq!((counted.rows, report.files_left_out), (ROWS_MAX, 1));
    // The header is the first line, and the other file had one row.
    let line = ROWS_MAX as u64 + 1;
    assert_eq!(
        counted.refused,
        [("services.csv".to_owned(), line, "import-too-many-rows")]
    );
}

/// Bytes that look like a directory's files, more or less.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let pieces = proptest::sample::select(vec![
        "id",
        "name",
        "organization_id",
        ",",
        ";",
        "\t",
        "\"",
        "\"\"",
        "\n",
        "\r\n",
        "\r",
        "1",
        "2",
        "Öwez",
        "\u{1b}[2J",
        "\u{202e}",
        "\u{301}",
        "\0",
        "\u{feff}",
    ]);
    let pieces = proptest::collection::vec(pieces, 0..80).prop_map(|all| all.concat().into_bytes());
    prop_oneof![pieces, proptest::collection::vec(any::<u8>(), 0..400)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_directory_makes_the_reading_panic(files in proptest::collection::vec(bytes(), 1..4)) {
        let names = ["organizations.csv", "services.csv", "phones.csv"];
        let folder = folder();
        for (name, bytes) in names.iter().zip(&files) {
            fs::write(folder.path().join(name), bytes).unwrap();
        }
        let mut counted = Counted::default();
        let report = counted.import(folder.path()).unwrap();
        for summary in &report.summaries {
            let taken = summary.new + summary.changed + summary.unchanged;
            prop_assert_eq!(summary.read, taken + summary.repeated + summary.refused);
        }
        for text in &counted.texts {
            let control = |letter: char| letter.is_control() && letter != '\n';
            prop_assert!(!text.contains(control), "{:?}", text);
            prop_assert!(text.len() <= CELL_LIMIT);
        }
    }
}
