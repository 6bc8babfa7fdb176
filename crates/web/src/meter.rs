//! Meters for the operator's watch, in the text format of Prometheus, on an address of their own.
//!
//! They are no route of the site: behind a server with TLS every caller comes from this computer, so "only for this computer"
//! could not be told from "for everybody". Whoever can reach the meters' own address may read them; they hold names of
//! routes, keys of offices and numbers, nothing about a person.

use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::http::{StatusCode, header};
use axum::response::Response;
use jiff::SignedDuration;
use obieg_kernel::OperatorKey;
use obieg_kernel::condition::{Condition, ShowCondition};

use crate::health::Disk;
use crate::route::Method;
use crate::site::{Site, body};

/// How often a route was answered, by class of its status, and how long it took in all.
#[derive(Default)]
pub(crate) struct Answered {
    /// 2xx, 3xx, 4xx, 5xx. Nothing hangs on their order, so they cost a few cycles each.
    classes: [AtomicU64; 4],
    micros: AtomicU64,
}

const CLASSES: [(&str, u16); 4] = [("2xx", 2), ("3xx", 3), ("4xx", 4), ("5xx", 5)];

impl Answered {
    pub(crate) fn add(&self, status: StatusCode, took: SignedDuration) {
        let class = status.as_u16() / 100;
        let counters = CLASSES.iter().zip(&self.classes);
        for (_, counter) in counters.filter(|((_, of), _)| *of == class) {
            counter.fetch_add(1, Ordering::Relaxed);
        }
        // A clock that was set back measures nothing.
        self.micros.fetch_add(u64::try_from(took.as_micros()).unwrap_or(0), Ordering::Relaxed);
    }

    fn any(&self) -> bool {
        self.classes.iter().any(|class| class.load(Ordering::Relaxed) > 0)
    }
}

/// Serves the meters and nothing else, until it is dropped.
///
/// # Errors
/// What the listener answers.
pub async fn serve(
    site: Arc<Site>,
    operator: Arc<OperatorKey>,
    listener: tokio::net::TcpListener,
) -> std::io::Result<()> {
    let answer = move || {
        let (site, operator) = (Arc::clone(&site), Arc::clone(&operator));
        async move {
            let told = text(&site, &operator).await;
            body(StatusCode::OK, "text/plain; version=0.0.4; charset=utf-8", told)
                .unwrap_or_else(|_| Response::default())
        }
    };
    let router = axum::Router::new().route("/metrics", axum::routing::get(answer)).layer(
        axum::middleware::map_response(|mut response: Response| async move {
            let no_store = header::HeaderValue::from_static("no-store");
            response.headers_mut().insert(header::CACHE_CONTROL, no_store);
            response
        }),
    );
    axum::serve(listener, router).await
}

/// All meters as text.
pub async fn text(site: &Arc<Site>, operator: &OperatorKey) -> String {
    let mut page = Page::default();
    requests(&mut page, site);
    page.family("obieg_panics_total", "counter", "Faults of the program itself; each is an alarm.");
    page.line("obieg_panics_total", "", crate::panics::counted());
    databases(&mut page, site);
    offices(&mut page, site, operator).await;
    let free = site.slots::<Disk>().find_map(Disk::look);
    if let Some(space) = free {
        page.family("obieg_disk_free_bytes", "gauge", "Free space where the data lies.");
        page.line("obieg_disk_free_bytes", "", space.free);
    }
    page.0
}

fn requests(page: &mut Page, site: &Site) {
    let answered = || site.routes().iter().filter(|route| route.answered.any());
    let method = |method| if method == Method::Get { "GET" } else { "POST" };
    page.family("obieg_requests_total", "counter", "Answers by method, route and class of status.");
    for route in answered() {
        for ((class, _), counter) in CLASSES.iter().zip(&route.answered.classes) {
            let count = counter.load(Ordering::Relaxed);
            let labels =
                format!("method=\"{}\",route=\"{}\",status=\"{class}\"", method(route.method), route.path);
            if count > 0 {
                page.line("obieg_requests_total", &labels, count);
            }
        }
    }
    page.family("obieg_request_seconds_total", "counter", "Time spent on answers by method and route.");
    for route in answered() {
        let labels = format!("method=\"{}\",route=\"{}\"", method(route.method), route.path);
        let micros = route.answered.micros.load(Ordering::Relaxed);
        page.line("obieg_request_seconds_total", &labels, seconds(micros));
    }
}

