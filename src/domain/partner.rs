//! Partner organisations and their services: the part of HSDS that the service works with. What a
//! directory holds beyond it is kept in `attributes` and in [`DirectoryEntry`].

use super::Day;
use super::coded::coded;
use super::identifier::{DirectoryEntryId, PartnerId, ServiceId};
use super::names::Names;
use serde::{Deserialize, Serialize};

/// Where a directory's row came from, so that a second import finds it again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Source {
    /// The directory's name, chosen at the import.
    pub directory: String,
    /// The row's id in it.
    pub id: String,
}

/// A partner organisation (HSDS `organization`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Partner {
    /// The record's id.
    pub id: PartnerId,
    /// Where it came from; `None`: entered by hand.
    pub source: Option<Source>,
    /// Its names.
    pub names: Names,
    /// Another name.
    pub alternate_name: String,
    /// What it does.
    pub description: String,
    /// E-mail.
    pub email: String,
    /// Website.
    pub website: String,
    /// Phone number to call first.
    pub phone: String,
    /// When somebody answers there.
    pub hours: String,
    /// The person to ask for.
    pub focal_person: String,
    /// Working days agreed for an answer; wins over the setting.
    pub response_days: Option<u32>,
    /// Columns of the directory without a field here, in their order.
    pub attributes: Vec<(String, String)>,
}

impl Partner {
    /// All names under which it may be looked for.
    pub fn known_as(&self) -> impl Iterator<Item = &str> {
        let names = self.names.each().into_iter();
        names.chain([self.alternate_name.as_str()])
    }
}

coded! {
    /// Whether a service can be had (HSDS `service.status`).
    pub enum ServiceStatus("service_status") {
        /// It can.
        Active = "active",
        /// Not now.
        Inactive = "inactive",
        /// No longer.
        Defunct = "defunct",
        /// Closed for a time.
        TemporarilyClosed = "temporarily_closed",
    }
}

/// A service (HSDS `service`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// The record's id.
    pub id: ServiceId,
    /// Where it came from; `None`: entered by hand.
    pub source: Option<Source>,
    /// Who gives it; `None`: the directory names an organisation that it does not hold.
    pub partner: Option<PartnerId>,
    /// Its names.
    pub names: Names,
    /// What it is.
    pub description: String,
    /// Whether it can be had.
    pub status: ServiceStatus,
    /// For whom.
    pub eligibility: String,
    /// How to ask for it.
    pub application_process: String,
    /// The day on which the facts were last checked (HSDS `assured_date`).
    pub assured_on: Option<Day>,
    /// Columns of the directory without a field here, in their order.
    pub attributes: Vec<(String, String)>,
}

impl Service {
    /// All names under which it may be looked for; a directory may have it under another one as well.
    pub fn known_as(&self) -> impl Iterator<Item = &str> {
        let attributes = self.attributes.iter();
        let other = attributes.filter(|(column, _)| column == "alternate_name");
        let names = self.names.each().into_iter();
        names.chain(other.map(|(_, name)| name.as_str()))
    }
}

/// Any other row of a directory, kept as it came: a location, phone, schedule, contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectoryEntry {
    /// The record's id.
    pub id: DirectoryEntryId,
    /// Where it came from.
    pub source: Source,
    /// The table's name, such as `locations`.
    pub table: String,
    /// The partner it belongs to, where the row or its parents say so.
    pub partner: Option<PartnerId>,
    /// Header and cell, in the order of the file.
    pub columns: Vec<(String, String)>,
    /// Whether it points to a row that the directory does not hold.
    pub orphan: bool,
}
