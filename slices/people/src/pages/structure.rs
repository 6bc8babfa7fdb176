//! The tree, and a unit with its posts and who held them when.

use askama::Template;
use jiff::civil::Date;
use obieg_kernel::id::UnitId;
use obieg_web::{Frame, Outcome, Reply, Visit};

use super::administers;
use crate::model::{HoldingView, PostView, StructureView, UnitDetail, UnitView};
use crate::queries::{SeeUnit, Structure};
use crate::slot::UnitWork;

#[derive(Template)]
#[template(path = "structure.html")]
struct StructurePage {
    frame: Frame,
    structure: StructureView,
    admin: bool,
    today: Date,
}

impl StructurePage {
    /// Is a unit that is not in force today yet to come?
    fn is_planned(&self, unit: &UnitView) -> bool {
        unit.since > self.today
    }
}

pub(crate) async fn structure(visit: Visit) -> Outcome {
    let structure = visit.see(Structure).await?;
    let frame = visit.frame(visit.words().t("people-structure"))?;
    let admin = administers(&frame);
    Reply::page(&StructurePage { frame, structure, admin, today: visit.site().kernel().env().today() })
}

#[derive(Template)]
#[template(path = "unit.html")]
struct UnitPage {
    frame: Frame,
    detail: UnitDetail,
    admin: bool,
    /// What else may be done for the unit elsewhere: address and text.
    ways: Vec<(String, String)>,
}

impl UnitPage {
    /// Can a holder be named for the post, now or from a later day?
    fn is_free(&self, post: &PostView) -> bool {
        post.until.is_none() && post.holdings.iter().all(|one| one.until.is_some())
    }

    fn is_over(&self, holding: &HoldingView) -> bool {
        holding.is_over(self.detail.today)
    }

    fn has_ended(&self, post: &PostView) -> bool {
        post.until.is_some_and(|until| until < self.detail.today)
    }
}

pub(crate) async fn unit(visit: Visit) -> Outcome {
    let unit: UnitId = visit.id("id")?;
    let detail = visit.see(SeeUnit { unit }).await?;
    let frame = visit.frame(format!("{} {}", detail.unit.code, detail.unit.name))?;
    let admin = administers(&frame);
    let works = visit.site().slots::<UnitWork>().filter(|work| frame.could(work.name, work.rights));
    let way = |work: &UnitWork| Some(((work.path)(unit), visit.words().t(work.link?).to_owned()));
    let ways = works.filter_map(way).collect();
    Reply::page(&UnitPage { frame, detail, admin, ways })
}
