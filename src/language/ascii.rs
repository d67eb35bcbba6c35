//! What is shown of a text where a terminal has only the letters of ASCII. It serves to be read, on the
//! screen alone: what is kept, searched and exported has its own letters.
//!
//! Turkmen letters are written as the English press writes them (`Gylyçmyradow`, `Gylychmyradow`),
//! Cyrillic ones as in passports and on road signs, `ь` and `ъ` as an apostrophe. Other letters lose their
//! marks; what is left has a question mark for each character.

use std::borrow::Cow;
use unicode_normalization::char::decompose_canonical;
use unicode_segmentation::UnicodeSegmentation;

/// The text in letters of ASCII. As many graphemes as before, each with one character or more; the same
/// text in parts gives the same parts.
pub fn ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut written = String::with_capacity(text.len());
    let mut graphemes = text.graphemes(true).peekable();
    while let Some(grapheme) = graphemes.next() {
        let next = graphemes.peek().and_then(|next| next.chars().next());
        let capitals = next.is_some_and(char::is_uppercase);
        match grapheme.chars().next() {
            _ if grapheme.is_ascii() => written.push_str(grapheme),
            Some(first) => push(first, capitals, &mut written),
            None => {}
        }
    }
    Cow::Owned(written)
}

/// The text with the signs that the fonts of the Linux console have. Those that hold the letters of all three
/// languages (`Uni2`, `Uni3` of Debian's console-setup) lack two of the signs that are drawn.
pub fn console(text: &str) -> Cow<'_, str> {
    match text.contains(['✓', '↵']) {
        true => Cow::Owned(text.replace('✓', "√").replace('↵', "┘")),
        false => Cow::Borrowed(text),
    }
}

/// Writes one character; a capital with several letters has all of them as capitals among capitals.
fn push(character: char, among_capitals: bool, written: &mut String) {
    let mut lower = character.to_lowercase();
    let small = lower.next().unwrap_or(character);
    let Some(letters) = letters(small).or_else(|| sign(character)) else {
        return written.push(without_marks(character));
    };
    let is_capital = small != character;
    for (place, letter) in letters.chars().enumerate() {
        let capital = is_capital && (place == 0 || among_capitals);
        written.push(if capital {
            letter.to_ascii_uppercase()
        } else {
            letter
        });
    }
}

fn without_marks(character: char) -> char {
    let mut base = None;
    decompose_canonical(character, |part| base = base.or(Some(part)));
    base.filter(char::is_ascii).unwrap_or('?')
}

fn letters(small: char) -> Option<&'static str> {
    let letters = match small {
        'ä' | 'а' | 'ә' => "a",
        'ç' | 'ч' => "ch",
        'ň' | 'н' | 'ң' => "n",
        'ö' | 'о' | 'ө' => "o",
        'ş' | 'ш' => "sh",
        'ü' | 'у' | 'ү' => "u",
        'ý' | 'й' | 'ы' => "y",
        'ž' | 'ж' => "zh",
        'җ' => "j",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'д' => "d",
        'е' | 'э' => "e",
        'ё' => "yo",
        'з' => "z",
        'и' | 'ı' => "i",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'щ' => "shch",
        'ъ' | 'ь' => "'",
        'ю' => "yu",
        'я' => "ya",
        _ => return None,
    };
    Some(letters)
}

fn sign(character: char) -> Option<&'static str> {
    let sign = match character {
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => " ",
        '\u{2010}'..='\u{2015}' | '−' | '·' | '─' => "-",
        '«' | '»' | '“' | '”' | '„' => "\"",
        '‘' | '’' | 'ʼ' | '′' => "'",
        '•' | '×' => "*",
        '…' => "...",
        '№' => "No",
        '│' => "|",
        '→' => ">",
        '←' => "<",
        '↵' => "Enter",
        '✓' => "x",
        _ => return None,
    };
    Some(sign)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_read_as_the_press_writes_them() {
        for (text, written) in [
            ("Aýna Berdiýewa", "Ayna Berdiyewa"),
            ("Gylyçmyradow Öwez, ŞAÝERE", "Gylychmyradow Owez, SHAYERE"),
            ("Žanna Çaryýewa, Ň", "Zhanna Charyyewa, N"),
            ("Щука, ЩИ, Ефим Подъячев", "Shchuka, SHCHI, Efim Pod'yachev"),
            ("мать дома с ребёнком", "mat' doma s rebyonkom"),
            ("Гөзел, җуда", "Gozel, juda"),
            ("40\u{a0}% – «№ 5»…", "40 % - \"No 5\"..."),
            ("é, Ł漢👩\u{200d}👧e\u{301}", "e, ???e"),
            ("plain", "plain"),
        ] {
            assert_eq!(ascii(text), written);
        }
    }

    #[test]
    fn every_letter_of_the_alphabets_has_its_own() {
        let alphabets = "äçňöşüýžабвгдеёжзийклмнопрстуфхцчшщъыьэюяәҗңөү";
        for letter in alphabets
            .chars()
            .flat_map(|small| [small].into_iter().chain(small.to_uppercase()))
        {
            assert!(!ascii(&letter.to_string()).contains('?'), "{letter}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_ascii(text in any::<String>()) {
            prop_assert!(ascii(&text).is_ascii());
        }
    }
}
