//! A real login over SSH: a supervisor and a coordinator, each a user of the machine, work at the same time
//! on one store, until both lines are cut.
//!
//! It makes two users, a group and a server for SSH of its own on a free port of the loopback interface, and
//! takes them away again. Without root, or where OpenSSH can't be installed, it says so and plays nothing.

use crate::supervised::{HEADLINE, NOTE, supervised};
use crate::support::{PASSPHRASE, Place, signal};
use crate::terminal::{PATIENCE, PROGRAM, Terminal};
use portable_pty::CommandBuilder;
use rustix::process::getuid;
use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

const SSHD: &str = "/usr/sbin/sshd";
/// Where it is, no service is started by what is installed.
const POLICY: &str = "/usr/sbin/policy-rc.d";

/// Runs a command to its end; what it wrote, or what was wrong.
fn run(program: &str, arguments: &[&str]) -> Result<String, String> {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null());
    let called = command.env("DEBIAN_FRONTEND", "noninteractive").output();
    let called = called.map_err(|error| format!("{program}: {error}"))?;
    match called.status.success() {
        true => Ok(String::from_utf8_lossy(&called.stdout).trim().to_owned()),
        false => Err(format!(
            "{program}: {}",
            String::from_utf8_lossy(&called.stderr)
        )),
    }
}

/// OpenSSH, installed if it is not there.
fn installed() -> Result<(), String> {
    if !getuid().is_root() {
        return Err("it takes root to make users of the machine".to_owned());
    }
    let there = |program: &str| Path::new(program).exists();
    if there(SSHD) && there("/usr/bin/ssh") && there("/usr/bin/ssh-keygen") {
        return Ok(());
    }
    let policy = there(POLICY);
    if !policy {
        let _ = fs::write(POLICY, "#!/bin/sh\nexit 101\n");
        let _ = fs::set_permissions(POLICY, Permissions::from_mode(0o755));
    }
    let install = || {
        let packages = [
            "--no-install-recommends",
            "openssh-server",
            "openssh-client",
        ];
        let apt = [
            "300",
            "apt-get",
            "-q",
            "-y",
            "-o",
            "DPkg::Lock::Timeout=60",
            "install",
        ];
        run("timeout", &[&apt[..], &packages].concat())
    };
    let done = install().or_else(|_| {
        run("timeout", &["120", "apt-get", "-q", "update"])?;
        install()
    });
    if !policy {
        let _ = fs::remove_file(POLICY);
    }
    done.map(drop)
}

/// A user of the machine, who is taken away again.
struct User {
    name: String,
}

impl User {
    fn new(name: String, group: &Group) -> Self {
        let made = [
            "--create-home",
            "--shell",
            "/bin/sh",
            "--password",
            "*",
            "--groups",
            &group.name,
            &name,
        ];
        run("useradd", &made).unwrap();
        Self { name }
    }

    fn number(&self) -> String {
        run("id", &["-u", &self.name]).unwrap()
    }

    /// Whether a program of his runs.
    fn is_at_work(&self) -> bool {
        run("pgrep", &["-u", &self.name]).is_ok()
    }
}

impl Drop for User {
    fn drop(&mut self) {
        let _ = run("pkill", &["-KILL", "-u", &self.name]);
        let _ = run("userdel", &["--remove", "--force", &self.name]);
    }
}

/// A group of the machine, that is taken away again.
struct Group {
    name: String,
}

impl Group {
    fn new(name: String) -> Self {
        run("groupadd", &[&name]).unwrap();
        Self { name }
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        let _ = run("groupdel", &[&self.name]);
    }
}

/// A server for SSH on a port of its own, with a key for everybody who comes in.
struct Ssh {
    server: Child,
    port: u16,
    key: PathBuf,
}

impl Ssh {
    fn serve(folder: &Path) -> Self {
        let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
        for key in ["host", "key"] {
            run(
                "ssh-keygen",
                &["-q", "-t", "ed25519", "-N", "", "-f", &path(key)],
            )
            .unwrap();
        }
        fs::set_permissions(path("key.pub"), Permissions::from_mode(0o644)).unwrap();
        // Where its programs put what they may do without.
        fs::create_dir_all("/run/sshd").unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr();
        let port = port.unwrap().port();
        let config = format!(
            "ListenAddress 127.0.0.1\nPort {port}\nHostKey {}\nAuthorizedKeysFile {}\nPidFile none\n\
             StrictModes no\nUsePAM no\nPasswordAuthentication no\nKbdInteractiveAuthentication no\n",
            path("host"),
            path("key.pub"),
        );
        fs::write(path("config"), config).unwrap();
        let said = File::create(path("said")).unwrap();
        let mut command = Command::new(SSHD);
        command
            .args(["-D", "-e", "-f", &path("config")])
            .stderr(said);
        let server = command.stdin(Stdio::null()).spawn().unwrap();
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let said = fs::read_to_string(path("said")).unwrap();
            assert!(start.elapsed() < PATIENCE, "no server for SSH: {said}");
        }
        let key = folder.join("key");
        Self { server, port, key }
    }

    /// The interface at the far end of a line.
    fn line(&self, user: &User, place: &Place) -> Terminal {
        let mut command = CommandBuilder::new("ssh");
        command.args(["-F", "/dev/null", "-tt", "-p", &self.port.to_string(), "-i"]);
        command.arg(&self.key);
        for option in [
            "BatchMode=yes",
            "IdentitiesOnly=yes",
            "StrictHostKeyChecking=no",
            "UserKnownHostsFile=/dev/null",
            "LogLevel=ERROR",
        ] {
            command.args(["-o", option]);
        }
        let program = place.folder.path().join("goldaw");
        command.arg(format!("{}@127.0.0.1", user.name));
        command.arg(format!(
            "LANG=C.UTF-8 GOLDAW_LANG=en exec {} --store {}",
            program.display(),
            place.store().display()
        ));
        Terminal::running(command, 80, 24)
    }
}

