//! What may be in front of somebody, and what a change touches of it: so that the office can say by itself
//! that something which is shown was changed.

use super::desk::{Desk, Names};
use super::{Caller, Office, Refusal, Request};
use crate::domain::identifier::{AccountId, CaseId, Identifier, SpecialistId};
use crate::domain::referral::Referral;
use crate::domain::standing::Standing;
use crate::office::case_view;
use crate::office::caseload::CaseloadQuery;
use crate::office::permission::{Grant, RequestKind};
use crate::office::referrals::ReferralQuery;
use crate::store::Table;
use std::collections::BTreeSet;

/// Something that may be in front of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// A case with everything of it.
    Case(CaseId),
    /// The session with a specialist.
    Session(SpecialistId),
    /// The lists that hold the cases of a specialist.
    Caseload(SpecialistId),
    /// The lists that hold everybody's cases.
    Cases,
    /// How the service is kept: its settings, its accounts, its backups.
    Service,
    /// Who is connected to the server.
    Server,
}

impl Topic {
    /// Whether it is a record, on which people see each other.
    pub fn is_record(self) -> bool {
        matches!(self, Self::Case(_) | Self::Session(_))
    }
}

/// What a change touched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touched {
    topics: Vec<Topic>,
    /// The accounts that may hear of it; `None`: everybody whom the topics are open to.
    named: Option<Vec<AccountId>>,
}

impl Touched {
    /// A case that stood like this before, and after. As long as a restricted case looks the same in
    /// the lists of others, they hear nothing.
    pub(super) fn case(before: &Standing, after: Option<&Standing>) -> Self {
        let row = |one: &Standing| (one.owner, one.status, one.restricted_to.is_some());
        let same = after.is_some_and(|after| row(after) == row(before));
        let mut topics = vec![Topic::Case(before.case)];
        topics.extend(lists_of(before.owner));
        topics.extend(after.into_iter().flat_map(|after| lists_of(after.owner)));
        let named = after.and_then(|after| after.restricted_to.clone());
        Self {
            topics,
            named: named.filter(|_| same),
        }
    }

    /// The session with a specialist, or something else of the two that belongs to no case.
    pub(super) fn session(specialist: SpecialistId) -> Self {
        let mut topics = vec![Topic::Session(specialist)];
        topics.extend(lists_of(specialist));
        Self {
            topics,
            named: None,
        }
    }

    /// A record of a table from which nothing more is known than its id.
    pub(super) fn record(table: Table, id: impl Identifier) -> Option<Self> {
        let topics = match table {
            Table::Service | Table::Account | Table::SystemUser | Table::LastBackup => {
                vec![Topic::Service]
            }
            Table::Specialist => lists_of(SpecialistId::from_bytes(id.bytes())).to_vec(),
            _ => return None,
        };
        Some(Self {
            topics,
            named: None,
        })
    }

    /// Who is connected to the server.
    fn server() -> Self {
        Self {
            topics: vec![Topic::Server],
            named: None,
        }
    }

    /// Whether it concerns one of these topics.
    pub(super) fn concerns(&self, topics: &BTreeSet<Topic>) -> bool {
        self.topics.iter().any(|topic| topics.contains(topic))
    }

    /// Whether who may do what may have changed.
    pub(super) fn concerns_all(&self) -> bool {
        self.topics.contains(&Topic::Service)
    }

    /// Whether an account may hear of it.
    pub(super) fn is_open_to(&self, account: AccountId) -> bool {
        let named = self.named.as_ref();
        named.is_none_or(|named| named.contains(&account))
    }
}

fn lists_of(specialist: SpecialistId) -> [Topic; 2] {
    [Topic::Caseload(specialist), Topic::Cases]
}

impl Office {
    /// What was touched since this was asked last.
    pub fn touched(&mut self) -> Vec<Touched> {
        std::mem::take(&mut self.touched)
    }

    /// Notes that somebody has come to the server, gone, or locked or opened a screen.
    pub fn touch_server(&mut self) {
        self.touched.push(Touched::server());
    }

    /// What these questions show, as far as the caller may ask them. What may not be opened is left out
    /// without a word.
    pub(super) fn topics_of(&self, caller: &Caller, shown: &[Request]) -> BTreeSet<Topic> {
        let topics = shown.iter().filter_map(|request| {
            let request = plain(request);
            let grant = self.may_now(caller, request.kind()).ok()?;
            topics(&self.desk(caller, grant, Names::Initials, None), request).ok()
        });
        topics.flatten().collect()
    }

    /// Whether the caller may still see what is about a topic. Of a case that is gone nothing is left to
    /// hide: who had it in front hears that.
    pub(super) fn still_opens(&self, caller: &Caller, topic: Topic) -> bool {
        let desk = |kind| {
            let grant = self.may_now(caller, kind).ok()?;
            Some(self.desk(caller, grant, Names::Initials, None))
        };
        let opens = match topic {
            Topic::Case(case) => desk(RequestKind::Case).map(|desk| {
                let gone = matches!(self.store.get::<Standing>(case), Ok(None));
                gone || desk.case(case).is_ok()
            }),
            Topic::Session(specialist) => {
                desk(RequestKind::Session).map(|desk| desk.specialist(specialist).is_ok())
            }
            Topic::Caseload(specialist) => {
                desk(RequestKind::Caseload).map(|desk| desk.specialist(specialist).is_ok())
            }
            Topic::Cases => desk(RequestKind::Caseload).map(|desk| desk.grant == Grant::All),
            Topic::Service | Topic::Server => desk(RequestKind::Administration).map(|_| true),
        };
        opens.unwrap_or(false)
    }
}

/// The question itself.
fn plain(request: &Request) -> &Request {
    match request {
        Request::Again(request) | Request::Unmasked { request, .. } => plain(request),
        request => request,
    }
}

/// What a question shows.
fn topics(desk: &Desk<'_>, request: &Request) -> Result<Vec<Topic>, Refusal> {
    let case = |id| {
        desk.case(id)
            .map(|standing| vec![Topic::Case(standing.case)])
    };
    match request {
        Request::ThisWeek(_) => everything_seen(desk),
        Request::Caseload(CaseloadQuery { specialist, .. })
        | Request::Referrals(ReferralQuery { specialist, .. }) => match specialist {
            Some(specialist) => {
                desk.specialist(*specialist)?;
                Ok(vec![Topic::Caseload(*specialist)])
            }
            None => everything_seen(desk),
        },
        Request::Case(id) | Request::SinceLastSpoke(id) => case(*id),
        Request::CaseByCode(code) => case(case_view::by_code(desk, code)?),
        Request::Referral(id) => case(desk.get::<Referral>(*id)?.record.case),
        Request::Session(id) => {
            desk.specialist(*id)?;
            Ok(vec![Topic::Session(*id), Topic::Caseload(*id)])
        }
        Request::RetentionReview | Request::PersonPlaces(_) => Ok(vec![Topic::Cases]),
        Request::Administration => Ok(vec![Topic::Service, Topic::Server]),
        Request::Accounts | Request::SystemUsers => Ok(vec![Topic::Service]),
        _ => Ok(Vec::new()),
    }
}

/// The lists of everything that the caller may see.
fn everything_seen(desk: &Desk<'_>) -> Result<Vec<Topic>, Refusal> {
    if desk.grant == Grant::All {
        return Ok(vec![Topic::Cases]);
    }
    let specialists = desk.specialists()?.into_iter();
    Ok(specialists
        .map(|specialist| Topic::Caseload(specialist.id))
        .collect())
}
