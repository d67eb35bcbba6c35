//! Hand-made answers of the office: a small team in Balkan, and the whole service.

#![allow(clippy::indexing_slicing)]

use goldaw::domain::Day;
use goldaw::domain::action::ActionOwner;
use goldaw::domain::area::AreaCode;
use goldaw::domain::case::{CaseCode, CaseStatus, Risk};
use goldaw::domain::due::{Due, DueKind};
use goldaw::domain::identifier::{
    ActionId, CaseId, Identifier, PartnerId, ReferralId, SpecialistId,
};
use goldaw::domain::message::Message;
use goldaw::domain::referral::{AttemptStatus, WaitsFor};
use goldaw::domain::rule::Rule;
use goldaw::domain::workload::{Band, Workload};
use goldaw::language::{Locale, Words};
use goldaw::office::caseload::{CaseRow, Caseload, CaseloadQuery};
use goldaw::office::referrals::{ReferralList, ReferralQuery, ReferralRow};
use goldaw::office::week::{ActionRow, SpecialistWeek, UrgentCase, Week, WeekCounts};
use goldaw::ui::desk::Desk;
use goldaw::ui::theme::Theme;
use ratatui::layout::Size;
use std::collections::BTreeMap;

const NAMES: [&str; 6] = [
    "Jennet Hojaýewa",
    "Aýna Berdiýewa",
    "Bahar Nuryýewa",
    "Merdan Orazow",
    "Serdar Ataýew",
    "Ogulgerek Hojagulyýewa-Garajaýewa",
];

const AREAS: [&str; 6] = [
    "BAL-TUR", "BAL-SER", "BAL-BAL", "BAL-GUM", "BAL-HAZ", "BAL-ETR",
];

const HEADLINES: [&str; 4] = [
    "mother in clinic, 3 at school",
    "debt, eviction",
    "boy of 14, police",
    "утрата документов, бабушка воспитывает троих детей одна",
];

/// The desk of a supervisor on the day of the demonstration.
pub fn desk() -> Desk {
    Desk {
        who: "Gözel Amanowa · Balkan".to_owned(),
        size: Size::new(80, 24),
        ..Desk::new(Words::new(Locale::English), Theme::RICH, day(15, 10))
    }
}

/// A day of 2021.
pub fn day(day: u32, month: u32) -> Day {
    Day::from_ymd_opt(2021, month, day).unwrap()
}

/// The id with this number.
pub fn id<I: Identifier>(number: usize) -> I {
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&number.to_be_bytes());
    I::from_bytes(bytes)
}

fn pick<T: Copy>(from: &[T], number: usize) -> T {
    from[number % from.len()]
}

fn code(number: usize) -> CaseCode {
    CaseCode(format!("{}-2021-{:04}", pick(&AREAS, number), number + 11))
}

fn risk(number: usize) -> Risk {
    pick(
        &[
            Risk::High,
            Risk::High,
            Risk::Medium,
            Risk::Low,
            Risk::Unrated,
        ],
        number,
    )
}

fn silent(days: usize) -> Message {
    Message::new("reason-high_risk_silent")
        .with("days", days)
        .with("limit", 7_i64)
}

/// A week with so many of each: urgent cases, decisions, referrals, specialists, actions.
pub fn week(
    urgent: usize,
    decisions: usize,
    referrals: usize,
    specialists: usize,
    actions: usize,
) -> Week {
    Week {
        counts: WeekCounts {
            urgent,
            decisions,
            referrals,
            actions,
            to_sign: specialists / 3,
            referrals_late: referrals / 2,
            actions_overdue: actions.div_ceil(2),
            sessions_late: specialists.min(1),
            open_cases: specialists * 11,
        },
        urgent: (0..urgent)
            .map(|number| urgent_case(number, silent(9 + number)))
            .collect(),
        decisions: (0..decisions)
            .map(|number| {
                urgent_case(
                    number + 100,
                    Message::new("reason-plan_approval").with("day", day(11, 10)),
                )
            })
            .collect(),
        referrals: (0..referrals).map(referral).collect(),
        specialists: (0..specialists).map(specialist).collect(),
        actions: (0..actions).map(action).collect(),
        drafts: Vec::new(),
        unreadable_drafts: 0,
    }
}

fn urgent_case(number: usize, reason: Message) -> UrgentCase {
    UrgentCase {
        case: id::<CaseId>(number),
        code: code(number),
        headline: pick(&HEADLINES, number).to_owned(),
        risk: risk(number),
        specialist: id::<SpecialistId>(number % 6),
        specialist_name: pick(&NAMES, number).to_owned(),
        rule: Rule::HighRiskSilent,
        reason,
        more: number % 3,
    }
}

