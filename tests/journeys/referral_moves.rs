//! What can be recorded, and what the office then has.

use crate::service::Service;
use goldaw::domain::referral::moves::{MoveKind, legal};
use goldaw::domain::referral::{AttemptStatus, WaitsFor};
use goldaw::ui::screen::referral::Referral;
use goldaw::ui::screen::referral_forms::new_referral;
use goldaw::ui::screen::referrals::Referrals;

/// The keys that record moves on a referral.
const KEYS: &[(&str, MoveKind)] = &[
    ("s", MoveKind::Send),
    ("v", MoveKind::Receive),
    ("a", MoveKind::Accept),
    ("t", MoveKind::Start),
    ("w", MoveKind::Hold),
    ("g", MoveKind::Resume),
    ("r", MoveKind::Reject),
    ("e", MoveKind::Complete),
    ("f", MoveKind::Fail),
    ("x", MoveKind::Cancel),
    ("m", MoveKind::Withdraw),
    ("p", MoveKind::Promise),
    ("n", MoveKind::NoReply),
    ("z", MoveKind::Cancel),
];

/// A small service, asked by its coordinator.
fn service() -> Service {
    Service::of(90, "coordinator")
}

#[test]
fn a_legal_move_opens_its_form_and_another_says_why_not() {
    let service = service();
    let mut tried = 0;
    for status in AttemptStatus::ALL {
        let mut rows = service.referrals().into_iter();
        let Some(row) = rows.find(|row| row.status == *status) else {
            continue;
        };
        for (key, kind) in KEYS {
            let mut stage = service.stage_on(Referral::new(row.referral));
            stage.keys(key);
            let opened = stage.screen().contains("Ctrl-S save");
            assert_eq!(opened, legal(*status).contains(kind), "{key} at {status:?}");
            let says_why = stage.screen().contains("is not possible here");
            assert_eq!(says_why, !opened, "{key} at {status:?}");
            tried += 1;
        }
    }
    assert!(tried > 100, "only {tried} were tried");
}

#[test]
fn deciding_and_confirming_have_their_time() {
    let service = service();
    let row = service.referral_at(AttemptStatus::Requested);
    let mut stage = service.stage_on(Referral::new(row.referral));
    stage.keys("d");
    assert!(stage.screen().contains("Nothing waits for a decision here"));
    stage.keys("o");
    assert!(stage.screen().contains("Help can be confirmed only after"));
}

#[test]
fn an_acceptance_says_who_accepted_and_the_first_meeting() {
    let service = service();
    let row = service.referral_at(AttemptStatus::Requested);
    let mut stage = service.stage_on(Referral::new(row.referral));
    stage
        .keys("a <tab> <tab> <ctrl-u>")
        .typed("the director")
        .keys("<tab> <tab>")
        .typed("+4")
        .keys("<ctrl-s>");
    assert!(stage.screen().contains(" Saved."), "{}", stage.screen());
    let now = service.referral(&row).row;
    assert_eq!(now.status, AttemptStatus::Accepted);
    assert_eq!(now.named_day, "2021-10-19".parse().ok());
    assert!(stage.screen().contains("said by the director"));
}

#[test]
fn a_refusal_needs_its_reason() {
    let service = service();
    let row = service.referral_at(AttemptStatus::Requested);
    let mut stage = service.stage_on(Referral::new(row.referral));
    stage.keys("r <ctrl-s>");
    assert!(stage.screen().contains("Please fill this in."));
    stage.typed("no room until spring").keys("<ctrl-s>");
    assert_eq!(service.referral(&row).row.waits_for, WaitsFor::Decision);
    assert!(stage.screen().contains("Waits for a decision: refused"));
}

#[test]
fn a_day_before_the_last_move_is_marked_under_the_day() {
    let service = service();
    let row = service.referral_at(AttemptStatus::Requested);
    let mut stage = service.stage_on(Referral::new(row.referral));
    stage
        .keys("n <ctrl-u>")
        .typed("01.01.2021")
        .keys("<ctrl-s>");
    assert!(stage.screen().contains("The move before this one was on"));
    assert_eq!(service.referral(&row).row, row);
}

