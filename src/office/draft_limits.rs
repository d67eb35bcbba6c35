//! How much an account may keep that is not saved: each opening of the list reads all of it.

use super::refusal::Refusal;
use crate::domain::message::Message;
use std::collections::BTreeMap;

/// The most drafts of an account: a session with each specialist of a country, and as many forms for each.
const NUMBER_MAX: usize = 256;
/// The most bytes of them together.
const BYTES_MAX: usize = 16 << 20;

/// Checks that a text of so many bytes may be kept in place of some of those that are there, by their files.
/// Where more is kept than may be, it may become less.
///
/// # Errors
/// It would become more than one may keep.
pub fn check<'a>(
    sizes: &BTreeMap<Vec<u8>, usize>,
    gone: impl Iterator<Item = &'a Vec<u8>>,
    bytes: usize,
) -> Result<(), Refusal> {
    let gone: Vec<usize> = gone.filter_map(|file| sizes.get(file).copied()).collect();
    let number = (sizes.len() + 1).saturating_sub(gone.len());
    let bytes_before: usize = sizes.values().sum();
    let bytes = (bytes_before + bytes).saturating_sub(gone.iter().sum());
    let too_many = number > NUMBER_MAX && number > sizes.len();
    let too_long = bytes > BYTES_MAX && bytes > bytes_before;
    if too_many || too_long {
        return Err(Refusal::Unavailable {
            message: Message::new("office-too-many-drafts"),
            hint: Some(Message::new("office-too-many-drafts-hint")),
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_more_is_kept_than_may_be_it_may_become_less() {
        let many = |number: usize, size: usize| -> BTreeMap<Vec<u8>, usize> {
            let names = (0..number).map(|name| name.to_le_bytes().to_vec());
            names.map(|name| (name, size)).collect()
        };
        let first = 0_usize.to_le_bytes().to_vec();
        for (number, size, replaces, bytes, may) in [
            (NUMBER_MAX - 1, 1, false, 1, true),
            (NUMBER_MAX, 1, false, 1, false),
            (NUMBER_MAX, 1, true, 100, true),
            (NUMBER_MAX + 50, 1, true, 1, true),
            (NUMBER_MAX + 50, 1, false, 1, false),
            (15, 1 << 20, false, 1 << 20, true),
            (16, 1 << 20, false, 1, false),
            (20, 1 << 20, true, 1 << 20, true),
            (20, 1 << 20, true, (1 << 20) + 1, false),
        ] {
            let gone = replaces.then_some(&first).into_iter();
            let checked = check(&many(number, size), gone, bytes);
            assert_eq!(checked.is_ok(), may, "{number} of {size}, {bytes}");
        }
    }
}
