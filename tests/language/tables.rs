//! Plurals, numbers and days of the three languages, each with its rule in Unicode CLDR 48.2.

use chrono::Datelike;
use goldaw::domain::Day;
use goldaw::domain::message::Message;
use goldaw::domain::preferences::Locale::{self, English, Russian, Turkmen};
use goldaw::language::Words;

/// The language, the category and its rule (`i`: the whole part of the number), numbers of that category, and what
/// they make of the row that says how much is left of a text.
#[rustfmt::skip]
const PLURALS: &[(Locale, &str, &[i64], &str)] = &[
    (Turkmen, "one: n = 1",                                        &[1],                  "ýene # setir"),
    (Turkmen, "other",                                             &[0, 2, 5, 11, 21],    "ýene # setir"),
    (Russian, "one: i % 10 = 1 and i % 100 != 11",                 &[1, 21, 101, 121],    "ещё # строка"),
    (Russian, "few: i % 10 = 2..4 and i % 100 != 12..14",          &[2, 3, 4, 22, 103],   "ещё # строки"),
    (Russian, "many: i % 10 = 0, 5..9 or i % 100 = 11..14",        &[0, 5, 11, 12, 14, 100, 111], "ещё # строк"),
    (English, "one: i = 1",                                        &[1],                  "# more row"),
    (English, "other",                                             &[0, 2, 11, 21, 101],  "# more rows"),
];

/// The same where Turkmen has two sentences: CLDR's only plural of a language that keeps the singular after a number.
const TURKMEN_BACKUPS: &[(&str, &[i64], &str)] = &[
    ("one: n = 1", &[1], "düýn"),
    ("other", &[2, 5, 21], "# gün öň"),
];

#[test]
fn a_number_chooses_the_plural_of_its_language() {
    for (locale, rule, numbers, expected) in PLURALS {
        let words = Words::new(*locale);
        for number in *numbers {
            let said = words.say(&Message::new("document-more").with("rows", *number));
            // Whether the line may break between the two is the sentence's own matter.
            let said = said.replace('\u{a0}', " ");
            let expected = expected.replace('#', &number.to_string());
            assert_eq!(said, expected, "{} {rule}", locale.code());
        }
    }
    for (rule, numbers, expected) in TURKMEN_BACKUPS {
        for number in *numbers {
            let message = Message::new("administration-backup-last")
                .with("made", "15.10.2021")
                .with("days", *number);
            let said = Words::new(Turkmen).say(&message);
            let expected = expected.replace('#', &number.to_string());
            assert!(
                said.replace('\u{a0}', " ").contains(&expected),
                "{rule}: {said}"
            );
        }
    }
}

/// The language, CLDR's pattern, decimal and group sign, a number, and how it is written.
const NUMBERS: &[(Locale, &str, u64, &str)] = &[
    (Turkmen, "#,##0.### with U+00A0 and a comma", 999, "999"),
    (
        Turkmen,
        "#,##0.### with U+00A0 and a comma",
        1116,
        "1\u{a0}116",
    ),
    (
        Turkmen,
        "#,##0.### with U+00A0 and a comma",
        1_234_567,
        "1\u{a0}234\u{a0}567",
    ),
    (
        Russian,
        "#,##0.### with U+00A0 and a comma",
        1116,
        "1\u{a0}116",
    ),
    (English, "#,##0.### with a comma and a point", 1116, "1,116"),
];

#[test]
fn thousands_stand_apart_in_lists_and_in_sentences() {
    for (locale, rule, number, expected) in NUMBERS {
        let words = Words::new(*locale);
        assert_eq!(words.number(*number), *expected, "{} {rule}", locale.code());
        let message = Message::new("document-more").with("rows", *number);
        assert!(
            words.say(&message).contains(expected),
            "{} {rule}",
            locale.code()
        );
    }
}

