//! The shapes of households, dealt in blocks so that the figures of the service come out exactly:
//! five people a case, two of them children, and 45 elderly in a hundred cases.

use super::random::{Random, Stream};
use crate::domain::case::TargetGroup;

/// Whom a case is for, and who lives in the household.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// The target group.
    pub group: TargetGroup,
    /// How many children.
    pub children: usize,
    /// How many adults under 60.
    pub adults: usize,
    /// How many elderly people.
    pub elderly: usize,
}

const fn shape(group: TargetGroup, children: usize, adults: usize, elderly: usize) -> Shape {
    Shape {
        group,
        children,
        adults,
        elderly,
    }
}

/// Twenty cases with a hundred people, 40 children and 9 elderly.
const BLOCK: [Shape; 20] = [
    shape(TargetGroup::Family, 4, 2, 1),
    shape(TargetGroup::Family, 3, 3, 0),
    shape(TargetGroup::Family, 4, 2, 0),
    shape(TargetGroup::ChildDisability, 3, 3, 0),
    shape(TargetGroup::ChildDisability, 2, 3, 1),
    shape(TargetGroup::Violence, 3, 2, 0),
    shape(TargetGroup::Violence, 3, 2, 1),
    shape(TargetGroup::Addiction, 3, 2, 0),
    shape(TargetGroup::Addiction, 2, 3, 1),
    shape(TargetGroup::Justice, 3, 3, 0),
    shape(TargetGroup::Justice, 2, 3, 0),
    shape(TargetGroup::LonelyElderly, 0, 0, 1),
    shape(TargetGroup::LonelyElderly, 0, 0, 2),
    shape(TargetGroup::ChronicDisease, 0, 3, 1),
    shape(TargetGroup::ChronicDisease, 2, 4, 0),
    shape(TargetGroup::AdultDisability, 1, 3, 0),
    shape(TargetGroup::AdultDisability, 1, 4, 0),
    shape(TargetGroup::Newborn, 1, 3, 0),
    shape(TargetGroup::LeavingCare, 0, 3, 0),
    shape(TargetGroup::WithoutCare, 3, 3, 1),
];

/// The shapes of `cases` cases. What a last, incomplete block holds is a family of five each, with
/// a grandparent where the rounded 45 in a hundred want one.
pub fn deal(seed: u64, cases: usize) -> Vec<Shape> {
    let mut shapes = Vec::with_capacity(cases);
    for block in 0..cases / BLOCK.len() {
        let mut dealt = BLOCK;
        Random::new(seed, Stream::Block, block as u64).shuffle(&mut dealt);
        shapes.extend(dealt);
    }
    shapes.extend((0..cases % BLOCK.len()).map(|rest| {
        let elderly = elderly(rest + 1) - elderly(rest);
        shape(TargetGroup::Family, 2, 3 - elderly, elderly)
    }));
    shapes
}

/// 45 in a hundred, rounded half up.
fn elderly(cases: usize) -> usize {
    (cases * 45 + 50) / 100
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_are_exact_for_every_size() {
        for cases in 0..250 {
            let shapes = deal(3, cases);
            let sum = |count: fn(&Shape) -> usize| shapes.iter().map(count).sum::<usize>();
            let children = sum(|shape| shape.children);
            let found = (shapes.len(), children, sum(|shape| shape.elderly));
            assert_eq!(found, (cases, 2 * cases, elderly(cases)));
            assert_eq!(
                children + sum(|shape| shape.adults + shape.elderly),
                5 * cases
            );
        }
    }
}
