//! Small builders: a case that nothing is wrong with, to which each test does one thing.

use goldaw::domain::Day;
use goldaw::domain::agenda::rules::{Raised, raised};
use goldaw::domain::area::AreaCode;
use goldaw::domain::calendar::plus;
use goldaw::domain::case::{Assistance, CaseCode, CaseKind, CaseStatus, Risk};
use goldaw::domain::identifier::Identifier;
use goldaw::domain::person::{AgeGroup, PersonName, Relation};
use goldaw::domain::referral::{AttemptStatus, WaitsFor};
use goldaw::domain::rule::Rule;
use goldaw::domain::settings::Settings;
use goldaw::domain::specialist::{Experience, Specialist};
use goldaw::domain::standing::{LastDiscussed, Member, OpenAction, OpenReferral, Standing};

/// A Friday.
pub const TODAY: &str = "2021-10-15";

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn today() -> Day {
    day(TODAY)
}

/// The day that lies so many days before today.
pub fn ago(days: i64) -> Day {
    plus(today(), -days)
}

pub fn id<Id: Identifier>(number: u8) -> Id {
    Id::from_bytes([number; 16])
}

/// Long-term support in which everything was done yesterday.
pub fn quiet(risk: Risk) -> Standing {
    let yesterday = ago(1);
    Standing {
        case: id(1),
        code: CaseCode("BAL-TUR-2021-0042".into()),
        area: AreaCode("BAL-TUR".into()),
        headline: "mother in clinic, 3 at school".into(),
        owner: id(2),
        owned_since: ago(200),
        registered_on: ago(200),
        kind: CaseKind::Family,
        status: CaseStatus::Open,
        closed_on: None,
        assistance: Assistance::LongTerm,
        target_groups: Vec::new(),
        risk,
        risk_since: Some(ago(200)),
        risk_raised_on: None,
        restricted_to: None,
        members: vec![member(1, AgeGroup::Adult), member(2, AgeGroup::Child)],
        first_contact_on: Some(ago(200)),
        last_contact_on: Some(yesterday),
        last_try_on: None,
        child_seen_on: Some(yesterday),
        children_seen: 1,
        next_contact_by: None,
        assessed_on: Some(ago(199)),
        planned_on: Some(ago(198)),
        plan_reviewed_on: Some(yesterday),
        approval_pending: false,
        goals_reached: false,
        help_due_on: None,
        flag: None,
        closure_requested_on: None,
        deferrals: Vec::new(),
        referrals: Vec::new(),
        actions: Vec::new(),
        last_discussed: Some(discussed(yesterday)),
    }
}

pub fn discussed(on: Day) -> LastDiscussed {
    LastDiscussed {
        on,
        decision: String::new(),
        rationale: String::new(),
    }
}

pub fn member(number: u8, age_group: AgeGroup) -> Member {
    Member {
        person: id(number),
        name: PersonName {
            given: "Gözel".into(),
            patronymic: String::new(),
            family: "Amanowa".into(),
        },
        relation: Relation::Other,
        age_group,
    }
}

pub fn open_action(number: u8, due: Day) -> OpenAction {
    OpenAction {
        action: id(number),
        text: "visit the school".into(),
        owner: goldaw::domain::action::ActionOwner::Specialist,
        due,
        carried: 0,
    }
}

/// A referral that has stood in its status since a day, without an agreed day for the answer.
pub fn open_referral(status: AttemptStatus, since: Day) -> OpenReferral {
    OpenReferral {
        referral: id(7),
        partner: id(8),
        need: "legal advice".into(),
        urgent: false,
        status,
        waits_for: match status {
            AttemptStatus::Rejected | AttemptStatus::Failed => WaitsFor::Decision,
            AttemptStatus::Completed => WaitsFor::Confirmation,
            _ => WaitsFor::Partner,
        },
        requested_on: Some(since),
        respond_by: None,
        status_since: since,
        last_move_on: since,
        named_day: None,
    }
}

pub fn specialist() -> Specialist {
    Specialist {
        id: id(2),
        code: "BAL-03".into(),
        name: "Aýna Berdiýewa".into(),
        area: AreaCode("BAL-TUR".into()),
        supervisor: Some(id(3)),
        start_date: ago(300),
        experience: Experience::Standard,
        full_time_percent: 100,
        qualification: String::new(),
        specialisation: String::new(),
        next_session_on: None,
        last_session_on: Some(ago(7)),
    }
}

/// What the rules say today about a case, a week after the last session.
pub fn lines(standing: &Standing) -> Vec<Raised> {
    raised(standing, &Settings::default(), Some(ago(7)), today())
}

/// The rules that hold today.
pub fn rules(standing: &Standing) -> Vec<Rule> {
    lines(standing).iter().map(|raised| raised.rule).collect()
}