impl Drop for Ssh {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// A service with a supervisor, maral, and a coordinator, jeren, who are these users of the machine.
fn service(maral: &User, jeren: &User) -> Place {
    let place = Place::with_service();
    supervised(&place.store(), PASSPHRASE);
    place.expect(&[
        "account",
        "add",
        "jeren",
        "--name",
        "Jeren",
        "--role",
        "coordinator",
    ]);
    place.expect(&["account", "link", "maral", &maral.number()]);
    place.expect(&["account", "link", "jeren", &jeren.number()]);
    // Both come by the program that they may run, and by the folder to the socket.
    let program = place.folder.path().join("goldaw");
    fs::copy(PROGRAM, &program).unwrap();
    fs::set_permissions(&program, Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(place.folder.path(), Permissions::from_mode(0o711)).unwrap();
    place
}

/// Opens the contacts of the only case, from the first screen.
fn contacts(terminal: &mut Terminal) {
    terminal.wait_for("This week");
    terminal.send("c");
    terminal.wait_for(HEADLINE);
    terminal.send("\r");
    terminal.wait_for("1 overview");
    terminal.send("6");
    terminal.wait_for(NOTE);
}

/// Begins a contact by phone with this note.
fn type_contact(terminal: &mut Terminal, note: &str) {
    terminal.send("c");
    terminal.wait_for("Next contact by");
    terminal.send("\tphone\t\t\t\t");
    terminal.send(note);
    terminal.wait_for(note);
}

fn record_contact(terminal: &mut Terminal, note: &str) {
    type_contact(terminal, note);
    terminal.send("\x13");
    terminal.wait_for_without("Next contact by");
    terminal.wait_for(note);
}

/// Waits until what the other has saved is told on this open screen by itself, and looks at it: it has its mark.
fn hear_of(terminal: &mut Terminal, note: &str) {
    terminal.wait_until("how much is new", |screen| {
        (1..9).any(|count| screen.contains(&format!("{count} new")))
    });
    terminal.send("\x1b[H");
    terminal.wait_until(note, |screen| {
        screen.contains(note) && screen.lines().any(|line| line.starts_with('•'))
    });
}

#[test]
fn a_supervisor_and_a_coordinator_work_over_ssh_until_their_lines_are_cut() {
    if let Err(why) = installed() {
        // Not by a macro, whose text nobody would see.
        writeln!(io::stderr(), "the journey over SSH was not played: {why}").unwrap();
        return;
    }
    let number = std::process::id();
    let group = Group::new(format!("goldaw-g-{number}"));
    let maral = User::new(format!("goldaw-m-{number}"), &group);
    let jeren = User::new(format!("goldaw-j-{number}"), &group);
    let place = service(&maral, &jeren);
    let server = place.serve_with(&["--group", &group.name]);
    let ssh = Ssh::serve(place.folder.path());

    let mut supervisor = ssh.line(&maral, &place);
    let mut coordinator = ssh.line(&jeren, &place);
    contacts(&mut supervisor);
    contacts(&mut coordinator);
    assert!(
        supervisor.screen().contains("Maral"),
        "{}",
        supervisor.screen()
    );
    assert!(
        coordinator.screen().contains("Jeren"),
        "{}",
        coordinator.screen()
    );
    supervisor.wait_for("also here: Jeren");
    coordinator.wait_for("also here: Maral");
    record_contact(&mut supervisor, "the rent is paid");
    hear_of(&mut coordinator, "the rent is paid");
    record_contact(&mut coordinator, "the clinic was asked");
    hear_of(&mut supervisor, "the clinic was asked");
    type_contact(&mut supervisor, "the school wants to");
    supervisor.wait_for("not saved yet.");

    for terminal in [&supervisor, &coordinator] {
        signal(terminal.child.process_id().unwrap(), "KILL");
    }
    let start = Instant::now();
    while maral.is_at_work() || jeren.is_at_work() {
        assert!(
            start.elapsed() < PATIENCE,
            "what was at the far end goes on"
        );
    }

    let mut supervisor = ssh.line(&maral, &place);
    contacts(&mut supervisor);
    supervisor.wait_for("the clinic was asked");
    supervisor.send("c");
    supervisor.wait_for("the school wants to");
    drop(supervisor);
    assert_eq!(server.end().0, Some(0));
    let verified = place.expect(&["verify", "--format", "json"]);
    assert!(verified.contains("\"sound\": true"), "{verified}");
}
