//! Licences, bans and sources of all dependencies, and known holes in them, by cargo-deny, without network.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;
use crate::count::{self, Count};
use crate::dates::{day, today};
use crate::paths::{cannot, fingerprint};
use crate::run;
use crate::stages::{Verdict, Work};
use crate::ui::note;

/// Where a snapshot of the RustSec database may lie: beside the clone.
const SNAPSHOT: &str = "../shared/data/rustsec/advisory-db.tgz";
/// The name under which cargo-deny looks for that database.
const FOLDER: &str = "advisory-db-3157b0e258782691";
const OLDEST: i64 = 120;

pub fn run(work: &Work<'_>) -> Outcome<Verdict> {
    if !work.tools.deny {
        return Err("cargo-deny is missing; type: cargo install --locked cargo-deny".into());
    }
    // Crates of other systems are in the graph too, and no build of ours has fetched them.
    if !run::shown(&mut work.cargo(&["fetch", "--quiet"])?)? {
        return Err("`cargo fetch` failed: the crates of Cargo.lock must be reachable once".into());
    }
    let rules = work.places.root.join("deny.toml");
    let mut sum = check(work, &rules, &["bans", "licenses", "sources"])?;
    let snapshot = work.places.root.join(SNAPSHOT);
    if !snapshot.is_file() {
        note("advisories skipped: no snapshot of the RustSec database beside this clone");
        return Ok(Verdict::Counted(sum));
    }
    let base = unpack(work, &snapshot)?;
    sum += age(&base.join(FOLDER))?;
    let with_base = told_where(&rules, &base)?;
    sum += check(work, &with_base, &["advisories"])?;
    Ok(Verdict::Counted(sum))
}

fn check(work: &Work<'_>, rules: &Path, what: &[&str]) -> Outcome<Count> {
    let mut command = work.cargo(&["deny", "--offline", "--all-features", "--config"])?;
    command.arg(rules).args(["check", "--hide-inclusion-graph"]).args(what);
    Ok(count::deny(&run::heard(&mut command)?))
}

/// The snapshot as plain files in the cache, unpacked once.
fn unpack(work: &Work<'_>, snapshot: &Path) -> Outcome<PathBuf> {
    let bytes = fs::read(snapshot).map_err(|e| cannot("read", snapshot, &e))?;
    let base = work.places.cache.join(format!("advisories-{:016x}", fingerprint(&bytes)));
    let folder = base.join(FOLDER);
    if folder.join("crates").is_dir() {
        return Ok(base);
    }
    fs::create_dir_all(&folder).map_err(|e| cannot("make", &folder, &e))?;
    let said = run::quiet(Command::new("tar").arg("-xzf").arg(snapshot).arg("-C").arg(&folder))?;
    if !said.good {
        return Err(format!("tar could not unpack the advisories:\n{}", said.lines.join("\n")));
    }
    // cargo-deny asks git's own mark when the database was fetched; a snapshot has none.
    let git = folder.join(".git");
    let marked = fs::create_dir_all(&git).and_then(|()| fs::write(git.join("FETCH_HEAD"), b""));
    marked.map_err(|e| cannot("write", &git, &e))?;
    Ok(base)
}

/// deny.toml with the place of the database added.
fn told_where(rules: &Path, base: &Path) -> Outcome<PathBuf> {
    let text = fs::read_to_string(rules).map_err(|e| cannot("read", rules, &e))?;
    let place = format!("[advisories]\ndb-path = {:?}\n", base.display().to_string());
    let file = base.join("deny.toml");
    fs::write(&file, text.replacen("[advisories]\n", &place, 1)).map_err(|e| cannot("write", &file, &e))?;
    Ok(file)
}

/// A database older than 120 days fails loudly; its age is that of its newest advisory.
fn age(folder: &Path) -> Outcome<Count> {
    let newest = newest(folder)?.ok_or("the advisories carry no dates: is the snapshot whole?")?;
    let days = today().saturating_sub(day(&newest).unwrap_or(0));
    note(&format!("advisories up to {newest}, {days} days old (at most {OLDEST})"));
    if days > OLDEST {
        note("the RustSec snapshot is too old: put a newer one in its place");
    }
    Ok(Count::of(days <= OLDEST))
}

/// The latest `date = "2026-08-21"` of all files.
fn newest(folder: &Path) -> Outcome<Option<String>> {
    let mut best = None;
    for entry in fs::read_dir(folder).map_err(|e| cannot("read", folder, &e))?.flatten() {
        let path = entry.path();
        let found =
            if path.is_dir() { newest(&path)? } else { date(&fs::read_to_string(&path).unwrap_or_default()) };
        best = best.max(found);
    }
    Ok(best)
}

fn date(text: &str) -> Option<String> {
    let line = text.lines().find_map(|line| line.strip_prefix("date = \""))?;
    line.split_once('"').map(|(date, _)| date.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_advisory_tells_its_date() {
        assert_eq!(
            date("```toml\n[advisory]\nid = \"X\"\ndate = \"2026-08-21\"\n"),
            Some("2026-08-21".into())
        );
    }
}
