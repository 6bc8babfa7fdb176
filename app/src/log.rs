//! The log: one event is one line of a bounded length, whatever strangers put into what it tells.

use std::io::{self, Write};

use obieg_kernel::text::written_out;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

/// The longest line, in characters.
const LONGEST: usize = 8_000;

/// Begins the log on the error stream; panics are told there too, in one line like everything else, and counted.
pub(crate) fn begin() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,lopdf=off"));
    // Colours are control characters: what reads the log knows none of them as ours.
    tracing_subscriber::fmt().with_env_filter(filter).with_ansi(false).with_writer(Lines).init();
    std::panic::set_hook(Box::new(|told| {
        let way = std::backtrace::Backtrace::capture();
        if tracing::enabled!(tracing::Level::ERROR) {
            tracing::error!(%told, %way, "a panic");
        } else {
            // Whoever silences the log is told of this all the same.
            Line(io::stderr()).write_all(format!("ERROR a panic: {told} {way}").as_bytes()).ok();
        }
    }));
    obieg_web::panics::count_all(obieg_inspect::wall::is_walled);
}

/// Where events go, each as one line.
struct Lines;

impl<'w> MakeWriter<'w> for Lines {
    type Writer = Line<io::Stderr>;

    fn make_writer(&'w self) -> Self::Writer {
        Line(io::stderr())
    }
}

/// Writes what it is given at once as one line: the formatter hands over whole events.
struct Line<W>(W);

impl<W: Write> Write for Line<W> {
    fn write(&mut self, event: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(event);
        let mut line = written_out(text.trim_end(), LONGEST);
        line.push('\n');
        self.0.write_all(line.as_bytes())?;
        Ok(event.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn an_event_is_one_line() {
        let mut written = Vec::new();
        let event = format!("INFO file=\"a\nERROR b\" \u{1b}[31m\u{202e} {}\n", "x".repeat(1 << 20));
        Line(&mut written).write_all(event.as_bytes()).unwrap();
        Line(&mut written).write_all(b"INFO \xff\n").unwrap();
        let text = String::from_utf8(written).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 2, "{text}");
        assert!(lines[0].starts_with(r#"INFO file="a\nERROR b" \u{1b}[31m\u{202e} xxx"#), "{text}");
        assert!(lines[0].chars().count() < LONGEST + 100);
        assert_eq!(lines[1], "INFO \u{fffd}");
    }
}
