//! What was typed to find something, looked for in folded texts.

use super::fold::fold;
use memchr::memmem::Finder;
use unicode_normalization::UnicodeNormalization;

/// The folded words of a query, to be looked for in folded texts.
pub fn terms(query: &str) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    for spelled in spellings(query) {
        let folded = fold(&spelled);
        let words = folded.split(' ').filter(|word| !word.is_empty());
        for (place, word) in words.enumerate() {
            match terms.get_mut(place) {
                Some(term) => term.spell(word),
                None => terms.push(Term(vec![Form::new(word)])),
            }
        }
    }
    terms
}

/// What was typed, and where there is a `ё`, or an `е` that may be one, the other ways to write that.
/// Their words are as many.
fn spellings(query: &str) -> Vec<String> {
    let typed: String = query.chars().flat_map(char::to_lowercase).nfkc().collect();
    let mut in_word = false;
    let first = typed.chars().map(|letter| {
        let replaced = letter == 'е' && !in_word;
        in_word = letter.is_alphabetic() && (in_word || replaced);
        if replaced { 'ё' } else { letter }
    });
    let first = first.collect();
    let mut spellings = vec![typed.replace('ё', "е"), typed.replace('е', "ё"), first];
    spellings.retain(|spelled| *spelled != typed);
    spellings.insert(0, typed);
    spellings
}

/// Whether every term of a query occurs in the folded text.
pub fn matches(folded: &str, terms: &[Term]) -> bool {
    terms.iter().all(|term| term.occurs_in(folded))
}

/// A folded word of a query, in each of its forms.
#[derive(Debug, Clone)]
pub struct Term(Vec<Form>);

#[derive(Debug, Clone)]
struct Form {
    letters: usize,
    finder: Finder<'static>,
    behind_space: Finder<'static>,
}

impl Term {
    /// Adds another form.
    fn spell(&mut self, word: &str) {
        let form = Form::new(word);
        let known = |one: &Form| one.finder.needle() == form.finder.needle();
        if !self.0.iter().any(known) {
            self.0.push(form);
        }
    }

    /// Whether it occurs in the folded text.
    pub fn occurs_in(&self, folded: &str) -> bool {
        let mut forms = self.0.iter();
        forms.any(|form| form.finder.find(folded.as_bytes()).is_some())
    }

    /// Whether it is a word of the folded text, or has at least so many letters and begins one.
    pub fn begins_a_word_of(&self, folded: &str, letters: usize) -> bool {
        let mut forms = self.0.iter();
        forms.any(|form| form.begins_a_word_of(folded, letters))
    }

    /// How many letters its shortest form has: the more there are, the fewer texts it occurs in.
    pub fn letters(&self) -> usize {
        let forms = self.0.iter().map(|form| form.letters);
        forms.min().unwrap_or_default()
    }

    /// Gives where it occurs in a long folded text, one form after the other; `found` says where to go on.
    pub fn each_in(&self, folded: &str, mut found: impl FnMut(usize) -> usize) {
        for form in &self.0 {
            each(&form.finder, folded, |at| Some(found(at)));
        }
    }

    /// The same where it is a word of the text, or has at least so many letters and begins one; a word is what
    /// stands behind a space.
    pub fn each_word_in(
        &self,
        folded: &str,
        letters: usize,
        mut found: impl FnMut(usize) -> usize,
    ) {
        for form in &self.0 {
            each(&form.behind_space, folded, |at| {
                let rest = folded.get(at + form.behind_space.needle().len()..);
                let begins = form.is_enough(rest.unwrap_or_default(), letters);
                begins.then(|| found(at))
            });
        }
    }
}

impl Form {
    /// What may still change while more is typed is left off: a final `i` from the third letter on, since
    /// the `ý` of `Annaý` is not yet silent while `Annaýew` is being typed, and the `g` of `Енг`.
    fn new(word: &str) -> Self {
        let stays = match word.strip_suffix('i') {
            Some(shorter) if shorter.len() >= 2 => shorter,
            _ if word == "eng" => "en",
            _ => word,
        };
        Self {
            letters: stays.chars().count(),
            finder: Finder::new(stays).into_owned(),
            behind_space: Finder::new(&format!(" {stays}")).into_owned(),
        }
    }

