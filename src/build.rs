//! Before the build: a hash of the sources of everything that is sent between a server and its clients.
//! Both are this program; from the hash each knows whether the other was built from the same sources. And the
//! program gets what unwinds the stack into it, so that it needs no shared library but libc.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

const ROOMS: [&str; 4] = ["src/domain", "src/store", "src/office", "src/server"];

fn main() -> io::Result<()> {
    let mut files = vec![PathBuf::from("Cargo.lock")];
    for room in ROOMS {
        println!("cargo:rerun-if-changed={room}");
        gather(Path::new(room), &mut files)?;
    }
    println!("cargo:rerun-if-changed=Cargo.lock");
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        fs::read(file)?.hash(&mut hasher);
    }
    println!("cargo:rustc-env=GOLDAW_WIRE={:016x}", hasher.finish());
    link_unwinding_in()
}

/// Rust asks for `gcc_s`, the shared library; here it finds the same as an archive. Where there is no archive,
/// it finds the shared one as before.
fn link_unwinding_in() -> io::Result<()> {
    let compiler = Command::new("cc")
        .arg("-print-file-name=libgcc_eh.a")
        .output();
    let archive = compiler.map(|found| String::from_utf8_lossy(&found.stdout).trim().to_owned());
    let gnu = env::var("CARGO_CFG_TARGET_ENV").is_ok_and(|env| env == "gnu");
    let native = env::var("HOST").is_ok_and(|host| env::var("TARGET") == Ok(host));
    if let (true, true, Ok(archive), Some(folder)) = (gnu, native, archive, env::var_os("OUT_DIR"))
        && Path::new(&archive).is_absolute()
    {
        let folder = Path::new(&folder);
        fs::write(folder.join("libgcc_s.so"), format!("INPUT({archive})\n"))?;
        println!("cargo:rustc-link-search=native={}", folder.display());
    }
    Ok(())
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            gather(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(())
}