/// The language, CLDR's short date pattern, a day, and how it is written in full, without its year and with its
/// weekday. English writes the day first, as the service does.
const DAYS: &[(Locale, &str, [i32; 3], [&str; 3])] = &[
    (
        Turkmen,
        "dd.MM.y",
        [2021, 10, 5],
        ["05.10.2021", "05.10.", "siş 05.10.2021"],
    ),
    (
        Russian,
        "dd.MM.y",
        [2021, 10, 5],
        ["05.10.2021", "05.10.", "вт 05.10.2021"],
    ),
    (
        English,
        "of the service",
        [2021, 10, 5],
        ["05.10.2021", "05.10.", "Tue 05.10.2021"],
    ),
];

fn day([year, month, day]: [i32; 3]) -> Day {
    Day::from_ymd_opt(year, month.cast_unsigned(), day.cast_unsigned()).unwrap()
}

#[test]
fn days_are_written_as_the_service_writes_them() {
    for (locale, rule, of, expected) in DAYS {
        let (words, day) = (Words::new(*locale), day(*of));
        let written = [words.day(day), words.day_short(day), words.weekday_day(day)];
        assert_eq!(written, *expected, "{} {rule}", locale.code());
    }
}

/// The weekdays from Monday, as CLDR names them in lists and in tables.
const WEEKDAYS: &[(Locale, [&str; 7], [&str; 7])] = &[
    (
        Turkmen,
        [
            "duşenbe",
            "sişenbe",
            "çarşenbe",
            "penşenbe",
            "anna",
            "şenbe",
            "ýekşenbe",
        ],
        ["duş", "siş", "çar", "pen", "ann", "şen", "ýek"],
    ),
    (
        Russian,
        [
            "понедельник",
            "вторник",
            "среда",
            "четверг",
            "пятница",
            "суббота",
            "воскресенье",
        ],
        ["пн", "вт", "ср", "чт", "пт", "сб", "вс"],
    ),
    (
        English,
        [
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
        ],
        ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    ),
];

#[test]
fn weekdays_are_named_as_cldr_names_them_and_read_back() {
    let monday = day([2021, 10, 18]);
    for (locale, long, short) in WEEKDAYS {
        let words = Words::new(*locale);
        for (index, (long, short)) in long.iter().zip(short).enumerate() {
            let days = chrono::Days::new(u64::try_from(index).unwrap());
            let weekday = monday.checked_add_days(days).unwrap();
            assert_eq!(words.weekday(weekday.weekday()), *long);
            assert_eq!(words.weekday_short(weekday.weekday()), *short);
            // Seen from the Sunday before, the next one of each name is in this week.
            for typed in [long, short] {
                let read = words.parse_day(typed, day([2021, 10, 17]));
                assert_eq!(read, Ok(weekday), "{typed}");
            }
        }
    }
}

/// A day as it may be typed in each language, seen from Friday 15.10.2021, and which one it is.
const TYPED: &[(Locale, &str, [i32; 3])] = &[
    (Turkmen, "15.10.2021", [2021, 10, 15]),
    (Turkmen, "şu gün", [2021, 10, 15]),
    (Turkmen, "ŞU GÜN", [2021, 10, 15]),
    (Turkmen, "today", [2021, 10, 15]),
    (Turkmen, "monday", [2021, 10, 18]),
    (Turkmen, "anna", [2021, 10, 22]),
    (Turkmen, "+3", [2021, 10, 18]),
    (Russian, "1.11.", [2021, 11, 1]),
    (Russian, "сегодня", [2021, 10, 15]),
    (Russian, "Сегодня", [2021, 10, 15]),
    (Russian, "пн", [2021, 10, 18]),
    (Russian, "ПОНЕД", [2021, 10, 18]),
    (Russian, "fri", [2021, 10, 22]),
    (English, "2021-10-15", [2021, 10, 15]),
    (English, "today", [2021, 10, 15]),
];

#[test]
fn a_typed_day_is_read_in_the_readers_language_and_in_english() {
    for (locale, typed, expected) in TYPED {
        let read = Words::new(*locale).parse_day(typed, day([2021, 10, 15]));
        assert_eq!(read, Ok(day(*expected)), "{} {typed}", locale.code());
    }
}
