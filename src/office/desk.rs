//! The desk: everything a request has at hand while it is answered: the store to read, the profile
//! of the service, who asks and how far they may go, the day.

use super::arena::Arena;
use super::backup::Backups;
use super::outlines::Outlines;
use super::permission::Grant;
use super::refusal::Refusal;
use super::serving::Serving;
use super::{erasure, gathering};
use crate::domain::account::Account;
use crate::domain::identifier::{AccountId, CaseId, Identifier, PartnerId, SpecialistId};
use crate::domain::message::Message;
use crate::domain::names;
use crate::domain::partner::Partner;
use crate::domain::person::{Person, PersonName};
use crate::domain::settings::{ServiceProfile, Settings};
use crate::domain::specialist::Specialist;
use crate::domain::standing::{CaseRecords, Standing};
use crate::domain::{Day, Instant};
use crate::store::domain_records::cases_of;
use crate::store::{IndexRow, Record, Store, Versioned};
use std::collections::BTreeMap;

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// The account, known from the login, never from what a request says.
    pub account: Account,
}

/// How an answer shows the names of users of social services.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    /// As initials.
    Initials,
    /// In full: the request was [`super::Request::Unmasked`].
    Full,
}

/// What a request has at hand.
pub(super) struct Desk<'a> {
    pub store: &'a Store,
    pub outlines: &'a Outlines,
    pub arena: &'a Arena,
    pub profile: &'a ServiceProfile,
    pub caller: &'a Caller,
    pub grant: Grant,
    pub names: Names,
    /// The version of the record that was seen when its change was written; see [`Save::based_on`].
    ///
    /// [`Save::based_on`]: super::drafts::Save::based_on
    pub based_on: Option<u64>,
    pub today: Day,
    pub now: Instant,
    pub backups: &'a Backups,
    pub serving: Option<&'a Serving>,
}

/// How many records are read in one go.
pub(super) const PAGE: usize = 256;

