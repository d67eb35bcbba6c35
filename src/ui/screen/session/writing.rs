//! A session while it is being written: what the office told, what was entered, what is selected.
//! Nothing here asks or draws.

use super::place::{Place, Places};
use super::sheets;
use crate::domain::Instant;
use crate::domain::action::{Action, ActionStatus};
use crate::domain::case::CaseCode;
use crate::domain::draft::{Draft, DraftText};
use crate::domain::identifier::{ActionId, CaseId};
use crate::domain::session::{Depth, DraftItem, EndedAction, ItemText, SessionDraft, Wait};
use crate::office::drafts::Origin;
use crate::office::sessions::SessionView;
use crate::office::since::SinceLastSpoke;
use crate::ui::widget::list::ListCursor;
use crate::ui::widget::marks::Difference;
use crate::ui::widget::sheet::Sheet;
use std::borrow::Cow;

/// A session while it is being written.
#[derive(Debug)]
pub(super) struct Writing {
    /// What the office told when it was opened, or after the last contact that was recorded.
    pub(super) view: SessionView,
    /// What was entered.
    pub(super) draft: SessionDraft,
    /// Its parts, as of the last time that its cases changed.
    pub(super) places: Places,
    /// The selected place.
    pub(super) cursor: ListCursor,
    /// The sheet on which is being written; without one, the list has the keys.
    pub(super) sheet: Option<Sheet>,
    /// Whether anything was entered since it was opened.
    pub(super) changed: bool,
    /// Whether the last text is kept.
    pub(super) kept: Kept,
    /// Where the text comes from.
    pub(super) origin: Origin,
    /// Whether the session is written in a second place too.
    pub(super) elsewhere: bool,
    /// The action about which the open form asks.
    pub(super) asked: Option<ActionId>,
    /// Whether another screen is in front, from which the same session can be written too.
    pub(super) away: bool,
    /// Whether what will be signed is shown.
    pub(super) summing: bool,
    /// Whether the session is on its way to be signed or held: nothing is changed then.
    pub(super) closing: Closing,
}

/// Whether the session is on its way to be signed or held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Closing {
    /// It is being written.
    No,
    /// The office was asked.
    Asked,
    /// The office has done it.
    Done,
}

/// Whether the last text is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    /// Nothing was kept yet.
    NotYet,
    /// It was, at this moment.
    At(Instant),
    /// The office could not do it.
    Failed,
}

impl Writing {
    /// A session as the office opened it.
    pub(super) fn new(view: SessionView) -> Self {
        Self {
            places: Places::of(&view, &view.draft),
            draft: view.draft.clone(),
            origin: view.origin.clone(),
            view,
            cursor: ListCursor::default(),
            sheet: None,
            changed: false,
            kept: Kept::NotYet,
            elsewhere: false,
            asked: None,
            away: false,
            summing: false,
            closing: Closing::No,
        }
    }

    /// Takes what the office tells now; what was entered and what is selected stay. After another
    /// screen was in front, what is kept is what counts: the session may have been written there.
    pub(super) fn refresh(&mut self, mut view: SessionView, height: u16) {
        let place = self.place();
        view.cases.extend(self.written_on_without(&view));
        if std::mem::take(&mut self.away) && self.kept != Kept::Failed {
            self.draft = view.draft.clone();
            self.origin = view.origin.clone();
            self.changed = false;
        }
        let now = Places::of(&view, &self.draft);
        let told = |view: &SessionView, places: &Places| -> Vec<_> {
            let told = |place: Place| places.told(view, place.case()?).cloned();
            let all = places.all.iter();
            all.map(|place| (*place, told(*place))).collect()
        };
        let before = told(&self.view, &self.places);
        (self.view, self.places) = (view, now);
        let now = told(&self.view, &self.places);
        let difference = Difference::between(&before, &now, |told| Some(told.0));
        self.cursor.follow(&difference, height);
        if place != self.place() {
            self.sheet = None;
        }
    }

