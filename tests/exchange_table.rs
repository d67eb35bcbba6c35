//! Reading single CSV files: what real ones look like, one oddity after the other.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use goldaw::exchange::import::{CELL_LIMIT, COLUMNS_LIMIT, ROW_LIMIT, Table};
use std::io::Cursor;
use std::path::Path;

/// The rows and refusals of a table in short: `1: a|b` or `3! import-wrong-width`.
fn rows(bytes: &[u8]) -> Vec<String> {
    let mut table = match Table::open(Cursor::new(bytes)) {
        Ok(table) => table,
        Err(refusal) => return vec![format!("{}! {}", refusal.line, refusal.reason.id)],
    };
    let mut rows = vec![table.columns().join("|")];
    while let Some(row) = table.next_row() {
        rows.push(match row {
            Ok(row) => format!("{}: {}", row.line, row.cells.join("|")),
            Err(refusal) => format!("{}! {}", refusal.line, refusal.reason.id),
        });
    }
    rows
}

/// A name, a file, and its header and rows.
type Case = (&'static str, &'static [u8], &'static [&'static str]);

fn check(cases: &[Case]) {
    for (name, bytes, expected) in cases {
        assert_eq!(&rows(bytes), expected, "{name}");
    }
}

#[test]
fn the_oddities_of_csv_files() {
    let cases: &[Case] = &[
        ("empty", b"", &[""]),
        ("blank lines only", b"\n\r\n  \n", &[""]),
        ("header only", b"id,name\n", &["id|name"]),
        (
            "no end of the last line",
            b"id,name\n1,a",
            &["id|name", "2: 1|a"],
        ),
        (
            "byte order mark",
            b"\xef\xbb\xbfid,name\n1,a\n",
            &["id|name", "2: 1|a"],
        ),
        ("CRLF", b"id,name\r\n1,a\r\n", &["id|name", "2: 1|a"]),
        (
            "lone CR",
            b"id,name\r1,a\r2,b\r",
            &["id|name", "2: 1|a", "3: 2|b"],
        ),
        (
            "semicolons",
            b"id;name;note\n1;a;x,y\n",
            &["id|name|note", "2: 1|a|x,y"],
        ),
        ("tabs", b"id\tname\n1\ta, b\n", &["id|name", "2: 1|a, b"]),
        ("bars", b"id|name\n1|a\n", &["id|name", "2: 1|a"]),
        (
            "commas in a quoted name",
            b"\"a,b,c\";d\n1;2\n",
            &["a,b,c|d", "2: 1|2"],
        ),
        (
            "quoted line ends",
            b"id,name\n1,\"a\nb\"\n2,c\n",
            &["id|name", "2: 1|a\nb", "4: 2|c"],
        ),
        (
            "doubled quotes",
            b"id,name\n1,\"a \"\"b\"\" c\"\n",
            &["id|name", "2: 1|a \"b\" c"],
        ),
        ("empty quotes", b"id,name\n1,\"\"\n", &["id|name", "2: 1|"]),
        (
            "blank after a quote",
            b"id,name\n\"1\" ,\"a\" \n",
            &["id|name", "2: 1|a"],
        ),
        (
            "a quote in a cell",
            b"id,name\n1,5\" pipe\n",
            &["id|name", "2: 1|5\" pipe"],
        ),
        (
            "a quote not doubled",
            b"id,name\n1,\"a \"b\" c\"\n",
            &["id|name", "2: 1|a \"b\" c"],
        ),
    ];
    check(cases);
}

#[test]
fn the_damages_of_csv_files() {
    let cases: &[Case] = &[
        (
            "fewer and more cells",
            b"id,name\n1\n2,b\n3,c,d\n4,d,,\n",
            &[
                "id|name",
                "2! import-wrong-width",
                "3: 2|b",
                "4! import-wrong-width",
                "5: 4|d",
            ],
        ),
        (
            "an open quote",
            b"id,name\n1,\"a\n2,b\n3,c\n",
            &["id|name", "2! import-open-quote", "3: 2|b", "4: 3|c"],
        ),
        (
            "an open quote before a closed one",
            b"id,name,note\n1,\"a,x\n2,\"b\",y\n",
            &["id|name|note", "2! import-open-quote", "3: 2|b|y"],
        ),
        (
            "an open quote in the header",
            b"id,\"name\n1,a\n",
            &["1! import-open-quote"],
        ),
        (
            "zero bytes",
            b"id,name\n1,a\0b\n2,c\n",
            &["id|name", "2! import-zero-byte", "3: 2|c"],
        ),
        ("blank rows", b"id,name\n\n,\n1,a\n", &["id|name", "4: 1|a"]),
        (
            "nameless columns",
            b"id,name,,\n1,a\n2,b,,x\n",
            &["id|name|column_3|column_4", "2: 1|a||", "3: 2|b||x"],
        ),
        (
            "equal column names",
            b"id,name,name\n1,a,b\n",
            &["id|name|name_3", "2: 1|a|b"],
        ),
        (
            "some broken letters",
            "id,name\n1,Öwez\n2,\u{1}\n3,Gülşat\n".as_bytes(),
            &["id|name", "2: 1|Öwez", "3: 2|", "4: 3|Gülşat"],
        ),
        (
            "control characters and loose marks",
            "id,na\tme\n1,a\u{1b}[2J\u{9b}\u{7f}b\n2,y\u{301}\n".as_bytes(),
            &["id|na me", "2: 1|a[2Jb", "3: 2|ý"],
        ),
        (
            "Windows-1251",
            b"id;name\r\n1;\xcd\xe0\xe4\xe5\xe6\xe4\xe0\r\n",
            &["id|name", "2: 1|Надежда"],
        ),
        (
            "UTF-8 with a broken letter",
            b"id,name\n1,\xc3\x96wez\n2,\xff\n3,G\xc3\xbcl\n",
            &[
                "id|name",
                "2: 1|Öwez",
                "3! import-broken-letters",
                "4: 3|Gül",
            ],
        ),
        (
            "as many broken letters as whole ones",
            b"id,name\n1,\xc3\x96wez\n2,G\xfcl\n3,Ann\n",
            &[
                "id|name",
                "2: 1|Öwez",
                "3! import-broken-letters",
                "4: 3|Ann",
            ],
        ),
        (
            "a western encoding",
            b"id,name\n1,Jos\xe9\n2,Ann\n",
            &["id|name", "2! import-broken-letters", "3: 2|Ann"],
        ),
        (
            "UTF-16 without a mark",
            b"i\0d\0\n\0\x31\0\n\0",
            &["id", "2: 1"],
        ),
        (
            "UTF-16, big end first",
            b"\xfe\xff\0i\0d\0\n\0\x31",
            &["id", "2: 1"],
        ),
    ];
    check(cases);
}

