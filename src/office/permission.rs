//! Who may ask what: the table of request x role. It is the source of the check, of its tests and
//! of its documentation; nothing else decides a permission.

use super::listing::What;
use super::request::Request;
use crate::domain::account::Role;
use crate::domain::coded::coded;

coded! {
    /// How far a role may go with a request.
    pub enum Grant {
        /// Not at all.
        No = "no",
        /// With what is the person's own.
        Own = "own",
        /// With what is the team's.
        Team = "team",
        /// With everything.
        All = "all",
    }
}

coded! {
    /// The kinds of request, one for each variant of [`Request`].
    pub enum RequestKind("request") {
        /// [`Request::Me`].
        Me = "me",
        /// [`Request::Accounts`].
        Accounts = "accounts",
        /// [`Request::LogIn`].
        LogIn = "log_in",
        /// [`Request::Lock`]: nobody asks the office, a visit does it.
        Lock = "lock",
        /// [`Request::Unlock`]: nobody asks the office, a visit does it.
        Unlock = "unlock",
        /// [`Request::ThisWeek`].
        ThisWeek = "this_week",
        /// [`Request::Caseload`].
        Caseload = "caseload",
        /// [`Request::Case`] and [`Request::CaseByCode`].
        Case = "case",
        /// [`Request::SinceLastSpoke`].
        SinceLastSpoke = "since_last_spoke",
        /// [`Request::Session`].
        Session = "session",
        /// [`Request::KeepDraft`].
        KeepDraft = "keep_draft",
        /// [`Request::Drafts`].
        Drafts = "drafts",
        /// [`Request::DropDraft`].
        DropDraft = "drop_draft",
        /// [`Request::HoldSession`].
        HoldSession = "hold_session",
        /// [`Request::SignSession`].
        SignSession = "sign_session",
        /// [`Request::Agenda`].
        Agenda = "agenda",
        /// [`Request::RecordContact`].
        RecordContact = "record_contact",
        /// [`Request::EndAction`].
        EndAction = "end_action",
        /// [`Request::Referrals`].
        Referrals = "referrals",
        /// [`Request::Referral`].
        Referral = "referral",
        /// [`Request::StartReferral`].
        StartReferral = "start_referral",
        /// [`Request::MoveReferral`].
        MoveReferral = "move_referral",
        /// [`Request::DecideReferral`].
        DecideReferral = "decide_referral",
        /// [`Request::ConfirmReferral`].
        ConfirmReferral = "confirm_referral",
        /// [`Request::Partners`].
        Partners = "partners",
        /// [`Request::List`] of cases and what belongs to them.
        ListCases = "list_cases",
        /// [`Request::List`] of specialists, partners, services and areas.
        ListService = "list_service",
        /// [`Request::List`] of accounts.
        ListAccounts = "list_accounts",
        /// [`Request::ImportDirectory`].
        ImportDirectory = "import_directory",
        /// [`Request::AddAccount`].
        AddAccount = "add_account",
        /// [`Request::EnableAccount`].
        EnableAccount = "enable_account",
        /// [`Request::DisableAccount`].
        DisableAccount = "disable_account",
        /// [`Request::SystemUsers`].
        SystemUsers = "system_users",
        /// [`Request::LinkUser`].
        LinkUser = "link_user",
        /// [`Request::UnlinkUser`].
        UnlinkUser = "unlink_user",
        /// [`Request::SetPassphrase`].
        SetPassphrase = "set_passphrase",
        /// [`Request::SetPreference`].
        SetPreference = "set_preference",
        /// [`Request::SetSafekeeping`].
        SetSafekeeping = "set_safekeeping",
        /// [`Request::Backup`].
        Backup = "backup",
        /// Bringing a backup back, see `backup::restore`.
        Restore = "restore",
        /// [`Request::RetentionReview`], and the lists of it.
        RetentionReview = "retention_review",
        /// [`Request::EraseCase`].
        EraseCase = "erase_case",
        /// [`Request::PersonPlaces`].
        PersonPlaces = "person_places",
        /// [`Request::ErasePerson`].
        ErasePerson = "erase_person",
        /// [`Request::PersonalReview`], and the list of it.
        PersonalReview = "personal_review",
        /// [`Request::ErasePersonal`].
        ErasePersonal = "erase_personal",
        /// Making the store forget the bytes of what was erased.
        ForgetBytes = "forget_bytes",
        /// [`Request::Administration`].
        Administration = "administration",
        /// [`Request::Audit`].
        Audit = "audit",
        /// [`Request::Verify`].
        Verify = "verify",
        /// [`Request::Watch`]; each question in it needs its own permission as well.
        Watch = "watch",
        /// [`Request::Unmasked`]; the question in it needs its own permission as well.
        Unmask = "unmask",
        /// [`Request::NewRecoveryKey`].
        NewRecoveryKey = "new_recovery_key",
        /// Writing the key for a server, see `Office::write_key_file`.
        WriteKeyFile = "write_key_file",
        /// Coming in with the recovery key: nobody may ask, `Office::recover` does it for whoever has it.
        Recover = "recover",
        /// Making a service: nobody may ask, `Office::set_up` does it once.
        SetUp = "set_up",
        /// Loading a fictional service: nobody may ask, `Office::load` does it in a demonstration.
        Load = "load",
    }
}

