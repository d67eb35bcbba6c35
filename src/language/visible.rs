//! What a reader sees of a text that anybody may have written: nothing in it steers a terminal,
//! turns a line round, or takes no room at all.

use std::borrow::Cow;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// More marks than this on one letter run over the rows above and below.
const MARKS_MAX: usize = 4;

/// The text on one line, with everything invisible or dangerous written out, such as `<202E>`.
///
/// Written out are control characters (an escape sequence begins with one), directional controls,
/// what has no width, private and unassigned characters, and combining marks with nothing below
/// them. Line ends and tabs become a space. Joiners and variation selectors stay where they belong:
/// inside an emoji, and after a letter of a script that joins its letters.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for grapheme in text.graphemes(true) {
        push_visible(grapheme, &mut shown);
    }
    Cow::Owned(shown)
}

/// As [`visible`], but what was written on several lines stays on several lines.
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    if text
        .chars()
        .all(|letter| letter == '\n' || is_plain(letter))
    {
        return Cow::Borrowed(text);
    }
    let lines: Vec<Cow<'_, str>> = text
        .split('\n')
        .map(|line| visible(line.strip_suffix('\r').unwrap_or(line)))
        .collect();
    Cow::Owned(lines.join("\n"))
}

/// Whether the character is seen as what it is wherever it stands. Those that are not may still be
/// harmless where they belong; see [`visible`].
pub fn is_plain(character: char) -> bool {
    match character {
        // Most of what is written here needs no table.
        ' '..='~' | 'À'..='ʯ' | 'Ѐ'..='ҁ' | 'Ҋ'..='ԯ' => true,
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => true,
        _ => !is_combining_mark(character) && !is_blank(character) && is_printable(character),
    }
}

/// Whether it is a letter, number, mark, symbol or punctuation: what Rust would not escape.
fn is_printable(character: char) -> bool {
    !character.is_control() && character.escape_debug().nth(1) != Some('u')
}

/// Characters that count as letters, marks or symbols and draw nothing.
fn is_blank(character: char) -> bool {
    matches!(
        character,
        '\u{34f}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{ffa0}'
            | '\u{e0100}'..='\u{e01ef}'
    )
}

fn push_visible(grapheme: &str, shown: &mut String) {
    let lone = grapheme.starts_with(is_combining_mark);
    let mut before = None;
    let mut marks = 0;
    let mut rest = grapheme.chars().peekable();
    while let Some(character) = rest.next() {
        let is_mark = is_combining_mark(character) && !is_blank(character);
        marks = if is_mark { marks + 1 } else { 0 };
        let belongs = match character {
            _ if is_mark => !lone && marks <= MARKS_MAX,
            '\u{200d}' if before.is_some_and(joins) => true,
            '\u{200d}' => before.is_some() && rest.peek().copied().is_some_and(is_picture),
            '\u{200c}' => before.is_some_and(joins),
            '\u{fe0e}'..='\u{fe0f}' => before.is_some_and(has_styles),
            '\u{e0020}'..='\u{e007f}' => is_flag(grapheme),
            _ => is_plain(character),
        };
        match character {
            '\n' | '\t' => shown.push(' '),
            _ if grapheme == "\r\n" => {}
            _ if belongs => shown.push(character),
            _ => shown.push_str(&format!("<{:04X}>", u32::from(character))),
        }
        before = Some(character).filter(|_| belongs);
    }
}

/// Letters that a joiner or non-joiner may follow: Arabic, Syriac, Mongolian and the scripts of India.
fn joins(before: char) -> bool {
    let script =
        matches!(before, '\u{620}'..='\u{8ff}' | '\u{900}'..='\u{dff}' | '\u{1820}'..='\u{18aa}');
    script && (before.is_alphabetic() || is_combining_mark(before))
}

