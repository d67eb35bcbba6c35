//! How the screens look, at any size and after any keys.

use crate::journey;
use crate::service::Service;
use crate::support::Stage;
use goldaw::domain::case::SafeContact;
use goldaw::domain::referral::AttemptStatus;
use goldaw::office::referrals::{ReferralList, ReferralView};
use goldaw::office::{Answer, Refusal, Request};
use goldaw::ui::screen::Screen;
use goldaw::ui::screen::referral::Referral;
use goldaw::ui::screen::referral_forms::new_referral;
use goldaw::ui::screen::referrals::Referrals;
use goldaw::ui::start;
use proptest::prelude::*;

/// A small service, asked by its coordinator.
fn service() -> Service {
    Service::of(90, "coordinator")
}

/// One service for all cases of a property; nothing is saved in it.
fn shared() -> Service {
    thread_local!(static SERVICE: Service = service());
    SERVICE.with(Clone::clone)
}

/// The screen over an office that answers one thing.
fn answered(screen: impl Into<Screen>, answer: Answer) -> Stage {
    let begun = start(journey::desk(), screen);
    Stage::new(begun, move |_| Ok(answer.clone()))
}

/// The screen over this service, in which nothing can be saved.
fn reading(service: &Service, screen: impl Into<Screen>) -> Stage {
    let service = service.clone();
    let begun = start(journey::desk(), screen);
    Stage::new(begun, move |request| match request.innermost() {
        Request::StartReferral(_)
        | Request::MoveReferral(_)
        | Request::DecideReferral(_)
        | Request::ConfirmReferral(_) => Err(Refusal::not_found()),
        _ => service.ask(request),
    })
}

fn view(service: &Service, status: AttemptStatus) -> ReferralView {
    service.referral(&service.referral_at(status))
}

