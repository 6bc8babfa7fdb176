//! The stage `package`: the package is built, installed into a root of its own by dpkg, and the installed program serves an
//! office founded with what the package brought. The system it runs on stays as it was.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::Outcome;
use crate::count::Count;
use crate::needs;
use crate::package;
use crate::paths::{cannot, program};
use crate::run::{self, not_started};
use crate::stages::{Verdict, Work};
use crate::ui::note;

/// The stage. It packs the program of the tests: the optimised one takes many minutes and is packed by the same steps.
pub fn prove(work: &Work<'_>) -> Outcome<Verdict> {
    if program(work.places, "dpkg-deb").is_none() {
        return Ok(Verdict::Skipped("no dpkg on this system".into()));
    }
    let built = work.program()?;
    let folder = std::env::temp_dir().join(format!("obieg-package-{}", std::process::id()));
    fs::create_dir_all(&folder).map_err(|e| cannot("make", &folder, &e))?;
    let proved = package::pack(work.places, &built, &folder, "-z1").and_then(|deb| {
        let root = Root::install(&folder.join("root"), &deb)?;
        root.has_what_it_needs()?;
        root.unit_is_understood(program(work.places, "systemd-analyze").is_some())?;
        root.serves_an_office()?;
        root.keeps_the_record_when_purged()
    });
    let _ = fs::remove_dir_all(&folder);
    proved.map(|()| Verdict::Counted(Count { passed: 5, failed: 0 }))
}

/// A folder in which the package is installed.
struct Root {
    folder: PathBuf,
    /// User and group `obieg` of the root; none when we are not root and the maintainer scripts could not run.
    owner: Option<(u32, u32)>,
}

impl Root {
    fn install(folder: &Path, deb: &Path) -> Outcome<Self> {
        for name in ["etc", "var/lib/dpkg/info", "var/lib/dpkg/updates", "var/log"] {
            let path = folder.join(name);
            fs::create_dir_all(&path).map_err(|e| cannot("make", &path, &e))?;
        }
        let lines = [("passwd", "root:x:0:0:root:/root:/bin/sh\n"), ("group", "root:x:0:\n"), ("shadow", "")];
        for (name, text) in lines {
            let file = folder.join("etc").join(name);
            fs::write(&file, text).map_err(|e| cannot("write", &file, &e))?;
        }
        if !needs::root() {
            note("not root: the package is unpacked, its scripts are not run");
            must(Command::new("dpkg-deb").arg("--extract").arg(deb).arg(folder))?;
            return Ok(Self { folder: folder.to_owned(), owner: None });
        }
        let status = folder.join("var/lib/dpkg/status");
        fs::write(&status, "").map_err(|e| cannot("write", &status, &e))?;
        must(dpkg(folder).arg("--install").arg(deb))?;
        let passwd = fs::read_to_string(folder.join("etc/passwd")).unwrap_or_default();
        let owner = user(&passwd).ok_or("the package made no user `obieg`")?;
        Ok(Self { folder: folder.to_owned(), owner: Some(owner) })
    }

    /// Rights and owners as the guide tells them.
    fn has_what_it_needs(&self) -> Outcome {
        self.must_have(package::PROGRAM, 0o755)?;
        self.must_have("usr/share/doc/obieg/operating.md", 0o644)?;
        self.must_have("usr/lib/systemd/system/obieg.service", 0o644)?;
        let Some((user, group)) = self.owner else { return Ok(()) };
        self.must_have("etc/obieg/obieg.toml", 0o640)?;
        self.must_have("var/lib/obieg", 0o750)?;
        let data = self.facts("var/lib/obieg")?;
        if (data.uid(), data.gid()) == (user, group) {
            Ok(())
        } else {
            Err("/var/lib/obieg does not belong to the user obieg".into())
        }
    }

    fn facts(&self, path: &str) -> Outcome<fs::Metadata> {
        let file = self.folder.join(path);
        fs::metadata(&file).map_err(|e| cannot("read", &file, &e))
    }

    fn must_have(&self, path: &str, rights: u32) -> Outcome {
        let found = self.facts(path)?.permissions().mode() & 0o777;
        if found == rights {
            Ok(())
        } else {
            Err(format!("/{path} has the rights {found:o}, not {rights:o}"))
        }
    }

    /// systemd reads the unit and finds nothing to complain about, where there is one to ask.
    fn unit_is_understood(&self, can_ask: bool) -> Outcome {
        if !can_ask {
            note("no systemd-analyze here: the unit was not read by systemd");
            return Ok(());
        }
        let unit = self.folder.join("usr/lib/systemd/system/obieg.service");
        let mut ask = Command::new("systemd-analyze");
        ask.args(["verify", "--man=no", "--recursive-errors=no"]).arg(&unit);
        let said = run::quiet(&mut ask)?;
        // The program is not at /usr/bin of this system, and nothing else may be wrong.
        let faults: Vec<&String> = said
            .lines
            .iter()
            .filter(|line| line.contains("obieg.service"))
            .filter(|line| !line.contains("/usr/bin/obieg is not executable"))
            .collect();
        if faults.is_empty() { Ok(()) } else { Err(format!("the unit: {faults:?}")) }
    }