/// What each role may ask: supervisor, coordinator, specialist, administrator.
#[rustfmt::skip]
pub const PERMISSIONS: &[(RequestKind, [Grant; 4])] = {
    use Grant::{All, No, Own, Team};
    use RequestKind as K;
    &[
        //                     supervisor coordinator specialist administrator
        (K::Me,               [Own,       Own,        Own,       Own]),
        (K::Accounts,         [No,        No,         No,        All]),
        (K::LogIn,            [No,        No,         No,        No]),
        (K::Lock,             [No,        No,         No,        No]),
        (K::Unlock,           [No,        No,         No,        No]),
        (K::ThisWeek,         [Team,      All,        Own,       No]),
        (K::Caseload,         [Team,      All,        Own,       No]),
        (K::Case,             [Team,      All,        Own,       No]),
        (K::SinceLastSpoke,   [Team,      All,        Own,       No]),
        (K::Session,          [Team,      All,        No,        No]),
        (K::KeepDraft,        [Team,      All,        Own,       No]),
        (K::Drafts,           [Team,      All,        Own,       No]),
        (K::DropDraft,        [Own,       Own,        Own,       No]),
        (K::HoldSession,      [Team,      All,        No,        No]),
        (K::SignSession,      [Team,      All,        No,        No]),
        (K::Agenda,           [Team,      All,        Own,       No]),
        (K::RecordContact,    [Team,      All,        Own,       No]),
        (K::EndAction,        [Team,      All,        Own,       No]),
        (K::Referrals,        [Team,      All,        Own,       No]),
        (K::Referral,         [Team,      All,        Own,       No]),
        (K::StartReferral,    [Team,      All,        Own,       No]),
        (K::MoveReferral,     [Team,      All,        Own,       No]),
        (K::DecideReferral,   [Team,      All,        No,        No]),
        (K::ConfirmReferral,  [Team,      All,        Own,       No]),
        (K::Partners,         [All,       All,        All,       No]),
        (K::ListCases,        [Team,      All,        Own,       No]),
        (K::ListService,      [Team,      All,        Own,       All]),
        (K::ListAccounts,     [No,        No,         No,        All]),
        (K::ImportDirectory,  [No,        All,        No,        No]),
        (K::AddAccount,       [No,        No,         No,        All]),
        (K::EnableAccount,    [No,        No,         No,        All]),
        (K::DisableAccount,   [No,        No,         No,        All]),
        (K::SystemUsers,      [No,        No,         No,        All]),
        (K::LinkUser,         [No,        No,         No,        All]),
        (K::UnlinkUser,       [No,        No,         No,        All]),
        (K::SetPassphrase,    [Own,       Own,        Own,       All]),
        (K::SetPreference,    [Own,       Own,        Own,       Own]),
        (K::SetSafekeeping,   [No,        No,         No,        All]),
        (K::Backup,           [No,        All,        No,        All]),
        (K::Restore,          [No,        All,        No,        All]),
        (K::RetentionReview,  [No,        All,        No,        No]),
        (K::EraseCase,        [No,        All,        No,        No]),
        (K::PersonPlaces,     [No,        All,        No,        No]),
        (K::ErasePerson,      [No,        All,        No,        No]),
        (K::PersonalReview,   [Own,        Own,        Own,       No]),
        (K::ErasePersonal,    [Own,        Own,        Own,       No]),
        (K::ForgetBytes,      [No,        No,         No,        No]),
        (K::Administration,   [No,        All,        No,        All]),
        (K::Audit,            [Team,      All,        No,        All]),
        (K::Verify,           [No,        All,        No,        All]),
        (K::Watch,            [Own,       Own,        Own,       Own]),
        (K::Unmask,           [Team,      All,        Own,       No]),
        (K::NewRecoveryKey,   [No,        No,         No,        All]),
        (K::WriteKeyFile,     [No,        No,         No,        All]),
        (K::Recover,          [No,        No,         No,        No]),
        (K::SetUp,            [No,        No,         No,        No]),
        (K::Load,             [No,        No,         No,        No]),
    ]
};

