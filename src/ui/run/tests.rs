use super::*;
use crate::ui::screen::sample::Sample;
use crate::ui::start;
use crate::ui::update::tests::desk;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use std::sync::atomic::{AtomicBool, Ordering};

fn key(character: char) -> Msg {
    Msg::Key(KeyEvent::new(KeyCode::Char(character), KeyModifiers::NONE))
}

/// Runs the loop on messages that are already there and gives how often it drew.
fn frames(messages: Vec<Msg>) -> usize {
    let (mut app, first) = start(desk(), Sample::default());
    let (tell, inbox) = unbounded();
    let (ask, _asked) = unbounded();
    for message in messages {
        tell.send(message).unwrap();
    }
    drop(tell);
    let mut frames = 0;
    run_loop(&mut app, first, &inbox, &ask, |_, _| {
        frames += 1;
        Ok(Duration::ZERO)
    });
    frames
}

#[test]
fn keys_typed_ahead_cost_one_frame() {
    assert_eq!(frames(vec![]), 1);
    assert_eq!(frames((0..100).map(|_| key('j')).collect()), 2);
    assert_eq!(frames((0..600).map(|_| key('j')).collect()), 4);
}

#[test]
fn a_slow_line_is_told_once_and_nothing_changes_by_itself() {
    let (mut app, first) = start(desk(), Sample::default());
    let (tell, inbox) = unbounded();
    let (ask, _asked) = unbounded();
    let mut tell = Some(tell);
    let mut seen = Vec::new();
    run_loop(&mut app, first, &inbox, &ask, |app, _| {
        seen.push((app.line_is_slow, app.desk.theme.is_slow_line()));
        // A key comes while each of the first two frames is drawn, and no more then.
        tell = tell
            .take()
            .filter(|tell| seen.len() < 3 && tell.send(key('j')).is_ok());
        Ok(SLOW)
    });
    assert_eq!(seen, [(false, false), (true, false), (true, false)]);
}

#[test]
fn a_lost_terminal_ends_the_program() {
    let (mut app, first) = start(desk(), Sample::default());
    let (_tell, inbox) = unbounded();
    let (ask, _asked) = unbounded();
    run_loop(&mut app, first, &inbox, &ask, |_, _| {
        Err(io::ErrorKind::BrokenPipe.into())
    });
}

#[test]
fn a_panic_in_the_office_becomes_a_refusal() {
    let (ask, asked) = unbounded();
    let (tell, inbox) = unbounded();
    for number in 0..2 {
        ask.send((Ticket(number), Request::Me)).unwrap();
    }
    drop(ask);
    let first = AtomicBool::new(true);
    work(&asked, &tell, |_| {
        assert!(
            !first.swap(false, Ordering::Relaxed),
            "a fault in the office"
        );
        Ok(Answer::Done)
    });
    drop(tell);
    let refused = inbox
        .iter()
        .filter(|msg| matches!(msg, Msg::Answered(_, Err(_))));
    assert_eq!(refused.count(), 2);
}

#[test]
fn a_long_work_is_told_once_for_each_hundredth() {
    let (tell, inbox) = unbounded();
    let told = telling(tell);
    let progress = |done, total| Told::Progress { done, total };
    told(progress(0, 0));
    (0..=5_000).for_each(|done| told(progress(done, 5_000)));
    drop(told);
    let told: Vec<Told> = inbox
        .iter()
        .filter_map(|msg| match msg {
            Msg::Told(told) => Some(told),
            _ => None,
        })
        .collect();
    assert_eq!(told.len(), 101);
    assert_eq!(told.first(), Some(&progress(0, 0)));
    assert_eq!(told.last(), Some(&progress(5_000, 5_000)));
}

/// Opens an office that says nothing before it fails.
fn failing(open: impl FnOnce() -> io::Error + Send + 'static) -> io::Result<()> {
    let (app, first) = start(desk(), Sample::default());
    let perform = |_| Ok(Answer::Done);
    run(app, first, move |_| Err(open()).map(|()| perform))
}

#[test]
fn why_an_office_could_not_be_opened_is_told_without_a_terminal() {
    let why = failing(|| io::ErrorKind::AddrInUse.into()).unwrap_err();
    assert_eq!(why.kind(), io::ErrorKind::AddrInUse);
    let panicked = catch_unwind(|| failing(|| panic!("a fault in the office")));
    assert!(panicked.is_err(), "whoever runs the program hears of it");
}
