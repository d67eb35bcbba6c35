//! A line of 9600 bits a second with a round trip of 300 ms, from the start of the program to the last byte of what
//! is wanted.

use crate::program::{DOWN, PAGE_DOWN, Program, ms};
use crate::row::Row;
use crate::terminal::Line;
use std::path::Path;
use std::time::Instant;

pub fn rows(store: &Path) -> [Row; 2] {
    let lines = DOWN.repeat(40) + &PAGE_DOWN.repeat(3);
    let mut fast = Program::open(store, "coordinator");
    let stations = [("", "Specialists"), ("c", "by what needs us"), (&lines, "")];
    let expected = stations.map(|(keys, reached)| {
        fast.go(keys, reached);
        fast.shown()
    });
    fast.leave();
    let begun = Instant::now();
    let mut slow = Program::at_the_end_of(Line::SLOW, store, "coordinator");
    let seconds = [0, 1, 2].map(|station| {
        slow.terminal.send(stations[station].0);
        while slow.shown() != expected[station] {
            assert!(
                slow.terminal.take(crate::terminal::PATIENCE),
                "{}",
                slow.terminal.screen()
            );
        }
        ms(slow.terminal.last - begun) / 1e3
    });
    slow.leave();
    let first = Row::new("9600 bit/s, 300 ms: first screen", "s", seconds[0]);
    let what = "the same: caseload opened, 40 lines and 3 pages typed ahead";
    let all = Row::new(what, "s", seconds[2]).note("the screens of a fast line");
    [first.at_most(4.0), all.peer("nano", 9.0)]
}