#[test]
fn what_rests_says_whose_turn_it_is() {
    for (keys, turn) in [("", WaitsFor::Us), ("<down>", WaitsFor::Partner)] {
        let service = service();
        let row = service.referral_at(AttemptStatus::Accepted);
        let mut stage = service.stage_on(Referral::new(row.referral));
        stage
            .keys("w <tab> <tab> <tab>")
            .typed("asks for the certificate")
            .keys("<tab>")
            .typed("+7")
            .keys("<tab>")
            .keys(keys)
            .keys("<ctrl-s>");
        let now = service.referral(&row).row;
        assert_eq!((now.status, now.waits_for), (AttemptStatus::OnHold, turn));
    }
}

#[test]
fn withdrawn_consent_calls_a_referral_off() {
    let service = service();
    let row = service.referral_at(AttemptStatus::Requested);
    let mut stage = service.stage_on(Referral::new(row.referral));
    stage.keys("z <ctrl-s>");
    assert_eq!(service.referral(&row).row.status, AttemptStatus::Cancelled);
    assert!(stage.screen().contains("Consent was withdrawn."));
}

#[test]
fn a_draft_is_sent_from_the_list_of_what_can_happen() {
    let service = service();
    let row = service.referral_at(AttemptStatus::Draft);
    let mut stage = service.stage_on(Referral::new(row.referral));
    stage.keys("<enter> <enter>");
    assert!(stage.screen().contains("Why sent all the same"));
    stage
        .keys("<tab> <tab>")
        .typed("by phone agreed")
        .keys("<ctrl-s>");
    let now = service.referral(&row).row;
    assert_eq!(now.status, AttemptStatus::Requested);
    assert!(now.respond_by.is_some());
}

#[test]
fn a_decision_needs_its_rationale() {
    let service = service();
    let row = service.referral_at(AttemptStatus::Rejected);
    let mut stage = service.stage_on(Referral::new(row.referral));
    stage.keys("d <down> <down> <enter> <ctrl-s>");
    assert!(stage.screen().contains("Please fill this in."));
    stage.typed("Läle can do it herself").keys("<ctrl-s>");
    assert_eq!(service.referral(&row).row.waits_for, WaitsFor::Nobody);
    assert!(stage.screen().contains("give the help"));
    assert!(stage.screen().contains("Closed: given up."));
}

#[test]
fn another_attempt_asks_another_partner() {
    let service = service();
    let row = service.referral_at(AttemptStatus::Rejected);
    let mut stage = service.stage_on(Referral::new(row.referral));
    stage.keys("d <enter>").typed("nursing");
    assert!(stage.screen().contains("Ak Halat Home Nursing"));
    assert!(!stage.screen().contains("Kanun"), "{}", stage.screen());
    stage
        .keys("<enter>")
        .typed("they have room")
        .keys("<ctrl-s>");
    let now = service.referral(&row).row;
    assert_eq!(now.status, AttemptStatus::Draft);
    assert_ne!(now.partner, row.partner);
    let screen = stage.screen();
    assert!(screen.contains("Send it next."), "{screen}");
    assert!(screen.contains("── 2. "), "{screen}");
    assert!(screen.contains("they have room"), "{screen}");
}

#[test]
fn the_partner_who_is_asked_is_named_in_the_language_of_the_screen() {
    let service = service();
    let row = service.referral_at(AttemptStatus::Rejected);
    let mut stage = service.stage_on(Referral::new(row.referral));
    stage.keys("d <enter>").typed("nursing").keys("<enter>");
    for name in [
        "Ak Halat Home Nursing",
        "Ak Halat öýdäki şepagat gullugy",
        "Сестринский уход на дому «Ак Халат»",
    ] {
        let screen = stage.screen();
        let title = screen.lines().rfind(|line| line.starts_with("── "));
        assert!(title.unwrap().contains(name), "no {name} in\n{screen}");
        stage.keys("<f11>");
    }
}

#[test]
fn the_partner_who_refused_is_not_asked_again_by_mistake() {
    let service = service();
    let row = service.referral_at(AttemptStatus::Rejected);
    let mut stage = service.stage_on(Referral::new(row.referral));
    stage.keys("d <enter>").typed(&row.partner_names.english);
    stage.keys("<enter>").typed("why not").keys("<ctrl-s>");
    assert!(
        stage
            .screen()
            .contains("This is the service that just refused.")
    );
}

