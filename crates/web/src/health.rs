//! The page of health: whether the program works, in sentences for people. Beside it `/zdrowie` answers machines.

use askama::Template;
use obieg_kernel::condition::{Condition, MOST, ShowCondition};

use crate::frame::Frame;
use crate::panics;
use crate::reply::Reply;
use crate::route::Outcome;
use crate::visit::Visit;
use crate::words::Words;

/// Room where the data lies.
#[derive(Debug, Clone, Copy)]
pub struct Space {
    /// Bytes that are free for the program.
    pub free: u64,
}

/// How the room is looked at; `app` plugs it in, for only it knows the folder and the system.
pub struct Disk(Box<dyn Fn() -> Option<Space> + Send + Sync>);

/// Below this a person should make room: ten scans of the largest size.
const LITTLE: u64 = 5_000_000_000;

impl Disk {
    /// Looked at so.
    pub fn new(look: impl Fn() -> Option<Space> + Send + Sync + 'static) -> Self {
        Self(Box::new(look))
    }

    /// The room now; none where the system does not tell.
    pub fn look(&self) -> Option<Space> {
        (self.0)()
    }
}

/// A sentence and how it is meant.
#[derive(Debug, PartialEq, Eq)]
struct Line {
    colour: &'static str,
    text: String,
}

fn good(text: impl Into<String>) -> Line {
    Line { colour: "success", text: text.into() }
}

fn warning(text: impl Into<String>) -> Line {
    Line { colour: "warning", text: text.into() }
}

fn bad(text: impl Into<String>) -> Line {
    Line { colour: "danger", text: text.into() }
}

#[derive(Template)]
#[template(path = "health.html")]
struct HealthPage {
    frame: Frame,
    program: Vec<Line>,
    office: Vec<Line>,
}

/// The page.
pub(crate) async fn page(visit: Visit) -> Outcome {
    let words = visit.words();
    let answers = visit.site().kernel().must_answer().await.is_ok();
    let space = visit.site().slots::<Disk>().find_map(Disk::look);
    let condition = match &visit.actor {
        Some(actor) if actor.holding().is_some() && answers => actor.see(ShowCondition).await.ok(),
        _ => None,
    };
    let mut program = program(words, answers, space);
    // How often the program failed is no stranger's concern.
    program.extend(condition.is_some().then(|| faults(words, panics::counted())));
    let office = condition.map(|condition| office(words, &condition)).unwrap_or_default();
    Reply::page(&HealthPage { frame: visit.public_frame(words.t("health-title")), program, office })
}

fn program(words: &Words, answers: bool, space: Option<Space>) -> Vec<Line> {
    let database =
        if answers { good(words.t("health-database")) } else { bad(words.t("health-database-silent")) };
    let room = space.map(|space| {
        let free = words.bytes(&space.free);
        if space.free < LITTLE {
            bad(words.a("health-disk-little", "free", free))
        } else {
            good(words.a("health-disk", "free", free))
        }
    });
    [good(words.t("health-works")), database].into_iter().chain(room).collect()
}

fn faults(words: &Words, panics: u64) -> Line {
    match panics {
        0 => good(words.t("health-faults-none")),
        panics => bad(words.a("health-faults", "n", panics)),
    }
}

fn office(words: &Words, condition: &Condition) -> Vec<Line> {
    let mut lines = Vec::new();
    if let (Some(since), 1..) = (condition.since, condition.due) {
        let since = words.instant(&since);
        lines.push(warning(words.a2("health-queue-waits", ("since", &since), ("n", &number(condition.due)))));
    }
    if condition.retrying > 0 {
        lines.push(warning(words.a("health-queue-retries", "n", number(condition.retrying))));
    }
    if condition.dead > 0 {
        lines.push(bad(words.a("health-queue-dead", "n", number(condition.dead))));
    }
    if lines.is_empty() {
        lines.push(good(words.t("health-queue-empty")));
    }
    lines.push(match condition.unsigned {
        ..=0 => good(words.t("health-journal")),
        // So it is after every deed, for half a minute: nothing to worry about.
        unsigned => Line { colour: "info", text: words.a("health-journal-unsigned", "n", unsigned) },
    });
    lines
}

/// Where counting stopped there are more.
fn number(count: i64) -> String {
    if count >= MOST { format!("{MOST}+") } else { count.to_string() }
}
