//! The server that has the store open, and who is connected.

use crate::domain::message::Message;
use crate::office::administration::Administration as Kept;
use crate::office::serving::Connected;
use crate::ui::desk::Desk;
use crate::ui::dialog::help::Help;
use crate::ui::widget::document::Document;
use ratatui::style::Style;

/// The server in one line.
pub(super) fn said(kept: &Kept) -> Message {
    match &kept.serving {
        Some(serving) => Message::new("server-now")
            .with("count", serving.connected.len())
            .with("since", serving.since),
        None => Message::new("cli-not-served"),
    }
}

/// What there is to know of the server, those who are connected last.
pub(super) fn tell(document: &mut Document, kept: &Kept, desk: &Desk) {
    let Some(serving) = &kept.serving else {
        return;
    };
    let words = &desk.words;
    let version = Message::new("server-version-waiting")
        .with("version", serving.version.as_str())
        .with("waiting", serving.waiting);
    let mut entry = |label: &str, said: &Message| {
        document.entry(label, words.say(said), Style::new());
    };
    entry(&words.text("server-version"), &version);
    if let Some((number, at)) = kept.last_commit {
        let commit = Message::new("server-commit").with("number", number);
        entry(&words.text("server-last-commit"), &commit.with("at", at));
    }
    let mut label = words.text("server-connected");
    for connected in &serving.connected {
        entry(&label, &line(connected));
        label.clear();
    }
}

/// Everybody who is connected, to scroll through.
pub(super) fn everybody(kept: &Kept) -> Option<Help> {
    let connected = &kept.serving.as_ref()?.connected;
    let lines = connected.iter().map(line).collect();
    Some(Help::said("server-connected", lines))
}

/// Somebody who is connected.
fn line(connected: &Connected) -> Message {
    let state = match connected.locked {
        true => Message::new("server-locked"),
        false => Message::new("server-active").with("at", connected.active),
    };
    let message = match &connected.who {
        Some((login, name)) => Message::new("server-connected-account")
            .with("name", name.as_str())
            .with("login", login.as_str()),
        None => Message::new("server-connected-nobody"),
    };
    message
        .with("user", connected.user.as_str())
        .with("since", connected.since)
        .with("state", state)
}
