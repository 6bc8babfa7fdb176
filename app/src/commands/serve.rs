//! `obieg serve`.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use obieg_app::config::Settings;
use obieg_app::slices;
use obieg_duties::reconcile::reconcile_terms;
use obieg_kernel::job::Runner;
use obieg_kernel::look::forget_looks;
use obieg_kernel::{Kernel, OperatorKey};
use obieg_web::{Site, SiteOptions};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// The name under which the program looks after terms, as the case log shows it.
const TERMS: &str = "kontrola terminów";
/// The name under which the program shortens the read log, as the journal shows it.
const LOOKS: &str = "dziennik odczytów";

pub(super) async fn run(settings: &Settings) -> Result<ExitCode, String> {
    let (kernel, operator) = super::open(settings.kernel())?;
    let webhooks = Some(obieg_webhooks::Settings { loopback: settings.webhooks.loopback });
    let mut slots = slices::slots_with(&settings.data, settings.scanned(), webhooks, super::press()?);
    slots.extend(slices::signing(&settings.signing, settings.webhooks.loopback)?);
    let options = SiteOptions {
        training: settings.training.as_ref().and_then(|training| training.address.clone()),
        secure: settings.secure,
        proxies: settings.proxies.clone(),
        slots,
        ..SiteOptions::default()
    };
    let site = Site::new(Arc::clone(&kernel), slices::faces(), options)?;
    let listener = listen(&settings.listen).await?;
    for scanner in &settings.scanner {
        tokio::spawn(super::intake::watch(&kernel, &operator, scanner, site.words("pl"))?);
    }
    let operator = Arc::new(operator);
    let meters = match &settings.metrics {
        Some(address) => Some(meters(Arc::clone(&site), Arc::clone(&operator), &address.to_string()).await?),
        None => None,
    };
    // Heard once and kept: whoever is busy when the signal comes learns of it afterwards.
    let (end, ending) = watch::channel(false);
    let signal = end.clone();
    tokio::spawn(async move {
        told_to_end().await;
        signal.send_replace(true);
    });
    let training = super::training::keep(settings, &ending);
    let served = serve(site, kernel, operator, webhooks, listener, "Obieg", ended(ending)).await;
    // Also when the offices failed: the program is for them.
    end.send_replace(true);
    if let Some(training) = training
        && let Err(error) = training.await
    {
        tracing::error!(%error, "the training office fell");
    }
    if let Some(meters) = meters {
        meters.abort();
        drop(meters.await);
    }
    served.map(|()| ExitCode::SUCCESS)
}

pub(super) async fn listen(address: &str) -> Result<TcpListener, String> {
    TcpListener::bind(address).await.map_err(|error| format!("cannot listen on {address}: {error}"))
}

/// The meters on their own address.
async fn meters(
    site: Arc<Site>,
    operator: Arc<OperatorKey>,
    address: &str,
) -> Result<JoinHandle<std::io::Result<()>>, String> {
    let listener = listen(address).await?;
    tracing::info!(address = ?listener.local_addr().ok(), "meters");
    Ok(tokio::spawn(obieg_web::meter::serve(site, operator, listener)))
}

/// Serves until `stop` comes true; signs the journals once more on the way out.
pub(super) async fn serve(
    site: Arc<Site>,
    kernel: Arc<Kernel>,
    operator: Arc<OperatorKey>,
    webhooks: Option<obieg_webhooks::Settings>,
    listener: TcpListener,
    name: &str,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), String> {
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    println!("{name}: http://{address}");
    let runner = outbox(&site, &kernel, &operator, webhooks);
    let mailboxes = webhooks.map(|outside| {
        tokio::spawn(super::mailboxes::watch(Arc::clone(&kernel), Arc::clone(&operator), outside.loopback))
    });
    let notices = tokio::spawn(super::notices::watch(Arc::clone(&kernel), Arc::clone(&operator)));
    let judging = tokio::spawn(super::signing::begin(Arc::clone(&kernel), Arc::clone(&operator)));
    let jobs = tokio::spawn(Arc::clone(&runner).run());
    let shortening = tokio::spawn(shorten_looks(Arc::clone(&kernel), Arc::clone(&operator)));
    let upkeep = tokio::spawn(keep_up(Arc::clone(&kernel), operator));
    let log = tokio::spawn(keep_log(Arc::clone(&kernel)));
    let served = site.serve(listener, stop).await.map_err(|error| error.to_string());
    runner.stop();
    // What is under way ends: at most one call.
    drop(jobs.await);
    tracing::info!(tally = ?runner.tally(), "outbox");
    if let Some(mailboxes) = mailboxes {
        mailboxes.abort();
        drop(mailboxes.await);
    }
    judging.abort();
    drop(judging.await);
    notices.abort();
    drop(notices.await);
    shortening.abort();
    drop(shortening.await);
    upkeep.abort();
    // It ends at its next pause; only then may what it works with go.
    drop(upkeep.await);
    log.abort();
    drop(log.await);
    write_looks(&kernel).await;
    sign_all(&kernel).await;
    served
}

