//! The audit trail for those who may read it: newest entries first, narrowed by person, case, action
//! and day. Of another team's records an entry says nothing, and of a case only as much as the reader
//! may know of it.

use super::accounts::{accounts, login_of};
use super::case_view;
use super::change::Audited;
use super::clock::day_of;
use super::desk::Desk;
use super::permission::{Grant, RequestKind, grant};
use super::personal;
use super::refusal::Refusal;
use crate::domain::account::Account;
use crate::domain::audit::{AuditAction, AuditEntry, TrailEnd};
use crate::domain::case::CaseCode;
use crate::domain::contact::Contact;
use crate::domain::identifier::{AccountId, AuditEntryId, CaseId, Identifier};
use crate::domain::message::Message;
use crate::domain::problem::check_days;
use crate::domain::referral::Referral;
use crate::domain::standing::Standing;
use crate::domain::tombstone::{Erased, Tombstone};
use crate::domain::{Day, Instant, action::Action};
use crate::store::domain_records::{audit_entry_id, trail_end_id};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The most entries that one request looks at, so that nobody waits for a long trail.
const LOOKED_AT_MAX: usize = 2_000;
/// The most rows of an answer.
const ROWS_MAX: usize = 100;
/// How many entries are read in one go.
const CHUNK: usize = 250;

/// Which entries of the trail.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AuditQuery {
    /// Only by this account, or by nobody who was known, about this account: its login.
    pub login: Option<String>,
    /// Only about this case: its code.
    pub case: Option<String>,
    /// Only this action.
    pub action: Option<AuditAction>,
    /// Only from this day on, in the service's time zone.
    pub from: Option<Day>,
    /// Only up to this day, and with it.
    pub until: Option<Day>,
    /// Only before the entry of this number: [`AuditPage::next`] of the answer before.
    pub before: Option<u64>,
}

/// Entries of the trail.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AuditPage {
    /// The question.
    pub query: AuditQuery,
    /// The entries, newest first.
    pub rows: Vec<AuditRow>,
    /// The moment of the oldest entry that was looked at; `None` when there was none.
    pub searched_to: Option<Instant>,
    /// Where to go on; `None` when the beginning of the trail was reached.
    pub next: Option<u64>,
}

/// An entry of the trail, as the reader may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditRow {
    /// The entry.
    pub id: AuditEntryId,
    /// Its number.
    pub sequence: u64,
    /// When.
    pub at: Instant,
    /// Login and name of who did it; `None` where nobody was logged in.
    pub who: Option<(String, String)>,
    /// What.
    pub action: AuditAction,
    /// The kind of request, or what an older program called it.
    pub request: String,
    /// The record's id; empty where there is none, or the reader may not know it.
    pub record: String,
    /// The case that it is about, if the reader may know it.
    pub case: Option<(CaseId, CaseCode)>,
    /// What it is about and the day, if that was erased and the reader may know it.
    pub erased: Option<(Erased, Day)>,
    /// The login of the account that it is about.
    pub account: Option<String>,
    /// The reason that was given; empty where there is none, or the reader may not open the case.
    pub reason: String,
}

/// What a record of an entry is to the reader.
#[derive(Debug, Clone, Default)]
struct Subject {
    /// The case that it belongs to, if the reader may know of it.
    case: Option<(CaseId, CaseCode)>,
    /// Whether the reader may open that case.
    opens: bool,
    /// Whether it belongs to a case that the reader may not open, or not know of.
    closed: bool,
    /// What it was, and the day on which it was erased.
    erased: Option<(Erased, Day)>,
    /// The account that it is.
    account: Option<AccountId>,
}

/// Reads the trail backwards. Reading it is an entry too.
pub(super) fn read(desk: &Desk<'_>, query: AuditQuery) -> Result<(AuditPage, Audited), Refusal> {
    check_days(&[("from", query.from), ("until", query.until)])?;
    let mut reader = Reader::new(desk, &query)?;
    let end = desk.store.get::<TrailEnd>(trail_end_id())?;
    let after_last = end.map_or(1, |end| end.record.sequence.saturating_add(1));
    let mut next = query
        .before
        .map_or(after_last, |cursor| cursor.min(after_last));
    let (mut rows, mut searched_to) = (Vec::new(), None);
    'looking: for _ in 0..LOOKED_AT_MAX / CHUNK {
        let ids: Vec<_> = (1..next).rev().take(CHUNK).map(audit_entry_id).collect();
        for entry in desk
            .store
            .get_many::<AuditEntry>(&ids)?
            .into_iter()
            .flatten()
        {
            next = entry.record.sequence;
            searched_to = Some(entry.record.at);
            rows.extend(reader.row(entry.record)?);
            if rows.len() == ROWS_MAX {
                break 'looking;
            }
        }
    }
    let case = reader
        .case
        .map_or_else(String::new, |case| case.to_string());
    let page = AuditPage {
        query,
        rows,
        searched_to,
        next: (next > 1).then_some(next),
    };
    Ok((
        page,
        Audited::of(AuditAction::Opened, RequestKind::Audit, case),
    ))
}

struct Reader<'a> {
    desk: &'a Desk<'a>,
    accounts: BTreeMap<AccountId, Account>,
    /// Whether the reader's role has to do with cases at all.
    knows_cases: bool,
    account: Option<AccountId>,
    case: Option<CaseId>,
    action: Option<AuditAction>,
    from: Day,
    until: Day,
    /// What was found out about records already.
    subjects: BTreeMap<String, Subject>,
}