    /// Founds the example office and serves it, as the user of the package.
    fn serves_an_office(&self) -> Outcome {
        let settings = self.settings()?;
        let example = self.folder.join("usr/share/doc/obieg/examples/urzad.toml");
        let mut found = self.obieg();
        found.args(["office", "create"]).arg(&example).arg("--config").arg(&settings);
        let said = run::quiet(&mut found)?;
        if !said.good || !said.lines.iter().any(|line| line.contains("imie.nazwisko")) {
            return Err(format!("the example office was not founded: {}", said.lines.join("; ")));
        }
        let mut serve = self.obieg();
        serve.args(["serve", "--config"]).arg(&settings).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut server = Server(serve.spawn().map_err(|e| not_started(&serve, &e))?);
        let address = server.address()?;
        let health = get(&address, "/zdrowie")?;
        if !health.starts_with("HTTP/1.1 200") {
            return Err(format!("the installed program is not well: {health}"));
        }
        let page = get(&address, "/stan")?;
        if !page.starts_with("HTTP/1.1 200") || !page.contains("Obieg działa.") {
            return Err("the installed program does not say in words that it works".into());
        }
        server.ends_well()
    }

    /// The packaged settings with this root's folder, and a port that is free.
    fn settings(&self) -> Outcome<PathBuf> {
        let packaged = self.folder.join("etc/obieg/obieg.toml");
        let text = fs::read_to_string(&packaged).map_err(|e| cannot("read", &packaged, &e))?;
        let data = self.folder.join("var/lib/obieg");
        fs::create_dir_all(&data).map_err(|e| cannot("make", &data, &e))?;
        let here = text
            .replace("\"/var/lib/obieg\"", &format!("\"{}\"", data.display()))
            .replace("127.0.0.1:8080", "127.0.0.1:0");
        let file = self.folder.join("etc/obieg/test.toml");
        fs::write(&file, here).map_err(|e| cannot("write", &file, &e))?;
        Ok(file)
    }

    fn obieg(&self) -> Command {
        let mut command = Command::new(self.folder.join(package::PROGRAM));
        command.stdin(Stdio::null()).current_dir(&self.folder);
        if let Some((user, group)) = self.owner {
            command.uid(user).gid(group);
        }
        command
    }

    /// A record has to be kept for years; a package manager must not be what ends it.
    fn keeps_the_record_when_purged(&self) -> Outcome {
        if self.owner.is_some() {
            must(dpkg(&self.folder).args(["--purge", "obieg"]))?;
            if self.facts(package::PROGRAM).is_ok() {
                return Err("a purge left the program".into());
            }
        }
        self.facts("var/lib/obieg").map(drop)
    }
}

fn dpkg(root: &Path) -> Command {
    let mut command = Command::new("dpkg");
    // Nothing else is installed in this root, and its scripts run outside of it, told where it is (DPKG_ROOT).
    command.arg(format!("--root={}", root.display()));
    command.args(["--force-script-chrootless", "--force-depends", "--force-not-root"]);
    command
}

fn must(command: &mut Command) -> Outcome {
    let said = run::quiet(command)?;
    let name = command.get_program().to_string_lossy().into_owned();
    if said.good { Ok(()) } else { Err(format!("{name}: {}", said.lines.join("; "))) }
}

/// User and group of `obieg` in a text like /etc/passwd.
fn user(passwd: &str) -> Option<(u32, u32)> {
    let line = passwd.lines().find(|line| line.starts_with("obieg:"))?;
    let mut parts = line.split(':').skip(2).map(str::parse);
    Some((parts.next()?.ok()?, parts.next()?.ok()?))
}

/// One answer with its head.
fn get(address: &str, path: &str) -> Outcome<String> {
    let lost = |e: std::io::Error| format!("{address}{path} did not answer: {e}");
    let mut stream = TcpStream::connect(address).map_err(lost)?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").map_err(lost)?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).map_err(lost)?;
    Ok(answer)
}

/// The installed server, stopped when this value ends.
struct Server(Child);

impl Server {
    /// The address, from the server's first line.
    fn address(&mut self) -> Outcome<String> {
        let out = self.0.stdout.take().ok_or("the server has no output")?;
        let mut line = String::new();
        BufReader::new(out).read_line(&mut line).map_err(|e| format!("the server said nothing: {e}"))?;
        let address = line.trim().strip_prefix("Obieg: http://").map(str::to_owned);
        address.ok_or_else(|| format!("the installed server did not start; it said `{}`", line.trim()))
    }

    /// Ends as systemd ends it.
    fn ends_well(&mut self) -> Outcome {
        must(Command::new("kill").args(["-TERM", &self.0.id().to_string()]))?;
        let status = self.0.wait().map_err(|e| format!("the server was lost: {e}"))?;
        if status.success() { Ok(()) } else { Err(format!("the server ended with {status}")) }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_user_is_read_from_its_line() {
        assert_eq!(
            user("root:x:0:0::/:/bin/sh\nobieg:x:998:997::/var/lib/obieg:/usr/sbin/nologin\n"),
            Some((998, 997))
        );
        assert_eq!(user("root:x:0:0::/:/bin/sh\n"), None);
    }
}
