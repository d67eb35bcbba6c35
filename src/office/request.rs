//! All that one can ask of the office, and what it answers. Each area's parameters and answers are
//! in the area's own file.

use super::accounts::{Me, NewAccount, RenewedAccount};
use super::administration::Administration;
use super::audit::{AuditPage, AuditQuery};
use super::backup::BackupTo;
use super::case_view::CaseView;
use super::caseload::{Caseload, CaseloadQuery};
use super::choosing::Choosing;
use super::contacts::NewContact;
use super::directory::{DirectoryRows, ImportCounts, PartnerChoice};
use super::drafts::{KeptDrafts, Save};
use super::erasure::{CaseErasure, Erasure, PersonErasure};
use super::listing::{Listed, Listing};
use super::passphrase::Whose;
use super::personal::PersonalErasure;
use super::places::PersonPlaces;
use super::referrals::{
    NewReferral, ReferralConfirmation, ReferralDecision, ReferralList, ReferralMove, ReferralQuery,
    ReferralView,
};
use super::retention::Review;
use super::sessions::SessionView;
use super::since::SinceLastSpoke;
use super::slots::NewPassphrase;
use super::system_users::UserLink;
use super::verification::Verification;
use super::week::Week;
use crate::domain::Instant;
use crate::domain::account::Account;
use crate::domain::agenda::AgendaLine;
use crate::domain::draft::{Draft, DraftName};
use crate::domain::foreign::{few, nested};
use crate::domain::identifier::{CaseId, DraftId, PersonId, ReferralId, SessionId, SpecialistId};
use crate::domain::preferences::Preference;
use crate::domain::secret::Secret;
use crate::domain::session::{EndedAction, SessionDraft};
use crate::domain::settings::Safekeeping;
use serde::{Deserialize, Serialize};

