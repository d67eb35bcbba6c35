//! Households: the people of a case with their ages, names and places in the family.

use super::Service;
use super::lists::{Focus, Story};
use super::names::Family;
use super::random::{Random, Stream};
use super::seats::Seat;
use super::shape::Shape;
use super::subject::case_id;
use crate::domain::Day;
use crate::domain::calendar::plus;
use crate::domain::case::TargetGroup;
use crate::domain::person::{Membership, Person, PersonName, Relation, Sex};
use chrono::Months;

/// The ages of adults and of elderly people.
const ADULT: (i64, i64) = (18, 59);
const ELDERLY: (i64, i64) = (60, 86);

/// A member of a household before the records are written.
struct Member {
    relation: Relation,
    female: bool,
    age: i64,
}

/// The story of a case and its household, the person whom the case is about first. A person who
/// belongs to an earlier case too comes last.
pub fn of<'a>(service: &'a Service, seat: &Seat) -> Option<(&'a Story, Vec<(Membership, Person)>)> {
    let mut random = service.random(Stream::Household, seat.number);
    let suits = |focus: Focus| class_of(focus, seat.shape).is_some();
    let story = service
        .lists
        .story(seat.shape.group, seat.risk, suits, &mut random)?;
    let members = members(story, seat.shape, &mut random);
    let family = service.names.family(&mut random);
    let refuses = random.chance(4);
    let mut household = Vec::new();
    for (place, member) in members.iter().enumerate() {
        let person = person(service, seat, &family, member, &mut random);
        let consents = !refuses || place + 1 < members.len();
        let membership = Membership {
            id: random.id(),
            case: case_id(service, seat),
            person: person.id,
            relation: member.relation,
            caregiver: false,
            consent_on: consents.then_some(seat.registered_on),
        };
        household.push((membership, person));
    }
    name_caregiver(seat.shape, &mut household);
    if let Some(kin) = seat.kin.and_then(|kin| service.seats.get(kin)) {
        household.extend(shared(service, seat, kin, &mut random));
    }
    Some((story, household))
}

/// The last grown-up of an earlier case, who belongs to this household too.
fn shared(
    service: &Service,
    seat: &Seat,
    earlier: &Seat,
    random: &mut Random,
) -> Option<(Membership, Person)> {
    // The earlier case without its own shared person, so that this ends.
    let own = Seat {
        kin: None,
        ..earlier.clone()
    };
    let (_, household) = of(service, &own)?;
    let (_, person) = household.into_iter().skip(1).last()?;
    let membership = Membership {
        id: random.id(),
        case: case_id(service, seat),
        person: person.id,
        relation: Relation::Relative,
        caregiver: false,
        consent_on: Some(seat.registered_on),
    };
    Some((membership, person))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Child,
    Adult,
    Elderly,
}

/// The age group of the story's focus, if the household has somebody of it.
fn class_of(focus: Focus, shape: Shape) -> Option<Class> {
    let (class, there) = if focus.to < ADULT.0 {
        (Class::Child, shape.children)
    } else if focus.from >= ELDERLY.0 {
        (Class::Elderly, shape.elderly)
    } else {
        (Class::Adult, shape.adults)
    };
    (there > 0).then_some(class)
}

/// What decides who lives in a household.
struct Frame {
    shape: Shape,
    class: Class,
    female: bool,
    /// The age of the person whom the case is about.
    age: i64,
    /// Who does not live there.
    absent: Option<Relation>,
}

fn members(story: &Story, shape: Shape, random: &mut Random) -> Vec<Member> {
    let focus = story.focus();
    let class = class_of(focus, shape).unwrap_or(Class::Adult);
    // Three children take their years.
    let youngest = match (class, shape.children) {
        (Class::Adult, 3..) => 29.min(focus.to),
        _ => focus.from,
    };
    let frame = Frame {
        shape,
        class,
        female: focus.female,
        age: random.between(focus.from.max(youngest), focus.to),
        absent: story.absent(),
    };
    let mut members = vec![Member {
        relation: Relation::Focus,
        female: frame.female,
        age: frame.age,
    }];
    let others = |of: Class, count: usize| count - usize::from(class == of);
    let children = others(Class::Child, shape.children);
    members.extend((0..children).map(|place| frame.child(place, children, random)));
    let ages = members.iter().map(|member| member.age);
    let eldest = ages.filter(|age| *age < ADULT.0).max().unwrap_or(4);
    let parent_age = eldest + random.between(19, 27);
    let adults = 0..others(Class::Adult, shape.adults);
    members.extend(adults.map(|place| frame.adult(place, parent_age, random)));
    let elderly = 0..others(Class::Elderly, shape.elderly);
    members.extend(elderly.map(|place| frame.elderly(place, random)));
    members
}

