//! Partner organisations: choosing one, and importing a directory of them.

use super::change::{Audited, Change};
use super::desk::Desk;
use super::permission::RequestKind;
use super::refusal::Refusal;
use super::search::Typed;
use crate::domain::audit::AuditAction;
use crate::domain::identifier::{PartnerId, ServiceId};
use crate::domain::message::Message;
use crate::domain::names::Names;
use crate::domain::partner::{DirectoryEntry, Partner, Service, ServiceStatus};
use crate::domain::preferences::Locale;
use crate::domain::problem::Problem;
use crate::language;
use crate::store::{Index, IndexRow, Record};
use serde::{Deserialize, Serialize};

/// The most rows in one request, so that other requests are served in between.
pub const ROWS_MAX: usize = 50;
/// The most partners offered to choose from.
const CHOICES_MAX: usize = 200;

/// A partner to choose, with its services.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartnerChoice {
    /// The partner.
    pub partner: PartnerId,
    /// Its names.
    pub names: Names,
    /// What it does.
    pub description: String,
    /// Phone.
    pub phone: String,
    /// Its services.
    pub services: Vec<(ServiceId, Names, ServiceStatus)>,
}

/// Rows of a directory, at most [`ROWS_MAX`] in all. Their ids are derived from the directory's name,
/// the table and the row's id, so that the same row has the same id at every import.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct DirectoryRows {
    /// Partner organisations.
    pub partners: Vec<Partner>,
    /// Services.
    pub services: Vec<Service>,
    /// Anything else.
    pub entries: Vec<DirectoryEntry>,
    /// Whether to count only and write nothing.
    pub dry_run: bool,
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Imported {
    /// It was not there.
    New,
    /// It was there and said something else.
    Changed,
    /// It was there and said the same.
    Unchanged,
}

/// What became of the rows, in their order.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ImportCounts {
    /// Of the partners.
    pub partners: Vec<Imported>,
    /// Of the services.
    pub services: Vec<Imported>,
    /// Of the entries.
    pub entries: Vec<Imported>,
}

/// A partner with its services.
type WithServices = (Partner, Vec<Service>);

/// The partners whom a typed text finds, by name: in their names, their description or the names of their
/// services.
pub(super) fn found(desk: &Desk<'_>, typed: &Typed) -> Result<Vec<WithServices>, Refusal> {
    let mut found = Vec::new();
    for partner in desk.table::<Partner>()? {
        let services: Vec<Service> =
            desk.plain(&IndexRow::new(Index::ServiceByPartner).id(partner.id))?;
        let mut said: Vec<&str> = partner.known_as().collect();
        said.push(&partner.description);
        said.extend(services.iter().flat_map(Service::known_as));
        if typed.finds(&said) {
            found.push((partner, services));
        }
    }
    found.sort_by_cached_key(|(partner, _)| (order(&partner.names), partner.id));
    Ok(found)
}

/// Where names stand in a list. Whoever shows it puts it in the order of the names that are shown.
pub(super) fn order(names: &Names) -> language::SortKey {
    language::sort_key(names.in_language(Locale::English))
}

/// The partners to choose from whom a typed text finds.
pub(super) fn choices(desk: &Desk<'_>, text: &str) -> Result<Vec<PartnerChoice>, Refusal> {
    let found = found(desk, &Typed::new(desk, text))?.into_iter();
    let choice = |(partner, services): WithServices| {
        let services = services.into_iter();
        PartnerChoice {
            partner: partner.id,
            names: partner.names,
            description: partner.description,
            phone: partner.phone,
            services: services
                .map(|service| (service.id, service.names, service.status))
                .collect(),
        }
    };
    Ok(found.take(CHOICES_MAX).map(choice).collect())
}

/// What an import writes, and what becomes of each row.
pub(super) fn import(
    desk: &Desk<'_>,
    rows: &DirectoryRows,
) -> Result<(Option<Change>, ImportCounts), Refusal> {
    if rows.partners.len() + rows.services.len() + rows.entries.len() > ROWS_MAX {
        return Err(
            Problem::whole(Message::new("problem-too-many-rows").with("limit", ROWS_MAX)).into(),
        );
    }
    let mut change = Change::audited(Audited::of(
        AuditAction::Imported,
        RequestKind::ImportDirectory,
        "",
    ));
    let counts = ImportCounts {
        partners: put_rows(desk, &mut change, &rows.partners)?,
        services: put_rows(desk, &mut change, &rows.services)?,
        entries: put_rows(desk, &mut change, &rows.entries)?,
    };
    let all = counts
        .partners
        .iter()
        .chain(&counts.services)
        .chain(&counts.entries);
    let nothing = all.clone().all(|row| *row == Imported::Unchanged);
    Ok(((!rows.dry_run && !nothing).then_some(change), counts))
}

/// Writes the rows that are new or say something else than before.
fn put_rows<R: Record + PartialEq + Merge>(
    desk: &Desk<'_>,
    change: &mut Change,
    rows: &[R],
) -> Result<Vec<Imported>, Refusal> {
    let ids: Vec<R::Id> = rows.iter().map(Record::id).collect();
    let before = desk.store.get_many::<R>(&ids)?;
    let counts = rows.iter().zip(before).map(|(row, before)| match before {
        None => {
            change.put(row, None);
            Imported::New
        }
        Some(before) => {
            let merged = row.keep_own(&before.record);
            if merged == before.record {
                return Imported::Unchanged;
            }
            change.put(&merged, Some(before.version));
            Imported::Changed
        }
    });
    Ok(counts.collect())
}

/// What the service itself added to a row survives the next import.
trait Merge: Sized {
    fn keep_own(&self, before: &Self) -> Self;
}

impl Merge for Partner {
    fn keep_own(&self, before: &Self) -> Self {
        let own = |imported: &str, before: &str| {
            if imported.is_empty() {
                before.to_owned()
            } else {
                imported.to_owned()
            }
        };
        Self {
            phone: own(&self.phone, &before.phone),
            hours: own(&self.hours, &before.hours),
            focal_person: own(&self.focal_person, &before.focal_person),
            response_days: self.response_days.or(before.response_days),
            ..self.clone()
        }
    }
}

impl Merge for Service {
    fn keep_own(&self, _before: &Self) -> Self {
        self.clone()
    }
}

impl Merge for DirectoryEntry {
    fn keep_own(&self, _before: &Self) -> Self {
        self.clone()
    }
}
