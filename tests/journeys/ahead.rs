//! What is typed ahead on a slow line, before the office has answered anything, goes where it would have gone
//! with an answer after each key.

use crate::journey;
use crate::support::Stage;
use goldaw::office::Caller;
use goldaw::ui::screen::this_week::ThisWeek;
use goldaw::ui::start;
use std::cell::RefCell;
use std::rc::Rc;

/// Enough for lists that come in several parts.
const CASES: u32 = 200;

#[test]
fn keys_typed_ahead_do_what_they_do_one_by_one() {
    let down = "<down> ".repeat(100);
    let scripts = [
        format!("/ {down}"),
        format!("/ {down} <enter> ]"),
        format!("/ <enter> <esc> {down} <up> <up> <pageup> <enter>"),
        "/ <end> <up> <enter>".to_owned(),
        "/ <pagedown> <pagedown> <pagedown> <pagedown> <pagedown> <enter>".to_owned(),
        format!("r {down} <enter> c"),
        "r ] ] <enter> <esc> <down> <enter>".to_owned(),
        "r <end> <up> <enter>".to_owned(),
        "/ B A L <enter> <down> <enter>".to_owned(),
        "/ x <backspace> <down> <down> <enter> <esc> <esc> e".to_owned(),
        "c <enter> ] ] <esc> <down> <enter> l <esc> <esc> <esc> m".to_owned(),
    ];
    let office = Rc::new(RefCell::new(journey::office(CASES)));
    let stage = || {
        let office = Rc::clone(&office);
        let account = office.borrow().login("coordinator").unwrap();
        let caller = Caller { account };
        let perform = move |request| office.borrow_mut().perform(&caller, request);
        Stage::new(start(journey::desk(), ThisWeek::new()), perform)
    };
    for script in scripts {
        let mut one_by_one = stage();
        one_by_one.keys(&script);
        let mut ahead = stage();
        ahead.ahead(&script);
        assert_eq!(ahead.screen(), one_by_one.screen(), "{script}");
        assert_eq!(ahead.cursor(), one_by_one.cursor(), "{script}");
        let begun = stage();
        assert_ne!(ahead.screen(), begun.screen(), "nothing has happened");
    }
}