impl<'a> Reader<'a> {
    fn new(desk: &'a Desk<'a>, query: &AuditQuery) -> Result<Self, Refusal> {
        let accounts = accounts(desk.store)?.into_iter();
        let mut reader = Self {
            desk,
            accounts: accounts.map(|account| (account.id, account)).collect(),
            knows_cases: grant(RequestKind::Case, desk.caller.account.role) != Grant::No,
            account: None,
            case: None,
            action: query.action,
            from: query.from.unwrap_or(Day::MIN),
            until: query.until.unwrap_or(Day::MAX),
            subjects: BTreeMap::new(),
        };
        if let Some(login) = &query.login {
            reader.account = Some(reader.account_of(login)?);
        }
        if let Some(code) = &query.case {
            let case = case_view::by_code(desk, code.trim())?;
            let known = reader.subject(&case.to_string())?.case;
            let (case, _) = known.ok_or_else(Refusal::not_found)?;
            reader.case = Some(case);
        }
        Ok(reader)
    }

    fn account_of(&self, login: &str) -> Result<AccountId, Refusal> {
        let login = login_of(login);
        let mut accounts = self.accounts.values();
        accounts
            .find(|account| account.login == login)
            .map(|account| account.id)
            .ok_or_else(|| Refusal::NotFound(Message::new("office-no-account")))
    }

    /// The row of an entry, if it is asked for and open to the reader.
    fn row(&mut self, entry: AuditEntry) -> Result<Option<AuditRow>, Refusal> {
        let day = day_of(entry.at, self.desk.settings().utc_offset_minutes);
        let in_time = (self.from..=self.until).contains(&day);
        if !in_time || self.action.is_some_and(|action| action != entry.action) {
            return Ok(None);
        }
        let by = entry.account.and_then(|id| self.accounts.get(&id));
        if personal::hides(self.desk, &entry, by)? {
            return Ok(None);
        }
        let subject = self.subject(&entry.record)?;
        let own = entry.account == Some(self.desk.account());
        let open = match self.desk.grant {
            Grant::All => true,
            Grant::Team | Grant::Own => own || subject.opens,
            Grant::No => false,
        };
        let by_asked = self.account.is_none() || entry.account.or(subject.account) == self.account;
        let about_asked = self.case.is_none_or(|case| {
            let about = subject.case.as_ref();
            about.is_some_and(|(id, _)| *id == case)
        });
        Ok((open && by_asked && about_asked).then(|| self.shown(entry, subject, own)))
    }

    fn shown(&self, entry: AuditEntry, subject: Subject, own: bool) -> AuditRow {
        let account = |id: AccountId| self.accounts.get(&id);
        let reasons = own || (self.knows_cases && !subject.closed);
        let known = subject.case.is_some() || subject.account.is_some();
        AuditRow {
            id: audit_entry_id(entry.sequence),
            sequence: entry.sequence,
            at: entry.at,
            who: entry
                .account
                .and_then(account)
                .map(|account| (account.login.clone(), account.name.clone())),
            action: entry.action,
            request: entry.request,
            record: if known { entry.record } else { String::new() },
            case: subject.case,
            erased: subject.erased,
            account: subject
                .account
                .and_then(account)
                .map(|account| account.login.clone()),
            reason: if reasons { entry.reason } else { String::new() },
        }
    }

    /// What a record is to the reader, found out once.
    fn subject(&mut self, record: &str) -> Result<Subject, Refusal> {
        if let Some(known) = self.subjects.get(record) {
            return Ok(known.clone());
        }
        let subject = self.find_out(record)?;
        self.subjects.insert(record.to_owned(), subject.clone());
        Ok(subject)
    }

    fn find_out(&self, record: &str) -> Result<Subject, Refusal> {
        let Ok(id) = record.parse::<AccountId>() else {
            return Ok(Subject::default());
        };
        if self.accounts.contains_key(&id) {
            return Ok(Subject {
                account: Some(id),
                ..Subject::default()
            });
        }
        let Some(standing) = self.standing(id)? else {
            return self.erased(id);
        };
        let known = self.knows_cases && self.desk.specialist(standing.owner).is_ok();
        let opens = known && standing.opens_to(self.desk.account());
        Ok(Subject {
            case: known.then_some((standing.case, standing.code)),
            opens,
            closed: !opens,
            ..Subject::default()
        })
    }

    /// A case or a person that was erased, for who may erase.
    fn erased(&self, id: AccountId) -> Result<Subject, Refusal> {
        let may = grant(RequestKind::EraseCase, self.desk.caller.account.role) != Grant::No;
        let tombstone = Identifier::from_bytes(id.bytes());
        let found = self.desk.store.get::<Tombstone>(tombstone)?;
        let known = |found: &Tombstone| may && found.what != Erased::PersonalPart;
        let Some(found) = found.map(|found| found.record).filter(known) else {
            return Ok(Subject::default());
        };
        let case = |code| (CaseId::from_bytes(id.bytes()), code);
        Ok(Subject {
            case: found.code.map(case),
            erased: Some((found.what, found.on)),
            ..Subject::default()
        })
    }

    /// How the case stands that this record is, or belongs to; ids of different tables never agree.
    fn standing(&self, id: AccountId) -> Result<Option<Standing>, Refusal> {
        let (store, id) = (self.desk.store, id.bytes());
        if let Some(case) = store.get::<Standing>(CaseId::from_bytes(id))? {
            return Ok(Some(case.record));
        }
        let referral = store.get::<Referral>(Identifier::from_bytes(id))?;
        let mut case = referral.map(|found| found.record.case);
        if case.is_none() {
            let contact = store.get::<Contact>(Identifier::from_bytes(id))?;
            case = contact.map(|found| found.record.case);
        }
        if case.is_none() {
            let action = store.get::<Action>(Identifier::from_bytes(id))?;
            case = action.and_then(|found| found.record.case);
        }
        let Some(case) = case else { return Ok(None) };
        Ok(store.get::<Standing>(case)?.map(|found| found.record))
    }
}
