//! Search folding: Turkmen, press English and Russian spellings of one name meet in one form.
//!
//! `Geldiýew`, `Geldiyev` and `Гельдыев` all give `geldiev`. The form loses much on purpose
//! (marks, letter case, the difference between `ş`, `sh` and a typed `s`), so it serves to find
//! and is never shown. It is made letter by letter:
//!
//! * marks are stripped, Cyrillic is written in Latin letters, `w` is `v`, `x` is `ks`;
//! * `ch`, `sh`, `zh`, `kh` become `c`, `s`, `z`, `h`, and `дж`, `dzh`, `dj` become `j`;
//! * `y` is `i`, never twice in a row, and silent between a vowel or the start of a word and `e`
//!   (`Annaýew`, `Аннаев`; `Ýeňme`, `Yenme`, `Енме`);
//! * after a consonant `ya`, `yu`, `yo` are `a`, `u`, `e`, as in `Вячеслав` and `Vyacheslav`;
//! * `ё` is `ö` in Turkmen names and `е` in Russian ones; `нг` at the start of a word is `ň`;
//! * `mu` is `mi`, because Turkmen `Myrat` is `Мурат` in Russian, and `engi` at the start of a word is
//!   `eni`, because `Ýeňiş` is `Енгиш`.
//!
//! Digits and `-` stay, so that case codes can be found.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// The common form of all spellings of a text; words are separated by one space.
///
/// Folding a folded text changes nothing.
pub fn fold(text: &str) -> String {
    let mut folding = Folding::default();
    // Composed first, because `ё` has rules of its own, which its parts don't show.
    for composed in text.chars().flat_map(char::to_lowercase).nfkc() {
        if composed == 'ё' {
            folding.yo();
        } else {
            decompose_canonical(composed, |letter| {
                letter
                    .to_lowercase()
                    .for_each(|lower| folding.letter(lower));
            });
        }
    }
    folding.folded.truncate(folding.folded.trim_end().len());
    folding.folded
}

#[derive(Default)]
struct Folding {
    folded: String,
    /// The last letter was a `y` and gave `folded` its final `i`.
    after_y: bool,
}

impl Folding {
    fn letter(&mut self, letter: char) {
        let length = self.folded.len();
        if is_combining_mark(letter) || matches!(letter, '\'' | '’' | 'ʼ' | '`' | 'ь' | 'ъ') {
            return;
        }
        match cyrillic(letter) {
            Some("ya") => self.softened("ia", 'a'),
            Some("yu") => self.softened("iu", 'u'),
            Some(latin) => latin.chars().for_each(|part| self.latin(part)),
            None => self.latin(letter),
        }
        self.after_y = letter == 'y' && self.folded.len() > length;
    }

    /// `я` and `ю` are a vowel after a consonant, and have their `y` elsewhere.
    fn softened(&mut self, in_full: &str, after_consonant: char) {
        if self.ends_with_consonant() {
            self.latin(after_consonant);
        } else {
            in_full.chars().for_each(|part| self.latin(part));
        }
    }

    /// `ё` is a Turkmen `ö` after `г` and `к` or as a word's first vowel (`Гёзел`, `Дёвлет`), and
    /// elsewhere a Russian `е`, which most people write in its place (`Артём`, `Фёдор`).
    fn yo(&mut self) {
        let word = self.word();
        let first_vowel =
            word.chars().all(is_consonant) && !word.ends_with(['p', 'f', 'l', 'v', 'n']);
        let turkmen = first_vowel || word.ends_with(['g', 'k']);
        self.softened("io", if turkmen { 'o' } else { 'e' });
        self.after_y = false;
    }

    fn latin(&mut self, letter: char) {
        match letter {
            'h' => self.aspirate(),
            'j' => {
                self.drop_all('d');
                self.folded.push('j');
            }
            'w' => self.folded.push('v'),
            'g' if self.is_initial_n() => {}
            'x' => self.folded.push_str("ks"),
            'i' | 'y' | 'ı' => self.narrow(),
            'a' | 'u' | 'o' if self.hides_y() => self.after_hidden_y(letter),
            'u' if self.folded.ends_with('m') => self.folded.push('i'),
            'e' => self.open(),
            '-' => self.folded.push('-'),
            other if other.is_alphanumeric() => self.folded.push(other),
            _ if self.at_word_start() => {}
            _ => self.folded.push(' '),
        }
    }

