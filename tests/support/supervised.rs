//! A service with a supervisor and her case.

use crate::two_teams;
use goldaw::domain::account::Role;
use goldaw::domain::contact::{Contact, Medium};
use goldaw::domain::settings::Settings;
use goldaw::domain::standing::Standing;
use goldaw::office::accounts::NewAccount;
use goldaw::office::{Caller, Clock, Office, Request};
use goldaw::store::{Changes, Unlock};
use std::path::Path;

/// What is written about the case of [`supervised`].
pub const HEADLINE: &str = "nettle soup";
pub const NOTE: &str = "the aunt keeps the keys in the samovar";

/// Gives the service of gozel, who has this passphrase, a supervisor with the same one: maral, with a case.
pub fn supervised(store: &Path, passphrase: &str) {
    let unlock = Unlock::Passphrase {
        login: "gozel",
        passphrase,
    };
    let mut office = Office::open(store, &unlock, Clock::System).unwrap();
    let account = office.log_in("gozel").unwrap();
    let maral = Request::AddAccount(NewAccount {
        login: "maral".into(),
        name: "Maral".into(),
        role: Role::Supervisor,
        specialist: None,
        passphrase: passphrase.into(),
    });
    office.perform(&Caller { account }, maral).unwrap();
    let maral = office.login("maral").unwrap().id;
    let mut specialist = two_teams::specialist(1);
    specialist.supervisor = Some(maral);
    let mut records = two_teams::case(1, 1);
    records.file.headline = HEADLINE.into();
    records.contacts.push(Contact {
        id: two_teams::id(1),
        case: records.file.id,
        on: records.file.registered_on,
        medium: Medium::Phone,
        made: true,
        seen: Vec::new(),
        note: NOTE.into(),
        referral: None,
        recorded_at: Clock::System.now(),
        recorded_by: maral,
        on_behalf_of: None,
    });
    let mut change = Changes::new();
    change.put(&specialist, None);
    change.put(&records.file, None);
    change.put(&records.household[0].0, None);
    change.put(&records.household[0].1, None);
    change.put(&records.contacts[0], None);
    change.put(&Standing::of(&records, &Settings::default()), None);
    office.close().commit(&change).unwrap();
}
