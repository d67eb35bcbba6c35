//! One golden document per kind of list: what programs that read us rely on.

use super::*;
use crate::domain::account::{Account, Role};
use crate::domain::area::{Area, AreaCode};
use crate::domain::case::{CaseCode, CaseStatus, Risk};
use crate::domain::due::{Due, DueKind};
use crate::domain::identifier::{AccountId, CaseId, Identifier, PartnerId, PersonId};
use crate::domain::message::Message;
use crate::domain::names::Names;
use crate::domain::partner::Partner;
use crate::domain::person::{AgeGroup, Sex};
use crate::domain::rule::Rule;
use crate::domain::specialist::{Experience, Specialist};
use crate::domain::workload::{Band, Workload};
use crate::domain::{Day, agenda::AgendaLine};
use crate::language::{Locale, Words};
use crate::office::caseload;
use crate::office::listing::{Listed, PersonDetails, PersonRow};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn specialist() -> SpecialistRow {
    SpecialistRow {
        specialist: Specialist {
            id: SpecialistId::from_bytes([2; 16]),
            code: "BAL-03".into(),
            name: "Aýna Öwezowa".into(),
            area: AreaCode("BAL-TUR".into()),
            supervisor: Some(AccountId::from_bytes([3; 16])),
            start_date: day("2020-11-16"),
            experience: Experience::Standard,
            full_time_percent: 100,
            qualification: "pedagogy".into(),
            specialisation: String::new(),
            next_session_on: Some(day("2021-10-18")),
            last_session_on: None,
        },
        supervisor: Some(("supervisor-05".into(), "Merjen Ataýewa".into())),
        open_cases: 14,
        cases: 17,
        workload: Workload {
            points: 71,
            capacity: 100,
            band: Band::Normal,
        },
    }
}

fn case(restricted: bool) -> caseload::CaseRow {
    caseload::CaseRow {
        case: CaseId::from_bytes([1; 16]),
        code: CaseCode("BAL-TUR-2021-0042".into()),
        area: AreaCode("BAL-TUR".into()),
        specialist: SpecialistId::from_bytes([2; 16]),
        specialist_name: "Aýna Öwezowa".into(),
        status: CaseStatus::Open,
        named_only: restricted,
        restricted,
        headline: "mother in clinic, 3 at school".into(),
        risk: Risk::High,
        initials: "G.A.".into(),
        people: 5,
        children: 3,
        child_seen_on: Some(day("2021-09-20")),
        child_unseen: true,
        last_contact_on: Some(day("2021-10-01")),
        silent: true,
        last_try_on: None,
        next_due: Some(Due {
            on: day("2021-10-08"),
            kind: DueKind::Contact,
        }),
        discussed_on: None,
        rules: vec![Rule::HighRiskSilent, Rule::ChildUnseen],
        reason: Some(Message::new("day-today")),
        referrals: 1,
        registered_on: Some(day("2021-03-02")),
    }
}

fn sheet(listed: &Listed) -> Sheet<'_> {
    let codes = Box::leak(Box::new(Codes::of(&[specialist()])));
    let words = Box::leak(Box::new(Words::new(Locale::English)));
    sheet_of(listed, codes, Wording::Codes(words))
}

fn json(listed: &Listed) -> String {
    serde_json::to_string_pretty(&sheet(listed).rows().collect::<Vec<_>>()).unwrap()
}

fn empty_lists() -> Vec<Listed> {
    vec![
        Listed::Cases(Vec::new()),
        Listed::People(Vec::new()),
        Listed::Contacts(Vec::new()),
        Listed::Referrals(Vec::new()),
        Listed::Specialists(Vec::new()),
        Listed::Sessions(Vec::new()),
        Listed::Actions(Vec::new()),
        Listed::Partners(Vec::new()),
        Listed::Services(Vec::new()),
        Listed::Accounts(Vec::new()),
        Listed::Areas(Vec::new()),
        Listed::Activities(Vec::new()),
    ]
}

#[test]
fn every_list_has_an_id_and_shows_columns_that_it_has() {
    for listed in empty_lists() {
        let sheet = sheet(&listed);
        assert_eq!(sheet.columns.first().map(String::as_str), Some("id"));
        for column in sheet.brief {
            assert!(sheet.columns.iter().any(|it| it == column), "{column}");
        }
    }
}

#[test]
fn the_columns_of_every_list_stay() {
    let columns: Vec<String> = empty_lists()
        .iter()
        .map(|listed| sheet(listed).columns.join(" "))
        .collect();
    insta::assert_snapshot!(columns.join("\n"));
}

