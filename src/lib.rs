//! Goldaw: supervision of community social workers in a terminal.
//!
//! # The map
//!
//! One crate, one folder a room. Imports run one way, and `tests/tidy.rs` keeps it so:
//!
//! ```text
//! domain  <-  store  <-  office  <-  ui, server, exchange, demonstration  <-  cli  <-  main
//! domain  <-  language  <-  office (fold and sort only), ui, exchange, cli
//! ```
//!
//! | room | holds | must not know |
//! |---|---|---|
//! | [`domain`] | the records and the rules: states, deadlines, agenda, workload | IO, clock, terminal, disk, keys |
//! | [`store`] | how records are kept: typed tables, indexes, the seal, the engines | roles, screens, words |
//! | [`office`] | all that one can ask, who may ask it, the audit trail, the clock | screens, sled |
//! | [`ui`] | screens, dialogs, widgets, keys; `update` is pure, effects are data | the store, the disk |
//! | [`server`] | the office over a Unix socket, for several people on one machine | the store's keys |
//! | [`exchange`] | import, the row types behind JSON and CSV | the terminal |
//! | [`demonstration`] | the fictional service | the engines |
//! | [`language`] | words, plurals, dates, sorting, folding | records |
//! | [`cli`] | commands to requests, answers to text | the engines' insides |
//!
//! # The way of one key press
//!
//! ```text
//! key -> keymap -> update -> Effect::Ask(Request) -> worker thread | socket -> office: may you? -> rule -> change + audit
//!                                                                       -> store: rows, seal -> engine: journal, sled
//! screen <- view <- update <- Message::Answered(Answer) <-------------------------------------'
//! ```
//!
//! # Where to add something
//!
//! * a field: the record in [`domain`], its form in [`ui`], its row in [`exchange`], the generator in [`demonstration`];
//! * a rule: a line in `domain::rule`, its check in `domain::agenda`, its sentence in `assets/text/en`;
//! * a request: a variant in `office::request`, a line in `office::permission`, a function in the file of its area;
//! * a screen: a file in `ui::screen`, its lines in `ui::keymap`;
//! * a command: a variant in `cli::arguments` and a file beside it.

pub mod cli;
pub mod demonstration;
pub mod domain;
pub mod exchange;
pub mod language;
pub mod office;
pub mod server;
pub mod store;
pub mod ui;
