//! What is seen: the title line, the screen, the dialog in front of it, a notice, the hints.

use super::app::{App, Leaving};
use super::command::Command;
use super::update::is_reading;
use super::widget::{footer, text};
use super::{keymap, layout};
use crate::domain::message::Message;
use crate::language::Words;
use crate::office::news::Colleague;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::{Clear, Widget};

/// Draws everything on a blank frame and gives the place of the cursor, where it is seen. The same state gives
/// the same frame.
pub fn view(app: &App, frame: &mut Buffer) -> Option<Position> {
    let area = frame.area;
    text::with_letters(app.desk.theme.letters(), || draw(app, area, frame))
}

fn draw(app: &App, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let parts = layout::frame(area.as_size());
    if parts.body.is_empty() {
        let sentence = app.desk.words.text("interface-too-small");
        text::draw_wrapped(&sentence, Style::new(), area, buffer);
        return None;
    }
    if let Some(cover) = &app.cover {
        let place = cover.draw(&app.desk, parts.body, buffer);
        // What a screen has to say may be about a case; that leaving is not safe must be seen.
        if app.leaving != Leaving::No || app.pending.told.is_some() {
            draw_notice(app, parts.notice, buffer);
        }
        draw_footer(app, parts.footer, buffer);
        return Some(place).filter(|place| area.contains(*place));
    }
    draw_title(app, parts.title, buffer);
    let page = app.screens.active().page();
    let mut place = page.draw(&app.desk, parts.body, buffer);
    for dialog in [&app.behind, &app.dialog].into_iter().flatten() {
        place = dialog.draw(&app.desk, parts.body, buffer);
    }
    draw_notice(app, parts.notice, buffer);
    draw_footer(app, parts.footer, buffer);
    // Nothing is typed where no cursor stands.
    place.filter(|place| area.contains(*place) && typing_waits_for(app).is_none())
}

fn draw_title(app: &App, area: Rect, buffer: &mut Buffer) {
    let theme = app.desk.theme;
    let page = app.screens.active().page();
    let cells = usize::from(area.width).saturating_sub(2);
    let mut title = page.title(&app.desk);
    for (mark, stands) in [
        ("interface-unrecorded", app.desk.unrecorded),
        ("interface-reading-only", app.desk.reading_only),
        ("interface-cut-off", app.desk.cut_off),
    ] {
        if stands {
            title = format!("{} {title}", app.desk.words.text(mark));
        }
    }
    if app.screens.unmasked().is_some() {
        title.push_str(theme.dot());
        title.push_str(&app.desk.words.text("names-shown"));
    }
    let title = text::shown(&title);
    let aside = page.aside(&app.desk);
    let aside = text::shown(&aside);
    let room = cells.saturating_sub(text::width(&title) + 2);
    let aside = text::right(&aside, room);
    let inside = Rect {
        x: area.x + 1,
        width: area.width - 1,
        ..area
    };
    let title_area = Rect {
        width: inside.width.saturating_sub(1),
        ..inside
    };
    text::draw(&title, theme.heading(), title_area, buffer);
    let used = u16::try_from(text::width(&title) + 2).unwrap_or(u16::MAX);
    let right = Rect {
        x: inside.x.saturating_add(used).min(inside.right()),
        width: inside.width.saturating_sub(used),
        ..inside
    };
    text::draw(&aside, Style::new(), right, buffer);
}

fn draw_notice(app: &App, area: Rect, buffer: &mut Buffer) {
    let waits = typing_waits_for(app).map(Message::new);
    let told = app.pending.told.as_ref();
    let Some(notice) = told.or(waits.as_ref()).or(app.notice.as_ref()) else {
        return;
    };
    let sentence = app.desk.words.say(notice);
    let cells = area.width.saturating_sub(2);
    let rows = text::wrap(&sentence, cells.into()).len();
    let rows = u16::try_from(rows).map_or(area.y, |rows| rows.min(area.y));
    // A sentence that is longer than a row takes those above it too.
    let area = Rect {
        y: area.bottom() - rows,
        height: rows,
        ..area
    };
    Clear.render(area, buffer);
    let inside = Rect {
        x: area.x + 1,
        width: cells,
        ..area
    };
    text::draw_wrapped(&sentence, app.desk.theme.heading(), inside, buffer);
}

