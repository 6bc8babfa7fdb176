//! Work that runs in a process of its own: this program, called by itself, with limits of memory and time. What a file or a
//! template does there, it does to that process.
//!
//! The parent calls [`command`], writes and reads by pipes, and asks [`End::of`] why a child ended; the child calls [`limit`] or
//! [`memory`] before it reads anything, and [`time`] before each piece of a longer work.

#![deny(missing_docs)]

use std::io;
use std::path::Path;
use std::process::{ExitStatus, Stdio};

use tokio::process::Command;

/// This program, called with one word. It has pipes to the parent, no environment and nothing to complain to, and is killed when
/// nobody holds it any more.
pub fn command(program: &Path, word: &str) -> Command {
    let mut command = Command::new(program);
    command.arg(word).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true);
    // Secrets in the environment of the server are none of a child's.
    #[cfg(unix)]
    command.env_clear();
    command
}

/// Why a child ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// By itself, well.
    Well,
    /// It had used up its time of a processor.
    Time,
    /// It got no more memory (of the heap or of its stack).
    Memory,
    /// Otherwise.
    Badly,
}

impl End {
    /// What the system says of it. Without signals (not on Unix) only well and badly are known.
    pub fn of(status: ExitStatus) -> Self {
        if status.success() { Self::Well } else { Self::by_signal(status) }
    }

    #[cfg(unix)]
    fn by_signal(status: ExitStatus) -> Self {
        use std::os::unix::process::ExitStatusExt;
        // Rust aborts (6) where memory or stack end; 9 is the system's own keeper of memory, 11 a stack without a guard.
        // 24 is SIGXCPU on Linux and the BSDs.
        match status.signal() {
            Some(24) => Self::Time,
            Some(6 | 9 | 11) => Self::Memory,
            _ => Self::Badly,
        }
    }

    #[cfg(not(unix))]
    fn by_signal(_: ExitStatus) -> Self {
        Self::Badly
    }
}

/// This process may take so much address space (bytes, the program included) and so many seconds of a processor in its whole life.
///
/// # Errors
/// When the system refuses the limits.
pub fn limit(bytes: u64, seconds: u64) -> io::Result<()> {
    memory(bytes)?;
    set::whole_time(seconds)
}

/// This process may take so much address space, in bytes, the program included. It leaves no image of its memory when it dies.
///
/// # Errors
/// When the system refuses the limit.
pub fn memory(bytes: u64) -> io::Result<()> {
    set::memory(bytes)
}

/// From now on this process may take so many seconds of a processor; asked again, they count anew.
///
/// # Errors
/// When the system refuses the limit.
pub fn time(seconds: u64) -> io::Result<()> {
    set::time(seconds)
}

#[cfg(target_os = "linux")]
mod set {
    use std::io;

    use nix::sys::resource::{Resource, UsageWho, getrlimit, getrusage, setrlimit};

    pub(super) fn memory(bytes: u64) -> io::Result<()> {
        setrlimit(Resource::RLIMIT_CORE, 0, 0)?;
        Ok(setrlimit(Resource::RLIMIT_AS, bytes, bytes)?)
    }

    pub(super) fn whole_time(seconds: u64) -> io::Result<()> {
        // A second more before the end: the signal at the first limit says "time"; at the last one the system only kills.
        Ok(setrlimit(Resource::RLIMIT_CPU, seconds, seconds.saturating_add(1))?)
    }

    pub(super) fn time(seconds: u64) -> io::Result<()> {
        let used = getrusage(UsageWho::RUSAGE_SELF)?;
        let used = used.user_time().tv_sec().saturating_add(used.system_time().tv_sec());
        // The system counts whole seconds; one more, so that it is never less than was asked for.
        let until = u64::try_from(used).unwrap_or(0).saturating_add(seconds).saturating_add(1);
        let (_, most) = getrlimit(Resource::RLIMIT_CPU)?;
        Ok(setrlimit(Resource::RLIMIT_CPU, until.min(most), most)?)
    }
}

/// Elsewhere only the patience of whoever waits is a limit.
#[cfg(not(target_os = "linux"))]
mod set {
    use std::io;

    pub(super) fn memory(_: u64) -> io::Result<()> {
        Ok(())
    }

    pub(super) fn whole_time(_: u64) -> io::Result<()> {
        Ok(())
    }

    pub(super) fn time(_: u64) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::End;

    #[cfg(unix)]
    #[test]
    fn an_end_has_its_reason() {
        for (script, end) in [
            ("exit 0", End::Well),
            ("exit 3", End::Badly),
            ("kill -XCPU $$", End::Time),
            ("kill -ABRT $$", End::Memory),
            ("kill -KILL $$", End::Memory),
            ("kill -TERM $$", End::Badly),
        ] {
            let status = Command::new("sh").args(["-c", script]).status().unwrap();
            assert_eq!(End::of(status), end, "{script}");
        }
    }

    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn a_child_has_no_environment() {
        let said = super::command("/usr/bin/env".as_ref(), "--null").output().await.unwrap();
        assert!(said.status.success() && said.stdout.is_empty(), "{said:?}");
    }
}
