//! The service of two teams, and the door at which one asks it.

use crate::door::Door;
pub use crate::records::*;
use goldaw::domain::account::Role;
use goldaw::office::{Answer, Clock, Office, Refusal, Request};
use goldaw::store::Store;

/// The door of an office over the two teams.
pub fn office() -> Door {
    opened(two_teams())
}

/// An office over the two teams.
pub fn two_teams() -> Office {
    let mut office = over(Store::in_memory().unwrap());
    office.load(&batch()).unwrap();
    office
}

/// An office over a store, on a day that stands still.
pub fn over(store: Store) -> Office {
    Office::over(store, Clock::Fixed(day(TODAY))).unwrap()
}

/// The door of an office, at which everybody of the first team has come in.
pub fn opened(office: Office) -> Door {
    let mut door = Door::of(office);
    for role in Role::ALL {
        ask(&mut door, *role, Request::Me).unwrap();
    }
    door
}

/// Asks as somebody of the first team.
pub fn ask(door: &mut Door, role: Role, request: Request) -> Result<Answer, Refusal> {
    door.ask(&account(role, OWN), request)
}
