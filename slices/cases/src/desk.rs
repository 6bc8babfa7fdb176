//! Cases on the desk: overdue, due soon, open; those whose day comes first as a list.

use askama::Template;
use jiff::civil::Date;
use obieg_desk::{DeskPart, Drawn, Tile};
use obieg_kernel::{Actor, Failure, Named, Reads, Role, StoreError};
use obieg_law::calendar::Holidays;
use obieg_web::{Frame, Html};

use crate::deeds::target::WIDE;
use crate::model::{CaseLine, CaseState};
use crate::pages::due_tag;
use crate::queries::CaseList;
use crate::store::{self, WorkPage};

/// How many cases the desk lists.
const SHOWN: i64 = 8;
/// Where counting stops.
const MOST: i64 = 1000;
/// A case is due soon when so many working days are left.
const SOON: u32 = 3;

struct OnDesk {
    today: Date,
    overdue: i64,
    soon: i64,
    open: i64,
    lines: Vec<CaseLine>,
}

#[derive(Template)]
#[template(path = "desk_cases.html")]
struct CasesPanel<'d> {
    frame: &'d Frame,
    lines: &'d [CaseLine],
    path: String,
    today: Date,
}

impl CasesPanel<'_> {
    fn due(&self, line: &CaseLine) -> Html {
        due_tag(self.frame, line.state, line.due_on, self.today)
    }
}

/// Officers see their own cases, others what their reach holds.
fn is_own(actor: &Actor) -> bool {
    actor.has(Role::Officer)
}

fn load(db: &mut dyn Reads, actor: &Actor) -> Result<OnDesk, StoreError> {
    let today = db.env().today();
    let page = WorkPage {
        scope: actor.scope(WIDE),
        state: CaseState::Open,
        officer: actor.holding().filter(|_| is_own(actor)),
        after: None,
        due_to: None,
        limit: SHOWN,
    };
    let soon = Holidays::statutory().after_working_days(today, SOON);
    let yesterday = today.yesterday().unwrap_or(today);
    let overdue = store::count_work(db, &page, Some(yesterday), MOST)?;
    Ok(OnDesk {
        today,
        overdue,
        soon: store::count_work(db, &page, Some(soon), MOST)? - overdue,
        open: store::count_work(db, &page, None, MOST)?,
        lines: store::list_work(db, &page)?.into_iter().map(|(line, _)| line).collect(),
    })
}

/// The part for those who see cases.
pub fn desk_part() -> DeskPart {
    DeskPart {
        order: 5,
        name: CaseList::NAME,
        rights: CaseList::RIGHTS,
        load: |db, actor| Ok(Box::new(load(db, actor)?)),
        draw: |frame, actor, data| {
            let desk = data.downcast_ref::<OnDesk>().ok_or_else(|| Failure::internal("no cases"))?;
            let path = if is_own(actor) { "/sprawy?moje=1" } else { "/sprawy?stan=open" };
            let tile = |word: &str, count, filter: &str, colour, icon| Tile {
                label: frame.words.t(word).to_owned(),
                count,
                most: MOST,
                path: format!("{path}{filter}"),
                colour,
                icon,
            };
            let tiles = vec![
                tile("cases-desk-overdue", desk.overdue, "&termin=po", "danger", "overdue"),
                tile("cases-desk-soon", desk.soon, "&termin=3", "warning", "due"),
                tile("cases-desk-open", desk.open, "", "neutral", "cases"),
            ];
            let panel = if desk.lines.is_empty() {
                Html::default()
            } else {
                Html::of(&CasesPanel { frame, lines: &desk.lines, path: path.to_owned(), today: desk.today })?
            };
            Ok(Drawn { tiles, panel })
        },
    }
}
