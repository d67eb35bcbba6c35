//! The rows of a directory as the office takes them.

use super::record::{EntryRow, PartnerRow, Record, ServiceRow};
use super::report::Outcome;
use crate::domain::identifier::{DirectoryEntryId, Identifier, PartnerId, ServiceId};
use crate::domain::partner::{DirectoryEntry, Partner, Service, ServiceStatus, Source};
use crate::office::directory::{DirectoryRows, ImportCounts, Imported};

/// The id of a directory's row: always the same for the same directory, table and id in it, so that a
/// second import meets what the first one wrote.
pub fn record_id<I: Identifier>(directory: &str, table: &str, id: &str) -> I {
    let mut hasher = blake3::Hasher::new_derive_key("goldaw partner directory row");
    for part in [directory, table, id] {
        // With its length before each part, no two rows give the same bytes.
        let length = u64::try_from(part.len()).unwrap_or(u64::MAX);
        hasher.update(&length.to_be_bytes());
        hasher.update(part.as_bytes());
    }
    let mut bytes = [0; 16];
    hasher.finalize_xof().fill(&mut bytes);
    I::from_bytes(bytes)
}

/// The rows of a batch, ready to be asked for.
pub fn request_rows(directory: &str, records: &[Record]) -> DirectoryRows {
    let mut rows = DirectoryRows::default();
    for record in records {
        match record {
            Record::Partner(row) => rows.partners.push(partner(directory, row)),
            Record::Service(row) => rows.services.push(service(directory, row)),
            Record::Entry(row) => rows.entries.push(entry(directory, row)),
        }
    }
    rows
}

/// What became of each record of the batch, in its order.
pub fn outcomes(records: &[Record], counts: ImportCounts) -> Vec<Outcome> {
    let mut partners = counts.partners.into_iter();
    let mut services = counts.services.into_iter();
    let mut entries = counts.entries.into_iter();
    let next = |record: &Record| match record {
        Record::Partner(_) => partners.next(),
        Record::Service(_) => services.next(),
        Record::Entry(_) => entries.next(),
    };
    let outcome = |imported| match imported {
        Imported::New => Outcome::New,
        Imported::Changed => Outcome::Changed,
        Imported::Unchanged => Outcome::Unchanged,
    };
    records.iter().filter_map(next).map(outcome).collect()
}

fn partner_id(directory: &str, id: &str) -> PartnerId {
    record_id(directory, super::names::ORGANIZATIONS, id)
}

fn source(directory: &str, id: &str) -> Source {
    Source {
        directory: directory.to_owned(),
        id: id.to_owned(),
    }
}

fn partner(directory: &str, row: &PartnerRow) -> Partner {
    Partner {
        id: partner_id(directory, &row.source_id),
        source: Some(source(directory, &row.source_id)),
        names: row.names.clone(),
        alternate_name: row.alternate_name.clone(),
        description: row.description.clone(),
        email: row.email.clone(),
        website: row.website.clone(),
        phone: row.phone.clone(),
        hours: String::new(),
        focal_person: String::new(),
        response_days: None,
        attributes: row.attributes.clone(),
    }
}

fn service(directory: &str, row: &ServiceRow) -> Service {
    let id: ServiceId = record_id(directory, super::names::SERVICES, &row.source_id);
    let status = ServiceStatus::from_code(&row.status.trim().to_lowercase().replace(' ', "_"));
    let assured_on = row.assured_on.trim().parse().ok();
    let mut attributes = row.attributes.clone();
    // What these two fields can't hold is kept as it came.
    let unread = [
        ("status", &row.status, status.is_none()),
        ("assured_date", &row.assured_on, assured_on.is_none()),
    ];
    for (column, text, is_unread) in unread {
        if is_unread && !text.trim().is_empty() {
            attributes.push((column.to_owned(), text.clone()));
        }
    }
    Service {
        id,
        source: Some(source(directory, &row.source_id)),
        partner: row
            .organisation
            .as_ref()
            .map(|id| partner_id(directory, id)),
        names: row.names.clone(),
        description: row.description.clone(),
        status: status.unwrap_or(ServiceStatus::Active),
        eligibility: row.eligibility.clone(),
        application_process: row.application_process.clone(),
        assured_on,
        attributes,
    }
}

