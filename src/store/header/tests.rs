//! Tests of the header.

use super::*;
use crate::store::disk::SystemDisk;
use crate::store::key::hexadecimal;
use proptest::prelude::*;

fn header() -> Header {
    let slot = Slot {
        login_hash: [2; 32],
        salt: [3; 16],
        cost: Cost::LEAST,
        nonce: [4; 24],
        wrapped: vec![5; 48],
    };
    Header {
        generation: 1,
        store_id: [1; 16],
        purpose: Purpose::Demonstration,
        created: "2021-10-15T04:00:00Z".parse().unwrap(),
        stamp: Some(Stamp {
            seed: 7,
            day: "2021-10-15".parse().unwrap(),
            cases: 512,
        }),
        complete: true,
        key_check: key_check(&key()),
        slots: vec![slot],
    }
}

fn key() -> DataKey {
    DataKey::from_bytes([7; 32])
}

fn believed(bytes: &[u8]) -> Result<Header, StoreError> {
    from_bytes(bytes).unwrap().unwrap().believed(&key())
}

/// The bytes of a header of the first form, as whoever can write them may.
fn first_form(header: &Header) -> Vec<u8> {
    let form = Form {
        format: FIRST,
        ..FORM
    };
    form.to_bytes(header).unwrap()
}

#[test]
fn a_login_that_is_not_there_is_refused_with_the_same_effort() {
    let (header, unknown) = (header(), [8; 32]);
    let decoy = header.slot_of(unknown);
    let slot = &header.slots[0];
    assert_eq!((decoy.login_hash, decoy.cost), (unknown, slot.cost));
    assert_eq!(header.slot_of(slot.login_hash).as_ref(), slot);
    for login in ["nobody", "nobody else"] {
        let refused = header.unlock(login, "wrong").err();
        assert_eq!(refused, Some(StoreError::WrongPassphrase));
    }
}

#[test]
fn the_header_keeps_its_bytes() {
    let bytes = header().to_bytes(&key()).unwrap();
    let fixture = include_str!("../../../tests/fixtures/store/header-2.hex");
    assert_eq!(hexadecimal(&bytes), fixture.trim_end());
    assert_eq!(from_bytes(&bytes).unwrap().unwrap().header, header());
    assert_eq!(believed(&bytes), Ok(header()));
}

#[test]
fn a_header_of_the_first_form_is_read_and_written_in_the_second() {
    let first = Header {
        key_check: [6; 32],
        ..header()
    };
    let fixture = include_str!("../../../tests/fixtures/store/header.hex");
    assert_eq!(hexadecimal(&first_form(&first)), fixture.trim_end());
    assert_eq!(believed(&first_form(&first)), changed());
    let of_this_key = Header {
        key_check: first_key_check(&key()),
        ..header()
    };
    assert_eq!(believed(&first_form(&of_this_key)), Ok(header()));
}

fn changed() -> Result<Header, StoreError> {
    Err(Damage::ChangedHeader.into())
}

#[test]
fn whatever_is_changed_without_the_key_is_noticed_with_it() {
    let changes: [fn(&mut Header); 7] = [
        |header| header.purpose = Purpose::Service,
        |header| header.slots.clear(),
        |header| header.slots[0].cost.passes += 1,
        |header| header.complete = false,
        |header| header.generation = u64::MAX,
        |header| header.stamp = None,
        |header| header.store_id = [9; 16],
    ];
    for (number, change) in changes.iter().enumerate() {
        let bytes = header().to_bytes(&key()).unwrap();
        let mut found = from_bytes(&bytes).unwrap().unwrap();
        change(&mut found.header);
        assert_eq!(found.clone().believed(&key()), changed(), "{number}");
        // Nor does it help to write it as the first release did.
        let bytes = first_form(&found.header);
        assert_eq!(believed(&bytes), changed(), "{number}");
    }
    let other = DataKey::from_bytes([8; 32]);
    let bytes = header().to_bytes(&other).unwrap();
    assert_eq!(believed(&bytes), changed());
}

#[test]
fn one_copy_that_can_be_written_is_enough() {
    let folder = tempfile::tempdir().unwrap();
    let mut written = header();
    written.write(&SystemDisk, folder.path(), &key()).unwrap();
    for file in FILES {
        let other = folder.path().join(format!("{file}.new"));
        std::fs::create_dir(&other).unwrap();
        written.complete = !written.complete;
        written.write(&SystemDisk, folder.path(), &key()).unwrap();
        let (read, faults) = read(&SystemDisk, folder.path()).unwrap().unwrap();
        assert_eq!(read.believed(&key()), Ok(written.clone()));
        assert_eq!(faults, [Fault::Header { file }]);
        std::fs::remove_dir(&other).unwrap();
    }
    for file in FILES {
        std::fs::create_dir(folder.path().join(format!("{file}.new"))).unwrap();
    }
    let mut refused = written.clone();
    assert!(refused.write(&SystemDisk, folder.path(), &key()).is_err());
    let (read, _) = read(&SystemDisk, folder.path()).unwrap().unwrap();
    assert_eq!(read.header, written);
}

#[test]
fn a_header_of_a_newer_format_is_refused_and_one_of_none_is_damaged() {
    for (format, read) in [(3, Err(StoreError::NewerVersion(3))), (0, Ok(None))] {
        let mut bytes = header().to_bytes(&key()).unwrap();
        bytes[9] = format;
        let end = bytes.len() - 32;
        let hash = blake3::hash(&bytes[..end]);
        bytes[end..].copy_from_slice(hash.as_bytes());
        assert_eq!(from_bytes(&bytes), read);
    }
}

#[test]
fn one_copy_is_enough_and_the_newer_counts() {
    let folder = tempfile::tempdir().unwrap();
    let mut header = header();
    header.write(&SystemDisk, folder.path(), &key()).unwrap();
    let older = std::fs::read(folder.path().join("header.a")).unwrap();
    header.complete = false;
    header.write(&SystemDisk, folder.path(), &key()).unwrap();
    for (file, bytes) in [("header.a", &older[..]), ("header.b", b"rubbish")] {
        let path = folder.path().join(file);
        let good = std::fs::read(&path).unwrap();
        std::fs::write(&path, bytes).unwrap();
        let (read, faults) = read(&SystemDisk, folder.path()).unwrap().unwrap();
        assert_eq!(read.believed(&key()), Ok(header.clone()));
        assert_eq!(faults, [Fault::Header { file }]);
        std::fs::write(&path, good).unwrap();
    }
}

proptest! {
    #[test]
    fn a_changed_bit_is_noticed(bit in 0usize..8 * 200) {
        let mut bytes = header().to_bytes(&key()).unwrap();
        bytes[bit / 8] ^= 1 << (bit % 8);
        prop_assert_eq!(from_bytes(&bytes), Ok(None));
    }
}