/// Something asked of the office.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Who am I, and which day is it?
    Me,
    /// The accounts of the service; before anybody is chosen, a demonstration lists them too.
    Accounts,
    /// Puts the key of a service away until the passphrase is given again.
    Lock,
    /// Opens what was locked again, for the same account.
    Unlock(Secret),
    /// Be this account, by its login; only a demonstration lets one choose.
    LogIn(String),
    /// What needs me this week, with at most so many rows of a kind; `None`: all.
    ThisWeek(Option<usize>),
    /// The cases of a specialist, or of everybody I may see.
    Caseload(CaseloadQuery),
    /// A whole case. Opening one is written to the audit trail.
    Case(CaseId),
    /// The same by the code people use.
    CaseByCode(String),
    /// What happened in a case since it was last talked about.
    SinceLastSpoke(CaseId),
    /// The session with a specialist: the agenda and what was written so far.
    Session(SpecialistId),
    /// Keeps what is being typed, without saying it to anybody.
    KeepDraft(Box<Draft>),
    /// What was typed into a form and not saved, when the form is opened again.
    Drafts(DraftName),
    /// Gives a text up that was kept.
    DropDraft(DraftId),
    /// A change with the drafts that it saves and the version of the record that was seen.
    Save(Box<Save>),
    /// Keeps the session as held; its text stays open.
    HoldSession(SessionDraft),
    /// Signs the session: the text freezes, decisions stand in the cases' histories.
    SignSession(SessionDraft),
    /// The agenda of a specialist's next session; by id, code or account name.
    Agenda(String),
    /// Records a contact, on the specialist's behalf where somebody else enters it.
    RecordContact(NewContact),
    /// Ends an open action: done or dropped.
    EndAction(EndedAction),
    /// The referrals that are not closed, by whose turn it is.
    Referrals(ReferralQuery),
    /// One referral with its timeline.
    Referral(ReferralId),
    /// Writes a new referral; it is a draft until it is sent.
    StartReferral(NewReferral),
    /// Records a move of a referral.
    MoveReferral(ReferralMove),
    /// Decides about a refused or failed referral.
    DecideReferral(ReferralDecision),
    /// Records what the user of social services said about the help.
    ConfirmReferral(ReferralConfirmation),
    /// Partners to choose from, by a typed text.
    Partners(String),
    /// A list for the command line.
    List(Listing),
    /// Rows of a partner directory; at most 50 a request.
    ImportDirectory(DirectoryRows),
    /// Adds an account.
    AddAccount(NewAccount),
    /// Lets a disabled account in again, with a new passphrase.
    EnableAccount(RenewedAccount),
    /// Disables an account.
    DisableAccount(String),
    /// Whether a passphrase or a recovery key may be chosen, and what a passphrase should have nothing
    /// to do with: asked before one is typed.
    Choosing(Choosing),
    /// Sets a passphrase.
    SetPassphrase(NewPassphrase),
    /// Lets this recovery key open the store and the one before no longer. Whoever asks has made and shown
    /// it: what nobody could read must not take the place of one that lies in a drawer.
    NewRecoveryKey(Secret),
    /// The users of the machine's system who may come in through a server.
    SystemUsers,
    /// Makes a user of the system an account.
    LinkUser(UserLink),
    /// Lets the user of the system with this number in no longer.
    UnlinkUser(u32),
    /// Chooses something for oneself: [`Me::preferences`] says what one has chosen.
    SetPreference(Preference),
    /// Sets how what is recorded is kept safe.
    SetSafekeeping(Safekeeping),
    /// Begins a backup; how far it is, says [`Request::Administration`].
    Backup(BackupTo),
    /// What was kept for as long as the settings say, and may be erased.
    RetentionReview,
    /// Erases a case with everything that belongs to it alone.
    EraseCase(CaseErasure),
    /// Where a person stands and may be named: what is looked at before one is erased.
    PersonPlaces(PersonId),
    /// Erases a person.
    ErasePerson(PersonErasure),
    /// The personal parts of one's own sessions that were kept for as long as the settings say.
    PersonalReview,
    /// Erases the personal part of a session of one's own.
    ErasePersonal(PersonalErasure),
    /// How the service is kept: its store and its accounts.
    Administration,
    /// Entries of the audit trail, newest first. Reading it is written to it.
    Audit(AuditQuery),
    /// Reads everything and says what is wrong.
    Verify,
    /// What is shown now, as the questions of the screen in front; an empty list: nothing. Until the next one,
    /// the office says when somebody else changes something of it, and who else has the same record in front.
    Watch(#[serde(deserialize_with = "few")] Vec<Request>),
    /// A question that was answered, once more, to show what has changed since. An opened record and
    /// names in full are not written to the audit trail a second time, if this very question was answered
    /// since one came in or unlocked, on the same day; else it is as if it was asked for the first time.
    /// It may hold [`Self::Unmasked`], and not lie in it.
    Again(#[serde(deserialize_with = "nested")] Box<Request>),
    /// The same question with names in full, for this one answer. What may be asked so must only
    /// read, and is allowed as far as the question itself; the reason is written to the audit trail
    /// together with what was opened.
    Unmasked {
        /// Why the names are needed.
        reason: String,
        /// The question.
        #[serde(deserialize_with = "nested")]
        request: Box<Request>,
    },
}

impl Request {
    /// What is asked in the end: what a change with its drafts, or a question with names, has in it.
    pub fn innermost(&self) -> &Self {
        match self {
            Self::Save(save) => save.request.innermost(),
            Self::Again(request) | Self::Unmasked { request, .. } => request.innermost(),
            asked => asked,
        }
    }

    /// The id of the record that the request is about, for the audit trail; empty where it is about
    /// no single one, or names it by a text that somebody typed.
    pub fn subject(&self) -> String {
        match self {
            Self::Case(case) | Self::SinceLastSpoke(case) => case.to_string(),
            Self::Session(specialist) => specialist.to_string(),
            Self::KeepDraft(draft) => draft.name.about.record(),
            Self::Drafts(name) => name.about.record(),
            Self::Save(save) => save.request.subject(),
            Self::HoldSession(draft) | Self::SignSession(draft) => draft.session.to_string(),
            Self::RecordContact(new) => new.case.to_string(),
            Self::EndAction(ended) => ended.action.to_string(),
            Self::Referral(referral) => referral.to_string(),
            Self::StartReferral(new) => new.case.to_string(),
            Self::MoveReferral(step) => step.referral.to_string(),
            Self::DecideReferral(decision) => decision.referral.to_string(),
            Self::ConfirmReferral(said) => said.referral.to_string(),
            Self::EraseCase(asked) => asked.case.to_string(),
            Self::PersonPlaces(person) => person.to_string(),
            Self::ErasePerson(asked) => asked.person.to_string(),
            Self::ErasePersonal(asked) => asked.session.to_string(),
            Self::Unmasked { request, .. } | Self::Again(request) => request.subject(),
            _ => String::new(),
        }
    }
}

/// What the office answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// To [`Request::Me`], [`Request::LogIn`] and [`Request::Unlock`].
    Me(Box<Me>),
    /// To [`Request::Lock`]: when the key was put away.
    Locked(Instant),
    /// To [`Request::Accounts`].
    Accounts(Vec<Account>),
    /// To [`Request::SystemUsers`].
    SystemUsers(Vec<UserLink>),
    /// To [`Request::ThisWeek`].
    Week(Box<Week>),
    /// To [`Request::Caseload`].
    Caseload(Caseload),
    /// To [`Request::Case`] and [`Request::CaseByCode`].
    Case(Box<CaseView>),
    /// To [`Request::SinceLastSpoke`].
    SinceLastSpoke(Box<SinceLastSpoke>),
    /// To [`Request::Session`].
    Session(Box<SessionView>),
    /// To [`Request::KeepDraft`].
    DraftKept {
        /// When it was kept.
        at: Instant,
        /// When another text of the same form was kept, if there is one: it is written elsewhere too.
        elsewhere: Option<Instant>,
    },
    /// To [`Request::Drafts`].
    Drafts(Box<KeptDrafts>),
    /// To [`Request::HoldSession`] and [`Request::SignSession`].
    SessionKept(SessionId),
    /// To [`Request::Agenda`].
    Agenda(Vec<AgendaLine>),
    /// To [`Request::Referrals`].
    Referrals(ReferralList),
    /// To [`Request::Referral`], and to every change of one: the referral as it is now.
    Referral(Box<ReferralView>),
    /// To [`Request::Partners`].
    Partners(Vec<PartnerChoice>),
    /// To [`Request::List`].
    Listed(Listed),
    /// To [`Request::ImportDirectory`]: what became of each row, in their order.
    Imported(ImportCounts),
    /// To [`Request::RetentionReview`] and [`Request::PersonalReview`].
    Review(Box<Review>),
    /// To [`Request::PersonPlaces`].
    Places(Box<PersonPlaces>),
    /// To [`Request::EraseCase`], [`Request::ErasePerson`] and [`Request::ErasePersonal`].
    Erased(Box<Erasure>),
    /// To [`Request::Administration`].
    Administration(Box<Administration>),
    /// To [`Request::Audit`].
    Audit(Box<AuditPage>),
    /// To [`Request::Choosing`] of a passphrase.
    Whose(Whose),
    /// To [`Request::Verify`].
    Verified(Verification),
    /// It is done and on the disk.
    Done,
    /// The answer to anything, as long as what was read waits for its entries in the audit trail because
    /// nothing can be written.
    Unrecorded(Box<Answer>),
}

