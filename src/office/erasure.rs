//! Erasing a case or a person: every record of it goes in one commit, a tombstone stays, and then the
//! store is made to forget the bytes, see `forgetting`.

use super::change::{Audited, Change};
use super::desk::Desk;
use super::permission::{Grant, RequestKind, grant};
use super::places::{Erasable, Place, erasable, texts};
use super::refusal::Refusal;
use super::retention::person_code;
use super::topic::Touched;
use crate::domain::Day;
use crate::domain::action::Action;
use crate::domain::audit::AuditAction;
use crate::domain::case::{CaseCode, CaseFile};
use crate::domain::contact::Contact;
use crate::domain::identifier::{ActionId, CaseId, Identifier, PersonId, SessionId, TombstoneId};
use crate::domain::message::Message;
use crate::domain::person::{Membership, Person};
use crate::domain::problem::{Problem, check_present, check_storable};
use crate::domain::referral::Referral;
use crate::domain::session::{CaseItem, Session};
use crate::domain::specialist::Specialist;
use crate::domain::standing::Standing;
use crate::domain::tombstone::{Erased, Tombstone};
use crate::store::{Index, IndexRow, Record, Versioned};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A case to be erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseErasure {
    /// Which.
    pub case: CaseId,
    /// Its code, typed again.
    pub code: String,
    /// Why. It stays with the tombstone and in the audit trail.
    pub reason: String,
}

/// A person to be erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonErasure {
    /// Who.
    pub person: PersonId,
    /// The first eight digits of the id, typed again.
    pub code: String,
    /// Why. It stays with the tombstone and in the audit trail.
    pub reason: String,
}

/// What was erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasure {
    /// What is left of it. `bytes_gone_on` says whether the store has forgotten the bytes.
    pub tombstone: Tombstone,
    /// How many records went. People who went with a case are not counted: the number would tell of a
    /// case of theirs that is open to others only.
    pub records: usize,
    /// How many newer backups it takes until none of today or before is left.
    pub backups_kept: u32,
    /// Texts that were kept and may name an erased person: somebody has to read them.
    pub places: Vec<Place>,
}

/// Erases a case with everything that belongs to it alone.
///
/// # Errors
/// It is open, or open to others only; the code or the reason is missing.
pub(super) fn case(desk: &Desk<'_>, asked: &CaseErasure) -> Result<(Change, Erasure), Refusal> {
    let standing = closed(desk, asked.case)?;
    check(&asked.code, &standing.code.0, &asked.reason)?;
    let kind = RequestKind::EraseCase;
    let mut eraser = Eraser::new(desk, kind, (Erased::Case, asked.case), &asked.reason);
    let row = |index| IndexRow::new(index).id(asked.case);
    eraser.delete(&desk.get::<CaseFile>(asked.case)?);
    eraser.delete(&desk.get::<Standing>(asked.case)?);
    eraser.change.touch(Touched::case(&standing, None));
    eraser.delete_all::<Contact>(&row(Index::ContactByCase))?;
    eraser.delete_all::<Referral>(&row(Index::ReferralByCase))?;
    let items = eraser.delete_all::<CaseItem>(&row(Index::CaseItemByCase))?;
    let actions = eraser.delete_all::<Action>(&row(Index::ActionByCase))?;
    let memberships = eraser.delete_all::<Membership>(&row(Index::MembershipByCase))?;
    let people: BTreeSet<PersonId> = memberships.iter().map(|one| one.person).collect();
    for person in people {
        eraser.delete_if_alone(person, asked.case)?;
    }
    let actions: Vec<ActionId> = actions.iter().map(|action| action.id).collect();
    eraser.clear_sessions(asked.case, &actions)?;
    eraser.tombstone.code = Some(standing.code);
    eraser.tombstone.sessions = sessions_of(&items);
    eraser.done(Vec::new())
}

