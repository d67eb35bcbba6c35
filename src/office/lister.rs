//! Gathers the rows of a list: complete, in a total order, of restricted cases only what may be
//! seen.

use super::caseload::every_case;
use super::cases::{Cases, ShutCase};
use super::desk::Desk;
use super::directory::order;
use super::listing::{Listed, Listing, PersonDetails, PersonRow, SpecialistRow, What};
use super::personal;
use super::referrals::ReferralRow;
use super::refusal::Refusal;
use super::retention::{self, ReviewRow};
use super::rows::action_row;
use super::search::Typed;
use crate::domain::action::Action;
use crate::domain::activity::Activity;
use crate::domain::area::{Area, AreaCode};
use crate::domain::contact::Contact;
use crate::domain::identifier::{PartnerId, PersonId};
use crate::domain::message::Message;
use crate::domain::partner::{Partner, Service};
use crate::domain::person::Person;
use crate::domain::problem::Problem;
use crate::domain::referral::Referral;
use crate::domain::session::{Session, SessionStatus};
use crate::domain::specialist::Specialist;
use crate::domain::standing::{Member, Standing};
use crate::domain::tombstone::Tombstone;
use crate::store::{Index, IndexRow, Record, named_id};
use std::collections::{BTreeMap, BTreeSet};

/// Answers a list.
pub(super) fn list(desk: &Desk<'_>, listing: &Listing) -> Result<Listed, Refusal> {
    let lister = Lister {
        desk,
        listing,
        typed: Typed::new(desk, &listing.search),
        specialists: chosen(desk, listing)?,
    };
    match listing.what {
        What::Cases => lister.cases(),
        What::People => lister.people(),
        What::Contacts => lister.contacts(),
        What::Referrals => lister.referrals(),
        What::Specialists => lister.specialist_rows().map(Listed::Specialists),
        What::Sessions => lister.sessions(),
        What::Actions => lister.actions(),
        What::Partners => lister.partners(),
        What::Services => lister.services(),
        What::Accounts => lister.accounts(),
        What::Areas => lister.areas(),
        What::Activities => lister.activities(),
        What::Retention => lister.retention(retention::review(desk)?.rows),
        What::PersonalParts => lister.retention(personal::review(desk)?.rows),
        What::Erased => lister.erased(),
    }
}

/// The one row that says of a case that is shut to the caller that people belong to it, not how many.
fn hidden_row(shut: &ShutCase) -> (PersonRow, String) {
    let row = PersonRow {
        person: named_id(&format!("hidden {}", shut.case)),
        details: None,
        cases: vec![(shut.case, shut.code.clone())],
    };
    (row, String::new())
}

/// The specialists that a list is about: those whom the caller may see, narrowed by what is asked.
fn chosen(desk: &Desk<'_>, listing: &Listing) -> Result<Vec<Specialist>, Refusal> {
    let mut specialists = match &listing.specialist {
        Some(name) => vec![desk.specialist_named(name)?],
        None => desk.specialists()?,
    };
    if let Some(area) = &listing.area {
        let areas = &desk.profile.areas;
        if !areas
            .iter()
            .any(|known| known.code.0 == *area || known.code.region() == area)
        {
            let message = Message::new("problem-area-unknown").with("area", area.as_str());
            return Err(Problem::of("area", message).into());
        }
        specialists
            .retain(|specialist| specialist.area.0 == *area || specialist.area.region() == area);
    }
    Ok(specialists)
}

struct Lister<'a> {
    desk: &'a Desk<'a>,
    listing: &'a Listing,
    typed: Typed,
    specialists: Vec<Specialist>,
}

