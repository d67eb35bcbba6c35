//! The screens. Each is data with the few functions of [`Page`]; none draws or asks by itself.

pub mod action_form;
pub mod administration;
pub mod audit;
pub mod case;
pub mod caseload;
pub mod cells;
pub mod choose_account;
pub mod contact_form;
pub mod drafts;
pub mod erase;
pub mod opening;
pub mod person;
pub mod referral;
pub mod referral_forms;
pub mod referrals;
pub mod retention;
#[cfg(test)]
pub mod sample;
pub mod session;
pub mod since;
pub mod this_week;

use super::command::Command;
use super::desk::Desk;
use super::dialog::Outcome;
use super::keymap::{Context, Typing};
use super::message::{Ask, Step};
use super::widget::marks::Marks;
use crate::domain::account::Role;
use crate::domain::draft::{Draft, DraftText};
use crate::domain::message::Message;
use crate::office::{Answer, Refusal};
use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// What a screen can do. Everything has a default but the title, the keys, the answers and the drawing.
pub trait Page {
    /// Where one is: the left end of the title line.
    fn title(&self, desk: &Desk) -> String;

    /// The right end of the title line.
    fn aside(&self, desk: &Desk) -> String {
        desk.who_and_day()
    }

    /// The contexts whose keys hold here, the most specific first; `Everywhere` is added to them.
    fn contexts(&self) -> &'static [Context];

    /// Whether a text field has the focus.
    fn typing(&self) -> Typing {
        Typing::No
    }

    /// What the screen shows: asked when it is opened, when one comes back to it, and after every save.
    fn needs(&self) -> Vec<Ask> {
        Vec::new()
    }

    /// Does what a key means.
    fn run(&mut self, command: Command, desk: &Desk) -> Step;

    /// Whether names are shown on this screen, and on those opened from it, without a question: the message
    /// that says why.
    fn reason_for_names(&self) -> Option<&'static str> {
        None
    }

    /// Begins to search; without more, the search over every case opens.
    fn search(&mut self) -> Step {
        Step::open(caseload::Caseload::search())
    }

    /// Takes a key that is no command, while a text field has the focus.
    fn typed(&mut self, _key: KeyEvent, _desk: &Desk) -> Step {
        Step::Stay
    }

    /// Takes a pasted text.
    fn pasted(&mut self, _text: &str, _desk: &Desk) -> Step {
        Step::Stay
    }

    /// Takes the answer for a slot.
    fn answered(&mut self, slot: &'static str, answer: Answer, desk: &Desk) -> Step;

    /// Takes a refusal for a slot; without more, its sentence is shown.
    fn refused(&mut self, _slot: &'static str, refusal: &Refusal, _desk: &Desk) -> Step {
        Step::Say(refusal.message().clone())
    }

    /// Hears that what is typed was kept, or that it could not be.
    fn kept(&mut self, _result: &Result<Answer, Refusal>) -> Step {
        Step::Stay
    }

    /// Takes what was decided in a dialog that the screen had shown.
    fn decided(&mut self, _purpose: &'static str, _outcome: Outcome<'_>, _desk: &Desk) -> Step {
        Step::Stay
    }

    /// The marks of what others have changed, where the screen has room for any.
    fn marks(&mut self) -> Option<&mut Marks> {
        None
    }

    /// What the help says about this screen, above its keys.
    fn about(&self) -> Message;

    /// Lets go of everything that the office has told: the screen is locked. Where one was stays as far as
    /// that says nothing; what is shown is asked again.
    fn forget(&mut self);

    /// What is typed here and not saved; its revision is counted by whoever keeps it.
    fn draft(&self) -> Option<Draft> {
        None
    }

    /// Draws the screen and gives the place of the cursor: the selected row or the field with the focus.
    fn draw(&self, desk: &Desk, area: Rect, buffer: &mut Buffer) -> Option<Position>;
}

