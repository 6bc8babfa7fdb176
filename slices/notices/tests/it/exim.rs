//! A real Exim on this computer: its own folder, its own ports, a certificate made for it, ended with the test.

use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// User and password that it takes.
pub const LOGIN: &str = "obieg";
pub const PASSWORD: &str = "Tajne7";

/// The server.
pub struct Exim {
    folder: TempDir,
    program: &'static str,
    child: Option<Child>,
    /// TLS from the start.
    pub tls: u16,
    /// STARTTLS.
    pub plain: u16,
    /// The certificate of its authority.
    pub authority: String,
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

fn said(program: &str, args: &[&str]) -> String {
    let out = Command::new(program).args(args).output().unwrap();
    String::from_utf8(out.stdout).unwrap().trim().to_owned()
}

impl Exim {
    /// Starts it; none, with a printed reason, where it is not installed.
    pub fn start() -> Option<Self> {
        let program =
            ["/usr/sbin/exim4", "/usr/local/sbin/exim4"].into_iter().find(|one| Path::new(one).is_file());
        let Some(program) = program else {
            println!(
                "skipped: no Exim; type: sudo apt-get install --no-install-recommends exim4-daemon-light"
            );
            return None;
        };
        let folder = tempfile::Builder::new().prefix("obieg-smtp").tempdir_in("/tmp").unwrap();
        let authority = certificate(folder.path());
        let (tls, plain) = (free_port(), free_port());
        for name in ["spool", "log", "mail"] {
            std::fs::create_dir(folder.path().join(name)).unwrap();
        }
        // Under root the server gives its rights up for a user of its own, who must get in.
        let root = said("id", &["-un"]) == "root";
        let user = if root { "Debian-exim".to_owned() } else { said("id", &["-un"]) };
        let group = if root { "Debian-exim".to_owned() } else { said("id", &["-gn"]) };
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
        if root {
            let owned =
                Command::new("chown").args(["-R", "Debian-exim:Debian-exim"]).arg(folder.path()).status();
            assert!(owned.unwrap().success());
        }
        let config = folder.path().join("exim.conf");
        std::fs::write(&config, settings(folder.path(), (tls, plain), (&user, &group))).unwrap();
        std::fs::set_permissions(&config, std::fs::Permissions::from_mode(0o644)).unwrap();
        let mut server = Self { folder, program, child: None, tls, plain, authority };
        server.up();
        Some(server)
    }

    fn command(&self) -> Command {
        let mut command = Command::new(self.program);
        command.arg("-C").arg(self.folder.path().join("exim.conf"));
        command
    }

    /// Listens, again after [`Exim::down`].
    pub fn up(&mut self) {
        let child = self.command().arg("-bdf").stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        self.child = Some(child);
        // It says nowhere when it listens.
        while TcpStream::connect(("127.0.0.1", self.plain)).is_err() {
            let ended = self.child.as_mut().unwrap().try_wait().unwrap();
            assert!(ended.is_none(), "Exim ended: {ended:?}");
            std::thread::yield_now();
        }
    }

    /// Listens no more.
    pub fn down(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = Command::new("kill").arg(child.id().to_string()).status();
            let _ = child.wait();
        }
    }

    /// Delivers what was taken, and gives every message that lies in the mailbox.
    pub fn delivered(&self) -> Vec<Vec<u8>> {
        assert!(self.command().arg("-qff").status().unwrap().success());
        let new = self.folder.path().join("mail/all/new");
        let mut files: Vec<PathBuf> =
            std::fs::read_dir(new).into_iter().flatten().map(|one| one.unwrap().path()).collect();
        files.sort();
        files.into_iter().map(|file| std::fs::read(file).unwrap()).collect()
    }
}

impl Drop for Exim {
    fn drop(&mut self) {
        self.down();
    }
}

fn certificate(folder: &Path) -> String {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    std::fs::write(folder.join("cert.pem"), made.cert.pem()).unwrap();
    std::fs::write(folder.join("key.pem"), made.signing_key.serialize_pem()).unwrap();
    made.cert.pem()
}

/// Whoever writes to `nikt` is refused for good, to `potem` for now; under whoever writes to `padnij` the server dies after it
/// has the whole message.
fn settings(folder: &Path, (tls, plain): (u16, u16), (user, group): (&str, &str)) -> String {
    let base = folder.display();
    format!(
        "primary_hostname = poczta.example.pl\nspool_directory = {base}/spool\nlog_file_path = {base}/log/%slog\n\
         pid_file_path = {base}/log/exim.pid\nexim_user = {user}\nexim_group = {group}\n\
         daemon_smtp_ports = {plain} : {tls}\nlocal_interfaces = 127.0.0.1\ntls_on_connect_ports = {tls}\n\
         tls_advertise_hosts = *\ntls_certificate = {base}/cert.pem\ntls_privatekey = {base}/key.pem\n\
         auth_advertise_hosts = ${{if eq{{$tls_in_cipher}}{{}}{{}}{{*}}}}\ndeliver_drop_privilege = true\n\
         keep_environment =\nhost_lookup =\nqueue_only = true\nacl_smtp_rcpt = rcpt\nacl_smtp_data = data\n\
         begin acl\nrcpt:\n deny !authenticated = *\n message = najpierw zaloguj\n\
         deny local_parts = nikt\n message = nie ma takiej osoby\n defer local_parts = potem\n message = za chwile\n accept\n\
         data:\n warn condition = ${{if match{{$recipients}}{{^padnij@}}}}\n set acl_m0 = ${{run{{/bin/kill -9 $pid}}}}\n accept\n\
         begin routers\nall:\n driver = accept\n transport = maildir\n\
         begin transports\nmaildir:\n driver = appendfile\n directory = {base}/mail/all\n maildir_format = true\n\
         user = {user}\n group = {group}\n\
         begin authenticators\nplain:\n driver = plaintext\n public_name = PLAIN\n server_prompts = :\n\
         server_condition = ${{if and{{{{eq{{$auth2}}{{{LOGIN}}}}}{{eq{{$auth3}}{{{PASSWORD}}}}}}}}}\n server_set_id = $auth2\n"
    )
}
