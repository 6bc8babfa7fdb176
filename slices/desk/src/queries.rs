//! The question behind the desk.

use obieg_kernel::{named, of_office};

use crate::{LoadPart, PartData};

/// Everything on the asker's desk, in one snapshot.
pub struct ShowDesk {
    /// The parts that the asker's rights allow.
    pub parts: Vec<LoadPart>,
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

of_office!(ShowDesk => Vec<PartData>, |query, seen| {
    let actor = seen.actor();
    query.parts.iter().map(|load| load(seen, actor)).collect()
});
