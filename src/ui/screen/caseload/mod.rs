//! A caseload: the cases of one specialist or of everybody the reader may see; searched while one
//! types, sorted, filtered.

mod columns;

use super::Page;
use super::case::Case;
use super::session::Session;
use super::since::Since;
use crate::domain::identifier::SpecialistId;
use crate::domain::message::Message;
use crate::office::caseload::{CaseFilter, CaseRow, CaseSort, Caseload as Answered, CaseloadQuery};
use crate::office::{Answer, Request};
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::dialog::{Outcome, choose::Choose};
use crate::ui::keymap::{Context, Typing};
use crate::ui::message::{Ask, Step};
use crate::ui::theme::Theme;
use crate::ui::widget::field::{ChoiceOption, Field, Kind};
use crate::ui::widget::form::Form;
use crate::ui::widget::list::{ListCursor, Most};
use crate::ui::widget::marks::{Difference, Marks};
use crate::ui::widget::{table, text};
use columns::Kept;
use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};

/// The field that is searched with.
const SEARCH: &str = "search";

/// The cells on the right of the search in which the number of cases stands.
const FOUND_CELLS: u16 = 14;

/// The list of cases.
#[derive(Debug)]
pub struct Caseload {
    specialist: Option<SpecialistId>,
    filter: CaseFilter,
    sort: CaseSort,
    search: Form,
    typing: Typing,
    answer: Option<Answered>,
    most: Most,
    cursor: ListCursor,
    written: Kept,
}

impl Caseload {
    /// The open cases of a specialist, or of everybody the reader may see.
    pub fn new(specialist: Option<SpecialistId>) -> Self {
        let field = Field::new(SEARCH, "caseload-search", Kind::line(""));
        Self {
            specialist,
            filter: CaseFilter::Open,
            sort: CaseSort::Need,
            search: Form::new(crate::domain::Day::MIN, vec![field]),
            typing: Typing::No,
            answer: None,
            most: Most::default(),
            cursor: ListCursor::default(),
            written: Kept::default(),
        }
    }

    /// A search over every case that the reader may see, ready for the first letter.
    pub fn search() -> Self {
        Self {
            filter: CaseFilter::All,
            typing: Typing::Yes,
            ..Self::new(None)
        }
    }

    fn query(&self) -> CaseloadQuery {
        CaseloadQuery {
            specialist: self.specialist,
            search: self.search.value(SEARCH).to_owned(),
            filter: self.filter,
            sort: self.sort,
            most: self.most.rows(),
        }
    }

    fn ask(&self) -> Ask {
        Ask::read("rows", Request::Caseload(self.query()))
    }

    /// Does something with the selected row, if the rows are those of what was typed last. Who types fast must
    /// not open the case of somebody else.
    fn with_row(&self, command: Command) -> Step {
        let answered = self.answer.as_ref();
        if answered.is_none_or(|answer| answer.query != self.query()) {
            return Step::Stay;
        }
        match command {
            Command::StartSession => self.session(),
            Command::Since => self.since(),
            _ => self.open(),
        }
    }

    /// The selected case since it was last talked about, and from there through the list.
    fn since(&self) -> Step {
        let open = || {
            self.rows()
                .iter()
                .filter(|row| !row.restricted)
                .map(|row| row.case)
        };
        let selected = self.selected().map(|row| row.case);
        match open().position(|case| Some(case) == selected) {
            Some(at) => Step::open(Since::among(open().collect(), at)),
            None => Step::say("caseload-restricted"),
        }
    }

    fn session(&self) -> Step {
        let of_row = self.selected().map(|row| row.specialist);
        match self.specialist.or(of_row) {
            Some(specialist) => Step::open(Session::new(specialist)),
            None => Step::Stay,
        }
    }

    /// Asks anew, from the first row on.
    fn ask_again(&mut self) -> Step {
        self.cursor = ListCursor::default();
        self.most = Most::default();
        Step::Ask(self.ask())
    }

    /// How many rows are there, and how many were found.
    fn there(&self) -> (usize, usize) {
        let found = self.answer.as_ref().map_or(0, |answer| answer.found);
        (self.rows().len(), found)
    }

