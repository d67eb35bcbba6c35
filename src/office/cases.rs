//! What a case counts for whom. Of a restricted case everybody who sees its specialist may know code,
//! area, specialist and status; to those not named it counts as a case, and in no other figure. To an
//! administrator all cases do.

use super::desk::Desk;
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
        let opens_cases = grant(RequestKind::Case, desk.caller.account.role) != Grant::No;
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
