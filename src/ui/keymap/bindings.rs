//! The key table: every key of the program, once.

use super::chord::{Chord, alt, ctrl, function, key, plain, shift_function};
use super::{Binding, Context, Shown};
use crate::ui::command::Command;
use Shown::{Footer, FooterEnd, HelpOnly};
use crossterm::event::KeyCode;

const UP: Chord = key(KeyCode::Up);
const DOWN: Chord = key(KeyCode::Down);
const LEFT: Chord = key(KeyCode::Left);
const RIGHT: Chord = key(KeyCode::Right);
const PAGE_UP: Chord = key(KeyCode::PageUp);
const PAGE_DOWN: Chord = key(KeyCode::PageDown);
const HOME: Chord = key(KeyCode::Home);
const END: Chord = key(KeyCode::End);
const ENTER: Chord = key(KeyCode::Enter);
const ESC: Chord = key(KeyCode::Esc);
const TAB: Chord = key(KeyCode::Tab);
const BACK_TAB: Chord = key(KeyCode::BackTab);

const fn on(context: Context, chords: &'static [Chord], command: Command, shown: Shown) -> Binding {
    Binding {
        context,
        chords,
        command,
        shown,
    }
}

/// Every binding. The first chord is the one that the footer names; a smaller footer number is kept
/// longer when there is little room. Every function key has a second way, because tmux and byobu
/// take function keys; what has a Control chord has another way too, because some terminals send
/// nothing for Control with a Cyrillic letter. What has letters only is reached by the help, which is a
/// menu walked by arrows.
#[rustfmt::skip] // Read as a table.
pub static BINDINGS: &[Binding] = &[
    on(Context::Always,     &[function(12), ctrl('n'), alt('x')],    Command::Hide,          HelpOnly),
    on(Context::Always,     &[ctrl('k'), alt('k'), shift_function(12)], Command::Lock,       HelpOnly),
    on(Context::Always,     &[function(11), alt('g')],               Command::Language,      HelpOnly),
    on(Context::Always,     &[shift_function(10), alt('w')],         Command::Looks,         HelpOnly),
    on(Context::Always,     &[ctrl('l'), alt('v'), shift_function(11)], Command::Redraw,     HelpOnly),
    on(Context::Always,     &[ctrl('c'), alt('q'), function(10)],    Command::KeepAndQuit,   HelpOnly),

    on(Context::Everywhere, &[function(1), plain('?')],              Command::Help,          FooterEnd),
    on(Context::Everywhere, &[plain('/'), function(9), ctrl('f')],   Command::Search,        Footer(7)),
    on(Context::Everywhere, &[ESC],                                  Command::Back,          HelpOnly),
    on(Context::Everywhere, &[plain('h'), alt('h')],                 Command::Home,          HelpOnly),
    on(Context::Everywhere, &[plain('q'), function(10)],             Command::Quit,          HelpOnly),

    on(Context::Hidden,     &[function(12), ctrl('n'), alt('x')],    Command::ShowAgain,     Footer(0)),
    on(Context::Hidden,     &[ctrl('k'), alt('k'), shift_function(12)], Command::Lock,       Footer(1)),
    on(Context::Hidden,     &[ctrl('c'), alt('q'), function(10)],    Command::KeepAndQuit,   Footer(2)),

    on(Context::Locked,     &[ENTER],                                Command::Unlock,        Footer(0)),
    on(Context::Locked,     &[ctrl('c'), alt('q'), function(10)],    Command::KeepAndQuit,   Footer(1)),

    on(Context::Lists,      &[UP, plain('k')],                       Command::Up,            HelpOnly),
    on(Context::Lists,      &[DOWN, plain('j')],                     Command::Down,          HelpOnly),
    on(Context::Lists,      &[PAGE_UP, plain('b')],                  Command::PageUp,        HelpOnly),
    on(Context::Lists,      &[PAGE_DOWN, plain(' ')],                Command::PageDown,      HelpOnly),
    on(Context::Lists,      &[HOME, plain('<')],                     Command::First,         HelpOnly),
    on(Context::Lists,      &[END, plain('>')],                      Command::Last,          HelpOnly),
    on(Context::Lists,      &[ENTER],                                Command::Open,          Footer(0)),

    on(Context::Reading,    &[UP, plain('k')],                       Command::Up,            HelpOnly),
    on(Context::Reading,    &[DOWN, plain('j')],                     Command::Down,          HelpOnly),
    on(Context::Reading,    &[PAGE_UP, plain('b')],                  Command::PageUp,        HelpOnly),
    on(Context::Reading,    &[PAGE_DOWN, plain(' ')],                Command::PageDown,      HelpOnly),
    on(Context::Reading,    &[HOME, plain('<')],                     Command::First,         HelpOnly),
    on(Context::Reading,    &[END, plain('>')],                      Command::Last,          HelpOnly),

    on(Context::ThisWeek,   &[plain('s')],                           Command::StartSession,  Footer(1)),
    on(Context::ThisWeek,   &[plain('r')],                           Command::Referrals,     Footer(4)),
    on(Context::ThisWeek,   &[plain('c')],                           Command::Caseload,      Footer(5)),
    on(Context::ThisWeek,   &[plain('e')],                           Command::Retention,     Footer(6)),
    on(Context::ThisWeek,   &[plain('a')],                           Command::Audit,         HelpOnly),
    on(Context::ThisWeek,   &[plain('m')],                           Command::Administration, HelpOnly),

    on(Context::Caseload,   &[plain('o')],                           Command::Sort,          Footer(2)),
    on(Context::Caseload,   &[plain('f')],                           Command::Filter,        Footer(3)),
    on(Context::Caseload,   &[plain('l')],                           Command::Since,         Footer(5)),
    on(Context::Caseload,   &[plain('s')],                           Command::StartSession,  Footer(6)),
    on(Context::Caseload,   &[ESC],                                  Command::Back,          Footer(8)),
    on(Context::Caseload,   &[plain('u'), alt('i')],                 Command::ShowNames,     HelpOnly),

    on(Context::Case,       &[RIGHT, TAB, plain(']')],               Command::Right,         HelpOnly),
    on(Context::Case,       &[LEFT, BACK_TAB, plain('[')],           Command::Left,          HelpOnly),
    on(Context::Case,       &[plain('c')],                           Command::Contact,       Footer(1)),
    on(Context::Case,       &[plain('r')],                           Command::NewReferral,   Footer(2)),
    on(Context::Case,       &[plain('l')],                           Command::Since,         Footer(3)),
    on(Context::Case,       &[plain('s')],                           Command::StartSession,  Footer(4)),
    on(Context::Case,       &[plain('d')],                           Command::EndAction,     Footer(5)),
    on(Context::Case,       &[plain('1')],                           Command::Tab1,          HelpOnly),
    on(Context::Case,       &[plain('2')],                           Command::Tab2,          HelpOnly),
    on(Context::Case,       &[plain('3')],                           Command::Tab3,          HelpOnly),
    on(Context::Case,       &[plain('4')],                           Command::Tab4,          HelpOnly),
    on(Context::Case,       &[plain('5')],                           Command::Tab5,          HelpOnly),
    on(Context::Case,       &[plain('6')],                           Command::Tab6,          HelpOnly),
    on(Context::Case,       &[plain('7')],                           Command::Tab7,          HelpOnly),
    on(Context::Case,       &[plain('8')],                           Command::Tab8,          HelpOnly),
    on(Context::Case,       &[plain('9')],                           Command::Tab9,          HelpOnly),
    on(Context::Case,       &[plain('u'), alt('i')],                 Command::ShowNames,     HelpOnly),
    on(Context::Case,       &[plain('a')],                           Command::Audit,         HelpOnly),

    on(Context::Household,  &[plain('e')],                           Command::Erase,         Footer(4)),

    on(Context::Since,      &[ENTER],                                Command::Open,          Footer(0)),
    on(Context::Since,      &[plain('c')],                           Command::Contact,       Footer(1)),
    on(Context::Since,      &[plain('r')],                           Command::NewReferral,   Footer(2)),
    on(Context::Since,      &[plain('s')],                           Command::StartSession,  Footer(3)),
    on(Context::Since,      &[plain('d')],                           Command::EndAction,     Footer(4)),
    on(Context::Since,      &[RIGHT, TAB],                           Command::NextCase,      HelpOnly),
    on(Context::Since,      &[LEFT, BACK_TAB],                       Command::PreviousCase,  HelpOnly),
    on(Context::Since,      &[plain('u'), alt('i')],                 Command::ShowNames,     HelpOnly),

    on(Context::SessionSheet,   &[TAB],                              Command::NextField,     Footer(0)),
    on(Context::SessionSheet,   &[BACK_TAB],                         Command::PreviousField, HelpOnly),
    on(Context::SessionSheet,   &[function(3), ESC, alt('l')],       Command::CaseList,      Footer(5)),

    on(Context::SessionQuick,   &[plain('=')],                       Command::Continues,     Footer(1)),
    on(Context::SessionQuick,   &[plain('n')],                       Command::Note,          Footer(1)),
    on(Context::SessionQuick,   &[plain('d')],                       Command::Decide,        Footer(1)),
    on(Context::SessionQuick,   &[plain('o')],                       Command::OpenCase,      Footer(6)),

    on(Context::SessionList,    &[TAB, plain('e')],                  Command::Edit,          HelpOnly),

    on(Context::Session,    &[plain('a'), function(4), alt('a')],    Command::AddAction,     Footer(2)),
    on(Context::Session,    &[plain('s'), function(8), alt('s')],    Command::Sign,          Footer(3)),
    on(Context::Session,    &[function(2), alt('n')],                Command::NextCase,      Footer(4)),
    on(Context::Session,    &[shift_function(2), alt('p')],          Command::PreviousCase,  HelpOnly),
    on(Context::Session,    &[plain('u'), alt('i')],                 Command::ShowNames,     HelpOnly),

    on(Context::SessionCase,    &[plain('c'), function(5), alt('c')], Command::Contact,      Footer(5)),
    on(Context::SessionCase,    &[plain('+'), function(6), alt('r')], Command::Risk,         Footer(6)),
    on(Context::SessionCase,    &[plain('z'), function(7), alt('z')], Command::WaitUntil,    Footer(6)),

    on(Context::SessionActions, &[plain('x')],                       Command::EndAction,     Footer(5)),
    on(Context::SessionActions, &[plain('X')],                       Command::DropAction,    HelpOnly),

    on(Context::Referrals,  &[RIGHT, TAB, plain(']')],               Command::Right,         HelpOnly),
    on(Context::Referrals,  &[LEFT, BACK_TAB, plain('[')],           Command::Left,          HelpOnly),
    on(Context::Referrals,  &[plain('f')],                           Command::Filter,        Footer(1)),
    on(Context::Referrals,  &[plain('c')],                           Command::OpenCase,      Footer(2)),

    on(Context::Audit,      &[plain('f')],                           Command::Filter,        Footer(1)),

    on(Context::Person,     &[RIGHT, TAB, plain(']')],               Command::Right,         HelpOnly),
    on(Context::Person,     &[LEFT, BACK_TAB, plain('[')],           Command::Left,          HelpOnly),
    on(Context::Person,     &[plain('e')],                           Command::Erase,         Footer(1)),
    on(Context::Person,     &[plain('u'), alt('i')],                 Command::ShowNames,     HelpOnly),

    on(Context::Retention,  &[RIGHT, TAB, plain(']')],               Command::Right,         HelpOnly),
    on(Context::Retention,  &[LEFT, BACK_TAB, plain('[')],           Command::Left,          HelpOnly),
    on(Context::Retention,  &[plain('e')],                           Command::EraseKept,     Footer(1)),

    on(Context::Referral,   &[ENTER],                                Command::Record,        Footer(0)),
    on(Context::Referral,   &[plain('c')],                           Command::OpenCase,      Footer(1)),
    on(Context::Referral,   &[plain('d')],                           Command::Decide,        HelpOnly),
    on(Context::Referral,   &[plain('o')],                           Command::HelpConfirmed, HelpOnly),
    on(Context::Referral,   &[plain('s')],                           Command::Send,          HelpOnly),
    on(Context::Referral,   &[plain('a')],                           Command::Accepted,      HelpOnly),
    on(Context::Referral,   &[plain('r')],                           Command::Refused,       HelpOnly),
    on(Context::Referral,   &[plain('v')],                           Command::Received,      HelpOnly),
    on(Context::Referral,   &[plain('p')],                           Command::Promised,      HelpOnly),
    on(Context::Referral,   &[plain('n')],                           Command::NoReply,       HelpOnly),
    on(Context::Referral,   &[plain('t')],                           Command::Begun,         HelpOnly),
    on(Context::Referral,   &[plain('w')],                           Command::OnHold,        HelpOnly),
    on(Context::Referral,   &[plain('g')],                           Command::GoesOn,        HelpOnly),
    on(Context::Referral,   &[plain('e')],                           Command::Finished,      HelpOnly),
    on(Context::Referral,   &[plain('f')],                           Command::Failed,        HelpOnly),
    on(Context::Referral,   &[plain('x')],                           Command::CallOff,       HelpOnly),
    on(Context::Referral,   &[plain('m')],                           Command::Mistake,       HelpOnly),
    on(Context::Referral,   &[plain('z')],                           Command::ConsentGone,   HelpOnly),

    on(Context::Editor,     &[ctrl('z'), alt('u')],                  Command::Undo,          HelpOnly),
    on(Context::Editor,     &[ctrl('y'), alt('y')],                  Command::Redo,          HelpOnly),

    on(Context::Form,       &[ctrl('s'), function(8), alt('s')],     Command::Save,          Footer(0)),
    on(Context::Form,       &[TAB],                                  Command::NextField,     Footer(2)),
    on(Context::Form,       &[BACK_TAB],                             Command::PreviousField, HelpOnly),
    on(Context::Form,       &[function(1), alt('h')],                Command::Help,          HelpOnly),
    on(Context::Form,       &[ESC],                                  Command::Back,          Footer(1)),
    on(Context::Form,       &[function(4), alt('d')],                Command::Discard,       HelpOnly),
    on(Context::Form,       &[function(6), alt('o')],                Command::OtherText,     HelpOnly),

    on(Context::Leaving,    &[plain('d'), function(4)],              Command::Discard,       Footer(1)),
    on(Context::Leaving,    &[ctrl('s'), function(8), plain('s')],   Command::Save,          Footer(2)),
    on(Context::Leaving,    &[ESC],                                  Command::Back,          Footer(0)),

    on(Context::ConflictMine, &[plain('m'), function(5)],            Command::KeepMine,      Footer(0)),
    on(Context::ConflictKept, &[plain('d'), function(4)],            Command::DiscardOther,  Footer(3)),
    on(Context::Conflict,   &[plain('t'), function(6)],              Command::TakeTheirs,    Footer(1)),
    on(Context::Conflict,   &[ESC],                                  Command::Back,          Footer(2)),
    on(Context::Conflict,   &[UP, plain('k')],                       Command::Up,            HelpOnly),
    on(Context::Conflict,   &[DOWN, plain('j')],                     Command::Down,          HelpOnly),
    on(Context::Conflict,   &[PAGE_UP, plain('b')],                  Command::PageUp,        HelpOnly),
    on(Context::Conflict,   &[PAGE_DOWN, plain(' ')],                Command::PageDown,      HelpOnly),
    on(Context::Conflict,   &[HOME, plain('<')],                     Command::First,         HelpOnly),
    on(Context::Conflict,   &[END, plain('>')],                      Command::Last,          HelpOnly),

    on(Context::Confirm,    &[plain('y'), ENTER],                    Command::Yes,           Footer(0)),
    on(Context::Confirm,    &[plain('n'), ESC],                      Command::No,            Footer(1)),

    on(Context::Choose,     &[ENTER],                                Command::Open,          Footer(0)),
    on(Context::Choose,     &[ESC],                                  Command::Back,          Footer(1)),
    on(Context::Choose,     &[UP],                                   Command::Up,            HelpOnly),
    on(Context::Choose,     &[DOWN],                                 Command::Down,          HelpOnly),
    on(Context::Choose,     &[PAGE_UP],                              Command::PageUp,        HelpOnly),
    on(Context::Choose,     &[PAGE_DOWN],                            Command::PageDown,      HelpOnly),

    on(Context::Menu,       &[ENTER],                                Command::DoThis,        Footer(0)),

    on(Context::Help,       &[ESC, ENTER, plain('q'), function(1)],  Command::Back,          Footer(1)),
    on(Context::Help,       &[UP, plain('k')],                       Command::Up,            HelpOnly),
    on(Context::Help,       &[DOWN, plain('j')],                     Command::Down,          HelpOnly),
    on(Context::Help,       &[PAGE_UP],                              Command::PageUp,        HelpOnly),
    on(Context::Help,       &[PAGE_DOWN, plain(' ')],                Command::PageDown,      HelpOnly),
];
