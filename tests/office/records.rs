//! The records of a service of two teams: whoever tests a permission needs somebody else's case.

use goldaw::domain::Day;
use goldaw::domain::account::{Account, Role};
use goldaw::domain::area::AreaCode;
use goldaw::domain::case::{
    Assistance, CaseCode, CaseFile, CaseKind, CaseStatus, Restriction, Risk, RiskRecord,
    SafeContact, TargetGroup,
};
use goldaw::domain::contact::Medium;
use goldaw::domain::identifier::{CaseId, Identifier, PartnerId, PersonId, SpecialistId};
use goldaw::domain::names::Names;
use goldaw::domain::partner::Partner;
use goldaw::domain::person::{Membership, Person, PersonName, Relation, Sex};
use goldaw::domain::preferences::Locale;
use goldaw::domain::settings::Settings;
use goldaw::domain::specialist::{Experience, Specialist};
use goldaw::domain::standing::CaseRecords;
use goldaw::office::contacts::NewContact;
use goldaw::office::loading::Batch;

/// The same byte sixteen times: an id that is easy to tell from others.
pub fn id<I: Identifier>(number: u8) -> I {
    I::from_bytes([number; 16])
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub const TODAY: &str = "2021-10-15";
/// The first team: the supervisor, her specialist, his case.
pub const OWN: u8 = 1;
/// The second team.
pub const OTHER: u8 = 2;
/// A case of the first team, restricted to its supervisor.
pub const RESTRICTED: u8 = 3;
/// A case that does not exist.
pub const NOBODY: u8 = 99;

/// The account of a role in a team; coordinator and administrator belong to none.
pub fn account(role: Role, team: u8) -> Account {
    let number = match role {
        Role::Supervisor => 10 + team,
        Role::Specialist => 20 + team,
        Role::Coordinator => 30,
        Role::Administrator => 31,
    };
    Account {
        id: id(number),
        login: format!("{}-{team}", role.code()),
        name: format!("{} {team}", role.code()),
        role,
        specialist: (role == Role::Specialist).then(|| id(team)),
        disabled: false,
    }
}

/// The two teams with their cases.
pub fn batch() -> Batch {
    let teams = [OWN, OTHER];
    let mut accounts: Vec<Account> = teams.map(|team| account(Role::Supervisor, team)).into();
    accounts.extend(teams.map(|team| account(Role::Specialist, team)));
    accounts.extend([Role::Coordinator, Role::Administrator].map(|role| account(role, OWN)));
    let mut restricted = case(RESTRICTED, OWN);
    restricted.file.restriction = Some(Restriction {
        reason: "violence".into(),
        named: vec![account(Role::Supervisor, OWN).id],
    });
    Batch {
        settings: Some(Settings::default()),
        accounts,
        specialists: teams.map(specialist).into(),
        partners: vec![partner()],
        cases: vec![case(OWN, OWN), case(OTHER, OTHER), restricted],
        ..Batch::default()
    }
}

pub fn specialist(team: u8) -> Specialist {
    Specialist {
        id: id(team),
        code: format!("BAL-{team:02}"),
        name: format!("Specialist {team}"),
        area: AreaCode("BAL-TUR".into()),
        supervisor: Some(account(Role::Supervisor, team).id),
        start_date: day("2020-11-20"),
        experience: Experience::Standard,
        full_time_percent: 100,
        qualification: String::new(),
        specialisation: String::new(),
        next_session_on: None,
        last_session_on: Some(day("2021-10-08")),
    }
}

/// What an English reader calls it.
pub fn english(names: &Names) -> String {
    names.in_language(Locale::English).to_owned()
}

pub fn partner() -> Partner {
    Partner {
        id: id::<PartnerId>(7),
        source: None,
        names: "Ýeňme".into(),
        alternate_name: String::new(),
        description: String::new(),
        email: String::new(),
        website: String::new(),
        phone: "+993 12 00-00-00".into(),
        hours: String::new(),
        focal_person: String::new(),
        response_days: Some(3),
        attributes: Vec::new(),
    }
}

pub fn case(number: u8, team: u8) -> CaseRecords {
    let registered = day("2021-09-01");
    let person = Person {
        id: id::<PersonId>(100 + number),
        name: PersonName {
            given: "Gülälek".into(),
            patronymic: String::new(),
            family: "Atajanowa".into(),
        },
        sex: Sex::Female,
        birth_date: Some(day("1990-01-01")),
        registered_on: registered,
        disability: false,
    };
    let membership = Membership {
        id: id(100 + number),
        case: id::<CaseId>(number),
        person: person.id,
        relation: Relation::Focus,
        caregiver: true,
        consent_on: Some(registered),
    };
    CaseRecords {
        file: file(number, team, registered),
        household: vec![(membership, person)],
        contacts: Vec::new(),
        referrals: Vec::new(),
        actions: Vec::new(),
        items: Vec::new(),
    }
}

fn file(number: u8, team: u8, registered: Day) -> CaseFile {
    let area = AreaCode("BAL-TUR".into());
    CaseFile {
        id: id(number),
        code: CaseCode::new(&area, registered, u32::from(number)),
        area,
        headline: "mother in clinic, 3 at school".into(),
        registered_on: registered,
        kind: CaseKind::Family,
        target_groups: vec![TargetGroup::Family],
        assistance: Assistance::LongTerm,
        owner: id::<SpecialistId>(team),
        owned_since: registered,
        previous_owner: None,
        status: CaseStatus::Open,
        closure: None,
        closure_requested_on: None,
        risks: vec![RiskRecord {
            risk: Risk::High,
            on: registered,
            reason: "alone".into(),
        }],
        safe_contact: SafeContact {
            way: "phone of the aunt".into(),
            no_letters: true,
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

/// A contact with the people of a case.
pub fn contact(case: CaseId) -> NewContact {
    NewContact {
        case,
        on: day(TODAY),
        medium: Medium::Phone,
        made: true,
        seen: Vec::new(),
        note: "the aunt answered".into(),
        next_by: None,
    }
}
