//! The courses that referrals take: which moves were made, and how long ago the last one was.

use super::random::Random;
use super::subject::Subject;
use super::trouble::Trouble;
use crate::domain::referral::DecisionKind;
use crate::domain::referral::moves::MoveKind;

/// What a referral went through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Course {
    /// The moves.
    pub path: &'static [MoveKind],
    /// Days since the last of them.
    pub since: i64,
    /// Whether it is urgent.
    pub urgent: bool,
    /// Whether the first answer is late: the days are counted from the agreed answer then.
    pub answer_late: bool,
    /// While it rests: whether because of us.
    pub our_turn: bool,
    /// What came after.
    pub then: Then,
}

/// What came after the moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// Nothing yet.
    Nothing,
    /// The person confirmed the help.
    Confirmed,
    /// The person said that no help came.
    Denied,
    /// The supervisor decided; the moves of the attempt that followed.
    Decided(DecisionKind, &'static [MoveKind]),
}

use MoveKind::{
    Accept, Cancel, Complete, Fail, Hold, NoReply, Promise, Receive, Reject, Resume, Send, Start,
    Withdraw,
};

/// Courses in which nothing is late.
const IN_ORDER: [Course; 12] = [
    course(&[], 4),
    course(&[Send], 1),
    course(&[Send, Receive], 0),
    course(&[Send, Accept], 6),
    course(&[Send, Accept, Start], 8),
    course(&[Send, Receive, Accept, Start], 5),
    course(&[Send, Accept, Start, Hold], 5),
    our_turn(course(&[Send, Accept, Hold], 4)),
    course(&[Send, Accept, Hold, Resume], 7),
    course(&[Send, Accept, Start, Complete], 3),
    course(&[Send, Accept, Start, Promise], 3),
    then(
        course(&[Send, Reject], 3),
        Then::Decided(DecisionKind::NewAttempt, &[Send, Accept]),
    ),
];

/// Courses that are over.
const OVER: [Course; 10] = [
    then(course(&[Send, Accept, Start, Complete], 0), Then::Confirmed),
    then(
        course(&[Send, Receive, Accept, Complete], 0),
        Then::Confirmed,
    ),
    then(
        course(&[Send, NoReply, Accept, Start, Complete], 0),
        Then::Confirmed,
    ),
    then(
        course(&[Send, Accept, Start, Hold, Resume, Complete], 0),
        Then::Confirmed,
    ),
    then(course(&[Send, Accept, Start, Complete], 0), Then::Confirmed),
    course(&[Send, Cancel], 15),
    course(&[Send, Withdraw], 20),
    then(
        course(&[Send, Reject], 20),
        Then::Decided(DecisionKind::AcceptDenial, &[]),
    ),
    then(
        course(&[Send, Accept, Fail], 20),
        Then::Decided(DecisionKind::ServeInHouse, &[]),
    ),
    then(
        course(&[Send, Reject], 20),
        Then::Decided(DecisionKind::SendBack, &[Send, Accept, Cancel]),
    ),
];

const fn course(path: &'static [MoveKind], since: i64) -> Course {
    Course {
        path,
        since,
        urgent: false,
        answer_late: false,
        our_turn: false,
        then: Then::Nothing,
    }
}

const fn then(course: Course, then: Then) -> Course {
    Course { then, ..course }
}

const fn our_turn(course: Course) -> Course {
    Course {
        our_turn: true,
        ..course
    }
}

const fn late(path: &'static [MoveKind], since: i64, urgent: bool) -> Course {
    Course {
        urgent,
        answer_late: true,
        ..course(path, since)
    }
}

/// The course that a trouble asks for.
pub fn of_trouble(trouble: Trouble, random: &mut Random) -> Option<Course> {
    let odd = random.chance(50);
    let course = match trouble {
        Trouble::UrgentReferral if odd => late(&[Send], random.between(3, 6), true),
        Trouble::UrgentReferral => late(&[Send, NoReply], random.between(3, 6), true),
        Trouble::ResponseLate if odd => late(&[Send], random.between(3, 9), false),
        Trouble::ResponseLate => late(&[Send, NoReply], random.between(3, 9), false),
        Trouble::Refused => course(&[Send, Reject], random.between(1, 6)),
        Trouble::Failed if odd => course(&[Send, Accept, Start, Fail], random.between(1, 6)),
        Trouble::Failed => then(
            course(&[Send, Accept, Start, Complete], random.between(2, 6)),
            Then::Denied,
        ),
        Trouble::NoFirstContact => course(&[Send, Accept], random.between(17, 26)),
        Trouble::NoMove if odd => course(&[Send, Accept, Start], random.between(17, 28)),
        Trouble::NoMove => course(&[Send, Accept, Hold], random.between(17, 28)),
        Trouble::Unconfirmed => course(&[Send, Accept, Start, Complete], random.between(9, 18)),
        _ => return None,
    };
    Some(course)
}

/// A course in which nothing is late; one that is over for a case that is closed.
pub fn in_order(subject: &Subject<'_>, random: &mut Random) -> Option<Course> {
    let courses: &[Course] = if subject.open() { &IN_ORDER } else { &OVER };
    random.pick(courses).copied()
}

/// A course that is over.
pub fn over(random: &mut Random) -> Option<Course> {
    random.pick(&OVER).copied()
}
