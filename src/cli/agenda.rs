//! `goldaw agenda`: the agenda of the next session.

use super::context::Context;
use super::failure::Failure;
use super::opened::Opened;
use crate::domain::account::Role;
use crate::exchange::rows::Sheet;
use crate::exchange::rows::agenda::AgendaRow;
use crate::office::{Answer, Request};

/// Writes the agenda of the next session with a specialist: one line for each rule and case.
pub fn run(context: &Context, specialist: &str) -> Result<(), Failure> {
    let mut opened = Opened::of(context, Role::Coordinator)?;
    let Answer::Agenda(lines) = opened.ask(Request::Agenda(specialist.to_owned()))? else {
        return Err(Failure::unexpected());
    };
    let rows = lines
        .iter()
        .map(|line| AgendaRow::of(line, context.wording()));
    context.sheet(&Sheet::of(rows))
}
