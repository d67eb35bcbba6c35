//! What one person of a crowd does: looks at the week, opens a case, types, saves a contact, asks a partner
//! once more. Which, is thrown with dice.

use goldaw::domain::contact::Medium;
use goldaw::domain::draft::{Draft, DraftAbout, DraftName, DraftText, FieldText};
use goldaw::domain::identifier::{CaseId, Identifier, ReferralId, SpecialistId};
use goldaw::domain::referral::moves::MoveKind;
use goldaw::domain::referral::{AttemptStatus, Channel};
use goldaw::domain::{Day, Instant as Moment};
use goldaw::office::caseload::{CaseFilter, CaseSort, CaseloadQuery};
use goldaw::office::contacts::NewContact;
use goldaw::office::drafts::Save;
use goldaw::office::referrals::{ReferralList, ReferralMove, ReferralQuery};
use goldaw::office::{Answer, Refusal, Request};
use goldaw::server::client::Client;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// How every text begins that is written in a crowd of this seed.
pub fn mark(seed: u64) -> String {
    format!("said in crowd {seed:#x} by ")
}

/// How many rows a screen asks for first.
const SCREEN: Option<usize> = Some(64);

/// A change that was called saved, with a text that nobody else wrote.
#[derive(Debug)]
pub enum Saved {
    Contact(CaseId, String),
    Move(ReferralId, String),
}

/// One of a crowd.
pub struct Person {
    /// How all texts begin that are written here.
    name: String,
    client: Client,
    dice: Dice,
    /// How long it takes about until the next thing is asked.
    pause: Duration,
    today: Day,
    written: usize,
    pub took: BTreeMap<&'static str, Vec<Duration>>,
    pub saved: Vec<Saved>,
    pub conflicts: usize,
}

impl Person {
    pub fn new(number: u32, mut client: Client, seed: u64, pause: Duration) -> Self {
        let today = match client.ask(Request::Me).unwrap() {
            Answer::Me(me) => me.today,
            other => panic!("{other:?}"),
        };
        Self {
            name: format!("{}{number}", mark(seed)),
            client,
            dice: Dice::new(seed, number),
            pause,
            today,
            written: 0,
            took: BTreeMap::new(),
            saved: Vec::new(),
            conflicts: 0,
        }
    }

    /// A few minutes of a day.
    pub fn work(&mut self) {
        self.ask("this week", Request::ThisWeek(SCREEN)).unwrap();
        let query = CaseloadQuery {
            specialist: None,
            search: String::new(),
            filter: CaseFilter::Open,
            sort: CaseSort::Need,
            most: SCREEN,
        };
        let cases = match self.ask("caseload", Request::Caseload(query)).unwrap() {
            Answer::Caseload(caseload) => caseload.rows.into_iter(),
            other => panic!("{other:?}"),
        };
        // Colleagues look at what is most urgent: at the same few cases.
        let urgent: Vec<CaseId> = cases
            .filter(|row| !row.restricted)
            .map(|row| row.case)
            .take(12)
            .collect();
        for _ in 0..3 {
            if let Some(case) = self.dice.one_of(&urgent) {
                self.record_contact(*case);
            }
        }
        self.ask_a_partner_again();
    }

    fn ask(&mut self, what: &'static str, request: Request) -> Result<Answer, Refusal> {
        if !self.pause.is_zero() {
            let part = 500 + self.dice.below(1_000) as u32;
            std::thread::sleep(self.pause * part / 1_000);
        }
        let start = Instant::now();
        let answer = self.client.ask(request);
        self.took.entry(what).or_default().push(start.elapsed());
        answer
    }

    /// A text that nobody else writes.
    fn text(&mut self) -> String {
        self.written += 1;
        format!("{}, {}", self.name, self.written)
    }