/// How far a role may go with a kind of request.
pub fn grant(kind: RequestKind, role: Role) -> Grant {
    let row = PERMISSIONS.iter().find(|(listed, _)| *listed == kind);
    let Some((_, [supervisor, coordinator, specialist, administrator])) = row else {
        return Grant::No;
    };
    match role {
        Role::Supervisor => *supervisor,
        Role::Coordinator => *coordinator,
        Role::Specialist => *specialist,
        Role::Administrator => *administrator,
    }
}

impl Request {
    /// The kind of the request.
    pub fn kind(&self) -> RequestKind {
        match self {
            Self::Me => RequestKind::Me,
            Self::Accounts => RequestKind::Accounts,
            Self::LogIn(_) => RequestKind::LogIn,
            Self::Lock => RequestKind::Lock,
            Self::Unlock(_) => RequestKind::Unlock,
            Self::ThisWeek(_) => RequestKind::ThisWeek,
            Self::Caseload(_) => RequestKind::Caseload,
            Self::Case(_) | Self::CaseByCode(_) => RequestKind::Case,
            Self::SinceLastSpoke(_) => RequestKind::SinceLastSpoke,
            Self::Session(_) => RequestKind::Session,
            Self::KeepDraft(_) => RequestKind::KeepDraft,
            Self::Drafts(_) => RequestKind::Drafts,
            Self::DropDraft(_) => RequestKind::DropDraft,
            Self::Save(save) => save.request.kind(),
            Self::HoldSession(_) => RequestKind::HoldSession,
            Self::SignSession(_) => RequestKind::SignSession,
            Self::Agenda(_) => RequestKind::Agenda,
            Self::RecordContact(_) => RequestKind::RecordContact,
            Self::EndAction(_) => RequestKind::EndAction,
            Self::Referrals(_) => RequestKind::Referrals,
            Self::Referral(_) => RequestKind::Referral,
            Self::StartReferral(_) => RequestKind::StartReferral,
            Self::MoveReferral(_) => RequestKind::MoveReferral,
            Self::DecideReferral(_) => RequestKind::DecideReferral,
            Self::ConfirmReferral(_) => RequestKind::ConfirmReferral,
            Self::Partners(_) => RequestKind::Partners,
            Self::List(listing) => listed(listing.what),
            Self::ImportDirectory(_) => RequestKind::ImportDirectory,
            Self::AddAccount(_) => RequestKind::AddAccount,
            Self::EnableAccount(_) => RequestKind::EnableAccount,
            Self::DisableAccount(_) => RequestKind::DisableAccount,
            Self::Choosing(what) => what.kind(),
            Self::SetPassphrase(_) => RequestKind::SetPassphrase,
            Self::NewRecoveryKey(_) => RequestKind::NewRecoveryKey,
            Self::SystemUsers => RequestKind::SystemUsers,
            Self::LinkUser(_) => RequestKind::LinkUser,
            Self::UnlinkUser(_) => RequestKind::UnlinkUser,
            Self::SetPreference(_) => RequestKind::SetPreference,
            Self::SetSafekeeping(_) => RequestKind::SetSafekeeping,
            Self::Backup(_) => RequestKind::Backup,
            Self::RetentionReview => RequestKind::RetentionReview,
            Self::EraseCase(_) => RequestKind::EraseCase,
            Self::PersonPlaces(_) => RequestKind::PersonPlaces,
            Self::ErasePerson(_) => RequestKind::ErasePerson,
            Self::PersonalReview => RequestKind::PersonalReview,
            Self::ErasePersonal(_) => RequestKind::ErasePersonal,
            Self::Administration => RequestKind::Administration,
            Self::Audit(_) => RequestKind::Audit,
            Self::Verify => RequestKind::Verify,
            Self::Watch(_) => RequestKind::Watch,
            Self::Again(request) => request.kind(),
            Self::Unmasked { .. } => RequestKind::Unmask,
        }
    }
}

