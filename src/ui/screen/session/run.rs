//! What the keys, the dialogs and the office's answers do to a session.

use super::place::Place;
use super::summary::{self, Missing};
use super::writing::{Closing, Kept, Writing};
use super::{forms, sheets};
use crate::domain::identifier::{ActionId, CaseId};
use crate::domain::message::{Argument, Message};
use crate::office::conflict::Conflict;
use crate::office::drafts::Save;
use crate::office::{Answer, Refusal, Request};
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::dialog::Outcome;
use crate::ui::dialog::confirm::Confirm;
use crate::ui::message::Step;
use crate::ui::screen::case::Case;
use crate::ui::screen::contact_form;
use crate::ui::widget::form::Form;

/// The purpose of the question whether to record a contact.
const ASK_CONTACT: &str = "ask-contact";

/// Does what a key means.
pub(super) fn run(writing: &mut Writing, command: Command, desk: &Desk) -> Step {
    let height = desk.body().height;
    let places = writing.places.all.len();
    if writing.sheet.is_none() && writing.cursor.run(command, places, height) {
        return Step::Stay;
    }
    match command {
        Command::Back | Command::CaseList => {
            writing.sheet = None;
            keep(writing)
        }
        Command::NextField | Command::PreviousField | Command::Undo | Command::Redo => {
            if let Some(sheet) = &mut writing.sheet {
                sheet.run(command);
            }
            writing.write_back();
            Step::Stay
        }
        Command::Open | Command::Edit => open(writing, desk),
        Command::NextCase => next_case(writing, 1, height),
        Command::PreviousCase => next_case(writing, -1, height),
        Command::AddAction => Step::show(forms::action(writing, desk)),
        Command::Sign => {
            writing.summing = true;
            Step::All(vec![
                keep(writing),
                Step::show(summary::ways(writing, desk)),
            ])
        }
        Command::EndAction => end_action(writing, desk),
        Command::DropAction => drop_action(writing, desk),
        _ => match writing.place() {
            Place::Case(case) => run_case(writing, case, command, desk),
            _ => Step::Stay,
        },
    }
}

/// The commands that are about a case.
fn run_case(writing: &mut Writing, case: CaseId, command: Command, desk: &Desk) -> Step {
    match command {
        Command::Continues => continues(writing, case, desk),
        Command::Note => write(writing, "situation", desk),
        Command::Decide => write(writing, "decision", desk),
        Command::Risk => write(writing, "risk", desk),
        Command::WaitUntil => Step::show(forms::wait(writing, case, desk)),
        Command::Contact => contact(writing, case, desk),
        Command::OpenCase => {
            writing.away = true;
            Step::All(vec![keep(writing), Step::open(Case::new(case))])
        }
        _ => Step::Stay,
    }
}

/// Keeps what was entered at once.
fn keep(writing: &Writing) -> Step {
    if writing.changed {
        Step::Keep
    } else {
        Step::Stay
    }
}

/// Hears that the text was kept, or that it could not be.
pub(super) fn kept(writing: &mut Writing, result: &Result<Answer, Refusal>) -> Step {
    match result {
        Ok(Answer::DraftKept { at, elsewhere }) => {
            writing.kept = Kept::At(*at);
            writing.origin.replaces = None;
            let told = std::mem::replace(&mut writing.elsewhere, elsewhere.is_some());
            match elsewhere {
                Some(moment) if !told => {
                    Step::Say(Message::new("session-kept-elsewhere").with("moment", *moment))
                }
                _ => Step::Stay,
            }
        }
        Ok(_) => Step::Stay,
        Err(refusal) => {
            let told = std::mem::replace(&mut writing.kept, Kept::Failed) == Kept::Failed;
            match told {
                true => Step::Stay,
                false => Step::Say(refusal.message().clone()),
            }
        }
    }
}

fn open(writing: &mut Writing, desk: &Desk) -> Step {
    match writing.place() {
        Place::Actions => Step::show(forms::action(writing, desk)),
        Place::NextDate => Step::show(forms::next_date(writing, desk)),
        Place::CheckIn | Place::General | Place::Case(_) => {
            writing.sheet = sheets::sheet(writing, desk.theme);
            Step::Stay
        }
    }
}

/// Goes to this field of the sheet, and opens the sheet where there is none.
fn write(writing: &mut Writing, field: &str, desk: &Desk) -> Step {
    if writing.sheet.is_none() {
        writing.sheet = sheets::sheet(writing, desk.theme);
    }
    if let Some(sheet) = &mut writing.sheet {
        sheet.focus_on(field);
    }
    Step::Stay
}

fn next_case(writing: &mut Writing, by: isize, height: u16) -> Step {
    writing.go(by, height);
    keep(writing)
}

