//! Referrals: the lists by whose turn it is, and one with its timeline. What changes one is in
//! `referral_changes`.

use super::caseholder::{self, Caseholder};
use super::cases::{Seen, with_standings};
use super::desk::{Desk, PAGE};
use super::orders::{Waits, referral_place};
use super::outline::{Place, ReferralOutline};
use super::refusal::Refusal;
use super::rows::{referral_row, sort_referrals};
use crate::domain::Day;
use crate::domain::account::Account;
use crate::domain::case::{CaseCode, CaseFile, Risk, SafeContact};
use crate::domain::contact::Medium;
use crate::domain::identifier::{
    AccountId, CaseId, PartnerId, ReferralId, ServiceId, SpecialistId,
};
use crate::domain::names::Names;
use crate::domain::partner::{DirectoryEntry, Partner};
use crate::domain::referral::moves::MoveKind;
use crate::domain::referral::{AttemptStatus, Channel, DecisionKind, Referral, WaitsFor};
use crate::domain::standing::{OpenReferral, Standing};
use crate::language;
use crate::store::{Index, IndexRow, Versioned};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Which referrals that are not closed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReferralQuery {
    /// Whose; `None`: everybody's whom I may see.
    pub specialist: Option<SpecialistId>,
    /// At most so many rows, the first; `None`: all.
    pub most: Option<usize>,
}

/// The referrals that are not closed: those that wait for a decision, for confirmation, for us, for
/// the partner; the latest first in each.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ReferralList {
    /// The question that it answers.
    pub query: ReferralQuery,
    /// How many there are, by whose turn it is.
    pub counts: BTreeMap<WaitsFor, usize>,
    /// How many of them the partner answers late.
    pub late: usize,
    /// The first of them in that order.
    pub rows: Vec<ReferralRow>,
    /// Everybody who has referrals, by name, whatever the question.
    pub specialists: Vec<(String, SpecialistId)>,
}

/// A referral in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReferralRow {
    /// The referral.
    pub referral: ReferralId,
    /// The case.
    pub case: CaseId,
    /// Its code.
    pub code: CaseCode,
    /// Its headline.
    pub headline: String,
    /// Its level of risk.
    pub risk: Risk,
    /// Whose case it is.
    pub specialist: SpecialistId,
    /// The specialist's name.
    pub specialist_name: String,
    /// The partner of the attempt that counts.
    pub partner: PartnerId,
    /// The partner's names.
    pub partner_names: Names,
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
    /// Working days by which the answer is late; 0 if it is not.
    pub late: i64,
    /// The day of the last move.
    pub last_move_on: Day,
    /// A day that was named in the last move.
    pub named_day: Option<Day>,
}

/// One referral.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReferralView {
    /// The row of the lists.
    pub row: ReferralRow,
    /// The referral with its attempts and moves.
    pub referral: Referral,
    /// Its version, which a change of it names.
    pub version: u64,
    /// How to reach the person safely.
    pub safe_contact: SafeContact,
    /// Phone, hours and focal person of the partner.
    pub partner: PartnerContact,
    /// Names of the partners of all attempts.
    pub partners: Vec<(PartnerId, Names)>,
    /// Names of the accounts that made the moves.
    pub people: Vec<(AccountId, String)>,
}

/// How to reach a partner.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PartnerContact {
    /// Phone.
    pub phone: String,
    /// When somebody answers.
    pub hours: String,
    /// Whom to ask for.
    pub focal_person: String,
}

/// A referral as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewReferral {
    /// The case.
    pub case: CaseId,
    /// What help is needed.
    pub need: String,
    /// Whether it is urgent.
    pub urgent: bool,
    /// The partner to ask.
    pub partner: PartnerId,
    /// Its service.
    pub service: Option<ServiceId>,
    /// Why it is sent without consent, or to a service that is not active; empty where neither is so.
    pub override_reason: String,
    /// By what channel it is sent at once; `None` keeps it as a draft.
    pub send_by: Option<Channel>,
}