/// An open referral in a list.
pub fn referral(number: usize) -> ReferralRow {
    let waits_for = pick(
        &[
            WaitsFor::Decision,
            WaitsFor::Confirmation,
            WaitsFor::Us,
            WaitsFor::Partner,
        ],
        number,
    );
    ReferralRow {
        referral: id::<ReferralId>(number),
        case: id::<CaseId>(number),
        code: code(number),
        headline: pick(&HEADLINES, number).to_owned(),
        risk: risk(number),
        specialist: id::<SpecialistId>(number % 6),
        specialist_name: pick(&NAMES, number).to_owned(),
        partner: id::<PartnerId>(1),
        partner_names: "Keýik Okara".into(),
        need: "family therapy".to_owned(),
        urgent: number == 3,
        status: pick(
            &[
                AttemptStatus::Rejected,
                AttemptStatus::Completed,
                AttemptStatus::Draft,
                AttemptStatus::Requested,
            ],
            number,
        ),
        waits_for,
        requested_on: Some(day(5, 10)),
        respond_by: Some(day(12, 10)),
        late: if waits_for == WaitsFor::Partner { 3 } else { 0 },
        last_move_on: day(8, 10),
        named_day: None,
    }
}

/// The answer to a query with so many referrals.
pub fn referrals(query: ReferralQuery, referrals: usize) -> ReferralList {
    let mut rows: Vec<ReferralRow> = (0..referrals).map(referral).collect();
    rows.sort_by_key(|row| row.waits_for);
    let mut counts = BTreeMap::new();
    for row in &rows {
        *counts.entry(row.waits_for).or_default() += 1;
    }
    let late = rows.iter().filter(|row| row.late > 0).count();
    rows.truncate(query.most.unwrap_or(referrals));
    ReferralList {
        query,
        counts,
        late,
        rows,
        specialists: vec![(NAMES[1].to_owned(), id(1))],
    }
}

fn specialist(number: usize) -> SpecialistWeek {
    let points = 118 - u32::try_from(number % 8).unwrap() * 12;
    SpecialistWeek {
        specialist: id::<SpecialistId>(number),
        name: pick(&NAMES, number).to_owned(),
        open: 17 - number % 9,
        high: number % 3,
        overdue: number % 5,
        silent: number % 4,
        referrals: number % 3,
        actions: 2,
        last_session: (number != 4).then(|| day(24, 9)),
        next_session: day(15, 10) + chrono::Days::new(u64::try_from(number % 7).unwrap()),
        session_late: if number == 0 { 4 } else { 0 },
        unsigned: number == 3,
        workload: Workload {
            points,
            capacity: 90,
            band: match points {
                91.. => Band::Over,
                77.. => Band::High,
                54.. => Band::Normal,
                _ => Band::Low,
            },
        },
    }
}

fn action(number: usize) -> ActionRow {
    let late = [4, 0, 1, 0][number % 4];
    ActionRow {
        action: id::<ActionId>(number),
        text: "home visit, see all three children".to_owned(),
        owner: pick(&[ActionOwner::Specialist, ActionOwner::Supervisor], number),
        specialist: id::<SpecialistId>(number % 6),
        specialist_name: pick(&NAMES, number).to_owned(),
        case: (number % 3 != 2).then(|| (id::<CaseId>(number), code(number))),
        due: day(15, 10) - chrono::Days::new(u64::try_from(late).unwrap()),
        late,
        carried: 0,
    }
}

/// The answer to a query with so many cases.
pub fn caseload(query: CaseloadQuery, cases: usize) -> Caseload {
    let most = query.most.unwrap_or(cases);
    Caseload {
        specialist_name: query.specialist.map(|_| NAMES[1].to_owned()),
        open: cases,
        high: cases / 4,
        found: cases,
        rows: (0..cases.min(most)).map(case_row).collect(),
        erased: None,
        query,
    }
}

/// A case in a list; every ninth is restricted.
pub fn case_row(number: usize) -> CaseRow {
    CaseRow {
        case: id::<CaseId>(number),
        code: code(number),
        area: AreaCode(pick(&AREAS, number).to_owned()),
        specialist: id::<SpecialistId>(number % 6),
        specialist_name: pick(&NAMES, number).to_owned(),
        status: if number % 7 == 6 {
            CaseStatus::Closed
        } else {
            CaseStatus::Open
        },
        restricted: number % 9 == 8,
        named_only: number % 9 == 8,
        headline: pick(&HEADLINES, number).to_owned(),
        risk: risk(number),
        initials: "G.A.".to_owned(),
        people: 5 - number % 5,
        children: 3_usize.saturating_sub(number % 5),
        child_seen_on: (!number.is_multiple_of(3)).then(|| day(28, 9)),
        child_unseen: number.is_multiple_of(2),
        last_contact_on: Some(day(6, 10)),
        silent: number.is_multiple_of(2),
        last_try_on: None,
        next_due: (number != 3).then(|| Due {
            on: day(12, 10) + chrono::Days::new(u64::try_from(number).unwrap()),
            kind: pick(
                &[DueKind::Contact, DueKind::Answer, DueKind::PlanReview],
                number,
            ),
        }),
        discussed_on: Some(day(8, 10)),
        rules: vec![Rule::HighRiskSilent, Rule::ChildUnseen],
        reason: Some(silent(9)),
        referrals: number % 3,
        registered_on: Some(day(1, 3)),
    }
}
