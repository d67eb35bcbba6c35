//! The words of the program: sentences from `assets/text`, plurals, days, sorting and folding.
//!
//! A [`Message`](crate::domain::message::Message) comes in, text comes out. This room must not know
//! what a case or a referral is; it handles words, days and names only.

mod ascii;
mod clean;
mod day;
mod files;
mod fold;
mod initials;
mod locale;
mod number;
mod sort;
mod term;
mod visible;
mod words;

pub use ascii::{ascii, console};
pub use clean::{clean, clean_line};
pub use fold::fold;
pub use initials::initials;
pub use locale::{Locale, Spoken, of_machine};
pub use sort::{SortKey, sort_key};
pub use term::{Term, matches, terms};
pub use visible::{is_plain, visible, visible_lines};
pub use words::Words;
