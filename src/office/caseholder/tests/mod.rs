//! What is kept says what is found by looking at each case, whatever changes came before; and a change costs the
//! same however many cases there are.

mod by_hand;
mod service;

use super::*;
use crate::domain::account::Role;
use crate::domain::action::Action;
use crate::office::desk::Names;
use crate::office::orders::LOOKED_AT;
use crate::office::permission::Grant;
use crate::store::Changes;
use proptest::prelude::*;
use service::{Service, action, caller, id, standing};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn what_is_kept_is_what_is_found_by_looking_at_each_case(
        steps in proptest::collection::vec(any::<[u8; 7]>(), 0..80),
    ) {
        let mut service = Service::new();
        steps.into_iter().for_each(|step| service.step(step));
        service.check();
    }
}

const SHOWN: usize = 8;

/// So many cases of each of the two specialists, with an action each.
fn filled(number_of_cases: u32) -> Service {
    let mut service = Service::new();
    let how = |number: u32| number.wrapping_mul(2_654_435_761).to_be_bytes();
    for some in (0..number_of_cases * 2).collect::<Vec<_>>().chunks(100) {
        let mut changes = Changes::new();
        for number in some {
            let (owner, case) = (number % 2, number + 10);
            service.add_case(&mut changes, standing(case, owner + 1, how(*number)));
            let action = action(case, [owner as u8, how(*number)[1], 0, 0]);
            let about = Some(id::<CaseId>(case));
            let action = Action {
                case: about,
                ..action
            };
            changes.put(&action, None);
        }
        service.commit(changes);
    }
    service
}

/// How many cases and actions are looked at for the first rows of each list.
fn looked_at_for_pages(service: &Service) -> Vec<usize> {
    let caller = caller(1, Role::Coordinator);
    let desk = service
        .office
        .desk(&caller, Grant::All, Names::Initials, None);
    let team = Caseholder::team(&desk).unwrap();
    let mut looked_at = Vec::new();
    let mut count = |rows: usize| {
        assert_eq!(rows, SHOWN);
        looked_at.push(LOOKED_AT.replace(0));
    };
    LOOKED_AT.set(0);
    for filter in CaseFilter::ALL {
        let wanted: Vec<Marks> = team.iter().map(|one| one.wanted(&desk, *filter)).collect();
        for by in CaseSort::ALL {
            let marked = marked(&desk, team.iter().zip(&wanted), *by);
            count(marked.take(SHOWN).count());
        }
    }
    for kind in Presses::ALL {
        count(pressing(&desk, &team, kind).take(SHOWN).count());
    }
    for waits in Waits::ALL {
        let waits = [waits];
        let waiting = referrals(&desk, team.iter(), &waits);
        count(waiting.take(SHOWN).count());
    }
    let open: Vec<OpenActions<'_>> = team.iter().map(|one| one.actions(&desk).unwrap()).collect();
    count(by_day(team.iter().zip(&open)).take(SHOWN).count());
    looked_at
}

#[test]
fn a_page_looks_at_the_first_of_each_group_however_many_cases_there_are() {
    for number_of_cases in [200, 2_000] {
        let service = filled(number_of_cases);
        // The orders are made.
        looked_at_for_pages(&service);
        // Both specialists have groups of open and of closed cases, which everybody may open or one of three
        // lists of people: each has a first row, is passed by as far as the filter asks, and is put among them.
        let groups = 2 * 2 * 4;
        let few = groups * 4 + SHOWN * (4 + 4);
        let looked_at = looked_at_for_pages(&service);
        assert!(looked_at.iter().all(|one| *one <= few), "{looked_at:?}");
    }
}

/// How many cases and actions are looked at to put each of some changes where it belongs, among so many.
fn looked_at_for_changes(number_of_cases: u32) -> Vec<usize> {
    let mut service = filled(number_of_cases);
    looked_at_for_pages(&service);
    let changes: [fn(&mut Service); 5] = [
        |service| service.put_case(standing(20, 1, [3, 1, 50, 2])),
        |service| service.put_case(standing(22, 1, [0, 1, 50, 2])),
        |service| service.put_case(standing(24, 1, [200, 1, 50, 0])),
        |service| service.put_case(standing(9, 1, [3, 2, 90, 1])),
        |service| service.put_action(action(30, [0, 1, 0, 200])),
    ];
    let looked_at = changes.map(|change| {
        LOOKED_AT.set(0);
        change(&mut service);
        let changing = LOOKED_AT.get();
        let [first, again] = [(); 2].map(|()| looked_at_for_pages(&service).iter().sum::<usize>());
        changing + first - again
    });
    looked_at.to_vec()
}

#[test]
fn a_change_looks_at_few_however_many_there_are() {
    let (few, many) = (looked_at_for_changes(200), looked_at_for_changes(2_000));
    for (few, many) in few.iter().zip(&many) {
        // To find a place among ten times as many takes four more looks in each order.
        assert!(*many <= few + 16 * 4 * 2, "{few} and {many}");
        assert!(*many > 0 || *few == 0);
    }
}
