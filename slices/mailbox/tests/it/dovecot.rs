//! A real Dovecot on this computer: its own folder, its own port, a certificate made for it, ended with the test.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// User and password of the only mailbox.
pub const LOGIN: &str = "urzad";
pub const PASSWORD: &str = "Tajne\"haslo\\7";

/// The server.
pub struct Dovecot {
    folder: TempDir,
    child: Child,
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

/// The name of the user that runs the tests.
fn said(program: &str, args: &[&str]) -> String {
    let out = Command::new(program).args(args).output().unwrap();
    String::from_utf8(out.stdout).unwrap().trim().to_owned()
}

impl Dovecot {
    /// Starts it; none, with a printed reason, where it is not installed.
    pub fn start() -> Option<Self> {
        let program =
            ["/usr/sbin/dovecot", "/usr/local/sbin/dovecot"].into_iter().find(|one| Path::new(one).is_file());
        let Some(program) = program else {
            println!("skipped: no Dovecot; type: sudo apt-get install --no-install-recommends dovecot-imapd");
            return None;
        };
        let folder = tempfile::Builder::new().prefix("obieg-mail").tempdir_in("/tmp").unwrap();
        // Under root the server's helpers run as its own users and must get in.
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
        let authority = certificate(folder.path());
        let (tls, plain) = (free_port(), free_port());
        std::fs::write(folder.path().join("users"), format!("{LOGIN}:{{PLAIN}}{PASSWORD}::::::\n")).unwrap();
        let config = folder.path().join("dovecot.conf");
        std::fs::write(&config, settings(folder.path(), tls, plain)).unwrap();
        for name in ["new", "cur", "tmp"] {
            std::fs::create_dir_all(folder.path().join("mail").join(name)).unwrap();
        }
        let user = said("id", &["-un"]);
        if user == "root" {
            let owned =
                Command::new("chown").args(["-R", "dovenull"]).arg(folder.path().join("mail")).status();
            assert!(owned.unwrap().success());
        }
        let mut child =
            Command::new(program).args(["-F", "-c"]).arg(&config).stderr(Stdio::piped()).spawn().unwrap();
        let log = child.stderr.take().unwrap();
        let mut lines = BufReader::new(log).lines();
        let up = lines
            .by_ref()
            .map_while(Result::ok)
            .find(|line| line.contains("starting up") || line.contains("Fatal"));
        assert!(up.as_deref().is_some_and(|line| line.contains("starting up")), "{up:?}");
        // Whoever does not read on blocks the server.
        std::thread::spawn(move || lines.for_each(drop));
        Some(Self { folder, child, tls, plain, authority })
    }

    /// Puts a message into a folder of the mailbox, as a delivery does.
    pub fn deliver(&self, name: &str, message: &[u8]) {
        let mail = self.folder.path().join("mail");
        let tmp = mail.join("tmp").join(name);
        std::fs::write(&tmp, message).unwrap();
        std::fs::set_permissions(&tmp, std::fs::Permissions::from_mode(0o666)).unwrap();
        std::fs::rename(tmp, mail.join("new").join(name)).unwrap();
    }

    /// Makes a folder.
    pub fn folder(&self, name: &str) {
        let path = self.folder.path().join("mail").join(format!(".{name}"));
        for part in ["new", "cur", "tmp"] {
            std::fs::create_dir_all(path.join(part)).unwrap();
        }
        if said("id", &["-un"]) == "root" {
            assert!(Command::new("chown").args(["-R", "dovenull"]).arg(&path).status().unwrap().success());
        }
    }

    /// Messages in a folder (`""` is the inbox): names of the files with their flags.
    pub fn files(&self, folder: &str) -> Vec<String> {
        let mail = self.folder.path().join("mail");
        let mail = if folder.is_empty() { mail } else { mail.join(format!(".{folder}")) };
        let parts = ["new", "cur"].map(|part| std::fs::read_dir(mail.join(part)).unwrap());
        let names = parts.into_iter().flatten().map(|one| one.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }

    /// Forgets all numbers, as a restored or moved mailbox does: UIDVALIDITY changes.
    pub fn renumber(&self) {
        let mail = self.folder.path().join("mail");
        let list = mail.join("dovecot-uidlist");
        let head = std::fs::read_to_string(&list).unwrap().lines().next().unwrap().to_owned();
        let words = head.split(' ').map(|word| match word.strip_prefix('V') {
            Some(number) => format!("V{}", number.parse::<u32>().unwrap() + 100),
            None => word.to_owned(),
        });
        std::fs::write(&list, words.collect::<Vec<_>>().join(" ") + "\n").unwrap();
        for entry in std::fs::read_dir(&mail).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.file_name().unwrap().to_string_lossy().starts_with("dovecot.index") {
                std::fs::remove_file(path).unwrap();
            }
        }
    }
}

impl Drop for Dovecot {
    fn drop(&mut self) {
        // The master ends its helpers when it is asked to.
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        let _ = self.child.wait();
    }
}

fn certificate(folder: &Path) -> String {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    std::fs::write(folder.join("cert.pem"), made.cert.pem()).unwrap();
    std::fs::write(folder.join("key.pem"), made.signing_key.serialize_pem()).unwrap();
    made.cert.pem()
}

fn settings(folder: &Path, tls: u16, plain: u16) -> String {
    let (base, user) = (folder.display(), said("id", &["-un"]));
    // Under root the server drops to its own unprivileged users; otherwise it stays who runs the test.
    let (login, mail) =
        if user == "root" { ("dovenull", "dovenull") } else { (user.as_str(), user.as_str()) };
    let (uid, gid) = (said("id", &["-u", mail]), said("id", &["-g", mail]));
    let chroot = if user == "root" { "" } else { "service anvil {\n chroot =\n}\n" };
    format!(
        "base_dir = {base}/run\nstate_dir = {base}/state\nlog_path = /dev/stderr\nprotocols = imap\nlisten = 127.0.0.1\n\
         default_internal_user = {internal}\ndefault_login_user = {login}\n\
         default_internal_group = {group}\nfirst_valid_uid = 1\nfirst_valid_gid = 1\nmail_location = maildir:{base}/mail\n\
         ssl = required\nssl_cert = <{base}/cert.pem\nssl_key = <{base}/key.pem\nauth_mechanisms = plain login\n\
         passdb {{\n driver = passwd-file\n args = scheme=PLAIN {base}/users\n}}\n\
         userdb {{\n driver = static\n args = uid={uid} gid={gid} home={base}/mail\n}}\n\
         service imap-login {{\n chroot =\n inet_listener imap {{\n port = {plain}\n }}\n inet_listener imaps {{\n port = {tls}\n }}\n}}\n{chroot}",
        internal = if user == "root" { "dovecot" } else { user.as_str() },
        group = if user == "root" { "dovecot".to_owned() } else { said("id", &["-gn"]) },
    )
}