    fn begins_a_word_of(&self, folded: &str, letters: usize) -> bool {
        let mut found = self.finder.find_iter(folded.as_bytes());
        found.any(|at| {
            let (before, from) = folded.split_at_checked(at).unwrap_or_default();
            let rest = from.get(self.finder.needle().len()..).unwrap_or_default();
            ends(before.chars().next_back()) && self.is_enough(rest, letters)
        })
    }

    /// Whether it begins a word with so many letters, or is the word, if this is the rest of the text.
    fn is_enough(&self, rest: &str, letters: usize) -> bool {
        // The final `i` that is left off of what is typed.
        let whole = rest.strip_prefix('i').filter(|_| self.letters >= 2);
        self.letters >= letters || ends(whole.unwrap_or(rest).chars().next())
    }
}

/// Gives where something occurs; goes on where it is told, or else behind it.
fn each(one: &Finder<'_>, folded: &str, mut found: impl FnMut(usize) -> Option<usize>) {
    let mut from = 0;
    let next = |from: usize| one.find(folded.as_bytes().get(from..)?);
    while let Some(at) = next(from) {
        let behind = from + at + one.needle().len().max(1);
        from = found(from + at).unwrap_or(behind).max(behind);
    }
}

/// Whether a word ends beside this.
fn ends(beside: Option<char>) -> bool {
    beside.is_none_or(|one| matches!(one, ' ' | '-'))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_a_query_must_occur() {
        let text = fold("Rejepmämmedow Öwez, BAL-TUR-2021-0042");
        for query in ["мамедо", "Реджеп 0042", "övez tur-2021", "OVEZ", ""] {
            let expected = query != "мамедо";
            assert_eq!(matches(&text, &terms(query)), expected, "{query}");
        }
        assert!(!matches(&text, &terms("Öwez Nury")));
    }

    #[test]
    fn a_name_is_found_while_it_is_typed() {
        let text = fold("Annaýewa");
        let mut typed = String::new();
        for letter in "Annaýewa".chars() {
            typed.push(letter);
            assert!(matches(&text, &terms(&typed)), "{typed}");
        }
    }

    #[test]
    fn yo_is_found_by_ye_and_ye_by_yo() {
        for (text, typed) in [
            ("Дёвлет Семёнов", "девлет СЕМЕНОВ"),
            ("Девлет Семенов", "Дёвлет Семёнов"),
            ("Döwletgeldi", "Девлетгелди"),
            ("Ёлётенский этрап", "елётен"),
            ("Елетенский этрап", "Е\u{308}летен"),
            ("Gökdepe", "Гекдепе"),
            ("Artýom", "Артем"),
        ] {
            assert!(matches(&fold(text), &terms(typed)), "{typed} in {text}");
        }
        assert!(!matches(&fold("Dowlet"), &terms("Davlet")));
    }

    /// The spellings of a name that a list of the demonstration has in these columns.
    fn spelled<const N: usize>(list: &str, columns: [usize; N]) -> Vec<[String; N]> {
        let mut rows = csv::Reader::from_reader(list.as_bytes());
        let rows = rows.records().map(Result::unwrap);
        rows.map(|row| columns.map(|column| row.get(column).unwrap().to_owned()))
            .collect()
    }

    /// Given names and surnames: Turkmen, Russian, press English.
    fn names() -> [Vec<[String; 3]>; 2] {
        let given = include_str!("../../assets/demonstration/names/tk_given_names.csv");
        let families = include_str!("../../assets/demonstration/names/tk_surnames.csv");
        let mut spelled_families = spelled(families, [0, 2, 4]);
        spelled_families.extend(spelled(families, [1, 3, 5]));
        [spelled(given, [0, 2, 3]), spelled_families]
    }

    proptest::proptest! {
        #[test]
        fn a_name_is_found_by_each_of_its_spellings(
            given in proptest::sample::select(names()[0].clone()),
            family in proptest::sample::select(names()[1].clone()),
            upper in proptest::bool::ANY,
        ) {
            for kept in 0..3 {
                let text = fold(&format!("{} {}", given[kept], family[kept]));
                for typed in 0..3 {
                    let query = format!("{} {}", family[typed], given[typed]);
                    let query = if upper { query.to_uppercase() } else { query };
                    let found = terms(&query);
                    proptest::prop_assert!(matches(&text, &found), "{query} in {text}");
                    for term in found {
                        proptest::prop_assert!(term.begins_a_word_of(&text, 3), "{query} in {text}");
                    }
                }
            }
        }
    }
}
