//! The training office of `obieg serve`: an installation of its own with the demonstration's county, on an address of its own.
//!
//! A journal is never taken back, so going back to the first state is a new installation beside the old one: it is told while
//! the old one still serves, then they change places and the old folder goes. It calls nobody outside, and no scanner and no
//! mailbox leads into it. It always lies in files of its own (SQLite), whatever engine the offices use.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use obieg_app::config::{Settings, Training};
use obieg_app::{machine, slices};
use obieg_kernel::Env;
use obieg_web::{Site, SiteOptions};
use tokio::sync::{Notify, oneshot};

use super::demo::{MARK, WHOLE, config, found_county};
use super::serve::{listen, serve, told_to_end};

/// How often it is asked whether the night has come.
const LOOK: Duration = Duration::from_secs(20);
/// Fewer letters leave the lists empty.
const FEWEST: usize = 12;

/// A first state and what was made of it since.
struct County {
    folder: PathBuf,
    begun: Timestamp,
}

/// Keeps the training office of these settings until the program is told to end; nothing where they name none. The offices go
/// on when it cannot be kept.
pub(super) async fn keep(settings: &Settings) {
    if let Some(training) = &settings.training
        && let Err(error) = (Keeper { settings, training }).keep().await
    {
        tracing::error!(error, "the training office is not kept");
    }
}

struct Keeper<'s> {
    settings: &'s Settings,
    training: &'s Training,
}

impl Keeper<'_> {
    async fn keep(&self) -> Result<(), String> {
        if !(0..=23).contains(&self.training.hour) {
            return Err("[training] hour: from 0 to 23".to_owned());
        }
        let mut next = self.newest(&machine::env()?)?;
        loop {
            let county = match next {
                Some(county) => county,
                None => tokio::select! {
                    made = self.make() => made?,
                    () = told_to_end() => return Ok(()),
                },
            };
            self.clear_others(&county)?;
            next = self.serve(&county).await?;
            if next.is_none() {
                return Ok(());
            }
        }
    }

    fn folder(&self) -> PathBuf {
        self.training.folder.clone().unwrap_or_else(|| self.settings.data.join("szkolenie"))
    }

    /// Serves it; gives the one that takes its place, or none when the program is to end.
    async fn serve(&self, county: &County) -> Result<Option<County>, String> {
        let env = machine::env()?;
        let until = due_after(&env, county.begun, self.training.hour)?;
        let (kernel, operator) =
            super::open_in(config(&county.folder, self.training.passkeys()), env.clone())?;
        let operator = Arc::new(operator);
        let asked = Arc::new(Notify::new());
        let bell = Arc::clone(&asked);
        let begun = county.begun;
        let training = obieg_training::Training { begun, until, ask: Box::new(move || bell.notify_one()) };
        let mut slots = slices::slots_with(&county.folder, BTreeSet::new(), None);
        slots.push(Box::new(training));
        let options = SiteOptions {
            demo: Some(Arc::clone(&operator)),
            is_training: true,
            secure: self.settings.secure,
            proxies: self.settings.proxies.clone(),
            slots,
            ..SiteOptions::default()
        };
        let site = Site::new(Arc::clone(&kernel), slices::faces(), options)?;
        let listener = listen(&self.training.listen).await?;
        let (end, ended) = oneshot::channel::<()>();
        let stop = async move { drop(ended.await) };
        let serving = serve(site, kernel, operator, None, listener, "Szkolenie", stop);
        let choosing = async {
            let made = self.next(&env, until, &asked).await;
            // Nobody there to hear it: it has ended already.
            end.send(()).unwrap_or_default();
            made
        };
        let (served, made) = tokio::join!(serving, choosing);
        served.map(|()| made)
    }

    /// Waits for the night or a press, and makes the next one; none when the program is to end.
    async fn next(&self, env: &Env, until: Timestamp, asked: &Notify) -> Option<County> {
        loop {
            tokio::select! {
                () = told_to_end() => return None,
                () = asked.notified() => {}
                () = night(env, until) => {}
            }
            tokio::select! {
                () = told_to_end() => return None,
                made = self.make() => match made {
                    Ok(made) => return Some(made),
                    Err(error) => {
                        tracing::error!(error, "the training office stays as it is");
                        tokio::time::sleep(LOOK).await;
                    }
                }
            }
        }
    }

    /// A first state, of today.
    async fn make(&self) -> Result<County, String> {
        let env = machine::env()?;
        let begun = env.now();
        let folder = self.folder().join(begun.as_millisecond().to_string());
        std::fs::create_dir_all(&folder).map_err(|error| told(&folder, &error))?;
        let mark = folder.join(MARK);
        std::fs::write(&mark, "").map_err(|error| told(&mark, &error))?;
        found_county(&folder, env, self.training.letters.max(FEWEST)).await?;
        std::fs::write(&mark, WHOLE).map_err(|error| told(&mark, &error))?;
        Ok(County { folder, begun })
    }

    /// All that lie in the folder: those that we made and nothing else.
    fn counties(&self) -> Result<Vec<County>, String> {
        let folder = self.folder();
        std::fs::create_dir_all(&folder).map_err(|error| told(&folder, &error))?;
        let entries = std::fs::read_dir(&folder).map_err(|error| told(&folder, &error))?;
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

    fn clear_others(&self, keep: &County) -> Result<(), String> {
        for county in self.counties()?.into_iter().filter(|county| county.folder != keep.folder) {
            std::fs::remove_dir_all(&county.folder).map_err(|error| told(&county.folder, &error))?;
        }
        Ok(())
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