macro_rules! screens {
    ($($(#[doc = $doc:literal])* $(#[cfg($condition:meta)])? $name:ident($page:ty),)*) => {
        /// Any screen.
        #[derive(Debug)]
        pub enum Screen {
            $($(#[doc = $doc])* $(#[cfg($condition)])? $name($page),)*
        }

        impl Screen {
            /// The screen's functions.
            pub fn page(&self) -> &dyn Page {
                match self {
                    $($(#[cfg($condition)])? Self::$name(page) => page,)*
                }
            }

            /// The screen's functions, to change it.
            pub fn page_mut(&mut self) -> &mut dyn Page {
                match self {
                    $($(#[cfg($condition)])? Self::$name(page) => page,)*
                }
            }
        }

        $($(#[cfg($condition)])? impl From<$page> for Screen {
            fn from(page: $page) -> Self {
                Self::$name(page)
            }
        })*
    };
}

screens! {
    /// The store is being opened.
    Opening(opening::Opening),
    /// Who one is, in a demonstration.
    ChooseAccount(choose_account::ChooseAccount),
    /// What needs the reader this week: the first screen of who sees cases.
    ThisWeek(this_week::ThisWeek),
    /// The store and the accounts: the first screen of who sees none.
    Administration(administration::Administration),
    /// The cases of a specialist or of all, searched, sorted, filtered.
    Caseload(caseload::Caseload),
    /// The referrals that are not closed.
    Referrals(referrals::Referrals),
    /// One referral.
    Referral(referral::Referral),
    /// A partner to ask, then the rest of a new referral or attempt.
    Asking(referral_forms::asking::Asking),
    /// What was kept for long enough, and what was erased.
    Retention(retention::Retention),
    /// A person who may be erased.
    Person(person::Person),
    /// A whole case.
    Case(case::Case),
    /// The audit trail.
    Audit(audit::Audit),
    /// A case since it was last talked about.
    Since(since::Since),
    /// A supervision session.
    Session(session::Session),
    /// The screen of the tests.
    #[cfg(test)]
    Sample(sample::Sample),
}

impl Screen {
    /// The screen that somebody of this role begins with.
    pub fn first(role: Role) -> Self {
        match role {
            Role::Administrator => administration::Administration::new().into(),
            Role::Supervisor | Role::Coordinator | Role::Specialist => {
                this_week::ThisWeek::new().into()
            }
        }
    }
}

/// The screens that are open, one of them in front. Never empty.
#[derive(Debug)]
pub struct ScreenStack {
    active: Placed,
    below: Vec<Placed>,
    next: u64,
}

/// A screen with the number by which answers find it.
#[derive(Debug)]
struct Placed {
    id: ScreenId,
    screen: Screen,
    /// Why names are shown in full on it, where they are.
    unmasked: Option<String>,
    /// The text that is kept, or on its way to be.
    kept: Option<DraftText>,
    /// How often its text was kept.
    revision: u64,
}

impl Placed {
    fn new(id: ScreenId, screen: Screen) -> Self {
        Self {
            id,
            screen,
            unmasked: None,
            kept: None,
            revision: 0,
        }
    }

    /// Whether everything that is typed is kept.
    fn is_kept(&self) -> bool {
        let draft = self.screen.page().draft();
        draft.is_none_or(|draft| self.kept.as_ref() == Some(&draft.text))
    }

    /// Lets go of what the office has told and of what is typed, unless that could not be kept.
    fn forget(&mut self) {
        if self.is_kept() {
            self.kept = None;
            if let Some(marks) = self.screen.page_mut().marks() {
                marks.clear();
            }
            self.screen.page_mut().forget();
        }
    }

    /// The draft to be kept, if what is typed is not kept yet.
    fn unkept(&mut self) -> Option<(ScreenId, Draft)> {
        let mut draft = self.screen.page().draft()?;
        if self.kept.as_ref() == Some(&draft.text) {
            return None;
        }
        self.revision += 1;
        self.kept = Some(draft.text.clone());
        draft.revision = self.revision;
        Some((self.id, draft))
    }
}

/// The number of an open screen; never used twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScreenId(u64);

impl ScreenStack {
    /// The stack with one screen.
    pub fn new(screen: Screen) -> Self {
        Self {
            active: Placed::new(ScreenId(0), screen),
            below: Vec::new(),
            next: 1,
        }
    }

    /// The screen in front.
    pub fn active(&self) -> &Screen {
        &self.active.screen
    }

    /// The screen in front, to change it.
    pub fn active_mut(&mut self) -> &mut Screen {
        &mut self.active.screen
    }

    /// The number of the screen in front.
    pub fn active_id(&self) -> ScreenId {
        self.active.id
    }

    /// Why names are shown in full on the screen in front; `None` while they are not.
    pub fn unmasked(&self) -> Option<&str> {
        self.active.unmasked.as_deref()
    }

    /// Shows names in full on the screen in front for this reason, until it is left; or no longer.
    pub fn unmask(&mut self, reason: Option<String>) {
        self.active.unmasked = reason;
    }

    /// Why names are shown in full on the screen with this number.
    pub fn reason_of(&self, id: ScreenId) -> Option<&str> {
        let mut placed = std::iter::once(&self.active).chain(&self.below);
        placed.find(|placed| placed.id == id)?.unmasked.as_deref()
    }

    /// How many screens are below the one in front.
    pub fn depth(&self) -> usize {
        self.below.len()
    }

    /// The screen with this number, if it is still open.
    pub fn get_mut(&mut self, id: ScreenId) -> Option<&mut Screen> {
        let below = self.below.iter_mut();
        std::iter::once(&mut self.active)
            .chain(below)
            .find(|placed| placed.id == id)
            .map(|placed| &mut placed.screen)
    }

    /// What is typed on any open screen and not kept yet.
    pub fn unkept(&mut self) -> Vec<(ScreenId, Draft)> {
        let placed = self.below.iter_mut().chain([&mut self.active]);
        placed.filter_map(Placed::unkept).collect()
    }

    /// What was typed on the screen with this number could not be kept: it is tried again.
    pub fn not_kept(&mut self, id: ScreenId) {
        let mut placed = self.below.iter_mut().chain([&mut self.active]);
        if let Some(placed) = placed.find(|placed| placed.id == id) {
            placed.kept = None;
        }
    }

    /// Lets go of what the office has told and of what is typed, but of no text that could not be kept.
    pub fn forget(&mut self) {
        let placed = self.below.iter_mut().chain([&mut self.active]);
        placed.for_each(Placed::forget);
    }

    /// The same on the screen with this number.
    pub fn forget_screen(&mut self, id: ScreenId) {
        let mut placed = self.below.iter_mut().chain([&mut self.active]);
        if let Some(placed) = placed.find(|placed| placed.id == id) {
            placed.forget();
        }
    }

    /// Takes the marks of what others have changed from the screen in front: it is left.
    pub fn forget_marks(&mut self) {
        if let Some(marks) = self.active_mut().page_mut().marks() {
            marks.clear();
        }
    }

    /// Puts a screen in front of the others.
    pub fn push(&mut self, screen: Screen) {
        let placed = self.place(screen);
        self.below.push(std::mem::replace(&mut self.active, placed));
    }

    /// Puts a screen in the place of the one in front.
    pub fn replace(&mut self, screen: Screen) {
        self.active = self.place(screen);
    }

    /// Goes back to the screen below; says whether there was one.
    pub fn pop(&mut self) -> bool {
        match self.below.pop() {
            Some(placed) => {
                self.active = placed;
                true
            }
            None => false,
        }
    }

    fn place(&mut self, screen: Screen) -> Placed {
        let id = ScreenId(self.next);
        self.next += 1;
        Placed::new(id, screen)
    }
}
