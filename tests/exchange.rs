//! Reading partner directories: whole directories in each of the shapes they come in.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use goldaw::domain::message::Message;
use goldaw::exchange::import::{
    Outcome, PartnerRow, Problem, Record, Report, ServiceRow, Sink, import,
};
use goldaw::language::{Locale, Words};
use std::collections::HashMap;
use std::path::Path;

/// A sink that keeps everything by table and id, as a store does.
#[derive(Default)]
struct Kept {
    records: HashMap<(String, String), Record>,
    problems: Vec<Problem>,
}

impl Sink for Kept {
    fn accept(&mut self, records: Vec<Record>) -> Result<Vec<Outcome>, Message> {
        assert!(records.len() <= 50);
        let keep = |record: Record| {
            let (table, id) = match &record {
                Record::Partner(row) => ("organizations", &row.source_id),
                Record::Service(row) => ("services", &row.source_id),
                Record::Entry(row) => (row.table.as_str(), &row.source_id),
            };
            let key = (table.to_owned(), id.clone());
            match self.records.insert(key, record.clone()) {
                None => Outcome::New,
                Some(before) if before == record => Outcome::Unchanged,
                Some(_) => Outcome::Changed,
            }
        };
        Ok(records.into_iter().map(keep).collect())
    }

    fn refuse(&mut self, problem: Problem) {
        self.problems.push(problem);
    }
}

impl Kept {
    fn import(&mut self, folder: &str) -> Report {
        import(&Path::new("tests/fixtures/hsds").join(folder), self).unwrap()
    }

    fn partner(&self, id: &str) -> &PartnerRow {
        match &self.records[&("organizations".to_owned(), id.to_owned())] {
            Record::Partner(row) => row,
            other => panic!("{other:?}"),
        }
    }

    fn service(&self, id: &str) -> &ServiceRow {
        match &self.records[&("services".to_owned(), id.to_owned())] {
            Record::Service(row) => row,
            other => panic!("{other:?}"),
        }
    }

    /// Organisation, number of parents and whether one of them is missing.
    fn entry(&self, table: &str, id: &str) -> (Option<&str>, usize, bool) {
        match &self.records[&(table.to_owned(), id.to_owned())] {
            Record::Entry(row) => (row.organisation.as_deref(), row.parents.len(), row.orphan),
            other => panic!("{other:?}"),
        }
    }
}

/// The summaries in short: table, read, new, repeated, orphan, refused.
fn counts(report: &Report) -> Vec<(&str, [usize; 5])> {
    let counts = report.summaries.iter().map(|found| {
        let of_new = found.new + found.changed + found.unchanged;
        assert_eq!(
            found.read,
            of_new + found.repeated + found.refused,
            "{found:?}"
        );
        (
            found.table.as_str(),
            [
                found.read,
                found.new,
                found.repeated,
                found.orphan,
                found.refused,
            ],
        )
    });
    counts.collect()
}

#[test]
fn a_directory_of_version_1() {
    let mut kept = Kept::default();
    let report = kept.import("version-1");
    assert_eq!(
        counts(&report),
        [
            ("organizations", [6, 3, 1, 0, 2]),
            ("locations", [1, 1, 0, 0, 0]),
            ("services", [4, 3, 0, 2, 1]),
            ("service_at_location", [2, 2, 0, 1, 0]),
            ("phones", [2, 2, 0, 1, 0]),
            ("addresses", [1, 1, 0, 0, 0]),
            ("schedules", [1, 1, 0, 0, 0]),
            ("taxonomy_terms", [3, 3, 0, 1, 0]),
            ("metadata", [2, 2, 0, 1, 0]),
            ("badges", [2, 2, 0, 1, 0]),
        ]
    );
    let problems: Vec<(&str, u64, &str)> = kept
        .problems
        .iter()
        .map(|problem| (problem.file.as_str(), problem.line, problem.reason.id))
        .collect();
    assert_eq!(
        problems,
        [
            ("organizations.csv", 6, "import-same-id"),
            ("organizations.csv", 7, "import-no-name"),
            ("services.csv", 5, "import-service-without-name"),
        ]
    );
    let partner = kept.partner("o1");
    assert_eq!(partner.description, "Help at home,\nevery day");
    assert_eq!(partner.website, "http://umyt.example.tm");
    let attributes = [("tax_status", "nonprofit"), ("focus", "elderly")];
    assert_eq!(
        partner.attributes,
        attributes.map(|(name, value)| (name.to_owned(), value.to_owned()))
    );
    assert_eq!(kept.partner("o2").email, "not an address");
    assert_eq!(kept.partner("o4").names.english, "Bagt");
    let lost = kept.service("s2");
    assert_eq!(lost.organisation, None);
    assert_eq!(
        lost.attributes,
        [("organization_id".to_owned(), "o9".to_owned())]
    );
    assert_eq!(kept.entry("addresses", "a1"), (Some("o1"), 1, false));
    assert_eq!(kept.entry("schedules", "h1"), (Some("o1"), 1, false));
    assert_eq!(
        kept.entry("service_at_location", "x2"),
        (Some("o1"), 2, true)
    );
    assert_eq!(kept.entry("metadata", "m1"), (Some("o1"), 1, false));
}

