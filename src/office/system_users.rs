//! Which account a user of the machine's system is, for those who come in through a server.

use super::accounts::{self, login_of};
use super::change::{Audited, Change};
use super::desk::Desk;
use super::permission::RequestKind;
use super::{Office, Refusal};
use crate::domain::account::Account;
use crate::domain::audit::AuditAction;
use crate::domain::identifier::AccountId;
use crate::domain::message::Message;
use crate::domain::problem::{check_present, check_storable};
use crate::domain::system_user::SystemUser;
use serde::{Deserialize, Serialize};

/// A user of the system who is to be an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserLink {
    /// The number of the user.
    pub number: u32,
    /// The user's name in the system.
    pub name: String,
    /// The login of the account.
    pub login: String,
}

/// The users of the system who may come in, by name.
pub(super) fn list(desk: &Desk<'_>) -> Result<Vec<UserLink>, Refusal> {
    let accounts = accounts::accounts(desk.store)?;
    let mut links: Vec<UserLink> = desk
        .table::<SystemUser>()?
        .into_iter()
        .filter_map(|user| {
            let account = accounts.iter().find(|account| account.id == user.account)?;
            Some(UserLink {
                number: user.number,
                name: user.name,
                login: account.login.clone(),
            })
        })
        .collect();
    links.sort_unstable_by(|one, other| one.name.cmp(&other.name));
    Ok(links)
}

/// Makes a user of the system an account; whoever that user was before, he is it no longer.
pub(super) fn link(desk: &Desk<'_>, link: &UserLink) -> Result<Change, Refusal> {
    check_present("name", &link.name)?;
    check_storable(&[("name", &link.name)])?;
    let account = accounts::by_login(desk.store, &login_of(&link.login))?;
    let before = desk
        .store
        .get::<SystemUser>(SystemUser::id_of(link.number))?;
    let user = SystemUser {
        number: link.number,
        name: link.name.clone(),
        account: account.id,
    };
    let audit = Audited::of(AuditAction::Changed, RequestKind::LinkUser, account.id);
    let mut change = Change::audited(audit);
    change.put(&user, before.map(|before| before.version));
    Ok(change)
}

/// Lets a user of the system in no longer.
pub(super) fn unlink(desk: &Desk<'_>, number: u32) -> Result<Change, Refusal> {
    let id = SystemUser::id_of(number);
    let user = desk.get::<SystemUser>(id)?;
    let audit = Audited::of(
        AuditAction::Changed,
        RequestKind::UnlinkUser,
        user.record.account,
    );
    let mut change = Change::audited(audit);
    change.delete::<SystemUser>(id, user.version);
    Ok(change)
}

impl Office {
    /// Whether a user of the system is this account.
    pub(super) fn is_user(&self, number: u32, account: AccountId) -> Result<bool, Refusal> {
        let user = self.store.get::<SystemUser>(SystemUser::id_of(number))?;
        Ok(user.is_some_and(|user| user.record.account == account))
    }

    /// Lets in the account that a user of the system is. It stands in the audit trail; so does one who is
    /// refused.
    ///
    /// # Errors
    /// The user is no account, or one that is disabled.
    pub fn log_in_user(&mut self, number: u32) -> Result<Account, Refusal> {
        let user = self.store.get::<SystemUser>(SystemUser::id_of(number))?;
        let account = match user {
            Some(user) => self.store.get::<Account>(user.record.account)?,
            None => None,
        };
        let Some(account) = account.map(|found| found.record) else {
            let why = Message::new("office-unknown-system-user").with("number", number.to_string());
            return self.refuse_user(number, why);
        };
        if let Err(disabled) = accounts::expect_usable(&account) {
            let audited = Audited::of(AuditAction::LoginFailed, RequestKind::LogIn, account.id);
            return self.turn_away(audited, disabled);
        }
        self.log_in(&account.login)
    }

    /// Lets a user of the system not in who says which account he is: that the system says.
    ///
    /// # Errors
    /// Always; it stands in the audit trail.
    pub fn refuse_named(&mut self, number: u32) -> Result<Account, Refusal> {
        self.refuse_user(number, Message::new("office-account-needs-demonstration"))
    }

    fn refuse_user(&mut self, number: u32, why: Message) -> Result<Account, Refusal> {
        let mut audited = Audited::of(AuditAction::LoginFailed, RequestKind::LogIn, "");
        audited.reason = format!("system user {number}");
        self.turn_away(audited, Refusal::NotAllowed(why))
    }
}
