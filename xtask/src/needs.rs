//! What the checks need on a machine: found, or installed where we may, or named in one command to type.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;
use crate::front;
use crate::paths::{Places, cannot, fingerprint, program, variable};
use crate::run;
use crate::ui::{Watch, note};

const NEXTEST: &str = "0.9.143";
const DENY: &str = "0.20.2";
const SCHEMATHESIS: &str = "schemathesis==4.*";

/// What was found; a stage that lacks its tool says so instead of running.
#[derive(Default)]
pub struct Tools {
    pub postgres: Option<PathBuf>,
    pub chromium: Option<PathBuf>,
    pub nextest: bool,
    pub deny: bool,
    pub schemathesis: Option<PathBuf>,
    /// A Python with the verifiers that tests of signatures compare with.
    pub verifiers: Option<PathBuf>,
}

/// Looks only: for `--quick`.
pub fn look(places: &Places) -> Tools {
    Tools {
        postgres: postgres_folder(),
        chromium: chromium(places),
        nextest: program(places, "cargo-nextest").is_some(),
        deny: program(places, "cargo-deny").is_some(),
        schemathesis: schemathesis(places),
        verifiers: verifiers(places),
    }
}

/// Finds and installs; the second list says what is still missing and how to get it.
pub fn gather(places: &Places) -> (Tools, Vec<String>) {
    let mut missing = Vec::new();
    let mut keep = |result: Outcome| missing.extend(result.err());
    keep(debian(places));
    keep(front::packages(&places.front()));
    keep(cargo_tool(places, "cargo-nextest", NEXTEST));
    keep(cargo_tool(places, "cargo-deny", DENY));
    keep(python(places));
    keep(compared(places));
    let tools = look(places);
    show(&tools);
    (tools, missing)
}

fn show(tools: &Tools) {
    let place =
        |path: &Option<PathBuf>| path.as_deref().map_or("missing".into(), |p| p.display().to_string());
    let found = |there: bool| if there { "found" } else { "missing" };
    note(&format!("PostgreSQL: {}", place(&tools.postgres)));
    note(&format!("Chromium: {}", place(&tools.chromium)));
    note(&format!("schemathesis: {}", place(&tools.schemathesis)));
    note(&format!("verifiers of signatures: {}", place(&tools.verifiers)));
    note(&format!("cargo-nextest: {}, cargo-deny: {}", found(tools.nextest), found(tools.deny)));
}

/// The folder of the newest PostgreSQL server's programs (`initdb`, `postgres`).
pub fn postgres_folder() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let number = |path: &Path| path.file_name()?.to_str()?.parse::<u32>().ok();
    let mut found: Vec<PathBuf> = versions.map(|entry| entry.path()).collect();
    found.sort_by_key(|path| number(path));
    let debian = found.into_iter().rev().map(|folder| folder.join("bin"));
    let path = variable("PATH").unwrap_or_default();
    let others: Vec<PathBuf> = std::env::split_paths(&path).collect();
    debian.chain(others).find(|bin| bin.join("initdb").is_file() && bin.join("postgres").is_file())
}

fn chromium(places: &Places) -> Option<PathBuf> {
    let told = variable("OBIEG_CHROMIUM").map(PathBuf::from).filter(|file| file.is_file());
    let named = ["chromium", "chromium-browser", "google-chrome"];
    told.or_else(|| named.iter().find_map(|name| program(places, name)))
}

/// Dovecot's program; Debian keeps it where only root looks by itself.
fn dovecot(places: &Places) -> Option<PathBuf> {
    let sbin = Some(PathBuf::from("/usr/sbin/dovecot")).filter(|file| file.is_file());
    sbin.or_else(|| program(places, "dovecot"))
}

/// Exim's program, as above.
fn exim(places: &Places) -> Option<PathBuf> {
    let sbin = Some(PathBuf::from("/usr/sbin/exim4")).filter(|file| file.is_file());
    sbin.or_else(|| program(places, "exim4"))
}

/// nginx's program, as above.
fn nginx(places: &Places) -> Option<PathBuf> {
    let sbin = Some(PathBuf::from("/usr/sbin/nginx")).filter(|file| file.is_file());
    sbin.or_else(|| program(places, "nginx"))
}

/// Debian packages: installed when we are root, otherwise one command to type.
fn debian(places: &Places) -> Outcome {
    let mut wanted = Vec::new();
    if postgres_folder().is_none() {
        wanted.push("postgresql");
    }
    if chromium(places).is_none() {
        wanted.push("chromium");
    }
    // The mail server that the tests of mailboxes start for themselves.
    if dovecot(places).is_none() {
        wanted.push("dovecot-imapd");
    }
    // The mail server that the tests of daily e-mails start for themselves.
    if exim(places).is_none() {
        wanted.push("exim4-daemon-light");
    }
    // The server with TLS that a test puts before the program.
    if nginx(places).is_none() {
        wanted.push("nginx");
    }
    // The device in software that a test of seals speaks to.
    if program(places, "softhsm2-util").is_none() {
        wanted.push("softhsm2");
    }
    if program(places, "python3").is_none() {
        wanted.extend(["python3", "python3-venv"]);
    }
    if wanted.is_empty() { Ok(()) } else { apt(places, &wanted) }
}

