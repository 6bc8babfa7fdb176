//! Assignments on the desk: the queue for those who assign, one's own letters for everybody.

use askama::Template;
use obieg_desk::{DeskPart, Drawn, Tile};
use obieg_kernel::actor::Role;
use obieg_kernel::{Failure, Named};
use obieg_web::{Frame, Html};

use crate::model::{MyLetter, MyLetters, QueueView};
use crate::queries::{self, AssignmentQueue, MyAssignments};
use crate::store;

/// How many letters the desk lists.
const SHOWN: usize = 6;

struct OnDesk {
    letters: MyLetters,
    /// How many wait in the queue; none when the person does not assign out of it.
    queue: Option<i64>,
}

#[derive(Template)]
#[template(path = "desk_letters.html")]
struct LettersPanel<'d> {
    frame: &'d Frame,
    letters: Vec<&'d MyLetter>,
}

/// The part for those with whom letters may lie.
pub fn desk_part() -> DeskPart {
    DeskPart {
        order: 10,
        name: MyAssignments::NAME,
        rights: MyAssignments::RIGHTS,
        load: |db, actor| {
            let letters = queries::letters_of(db, actor)?;
            let assigns = actor.could(AssignmentQueue::NAME, AssignmentQueue::RIGHTS);
            let queue = if assigns { Some(store::count_queue(db)?) } else { None };
            Ok(Box::new(OnDesk { letters, queue }))
        },
        draw: |frame, actor, data| {
            let desk = data.downcast_ref::<OnDesk>().ok_or_else(|| Failure::internal("no letters"))?;
            let mut tiles = Vec::new();
            if let Some(count) = desk.queue {
                tiles.push(tile(frame, "assignments-desk-queue", count, "/dekretacja", "assign"));
            }
            let waiting = i64::try_from(desk.letters.waiting.len()).unwrap_or(QueueView::MOST);
            // A chancery clerk to whom nothing is ever assigned does not need to be told so every day.
            if waiting > 0 || actor.has(Role::Officer) || actor.has(Role::Head) {
                tiles.push(tile(frame, "assignments-desk-waiting", waiting, "/moje-pisma", "letters"));
            }
            let letters: Vec<&MyLetter> = desk.letters.all().take(SHOWN).collect();
            let panel = if letters.is_empty() {
                Html::default()
            } else {
                Html::of(&LettersPanel { frame, letters })?
            };
            Ok(Drawn { tiles, panel })
        },
    }
}

fn tile(frame: &Frame, word: &str, count: i64, path: &str, icon: &'static str) -> Tile {
    Tile {
        label: frame.words.t(word).to_owned(),
        count,
        most: QueueView::MOST,
        path: path.to_owned(),
        colour: "warning",
        icon,
    }
}
