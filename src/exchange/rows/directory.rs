//! Rows of the partner directory.

use super::{Coded, Row, Wording, named_lines};
use crate::domain::Day;
use crate::domain::names::Names;
use crate::domain::partner::{Partner, Service};
use serde::Serialize;

/// A partner organisation.
#[derive(Debug, Clone, Default, Serialize)]
#[allow(missing_docs)] // The fields are those of the record.
pub struct PartnerRow {
    pub id: String,
    /// For the reader.
    pub name: String,
    pub name_tk: String,
    pub name_ru: String,
    pub name_en: String,
    pub alternate_name: String,
    pub description: String,
    pub email: String,
    pub website: String,
    pub phone: String,
    pub hours: String,
    pub focal_person: String,
    pub response_days: Option<u32>,
    /// The directory it came from, and its id there.
    pub source: Option<String>,
    pub source_id: Option<String>,
    /// Columns of the directory without a field here, one a line.
    pub attributes: String,
}

impl Row for PartnerRow {
    const BRIEF: &'static [&'static str] = &["name", "phone", "hours", "focal_person", "source"];
}

impl PartnerRow {
    /// The row of a partner.
    pub fn of(partner: &Partner, wording: Wording<'_>) -> Self {
        let source = partner.source.as_ref();
        Self {
            id: partner.id.to_string(),
            name: shown(&partner.names, wording).to_owned(),
            name_tk: partner.names.turkmen.clone(),
            name_ru: partner.names.russian.clone(),
            name_en: partner.names.english.clone(),
            alternate_name: partner.alternate_name.clone(),
            description: partner.description.clone(),
            email: partner.email.clone(),
            website: partner.website.clone(),
            phone: partner.phone.clone(),
            hours: partner.hours.clone(),
            focal_person: partner.focal_person.clone(),
            response_days: partner.response_days,
            source: source.map(|source| source.directory.clone()),
            source_id: source.map(|source| source.id.clone()),
            attributes: named_lines(&partner.attributes),
        }
    }
}

/// A service of a partner organisation.
#[derive(Debug, Clone, Default, Serialize)]
#[allow(missing_docs)] // The fields are those of the record.
pub struct ServiceRow {
    pub id: String,
    /// For the reader.
    pub name: String,
    pub name_tk: String,
    pub name_ru: String,
    pub name_en: String,
    /// The partner's name; empty if the directory names one that it does not hold.
    pub partner: String,
    pub partner_id: Option<String>,
    pub description: String,
    pub status: Coded,
    pub eligibility: String,
    pub application_process: String,
    pub assured_on: Option<Day>,
    /// The directory it came from, and its id there.
    pub source: Option<String>,
    pub source_id: Option<String>,
    /// Columns of the directory without a field here, one a line.
    pub attributes: String,
}

impl Row for ServiceRow {
    const BRIEF: &'static [&'static str] = &["name", "partner", "status", "assured_on"];
}

impl ServiceRow {
    /// The row of a service.
    pub fn of(partner: &Names, service: &Service, wording: Wording<'_>) -> Self {
        let source = service.source.as_ref();
        Self {
            id: service.id.to_string(),
            name: shown(&service.names, wording).to_owned(),
            name_tk: service.names.turkmen.clone(),
            name_ru: service.names.russian.clone(),
            name_en: service.names.english.clone(),
            partner: shown(partner, wording).to_owned(),
            partner_id: service.partner.map(|id| id.to_string()),
            description: service.description.clone(),
            status: wording.of(service.status.word()),
            eligibility: service.eligibility.clone(),
            application_process: service.application_process.clone(),
            assured_on: service.assured_on,
            source: source.map(|source| source.directory.clone()),
            source_id: source.map(|source| source.id.clone()),
            attributes: named_lines(&service.attributes),
        }
    }
}

/// The name for the reader.
fn shown<'a>(names: &'a Names, wording: Wording<'_>) -> &'a str {
    names.in_language(wording.words().locale())
}