/// A move as it is entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferralMove {
    /// The referral.
    pub referral: ReferralId,
    /// What was done.
    pub kind: MoveKind,
    /// The day it happened.
    pub on: Day,
    /// By what channel.
    pub channel: Channel,
    /// The person at the partner who said it.
    pub on_behalf_of: String,
    /// Why, or what was said.
    pub reason: String,
    /// A day that was named.
    pub named_day: Option<Day>,
    /// For a rest: whether it rests because of us.
    pub our_turn: bool,
}

/// A decision as it is entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferralDecision {
    /// The referral.
    pub referral: ReferralId,
    /// What.
    pub kind: DecisionKind,
    /// Why.
    pub rationale: String,
    /// The partner of a new attempt.
    pub partner: Option<(PartnerId, Option<ServiceId>)>,
}

/// What the user of social services said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferralConfirmation {
    /// The referral.
    pub referral: ReferralId,
    /// The day on which the person was asked.
    pub on: Day,
    /// How the person was asked: by the safe way.
    pub medium: Medium,
    /// Whether the help arrived.
    pub received: bool,
    /// Whether the person is content with it.
    pub satisfied: bool,
    /// What was said.
    pub note: String,
}

/// The referrals that are not closed, of everybody whom the caller may see.
pub(super) fn list(desk: &Desk<'_>, query: ReferralQuery) -> Result<ReferralList, Refusal> {
    let only = query.specialist.map(|id| desk.specialist(id)).transpose()?;
    let only = only.map(|found| found.record.id);
    let team = Caseholder::team(desk)?;
    let (mut specialists, mut counts, mut late) = (Vec::new(), BTreeMap::new(), 0);
    let mut asked = Vec::new();
    for holder in &team {
        let (specialist, figures) = (&holder.specialist, holder.figures(desk));
        if figures.referrals().next().is_some() {
            specialists.push((specialist.name.clone(), specialist.id));
        }
        if only.is_none_or(|only| only == specialist.id) {
            for (turn, count) in figures.referrals() {
                *counts.entry(turn).or_default() += count;
            }
            late += figures.late;
            asked.push(holder);
        }
    }
    specialists.sort_by_cached_key(|(name, id)| (language::sort_key(name), *id));
    let waiting = caseholder::referrals(desk, asked.into_iter(), &Waits::ALL);
    let waiting = waiting.take(query.most.unwrap_or(usize::MAX));
    Ok(ReferralList {
        counts,
        late,
        rows: rows(desk, waiting)?,
        specialists,
        query,
    })
}

/// An open referral of a case that is open to the caller.
#[derive(Clone, Copy)]
pub(super) struct Waiting<'a> {
    pub seen: Seen<'a>,
    pub referral: &'a ReferralOutline,
}

impl<'a> Waiting<'a> {
    /// Its place among others.
    pub fn place(&self) -> (Place, &'a CaseCode, ReferralId) {
        referral_place(self.seen.outline, self.referral)
    }
}

/// The rows of these referrals.
pub(super) fn rows<'a>(
    desk: &Desk<'_>,
    waiting: impl Iterator<Item = Waiting<'a>>,
) -> Result<Vec<ReferralRow>, Refusal> {
    let waiting: Vec<Waiting<'a>> = waiting.collect();
    let mut rows = Vec::new();
    for some in waiting.chunks(PAGE) {
        let found = with_standings(desk, some, |one| one.seen)?;
        let open = found.iter().filter_map(|(one, standing)| {
            let mut open = standing.referrals.iter();
            let open = open.find(|open| open.referral == one.referral.referral)?;
            Some((one.seen.specialist, standing, open))
        });
        let names = desk.partner_names(open.clone().map(|(_, _, open)| open.partner))?;
        rows.extend(open.map(|(specialist, standing, open)| {
            referral_row(desk, standing, open, specialist, &names)
        }));
    }
    Ok(rows)
}

