//! The rows of a directory as partners, services and entries.

use super::names::{Meaning, ORGANIZATIONS, SERVICES, column};
use super::table::Row;
use crate::domain::message::Message;
use crate::domain::names::Names;

/// A row of a directory, by its table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// An organisation.
    Partner(PartnerRow),
    /// A service.
    Service(ServiceRow),
    /// A row of any other table.
    Entry(EntryRow),
}

impl Record {
    /// Whether the row points to one that the directory doesn't hold, or to none where one is needed.
    pub fn is_orphan(&self) -> bool {
        match self {
            Self::Partner(row) => row.orphan,
            Self::Service(row) => row.orphan,
            Self::Entry(row) => row.orphan,
        }
    }
}

/// A row that another row points to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reference {
    /// Its table, by the name of HSDS 3 where it has one; empty where the directory doesn't say.
    pub table: String,
    /// Its id in the directory.
    pub id: String,
}

/// A partner organisation. Texts are as they came; a missing one is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartnerRow {
    /// Its id in the directory, or one made from its name.
    pub source_id: String,
    /// Names; the alternate name where it has no other.
    pub names: Names,
    /// Another name.
    pub alternate_name: String,
    /// What it does.
    pub description: String,
    /// E-mail.
    pub email: String,
    /// Website.
    pub website: String,
    /// Phone, where the table of organisations has one.
    pub phone: String,
    /// The filled columns without a field here, in the order of the file.
    pub attributes: Vec<(String, String)>,
    /// Whether it points to a row that the directory doesn't hold.
    pub orphan: bool,
}

/// A service. Texts are as they came; a missing one is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceRow {
    /// Its id in the directory, or one made from its name and parents.
    pub source_id: String,
    /// The organisation that gives it, named by the row, its location or its programme; none where
    /// the directory doesn't hold it.
    pub organisation: Option<String>,
    /// Names; the alternate name where it has no other.
    pub names: Names,
    /// What it is.
    pub description: String,
    /// The directory's word for whether it can be had.
    pub status: String,
    /// For whom.
    pub eligibility: String,
    /// How to ask for it.
    pub application_process: String,
    /// When the facts were last checked, as it stands in the directory.
    pub assured_on: String,
    /// The filled columns without a field here, in the order of the file.
    pub attributes: Vec<(String, String)>,
    /// Whether it points to a row that the directory doesn't hold, or nothing leads to its
    /// organisation.
    pub orphan: bool,
}

/// A row of any other table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryRow {
    /// The table's name in HSDS 3; that of the file where HSDS has none.
    pub table: String,
    /// Its id in the directory, or one made from its content.
    pub source_id: String,
    /// The organisation it belongs to, named by the row or its parents; none where the directory
    /// doesn't hold it.
    pub organisation: Option<String>,
    /// Header and cell of the filled columns, in the order of the file.
    pub columns: Vec<(String, String)>,
    /// The rows it points to.
    pub parents: Vec<Reference>,
    /// Whether one of them is not in the directory, or none is named where one is needed.
    pub orphan: bool,
}

/// The filled cells of a row with what they mean.
pub(super) struct Filled<'a> {
    pub line: u64,
    cells: Vec<(&'a str, &'a Meaning, String)>,
}

/// Where a row stands among the others, as the directory knows it.
pub(super) struct Place {
    pub source_id: String,
    pub organisation: Option<String>,
    pub parents: Vec<Reference>,
    pub orphan: bool,
}

impl<'a> Filled<'a> {
    pub fn new(row: Row, columns: &'a [String], meanings: &'a [Meaning]) -> Self {
        let cells = columns
            .iter()
            .zip(meanings)
            .zip(row.cells)
            .filter(|(_, cell)| !cell.trim().is_empty())
            .map(|((column, meaning), cell)| (column.as_str(), meaning, cell))
            .collect();
        Self {
            line: row.line,
            cells,
        }
    }

    /// The row's own id.
    pub fn identifier(&self) -> Option<&str> {
        self.cells
            .iter()
            .find(|(_, meaning, _)| **meaning == Meaning::Identifier)
            .map(|(_, _, cell)| cell.trim())
    }

    /// The rows that this one points to.
    pub fn parents(&self) -> Vec<Reference> {
        let mut parents = Vec::new();
        for (_, meaning, cell) in &self.cells {
            let mut point = |table: &str, id: &str| {
                parents.push(Reference {
                    table: table.to_owned(),
                    id: id.trim().to_owned(),
                });
            };
            match meaning {
                Meaning::Parent(table) => point(table, cell),
                Meaning::Anything => point("", cell),
                Meaning::Parents(table) => cell
                    .split([',', ';', '|', '[', ']', '"'])
                    .filter(|id| !id.trim().is_empty())
                    .for_each(|id| point(table, id)),
                Meaning::Identifier | Meaning::Value(_) => {}
            }
        }
        parents
    }