/// The kind of the request for a list.
fn listed(what: What) -> RequestKind {
    match what {
        What::Accounts => RequestKind::ListAccounts,
        What::Specialists | What::Partners | What::Services | What::Areas | What::Activities => {
            RequestKind::ListService
        }
        What::Cases
        | What::People
        | What::Contacts
        | What::Referrals
        | What::Sessions
        | What::Actions => RequestKind::ListCases,
        What::Retention | What::Erased => RequestKind::RetentionReview,
        What::PersonalParts => RequestKind::PersonalReview,
    }
}

impl RequestKind {
    /// Whether the request leaves everything but the audit trail as it is.
    pub fn reads(self) -> bool {
        match self {
            Self::Me
            | Self::Accounts
            | Self::LogIn
            | Self::Lock
            | Self::Unlock
            | Self::ThisWeek
            | Self::Caseload
            | Self::Case
            | Self::SinceLastSpoke
            | Self::Session
            | Self::Agenda
            | Self::Referrals
            | Self::Referral
            | Self::Partners
            | Self::Drafts
            | Self::ListCases
            | Self::ListService
            | Self::ListAccounts
            | Self::SystemUsers
            | Self::RetentionReview
            | Self::PersonPlaces
            | Self::PersonalReview
            | Self::Administration
            | Self::Audit
            | Self::Verify
            | Self::Watch
            | Self::Unmask => true,
            Self::KeepDraft
            | Self::DropDraft
            | Self::HoldSession
            | Self::SignSession
            | Self::RecordContact
            | Self::EndAction
            | Self::StartReferral
            | Self::MoveReferral
            | Self::DecideReferral
            | Self::ConfirmReferral
            | Self::ImportDirectory
            | Self::AddAccount
            | Self::EnableAccount
            | Self::DisableAccount
            | Self::LinkUser
            | Self::UnlinkUser
            | Self::SetPassphrase
            | Self::Backup
            | Self::Restore
            | Self::SetPreference
            | Self::SetSafekeeping
            | Self::NewRecoveryKey
            | Self::WriteKeyFile
            | Self::Recover
            | Self::EraseCase
            | Self::ErasePerson
            | Self::ErasePersonal
            | Self::ForgetBytes
            | Self::SetUp
            | Self::Load => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_holds_every_kind_once() {
        for kind in RequestKind::ALL {
            let rows = PERMISSIONS
                .iter()
                .filter(|(listed, _)| listed == kind)
                .count();
            assert_eq!(rows, 1, "{kind:?}");
        }
    }

    #[test]
    fn an_administrator_sees_no_case() {
        for (kind, [.., administrator]) in PERMISSIONS {
            let about_cases = !matches!(
                kind,
                RequestKind::Me
                    | RequestKind::Accounts
                    | RequestKind::ListService
                    | RequestKind::ListAccounts
                    | RequestKind::AddAccount
                    | RequestKind::EnableAccount
                    | RequestKind::DisableAccount
                    | RequestKind::SystemUsers
                    | RequestKind::LinkUser
                    | RequestKind::UnlinkUser
                    | RequestKind::NewRecoveryKey
                    | RequestKind::WriteKeyFile
                    | RequestKind::SetPassphrase
                    | RequestKind::SetPreference
                    | RequestKind::SetSafekeeping
                    | RequestKind::Backup
                    | RequestKind::Restore
                    | RequestKind::Administration
                    | RequestKind::Audit
                    | RequestKind::Verify
                    | RequestKind::Watch
            );
            assert_eq!(*administrator == Grant::No, about_cases, "{kind:?}");
        }
    }
}