/// The plan continues, and the next case is selected; where no contact is recorded, that is asked for
/// first.
fn continues(writing: &mut Writing, case: CaseId, desk: &Desk) -> Step {
    let code = writing.code(case).map(ToString::to_string);
    let code = code.unwrap_or_default();
    match writing.toggle_continues(case) {
        None => Step::Say(Message::new("session-has-text").with("case", code)),
        Some(false) => Step::All(vec![
            keep(writing),
            Step::Say(Message::new("session-taken-back").with("case", code)),
        ]),
        Some(true) => Step::All(vec![keep(writing), confirm_contact(writing, case, desk)]),
    }
}

/// Says when the last contact was and goes on, or asks for one where it is too long ago.
fn confirm_contact(writing: &mut Writing, case: CaseId, desk: &Desk) -> Step {
    let Some(row) = writing.since(case).map(|since| &since.row) else {
        return Step::Stay;
    };
    let code = row.code.to_string();
    match row
        .last_contact_on
        .map(|day| Argument::near(day, desk.today))
    {
        Some(day) if !row.silent => {
            writing.go(1, desk.body().height);
            let said = Message::new("session-continues").with("case", code);
            Step::Say(said.with("day", day))
        }
        last => {
            let asked = Message::new("session-ask-contact").with("case", code);
            let detail = match last {
                Some(day) => Message::new("session-last-contact").with("day", day),
                None => Message::new("session-no-contact"),
            };
            Step::show(Confirm::new(ASK_CONTACT, asked).detail(detail))
        }
    }
}

fn contact(writing: &Writing, case: CaseId, desk: &Desk) -> Step {
    match writing.since(case) {
        Some(since) => contact_form::step(since, desk),
        None => Step::Stay,
    }
}

/// Marks the only open action as done, or asks which one.
fn end_action(writing: &mut Writing, desk: &Desk) -> Step {
    let open: Vec<ActionId> = writing.open_actions().iter().map(|one| one.id).collect();
    match open.as_slice() {
        [] => Step::say("session-no-open-action"),
        [action] => done(writing, *action),
        _ => Step::show(forms::choose_done(writing, desk)),
    }
}

fn done(writing: &mut Writing, action: ActionId) -> Step {
    writing.toggle_done(action);
    keep(writing)
}

/// Asks why the only action is dropped, or first which one.
fn drop_action(writing: &mut Writing, desk: &Desk) -> Step {
    let open: Vec<ActionId> = writing.open_actions().iter().map(|one| one.id).collect();
    match (open.as_slice(), writing.new_actions().is_empty()) {
        ([action], true) => ask_why(writing, *action, desk),
        _ => Step::show(forms::choose_drop(writing, desk)),
    }
}

fn ask_why(writing: &mut Writing, action: ActionId, desk: &Desk) -> Step {
    let open = writing.open_actions();
    let found = open.into_iter().find(|open| open.id == action);
    let text = found.map(|action| action.text.clone()).unwrap_or_default();
    writing.asked = Some(action);
    Step::show(forms::drop_action(action, &text, desk))
}

/// Takes what was decided in a dialog.
pub(super) fn decided(
    writing: &mut Writing,
    purpose: &'static str,
    outcome: &Outcome<'_>,
    desk: &Desk,
) -> Step {
    writing.summing = false;
    match outcome {
        Outcome::Filled(form) => filled(writing, purpose, form, desk),
        Outcome::Chosen(value) => chosen(writing, purpose, value, desk),
        Outcome::Confirmed => match writing.place() {
            Place::Case(case) if purpose == ASK_CONTACT => contact(writing, case, desk),
            _ => Step::Stay,
        },
        Outcome::Mine(conflict) => keep_mine(writing, purpose, conflict),
        Outcome::Theirs(conflict) => take_theirs(writing, conflict),
        Outcome::Dismissed => {
            writing.asked = None;
            if purpose == ASK_CONTACT {
                writing.go(1, desk.body().height);
            }
            keep(writing)
        }
    }
}

/// Saves what was written here over the other text, which is kept as a draft.
fn keep_mine(writing: &mut Writing, purpose: &'static str, conflict: &Conflict) -> Step {
    let request = match purpose {
        summary::SIGN => Request::SignSession(writing.draft.clone()),
        summary::HOLD => Request::HoldSession(writing.draft.clone()),
        _ => return Step::Stay,
    };
    writing.origin.based_on = conflict.version;
    let other = conflict.theirs.clone();
    let other = other.map(|draft| Step::save("other", Request::KeepDraft(draft)));
    let save = close(writing, purpose, request);
    Step::All(other.into_iter().chain([save]).collect())
}

/// Goes on with the other text; what was written here stays kept. A signed text cannot be gone on with.
fn take_theirs(writing: &mut Writing, conflict: &Conflict) -> Step {
    if writing.kept == Kept::Failed {
        return Step::say("interface-draft-not-kept");
    }
    match &conflict.theirs {
        Some(theirs) => {
            writing.take(theirs);
            Step::say("session-other-taken")
        }
        None => {
            writing.closing = Closing::Done;
            Step::All(vec![Step::say("session-yours-kept"), Step::Back])
        }
    }
}

