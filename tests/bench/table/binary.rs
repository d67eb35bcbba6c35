//! How large the program is, and which libraries it takes from the system.

use crate::program::count;
use crate::row::Row;
use crate::terminal::PROGRAM;
use std::fs;
use std::process::Command;

pub fn rows() -> Vec<Row> {
    let folder = tempfile::tempdir().unwrap();
    let stripped = folder.path().join("stripped");
    let strip = Command::new("strip")
        .arg("-o")
        .arg(&stripped)
        .arg(PROGRAM)
        .status();
    let (file, note) = match strip {
        Ok(status) if status.success() => (stripped.as_path(), ""),
        _ => (PROGRAM.as_ref(), ", not stripped: there is no strip here"),
    };
    let bytes = fs::metadata(file).unwrap().len();
    // The smaller of the two units, so that the target holds in both.
    let megabytes = count(usize::try_from(bytes).unwrap()) / 1e6;
    let size = Row::new("program, stripped", "MB", megabytes)
        .at_most(8.0)
        .note(format!("MB of 1,000,000 bytes here: {bytes} bytes{note}"));
    vec![size, libraries()]
}

/// The shared libraries beyond those of libc, its loader and what the system maps by itself.
fn libraries() -> Row {
    const OF_LIBC: [&str; 4] = ["linux-vdso", "ld-linux", "libc.so", "libm.so"];
    let row = |figure, note: String| {
        Row::new("program, shared libraries beyond libc", "", figure)
            .at_most(0.0)
            .note(note)
    };
    let Ok(read) = Command::new("ldd").arg(PROGRAM).output() else {
        return row(f64::NAN, "there is no ldd here".into());
    };
    let read = String::from_utf8_lossy(&read.stdout).into_owned();
    let names = read
        .lines()
        .filter_map(|line| line.split_whitespace().next());
    let names: Vec<&str> = names
        .map(|name| name.rsplit('/').next().unwrap_or(name))
        .collect();
    let beyond = names
        .iter()
        .filter(|name| !OF_LIBC.iter().any(|own| name.starts_with(own)));
    row(count(beyond.count()), names.join(", "))
}
