//! What is kept of a text that was typed, pasted or imported. Everything that takes text in uses this.

use unicode_normalization::UnicodeNormalization;

/// The text as it is kept: letters and their marks composed (NFC), line ends alike, tabs as spaces,
/// other control characters left out. Everything else stays, and is shown as what it is.
pub fn clean(text: &str) -> String {
    let lines = text.replace("\r\n", "\n");
    let kept = lines.chars().filter_map(|character| match character {
        '\r' | '\n' => Some('\n'),
        '\t' => Some(' '),
        _ => Some(character).filter(|character| !character.is_control()),
    });
    kept.nfc().collect()
}

/// The text as it is kept where there is one line: line ends become spaces.
pub fn clean_line(text: &str) -> String {
    clean(text).replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn texts_are_composed_and_lose_their_control_characters() {
        for (text, kept, line) in [
            ("Aýna", "Aýna", "Aýna"),
            ("Ay\u{301}na", "Aýna", "Aýna"),
            ("a\r\nb\rc\nd", "a\nb\nc\nd", "a b c d"),
            ("a\tb\u{1b}[2J\u{0}\u{7f}\u{9b}", "a b[2J", "a b[2J"),
            (
                "a\u{202e}b\u{200b}",
                "a\u{202e}b\u{200b}",
                "a\u{202e}b\u{200b}",
            ),
        ] {
            assert_eq!(clean(text), kept);
            assert_eq!(clean_line(text), line);
        }
    }

    proptest! {
        #[test]
        fn what_is_clean_stays_as_it_is(text in any::<String>()) {
            let kept = clean(&text);
            prop_assert!(!kept.replace('\n', "").contains(char::is_control));
            prop_assert_eq!(clean(&kept), kept);
        }
    }
}
