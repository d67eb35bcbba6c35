//! A session that was written in two places: both texts, field by field.

use super::conflict::{Conflict, ConflictField};
use super::desk::{Desk, new_id};
use super::refusal::Refusal;
use super::sessions::{Unsaved, as_draft};
use crate::domain::draft::{Draft, DraftAbout, DraftName, DraftText, SESSION_FORM};
use crate::domain::message::{Argument, Message};
use crate::domain::session::{DraftItem, Session, SessionDraft, SessionStatus};
use crate::store::Versioned;

/// The conflict of a session that was held or signed elsewhere meanwhile.
pub(super) fn held_elsewhere(
    desk: &Desk<'_>,
    found: &Versioned<Session>,
    mine: &SessionDraft,
) -> Result<Conflict, Refusal> {
    let signed = found.record.status == SessionStatus::Signed;
    let text = as_draft(desk, found.record.clone())?;
    let version = (!signed).then_some(found.version);
    let mut conflict = Conflict::of(desk, found.record.id, None, version, fields(&text, mine))?;
    if signed {
        conflict.message = Message::new("office-session-signed");
    } else {
        conflict.theirs = Some(Box::new(Draft {
            name: DraftName {
                form: SESSION_FORM.to_owned(),
                about: DraftAbout::Session(mine.specialist),
            },
            id: new_id()?,
            revision: 0,
            replaces: None,
            based_on: version,
            kept_at: desk.now,
            text: DraftText::Session(Box::new(text)),
        }));
    }
    Ok(conflict)
}

/// Two texts of a session that are both kept, as the choice with which of them to go on.
pub(super) fn kept_twice(
    mine: &SessionDraft,
    other: Unsaved,
    based_on: Option<u64>,
) -> Result<Conflict, Refusal> {
    let message = Message::new("office-session-twice").with("moment", other.kept.kept_at);
    let replaces = Some((other.kept.id, other.kept.revision));
    let mut fields = fields(&other.text, mine);
    fields.retain(|field| field.theirs.is_some() || field.mine.is_some());
    fields.sort_by_key(ConflictField::is_same);
    Ok(Conflict {
        message,
        changed: None,
        version: Some(based_on.unwrap_or_default()),
        fields,
        theirs: Some(Box::new(Draft {
            id: new_id()?,
            replaces,
            based_on,
            text: DraftText::Session(Box::new(other.text)),
            ..other.kept
        })),
    })
}

fn fields(theirs: &SessionDraft, mine: &SessionDraft) -> Vec<ConflictField> {
    let mut fields = Vec::new();
    let others = theirs.items.iter();
    let others = others.filter(|item| mine.items.iter().all(|own| own.case != item.case));
    for item in mine.items.iter().chain(others) {
        let of = |draft: &SessionDraft| {
            let mut items = draft.items.iter();
            items.find(|other| other.case == item.case).cloned()
        };
        fields.extend(item_fields(of(theirs), of(mine), &item.code.0));
    }
    let label = Message::new;
    let number = |answer: Option<u8>| answer.map(|answer| Argument::from(i64::from(answer)));
    let day = |day: Option<crate::domain::Day>| day.map(Argument::from);
    fields.extend([
        ConflictField::text(label("conflict-actions"), &actions(theirs), &actions(mine)),
        ConflictField::text(
            label("conflict-general-note"),
            &theirs.general_note,
            &mine.general_note,
        ),
        ConflictField::new(
            label("session-wellbeing"),
            number(theirs.wellbeing),
            number(mine.wellbeing),
        ),
        ConflictField::text(
            label("conflict-personal-note"),
            &theirs.personal_note,
            &mine.personal_note,
        ),
        ConflictField::new(
            label("session-next-title"),
            day(theirs.next_on),
            day(mine.next_on),
        ),
    ]);
    fields
}

/// The actions agreed, one a line.
fn actions(draft: &SessionDraft) -> String {
    let texts: Vec<&str> = draft
        .actions
        .iter()
        .map(|action| action.text.as_str())
        .collect();
    texts.join("\n")
}

fn item_fields(
    theirs: Option<DraftItem>,
    mine: Option<DraftItem>,
    code: &str,
) -> Vec<ConflictField> {
    let label = |field: &'static str| {
        Message::new("conflict-of-case")
            .with("case", code)
            .with("field", Message::new(field))
    };
    let [theirs, mine] = [theirs, mine].map(|item| item.map(|item| item.text));
    let text = |name, of: fn(&crate::domain::session::ItemText) -> &str| {
        let [theirs, mine] = [&theirs, &mine].map(|text| text.as_ref().map_or("", of));
        ConflictField::text(label(name), theirs, mine)
    };
    let depth = |item: &Option<crate::domain::session::ItemText>| {
        item.as_ref()
            .map(|text| Argument::from(Message::new(text.depth.word())))
    };
    let risk = |item: &Option<crate::domain::session::ItemText>| {
        item.as_ref()
            .filter(|text| text.risk_after != text.risk_before)
            .map(|text| Argument::from(Message::new(text.risk_after.word())))
    };
    vec![
        ConflictField::new(label("conflict-depth"), depth(&theirs), depth(&mine)),
        text("session-situation", |text| &text.situation),
        text("session-analysis", |text| &text.analysis),
        ConflictField::new(label("session-risk"), risk(&theirs), risk(&mine)),
        text("session-decision", |text| &text.decision),
        text("session-rationale", |text| &text.rationale),
        text("session-wait-until", |text| {
            text.wait.as_ref().map_or("", |wait| wait.reason.as_str())
        }),
    ]
}
