//! What a case counts for whom. Of a restricted case everybody who sees its specialist may know code,
//! area, specialist and status; to those not named it counts as a case, and in no other figure. To an
//! administrator all cases do.

use super::desk::Desk;
use super::outline::{Facts, Outline, ReferralOutline};
use super::permission::{Grant, RequestKind, grant};
use super::refusal::Refusal;
use crate::domain::area::AreaCode;
use crate::domain::case::{CaseCode, CaseStatus};
use crate::domain::identifier::{CaseId, SpecialistId};
use crate::domain::specialist::Specialist;
use crate::domain::standing::Standing;
use crate::domain::workload::{Workload, workload};

/// Cases, as far as the caller may know them.
#[derive(Default)]
pub(super) struct Cases {
    /// How those stand that are open to the caller.
    pub known: Vec<Standing>,
    /// The others.
    pub shut: Vec<ShutCase>,
}

/// A case, as far as the caller may know it.
#[derive(Clone, Copy)]
pub(super) struct Seen<'a> {
    pub outline: &'a Outline,
    pub specialist: &'a Specialist,
    /// Whether it is open to the caller.
    pub known: bool,
}

/// What is known of a case to those to whom it is not open.
pub(super) struct ShutCase {
    pub case: CaseId,
    pub code: CaseCode,
    pub area: AreaCode,
    pub status: CaseStatus,
}

impl Cases {
    /// All cases of a specialist.
    pub fn of(desk: &Desk<'_>, specialist: SpecialistId) -> Result<Self, Refusal> {
        Ok(Self::known_to(desk, desk.all_cases(specialist)?))
    }

    /// The open cases of a specialist.
    pub fn open_of(desk: &Desk<'_>, specialist: SpecialistId) -> Result<Self, Refusal> {
        Ok(Self::known_to(desk, desk.open_cases(specialist)?))
    }

    fn known_to(desk: &Desk<'_>, standings: Vec<Standing>) -> Self {
        let opens_cases = opens_cases(desk);
        let (known, shut): (Vec<_>, Vec<_>) = standings
            .into_iter()
            .partition(|standing| opens_cases && standing.opens_to(desk.account()));
        let shut = shut.iter().map(ShutCase::of).collect();
        Self { known, shut }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.known.len() + self.shut.len()
    }

    /// How many of them are worked on.
    pub fn count_open(&self) -> usize {
        let known = self.known.iter().filter(|standing| standing.open());
        known.count() + self.count_shut_open()
    }

    /// How many are worked on that the caller may not see.
    pub fn count_shut_open(&self) -> usize {
        let open = |shut: &&ShutCase| shut.status == CaseStatus::Open;
        self.shut.iter().filter(open).count()
    }

    /// What they weigh; one that the caller may not see weighs what every case does.
    pub fn workload(&self, desk: &Desk<'_>, specialist: &Specialist) -> Workload {
        let (settings, shut) = (desk.settings(), self.count_shut_open());
        workload(specialist, &self.known, shut, settings, desk.today)
    }
}

impl<'a> Seen<'a> {
    /// What may be asked of it.
    pub fn facts(self) -> &'a Facts {
        match self.known {
            true => &self.outline.facts,
            false => &Facts::SHUT,
        }
    }

    /// Its open referrals.
    pub fn referrals(self) -> &'a [ReferralOutline] {
        match self.known {
            true => &self.outline.referrals,
            false => &[],
        }
    }
}

/// Reads how these cases stand, or the cases of these things. What is read says who may, whatever was held
/// of it.
pub(super) fn with_standings<'a, 'b: 'a, Thing>(
    desk: &Desk<'_>,
    things: &'a [Thing],
    case: impl Fn(&Thing) -> Seen<'b>,
) -> Result<Vec<(&'a Thing, Standing)>, Refusal> {
    let ids: Vec<CaseId> = things.iter().map(|one| case(one).outline.case).collect();
    let found = desk.store.get_many::<Standing>(&ids)?.into_iter();
    let found = things.iter().zip(found).filter_map(|(thing, found)| {
        let standing = found?.record;
        let may = !case(thing).known || standing.opens_to(desk.account());
        may.then_some((thing, standing))
    });
    Ok(found.collect())
}

/// Whether the caller's role opens cases at all.
pub(super) fn opens_cases(desk: &Desk<'_>) -> bool {
    grant(RequestKind::Case, desk.caller.account.role) != Grant::No
}

impl ShutCase {
    /// What of a case is known to everybody who sees its specialist.
    pub fn of(standing: &Standing) -> Self {
        Self {
            case: standing.case,
            code: standing.code.clone(),
            area: standing.area.clone(),
            status: standing.status,
        }
    }
}
