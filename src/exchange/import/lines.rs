//! The lines of a text file in whatever encoding it came, read a block at a time.

use super::encoding::{Decoder, Encoding, is_torn};
use memchr::memchr2;
use std::collections::VecDeque;
use std::io::{self, Read, Seek, SeekFrom};

/// The longest line that is kept, in bytes; of a longer one only the number is.
pub(super) const LINE_LIMIT: usize = 1 << 20;

const BLOCK: usize = 1 << 16;

/// What a file's bytes are taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Assumed {
    pub encoding: Encoding,
    /// Some bytes mean nothing in the encoding; they read as U+FFFD.
    pub damaged: bool,
}

/// A line without its end.
pub(super) struct Line {
    /// Counted from 1.
    pub number: u64,
    /// None: longer than [`LINE_LIMIT`].
    pub text: Option<String>,
}

/// Reads lines that end with CR, LF or both.
pub(super) struct Lines<R> {
    source: R,
    decoder: Decoder,
    decoded: String,
    /// Where in `decoded` the next line starts.
    start: usize,
    /// `decoded` holds the last of the file.
    finished: bool,
    number: u64,
    given_back: VecDeque<Line>,
}

impl<R: Read + Seek> Lines<R> {
    /// The lines of a file, and what its bytes are taken for.
    pub fn new(mut source: R) -> io::Result<(Self, Assumed)> {
        let (assumed, mark) = detect(&mut source)?;
        source.seek(SeekFrom::Start(mark as u64))?;
        let lines = Self {
            source,
            decoder: Decoder::new(assumed.encoding),
            decoded: String::new(),
            start: 0,
            finished: false,
            number: 0,
            given_back: VecDeque::new(),
        };
        Ok((lines, assumed))
    }

    /// How many lines were read so far.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// Gives no more lines.
    pub fn stop(&mut self) {
        self.decoded.clear();
        self.start = 0;
        self.finished = true;
    }

    /// Puts lines back, so that they come next.
    pub fn give_back(&mut self, lines: Vec<Line>) {
        for line in lines.into_iter().rev() {
            self.given_back.push_front(line);
        }
    }

    /// The next line; none at the end of the file.
    pub fn next(&mut self) -> io::Result<Option<Line>> {
        if let Some(line) = self.given_back.pop_front() {
            return Ok(Some(line));
        }
        let mut too_long = false;
        let mut searched = 0;
        loop {
            let rest = self.decoded.get(self.start..).unwrap_or_default();
            let end = rest
                .as_bytes()
                .get(searched..)
                .and_then(|new| memchr2(b'\r', b'\n', new));
            if let Some((length, skip)) =
                end.and_then(|at| line_end(rest, searched + at, self.finished))
            {
                let text = rest.get(..length).filter(|_| !too_long).map(str::to_owned);
                self.start += length + skip;
                return Ok(Some(self.numbered(text)));
            }
            if self.finished {
                let text = rest.to_owned();
                self.start = self.decoded.len();
                let last = !text.is_empty() || too_long;
                return Ok(last.then(|| self.numbered(Some(text).filter(|_| !too_long))));
            }
            // A CR at the very end waits for its LF.
            searched = rest.len().saturating_sub(1);
            if rest.len() > LINE_LIMIT {
                too_long = true;
                searched = 0;
                self.start = self.decoded.len() - usize::from(rest.ends_with('\r'));
            }
            self.fill()?;
        }
    }

    fn numbered(&mut self, text: Option<String>) -> Line {
        self.number += 1;
        let text = text.filter(|text| text.len() <= LINE_LIMIT);
        Line {
            number: self.number,
            text,
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        self.decoded.drain(..self.start);
        self.start = 0;
        let mut block = Vec::with_capacity(BLOCK);
        (&mut self.source)
            .take(BLOCK as u64)
            .read_to_end(&mut block)?;
        self.decoder.read(&block, &mut self.decoded);
        self.finished = block.is_empty();
        if self.finished {
            self.decoder.finish(&mut self.decoded);
        }
        Ok(())
    }
}

/// Where a line ends and how many bytes its end takes; none where a LF may still follow a CR.
fn line_end(text: &str, at: usize, finished: bool) -> Option<(usize, usize)> {
    match text.as_bytes().get(at..)? {
        [b'\r', b'\n', ..] => Some((at, 2)),
        [b'\r'] if !finished => None,
        _ => Some((at, 1)),
    }
}

/// By byte order mark; else by the NULs of UTF-16; else UTF-8, unless it looks like the files of Russian
/// spreadsheets, in Windows-1251. A row with letters that are neither is refused, not guessed at.
/// Beside it how many bytes the mark has.
fn detect(source: &mut impl Read) -> io::Result<(Assumed, usize)> {
    let mut block = Vec::with_capacity(BLOCK);
    source.take(BLOCK as u64).read_to_end(&mut block)?;
    let sound = |encoding| Assumed {
        encoding,
        damaged: false,
    };
    let (marked, mark) = Encoding::marked(&block).unzip();
    let mark = mark.unwrap_or_default();
    match (marked, block.as_slice()) {
        (Some(encoding), _) if encoding != Encoding::Utf8 => return Ok((sound(encoding), mark)),
        (None, [first, 0, ..]) if *first != 0 => {
            return Ok((sound(Encoding::Utf16LittleEnd), mark));
        }
        (None, [0, second, ..]) if *second != 0 => return Ok((sound(Encoding::Utf16BigEnd), mark)),
        _ => {}
    }
    let mut seen = Seen::default();
    while !block.is_empty() {
        let cut = seen.add(&block);
        let mut next = block.split_off(cut);
        let carried = next.len();
        source.take(BLOCK as u64).read_to_end(&mut next)?;
        if next.len() == carried {
            seen.invalid += u64::from(carried > 0);
            break;
        }
        block = next;
    }
    let assumed = match marked.is_none() && seen.is_cyrillic() {
        true => sound(Encoding::Windows1251),
        false => Assumed {
            encoding: Encoding::Utf8,
            damaged: seen.invalid > 0,
        },
    };
    Ok((assumed, mark))
}

/// What there is outside ASCII.
#[derive(Default)]
struct Seen {
    /// Letters in UTF-8.
    letters: u64,
    /// Bytes that are no UTF-8.
    invalid: u64,
    /// Those of them that follow another one.
    following: u64,
}

impl Seen {
    /// Whether it is Russian in one byte a letter: whole words of bytes that are no UTF-8, and hardly any
    /// letter in UTF-8, which two of those bytes may be by chance.
    fn is_cyrillic(&self) -> bool {
        self.following * 2 > self.invalid && self.letters * 20 <= self.invalid
    }

    /// Counts a block. Gives where a letter begins that the next block may complete.
    fn add(&mut self, block: &[u8]) -> usize {
        let mut position = 0;
        for chunk in block.utf8_chunks() {
            let (valid, invalid) = (chunk.valid(), chunk.invalid());
            self.letters += valid.chars().filter(|letter| !letter.is_ascii()).count() as u64;
            let follows = position > 0 && valid.is_empty();
            position += valid.len();
            if position + invalid.len() == block.len() && is_torn(invalid) {
                return position;
            }
            position += invalid.len();
            self.invalid += u64::from(!invalid.is_empty());
            self.following += u64::from(!invalid.is_empty() && follows);
        }
        block.len()
    }
}
