//! The interface: screens, dialogs, widgets, keys.
//!
//! ```text
//! key -> keymap -> update(&mut App, Msg) -> Vec<Effect> -> run: worker thread, alarm, end
//!                     |                                       |
//!                  screen.run(command) -> Step             Msg::Answered
//! view(&App, &mut Buffer)
//! ```
//!
//! `update` is pure: it neither blocks nor reads a clock; `view` changes nothing; only `run` and
//! `terminal` know threads and the terminal. This room must not know the store or the disk.
//!
//! To add a screen: a file in `screen` that implements [`screen::Page`], a line in `screen::Screen`,
//! its keys in `keymap::bindings`, its words in `assets/text`.

pub mod app;
mod backend;
pub mod command;
pub mod cover;
pub mod desk;
pub mod dialog;
pub mod keymap;
pub mod layout;
pub mod message;
pub mod painter;
pub mod run;
pub mod screen;
mod terminal;
pub mod theme;
pub(crate) mod update;
mod view;
pub mod widget;

pub use app::App;
pub use update::{start, update};
pub use view::view;