#[test]
fn the_list_at_80_by_24() {
    let service = service();
    insta::assert_snapshot!(service.stage_on(Referrals::new()).screen(), @"
     Referrals                              Gözel Amanowa · Balkan · Fri 15.10.2021
     44 referrals are open, 6 answers are late.
       Case              Need                       Partner       Stands at     Late
    ── Refused or failed, decide what next: 3 ──────────────────────────────────────
     > MAR-BAY-2020-0001 legal advice on the evict… Kanun Lawyer… refused
       MAR-BAY-2021-0003 lawyer for the hearing     Kanun Lawyer… failed
       ASG-BAG-2021-0001 treatment of addiction at… Saglyk Couns… refused
    ── Done, says the partner; ask the person: 7 ───────────────────────────────────
       LEB-SAY-2021-0004 mothers' group near the h… Ojak Family … done, says …
       ASG-BAG-2021-0004 new wheelchair             Commission O… done, says …
       AHA-BAH-2021-0003 help with late registrati… Hukuk Advice… done, says …
       ASG-KOP-2021-0002 psychological help at the… Ynanç Psycho… done, says …
       ASG-KOP-2021-0003 psychological help at home Ynanç Psycho… done, says …
       DAS-BOL-2020-0001 legal advice on the evict… Hukuk Advice… done, says …
       DAS-DAS-2021-0002 legal advice on the evict… Hukuk Advice… done, says …
    ── Our turn, to send or to answer: 7 ───────────────────────────────────────────
       AHA-GOK-2021-0001 mentor for young people w… Täze Ýol You… draft
       BAL-SER-2021-0003 transport to the dialysis  Mähir Women'… draft
       DAS-BOL-2021-0003 treatment of addiction     Sagdyn Recov… draft
       DAS-DAS-2021-0003 decision on guardianship   Hukuk Advice… draft
    ────────────────────────────────────────────────────────────────────────────────
     legal advice on the eviction · Kanun Lawyers' Circle · refused since 11.10.
     MAR-BAY-2020-0001 · debt, eviction, 4 children · Täzegül Gylyçýazowa
     ↵ open  f filter  c case  / search  F1 help
    ");
}

#[test]
fn the_list_at_120_by_40() {
    let service = service();
    let mut stage = service.stage_on(Referrals::new()).size(120, 40);
    stage.keys("<end>");
    insta::assert_snapshot!(stage.screen(), @r#"
     Referrals                                                                      Gözel Amanowa · Balkan · Fri 15.10.2021
     44 referrals are open, 6 answers are late.
       Case              Need                       Partner       Stands at    Since  Due     Late Risk   Specialist
       DAS-BOL-2021-0003 treatment of addiction     Sagdyn Recov… draft        11.10.              medium Ogulbibi Orazowa
       DAS-DAS-2021-0003 decision on guardianship   Hukuk Advice… draft        11.10.              low    Nabat Saparowa
       LEB-KER-2021-0001 legal advice on the evict… Hukuk Advice… on hold      11.10. 27.10.       low    Mähri Ödeşowa
       LEB-SAY-2021-0003 speech therapy and a day … Ak Halat Hom… draft        11.10.              medium Göwher Nurgeldiýe…
       MAR-YOL-2020-0001 treatment of addiction     Saglyk Couns… on hold      11.10. 27.10.       high   Sülgün Nurgeldiýe…
    ── The partner’s turn: 27 ──────────────────────────────────────────────────────────────────────────────────────────────
       BAL-SER-2021-0001 urgent: a place at school… School Board… sent         05.10. 07.10.   ! 6 low    Läle Myradowa
       MAR-YOL-2021-0001 urgent: personal assistant Ýaşuly Care … sent         08.10. 11.10.   ! 4 medium Юлия Черных
       MAR-BAY-2021-0004 psychological help at the… Ýörelge Adol… sent         24.09. 04.10.   ! 8 medium Aýjemal Soltanowa
       DAS-DAS-2020-0001 place in the day centre f… Goldaw Eller… sent         21.09. 07.10.   ! 6 medium Parahat Işanow
       AHA-AKB-2020-0001 lawyer for the hearing     Hukuk Advice… sent         30.09. 08.10.   ! 5 medium Jennet Ýusupowa
       ASG-BER-2021-0004 work, and a group for fam… Iş Orny Empl… sent         01.10. 11.10.   ! 4 medium Maýa Şeripowa
       AHA-GOK-2021-0003 lawyer for the hearing     Hukuk Advice… in progress  20.09.              low    Maýagözel Ödeşowa
       LEB-KER-2021-0002 psychological help at the… Ynanç Psycho… accepted     28.09. 05.10.       medium Юлия Саркисян
       ASG-BER-2021-0003 legal advice on protection Hukuk Advice… accepted     05.10. 13.10.       high   Hajargül Nepesowa
       ASG-KOP-2020-0001 individual work with a ps… Ýörelge Adol… accepted     05.10. 13.10.       low    Oguldursun Gurban…
       ASG-KOP-2021-0004 personal assistant         Goldaw Eller… accepted     05.10. 13.10.       low    Oguldursun Gurban…
       ASG-BAG-2021-0006 work for the mother near … Iş Orny Empl… in progress  07.10.              low    Bossan Janmyradowa
       ASG-BUZ-2021-0001 medical care at home       Ýelken Day G… in progress  07.10.              low    Mahym Owganowa
       BAL-BAL-2021-0003 personal assistant         Goldaw Eller… in progress  07.10.              low    Ogulbibi Ödeşowa
       DAS-DAS-2021-0004 lawyer for the hearing     Hukuk Advice… in progress  07.10.              low    Nabat Saparowa
       LEB-TUR-2021-0001 transport to the dialysis  Ak Halat Hom… in progress  07.10.              high   Aýjemal Meredowa
       AHA-AKB-2021-0001 work for the mother near … Iş Orny Empl… on hold      08.10. 26.10.       high   Göwher Bazarowa
       AHA-BAH-2021-0002 work from home             Iş Orny Empl… accepted     08.10. 15.10.       low    Baýmyrat Gökçeýew
       ASG-BAG-2021-0003 lawyer for the hearing     Adalat Legal… in progress  08.10.              medium Bossan Janmyradowa
       DAS-AKD-2020-0001 work from home             Iş Orny Empl… accepted     08.10. 15.10.       medium Андрей Иванов
       DAS-AKD-2021-0001 work, and a group for fam… Iş Orny Empl… in progress  08.10.              low    Андрей Иванов
       MAR-MAR-2021-0002 family therapy             Ojak Family … accepted     08.10. 15.10.       high   Ogulşat Kömekowa
       DAS-BOL-2021-0002 new wheelchair             Commission O… in progress  12.10. 19.10.       medium Hally Nepesow
       MAR-MUR-2021-0002 care at home during the t… Goldaw Eller… in progress  12.10. 19.10.       medium Aýgözel Gulyýewa
       LEB-TUR-2021-0003 psychological help at the… Ynanç Psycho… received     15.10. 15.10.       low    Ogulşat Rozyýewa
       MAR-MAR-2021-0001 new wheelchair             Commission O… received     15.10. 28.10.       high   Güljemal Çerkezowa
     > MAR-MAR-2021-0004 legal advice on the evict… Kanun Lawyer… received     15.10. 21.10.       low    Güljemal Çerkezowa
    ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
     legal advice on the eviction · Kanun Lawyers' Circle · received since 15.10.
     MAR-MAR-2021-0004 · debt, eviction, 4 children · Güljemal Çerkezowa
     ↵ open  f filter  c case  / search  F1 help
    "#);
}

#[test]
fn an_empty_list_says_so() {
    let nothing = Answer::Referrals(ReferralList::default());
    let mut stage = answered(Referrals::new(), nothing);
    insta::assert_snapshot!(stage.screen(), @"
    Referrals                              Gözel Amanowa · Balkan · Fri 15.10.2021
    No referral is open. A new one is begun from its case.
      Case     Need                        Partner        Stands at    Due     Late




















    ↵ open  f filter  c case  / search  F1 help
    ");
    stage.keys("<down> <right> <enter> f");
}

#[test]
fn one_referral_at_80_by_24() {
    let service = service();
    let row = service.referral_at(AttemptStatus::Received);
    let stage = service.stage_on(Referral::new(row.referral));
    insta::assert_snapshot!(stage.screen(), @r#"
     Referral of LEB-TUR-2021-0003          Gözel Amanowa · Balkan · Fri 15.10.2021
     psychological help at the clinic
     The partner’s turn: the answer is due by 15.10.
     mother-in-law locks her in · risk low · Ogulşat Rozyýewa
     Safe contact: NO LETTERS · NO CALLS HOME · message to the sister, never a call
    ── Ynanç Psychologists' Room, Dashoguz ─────────────────────────────────────────
     +993 00 00-00-25 · Mon-Fri 10-18 · ask for Baýmyrat Baýramow, psychologist
       Day    What               Why, what was said            Until  Said by
    ── What happened ───────────────────────────────────────────────────────────────
     > 15.10. received           It lies on the desk, the law…        Baýmyrat Baýr…
       12.10. sent               Asked in writing, with the c…
       12.10. written            psychological help at the cl…




    ────────────────────────────────────────────────────────────────────────────────
     15.10.2021 received · said by Baýmyrat Baýramow, psychologist · e-mail ·
     entered by Ogulşat Rozyýewa · 15.10.2021 12:34
     It lies on the desk, the lawyer comes on Monday.
    ── What can be recorded now ────────────────────────────────────────────────────
     a accepted  r refused  p promised  n no reply  x call off  m mistake
     z consent gone
     ↵ what happened  c case  / search  F1 help
    "#);
}

#[test]
fn a_call_is_recorded_below_the_number_and_the_safe_way() {
    let service = service();
    let row = service.referral_at(AttemptStatus::Received);
    let mut stage = service.stage_on(Referral::new(row.referral)).size(120, 40);
    stage.keys("p");
    insta::assert_snapshot!(stage.screen(), @r#"
     Referral of LEB-TUR-2021-0003                                                  Gözel Amanowa · Balkan · Fri 15.10.2021
     psychological help at the clinic
     The partner’s turn: the answer is due by 15.10.
     mother-in-law locks her in · risk low · Ogulşat Rozyýewa
     Safe contact: NO LETTERS · NO CALLS HOME · message to the sister, never a call
    ── Ynanç Psychologists' Room, Dashoguz ─────────────────────────────────────────────────────────────────────────────────
     +993 00 00-00-25 · Mon-Fri 10-18 · ask for Baýmyrat Baýramow, psychologist
       Day    What               Why, what was said                       Until  Said by        By        Entered by
    ── What happened ───────────────────────────────────────────────────────────────────────────────────────────────────────
     > 15.10. received           It lies on the desk, the lawyer comes o…        Baýmyrat Baýr… e-mail    Ogulşat Rozyýewa
       12.10. sent               Asked in writing, with the consent of t…                       e-mail    Ogulşat Rozyýewa
       12.10. written            psychological help at the clinic


















    ── Ynanç Psychologists' Room, Dashoguz: promised ───────────────────────────────────────────────────────────────────────
     Day                   15.10.2021    Fri 15.10.2021
     By                    phone
     Who said it           Baýmyrat Baýramow, psychologist
     Why, what was said


     Promised for

     Ctrl-S save  Esc back  Tab next field
    "#);
}

#[test]
fn a_partner_is_found_by_typing() {
    let service = service();
    let row = service.referral_at(AttemptStatus::Received);
    let mut stage = service.stage_on(new_referral(row.case));
    stage.typed("advice");
    insta::assert_snapshot!(stage.screen(), @r#"
     New referral                           Gözel Amanowa · Balkan · Fri 15.10.2021
     LEB-TUR-2021-0003 · mother-in-law locks her in
     Safe contact: NO LETTERS · NO CALLS HOME · message to the sister, never a call
     Consent given on 18.06.2021.
    ── Whom to ask ─────────────────────────────────────────────────────────────────
     Find                  advice
       Partner                      Service                      Remark
     > Adalat Legal Advice Room     legal advice
       Hukuk Advice Point, Balkana… legal advice
       Hukuk Advice Point, Dashoguz legal advice
       Kanun Lawyers' Circle        legal advice












     ↵ open  Esc back  F9 search  F1 help
    "#);
}

/// A referral with everything long, dangerous or many.
fn worst(service: &Service) -> ReferralView {
    let mut view = view(service, AttemptStatus::Received);
    let long = "Bilelikde ýaşaýanlaryň hukuk goragy; юридическая помощь при выселении ".repeat(9);
    view.row.need.clone_from(&long);
    view.row.urgent = true;
    view.row.late = 12_345;
    view.row.partner_names.english.clone_from(&long);
    view.partner.focal_person = "\u{202e}\u{1b}[2J\n".to_owned();
    view.safe_contact = SafeContact {
        way: long.clone(),
        no_letters: true,
        no_calls_home: true,
    };
    let attempt = view.referral.attempts.first_mut().unwrap();
    let step = attempt.moves.first_mut().unwrap();
    step.reason = long;
    attempt.moves = vec![step.clone(); 300];
    view.referral.attempts = vec![attempt.clone(); 5];
    view
}

#[test]
fn the_safe_way_is_never_cut_without_a_word() {
    let worst = worst(&service());
    let screen = Referral::new(worst.referral.id);
    let stage = answered(screen, Answer::Referral(Box::new(worst)));
    assert!(stage.screen().contains("NO LETTERS · NO CALLS HOME"));
    assert!(
        stage
            .screen()
            .contains("! There is more: read it in the case.")
    );
}

#[test]
fn hidden_names_are_not_drawn() {
    let service = service();
    let view = view(&service, AttemptStatus::Received);
    let people: Vec<String> = view.people.iter().map(|(_, name)| name.clone()).collect();
    let specialist = view.row.specialist_name.clone();
    let focal_person = view.partner.focal_person.clone();
    let mut stage = service.stage_on(Referrals::new()).size(120, 40);
    stage.keys("<f12>");
    assert!(!stage.screen().contains(&specialist));
    let mut stage = service
        .stage_on(Referral::new(view.referral.id))
        .size(120, 40);
    for name in people.iter().chain([&specialist, &focal_person]) {
        assert!(stage.screen().contains(name.as_str()), "{name}");
    }
    stage.keys("<f12>");
    for name in people.iter().chain([&specialist, &focal_person]) {
        assert!(!stage.screen().contains(name.as_str()), "{name}");
    }
}

#[test]
fn without_utf_8_the_signs_are_ascii() {
    let service = service();
    let row = service.referral_at(AttemptStatus::Received);
    for screen in [
        Screen::from(Referrals::new()),
        Referral::new(row.referral).into(),
        new_referral(row.case).into(),
    ] {
        let mut stage = service.stage_on(screen);
        stage.app.desk.theme.unicode = false;
        let signs = ["─", "…", "·", "–", "✓", "│", "↵"];
        let drawn = stage.screen();
        // The title's right end is who sits here, as the test gave it.
        let own = drawn.lines().skip(1).collect::<String>();
        assert!(!signs.iter().any(|sign| own.contains(sign)), "{drawn}");
    }
}

fn script() -> impl Strategy<Value = Vec<&'static str>> {
    let keys = [
        "<down>",
        "<up>",
        "<enter>",
        "<esc>",
        "<tab>",
        "<backtab>",
        "<ctrl-s>",
        "<left>",
        "<right>",
        "<pagedown>",
        "<end>",
        "<home>",
        "<f12>",
        "?",
        "a",
        "r",
        "d",
        "o",
        "f",
        "w",
        "x",
        "g",
        "ы",
        "<backspace>",
        "y",
    ];
    proptest::collection::vec(proptest::sample::select(keys.to_vec()), 0..25)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_keys_at_any_size_are_drawn(
        script in script(),
        first in 0_usize..4,
        width in 0_u16..130,
        height in 0_u16..50,
    ) {
        let service = shared();
        let row = service.referral_at(AttemptStatus::Received);
        let screen = match first {
            0 => Screen::from(Referrals::new()),
            1 => Referral::new(row.referral).into(),
            2 => Referral::new(service.referral_at(AttemptStatus::Completed).referral).into(),
            _ => new_referral(row.case).into(),
        };
        let mut stage = reading(&service, screen).size(width, height);
        for key in script {
            stage.keys(key);
            stage.screen();
        }
    }

    #[test]
    fn the_worst_referral_is_drawn_at_any_size(
        script in script(),
        width in 0_u16..130,
        height in 0_u16..50,
    ) {
        let worst = worst(&shared());
        let screen = Referral::new(worst.referral.id);
        let mut stage = answered(screen, Answer::Referral(Box::new(worst))).size(width, height);
        for key in script {
            stage.keys(key);
            stage.screen();
        }
    }
}
