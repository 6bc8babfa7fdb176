//! `obieg`: an electronic office for local government, in one program.

mod commands;
mod log;

use clap::Parser;

/// Many threads make many small things: with the system's allocator they wait for each other.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    refuse_huge_pages();
    log::begin();
    let line = commands::Line::parse();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(threads()).enable_all().build();
    let ended = match runtime {
        Ok(runtime) => runtime.block_on(commands::run(line)),
        Err(error) => Err(error.to_string()),
    };
    match ended {
        Ok(code) => code,
        Err(sentence) => {
            eprintln!("obieg: {sentence}");
            std::process::ExitCode::FAILURE
        }
    }
}

/// More than cores: on SQLite a page is read on the thread that answers it, and a slow disk must not stop the others.
fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get).saturating_mul(2).max(4)
}

/// A page of 2 MiB is held whole for the few kilobytes that live in it: at rest, most of what the program would hold.
fn refuse_huge_pages() {
    #[cfg(target_os = "linux")]
    if let Err(error) = nix::sys::prctl::set_thp_disable(true) {
        tracing::debug!(%error, "the system gives huge pages unasked");
    }
}
