//! The training office of `obieg serve`: an installation of its own with the demonstration's county, on an address of its own.
//!
//! A journal is never taken back, so going back to the first state is a new installation beside the old one: it is told while
//! the old one still serves, then they change places and the old folder goes. It calls nobody outside, and no scanner and no
//! mailbox leads into it. It always lies in files of its own (SQLite), whatever engine the offices use.

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use obieg_app::config::{Settings, Training};
use obieg_app::{machine, slices};
use obieg_kernel::Env;
use obieg_web::{Site, SiteOptions};
use tokio::sync::{Notify, oneshot, watch};
use tokio::task::JoinHandle;

use super::demo::{MARK, WHOLE, config, found_county};
use super::serve::{ended, listen, serve};

/// How often it is asked whether the night has come.
const LOOK: Duration = Duration::from_secs(20);
/// After a county that could not be made; each further time twice as long, up to an hour.
const PAUSE: Duration = Duration::from_secs(20);
const LONGEST_PAUSE: Duration = Duration::from_secs(3600);
/// From one going back to the next at a press: whoever reaches the address can press, and making a county is work.
const REST: Duration = Duration::from_secs(60);
/// Fewer letters leave the lists empty.
const FEWEST: usize = 12;
/// As few as the offices have on a small computer: a page is read on the thread that answers it.
const THREADS: usize = 4;

/// A first state and what was made of it since.
struct County {
    folder: PathBuf,
    begun: Timestamp,
}

/// Keeps the training office of these settings until the program is to end; none where they name none. The offices go on when
/// it cannot be kept.
pub(super) fn keep(settings: &Settings, ending: &watch::Receiver<bool>) -> Option<JoinHandle<()>> {
    let training = settings.training.clone()?;
    let keeper = Keeper {
        folder: training.folder.clone().unwrap_or_else(|| settings.data.join("szkolenie")),
        training,
        secure: settings.secure,
        proxies: settings.proxies.clone(),
        ending: ending.clone(),
    };
    // A thread and a runtime of its own: telling a county hashes passwords and opens databases where it is awaited, and none of
    // that may hold a thread on which the offices answer.
    Some(tokio::task::spawn_blocking(move || {
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(THREADS).enable_all().build();
        let kept = match runtime {
            Ok(runtime) => runtime.block_on(keeper.keep()),
            Err(error) => Err(error.to_string()),
        };
        if let Err(error) = kept {
            tracing::error!(error, "the training office is not kept");
        }
    }))
}

struct Keeper {
    training: Training,
    folder: PathBuf,
    secure: bool,
    proxies: Vec<IpAddr>,
    ending: watch::Receiver<bool>,
}

impl Keeper {
    async fn keep(&self) -> Result<(), String> {
        if !(0..=23).contains(&self.training.hour) {
            return Err("[training] hour: from 0 to 23".to_owned());
        }
        let mut next = match self.newest(&machine::env()?)? {
            Some(county) => Some(county),
            None => tokio::select! {
                made = self.made() => Some(made),
                () = self.ended() => None,
            },
        };
        // The first press after the start is heard at once.
        let mut rest = Duration::ZERO;
        while let Some(county) = next {
            self.clear_others(&county);
            next = self.serve(&county, rest).await?;
            rest = REST;
        }
        Ok(())
    }

    async fn ended(&self) {
        ended(self.ending.clone()).await;
    }

    /// Serves it; gives the one that takes its place, or none when the program is to end.
    async fn serve(&self, county: &County, rest: Duration) -> Result<Option<County>, String> {
        let env = machine::env()?;
        let until = due_after(&env, county.begun, self.training.hour)?;
        let (kernel, operator) =
            super::open_in(config(&county.folder, self.training.passkeys()), env.clone())?;
        let operator = Arc::new(operator);
        let asked = Arc::new(Notify::new());
        let bell = Arc::clone(&asked);
        let begun = county.begun;
        let training = obieg_training::Training { begun, until, ask: Box::new(move || bell.notify_one()) };
        let mut slots = slices::slots_with(&county.folder, BTreeSet::new(), None, super::press()?);
        slots.extend(slices::signing(&obieg_app::config::Signing::default(), false)?);
        slots.push(Box::new(training));
        let options = SiteOptions {
            demo: Some(Arc::clone(&operator)),
            is_training: true,
            secure: self.secure,
            proxies: self.proxies.clone(),
            slots,
            ..SiteOptions::default()
        };
        let site = Site::new(Arc::clone(&kernel), slices::faces(), options)?;
        let listener = listen(&self.training.listen).await?;
        let (replace, replaced) = oneshot::channel::<()>();
        let ending = self.ending.clone();
        let stop = async move {
            tokio::select! {
                _ = replaced => {}
                () = ended(ending) => {}
            }
        };
        // A task of its own: it answers while the next one is made.
        let mut serving = tokio::spawn(serve(site, kernel, operator, None, listener, "Szkolenie", stop));
        let made = tokio::select! {
            made = self.next(&env, until, &asked, rest) => Some(made),
            () = self.ended() => None,
            served = &mut serving => {
                return served.map_err(|error| error.to_string())?.map(|()| None);
            }
        };
        drop(replace);
        serving.await.map_err(|error| error.to_string())??;
        Ok(made)
    }

