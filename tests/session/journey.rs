//! A whole session over the real office, loaded with the fictional service.

use crate::sample::above_another;
use crate::support::Stage;
use goldaw::demonstration::{Plan, batches};
use goldaw::domain::account::Role;
use goldaw::domain::case::Risk;
use goldaw::domain::identifier::{CaseId, SpecialistId};
use goldaw::domain::session::Depth;
use goldaw::office::case_view::CaseView;
use goldaw::office::sessions::SessionView;
use goldaw::office::{Answer, Caller, Clock, Office, Refusal, Request};
use goldaw::store::Store;
use goldaw::ui::screen::session::Session;
use std::cell::RefCell;
use std::rc::Rc;

/// The office behind a stage, still there when the stage is gone.
#[derive(Clone)]
struct Service {
    office: Rc<RefCell<Office>>,
    caller: Caller,
    specialist: SpecialistId,
}

impl Service {
    /// The fictional service, a supervisor, and the fullest caseload that no session waits for.
    fn new() -> Self {
        let plan = Plan::default();
        let clock = Clock::Fixed(plan.today);
        let mut office = Office::over(Store::in_memory().unwrap(), clock).unwrap();
        let mut accounts = Vec::new();
        for batch in batches(&plan) {
            accounts.extend(batch.accounts.clone());
            office.load(&batch).unwrap();
        }
        let mut accounts = accounts.into_iter();
        let account = accounts
            .find(|account| account.role == Role::Supervisor)
            .unwrap();
        let caller = Caller { account };
        let Answer::Week(week) = office.perform(&caller, Request::ThisWeek).unwrap() else {
            panic!("no week");
        };
        let specialists = week.specialists.iter().filter(|row| !row.unsigned);
        let fullest = specialists.max_by_key(|row| row.open).unwrap();
        Self {
            specialist: fullest.specialist,
            office: Rc::new(RefCell::new(office)),
            caller,
        }
    }

    fn perform(&self, request: Request) -> Result<Answer, Refusal> {
        self.office.borrow_mut().perform(&self.caller, request)
    }

    fn stage(&self) -> Stage {
        let service = self.clone();
        above_another(Session::new(self.specialist), move |request| {
            service.perform(request)
        })
    }

    fn session(&self) -> SessionView {
        match self.perform(Request::Session(self.specialist)).unwrap() {
            Answer::Session(view) => *view,
            other => panic!("{other:?}"),
        }
    }

    fn case(&self, case: CaseId) -> CaseView {
        match self.perform(Request::Case(case)).unwrap() {
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
    let service = Service::new();
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
    let service = Service::new();
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
    let service = Service::new();
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
