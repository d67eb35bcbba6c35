//! The lines above the right side.

use super::place::Place;
use super::story;
use super::writing::Writing;
use crate::domain::identifier::CaseId;
use crate::domain::message::{Argument, Message};
use crate::office::since::SinceLastSpoke;
use crate::ui::desk::Desk;

/// Where one is, and what helps to remember: the first line says which file is written.
pub(super) fn lines(writing: &Writing, desk: &Desk) -> Vec<String> {
    let words = &desk.words;
    match writing.place() {
        Place::CheckIn => {
            let who = story::specialist(writing, desk);
            let personal = Message::new("session-personal").with("specialist", who);
            vec![words.say(&personal), answers(writing, desk)]
        }
        Place::General => vec![words.text("session-general-file"), workload(writing, desk)],
        Place::Actions => vec![words.text("session-actions-head")],
        Place::NextDate => vec![words.text("session-next-head")],
        Place::Case(case) => case_head(writing, case, desk),
    }
}

fn answers(writing: &Writing, desk: &Desk) -> String {
    let words = &desk.words;
    if writing.view.wellbeing.is_empty() {
        return words.text("session-wellbeing-never");
    }
    let answers: Vec<String> = writing
        .view
        .wellbeing
        .iter()
        .map(|(day, answer)| format!("{}: {answer}", words.day_short(*day)))
        .collect();
    words.say(&Message::new("session-wellbeing-last").with("answers", answers.join(", ")))
}

fn workload(writing: &Writing, desk: &Desk) -> String {
    let load = writing.view.workload;
    let message = Message::new("reason-workload")
        .with("points", i64::from(load.points))
        .with("capacity", i64::from(load.capacity))
        .with("band", Message::new(load.band.word()));
    desk.words.say(&message)
}

fn case_head(writing: &Writing, case: CaseId, desk: &Desk) -> Vec<String> {
    let code = writing.code(case).map(ToString::to_string);
    let code = code.unwrap_or_default();
    let Some(since) = writing.since(case) else {
        let gone = desk.words.text("session-case-gone");
        return vec![code, gone];
    };
    let dot = desk.theme.dot();
    let headline = &since.row.headline;
    if writing.sheet.is_none() {
        return vec![format!("{code}{dot}{headline}"), who(since, desk)];
    }
    let file = Message::new("session-case-file").with("case", code);
    let file = format!("{}{dot}{headline}", desk.words.say(&file));
    vec![file, last_decision(since, desk), reasons(since, desk)]
}

fn who(since: &SinceLastSpoke, desk: &Desk) -> String {
    let dot = desk.theme.dot();
    let risk = Message::new("session-at-risk").with("risk", Message::new(since.row.risk.word()));
    let people = Message::new("session-people").with("people", since.row.people);
    let risk = desk.words.say(&risk);
    let people = desk.words.say(&people);
    format!("{risk}{dot}{}, {people}", since.row.initials)
}

fn last_decision(since: &SinceLastSpoke, desk: &Desk) -> String {
    let Some(last) = &since.last_discussed else {
        return desk.words.text("session-never-discussed");
    };
    let day = Argument::near(last.on, desk.today);
    let message = match last.decision.trim() {
        "" => Message::new("session-discussed").with("day", day),
        decision => Message::new("session-decided")
            .with("day", day)
            .with("decision", decision),
    };
    let label = desk.words.text("session-last");
    format!("{label} {}", desk.words.say(&message))
}

fn reasons(since: &SinceLastSpoke, desk: &Desk) -> String {
    let reasons = since.raised.iter();
    let reasons: Vec<String> = reasons.map(|line| desk.words.say(&line.reason)).collect();
    let label = desk.words.text("session-asked");
    match reasons.as_slice() {
        [] => desk.words.text("session-asked-nothing"),
        [one] => format!("{label} {one}"),
        [one, more @ ..] => format!("{label} {one} (+{})", more.len()),
    }
}
