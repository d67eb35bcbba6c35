//! What everybody chooses for himself, and nobody for somebody else.

use crate::door::Door;
use crate::support::{ask, office};
use goldaw::domain::account::Role;
use goldaw::domain::preferences::{Appearance, Locale, Preference};
use goldaw::office::{Answer, Request};

type Chosen = (Option<Locale>, Option<Appearance>);

fn choose(door: &mut Door, role: Role, preference: Preference) {
    let answer = ask(door, role, Request::SetPreference(preference));
    assert_eq!(answer, Ok(Answer::Done), "{role:?}");
}

fn chosen(door: &mut Door, role: Role) -> Chosen {
    match ask(door, role, Request::Me) {
        Ok(Answer::Me(me)) => {
            assert_eq!(me.preferences.account, me.account.id);
            (me.preferences.language, me.preferences.appearance)
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_one_chooses_holds_for_oneself_alone() {
    for role in Role::ALL {
        let mut door = office();
        let russian = Preference::Language(Some(Locale::Russian));
        choose(&mut door, *role, russian);
        for other in Role::ALL {
            let language = (other == role).then_some(Locale::Russian);
            assert_eq!(chosen(&mut door, *other), (language, None), "{role:?}");
        }
    }
}

#[test]
fn one_choice_leaves_the_others_as_they_are_and_can_be_taken_back() {
    let (mut door, role) = (office(), Role::Supervisor);
    let (turkmen, contrast) = (Some(Locale::Turkmen), Some(Appearance::HighContrast));
    for (preference, expected) in [
        (Preference::Language(turkmen), (turkmen, None)),
        (Preference::Appearance(contrast), (turkmen, contrast)),
        (Preference::Language(None), (None, contrast)),
        (Preference::Appearance(None), (None, None)),
    ] {
        choose(&mut door, role, preference);
        assert_eq!(chosen(&mut door, role), expected);
    }
}