fn is_picture(character: char) -> bool {
    matches!(character, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// Whether it is drawn as a picture or as text, as the selector after it says.
fn has_styles(before: char) -> bool {
    is_picture(before)
        || matches!(
            before,
            '0'..='9' | '#' | '*' | '©' | '®' | '‼' | '⁉' | '™' | 'ℹ' | '〰' | '〽' | '㊗' | '㊙'
        )
}

/// The flag of a region, such as Scotland's: the only place where tag characters belong.
fn is_flag(grapheme: &str) -> bool {
    let tags = grapheme.strip_prefix('\u{1f3f4}');
    let tags = tags.and_then(|tags| tags.strip_suffix('\u{e007f}'));
    tags.is_some_and(|tags| {
        let letters = tags.chars().count();
        (4..=6).contains(&letters)
            && tags
                .chars()
                .all(|tag| ('\u{e0030}'..='\u{e007a}').contains(&tag))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_deceives_is_written_out() {
        for (text, shown) in [
            ("Aýna", "Aýna"),
            ("a\u{1b}[31mb", "a<001B>[31mb"),
            ("a\u{7f}\u{0}", "a<007F><0000>"),
            ("a\u{9b}2J", "a<009B>2J"),
            (
                "a\u{202e}b\u{2066}c\u{200f}d\u{61c}",
                "a<202E>b<2066>c<200F>d<061C>",
            ),
            ("a\u{200b}b\u{2060}c\u{feff}", "a<200B>b<2060>c<FEFF>"),
            ("so\u{ad}ft", "so<00AD>ft"),
            ("a\u{2028}b\u{2029}c\u{85}", "a<2028>b<2029>c<0085>"),
            (
                "\u{e000}\u{378}\u{ffff}\u{10fffd}",
                "<E000><0378><FFFF><10FFFD>",
            ),
            ("a\u{3164}b\u{ffa0}c\u{34f}", "a<3164>b<FFA0>c<034F>"),
            ("a\nb\tc", "a b c"),
            ("a\r\nb\rc", "a b<000D>c"),
            ("a\u{a0}b\u{202f}c", "a\u{a0}b\u{202f}c"),
        ] {
            assert_eq!(visible(text), shown);
        }
    }

    #[test]
    fn marks_stay_on_letters_and_nowhere_else() {
        for (text, shown) in [
            ("e\u{301}й\u{306}", "e\u{301}й\u{306}"),
            ("\u{301}\u{302}e", "<0301><0302>e"),
            ("a\n\u{301}", "a <0301>"),
            (
                "e\u{301}\u{302}\u{303}\u{304}\u{305}",
                "e\u{301}\u{302}\u{303}\u{304}<0305>",
            ),
            ("हिन्दी", "हिन्दी"),
        ] {
            assert_eq!(visible(text), shown);
        }
    }

    #[test]
    fn joiners_selectors_and_tags_stay_where_they_belong() {
        for (text, shown) in [
            ("a\u{200d}b", "a<200D>b"),
            ("a\u{200c}b", "a<200C>b"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("क\u{94d}\u{200d}ष", "क\u{94d}\u{200d}ष"),
            ("👩\u{200d}👧", "👩\u{200d}👧"),
            (
                "👩🏽\u{200d}❤\u{fe0f}\u{200d}👨",
                "👩🏽\u{200d}❤\u{fe0f}\u{200d}👨",
            ),
            ("👩\u{200d}", "👩<200D>"),
            ("1\u{fe0f}\u{20e3}", "1\u{fe0f}\u{20e3}"),
            ("a\u{fe0f}b", "a<FE0F>b"),
            ("☎\u{fe0f}\u{fe0f}", "☎\u{fe0f}<FE0F>"),
            ("a\u{e0101}", "a<E0101>"),
            ("👩\u{e0041}\u{e0042}", "👩<E0041><E0042>"),
            (
                "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
                "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
            ),
            ("🏴\u{e0067}\u{e0062}", "🏴<E0067><E0062>"),
        ] {
            assert_eq!(visible(text), shown);
        }
    }

    #[test]
    fn lines_stay_lines_where_they_are_wanted() {
        for (text, shown) in [
            ("one\ntwo\n", "one\ntwo\n"),
            ("one\r\ntwo\r\n\n\tthree\r", "one\ntwo\n\n three"),
            (
                "\u{1b}[2J\ra\u{202e}b\u{9b}m",
                "<001B>[2J<000D>a<202E>b<009B>m",
            ),
        ] {
            assert_eq!(visible_lines(text), shown);
        }
    }

    /// Texts of what deceives, and of what it could hide behind.
    fn texts() -> impl Strategy<Value = String> {
        let letters = proptest::sample::select(
            "ab <\r\n\t\u{1b}\u{7f}\u{85}\u{9b}\u{ad}\u{301}\u{34f}\u{61c}\u{200b}\u{200c}\u{200d}\u{202e}\u{2028}\u{fe0f}\u{e000}\u{e0067}\u{e007f}☎👩🏴ی漢1"
                .chars()
                .collect::<Vec<char>>(),
        );
        prop_oneof![
            proptest::collection::vec(letters, 0..12)
                .prop_map(|letters| letters.into_iter().collect()),
            any::<String>(),
        ]
    }

    proptest! {
        #[test]
        fn nothing_shown_steers_a_terminal(text in texts()) {
            let steers = |character: char| {
                character.is_control()
                    || matches!(character, '\u{61c}' | '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
            };
            prop_assert!(!visible(&text).contains(steers));
            prop_assert!(!visible_lines(&text).replace('\n', "").contains(steers));
        }

        #[test]
        fn what_is_visible_stays_as_it_is(text in texts()) {
            let shown = visible(&text).into_owned();
            prop_assert_eq!(visible(&shown), shown.as_str());
        }
    }
}