/// Erases a person: the record, the places in households, and that the person was seen. What people
/// wrote about the person stays, and is listed.
///
/// # Errors
/// As of [`erasable`]; the code or the reason is missing.
pub(super) fn person(desk: &Desk<'_>, asked: &PersonErasure) -> Result<(Change, Erasure), Refusal> {
    let Erasable {
        person,
        memberships,
        cases,
    } = erasable(desk, asked.person)?;
    check(&asked.code, &person_code(asked.person), &asked.reason)?;
    let kind = RequestKind::ErasePerson;
    let mut eraser = Eraser::new(desk, kind, (Erased::Person, asked.person), &asked.reason);
    eraser.delete(&person);
    memberships.iter().for_each(|one| eraser.delete(one));
    let mut places = Vec::new();
    for case in cases {
        places.extend(eraser.take_out(case, asked.person)?);
    }
    eraser.done(places)
}

/// The code of a case that was erased and the day, as somebody typed it; only for who may erase cases.
pub(super) fn known_by_code(
    desk: &Desk<'_>,
    typed: &str,
) -> Result<Option<(CaseCode, Day)>, Refusal> {
    let code = typed.trim().to_ascii_uppercase();
    let beginning = IndexRow::new(Index::TombstoneByCode).code(&code);
    let mut found: Vec<Tombstone> = desk.plain(&beginning)?;
    Ok(known(desk, found.pop()))
}

/// Why a case is not there. Who may erase cases is told that this one was; others learn as little as of
/// a case that never was.
pub(super) fn why_gone(desk: &Desk<'_>, case: CaseId) -> Result<Refusal, Refusal> {
    let found = desk
        .store
        .get::<Tombstone>(Identifier::from_bytes(case.bytes()))?;
    let known = known(desk, found.map(|found| found.record));
    Ok(known.map_or_else(Refusal::not_found, |(code, on)| erased(&code, on)))
}

fn known(desk: &Desk<'_>, found: Option<Tombstone>) -> Option<(CaseCode, Day)> {
    let may = grant(RequestKind::EraseCase, desk.caller.account.role) != Grant::No;
    let found = found.filter(|_| may)?;
    Some((found.code?, found.on))
}

/// That a case was erased, and when.
pub(super) fn erased(code: &CaseCode, on: Day) -> Refusal {
    let message = Message::new("office-case-erased").with("code", code.0.as_str());
    Refusal::NotFound(message.with("day", on))
}

/// How a case stands that may be erased.
fn closed(desk: &Desk<'_>, case: CaseId) -> Result<Standing, Refusal> {
    let standing = desk.case(case)?;
    if standing.open() {
        let message = Message::new("problem-erase-open").with("code", standing.code.0);
        return Err(Problem::whole(message).into());
    }
    Ok(standing)
}

pub(super) fn check(typed: &str, code: &str, reason: &str) -> Result<(), Problem> {
    check_present("reason", reason)?;
    check_storable(&[("reason", reason)])?;
    if !typed.trim().eq_ignore_ascii_case(code) {
        let message = Message::new("problem-erase-code").with("code", code);
        return Err(Problem::of("code", message));
    }
    Ok(())
}

fn sessions_of(items: &[CaseItem]) -> Vec<SessionId> {
    let sessions: BTreeSet<SessionId> = items.iter().map(|item| item.session).collect();
    sessions.into_iter().collect()
}

/// Gathers what goes, and what stays of it.
pub(super) struct Eraser<'a> {
    desk: &'a Desk<'a>,
    change: Change,
    records: usize,
    tombstone: Tombstone,
}

