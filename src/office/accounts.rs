//! Who somebody is; making a service, adding and disabling accounts.

use super::change::{Audited, Change};
use super::desk::{Desk, new_id};
use super::passphrase::Whose;
use super::permission::RequestKind;
use super::preferences;
use super::refusal::Refusal;
use crate::domain::Day;
use crate::domain::account::{Account, Role};
use crate::domain::area::{Area, AreaCode};
use crate::domain::audit::AuditAction;
use crate::domain::identifier::{AccountId, SpecialistId};
use crate::domain::message::Message;
use crate::domain::preferences::Preferences;
use crate::domain::problem::{Problem, check_present, check_storable};
use crate::domain::secret::Secret;
use crate::domain::settings::{Safekeeping, ServiceProfile, Settings};
use crate::domain::specialist::Specialist;
use crate::store::Store;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// The most characters of a login.
const LOGIN_CHARACTERS_MAX: usize = 64;
/// What a login may hold beside letters and digits.
const LOGIN_SIGNS: &str = "-_.@'";
/// The scripts of a login; letters of two of them may look the same.
const SCRIPTS: [Script; 2] = [is_latin, is_cyrillic];

/// Who is asking, and on which day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Me {
    /// The account.
    pub account: Account,
    /// The day in the service's time zone.
    pub today: Day,
    /// The settings of the service.
    pub settings: Settings,
    /// How what is recorded is kept safe.
    pub safekeeping: Safekeeping,
    /// Where the person works: the areas of the team, or of the specialist; empty: all.
    pub areas: Vec<Area>,
    /// Whether the store is a demonstration.
    pub demonstration: bool,
    /// Whether the store could only be opened for reading.
    pub reading_only: bool,
    /// What the person has chosen for herself.
    pub preferences: Preferences,
}

/// An account to add.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAccount {
    /// The name to log in with.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// The role.
    pub role: Role,
    /// Whose caseload it is: id or code of a specialist; for the role specialist only.
    pub specialist: Option<SpecialistId>,
    /// The passphrase.
    pub passphrase: Secret,
}

impl fmt::Debug for NewAccount {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("NewAccount")
            .field("role", &self.role)
            .finish_non_exhaustive()
    }
}

/// A disabled account that is to be let in again.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenewedAccount {
    /// Its login.
    pub login: String,
    /// Its new passphrase.
    pub passphrase: Secret,
}

impl fmt::Debug for RenewedAccount {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("RenewedAccount").finish_non_exhaustive()
    }
}

/// What a new service starts with.
#[derive(Debug, Clone, PartialEq)]
pub struct SetUp {
    /// Its settings.
    pub settings: Settings,
    /// The areas of the country.
    pub areas: Vec<Area>,
    /// The first administrator; the passphrase was given to the store.
    pub administrator: Account,
}

/// Who is asking.
pub(super) fn me(desk: &Desk<'_>, demonstration: bool) -> Result<Me, Refusal> {
    let account = desk.caller.account.clone();
    let specialists: Vec<Specialist> = desk.table()?;
    let own = |specialist: &&Specialist| match account.role {
        Role::Supervisor => specialist.supervisor == Some(account.id),
        Role::Specialist => account.specialist == Some(specialist.id),
        Role::Coordinator | Role::Administrator => false,
    };
    let codes: BTreeSet<AreaCode> = specialists
        .iter()
        .filter(own)
        .map(|specialist| specialist.area.clone())
        .collect();
    Ok(Me {
        today: desk.today,
        settings: desk.settings().clone(),
        safekeeping: desk.profile.safekeeping,
        areas: codes
            .iter()
            .filter_map(|code| desk.profile.area(code).cloned())
            .collect(),
        demonstration,
        reading_only: desk.store.reading_only().is_some(),
        account,
        preferences: preferences::own(desk)?,
    })
}

/// Every account by login.
pub(super) fn accounts(store: &Store) -> Result<Vec<Account>, Refusal> {
    let mut found = Vec::new();
    let mut after = None;
    loop {
        let page = store.ids::<Account>(after.as_ref(), 256)?;
        found.extend(
            store
                .get_many::<Account>(&page.ids)?
                .into_iter()
                .flatten()
                .map(|account| account.record),
        );
        match page.next {
            Some(next) => after = Some(next),
            None => break,
        }
    }
    found.sort_unstable_by(|one, other| one.login.cmp(&other.login));
    Ok(found)
}

/// The account of a login, whether it may be used or not.
pub(super) fn known(store: &Store, login: &str) -> Result<Option<Account>, Refusal> {
    let login = login_of(login);
    let mut accounts = accounts(store)?.into_iter();
    Ok(accounts.find(|account| account.login == login))
}

/// The account of a login, which must be there.
pub(super) fn expect_known(store: &Store, login: &str) -> Result<Account, Refusal> {
    known(store, login)?.ok_or_else(no_account)
}

/// The account of a login that may be used.
pub(super) fn by_login(store: &Store, login: &str) -> Result<Account, Refusal> {
    let account = known(store, login)?.ok_or_else(no_account)?;
    expect_usable(&account)?;
    Ok(account)
}

/// Checks that an account was not disabled.
pub(super) fn expect_usable(account: &Account) -> Result<(), Refusal> {
    match account.disabled {
        true => Err(Refusal::NotAllowed(Message::new("office-account-disabled"))),
        false => Ok(()),
    }
}

fn no_account() -> Refusal {
    Refusal::NotFound(Message::new("office-no-account"))
}

