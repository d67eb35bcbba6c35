//! Those of a specialist's cases that the same people may open, open ones or closed ones, with what is counted
//! and put in order of them. To whoever asks, all of a group are open or all are shut, so that nobody looks at
//! them one by one; a page of a list then costs what its rows cost, however many cases there are.

use super::caseload::CaseSort;
use super::figures::Figures;
use super::marks::Marks;
use super::orders::{Order, Presses, Waits, case_order, looked_at, pressing_place, referral_place};
use super::outline::{Outline, opens_to};
use crate::domain::identifier::AccountId;
use std::borrow::Cow;
use std::cmp::Ordering;

/// What the cases of a group have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Kind {
    open: bool,
    /// The accounts that may open them, if they are restricted.
    named: Option<Vec<AccountId>>,
}

/// The place of a case among those of the specialist.
type At = u32;

/// The cases of a group; they are known by their places.
#[derive(Clone, Default)]
pub(super) struct Group {
    pub cases: Marks,
    /// Those of open cases.
    pub figures: Figures,
    sorted: [Order<At>; CaseSort::ALL.len()],
    pressing: [Order<At>; Presses::ALL.len()],
    /// The open referrals of open cases, by their places among those of the case.
    referrals: [Order<(At, u32)>; Waits::ALL.len()],
}

impl Kind {
    /// That of a case.
    pub fn of(case: &Outline) -> Self {
        Self {
            open: case.open(),
            named: case.restricted_to.clone(),
        }
    }

    /// Whether an account may open the cases as far as restrictions go.
    pub fn opens_to(&self, account: AccountId) -> bool {
        opens_to(self.named.as_deref(), account)
    }
}

impl Group {
    /// Takes up the case of this place, or lets it go.
    pub fn put(&mut self, all: &[Outline], at: usize, there: bool) {
        let Some((case, place)) = all.get(at).zip(At::try_from(at).ok()) else {
            return;
        };
        self.cases.put(at, there);
        for (by, order) in CaseSort::ALL.iter().zip(&mut self.sorted) {
            order.put(place, there, sorting(all, *by));
        }
        if !case.open() {
            return;
        }
        self.figures.count(case, there);
        for (kind, order) in Presses::ALL.into_iter().zip(&mut self.pressing) {
            if pressing_place(kind, case).is_some() {
                order.put(place, there, most_pressing(all, kind));
            }
        }
        for (number, referral) in (0..).zip(&case.referrals) {
            if let Some(order) = self.referrals.get_mut(Waits::of(referral) as usize) {
                order.put((place, number), there, by_turn(all));
            }
        }
    }

    /// Makes room for a case at this place among all of the specialist.
    pub fn make_room(&mut self, at: usize) {
        self.cases.make_room(at);
        self.each_place(|place| *place += At::from(*place as usize >= at));
    }

    /// Closes the gap that a case leaves there.
    pub fn close_up(&mut self, at: usize) {
        self.cases.close_up(at);
        self.each_place(|place| *place -= At::from(*place as usize > at));
    }

    fn each_place(&mut self, change: impl Fn(&mut At)) {
        let orders = self.sorted.iter_mut().chain(&mut self.pressing);
        orders.for_each(|order| order.each(&change));
        let referrals = self.referrals.iter_mut();
        referrals.for_each(|order| order.each(|(place, _)| change(place)));
    }

    /// Those that are marked, in an order.
    pub fn marked<'a>(
        &'a self,
        all: &[Outline],
        marks: &'a Marks,
        by: CaseSort,
    ) -> impl Iterator<Item = usize> + use<'a> {
        let found = self.cases.count_also(marks);
        // Where few are marked, more of the order would be passed by for each than there are to be sorted.
        let sorted = match self.sorted.get(by as usize) {
            Some(order) if found.saturating_mul(found) > self.cases.count() => {
                Cow::Borrowed(order.of(|| places(&self.cases), sorting(all, by)))
            }
            _ => {
                let mut here = self.cases.clone();
                here.retain(marks);
                let mut places = places(&here);
                let order = sorting(all, by);
                places.sort_unstable_by(|one, other| order(looked_at(one), other));
                Cow::Owned(places)
            }
        };
        let places = (0..sorted.len()).filter_map(move |number| sorted.get(number).copied());
        let places = places.map(|place| *looked_at(&place) as usize);
        places.filter(|at| marks.has(*at))
    }

    /// The open cases that press, the most pressing first.
    pub fn pressing(&self, all: &[Outline], kind: Presses) -> &[At] {
        let pressing = self.pressing.get(kind as usize);
        let pressing = pressing.map(|order| {
            let presses = |place: &At| {
                let case = all.get(*place as usize).filter(|case| case.open());
                case.is_some_and(|case| pressing_place(kind, case).is_some())
            };
            let places = || places(&self.cases).into_iter().filter(presses).collect();
            order.of(places, most_pressing(all, kind))
        });
        pressing.unwrap_or_default()
    }

    /// The open referrals of open cases, by their places among those of the case.
    pub fn referrals(&self, all: &[Outline], waits: Waits) -> &[(At, u32)] {
        let referrals = || {
            let places = places(&self.cases).into_iter();
            let cases = places.filter_map(|place| Some((place, all.get(place as usize)?)));
            let each = cases.filter(|(_, case)| case.open());
            let each = each.flat_map(|(place, case)| {
                let some = (0..).zip(&case.referrals);
                let some = some.filter(|(_, one)| Waits::of(one) == waits);
                some.map(move |(number, _)| (place, number))
            });
            each.collect()
        };
        let order = self.referrals.get(waits as usize);
        order.map_or(&[], |order| order.of(referrals, by_turn(all)))
    }
}

fn places(marks: &Marks) -> Vec<At> {
    marks.iter().flat_map(At::try_from).collect()
}

/// Cases as they are sorted; of the same code, should there be any, by id.
fn sorting(all: &[Outline], by: CaseSort) -> impl Fn(&At, &At) -> Ordering {
    move |one, other| {
        let [case, against] = [one, other].map(|place| all.get(*place as usize));
        let order = case.zip(against).map(|(case, against)| {
            let (facts, others) = (&case.facts, &against.facts);
            case_order(by, (facts, &case.code), (others, &against.code))
        });
        order.unwrap_or(Ordering::Equal).then(one.cmp(other))
    }
}

fn most_pressing(all: &[Outline], kind: Presses) -> impl Fn(&At, &At) -> Ordering {
    move |one, other| {
        let [case, against] = [one, other].map(|place| {
            let case = all.get(*place as usize);
            case.and_then(|case| pressing_place(kind, case))
        });
        case.cmp(&against).then(one.cmp(other))
    }
}

fn by_turn(all: &[Outline]) -> impl Fn(&(At, u32), &(At, u32)) -> Ordering {
    move |one, other| {
        let [referral, against] = [one, other].map(|(place, number)| {
            let case = all.get(*place as usize)?;
            Some(referral_place(case, case.referrals.get(*number as usize)?))
        });
        referral.cmp(&against).then(one.cmp(other))
    }
}
