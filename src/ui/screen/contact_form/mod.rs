//! The form that records a contact: from a case, from *Since we last spoke*, from a session.

use crate::domain::case::SafeContact;
use crate::domain::contact::{Medium, Seen};
use crate::domain::draft::DraftAbout;
use crate::domain::identifier::{CaseId, PersonId};
use crate::domain::message::{Argument, Message};
use crate::domain::person::Relation;
use crate::language::Words;
use crate::office::Request;
use crate::office::case_view::HouseholdMember;
use crate::office::contacts::NewContact;
use crate::office::since::SinceLastSpoke;
use crate::ui::desk::Desk;
use crate::ui::dialog::form::FormDialog;
use crate::ui::message::Step;
use crate::ui::widget::field::{ChoiceOption, Field, Kind};
use crate::ui::widget::form::Form;

/// The purpose of the dialog, and the slot in which its contact is saved.
pub const PURPOSE: &str = "contact";

/// The value of the field `made` for a contact that succeeded.
const MADE: &str = "made";
/// The value of the field `made` for one that was only tried.
const TRIED: &str = "tried";

/// The rows in which the note is written.
const NOTE_ROWS: u16 = 4;

/// The form as a dialog of the purpose [`PURPOSE`]. What makes a call dangerous stands in its title,
/// above everything that is filled in. The case was seen with its file in this version.
pub fn dialog(
    case: CaseId,
    version: u64,
    safe: &SafeContact,
    household: &[HouseholdMember],
    desk: &Desk,
) -> FormDialog {
    let title = Message::new("contact-title").with("safe", safe_way(safe, desk));
    FormDialog::new(PURPOSE, title, form(household, desk))
        .about(DraftAbout::Case(case))
        .based_on(version)
}

/// The step that shows the form about a case that was told of since it was last talked about.
pub fn step(since: &SinceLastSpoke, desk: &Desk) -> Step {
    let (safe, household) = (&since.safe_contact, &since.household);
    Step::show(dialog(since.row.case, since.version, safe, household, desk))
}

/// The fields, in the order in which one tells it. The day is today until another is written; how the
/// contact was made is never assumed, so that nobody records a visit by mistake.
fn form(household: &[HouseholdMember], desk: &Desk) -> Form {
    let media = ChoiceOption::each(Medium::ALL, Medium::code, Medium::word);
    let outcomes = vec![
        ChoiceOption::new(MADE, Message::new("contact-outcome-made")),
        ChoiceOption::new(TRIED, Message::new("contact-outcome-tried")),
    ];
    let mut fields = vec![
        Field::new("on", "contact-on", Kind::day(Some(desk.today))),
        Field::new("medium", "contact-medium", Kind::choice(media, None)),
        Field::new("made", "contact-made", Kind::choice(outcomes, Some(MADE))),
    ];
    if !household.is_empty() {
        let members = || {
            let members = household.iter();
            let named = members.map(|one| ChoiceOption::new(one.person.to_string(), member(one)));
            Kind::several(named.collect(), &[])
        };
        fields.push(Field::new("seen", "contact-seen", members()).optional());
        fields.push(Field::new("alone", "contact-alone", members()).optional());
    }
    fields.push(Field::new("note", "contact-note", Kind::text("", NOTE_ROWS)).optional());
    fields.push(Field::new("next_by", "contact-next-by", Kind::day(None)).optional());
    Form::new(desk.today, fields)
}

/// The step that saves a form that was filled in.
pub fn save(form: &Form, case: CaseId, words: &Words) -> Step {
    Step::save(PURPOSE, Request::RecordContact(filled(form, case, words)))
}

/// The contact of a form that was filled in. Who is marked as seen alone was seen.
fn filled(form: &Form, case: CaseId, words: &Words) -> NewContact {
    let people = |name| -> Vec<PersonId> {
        let marked = form.several(name).into_iter();
        marked.filter_map(|id| id.parse().ok()).collect()
    };
    let alone = people("alone");
    let mut seen: Vec<Seen> = people("seen")
        .into_iter()
        .filter(|person| !alone.contains(person))
        .map(|person| Seen {
            person,
            alone: false,
        })
        .collect();
    seen.extend(alone.into_iter().map(|person| Seen {
        person,
        alone: true,
    }));
    NewContact {
        case,
        // The form has refused an empty or impossible day, and a contact without its medium.
        on: form.day("on", words).unwrap_or_default(),
        medium: form
            .choice("medium")
            .and_then(Medium::from_code)
            .unwrap_or(Medium::Elsewhere),
        made: form.choice("made") == Some(MADE),
        seen,
        note: form.value("note").to_owned(),
        next_by: form.day("next_by", words),
    }
}

/// A member of the household in a few words: `G.A., mother, 34`.
pub fn member(member: &HouseholdMember) -> Message {
    let age = match member.age {
        Some(age) => Argument::from(i64::from(age)),
        None => Message::new(member.age_group.word()).into(),
    };
    let said = match member.relation {
        Relation::Focus => Message::new("contact-member-themselves"),
        relation => {
            let relation = Message::new(relation.word());
            Message::new("contact-member").with("relation", relation)
        }
    };
    said.with("name", member.name.as_str()).with("age", age)
}

/// How to reach the person, what must not happen first: `no letters · no calls home · the aunt's phone`.
pub fn safe_way(safe: &SafeContact, desk: &Desk) -> Message {
    let way = match safe.way.trim() {
        "" => Message::new("contact-no-way-agreed"),
        way => Message::new("contact-way").with("way", way),
    };
    let not_to_do = [
        (safe.no_calls_home, "contact-no-calls-home"),
        (safe.no_letters, "contact-no-letters"),
    ];
    not_to_do
        .into_iter()
        .filter(|(set, _)| *set)
        .fold(way, |then, (_, first)| {
            Message::new("contact-first")
                .with("first", Message::new(first))
                .with("dot", desk.theme.dot())
                .with("then", then)
        })
}

/// The same in words.
pub fn safe_sentence(safe: &SafeContact, desk: &Desk) -> String {
    desk.words.say(&safe_way(safe, desk))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
