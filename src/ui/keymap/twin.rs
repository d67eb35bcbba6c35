//! The Latin twin of a character: the one under the same finger. With a Russian layout the `j` key
//! sends `о`, on the Turkmen layout (xkb `tm`, and Microsoft's) `q` sends `ä`; a command must not
//! depend on which layout is switched on.
//!
//! Where the Latin layout has `/` and `?`, the Russian one has `.` and `,`. No command has one of these
//! two, so they stand for their neighbours on every layout.

const FROM: &str = "йцукенгшщзхъфывапролджэячсмитьбюёäüçýňöşž.,";
const TO: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`qxcv[]\\`/?";
const FROM_SHIFTED: &str = "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁÄÜÇÝŇÖŞŽ";
const TO_SHIFTED: &str = "QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~QXCV{}|~";

/// The Latin character on the same key, or the character itself.
///
/// The Turkmen keys are `q x c v [ ] \` and the backtick; the Russian ones cover all letters.
pub fn twin(character: char) -> char {
    let pairs = FROM.chars().zip(TO.chars());
    let shifted = FROM_SHIFTED.chars().zip(TO_SHIFTED.chars());
    pairs
        .chain(shifted)
        .find_map(|(from, to)| (from == character).then_some(to))
        .unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_has_one_twin() {
        assert_eq!(FROM.chars().count(), TO.chars().count());
        assert_eq!(FROM_SHIFTED.chars().count(), TO_SHIFTED.chars().count());
    }

    #[test]
    fn the_same_finger_gives_the_same_key() {
        for (typed, key) in [
            ('о', 'j'),
            ('л', 'k'),
            ('О', 'J'),
            ('ä', 'q'),
            ('Ý', 'V'),
            ('ş', '\\'),
            ('ё', '`'),
            ('.', '/'),
            (',', '?'),
            ('j', 'j'),
            ('?', '?'),
        ] {
            assert_eq!(twin(typed), key, "{typed}");
        }
    }
}
