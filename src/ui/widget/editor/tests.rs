use super::*;
use proptest::prelude::*;

const SIZE: Size = Size {
    width: 10,
    height: 4,
};

fn press(editor: &mut Editor, code: KeyCode) {
    press_with(editor, code, KeyModifiers::NONE);
}

fn press_with(editor: &mut Editor, code: KeyCode, held: KeyModifiers) {
    editor.typed(KeyEvent::new(code, held), SIZE).unwrap();
}

fn marked(editor: &Editor) -> String {
    let (before, after) = editor.text.split_at(editor.cursor);
    format!("{before}|{after}")
}

#[test]
fn one_key_moves_or_deletes_one_grapheme() {
    for grapheme in [
        "a",
        "ý",
        "й",
        "q\u{301}",
        "👩\u{200d}👩\u{200d}👧",
        "🇹🇲",
        "漢",
    ] {
        let mut editor = Editor::new(&format!("x{grapheme}y"));
        press(&mut editor, KeyCode::Left);
        press(&mut editor, KeyCode::Left);
        assert_eq!(marked(&editor), format!("x|{grapheme}y"));
        press(&mut editor, KeyCode::Delete);
        assert_eq!(marked(&editor), "x|y");
        editor.undo();
        press(&mut editor, KeyCode::End);
        press(&mut editor, KeyCode::Left);
        press(&mut editor, KeyCode::Backspace);
        assert_eq!(marked(&editor), "x|y");
    }
}

#[test]
fn a_mark_becomes_one_with_the_letter_before_it() {
    let mut editor = Editor::new("xy");
    press(&mut editor, KeyCode::Left);
    press(&mut editor, KeyCode::Char('\u{301}'));
    press(&mut editor, KeyCode::Char('\u{9b}'));
    assert_eq!(marked(&editor), "x\u{301}|y");
    press(&mut editor, KeyCode::End);
    press(&mut editor, KeyCode::Char('\u{301}'));
    assert_eq!(marked(&editor), "x\u{301}ý|");
    editor.undo();
    assert_eq!(editor.text, "x\u{301}y");
}

#[test]
fn keys_move_through_rows_and_words() {
    let mut editor = Editor::new("Mother is back\nsince Monday");
    for (code, held, expected) in [
        (
            KeyCode::Up,
            KeyModifiers::NONE,
            "Mother is back\nsince| Monday",
        ),
        (
            KeyCode::Up,
            KeyModifiers::NONE,
            "Mother is back|\nsince Monday",
        ),
        (
            KeyCode::Home,
            KeyModifiers::NONE,
            "Mother is |back\nsince Monday",
        ),
        (
            KeyCode::Left,
            KeyModifiers::CONTROL,
            "Mother |is back\nsince Monday",
        ),
        (
            KeyCode::End,
            KeyModifiers::NONE,
            "Mother is| back\nsince Monday",
        ),
        (
            KeyCode::Right,
            KeyModifiers::CONTROL,
            "Mother is |back\nsince Monday",
        ),
        (
            KeyCode::End,
            KeyModifiers::CONTROL,
            "Mother is back\nsince Monday|",
        ),
        (
            KeyCode::PageUp,
            KeyModifiers::NONE,
            "Mother| is back\nsince Monday",
        ),
        (
            KeyCode::Home,
            KeyModifiers::CONTROL,
            "|Mother is back\nsince Monday",
        ),
    ] {
        press_with(&mut editor, code, held);
        assert_eq!(marked(&editor), expected, "{code:?} {held:?}");
    }
}

#[test]
fn typing_replaces_the_selection_and_undo_brings_it_back() {
    let mut editor = Editor::new("one two");
    press_with(
        &mut editor,
        KeyCode::Left,
        KeyModifiers::CONTROL | KeyModifiers::SHIFT,
    );
    press(&mut editor, KeyCode::Char('x'));
    press(&mut editor, KeyCode::Char('y'));
    assert_eq!(editor.text(), "one xy");
    editor.undo();
    assert_eq!(editor.text(), "one two");
    editor.redo();
    assert_eq!(editor.text(), "one xy");
}

#[test]
fn undo_takes_back_a_word_at_a_time() {
    let mut editor = Editor::default();
    for character in "saw all three".chars() {
        press(&mut editor, KeyCode::Char(character));
    }
    for expected in ["saw all", "saw", ""] {
        editor.undo();
        assert_eq!(editor.text(), expected);
    }
}

#[test]
fn a_text_that_is_too_long_is_refused_whole() {
    let mut editor = Editor::new(&"ý".repeat(LIMIT_BYTES / 2 - 1));
    assert_eq!(editor.insert("abc"), Err(TooLong));
    assert_eq!(editor.insert("ab"), Ok(()));
    assert_eq!(editor.text().len(), LIMIT_BYTES);
}

#[test]
fn a_long_paste_arrives_whole() {
    let paste = "Aýna öýe baryp gördi. ".repeat(15_000 / 22);
    let mut editor = Editor::default();
    editor.insert(&paste.replace(". ", ".\r\n")).unwrap();
    editor.scroll(SIZE);
    assert_eq!(editor.text(), paste.replace(". ", ".\n"));
}

