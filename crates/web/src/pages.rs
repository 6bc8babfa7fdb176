//! Pages of the web itself: problems.

use askama::Template;

use crate::frame::{Frame, Stage};
use crate::problem::Problem;
use crate::words::Words;

#[derive(Template)]
#[template(path = "problem.html")]
pub(crate) struct ProblemPage<'p> {
    frame: Frame,
    problem: &'p Problem,
    id: &'p str,
}

impl<'p> ProblemPage<'p> {
    pub(crate) fn new(problem: &'p Problem, words: &Words, id: &'p str, stage: Stage) -> Self {
        let mut frame = Frame::bare(words.clone(), problem.title.clone());
        frame.stage = stage;
        Self { frame, problem, id }
    }
}