impl Answer {
    /// The answer itself, and whether the audit trail holds all that was read.
    pub fn recorded(self) -> (Self, bool) {
        match self {
            Self::Unrecorded(answer) => (*answer, false),
            answer => (answer, true),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn a_request_in_requests_without_end_is_refused() {
        let inner = bincode::serialize(&Request::Me).unwrap();
        let one = bincode::serialize(&Request::Unmasked {
            reason: String::new(),
            request: Box::new(Request::Me),
        });
        let one = one.unwrap();
        let wrapping = &one[..one.len() - inner.len()];
        let wrapped = |times| [wrapping.repeat(times), inner.clone()].concat();
        assert!(bincode::deserialize::<Request>(&wrapped(2)).is_ok());
        assert!(bincode::deserialize::<Request>(&wrapped(100_000)).is_err());
    }

    #[test]
    fn what_is_watched_is_a_short_list_without_lists_in_it() {
        let sent = |request: &Request| {
            let bytes = bincode::serialize(request).unwrap();
            bincode::deserialize::<Request>(&bytes)
        };
        let of = |count| Request::Watch(vec![Request::Me; count]);
        assert_eq!(sent(&of(8)).unwrap(), of(8));
        assert!(sent(&of(9)).is_err());
        assert!(sent(&Request::Watch(vec![of(1)])).is_err());
        assert!(sent(&Request::Again(Box::new(of(1)))).is_err());
    }
}