#[test]
fn a_directory_of_version_3() {
    let mut kept = Kept::default();
    let report = kept.import("version-3");
    assert_eq!(
        counts(&report),
        [
            ("organizations", [3, 3, 0, 1, 0]),
            ("services", [1, 1, 0, 0, 0]),
            ("service_at_location", [1, 1, 0, 0, 0]),
            ("schedules", [1, 1, 0, 0, 0]),
            ("taxonomy_terms", [2, 2, 0, 1, 0]),
            ("taxonomies", [1, 1, 0, 0, 0]),
            ("attributes", [1, 1, 0, 0, 0]),
        ]
    );
    let service = kept.service("s1");
    assert_eq!(service.status, "temporarily closed");
    assert_eq!(service.eligibility, "Over 60");
    assert_eq!(service.assured_on, "2021-09-30");
    assert!(
        service
            .attributes
            .contains(&("alert".to_owned(), "Closed in May".to_owned()))
    );
    assert_eq!(kept.entry("attributes", "z1"), (Some("o2"), 2, false));
}

#[test]
fn a_directory_in_ohanas_names() {
    let mut kept = Kept::default();
    let report = kept.import("ohana");
    assert!(kept.problems.is_empty());
    assert_eq!(
        report
            .summaries
            .iter()
            .map(|summary| summary.orphan)
            .sum::<usize>(),
        3
    );
    assert_eq!(kept.service("1").organisation.as_deref(), Some("1"));
    assert!(!kept.service("1").orphan);
    assert!(
        kept.service("2").orphan,
        "its location's organisation is missing"
    );
    assert_eq!(kept.service("3").organisation, None);
    assert_eq!(kept.entry("phones", "1"), (Some("1"), 1, false));
    assert_eq!(kept.entry("postal_addresses", "1"), (Some("1"), 1, false));
    assert_eq!(kept.entry("taxonomy_terms", "101-01"), (None, 1, false));
}

#[test]
fn a_directory_with_a_vendors_columns() {
    let mut kept = Kept::default();
    let report = kept.import("vendor");
    assert_eq!(
        report
            .summaries
            .iter()
            .map(|summary| summary.orphan)
            .sum::<usize>(),
        0
    );
    assert_eq!(kept.partner("u1").website, "umyt.example.tm");
    let service = kept.service("v2");
    assert_eq!(
        (
            service.names.english.as_str(),
            service.organisation.as_deref()
        ),
        ("Hotline", Some("u1"))
    );
    assert!(
        service
            .attributes
            .contains(&("column_7".to_owned(), "see".to_owned()))
    );
    assert_eq!(kept.entry("locations", "w1"), (Some("u1"), 1, false));
}

