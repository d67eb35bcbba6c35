//! A line of 9600 bits a second with a round trip of 300 ms. It carries 960 bytes a second and the program needs
//! none of the time, so the seconds are those of the bytes and of the round trips for which one waits. The bytes
//! are those of a fast line: on a slow one keys that come together cost fewer frames, not more.

use crate::program::{DOWN, PAGE_DOWN, Program, count};
use crate::row::Row;
use std::path::Path;

const BYTES_A_SECOND: f64 = 960.0;
const ROUND_TRIP: f64 = 0.3;

pub fn rows(store: &Path) -> [Row; 2] {
    let mut program = Program::open(store, "coordinator");
    program.go("", "Specialists");
    let mut seconds = ROUND_TRIP;
    let first = seconds + count(program.terminal.written.len()) / BYTES_A_SECOND;
    program.go("c", "by what needs us");
    program
        .terminal
        .send(&(DOWN.repeat(40) + &PAGE_DOWN.repeat(3)));
    program.terminal.rest();
    seconds += 2.0 * ROUND_TRIP;
    let all = seconds + count(program.terminal.written.len()) / BYTES_A_SECOND;
    program.leave();
    let first = Row::new("9600 bit/s, 300 ms: first screen", "s", first);
    let all = Row::new(
        "the same: caseload opened, 40 lines and 3 pages typed ahead",
        "s",
        all,
    );
    [first.at_most(4.0), all.peer("nano", 9.0)]
}