#[test]
fn confirmed_help_closes_the_loop() {
    let service = service();
    let row = service.referral_at(AttemptStatus::Completed);
    let mut stage = service.stage_on(Referral::new(row.referral));
    stage.keys("o <tab> <down> <tab> <down> <ctrl-s>");
    assert!(stage.screen().contains("Please fill this in."));
    stage.keys("<down> <ctrl-s>");
    assert_eq!(service.referral(&row).row.waits_for, WaitsFor::Nobody);
    assert!(
        stage.screen().contains("help was good"),
        "{}",
        stage.screen()
    );
}

#[test]
fn help_that_never_arrived_waits_for_a_decision() {
    let service = service();
    let row = service.referral_at(AttemptStatus::Completed);
    let mut stage = service.stage_on(Referral::new(row.referral));
    stage.keys("o <tab> <down> <tab> <down> <down> <ctrl-s>");
    assert!(stage.screen().contains("Say what happened instead"));
    stage.typed("nobody came").keys("<ctrl-s>");
    assert_eq!(service.referral(&row).row.waits_for, WaitsFor::Decision);
}

#[test]
fn a_new_referral_is_sent_or_kept_as_a_draft() {
    let service = service();
    let case = service.referral_at(AttemptStatus::Requested).case;
    for (keys, status) in [
        ("<tab> <tab>", AttemptStatus::Requested),
        ("<tab> <tab> <up>", AttemptStatus::Draft),
    ] {
        let mut stage = service.stage_on(new_referral(case));
        stage.typed("nursing").keys("<enter>");
        stage
            .typed("a nurse twice a week")
            .keys(keys)
            .keys("<ctrl-s>");
        let mut rows = service.referrals().into_iter();
        let new = rows.find(|row| row.need == "a nurse twice a week" && row.status == status);
        assert!(new.is_some(), "{status:?}\n{}", stage.screen());
        assert!(stage.screen().contains("── Ak Halat Home Nursing ──"));
    }
}

#[test]
fn typing_is_kept_until_one_says_otherwise() {
    let service = service();
    let case = service.referral_at(AttemptStatus::Requested).case;
    let mut stage = service.stage_on(new_referral(case));
    stage.keys("<enter>").typed("a nurse").keys("<esc>");
    assert!(stage.screen().contains("Whom to ask"));
    assert!(stage.screen().contains("Kept, not saved yet"));
    let mut stage = service.stage_on(new_referral(case));
    stage.keys("<down> <enter>");
    let screen = stage.screen();
    assert!(screen.contains("a nurse"), "{screen}");
    assert!(screen.contains("not saved yet."), "{screen}");
    stage.keys("<f4> d");
    let mut stage = service.stage_on(new_referral(case));
    stage.keys("<enter>");
    assert!(!stage.screen().contains("a nurse"));
}

#[test]
fn the_list_leads_to_a_referral_and_back_to_the_same_row() {
    let service = service();
    let mut stage = service.stage_on(Referrals::new());
    stage.keys("<right> <down>");
    let place = stage.cursor();
    stage.keys("<enter>");
    assert!(stage.screen().starts_with(" Referral of "));
    stage.keys("<esc>");
    assert_eq!(stage.cursor(), place);
}

#[test]
fn one_specialists_referrals_can_be_shown() {
    let service = service();
    let row = service.referral_at(AttemptStatus::Rejected);
    let mut stage = service.stage_on(Referrals::new());
    stage.keys("f").typed(&row.specialist_name).keys("<enter>");
    assert!(
        stage
            .screen()
            .starts_with(&format!(" Referrals · {}", row.specialist_name))
    );
    let rows = service.referrals();
    let count = rows
        .iter()
        .filter(|one| one.specialist == row.specialist)
        .count();
    assert!(stage.screen().contains(&format!("{count} referral")));
    stage.keys("f <enter>");
    assert!(
        stage
            .screen()
            .contains(&format!("{} referrals are open", rows.len()))
    );
}
