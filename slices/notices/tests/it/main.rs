//! The daily e-mail against a real Exim on this computer and both databases.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on must fail at once, also in its helper functions"
)]

mod exim;
mod sending;
mod trial;

use std::sync::Arc;

use obieg_kernel::job::{Handler, Runner};
use obieg_notices::follow::Follow;
use obieg_notices::post::deeds::SetMailServer;
use obieg_notices::post::jobs::{Digest, Post, Trial};
use obieg_notices::post::model::{Detail, Guard, MailServerDraft, MailServerPage};
use obieg_notices::post::queries::SeeMailServer;
use obieg_notices::watch::Watch;
use obieg_testkit::World;

use exim::{Exim, LOGIN, PASSWORD};

fn faces() -> Vec<obieg_web::SliceFace> {
    vec![
        obieg_people::face(),
        obieg_classification::face(),
        obieg_documents::face(),
        obieg_registry::face(),
        obieg_assignments::face(),
        obieg_duties::face(),
        obieg_cases::face(),
        obieg_notices::face(),
    ]
}

fn draft(server: &Exim) -> MailServerDraft {
    MailServerDraft {
        host: "localhost".to_owned(),
        port: i64::from(server.tls),
        guard: Guard::Start,
        login: LOGIN.to_owned(),
        password: PASSWORD.to_owned(),
        authority: server.authority.clone(),
        sender: "obieg@urzad.example.pl".to_owned(),
        link: "https://obieg.example.pl".to_owned(),
        hour: 7,
        detail: Detail::Signs,
    }
}

/// The administrator sets the server.
async fn set(world: &World, draft: MailServerDraft) {
    let igor = world.actor("alfa", "Igor").await;
    let version = seen(world).await.server.map_or(0, |server| server.version);
    igor.act(SetMailServer { draft, version }, None).await.unwrap();
}

/// What the administrator sees.
async fn seen(world: &World) -> MailServerPage {
    world.actor("alfa", "Igor").await.see(SeeMailServer { before: None, limit: 50 }).await.unwrap()
}

fn handlers(world: &World) -> Vec<Arc<dyn Handler>> {
    let words = world.site().lexicon().words("pl").unwrap();
    let post = Post::new(words, world.kernel.env().clone(), true);
    vec![Arc::new(Follow), Arc::new(Digest(post.clone())), Arc::new(Trial(post))]
}

/// What comes by the clock, and what is due then.
async fn turn(world: &World) {
    let mut watch = Watch::new(world.machine("alfa"), world.kernel.env().clone());
    watch.turn().await.unwrap();
    let runner = Runner::new(Arc::clone(&world.kernel), &world.operator, handlers(world));
    runner.turn(&world.office("alfa")).await.unwrap();
}
