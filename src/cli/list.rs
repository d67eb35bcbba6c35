//! `goldaw list`: complete lists in a total order.

use super::arguments::List;
use super::audit;
use super::context::Context;
use super::failure::Failure;
use super::listable::Listable;
use super::opened::Opened;
use crate::domain::account::Role;
use crate::domain::message::Message;
use crate::exchange::rows::{Codes, sheet_of};
use crate::office::listing::{Listed, Listing, What};

/// Writes a list.
///
/// # Errors
/// The list is not narrowed by what is asked; what the office refuses.
pub fn run(context: &Context, list: &List) -> Result<(), Failure> {
    let takes = takes(list.what);
    if let Some(filter) = given(list).find(|filter| !takes.contains(filter)) {
        let refused = Message::new("cli-list-takes-no").with("what", list.what.code());
        let refused = refused
            .with("filter", filter)
            .with("taken", takes.join(", "));
        return Err(Failure::WrongUsage(refused));
    }
    match list.what {
        Listable::Audit => audit::list(context, &list.audit),
        Listable::Records(what) => records(context, list, what),
    }
}

/// By what a list can be narrowed.
fn takes(what: Listable) -> &'static [&'static str] {
    match what {
        Listable::Audit => &["--by", "--case", "--action", "--from", "--until"],
        Listable::Records(what) => match what {
            What::Cases
            | What::People
            | What::Contacts
            | What::Referrals
            | What::Specialists
            | What::Sessions
            | What::Actions => &["--search", "--specialist", "--area"],
            What::Areas => &["--search", "--area", "--all"],
            What::Partners
            | What::Services
            | What::Accounts
            | What::Activities
            | What::Retention
            | What::Erased
            | What::PersonalParts => &["--search"],
        },
    }
}

/// By what it is to be narrowed.
fn given(list: &List) -> impl Iterator<Item = &'static str> {
    let audit = &list.audit;
    let filters = [
        ("--search", !list.search.is_empty()),
        ("--specialist", list.specialist.is_some()),
        ("--area", list.area.is_some()),
        ("--all", list.all),
        ("--by", audit.by.is_some()),
        ("--case", audit.case.is_some()),
        ("--action", audit.action.is_some()),
        ("--from", audit.from.is_some()),
        ("--until", audit.until.is_some()),
    ];
    let given = filters.into_iter().filter(|(_, given)| *given);
    given.map(|(filter, _)| filter)
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

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::cli::arguments::{Arguments, Command};
    use clap::Parser;
    use std::collections::BTreeSet;

    const FILTERS: [[&str; 2]; 9] = [
        ["--search", "text"],
        ["--specialist", "BAL-001"],
        ["--area", "BAL"],
        ["--all", ""],
        ["--by", "gozel"],
        ["--case", "BAL-TUR-2021-0042"],
        ["--action", "changed"],
        ["--from", "2021-10-01"],
        ["--until", "15.10.2021"],
    ];

    fn parsed(what: &str, filter: &[&str]) -> List {
        let filter = filter.iter().filter(|part| !part.is_empty());
        let line = ["goldaw", "list", what].into_iter();
        let line = line.chain(filter.copied());
        match Arguments::try_parse_from(line).unwrap().command {
            Some(Command::List(list)) => list,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn every_list_takes_the_filters_that_narrow_it() {
        let by_specialist = "--search --specialist --area";
        for (lists, filters) in [
            (
                "cases people contacts referrals specialists sessions actions",
                by_specialist,
            ),
            ("areas", "--search --area --all"),
            (
                "partners services accounts activities retention erased personal-parts",
                "--search",
            ),
            ("audit", "--by --case --action --from --until"),
        ] {
            for what in lists.split(' ') {
                let taken = FILTERS.iter().filter(|filter| {
                    let list = parsed(what, *filter);
                    let given: Vec<&str> = given(&list).collect();
                    assert_eq!(given, [filter[0]]);
                    takes(list.what).contains(&filter[0])
                });
                let taken: BTreeSet<&str> = taken.map(|[name, _]| *name).collect();
                assert_eq!(taken, filters.split(' ').collect(), "{what}");
            }
        }
    }
}
