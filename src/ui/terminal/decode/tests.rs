use super::*;
use crate::ui::keymap::BINDINGS;
use crate::ui::keymap::chord::Chord;
use proptest::prelude::*;
use std::collections::HashSet;

const NONE: KeyModifiers = KeyModifiers::NONE;
const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
const CONTROL: KeyModifiers = KeyModifiers::CONTROL;
const ALT: KeyModifiers = KeyModifiers::ALT;

/// What these pieces come to, and what is held at the end once nothing more comes.
fn events<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> Vec<Event> {
    let mut decoder = Decoder::default();
    let pieces = pieces.into_iter();
    let mut events: Vec<Event> = pieces.flat_map(|piece| decoder.decode(piece)).collect();
    events.extend(decoder.give_up());
    events
}

fn keys(bytes: &str) -> Vec<KeyEvent> {
    let keys = events([bytes.as_bytes()])
        .into_iter()
        .map(|event| match event {
            Event::Key(key) => Some(key),
            Event::Paste(_) | Event::Report => None,
        });
    keys.collect::<Option<_>>().unwrap()
}

/// What crossterm 0.29 makes of each sequence; those after the gap it does not know or takes for something else.
#[rustfmt::skip] // Read as a table.
const KEYS: &[(&str, KeyCode, KeyModifiers)] = &[
    ("\r", KeyCode::Enter, NONE),                ("\t", KeyCode::Tab, NONE),
    ("\x7f", KeyCode::Backspace, NONE),          ("\x08", KeyCode::Char('h'), CONTROL),
    ("\x1b", KeyCode::Esc, NONE),                ("\n", KeyCode::Char('j'), CONTROL),
    ("\0", KeyCode::Char(' '), CONTROL),         ("\x1f", KeyCode::Char('7'), CONTROL),
    ("a", KeyCode::Char('a'), NONE),             ("A", KeyCode::Char('A'), SHIFT),
    ("ý", KeyCode::Char('ý'), NONE),             ("Ш", KeyCode::Char('Ш'), SHIFT),
    ("👩", KeyCode::Char('👩'), NONE),            ("\x1b\r", KeyCode::Enter, ALT),
    ("\x1bx", KeyCode::Char('x'), ALT),          ("\x1bЖ", KeyCode::Char('Ж'), ALT.union(SHIFT)),
    ("\x1b\x01", KeyCode::Char('a'), ALT.union(CONTROL)),
    ("\x1b[A", KeyCode::Up, NONE),               ("\x1bOA", KeyCode::Up, NONE),
    ("\x1b[B", KeyCode::Down, NONE),             ("\x1bOB", KeyCode::Down, NONE),
    ("\x1b[C", KeyCode::Right, NONE),            ("\x1bOC", KeyCode::Right, NONE),
    ("\x1b[D", KeyCode::Left, NONE),             ("\x1bOD", KeyCode::Left, NONE),
    ("\x1b[H", KeyCode::Home, NONE),             ("\x1bOH", KeyCode::Home, NONE),
    ("\x1b[F", KeyCode::End, NONE),              ("\x1bOF", KeyCode::End, NONE),
    ("\x1b[1~", KeyCode::Home, NONE),            ("\x1b[4~", KeyCode::End, NONE),
    ("\x1b[7~", KeyCode::Home, NONE),            ("\x1b[8~", KeyCode::End, NONE),
    ("\x1b[2~", KeyCode::Insert, NONE),          ("\x1b[3~", KeyCode::Delete, NONE),
    ("\x1b[5~", KeyCode::PageUp, NONE),          ("\x1b[6~", KeyCode::PageDown, NONE),
    ("\x1b[Z", KeyCode::BackTab, SHIFT),         ("\x1b[1;5D", KeyCode::Left, CONTROL),
    ("\x1b[1;2A", KeyCode::Up, SHIFT),           ("\x1b[1;3C", KeyCode::Right, ALT),
    ("\x1b[3;5~", KeyCode::Delete, CONTROL),     ("\x1b[5;8~", KeyCode::PageUp, SHIFT.union(ALT).union(CONTROL)),
    ("\x1bOP", KeyCode::F(1), NONE),             ("\x1b[11~", KeyCode::F(1), NONE),
    ("\x1bOQ", KeyCode::F(2), NONE),             ("\x1b[12~", KeyCode::F(2), NONE),
    ("\x1bOR", KeyCode::F(3), NONE),             ("\x1b[13~", KeyCode::F(3), NONE),
    ("\x1bOS", KeyCode::F(4), NONE),             ("\x1b[14~", KeyCode::F(4), NONE),
    ("\x1b[[A", KeyCode::F(1), NONE),            ("\x1b[[B", KeyCode::F(2), NONE),
    ("\x1b[[C", KeyCode::F(3), NONE),            ("\x1b[[D", KeyCode::F(4), NONE),
    ("\x1b[[E", KeyCode::F(5), NONE),            ("\x1b[15~", KeyCode::F(5), NONE),
    ("\x1b[17~", KeyCode::F(6), NONE),           ("\x1b[18~", KeyCode::F(7), NONE),
    ("\x1b[19~", KeyCode::F(8), NONE),           ("\x1b[20~", KeyCode::F(9), NONE),
    ("\x1b[21~", KeyCode::F(10), NONE),          ("\x1b[23~", KeyCode::F(11), NONE),
    ("\x1b[24~", KeyCode::F(12), NONE),          ("\x1b[25~", KeyCode::F(13), NONE),
    ("\x1b[26~", KeyCode::F(14), NONE),          ("\x1b[1;2P", KeyCode::F(1), SHIFT),
    ("\x1b[1;2Q", KeyCode::F(2), SHIFT),         ("\x1b[1;2S", KeyCode::F(4), SHIFT),
    ("\x1b[15;2~", KeyCode::F(5), SHIFT),        ("\x1b[21;2~", KeyCode::F(10), SHIFT),
    ("\x1b[23;2~", KeyCode::F(11), SHIFT),       ("\x1b[24;2~", KeyCode::F(12), SHIFT),
    ("\x1b[110;5u", KeyCode::Char('n'), CONTROL), ("\x1b[9;2u", KeyCode::BackTab, SHIFT),
    ("\x1b[27u", KeyCode::Esc, NONE),

    ("\x1b[1;2R", KeyCode::F(3), SHIFT),         ("\x1bO2P", KeyCode::F(1), SHIFT),
    ("\x1b[a", KeyCode::Up, SHIFT),              ("\x1bOd", KeyCode::Left, CONTROL),
    ("\x1b[23$", KeyCode::F(11), SHIFT),         ("\x1b[3^", KeyCode::Delete, CONTROL),
    ("\x1b[3@", KeyCode::Delete, CONTROL.union(SHIFT)), ("\x1b[28~", KeyCode::F(15), NONE),
    ("\x1b[29~", KeyCode::F(16), NONE),          ("\x1b[31~", KeyCode::F(17), NONE),
    ("\x1b[34~", KeyCode::F(20), NONE),
];

