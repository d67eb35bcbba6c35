//! How a case stands: the facts that lists and rules ask for, gathered from all records of one case.
//!
//! A standing is derived, and kept beside the case so that a caseload of fifteen is fifteen reads.
//! [`Standing::of`] is the only place that derives one.

use super::Day;
use super::action::{Action, ActionOwner, ActionStatus};
use super::area::AreaCode;
use super::case::{
    Achievement, Approval, Assistance, CaseCode, CaseFile, CaseKind, CaseStatus, Deferral, Risk,
    TargetGroup,
};
use super::contact::Contact;
use super::identifier::{
    AccountId, ActionId, CaseId, PartnerId, PersonId, ReferralId, SpecialistId,
};
use super::person::{AgeGroup, Membership, Person, PersonName, Relation};
use super::referral::moves::MoveKind;
use super::referral::{AttemptStatus, Referral, WaitsFor};
use super::session::CaseItem;
use super::settings::Settings;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// How a case stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The case.
    pub case: CaseId,
    /// Its code.
    pub code: CaseCode,
    /// The area that registered it.
    pub area: AreaCode,
    /// Its headline.
    pub headline: String,
    /// Whose case it is.
    pub owner: SpecialistId,
    /// Since when.
    pub owned_since: Day,
    /// The day of registration.
    pub registered_on: Day,
    /// About one person or a family.
    pub kind: CaseKind,
    /// The status.
    pub status: CaseStatus,
    /// The day it was closed.
    pub closed_on: Option<Day>,
    /// Given once or by a plan.
    pub assistance: Assistance,
    /// Whom the service is for.
    pub target_groups: Vec<TargetGroup>,
    /// The level of risk.
    pub risk: Risk,
    /// Since when the level holds.
    pub risk_since: Option<Day>,
    /// The day on which it was last raised.
    pub risk_raised_on: Option<Day>,
    /// The accounts that may open it, if it is restricted.
    pub restricted_to: Option<Vec<AccountId>>,
    /// The household, the person whom the case is about first.
    pub members: Vec<Member>,
    /// The day of the first contact made.
    pub first_contact_on: Option<Day>,
    /// The day of the last contact made.
    pub last_contact_on: Option<Day>,
    /// The day of the last try without success that no contact followed.
    pub last_try_on: Option<Day>,
    /// The day on which a child of the household was last seen.
    pub child_seen_on: Option<Day>,
    /// How many children were seen on that day.
    pub children_seen: u32,
    /// The day by which the next contact was promised.
    pub next_contact_by: Option<Day>,
    /// The day of the last assessment.
    pub assessed_on: Option<Day>,
    /// The day on which the plan was agreed.
    pub planned_on: Option<Day>,
    /// The day of the plan's last review.
    pub plan_reviewed_on: Option<Day>,
    /// Whether the plan waits for approval.
    pub approval_pending: bool,
    /// Whether all goals of the plan are reached.
    pub goals_reached: bool,
    /// The earliest day of planned help that was not given.
    pub help_due_on: Option<Day>,
    /// The day of the oldest flag that stands, and its text.
    pub flag: Option<(Day, String)>,
    /// The day on which closing was asked for.
    pub closure_requested_on: Option<Day>,
    /// Lines of the agenda that wait.
    pub deferrals: Vec<Deferral>,
    /// The referrals that are not closed.
    pub referrals: Vec<OpenReferral>,
    /// The actions that are open.
    pub actions: Vec<OpenAction>,
    /// The last time the case was talked about in a signed session.
    pub last_discussed: Option<LastDiscussed>,
}

/// A member of the household.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// The name.
    pub name: PersonName,
    /// What the member is to the person whom the case is about.
    pub relation: Relation,
    /// The age group at registration.
    pub age_group: AgeGroup,
}

/// How a referral stands; a [`Standing`] holds those that are not closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenReferral {
    /// The referral.
    pub referral: ReferralId,
    /// The partner of the attempt that counts.
    pub partner: PartnerId,
    /// What help is needed.
    pub need: String,
    /// Whether it is urgent.
    pub urgent: bool,
    /// The status of the attempt.
    pub status: AttemptStatus,
    /// Whose turn it is.
    pub waits_for: WaitsFor,
    /// The day it was sent.
    pub requested_on: Option<Day>,
    /// The day by which the partner answers.
    pub respond_by: Option<Day>,
    /// The day on which the attempt reached its status, or of the draft.
    pub status_since: Day,
    /// The day of the last move, or of the draft. A call that nobody answered is not one: trying
    /// resets no clock.
    pub last_move_on: Day,
    /// A day that was named in that move.
    pub named_day: Option<Day>,
}

