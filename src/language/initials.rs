//! Names shortened to initials, the way they stand on the screen until they are shown.

use unicode_segmentation::UnicodeSegmentation;

/// The initials of a person: `Gülşat`, `Annaýewa` gives `G.A.`; a missing name gives none.
pub fn initials(given: &str, family: &str) -> String {
    [given, family].into_iter().filter_map(initial).collect()
}

/// A letter may consist of several code points, so the first grapheme is taken, not the first char.
fn initial(name: &str) -> Option<String> {
    name.graphemes(true)
        .find(|grapheme| grapheme.chars().any(char::is_alphabetic))
        .map(|letter| letter.to_uppercase() + ".")
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_are_the_first_letters_in_upper_case() {
        for (given, family, expected) in [
            ("Gülşat", "Annaýewa", "G.A."),
            ("ýazgül", "öwezowa", "Ý.Ö."),
            ("y\u{301}azgül", "Öwezowa", "Y\u{301}.Ö."),
            ("Мария", "", "М."),
            ("", "Annaýewa", "A."),
            (" «Gül» ", "-", "G."),
            ("", "", ""),
        ] {
            assert_eq!(initials(given, family), expected);
        }
    }
}
