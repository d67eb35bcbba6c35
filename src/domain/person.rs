//! Persons, and their places in the households of cases.

use super::Day;
use super::coded::coded;
use super::identifier::{CaseId, MembershipId, PersonId};
use super::settings::Settings;
use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;

/// A person's name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonName {
    /// Given name.
    pub given: String,
    /// Patronymic; may be empty.
    pub patronymic: String,
    /// Surname; may be empty.
    pub family: String,
}

impl PersonName {
    /// Given name and surname.
    pub fn full(&self) -> String {
        [&self.given, &self.patronymic, &self.family]
            .into_iter()
            .filter(|part| !part.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// The first letters of given name and surname, such as `G.A.`
    pub fn initials(&self) -> String {
        [&self.given, &self.family]
            .into_iter()
            .filter_map(|part| part.graphemes(true).next())
            .map(|letter| format!("{}.", letter.to_uppercase()))
            .collect()
    }
}

coded! {
    /// A person's sex as registered.
    pub enum Sex("sex") {
        /// Female.
        Female = "female",
        /// Male.
        Male = "male",
        /// Not recorded.
        Unknown = "unknown",
    }
}

coded! {
    /// Age groups of the service's figures (design, section 2).
    pub enum AgeGroup("age") {
        /// Under 18 at registration.
        Child = "child",
        /// Between the two.
        Adult = "adult",
        /// 60 or over at registration.
        Elderly = "elderly",
        /// The date of birth is not known.
        Unknown = "unknown",
    }
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The record's id.
    pub id: PersonId,
    /// The name; shown as initials unless unmasked.
    pub name: PersonName,
    /// Sex.
    pub sex: Sex,
    /// Date of birth, if it is known.
    pub birth_date: Option<Day>,
    /// The day of the first registration; ages are counted at this day.
    pub registered_on: Day,
    /// Whether a disability is recorded.
    pub disability: bool,
}

impl Person {
    /// The age in full years on the day of the first registration.
    pub fn age_at_registration(&self) -> Option<u32> {
        self.birth_date
            .and_then(|birth| self.registered_on.years_since(birth))
    }

    /// The age group on the day of the first registration.
    pub fn age_group(&self, settings: &Settings) -> AgeGroup {
        match self.age_at_registration() {
            None => AgeGroup::Unknown,
            Some(age) if age < settings.child_under => AgeGroup::Child,
            Some(age) if age >= settings.elderly_from => AgeGroup::Elderly,
            Some(_) => AgeGroup::Adult,
        }
    }
}

coded! {
    /// What a member is to the person whom the case is about.
    pub enum Relation("relation") {
        /// The person whom the case is about.
        Focus = "focus",
        /// Mother.
        Mother = "mother",
        /// Father.
        Father = "father",
        /// Husband or wife.
        Spouse = "spouse",
        /// Son or daughter.
        Child = "child",
        /// Brother or sister.
        Sibling = "sibling",
        /// Grandmother or grandfather.
        Grandparent = "grandparent",
        /// Another relative.
        Relative = "relative",
        /// Not related.
        Other = "other",
    }
}

/// A person's place in the household of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// The record's id.
    pub id: MembershipId,
    /// The case whose household it is.
    pub case: CaseId,
    /// Who.
    pub person: PersonId,
    /// What the person is to the one whom the case is about.
    pub relation: Relation,
    /// Whether the person cares for the children.
    pub caregiver: bool,
    /// The day of consent to being recorded and referred; `None`: no consent, or withdrawn.
    pub consent_on: Option<Day>,
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn groups_follow_the_age_at_registration() {
        let groups = [
            (Some("2003-10-16"), AgeGroup::Child),
            (Some("2003-10-15"), AgeGroup::Adult),
            (Some("1961-10-16"), AgeGroup::Adult),
            (Some("1961-10-15"), AgeGroup::Elderly),
            (None, AgeGroup::Unknown),
        ];
        for (birth, group) in groups {
            let person = Person {
                id: super::super::identifier::Identifier::from_bytes([1; 16]),
                name: PersonName {
                    given: String::new(),
                    patronymic: String::new(),
                    family: String::new(),
                },
                sex: Sex::Unknown,
                birth_date: birth.map(|text| text.parse().unwrap()),
                registered_on: "2021-10-15".parse().unwrap(),
                disability: false,
            };
            assert_eq!(person.age_group(&Settings::default()), group, "{birth:?}");
        }
    }

    #[test]
    fn initials_keep_a_letter_with_its_marks() {
        let name = PersonName {
            given: "y\u{301}azgul".into(),
            patronymic: String::new(),
            family: "Öwezowa".into(),
        };
        assert_eq!(name.initials(), "Y\u{301}.Ö.");
    }
}