impl<'a> Eraser<'a> {
    /// Nothing goes yet: what is to go, with its id.
    pub fn new(
        desk: &'a Desk<'a>,
        kind: RequestKind,
        (what, id): (Erased, impl Identifier + ToString),
        reason: &str,
    ) -> Self {
        let mut audit = Audited::of(AuditAction::Erased, kind, id.to_string());
        reason.trim().clone_into(&mut audit.reason);
        let tombstone = Tombstone {
            id: TombstoneId::from_bytes(id.bytes()),
            what,
            code: None,
            on: desk.today,
            by: desk.account(),
            reason: audit.reason.clone(),
            sessions: Vec::new(),
            bytes_gone_on: None,
        };
        Self {
            desk,
            change: Change::audited(audit),
            records: 0,
            tombstone,
        }
    }

    pub fn delete<R: Record>(&mut self, found: &Versioned<R>) {
        self.change.delete::<R>(found.record.id(), found.version);
        self.records += 1;
    }

    /// Deletes the records whose index rows begin so, and gives them.
    fn delete_all<R: Record>(&mut self, beginning: &IndexRow) -> Result<Vec<R>, Refusal> {
        let found: Vec<Versioned<R>> = self.desk.found(beginning)?;
        found.iter().for_each(|one| self.delete(one));
        Ok(found.into_iter().map(|one| one.record).collect())
    }

    /// Deletes a person who belongs to this case only.
    fn delete_if_alone(&mut self, person: PersonId, case: CaseId) -> Result<(), Refusal> {
        let beginning = IndexRow::new(Index::MembershipByPerson).id(person);
        let memberships: Vec<Membership> = self.desk.plain(&beginning)?;
        if memberships.iter().all(|one| one.case == case) {
            let found = self.desk.get::<Person>(person)?;
            self.change.delete::<Person>(person, found.version);
        }
        Ok(())
    }

    /// Takes what was written about the case out of sessions that are not signed. A signed session holds
    /// ids of cases only.
    fn clear_sessions(&mut self, case: CaseId, actions: &[ActionId]) -> Result<(), Refusal> {
        for specialist in self.desk.table::<Specialist>()? {
            let beginning = IndexRow::new(Index::SessionBySpecialist).id(specialist.id);
            for found in self.desk.found::<Session>(&beginning)? {
                let mut session = found.record.clone();
                session
                    .unsigned_actions
                    .retain(|one| one.case != Some(case));
                session
                    .unsigned_ended
                    .retain(|one| !actions.contains(&one.action));
                if session != found.record {
                    self.change.put(&session, Some(found.version));
                }
            }
        }
        Ok(())
    }

    /// Takes a person out of a case that stays, and says where the person may still be named.
    fn take_out(&mut self, case: CaseId, person: PersonId) -> Result<Vec<Place>, Refusal> {
        let mut records = self.desk.case_records(case)?;
        records.household.retain(|(_, member)| member.id != person);
        let beginning = IndexRow::new(Index::ContactByCase).id(case);
        for mut found in self.desk.found::<Contact>(&beginning)? {
            let seen = found.record.seen.len();
            found.record.seen.retain(|seen| seen.person != person);
            if found.record.seen.len() < seen {
                self.change.put(&found.record, Some(found.version));
                let same = |one: &&mut Contact| one.id == found.record.id;
                if let Some(contact) = records.contacts.iter_mut().find(same) {
                    *contact = found.record;
                }
            }
        }
        let before = self.desk.get::<Standing>(case)?;
        let standing = Standing::of(&records, self.desk.settings());
        self.change.put_standing(&before, &standing);
        Ok(texts(&records))
    }

    /// Leaves the tombstone. A session may have been written again since its personal part was erased:
    /// then there is one.
    pub fn done(mut self, places: Vec<Place>) -> Result<(Change, Erasure), Refusal> {
        let before = self.desk.store.get::<Tombstone>(self.tombstone.id)?;
        let before = before.map(|found| found.version);
        self.change.put(&self.tombstone, before);
        let erasure = Erasure {
            tombstone: self.tombstone,
            records: self.records,
            backups_kept: self.desk.profile.safekeeping.backups_kept,
            places,
        };
        Ok((self.change, erasure))
    }
}