impl Desk<'_> {
    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.profile.settings
    }

    /// The account that asks.
    pub fn account(&self) -> AccountId {
        self.caller.account.id
    }

    /// Whether a record has another version than the one that was seen when its change was written.
    pub fn has_changed(&self, version: u64) -> bool {
        self.based_on.is_some_and(|seen| seen != version)
    }

    /// A person's name as the caller may see it.
    pub fn name_of(&self, person: &Person) -> String {
        self.shown(&person.name)
    }

    /// A name as the caller may see it.
    pub fn shown(&self, name: &PersonName) -> String {
        match self.names {
            Names::Initials => name.initials(),
            Names::Full => name.full(),
        }
    }

    /// The record with this id.
    pub fn get<R: Record>(&self, id: R::Id) -> Result<Versioned<R>, Refusal> {
        self.store.get(id)?.ok_or_else(Refusal::not_found)
    }

    /// Every record of a table.
    pub fn table<R: Record>(&self) -> Result<Vec<R>, Refusal> {
        let mut found = Vec::new();
        let mut after = None;
        loop {
            let page = self.store.ids::<R>(after.as_ref(), PAGE)?;
            found.extend(
                self.records::<R>(&page.ids)?
                    .into_iter()
                    .map(|versioned| versioned.record),
            );
            match page.next {
                Some(next) => after = Some(next),
                None => return Ok(found),
            }
        }
    }

    /// Every record whose index rows begin so, in the order of the rows.
    pub fn found<R: Record>(&self, beginning: &IndexRow) -> Result<Vec<Versioned<R>>, Refusal> {
        Ok(gathering::found(self.store, beginning)?)
    }

    fn records<R: Record>(&self, ids: &[R::Id]) -> Result<Vec<Versioned<R>>, Refusal> {
        Ok(self
            .store
            .get_many::<R>(ids)?
            .into_iter()
            .flatten()
            .collect())
    }

    /// The same without versions.
    pub fn plain<R: Record>(&self, beginning: &IndexRow) -> Result<Vec<R>, Refusal> {
        Ok(self
            .found(beginning)?
            .into_iter()
            .map(|versioned| versioned.record)
            .collect())
    }

    /// The specialists whom the caller may see, by code.
    pub fn specialists(&self) -> Result<Vec<Specialist>, Refusal> {
        let mut specialists: Vec<Specialist> = self.table()?;
        specialists.retain(|specialist| self.sees(specialist));
        specialists.sort_unstable_by(|one, other| one.code.cmp(&other.code));
        Ok(specialists)
    }

    /// The specialist with this id, if the caller may see him.
    pub fn specialist(&self, id: SpecialistId) -> Result<Versioned<Specialist>, Refusal> {
        let found = self.get::<Specialist>(id)?;
        if self.sees(&found.record) {
            Ok(found)
        } else {
            Err(Refusal::not_found())
        }
    }

    /// The specialist by id, code or account name, if the caller may see him.
    pub fn specialist_named(&self, name: &str) -> Result<Specialist, Refusal> {
        let accounts: Vec<Account> = self.table()?;
        let by_account = accounts
            .iter()
            .find(|account| account.login == name)
            .and_then(|account| account.specialist);
        let found = self.specialists()?.into_iter().find(|specialist| {
            specialist.id.to_string() == name
                || specialist.code == name
                || Some(specialist.id) == by_account
        });
        found.ok_or_else(Refusal::not_found)
    }

    fn sees(&self, specialist: &Specialist) -> bool {
        match self.grant {
            Grant::No => false,
            Grant::Own => self.caller.account.specialist == Some(specialist.id),
            Grant::Team => specialist.supervisor == Some(self.account()),
            Grant::All => true,
        }
    }

    /// How the open cases of a specialist stand.
    pub fn open_cases(&self, specialist: SpecialistId) -> Result<Vec<Standing>, Refusal> {
        self.plain(&cases_of(specialist).byte(0))
    }

    /// How all cases of a specialist stand.
    pub fn all_cases(&self, specialist: SpecialistId) -> Result<Vec<Standing>, Refusal> {
        self.plain(&cases_of(specialist))
    }

    /// How a case stands, if the caller may open it. Another team's case and one that does not
    /// exist get the same sentence.
    pub fn case(&self, id: CaseId) -> Result<Standing, Refusal> {
        let Some(found) = self.store.get::<Standing>(id)? else {
            return Err(erasure::why_gone(self, id)?);
        };
        let standing = found.record;
        self.specialist(standing.owner)?;
        if !standing.opens_to(self.account()) {
            return Err(Refusal::NotAllowed(Message::new("office-restricted")));
        }
        Ok(standing)
    }

    /// The same; nothing for a case that the caller may not open, whatever the reason.
    pub fn case_if_open(&self, id: CaseId) -> Result<Option<Standing>, Refusal> {
        match self.case(id) {
            Ok(standing) => Ok(Some(standing)),
            Err(Refusal::NotFound(_) | Refusal::NotAllowed(_)) => Ok(None),
            Err(other) => Err(other),
        }
    }

    /// Every record of a case, whoever asks.
    pub fn case_records(&self, id: CaseId) -> Result<CaseRecords, Refusal> {
        gathering::case_records(self.store, id)?.ok_or_else(Refusal::not_found)
    }

    /// The names of these partners.
    pub fn partner_names(
        &self,
        ids: impl Iterator<Item = PartnerId>,
    ) -> Result<BTreeMap<PartnerId, names::Names>, Refusal> {
        let mut ids: Vec<PartnerId> = ids.collect();
        ids.sort_unstable();
        ids.dedup();
        let partners = self.records::<Partner>(&ids)?.into_iter();
        Ok(partners
            .map(|partner| (partner.record.id, partner.record.names))
            .collect())
    }
}

/// A new random id.
///
/// # Errors
/// The system gives no random numbers.
pub(super) fn new_id<I: Identifier>() -> Result<I, Refusal> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|_| Refusal::Unavailable {
        message: Message::new("office-no-randomness"),
        hint: None,
    })?;
    Ok(I::from_bytes(bytes))
}