/// What a new service writes first.
pub(super) fn set_up(set_up: &SetUp) -> Change {
    let audit = Audited::of(
        AuditAction::Created,
        RequestKind::SetUp,
        set_up.administrator.id,
    );
    let mut change = Change::audited(audit);
    let profile = ServiceProfile {
        settings: set_up.settings.clone(),
        areas: set_up.areas.clone(),
        ..ServiceProfile::default()
    };
    change.put(&profile, None);
    change.put(&set_up.administrator, None);
    change
}

/// A new account; the store's slot for its passphrase is set by the caller.
pub(super) fn add(desk: &Desk<'_>, new: &NewAccount) -> Result<(Change, Account), Refusal> {
    check_new(desk.store, new)?;
    let login = login_of(&new.login);
    let whose = Whose::new(&login, &new.name, &desk.settings().service_name);
    whose.check(new.passphrase.text())?;
    let account = Account {
        id: new_id()?,
        login,
        name: new.name.clone(),
        role: new.role,
        specialist: new.specialist,
        disabled: false,
    };
    let mut change = Change::audited(Audited::of(
        AuditAction::Changed,
        RequestKind::AddAccount,
        account.id,
    ));
    change.put(&account, None);
    Ok((change, account))
}

/// Checks all of a new account but its passphrase.
pub(super) fn check_new(store: &Store, new: &NewAccount) -> Result<(), Refusal> {
    let login = login_of(&new.login);
    check_login(&login)?;
    check_present("name", &new.name)?;
    check_storable(&[("name", &new.name)])?;
    if known(store, &login)?.is_some() {
        let taken = Message::new("problem-login-taken").with("login", login);
        return Err(Problem::of("login", taken).into());
    }
    if (new.role == Role::Specialist) != new.specialist.is_some() {
        return Err(Problem::of("specialist", Message::new("problem-account-specialist")).into());
    }
    Ok(())
}

/// Disables an account: its record says so, and the caller takes its key slot away. One that is
/// disabled already may be disabled again, should its slot have stayed.
pub(super) fn disable(desk: &Desk<'_>, login: &str) -> Result<(Change, Account), Refusal> {
    let found = expect_known(desk.store, login)?;
    let others = accounts(desk.store)?;
    let mut administrators = others.iter().filter(|one| {
        one.role == Role::Administrator && !one.disabled && desk.store.has_slot(&one.login)
    });
    if found.role == Role::Administrator && administrators.all(|one| one.id == found.id) {
        return Err(Problem::whole(Message::new("problem-last-administrator")).into());
    }
    let mut account = desk.get::<Account>(found.id)?;
    account.record.disabled = true;
    let audit = Audited::of(AuditAction::Disabled, RequestKind::DisableAccount, found.id);
    let mut change = Change::audited(audit);
    change.put(&account.record, Some(account.version));
    Ok((change, account.record))
}

/// Lets a disabled account in again; the caller sets its new passphrase.
pub(super) fn enabled(
    desk: &Desk<'_>,
    renewed: &RenewedAccount,
) -> Result<(Change, Account), Refusal> {
    let found = expect_known(desk.store, &renewed.login)?;
    let whose = Whose::new(&found.login, &found.name, &desk.settings().service_name);
    whose.check(renewed.passphrase.text())?;
    let audit = Audited::of(AuditAction::Enabled, RequestKind::EnableAccount, found.id);
    let mut change = Change::audited(audit);
    enable(desk.store, &mut change, found.id)?;
    Ok((change, found))
}

/// Takes the mark away that an account is disabled.
pub(super) fn enable(store: &Store, change: &mut Change, id: AccountId) -> Result<(), Refusal> {
    let mut account = store.get::<Account>(id)?.ok_or_else(no_account)?;
    account.record.disabled = false;
    change.put(&account.record, Some(account.version));
    Ok(())
}

/// A login as it is kept: composed, in small letters, without spaces around it.
pub fn login_of(typed: &str) -> String {
    typed.trim().nfc().collect::<String>().to_lowercase()
}

/// Whether a letter is of a script.
type Script = fn(char) -> bool;

/// The Latin letters of languages that are written here: those with marks stand as one character.
fn is_latin(letter: char) -> bool {
    letter.is_ascii_alphabetic()
        || (letter.is_alphabetic() && ('\u{c0}'..='\u{24f}').contains(&letter))
}

fn is_cyrillic(letter: char) -> bool {
    letter.is_alphabetic() && ('\u{400}'..='\u{52f}').contains(&letter)
}

/// Checks a login: not empty, not too long, and of letters of one script, digits and a few signs that
/// everybody can see and type.
///
/// # Errors
/// Says what would be right.
pub fn check_login(login: &str) -> Result<(), Problem> {
    let apart = |letter: &char| letter.is_ascii_digit() || LOGIN_SIGNS.contains(*letter);
    let letters = || login.chars().filter(|letter| !apart(letter));
    let message = if login.is_empty() {
        Message::new("problem-login-missing")
    } else if !letters().all(|letter| SCRIPTS.iter().any(|script| script(letter))) {
        Message::new("problem-login-characters")
    } else if !SCRIPTS.iter().any(|script| letters().all(script)) {
        Message::new("problem-login-scripts")
    } else if login.chars().count() > LOGIN_CHARACTERS_MAX {
        Message::new("problem-login-long").with("count", LOGIN_CHARACTERS_MAX)
    } else {
        return Ok(());
    };
    Err(Problem::of("login", message))
}