impl Lister<'_> {
    fn matches(&self, parts: &[&str]) -> bool {
        self.typed.finds(parts)
    }

    /// The same of something of a case, which is found by what finds the case as well.
    fn matches_of(&self, standing: &Standing, parts: &[&str]) -> Result<bool, Refusal> {
        let case = (standing.owner, standing.case);
        self.typed.finds_of_case(self.desk, case, parts)
    }

    /// Everything by which an area may be looked for.
    fn known_as(&self, area: &AreaCode) -> String {
        let areas = &self.desk.profile.areas;
        let known = self.desk.profile.area(area);
        known.map_or_else(|| area.0.clone(), |area| area.known_as(areas))
    }

    /// The cases that the list is about, by code.
    fn all_cases(&self) -> Result<Cases, Refusal> {
        let mut all = Cases::default();
        for specialist in &self.specialists {
            let cases = Cases::of(self.desk, specialist.id)?;
            all.known.extend(cases.known);
            all.shut.extend(cases.shut);
        }
        all.known
            .sort_unstable_by(|one, other| one.code.cmp(&other.code));
        Ok(all)
    }

    fn cases(&self) -> Result<Listed, Refusal> {
        let chosen: BTreeSet<_> = self
            .specialists
            .iter()
            .map(|specialist| specialist.id)
            .collect();
        let mut rows = every_case(self.desk, &self.listing.search)?;
        rows.retain(|row| chosen.contains(&row.specialist));
        Ok(Listed::Cases(rows))
    }

    fn people(&self) -> Result<Listed, Refusal> {
        let cases = self.all_cases()?;
        let mut rows: Vec<(PersonRow, String)> = Vec::new();
        let mut places: BTreeMap<PersonId, usize> = BTreeMap::new();
        for standing in &cases.known {
            for member in &standing.members {
                let place = *places.entry(member.person).or_insert(rows.len());
                if place == rows.len() {
                    rows.push(self.person_row(member)?);
                }
                if let Some((row, _)) = rows.get_mut(place) {
                    row.cases.push((standing.case, standing.code.clone()));
                }
            }
        }
        rows.extend(cases.shut.iter().map(hidden_row));
        rows.retain(|(row, name)| {
            let codes = row.cases.iter().map(|(_, code)| code.0.as_str());
            let codes: Vec<&str> = codes.collect();
            self.typed.finds_person(&codes, std::slice::from_ref(name))
        });
        let mut rows: Vec<PersonRow> = rows.into_iter().map(|(row, _)| row).collect();
        rows.sort_unstable_by(|one, other| {
            let code = |row: &PersonRow| row.cases.first().map(|(_, code)| code.clone());
            (code(one), one.person).cmp(&(code(other), other.person))
        });
        Ok(Listed::People(rows))
    }

    /// The row of a person, yet without cases, and the name to search in.
    fn person_row(&self, member: &Member) -> Result<(PersonRow, String), Refusal> {
        let row = PersonRow {
            person: member.person,
            details: Some(self.details(member.person)?),
            cases: Vec::new(),
        };
        Ok((row, member.name.full()))
    }

    fn details(&self, id: PersonId) -> Result<PersonDetails, Refusal> {
        let person: Person = self.desk.get(id)?.record;
        Ok(PersonDetails {
            name: self.desk.name_of(&person),
            sex: person.sex,
            birth_date: person.birth_date,
            registered_on: person.registered_on,
            age_at_registration: person.age_at_registration(),
            age_group: person.age_group(self.desk.settings()),
        })
    }

    /// Records of each open case, found by an index of cases.
    fn of_cases<R: Record>(&self, index: Index) -> Result<Vec<(Standing, Vec<R>)>, Refusal> {
        let cases = self.all_cases()?.known.into_iter();
        cases
            .map(|standing| {
                let records = self.desk.plain(&IndexRow::new(index).id(standing.case))?;
                Ok((standing, records))
            })
            .collect()
    }

    fn contacts(&self) -> Result<Listed, Refusal> {
        let mut rows = Vec::new();
        for (standing, mut contacts) in self.of_cases::<Contact>(Index::ContactByCase)? {
            contacts.sort_unstable_by_key(|contact| (contact.on, contact.id));
            for contact in contacts {
                if self.matches_of(&standing, &[&contact.note])? {
                    rows.push((standing.code.clone(), contact));
                }
            }
        }
        Ok(Listed::Contacts(rows))
    }

    fn referrals(&self) -> Result<Listed, Refusal> {
        let mut found = Vec::new();
        for (standing, referrals) in self.of_cases::<Referral>(Index::ReferralByCase)? {
            let rows = super::referrals::rows_of_case(self.desk, &standing, &referrals)?;
            let mut pairs: Vec<(ReferralRow, Referral)> = Vec::new();
            for referral in referrals {
                let row = rows.iter().find(|row| row.referral == referral.id);
                let [turkmen, russian, english] =
                    row.map_or([""; 3], |row| row.partner_names.each());
                if let Some(row) = row
                    && self.matches_of(&standing, &[&row.need, turkmen, russian, english])?
                {
                    pairs.push((row.clone(), referral));
                }
            }
            pairs.sort_unstable_by_key(|(row, referral)| (referral.created_on, row.referral));
            found.extend(pairs);
        }
        Ok(Listed::Referrals(found))
    }

    fn specialist_rows(&self) -> Result<Vec<SpecialistRow>, Refusal> {
        let accounts = super::accounts::accounts(self.desk.store)?;
        let mut rows = Vec::new();
        for specialist in &self.specialists {
            let supervisor = accounts
                .iter()
                .find(|account| Some(account.id) == specialist.supervisor);
            let cases = Cases::of(self.desk, specialist.id)?;
            rows.push(SpecialistRow {
                supervisor: supervisor.map(|account| (account.login.clone(), account.name.clone())),
                open_cases: cases.count_open(),
                cases: cases.count(),
                workload: cases.workload(self.desk, specialist),
                specialist: specialist.clone(),
            });
        }
        rows.retain(|row| {
            let specialist = &row.specialist;
            self.matches(&[
                &specialist.code,
                &specialist.name,
                &self.known_as(&specialist.area),
            ])
        });
        Ok(rows)
    }

    fn sessions(&self) -> Result<Listed, Refusal> {
        let mut rows = Vec::new();
        for row in self.specialist_rows()? {
            let beginning = IndexRow::new(Index::SessionBySpecialist).id(row.specialist.id);
            let sessions: Vec<Session> = self.desk.plain(&beginning)?;
            for session in sessions {
                rows.push((row.clone(), self.readable(session)?));
            }
        }
        rows.sort_by(|(one, session), (other, against)| {
            session
                .on
                .cmp(&against.on)
                .then_with(|| one.specialist.code.cmp(&other.specialist.code))
        });
        Ok(Listed::Sessions(rows))
    }

    /// A session as a list shows it: what is not signed yet is for the one who writes it, and what a
    /// case brought on the agenda for those to whom it is open.
    fn readable(&self, mut session: Session) -> Result<Session, Refusal> {
        let own = session.supervisor == self.desk.account();
        let open = session.status == SessionStatus::Signed || own;
        let mut marks = Vec::new();
        for mark in std::mem::take(&mut session.agenda) {
            let shut = match mark.case {
                Some(case) => self.desk.case_if_open(case)?.is_none(),
                None => false,
            };
            marks.extend((!shut).then_some(mark));
        }
        session.agenda = marks;
        Ok(Session {
            general_note: if open {
                session.general_note
            } else {
                String::new()
            },
            unsigned_actions: Vec::new(),
            unsigned_ended: Vec::new(),
            ..session
        })
    }

    fn actions(&self) -> Result<Listed, Refusal> {
        let mut rows = Vec::new();
        for specialist in &self.specialists {
            let beginning = IndexRow::new(Index::ActionBySpecialist).id(specialist.id);
            let actions: Vec<Action> = self.desk.plain(&beginning)?;
            for action in actions {
                let Some(row) = action_row(self.desk, &action, specialist)? else {
                    continue;
                };
                let said = [row.text.as_str(), &row.specialist_name];
                let found = match row.case.as_ref() {
                    Some((case, _)) => {
                        let case = (specialist.id, *case);
                        self.typed.finds_of_case(self.desk, case, &said)?
                    }
                    None => self.matches(&said),
                };
                rows.extend(found.then_some((row, action)));
            }
        }
        rows.sort_unstable_by_key(|(row, _)| (row.due, row.action));
        Ok(Listed::Actions(rows))
    }

    fn partners(&self) -> Result<Listed, Refusal> {
        let found = super::directory::found(self.desk, &self.typed)?.into_iter();
        Ok(Listed::Partners(
            found.map(|(partner, _)| partner).collect(),
        ))
    }

    fn services(&self) -> Result<Listed, Refusal> {
        let partners: Vec<Partner> = self.desk.table()?;
        let partners: BTreeMap<PartnerId, Partner> =
            partners.into_iter().map(|one| (one.id, one)).collect();
        let mut rows = Vec::new();
        for service in self.desk.table::<Service>()? {
            let partner = service.partner.and_then(|id| partners.get(&id));
            let mut said: Vec<&str> = service.known_as().collect();
            said.push(&service.description);
            said.extend(partner.into_iter().flat_map(Partner::known_as));
            if self.matches(&said) {
                let partner = partner.map(|one| one.names.clone());
                rows.push((partner.unwrap_or_default(), service));
            }
        }
        rows.sort_by_cached_key(|(partner, one)| (order(partner), order(&one.names), one.id));
        Ok(Listed::Services(rows))
    }

    fn accounts(&self) -> Result<Listed, Refusal> {
        let mut accounts = super::accounts::accounts(self.desk.store)?;
        accounts.retain(|one| self.matches(&[one.role.code(), &one.name, &one.login]));
        Ok(Listed::Accounts(accounts))
    }

    fn erased(&self) -> Result<Listed, Refusal> {
        let mut erased = retention::review(self.desk)?.erased;
        let code = |one: &Tombstone| one.code.as_ref().map_or("", |code| &code.0).to_owned();
        erased.retain(|one| self.matches(&[&code(one), &one.reason]));
        Ok(Listed::Erased(erased))
    }

    fn areas(&self) -> Result<Listed, Refusal> {
        let specialists: Vec<Specialist> = self.desk.table()?;
        let mut rows: Vec<(Area, usize)> = Vec::new();
        for area in &self.desk.profile.areas {
            let working = specialists
                .iter()
                .filter(|specialist| specialist.area == area.code)
                .count();
            rows.push((area.clone(), working));
        }
        rows.retain(|(area, working)| {
            self.listing.all || (*working > 0 && area.valid_on(self.desk.today))
        });
        rows.retain(|(area, _)| {
            let asked = self.listing.area.as_ref();
            asked.is_none_or(|code| area.code.0 == *code || area.code.region() == code)
                && self.matches(&[&self.known_as(&area.code)])
        });
        rows.sort_unstable_by(|(one, _), (other, _)| one.code.cmp(&other.code));
        Ok(Listed::Areas(rows))
    }

    fn retention(&self, mut rows: Vec<ReviewRow>) -> Result<Listed, Refusal> {
        rows.retain(|row| {
            self.matches(&[&row.subject.code(), &row.headline, &row.specialist_name])
        });
        Ok(Listed::Retention(rows))
    }

    fn activities(&self) -> Result<Listed, Refusal> {
        let mut activities: Vec<Activity> = self.desk.table()?;
        activities.retain(|one| {
            let area = one.area.as_ref().map(|area| self.known_as(area));
            self.matches(&[&one.name, &one.place, &area.unwrap_or_default()])
        });
        activities.sort_unstable_by_key(|activity| (activity.from, activity.id));
        Ok(Listed::Activities(activities))
    }
}
