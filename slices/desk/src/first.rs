//! The first steps of a new office: what an administrator does before the first letter comes. Nobody ticks anything off: a
//! step is done when the record says so, and the panel goes when all that are needed are done.

use askama::Template;
use obieg_kernel::actor::Right;
use obieg_kernel::{Actor, Failure, Reads, Role};
use obieg_web::{Frame, Html};

/// Reads whether a step is done.
pub type IsDone = fn(&mut dyn Reads, &Actor) -> Result<bool, Failure>;

/// One step; `app` plugs it into the site's slots. Its words are `first-step-{code}` and `first-step-{code}-how`.
#[derive(Clone, Copy)]
pub struct FirstStep {
    /// Smaller stands first.
    pub order: u32,
    /// Name of its words.
    pub code: &'static str,
    /// The deed or query behind the link.
    pub name: &'static str,
    /// Who may do it.
    pub rights: &'static [Right],
    /// Where it is done.
    pub path: &'static str,
    /// Is there no work without it? The others are advice.
    pub is_needed: bool,
    /// Reads whether it is done.
    pub is_done: IsDone,
}

#[derive(Template)]
#[template(path = "first.html")]
struct FirstPanel<'f> {
    frame: &'f Frame,
    steps: Vec<(FirstStep, bool)>,
}

impl FirstPanel<'_> {
    fn title(&self, step: &FirstStep) -> String {
        self.frame.words.of("first-step", step.code)
    }

    fn how(&self, step: &FirstStep) -> String {
        self.frame.words.of("first-step", &format!("{}-how", step.code))
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
    let mut own: Vec<FirstStep> = steps.filter(|step| actor.could(step.name, step.rights)).copied().collect();
    own.sort_by_key(|step| step.order);
    own
}

/// The panel; empty when nothing needed is left to do.
pub(crate) fn panel(frame: &Frame, steps: Vec<FirstStep>, done: &[bool]) -> Result<Html, Failure> {
    let steps: Vec<(FirstStep, bool)> = steps.into_iter().zip(done.iter().copied()).collect();
    if steps.iter().all(|(step, done)| *done || !step.is_needed) {
        return Ok(Html::default());
    }
    Html::of(&FirstPanel { frame, steps })
}
