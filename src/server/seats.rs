//! Who is connected. What one changes, the others are told if they have it in front, and who is beside
//! whom; of that at most one message waits for each.

use super::protocol::{Asked, Said};
use crate::office::news::{Colleague, News};
use crate::office::{Answer, Guest, Office, Prepared, Refusal, Request, Topic, Work};
use crossbeam_channel::{Receiver, Sender, TrySendError, bounded};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// What the hub has to say to a connection.
#[derive(Clone)]
pub struct Mouth {
    /// Answers. It never fills: a connection asks no more while that many of its questions are not answered.
    pub outbox: Sender<Said>,
    /// What nobody asked.
    pub news: Newest,
}

/// The news that wait for one connection: what comes later joins them.
#[derive(Clone)]
pub struct Newest {
    put: Sender<News>,
    taken: Receiver<News>,
}

impl Newest {
    /// Nothing is new.
    pub fn new() -> Self {
        let (put, taken) = bounded(1);
        Self { put, taken }
    }

    /// Where they are taken from.
    pub fn taken(&self) -> &Receiver<News> {
        &self.taken
    }

    /// Puts news, together with those that wait.
    fn put(&self, mut news: News) {
        if let Ok(waiting) = self.taken.try_recv() {
            news.changed |= waiting.changed;
        }
        // Nobody else puts, so there is room.
        let _ = self.put.try_send(news);
    }
}

/// Everybody who is connected, by the number of the connection.
#[derive(Default)]
pub struct Seats(BTreeMap<u64, Seat>);

/// Where a guest sits.
pub struct Seat {
    /// Who.
    pub guest: Guest,
    /// What is not answered yet, in its order.
    pub asked: VecDeque<Asked>,
    /// Whether what was answered last, or the first of what was asked, waits for what is done beside.
    pub waits: bool,
    /// What is answered as soon as the rest of it is done beside.
    pub unsaid: Option<(u64, Result<Answer, Refusal>)>,
    /// Whether the connection has ended: what it asked is done all the same.
    pub left: bool,
    mouth: Mouth,
    /// Who is beside, as it was said last.
    beside: Vec<Colleague>,
    /// Whether it was said that something was changed, and nothing was asked since.
    told: bool,
}

impl Seats {
    /// Seats a guest.
    pub fn join(&mut self, id: u64, guest: Guest, mouth: Mouth) {
        let seat = Seat {
            guest,
            asked: VecDeque::new(),
            waits: false,
            unsaid: None,
            left: false,
            mouth,
            beside: Vec::new(),
            told: false,
        };
        self.0.insert(id, seat);
    }

    /// The seat of a connection.
    pub fn get(&self, id: u64) -> Option<&Seat> {
        self.0.get(&id)
    }

    /// The seat of a connection.
    pub fn get_mut(&mut self, id: u64) -> Option<&mut Seat> {
        self.0.get_mut(&id)
    }

    /// Takes a guest's seat away.
    pub fn leave(&mut self, id: u64) {
        if let Some(seat) = self.0.remove(&id) {
            self.tell(&BTreeSet::new(), &seat.guest.records(), None);
        }
    }

    /// Says something to everybody.
    pub fn say_to_all(&self, said: &Said) {
        for seat in self.0.values() {
            say(&seat.mouth.outbox, said.clone());
        }
    }

    /// Answers a guest, then tells the others what that has changed for them. Gives what is to be done
    /// beside before the guest hears the answer, if something is.
    pub fn answer(
        &mut self,
        office: &mut Office,
        id: u64,
        asked: Asked,
        prepared: Prepared,
    ) -> Option<Work> {
        let seat = self.0.get_mut(&id)?;
        seat.told = false;
        let anew = matches!(asked.request, Request::Watch(_)).then_some(id);
        let before = seat.guest.records();
        let (once, request) = (asked.once, asked.request);
        let mut answer = seat.guest.ask_prepared(office, once, request, prepared);
        let rest = office.rest_of(&mut answer);
        seat.waits = rest.is_some();
        match seat.waits {
            true => seat.unsaid = Some((asked.number, answer)),
            false => seat.say(asked.number, answer),
        }
        let mut moved = &before ^ &seat.guest.records();
        let changed = self.concerned(office, Some(id), &mut moved);
        self.tell(&changed, &moved, anew);
        rest
    }

    /// Tells everybody what was changed that nobody has asked for.
    pub fn spread(&mut self, office: &mut Office) {
        let mut moved = BTreeSet::new();
        let changed = self.concerned(office, None, &mut moved);
        self.tell(&changed, &moved, None);
    }

    /// The others who have something in front that was changed; `moved` grows by what somebody has in front
    /// no longer, because he may not see it any more.
    fn concerned(
        &mut self,
        office: &mut Office,
        by: Option<u64>,
        moved: &mut BTreeSet<Topic>,
    ) -> BTreeSet<u64> {
        let touched = office.touched();
        let mut concerned = BTreeSet::new();
        if touched.is_empty() {
            return concerned;
        }
        for (id, seat) in self.0.iter_mut().filter(|(id, _)| Some(**id) != by) {
            let before = seat.guest.records();
            if seat.guest.hears(office, &touched) {
                concerned.insert(*id);
            }
            moved.extend(&before ^ &seat.guest.records());
        }
        concerned
    }

    /// Tells those for whom something was changed, those who were or are at the records that somebody
    /// came to or left, and who watches `anew`.
    fn tell(&mut self, changed: &BTreeSet<u64>, moved: &BTreeSet<Topic>, anew: Option<u64>) {
        if changed.is_empty() && moved.is_empty() && anew.is_none() {
            return;
        }
        let mut news = Vec::new();
        for (id, seat) in &self.0 {
            let changed = changed.contains(id) && !seat.told;
            let anew = anew == Some(*id);
            let near = !seat.beside.is_empty() || !seat.guest.records().is_disjoint(moved);
            if !changed && !anew && (moved.is_empty() || !near) {
                continue;
            }
            let others = self.0.iter().filter(|(other, _)| *other != id);
            let beside = seat.guest.beside(others.map(|(_, other)| &other.guest));
            if changed || beside != seat.beside || anew && !beside.is_empty() {
                news.push((*id, News { changed, beside }));
            }
        }
        for (id, news) in news {
            if let Some(seat) = self.0.get_mut(&id) {
                seat.told |= news.changed;
                seat.beside.clone_from(&news.beside);
                seat.mouth.news.put(news);
            }
        }
    }
}

impl Seat {
    /// Answers a question.
    pub fn say(&self, number: u64, answer: Result<Answer, Refusal>) {
        let answer = Box::new(answer);
        say(&self.mouth.outbox, Said::Answered { number, answer });
    }
}

/// Says something; to a connection that is gone nothing is said any more.
pub fn say(outbox: &Sender<Said>, said: Said) {
    match outbox.try_send(said) {
        Ok(()) | Err(TrySendError::Disconnected(_) | TrySendError::Full(_)) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_flood_of_news_one_waits() {
        let news = Newest::new();
        let changed = |changed| News {
            changed,
            beside: Vec::new(),
        };
        (0..1000).for_each(|number| news.put(changed(number == 500)));
        assert_eq!(news.taken().try_recv(), Ok(changed(true)));
        assert!(news.taken().try_recv().is_err());
    }
}
