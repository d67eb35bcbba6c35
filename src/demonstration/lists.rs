//! The lists that the fictional service is made from: names, stories, phrases. They ship in
//! `assets/demonstration`, so that no sentence stands in the code.

use super::random::Random;
use crate::domain::case::{HelpKind, Risk, TargetGroup};
use crate::domain::names::Names;
use crate::domain::person::Relation;
use crate::exchange::assets::rows;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Every list.
#[derive(Debug)]
pub struct Lists {
    /// Stories of cases.
    pub stories: Vec<Story>,
    /// The four parts and the needs of an assessment, by target group.
    pub assessments: Vec<AssessmentText>,
    /// Safe ways to reach somebody.
    pub safe_ways: Vec<SafeWay>,
    /// The staff.
    pub staff: Vec<StaffRow>,
    /// Fictional partner organisations.
    pub partners: Vec<PartnerRow>,
    /// Organisations that public reports name.
    pub public_partners: Vec<PublicPartnerRow>,
    /// The names of the specialised services, the first is number 1.
    pub services: Vec<ServiceRow>,
    /// What was given to the community event.
    pub contributions: Vec<ContributionRow>,
    phrases: BTreeMap<String, Vec<String>>,
}

/// A story: its texts belong together.
#[derive(Debug, Deserialize)]
pub struct Story {
    group: String,
    risks: String,
    focus: String,
    /// A few words without names; `{age}` and `{children}` are filled in.
    pub headline: String,
    /// What the situation is.
    pub situation: String,
    /// What it means.
    pub analysis: String,
    /// What was decided.
    pub decision: String,
    /// Why.
    pub rationale: String,
    /// What the specialist promised.
    pub action: String,
    /// The goal of the plan.
    pub goal: String,
    help_kind: String,
    /// Help that the specialist gives.
    pub help: String,
    /// What a partner is asked for.
    pub need: String,
    /// The kind of partner to ask.
    pub partner: String,
    absent: String,
}

/// The person whom a case is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Focus {
    /// Whether a woman or a girl.
    pub female: bool,
    /// The youngest age in years.
    pub from: i64,
    /// The oldest.
    pub to: i64,
}

impl Story {
    /// Whom the story is about; a woman of any age if the list says nothing that can be read.
    pub fn focus(&self) -> Focus {
        let (sex, ages) = self.focus.split_at_checked(1).unwrap_or_default();
        let (from, to) = ages.split_once('-').unwrap_or_default();
        Focus {
            female: sex != "m",
            from: from.parse().unwrap_or(18),
            to: to.parse().unwrap_or(59),
        }
    }

    /// Who does not live in the household, if the story says so.
    pub fn absent(&self) -> Option<Relation> {
        Relation::from_code(&self.absent)
    }

    /// The kind of the help.
    pub fn help_kind(&self) -> HelpKind {
        HelpKind::from_code(&self.help_kind).unwrap_or(HelpKind::Counselling)
    }

    fn fits(&self, group: TargetGroup, risk: Risk) -> bool {
        let letter = match risk {
            Risk::High => 'h',
            Risk::Medium | Risk::Unrated => 'm',
            Risk::Low => 'l',
        };
        self.group == group.code() && self.risks.contains(letter)
    }
}

/// The texts of an assessment.
#[derive(Debug, Deserialize)]
pub struct AssessmentText {
    /// The target group's code.
    pub group: String,
    /// What the family does well.
    pub strengths: String,
    /// Where it is weak.
    pub weaknesses: String,
    /// What it could do.
    pub potential: String,
    /// What is there to use.
    pub resources: String,
    /// What is needed.
    pub needs: String,
}

/// A safe way to reach somebody.
#[derive(Debug, Deserialize)]
pub struct SafeWay {
    /// Way, time and person.
    pub way: String,
    /// Letters must not be sent.
    pub no_letters: bool,
    /// Calls home must not be made.
    pub no_calls_home: bool,
}

/// A specialist's post.
#[derive(Debug, Deserialize)]
pub struct StaffRow {
    /// The area's code.
    pub area: String,
    /// The number of the supervisor, from 1.
    pub supervisor: usize,
    /// The share of the cases, of 512.
    pub cases: usize,
    /// The code of the experience.
    pub experience: String,
    /// Part of full time.
    pub full_time_percent: u32,
    /// What was studied.
    pub qualification: String,
    /// What the specialist knows best.
    pub specialisation: String,
}

/// A fictional partner organisation.
#[derive(Debug, Deserialize)]
pub struct PartnerRow {
    name_en: String,
    name_tk: String,
    name_ru: String,
    /// What it can be asked for.
    pub kind: String,
    /// The region's code.
    pub region: String,
    service_en: String,
    service_tk: String,
    service_ru: String,
    /// The number of the specialised service, or 0.
    pub pilot: usize,
    /// What it does.
    pub description: String,
    /// When somebody answers.
    pub hours: String,
    /// What the focal person is.
    pub role: String,
    /// Working days agreed for an answer.
    pub response_days: Option<u32>,
}

