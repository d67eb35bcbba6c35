//! The partner directory: organisations that public reports name, without invented contacts, and
//! fictional local ones, which alone are asked for help.

use super::lists::{Lists, PartnerRow, ServiceRow};
use super::names;
use super::random::{Random, Stream};
use crate::domain::identifier::{PartnerId, ServiceId};
use crate::domain::names::Names;
use crate::domain::partner::{Partner, Service, ServiceStatus};

/// Where the numbers of public organisations begin.
const PUBLIC: usize = 1000;

/// The partner directory.
#[derive(Debug)]
pub struct Directory {
    /// The organisations.
    pub partners: Vec<Partner>,
    /// Their services.
    pub services: Vec<Service>,
    places: Vec<Place>,
}

/// A partner that can be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The partner.
    pub partner: PartnerId,
    /// Its service.
    pub service: ServiceId,
    /// Who answers there.
    pub focal_person: String,
    /// Working days agreed for an answer.
    pub response_days: Option<u32>,
    kind: String,
    region: String,
}

impl Directory {
    /// The directory of a seed.
    pub fn new(seed: u64, lists: &Lists, names: &names::Names) -> Self {
        let mut directory = Self {
            partners: Vec::new(),
            services: Vec::new(),
            places: Vec::new(),
        };
        for (number, row) in lists.partners.iter().enumerate() {
            directory.add(seed, number, row, lists, names);
        }
        let public = lists.public_partners.iter().zip(PUBLIC..);
        directory
            .partners
            .extend(public.map(|(row, number)| Partner {
                names: row.names(),
                description: row.kind.clone(),
                ..empty(seed, number)
            }));
        directory
    }

    fn add(
        &mut self,
        seed: u64,
        number: usize,
        row: &PartnerRow,
        lists: &Lists,
        names: &names::Names,
    ) {
        let mut random = Random::new(seed, Stream::Directory, number as u64);
        let family = names.family(&mut random);
        let woman = random.chance(60);
        let name = names.adult(&family, woman, &mut random);
        let focal_person = format!("{} {}, {}", name.given, name.family, row.role);
        let partner = Partner {
            names: row.names(),
            description: row.description.clone(),
            phone: format!("+993 00 00-00-{:02}", number + 1),
            hours: row.hours.clone(),
            focal_person: focal_person.clone(),
            response_days: row.response_days,
            ..empty(seed, number)
        };
        let pilot = row
            .pilot
            .checked_sub(1)
            .and_then(|pilot| lists.services.get(pilot));
        let service = Service {
            id: Random::new(seed, Stream::Service, number as u64).id(),
            source: None,
            partner: Some(partner.id),
            names: pilot.map_or_else(|| row.service(), ServiceRow::names),
            description: row.description.clone(),
            status: ServiceStatus::Active,
            eligibility: pilot
                .map(|pilot| pilot.target_group.clone())
                .unwrap_or_default(),
            application_process: String::new(),
            assured_on: None,
            attributes: Vec::new(),
        };
        self.places.push(Place {
            partner: partner.id,
            service: service.id,
            focal_person,
            response_days: row.response_days,
            kind: row.kind.clone(),
            region: row.region.clone(),
        });
        self.partners.push(partner);
        self.services.push(service);
    }

    /// A partner of a kind, one of the region if there is one; never `not`.
    pub fn place(
        &self,
        kind: &str,
        region: &str,
        not: Option<&Place>,
        random: &mut Random,
    ) -> Option<&Place> {
        let others = || self.places.iter().filter(|place| not != Some(*place));
        let of_kind = || others().filter(|place| place.kind == kind);
        let near: Vec<&Place> = of_kind().filter(|place| place.region == region).collect();
        let far: Vec<&Place> = of_kind().collect();
        let any: Vec<&Place> = others().collect();
        let lists = [near, far, any];
        let first = lists.iter().find(|places| !places.is_empty())?;
        random.pick(first).copied()
    }
}

fn empty(seed: u64, number: usize) -> Partner {
    Partner {
        id: Random::new(seed, Stream::Partner, number as u64).id(),
        source: None,
        names: Names::default(),
        alternate_name: String::new(),
        description: String::new(),
        email: String::new(),
        website: String::new(),
        phone: String::new(),
        hours: String::new(),
        focal_person: String::new(),
        response_days: None,
        attributes: Vec::new(),
    }
}
