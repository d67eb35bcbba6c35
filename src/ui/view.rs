//! What is seen: the title line, the screen, the dialog in front of it, a notice, the hints.

use super::app::{App, Leaving};
use super::layout;
use super::widget::{footer, text};
use crate::language::visible;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::{Clear, Widget};

/// Draws everything. The same state gives the same frame.
pub fn view(app: &App, frame: &mut Frame<'_>) {
    let place = draw(app, frame.area(), frame.buffer_mut());
    if let Some(place) = place {
        frame.set_cursor_position(place);
    }
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
    place.filter(|place| area.contains(*place))
}

fn draw_title(app: &App, area: Rect, buffer: &mut Buffer) {
    let theme = app.desk.theme;
    let page = app.screens.active().page();
    let cells = usize::from(area.width).saturating_sub(2);
    let mut title = page.title(&app.desk);
    for (mark, stands) in [
        ("interface-unrecorded", app.desk.unrecorded),
        ("interface-reading-only", app.desk.reading_only),
    ] {
        if stands {
            title = format!("{} {title}", app.desk.words.text(mark));
        }
    }
    if app.screens.unmasked().is_some() {
        title.push_str(theme.dot());
        title.push_str(&app.desk.words.text("names-shown"));
    }
    let title = visible(&title);
    let aside = page.aside(&app.desk);
    let aside = visible(&aside);
    let room = cells.saturating_sub(text::width(&title) + 2);
    let aside = text::right(&aside, room, theme.ellipsis());
    let inside = Rect {
        x: area.x + 1,
        width: area.width - 1,
        ..area
    };
    let title_area = Rect {
        width: inside.width.saturating_sub(1),
        ..inside
    };
    text::draw(
        &title,
        theme.heading(),
        theme.ellipsis(),
        title_area,
        buffer,
    );
    let used = u16::try_from(text::width(&title) + 2).unwrap_or(u16::MAX);
    let right = Rect {
        x: inside.x.saturating_add(used).min(inside.right()),
        width: inside.width.saturating_sub(used),
        ..inside
    };
    text::draw(&aside, Style::new(), theme.ellipsis(), right, buffer);
}

fn draw_notice(app: &App, area: Rect, buffer: &mut Buffer) {
    let Some(notice) = app.pending.told.as_ref().or(app.notice.as_ref()) else {
        return;
    };
    let theme = app.desk.theme;
    Clear.render(area, buffer);
    let sentence = format!(" {}", app.desk.words.say(notice));
    text::draw(&sentence, theme.heading(), theme.ellipsis(), area, buffer);
}

fn draw_footer(app: &App, area: Rect, buffer: &mut Buffer) {
    let theme = app.desk.theme;
    let work = work_sign(app);
    let cells = usize::from(area.width).saturating_sub(text::width(&work) + 1);
    let hints = footer::hints(&app.contexts(), app.typing(), &app.desk, cells);
    footer::draw(&hints, theme, area, buffer);
    let row = text::right(&work, area.width.into(), "");
    let start = usize::from(area.width).saturating_sub(text::width(&work));
    let right = Rect {
        x: area
            .x
            .saturating_add(u16::try_from(start).unwrap_or(u16::MAX))
            .min(area.right()),
        width: u16::try_from(text::width(&work))
            .unwrap_or(0)
            .min(area.width),
        ..area
    };
    text::draw(row.trim_start(), theme.heading(), "", right, buffer);
}

/// What is being done, once it takes long.
fn work_sign(app: &App) -> String {
    let Some(turns) = app.pending.spinner else {
        return String::new();
    };
    let sign = ["|", "/", "-", "\\"];
    let sign = sign.get(turns % sign.len()).copied().unwrap_or_default();
    let id = if app.pending.is_saving() {
        "interface-saving"
    } else {
        "interface-working"
    };
    format!("{} {sign} ", app.desk.words.text(id))
}