/// An organisation that public reports name.
#[derive(Debug, Deserialize)]
pub struct PublicPartnerRow {
    name_en: String,
    name_tk: String,
    name_ru: String,
    /// What kind of organisation.
    pub kind: String,
}

/// A specialised service of 2021.
#[derive(Debug, Deserialize)]
pub struct ServiceRow {
    service_en: String,
    service_tk: String,
    service_ru: String,
    /// For whom.
    pub target_group: String,
}

impl PartnerRow {
    /// Its names.
    pub fn names(&self) -> Names {
        names(&self.name_tk, &self.name_ru, &self.name_en)
    }

    /// The names of its service, if it is none of the specialised ones.
    pub fn service(&self) -> Names {
        names(&self.service_tk, &self.service_ru, &self.service_en)
    }
}

impl PublicPartnerRow {
    /// Its names.
    pub fn names(&self) -> Names {
        names(&self.name_tk, &self.name_ru, &self.name_en)
    }
}

impl ServiceRow {
    /// Its names.
    pub fn names(&self) -> Names {
        names(&self.service_tk, &self.service_ru, &self.service_en)
    }
}

fn names(turkmen: &str, russian: &str, english: &str) -> Names {
    Names {
        turkmen: turkmen.to_owned(),
        russian: russian.to_owned(),
        english: english.to_owned(),
    }
}

/// What somebody gave to the community event.
#[derive(Debug, Deserialize)]
pub struct ContributionRow {
    /// Who.
    pub organisation: String,
    /// What.
    pub description: String,
}

#[derive(Deserialize)]
struct PhraseRow {
    kind: String,
    text: String,
}

impl Lists {
    /// Reads every list.
    pub fn read() -> Self {
        let mut phrases: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for row in rows::<PhraseRow>(include_str!("../../assets/demonstration/phrases.csv")) {
            phrases.entry(row.kind).or_default().push(row.text);
        }
        let pilots = include_str!("../../assets/pilot_specialised_services_2021.csv");
        let contributions = include_str!("../../assets/demonstration/contributions.csv");
        Self {
            stories: rows(include_str!("../../assets/demonstration/stories.csv")).collect(),
            assessments: rows(include_str!("../../assets/demonstration/assessments.csv")).collect(),
            safe_ways: rows(include_str!("../../assets/demonstration/safe_contacts.csv")).collect(),
            staff: rows(include_str!("../../assets/demonstration/staff.csv")).collect(),
            partners: rows(include_str!("../../assets/demonstration/partners.csv")).collect(),
            public_partners: rows(include_str!("../../assets/partner_organisations.csv")).collect(),
            services: rows(pilots).collect(),
            contributions: rows(contributions).collect(),
            phrases,
        }
    }

    /// A phrase of a kind; empty if the list has none.
    pub fn phrase(&self, kind: &str, random: &mut Random) -> String {
        let of_kind = self.phrases.get(kind);
        of_kind
            .and_then(|texts| random.pick(texts))
            .cloned()
            .unwrap_or_default()
    }

    /// A story for a target group at a level of risk, among those whose focus passes `suits`.
    pub fn story(
        &self,
        group: TargetGroup,
        risk: Risk,
        suits: impl Fn(Focus) -> bool,
        random: &mut Random,
    ) -> Option<&Story> {
        let wanted = |story: &&Story| story.fits(group, risk) && suits(story.focus());
        let stories: Vec<&Story> = self.stories.iter().filter(wanted).collect();
        random.pick(&stories).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::super::random::Stream;
    use super::*;

    #[test]
    fn no_row_is_lost() {
        let lists = Lists::read();
        let lengths = [
            lists.stories.len(),
            lists.assessments.len(),
            lists.safe_ways.len(),
            lists.staff.len(),
            lists.partners.len(),
            lists.public_partners.len(),
            lists.services.len(),
            lists.contributions.len(),
            lists.phrases.values().map(Vec::len).sum(),
        ];
        assert_eq!(lengths, [34, 22, 9, 45, 29, 18, 12, 3, 190]);
    }

    #[test]
    fn every_group_has_stories_for_every_risk_and_texts() {
        let lists = Lists::read();
        let mut random = Random::new(1, Stream::File, 0);
        for group in TargetGroup::ALL {
            for risk in Risk::ALL {
                assert!(
                    lists.story(*group, *risk, |_| true, &mut random).is_some(),
                    "{group:?} {risk:?}"
                );
            }
            assert!(
                lists
                    .assessments
                    .iter()
                    .any(|row| row.group == group.code())
            );
        }
    }

    #[test]
    fn a_story_can_be_read() {
        for story in Lists::read().stories {
            let focus = story.focus();
            assert!(focus.from < focus.to, "{}", story.headline);
            assert!(HelpKind::from_code(&story.help_kind).is_some());
            assert!(TargetGroup::from_code(&story.group).is_some());
            assert_eq!(story.absent().is_none(), story.absent.is_empty());
            assert!(story.headline.chars().count() <= 40, "{}", story.headline);
        }
    }
}
