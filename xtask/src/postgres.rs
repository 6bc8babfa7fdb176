//! A throw-away PostgreSQL: made in a temporary folder, started and stopped by its process id.

use std::env;
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::Outcome;
use crate::needs::root;
use crate::paths::cannot;
use crate::run::{self, not_started};
use crate::ui::pause;

pub struct Cluster {
    child: Child,
    folder: PathBuf,
    port: u16,
}

impl Cluster {
    /// Makes and starts a cluster with the programs in `bin`. Sync to disk stays on: tests must see the truth.
    pub fn start(bin: &Path) -> Outcome<Self> {
        let folder = env::temp_dir().join(format!("obieg-postgres-{}", std::process::id()));
        fs::create_dir_all(&folder).map_err(|e| cannot("make", &folder, &e))?;
        let account = Account::find()?;
        account.give(&folder)?;
        let data = folder.join("data");
        let mut init = account.command(&bin.join("initdb"));
        init.args([
            "--auth=trust",
            "--username=obieg",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-instructions",
        ]);
        must("initdb", init.arg("--pgdata").arg(&data).current_dir(&folder))?;
        let port = free_port()?;
        let log = fs::File::create(folder.join("log")).map_err(|e| cannot("write", &folder, &e))?;
        let copy = log.try_clone().map_err(|e| cannot("write", &folder, &e))?;
        let mut server = account.command(&bin.join("postgres"));
        server.arg("-D").arg(&data).args(["-p", &port.to_string(), "-c", "listen_addresses=127.0.0.1"]);
        server.args(["-c", "fsync=on", "-c", "max_connections=200", "-c"]);
        server.arg(format!("unix_socket_directories={}", folder.display()));
        server.stdin(Stdio::null()).stdout(log).stderr(copy).current_dir(&folder);
        let child = server.spawn().map_err(|e| not_started(&server, &e))?;
        let cluster = Self { child, folder, port };
        cluster.wait(bin)?;
        must("createdb", Command::new(bin.join("createdb")).args(cluster.at()).arg("obieg"))?;
        Ok(cluster)
    }

    /// The address that tests are given in `OBIEG_TEST_PG`.
    pub fn address(&self) -> String {
        format!("postgres://obieg@127.0.0.1:{}/obieg", self.port)
    }

    /// The same over the socket in its folder, as a program on the same box would be told it.
    pub fn socket(&self) -> String {
        format!("postgres:///obieg?host={}&port={}&user=obieg", self.folder.display(), self.port)
    }

    /// The server's first process, whose children are all the others.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    fn at(&self) -> [String; 4] {
        ["-h".into(), "127.0.0.1".into(), format!("--port={}", self.port), "--username=obieg".into()]
    }

    fn wait(&self, bin: &Path) -> Outcome {
        for _ in 0..300 {
            if run::quiet(Command::new(bin.join("pg_isready")).args(self.at()).arg("--quiet"))?.good {
                return Ok(());
            }
            pause(100);
        }
        let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        Err(format!("PostgreSQL did not start within 30 s; its log:\n{log}"))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // SIGINT asks for a fast shutdown: open transactions end, files are left whole.
        let _ = run::quiet(Command::new("kill").args(["-INT", &self.child.id().to_string()]));
        for _ in 0..100 {
            if self.child.try_wait().is_ok_and(|ended| ended.is_some()) {
                break;
            }
            pause(100);
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// PostgreSQL refuses to run as root: then it runs as its own user, or as nobody.
enum Account {
    Ourselves,
    Other { user: String, group: String },
}

impl Account {
    fn find() -> Outcome<Self> {
        if !root() {
            return Ok(Self::Ourselves);
        }
        for name in ["postgres", "nobody"] {
            let user = run::quiet(Command::new("id").args(["-u", name]))?;
            let group = run::quiet(Command::new("id").args(["-g", name]))?;
            if let (true, true, [user], [group]) = (user.good, group.good, &user.lines[..], &group.lines[..])
            {
                return Ok(Self::Other { user: user.clone(), group: group.clone() });
            }
        }
        Err("PostgreSQL does not run as root, and this system has neither the user postgres nor nobody"
            .into())
    }

    fn give(&self, folder: &Path) -> Outcome {
        match self {
            Self::Ourselves => Ok(()),
            Self::Other { user, group } => {
                must("chown", Command::new("chown").arg(format!("{user}:{group}")).arg(folder))
            }
        }
    }

    /// `setpriv` becomes the program itself, so that the process id is the server's; it ends when we do.
    fn command(&self, program: &Path) -> Command {
        match self {
            Self::Ourselves => Command::new(program),
            Self::Other { user, group } => {
                let mut command = Command::new("setpriv");
                command
                    .arg(format!("--reuid={user}"))
                    .arg(format!("--regid={group}"))
                    .args(["--clear-groups", "--pdeathsig=INT"]);
                command.arg(program);
                command
            }
        }
    }
}

fn must(name: &str, command: &mut Command) -> Outcome {
    let said = run::quiet(command)?;
    if said.good { Ok(()) } else { Err(format!("{name} failed:\n{}", said.lines.join("\n"))) }
}

/// A port of loopback that nobody uses now.
pub fn free_port() -> Outcome<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
    listener.map(|address| address.port()).map_err(|e| format!("no free port on 127.0.0.1: {e}"))
}
