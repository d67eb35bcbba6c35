use super::*;
use crate::language::Locale;
use crate::ui::theme::Theme;
use crossterm::event::KeyModifiers;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

fn field(name: &'static str, kind: Kind) -> Field {
    Field::new(name, name, kind)
}

fn form() -> Form {
    let options = || {
        let labels = ["low", "medium", "high"];
        labels
            .map(|label| ChoiceOption::new(label, label.to_owned()))
            .to_vec()
    };
    let fields = vec![
        field("what", Kind::line("")),
        field("due", Kind::day(None)),
        field("times", Kind::number(None, 1, 9)).optional(),
        field("risk", Kind::choice(options(), None)),
        field("seen", Kind::several(options(), &[])).optional(),
        field("alone", Kind::Flag(false)),
        field("note", Kind::text("", 3)).optional(),
    ];
    Form::new(Day::from_ymd_opt(2021, 10, 15).unwrap(), fields)
}

fn keys(form: &mut Form, text: &str) {
    for character in text.chars() {
        let code = match character {
            '→' => {
                form.run(Command::NextField);
                continue;
            }
            '↓' => KeyCode::Down,
            '↵' => KeyCode::Enter,
            '⌫' => KeyCode::Backspace,
            other => KeyCode::Char(other),
        };
        let key = KeyEvent::new(code, KeyModifiers::NONE);
        form.typed(key, 60, &Words::new(Locale::English));
    }
}

fn drawn(form: &Form, height: u16) -> String {
    let area = Rect::new(0, 0, 60, height);
    let mut buffer = Buffer::empty(area);
    form.draw(&Words::new(Locale::English), Theme::RICH, area, &mut buffer);
    let lines: Vec<String> = area
        .rows()
        .map(|row| {
            let cells = row.columns().filter_map(|at| buffer.cell(at.as_position()));
            let line: String = cells.map(|cell| cell.symbol()).collect();
            line.trim_end().to_owned()
        })
        .collect();
    lines.join("\n")
}

#[test]
fn a_form_is_filled_in_by_typing() {
    let mut form = form();
    keys(&mut form, "home visit↵+3↵2↵hi→↓↓ → →two\nlines↵three");
    let words = Words::new(Locale::English);
    assert!(form.check(&words));
    assert_eq!(form.value("what"), "home visit");
    assert_eq!(form.day("due", &words).unwrap().to_string(), "2021-10-18");
    assert_eq!(form.number("times"), Some(2));
    assert_eq!(form.choice("risk"), Some("high"));
    assert_eq!(form.several("seen"), ["medium"]);
    assert!(form.flag("alone"));
    assert_eq!(form.value("note"), "two\nlines\nthree");
    assert!(form.is_changed());
}

#[test]
fn errors_stand_under_their_fields_and_the_first_gets_the_focus() {
    let mut form = form();
    keys(&mut form, "→31.02.→12→");
    assert!(!form.check(&Words::new(Locale::English)));
    keys(&mut form, "visit");
    insta::assert_snapshot!(drawn(&form, 14), @r#"
    what                  visit
    due                   31.02.
                          The calendar has no day 31.02.. Check
                          the day and the month.
    times                 12
                          Please write a whole number from 1 to
                          9.
    risk                  –
                          Please fill this in.
    seen
    alone                 no
    note
    "#);
}

#[test]
fn the_field_with_the_focus_is_seen_in_little_room() {
    let mut form = form();
    keys(&mut form, "→→→→→→note");
    assert_eq!(
        drawn(&form, 4).lines().next().unwrap(),
        "alone                 no"
    );
    assert!(drawn(&form, 3).starts_with("note                  note"));
    for height in 0..14 {
        drawn(&form, height);
    }
}

#[test]
fn typing_in_a_choice_finds_it() {
    let mut form = form();
    keys(&mut form, "→→→med");
    insta::assert_snapshot!(drawn(&form, 8), @r#"
    what
    due
    times
    risk                  med
                           > medium
    seen
    alone                 no
    note
    "#);
    keys(&mut form, "x");
    assert_eq!(form.choice("risk"), None);
    keys(&mut form, "⌫⌫⌫⌫↓→");
    assert_eq!(form.choice("risk"), Some("medium"));
}

#[test]
fn moving_about_changes_nothing() {
    let mut form = form();
    form.run(Command::NextField);
    form.run(Command::PreviousField);
    assert!(!form.is_changed());
}

#[test]
fn a_form_opens_with_what_is_there() {
    let day = Day::from_ymd_opt(2021, 10, 18);
    let options = vec![ChoiceOption::new("high", "high".to_owned())];
    let mut form = Form::new(
        day.unwrap(),
        vec![
            field("due", Kind::day(day)),
            field("times", Kind::number(Some(3), 1, 9)),
            field("risk", Kind::choice(options.clone(), Some("high"))),
            field("seen", Kind::several(options, &["high"])),
        ],
    );
    let words = Words::new(Locale::English);
    assert!(form.check(&words));
    assert_eq!(form.day("due", &words), day);
    assert_eq!(form.number("times"), Some(3));
    assert_eq!(form.choice("risk"), Some("high"));
    assert_eq!(form.several("seen"), ["high"]);
}

#[test]
fn a_choice_says_which_of_many_options_are_seen() {
    let options = |count: usize| {
        let labels = (1..=count).map(|number| format!("option {number}"));
        let options = labels.map(|label| ChoiceOption::new(label.clone(), label));
        let choice = Kind::choice(options.collect(), None);
        Form::new(Day::MIN, vec![field("which", choice)])
    };
    assert!(!drawn(&options(6), 7).contains(" of "));
    let mut many = options(14);
    assert!(
        drawn(&many, 7).contains("1 to 6 of 14"),
        "{}",
        drawn(&many, 7)
    );
    keys(&mut many, &"↓".repeat(9));
    assert!(!drawn(&many, 7).contains("1 to 6"), "{}", drawn(&many, 7));
    assert!(
        drawn(&many, 4).contains(" > option "),
        "{}",
        drawn(&many, 4)
    );
}
