//! The one key table. Dispatch, footer, help, `goldaw keys`, the README and the tests all read it;
//! no key is matched anywhere else, except the editing keys inside `widget`.

mod bindings;
pub mod burst;
pub mod chord;
mod twin;

pub use bindings::BINDINGS;

use super::command::Command;
use chord::Chord;
use std::sync::LazyLock;

macro_rules! contexts {
    ($($(#[$doc:meta])* $name:ident $text:literal,)*) => {
        /// Where a key has its meaning. A screen lists its contexts, the most specific first.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Context {
            $($(#[$doc])* $name,)*
        }

        impl Context {
            /// All contexts, in the order of the help.
            pub const ALL: &[Context] = &[$(Context::$name,)*];

            /// The id of the message that heads the context in the help.
            pub const fn text(self) -> &'static str {
                match self {
                    $(Context::$name => $text,)*
                }
            }
        }
    };
}

contexts! {
    /// At any time, in front of a dialog too; added by `update`, nobody lists it.
    Always "context-always",
    /// On every screen without a dialog; added by `update`, no screen lists it.
    Everywhere "context-everywhere",
    /// While everything is hidden.
    Hidden "context-hidden",
    /// While the screen is locked.
    Locked "context-locked",
    /// Wherever rows can be selected.
    Lists "context-lists",
    /// Wherever a text is read that may be longer than the screen.
    Reading "context-reading",
    /// The first screen.
    ThisWeek "context-this-week",
    /// A specialist's cases.
    Caseload "context-caseload",
    /// One case.
    Case "context-case",
    /// The household of a case.
    Household "context-household",
    /// One case since the last session.
    Since "context-since",
    /// A supervision session.
    Session "context-session",
    /// A case of a session, in the list or on its sheet.
    SessionCase "context-session-case",
    /// A case in the list of a session.
    SessionQuick "context-session-quick",
    /// A place of a session with actions.
    SessionActions "context-session-actions",
    /// The list of a session.
    SessionList "context-session-list",
    /// A sheet of a session.
    SessionSheet "context-session-sheet",
    /// The referrals and the call sheet.
    Referrals "context-referrals",
    /// The audit trail.
    Audit "context-audit",
    /// One referral.
    Referral "context-referral",
    /// A person who may be erased.
    Person "context-person",
    /// The retention review.
    Retention "context-retention",
    /// A text of several lines has the focus.
    Editor "context-editor",
    /// A form.
    Form "context-form",
    /// A form asks whether its text may go.
    Leaving "context-leaving",
    /// Two versions, one of which may be saved over the other.
    ConflictMine "context-conflict-mine",
    /// Two texts that are kept, one of which may be thrown away.
    ConflictKept "context-conflict-kept",
    /// Two versions.
    Conflict "context-conflict",
    /// A yes-or-no question.
    Confirm "context-confirm",
    /// A list to choose from.
    Choose "context-choose",
    /// The help as the menu of a screen.
    Menu "context-menu",
    /// The help itself.
    Help "context-help",
}

/// One row of the key table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding {
    /// Where it holds.
    pub context: Context,
    /// The keys; the first is shown.
    pub chords: &'static [Chord],
    /// What they mean.
    pub command: Command,
    /// Where it is written.
    pub shown: Shown,
}

/// Where a binding is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// In the footer, the smallest number first, and in the help.
    Footer(u8),
    /// At the end of the footer, however little room there is, and in the help.
    FooterEnd,
    /// In the help.
    HelpOnly,
}

/// Whether a text field has the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typing {
    /// Characters are text.
    Yes,
    /// Characters are commands.
    No,
}

/// What the chord means in the first of the contexts that binds it.
///
/// Characters are no commands while a text field has the focus; Control and Alt chords still are.
pub fn lookup(contexts: &[Context], chord: Chord, typing: Typing) -> Option<Command> {
    if typing == Typing::Yes && chord.is_text() {
        return None;
    }
    let chord = chord.latin();
    contexts
        .iter()
        .find_map(|context| find(*context, chord))
        .map(|binding| binding.command)
}

fn find(context: Context, chord: Chord) -> Option<&'static Binding> {
    let mut bindings = of_context(context).iter().copied();
    bindings.find(|binding| binding.chords.contains(&chord))
}

/// The rows of a context, in the order of the table.
fn of_context(context: Context) -> &'static [&'static Binding] {
    static OF_CONTEXTS: LazyLock<Vec<Vec<&'static Binding>>> = LazyLock::new(|| {
        let of = |context| BINDINGS.iter().filter(move |one| one.context == context);
        let contexts = Context::ALL.iter().copied();
        contexts.map(|context| of(context).collect()).collect()
    });
    let of_context = OF_CONTEXTS.get(context as usize);
    of_context.map_or(&[], Vec::as_slice)
}

/// The bindings that the footer shows for these contexts, the most important first and those of its end last.
pub fn footer(contexts: &[Context], typing: Typing) -> Vec<&'static Binding> {
    let mut shown: Vec<(u8, &'static Binding)> = BINDINGS
        .iter()
        .filter(|binding| contexts.contains(&binding.context))
        .filter_map(|binding| match binding.shown {
            Shown::Footer(order) => Some((order, binding)),
            Shown::FooterEnd => Some((u8::MAX, binding)),
            Shown::HelpOnly => None,
        })
        .filter(|(_, binding)| chord_for(binding, contexts, typing).is_some())
        .collect();
    shown.sort_by_key(|(order, _)| *order);
    shown.into_iter().map(|(_, binding)| binding).collect()
}

/// The first chord that leads to this command in these contexts.
pub fn chord_of(command: Command, contexts: &[Context], typing: Typing) -> Option<Chord> {
    let bindings = BINDINGS.iter().filter(|binding| binding.command == command);
    bindings
        .filter(|binding| contexts.contains(&binding.context))
        .find_map(|binding| chord_for(binding, contexts, typing))
}

/// The first chord of the binding that really leads to it in these contexts: no context shadows it
/// and it is not text for a field with the focus.
pub fn chord_for(binding: &Binding, contexts: &[Context], typing: Typing) -> Option<Chord> {
    chords_for(binding, contexts, typing).next()
}

/// All chords of the binding that really lead to it in these contexts.
pub fn chords_for(
    binding: &Binding,
    contexts: &[Context],
    typing: Typing,
) -> impl Iterator<Item = Chord> {
    let leads = move |chord: &Chord| lookup(contexts, *chord, typing) == Some(binding.command);
    binding.chords.iter().copied().filter(leads)
}

/// The whole table by context, for the help and the README.
pub fn help() -> impl Iterator<Item = (Context, Vec<&'static Binding>)> {
    let contexts = Context::ALL.iter();
    contexts.map(|context| (*context, of_context(*context).to_vec()))
}
