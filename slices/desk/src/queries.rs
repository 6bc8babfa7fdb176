//! The question behind the desk.

use obieg_kernel::{named, of_office};

use crate::{IsDone, LoadPart, PartData, store};

/// Everything on the asker's desk, in one snapshot.
pub struct ShowDesk {
    /// The parts that the asker's rights allow.
    pub parts: Vec<LoadPart>,
    /// First steps of a new office that are theirs.
    pub steps: Vec<IsDone>,
}

/// What the desk is drawn from.
pub struct Desk {
    /// What each part reads.
    pub parts: Vec<PartData>,
    /// Is each step done?
    pub steps: Vec<bool>,
    /// What the administrators said of the first steps: to be seen or put away. Read for administrators only.
    pub wish: Option<bool>,
}

named!(
    ShowDesk,
    "desk.show-desk",
    [
        (Chancery, Colleague),
        (Officer, Colleague),
        (Head, Colleague),
        (Executive, Colleague),
        (Coordinator, Colleague),
        (Archivist, Colleague),
        (Administrator, Colleague),
    ]
);

of_office!(ShowDesk => Desk, |query, seen| {
    let actor = seen.actor();
    let parts = query.parts.iter().map(|load| load(seen, actor)).collect::<Result<_, _>>()?;
    let steps = query.steps.iter().map(|is_done| is_done(seen, actor)).collect::<Result<_, _>>()?;
    let wish = if query.steps.is_empty() { None } else { store::wish(seen)? };
    Ok(Desk { parts, steps, wish })
});