#[test]
fn each_sequence_is_its_key() {
    for (bytes, code, modifiers) in KEYS {
        assert_eq!(keys(bytes), [KeyEvent::new(*code, *modifiers)], "{bytes:?}");
    }
}

#[test]
fn every_key_of_the_program_can_be_sent() {
    let letters = ('!'..='~').map(|letter| (letter.to_string(), format!("\x1b{letter}")));
    let letters = letters.flat_map(|(letter, alt)| keys(&letter).into_iter().chain(keys(&alt)));
    let controls = ('\x01'..='\x1a').flat_map(|byte| keys(&byte.to_string()));
    let named = KEYS
        .iter()
        .map(|(_, code, modifiers)| KeyEvent::new(*code, *modifiers));
    let space = keys(" ");
    let sent: HashSet<Chord> = letters
        .chain(controls)
        .chain(named)
        .chain(space)
        .map(Chord::from)
        .collect();
    for chord in BINDINGS.iter().flat_map(|binding| binding.chords) {
        assert!(sent.contains(chord), "{}", chord.name(false));
    }
}

#[test]
fn what_is_no_key_is_passed_over_and_takes_nothing_with_it() {
    for bytes in [
        "\x1b[?1;2c",
        "\x1b[200",
        "\x1b[?12;2$y",
        "\x1b[I",
        "\x1b[<0;10;10M",
        "\x1b[M !!",
        "\x1b[[",
        "\x1b[99~",
        "\x1bO",
    ] {
        let one = keys(&format!("{bytes}\x1bOBj"));
        let two = [KeyEvent::from(KeyCode::Down), KeyCode::Char('j').into()];
        assert_eq!(one, two, "{bytes:?}");
    }
    assert_eq!(
        events([b"\xff\xc3j".as_slice()]),
        [Event::Key(KeyCode::Char('j').into())]
    );
    let control_c = KeyEvent::new(KeyCode::Char('c'), CONTROL);
    assert_eq!(
        keys("\x1b[1;\x03"),
        [control_c],
        "in the middle of a sequence"
    );
    let too_long = format!("\x1b[{}j", "1".repeat(LONGEST));
    assert_eq!(keys(&too_long), [KeyCode::Char('j').into()]);
}

