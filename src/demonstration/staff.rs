//! The staff: accounts and specialists.

use super::Service;
use super::lists::{Lists, StaffRow};
use super::names::Names;
use super::random::{Random, Stream};
use super::sessions::schedule;
use crate::domain::account::{Account, Role};
use crate::domain::area::AreaCode;
use crate::domain::calendar::plus;
use crate::domain::identifier::{AccountId, SpecialistId};
use crate::domain::specialist::{Experience, Specialist};

/// The numbers of the two accounts that lead no team; supervisors and specialists count from 0.
const COORDINATOR: usize = 1000;
const ADMINISTRATOR: usize = 1001;
const FIRST_SUPERVISOR: usize = 500;

/// Days since the first day of work of a specialist who is new.
const NEW_DAYS: i64 = 120;

/// Everybody who works for the service.
#[derive(Debug)]
pub struct Staff {
    /// The coordinator.
    pub coordinator: AccountId,
    /// The specialists' posts.
    pub posts: Vec<Post>,
    accounts: Vec<Account>,
}

/// A specialist's post.
#[derive(Debug)]
pub struct Post {
    /// The specialist.
    pub specialist: SpecialistId,
    /// The specialist's account.
    pub account: AccountId,
    /// The supervisor's account.
    pub supervisor: AccountId,
    /// The area.
    pub area: AreaCode,
    /// The staff code.
    pub code: String,
    /// The name.
    pub name: String,
    /// How experienced.
    pub experience: Experience,
}

impl Staff {
    /// The staff of a seed.
    pub fn new(seed: u64, lists: &Lists, names: &Names) -> Self {
        let account = |number: usize, login: String, role: Role, specialist| Account {
            id: account_id(seed, number),
            login,
            name: name(seed, names, number),
            role,
            specialist,
            disabled: false,
        };
        let coordinator = account(
            COORDINATOR,
            Role::Coordinator.code().to_owned(),
            Role::Coordinator,
            None,
        );
        let administrator = account(
            ADMINISTRATOR,
            Role::Administrator.code().to_owned(),
            Role::Administrator,
            None,
        );
        let teams = lists.staff.iter().map(|row| row.supervisor).max();
        let supervisors: Vec<Account> = (1..=teams.unwrap_or(0))
            .map(|team| {
                let login = format!("{}-{team:02}", Role::Supervisor.code());
                account(FIRST_SUPERVISOR + team, login, Role::Supervisor, None)
            })
            .collect();
        let ids: Vec<AccountId> = supervisors.iter().map(|account| account.id).collect();
        let posts = posts(seed, lists, names, &ids);
        let specialists = posts.iter().enumerate().map(|(number, post)| {
            let login = format!("{}-{:02}", Role::Specialist.code(), number + 1);
            account(number, login, Role::Specialist, Some(post.specialist))
        });
        let coordinator_id = coordinator.id;
        let accounts = [coordinator, administrator]
            .into_iter()
            .chain(supervisors)
            .chain(specialists)
            .collect();
        Self {
            coordinator: coordinator_id,
            posts,
            accounts,
        }
    }

    /// Every account.
    pub fn accounts(&self) -> Vec<Account> {
        self.accounts.clone()
    }
}

fn account_id(seed: u64, number: usize) -> AccountId {
    Random::new(seed, Stream::Account, number as u64).id()
}

fn name(seed: u64, names: &Names, number: usize) -> String {
    let mut random = Random::new(seed, Stream::Staff, number as u64);
    let family = names.family(&mut random);
    let woman = random.chance(80);
    let name = names.adult(&family, woman, &mut random);
    format!("{} {}", name.given, name.family)
}

fn posts(seed: u64, lists: &Lists, names: &Names, supervisors: &[AccountId]) -> Vec<Post> {
    let mut posts: Vec<Post> = Vec::new();
    for (number, row) in lists.staff.iter().enumerate() {
        let area = AreaCode(row.area.clone());
        let same_region = posts
            .iter()
            .filter(|post| post.area.region() == area.region());
        let code = format!("{}-{:02}", area.region(), same_region.count() + 1);
        let Some(supervisor) = supervisors.get(row.supervisor - 1) else {
            continue;
        };
        posts.push(Post {
            specialist: Random::new(seed, Stream::Specialist, number as u64).id(),
            account: account_id(seed, number),
            supervisor: *supervisor,
            area,
            code,
            name: name(seed, names, number),
            experience: Experience::from_code(&row.experience).unwrap_or(Experience::Standard),
        });
    }
    posts
}

/// The records of the specialists.
pub fn specialists(service: &Service) -> Vec<Specialist> {
    let rows = service.lists.staff.iter();
    let posts = service.staff.posts.iter().enumerate();
    posts
        .zip(rows)
        .map(|((number, post), row)| specialist(service, number, post, row))
        .collect()
}

fn specialist(service: &Service, number: usize, post: &Post, row: &StaffRow) -> Specialist {
    let schedule = schedule(service, number);
    Specialist {
        id: post.specialist,
        code: post.code.clone(),
        name: post.name.clone(),
        area: post.area.clone(),
        supervisor: Some(post.supervisor),
        start_date: post.start_date(service),
        experience: post.experience,
        full_time_percent: row.full_time_percent,
        qualification: row.qualification.clone(),
        specialisation: row.specialisation.clone(),
        next_session_on: schedule.planned,
        last_session_on: schedule.past.last().copied(),
    }
}

impl Post {
    /// The first day of work.
    pub fn start_date(&self, service: &Service) -> crate::domain::Day {
        let days = match self.experience {
            Experience::New => NEW_DAYS,
            Experience::Standard | Experience::Senior => super::seats::SERVICE_DAYS,
        };
        plus(service.plan.today, -days)
    }
}
