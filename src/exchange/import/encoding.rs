//! The encodings that tables come in. Few, so that the program need not carry the letters of all scripts.

use std::char::{REPLACEMENT_CHARACTER, decode_utf16};
use std::mem;

/// What the bytes of a text mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    Utf16LittleEnd,
    Utf16BigEnd,
    /// What Russian spreadsheets write.
    Windows1251,
}

impl Encoding {
    /// The name that people and other programs know it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16LittleEnd => "UTF-16LE",
            Self::Utf16BigEnd => "UTF-16BE",
            Self::Windows1251 => "windows-1251",
        }
    }

    /// The encoding whose byte order mark the bytes begin with, and how many bytes that has.
    pub fn marked(bytes: &[u8]) -> Option<(Self, usize)> {
        match bytes {
            [0xef, 0xbb, 0xbf, ..] => Some((Self::Utf8, 3)),
            [0xff, 0xfe, ..] => Some((Self::Utf16LittleEnd, 2)),
            [0xfe, 0xff, ..] => Some((Self::Utf16BigEnd, 2)),
            _ => None,
        }
    }
}

/// Reads bytes as text that come a block at a time. What means nothing reads as U+FFFD.
pub(super) struct Decoder {
    encoding: Encoding,
    /// A letter that the next block may complete.
    torn: Vec<u8>,
}

impl Decoder {
    pub fn new(encoding: Encoding) -> Self {
        let torn = Vec::new();
        Self { encoding, torn }
    }

    /// Adds what the next block says.
    pub fn read(&mut self, block: &[u8], text: &mut String) {
        let mut bytes = mem::take(&mut self.torn);
        bytes.extend_from_slice(block);
        let read = match self.encoding {
            Encoding::Utf8 => utf_8(&bytes, text),
            Encoding::Utf16LittleEnd => utf_16(&bytes, u16::from_le_bytes, text),
            Encoding::Utf16BigEnd => utf_16(&bytes, u16::from_be_bytes, text),
            Encoding::Windows1251 => {
                text.extend(bytes.iter().copied().map(windows_1251));
                bytes.len()
            }
        };
        bytes.drain(..read);
        self.torn = bytes;
    }

    /// Adds what is left when there are no more blocks.
    pub fn finish(&mut self, text: &mut String) {
        if !mem::take(&mut self.torn).is_empty() {
            text.push(REPLACEMENT_CHARACTER);
        }
    }
}

/// Whether bytes that are no UTF-8 are the beginning of a letter.
pub(super) fn is_torn(invalid: &[u8]) -> bool {
    str::from_utf8(invalid).is_err_and(|error| error.error_len().is_none())
}

/// How many bytes were read: all but a letter that is torn at the end.
fn utf_8(bytes: &[u8], text: &mut String) -> usize {
    let mut read = 0;
    for chunk in bytes.utf8_chunks() {
        let (valid, invalid) = (chunk.valid(), chunk.invalid());
        text.push_str(valid);
        read += valid.len();
        if read + invalid.len() == bytes.len() && is_torn(invalid) {
            break;
        }
        if !invalid.is_empty() {
            text.push(REPLACEMENT_CHARACTER);
        }
        read += invalid.len();
    }
    read
}

/// How many bytes were read: all but half a number, and the first of two that are one letter.
fn utf_16(bytes: &[u8], number: fn([u8; 2]) -> u16, text: &mut String) -> usize {
    let (pairs, _) = bytes.as_chunks();
    let first_of_two = |pair: &[u8; 2]| (0xd800..0xdc00).contains(&number(*pair));
    let read = pairs.len() - usize::from(pairs.last().is_some_and(first_of_two));
    let numbers = pairs.iter().take(read).map(|pair| number(*pair));
    let letters = decode_utf16(numbers);
    text.extend(letters.map(|letter| letter.unwrap_or(REPLACEMENT_CHARACTER)));
    2 * read
}

/// The letter of a byte, <https://encoding.spec.whatwg.org/index-windows-1251.txt>.
fn windows_1251(byte: u8) -> char {
    const FROM_80: &str =
        "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\u{a0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{ad}®Ї°±Ііґµ¶·ё№є»јЅѕї";
    let letter = match byte {
        ..0x80 => Some(byte.into()),
        0x80..0xc0 => FROM_80.chars().nth(usize::from(byte - 0x80)),
        0xc0.. => char::from_u32(u32::from('А') + u32::from(byte - 0xc0)),
    };
    letter.unwrap_or(REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::slice;

    const ALL: [(Encoding, &encoding_rs::Encoding); 4] = [
        (Encoding::Utf8, encoding_rs::UTF_8),
        (Encoding::Utf16LittleEnd, encoding_rs::UTF_16LE),
        (Encoding::Utf16BigEnd, encoding_rs::UTF_16BE),
        (Encoding::Windows1251, encoding_rs::WINDOWS_1251),
    ];

    fn read(encoding: Encoding, blocks: &[Vec<u8>]) -> String {
        let (mut decoder, mut text) = (Decoder::new(encoding), String::new());
        for block in blocks {
            decoder.read(block, &mut text);
        }
        decoder.finish(&mut text);
        text
    }

    /// Bytes among which letters of two, three and four bytes are frequent, whole and broken, and so are pairs
    /// of surrogates.
    fn block() -> impl Strategy<Value = Vec<u8>> {
        let byte = prop_oneof![
            any::<u8>(),
            0x80u8..0xc0,
            0xd7u8..0xe1,
            0xedu8..0xf6,
            Just(0)
        ];
        proptest::collection::vec(byte, 0..12)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn bytes_read_as_other_programs_read_them_however_they_come(
            blocks in proptest::collection::vec(block(), 0..6),
        ) {
            let bytes = blocks.concat();
            for (encoding, other) in ALL {
                let (expected, _) = other.decode_without_bom_handling(&bytes);
                prop_assert_eq!(read(encoding, &blocks), expected, "{}", encoding.name());
            }
        }
    }

    #[test]
    fn each_byte_of_windows_1251_reads_as_in_other_programs() {
        let bytes: Vec<u8> = (0..=u8::MAX).collect();
        let (expected, _) = encoding_rs::WINDOWS_1251.decode_without_bom_handling(&bytes);
        assert_eq!(
            read(Encoding::Windows1251, slice::from_ref(&bytes)),
            expected
        );
    }

    #[test]
    fn names_and_marks_are_those_of_other_programs() {
        for (encoding, other) in ALL {
            assert_eq!(encoding.name(), other.name());
        }
        let marks: [&[u8]; 6] = [
            b"\xef\xbb\xbfa",
            b"\xff\xfea",
            b"\xfe\xffa",
            b"\xef\xbb",
            b"\xff",
            b"",
        ];
        for bytes in marks {
            let marked =
                Encoding::marked(bytes).map(|(encoding, length)| (encoding.name(), length));
            let other = encoding_rs::Encoding::for_bom(bytes);
            assert_eq!(
                marked,
                other.map(|(encoding, length)| (encoding.name(), length))
            );
        }
    }
}