    /// Moves the cursor, and asks for more rows where it comes near their end.
    fn moved(&mut self, command: Command, height: u16) -> Option<Step> {
        let there = self.there();
        if !self.cursor.run(command, there.0, height) {
            return None;
        }
        let more = match command {
            Command::Last => self.most.grow_to_end(there),
            _ => self.most.grow(there, self.cursor.selected, height),
        };
        Some(match more {
            true => Step::Ask(self.ask()),
            false => Step::Stay,
        })
    }

    fn rows(&self) -> &[CaseRow] {
        self.answer.as_ref().map_or(&[], |answer| &answer.rows)
    }

    fn selected(&self) -> Option<&CaseRow> {
        self.rows().get(self.cursor.selected)
    }

    fn open(&self) -> Step {
        match self.selected() {
            Some(row) if row.restricted => Step::say("caseload-restricted"),
            Some(row) => Step::open(Case::new(row.case)),
            None => Step::Stay,
        }
    }

    /// Leaves the search; the screen too, where it is there for searching and nothing was typed.
    fn stop_typing(&mut self) -> Step {
        self.typing = Typing::No;
        let opened_to_search = self.specialist.is_none() && self.filter == CaseFilter::All;
        if opened_to_search && self.search.value(SEARCH).is_empty() {
            return Step::Back;
        }
        Step::Stay
    }

    fn take(&mut self, answer: Answered, desk: &Desk) {
        let before = self.answer.as_ref().filter(|before| {
            let most = answer.query.most;
            let before = before.query.clone();
            CaseloadQuery { most, ..before } == answer.query
        });
        let before = before.map_or(&[][..], |before| &before.rows);
        let difference = Difference::between(before, &answer.rows, |row| Some(row.case));
        let [_, _, list, _] = areas(desk.body(), desk.theme);
        self.cursor.follow(&difference, list.height);
        self.answer = Some(answer);
        self.written.forget();
        let there = self.there();
        if self.most.at_end(there) {
            self.cursor.run(Command::Last, there.0, list.height);
        }
    }

    fn draw_head(&self, desk: &Desk, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let theme = desk.theme;
        let searching = self.typing == Typing::Yes || !self.search.value(SEARCH).is_empty();
        if !searching {
            let line = self.answer.as_ref().map(|answer| counts(answer, desk));
            let line = line.unwrap_or_default();
            text::draw(&line, theme.heading(), area, buffer);
            return None;
        }
        let parts = [
            Constraint::Length(1),
            Constraint::Fill(1),
            Constraint::Length(FOUND_CELLS),
        ];
        let [_, field, found] = Layout::horizontal(parts).areas(area);
        let count = Message::new("caseload-found").with("count", self.there().1);
        let said = text::right(&desk.words.say(&count), FOUND_CELLS.into());
        text::draw(&said, theme.quiet(), found, buffer);
        let place = self.search.draw(&desk.words, theme, field, buffer);
        place.filter(|_| self.typing == Typing::Yes)
    }

    /// Why the list is empty.
    fn empty(&self) -> Message {
        let erased = self.answer.as_ref().and_then(|one| one.erased.as_ref());
        if let Some((code, on)) = erased {
            let message = Message::new("office-case-erased").with("code", code.0.as_str());
            return message.with("day", *on);
        }
        match (self.search.value(SEARCH), self.filter) {
            ("", CaseFilter::Open) => Message::new("caseload-empty"),
            ("", filter) => {
                Message::new("caseload-empty-filter").with("filter", Message::new(filter.word()))
            }
            (text, _) => Message::new("caseload-not-found").with("text", text),
        }
    }
}

