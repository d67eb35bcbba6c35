//! *This week*, the caseload and the choice of an account, as they are seen and used.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod support;

use goldaw::domain::account::{Account, Role};
use goldaw::domain::identifier::AccountId;
use goldaw::office::caseload::{CaseFilter, CaseSort, CaseloadQuery};
use goldaw::office::week::Week;
use goldaw::office::{Answer, Request};
use goldaw::ui::screen::Screen;
use goldaw::ui::screen::caseload::Caseload;
use goldaw::ui::screen::choose_account::ChooseAccount;
use goldaw::ui::screen::referrals::Referrals;
use goldaw::ui::screen::this_week::ThisWeek;
use goldaw::ui::start;
use proptest::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use support::sample::{self, desk, id, week};
use support::{Stage, key};

/// What the office was asked.
type Asked = Rc<RefCell<Vec<Request>>>;

fn stage_on(screen: impl Into<Screen>, week: Week, cases: usize) -> (Stage, Asked) {
    let asked = Asked::default();
    let heard = asked.clone();
    let stage = Stage::new(start(desk(), screen), move |request| {
        heard.borrow_mut().push(request.clone());
        Ok(match request {
            Request::ThisWeek(most) => {
                let mut week = week.clone();
                week.urgent.truncate(most.unwrap());
                Answer::Week(Box::new(week))
            }
            Request::Referrals(query) => Answer::Referrals(sample::referrals(query, cases)),
            Request::Caseload(query) => Answer::Caseload(sample::caseload(query, cases)),
            Request::Accounts => Answer::Accounts(accounts()),
            _ => Answer::Done,
        })
    });
    (stage, asked)
}

fn on_week(week: Week) -> (Stage, Asked) {
    stage_on(ThisWeek::new(), week, 3)
}

fn accounts() -> Vec<Account> {
    let account = |number: usize, login: &str, name: &str, role| Account {
        id: id::<AccountId>(number),
        login: login.to_owned(),
        name: name.to_owned(),
        role,
        specialist: None,
        disabled: false,
    };
    vec![
        account(1, "coordinator", "Алла Павлова", Role::Coordinator),
        account(2, "specialist-01", "Jemile Annaberdiýewa", Role::Specialist),
        account(3, "supervisor-01", "Nabat Babaýewa", Role::Supervisor),
    ]
}

fn last(asked: &Asked) -> Request {
    asked.borrow().last().cloned().unwrap()
}

fn last_query(asked: &Asked) -> CaseloadQuery {
    match last(asked) {
        Request::Caseload(query) => query,
        other => panic!("{other:?} is no question for cases"),
    }
}

