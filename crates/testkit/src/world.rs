//! A world: an installation with two offices and their people.

use std::path::Path;
use std::sync::Arc;

use obieg_kernel::door::Origin;
use obieg_kernel::id::HoldingId;
use obieg_kernel::office::{Config, Engine};
use obieg_kernel::{Actor, Env, Kernel, Office, OperatorKey};
use obieg_people::deeds::FoundOffice;
use obieg_people::plan;
use obieg_people::queries::Structure;
use obieg_web::{Site, SiteOptions, SliceFace};

use crate::browser::Browser;
use crate::clock::{TestClock, TestEntropy};

/// Which engine a world stands on.
#[derive(Debug, Clone)]
pub enum Database {
    /// A file per office in a folder of the test's own.
    Sqlite,
    /// A schema of the test's own in the cluster that the test command started.
    Postgres {
        /// Connection URL.
        url: String,
    },
}

impl Database {
    /// The PostgreSQL of the test command, if it runs.
    pub fn postgres() -> Option<Self> {
        std::env::var("OBIEG_TEST_PG").ok().map(|url| Self::Postgres { url })
    }
}

/// An installation with the offices `alfa` and `beta`.
pub struct World {
    /// The kernel.
    pub kernel: Arc<Kernel>,
    /// The operator's key.
    pub operator: OperatorKey,
    /// The clock.
    pub clock: Arc<TestClock>,
    /// The schema on PostgreSQL.
    pub schema: Option<String>,
    faces: fn() -> Vec<SliceFace>,
    config: Config,
    folder: tempfile::TempDir,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
}

const OFFICES: [&str; 2] = [include_str!("../offices/alfa.toml"), include_str!("../offices/beta.toml")];

impl World {
    /// Opens a world on an engine with these slices (people is always there).
    pub async fn open(database: Database, faces: fn() -> Vec<SliceFace>) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let clock = Arc::new(TestClock::at("2026-06-01T08:00:00Z"));
        let env = env_with(&clock);
        let schema = format!("t{}", env.new_uuid().simple());
        let (engine, schema) = match database {
            Database::Sqlite => (Engine::Sqlite, None),
            Database::Postgres { url } => {
                (Engine::Postgres { url, schema: Some(schema.clone()) }, Some(schema))
            }
        };
        let config = Config {
            data: folder.path().to_owned(),
            engine,
            origin: "test.obieg.example".to_owned(),
            address: Some("https://test.obieg.example".to_owned()),
            writers: 2,
            readers: 4,
        };
        let migrations = faces().iter().flat_map(|face| face.migrations.iter().copied()).collect();
        let (kernel, operator) = Kernel::open(config.clone(), env, migrations).expect("kernel opens");
        let world =
            Self { kernel: Arc::new(kernel), operator, clock, schema, faces, config, folder, stop: None };
        for text in OFFICES {
            world.found(text).await;
        }
        world
    }

    async fn found(&self, text: &str) {
        let plan = plan::read(text).expect("a good plan");
        // One cheap hash for all: hashing is tested where it belongs.
        let deed = FoundOffice::from_plan(&plan, |_| Ok("no password".to_owned())).expect("a deed");
        let (key, name) = (plan.office.key.get_ref(), plan.office.name.get_ref());
        self.kernel.found(&self.operator, key, name, deed).await.expect("founded");
    }

    /// Opens the same installation once more, as after a restart.
    pub fn reopen(&self) -> Arc<Kernel> {
        let env = env_with(&self.clock);
        let migrations = (self.faces)().iter().flat_map(|face| face.migrations.iter().copied()).collect();
        let (kernel, _) = Kernel::open(self.config.clone(), env, migrations).expect("kernel opens again");
        Arc::new(kernel)
    }

    /// A person of `alfa` as an actor of a kernel opened once more.
    pub async fn actor_of(kernel: &Arc<Kernel>, world: &Self, name: &str) -> Actor {
        let cookie = world.cookie("alfa", name).await;
        kernel.session(&cookie).await.expect("session").expect("is open").0
    }

    /// The folder of the installation.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// An open office: `alfa` or `beta`.
    pub fn office(&self, key: &str) -> Arc<Office> {
        self.kernel.office(key).expect("opens").expect("is there")
    }

    /// The holding of a person by the beginning of the name, for example `Anna`.
    pub async fn holding(&self, office: &str, name: &str) -> HoldingId {
        let machine = self.kernel.machine(&self.operator, &self.office(office), "operator");
        let structure = machine.see(Structure).await.expect("structure");
        let found =
            structure.units.iter().flat_map(|unit| &unit.people).find(|one| one.person.starts_with(name));
        found.unwrap_or_else(|| panic!("nobody is called {name}")).holding
    }

    /// The secret of a new session of a person.
    pub async fn cookie(&self, office: &str, name: &str) -> String {
        let holding = self.holding(office, name).await;
        let origin = Origin { address: "127.0.0.1".to_owned(), device: "test".to_owned(), browser: None };
        self.kernel
            .sign_in_cast(&self.operator, &self.office(office), holding, origin)
            .await
            .expect("signs in")
    }

    /// A person as an actor.
    pub async fn actor(&self, office: &str, name: &str) -> Actor {
        let cookie = self.cookie(office, name).await;
        self.kernel.session(&cookie).await.expect("session").expect("is open").0
    }

    /// A machine actor.
    pub fn machine(&self, office: &str) -> Actor {
        self.kernel.machine(&self.operator, &self.office(office), "test machine")
    }

    /// Serves the site on a free port and gives a browser that nobody is signed in with.
    pub async fn serve(&mut self) -> Browser {
        self.serve_with(Vec::new()).await
    }

    /// Serves the site with panels that slices put into each other's pages.
    pub async fn serve_with(&mut self, slots: Vec<Box<dyn std::any::Any + Send + Sync>>) -> Browser {
        let options = SiteOptions { slots, ..SiteOptions::default() };
        let site = Site::new(Arc::clone(&self.kernel), (self.faces)(), options).expect("a site");
        self.serve_site(site).await
    }

    /// Serves a site of the test's own making, for example one with panels.
    pub async fn serve_site(&mut self, site: Arc<Site>) -> Browser {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address").to_string();
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        self.stop = Some(stop);
        tokio::spawn(site.serve(listener, async {
            stopped.await.ok();
        }));
        Browser::new(address)
    }

    /// The site without a server.
    pub fn site(&self) -> Arc<Site> {
        Site::new(Arc::clone(&self.kernel), (self.faces)(), SiteOptions::default()).expect("a site")
    }

    /// Everything is recomputed and nothing is wrong.
    pub async fn assert_sound(&self) {
        for key in ["alfa", "beta"] {
            let report = self.kernel.verify(&self.office(key)).await.expect("verifies");
            assert_eq!(report.faults, [], "{key}");
        }
    }
}

fn env_with(clock: &Arc<TestClock>) -> Env {
    let clock: Arc<dyn obieg_kernel::env::Clock> = Arc::<TestClock>::clone(clock);
    Env::new(clock, Arc::new(TestEntropy)).expect("time zone")
}