    /// The case on whose sheet is being written, where a newer answer has it no more: the text stays with it.
    fn written_on_without(&self, view: &SessionView) -> Option<SinceLastSpoke> {
        let case = self.place().case().filter(|_| self.sheet.is_some())?;
        match view.cases.iter().any(|since| since.row.case == case) {
            false => self.since(case).cloned(),
            true => None,
        }
    }

    /// Goes on with another text.
    pub(super) fn take(&mut self, draft: &Draft) {
        if let DraftText::Session(text) = &draft.text {
            self.draft.clone_from(text);
            self.find_places();
            self.origin = Origin {
                id: draft.id,
                replaces: draft.replaces,
                based_on: draft.based_on,
            };
            self.sheet = None;
            self.changed = false;
            self.kept = Kept::NotYet;
        }
    }

    /// Finds its parts again: its cases are others now.
    fn find_places(&mut self) {
        self.places = Places::of(&self.view, &self.draft);
    }

    /// The selected place.
    pub(super) fn place(&self) -> Place {
        let selected = self.places.all.get(self.cursor.selected).copied();
        selected.unwrap_or(Place::CheckIn)
    }

    /// Selects a place and puts the sheet away.
    pub(super) fn select(&mut self, place: Place, height: u16) {
        if place != self.place() {
            self.sheet = None;
        }
        let places = &self.places.all;
        if let Some(index) = places.iter().position(|found| *found == place) {
            self.cursor.select(index, places.len(), height);
        }
    }

    /// Goes so many places on or back and puts the sheet away.
    pub(super) fn go(&mut self, by: isize, height: u16) {
        self.sheet = None;
        self.cursor.move_by(by, self.places.all.len(), height);
    }

    /// What the office told about a case.
    pub(super) fn since(&self, case: CaseId) -> Option<&SinceLastSpoke> {
        self.places.told(&self.view, case)
    }

    /// What was entered about a case.
    pub(super) fn item(&self, case: CaseId) -> Option<&DraftItem> {
        self.draft.items.iter().find(|item| item.case == case)
    }

    /// The code of a case.
    pub(super) fn code(&self, case: CaseId) -> Option<&CaseCode> {
        let told = self.since(case).map(|since| &since.row.code);
        told.or_else(|| self.item(case).map(|item| &item.code))
    }

