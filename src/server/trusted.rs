//! Whom a client tells a passphrase: a socket may have been put where the server's should be.

use crate::domain::message::Message;
use crate::office::Refusal;
use rustix::net::sockopt::socket_peercred;
use rustix::process::geteuid;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::os::unix::net::UnixStream;
use std::path::Path;

/// Checks that whoever listens behind a socket may be trusted: the administrator of the system, oneself, or
/// the owner of the folder in which the socket lies, who is that of the store as well.
///
/// # Errors
/// It is somebody else, or nobody knows who.
pub fn expect(stream: &UnixStream, socket: &Path) -> Result<(), Refusal> {
    let whole = std::path::absolute(socket).ok();
    let folder = whole.as_deref().and_then(Path::parent);
    let owner = folder.and_then(|folder| Some(fs::metadata(folder).ok()?.uid()));
    let listens = socket_peercred(stream).map(|peer| peer.uid.as_raw());
    match listens {
        Ok(user) if is_trusted(user, geteuid().as_raw(), owner) => Ok(()),
        _ => Err(Refusal::Unavailable {
            message: Message::new("server-of-another").with("socket", socket.display().to_string()),
            hint: Some(Message::new("server-of-another-hint")),
        }),
    }
}

fn is_trusted(user: u32, oneself: u32, owner: Option<u32>) -> bool {
    user == 0 || user == oneself || Some(user) == owner
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_root_oneself_and_the_owner_of_the_folder_are_trusted() {
        let table = [
            (0, Some(7), true),
            (5, Some(7), true),
            (7, Some(7), true),
            (7, Some(0), false),
            (7, None, false),
            (6, Some(7), false),
        ];
        for (user, owner, trusted) in table {
            assert_eq!(is_trusted(user, 5, owner), trusted, "{user} {owner:?}");
        }
    }
}