impl OpenReferral {
    /// Whether the partner has neither accepted nor refused yet.
    pub fn unanswered(&self) -> bool {
        matches!(
            self.status,
            AttemptStatus::Requested | AttemptStatus::Received
        )
    }
}

/// An open action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenAction {
    /// The action.
    pub action: ActionId,
    /// What is to be done.
    pub text: String,
    /// Which of the two does it.
    pub owner: ActionOwner,
    /// The day by which.
    pub due: Day,
    /// How many sessions it was carried through.
    pub carried: u32,
}

/// The last time a case was talked about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastDiscussed {
    /// The day.
    pub on: Day,
    /// What was decided, if something was.
    pub decision: String,
    /// Why.
    pub rationale: String,
}

/// All records of one case, as they are read to derive its [`Standing`].
#[derive(Debug, Clone, PartialEq)]
pub struct CaseRecords {
    /// The file.
    pub file: CaseFile,
    /// The household.
    pub household: Vec<(Membership, Person)>,
    /// The contacts.
    pub contacts: Vec<Contact>,
    /// The referrals.
    pub referrals: Vec<Referral>,
    /// The actions about the case.
    pub actions: Vec<Action>,
    /// The items of sessions, signed or not.
    pub items: Vec<CaseItem>,
}

impl Standing {
    /// Derives how a case stands. The order of the records does not matter.
    pub fn of(records: &CaseRecords, settings: &Settings) -> Self {
        let file = &records.file;
        let made = || records.contacts.iter().filter(|contact| contact.made);
        let last_contact_on = made().map(|contact| contact.on).max();
        let members = members(records, settings);
        let (child_seen_on, children_seen) = children_seen(records, &members);
        let plan = file.plan.as_ref();
        Self {
            case: file.id,
            code: file.code.clone(),
            area: file.area.clone(),
            headline: file.headline.clone(),
            owner: file.owner,
            owned_since: file.owned_since,
            registered_on: file.registered_on,
            kind: file.kind,
            status: file.status,
            closed_on: file.closure.as_ref().map(|closure| closure.on),
            assistance: file.assistance,
            target_groups: file.target_groups.clone(),
            risk: file.risk(),
            risk_since: file.risks.last().map(|record| record.on),
            risk_raised_on: risk_raised_on(file),
            restricted_to: file
                .restriction
                .as_ref()
                .map(|restriction| restriction.named.clone()),
            members,
            first_contact_on: made().map(|contact| contact.on).min(),
            last_contact_on,
            last_try_on: last_try(&records.contacts, last_contact_on),
            child_seen_on,
            children_seen,
            next_contact_by: file
                .next_contact_by
                .filter(|by| last_contact_on.is_none_or(|last| last < *by)),
            assessed_on: file
                .assessments
                .iter()
                .map(|assessment| assessment.on)
                .max(),
            planned_on: plan.map(|plan| plan.agreed_on),
            plan_reviewed_on: plan.map(|plan| plan.reviewed_on),
            approval_pending: plan.is_some_and(|plan| plan.approval == Approval::Pending),
            goals_reached: plan.is_some_and(|plan| {
                !plan.goals.is_empty()
                    && plan
                        .goals
                        .iter()
                        .all(|goal| goal.achievement == Achievement::Achieved)
            }),
            help_due_on: file
                .help
                .iter()
                .filter(|help| help.given_on.is_none())
                .map(|help| help.due)
                .min(),
            flag: file
                .flags
                .iter()
                .find(|flag| flag.resolved_on.is_none())
                .map(|flag| (flag.on, flag.message.clone())),
            closure_requested_on: file.closure_requested_on,
            deferrals: file.deferrals.clone(),
            referrals: open_referrals(&records.referrals),
            actions: open_actions(&records.actions),
            last_discussed: last_discussed(&records.items),
        }
    }

    /// Whether the case is worked on.
    pub fn open(&self) -> bool {
        self.status == CaseStatus::Open
    }

    /// How many children live in the household.
    pub fn children(&self) -> usize {
        self.members
            .iter()
            .filter(|member| member.age_group == AgeGroup::Child)
            .count()
    }

    /// The person whom the case is about; the first member if nobody is marked.
    pub fn focus(&self) -> Option<&Member> {
        self.members.first()
    }

