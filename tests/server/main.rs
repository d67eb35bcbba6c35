//! The office over a socket: the program serves, clients ask; some of them are slow, silent, hostile or
//! killed, and so is the server.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod coming_in;
#[path = "../support/crowd.rs"]
mod crowd;
mod daily;
mod ending;
mod few;
mod hostile;
#[path = "../support/person.rs"]
mod person;
mod same_answers;
mod support;

use support as place;
