//! One record of every type, with something in every field: what the fixtures of stored forms hold.
//! They belong together: one case of one specialist, discussed in one session.

use goldaw::domain::account::{Account, Role};
use goldaw::domain::action::{Action, ActionOwner, ActionStatus};
use goldaw::domain::activity::{Activity, ActivityKind, Contribution};
use goldaw::domain::area::{Area, AreaCode};
use goldaw::domain::audit::{AuditAction, AuditEntry, TrailEnd};
use goldaw::domain::backup::LastBackup;
use goldaw::domain::calendar::Calendar;
use goldaw::domain::case::{
    Achievement, Approval, Assessment, Assistance, CaseCode, CaseFile, CaseKind, CaseStatus,
    Closure, ClosureReason, Deferral, Flag, Goal, Help, HelpKind, Restriction, Risk, RiskRecord,
    SafeContact, SupportPlan, TargetGroup,
};
use goldaw::domain::contact::{Contact, Medium, Seen};
use goldaw::domain::draft::{
    Draft, DraftAbout, DraftName, DraftText, FieldText, SESSION_FORM, SavedDrafts,
};
use goldaw::domain::identifier::{CaseId, Identifier};
use goldaw::domain::names::Names;
use goldaw::domain::partner::{DirectoryEntry, Partner, Service, ServiceStatus, Source};
use goldaw::domain::person::{Membership, Person, PersonName, Relation, Sex};
use goldaw::domain::preferences::{Appearance, Locale, Preferences};
use goldaw::domain::referral::moves::MoveKind;
use goldaw::domain::referral::{
    Attempt, AttemptStatus, Channel, Confirmation, Decision, DecisionKind, Move, Referral,
    ReferralStatus,
};
use goldaw::domain::rule::Rule;
use goldaw::domain::session::{
    AgendaMark, CaseItem, Depth, DraftAction, DraftItem, EndedAction, ItemText, PersonalPart,
    Session, SessionDraft, SessionKind, SessionStatus, Wait,
};
use goldaw::domain::settings::{Safekeeping, Settings};
use goldaw::domain::specialist::{Experience, Specialist};
use goldaw::domain::standing::{CaseRecords, Standing};
use goldaw::domain::system_user::SystemUser;
use goldaw::domain::tombstone::{Erased, Tombstone};
use goldaw::domain::{Day, Instant};
use goldaw::store::slot::Slot;
use goldaw::store::{Cost, Header, Purpose, Stamp};

pub const CASE: u8 = 1;
pub const SPECIALIST: u8 = 2;
pub const SUPERVISOR: u8 = 3;
pub const SESSION: u8 = 4;
pub const PARTNER: u8 = 5;
const PERSON: u8 = 6;
const REFERRAL: u8 = 7;
const CONTACT: u8 = 8;