    /// Why a row of this table can't be taken.
    pub fn check(&self, table: &str) -> Result<(), Message> {
        let reason = match table {
            ORGANIZATIONS => "import-no-name",
            SERVICES => "import-service-without-name",
            _ => return Ok(()),
        };
        let named = [column::NAME, column::NAMES, column::ALTERNATE_NAME].concat();
        self.position(&named)
            .map(drop)
            .ok_or_else(|| Message::new(reason))
    }

    /// What an id is made of where the row has none: what stays when the row is edited.
    pub fn lasting(&self, table: &str) -> String {
        let name_columns = match self.position(column::NAME) {
            Some(_) => column::NAME,
            None => column::NAMES,
        };
        let lasts = |meaning: &Meaning| match meaning {
            Meaning::Value(name) => name_columns.contains(&name.as_str()),
            Meaning::Parent(_) => true,
            _ => false,
        };
        let all = table != ORGANIZATIONS && table != SERVICES;
        let cells = self
            .cells
            .iter()
            .filter(|(_, meaning, _)| all || lasts(meaning));
        joined(cells)
    }

    /// Everything the row says, to tell whether two rows are the same.
    pub fn content(&self) -> String {
        joined(self.cells.iter())
    }

    pub fn into_record(mut self, table: &str, place: Place) -> Record {
        match table {
            ORGANIZATIONS => Record::Partner(self.partner(place)),
            SERVICES => Record::Service(self.service(place)),
            _ => Record::Entry(EntryRow {
                table: table.to_owned(),
                source_id: place.source_id,
                organisation: place.organisation,
                columns: self.rest(),
                parents: place.parents,
                orphan: place.orphan,
            }),
        }
    }

    fn partner(&mut self, place: Place) -> PartnerRow {
        let (names, alternate_name) = self.take_names();
        PartnerRow {
            source_id: place.source_id,
            names,
            alternate_name,
            description: self.take(column::DESCRIPTION),
            email: self.take(column::EMAIL),
            website: self.take(column::WEBSITE),
            phone: self.take(column::PHONE),
            attributes: self.rest(),
            orphan: place.orphan,
        }
    }

    fn service(&mut self, place: Place) -> ServiceRow {
        let (names, alternate_name) = self.take_names();
        let mut row = ServiceRow {
            source_id: place.source_id,
            organisation: place.organisation,
            names,
            description: self.take(column::DESCRIPTION),
            status: self.take(column::STATUS),
            eligibility: self.take(column::ELIGIBILITY),
            application_process: self.take(column::APPLICATION_PROCESS),
            assured_on: self.take(column::ASSURED_ON),
            attributes: self.rest(),
            orphan: place.orphan,
        };
        if !alternate_name.is_empty() {
            row.attributes
                .insert(0, ("alternate_name".to_owned(), alternate_name));
        }
        row
    }

    /// The names in the three languages, and another one. A name that does not say its language has the place
    /// that its letters tell; where another name stands there, it stays what it is, a column without a field.
    fn take_names(&mut self) -> (Names, String) {
        let [turkmen, russian, english] = column::NAMES;
        let mut names = Names {
            turkmen: self.take(&[turkmen]),
            russian: self.take(&[russian]),
            english: self.take(&[english]),
        };
        if let Some(at) = self.position(column::NAME)
            && let Some((_, _, name)) = self.cells.get(at)
        {
            let place = names.place_of(name);
            if place.is_empty() {
                place.clone_from(name);
            }
            if place == name {
                self.cells.remove(at);
            }
        }
        let alternate_name = self.take(column::ALTERNATE_NAME);
        if names == Names::default() {
            return (Names::from(alternate_name.as_str()), String::new());
        }
        (names, alternate_name)
    }

    /// The value of the first of these columns that is filled; it is no attribute any more.
    fn take(&mut self, names: &[&str]) -> String {
        self.position(names)
            .map_or_else(String::new, |at| self.cells.remove(at).2)
    }

    fn position(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|wanted| {
            self.cells.iter().position(
                |(_, meaning, _)| matches!(meaning, Meaning::Value(name) if name == wanted),
            )
        })
    }

    fn rest(&mut self) -> Vec<(String, String)> {
        std::mem::take(&mut self.cells)
            .into_iter()
            .filter(|(_, meaning, _)| **meaning != Meaning::Identifier)
            .map(|(column, _, cell)| (column.to_owned(), cell))
            .collect()
    }
}

/// Columns and cells with their lengths, so that no two rows give the same text.
fn joined<'a>(cells: impl Iterator<Item = &'a (&'a str, &'a Meaning, String)>) -> String {
    cells
        .map(|(column, _, cell)| format!("{}:{column}{}:{cell}", column.len(), cell.len()))
        .collect()
}
