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
mod greedy;
mod hostile;
mod interface;
mod news;
#[path = "../support/person.rs"]
mod person;
mod same_answers;
mod side_by_side;
mod ssh;
mod status;
#[path = "../support/supervised.rs"]
mod supervised;
mod support;
#[path = "../support/terminal.rs"]
#[allow(dead_code)] // Not all of it is needed here.
mod terminal;
#[path = "../office/records.rs"]
#[allow(dead_code)] // Only some of them are needed here.
mod two_teams;

use support as place; // So the crowd calls it.
