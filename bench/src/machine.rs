//! What the kernel of the system counts: time of processes, memory, everybody else's noise.

use std::fs;

use crate::Outcome;

/// Processor time in milliseconds, of some processes or of the whole machine.
#[derive(Clone, Copy, Default)]
pub struct Spent {
    /// The measured processes and their children.
    pub ours: f64,
    /// This program: the client.
    pub client: f64,
    /// All cores together, and how much of that was idle.
    pub total: f64,
    pub idle: f64,
}

/// Linux counts in hundredths of a second.
const TICK: f64 = 10.0;

impl Spent {
    pub fn now(roots: &[u32]) -> Outcome<Self> {
        let (total, idle) = whole()?;
        Ok(Self { ours: tree(roots)?, client: of(std::process::id())?.ticks * TICK, total, idle })
    }

    pub fn since(&self, before: &Self) -> Self {
        Self {
            ours: self.ours - before.ours,
            client: self.client - before.client,
            total: self.total - before.total,
            idle: self.idle - before.idle,
        }
    }

    /// The share of the machine that neither server, client nor idling took.
    pub fn noise(&self) -> f64 {
        ((self.total - self.idle - self.ours - self.client) / self.total.max(1.0)).max(0.0)
    }
}

struct Process {
    parent: u32,
    ticks: f64,
}

fn of(process: u32) -> Outcome<Process> {
    let text = fs::read_to_string(format!("/proc/{process}/stat"))?;
    // The name in parentheses may hold spaces: fields are counted after it.
    let rest = text.rsplit_once(") ").map(|(_, rest)| rest).unwrap_or_default();
    let field = |at: usize| rest.split(' ').nth(at).and_then(|word| word.parse::<u32>().ok()).unwrap_or(0);
    let ticks = [11, 12, 13, 14].map(|at| f64::from(field(at))).iter().sum();
    Ok(Process { parent: field(1), ticks })
}

/// The processes below the roots, with the roots.
fn family(roots: &[u32]) -> Outcome<Vec<u32>> {
    let mut parents = Vec::new();
    for entry in fs::read_dir("/proc")?.flatten() {
        let name = entry.file_name();
        if let Some(number) = name.to_str().and_then(|name| name.parse::<u32>().ok())
            && let Ok(process) = of(number)
        {
            parents.push((number, process.parent));
        }
    }
    let mut found = roots.to_vec();
    let mut at = 0;
    while let Some(root) = found.get(at).copied() {
        found.extend(parents.iter().filter(|(_, parent)| *parent == root).map(|(number, _)| *number));
        at += 1;
    }
    Ok(found)
}

/// Times of children that have ended are kept by their parents, so nothing is lost when one ends.
fn tree(roots: &[u32]) -> Outcome<f64> {
    Ok(family(roots)?.into_iter().filter_map(|process| of(process).ok()).map(|one| one.ticks * TICK).sum())
}

fn whole() -> Outcome<(f64, f64)> {
    let text = fs::read_to_string("/proc/stat")?;
    let line = text.lines().next().unwrap_or_default();
    let fields: Vec<f64> =
        line.split_whitespace().skip(1).take(8).filter_map(|word| word.parse().ok()).collect();
    let idle: f64 = fields.iter().skip(3).take(2).sum();
    Ok((fields.iter().sum::<f64>() * TICK, idle * TICK))
}

/// Proportional memory of the processes and their children, in MiB.
pub fn memory(roots: &[u32]) -> Outcome<f64> {
    let mut kib = 0.0;
    for process in family(roots)? {
        let text = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("Pss:"));
        kib +=
            line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse::<f64>().ok()).unwrap_or(0.0);
    }
    Ok(kib / 1024.0)
}

/// The machine in one line.
pub fn words() -> String {
    let text = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model =
        text.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": ").map(|(_, name)| name));
    let cores = text.lines().filter(|line| line.starts_with("processor")).count();
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kib = memory.split_whitespace().nth(1).and_then(|word| word.parse::<f64>().ok()).unwrap_or(0.0);
    let release = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    format!(
        "{cores} × {}, {:.0} GiB, Linux {}",
        model.unwrap_or("unknown processor"),
        kib / 1024.0 / 1024.0,
        release.trim()
    )
}
