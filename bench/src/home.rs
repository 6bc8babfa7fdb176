//! An installation of the real program in a folder of its own: founded, filled and served as an operator would.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;
use crate::server::Running;

/// The engine below the office.
#[derive(Clone, Debug)]
pub enum Engine {
    Sqlite,
    Postgres(Cluster),
}

/// The PostgreSQL that xtask started for us.
#[derive(Clone, Debug)]
pub struct Cluster {
    pub url: String,
    /// Its first process, so that its time and memory are counted too.
    pub process: u32,
    /// Where `psql` is.
    pub programs: PathBuf,
}

impl Engine {
    pub fn name(&self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres(_) => "postgres",
        }
    }
}

/// Folder, settings and program of one installation.
pub struct Home {
    pub folder: PathBuf,
    pub engine: Engine,
    /// Schema on PostgreSQL.
    pub schema: String,
    program: PathBuf,
}

impl Home {
    /// `schema` keeps installations on one cluster apart.
    pub fn make(folder: &Path, engine: &Engine, schema: &str) -> Outcome<Self> {
        std::fs::create_dir_all(folder)?;
        let database = match engine {
            Engine::Sqlite => "engine = \"sqlite\"".to_owned(),
            Engine::Postgres(cluster) => {
                format!("engine = \"postgres\"\nurl = \"{}\"\nschema = \"{schema}\"", cluster.url)
            }
        };
        let home = Self {
            folder: folder.to_owned(),
            engine: engine.clone(),
            schema: schema.to_owned(),
            program: std::env::current_exe()?.with_file_name("obieg"),
        };
        let text = format!(
            "listen = \"127.0.0.1:0\"\ndata = \"{}\"\norigin = \"bench.obieg.example\"\nsecure = false\nproxies = [\"127.0.0.1\"]\n\
             [database]\n{database}\n",
            folder.join("data").display()
        );
        std::fs::write(home.config(), text)?;
        Ok(home)
    }

    pub fn config(&self) -> PathBuf {
        self.folder.join("obieg.toml")
    }

    /// The program with the logs of a production server: warnings only.
    pub fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.env("RUST_LOG", "warn");
        command
    }

    /// Runs a command of the operator and gives what it printed.
    pub fn run(&self, arguments: &[&str]) -> Outcome<String> {
        let output = self.command().args(arguments).arg("--config").arg(self.config()).output()?;
        if !output.status.success() {
            return Err(format!("obieg {arguments:?}: {}", String::from_utf8_lossy(&output.stderr)).into());
        }
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    pub fn create(&self, key: &str, plan: &str) -> Outcome {
        let file = self.folder.join(format!("{key}.toml"));
        std::fs::write(&file, plan)?;
        let file = file.to_str().ok_or("the folder's name is not text")?;
        self.run(&["office", "create", file]).map(drop)
    }

    pub fn token(&self, office: &str, person: &str) -> Outcome<String> {
        self.run(&[
            "token", "issue", "--office", office, "--name", "bench", "--scope", "*", "--person", person,
        ])
    }

    pub fn serve(&self) -> Outcome<Running> {
        Running::start(self.command().args(["serve", "--config"]).arg(self.config()))
    }

    /// The processes whose time is the price of an operation.
    pub fn roots(&self, server: &Running) -> Vec<u32> {
        match &self.engine {
            Engine::Sqlite => vec![server.process()],
            Engine::Postgres(cluster) => vec![server.process(), cluster.process],
        }
    }
}