#[test]
fn what_is_too_long_is_left_out_alone() {
    let fits = "x".repeat(CELL_LIMIT);
    let file = format!("id,name\n1,{fits}\n2,{fits}x\n3,c\n");
    let read = rows(file.as_bytes());
    assert_eq!(read[1].len(), "2: 1|".len() + CELL_LIMIT);
    assert_eq!(read[2..], ["3! import-cell-too-long", "4: 3|c"]);
    for end in ["\n", "\r\n", "\r"] {
        let line = "x".repeat(3 << 20);
        let file = ["id,name", &line, "3,c", ""].join(end);
        assert_eq!(
            rows(file.as_bytes())[1..],
            ["2! import-line-too-long", "3: 3|c"],
            "{end:?}"
        );
    }
    let open = format!("id,name\n1,\"a\n{}9,z\n", "2,b\n".repeat(400_000));
    let read = rows(open.as_bytes());
    assert_eq!(read[1..3], ["2! import-open-quote", "3: 2|b"]);
    assert_eq!(read.len(), 2 + 400_001);
}

#[test]
fn rows_and_headers_are_bounded() {
    let cell = "x".repeat(CELL_LIMIT);
    let columns: Vec<String> = (0..9).map(|column| format!("c{column}")).collect();
    let most = ROW_LIMIT / CELL_LIMIT;
    let row = |cells: usize| {
        format!(
            "{}{}",
            vec![cell.as_str(); cells].join(","),
            ",".repeat(9 - cells)
        )
    };
    let file = format!("{}\n{}\n{}\n", columns.join(","), row(most), row(most + 1));
    let read = rows(file.as_bytes());
    assert!(read[1].starts_with("2: xxx"));
    assert_eq!(read[2..], ["3! import-row-too-long"]);
    let header = |columns: usize| format!("id{}\n1\n", ",x".repeat(columns - 1));
    assert_eq!(rows(header(COLUMNS_LIMIT).as_bytes()).len(), 2);
    assert_eq!(
        rows(header(COLUMNS_LIMIT + 1).as_bytes()),
        ["1! import-too-many-columns"]
    );
    let name = format!("id,{}\n", "x".repeat(257));
    assert_eq!(rows(name.as_bytes()), ["1! import-column-name-too-long"]);
}

#[test]
fn letters_and_line_ends_may_lie_across_blocks() {
    for shift in 0..16 {
        let name = format!("{}Ýazgül\r\n", "x".repeat((1 << 16) - 24 + shift));
        let file = format!("id,name\r\n1,{name}2,Öwez\r\n");
        let read = rows(file.as_bytes());
        assert!(read[1].ends_with("xÝazgül"), "{shift}");
        assert_eq!(read[2], "3: 2|Öwez");
    }
}

#[test]
fn one_table_in_seven_spellings_reads_the_same() {
    let read = |name: &str| {
        let path =
            Path::new("tests/fixtures/hsds/edge-cases").join(format!("organizations_{name}.csv"));
        rows(&std::fs::read(path).unwrap())
    };
    let expected = read("utf8_lf");
    assert_eq!(expected.len(), 9);
    assert!(expected[1].contains("Ýeňme jemgyýetçilik guramasy"));
    for name in ["utf8bom_crlf", "semicolon_bom", "utf16le_tab"] {
        assert_eq!(read(name), expected, "{name}");
    }
    assert_eq!(read("extra_blank_columns").len(), 9);
    let lossy = read("cp1251_semicolon_lossy");
    assert!(lossy[1].contains("Психологическая и юридическая поддержка"));
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_the_reading_panic(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..300)) {
        let _ = rows(&bytes);
    }

    #[test]
    fn what_was_written_is_read(cells in proptest::collection::vec(proptest::collection::vec("[a-zÝ \",;\n]{1,8}", 3), 1..6)) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["id", "name", "note"]).unwrap();
        for row in &cells {
            writer.write_record(row).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let mut table = Table::open(Cursor::new(bytes.as_slice())).ok().unwrap();
        let kept = cells.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty()));
        for row in kept {
            proptest::prop_assert_eq!(&table.next_row().unwrap().unwrap().cells, row);
        }
        proptest::prop_assert!(table.next_row().is_none());
    }
}