#[test]
fn a_report_is_known_among_keys_in_any_pieces() {
    let bytes = b"j\x1b[0n\x1b[0n\x1b\x1b[0n";
    let key = |code: KeyCode| Event::Key(code.into());
    let (letter, esc) = (key(KeyCode::Char('j')), key(KeyCode::Esc));
    let expected = [letter, Event::Report, Event::Report, esc, Event::Report];
    for size in 1..=bytes.len() {
        assert_eq!(events(bytes.chunks(size)), expected, "in pieces of {size}");
    }
    assert_eq!(events([b"\x1b[?0n".as_slice()]), [], "of something else");
}

#[test]
fn an_esc_before_a_sequence_is_a_key_of_its_own() {
    let esc = KeyEvent::from(KeyCode::Esc);
    assert_eq!(keys("\x1b\x1b"), [esc, esc]);
    assert_eq!(keys("\x1b\x1b[B"), [esc, KeyCode::Down.into()]);
}

#[test]
fn only_where_it_is_open_what_comes_time_is_given_for_it() {
    let patience = |bytes: &[u8]| {
        let mut decoder = Decoder::default();
        decoder.decode(bytes);
        decoder.patience()
    };
    assert_eq!(patience(b"j"), None);
    assert_eq!(patience(b"j\x1b"), Some(LONE_ESC));
    assert_eq!(patience(b"\x1b[1;"), Some(CUT_SEQUENCE));
    assert_eq!(patience(b"\x1b[A"), None);
    assert_eq!(patience(b"\x1b[200~text\x1b"), None, "its end will come");
}

#[test]
fn a_pasted_text_is_one_however_it_comes() {
    let text = "q\n\x1b[A мать дома 👩\u{200d}👧 \x1b[201";
    let bytes = format!("j\x1b[200~{text}\x1b[201~k").into_bytes();
    let key = |letter| Event::Key(KeyCode::Char(letter).into());
    let expected = [key('j'), Event::Paste(text.to_owned()), key('k')];
    for size in 1..bytes.len() {
        assert_eq!(events(bytes.chunks(size)), expected, "in pieces of {size}");
    }
}

/// Bytes among which sequences and their parts are frequent.
fn anything() -> impl Strategy<Value = Vec<u8>> {
    let part = prop_oneof![
        proptest::sample::select(KEYS).prop_map(|(bytes, ..)| bytes.as_bytes().to_vec()),
        Just(PASTE_BEGINS.to_vec()),
        Just(PASTE_ENDS.to_vec()),
        proptest::collection::vec(any::<u8>(), 0..4),
        proptest::collection::vec(proptest::sample::select(b"\x1b[O;1~$M".to_vec()), 0..100),
    ];
    proptest::collection::vec(part, 0..12).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn any_bytes_are_the_same_keys_in_any_pieces(bytes in anything(), cuts in proptest::collection::vec(1_usize..9, 0..200)) {
        let mut pieces = Vec::new();
        let mut rest = bytes.as_slice();
        for cut in cuts {
            let (piece, after) = rest.split_at(cut.min(rest.len()));
            pieces.push(piece);
            rest = after;
        }
        pieces.push(rest);
        prop_assert_eq!(events(pieces), events([bytes.as_slice()]));
    }
}