    fn record_contact(&mut self, case: CaseId) {
        let version = match self.ask("case", Request::Case(case)).unwrap() {
            Answer::Case(view) => view.version,
            other => panic!("{other:?}"),
        };
        let note = self.text();
        let mut draft = Draft {
            name: DraftName {
                form: "contact".into(),
                about: DraftAbout::Case(case),
            },
            id: Identifier::from_bytes(self.dice.bytes()),
            revision: 0,
            replaces: None,
            based_on: Some(version),
            kept_at: Moment::default(),
            text: DraftText::Form(Vec::new()),
        };
        for half in [&note[..note.len() / 2], &note] {
            draft.revision += 1;
            draft.text = DraftText::Form(vec![FieldText {
                field: "note".into(),
                values: vec![half.to_owned()],
            }]);
            let keep = Request::KeepDraft(Box::new(draft.clone()));
            self.ask("draft", keep).unwrap();
        }
        let next = chrono::Days::new(1 + self.dice.below(20) as u64);
        let contact = NewContact {
            case,
            on: self.today,
            medium: Medium::Phone,
            made: true,
            seen: Vec::new(),
            note: note.clone(),
            next_by: (self.dice.below(2) == 0).then(|| self.today + next),
        };
        let save = Save {
            request: Request::RecordContact(contact),
            drafts: vec![draft.id],
            based_on: Some(version),
        };
        if self.save("contact", save) {
            self.saved.push(Saved::Contact(case, note));
        }
    }

    fn referrals(&mut self, specialist: Option<SpecialistId>) -> ReferralList {
        let most = SCREEN;
        let query = ReferralQuery { specialist, most };
        match self.ask("referrals", Request::Referrals(query)).unwrap() {
            Answer::Referrals(list) => list,
            other => panic!("{other:?}"),
        }
    }

    fn ask_a_partner_again(&mut self) {
        let everybody = self.referrals(None).specialists;
        let Some((_, specialist)) = self.dice.one_of(&everybody) else {
            return;
        };
        let rows = self.referrals(Some(*specialist)).rows.into_iter();
        let asked = |status| status == AttemptStatus::Requested;
        let waiting = rows.filter(|row| asked(row.status)).take(5);
        let waiting: Vec<ReferralId> = waiting.map(|row| row.referral).collect();
        let Some(referral) = self.dice.one_of(&waiting).copied() else {
            return;
        };
        let version = match self.ask("referral", Request::Referral(referral)).unwrap() {
            Answer::Referral(view) => view.version,
            other => panic!("{other:?}"),
        };
        let reason = self.text();
        let step = ReferralMove {
            referral,
            kind: MoveKind::NoReply,
            on: self.today,
            channel: Channel::Phone,
            on_behalf_of: "the director".into(),
            reason: reason.clone(),
            named_day: None,
            our_turn: false,
        };
        let save = Save {
            request: Request::MoveReferral(step),
            drafts: Vec::new(),
            based_on: Some(version),
        };
        if self.save("move", save) {
            self.saved.push(Saved::Move(referral, reason));
        }
    }

    /// Saves; where somebody was faster, looks at both and saves over hers, until it is saved or there is
    /// nothing to save over.
    fn save(&mut self, what: &'static str, mut save: Save) -> bool {
        loop {
            match self.ask(what, Request::Save(Box::new(save.clone()))) {
                Ok(_) => return true,
                Err(Refusal::Conflict(conflict)) => {
                    self.conflicts += 1;
                    if conflict.version.is_none() {
                        return false;
                    }
                    save.based_on = conflict.version;
                }
                Err(other) => panic!("{what}: {other:?}"),
            }
        }
    }
}

/// Numbers that look random and are the same for the same seed.
struct Dice(u64);

impl Dice {
    fn new(seed: u64, number: u32) -> Self {
        // Neighbours start far from each other.
        Self((seed ^ u64::from(number + 1)).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    fn one_of<'a, T>(&mut self, some: &'a [T]) -> Option<&'a T> {
        let number = self.below(some.len().max(1));
        some.get(number)
    }

    fn bytes(&mut self) -> [u8; 16] {
        let (one, other) = (self.next(), self.next());
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&one.to_le_bytes());
        bytes[8..].copy_from_slice(&other.to_le_bytes());
        bytes
    }
}