    /// A case's code as it is written here; empty for a case that is not in this session.
    pub(super) fn short_code(&self, case: CaseId) -> Cow<'_, str> {
        self.code(case)
            .map(|code| self.places.codes.write(code))
            .unwrap_or_default()
    }

    /// Reviewed, the plan continues. Asked again, it is taken back; a text is never lost by it. Says
    /// whether the case is now marked so.
    pub(super) fn toggle_continues(&mut self, case: CaseId) -> Option<bool> {
        match self.item(case).map(|item| &item.text) {
            None => {
                self.entry(case)?;
                self.changed = true;
                Some(true)
            }
            Some(text) if sheets::is_blank(text) => {
                self.take_out(case);
                self.changed = true;
                Some(false)
            }
            Some(_) => None,
        }
    }

    /// Lets a case wait, or no longer.
    pub(super) fn set_wait(&mut self, case: CaseId, wait: Option<Wait>) {
        if let Some(item) = self.entry(case) {
            item.text.wait = wait;
            self.changed = true;
        }
    }

    /// Writes what stands on the sheet into the draft.
    pub(super) fn write_back(&mut self) {
        let Some(mut sheet) = self.sheet.take() else {
            return;
        };
        let before = (!self.changed).then(|| self.draft.clone());
        match self.place() {
            Place::CheckIn => {
                self.draft.wellbeing = sheet.value("wellbeing").parse().ok();
                sheet
                    .value("personal_note")
                    .clone_into(&mut self.draft.personal_note);
            }
            Place::General => {
                sheet
                    .value("general_note")
                    .clone_into(&mut self.draft.general_note);
            }
            Place::Case(case) => self.write_item(case, &mut sheet),
            Place::Actions | Place::NextDate => {}
        }
        self.sheet = Some(sheet);
        self.changed |= before.is_some_and(|before| before != self.draft);
    }

    /// The open actions of the selected place: those of the case, or those that concern no case.
    pub(super) fn open_actions(&self) -> Vec<&Action> {
        let open = |action: &&Action| action.status == ActionStatus::Open;
        match self.place() {
            Place::Case(case) => self
                .since(case)
                .map(|since| since.promised.iter().filter(open).collect())
                .unwrap_or_default(),
            Place::Actions => self.view.loose_actions.iter().filter(open).collect(),
            _ => Vec::new(),
        }
    }

    /// The places in the draft of the actions that were agreed today for the selected place.
    pub(super) fn new_actions(&self) -> Vec<usize> {
        let place = self.place();
        let actions = self.draft.actions.iter().enumerate();
        actions
            .filter(|(_, action)| match place {
                Place::Case(case) => action.case == Some(case),
                Place::Actions => action.case.is_none(),
                _ => false,
            })
            .map(|(index, _)| index)
            .collect()
    }

    /// What was said today about an open action.
    pub(super) fn ended(&self, action: ActionId) -> Option<&EndedAction> {
        self.draft.ended.iter().find(|ended| ended.action == action)
    }

    /// Marks an open action as done; asked again, it is open as before.
    pub(super) fn toggle_done(&mut self, action: ActionId) {
        let was_done = self.ended(action).is_some_and(|ended| ended.done);
        self.draft.ended.retain(|ended| ended.action != action);
        if !was_done {
            self.draft.ended.push(EndedAction {
                action,
                done: true,
                note: String::new(),
            });
        }
        self.changed = true;
    }

    /// Drops an open action, with the reason.
    pub(super) fn drop_action(&mut self, action: ActionId, why: &str) {
        self.draft.ended.retain(|ended| ended.action != action);
        self.draft.ended.push(EndedAction {
            action,
            done: false,
            note: why.to_owned(),
        });
        self.changed = true;
    }

    /// Takes an action out of the draft that was agreed today.
    pub(super) fn remove_action(&mut self, index: usize) {
        if index < self.draft.actions.len() {
            self.draft.actions.remove(index);
            self.changed = true;
        }
    }

    fn write_item(&mut self, case: CaseId, sheet: &mut Sheet) {
        let known = self.item(case).map(|item| item.text.clone());
        let Some(before) = known.clone().or_else(|| self.blank(case)) else {
            return;
        };
        let text = sheets::item_text(sheet, &before);
        let was_written = known.is_some_and(|text| text.depth != Depth::Continues);
        sheets::note_risk(sheet, &text);
        if !sheets::is_blank(&text) {
            if let Some(item) = self.entry(case) {
                item.text = text;
            }
        } else if was_written {
            self.take_out(case);
        } else if let Some(item) = self.draft.items.iter_mut().find(|item| item.case == case) {
            item.text = text;
        }
    }

    /// Takes out what was entered about a case.
    fn take_out(&mut self, case: CaseId) {
        self.draft.items.retain(|item| item.case != case);
        self.find_places();
    }

    /// An empty text for a case, at the risk that it has.
    pub(super) fn blank(&self, case: CaseId) -> Option<ItemText> {
        Some(ItemText::empty(self.since(case)?.row.risk))
    }

    /// What was entered about a case, made if there is nothing yet.
    fn entry(&mut self, case: CaseId) -> Option<&mut DraftItem> {
        if self.item(case).is_none() {
            let since = self.since(case)?;
            let item = DraftItem {
                case,
                code: since.row.code.clone(),
                raised_by: since.raised.iter().map(|line| line.rule).collect(),
                text: ItemText::empty(since.row.risk),
            };
            self.draft.items.push(item);
        }
        self.draft.items.iter_mut().find(|item| item.case == case)
    }
}
