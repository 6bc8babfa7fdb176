//! `obieg read-labels`: barcodes of the picture that comes in, a line each. It lives as long as one picture and may take only so
//! much: what a file made to harm does, it does to this process.

use std::io::Read;
use std::process::ExitCode;

pub(super) fn run() -> Result<ExitCode, String> {
    limit()?;
    let mut bytes = Vec::new();
    let most = u64::try_from(obieg_scan::MOST).unwrap_or(u64::MAX);
    std::io::stdin()
        .take(most.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| error.to_string())?;
    for code in obieg_scan::codes(&bytes) {
        println!("{code}");
    }
    Ok(ExitCode::SUCCESS)
}

/// So much address space, the program itself included, and so much time of a processor.
#[cfg(target_os = "linux")]
fn limit() -> Result<(), String> {
    use nix::sys::resource::{Resource, setrlimit};
    let limits = [(Resource::RLIMIT_AS, 3 << 30), (Resource::RLIMIT_CPU, 50), (Resource::RLIMIT_CORE, 0)];
    let set = |(resource, most)| setrlimit(resource, most, most).map_err(|error| error.to_string());
    limits.into_iter().try_for_each(set)
}

/// Elsewhere only the patience of whoever waits is a limit.
#[cfg(not(target_os = "linux"))]
fn limit() -> Result<(), String> {
    Ok(())
}
