//! What is asked before something is erased: whether it is meant, then the code typed again and a reason.

use crate::domain::message::Message;
use crate::office::Request;
use crate::office::erasure::{CaseErasure, Erasure, PersonErasure};
use crate::office::personal::PersonalErasure;
use crate::office::retention::Subject;
use crate::ui::desk::Desk;
use crate::ui::dialog::confirm::Confirm;
use crate::ui::dialog::form::FormDialog;
use crate::ui::message::Step;
use crate::ui::widget::field::{Field, Kind};
use crate::ui::widget::form::Form;

/// The purpose of the question.
pub const QUESTION: &str = "erase";
/// The purpose of the form, and the slot in which it is erased.
pub const FORM: &str = "erasing";

/// The rows in which the reason is written.
const REASON_ROWS: u16 = 3;

/// Whether it is meant, and what is lost.
pub fn question(subject: &Subject) -> Confirm {
    let loss = match subject {
        Subject::Case(..) => "retention-case-loss",
        Subject::Person(_) => "retention-person-loss",
        Subject::PersonalPart(_) => "retention-personal-loss",
    };
    let question = Message::new("retention-sure").with("code", subject.code());
    Confirm::new(QUESTION, question)
        .detail(Message::new(loss))
        .detail(Message::new("retention-loss-stays"))
}

/// The code typed again, and why.
pub fn form(subject: &Subject, desk: &Desk) -> FormDialog {
    let title = Message::new("retention-form").with("code", subject.code());
    let fields = vec![
        Field::new("code", "retention-code-again", Kind::line("")),
        Field::new("reason", "retention-reason", Kind::text("", REASON_ROWS)),
    ];
    FormDialog::new(FORM, title, Form::new(desk.today, fields))
}

/// The step that erases as the form says.
pub fn save(subject: &Subject, form: &Form) -> Step {
    let (code, reason) = (
        form.value("code").to_owned(),
        form.value("reason").to_owned(),
    );
    let request = match subject {
        Subject::Case(case, _) => Request::EraseCase(CaseErasure {
            case: *case,
            code,
            reason,
        }),
        Subject::Person(person) => Request::ErasePerson(PersonErasure {
            person: *person,
            code,
            reason,
        }),
        Subject::PersonalPart(session) => Request::ErasePersonal(PersonalErasure {
            session: *session,
            code,
            reason,
        }),
    };
    Step::save(FORM, request)
}

/// What is said when it is done.
pub fn said(erasure: &Erasure) -> Message {
    let id = match erasure.tombstone.bytes_gone_on {
        Some(_) => "retention-done",
        None => "retention-done-files",
    };
    Message::new(id).with("records", erasure.records)
}
