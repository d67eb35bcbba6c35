//! What is on its way to the terminal. After a large frame the terminal is asked to report: it does when it has
//! come so far, and until then nothing more is drawn. What lies between, a server for SSH or a modem, takes far
//! more than it has passed on, so that a write that has ended says nothing.

use std::time::{Duration, Instant};

/// A terminal that has never reported may be one that never does: it is not waited for longer.
const FIRST_PATIENCE: Duration = Duration::from_secs(2);
/// The report of one that has may be lost, but a frame may also fill a line of 9600 bits a second for so long.
const PATIENCE: Duration = Duration::from_secs(20);
/// A terminal that needs so long for a frame is at the end of a slow line.
const SLOW: Duration = Duration::from_millis(500);

/// The way to the terminal.
#[derive(Debug, Default)]
pub struct Way {
    /// When the frame was begun of which the terminal has not reported.
    asked: Option<Instant>,
    /// It has reported before.
    reports: bool,
    line: Line,
}

/// What the frames so far say of the line.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Line {
    #[default]
    Unknown,
    Slow,
    /// Said once: whoever does not want it is left alone.
    Told,
}

impl Way {
    /// Until when nothing is to be drawn, unless the terminal reports before.
    pub fn taken_until(&self) -> Option<Instant> {
        let patience = match self.reports {
            true => PATIENCE,
            false => FIRST_PATIENCE,
        };
        self.asked.map(|asked| asked + patience)
    }

    /// Whether the terminal may be asked. One that has not answered is not asked again.
    pub fn may_ask(&self) -> bool {
        self.asked.is_none()
    }

    /// A frame was drawn between these moments; `asked` says whether the terminal is to report.
    pub fn drawn(&mut self, begun: Instant, ended: Instant, asked: bool) {
        if asked {
            self.asked = Some(begun);
        }
        self.note(ended - begun);
    }

    /// The terminal has reported, perhaps without having been asked.
    pub fn reported(&mut self, now: Instant) {
        if let Some(asked) = self.asked.take() {
            self.reports = true;
            self.note(now - asked);
        }
    }

    fn note(&mut self, took: Duration) {
        if self.line == Line::Unknown && took >= SLOW {
            self.line = Line::Slow;
        }
    }

    /// Whether the line is slow and nobody has been told.
    pub fn is_found_slow(&self) -> bool {
        self.line == Line::Slow
    }

    /// Somebody is told, once, if the line is slow.
    pub fn tell_slow(&mut self) -> bool {
        let tells = self.is_found_slow();
        if tells {
            self.line = Line::Told;
        }
        tells
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const MOMENT: Duration = Duration::from_millis(1);

    #[test]
    fn nothing_is_drawn_before_the_terminal_reports() {
        let (mut way, start) = (Way::default(), Instant::now());
        assert_eq!(way.taken_until(), None);
        way.drawn(start, start + MOMENT, false);
        assert_eq!(way.taken_until(), None, "it was not asked");
        way.drawn(start, start + MOMENT, true);
        assert_eq!(way.taken_until(), Some(start + FIRST_PATIENCE));
        way.reported(start + MOMENT);
        assert_eq!(way.taken_until(), None);
        way.drawn(start, start + MOMENT, true);
        assert_eq!(way.taken_until(), Some(start + PATIENCE));
    }

    #[test]
    fn a_terminal_that_does_not_answer_is_asked_once_and_again_if_it_does() {
        let (mut way, start) = (Way::default(), Instant::now());
        assert!(way.may_ask());
        way.drawn(start, start + MOMENT, true);
        let late = start + 2 * FIRST_PATIENCE;
        way.drawn(late, late + MOMENT, false);
        assert!(!way.may_ask());
        assert!(
            way.taken_until().unwrap() < late,
            "it is drawn all the same"
        );
        way.reported(late);
        assert!(way.may_ask());
    }

    #[test]
    fn that_a_line_is_slow_is_told_once() {
        let start = Instant::now();
        let frame = |took: Duration, answered: Option<Duration>| {
            let mut way = Way::default();
            way.drawn(start, start + took, answered.is_some());
            answered
                .into_iter()
                .for_each(|after| way.reported(start + after));
            way
        };
        for mut way in [frame(SLOW, None), frame(MOMENT, Some(SLOW))] {
            assert!(way.tell_slow());
            way.drawn(start, start + SLOW, false);
            assert!(!way.tell_slow(), "again");
        }
        assert!(!frame(SLOW - MOMENT, Some(SLOW - MOMENT)).tell_slow());
        let mut way = frame(MOMENT, None);
        way.reported(start + SLOW);
        assert!(!way.tell_slow(), "nobody had asked");
    }
}
