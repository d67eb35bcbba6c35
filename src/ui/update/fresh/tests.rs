use super::*;
use crate::domain::account::Role;
use crate::office::news::News;
use crate::office::{Answer, Refusal};
use crate::ui::desk::Locking;
use crate::ui::message::{Msg, Ticket};
use crate::ui::screen::sample::Sample;
use crate::ui::update::tests::{desk, drafts, press, write};
use crate::ui::update::{start, update};
use crossterm::event::KeyCode;

fn opened() -> (App, Vec<Effect>) {
    let mut desk = desk();
    desk.role = Some(Role::Supervisor);
    start(desk, Sample::default())
}

fn changed() -> Msg {
    Msg::Told(Told::News(News {
        changed: true,
        ..News::default()
    }))
}

fn watched(effects: &[Effect]) -> Vec<&Request> {
    let watched = effects.iter().filter_map(|effect| match effect {
        Effect::Watch(shown) => Some(shown),
        _ => None,
    });
    watched.flatten().collect()
}

/// The tickets of what is asked again.
fn again(effects: &[Effect]) -> Vec<Ticket> {
    let asked = effects.iter().filter_map(|effect| match effect {
        Effect::Ask(ticket, Request::Again(_)) => Some(*ticket),
        _ => None,
    });
    asked.collect()
}

fn unreachable() -> Refusal {
    Refusal::Unavailable {
        message: Message::new("server-gone"),
        hint: None,
    }
}

/// Answers everything that is asked until nothing is.
fn answer(app: &mut App, effects: Vec<Effect>) {
    let mut waiting = effects;
    while let Some(effect) = waiting.pop() {
        if let Effect::Ask(ticket, _) = effect {
            waiting.extend(update(app, Msg::Answered(ticket, Ok(Answer::Done))));
        }
    }
    assert!(app.pending.is_empty());
}

#[test]
fn what_is_in_front_is_told_before_it_is_asked_and_when_it_is_another() {
    let (mut app, first) = opened();
    assert!(
        matches!(&first[..], [Effect::Watch(shown), Effect::WakeIn(..), Effect::Ask(..)] if *shown == [Request::Me])
    );
    answer(&mut app, first);
    assert_eq!(press(&mut app, KeyCode::Down), [], "it is the same");
    app.fresh.watched = vec![Request::ThisWeek(None)];
    assert_eq!(watched(&press(&mut app, KeyCode::Up)), [&Request::Me]);
}

#[test]
fn a_flood_of_changes_is_asked_again_once() {
    let (mut app, first) = opened();
    answer(&mut app, first);
    let alarm = Effect::WakeIn(Alarm::Fresh, AFTER);
    assert_eq!(update(&mut app, changed()), [alarm]);
    for _ in 0..100 {
        assert_eq!(update(&mut app, changed()), []);
    }
    let asked = update(&mut app, Msg::Woke(Alarm::Fresh));
    assert_eq!(again(&asked).len(), 1);
    assert_eq!(update(&mut app, Msg::Woke(Alarm::Fresh)), []);
    let after = update(&mut app, changed());
    assert!(again(&after).is_empty(), "the answer is not there yet");
    assert!(again(&update(&mut app, Msg::Woke(Alarm::Fresh))).is_empty());
    let answered = update(&mut app, Msg::Answered(again(&asked)[0], Ok(Answer::Done)));
    assert_eq!(again(&answered).len(), 1, "what came meanwhile");
}

#[test]
fn a_form_and_a_cover_are_not_disturbed() {
    for (opens, closes) in [
        ("s", KeyCode::Esc),
        ("r", KeyCode::Esc),
        ("hide", KeyCode::F(12)),
    ] {
        let (mut app, first) = opened();
        answer(&mut app, first);
        let opened = match opens {
            "hide" => press(&mut app, KeyCode::F(12)),
            letter => press(&mut app, KeyCode::Char(letter.chars().next().unwrap())),
        };
        let drafts = opened
            .into_iter()
            .filter(|effect| matches!(effect, Effect::Ask(_, Request::Me)));
        answer(&mut app, drafts.collect());
        update(&mut app, changed());
        assert!(
            again(&update(&mut app, Msg::Woke(Alarm::Fresh))).is_empty(),
            "{opens}"
        );
        assert_eq!(again(&press(&mut app, closes)).len(), 1, "{opens}");
    }
}

#[test]
fn what_comes_to_the_front_is_asked_anyway() {
    let (mut app, first) = opened();
    answer(&mut app, first);
    update(&mut app, changed());
    let effects = press(&mut app, KeyCode::Enter);
    assert!(again(&effects).is_empty());
    answer(&mut app, effects);
    assert_eq!(update(&mut app, Msg::Woke(Alarm::Fresh)), []);
}

#[test]
fn a_locked_screen_watches_nothing_and_the_open_one_again() {
    let (mut app, first) = opened();
    answer(&mut app, first);
    app.desk.locking = Locking::ByKey;
    update(&mut app, changed());
    crate::ui::update::tests::control(&mut app, 'k');
    assert!(app.cover.is_some() && app.fresh.watched.is_empty());
    assert_eq!(update(&mut app, Msg::Woke(Alarm::Fresh)), []);
    app.cover = None;
    assert_eq!(
        watched(&update(&mut app, Msg::Woke(Alarm::Look))),
        [&Request::Me]
    );
}

#[test]
fn that_the_office_is_gone_is_said_once_and_what_is_typed_is_kept_when_it_is_back() {
    let (mut app, first) = opened();
    answer(&mut app, first);
    let effects = update(&mut app, Msg::Told(Told::Gone));
    assert_eq!(effects, [Effect::WakeIn(Alarm::Fresh, RETRY_AFTER)]);
    assert_eq!(app.notice.take().unwrap().id, "interface-cut-off-since");
    update(&mut app, Msg::Told(Told::Gone));
    assert!(app.notice.is_none() && app.desk.cut_off);
    press(&mut app, KeyCode::Char('s'));
    write(&mut app, "moved");
    let refused = |app: &mut App, effects: &[Effect]| {
        let (ticket, _) = drafts(effects).remove(0);
        update(app, Msg::Answered(ticket, Err(unreachable())));
    };
    let kept = update(&mut app, Msg::Woke(Alarm::Draft));
    refused(&mut app, &kept);
    assert!(app.notice.is_none(), "it stands in the title");
    let tried = update(&mut app, Msg::Woke(Alarm::Fresh));
    assert!(tried.contains(&Effect::WakeIn(Alarm::Fresh, RETRY_AFTER)));
    assert_eq!(watched(&tried), [&Request::Me], "under the form too");
    refused(&mut app, &tried);
    let back = update(&mut app, Msg::Told(Told::Back));
    assert_eq!(drafts(&back).len(), 1);
    assert!(!app.desk.cut_off);
    assert_eq!(update(&mut app, Msg::Told(Told::Back)), []);
}

#[test]
fn who_may_no_longer_see_it_sees_it_no_longer() {
    let (mut app, first) = opened();
    answer(&mut app, first);
    for (refusal, forgotten) in [(Refusal::not_found(), true), (unreachable(), false)] {
        update(&mut app, changed());
        let asked = again(&update(&mut app, Msg::Woke(Alarm::Fresh)));
        update(&mut app, Msg::Answered(asked[0], Err(refusal)));
        let crate::ui::screen::Screen::Sample(sample) = app.screens.active_mut() else {
            panic!("another screen");
        };
        assert_eq!(sample.answers.is_empty(), forgotten);
        sample.answers = vec!["rows"];
    }
}