/// Exactly, without floating point.
fn seconds(micros: u64) -> String {
    format!("{}.{:06}", micros / 1_000_000, micros % 1_000_000)
}

fn databases(page: &mut Page, site: &Site) {
    let counts = site.kernel().counts();
    let lines = [
        ("obieg_statements_total", "Statements that were run.", counts.statements),
        ("obieg_transactions_total", "Transactions that were begun, reading ones too.", counts.transactions),
        ("obieg_commits_total", "Transactions that were committed.", counts.commits),
        ("obieg_round_trips_total", "How often a database server was waited for.", counts.round_trips),
    ];
    for (name, help, value) in lines {
        page.family(name, "counter", help);
        page.line(name, "", value);
    }
}

type Gauge = (&'static str, &'static str, fn(&Condition) -> i64);

const GAUGES: [Gauge; 5] = [
    ("obieg_jobs_due", "Jobs of the outbox that are due and wait.", |condition| condition.due),
    ("obieg_jobs_retrying", "Jobs that failed and will be tried again.", |condition| condition.retrying),
    ("obieg_jobs_dead", "Jobs that a person must look at.", |condition| condition.dead),
    ("obieg_journal_entries", "Entries of the journal.", |condition| condition.entries),
    ("obieg_journal_unsigned", "Entries that no signed checkpoint covers.", |condition| condition.unsigned),
];

async fn offices(page: &mut Page, site: &Site, operator: &OperatorKey) {
    let kernel = site.kernel();
    let mut stand = Vec::new();
    for office in kernel.open_offices() {
        let condition = kernel.machine(operator, &office, "operator").see(ShowCondition).await;
        stand.push((format!("office=\"{}\"", office.key()), condition.ok()));
    }
    page.family("obieg_database_up", "gauge", "Does the database of the office answer?");
    for (label, condition) in &stand {
        page.line("obieg_database_up", label, u8::from(condition.is_some()));
    }
    for (name, help, value) in GAUGES {
        page.family(name, "gauge", help);
        for (label, condition) in &stand {
            if let Some(condition) = condition {
                page.line(name, label, value(condition));
            }
        }
    }
}

/// The text as it grows.
#[derive(Default)]
struct Page(String);

impl Page {
    fn family(&mut self, name: &str, kind: &str, help: &str) {
        self.write(format_args!("# HELP {name} {help}\n# TYPE {name} {kind}\n"));
    }

    fn line(&mut self, name: &str, labels: &str, value: impl std::fmt::Display) {
        if labels.is_empty() {
            self.write(format_args!("{name} {value}\n"));
        } else {
            self.write(format_args!("{name}{{{labels}}} {value}\n"));
        }
    }

    fn write(&mut self, text: std::fmt::Arguments<'_>) {
        if self.0.write_fmt(text).is_err() {
            tracing::error!("a meter could not be written down");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_by_class() {
        let answered = Answered::default();
        for status in [200, 204, 303, 404, 503] {
            answered.add(StatusCode::from_u16(status).unwrap(), SignedDuration::from_micros(5));
        }
        answered.add(StatusCode::OK, SignedDuration::from_micros(-5));
        let counts = answered.classes.map(AtomicU64::into_inner);
        assert_eq!((counts, answered.micros.into_inner()), ([3, 1, 1, 1], 25));
    }

    #[test]
    fn seconds_are_exact() {
        assert_eq!(seconds(1_000_001), "1.000001");
        assert_eq!(seconds(7), "0.000007");
    }
}