    /// `h` after another letter makes a sound of its own.
    fn aspirate(&mut self) {
        let after_k = self.folded.ends_with('k');
        self.drop_all('k');
        if self.folded.ends_with("dz") && !after_k {
            self.folded.pop();
            self.drop_all('d');
            self.folded.push('j');
        } else if !self.folded.ends_with(['c', 's', 'z', 'j']) {
            self.folded.push('h');
        }
    }

    fn narrow(&mut self) {
        if self.word() == "eng" {
            self.folded.pop();
        }
        if !self.folded.ends_with('i') {
            self.folded.push('i');
        }
    }

    fn open(&mut self) {
        if let Some(before) = self.folded.strip_suffix('i')
            && (before.is_empty() || before.ends_with([' ', '-', 'a', 'e', 'o', 'u']))
        {
            self.folded.pop();
        }
        self.folded.push('e');
    }

    fn hides_y(&self) -> bool {
        self.after_y
            && self
                .folded
                .strip_suffix('i')
                .is_some_and(|before| before.ends_with(is_consonant))
    }

    fn after_hidden_y(&mut self, vowel: char) {
        self.folded.pop();
        self.latin(if vowel == 'o' { 'e' } else { vowel });
    }

    /// Only `ň` at the start of a Turkmen name gives `нг` at the start of a Russian one.
    fn is_initial_n(&self) -> bool {
        self.folded
            .strip_suffix('n')
            .is_some_and(|before| before.is_empty() || before.ends_with([' ', '-']))
    }

    /// What there is of the word.
    fn word(&self) -> &str {
        self.folded.rsplit([' ', '-']).next().unwrap_or_default()
    }

    fn ends_with_consonant(&self) -> bool {
        self.folded.ends_with(is_consonant)
    }

    fn at_word_start(&self) -> bool {
        self.folded.is_empty() || self.folded.ends_with(' ')
    }

    fn drop_all(&mut self, letter: char) {
        self.folded
            .truncate(self.folded.trim_end_matches(letter).len());
    }
}

fn is_consonant(letter: char) -> bool {
    letter.is_alphabetic() && !matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// The sound of a Cyrillic letter, those of the older Turkmen alphabet included.
fn cyrillic(letter: char) -> Option<&'static str> {
    Some(match letter {
        'а' | 'ә' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'д' => "d",
        'е' | 'э' => "e",
        'ж' => "zh",
        'җ' => "j",
        'з' => "z",
        'и' | 'ы' => "i",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' | 'ң' => "n",
        'о' | 'ө' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ү' => "u",
        'ф' => "f",
        'х' => "h",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ю' => "yu",
        'я' => "ya",
        _ => return None,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_three_spellings_of_a_name_meet() {
        let table = include_str!("../../tests/fixtures/search_folding_cases.csv");
        let mut rows = csv::Reader::from_reader(table.as_bytes());
        let mut count = 0;
        for row in rows.records().map(Result::unwrap) {
            let [turkmen, press, russian] = [0, 1, 2].map(|column| fold(row.get(column).unwrap()));
            assert_eq!(turkmen, press, "{row:?}");
            assert_eq!(turkmen, russian, "{row:?}");
            count += 1;
        }
        assert!(count >= 20, "only {count} rows");
    }

    #[test]
    fn different_names_stay_different() {
        for (one, other) in [
            ("Geldi", "Guldi"),
            ("Aman", "Imam"),
            ("Orazow", "Orazowa"),
            ("Ata", "Aty"),
            ("Jeren", "Žeren"),
        ] {
            assert_ne!(fold(one), fold(other), "{one} {other}");
        }
    }

    #[test]
    fn codes_and_spaces_survive() {
        assert_eq!(fold("BAL-TUR-2021-0042"), "bal-tur-2021-0042");
        assert_eq!(
            fold("  mother, in\u{a0}clinic;  3 at school "),
            "mother in clinic 3 at scool"
        );
        assert_eq!(fold("«…»"), "");
    }

    proptest::proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "(?s).{0,12}|[a-zýçşžьяюёеджкхцщA-Z' -]{0,16}") {
            let once = fold(&text);
            proptest::prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn composed_and_decomposed_spellings_meet(text in "[a-zäçňöşüýžА-я]{0,12}") {
            let decomposed: String = text.nfd().collect();
            proptest::prop_assert_eq!(fold(&decomposed), fold(&text));
        }
    }
}
