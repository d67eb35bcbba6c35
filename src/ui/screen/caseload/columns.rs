//! How a caseload writes its rows: once, and not at each key.

use crate::domain::Day;
use crate::domain::case::CaseStatus;
use crate::domain::due::DueKind;
use crate::domain::identifier::SpecialistId;
use crate::domain::message::Message;
use crate::language::Locale;
use crate::office::caseload::CaseRow;
use crate::ui::desk::Desk;
use crate::ui::screen::cells::{self, Codes};
use crate::ui::theme::Theme;
use crate::ui::widget::table::{Cell, Column, Width};
use ratatui::layout::Size;
use ratatui::style::Style;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

/// The sign of what is too long ago or too late.
const SIGN: &str = "!";

/// A width of the terminal from which there is room for longer texts.
const WIDE: u16 = 110;

/// The cells of a day without its year, and of a sign behind it.
const DAY_CELLS: u16 = 7;

/// The cells of a day with its year, and of a sign behind it.
const FAR_DAY_CELLS: u16 = 11;

/// What was written last. A key that only moves the bar changes nothing of it.
#[derive(Debug, Default)]
pub struct Kept(RefCell<Option<Rc<Written>>>);

impl Kept {
    /// These rows as they are written at this desk; the same rows as last time, if it was not told to forget them.
    pub fn of(
        &self,
        rows: &[CaseRow],
        specialist: Option<SpecialistId>,
        desk: &Desk,
    ) -> Rc<Written> {
        let mut kept = self.0.borrow_mut();
        match kept.as_ref().filter(|written| written.look == look(desk)) {
            Some(written) => Rc::clone(written),
            None => Rc::clone(kept.insert(Rc::new(Written::new(rows, specialist, desk)))),
        }
    }

    /// The rows are others now, or are not to be seen any more.
    pub fn forget(&mut self) {
        self.0.take();
    }
}

/// One list of cases as it is written: its columns, and of each row that was seen its cells.
#[derive(Debug)]
pub struct Written {
    /// The columns, in the order of the cells.
    pub columns: Vec<Column>,
    cells: Vec<OnceCell<Vec<Cell>>>,
    codes: Codes,
    of_several: bool,
    look: Look,
}

/// What makes the same rows be written in another way.
type Look = (Locale, Theme, Day, Size);

impl Written {
    /// These rows, of one specialist or of several.
    fn new(rows: &[CaseRow], specialist: Option<SpecialistId>, desk: &Desk) -> Self {
        let codes = Codes::of(rows.iter().map(|row| &row.code), desk.today);
        let heading = |id: &str| desk.words.text(id);
        let days = |day: fn(&CaseRow) -> Option<Day>| {
            let far = |row: &CaseRow| day(row).is_some_and(|day| !desk.is_near(day));
            Width::Fixed(match rows.iter().any(far) {
                true => FAR_DAY_CELLS,
                false => DAY_CELLS,
            })
        };
        let (headline, due, who) = match desk.size.width {
            WIDE.. => (24, (16, 18), 14),
            // Beside the name of the specialist the long codes of several regions stand.
            _ if specialist.is_none() => (15, (7, 7), 10),
            _ => (18, (7, 7), 10),
        };
        let dues = DueKind::ALL.iter();
        let dues = dues.map(|kind| heading(due_word(*kind, desk)));
        let due = DAY_CELLS + 1 + cells::widest(dues, due.0, due.1);
        let mut columns = vec![
            Column::new(heading("caseload-case"), Width::Fixed(codes.cells)),
            Column::new(heading("caseload-headline"), Width::Flexible(headline)),
            cells::risk_column(heading("caseload-risk"), desk),
            Column::new(heading("caseload-child"), days(|row| row.child_seen_on)).priority(4),
            Column::new(heading("caseload-contact"), days(|row| row.last_contact_on)).priority(1),
            Column::new(heading("caseload-due"), Width::Fixed(due)).priority(3),
            Column::new(heading("caseload-talked"), days(|row| row.discussed_on)).priority(5),
            Column::new(heading("caseload-refs"), Width::Fixed(4))
                .right()
                .priority(6),
            Column::new(heading("caseload-reason"), Width::Flexible(40)).priority(7),
        ];
        if specialist.is_none() {
            let names = rows.iter();
            let names = names.map(|row| cells::short_name(&row.specialist_name));
            let who = Width::Fixed(cells::widest(names, 8, who));
            columns.insert(2, Column::new(heading("caseload-who"), who).priority(2));
        }
        Self {
            columns,
            cells: vec![OnceCell::new(); rows.len()],
            codes,
            of_several: specialist.is_none(),
            look: look(desk),
        }
    }

