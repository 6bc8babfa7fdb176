//! A server as a child process: started, found by the address it prints, ended by its own id.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use crate::Outcome;
use crate::watch::pause;

/// A running server; it ends with this value.
pub struct Running {
    child: Child,
    /// `host:port`.
    pub address: String,
}

impl Running {
    /// Starts a program whose first line ends with `http://host:port`.
    pub fn start(command: &mut Command) -> Outcome<Self> {
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
        let pipe = child.stdout.take().ok_or("no output to read")?;
        let mut line = String::new();
        BufReader::new(pipe).read_line(&mut line)?;
        let address = line.trim().rsplit("http://").next().unwrap_or_default().to_owned();
        let running = Self { child, address };
        if running.address.is_empty() {
            Err("the server ended before it listened".into())
        } else {
            Ok(running)
        }
    }

    pub fn process(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // SIGTERM first: a server signs its journals on the way out.
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        for _ in 0..100 {
            if self.child.try_wait().is_ok_and(|ended| ended.is_some()) {
                return;
            }
            pause(50);
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
