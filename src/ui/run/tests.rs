use super::*;
use crate::ui::screen::sample::Sample;
use crate::ui::start;
use crate::ui::update::tests::desk;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

fn key(character: char) -> Msg {
    Msg::Key(KeyEvent::new(KeyCode::Char(character), KeyModifiers::NONE))
}

/// Somebody to whom this happens, all of it at once, and who leaves after that.
struct Scripted {
    messages: Vec<Msg>,
    frames: usize,
}

impl Outside for Scripted {
    fn draw(&mut self, _: &App, _: Draw) -> io::Result<()> {
        self.frames += 1;
        Ok(())
    }

    fn listen(&mut self, _: Option<Instant>, happened: &mut Vec<Msg>) {
        match self.messages.is_empty() {
            true => happened.push(Msg::NotOpened),
            false => happened.append(&mut self.messages),
        }
    }
}

/// How often the loop draws for these messages.
fn frames(messages: Vec<Msg>) -> usize {
    let (mut app, first) = start(desk(), Sample::default());
    let (ask, _asked) = unbounded();
    let mut outside = Scripted {
        messages,
        frames: 0,
    };
    run_loop(&mut app, first, &ask, &mut outside);
    outside.frames
}

#[test]
fn keys_typed_ahead_cost_one_frame() {
    assert_eq!(frames(vec![]), 1);
    assert_eq!(frames((0..100).map(|_| key('j')).collect()), 2);
    assert_eq!(frames((0..600).map(|_| key('j')).collect()), 4);
}

/// A terminal that is gone.
struct Gone;

impl Outside for Gone {
    fn draw(&mut self, _: &App, _: Draw) -> io::Result<()> {
        Err(io::ErrorKind::BrokenPipe.into())
    }

    fn listen(&mut self, until: Option<Instant>, _: &mut Vec<Msg>) {
        // It is not waited for without end.
        let until = until.unwrap();
        std::thread::park_timeout(until.saturating_duration_since(Instant::now()));
    }
}

#[test]
fn a_lost_terminal_ends_the_program() {
    let (mut app, first) = start(desk(), Sample::default());
    let (ask, _asked) = unbounded();
    run_loop(&mut app, first, &ask, &mut Gone);
}

#[test]
fn a_panic_in_the_office_becomes_a_refusal() {
    let (ask, asked) = unbounded();
    let (tell, inbox) = inbox().unwrap();
    for number in 0..2 {
        ask.send((Ticket(number), Request::Me)).unwrap();
    }
    drop(ask);
    let first = AtomicBool::new(true);
    work(&asked, &tell, |_: Request| {
        assert!(
            !first.swap(false, Ordering::Relaxed),
            "a fault in the office"
        );
        Ok(Answer::Done)
    });
    drop(tell);
    let refused = inbox
        .take()
        .filter(|msg| matches!(msg, Msg::Answered(_, Err(_))));
    assert_eq!(refused.count(), 2);
}

/// An office that reads three parts ahead. While it reads the first one somebody asks, then nobody any more.
struct Reader {
    ask: Option<Sender<(Ticket, Request)>>,
    done: Arc<Mutex<Vec<&'static str>>>,
    left: usize,
}

impl Perform for Reader {
    fn perform(&mut self, _: Request) -> Result<Answer, Refusal> {
        self.done.lock().unwrap().push("answered");
        Ok(Answer::Done)
    }

    fn read_ahead(&mut self) -> bool {
        self.done.lock().unwrap().push("read");
        self.left -= 1;
        if self.left == 2 {
            let asked = self.ask.as_ref().unwrap().send((Ticket(0), Request::Me));
            asked.unwrap();
        }
        if self.left == 0 {
            self.ask = None;
        }
        self.left > 0
    }
}

#[test]
fn while_nobody_asks_the_office_reads_ahead() {
    let (ask, asked) = unbounded();
    let (tell, _inbox) = inbox().unwrap();
    let done = Arc::new(Mutex::new(Vec::new()));
    let reader = Reader {
        ask: Some(ask),
        done: Arc::clone(&done),
        left: 3,
    };
    work(&asked, &tell, reader);
    assert_eq!(*done.lock().unwrap(), ["read", "answered", "read", "read"]);
}

#[test]
fn a_long_work_is_told_once_for_each_hundredth() {
    let (tell, inbox) = inbox().unwrap();
    let told = telling(tell);
    let progress = |done, total| Told::Progress { done, total };
    told(progress(0, 0));
    (0..=5_000).for_each(|done| told(progress(done, 5_000)));
    drop(told);
    let told: Vec<Told> = inbox
        .take()
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
    let perform = |_: Request| Ok(Answer::Done);
    run(app, first, move |_| Err(open()).map(|()| perform))
}

#[test]
fn why_an_office_could_not_be_opened_is_told_without_a_terminal() {
    let why = failing(|| io::ErrorKind::AddrInUse.into()).unwrap_err();
    assert_eq!(why.kind(), io::ErrorKind::AddrInUse);
    let panicked = catch_unwind(|| failing(|| panic!("a fault in the office")));
    assert!(panicked.is_err(), "whoever runs the program hears of it");
}