    /// The cells of a row, the one at this place.
    pub fn cells(&self, index: usize, row: &CaseRow, desk: &Desk) -> &[Cell] {
        let cells = self.cells.get(index);
        cells.map_or(&[], |cells| cells.get_or_init(|| self.write(row, desk)))
    }

    fn write(&self, row: &CaseRow, desk: &Desk) -> Vec<Cell> {
        let code: Cell = self.codes.write(&row.code).into();
        if row.restricted {
            let said = desk.words.text("caseload-row-restricted");
            return vec![code, Cell::styled(said, desk.theme.quiet())];
        }
        let refs = match row.referrals {
            0 => String::new(),
            count => count.to_string(),
        };
        let mut cells = vec![
            code,
            headline(row, desk).into(),
            cells::risk(row.risk, desk),
            child(row, desk),
            day(row.last_contact_on, row.silent, desk),
            due(row, desk),
            cells::day(row.discussed_on, desk).into(),
            refs.into(),
            reason(row, desk).into(),
        ];
        if self.of_several {
            cells.insert(2, cells::short_name(&row.specialist_name).into());
        }
        cells
    }
}

fn look(desk: &Desk) -> Look {
    (desk.words.locale(), desk.theme, desk.today, desk.size)
}

/// What stands below the list about the selected row: whom it is about, whose case, why it is there.
pub fn about(row: &CaseRow, desk: &Desk) -> String {
    let mut parts = vec![row.code.to_string()];
    if !row.restricted {
        parts.push(row.initials.clone());
        let household = Message::new("caseload-household")
            .with("people", row.people)
            .with("children", row.children);
        parts.push(reason(row, desk));
        parts.push(desk.words.say(&household));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(desk.theme.dot())
}

/// The headline; before it the status of a case that is not open.
fn headline(row: &CaseRow, desk: &Desk) -> String {
    match row.status {
        CaseStatus::Open => row.headline.clone(),
        status => format!("({}) {}", desk.words.text(status.word()), row.headline),
    }
}

fn child(row: &CaseRow, desk: &Desk) -> Cell {
    match row.children {
        0 => Cell::from(""),
        _ => day(row.child_seen_on, row.child_unseen, desk),
    }
}

fn day(day: Option<Day>, too_long_ago: bool, desk: &Desk) -> Cell {
    let style = match too_long_ago {
        true => desk.theme.warning(),
        false => Style::new(),
    };
    Cell::styled(signed(day, too_long_ago, desk), style)
}

fn due(row: &CaseRow, desk: &Desk) -> Cell {
    let Some(due) = row.next_due else {
        return desk.theme.none().into();
    };
    let late = due.on < desk.today;
    let day = signed(Some(due.on), late, desk);
    let what = desk.words.text(due_word(due.kind, desk));
    let style = match late {
        true => desk.theme.warning(),
        false => Style::new(),
    };
    let cells = usize::from(DAY_CELLS);
    Cell::styled(format!("{day:<cells$} {what}"), style)
}

/// The word for what is due, by the room that there is.
fn due_word(due: DueKind, desk: &Desk) -> &'static str {
    match desk.size.width {
        WIDE.. => due.word(),
        _ => short(due),
    }
}

/// The word for what is due where there is little room: at most seven letters.
fn short(due: DueKind) -> &'static str {
    match due {
        DueKind::FirstContact => "caseload-due-first",
        DueKind::Assessment => "caseload-due-assess",
        DueKind::Plan => "caseload-due-plan",
        DueKind::PlanReview => "caseload-due-review",
        DueKind::FollowUp => "caseload-due-promise",
        DueKind::Help => "caseload-due-help",
        DueKind::Contact => "caseload-due-contact",
        DueKind::Answer => "caseload-due-answer",
        DueKind::Action => "caseload-due-action",
    }
}

fn signed(day: Option<Day>, wrong: bool, desk: &Desk) -> String {
    let sign = if wrong { SIGN } else { "" };
    format!("{}{sign}", cells::day(day, desk))
}

/// The strongest reason, and how many more there are.
fn reason(row: &CaseRow, desk: &Desk) -> String {
    let Some(reason) = &row.reason else {
        return String::new();
    };
    let reason = cells::reason(reason, desk);
    match row.rules.len().saturating_sub(1) {
        0 => reason,
        more => format!("{reason} +{more}"),
    }
}