    /// Waits for the night or a press, and makes the next one. A press that comes too early is heard when the rest is over.
    async fn next(&self, env: &Env, until: Timestamp, asked: &Notify, rest: Duration) -> County {
        let pressed = async {
            tokio::time::sleep(rest).await;
            asked.notified().await;
        };
        tokio::select! {
            () = pressed => {}
            () = night(env, until) => {}
        }
        self.made().await
    }

    /// A first state, however often it must be tried.
    async fn made(&self) -> County {
        let mut pause = PAUSE;
        loop {
            match self.make().await {
                Ok(county) => return county,
                Err(error) => tracing::error!(error, again_in = ?pause, "the training county was not made"),
            }
            tokio::time::sleep(pause).await;
            pause = pause.saturating_mul(2).min(LONGEST_PAUSE);
        }
    }

    /// A first state, of today.
    async fn make(&self) -> Result<County, String> {
        let env = machine::env()?;
        let begun = env.now();
        let folder = self.folder.join(begun.as_millisecond().to_string());
        std::fs::create_dir_all(&folder).map_err(|error| told(&folder, &error))?;
        let filled = self.fill(&folder, env).await;
        // Half a county serves nobody, and on a full disk every further one would make it worse.
        if filled.is_err()
            && let Err(error) = std::fs::remove_dir_all(&folder)
        {
            tracing::warn!(error = told(&folder, &error), "half a training county stays");
        }
        filled.map(|()| County { folder, begun })
    }

    async fn fill(&self, folder: &Path, env: Env) -> Result<(), String> {
        let mark = folder.join(MARK);
        std::fs::write(&mark, "").map_err(|error| told(&mark, &error))?;
        found_county(folder, env, self.training.letters.max(FEWEST)).await?;
        std::fs::write(&mark, WHOLE).map_err(|error| told(&mark, &error))
    }

    /// All that lie in the folder: those that we made and nothing else.
    fn counties(&self) -> Result<Vec<County>, String> {
        let folder = &self.folder;
        std::fs::create_dir_all(folder).map_err(|error| told(folder, &error))?;
        let entries = std::fs::read_dir(folder).map_err(|error| told(folder, &error))?;
        let county = |entry: std::io::Result<std::fs::DirEntry>| {
            let folder = entry.ok()?.path();
            let begun = folder.file_name()?.to_str()?.parse().ok()?;
            let begun = Timestamp::from_millisecond(begun).ok()?;
            folder.join(MARK).is_file().then_some(County { folder, begun })
        };
        Ok(entries.filter_map(county).collect())
    }

    /// The newest whole one, when its night has not come yet.
    fn newest(&self, env: &Env) -> Result<Option<County>, String> {
        let whole = |county: &County| {
            std::fs::read_to_string(county.folder.join(MARK)).is_ok_and(|said| said == WHOLE)
        };
        let newest = self.counties()?.into_iter().filter(whole).max_by_key(|county| county.begun);
        let Some(county) = newest else { return Ok(None) };
        Ok((due_after(env, county.begun, self.training.hour)? > env.now()).then_some(county))
    }

    /// What cannot go now is tried again with the next one.
    fn clear_others(&self, keep: &County) {
        let counties = self.counties().unwrap_or_else(|error| {
            tracing::warn!(error, "old training counties are not looked for");
            Vec::new()
        });
        for county in counties.into_iter().filter(|county| county.folder != keep.folder) {
            if let Err(error) = std::fs::remove_dir_all(&county.folder) {
                tracing::warn!(error = told(&county.folder, &error), "an old training county stays");
            }
        }
    }
}

fn told(place: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", place.display())
}

/// The first such hour after an instant, in the time of the law.
fn due_after(env: &Env, begun: Timestamp, hour: i8) -> Result<Timestamp, String> {
    let day = env.date_of(begun);
    let at = |day: jiff::civil::Date| {
        let hour = day.at(hour, 0, 0, 0).to_zoned(env.zone().clone());
        hour.map(|hour| hour.timestamp()).map_err(|error| error.to_string())
    };
    let today = at(day)?;
    if today > begun { Ok(today) } else { at(day.tomorrow().map_err(|error| error.to_string())?) }
}

/// Comes when the clock says so; the machine may have slept meanwhile.
async fn night(env: &Env, until: Timestamp) {
    while until.duration_since(env.now()) > SignedDuration::ZERO {
        tokio::time::sleep(LOOK).await;
    }
}

#[cfg(test)]
mod tests {
    use super::due_after;

    #[test]
    fn the_night_comes_after_the_beginning() {
        let env = obieg_app::machine::env().unwrap();
        for (begun, wanted) in [
            ("2026-11-23T01:00:00Z", "2026-11-23T02:00:00Z"),
            ("2026-11-23T02:00:00Z", "2026-11-24T02:00:00Z"),
            ("2026-11-23T12:00:00Z", "2026-11-24T02:00:00Z"),
            ("2026-07-01T00:59:59Z", "2026-07-01T01:00:00Z"),
        ] {
            let due = due_after(&env, begun.parse().unwrap(), 3).unwrap();
            assert_eq!(due, wanted.parse().unwrap(), "{begun}");
        }
    }
}