fn draw_footer(app: &App, area: Rect, buffer: &mut Buffer) {
    let theme = app.desk.theme;
    let (sign, style) = match work_sign(app) {
        Some(work) => (work, theme.heading()),
        None => (beside_hints(app, area.width / 2), Style::new()),
    };
    let wide = u16::try_from(text::width(&sign)).unwrap_or(u16::MAX);
    let parts = [Constraint::Fill(1), Constraint::Length(wide)];
    let [left, right] = area.layout(&Layout::horizontal(parts));
    let cells = usize::from(left.width).saturating_sub(1);
    let hints = app.hints.of(app.contexts(), app.typing(), &app.desk, cells);
    footer::draw(&hints, theme, left, buffer);
    text::draw(&sign, style, right, buffer);
}

/// What is said beside the hints, in at most so many cells.
fn beside_hints(app: &App, cells: u16) -> String {
    let others = others(app, cells);
    match app.line_is_slow && others.is_empty() {
        true => less_is_shown_by(app).unwrap_or_default(),
        false => others,
    }
}

/// The line is slow: the key that shows less.
fn less_is_shown_by(app: &App) -> Option<String> {
    let chord = keymap::chord_of(Command::Looks, &app.contexts(), app.typing())?;
    let key = chord.name(app.desk.theme.unicode);
    let message = Message::new("interface-line-is-slow").with("key", key);
    let seen = app.desk.theme.is_slow_line();
    (!seen).then(|| format!("{} ", app.desk.words.say(&message)))
}

/// What others do here, in at most so many cells: how much of what is shown is new, and who is here too.
fn others(app: &App, cells: u16) -> String {
    if app.cover.is_some() {
        return String::new();
    }
    let words = &app.desk.words;
    let count = Message::new("interface-changed").with("count", app.fresh.marked);
    let changed = (app.fresh.marked > 0).then(|| words.say(&count));
    let used = changed.as_ref().map_or(0, |said| text::width(said) + 3);
    let room = usize::from(cells).saturating_sub(used + 1);
    let parts: Vec<String> = changed.into_iter().chain(also_here(app, room)).collect();
    match parts.as_slice() {
        [] => String::new(),
        parts => format!("{} ", parts.join(app.desk.theme.dot())),
    }
}

/// Who else is here: as many names as fit, the first one cut if not even that does.
fn also_here(app: &App, cells: usize) -> Option<String> {
    let words = &app.desk.words;
    let names: Vec<String> = app
        .fresh
        .beside
        .iter()
        .map(|one| name(one, words))
        .collect();
    let said = |names: &[String], more: usize| {
        let message = match more {
            0 => Message::new("interface-also-here"),
            _ => Message::new("interface-also-here-more").with("count", more),
        };
        words.say(&message.with("names", names.join(", ")))
    };
    let shown = (1..=names.len()).rev();
    let mut fitting =
        shown.filter_map(|shown| Some(said(names.get(..shown)?, names.len() - shown)));
    let first = names.first()?;
    let more = names.len() - 1;
    fitting.find(|said| text::width(said) <= cells).or_else(|| {
        let around = text::width(&said(&[String::new()], more));
        let room = cells.saturating_sub(around);
        let cut = text::cut(first, room);
        Some(said(&[cut.into_owned()], more))
    })
}

fn name(colleague: &Colleague, words: &Words) -> String {
    match colleague.oneself {
        true => words.text("interface-you-elsewhere"),
        false => text::shown(&colleague.name).into_owned(),
    }
}

/// What is typed waits for something that takes long: the sentence that says for what.
fn typing_waits_for(app: &App) -> Option<&'static str> {
    let long = app.pending.spinner.is_some() && app.leaving == Leaving::No;
    if long && app.is_saving_form() {
        Some("interface-typed-ahead-waits")
    } else if long && !app.held_back.is_empty() && is_reading(app) {
        Some("interface-typed-ahead-reading")
    } else {
        None
    }
}

/// What is being done, once it takes long.
fn work_sign(app: &App) -> Option<String> {
    let turns = app.pending.spinner?;
    let sign = ["|", "/", "-", "\\"];
    let sign = sign.get(turns % sign.len()).copied().unwrap_or_default();
    let id = if app.pending.is_saving() {
        "interface-saving"
    } else {
        "interface-working"
    };
    Some(format!("{} {sign} ", app.desk.words.text(id)))
}
