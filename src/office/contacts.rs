//! Recording contacts.

use super::change::{Audited, CasePart, Change};
use super::conflict::{Conflict, ConflictField};
use super::desk::{Desk, new_id};
use super::permission::RequestKind;
use super::refusal::Refusal;
use crate::domain::Day;
use crate::domain::audit::AuditAction;
use crate::domain::case::CaseFile;
use crate::domain::contact::{Contact, Medium, Seen, check};
use crate::domain::identifier::CaseId;
use crate::domain::message::{Argument, Message};
use crate::domain::problem::check_days;
use crate::domain::standing::Standing;
use serde::{Deserialize, Serialize};

/// A contact as it is entered. Who enters it, and on whose behalf, the office knows itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewContact {
    /// The case.
    pub case: CaseId,
    /// The day it happened.
    pub on: Day,
    /// How.
    pub medium: Medium,
    /// Made, or only tried.
    pub made: bool,
    /// Who was seen.
    pub seen: Vec<Seen>,
    /// What was found.
    pub note: String,
    /// The day by which the next contact is promised; `None` leaves it as it is.
    pub next_by: Option<Day>,
}

/// Records a contact, and the day by which the next is promised.
pub(super) fn record(desk: &Desk<'_>, new: NewContact) -> Result<Change, Refusal> {
    let standing = desk.case(new.case)?;
    let contact = Contact {
        made: new.made,
        seen: new.seen,
        note: new.note,
        ..contact(desk, &standing, new.on, new.medium)?
    };
    check(&contact, desk.today)?;
    check_days(&[("next_by", new.next_by)])?;
    check_household(&standing, &contact.seen)?;
    let mut change = Change::audited(Audited::of(
        AuditAction::Changed,
        RequestKind::RecordContact,
        contact.id,
    ));
    change.put_part(CasePart::Contact(contact), None);
    if let Some(next_by) = new.next_by {
        let mut file = desk.get::<CaseFile>(new.case)?;
        check_promise(desk, &standing, file.version, next_by)?;
        file.record.next_contact_by = Some(next_by);
        change.audit_as_well(Audited::of(
            AuditAction::Changed,
            RequestKind::RecordContact,
            new.case,
        ));
        change.put_part(CasePart::File(Box::new(file.record)), Some(file.version));
    }
    change.settle(desk)?;
    Ok(change)
}

/// Checks that no other day was promised by somebody else since the case was seen that the contact is
/// based on. A promise that was kept already may go.
fn check_promise(
    desk: &Desk<'_>,
    standing: &Standing,
    version: u64,
    mine: Day,
) -> Result<(), Refusal> {
    let theirs = standing.next_contact_by;
    if !desk.has_changed(version) || theirs.is_none_or(|theirs| theirs == mine) {
        return Ok(());
    }
    let fields = vec![ConflictField::new(
        Message::new("contact-next-by"),
        theirs.map(Argument::from),
        Some(mine.into()),
    )];
    let made_by = Some(RequestKind::RecordContact);
    Err(Conflict::of(desk, standing.case, made_by, Some(version), fields)?.into())
}

/// Who was seen lives in the household of the case.
fn check_household(standing: &Standing, seen: &[Seen]) -> Result<(), Refusal> {
    let lives_there = |seen: &Seen| {
        standing
            .members
            .iter()
            .any(|member| member.person == seen.person)
    };
    if seen.iter().all(lives_there) {
        Ok(())
    } else {
        Err(Refusal::not_found())
    }
}

/// A contact made, without a text yet: who enters it, and on whose behalf.
pub(super) fn contact(
    desk: &Desk<'_>,
    standing: &Standing,
    on: Day,
    medium: Medium,
) -> Result<Contact, Refusal> {
    let own = desk.caller.account.specialist == Some(standing.owner);
    Ok(Contact {
        id: new_id()?,
        case: standing.case,
        on,
        medium,
        made: true,
        seen: Vec::new(),
        note: String::new(),
        referral: None,
        recorded_at: desk.now,
        recorded_by: desk.account(),
        on_behalf_of: (!own).then_some(standing.owner),
    })
}
