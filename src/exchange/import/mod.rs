//! Reading a partner directory: a folder of CSV files in the tables of Open Referral's HSDS 1.1, 2
//! and 3, in Ohana's column names, or in those of one vendor.
//!
//! Columns are found by their names and unknown ones are kept; so are unknown tables, and rows that
//! point to something missing. A row that can't be read is refused alone, with file, line and
//! reason. This folder only reads: a [`Sink`] says what became of each row.
//!
//! Whatever a folder holds, reading it ends and needs no more memory than its bounds say: files are
//! regular ones, at most [`FILES_MAX`] of [`BYTES_MAX`] bytes together, read to the length they had
//! at the beginning; at most [`ROWS_MAX`] rows, [`COLUMNS_LIMIT`] columns, [`ROW_LIMIT`] bytes a row
//! and [`CELL_LIMIT`] a cell. Archives and JSON are not read. Texts are kept
//! [clean](crate::language::clean).

mod directory;
mod encoding;
mod files;
mod lines;
mod names;
mod record;
mod report;
mod request;
mod table;

pub use directory::{ROWS_MAX, import};
pub use files::{BYTES_MAX, FILES_MAX};
pub use record::{EntryRow, PartnerRow, Record, Reference, ServiceRow};
pub use report::{Note, Outcome, Problem, Report, Sink, Summary};
pub use request::{outcomes, record_id, request_rows};
pub use table::{CELL_LIMIT, COLUMNS_LIMIT, ROW_LIMIT, Refusal, Row, Table};