impl Frame {
    /// The children's ages are spread, so that few are twins.
    fn child(&self, place: usize, children: usize, random: &mut Random) -> Member {
        let oldest = match self.class {
            Class::Adult => (self.age - 19).clamp(0, ADULT.0 - 1),
            Class::Child | Class::Elderly => ADULT.0 - 1,
        };
        let part = |place: usize| {
            let place = i64::try_from(place).unwrap_or(0);
            oldest * place / i64::try_from(children.max(1)).unwrap_or(1)
        };
        Member {
            relation: match self.class {
                Class::Child => Relation::Sibling,
                Class::Adult => Relation::Child,
                Class::Elderly => Relation::Relative,
            },
            female: random.chance(50),
            age: match self.shape.group {
                TargetGroup::Newborn => 0,
                _ => random.between(part(place), part(place + 1)),
            },
        }
    }

    /// A further grown-up: parents first where the case is about a child, the spouse first where
    /// it is about a grown-up.
    fn adult(&self, place: usize, parent_age: i64, random: &mut Random) -> Member {
        let group = self.shape.group;
        let apart = matches!(group, TargetGroup::Violence | TargetGroup::Newborn);
        let near = random.between(-6, 6);
        let anybody = random.chance(50);
        let parent = match place {
            0 if group == TargetGroup::WithoutCare => Some((Relation::Father, false)),
            0 => Some((Relation::Mother, true)),
            1 if group != TargetGroup::WithoutCare => Some((Relation::Father, false)),
            _ => None,
        };
        let there = |(relation, _): &(Relation, bool)| Some(*relation) != self.absent;
        let parent = parent.filter(there);
        let (relation, female, age) = match (self.class, parent) {
            (Class::Child, Some((relation, female))) => (relation, female, parent_age),
            (Class::Child, None) => (Relation::Relative, anybody, parent_age + near),
            (Class::Elderly, _) => (Relation::Child, anybody, self.age - 26 + near),
            (Class::Adult, _) if group == TargetGroup::LeavingCare => {
                (Relation::Other, anybody, self.age + near)
            }
            (Class::Adult, _) if place == 0 && !apart && self.absent != Some(Relation::Spouse) => {
                (Relation::Spouse, !self.female, self.age + near)
            }
            (Class::Adult, _) => (Relation::Relative, anybody, self.age + near),
        };
        Member {
            relation,
            female,
            age: age.clamp(ADULT.0, ADULT.1),
        }
    }

    fn elderly(&self, place: usize, random: &mut Random) -> Member {
        let near = random.between(-4, 6);
        let (relation, female, age) = match (self.class, place) {
            (Class::Child, _) => (Relation::Grandparent, random.chance(70), 66 + near),
            (Class::Elderly, _) => (Relation::Sibling, random.chance(60), self.age + near),
            (Class::Adult, 0) => (Relation::Mother, true, self.age + 26 + near),
            (Class::Adult, _) => (Relation::Relative, true, 70 + near),
        };
        Member {
            relation,
            female,
            age: age.clamp(ELDERLY.0, ELDERLY.1),
        }
    }
}

fn person(
    service: &Service,
    seat: &Seat,
    family: &Family,
    member: &Member,
    random: &mut Random,
) -> Person {
    let disabled = matches!(
        seat.shape.group,
        TargetGroup::ChildDisability | TargetGroup::AdultDisability
    );
    Person {
        id: random.id(),
        name: name(service, family, member, random),
        sex: if member.female {
            Sex::Female
        } else {
            Sex::Male
        },
        birth_date: Some(birth(seat.registered_on, member.age, random)),
        registered_on: seat.registered_on,
        disability: (disabled && member.relation == Relation::Focus) || random.chance(3),
    }
}

/// Children bear their father's name; somebody who is not related, a name of their own.
fn name(service: &Service, family: &Family, member: &Member, random: &mut Random) -> PersonName {
    let names = &service.names;
    if member.age < ADULT.0 {
        return names.child(family, member.female, random);
    }
    if member.relation == Relation::Other {
        let other = names.family(random);
        return names.adult(&other, member.female, random);
    }
    let name = names.adult(family, member.female, random);
    match member.relation {
        Relation::Father | Relation::Spouse | Relation::Focus if !member.female => PersonName {
            given: family.father.clone(),
            ..name
        },
        _ => name,
    }
}

/// A day of birth with which the age on the day is `age` full years.
fn birth(day: Day, age: i64, random: &mut Random) -> Day {
    let months = u32::try_from(age * 12).unwrap_or(0);
    let birthday = day.checked_sub_months(Months::new(months)).unwrap_or(day);
    plus(birthday, -random.between(0, 363))
}

/// Who cares for the children, if there are any.
fn name_caregiver(shape: Shape, household: &mut [(Membership, Person)]) {
    const ORDER: [Relation; 6] = [
        Relation::Mother,
        Relation::Focus,
        Relation::Father,
        Relation::Grandparent,
        Relation::Sibling,
        Relation::Relative,
    ];
    let grown = |person: &Person| person.age_at_registration().is_some_and(|age| age >= 18);
    let carer = household
        .iter_mut()
        .filter(|(_, person)| grown(person))
        .min_by_key(|(membership, _)| {
            ORDER
                .iter()
                .position(|relation| *relation == membership.relation)
                .unwrap_or(ORDER.len())
        });
    if let Some((membership, _)) = carer.filter(|_| shape.children > 0) {
        membership.caregiver = true;
    }
}
