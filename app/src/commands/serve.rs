//! `obieg serve`.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use obieg_app::config::Settings;
use obieg_app::slices;
use obieg_kernel::Kernel;
use obieg_web::{Site, SiteOptions};

pub(super) async fn run(settings: &Settings) -> Result<ExitCode, String> {
    let (kernel, operator) = super::open(settings.kernel())?;
    let options = SiteOptions { demo: None, secure: settings.secure, slots: slices::slots() };
    let site = Site::new(Arc::clone(&kernel), slices::faces(), options)?;
    let listener = tokio::net::TcpListener::bind(&settings.listen)
        .await
        .map_err(|error| format!("cannot listen on {}: {error}", settings.listen))?;
    for scanner in &settings.scanner {
        tokio::spawn(super::intake::watch(&kernel, &operator, scanner)?);
    }
    serve(site, kernel, listener).await
}

/// Serves until the program is told to end; signs the journals once more on the way out.
pub(super) async fn serve(
    site: Arc<Site>,
    kernel: Arc<Kernel>,
    listener: tokio::net::TcpListener,
) -> Result<ExitCode, String> {
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    println!("Obieg: http://{address}");
    let upkeep = tokio::spawn(keep_up(Arc::clone(&kernel)));
    let served = site.serve(listener, told_to_end()).await.map_err(|error| error.to_string());
    upkeep.abort();
    sign_all(&kernel).await;
    served.map(|()| ExitCode::SUCCESS)
}

async fn told_to_end() {
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

/// Checkpoints at most 30 s after the act; orphaned blobs once an hour.
async fn keep_up(kernel: Arc<Kernel>) {
    let mut tick = tokio::time::interval(Duration::from_secs(30));
    let mut ticks = 0u64;
    loop {
        tick.tick().await;
        sign_all(&kernel).await;
        if ticks.is_multiple_of(120) {
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

pub(super) async fn sign_all(kernel: &Kernel) {
    for office in kernel.open_offices() {
        if let Err(error) = kernel.checkpoint(&office).await {
            tracing::error!(office = office.key(), %error, "journal checkpoint not signed");
        }
    }
}