#[test]
fn a_small_screen_shows_urgent_cases_and_specialists() {
    let (stage, _) = on_week(week(12, 3, 6, 6, 7));
    insta::assert_snapshot!(stage.screen(), @r#"
     This week                              Gözel Amanowa · Balkan · Fri 15.10.2021
     3 decisions  2 to sign  3 referrals late  4 actions late  1 session late
    ── Urgent: 12 ──────────────────────────────────────────────────────────────────
     > TUR-0011 high! no contact recorded 9 d (limit 7)     mother in cl… Jennet H.
       SER-0012 high! no contact recorded 10 d (limit 7) +1 debt, evicti… Aýna B.
       BAL-0013 med   no contact recorded 11 d (limit 7) +2 boy of 14, p… Bahar N.
       9 more
    ── Decisions wanted: 3 ─────────────────────────────────────────────────────────
       HAZ-0111 high! plan of 11.10.2021 waits for approval… mother in c… Serdar A.
       2 more
    ── Referrals that wait for us: 6 ───────────────────────────────────────────────
       TUR-0011 refused: decide      Keýik Okara       family therapy     Jennet H.
       5 more
    ── Specialists: 6, 66 open cases ───────────────────────────────────────────────
       Name                   Cases High Overdue Silent Last   Next       Workload
       Jennet Hojaýewa           17    0       0      0 24.09. late 4 d   118 over
       Aýna Berdiýewa            16    1       1      1 24.09. Sat 16.10. 106 over
       Bahar Nuryýewa            15    2       2      2 24.09. Sun 17.10.  94 over
       Merdan Orazow             14    0       3      3 24.09. to sign     82 high
       Serdar Ataýew             13    1       4      0 –      Tue 19.10.  70 normal
       Ogulgerek Hojagulyýew…    12    2       0      1 24.09. Wed 20.10.  58 normal
    ── Open actions: 7 ─────────────────────────────────────────────────────────────
       show all 7
     ↵ open  s session  r referrals  c caseload  e retention  / search  F1 help
    "#);
}

#[test]
fn a_large_screen_shows_more() {
    let (stage, _) = on_week(week(12, 3, 6, 6, 7));
    insta::assert_snapshot!(stage.size(120, 40).screen(), @r#"
     This week                                                                      Gözel Amanowa · Balkan · Fri 15.10.2021
     3 decisions  2 to sign  3 referrals late  4 actions late  1 session late
    ── Urgent: 12 ──────────────────────────────────────────────────────────────────────────────────────────────────────────
     > TUR-0011 high! no contact recorded 9 d (limit 7)     mother in clinic, 3 at school                       Jennet H.
       SER-0012 high! no contact recorded 10 d (limit 7) +1 debt, eviction                                      Aýna B.
       BAL-0013 med   no contact recorded 11 d (limit 7) +2 boy of 14, police                                   Bahar N.
       GUM-0014 low   no contact recorded 12 d (limit 7)    утрата документов, бабушка воспитывает троих детей… Merdan O.
       HAZ-0015 –     no contact recorded 13 d (limit 7) +1 mother in clinic, 3 at school                       Serdar A.
       ETR-0016 high! no contact recorded 14 d (limit 7) +2 debt, eviction                                      Ogulgerek H.
       TUR-0017 high! no contact recorded 15 d (limit 7)    boy of 14, police                                   Jennet H.
       SER-0018 med   no contact recorded 16 d (limit 7) +1 утрата документов, бабушка воспитывает троих детей… Aýna B.
       BAL-0019 low   no contact recorded 17 d (limit 7) +2 mother in clinic, 3 at school                       Bahar N.
       3 more
    ── Decisions wanted: 3 ─────────────────────────────────────────────────────────────────────────────────────────────────
       HAZ-0111 high! plan of 11.10.2021 waits for approval +1 mother in clinic, 3 at school                    Serdar A.
       ETR-0112 high! plan of 11.10.2021 waits for approval +2 debt, eviction                                   Ogulgerek H.
       TUR-0113 med   plan of 11.10.2021 waits for approval    boy of 14, police                                Jennet H.
    ── Referrals that wait for us: 6 ───────────────────────────────────────────────────────────────────────────────────────
       TUR-0011 refused: decide      Keýik Okara                          family therapy                        Jennet H.
       SER-0012 done: ask the person Keýik Okara                          family therapy                        Aýna B.
       BAL-0013 draft: our turn      Keýik Okara                          family therapy                        Bahar N.
       GUM-0014 answer 3 days late!  Keýik Okara                          family therapy                        Merdan O.
       HAZ-0015 refused: decide      Keýik Okara                          family therapy                        Serdar A.
       ETR-0016 done: ask the person Keýik Okara                          family therapy                        Ogulgerek H.
    ── Specialists: 6, 66 open cases ───────────────────────────────────────────────────────────────────────────────────────
       Name                                                      Cases High Overdue Silent Refs Last   Next       Workload
       Jennet Hojaýewa                                              17    0       0      0    0 24.09. late 4 d   118 over
       Aýna Berdiýewa                                               16    1       1      1    1 24.09. Sat 16.10. 106 over
       Bahar Nuryýewa                                               15    2       2      2    2 24.09. Sun 17.10.  94 over
       Merdan Orazow                                                14    0       3      3    0 24.09. to sign     82 high
       Serdar Ataýew                                                13    1       4      0    1 –      Tue 19.10.  70 normal
       Ogulgerek Hojagulyýewa-Garajaýewa                            12    2       0      1    2 24.09. Wed 20.10.  58 normal
    ── Open actions: 7 ─────────────────────────────────────────────────────────────────────────────────────────────────────
       TUR-0011 late 4 d   home visit, see all three children                                                   Jennet H.
       SER-0012 15.10.     home visit, see all three children                                        supervisor Aýna B.
       –        late 1 d   home visit, see all three children                                                   Bahar N.
       GUM-0014 15.10.     home visit, see all three children                                        supervisor Merdan O.
       HAZ-0015 late 4 d   home visit, see all three children                                                   Serdar A.
       2 more
     ↵ open  s session  r referrals  c caseload  e retention  / search  F1 help
    "#);
}

#[test]
fn the_whole_service_fits_too() {
    let (stage, _) = on_week(week(70, 20, 60, 45, 90));
    insta::assert_snapshot!(stage.screen(), @r#"
     This week                              Gözel Amanowa · Balkan · Fri 15.10.2021
     20 decisions  15 to sign  30 referrals late  45 actions late  1 session late
    ── Urgent: 70 ──────────────────────────────────────────────────────────────────
     > TUR-0011 high! no contact recorded 9 d (limit 7)     mother in cl… Jennet H.
       SER-0012 high! no contact recorded 10 d (limit 7) +1 debt, evicti… Aýna B.
       BAL-0013 med   no contact recorded 11 d (limit 7) +2 boy of 14, p… Bahar N.
       67 more
    ── Decisions wanted: 20 ────────────────────────────────────────────────────────
       HAZ-0111 high! plan of 11.10.2021 waits for approval… mother in c… Serdar A.
       19 more
    ── Referrals that wait for us: 60 ──────────────────────────────────────────────
       TUR-0011 refused: decide      Keýik Okara       family therapy     Jennet H.
       59 more
    ── Specialists: 45, 495 open cases ─────────────────────────────────────────────
       Name                   Cases High Overdue Silent Last   Next       Workload
       Jennet Hojaýewa           17    0       0      0 24.09. late 4 d   118 over
       Aýna Berdiýewa            16    1       1      1 24.09. Sat 16.10. 106 over
       Bahar Nuryýewa            15    2       2      2 24.09. Sun 17.10.  94 over
       Merdan Orazow             14    0       3      3 24.09. to sign     82 high
       Serdar Ataýew             13    1       4      0 –      Tue 19.10.  70 normal
       40 more
    ── Open actions: 90 ────────────────────────────────────────────────────────────
       show all 90
     ↵ open  s session  r referrals  c caseload  e retention  / search  F1 help
    "#);
}

#[test]
fn a_quiet_week_says_so() {
    let mut quiet = week(0, 0, 0, 1, 0);
    quiet.counts = Default::default();
    let (stage, _) = on_week(quiet);
    let screen = stage.screen();
    assert!(screen.contains("Nothing waits for you."), "{screen}");
    assert!(screen.contains("No case is urgent today."), "{screen}");
}

#[test]
fn rows_that_are_counted_open_fully_and_close_again() {
    let (mut stage, _) = on_week(week(12, 0, 0, 45, 0));
    stage.keys("<down> <down> <down> <down> <down> <down> <down>");
    assert!(stage.screen().contains(" > 5 more"), "{}", stage.screen());
    stage.keys("<enter> <down>");
    assert!(stage.screen().contains(" > BAL-0019"), "{}", stage.screen());
    stage.keys("<end> <enter> <end>");
    assert!(stage.screen().contains(" > fewer again"));
    stage.keys("<enter> <pagedown> <pagedown>");
    assert!(stage.screen().contains(" more"), "{}", stage.screen());
    stage.keys("<home>");
    assert_eq!(stage.cursor(), (1, 3));
}

#[test]
fn more_rows_are_asked_for_as_the_reader_comes_near_their_end() {
    let (mut stage, asked) = stage_on(Caseload::new(None), week(0, 0, 0, 0, 0), 300);
    assert_eq!(last_query(&asked).most, Some(64));
    assert!(stage.screen().contains("showing 300"), "{}", stage.screen());
    stage.keys("<pagedown>");
    assert_eq!(last_query(&asked).most, Some(64));
    stage.keys("<pagedown> <pagedown>");
    assert_eq!(last_query(&asked).most, Some(128));
    assert!(stage.screen().contains(" > GUM-0068"), "{}", stage.screen());
    stage.keys("<end>");
    assert_eq!(last_query(&asked).most, Some(300));
    assert!(stage.screen().contains(" > ETR-0310"), "{}", stage.screen());
    stage.keys("o <down> <enter>");
    assert_eq!(last_query(&asked).most, Some(64));
}

#[test]
fn more_referrals_are_asked_for_as_the_reader_comes_near_their_end() {
    let (mut stage, asked) = stage_on(Referrals::new(), week(0, 0, 0, 0, 0), 300);
    let most = |asked: &Asked| match last(asked) {
        Request::Referrals(query) => (query.specialist, query.most),
        other => panic!("{other:?}"),
    };
    assert_eq!(most(&asked), (None, Some(64)));
    assert!(stage.screen().contains("300 referrals are open"));
    stage.keys("<pagedown> <pagedown> <pagedown> <pagedown>");
    assert_eq!(most(&asked), (None, Some(128)));
    stage.keys("<end>");
    assert_eq!(most(&asked), (None, Some(300)));
    assert!(stage.screen().contains(" > ETR-0310"), "{}", stage.screen());
    stage.keys("<home> f <down> <enter>");
    assert_eq!(most(&asked), (Some(id(1)), Some(64)));
}

#[test]
fn a_section_of_very_many_rows_is_opened_part_by_part() {
    let (mut stage, asked) = on_week(week(300, 0, 0, 1, 0));
    assert_eq!(last(&asked), Request::ThisWeek(Some(64)));
    assert!(stage.screen().contains("Urgent: 300"));
    stage.keys("<end> <up>");
    assert!(stage.screen().contains(" > 284 more"), "{}", stage.screen());
    stage.keys("<enter> <end> <up> <up>");
    assert!(stage.screen().contains(" > 236 more"), "{}", stage.screen());
    assert_eq!(last(&asked), Request::ThisWeek(Some(64)));
    stage.keys("<enter>");
    assert_eq!(last(&asked), Request::ThisWeek(Some(128)));
    assert!(stage.screen().contains(" > GUM-0074"), "{}", stage.screen());
    stage.keys("<end> <up>");
    assert!(
        stage.screen().contains(" > fewer again"),
        "{}",
        stage.screen()
    );
}

#[test]
fn the_cursor_stays_on_its_row_when_a_newer_answer_comes() {
    let answers = RefCell::new(vec![week(3, 0, 0, 2, 0), {
        let mut newer = week(3, 0, 0, 2, 0);
        newer.urgent.remove(0);
        newer
    }]);
    let mut stage = Stage::new(start(desk(), ThisWeek::new()), move |request| {
        Ok(match request {
            Request::ThisWeek(_) => Answer::Week(Box::new(answers.borrow_mut().remove(0))),
            _ => Answer::Done,
        })
    });
    stage.keys("<down>");
    assert!(stage.screen().contains(" > SER-0012"));
    stage.keys("r <esc>");
    assert!(stage.screen().contains(" > SER-0012"), "{}", stage.screen());
}

#[test]
fn a_row_opens_what_it_is_about() {
    let (mut stage, asked) = on_week(week(1, 1, 1, 1, 1));
    for (keys, expected) in [
        ("<enter>", Request::Case(id(0))),
        ("<esc> <down> <enter>", Request::Case(id(100))),
        ("<esc> <down> <enter>", Request::Referral(id(0))),
        ("<esc> s", Request::Session(id(0))),
    ] {
        stage.keys(keys);
        assert!(asked.borrow().contains(&expected), "{keys}: {expected:?}");
    }
    let (mut stage, asked) = on_week(week(0, 0, 0, 2, 0));
    stage.keys("<down> <enter>");
    assert_eq!(last_query(&asked).specialist, Some(id(1)));
}

#[test]
fn an_action_is_ended_with_what_came_of_it() {
    let (mut stage, asked) = on_week(week(0, 0, 0, 0, 1));
    stage
        .keys("<enter>")
        .typed("all three seen")
        .keys("<ctrl-s>");
    let asked = asked.borrow();
    let ended = asked.iter().find_map(|request| match request {
        Request::EndAction(ended) => Some(ended),
        _ => None,
    });
    let ended = ended.unwrap();
    assert_eq!((ended.done, ended.note.as_str()), (true, "all three seen"));
    assert!(stage.screen().contains("Saved: the action is closed."));
}

#[test]
fn a_caseload_says_what_needs_us_and_why() {
    let (stage, _) = stage_on(Caseload::new(Some(id(1))), week(0, 0, 0, 0, 0), 9);
    insta::assert_snapshot!(stage.screen(), @"
    Caseload · Aýna Berdiýewa              Gözel Amanowa · Balkan · Fri 15.10.2021
    9 open, 2 high   showing 9 (open), by what needs us
      Case     Headline               Risk  Child   Contact Next due        Talked
    > TUR-0011 mother in clinic, 3 a… high! –!      06.10.! 12.10.! contact 08.10.
      SER-0012 debt, eviction         high! 28.09.  06.10.  13.10.! answer  08.10.
      BAL-0013 boy of 14, police      med   28.09.! 06.10.! 14.10.! review  08.10.
      GUM-0014 утрата документов, ба… low           06.10.  –               08.10.
      HAZ-0015 mother in clinic, 3 a… –             06.10.! 16.10.  answer  08.10.
      ETR-0016 debt, eviction         high! 28.09.  06.10.  17.10.  review  08.10.
      TUR-0017 (closed) boy of 14, p… high! –!      06.10.! 18.10.  contact 08.10.
      SER-0018 утрата документов, ба… med   28.09.  06.10.  19.10.  answer  08.10.
      BAL-0019 (restricted)










    BAL-TUR-2021-0011 · G.A. · no contact recorded 9 d (limit 7) +1 · 5 people, 3 …
    ↵ open  o sort  f filter  l since last  s session  / search  F1 help
    ");
}

#[test]
fn the_whole_team_has_a_column_for_whose() {
    let (stage, _) = stage_on(Caseload::new(None), week(0, 0, 0, 0, 0), 6);
    insta::assert_snapshot!(stage.size(120, 12).screen(), @"
    Cases                                                                          Gözel Amanowa · Balkan · Fri 15.10.2021
    6 open, 1 high   showing 6 (open), by what needs us
      Case     Headline                            Whose        Risk  Child   Contact Next due                 Talked  Refs
    > TUR-0011 mother in clinic, 3 at school       Jennet H.    high! –!      06.10.! 12.10.! contact          08.10.
      SER-0012 debt, eviction                      Aýna B.      high! 28.09.  06.10.  13.10.! partner's answer 08.10.     1
      BAL-0013 boy of 14, police                   Bahar N.     med   28.09.! 06.10.! 14.10.! plan review      08.10.     2
      GUM-0014 утрата документов, бабушка воспиты… Merdan O.    low           06.10.  –                        08.10.
      HAZ-0015 mother in clinic, 3 at school       Serdar A.    –             06.10.! 16.10.  partner's answer 08.10.     1
      ETR-0016 debt, eviction                      Ogulgerek H. high! 28.09.  06.10.  17.10.  plan review      08.10.     2

    BAL-TUR-2021-0011 · G.A. · no contact recorded 9 d (limit 7) +1 · 5 people, 3 children
    ↵ open  o sort  f filter  l since last  s session  / search  Esc back  F1 help
    ");
}

#[test]
fn every_letter_searches() {
    let (mut stage, asked) = on_week(week(0, 0, 0, 1, 0));
    stage.keys("/");
    assert_eq!(last_query(&asked).filter, CaseFilter::All);
    stage.typed("ýeňq");
    assert_eq!(last_query(&asked).search, "ýeňq");
    stage.keys("<down> <enter>");
    assert_eq!(last(&asked), Request::Case(id(1)));
    stage.keys("<esc> <esc> <esc>");
    assert_eq!(stage.app.screens.depth(), 0);
}

#[test]
fn a_caseload_is_sorted_and_filtered() {
    let (mut stage, asked) = stage_on(Caseload::new(None), week(0, 0, 0, 0, 0), 3);
    stage.keys("o <down> <enter>");
    assert_eq!(last_query(&asked).sort, CaseSort::Risk);
    stage.keys("f <down> <down> <enter>");
    assert_eq!(last_query(&asked).filter, CaseFilter::Overdue);
    stage.keys("f <esc>");
    assert_eq!(last_query(&asked).filter, CaseFilter::Overdue);
}

#[test]
fn an_empty_list_says_why() {
    let (mut stage, _) = stage_on(Caseload::new(None), week(0, 0, 0, 0, 0), 0);
    assert!(stage.screen().contains("No open case here."));
    stage.keys("f <down> <enter>");
    assert!(stage.screen().contains("“high risk”"), "{}", stage.screen());
    stage.keys("/").paste("xyz");
    assert!(stage.screen().contains("Nothing found for “xyz”"));
}

#[test]
fn a_restricted_case_is_not_opened() {
    let (mut stage, _) = stage_on(Caseload::new(None), week(0, 0, 0, 0, 0), 9);
    stage.keys("<end> <enter>");
    assert!(stage.screen().contains("open to named people only"));
}

#[test]
fn supervisors_stand_first_and_a_name_finds_an_account() {
    let (mut stage, asked) = stage_on(ChooseAccount::new(), week(0, 0, 0, 0, 0), 0);
    insta::assert_snapshot!(stage.size(60, 12).screen(), @r#"
    Goldaw, a demonstration
    Who are you today? All people here are invented.

      Role           Name                        Account
    > supervisor     Nabat Babaýewa              supervisor-01
      coordinator    Алла Павлова                coordinator
      specialist     Jemile Annaberdiýewa        specialist-01




    ↵ open  / search  F1 help
    "#);
    let (second, _) = stage_on(ChooseAccount::new(), week(0, 0, 0, 0, 0), 0);
    stage = second;
    stage.keys("/").typed("annaberdiyewa");
    assert!(
        stage.screen().contains(" > specialist"),
        "{}",
        stage.screen()
    );
    assert_eq!(last(&asked), Request::Accounts);
}

fn script() -> impl Strategy<Value = Vec<&'static str>> {
    let keys = [
        "<down>",
        "<up>",
        "<enter>",
        "<esc>",
        "<home>",
        "<end>",
        "<pagedown>",
        "<pageup>",
        "/",
        "c",
        "o",
        "f",
        "s",
        "x",
        "<backspace>",
        "<f12>",
        "h",
    ];
    proptest::collection::vec(proptest::sample::select(keys.to_vec()), 0..30)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_keys_at_any_size(script in script(), width in 0_u16..140, height in 0_u16..50, rows in 0_usize..50) {
        let (stage, _) = on_week(week(rows, rows / 3, rows / 2, rows, rows));
        let mut stage = stage.size(width, height);
        for name in script {
            stage.send(goldaw::ui::message::Msg::Key(key(name)));
            stage.screen();
        }
    }
}