fn filled(writing: &mut Writing, purpose: &'static str, form: &Form, desk: &Desk) -> Step {
    let words = &desk.words;
    let on = writing.draft.on;
    match (purpose, writing.place()) {
        (forms::ACTION, place) => match forms::filled_action(form, place.case(), on, words) {
            Ok(action) => writing.draft.actions.push(action),
            Err(problem) => return Step::Mark("due", problem),
        },
        (forms::WAIT, Place::Case(case)) => match forms::filled_wait(form, on, words) {
            Ok(wait) => writing.set_wait(case, wait),
            Err((field, problem)) => return Step::Mark(field, problem),
        },
        (forms::DROP, _) => {
            if let Some(action) = writing.asked.take() {
                writing.drop_action(action, form.value("note"));
            }
        }
        (forms::NEXT_DATE, _) => match form.day("next_on", words) {
            Some(day) if day <= on => {
                return Step::Mark("next_on", Message::new("problem-next-session-past"));
            }
            day => writing.draft.next_on = day,
        },
        (contact_form::PURPOSE, Place::Case(case)) => {
            return contact_form::save(form, case, words);
        }
        _ => {}
    }
    writing.changed = true;
    Step::All(vec![keep(writing), Step::Close])
}

fn chosen(writing: &mut Writing, purpose: &'static str, value: &str, desk: &Desk) -> Step {
    match (purpose, value, value.parse::<ActionId>()) {
        (summary::CLOSING, summary::GO, _) => match summary::missing(writing) {
            Some(missing) => go_to(writing, missing, desk),
            None => Step::Stay,
        },
        (summary::CLOSING, summary::SIGN, _) => close(
            writing,
            summary::SIGN,
            Request::SignSession(writing.draft.clone()),
        ),
        (summary::CLOSING, _, _) => close(
            writing,
            summary::HOLD,
            Request::HoldSession(writing.draft.clone()),
        ),
        (forms::CHOOSE_DONE, _, Ok(action)) => done(writing, action),
        (forms::CHOOSE_DROP, _, Ok(action)) => ask_why(writing, action, desk),
        (forms::CHOOSE_DROP, index, Err(_)) => {
            if let Ok(index) = index.parse() {
                writing.remove_action(index);
            }
            keep(writing)
        }
        _ => Step::Stay,
    }
}

fn close(writing: &mut Writing, slot: &'static str, request: Request) -> Step {
    writing.closing = Closing::Asked;
    Step::save(
        slot,
        Request::Save(Box::new(Save {
            request,
            drafts: writing.origin.drafts(),
            based_on: writing.origin.based_on,
        })),
    )
}

/// Takes the office's answers, but for the session itself.
pub(super) fn answered(writing: &mut Writing, slot: &'static str, _answer: &Answer) -> Step {
    match (slot, _answer) {
        (contact_form::PURPOSE, _) => Step::say("contact-saved"),
        (summary::SIGN, _) => {
            writing.closing = Closing::Done;
            Step::All(vec![Step::say("session-signed"), Step::Back])
        }
        (summary::HOLD, _) => {
            writing.closing = Closing::Done;
            Step::All(vec![Step::say("session-kept-held"), Step::Back])
        }
        _ => Step::Stay,
    }
}

/// Takes a refusal: what the office found wrong in the session is gone to.
pub(super) fn refused(
    writing: &mut Writing,
    slot: &'static str,
    refusal: &Refusal,
    desk: &Desk,
) -> Step {
    let said = Step::Say(refusal.message().clone());
    match slot {
        summary::SIGN | summary::HOLD => writing.closing = Closing::No,
        _ => {}
    }
    match refusal {
        Refusal::Rule(problem) if slot == summary::SIGN || slot == summary::HOLD => {
            match summary::place_of(writing, problem) {
                Some(missing) => Step::All(vec![go_to(writing, missing, desk), said]),
                None => said,
            }
        }
        _ => said,
    }
}

/// Goes to what is missing and says under its field what is wrong.
fn go_to(writing: &mut Writing, missing: Missing, desk: &Desk) -> Step {
    writing.select(missing.place, desk.body().height);
    let mark = Step::Mark(missing.field, missing.message.clone());
    match (missing.place, missing.field) {
        (Place::Case(case), "wait_until" | "wait_reason") => {
            Step::All(vec![Step::show(forms::wait(writing, case, desk)), mark])
        }
        (Place::NextDate, _) => Step::All(vec![Step::show(forms::next_date(writing, desk)), mark]),
        _ => {
            writing.sheet = sheets::sheet(writing, desk.theme);
            if let Some(sheet) = &mut writing.sheet {
                sheet.mark(missing.field, missing.message);
            }
            Step::Stay
        }
    }
}
