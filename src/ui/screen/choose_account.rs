//! Who one is, in a demonstration: the accounts, a supervisor first.

use super::opening::FIRST;
use super::{Page, Screen};
use crate::domain::Day;
use crate::domain::account::{Account, Role};
use crate::domain::message::Message;
use crate::language::{self, Words};
use crate::office::{Answer, Request};
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::keymap::{Context, Typing};
use crate::ui::message::{Ask, Step};
use crate::ui::widget::field::{Field, Kind};
use crate::ui::widget::form::Form;
use crate::ui::widget::list::ListCursor;
use crate::ui::widget::table::{self, Column, Width};
use crate::ui::widget::text;
use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};

/// The field that is searched with.
const SEARCH: &str = "search";

/// The list of accounts.
#[derive(Debug)]
pub struct ChooseAccount {
    accounts: Vec<Account>,
    cursor: ListCursor,
    search: Form,
    typing: Typing,
}

impl ChooseAccount {
    /// The screen, before anything was answered.
    pub fn new() -> Self {
        let field = Field::new(SEARCH, "choose-account-search", Kind::line(""));
        Self {
            accounts: Vec::new(),
            cursor: ListCursor::default(),
            search: Form::new(Day::MIN, vec![field]),
            typing: Typing::No,
        }
    }

    /// The accounts whose role, name or login hold what was typed.
    fn found(&self, words: &Words) -> Vec<&Account> {
        let terms = language::terms(self.search.value(SEARCH));
        let holds = |account: &&Account| {
            let role = words.text(account.role.word());
            let text = format!("{role} {} {}", account.name, account.login);
            language::matches(&language::fold(&text), &terms)
        };
        self.accounts.iter().filter(holds).collect()
    }
}

impl Default for ChooseAccount {
    fn default() -> Self {
        Self::new()
    }
}

impl Page for ChooseAccount {
    fn title(&self, desk: &Desk) -> String {
        desk.words.text("choose-account-title")
    }

    fn aside(&self, _desk: &Desk) -> String {
        String::new()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Lists]
    }

    fn typing(&self) -> Typing {
        self.typing
    }

    fn needs(&self) -> Vec<Ask> {
        vec![Ask::read(FIRST, Request::Accounts)]
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Step {
        let [_, _, list] = areas(desk.body());
        let found = self.found(&desk.words);
        let (length, login) = {
            let selected = found.get(self.cursor.selected);
            (found.len(), selected.map(|account| account.login.clone()))
        };
        if self.cursor.run(command, length, list.height) {
            return Step::Stay;
        }
        match (command, login) {
            (Command::Open, Some(login)) => Step::read("log-in", Request::LogIn(login)),
            (Command::Back, _) => {
                self.typing = Typing::No;
                Step::Stay
            }
            _ => Step::Stay,
        }
    }

    fn search(&mut self) -> Step {
        self.typing = Typing::Yes;
        Step::Stay
    }

    fn typed(&mut self, key: KeyEvent, desk: &Desk) -> Step {
        self.search.typed(key, desk.body().width, &desk.words);
        self.cursor = ListCursor::default();
        Step::Stay
    }

    fn answered(&mut self, _slot: &'static str, answer: Answer, _desk: &Desk) -> Step {
        match answer {
            Answer::Accounts(mut accounts) => {
                accounts.retain(|account| !account.disabled);
                accounts.sort_by_key(|account| order(account.role));
                self.accounts = accounts;
                Step::Stay
            }
            Answer::Me(me) => Step::Replace(Box::new(Screen::first(me.account.role))),
            _ => Step::Stay,
        }
    }

    fn forget(&mut self) {
        self.accounts = Vec::new();
    }

    fn about(&self) -> Message {
        Message::new("choose-account-about")
    }

    fn draw(&self, desk: &Desk, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let theme = desk.theme;
        let [about, heading, list] = areas(area);
        let searching = self.typing == Typing::Yes || !self.search.value(SEARCH).is_empty();
        let inside = Rect {
            x: about.x + 1,
            width: about.width.saturating_sub(1),
            ..about
        };
        let typing = if searching {
            self.search.draw(&desk.words, theme, inside, buffer)
        } else {
            let said = desk.words.text("choose-account-who");
            text::draw(&said, theme.heading(), inside, buffer);
            None
        };
        let word = |id: &str| desk.words.text(id);
        let columns = [
            Column::new(word("choose-account-role"), Width::Fixed(14)),
            Column::new(word("choose-account-name"), Width::Flexible(12)),
            Column::new(word("choose-account-login"), Width::Fixed(14)).priority(1),
        ];
        table::draw_heading(&columns, theme, heading, buffer);
        let found = self.found(&desk.words);
        let row = |index: usize| match found.get(index) {
            Some(account) => vec![
                word(account.role.word()).into(),
                account.name.clone().into(),
                account.login.clone().into(),
            ],
            None => Vec::new(),
        };
        let place = table::draw(
            &columns,
            &self.cursor,
            found.len(),
            theme,
            list,
            buffer,
            row,
        );
        typing.filter(|_| self.typing == Typing::Yes).or(place)
    }
}

/// The sentence, the headings, the list.
fn areas(body: Rect) -> [Rect; 3] {
    let rows = [
        Constraint::Length(2),
        Constraint::Length(1),
        Constraint::Fill(1),
    ];
    Layout::vertical(rows).areas(body)
}

/// Supervisors first: the program is made for them.
fn order(role: Role) -> u8 {
    match role {
        Role::Supervisor => 0,
        Role::Coordinator => 1,
        Role::Specialist => 2,
        Role::Administrator => 3,
    }
}
