//! Hands each request to the file of its area.

use super::backup::BackupTo;
use super::change::{Audited, Change};
use super::desk::Desk;
use super::erasure::Erasure;
use super::permission::RequestKind;
use super::referral_changes::{self, Changed};
use super::refusal::Refusal;
use super::request::{Answer, Request};
use super::signing::{self, Closing};
use super::{
    accounts, actions, administration, audit, case_view, caseload, choosing, contacts, directory,
    drafts, erasure, lister, personal, places, preferences, referrals, retention, safekeeping,
    sessions, since, slots, system_users, week,
};
use crate::domain::account::Account;
use crate::domain::audit::AuditAction;
use crate::domain::draft::Draft;
use crate::domain::identifier::{CaseId, DraftId};
use crate::domain::message::Message;
use crate::domain::settings::ServiceProfile;

/// What an area did with a request: what is left to write, and the answer.
pub(super) enum Done {
    Read(Answer),
    Wrote(Change, Answer),
    Kept(Draft),
    GivenUp(DraftId),
    Referral(Changed),
    Profile(Change, ServiceProfile),
    Backup(BackupTo),
    /// It was read beside.
    Verify,
    Erased(Change, Box<Erasure>),
    Account(Change, Account, SlotThen),
    RecoveryKey(Change),
}

/// What becomes of an account's key slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SlotThen {
    /// It goes.
    Removed,
    /// It is made anew.
    Set,
    /// It is made anew for whoever knows the passphrase that is in force.
    SetByOwner,
}

/// Whether what was opened is written to the audit trail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Entries {
    /// It is.
    Written,
    /// It stands there already.
    Stand,
}

impl Done {
    /// The same without the entries that stand in the trail already: that something was opened.
    pub fn with(self, entries: Entries) -> Self {
        match self {
            Self::Wrote(change, answer) if entries == Entries::Stand && change.only_opens() => {
                Self::Read(answer)
            }
            done => done,
        }
    }

    /// The same with names shown in full: that stands in the trail, for the record that was opened.
    pub fn unmasked(self, kind: RequestKind, reason: &str) -> Self {
        let mut audit = Audited::of(AuditAction::Unmasked, kind, "");
        reason.trim().clone_into(&mut audit.reason);
        match self {
            Self::Read(answer) => Self::Wrote(Change::audited(audit), answer),
            Self::Wrote(mut change, answer) => {
                change.subject().clone_into(&mut audit.record);
                change.audit_as_well(audit);
                Self::Wrote(change, answer)
            }
            changed => changed,
        }
    }
}

/// Hands a request to the file of its area.
pub(super) fn answer(
    desk: &Desk<'_>,
    request: Request,
    demonstration: bool,
) -> Result<Done, Refusal> {
    let read = |answer| Ok(Done::Read(answer));
    let kind = request.kind();
    match request {
        Request::Me | Request::LogIn(_) => {
            read(Answer::Me(Box::new(accounts::me(desk, demonstration)?)))
        }
        Request::ThisWeek(most) => read(Answer::Week(Box::new(week::this_week(desk, most)?))),
        Request::Caseload(query) => read(Answer::Caseload(caseload::caseload(desk, query)?)),
        Request::Case(case) => open_case(desk, case),
        Request::CaseByCode(code) => open_case(desk, case_view::by_code(desk, &code)?),
        Request::SinceLastSpoke(case) => {
            let since = since::since(desk, &desk.case(case)?)?;
            opened(
                RequestKind::SinceLastSpoke,
                case,
                Answer::SinceLastSpoke(Box::new(since)),
            )
        }
        Request::Agenda(name) => {
            let specialist = desk.specialist_named(&name)?;
            read(Answer::Agenda(sessions::agenda_of(desk, &specialist)?))
        }
        Request::Referrals(query) => read(Answer::Referrals(referrals::list(desk, query)?)),
        Request::Referral(id) => {
            let view = referrals::view(desk, id)?;
            opened(RequestKind::Referral, id, Answer::Referral(Box::new(view)))
        }
        Request::Drafts(name) => read(Answer::Drafts(Box::new(drafts::kept(desk, name)?))),
        Request::Partners(text) => read(Answer::Partners(directory::choices(desk, &text)?)),
        Request::List(listing) => {
            let listed = Answer::Listed(lister::list(desk, &listing)?);
            match kind {
                RequestKind::ListCases => {
                    let audit = Audited::of(AuditAction::Exported, kind, listing.what.code());
                    Ok(Done::Wrote(Change::audited(audit), listed))
                }
                _ => read(listed),
            }
        }
        Request::PersonPlaces(person) => {
            let places = places::of_person(desk, person)?;
            opened(kind, person, Answer::Places(Box::new(places)))
        }
        Request::Session(specialist) => {
            let view = sessions::open(desk, specialist)?;
            opened(
                RequestKind::Session,
                specialist,
                Answer::Session(Box::new(view)),
            )
        }
        other => administer(desk, other),
    }
}