#[test]
fn a_row_has_a_value_for_every_column() {
    let listed = Listed::Cases(vec![case(false), case(true)]);
    let sheet = sheet(&listed);
    for row in sheet.rows() {
        assert_eq!(row.keys().cloned().collect::<Vec<_>>(), sheet.columns);
    }
}

#[test]
fn cases_are_golden() {
    insta::assert_snapshot!(json(&Listed::Cases(vec![case(false)])));
}

#[test]
fn a_restricted_case_says_code_area_specialist_and_status_only() {
    let listed = Listed::Cases(vec![case(true)]);
    let rows: Vec<Fields> = sheet(&listed).rows().collect();
    let said: Vec<&str> = rows[0]
        .iter()
        .filter(|(_, value)| !value.is_null())
        .map(|(name, _)| name.as_str())
        .collect();
    let allowed = "id code region area specialist specialist_name status restricted";
    assert_eq!(said.join(" "), allowed);
}

#[test]
fn people_are_golden() {
    insta::assert_snapshot!(json(&Listed::People(vec![PersonRow {
        person: PersonId::from_bytes([5; 16]),
        details: Some(PersonDetails {
            name: "G.A.".into(),
            sex: Sex::Female,
            birth_date: Some(day("2010-05-05")),
            registered_on: day("2021-03-02"),
            age_at_registration: Some(10),
            age_group: AgeGroup::Child,
        }),
        cases: ["BAL-TUR-2021-0042", "BAL-TUR-2021-0043"]
            .map(|code| (CaseId::from_bytes([1; 16]), CaseCode(code.into())))
            .to_vec(),
    }])));
}

#[test]
fn specialists_are_golden() {
    insta::assert_snapshot!(json(&Listed::Specialists(vec![specialist()])));
}

#[test]
fn accounts_are_golden() {
    insta::assert_snapshot!(json(&Listed::Accounts(vec![Account {
        id: AccountId::from_bytes([3; 16]),
        login: "specialist-18".into(),
        name: "Aýna Öwezowa".into(),
        role: Role::Specialist,
        specialist: Some(SpecialistId::from_bytes([2; 16])),
        disabled: false,
    }])));
}

#[test]
fn areas_are_golden() {
    let area = Area {
        code: AreaCode("BAL-TUR".into()),
        names: Names {
            turkmen: "Türkmenbaşy".into(),
            russian: "Туркменбаши".into(),
            english: "Turkmenbashi".into(),
        },
        valid_from: None,
        valid_to: Some(day("2022-11-09")),
        successor: String::new(),
        aliases: "Krasnovodsk".into(),
    };
    insta::assert_snapshot!(json(&Listed::Areas(vec![(area, 2)])));
}

#[test]
fn a_line_of_the_agenda_is_golden() {
    let line = AgendaLine {
        item: 3,
        rule: Rule::HighRiskSilent,
        case: Some((
            CaseId::from_bytes([1; 16]),
            CaseCode("BAL-TUR-2021-0042".into()),
        )),
        reason: Message::new("day-today"),
        since: Some(day("2021-10-08")),
        rank: 4,
    };
    let row = agenda::AgendaRow::of(&line, Wording::Codes(&Words::new(Locale::English)));
    let text = serde_json::to_string(&row).unwrap();
    insta::assert_snapshot!(text, @r#"{"item":3,"rule":"high_risk_silent","case_code":"BAL-TUR-2021-0042","reason":"today","since":"2021-10-08","rank":4}"#);
}

#[test]
fn partners_stand_under_the_readers_name_and_in_its_order() {
    let partner = |number: u8, turkmen: &str, russian: &str| Partner {
        id: PartnerId::from_bytes([number; 16]),
        source: None,
        names: Names {
            turkmen: turkmen.into(),
            russian: russian.into(),
            english: String::new(),
        },
        alternate_name: String::new(),
        description: String::new(),
        email: String::new(),
        website: String::new(),
        phone: String::new(),
        hours: String::new(),
        focal_person: String::new(),
        response_days: None,
        attributes: Vec::new(),
    };
    let listed = Listed::Partners(vec![
        partner(1, "Ojak", "Очаг"),
        partner(2, "Aýlaw", "Поворот"),
        partner(3, "Umyt", ""),
    ]);
    for (locale, expected) in [
        (Locale::Turkmen, ["Aýlaw", "Ojak", "Umyt"]),
        (Locale::Russian, ["Umyt", "Очаг", "Поворот"]),
        (Locale::English, ["Aýlaw", "Ojak", "Umyt"]),
    ] {
        let words = Words::new(locale);
        let codes = Codes::of(&[]);
        let sheet = sheet_of(&listed, &codes, Wording::Codes(&words));
        let names: Vec<String> = sheet
            .rows()
            .map(|row| row["name"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(names, expected);
    }
}
