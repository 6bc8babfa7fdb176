//! `cargo xtask fuzz`: the readers of strangers' bytes, each for some seconds, from seeds that are kept.

use crate::Outcome;
use crate::paths::Places;
use crate::run;
use crate::ui::note;

/// Tries every target so many seconds; `false` when one of them fell.
pub fn run(places: &Places, secs: &str) -> Outcome<bool> {
    if secs.parse::<u64>().is_err() {
        return Err(format!("--secs wants a number, not {secs}"));
    }
    note(&format!("{secs} s for each reader; OBIEG_FUZZ_SEED chooses another beginning"));
    let mut command = run::cargo();
    command.current_dir(&places.root).env("CARGO_TARGET_DIR", places.test_target()?);
    command.env("OBIEG_FUZZ_SECS", secs);
    command.args(["test", "--quiet", "--package", "obieg-fuzz", "--test", "seeds", "--", "--nocapture"]);
    run::shown(&mut command)
}
