//! The questions that were answered to a guest, so that asking one of them again leaves no second entry in the
//! audit trail. Nothing is remembered across a lock, another account or another day.

use super::beside::Prepared;
use super::clock::day_of;
use super::front::Front;
use super::guest::refused;
use super::permission::RequestKind;
use super::{Answer, Guest, Office, Refusal, Request};
use crate::domain::Day;
use crate::store::record::encode;
use std::collections::VecDeque;

/// The most questions that are remembered, the newest.
const REMEMBERED: usize = 64;

/// The questions that were answered on one day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Answered {
    on: Option<Day>,
    questions: VecDeque<[u8; 32]>,
}

impl Answered {
    /// Remembers a question whose answer stands in the trail.
    pub fn remember(&mut self, question: Question, today: Day) {
        if self.on != Some(today) {
            self.on = Some(today);
            self.questions.clear();
        }
        self.questions.retain(|one| *one != question.0);
        self.questions.push_front(question.0);
        self.questions.truncate(REMEMBERED);
    }

    /// Whether this very question was answered on this day.
    pub fn holds(&self, question: &Question, today: Day) -> bool {
        self.on == Some(today) && self.questions.contains(&question.0)
    }
}

/// What a question is known by: its kind, its record, the reason for which names are shown.
pub(super) struct Question([u8; 32]);

impl Question {
    /// Of a request that opens something; `None` for any other.
    pub fn of(request: &Request) -> Option<Self> {
        match request.kind() {
            RequestKind::Case
            | RequestKind::SinceLastSpoke
            | RequestKind::Session
            | RequestKind::Referral
            | RequestKind::PersonPlaces
            | RequestKind::Unmask => {
                let bytes = encode(request).ok()?;
                Some(Self(*blake3::hash(&bytes).as_bytes()))
            }
            _ => None,
        }
    }
}

impl Guest {
    /// Has the office perform a request, and remembers it if it opened something.
    pub(super) fn perform(
        &mut self,
        office: &mut Office,
        request: Request,
        prepared: Prepared,
    ) -> Result<Answer, Refusal> {
        let Some(caller) = &self.caller else {
            return refused(office, None, &request, "office-nobody-chosen");
        };
        let question = Question::of(&request);
        let answer = office.perform_prepared(caller, request, prepared)?;
        if let Some(question) = question {
            self.answered.remember(question, day(office));
        }
        Ok(answer)
    }

    /// Asks once more what was asked already; what was not is asked for the first time.
    pub(super) fn ask_once_more(
        &mut self,
        office: &mut Office,
        request: Request,
        prepared: Prepared,
    ) -> Result<Answer, Refusal> {
        let question = Question::of(&request);
        let known = question.is_some_and(|one| self.answered.holds(&one, day(office)));
        match &self.caller {
            Some(caller) if known => office.perform_again(caller, request, prepared),
            _ => self.ask_now(office, request, prepared),
        }
    }

    /// Forgets what was opened, and what is in front.
    pub(super) fn forget(&mut self) {
        self.answered = Answered::default();
        self.front = Front::default();
    }
}

/// The day on which something is asked, from whatever day one looks.
fn day(office: &Office) -> Day {
    day_of(
        office.clock.now(),
        office.profile.settings.utc_offset_minutes,
    )
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::account::{Account, Role};
    use crate::domain::identifier::{AccountId, CaseId, Identifier};
    use crate::office::Clock;
    use crate::store::Store;

    #[test]
    fn a_locked_guest_has_nothing_to_ask_again() {
        let mut office = Office::over(Store::in_memory().unwrap(), Clock::System).unwrap();
        let account = Account {
            id: AccountId::from_bytes([1; 16]),
            login: "jeren".into(),
            name: "Jeren".into(),
            role: Role::Supervisor,
            specialist: None,
            disabled: false,
        };
        let mut guest = Guest::new(Some(account), None);
        let case = Request::Case(CaseId::from_bytes([2; 16]));
        let today = day(&office);
        guest.answered.remember(Question::of(&case).unwrap(), today);
        guest.ask(&mut office, Request::Lock).unwrap();
        assert!(!guest.answered.holds(&Question::of(&case).unwrap(), today));
    }
}
