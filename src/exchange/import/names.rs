//! The names of tables and columns in HSDS 1.1, 2 and 3, in Ohana and with vendors: one table.

/// The tables of HSDS 3 by the names of their CSV files, with the other names they go by. A name's
/// plural in `s` and its singular need not be listed.
const TABLES: &[(&str, &[&str])] = &[
    (ORGANIZATIONS, &["organisation"]),
    (PROGRAMS, &["programme"]),
    (LOCATIONS, &[]),
    (SERVICES, &[]),
    (
        "service_at_location",
        &[
            "services_at_location",
            "service_at_locations",
            "services_at_locations",
        ],
    ),
    ("contacts", &[]),
    ("phones", &[]),
    (
        "addresses",
        &["address", "physical_address", "physical_addresses"],
    ),
    (
        "postal_addresses",
        &["postal_address", "mail_address", "mail_addresses"],
    ),
    ("schedules", &["regular_schedule"]),
    ("holiday_schedules", &[]),
    ("service_areas", &[]),
    ("languages", &[]),
    ("funding", &["fundings"]),
    ("eligibility", &["eligibilities"]),
    ("required_documents", &[]),
    ("cost_options", &[]),
    (
        "payments_accepted",
        &["payment_accepted", "accepted_payments"],
    ),
    ("accessibility", &["accessibility_for_disabilities"]),
    ("organization_identifiers", &[]),
    ("urls", &[]),
    ("units", &[]),
    ("service_capacities", &["service_capacity"]),
    (TAXONOMY_TERMS, &[TAXONOMY, "service_taxonomy_terms"]),
    (TAXONOMIES, &[]),
    ("attributes", &[]),
    ("services_taxonomy", &["service_taxonomy"]),
    ("metadata", &[]),
    ("meta_table_descriptions", &[]),
];

pub(super) const ORGANIZATIONS: &str = "organizations";
pub(super) const SERVICES: &str = "services";
pub(super) const LOCATIONS: &str = "locations";
pub(super) const PROGRAMS: &str = "programs";
pub(super) const TAXONOMY_TERMS: &str = "taxonomy_terms";
pub(super) const TAXONOMIES: &str = "taxonomies";

/// Terms in HSDS 1.1, taxonomies in HSDS 3; see [`super::files`].
pub(super) const TAXONOMY: &str = "taxonomy";

/// Tables whose rows say something about a row elsewhere, and nothing without one.
const DEPENDENT: &[&str] = &[
    SERVICES,
    "service_at_location",
    "contacts",
    "phones",
    "addresses",
    "postal_addresses",
    "schedules",
    "holiday_schedules",
    "service_areas",
    "languages",
    "funding",
    "eligibility",
    "required_documents",
    "cost_options",
    "payments_accepted",
    "accessibility",
    "organization_identifiers",
    "services_taxonomy",
];

/// Where a row's organisation is looked for, nearest first.
pub(super) const OWNERS: &[&str] = &[
    ORGANIZATIONS,
    SERVICES,
    PROGRAMS,
    "service_at_location",
    LOCATIONS,
    "contacts",
];

/// The columns of a field, best first.
pub(super) mod column {
    pub const NAME: &[&str] = &["name"];
    /// Where a directory names in each language, in Turkmen, Russian and English.
    pub const NAMES: &[&str; 3] = &["name_tk", "name_ru", "name_en"];
    pub const ALTERNATE_NAME: &[&str] = &["alternate_name"];
    pub const DESCRIPTION: &[&str] = &["description", "short_desc"];
    pub const EMAIL: &[&str] = &["email"];
    pub const WEBSITE: &[&str] = &["website", "url", "web", "uri"];
    pub const PHONE: &[&str] = &["phone", "phones", "telephone", "phone_number"];
    pub const STATUS: &[&str] = &["status"];
    pub const ELIGIBILITY: &[&str] = &["eligibility_description", "eligibility"];
    pub const APPLICATION_PROCESS: &[&str] = &["application_process"];
    pub const ASSURED_ON: &[&str] = &["assured_date", "last_assured", "assured_on"];
}

