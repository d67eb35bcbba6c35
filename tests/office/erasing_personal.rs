//! Personal parts that were kept for as long as the settings say: they come up for the two whom they
//! concern, either may erase one, and nobody else learns that it is, or was, there.

use crate::door::Door;
use crate::personal::{HELD, erasure, others, supervised};
use crate::support::{NOBODY, OWN, account, day, id};
use crate::ways::{SESSION, list};
use goldaw::domain::account::{Account, Role};
use goldaw::domain::audit::AuditAction;
use goldaw::domain::session::PersonalPart;
use goldaw::domain::tombstone::Erased;
use goldaw::office::administration::Administration;
use goldaw::office::audit::AuditQuery;
use goldaw::office::listing::{Listed, What};
use goldaw::office::retention::{Review, Subject};
use goldaw::office::{Answer, Clock, Office, Request};
use goldaw::store::Table;

/// Seven years after the signed session, and after the held one.
const DUE: &str = "2028-10-15";
const REASON: &str = "kept for seven years";

/// The same service on another day.
fn on(office: Door, today: &str) -> Door {
    let store = office.close().close();
    Door::of(Office::over(store, Clock::Fixed(day(today))).unwrap())
}

fn the_two() -> [Account; 2] {
    [Role::Supervisor, Role::Specialist].map(|role| account(role, OWN))
}

fn review(office: &mut Door, who: &Account) -> Review {
    match office.ask(who, Request::PersonalReview).unwrap() {
        Answer::Review(review) => *review,
        other => panic!("{other:?}"),
    }
}

fn subjects(review: &Review) -> Vec<Subject> {
    review.rows.iter().map(|row| row.subject.clone()).collect()
}

#[test]
fn what_was_kept_for_long_enough_comes_up_for_the_two_and_either_erases_it() {
    for who in the_two() {
        let mut office = on(supervised(), DUE);
        let both = [SESSION, HELD].map(|session| Subject::PersonalPart(id(session)));
        for one in the_two() {
            let review = review(&mut office, &one);
            assert_eq!((subjects(&review), review.years), (both.to_vec(), 7));
        }
        let refused = office.ask(&who, erasure(SESSION, " "));
        assert_eq!(refused.unwrap_err().message().id, "problem-text-missing");
        let erased = match office.ask(&who, erasure(SESSION, REASON)).unwrap() {
            Answer::Erased(erasure) => erasure.tombstone,
            other => panic!("{other:?}"),
        };
        assert_eq!((erased.what, erased.by), (Erased::PersonalPart, who.id));
        for one in the_two() {
            let review = review(&mut office, &one);
            assert_eq!(subjects(&review), both[1..]);
            assert_eq!(review.erased, std::slice::from_ref(&erased));
            let again = office.ask(&one, erasure(SESSION, REASON)).unwrap_err();
            assert_eq!(again.message().id, "office-not-found");
        }
        let store = office.close().close();
        assert_eq!(store.get::<PersonalPart>(id(SESSION)).unwrap(), None);
        assert!(store.get::<PersonalPart>(id(HELD)).unwrap().is_some());
    }
}

#[test]
fn a_day_early_neither_is_told_nor_may_erase() {
    for who in the_two() {
        let mut office = on(supervised(), "2028-10-07");
        assert_eq!(review(&mut office, &who).rows, []);
        let early = office.ask(&who, erasure(SESSION, REASON)).unwrap_err();
        assert_eq!(early.message().id, "problem-erase-personal-early");
    }
}

/// What somebody is told of what is kept and what was erased, but for numbers and moments: those of the
/// trail go on with every entry.
fn told(office: &mut Door, who: &Account) -> Vec<String> {
    let mut told = Vec::new();
    for number in [SESSION, HELD, NOBODY] {
        told.push(format!("{:?}", office.ask(who, erasure(number, REASON))));
    }
    let mut questions: Vec<Request> = What::ALL.iter().flat_map(|what| list(*what)).collect();
    questions.extend([
        Request::PersonalReview,
        Request::RetentionReview,
        Request::Administration,
        Request::Audit(AuditQuery::default()),
        Request::Verify,
    ]);
    for question in questions {
        let answer = office.ask(who, question.clone());
        match (question, answer) {
            (_, Ok(Answer::Verified(found))) => {
                let audit = |table: &(Table, u64)| table.0 == Table::Audit;
                let counts = found.records.iter().filter(|table| !audit(table));
                told.push(format!("{:?}", counts.collect::<Vec<_>>()));
            }
            (_, Ok(Answer::Audit(page))) => {
                let rows = page.rows.iter();
                let rows = rows.filter(|row| row.action != AuditAction::LoggedIn);
                told.extend(rows.map(|row| {
                    let about = (
                        &row.record,
                        &row.case,
                        &row.erased,
                        &row.account,
                        &row.reason,
                    );
                    format!("{:?} {:?} {} {about:?}", row.who, row.action, row.request)
                }));
            }
            // How many commits there are says of none what it was; nor does it who is connected since when.
            (_, Ok(Answer::Administration(kept))) => {
                let kept = Administration {
                    last_commit: None,
                    serving: None,
                    ..*kept
                };
                told.push(format!("{kept:?}"));
            }
            (question, answer) => told.push(format!("{question:?}: {answer:?}")),
        }
    }
    told
}

#[test]
fn nobody_else_learns_on_any_way_that_one_is_there_or_was_erased() {
    for (office, who) in others() {
        let mut erased = on(office(), DUE);
        for [holder, number] in [[0, SESSION], [1, HELD]] {
            let one = the_two()[usize::from(holder)].clone();
            erased.ask(&one, erasure(number, " ")).unwrap_err();
            erased.ask(&one, erasure(number, REASON)).unwrap();
        }
        let mut there = on(office(), DUE);
        let (there, erased) = (told(&mut there, &who), told(&mut erased, &who));
        assert_eq!(
            there[0], there[2],
            "{}: as of a session that is not",
            who.login
        );
        for (there, erased) in there.iter().zip(&erased) {
            assert_eq!(there, erased, "{}", who.login);
        }
        assert_eq!(there.len(), erased.len());
    }
}

#[test]
fn lists_and_reviews_of_others_are_empty() {
    for (office, who) in others() {
        let mut office = on(office(), DUE);
        for question in [vec![Request::PersonalReview], list(What::PersonalParts)].concat() {
            match office.ask(&who, question) {
                Ok(Answer::Review(review)) => {
                    assert_eq!((review.rows, review.erased), Default::default())
                }
                Ok(Answer::Listed(Listed::Retention(rows))) => assert_eq!(rows, []),
                Err(refusal) => {
                    assert_eq!(who.role, Role::Administrator);
                    assert_eq!(refusal.message().id, "office-role-may-not");
                }
                other => panic!("{}: {other:?}", who.login),
            }
        }
    }
}

#[test]
fn the_trail_tells_the_two_who_erased_it() {
    for one in [Role::Supervisor, Role::Coordinator].map(|role| account(role, OWN)) {
        let mut office = on(supervised(), DUE);
        office.ask(&the_two()[0], erasure(SESSION, REASON)).unwrap();
        let own = one.role == Role::Supervisor;
        match office
            .ask(&one, Request::Audit(AuditQuery::default()))
            .unwrap()
        {
            Answer::Audit(page) => {
                let mut rows = page.rows.iter();
                let row = rows.find(|row| row.request == "erase_personal");
                assert_eq!(row.map(|row| row.reason.as_str()), own.then_some(REASON));
            }
            other => panic!("{other:?}"),
        }
    }
}
