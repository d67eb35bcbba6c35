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
use service::{Service, action, caller, id, specialist, standing};

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

/// How many cases and actions are looked at to put each of some changes where it belongs, among so many.
fn looked_at(number_of_cases: u32) -> Vec<usize> {
    let mut service = Service::new();
    let how = |number: u32| number.wrapping_mul(2_654_435_761).to_be_bytes();
    for some in (0..number_of_cases).collect::<Vec<_>>().chunks(100) {
        let mut changes = Changes::new();
        for number in some {
            service.add_case(&mut changes, standing(number + 10, 1, how(*number)));
            let about = Some(id::<CaseId>(number + 10));
            let action = action(number + 10, [0, how(*number)[1], 0, 0]);
            changes.put(
                &Action {
                    case: about,
                    ..action
                },
                None,
            );
        }
        service.commit(changes);
    }
    let ask = |service: &Service| {
        let caller = caller(1, Role::Coordinator);
        let desk = service
            .office
            .desk(&caller, Grant::All, Names::Initials, None);
        let holder = Caseholder::each(&desk, vec![specialist(1)])
            .unwrap()
            .remove(0);
        let marks = holder.wanted(&desk, CaseFilter::All);
        for by in CaseSort::ALL {
            // Each group makes its order where more of it are marked than are asked for.
            holder.first(&desk, &marks, *by, Some(0)).for_each(drop);
        }
        for kind in Presses::ALL {
            holder.pressing(&desk, kind, Some(8)).for_each(drop);
        }
        for waits in Waits::ALL {
            holder.referrals(&desk, waits, Some(8)).for_each(drop);
        }
        holder.actions(&desk, Some(8)).map(drop).unwrap();
    };
    ask(&service);
    let changes: [fn(&mut Service); 5] = [
        |service| service.put_case(standing(20, 1, [3, 1, 50, 2])),
        |service| service.put_case(standing(21, 1, [0, 1, 50, 2])),
        |service| service.put_case(standing(22, 1, [200, 1, 50, 0])),
        |service| service.put_case(standing(9, 1, [3, 2, 90, 1])),
        |service| service.put_action(action(30, [0, 1, 0, 200])),
    ];
    let looked_at = changes.map(|change| {
        LOOKED_AT.set(0);
        change(&mut service);
        ask(&service);
        LOOKED_AT.get()
    });
    looked_at.to_vec()
}

#[test]
fn a_change_looks_at_few_however_many_there_are() {
    let (few, many) = (looked_at(100), looked_at(2_000));
    for (few, many) in few.iter().zip(&many) {
        // To find a place among twenty times as many takes five more looks in each order.
        assert!(*many <= few + 16 * 5 * 2, "{few} and {many}");
        assert!(*many > 0 || *few == 0);
    }
}
