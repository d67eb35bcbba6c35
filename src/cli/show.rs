//! `goldaw show`: one record in full.

use super::context::Context;
use super::failure::Failure;
use super::opened::Opened;
use crate::domain::account::Role;
use crate::exchange::rows::case_view::CaseDocument;
use crate::exchange::rows::object;
use crate::office::{Answer, Request};

/// Writes a case as the caller may see it. Opening it is written to the audit trail.
pub fn case(context: &Context, code: &str) -> Result<(), Failure> {
    context.output.expect_document()?;
    let mut opened = Opened::of(context, Role::Coordinator)?;
    let request = Request::CaseByCode(code.trim().to_owned());
    let Answer::Case(view) = opened.ask(request)? else {
        return Err(Failure::unexpected());
    };
    let codes = opened.codes()?;
    let document = CaseDocument::of(&view, &codes, context.wording());
    context.document(&object(&document))
}
