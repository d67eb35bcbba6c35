//! The first sixteen bytes of each side, the same for every version of the program: from them each knows
//! whether it will understand the other. What follows are frames of one version.

use std::io::{self, ErrorKind, Read, Write};

const MAGIC: &[u8; 8] = b"GOLDAW\r\n";
/// A hash of the sources of everything that is sent: programs with the same one understand each other.
const WIRE: u64 = parse(env!("GOLDAW_WIRE"));

/// What the server says to a client who wants to come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Verdict {
    /// Come in.
    Welcome = 0,
    /// The client is another version of the program.
    OtherVersion = 1,
    /// The client's user has as many connections as one may have, or all are taken.
    TooMany = 2,
}

/// Greets a server and reads its greeting. One who is turned away may be so before he has said a word: what
/// the server said is there to be read all the same.
///
/// # Errors
/// It is no server of any version, or gone.
pub fn greet(server: &mut (impl Read + Write)) -> io::Result<Verdict> {
    let _ = ask(server);
    verdict(server)
}

/// The client's greeting.
fn ask(to: &mut impl Write) -> io::Result<()> {
    let mut greeting = MAGIC.to_vec();
    greeting.extend_from_slice(&WIRE.to_le_bytes());
    to.write_all(&greeting)
}

/// Reads a client's greeting; whether it is this version of the program.
///
/// # Errors
/// It is no client of any version.
pub fn heard(from: &mut impl Read) -> io::Result<bool> {
    Ok(read(from)? == WIRE)
}

/// The server's greeting.
pub fn answer(to: &mut impl Write, verdict: Verdict) -> io::Result<()> {
    let mut greeting = MAGIC.to_vec();
    greeting.extend_from_slice(&u64::from(verdict as u8).to_le_bytes());
    to.write_all(&greeting)
}

/// Reads a server's greeting.
fn verdict(from: &mut impl Read) -> io::Result<Verdict> {
    match read(from)? {
        0 => Ok(Verdict::Welcome),
        2 => Ok(Verdict::TooMany),
        // A later server may have reasons that this program does not know.
        _ => Ok(Verdict::OtherVersion),
    }
}

fn read(from: &mut impl Read) -> io::Result<u64> {
    let (mut magic, mut number) = ([0; 8], [0; 8]);
    from.read_exact(&mut magic)?;
    if magic != *MAGIC {
        return Err(ErrorKind::InvalidData.into());
    }
    from.read_exact(&mut number)?;
    Ok(u64::from_le_bytes(number))
}

const fn parse(digits: &str) -> u64 {
    match u64::from_str_radix(digits, 16) {
        Ok(number) => number,
        Err(_) => 0,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn versions_know_each_other_and_strangers() {
        let mut greeting = Vec::new();
        ask(&mut greeting).unwrap();
        assert_eq!((greeting.len(), WIRE != 0), (16, true));
        assert!(heard(&mut greeting.as_slice()).unwrap());
        *greeting.last_mut().unwrap() ^= 1;
        assert!(!heard(&mut greeting.as_slice()).unwrap());
        assert!(heard(&mut b"GET / HTTP/1.1\r\n\r\n".as_slice()).is_err());
        for said in [Verdict::Welcome, Verdict::OtherVersion, Verdict::TooMany] {
            let mut greeting = Vec::new();
            answer(&mut greeting, said).unwrap();
            assert_eq!(verdict(&mut greeting.as_slice()).unwrap(), said);
        }
    }
}
