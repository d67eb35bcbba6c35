//! The records of one case: three children, an adult, and nothing done yet.

use crate::support::{ago, id};
use goldaw::domain::area::AreaCode;
use goldaw::domain::case::{
    Assistance, CaseCode, CaseFile, CaseKind, CaseStatus, Risk, SafeContact,
};
use goldaw::domain::contact::{Contact, Medium, Seen};
use goldaw::domain::person::{Membership, Person, PersonName, Relation, Sex};
use goldaw::domain::referral::moves::MoveKind;
use goldaw::domain::referral::{Attempt, AttemptStatus, Channel, Move, Referral, ReferralStatus};
use goldaw::domain::session::{CaseItem, ItemText};
use goldaw::domain::standing::CaseRecords;
use goldaw::domain::{Day, Instant};

pub fn records() -> CaseRecords {
    CaseRecords {
        file: file(),
        household: vec![
            person(1, Relation::Child, 9),
            person(2, Relation::Child, 12),
            person(3, Relation::Child, 15),
            person(4, Relation::Mother, 35),
        ],
        contacts: Vec::new(),
        referrals: Vec::new(),
        actions: Vec::new(),
        items: Vec::new(),
    }
}

pub fn file() -> CaseFile {
    CaseFile {
        id: id(1),
        code: CaseCode("BAL-TUR-2021-0042".into()),
        area: AreaCode("BAL-TUR".into()),
        headline: "mother in clinic, 3 at school".into(),
        registered_on: ago(30),
        kind: CaseKind::Family,
        target_groups: Vec::new(),
        assistance: Assistance::LongTerm,
        owner: id(2),
        owned_since: ago(30),
        previous_owner: None,
        status: CaseStatus::Open,
        closure: None,
        closure_requested_on: None,
        risks: Vec::new(),
        safe_contact: SafeContact {
            way: String::new(),
            no_letters: false,
            no_calls_home: false,
        },
        restriction: None,
        assessments: Vec::new(),
        plan: None,
        help: Vec::new(),
        flags: Vec::new(),
        deferrals: Vec::new(),
        next_contact_by: None,
    }
}

/// A person of so many years with a place in the household.
pub fn person(number: u8, relation: Relation, years: i64) -> (Membership, Person) {
    let membership = Membership {
        id: id(number),
        case: id(1),
        person: id(number),
        relation,
        caregiver: false,
        consent_on: None,
    };
    let person = Person {
        id: id(number),
        name: PersonName {
            given: format!("Given{number}"),
            patronymic: String::new(),
            family: "Amanowa".into(),
        },
        sex: Sex::Unknown,
        birth_date: Some(ago(years * 366)),
        registered_on: ago(0),
        disability: false,
    };
    (membership, person)
}

/// A contact that was made, without anybody seen.
pub fn contact(on: Day) -> Contact {
    Contact {
        id: id(1),
        case: id(1),
        on,
        medium: Medium::HomeVisit,
        made: true,
        seen: Vec::new(),
        note: String::new(),
        referral: None,
        recorded_at: Instant::default(),
        recorded_by: id(3),
        on_behalf_of: None,
    }
}

/// A contact that was only tried.
pub fn tried(on: Day) -> Contact {
    Contact {
        made: false,
        ..contact(on)
    }
}

/// A visit so many days ago that saw these people.
pub fn seen(days: i64, people: &[u8]) -> Contact {
    let seen = people.iter().map(|number| Seen {
        person: id(*number),
        alone: false,
    });
    Contact {
        seen: seen.collect(),
        ..contact(ago(days))
    }
}

/// A move so many days ago that led to a status; it names the day it was made on.
pub fn step(kind: MoveKind, to: AttemptStatus, days: i64) -> Move {
    let stays = matches!(kind, MoveKind::Promise | MoveKind::NoReply);
    Move {
        kind,
        from: if stays { to } else { AttemptStatus::Draft },
        to,
        on: ago(days),
        recorded_at: Instant::default(),
        recorded_by: id(3),
        on_behalf_of: String::new(),
        channel: Channel::Phone,
        reason: String::new(),
        named_day: (kind != MoveKind::NoReply).then(|| ago(days)),
    }
}

/// A referral written thirty days ago, after these moves.
pub fn referral(number: u8, moves: Vec<Move>) -> Referral {
    let status = moves.last().map_or(AttemptStatus::Draft, |step| step.to);
    Referral {
        id: id(number),
        case: id(1),
        need: "legal advice".into(),
        urgent: false,
        created_on: ago(30),
        status: ReferralStatus::Active,
        attempts: vec![Attempt {
            status,
            moves,
            ..Attempt::draft(id(8), None)
        }],
        decisions: Vec::new(),
        confirmation: None,
    }
}

/// A case talked about so many days ago.
pub fn item(number: u8, days: i64, signed: bool, decision: &str) -> CaseItem {
    CaseItem {
        id: id(number),
        session: id(number),
        case: id(1),
        on: ago(days),
        supervisor: id(3),
        signed,
        raised_by: Vec::new(),
        text: ItemText {
            decision: decision.into(),
            ..ItemText::empty(Risk::Low)
        },
    }
}
