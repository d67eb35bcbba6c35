//! Before the build: a hash of the sources of everything that is sent between a server and its clients.
//! Both are this program; from the hash each knows whether the other was built from the same sources.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{fs, io};

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
