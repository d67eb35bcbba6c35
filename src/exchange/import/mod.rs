//! Reading a partner directory: a folder of CSV files in the tables of Open Referral's HSDS 1.1, 2
//! and 3, in Ohana's column names, or in those of one vendor.
//!
//! Columns are found by their names and unknown ones are kept; so are unknown tables, and rows that
//! point to something missing. A row that can't be read is refused alone, with file, line and
//! reason. This folder only reads: a [`Sink`] says what became of each row.

mod directory;
mod files;
mod lines;
mod names;
mod record;
mod report;
mod request;
mod table;

pub use directory::import;
pub use record::{EntryRow, PartnerRow, Record, Reference, ServiceRow};
pub use report::{Note, Outcome, Problem, Report, Sink, Summary};
pub use request::{outcomes, record_id, request_rows};
pub use table::{CELL_LIMIT, Refusal, Row, Table};