impl Page for Caseload {
    fn title(&self, desk: &Desk) -> String {
        let name = self
            .answer
            .as_ref()
            .and_then(|answer| answer.specialist_name.as_deref());
        let title = match (self.specialist, name) {
            (None, _) => return desk.words.text("caseload-all"),
            (Some(_), name) => name.unwrap_or_default(),
        };
        let caseload = desk.words.text("caseload-title");
        format!("{caseload}{}{title}", desk.theme.dot())
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Caseload, Context::Lists]
    }

    fn typing(&self) -> Typing {
        self.typing
    }

    fn needs(&self) -> Vec<Ask> {
        vec![self.ask()]
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Step {
        let [_, _, list, _] = areas(desk.body(), desk.theme);
        if let Some(step) = self.moved(command, list.height) {
            return step;
        }
        match command {
            Command::Open | Command::StartSession | Command::Since => self.with_row(command),
            Command::Back => self.stop_typing(),
            Command::Sort => {
                let sorts = ChoiceOption::each(CaseSort::ALL, CaseSort::code, CaseSort::word);
                Step::show(choose("sort", "caseload-sort", sorts, desk))
            }
            Command::Filter => {
                let filters = CaseFilter::ALL;
                let filters = ChoiceOption::each(filters, CaseFilter::code, CaseFilter::word);
                Step::show(choose("filter", "caseload-filter", filters, desk))
            }
            _ => Step::Stay,
        }
    }

    fn search(&mut self) -> Step {
        self.typing = Typing::Yes;
        Step::Stay
    }

    fn typed(&mut self, key: KeyEvent, desk: &Desk) -> Step {
        let before = self.search.value(SEARCH).to_owned();
        self.search.typed(key, desk.body().width, &desk.words);
        if self.search.value(SEARCH) == before {
            return Step::Stay;
        }
        self.ask_again()
    }

    fn pasted(&mut self, text: &str, _desk: &Desk) -> Step {
        if self.typing == Typing::No {
            return Step::Stay;
        }
        self.search.pasted(text);
        self.ask_again()
    }

    fn answered(&mut self, _slot: &'static str, answer: Answer, desk: &Desk) -> Step {
        if let Answer::Caseload(answer) = answer {
            self.take(answer, desk);
        }
        let [_, _, list, _] = areas(desk.body(), desk.theme);
        let (there, selected) = (self.there(), self.cursor.selected);
        match self.most.grow(there, selected, list.height) {
            true => Step::Ask(self.ask()),
            false => Step::Stay,
        }
    }

    fn decided(&mut self, purpose: &'static str, outcome: Outcome<'_>, _desk: &Desk) -> Step {
        let Outcome::Chosen(value) = outcome else {
            return Step::Stay;
        };
        match purpose {
            "sort" => self.sort = CaseSort::from_code(value).unwrap_or(self.sort),
            _ => self.filter = CaseFilter::from_code(value).unwrap_or(self.filter),
        }
        self.ask_again()
    }

    fn forget(&mut self) {
        self.answer = None;
        self.written.forget();
    }

    fn marks(&mut self) -> Option<&mut Marks> {
        Some(&mut self.cursor.marks)
    }

    fn about(&self) -> Message {
        Message::new("caseload-about")
    }

    fn draw(&self, desk: &Desk, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let theme = desk.theme;
        let [head, headings, list, below] = areas(area, theme);
        let typing = self.draw_head(desk, head, buffer);
        let written = self.written.of(self.rows(), self.specialist, desk);
        table::draw_heading(&written.columns, theme, headings, buffer);
        let rows = self.rows();
        if self.answer.is_some() && rows.is_empty() {
            let said = format!(" {}", desk.words.say(&self.empty()));
            text::draw_wrapped(&said, theme.heading(), list, buffer);
        }
        let row = |index: usize| match rows.get(index) {
            Some(row) => written.cells(index, row, desk),
            None => &[],
        };
        let place = table::draw(
            &written.columns,
            &self.cursor,
            rows.len(),
            theme,
            list,
            buffer,
            row,
        );
        if let Some(row) = self.selected() {
            let said = format!(" {}", columns::about(row, desk));
            text::draw(&said, theme.heading(), below, buffer);
        }
        self.cursor.or_typing(place, typing)
    }
}

/// The counts or the search, the headings, the list, the line about the selected case.
fn areas(body: Rect, theme: Theme) -> [Rect; 4] {
    let rows = [
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Fill(1),
        Constraint::Length(theme.written_out(1)),
    ];
    Layout::vertical(rows).areas(body)
}

/// How many cases there are, which are shown, in which order.
fn counts(answer: &Answered, desk: &Desk) -> String {
    let counts = Message::new("caseload-counts")
        .with("open", answer.open)
        .with("high", answer.high);
    let order = Message::new("caseload-order")
        .with("filter", Message::new(answer.query.filter.word()))
        .with("count", answer.found)
        .with("sort", Message::new(answer.query.sort.word()));
    let [counts, order] = [counts, order].map(|message| desk.words.say(&message));
    format!(" {counts}   {order}")
}

fn choose(
    purpose: &'static str,
    title: &'static str,
    options: Vec<ChoiceOption>,
    desk: &Desk,
) -> Choose {
    let title = Message::new(title);
    Choose::new(purpose, title, "caseload-choice", options, desk)
}
