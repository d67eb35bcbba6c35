//! How the session looks.

use crate::sample::{empty, stage, view};

#[test]
fn a_case_since_one_last_spoke_of_it() {
    let (mut stage, _) = stage(view());
    stage.keys("<down>");
    insta::assert_snapshot!(stage.screen(), @"
    Session · Aýna Berdiýewa                         0 of 6 cases · Fri 15.10.2021
        check-in        │ BAL-TUR-2021-0042 · mother in clinic, 3 at school
    > ! TUR-0042 high   │ risk high · G.A., 5 people
      ? TUR-0057 decide │
        TUR-0031 med    │  Safe contact  NO LETTERS · phone of the aunt, before
        TUR-0063 low    │                noon
        TUR-0070 –      │  Asked now     ! high risk, no contact recorded for 9
        TUR-0071 low    │                days (limit 7)
        actions 0       │                learning, training, what went well
        learning        │  Decided       stay weekly while the mother is in the
        next            │                clinic
                        │  because       the aunt can't keep all three alone
                        │  Promised      ! home visit (specialist), by 11.10.: not
                        │                done, 4 days late
                        │                ✓ ask school for attendance (specialist),
                        │                done 09.10.: all present
                        │  Changed       12.10. tried without success: phone: the
                        │                clinic discharged the mother
                        │  Children      ! last seen 28.09., 2 of 3
                        │  Contact       last 06.10.
                        │
                        │
                        │
    ↵ open  = continues  n note  d decide  a action  s sign  c contact  F1 help
    ");
    assert_eq!(stage.cursor(), (1, 2), "on the selected row");
}

#[test]
fn a_decision_is_written_into_the_case_file() {
    let (mut stage, _) = stage(view());
    stage.keys("<down> n").typed("Mother is back from the clinic since Monday. The neighbour says the children go to school again.");
    stage
        .keys("<tab> <tab> m <tab>")
        .typed("Öýe hepdede iki gezek barmaly");
    stage
        .keys("<f4>")
        .typed("home visit, see all three")
        .keys("<ctrl-s>");
    insta::assert_snapshot!(stage.screen(), @"
    Session · Aýna Berdiýewa            kept 14:22 · 1 of 6 cases · Fri 15.10.2021
        check-in        │ CASE FILE of BAL-TUR-2021-0042 · mother in clinic, 3 at …
    > … TUR-0042 high   │ last 08.10. stay weekly while the mother is in the clinic
      ? TUR-0057 decide │ asked now: high risk, no contact recorded for 9 days (li…
        TUR-0031 med    │
        TUR-0063 low    │ Situation    Mother is back from the clinic since Monday.
        TUR-0070 –      │              The neighbour says the children go to schoo…
        TUR-0071 low    │ Analysis
      ✓ actions 1       │ Risk         high, unchanged
        learning        │ Decision
        next            │ Öýe hepdede iki gezek barmaly
                        │
                        │
                        │
                        │ Rationale
                        │
                        │
                        │
                        │
                        │
                        │
                        │
                        │ Agreed 1 home visit, see all three · Aýna · Fri 22.10.
    Tab next field  F4 action  F8 sign  F2 next case  F3 list  F6 risk  F1 help
    ");
}

#[test]
fn the_personal_part_says_for_whom_it_is() {
    let (mut stage, _) = stage(view());
    stage
        .keys("<enter> 4 <tab>")
        .typed("Tired after two heavy visits.");
    insta::assert_snapshot!(stage.screen(), @r#"
    Session · Aýna Berdiýewa                         0 of 6 cases · Fri 15.10.2021
    > ✓ check-in        │ PERSONAL · for you and Aýna only
      ! TUR-0042 high   │ 1 bad, 5 good; last 08.10.: 3, 01.10.: 4, 24.09.: 4
      ? TUR-0057 decide │
        TUR-0031 med    │ Wellbeing    4
        TUR-0063 low    │ Note
        TUR-0070 –      │ Tired after two heavy visits.
        TUR-0071 low    │
        actions 0       │
        learning        │
        next            │
                        │
                        │
                        │
                        │
                        │
                        │
                        │
                        │
                        │
                        │
                        │
                        │
    Tab next field  F4 action  F8 sign  F2 next case  F3 list  F9 search  F1 help
    "#);
}

#[test]
fn what_will_be_signed_is_shown_first() {
    let (mut stage, _) = stage(view());
    stage
        .keys("<down> d")
        .typed("Weekly visits")
        .keys("<f2> <f2> = <f8>");
    insta::assert_snapshot!(stage.screen(), @r#"
     Session · Aýna Berdiýewa            kept 14:22 · 2 of 6 cases · Fri 15.10.2021
         check-in        │ What will be signed
       … TUR-0042 high   │
       ? TUR-0057 decide │  Missing       BAL-TUR-2021-0042: Rationale
       ✓ TUR-0031 med    │  Not yet       TUR-0057: urgent or wants a decision, not
     >   TUR-0063 low    │                talked about
         TUR-0070 –      │  Signed        2 of 6 cases talked about
         TUR-0071 low    │                1 decision, 0 notes, 1 plan continues
         actions 0       │                0 new actions, 0 done or dropped
         learning        │                no next session agreed
         next            │
                         │
                         │
                         │
                         │
                         │
                         │
                         │
    ── End the session ─────────────────────────────────────────────────────────────
     How                   type to find, arrows to choose
                            > Go to what is missing in BAL-TUR-2021-0042
                              Keep it held, sign another day

     ↵ open  Esc back
    "#);
}

#[test]
fn more_room_shows_more() {
    let (mut stage, _) = stage(view());
    stage
        .keys("<down> n")
        .typed("Mother is back.")
        .keys("<f2> <down> <down> <down> <down>");
    let stage = stage.size(120, 40);
    insta::assert_snapshot!(stage.screen(), @"
    Session · Aýna Berdiýewa                                                    kept 14:22 · 1 of 6 cases · Fri 15.10.2021
        check-in                                 │ BAL-TUR-2021-0071 · многодетная семья, высокий риск выселения из общежи…
      ✓ TUR-0042 high   mother in clinic, 3 at s…│ risk low · G.A., 5 people
      ? TUR-0057 decide debt, eviction           │
        TUR-0031 med    boy of 14, police        │  Safe contact    phone of the aunt, before noon
        TUR-0063 low    widower, does not cook   │  Asked now       nothing: no rule asks for this case
        TUR-0070 –      ÝAŇY MAŞGALA, ÖÝSÜZ, ÇAG…│  Promised        nothing is open
    >   TUR-0071 low    многодетная семья, высок…│  Changed         nothing was recorded since
        actions 0                                │  Children        last seen 28.09., 0 of 3
        learning                                 │  Contact         last 06.10.
        next                                     │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
    ↵ open  = continues  n note  d decide  a action  s sign  F2 next case  c contact  o case  + risk  / search  F1 help
    ");
}

#[test]
fn little_room_still_shows_what_is_written() {
    let (mut stage, _) = stage(view());
    stage.keys("<down> n").typed("Mother is back.");
    let stage = stage.size(40, 12);
    insta::assert_snapshot!(stage.screen(), @r#"
     Session · Aýna Berdiýewa  1 of 6 case…
    CASE FILE of BAL-TUR-2021-0042 · mother…
    Situation
    Mother is back.



    Analysis
    Risk         high, unchanged
    Decision
    Rationale
     Tab next field  F4 action  F1 help
    "#);
}

#[test]
fn without_cases_the_session_can_still_be_held() {
    let (stage, _) = stage(empty());
    insta::assert_snapshot!(stage.size(80, 12).screen(), @r#"
    Session · Aýna Berdiýewa                         0 of 0 cases · Fri 15.10.2021
    >   check-in        │ PERSONAL · for you and Aýna only
        actions 0       │ Wellbeing    –
        learning        │ Note
        next            │
                        │
                        │
                        │
                        │
                        │
                        │
    ↵ open  a action  s sign  F2 next case  / search  F1 help
    "#);
}

#[test]
fn without_utf_8_no_line_and_no_sign_is_drawn() {
    let (mut stage, _) = stage(view());
    stage.app.desk.theme.unicode = false;
    for keys in ["<down>", "=", "n", "<f2>", "<f8>"] {
        stage.keys(keys);
        let screen = stage.screen();
        assert!(!screen.contains(['│', '─', '…', '✓', '–', '·']), "{screen}");
    }
}
