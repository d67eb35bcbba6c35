//! An alarm at a moment of the machine's clock. It waits without waking anybody, rings as well when that
//! clock was set, and after a sleep of the machine through the moment.

use crate::domain::Instant;
use rustix::event::{PollFd, PollFlags};
use rustix::io::{Errno, read};
use rustix::time::{
    Itimerspec, TimerfdClockId, TimerfdFlags, TimerfdTimerFlags, Timespec, timerfd_create,
    timerfd_settime,
};
use std::io;
use std::os::fd::OwnedFd;

/// An alarm.
pub struct Alarm {
    timer: OwnedFd,
}

impl Alarm {
    /// One that never rings.
    pub fn new() -> io::Result<Self> {
        let flags = TimerfdFlags::NONBLOCK | TimerfdFlags::CLOEXEC;
        let timer = timerfd_create(TimerfdClockId::Realtime, flags)?;
        Ok(Self { timer })
    }

    /// Rings at this moment, at once if it is past, and at no other; never without one.
    pub fn set(&self, at: Option<Instant>) -> io::Result<()> {
        let never = Timespec {
            tv_sec: 0,
            tv_nsec: 0,
        };
        let value = at.map_or(never, |at| Timespec {
            tv_sec: at.timestamp().max(1),
            tv_nsec: at.timestamp_subsec_nanos().into(),
        });
        let setting = Itimerspec {
            it_interval: never,
            it_value: value,
        };
        let flags = TimerfdTimerFlags::ABSTIME | TimerfdTimerFlags::CANCEL_ON_SET;
        match timerfd_settime(&self.timer, flags, &setting) {
            // The clock was set just now.
            Err(Errno::CANCELED) => self.set(Some(Instant::MIN_UTC)),
            set => Ok(set.map(|_| ())?),
        }
    }

    /// To wait for it beside others.
    pub fn to_poll(&self) -> PollFd<'_> {
        PollFd::new(&self.timer, PollFlags::IN)
    }

    /// Whether it has rung since this was asked before.
    pub fn has_rung(&self) -> bool {
        let mut times = [0; 8];
        matches!(read(&self.timer, &mut times), Ok(_) | Err(Errno::CANCELED))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::office::Clock;
    use chrono::Duration;
    use rustix::event::poll;

    #[test]
    fn it_rings_once_when_its_moment_has_come_and_not_before() {
        let alarm = Alarm::new().unwrap();
        assert!(!alarm.has_rung());
        alarm
            .set(Some(Clock::System.now() - Duration::days(1)))
            .unwrap();
        poll(&mut [alarm.to_poll()], None).unwrap();
        assert_eq!([alarm.has_rung(), alarm.has_rung()], [true, false]);
        alarm
            .set(Some(Clock::System.now() + Duration::days(1)))
            .unwrap();
        assert!(!alarm.has_rung());
        alarm
            .set(Some(Clock::System.now() + Duration::milliseconds(5)))
            .unwrap();
        poll(&mut [alarm.to_poll()], None).unwrap();
        alarm.set(None).unwrap();
        assert!(!alarm.has_rung());
    }
}
