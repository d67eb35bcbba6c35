//! `goldaw list`: complete lists in a total order.

use super::arguments::List;
use super::audit;
use super::context::Context;
use super::failure::Failure;
use super::listable::{AuditFilters, Listable};
use super::opened::Opened;
use crate::domain::account::Role;
use crate::domain::message::Message;
use crate::exchange::rows::{Codes, sheet_of};
use crate::office::listing::{Listed, Listing, What};

/// Writes a list.
pub fn run(context: &Context, list: &List) -> Result<(), Failure> {
    match list.what {
        Listable::Audit => audit::list(context, &list.audit),
        Listable::Records(_) if list.audit != AuditFilters::default() => {
            Err(Failure::WrongUsage(Message::new("cli-audit-filters")))
        }
        Listable::Records(what) => records(context, list, what),
    }
}

fn records(context: &Context, list: &List, what: What) -> Result<(), Failure> {
    let usual = match what {
        What::Accounts => Role::Administrator,
        _ => Role::Coordinator,
    };
    let mut opened = Opened::of(context, usual)?;
    let listed = opened.list(Listing {
        what,
        search: list.search.clone(),
        specialist: list.specialist.clone(),
        area: list.area.clone(),
        all: list.all,
    })?;
    let codes = match &listed {
        Listed::Specialists(rows) => Codes::of(rows),
        _ => opened.codes()?,
    };
    let sheet = sheet_of(&listed, &codes, context.wording());
    context.sheet(&sheet)
}
