//! Everything a key can mean. A command says what is wanted; the screen decides what happens.

use crate::office::permission::RequestKind;

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident $text:literal,)*) => {
        /// What a key can mean.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Command {
            $($(#[$doc])* $name,)*
        }

        impl Command {
            /// All commands, in the order of their declaration.
            pub const ALL: &[Command] = &[$(Command::$name,)*];

            /// The id of the message that names the command in footer and help: at most 14 cells.
            pub const fn text(self) -> &'static str {
                match self {
                    $(Command::$name => $text,)*
                }
            }
        }
    };
}

commands! {
    /// Explain this screen and its keys.
    Help "key-help",
    /// Search cases, people, partners.
    Search "key-search",
    /// Go back to where one came from.
    Back "key-back",
    /// Go to the first screen.
    Home "key-home",
    /// Hide everything behind a neutral page.
    Hide "key-hide",
    /// Show again what was hidden.
    ShowAgain "key-show-again",
    /// Lock the screen until the passphrase is given.
    Lock "key-lock",
    /// Open the locked screen.
    Unlock "key-unlock",
    /// Speak the next language.
    Language "key-language",
    /// Look another way.
    Looks "key-looks",
    /// Draw the whole screen anew.
    Redraw "key-redraw",
    /// Leave the program.
    Quit "key-quit",
    /// Keep what was typed and leave at once.
    KeepAndQuit "key-keep-and-quit",

    /// One row up.
    Up "key-up",
    /// One row down.
    Down "key-down",
    /// One page up.
    PageUp "key-page-up",
    /// One page down.
    PageDown "key-page-down",
    /// To the first row.
    First "key-first",
    /// To the last row.
    Last "key-last",
    /// Open the selected row.
    Open "key-open",
    /// Do what is selected in the help.
    DoThis "key-do-this",
    /// To the left, or the tab before.
    Left "key-left",
    /// To the right, or the tab after.
    Right "key-right",

    /// Change what is selected.
    Edit "key-edit",
    /// Sort by another column.
    Sort "key-sort",
    /// Show only some rows.
    Filter "key-filter",

    /// Begin or go on with a supervision session.
    StartSession "key-session",
    /// Record a decision.
    Decide "key-decide",
    /// The referrals.
    Referrals "key-referrals",
    /// What was kept for long enough to be erased.
    Retention "key-retention",
    /// Erase what is selected, after asking.
    Erase "key-erase",
    /// Erase what is selected in the review, after asking.
    EraseKept "key-erase-kept",
    /// The store, its backups and its verification.
    Administration "key-administration",
    /// The caseload.
    Caseload "key-caseload",
    /// The audit trail.
    Audit "key-audit",
    /// Record a contact.
    Contact "key-contact",
    /// Begin a referral.
    NewReferral "key-new-referral",
    /// What happened since the last session.
    Since "key-since",
    /// Reviewed, the plan continues.
    Continues "key-continues",
    /// Write a note.
    Note "key-note",
    /// Let it wait until a day.
    WaitUntil "key-wait-until",
    /// The first tab of a case.
    Tab1 "key-tab-1",
    /// The second tab of a case.
    Tab2 "key-tab-2",
    /// The third tab of a case.
    Tab3 "key-tab-3",
    /// The fourth tab of a case.
    Tab4 "key-tab-4",
    /// The fifth tab of a case.
    Tab5 "key-tab-5",
    /// The sixth tab of a case.
    Tab6 "key-tab-6",
    /// The seventh tab of a case.
    Tab7 "key-tab-7",
    /// The eighth tab of a case.
    Tab8 "key-tab-8",
    /// The ninth tab of a case.
    Tab9 "key-tab-9",

    /// The next case of the session.
    NextCase "key-next-case",
    /// The case before in the session.
    PreviousCase "key-previous-case",
    /// The list of cases of the session.
    CaseList "key-case-list",
    /// Add an action.
    AddAction "key-action",
    /// Say what became of an action.
    EndAction "key-end-action",
    /// Give an action up.
    DropAction "key-drop-action",
    /// Change the risk.
    Risk "key-risk",
    /// Sign the session.
    Sign "key-sign",

    /// Show names in full on this screen, or initials again.
    ShowNames "key-show-names",

    /// The next field.
    NextField "key-next-field",
    /// The field before.
    PreviousField "key-previous-field",
    /// Save what was filled in.
    Save "key-save",
    /// Give up what was typed.
    Discard "key-discard",
    /// Throw the other of two texts away.
    DiscardOther "key-discard-other",
    /// Show another text that was kept of the same form.
    OtherText "key-other-text",
    /// Take back the last change to the text.
    Undo "key-undo",
    /// Make the change again.
    Redo "key-redo",
    /// Save what was entered here over the other version.
    KeepMine "key-keep-mine",
    /// Go on with the other version.
    TakeTheirs "key-take-theirs",
    /// Say yes.
    Yes "key-yes",
    /// Say no.
    No "key-no",

    /// Record what happened to the referral.
    Record "key-record",
    /// Open the case.
    OpenCase "key-open-case",
    /// Send the referral.
    Send "key-send",
    /// The partner has it.
    Received "key-received",
    /// The partner accepted.
    Accepted "key-accepted",
    /// The partner refused.
    Refused "key-refused",
    /// The partner promised something by a day.
    Promised "key-promised",
    /// Nobody answered.
    NoReply "key-no-reply",
    /// The partner began.
    Begun "key-begun",
    /// It rests, because the partner asks for something or has no room.
    OnHold "key-on-hold",
    /// It goes on.
    GoesOn "key-goes-on",
    /// The partner says that it is done.
    Finished "key-finished",
    /// It failed after acceptance.
    Failed "key-failed",
    /// Call it off.
    CallOff "key-call-off",
    /// It should never have been entered.
    Mistake "key-mistake",
    /// The help was confirmed with the person.
    HelpConfirmed "key-help-confirmed",
    /// The consent was withdrawn.
    ConsentGone "key-consent-gone",
}

impl Command {
    /// Whether it is about the program or the terminal: it holds on a covered screen too.
    pub fn is_of_frame(self) -> bool {
        matches!(
            self,
            Self::Language
                | Self::Looks
                | Self::Redraw
                | Self::KeepAndQuit
                | Self::Lock
                | Self::Hide
                | Self::ShowAgain
        )
    }

    /// The request that the command leads to, where not every role that comes to it may ask.
    pub fn asks(self) -> Option<RequestKind> {
        match self {
            Self::StartSession => Some(RequestKind::Session),
            Self::Audit => Some(RequestKind::Audit),
            Self::OpenCase => Some(RequestKind::Case),
            Self::ShowNames => Some(RequestKind::Unmask),
            Self::Decide => Some(RequestKind::DecideReferral),
            Self::Referrals => Some(RequestKind::Referrals),
            Self::Retention => Some(RequestKind::PersonalReview),
            Self::Administration => Some(RequestKind::Administration),
            Self::Erase => Some(RequestKind::EraseCase),
            Self::EraseKept => Some(RequestKind::ErasePersonal),
            Self::Caseload | Self::Search => Some(RequestKind::Caseload),
            _ => None,
        }
    }
}
