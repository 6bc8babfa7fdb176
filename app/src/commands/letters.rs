//! `obieg print-letters`: letters from the template that comes in, within the limits that come with it. It lives as long as one
//! list of letters; what a template without end does, it does to this process.

use std::process::ExitCode;

pub(super) fn run() -> Result<ExitCode, String> {
    obieg_press::child::run().map_err(|error| error.to_string())?;
    Ok(ExitCode::SUCCESS)
}
