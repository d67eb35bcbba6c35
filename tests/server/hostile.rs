//! Clients that are silent, slow, stopped or hostile: the others notice nothing.

use crate::support::{Place, client, signal};
use goldaw::domain::account::Role;
use goldaw::office::Request;
use goldaw::server::client::Client;
use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::Stdio;

pub fn greeting() -> Vec<u8> {
    let own = u64::from_str_radix(env!("GOLDAW_WIRE"), 16).unwrap();
    [b"GOLDAW\r\n".as_slice(), &own.to_le_bytes()].concat()
}

pub fn frame(body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len()).unwrap().to_le_bytes();
    [length.as_slice(), body].concat()
}

/// As somebody in a demonstration whom nobody was chosen to be: no account, no role, no day.
fn hello() -> Vec<u8> {
    frame(&[0, 0, 0])
}

/// Connected and let in, as a program of one's own would be.
pub fn let_in(socket: &Path) -> UnixStream {
    let mut stream = UnixStream::connect(socket).unwrap();
    stream.write_all(&greeting()).unwrap();
    stream.read_exact(&mut [0; 16]).unwrap();
    stream.write_all(&hello()).unwrap();
    let mut length = [0; 4];
    stream.read_exact(&mut length).unwrap();
    let mut welcome = vec![0; u32::from_le_bytes(length) as usize];
    stream.read_exact(&mut welcome).unwrap();
    stream
}

fn works(client: &mut Client) {
    assert!(client.ask(Request::ThisWeek(None)).is_ok());
}

#[test]
fn half_open_and_silent_connections_disturb_nobody() {
    let place = Place::with_demonstration();
    let _server = place.serve();
    let mut good = client(&place.socket(), Role::Coordinator);
    let mut half_open = Vec::new();
    for length in 0..5 {
        let mut stream = UnixStream::connect(place.socket()).unwrap();
        stream.write_all(&greeting()[..length * 3]).unwrap();
        half_open.push(stream);
    }
    let silent: Vec<UnixStream> = (0..5).map(|_| let_in(&place.socket())).collect();
    let mut in_the_middle = let_in(&place.socket());
    in_the_middle.write_all(&[200, 0, 0, 0, 1, 2, 3]).unwrap();
    works(&mut good);
    drop((half_open, silent, in_the_middle));
    works(&mut good);
}

#[test]
fn frames_of_any_bytes_end_their_own_connection_only() {
    let place = Place::with_demonstration();
    let server = place.serve();
    let mut good = client(&place.socket(), Role::Coordinator);
    let rounds = match std::env::var_os("GOLDAW_LONG") {
        Some(_) => 20_000,
        None => 300,
    };
    let mut dice = Dice(0x5eed);
    for round in 0..rounds {
        let mut stream = let_in(&place.socket());
        let mut bytes = vec![0; dice.below(120)];
        bytes
            .iter_mut()
            .for_each(|byte| *byte = dice.below(256) as u8);
        // A true number and kind, so that the decoder gets further than the first bytes.
        for (at, byte) in [(8, 0), (9, dice.below(60) as u8), (10, 0), (11, 0), (12, 0)] {
            if let Some(there) = bytes.get_mut(at) {
                *there = byte;
            }
        }
        // One that is refused in the middle may not take the rest.
        let _ = match round % 3 {
            0 => stream.write_all(&bytes),
            _ => stream.write_all(&frame(&bytes)),
        };
        if round % 50 == 0 {
            works(&mut good);
        }
    }
    works(&mut good);
    assert_eq!(server.end().0, Some(0), "seed {:#x}", 0x5eed);
}

#[test]
fn a_frame_that_claims_to_be_huge_takes_no_memory() {
    let place = Place::with_demonstration();
    let server = place.serve();
    let before = resident(server.id());
    let streams: Vec<UnixStream> = (0..12)
        .map(|_| {
            let mut stream = let_in(&place.socket());
            stream.write_all(&(8_u32 << 20).to_le_bytes()).unwrap();
            stream.write_all(&[7; 1000]).unwrap();
            stream
        })
        .collect();
    works(&mut client(&place.socket(), Role::Coordinator));
    let more = resident(server.id()).saturating_sub(before);
    assert!(more < 20 << 20, "{more} bytes more for {}", streams.len());
    let mut longer = let_in(&place.socket());
    longer.write_all(&u32::MAX.to_le_bytes()).unwrap();
    let mut rest = Vec::new();
    longer.read_to_end(&mut rest).unwrap();
    assert!(rest.is_empty(), "the connection ends without an answer");
}

#[test]
fn one_who_asks_and_does_not_read_holds_up_nobody_and_little_memory() {
    let place = Place::with_demonstration();
    let server = place.serve();
    let mut good = client(&place.socket(), Role::Coordinator);
    // A command that is stopped while it reads a long answer.
    let mut children: Vec<_> = (0..6)
        .map(|_| {
            let mut command = place.command(&["list", "contacts", "--format", "json"]);
            command.stdout(Stdio::piped()).spawn().unwrap()
        })
        .collect();
    children.iter().for_each(|child| signal(child.id(), "STOP"));
    let mut flood = let_in(&place.socket());
    flood.set_nonblocking(true).unwrap();
    // Requests::Me of somebody who was not chosen: refused, but answered. Nobody reads the answers.
    let question = frame(&[&[1, 0, 0, 0, 0, 0, 0, 0, 0][..], &[0, 0, 0, 0]].concat());
    let sent = (0..200_000).take_while(|_| flood.write_all(&question).is_ok());
    let sent = sent.count();
    assert!(sent < 200_000, "it is not read for ever: {sent}");
    for _ in 0..20 {
        works(&mut good);
    }
    assert!(resident(server.id()) < 200 << 20);
    for child in &mut children {
        child.kill().unwrap();
        child.wait().unwrap();
    }
    works(&mut good);
}

/// The bytes of memory that a process has.
pub fn resident(process: u32) -> usize {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let kibibytes = line.unwrap().split_whitespace().nth(1).unwrap();
    kibibytes.parse::<usize>().unwrap() << 10
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}
