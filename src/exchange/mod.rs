//! What comes in and what goes out: importing directories, the row types behind JSON and CSV, the
//! tables that ship with the program.
//!
//! This room must not know the terminal: it reads files and turns rows into records and back.

pub mod assets;
pub mod csv_text;
pub mod import;
pub mod json_text;
pub mod rows;