/// The table that a file's or a column's word names; none where HSDS has no such table.
pub(super) fn known_table(word: &str) -> Option<&'static str> {
    TABLES
        .iter()
        .find(|(name, others)| {
            std::iter::once(name).chain(*others).any(|other| {
                let plural = word
                    .strip_suffix('s')
                    .is_some_and(|singular| singular == *other);
                let singular = other
                    .strip_suffix('s')
                    .is_some_and(|singular| singular == word);
                word == *other || plural || singular
            })
        })
        .map(|(name, _)| *name)
}

/// Where a table stands in the order of reading: what others point to comes first.
pub(super) fn rank(table: &str) -> usize {
    let known = TABLES.iter().position(|(name, _)| *name == table);
    known.unwrap_or(TABLES.len())
}

pub(super) fn is_dependent(table: &str) -> bool {
    DEPENDENT.contains(&table)
}

/// A name in the form of HSDS: `Organisation UUID` is `organization_id`.
pub(super) fn plain(name: &str) -> String {
    let words: Vec<String> = name
        .split(|letter: char| letter.is_whitespace() || matches!(letter, '_' | '-'))
        .filter(|word| !word.is_empty())
        .map(|word| match word.to_lowercase().as_str() {
            "uuid" => "id".to_owned(),
            "organisation" => "organization".to_owned(),
            other => other.to_owned(),
        })
        .collect();
    words.join("_")
}

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The row's own id.
    Identifier,
    /// The id of a row of this table.
    Parent(String),
    /// Several ids of rows of this table, between commas or semicolons.
    Parents(String),
    /// The id of a row of any table.
    Anything,
    /// A value, by its plain name.
    Value(String),
}

/// What the columns of a table hold. Vendors put the table's name before each column's.
pub(super) fn meanings(
    table: &str,
    stem: &str,
    columns: &[String],
    tables: &[String],
) -> Vec<Meaning> {
    let plain_names: Vec<String> = columns.iter().map(|column| plain(column)).collect();
    let own_id = own_id(table, stem, &plain_names);
    plain_names
        .into_iter()
        .enumerate()
        .map(|(index, name)| {
            if Some(index) == own_id {
                return Meaning::Identifier;
            }
            parent(table, &name, tables).unwrap_or_else(|| {
                let prefixed = name
                    .split_once('_')
                    .filter(|(first, _)| known_table(first) == Some(table))
                    .map(|(_, rest)| rest.to_owned());
                Meaning::Value(prefixed.unwrap_or(name))
            })
        })
        .collect()
}

/// The column of the row's own id: `id`, or the id of its own table.
fn own_id(table: &str, stem: &str, names: &[String]) -> Option<usize> {
    let of_table = |name: &String| {
        name.strip_suffix("_id")
            .is_some_and(|word| known_table(word) == Some(table) || word == table || word == stem)
    };
    let exact = names.iter().position(|name| name == "id");
    exact.or_else(|| names.iter().position(of_table))
}

fn parent(table: &str, name: &str, tables: &[String]) -> Option<Meaning> {
    match name {
        "link_id" | "resource_id" => return Some(Meaning::Anything),
        "parent_id" => return Some(Meaning::Parent(table.to_owned())),
        _ => {}
    }
    let word = name
        .strip_suffix("_ids")
        .or_else(|| name.strip_suffix("_id"))?;
    let word = word.strip_prefix("parent_").unwrap_or(word);
    let own_table = || {
        let same = |other: &&String| *other == word || other.strip_suffix('s') == Some(word);
        tables.iter().find(same).map(String::as_str)
    };
    let has_taxonomies = tables.iter().any(|other| other == TAXONOMIES);
    let of = match known_table(word) {
        Some(_) if word == TAXONOMY && has_taxonomies => TAXONOMIES,
        Some(known) => known,
        None => own_table()?,
    };
    let several = name.ends_with("_ids");
    Some(if several {
        Meaning::Parents
    } else {
        Meaning::Parent
    }(of.to_owned()))
}