/// What one asks who looks after the service and its store.
fn administer(desk: &Desk<'_>, request: Request) -> Result<Done, Refusal> {
    let read = |answer| Ok(Done::Read(answer));
    match request {
        Request::Accounts => read(Answer::Accounts(accounts::accounts(desk.store)?)),
        Request::SystemUsers => read(Answer::SystemUsers(system_users::list(desk)?)),
        Request::Administration => {
            let kept = administration::administration(desk)?;
            read(Answer::Administration(Box::new(kept)))
        }
        Request::Audit(query) => {
            let (page, audit) = audit::read(desk, query)?;
            Ok(Done::Wrote(
                Change::audited(audit),
                Answer::Audit(Box::new(page)),
            ))
        }
        Request::RetentionReview => read(Answer::Review(Box::new(retention::review(desk)?))),
        // Whom the office tells, knows who holds its guests.
        Request::Watch(_) => read(Answer::Done),
        Request::PersonalReview => read(Answer::Review(Box::new(personal::review(desk)?))),
        Request::Verify => Ok(Done::Verify),
        other => let_in(desk, other),
    }
}

/// What is changed about who can come in.
fn let_in(desk: &Desk<'_>, request: Request) -> Result<Done, Refusal> {
    match request {
        Request::Choosing(what) => Ok(Done::Read(choosing::answer(desk, &what)?)),
        Request::AddAccount(new) => {
            let (change, account) = accounts::add(desk, &new)?;
            Ok(Done::Account(change, account, SlotThen::Set))
        }
        Request::EnableAccount(renewed) => {
            let (change, account) = accounts::enabled(desk, &renewed)?;
            Ok(Done::Account(change, account, SlotThen::Set))
        }
        Request::DisableAccount(login) => {
            let (change, account) = accounts::disable(desk, &login)?;
            Ok(Done::Account(change, account, SlotThen::Removed))
        }
        Request::SetPassphrase(new) => slots::set_passphrase(desk, &new),
        Request::NewRecoveryKey(key) => slots::new_recovery_key(&key),
        Request::LinkUser(link) => Ok(Done::Wrote(system_users::link(desk, &link)?, Answer::Done)),
        Request::UnlinkUser(number) => Ok(Done::Wrote(
            system_users::unlink(desk, number)?,
            Answer::Done,
        )),
        other => change(desk, other),
    }
}

/// The requests that change something.
fn change(desk: &Desk<'_>, request: Request) -> Result<Done, Refusal> {
    match request {
        Request::KeepDraft(draft) => {
            drafts::check(desk, &draft)?;
            Ok(Done::Kept(*draft))
        }
        Request::DropDraft(draft) => Ok(Done::GivenUp(draft)),
        Request::HoldSession(draft) => Ok(Done::Wrote(
            signing::write(desk, &draft, Closing::Held)?,
            Answer::SessionKept(draft.session),
        )),
        Request::SignSession(draft) => Ok(Done::Wrote(
            signing::write(desk, &draft, Closing::Signed)?,
            Answer::SessionKept(draft.session),
        )),
        Request::RecordContact(new) => Ok(Done::Wrote(contacts::record(desk, new)?, Answer::Done)),
        Request::EndAction(ended) => Ok(Done::Wrote(
            actions::end_action(desk, &ended)?,
            Answer::Done,
        )),
        Request::StartReferral(new) => referral_changes::start(desk, new).map(Done::Referral),
        Request::MoveReferral(step) => {
            referral_changes::record_move(desk, step).map(Done::Referral)
        }
        Request::DecideReferral(decision) => {
            referral_changes::decide(desk, decision).map(Done::Referral)
        }
        Request::ConfirmReferral(said) => referral_changes::confirm(desk, said).map(Done::Referral),
        Request::EraseCase(asked) => erased(erasure::case(desk, &asked)?),
        Request::ErasePerson(asked) => erased(erasure::person(desk, &asked)?),
        Request::ErasePersonal(asked) => erased(personal::erase(desk, &asked)?),
        Request::ImportDirectory(rows) => {
            let (change, counts) = directory::import(desk, &rows)?;
            let answer = Answer::Imported(counts);
            Ok(change.map_or_else(
                || Done::Read(answer.clone()),
                |change| Done::Wrote(change, answer.clone()),
            ))
        }
        Request::Backup(to) => Ok(Done::Backup(to)),
        Request::SetPreference(preference) => Ok(Done::Wrote(
            preferences::set(desk, preference)?,
            Answer::Done,
        )),
        Request::SetSafekeeping(wanted) => {
            let (change, profile) = safekeeping::set(desk, wanted)?;
            Ok(Done::Profile(change, profile))
        }
        _ => Err(Refusal::NotAllowed(Message::new("office-role-may-not"))),
    }
}

fn erased((change, erasure): (Change, Erasure)) -> Result<Done, Refusal> {
    Ok(Done::Erased(change, Box::new(erasure)))
}

/// What was read of a case, with its entry for the audit trail.
fn opened(kind: RequestKind, record: impl ToString, answer: Answer) -> Result<Done, Refusal> {
    let audit = Audited::of(AuditAction::Opened, kind, record);
    Ok(Done::Wrote(Change::audited(audit), answer))
}

fn open_case(desk: &Desk<'_>, id: CaseId) -> Result<Done, Refusal> {
    let (view, audit) = case_view::open(desk, id)?;
    Ok(Done::Wrote(
        Change::audited(audit),
        Answer::Case(Box::new(view)),
    ))
}
