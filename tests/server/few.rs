//! A few people who read and write at once for a moment. `cargo bench --bench crowd` has fifty of them.

use crate::crowd::{Meeting, find_again, meet};
use crate::support::Place;
use std::time::Duration;

#[test]
fn what_a_few_people_were_told_is_saved_is_there_once_after_a_kill() {
    let place = Place::with_cases(1_000);
    let meeting = Meeting {
        people: 5,
        time: Duration::from_secs(3),
        pause: Duration::ZERO,
        seed: 0x5eed,
    };
    let (crowd, server) = meet(&place, meeting);
    assert!(crowd.saved.len() > 5, "seed 0x5eed: {}", crowd.saved.len());
    assert!(crowd.peak < 400 << 20, "{} bytes", crowd.peak);
    find_again(&place, server, &crowd);
}