/// The runner of the outbox. What nobody can do here waits.
fn outbox(
    site: &Site,
    kernel: &Arc<Kernel>,
    operator: &OperatorKey,
    webhooks: Option<obieg_webhooks::Settings>,
) -> Arc<Runner> {
    let (mut handlers, unable) = slices::handlers(kernel.env(), &site.words("pl"), webhooks);
    if let Some(error) = unable {
        tracing::error!(error, "nobody outside can be called: their jobs wait");
    }
    handlers.extend(slices::signers(site, kernel.env()));
    Runner::new(Arc::clone(kernel), operator, handlers)
}

pub(super) async fn told_to_end() {
    use tokio::signal::unix::{SignalKind, signal};
    let terminate = async {
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(error) => {
                tracing::warn!(%error, "the program cannot be ended by SIGTERM");
                std::future::pending::<()>().await;
            }
        }
    };
    tokio::select! {
        () = terminate => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}

/// Comes when the program is to end, also when that was said before.
pub(super) async fn ended(mut ending: watch::Receiver<bool>) {
    // Nobody left to say it is an end too.
    drop(ending.wait_for(|ended| *ended).await);
}

/// Every second the databases' logs; signed checkpoints at most 30 s after the act; at the start and once an hour orphaned
/// blobs and notices of terms that end.
async fn keep_up(kernel: Arc<Kernel>, operator: Arc<OperatorKey>) {
    let mut tick = tokio::time::interval(Duration::from_secs(1));
    let mut ticks = 0u64;
    loop {
        tick.tick().await;
        if let Err(error) = kernel.tidy().await {
            tracing::warn!(%error, "a database's log was not tidied");
        }
        if ticks.is_multiple_of(30) {
            sign_all(&kernel).await;
        }
        if ticks.is_multiple_of(3600) {
            look_after_terms(&kernel, &operator).await;
            for office in kernel.open_offices() {
                match kernel.sweep_blobs(&office).await {
                    Ok(0) => {}
                    Ok(count) => tracing::info!(office = office.key(), count, "orphaned blobs removed"),
                    Err(error) => tracing::error!(office = office.key(), %error, "blobs not swept"),
                }
            }
        }
        ticks += 1;
    }
}

/// The read log, every second: what a kill takes with it is what was looked at within the last one.
async fn keep_log(kernel: Arc<Kernel>) {
    let mut tick = tokio::time::interval(Duration::from_secs(1));
    loop {
        tick.tick().await;
        write_looks(&kernel).await;
    }
}

async fn write_looks(kernel: &Kernel) {
    if let Err(error) = kernel.write_looks().await {
        tracing::error!(%error, "the read log waits to be written");
    }
}

/// Lets go of the read log what no office has to keep any more: at the start and once an hour, beside the signing of journals, which
/// must not wait for it.
async fn shorten_looks(kernel: Arc<Kernel>, operator: Arc<OperatorKey>) {
    let mut tick = tokio::time::interval(Duration::from_secs(3600));
    loop {
        tick.tick().await;
        for office in super::every_office(&kernel) {
            match forget_looks(&kernel.machine(&operator, &office, LOOKS)).await {
                Ok(0) => {}
                Ok(looks) => {
                    tracing::info!(office = office.key(), looks, "old looks of the read log are gone");
                }
                Err(error) => {
                    tracing::error!(office = office.key(), ?error, "the read log was not shortened")
                }
            }
        }
    }
}

/// Also of offices that nobody has opened since the start: a term ends whether or not somebody looks.
async fn look_after_terms(kernel: &Kernel, operator: &OperatorKey) {
    for office in super::every_office(kernel) {
        match reconcile_terms(&kernel.machine(operator, &office, TERMS)).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(office = office.key(), count, "notices of overrun are owed"),
            Err(error) => tracing::error!(office = office.key(), %error, "terms not reconciled"),
        }
    }
}

pub(super) async fn sign_all(kernel: &Kernel) {
    for office in kernel.open_offices() {
        if let Err(error) = kernel.checkpoint(&office).await {
            tracing::error!(office = office.key(), %error, "journal checkpoint not signed");
        }
    }
}
