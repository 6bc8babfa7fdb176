//! What a person sees on the terminal, and what is kept.

mod charts;
mod page;
mod svg;

pub use page::Report;

use crate::floor::Floors;
use crate::goals::Goal;
use crate::stand::Figure;

/// A number as short as it may be.
pub fn number(value: f64) -> String {
    if !value.is_finite() {
        "—".to_owned()
    } else if value >= 100.0 {
        format!("{value:.0}")
    } else if value >= 10.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.3}")
    }
}

pub fn floors(floors: &Floors) {
    println!("\n== floors of this minute");
    for (words, value, unit) in floors.lines() {
        println!("   {words:<60} {:>10} {unit}", number(value));
    }
    println!("\n== operations");
    println!(
        "   {:<6} {:<9} {:<50} {:>9} {:>9} {:>9} {:>12} {:>7} {:>8}  {:<7} details",
        "op", "engine", "operation", "must", "goal", "figure", "", "floor", "CPU ms", "verdict"
    );
}

/// One line of the table, as soon as it is known.
pub fn show(figure: &Figure) {
    let Some(goal) = Goal::of(figure.op) else { return };
    let share = figure.floor.map_or_else(String::new, |floor| share(goal, figure.value, floor));
    let cpu = figure.cpu.map_or_else(String::new, number);
    let more: Vec<String> =
        figure.more.iter().map(|(name, value)| format!("{name} {}", number(*value))).collect();
    println!(
        "   {:<6} {:<9} {:<50} {:>9} {:>9} {:>9} {:<12} {share:>7} {cpu:>8}  {:<7} {}",
        figure.op,
        figure.engine,
        goal.words,
        number(goal.must),
        number(figure.goal),
        number(figure.value),
        goal.unit,
        goal.judge(figure.value, figure.goal).word(),
        more.join(", ")
    );
}

/// How far from the floor: a share of its rate, or so many times its time.
pub fn share(goal: &Goal, value: f64, floor: f64) -> String {
    if goal.more { format!("{:.0} %", value / floor * 100.0) } else { format!("{:.1} ×", value / floor) }
}