#[test]
fn control_characters_are_not_inserted() {
    let mut editor = Editor::default();
    editor.insert("a\u{1b}[31m\tb\rc").unwrap();
    assert_eq!(editor.text(), "a[31m b\nc");
}

fn drawn(editor: &Editor) -> (String, Position) {
    let area = Rect::new(0, 0, SIZE.width, SIZE.height);
    let mut buffer = Buffer::empty(area);
    let place = editor.draw(true, Theme::RICH, area, &mut buffer);
    let lines: Vec<String> = area
        .rows()
        .map(|row| {
            let cells = row.columns().filter_map(|at| buffer.cell(at.as_position()));
            let line: String = cells.map(|cell| cell.symbol()).collect();
            line.trim_end().to_owned()
        })
        .collect();
    (lines.join("\n"), place)
}

#[test]
fn the_cursor_is_drawn_where_the_next_letter_goes() {
    for (text, lines, place) in [
        ("", "\n\n\n", (0, 0)),
        ("Mother is back", "Mother is\nback\n\n", (4, 1)),
        ("👩\u{200d}👧a", "👩\u{200d}👧 a\n\n\n", (3, 0)),
        ("1\n2\n3\n4\n5", "2\n3\n4\n5", (1, 3)),
    ] {
        let (drawn, at) = drawn(&Editor::new(text));
        assert_eq!(
            (drawn.as_str(), at),
            (lines, Position::from(place)),
            "{text}"
        );
    }
}

#[derive(Debug, Clone)]
enum Edit {
    Insert(String),
    Press(KeyCode, bool, bool),
    Undo,
    Redo,
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let code = prop_oneof![
        Just(KeyCode::Left),
        Just(KeyCode::Right),
        Just(KeyCode::Up),
        Just(KeyCode::Down),
        Just(KeyCode::Home),
        Just(KeyCode::End),
        Just(KeyCode::PageUp),
        Just(KeyCode::Backspace),
        Just(KeyCode::Delete),
        Just(KeyCode::Enter),
    ];
    let edit = prop_oneof![
        3 => "[a ý\u{301}\u{200d}👩🇹🇲\n]{1,3}".prop_map(Edit::Insert),
        6 => (code, any::<bool>(), any::<bool>()).prop_map(|(code, control, shift)| Edit::Press(code, control, shift)),
        1 => Just(Edit::Undo),
        1 => Just(Edit::Redo),
    ];
    proptest::collection::vec(edit, 0..40)
}

/// What an insertion or a deletion does to a plain string.
fn modelled(editor: &Editor, edit: &Edit) -> Option<String> {
    let mut text = editor.text.clone();
    let selected = editor.selection();
    match edit {
        Edit::Insert(inserted) => text.replace_range(selected, inserted),
        Edit::Press(KeyCode::Backspace | KeyCode::Delete, _, _) if !selected.is_empty() => {
            text.replace_range(selected, "");
        }
        Edit::Press(KeyCode::Enter, false, _) => text.replace_range(selected, "\n"),
        Edit::Press(KeyCode::Backspace, false, _) => {
            use unicode_segmentation::UnicodeSegmentation;
            let start = text[..editor.cursor]
                .grapheme_indices(true)
                .next_back()
                .map_or(0, |(at, _)| at);
            text.replace_range(start..editor.cursor, "");
        }
        Edit::Press(KeyCode::Backspace | KeyCode::Delete, _, _) | Edit::Undo | Edit::Redo => {
            return None;
        }
        Edit::Press(..) => {}
    }
    Some(text)
}

fn apply(editor: &mut Editor, edit: &Edit) {
    match edit {
        Edit::Insert(text) => editor.insert(text).unwrap(),
        Edit::Press(code, control, shift) => {
            let mut held = KeyModifiers::NONE;
            held.set(KeyModifiers::CONTROL, *control);
            held.set(KeyModifiers::SHIFT, *shift);
            press_with(editor, *code, held);
        }
        Edit::Undo => editor.undo(),
        Edit::Redo => editor.redo(),
    }
}

proptest! {
    #[test]
    fn the_editor_does_what_a_string_does(edits in edits()) {
        let mut editor = Editor::default();
        for edit in &edits {
            let expected = modelled(&editor, edit);
            apply(&mut editor, edit);
            if let Some(expected) = expected {
                prop_assert_eq!(clean(&editor.text), clean(&expected), "{:?}", edit);
            }
            let length = editor.text.len();
            prop_assert!(editor.is_boundary(editor.cursor, length));
            let place = drawn(&editor).1;
            prop_assert!(place.y < SIZE.height, "{:?}", place);
        }
    }

    #[test]
    fn everything_can_be_taken_back_and_made_again(edits in edits()) {
        let mut editor = Editor::default();
        for edit in edits.iter().filter(|edit| !matches!(edit, Edit::Undo | Edit::Redo)) {
            apply(&mut editor, edit);
        }
        let written = editor.text.clone();
        for _ in 0..edits.len() {
            editor.undo();
        }
        prop_assert_eq!(&editor.text, "");
        for _ in 0..edits.len() {
            editor.redo();
        }
        prop_assert_eq!(&editor.text, &written);
    }
}