    /// Whether an account may open the case as far as restrictions go.
    pub fn opens_to(&self, account: AccountId) -> bool {
        self.restricted_to
            .as_ref()
            .is_none_or(|named| named.contains(&account))
    }
}

fn members(records: &CaseRecords, settings: &Settings) -> Vec<Member> {
    let mut members: Vec<Member> = records
        .household
        .iter()
        .map(|(membership, person)| Member {
            person: person.id,
            name: person.name.clone(),
            relation: membership.relation,
            age_group: person.age_group(settings),
        })
        .collect();
    members.sort_by_key(|member| (member.relation, member.person));
    members
}

fn children_seen(records: &CaseRecords, members: &[Member]) -> (Option<Day>, u32) {
    let is_child = |person: PersonId| {
        members
            .iter()
            .any(|member| member.person == person && member.age_group == AgeGroup::Child)
    };
    let made = records.contacts.iter().filter(|contact| contact.made);
    let seen: BTreeSet<(Day, PersonId)> = made
        .flat_map(|contact| contact.seen.iter().map(|seen| (contact.on, seen.person)))
        .filter(|(_, person)| is_child(*person))
        .collect();
    let last = seen.last().map(|(on, _)| *on);
    let count = seen.iter().filter(|(on, _)| Some(*on) == last).count();
    (last, u32::try_from(count).unwrap_or(u32::MAX))
}

fn last_try(contacts: &[Contact], last_contact: Option<Day>) -> Option<Day> {
    let tries = contacts
        .iter()
        .filter(|contact| !contact.made)
        .map(|contact| contact.on);
    tries
        .max()
        .filter(|on| last_contact.is_none_or(|last| last < *on))
}

fn risk_raised_on(file: &CaseFile) -> Option<Day> {
    let steps = file.risks.iter().zip(file.risks.iter().skip(1));
    // Setting the first level is no raise: Risk orders from high to unrated.
    steps
        .filter(|(before, after)| before.risk != Risk::Unrated && after.risk < before.risk)
        .map(|(_, after)| after.on)
        .max()
}

fn open_referrals(referrals: &[Referral]) -> Vec<OpenReferral> {
    let standing = referrals.iter().filter_map(OpenReferral::of);
    let mut open: Vec<OpenReferral> = standing
        .filter(|referral| referral.waits_for != WaitsFor::Nobody)
        .collect();
    open.sort_unstable_by_key(|referral| {
        (referral.waits_for, referral.last_move_on, referral.referral)
    });
    open
}

impl OpenReferral {
    /// How a referral stands, closed ones too; `None` only for one without an attempt.
    pub fn of(referral: &Referral) -> Option<Self> {
        let attempt = referral.attempt()?;
        let moved = attempt.moves.iter();
        let last = moved.rev().find(|step| step.kind != MoveKind::NoReply);
        Some(Self {
            referral: referral.id,
            partner: attempt.partner,
            need: referral.need.clone(),
            urgent: referral.urgent,
            status: attempt.status,
            waits_for: referral.waits_for(),
            requested_on: attempt.reached(AttemptStatus::Requested),
            respond_by: attempt.respond_by,
            status_since: attempt
                .reached(attempt.status)
                .unwrap_or(referral.created_on),
            last_move_on: last.map_or(referral.created_on, |step| step.on),
            named_day: last.and_then(|step| step.named_day),
        })
    }
}

fn open_actions(actions: &[Action]) -> Vec<OpenAction> {
    let mut open: Vec<OpenAction> = actions
        .iter()
        .filter(|action| action.status == ActionStatus::Open)
        .map(|action| OpenAction {
            action: action.id,
            text: action.text.clone(),
            owner: action.owner,
            due: action.due,
            carried: action.carried,
        })
        .collect();
    open.sort_unstable_by_key(|action| (action.due, action.action));
    open
}

fn last_discussed(items: &[CaseItem]) -> Option<LastDiscussed> {
    let signed = || items.iter().filter(|item| item.signed);
    let decided = signed()
        .filter(|item| !item.text.decision.is_empty())
        .max_by_key(|item| (item.on, item.id));
    signed().map(|item| item.on).max().map(|on| LastDiscussed {
        on,
        decision: decided
            .map(|item| item.text.decision.clone())
            .unwrap_or_default(),
        rationale: decided
            .map(|item| item.text.rationale.clone())
            .unwrap_or_default(),
    })
}
