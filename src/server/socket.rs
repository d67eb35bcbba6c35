//! The socket: a file in the store's folder that a group may write to.

use nix::unistd::Group;
use rustix::fs::Mode;
use std::fs::{self, Permissions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{FileTypeExt, PermissionsExt, chown};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};

/// A socket that is listened on; its file goes with it.
#[derive(Debug)]
pub struct Socket {
    /// What is listened on.
    pub listener: UnixListener,
    /// Nothing for a socket that the system's service manager made and keeps.
    file: Option<PathBuf>,
    /// The store's folder, while a group may search it.
    opened: Option<PathBuf>,
}

impl Socket {
    /// Makes the socket and lets a group use it: the file is 0660, the folder it lies in 0710 while the
    /// socket is there. Without a group both are for the owner alone. A socket that is left over goes.
    ///
    /// # Errors
    /// There is no such group, or the owner is not in it; the file can't be made, or another one is there.
    pub fn bind(file: &Path, store: &Path, group: Option<&str>) -> io::Result<Self> {
        let group = group.map(group_of).transpose()?;
        remove_left_over(file)?;
        // Nobody else gets in before the group is set.
        let before = rustix::process::umask(Mode::RWXG | Mode::RWXO);
        let bound = UnixListener::bind(file);
        rustix::process::umask(before);
        let mut socket = Self {
            listener: bound?,
            file: Some(file.to_path_buf()),
            opened: None,
        };
        if let Some(group) = group {
            chown(file, None, Some(group))?;
            fs::set_permissions(file, Permissions::from_mode(0o660))?;
            if file.parent() == Some(store) {
                chown(store, None, Some(group))?;
                socket.opened = Some(store.to_path_buf());
                fs::set_permissions(store, Permissions::from_mode(0o710))?;
            }
        }
        Ok(socket)
    }

    /// The socket that the system's service manager listened on before it started this process.
    ///
    /// # Errors
    /// What it handed over is no such socket.
    pub fn handed_over() -> io::Result<Option<Self>> {
        let listener = listenfd::ListenFd::from_env().take_unix_listener(0)?;
        Ok(listener.map(|listener| Self {
            listener,
            file: None,
            opened: None,
        }))
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        // What can't be taken back harms nobody: without a server the socket refuses, and the files in the
        // folder are for their owner alone.
        if let Some(file) = &self.file {
            let _ = fs::remove_file(file);
        }
        if let Some(store) = &self.opened {
            let _ = fs::set_permissions(store, Permissions::from_mode(0o700));
        }
    }
}

/// Removes a socket that nobody listens on any more.
fn remove_left_over(file: &Path) -> io::Result<()> {
    match fs::symlink_metadata(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
        Ok(found) if found.file_type().is_socket() => {}
        Ok(_) => return Err(ErrorKind::AlreadyExists.into()),
    }
    match UnixStream::connect(file) {
        Ok(_) => Err(ErrorKind::AddrInUse.into()),
        Err(error) if error.kind() == ErrorKind::ConnectionRefused => fs::remove_file(file),
        Err(error) => Err(error),
    }
}

fn group_of(name: &str) -> io::Result<u32> {
    let group = Group::from_name(name)?;
    let group = group.ok_or_else(|| io::Error::from(ErrorKind::NotFound))?;
    Ok(group.gid.as_raw())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn only_a_socket_that_nobody_listens_on_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let (note, socket) = (folder.path().join("note.txt"), folder.path().join("socket"));
        fs::write(&note, "keep me").unwrap();
        let error = Socket::bind(&note, folder.path(), None).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&note).unwrap(), b"keep me");
        let listening = UnixListener::bind(&socket).unwrap();
        let error = Socket::bind(&socket, folder.path(), None).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::AddrInUse);
        assert!(UnixStream::connect(&socket).is_ok());
        drop(listening);
        assert!(Socket::bind(&socket, folder.path(), None).is_ok());
    }
}
