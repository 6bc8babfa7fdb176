//! The real program as a child process, in a house of its own.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use obieg_testkit::Database;

/// An installation with the office `alfa` and a classification list.
pub struct Installation {
    pub folder: tempfile::TempDir,
    /// What the founding told.
    pub printed: String,
}

/// The program.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_obieg"));
    command.env("RUST_LOG", "error");
    command
}

/// Runs to the end, which must be good; gives what it printed.
pub fn run(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
    text
}

impl Installation {
    /// Founds it; the schema on PostgreSQL is named after `name`.
    pub fn found(database: &Database, name: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = match database {
            Database::Sqlite => "engine = \"sqlite\"".to_owned(),
            Database::Postgres { url } => {
                let schema = format!("{name}{}", std::process::id());
                format!("engine = \"postgres\"\nurl = \"{url}\"\nschema = \"{schema}\"")
            }
        };
        let text = format!(
            "listen = \"127.0.0.1:0\"\ndata = \"{}\"\norigin = \"kill.obieg.example\"\nsecure = false\n[database]\n{database}\n",
            folder.path().join("data").display()
        );
        std::fs::write(folder.path().join("obieg.toml"), text).unwrap();
        let office = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/testkit/offices/alfa.toml");
        let config = folder.path().join("obieg.toml");
        let printed = run(program().args(["office", "create"]).arg(office).arg("--config").arg(&config));
        let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/jrwa/wojewoda_2011_zal5.csv");
        let about = ["--office", "alfa", "--name", "Wykaz", "--source", "test", "--from", "2020-01-01"];
        run(program().args(["office", "classes"]).arg(list).args(about).arg("--config").arg(&config));
        Self { folder, printed }
    }

    /// A token in the name of a person.
    pub fn token(&self, person: &str) -> String {
        let about = ["--office", "alfa", "--name", "test", "--scope", "*", "--person", person];
        run(program().args(["token", "issue"]).args(about).arg("--config").arg(self.config()))
    }

    /// Its settings file.
    pub fn config(&self) -> PathBuf {
        self.folder.path().join("obieg.toml")
    }

    /// Serves; gives the child and its address.
    pub fn serve(&self) -> (Child, String) {
        let mut child =
            program().args(["serve", "--config"]).arg(self.config()).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().rsplit("http://").next().unwrap().to_owned();
        assert!(!address.is_empty(), "the server did not start");
        (child, address)
    }
}
