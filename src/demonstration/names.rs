//! Fictional names: given names, patronymics and surnames put together at random.

use super::random::Random;
use crate::domain::person::PersonName;
use crate::exchange::assets::rows;
use serde::Deserialize;

/// The lists of names.
#[derive(Debug)]
pub struct Names {
    turkmen: Vec<GivenRow>,
    russian: Vec<RussianGivenRow>,
    patronymics: Vec<PatronymicRow>,
    turkmen_families: Vec<FamilyRow>,
    russian_families: Vec<RussianFamilyRow>,
}

#[derive(Debug, Deserialize)]
struct GivenRow {
    name_tk: String,
    gender: String,
}

#[derive(Debug, Deserialize)]
struct RussianGivenRow {
    name_ru: String,
    gender: String,
}

#[derive(Debug, Deserialize)]
struct PatronymicRow {
    from_given: String,
    son_tk: String,
    daughter_tk: String,
}

#[derive(Debug, Deserialize)]
struct FamilyRow {
    male_tk: String,
    female_tk: String,
}

#[derive(Debug, Deserialize)]
struct RussianFamilyRow {
    male_ru: String,
    female_ru: String,
}

/// A family's surname in both forms, and the father's given name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Family {
    /// Whether the names are Russian.
    russian: bool,
    male: String,
    female: String,
    /// The given name of the children's father.
    pub father: String,
    son: String,
    daughter: String,
}

impl Names {
    /// Reads the lists.
    pub fn read() -> Self {
        let russian = include_str!("../../assets/demonstration/names/ru_given_names.csv");
        let families = include_str!("../../assets/demonstration/names/ru_surnames_clean.csv");
        let turkmen = include_str!("../../assets/demonstration/names/tk_given_names.csv");
        let patronymics = include_str!("../../assets/demonstration/names/tk_patronymics.csv");
        let surnames = include_str!("../../assets/demonstration/names/tk_surnames.csv");
        Self {
            turkmen: rows(turkmen).collect(),
            russian: rows(russian).collect(),
            patronymics: rows(patronymics).collect(),
            turkmen_families: rows(surnames).collect(),
            russian_families: rows(families).collect(),
        }
    }

    /// A family; one in eight has Russian names.
    pub fn family(&self, random: &mut Random) -> Family {
        if random.chance(12) {
            return self.russian_family(random);
        }
        let surname = random.pick(&self.turkmen_families);
        let father = random.pick(&self.patronymics);
        Family {
            russian: false,
            male: surname.map(|row| row.male_tk.clone()).unwrap_or_default(),
            female: surname.map(|row| row.female_tk.clone()).unwrap_or_default(),
            father: father.map(|row| row.from_given.clone()).unwrap_or_default(),
            son: father.map(|row| row.son_tk.clone()).unwrap_or_default(),
            daughter: father
                .map(|row| row.daughter_tk.clone())
                .unwrap_or_default(),
        }
    }

    fn russian_family(&self, random: &mut Random) -> Family {
        let surname = random.pick(&self.russian_families);
        Family {
            russian: true,
            male: surname.map(|row| row.male_ru.clone()).unwrap_or_default(),
            female: surname.map(|row| row.female_ru.clone()).unwrap_or_default(),
            father: self.given(true, false, random),
            son: String::new(),
            daughter: String::new(),
        }
    }

    /// A child of the family's father.
    pub fn child(&self, family: &Family, female: bool, random: &mut Random) -> PersonName {
        PersonName {
            given: self.given(family.russian, female, random),
            patronymic: if female {
                &family.daughter
            } else {
                &family.son
            }
            .clone(),
            family: family.surname(female),
        }
    }

    /// A grown-up who bears the family's name, with a father of his own.
    pub fn adult(&self, family: &Family, female: bool, random: &mut Random) -> PersonName {
        let father = random.pick(&self.patronymics).filter(|_| !family.russian);
        let patronymic = father.map(|row| {
            if female {
                row.daughter_tk.clone()
            } else {
                row.son_tk.clone()
            }
        });
        PersonName {
            given: self.given(family.russian, female, random),
            patronymic: patronymic.unwrap_or_default(),
            family: family.surname(female),
        }
    }

    fn given(&self, russian: bool, female: bool, random: &mut Random) -> String {
        let wanted = if female { "f" } else { "m" };
        let names: Vec<&String> = if russian {
            let of_sex = self.russian.iter().filter(|row| row.gender == wanted);
            of_sex.map(|row| &row.name_ru).collect()
        } else {
            let of_sex = self.turkmen.iter().filter(|row| row.gender == wanted);
            of_sex.map(|row| &row.name_tk).collect()
        };
        random
            .pick(&names)
            .map(|name| (*name).clone())
            .unwrap_or_default()
    }
}

impl Family {
    /// The surname of a woman or a man.
    pub fn surname(&self, female: bool) -> String {
        if female { &self.female } else { &self.male }.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::super::random::Stream;
    use super::*;

    #[test]
    fn no_name_is_lost() {
        let names = Names::read();
        let lengths = [
            names.turkmen.len(),
            names.russian.len(),
            names.patronymics.len(),
            names.turkmen_families.len(),
            names.russian_families.len(),
        ];
        assert_eq!(lengths, [180, 50, 106, 75, 24]);
    }

    #[test]
    fn daughters_and_sons_bear_their_own_forms() {
        let names = Names::read();
        let mut random = Random::new(1, Stream::Household, 1);
        for _ in 0..200 {
            let family = names.family(&mut random);
            let daughter = names.child(&family, true, &mut random);
            let son = names.child(&family, false, &mut random);
            if family.russian {
                assert!(names.russian.iter().any(|row| row.name_ru == son.given));
                continue;
            }
            assert!(daughter.family.ends_with("wa") && son.family.ends_with('w'));
            assert!(daughter.patronymic.ends_with("na") && son.patronymic.ends_with("wiç"));
            let women = names.turkmen.iter().filter(|row| row.gender == "f");
            assert!(
                women
                    .map(|row| &row.name_tk)
                    .any(|name| *name == daughter.given)
            );
        }
    }
}