pub fn id<I: Identifier>(number: u8) -> I {
    I::from_bytes([number; 16])
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn instant() -> Instant {
    "2021-10-14T05:06:07Z".parse().unwrap()
}

pub fn header() -> Header {
    let slot = Slot {
        login_hash: [11; 32],
        salt: [12; 16],
        cost: Cost::USUAL,
        nonce: [13; 24],
        wrapped: vec![14; 48],
    };
    Header {
        generation: 15,
        store_id: [16; 16],
        purpose: Purpose::Service,
        created: instant(),
        stamp: Some(Stamp {
            seed: 17,
            day: day("2021-10-15"),
            cases: 18,
        }),
        complete: true,
        key_check: [19; 32],
        slots: vec![slot],
    }
}

/// The areas and settings of a service.
pub fn areas() -> Vec<Area> {
    vec![Area {
        code: AreaCode("BAL-TUR".into()),
        names: Names {
            turkmen: "Türkmenbaşy".into(),
            russian: "Туркменбаши".into(),
            english: "Turkmenbashi".into(),
        },
        valid_from: Some(day("1993-10-01")),
        valid_to: Some(day("2022-11-09")),
        successor: "BAL-TBS".into(),
        aliases: "Krasnovodsk".into(),
    }]
}

pub fn settings() -> Settings {
    Settings {
        service_name: "Goldaw".into(),
        calendar: Calendar {
            holidays: vec![day("2021-09-27"), day("2021-10-06")],
            ..Calendar::default()
        },
        ..Settings::default()
    }
}

pub fn safekeeping() -> Safekeeping {
    Safekeeping {
        idle_lock_minutes: 3,
        backups_kept: 5,
        case_years: 12,
        personal_part_years: 8,
        backup_hour: Safekeeping::default().backup_hour,
    }
}

pub fn account() -> Account {
    Account {
        id: id(SUPERVISOR),
        login: "gozel".into(),
        name: "Gözel Amanowa".into(),
        role: Role::Supervisor,
        specialist: Some(id(SPECIALIST)),
        disabled: true,
    }
}

pub fn last_backup() -> LastBackup {
    LastBackup {
        made: "2021-10-15T04:00:00Z".parse().unwrap(),
        sequence: 512,
        file: "/media/usb/backup-2021-10-15-000512.goldaw".into(),
        bytes: 4096,
        records: 7,
    }
}

pub fn system_user() -> SystemUser {
    SystemUser {
        number: 1001,
        name: "jeren".into(),
        account: id(SUPERVISOR),
    }
}

pub fn saved_drafts() -> SavedDrafts {
    SavedDrafts {
        account: id(SUPERVISOR),
        drafts: vec![id(20), id(21)],
    }
}

pub fn preferences() -> Preferences {
    Preferences {
        account: id(SUPERVISOR),
        language: Some(Locale::Russian),
        appearance: Some(Appearance::ColourBlind),
    }
}

pub fn specialist() -> Specialist {
    Specialist {
        id: id(SPECIALIST),
        code: "BAL-TUR-1".into(),
        name: "Merdan Orazow".into(),
        area: AreaCode("BAL-TUR".into()),
        supervisor: Some(id(SUPERVISOR)),
        start_date: day("2020-11-20"),
        experience: Experience::Standard,
        full_time_percent: 50,
        qualification: "pedagogue".into(),
        specialisation: "disability".into(),
        next_session_on: Some(day("2021-10-22")),
        last_session_on: Some(day("2021-10-08")),
    }
}

pub fn audit_entry() -> AuditEntry {
    AuditEntry {
        sequence: 7,
        at: instant(),
        account: Some(id(SUPERVISOR)),
        action: AuditAction::Unmasked,
        request: "case".into(),
        record: "01010101".into(),
        reason: "phone call with the clinic".into(),
        previous: [9; 32],
    }
}

pub fn trail_end() -> TrailEnd {
    TrailEnd {
        sequence: 7,
        hash: [8; 32],
    }
}

pub fn case_file() -> CaseFile {
    CaseFile {
        id: id(CASE),
        code: CaseCode("BAL-TUR-2021-0042".into()),
        area: AreaCode("BAL-TUR".into()),
        headline: "mother in clinic, 3 at school".into(),
        registered_on: day("2021-09-01"),
        kind: CaseKind::Family,
        target_groups: vec![TargetGroup::Family, TargetGroup::ChronicDisease],
        assistance: Assistance::LongTerm,
        owner: id(SPECIALIST),
        owned_since: day("2021-09-02"),
        previous_owner: Some(id(12)),
        status: CaseStatus::Closed,
        closure: Some(Closure {
            on: day("2021-10-13"),
            reason: ClosureReason::Moved,
            note: "to Mary".into(),
        }),
        closure_requested_on: Some(day("2021-10-10")),
        risks: vec![RiskRecord {
            risk: Risk::Medium,
            on: day("2021-09-03"),
            reason: "nobody at home at night".into(),
        }],
        safe_contact: SafeContact {
            way: "through the school, mornings".into(),
            no_letters: true,
            no_calls_home: true,
        },
        restriction: Some(Restriction {
            reason: "violence".into(),
            named: vec![id(SUPERVISOR)],
        }),
        assessments: vec![assessment()],
        plan: Some(plan()),
        help: vec![Help {
            kind: HelpKind::Accompanying,
            description: "to the clinic".into(),
            due: day("2021-10-01"),
            given_on: Some(day("2021-09-30")),
        }],
        flags: vec![Flag {
            message: "school called".into(),
            on: day("2021-10-11"),
            resolved_on: Some(day("2021-10-12")),
        }],
        deferrals: vec![Deferral {
            rules: vec![Rule::Silent, Rule::PlanOverdue],
            until: day("2021-11-01"),
            reason: "commission sits then".into(),
            decided_on: day("2021-10-08"),
            decided_by: id(SUPERVISOR),
        }],
        next_contact_by: Some(day("2021-10-20")),
    }
}

fn assessment() -> Assessment {
    Assessment {
        on: day("2021-09-05"),
        strengths: "grandmother near".into(),
        weaknesses: "debts".into(),
        potential: "the eldest wants to learn".into(),
        resources: "a garden".into(),
        needs: "care, papers".into(),
    }
}

fn plan() -> SupportPlan {
    SupportPlan {
        version: 2,
        agreed_on: day("2021-09-10"),
        reviewed_on: day("2021-10-08"),
        goals: vec![Goal {
            text: "disability papers".into(),
            provider: "polyclinic".into(),
            by: day("2021-11-15"),
            achievement: Achievement::Partly,
        }],
        approval: Approval::Approved,
    }
}

pub fn person() -> Person {
    Person {
        id: id(PERSON),
        name: PersonName {
            given: "Ogulgerek".into(),
            patronymic: "Durdyýewna".into(),
            family: "Ataýewa".into(),
        },
        sex: Sex::Female,
        birth_date: Some(day("2009-02-28")),
        registered_on: day("2021-09-01"),
        disability: true,
    }
}

pub fn membership() -> Membership {
    Membership {
        id: id(16),
        case: id(CASE),
        person: id(PERSON),
        relation: Relation::Child,
        caregiver: true,
        consent_on: Some(day("2021-09-04")),
    }
}

pub fn contact() -> Contact {
    Contact {
        id: id(CONTACT),
        case: id(CASE),
        on: day("2021-10-07"),
        medium: Medium::HomeVisit,
        made: true,
        seen: vec![Seen {
            person: id(PERSON),
            alone: true,
        }],
        note: "drew a house".into(),
        referral: Some(id(REFERRAL)),
        recorded_at: instant(),
        recorded_by: id(SUPERVISOR),
        on_behalf_of: Some(id(SPECIALIST)),
    }
}

pub fn referral() -> Referral {
    Referral {
        id: id(REFERRAL),
        case: id(CASE),
        need: "legal advice".into(),
        urgent: true,
        created_on: day("2021-09-20"),
        status: ReferralStatus::Active,
        attempts: vec![Attempt {
            partner: id(PARTNER),
            service: Some(id(15)),
            status: AttemptStatus::Rejected,
            respond_by: Some(day("2021-09-24")),
            focal_person: "Kerim".into(),
            our_turn: true,
            moves: vec![Move {
                kind: MoveKind::Accept,
                from: AttemptStatus::Requested,
                to: AttemptStatus::Rejected,
                on: day("2021-09-23"),
                recorded_at: instant(),
                recorded_by: id(SUPERVISOR),
                on_behalf_of: "Ýeňme".into(),
                channel: Channel::Phone,
                reason: "no lawyer this month".into(),
                named_day: Some(day("2021-10-25")),
            }],
        }],
        decisions: vec![Decision {
            kind: DecisionKind::SendBack,
            on: day("2021-09-25"),
            by: id(SUPERVISOR),
            rationale: "they may in October".into(),
        }],
        confirmation: Some(Confirmation {
            on: day("2021-10-09"),
            by: id(SUPERVISOR),
            satisfied: true,
            contact: id(CONTACT),
        }),
    }
}

pub fn session() -> Session {
    Session {
        id: id(SESSION),
        specialist: id(SPECIALIST),
        supervisor: id(SUPERVISOR),
        kind: SessionKind::Individual,
        status: SessionStatus::Signed,
        on: day("2021-10-08"),
        started_at: Some(instant()),
        general_note: "tired, and proud of the group".into(),
        next_on: Some(day("2021-10-22")),
        cancel_reason: "none".into(),
        agenda: vec![AgendaMark {
            rule: Rule::Silent,
            case: Some(id(CASE)),
            since: Some(day("2021-09-15")),
        }],
        unsigned_actions: vec![draft_action()],
        unsigned_ended: vec![ended_action()],
        signed_at: Some(instant()),
    }
}

fn draft_action() -> DraftAction {
    DraftAction {
        text: "phone the school".into(),
        owner: ActionOwner::Supervisor,
        due: day("2021-10-18"),
        case: Some(id(CASE)),
    }
}

fn ended_action() -> EndedAction {
    EndedAction {
        action: id(13),
        done: true,
        note: "went along".into(),
    }
}

fn item_text() -> ItemText {
    ItemText {
        depth: Depth::Decision,
        situation: "mother back in November".into(),
        analysis: "grandmother holds".into(),
        risk_before: Risk::High,
        risk_after: Risk::Medium,
        decision: "keep the plan".into(),
        rationale: "children seen, calm".into(),
        wait: Some(Wait {
            until: day("2021-11-01"),
            reason: "commission sits then".into(),
        }),
    }
}

pub fn case_item() -> CaseItem {
    CaseItem {
        id: id(14),
        session: id(SESSION),
        case: id(CASE),
        on: day("2021-10-08"),
        supervisor: id(SUPERVISOR),
        signed: true,
        raised_by: vec![Rule::Silent, Rule::ChildUnseen],
        text: item_text(),
    }
}

pub fn personal_part() -> PersonalPart {
    PersonalPart {
        session: id(SESSION),
        specialist: id(SPECIALIST),
        supervisor: id(SUPERVISOR),
        wellbeing: Some(3),
        note: "sleeps badly".into(),
    }
}

pub fn action() -> Action {
    Action {
        id: id(13),
        text: "take the papers along".into(),
        owner: ActionOwner::Specialist,
        specialist: id(SPECIALIST),
        supervisor: id(SUPERVISOR),
        due: day("2021-10-12"),
        case: Some(id(CASE)),
        session: id(SESSION),
        status: ActionStatus::Dropped,
        ended_on: Some(day("2021-10-13")),
        note: "moved".into(),
        carried: 2,
    }
}

fn source(row: &str) -> Source {
    Source {
        directory: "partners.csv".into(),
        id: row.into(),
    }
}

pub fn partner() -> Partner {
    Partner {
        id: id(PARTNER),
        source: Some(source("1")),
        names: Names {
            turkmen: "Ýeňme".into(),
            russian: "Енме".into(),
            english: String::new(),
        },
        alternate_name: "Yenme".into(),
        description: "help for disabled people".into(),
        email: "office@yenme.example".into(),
        website: "https://yenme.example".into(),
        phone: "+993 12 000000".into(),
        hours: "9 to 17".into(),
        focal_person: "Kerim".into(),
        response_days: Some(4),
        attributes: vec![("tax_status".into(), "public".into())],
    }
}

pub fn service() -> Service {
    Service {
        id: id(15),
        source: Some(source("2")),
        partner: Some(id(PARTNER)),
        names: Names {
            russian: "Юридическая помощь".into(),
            ..Names::from("Legal advice")
        },
        description: "by appointment".into(),
        status: ServiceStatus::TemporarilyClosed,
        eligibility: "everybody".into(),
        application_process: "letter".into(),
        assured_on: Some(day("2021-01-31")),
        attributes: vec![("fees".into(), "none".into())],
    }
}

/// A partner as it is read from the form in which it had one name.
pub fn partner_of_one_name() -> Partner {
    Partner {
        names: "Ýeňme".into(),
        ..partner()
    }
}

/// The same of a service.
pub fn service_of_one_name() -> Service {
    Service {
        names: "Legal advice".into(),
        ..service()
    }
}

pub fn directory_entry() -> DirectoryEntry {
    DirectoryEntry {
        id: id(17),
        source: source("3"),
        table: "phones".into(),
        partner: Some(id(PARTNER)),
        columns: vec![("number".into(), "+993 12 000000".into())],
        orphan: true,
    }
}

pub fn activity() -> Activity {
    Activity {
        id: id(18),
        kind: ActivityKind::Event,
        name: "Winter coats".into(),
        from: day("2021-10-02"),
        to: day("2021-10-03"),
        days: 2,
        place: "School 4".into(),
        area: Some(AreaCode("BAL-TUR".into())),
        specialists: vec![id(SPECIALIST)],
        cases: vec![id::<CaseId>(CASE)],
        contributions: vec![Contribution {
            organisation: "Bazaar".into(),
            description: "forty coats".into(),
        }],
        attendance: 60,
    }
}

pub fn tombstone() -> Tombstone {
    Tombstone {
        id: id(CASE),
        what: Erased::Case,
        code: Some(CaseCode("BAL-TUR-2021-0042".into())),
        on: day("2031-10-16"),
        by: id(SUPERVISOR),
        reason: "kept for ten years".into(),
        sessions: vec![id(SESSION)],
        bytes_gone_on: Some(day("2031-10-17")),
    }
}

/// The case with all its records: what its standing is derived from.
pub fn case_records() -> CaseRecords {
    CaseRecords {
        file: case_file(),
        household: vec![(membership(), person())],
        contacts: vec![contact()],
        referrals: vec![referral()],
        actions: vec![action()],
        items: vec![case_item()],
    }
}

/// How the case stands, with an open action, so that every list has something in it.
pub fn standing() -> Standing {
    let mut records = case_records();
    records.actions[0].status = ActionStatus::Open;
    records.contacts.push(Contact {
        id: id(19),
        on: day("2021-10-12"),
        made: false,
        ..contact()
    });
    records.file.flags[0].resolved_on = None;
    records.file.help[0].given_on = None;
    Standing::of(&records, &settings())
}

/// What is kept while a session is written.
pub fn session_draft() -> SessionDraft {
    SessionDraft {
        session: id(20),
        specialist: id(SPECIALIST),
        on: day("2021-10-15"),
        started_at: instant(),
        items: vec![DraftItem {
            case: id(CASE),
            code: CaseCode("BAL-TUR-2021-0042".into()),
            raised_by: vec![Rule::NotDiscussed],
            text: item_text(),
        }],
        actions: vec![draft_action()],
        ended: vec![ended_action()],
        general_note: "begun".into(),
        wellbeing: Some(4),
        personal_note: "on leave next week".into(),
        next_on: Some(day("2021-10-29")),
    }
}

/// One of each record that a draft can be about.
pub fn drafts_about() -> [DraftAbout; 4] {
    [
        DraftAbout::Session(id(0x74)),
        DraftAbout::Case(id(0x75)),
        DraftAbout::Referral(id(0x76)),
        DraftAbout::Action(id(0x77)),
    ]
}

pub fn draft_of_form() -> Draft {
    Draft {
        name: DraftName {
            form: "contact".into(),
            about: DraftAbout::Case(id(0x75)),
        },
        id: id(0x72),
        revision: 3,
        replaces: Some((id(0x73), 2)),
        based_on: None,
        kept_at: "2021-10-15T09:02:07Z".parse().unwrap(),
        text: DraftText::Form(vec![FieldText {
            field: "note".into(),
            values: vec!["half a note".into()],
        }]),
    }
}

pub fn draft_of_session() -> Draft {
    Draft {
        name: DraftName {
            form: SESSION_FORM.into(),
            about: DraftAbout::Session(id(0x74)),
        },
        based_on: Some(4),
        replaces: None,
        text: DraftText::Session(Box::new(session_draft())),
        ..draft_of_form()
    }
}
