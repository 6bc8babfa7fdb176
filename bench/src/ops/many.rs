//! One installation with hundreds of offices, opened as they are asked for.

use crate::Outcome;
use crate::client::{Person, once};
use crate::home::Home;
use crate::machine::Spent;
use crate::plan;
use crate::stand::Stand;
use crate::watch::{Watch, pause};

pub fn offices(stand: &mut Stand<'_>) -> Outcome {
    let folder = stand.home.folder.join("many");
    let home = Home::make(&folder, &stand.home.engine.clone(), "many")?;
    let mut people = Vec::new();
    for number in 0..stand.wishes.offices {
        let key = format!("urzad-{number}");
        home.create(&key, &plan::small(&key))?;
        people.push(Person::token(&home.token(&key, plan::EXECUTIVE)?));
    }
    let one = std::mem::replace(&mut stand.home, home);
    let done = measure(stand, &people);
    stand.stop();
    stand.home = one;
    done
}

/// What the jobs of all offices cost when nothing happens: the share of one processor, the database's part included.
fn idle(stand: &mut Stand<'_>) -> Outcome {
    let roots = stand.roots()?;
    let (before, watch) = (Spent::now(&roots)?, Watch::start());
    pause(20_000);
    let spent = Spent::now(&roots)?.since(&before);
    stand.note("10j", 100.0 * spent.ours / (1000.0 * watch.seconds()), None, None);
    Ok(())
}

const PAGE: &str = "/api/v1/structure";

fn measure(stand: &mut Stand<'_>, people: &[Person]) -> Outcome {
    let first = people.first().ok_or("no offices")?;
    let mut times = Vec::new();
    for _ in 0..3 {
        times.push(stand.cold_start(first, PAGE)?);
    }
    times.sort_unstable_by(f64::total_cmp);
    stand.note("9c", times.get(1).copied().unwrap_or(f64::NAN), None, None);
    for person in people {
        once(stand.address()?, &person.get(PAGE), 200)?;
    }
    super::rest::at_rest(stand, "10c")?;
    idle(stand)
}
