use super::*;
use crate::domain::Day;
use crate::domain::identifier::Identifier;
use crate::domain::person::{AgeGroup, Sex};
use crate::language::Locale;
use crate::ui::command::Command;
use crate::ui::theme::Theme;
use crossterm::event::{KeyCode, KeyEvent};

fn desk() -> Desk {
    let today = Day::from_ymd_opt(2021, 10, 15).unwrap();
    Desk::new(Words::new(Locale::English), Theme::RICH, today)
}

fn person(number: u8, relation: Relation, age: Option<u32>) -> HouseholdMember {
    HouseholdMember {
        person: PersonId::from_bytes([number; 16]),
        name: format!("G.{number}."),
        relation,
        sex: Sex::Female,
        age_group: AgeGroup::Unknown,
        age,
        caregiver: false,
        disability: false,
        consent_on: None,
        last_seen_on: None,
    }
}

fn household() -> Vec<HouseholdMember> {
    vec![
        person(1, Relation::Focus, Some(34)),
        person(2, Relation::Child, Some(9)),
        person(3, Relation::Child, None),
    ]
}

fn press(form: &mut Form, words: &Words, keys: &[KeyCode]) {
    for code in keys {
        match code {
            KeyCode::Tab => assert!(form.run(Command::NextField)),
            _ => {
                form.typed(KeyEvent::from(*code), 78, words);
            }
        }
    }
}

#[test]
fn what_is_filled_in_becomes_a_contact() {
    use KeyCode::{Char, Down, Tab};
    let desk = desk();
    let mut form = form(&household(), &desk);
    press(
        &mut form,
        &desk.words,
        &[Tab, Down, Tab, Tab, Down, Char(' '), Down, Char(' ')],
    );
    press(
        &mut form,
        &desk.words,
        &[Tab, Down, Down, Char(' '), Tab, Char('o'), Char('k')],
    );
    press(&mut form, &desk.words, &[Tab, Char('+'), Char('3')]);
    assert!(form.check(&desk.words));
    let case = CaseId::from_bytes([9; 16]);
    let seen = |number, alone| Seen {
        person: PersonId::from_bytes([number; 16]),
        alone,
    };
    let expected = NewContact {
        case,
        on: desk.today,
        medium: Medium::HomeVisit,
        made: true,
        seen: vec![seen(1, false), seen(2, true)],
        note: "ok".to_owned(),
        next_by: Day::from_ymd_opt(2021, 10, 18),
    };
    assert_eq!(filled(&form, case, &desk.words), expected);
}

#[test]
fn how_it_was_made_is_never_assumed() {
    let desk = desk();
    let mut form = form(&household(), &desk);
    assert!(!form.check(&desk.words));
    press(
        &mut form,
        &desk.words,
        &[KeyCode::Char('p'), KeyCode::Char('h')],
    );
    assert!(form.check(&desk.words));
    assert_eq!(form.choice("medium"), Some("phone"));
}

#[test]
fn a_household_without_people_asks_for_none() {
    let form = form(&[], &desk());
    assert!(!form.has("seen") && !form.has("alone"));
}

#[test]
fn a_member_of_the_household_is_told_from_the_others() {
    let desk = desk();
    let labels: Vec<String> = household()
        .iter()
        .map(|one| desk.words.say(&member(one)))
        .collect();
    assert_eq!(
        labels.join("; "),
        "G.1., 34; G.2., son or daughter, 9; G.3., son or daughter, age not known"
    );
}

#[test]
fn what_must_not_happen_is_said_first() {
    let desk = desk();
    for (way, no_letters, no_calls_home, sentence) in [
        (
            "the aunt",
            true,
            true,
            "NO LETTERS · NO CALLS HOME · the aunt",
        ),
        ("the aunt", false, false, "the aunt"),
        (" ", false, true, "NO CALLS HOME · no safe way agreed"),
    ] {
        let safe = SafeContact {
            way: way.to_owned(),
            no_letters,
            no_calls_home,
        };
        assert_eq!(safe_sentence(&safe, &desk), sentence);
    }
}
