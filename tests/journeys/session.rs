//! A whole session, from its first key to the signature.

use crate::service::Service;
use crate::support::Stage;
use goldaw::domain::case::Risk;
use goldaw::domain::identifier::{CaseId, SpecialistId};
use goldaw::domain::session::Depth;
use goldaw::office::case_view::CaseView;
use goldaw::office::sessions::SessionView;
use goldaw::office::{Answer, Request};
use goldaw::ui::screen::session::Session;

/// A supervisor's service, and her fullest caseload that no session waits for.
struct Sessions {
    service: Service,
    specialist: SpecialistId,
}

impl Sessions {
    fn new() -> Self {
        let service = Service::visited_by("supervisor-01");
        let Answer::Week(week) = service.ask(Request::ThisWeek(None)).unwrap() else {
            panic!("no week");
        };
        let specialists = week.specialists.iter().filter(|row| !row.unsigned);
        let fullest = specialists.max_by_key(|row| row.open).unwrap();
        Self {
            specialist: fullest.specialist,
            service,
        }
    }

    /// The session, above another screen.
    fn stage(&self) -> Stage {
        self.service.stage().above(Session::new(self.specialist))
    }

    fn session(&self) -> SessionView {
        match self.service.ask(Request::Session(self.specialist)).unwrap() {
            Answer::Session(view) => *view,
            other => panic!("{other:?}"),
        }
    }

    fn case(&self, case: CaseId) -> CaseView {
        match self.service.ask(Request::Case(case)).unwrap() {
            Answer::Case(view) => *view,
            other => panic!("{other:?}"),
        }
    }
}

/// Records a contact by phone, today, in the form that is open.
fn record_contact(stage: &mut Stage) {
    stage.keys("<tab>").typed("phone").keys("<ctrl-s>");
}

/// Marks the selected case as one whose plan continues; records the contact that is asked for.
fn continues(stage: &mut Stage) {
    stage.keys("=");
    if stage.screen().contains("Record a contact now?") {
        stage.keys("y");
        record_contact(stage);
        stage.keys("<down>");
    }
}

fn action(stage: &mut Stage, text: &str) {
    stage.keys("<f4>").typed(text).keys("<ctrl-s>");
}

#[test]
fn five_cases_and_four_actions_take_few_keys() {
    let service = Sessions::new();
    let before = service.session();
    let cases: Vec<CaseId> = before.cases.iter().map(|since| since.row.case).collect();
    assert!(cases.len() >= 5);
    let mut stage = service.stage();
    // The check-in, then a full decision, two notes, and two plans that continue.
    stage
        .keys("<enter> 4 <tab>")
        .typed("Tired, glad of the leave.")
        .keys("<f2>");
    stage
        .keys("n")
        .typed("The mother is back since Monday.")
        .keys("<tab>");
    stage
        .typed("Öýde ýagdaý durnukly däl.")
        .keys("<tab> <right> <tab>");
    stage
        .typed("Two visits a week.")
        .keys("<tab>")
        .typed("Nobody has seen the children.");
    action(&mut stage, "home visit, see all three");
    action(&mut stage, "ask the school");
    stage.keys("<f2> n").typed("Ждём ответа больницы.");
    action(&mut stage, "call the clinic");
    stage.keys("<f2> n").typed("Rent is paid.").keys("<f2>");
    continues(&mut stage);
    continues(&mut stage);
    stage
        .keys("<end> <up> <up> a")
        .typed("order the training")
        .keys("<ctrl-s>");
    stage.keys("<end> <enter> <ctrl-s>");
    stage.keys("<f8>");
    assert!(!stage.screen().contains("Missing"), "{}", stage.screen());
    stage.keys("<enter>");
    assert!(
        stage.screen().contains("Signed. The decisions stand"),
        "{}",
        stage.screen()
    );
    assert_eq!(stage.app.screens.depth(), 0, "back to where one came from");
    #[allow(clippy::print_stdout)] // `cargo test -- --nocapture` shows the figure.
    {
        println!("keys besides text: {}", stage.keys_pressed);
    }
    assert!(stage.keys_pressed <= 60, "{} keys", stage.keys_pressed);

    let decided = service.case(cases[0]);
    let entry = &decided.supervision[0];
    assert!(entry.signed);
    assert_eq!(entry.text.depth, Depth::Decision);
    assert_eq!(entry.text.decision, "Two visits a week.");
    assert_eq!(decided.row.risk, Risk::High);
    let texts: Vec<&str> = decided
        .actions
        .iter()
        .map(|one| one.text.as_str())
        .collect();
    assert!(texts.contains(&"ask the school"), "{texts:?}");
    assert_eq!(
        service.case(cases[3]).supervision[0].text.depth,
        Depth::Continues
    );
    let after = service.session();
    assert_eq!(after.last_session, Some(before.draft.on));
    assert_eq!(after.wellbeing[0], (before.draft.on, 4));
    assert!(!after.resumed);
}

#[test]
fn a_session_that_is_only_held_keeps_everything() {
    let service = Sessions::new();
    let mut stage = service.stage();
    stage.keys("<down> n").typed("A note.");
    action(&mut stage, "home visit");
    stage.keys("<f8> <down> <enter>");
    assert!(
        stage.screen().contains("Kept as held"),
        "{}",
        stage.screen()
    );
    let mut stage = service.stage();
    assert!(
        stage.screen().contains("not signed yet"),
        "{}",
        stage.screen()
    );
    stage.keys("<down>");
    assert!(stage.screen().contains("A note."), "{}", stage.screen());
    assert!(
        stage.screen().contains("1 home visit"),
        "{}",
        stage.screen()
    );
}

#[test]
fn the_office_finds_what_is_wrong_and_the_screen_goes_there() {
    let service = Sessions::new();
    let mut stage = service.stage();
    stage.keys("<down> z").typed("15.10.2022").keys("<tab>");
    stage
        .typed("the commission sits then")
        .keys("<ctrl-s> <up> <up> <f8> <enter>");
    let screen = stage.screen();
    assert!(screen.contains("may wait until"), "{screen}");
    assert!(screen.contains("── Let "), "{screen}");
    stage
        .keys("<ctrl-u>")
        .typed("+3")
        .keys("<ctrl-s> <f8> <enter>");
    assert!(stage.screen().contains("Signed."), "{}", stage.screen());
}
