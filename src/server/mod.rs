//! The office over a Unix socket: several people on one machine at one store.
//!
//! ```text
//! accept -> greeting -> connection: reader thread -> turns -> hub (the office, one request after the other) <-> beside
//!                                   writer thread <- answers, news
//! ```
//!
//! [`serve()`] is the loop of the server, [`client`] the other end of the socket. Who asks is known from the
//! socket's peer, never from what is sent. Whatever comes from a client is bounded in size, depth, number
//! and time, so that one who is slow, silent or hostile harms nobody else. This room knows no key, no screen
//! and no word.

mod alarm;
mod attendance;
mod beside;
pub mod client;
mod connection;
mod frame;
mod greeting;
mod hub;
mod line;
mod places;
mod protocol;
mod seats;
mod serve;
pub mod socket;
mod timed;
mod trusted;
mod turns;

pub use serve::{serve, serve_until};

/// The name of the socket in the store's folder.
pub const SOCKET: &str = "goldaw.sock";
