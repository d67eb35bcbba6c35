//! `goldaw verify`: everything read again, and put right where that is safe.

use super::arguments::Verify;
use super::context::Context;
use super::failure::Failure;
use super::opened::Opened;
use crate::domain::account::Role;
use crate::domain::message::Message;
use crate::exchange::rows::object;
use crate::exchange::rows::verification::VerificationRow;
use crate::office::{Answer, Request};

/// Writes what was read and what is wrong; before that, if it is asked for, puts right what can be.
///
/// # Errors
/// Something is wrong, and stays so.
pub fn run(context: &Context, verify: &Verify) -> Result<(), Failure> {
    if verify.repair {
        return repair(context);
    }
    context.output.expect_document()?;
    let mut opened = Opened::of(context, Role::Administrator)?;
    let answer = opened.ask_telling(Request::Verify, &|done, total| {
        context.show_progress(&told(done, total));
    });
    context.end_progress();
    let Answer::Verified(verification) = answer? else {
        return Err(Failure::unexpected());
    };
    let row = VerificationRow::of(&verification, context.words());
    context.document(&object(&row))?;
    if row.sound {
        context.tell(&Message::new("cli-verified"));
        return Ok(());
    }
    Err(Failure::with_hint(
        Message::new("cli-faults").with("count", row.faults.len()),
        Message::new("cli-faults-hint"),
    ))
}

fn told(done: u64, total: u64) -> Message {
    let percent = (100 * done).checked_div(total).unwrap_or(0);
    Message::new("cli-verify-progress").with("percent", percent)
}

fn repair(context: &Context) -> Result<(), Failure> {
    let done = Opened::of(context, Role::Administrator)?.repair()?;
    if done.is_empty() {
        context.tell(&Message::new("cli-nothing-to-repair"));
        return Ok(());
    }
    for message in &done {
        context.tell(message);
    }
    context.tell(&Message::new("cli-repaired"));
    Ok(())
}