/// All referrals of a case, those that wait first.
pub(super) fn rows_of_case(
    desk: &Desk<'_>,
    standing: &Standing,
    referrals: &[Referral],
) -> Result<Vec<ReferralRow>, Refusal> {
    let all: Vec<OpenReferral> = referrals.iter().filter_map(OpenReferral::of).collect();
    let names = desk.partner_names(all.iter().map(|one| one.partner))?;
    let specialist = desk.specialist(standing.owner)?.record;
    let mut rows: Vec<ReferralRow> = all
        .iter()
        .map(|one| referral_row(desk, standing, one, &specialist, &names))
        .collect();
    sort_referrals(&mut rows);
    Ok(rows)
}

/// The first phone number of a partner in the directory that it came from; empty if there is none.
fn listed_phone(desk: &Desk<'_>, partner: PartnerId) -> Result<String, Refusal> {
    let beginning = IndexRow::new(Index::EntryByParent).id(partner);
    let entries: Vec<DirectoryEntry> = desk.plain(&beginning)?;
    let phones = entries.into_iter().filter(|entry| entry.table == "phones");
    let mut numbers = phones
        .flat_map(|entry| entry.columns)
        .filter(|(column, _)| column == "number");
    Ok(numbers.next().map(|(_, number)| number).unwrap_or_default())
}

/// One referral with its timeline.
pub(super) fn view(desk: &Desk<'_>, id: ReferralId) -> Result<ReferralView, Refusal> {
    let (referral, standing) = visible(desk, id)?;
    show(desk, referral, &standing)
}

pub(super) fn visible(
    desk: &Desk<'_>,
    id: ReferralId,
) -> Result<(Versioned<Referral>, Standing), Refusal> {
    let referral = desk.get::<Referral>(id)?;
    let standing = desk.case(referral.record.case)?;
    Ok((referral, standing))
}

fn show(
    desk: &Desk<'_>,
    found: Versioned<Referral>,
    standing: &Standing,
) -> Result<ReferralView, Refusal> {
    let Versioned {
        record: referral,
        version,
    } = found;
    let stands = OpenReferral::of(&referral).ok_or_else(Refusal::not_found)?;
    let partners = desk.partner_names(referral.attempts.iter().map(|attempt| attempt.partner))?;
    let specialist = desk.specialist(standing.owner)?.record;
    let partner = desk
        .store
        .get::<Partner>(stands.partner)?
        .map(|found| found.record);
    let attempt_person = referral
        .attempt()
        .map(|attempt| attempt.focal_person.clone())
        .unwrap_or_default();
    let listed = listed_phone(desk, stands.partner)?;
    let partner = partner.map_or_else(PartnerContact::default, |partner| PartnerContact {
        phone: if partner.phone.is_empty() {
            listed
        } else {
            partner.phone
        },
        hours: partner.hours,
        focal_person: if attempt_person.is_empty() {
            partner.focal_person
        } else {
            attempt_person
        },
    });
    let moves = referral
        .attempts
        .iter()
        .flat_map(|attempt| &attempt.moves)
        .map(|step| step.recorded_by);
    let mut people: Vec<AccountId> = moves
        .chain(referral.decisions.iter().map(|decision| decision.by))
        .collect();
    people.sort_unstable();
    people.dedup();
    let accounts = desk
        .store
        .get_many::<Account>(&people)?
        .into_iter()
        .flatten();
    Ok(ReferralView {
        row: referral_row(desk, standing, &stands, &specialist, &partners),
        safe_contact: desk.get::<CaseFile>(standing.case)?.record.safe_contact,
        partner,
        partners: partners.into_iter().collect(),
        people: accounts
            .map(|account| (account.record.id, account.record.name))
            .collect(),
        referral,
        version,
    })
}
