//! `cargo xtask package`: a Debian package, put together by `dpkg-deb`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;
use crate::front;
use crate::paths::{Places, cannot};
use crate::run;
use crate::ui::note;

/// What the package brings: file of the workspace, place in the system, may it be run?
const FILES: [(&str, &str, bool); 6] = [
    ("app/debian/obieg.service", "usr/lib/systemd/system/obieg.service", false),
    ("app/debian/obieg.toml", "etc/obieg/obieg.toml", false),
    ("app/debian/urzad.toml", "usr/share/doc/obieg/examples/urzad.toml", false),
    ("app/debian/copyright", "usr/share/doc/obieg/copyright", false),
    ("docs/operating.md", "usr/share/doc/obieg/operating.md", false),
    ("LICENSE", "usr/share/doc/obieg/LICENSE", false),
];
/// What dpkg itself reads.
const FOR_DPKG: [(&str, bool); 4] =
    [("conffiles", false), ("postinst", true), ("prerm", true), ("postrm", true)];
/// Where the program stands.
pub const PROGRAM: &str = "usr/bin/obieg";

/// Builds the program as it is handed out, and the package. Gives the package's file.
pub fn build(places: &Places) -> Outcome<PathBuf> {
    front::build(places)?;
    note("the program, optimised (the first build takes many minutes)");
    let mut build = run::cargo();
    build.args(["build", "--release", "--package", "obieg"]).current_dir(&places.root);
    if !run::shown(&mut build)? {
        return Err("the program did not build: the reason stands above".into());
    }
    pack(places, &places.target().join("release").join("obieg"), &places.target().join("debian"), "-z9")
}

/// Puts this program into a package inside `folder`, pressed so hard (`-z1` to `-z9`).
pub fn pack(places: &Places, program: &Path, folder: &Path, press: &str) -> Outcome<PathBuf> {
    let tree = folder.join("tree");
    let _ = fs::remove_dir_all(&tree);
    put(program, &tree.join(PROGRAM), true)?;
    for (from, to, runs) in FILES {
        put(&places.root.join(from), &tree.join(to), runs)?;
    }
    let ours = places.root.join("app").join("debian");
    for (name, runs) in FOR_DPKG {
        put(&ours.join(name), &tree.join("DEBIAN").join(name), runs)?;
    }
    let architecture = first_line(Command::new("dpkg").arg("--print-architecture"))?;
    let control = ours.join("control");
    let text = fs::read_to_string(&control).map_err(|e| cannot("read", &control, &e))?;
    let size = fs::metadata(program).map_err(|e| cannot("read", program, &e))?.len().div_ceil(1024);
    let filled = text
        .replace("@VERSION@", env!("CARGO_PKG_VERSION"))
        .replace("@ARCH@", &architecture)
        .replace("@LIBC@", &libc_version()?)
        .replace("@SIZE@", &size.to_string());
    let to = tree.join("DEBIAN").join("control");
    fs::write(&to, filled).map_err(|e| cannot("write", &to, &e))?;
    let file = folder.join(format!("obieg_{}_{architecture}.deb", env!("CARGO_PKG_VERSION")));
    let mut command = Command::new("dpkg-deb");
    command.args(["--root-owner-group", "-Zgzip", press, "--build"]).arg(&tree).arg(&file);
    let said = run::quiet(&mut command)?;
    let _ = fs::remove_dir_all(&tree);
    if said.good { Ok(file) } else { Err(format!("dpkg-deb: {}", said.lines.join("; "))) }
}

/// A copy with the rights that the package gives, whatever the clone has.
fn put(from: &Path, to: &Path, runs: bool) -> Outcome {
    use std::os::unix::fs::PermissionsExt;
    let folder = to.parent().unwrap_or(to);
    fs::create_dir_all(folder).map_err(|e| cannot("make", folder, &e))?;
    fs::copy(from, to).map_err(|e| cannot("copy", from, &e))?;
    let rights = fs::Permissions::from_mode(if runs { 0o755 } else { 0o644 });
    fs::set_permissions(to, rights).map_err(|e| cannot("set the rights of", to, &e))
}

/// The C library that the program was linked with: an older one may lack what it calls.
fn libc_version() -> Outcome<String> {
    let line = first_line(Command::new("getconf").arg("GNU_LIBC_VERSION"))?;
    let version = line.strip_prefix("glibc ").map(str::to_owned);
    version
        .ok_or_else(|| format!("getconf names no glibc but `{line}`: build the package on Debian or Ubuntu"))
}

fn first_line(command: &mut Command) -> Outcome<String> {
    let said = run::quiet(command)?;
    let line = said.lines.into_iter().next().filter(|line| said.good && !line.is_empty());
    line.ok_or_else(|| format!("`{}` said nothing", command.get_program().to_string_lossy()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_is_packed_is_there() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        for (from, _, _) in FILES {
            assert!(root.join(from).is_file(), "{from}");
        }
        for (name, _) in FOR_DPKG {
            assert!(root.join("app/debian").join(name).is_file(), "{name}");
        }
    }
}
