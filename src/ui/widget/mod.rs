//! The parts that screens are made of: lists, tables, forms, the editor. They know the language and
//! the theme, and no record, request or screen.

pub mod document;
pub mod editor;
pub mod field;
pub mod footer;
pub mod form;
pub mod list;
pub mod marks;
pub mod popup;
pub mod rule;
pub mod secret;
pub mod sections;
pub mod sheet;
pub mod table;
pub mod text;
