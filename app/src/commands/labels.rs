//! `obieg read-labels`: barcodes of the picture that comes in, a line each. It lives as long as one picture and may take only so
//! much: what a file made to harm does, it does to this process.

use std::io::Read;
use std::process::ExitCode;

/// Address space, the program itself included, and seconds of a processor.
const LIMITS: (u64, u64) = (3 << 30, 50);

pub(super) fn run() -> Result<ExitCode, String> {
    obieg_child::limit(LIMITS.0, LIMITS.1).map_err(|error| error.to_string())?;
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
