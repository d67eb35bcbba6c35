//! `goldaw serve --status`: how the server is doing that has a store open.

use super::context::Context;
use super::failure::Failure;
use super::opened::served;
use crate::domain::account::Role;
use crate::domain::message::Message;
use crate::exchange::rows::object;
use crate::exchange::rows::serving::ServingRow;
use crate::office::{Answer, Request};

/// Writes how the server of the call's store is doing.
///
/// # Errors
/// None runs, or one may not ask.
pub fn run(context: &Context) -> Result<(), Failure> {
    context.output.expect_document()?;
    let Some(mut client) = served(context, &context.store()?, Some(Role::Administrator))? else {
        return Err(Failure::with_hint(
            Message::new("cli-not-served"),
            Message::new("cli-not-served-hint"),
        ));
    };
    let (answer, _) = client.ask(Request::Administration)?.recorded();
    match answer {
        Answer::Administration(kept) => match &kept.serving {
            Some(serving) => {
                let row = ServingRow::of(&kept, serving);
                context.document(&object(&row))
            }
            None => Err(Failure::unexpected()),
        },
        _ => Err(Failure::unexpected()),
    }
}
