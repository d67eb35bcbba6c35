//! The office over a socket: the program serves, clients ask; some of them are slow, silent, hostile or
//! killed, and so is the server.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod coming_in;
mod daily;
mod ending;
mod hostile;
mod same_answers;
mod support;