#[test]
fn a_second_import_makes_no_twins() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("organizations.csv");
    let rows = [
        "name,description",
        "Umyt,Care",
        "Nur,Law",
        "Nur,Other law",
        "Umyt,Care",
    ];
    std::fs::write(&file, rows.join("\n")).unwrap();
    let mut kept = Kept::default();
    let first = import(folder.path(), &mut kept).unwrap();
    assert_eq!(counts(&first), [("organizations", [4, 3, 1, 0, 0])]);
    assert_eq!(first.notes[0].text.id, "import-ids-made");
    let again = import(folder.path(), &mut kept).unwrap();
    assert_eq!(again.summaries[0].unchanged, 3);
    std::fs::write(&file, rows.join("\n").replace("Care", "Care at home")).unwrap();
    let edited = import(folder.path(), &mut kept).unwrap();
    assert_eq!(
        (edited.summaries[0].changed, edited.summaries[0].new),
        (1, 0)
    );
    assert_eq!(kept.records.len(), 3);
}

#[test]
fn rows_go_on_in_batches_and_a_sink_may_refuse_one() {
    struct Picky(usize);
    impl Sink for Picky {
        fn accept(&mut self, records: Vec<Record>) -> Result<Vec<Outcome>, Message> {
            let refusal = || Outcome::Refused(Message::new("import-no-name"));
            Ok(records
                .iter()
                .map(|record| {
                    if record.is_orphan() {
                        refusal()
                    } else {
                        Outcome::New
                    }
                })
                .collect())
        }

        fn refuse(&mut self, problem: Problem) {
            self.0 += problem.line as usize;
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let services: String = (0..120)
        .map(|id| format!("{id},{},x\n", if id == 70 { "9" } else { "1" }))
        .collect();
    std::fs::write(folder.path().join("organizations.csv"), "id,name\n1,Umyt\n").unwrap();
    std::fs::write(
        folder.path().join("services.csv"),
        format!("id,organization_id,name\n{services}"),
    )
    .unwrap();
    let mut picky = Picky(0);
    let report = import(folder.path(), &mut picky).unwrap();
    assert_eq!(picky.0, 72);
    assert_eq!(
        (
            report.summaries[1].new,
            report.summaries[1].refused,
            report.summaries[1].orphan
        ),
        (119, 1, 0)
    );
}

#[test]
fn notes_and_problems_are_sentences() {
    let words = Words::new(Locale::English);
    let mut kept = Kept::default();
    let report = kept.import("edge-cases");
    let notes: Vec<String> = report
        .notes
        .iter()
        .map(|note| words.say(&note.message()))
        .collect();
    assert!(
        notes
            .iter()
            .any(|note| note.contains("lossy.csv: it is not UTF-8 and was read as windows-1251")),
        "{notes:?}"
    );
    assert!(notes.contains(&"organizations_empty.csv: the file is empty.".to_owned()));
    let problems: Vec<String> = kept
        .problems
        .iter()
        .map(|problem| words.say(&problem.message()))
        .collect();
    assert!(problems.contains(&"organizations_wrong_width.csv, line 2: the row has 2 cells and the header 3; the row was left out.".to_owned()), "{problems:?}");
    let missing = import(Path::new("tests/fixtures/nothing"), &mut kept).unwrap_err();
    assert!(words.say(&missing).contains("Nothing was imported."));
    let none = import(tempfile::tempdir().unwrap().path(), &mut kept).unwrap_err();
    assert_eq!(none.id, "import-no-files");
}

#[test]
fn a_directory_names_its_partners_in_each_language() {
    let mut kept = Kept::default();
    let report = kept.import("languages");
    assert_eq!(
        report.summaries.iter().map(|one| one.read).sum::<usize>(),
        5
    );
    for (id, turkmen, russian, english, other) in [
        ("1", "Ýeňme", "Еңме", "Yenme", "Overcoming"),
        // The letters tell the language of a name that does not say it.
        ("2", "", "Умыт", "", ""),
        // Where two names have one place, the one that says its language stands there.
        ("3", "", "", "Happiness", ""),
        ("4", "Ojak", "", "", ""),
        ("5", "Keýik Okara", "", "", ""),
    ] {
        let partner = kept.partner(id);
        assert_eq!(partner.names.each(), [turkmen, russian, english], "{id}");
        assert_eq!(partner.alternate_name, other, "{id}");
    }
    let without_a_field = [("name".to_owned(), "Bagt".to_owned())];
    assert_eq!(kept.partner("3").attributes, without_a_field);
}
