//! The front-end bundle: packages when the lock changed, a build when a source changed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;
use crate::paths::{Places, cannot, fingerprint};
use crate::run;
use crate::ui::{Watch, note};

pub fn build(places: &Places) -> Outcome {
    let front = places.front();
    packages(&front)?;
    bundle(&front)
}

/// `npm ci`, only when package-lock.json is not the one that was installed.
pub fn packages(front: &Path) -> Outcome {
    let stamp = front.join("node_modules").join(".obieg-lock");
    let wanted = print_of(&[front.join("package.json"), front.join("package-lock.json")])?;
    if fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    let watch = Watch::start();
    note("npm ci (front-end packages)");
    let arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    if !run::shown(Command::new("npm").args(arguments).current_dir(front))? {
        return Err(
            "`npm ci` failed in front/: see its words above; it needs Node 20 and the npm registry".into()
        );
    }
    fs::write(&stamp, wanted).map_err(|e| cannot("write", &stamp, &e))?;
    note(&format!("packages installed in {}", watch.words()));
    Ok(())
}

/// `npm run build`, only when a source is not the one that was built.
fn bundle(front: &Path) -> Outcome {
    let stamp = front.join("node_modules").join(".obieg-built");
    let mut sources: Vec<PathBuf> =
        ["build.mjs", "designsystemet.config.json", "package-lock.json"].map(|name| front.join(name)).into();
    walk(&front.join("src"), &mut sources)?;
    let wanted = print_of(&sources)?;
    let built = front.join("dist").join("manifest.json").is_file();
    if built && fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) {
        note("front/dist is up to date");
        return Ok(());
    }
    let watch = Watch::start();
    if !run::shown(Command::new("npm").args(["run", "--silent", "build"]).current_dir(front))? {
        return Err("the front-end did not build: mend what `npm run build` in front/ says".into());
    }
    fs::write(&stamp, wanted).map_err(|e| cannot("write", &stamp, &e))?;
    note(&format!("front/dist built in {}", watch.words()));
    Ok(())
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> Outcome {
    for entry in fs::read_dir(folder).map_err(|e| cannot("read", folder, &e))?.flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, found)?;
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(())
}

/// One line that changes when a name or a byte of the files changes.
fn print_of(files: &[PathBuf]) -> Outcome<String> {
    let mut all = Vec::new();
    for file in files {
        let bytes = fs::read(file).map_err(|e| cannot("read", file, &e))?;
        all.extend(file.file_name().unwrap_or_default().as_encoded_bytes());
        all.extend(fingerprint(&bytes).to_le_bytes());
    }
    Ok(format!("{:016x}", fingerprint(&all)))
}
