//! `goldaw verify`: everything read again.

use super::context::Context;
use super::failure::Failure;
use super::opened::Opened;
use crate::domain::account::Role;
use crate::domain::message::Message;
use crate::exchange::rows::object;
use crate::exchange::rows::verification::VerificationRow;
use crate::office::{Answer, Request};

/// Writes what was read and what is wrong.
///
/// # Errors
/// Something is wrong.
pub fn run(context: &Context) -> Result<(), Failure> {
    context.output.expect_document()?;
    let mut opened = Opened::of(context, Role::Administrator)?;
    let Answer::Verified(verification) = opened.ask(Request::Verify)? else {
        return Err(Failure::unexpected());
    };
    let row = VerificationRow::of(&verification, &context.words);
    context.output.document(&object(&row))?;
    if row.sound {
        context.tell(&Message::new("cli-verified"));
        return Ok(());
    }
    Err(Failure::with_hint(
        Message::new("cli-faults").with("count", row.faults.len()),
        Message::new("cli-faults-hint"),
    ))
}
