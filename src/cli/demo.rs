//! `goldaw demo`: the fictional service.

use super::arguments::Demo;
use super::context::Context;
use super::failure::Failure;
use super::interface;
use crate::demonstration::{Plan, batches};
use crate::domain::message::Message;
use crate::office::loading::Progress;
use crate::office::{Clock, Office};
use crate::store::{self, NewKey, NewStore, Purpose, Stamp, StoreError};
use std::path::Path;

/// Makes the fictional service, or finds it made, and opens it unless told otherwise.
///
/// # Errors
/// The folder holds something else, or can't be written.
pub fn run(context: &Context, demo: &Demo) -> Result<(), Failure> {
    if !demo.no_open {
        interface::expect_terminal(context)?;
    }
    let stamp = Stamp {
        seed: demo.seed,
        day: context.options.today.unwrap_or(Plan::default().today),
        cases: demo.cases,
    };
    let path = context.demonstration(stamp)?;
    let folder = path.display().to_string();
    match store::peek(&path) {
        Err(StoreError::NotFound(_)) => make(context, &path, stamp)?,
        Err(error) => return Err(error.into()),
        Ok(header) if header.purpose != Purpose::Demonstration => {
            return Err(StoreError::Exists(path).into());
        }
        Ok(header) if !header.complete => {
            store::remove_incomplete(&path, Clock::System.now())?;
            let removed = Message::new("cli-demonstration-half-made");
            context.tell(&removed.with("folder", folder.as_str()));
            make(context, &path, stamp)?;
        }
        Ok(header) if header.stamp == Some(stamp) => {}
        Ok(_) => {
            let message = Message::new("cli-demonstration-differs").with("folder", folder);
            let hint = Message::new("cli-demonstration-differs-hint");
            return Err(Failure::with_hint(message, hint));
        }
    }
    context.tell(&Message::new("cli-demonstration-ready").with("folder", folder));
    if demo.no_open {
        return Ok(());
    }
    interface::open(context, &path)
}

/// Makes it, or leaves nothing behind that would only take room.
fn make(context: &Context, path: &Path, stamp: Stamp) -> Result<(), Failure> {
    let made = fill(context, path, stamp);
    if made.is_err() {
        context.end_progress();
        let removed = store::remove_incomplete(path, Clock::System.now()).is_ok();
        let left = match removed {
            true => "cli-demonstration-taken-back",
            false => "cli-demonstration-half-left",
        };
        let folder = path.display().to_string();
        context.tell(&Message::new(left).with("folder", folder));
    }
    made
}

/// Puts the batches together as they are generated, so that memory does not grow with the cases.
fn fill(context: &Context, path: &Path, stamp: Stamp) -> Result<(), Failure> {
    let plan = Plan {
        seed: stamp.seed,
        today: stamp.day,
        cases: stamp.cases,
    };
    let new = NewStore {
        purpose: Purpose::Demonstration,
        stamp: Some(stamp),
        key: NewKey::KeyFile,
    };
    Office::make(
        path,
        &new,
        Clock::Fixed(stamp.day),
        batches(&plan),
        &|progress| {
            context.show_progress(&told(progress, stamp));
        },
    )?;
    context.end_progress();
    Ok(())
}

fn told(progress: Progress, stamp: Stamp) -> Message {
    match progress {
        Progress::Cases(done) => Message::new("cli-demonstration-progress")
            .with("done", done)
            .with("total", i64::from(stamp.cases)),
        Progress::Written(done, total) => {
            let percent = (100 * done).checked_div(total).unwrap_or(0);
            Message::new("cli-demonstration-writing").with("percent", percent)
        }
    }
}