fn entry(directory: &str, row: &EntryRow) -> DirectoryEntry {
    let id: DirectoryEntryId = record_id(directory, &row.table, &row.source_id);
    DirectoryEntry {
        id,
        source: source(directory, &row.source_id),
        table: row.table.clone(),
        partner: row
            .organisation
            .as_ref()
            .map(|id| partner_id(directory, id)),
        columns: row.columns.clone(),
        orphan: row.orphan,
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn service_row(status: &str, assured_on: &str) -> ServiceRow {
        ServiceRow {
            source_id: "7".into(),
            organisation: Some("1".into()),
            names: "Legal aid".into(),
            description: String::new(),
            status: status.into(),
            eligibility: String::new(),
            application_process: String::new(),
            assured_on: assured_on.into(),
            attributes: vec![("fees".into(), "none".into())],
            orphan: false,
        }
    }

    fn partner_row() -> PartnerRow {
        PartnerRow {
            source_id: "1".into(),
            names: "Ynam".into(),
            alternate_name: String::new(),
            description: String::new(),
            email: String::new(),
            website: String::new(),
            phone: String::new(),
            attributes: Vec::new(),
            orphan: false,
        }
    }

    #[test]
    fn ids_depend_on_directory_table_and_id() {
        let id = |directory, table, id| record_id::<PartnerId>(directory, table, id);
        let first = id("a", "b", "c");
        assert_eq!(first, id("a", "b", "c"));
        for other in [
            id("x", "b", "c"),
            id("a", "x", "c"),
            id("a", "b", "x"),
            id("ab", "", "c"),
        ] {
            assert_ne!(first, other);
        }
    }

    #[test]
    fn a_service_finds_its_partner() {
        let records = [
            Record::Partner(partner_row()),
            Record::Service(service_row("", "")),
        ];
        let rows = request_rows("city", &records);
        assert_eq!(rows.services[0].partner, Some(rows.partners[0].id));
    }

    #[test]
    fn what_a_field_cannot_hold_is_kept_as_it_came() {
        let fees = ("fees".to_owned(), "none".to_owned());
        let kept =
            |column: &str, text: &str| vec![fees.clone(), (column.to_owned(), text.to_owned())];
        for (status, assured_on, expected, attributes) in [
            (
                "active",
                "2021-01-31",
                ServiceStatus::Active,
                vec![fees.clone()],
            ),
            (
                "Temporarily closed",
                "",
                ServiceStatus::TemporarilyClosed,
                vec![fees.clone()],
            ),
            ("", "", ServiceStatus::Active, vec![fees.clone()]),
            (
                "on paper",
                "",
                ServiceStatus::Active,
                kept("status", "on paper"),
            ),
            (
                "defunct",
                "last spring",
                ServiceStatus::Defunct,
                kept("assured_date", "last spring"),
            ),
        ] {
            let record = [Record::Service(service_row(status, assured_on))];
            let rows = request_rows("city", &record);
            assert_eq!(rows.services[0].status, expected, "{status}");
            assert_eq!(
                rows.services[0].attributes, attributes,
                "{status} {assured_on}"
            );
        }
    }

    #[test]
    fn outcomes_stand_in_the_order_of_the_records() {
        let records = [
            Record::Service(service_row("", "")),
            Record::Partner(partner_row()),
            Record::Service(service_row("", "")),
        ];
        let counts = ImportCounts {
            partners: vec![Imported::Unchanged],
            services: vec![Imported::New, Imported::Changed],
            entries: Vec::new(),
        };
        let expected = [Outcome::New, Outcome::Unchanged, Outcome::Changed];
        assert_eq!(outcomes(&records, counts), expected);
    }
}
