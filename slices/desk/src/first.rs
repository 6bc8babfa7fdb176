//! The first steps of a new office: what an administrator does before the first letter comes. Nobody ticks anything off: a
//! step is done when the record says so. The panel goes when all that are needed are done, or when it is put away.

use std::sync::Arc;

use askama::Template;
use obieg_kernel::actor::Right;
use obieg_kernel::{Actor, Failure, Reads, Role};
use obieg_web::{Frame, Html};

/// Reads whether a step is done.
pub type IsDone = Arc<dyn Fn(&mut dyn Reads, &Actor) -> Result<bool, Failure> + Send + Sync>;

/// One step; `app` plugs it into the site's slots. Its words are `first-step-{code}` and `first-step-{code}-how`.
#[derive(Clone)]
pub struct FirstStep {
    /// Smaller stands first.
    pub order: u32,
    /// Name of its words.
    pub code: &'static str,
    /// The deed or query behind the link.
    pub name: &'static str,
    /// Who may do it. Whoever may not reads the step without a link: others do it.
    pub rights: &'static [Right],
    /// Where it is done.
    pub path: &'static str,
    /// Is there no work without it? The others are advice.
    pub is_needed: bool,
    /// Reads whether it is done.
    pub is_done: IsDone,
}

/// What is to be seen of the first steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    /// Nothing: all is done, or they are not this person's.
    Nothing,
    /// A line that takes them out.
    Line,
    /// All of them.
    Steps,
}

/// What is to be seen, by what the administrators said and by what is needed and done of each step.
pub(crate) fn shown(wish: Option<bool>, steps: &[(bool, bool)]) -> Shown {
    let left = steps.iter().any(|(_, done)| !done);
    let needed = steps.iter().any(|(needed, done)| *needed && !done);
    match wish {
        Some(true) if !steps.is_empty() => Shown::Steps,
        None if needed => Shown::Steps,
        _ if left => Shown::Line,
        _ => Shown::Nothing,
    }
}

#[derive(Template)]
#[template(path = "first.html")]
struct FirstPanel<'f> {
    frame: &'f Frame,
    steps: Vec<(FirstStep, bool)>,
}

#[derive(Template)]
#[template(path = "first_line.html")]
struct FirstLine<'f> {
    frame: &'f Frame,
}

impl FirstPanel<'_> {
    fn title(&self, step: &FirstStep) -> String {
        self.frame.words.of("first-step", step.code)
    }

    fn how(&self, step: &FirstStep) -> String {
        self.frame.words.of("first-step", &format!("{}-how", step.code))
    }

    fn leads(&self, step: &FirstStep) -> bool {
        self.frame.could(step.name, step.rights)
    }

    fn icon(&self, done: &bool) -> Html {
        self.frame.icon(if *done { "done" } else { "waiting" })
    }

    fn state(&self, step: &FirstStep, done: &bool) -> &str {
        self.frame.words.t(match (*done, step.is_needed) {
            (true, _) => "desk-first-done",
            (false, true) => "desk-first-to-do",
            (false, false) => "desk-first-advised",
        })
    }
}

/// The steps that stand on this person's desk: an administrator's, in order.
pub(crate) fn of_actor<'s>(actor: &Actor, steps: impl Iterator<Item = &'s FirstStep>) -> Vec<FirstStep> {
    if !actor.has(Role::Administrator) {
        return Vec::new();
    }
    let mut own: Vec<FirstStep> = steps.cloned().collect();
    own.sort_by_key(|step| step.order);
    own
}

/// The panel, or the line that takes it out; empty when there is nothing to show.
pub(crate) fn panel(
    frame: &Frame,
    steps: Vec<FirstStep>,
    done: &[bool],
    wish: Option<bool>,
) -> Result<Html, Failure> {
    let steps: Vec<(FirstStep, bool)> = steps.into_iter().zip(done.iter().copied()).collect();
    let states: Vec<(bool, bool)> = steps.iter().map(|(step, done)| (step.is_needed, *done)).collect();
    match shown(wish, &states) {
        Shown::Nothing => Ok(Html::default()),
        Shown::Line => Html::of(&FirstLine { frame }),
        Shown::Steps => Html::of(&FirstPanel { frame, steps }),
    }
}

#[cfg(test)]
mod tests {
    use super::{Shown, shown};

    #[test]
    fn first_steps_go_by_themselves_or_when_they_are_put_away() {
        let (needed, done, advised) = ((true, false), (true, true), (false, false));
        for (wish, steps, wanted) in [
            (None, &[needed, advised][..], Shown::Steps),
            (None, &[done, advised], Shown::Line),
            (None, &[done], Shown::Nothing),
            (None, &[], Shown::Nothing),
            (Some(false), &[needed], Shown::Line),
            (Some(false), &[done], Shown::Nothing),
            (Some(true), &[done, advised], Shown::Steps),
            (Some(true), &[done], Shown::Steps),
            (Some(true), &[], Shown::Nothing),
        ] {
            assert_eq!(shown(wish, steps), wanted, "{wish:?} {steps:?}");
        }
    }
}
