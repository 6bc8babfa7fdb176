//! Files that came with a form which came back with faults: kept, so that nobody must choose them again.
//!
//! What the browser is given is a random name that only the same session can use; the file it stands for never leaves the
//! server. A name that is made up, of another session, or too old, stands for nothing.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use askama::Template;
use jiff::{SignedDuration, Timestamp};
use obieg_kernel::Env;
use obieg_kernel::id::SessionId;

use crate::frame::Frame;
use crate::parts::Html;
use crate::visit::Incoming;

/// As long as a session at most; a blob without a document is swept later than that ([`obieg_kernel::blob::ORPHAN_AGE`]).
const LONGEST: SignedDuration = SignedDuration::from_hours(12);
/// The oldest go first when there are more; the files themselves lie on disk.
const MOST: usize = 1_000;

/// All kept files of the site. In memory: after a restart files are chosen again.
#[derive(Default)]
pub(crate) struct Shelf(Mutex<VecDeque<Line>>);

struct Line {
    session: SessionId,
    since: Timestamp,
    file: Incoming,
}

impl Shelf {
    /// Keeps a file; gives it back with its name for the form.
    pub(crate) fn keep(&self, env: &Env, session: SessionId, file: &Incoming) -> Incoming {
        if file.kept.is_some() {
            return file.clone();
        }
        let name = hex::encode(env.new_secret());
        let file = Incoming { kept: Some(name), ..file.clone() };
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let oldest = env.now() - LONGEST;
        lines.retain(|line| line.since > oldest);
        if lines.len() >= MOST {
            lines.pop_front();
        }
        lines.push_back(Line { session, since: env.now(), file: file.clone() });
        file
    }

    /// The file behind a name, for the session that brought it.
    pub(crate) fn find(&self, env: &Env, session: SessionId, name: &str) -> Option<Incoming> {
        let lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let oldest = env.now() - LONGEST;
        let mine = lines.iter().filter(|line| line.session == session && line.since > oldest);
        mine.map(|line| &line.file).find(|file| file.kept.as_deref() == Some(name)).cloned()
    }
}

/// What a form that comes back shows of files: those kept, each to be dropped by its box.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    pub(crate) files: Vec<Incoming>,
    /// Was a file named that is kept no more?
    pub(crate) gone: bool,
}

#[derive(Template)]
#[template(path = "kept.html")]
struct KeptPart<'p> {
    frame: &'p Frame,
    kept: &'p Kept,
}

impl KeptPart<'_> {
    fn name(&self, file: &Incoming) -> String {
        crate::text::safe_file_name(&file.name)
    }

    fn size(&self, file: &Incoming) -> String {
        self.frame.words.bytes(&file.stored.size())
    }
}

impl Frame {
    /// Kept files of a form; nothing when there are none.
    pub fn kept(&self, kept: &Kept) -> Html {
        Html::of(&KeptPart { frame: self, kept }).unwrap_or_default()
    }
}
