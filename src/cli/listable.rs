//! What `goldaw list` can list, and which entries of the audit trail, as plain data.

use super::arguments::{day, text, unlisted};
use crate::domain::Day;
use crate::domain::audit::AuditAction;
use crate::office::listing::What;
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

/// What the audit trail is called.
const AUDIT: &str = "audit";

/// What can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listable {
    /// Records.
    Records(What),
    /// The audit trail.
    Audit,
}

impl Listable {
    /// Its name in a call.
    pub fn code(self) -> &'static str {
        match self {
            Self::Records(what) => what.code(),
            Self::Audit => AUDIT,
        }
    }
}

/// Which entries of the audit trail.
#[derive(Debug, Clone, PartialEq, Eq, Default, Args)]
pub struct AuditFilters {
    /// Only what this account did: its login; for audit
    #[arg(long, value_name = "LOGIN", value_parser = text())]
    pub by: Option<String>,
    /// Only entries about this case: its code; for audit
    #[arg(long, value_name = "CODE", value_parser = text())]
    pub case: Option<String>,
    /// Only this action; for audit
    #[arg(long, value_name = "ACTION", value_parser = action())]
    pub action: Option<AuditAction>,
    /// Only from this day on; for audit
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub from: Option<Day>,
    /// Only up to this day; for audit
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub until: Option<Day>,
}

/// The parser of what can be listed.
pub fn listable() -> impl TypedValueParser<Value = Listable> {
    let codes = What::ALL.iter().map(|what| what.code());
    PossibleValuesParser::new(codes.chain([AUDIT])).try_map(|code| match code.as_str() {
        AUDIT => Ok(Listable::Audit),
        code => What::from_code(code)
            .map(Listable::Records)
            .ok_or_else(unlisted),
    })
}

fn action() -> impl TypedValueParser<Value = AuditAction> {
    PossibleValuesParser::new(AuditAction::ALL.iter().map(|action| action.code()))
        .try_map(|code| AuditAction::from_code(&code).ok_or_else(unlisted))
}