fn apt(places: &Places, packages: &[&str]) -> Outcome {
    let list = packages.join(" ");
    let advice = format!("type: sudo apt-get install --no-install-recommends {list}");
    if program(places, "apt-get").is_none() {
        return Err(format!("missing: {list}; install them with the package manager of this system"));
    }
    if !root() {
        return Err(format!("missing: {list}; {advice}"));
    }
    let watch = Watch::start();
    note(&format!("apt-get install {list}"));
    let mut update = Command::new("apt-get");
    let mut install = Command::new("apt-get");
    install.args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages);
    for command in [update.args(["update", "-qq"]), &mut install] {
        let said = run::quiet(command.env("DEBIAN_FRONTEND", "noninteractive"))?;
        if !said.good {
            return Err(format!("apt-get failed: {}; {advice}", said.lines.last().map_or("", |line| line)));
        }
    }
    note(&format!("installed in {}", watch.words()));
    Ok(())
}

pub fn root() -> bool {
    run::quiet(Command::new("id").arg("-u")).is_ok_and(|said| said.lines.first().is_some_and(|id| id == "0"))
}

/// A cargo tool, built once into the cache. cargo-deny takes minutes: nothing else runs meanwhile.
fn cargo_tool(places: &Places, name: &str, version: &str) -> Outcome {
    if program(places, name).is_some() {
        return Ok(());
    }
    let watch = Watch::start();
    note(&format!("cargo install {name} {version} (once for this machine; minutes)"));
    let build = places.cache.join("tools-build");
    let mut install = run::cargo();
    install.args(["install", "--locked", "--quiet", "--version", version, "--root"]);
    install.arg(places.cache.join("tools")).arg(name).current_dir(&places.cache);
    // A check tool need not be fast: a light build is ready in half the time.
    install.env("CARGO_TARGET_DIR", &build).env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    install.env("CARGO_PROFILE_RELEASE_LTO", "off").env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    let good = run::shown(&mut install)?;
    let _ = fs::remove_dir_all(&build);
    if !good {
        return Err(format!(
            "{name} did not install; type: cargo install --locked {name} --version {version}"
        ));
    }
    note(&format!("{name} installed in {}", watch.words()));
    Ok(())
}

fn schemathesis(places: &Places) -> Option<PathBuf> {
    Some(places.cache.join("venv").join("bin").join("schemathesis")).filter(|file| file.is_file())
}

fn python(places: &Places) -> Outcome {
    if schemathesis(places).is_some() {
        return Ok(());
    }
    installed(&places.cache.join("venv"), SCHEMATHESIS, &[SCHEMATHESIS])
}

/// What the verifiers are and of which bytes; one folder in the cache for each edition of it.
fn requirements(places: &Places) -> PathBuf {
    places.root.join("crates").join("signatures").join("tests").join("verifiers").join("requirements.txt")
}

fn verifiers_folder(places: &Places) -> PathBuf {
    let wanted = fs::read(requirements(places)).unwrap_or_default();
    places.cache.join(format!("verifiers-{:016x}", fingerprint(&wanted)))
}

fn verifiers(places: &Places) -> Option<PathBuf> {
    let folder = verifiers_folder(places);
    // Written last: an installation that was broken off is begun anew.
    Some(folder.join("bin").join("python")).filter(|_| folder.join("complete").is_file())
}

fn compared(places: &Places) -> Outcome {
    if verifiers(places).is_some() {
        return Ok(());
    }
    let (folder, list) = (verifiers_folder(places), requirements(places));
    let list = list.to_string_lossy();
    installed(&folder, "the verifiers of signatures", &["--require-hashes", "--requirement", &list])?;
    fs::write(folder.join("complete"), "").map_err(|e| cannot("write", &folder, &e))
}

/// A Python of its own in the cache, with packages.
fn installed(venv: &Path, name: &str, wanted: &[&str]) -> Outcome {
    let watch = Watch::start();
    note(&format!("pip install {name} into the cache"));
    let _ = fs::remove_dir_all(venv);
    let made = run::quiet(Command::new("python3").args(["-m", "venv"]).arg(venv))?;
    if !made.good {
        return Err("python3 cannot make a venv; type: sudo apt-get install python3-venv".into());
    }
    let pip = venv.join("bin").join("pip");
    let quietly = ["install", "--quiet", "--disable-pip-version-check"];
    let said = run::quiet(Command::new(&pip).args(quietly).args(wanted))?;
    if !said.good {
        fs::remove_dir_all(venv).map_err(|e| cannot("remove", venv, &e))?;
        let why = said.lines.last().map_or("", |line| line);
        return Err(format!("pip could not install {name}: {why}; look at the connection to PyPI"));
    }
    note(&format!("installed in {}", watch.words()));
    Ok(())
}
