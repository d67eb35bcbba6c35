//! Partners and services as they were when they had one name, of which nobody said whose language it was.

use super::record::decode;
use crate::domain::Day;
use crate::domain::identifier::{PartnerId, ServiceId};
use crate::domain::names::Names;
use crate::domain::partner::{Partner, Service, ServiceStatus, Source};
use serde::Deserialize;

#[derive(Deserialize)]
struct PartnerOfOneName {
    id: PartnerId,
    source: Option<Source>,
    name: String,
    alternate_name: String,
    description: String,
    email: String,
    website: String,
    phone: String,
    hours: String,
    focal_person: String,
    response_days: Option<u32>,
    attributes: Vec<(String, String)>,
}

#[derive(Deserialize)]
struct ServiceOfOneName {
    id: ServiceId,
    source: Option<Source>,
    partner: Option<PartnerId>,
    name: String,
    description: String,
    status: ServiceStatus,
    eligibility: String,
    application_process: String,
    assured_on: Option<Day>,
    attributes: Vec<(String, String)>,
}

/// A partner in its first form.
pub(super) fn partner(schema: u16, bytes: &[u8]) -> Option<Partner> {
    let before: PartnerOfOneName = decode(bytes).filter(|_| schema == 1)?;
    Some(Partner {
        id: before.id,
        source: before.source,
        names: Names::from(before.name.as_str()),
        alternate_name: before.alternate_name,
        description: before.description,
        email: before.email,
        website: before.website,
        phone: before.phone,
        hours: before.hours,
        focal_person: before.focal_person,
        response_days: before.response_days,
        attributes: before.attributes,
    })
}

/// A service in its first form.
pub(super) fn service(schema: u16, bytes: &[u8]) -> Option<Service> {
    let before: ServiceOfOneName = decode(bytes).filter(|_| schema == 1)?;
    Some(Service {
        id: before.id,
        source: before.source,
        partner: before.partner,
        names: Names::from(before.name.as_str()),
        description: before.description,
        status: before.status,
        eligibility: before.eligibility,
        application_process: before.application_process,
        assured_on: before.assured_on,
        attributes: before.attributes,
    })
}
