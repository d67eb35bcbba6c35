//! The records of social work supervision and the rules over them.
//!
//! Everything here is plain data and pure functions: a rule takes the day as an argument. Nothing
//! in this room reads a clock, a disk or a terminal, and nothing here knows a key or a screen.

pub mod account;
pub mod action;
pub mod activity;
pub mod agenda;
pub mod area;
pub mod audit;
pub mod backup;
pub mod calendar;
pub mod case;
pub mod coded;
pub mod contact;
pub mod draft;
pub mod due;
pub mod foreign;
pub mod identifier;
pub mod message;
pub mod names;
pub mod partner;
pub mod person;
pub mod preferences;
pub mod problem;
pub mod referral;
pub mod rule;
pub mod secret;
pub mod session;
pub mod settings;
pub mod specialist;
pub mod standing;
pub mod system_user;
pub mod tombstone;
pub mod workload;

/// A calendar day in the service's own time zone.
pub type Day = chrono::NaiveDate;

/// A recorded moment, always UTC.
pub type Instant = chrono::DateTime<chrono::Utc>;
