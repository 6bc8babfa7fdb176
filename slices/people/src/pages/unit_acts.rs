//! Forms of units and posts.

use obieg_kernel::Failure;
use obieg_kernel::id::UnitId;
use obieg_web::{Faults, Outcome, Reply, Visit};

use super::act::{Act, Input};
use super::{Form, chosen, day, finish};
use crate::deeds::{AddPost, AddUnit, ClosePost, CloseUnit, MoveUnit, RenameUnit};
use crate::model::{Choices, PostView, UnitDetail};
use crate::queries::{CountUnitWork, PrepareChange, SeePost, SeeUnit};
use crate::slot::{CountInUnit, ReachKeeper, RewriteReach, UnitWork};

const TREE: &str = "/ustawienia/struktura";

fn page_of(unit: UnitId) -> String {
    format!("{TREE}/{unit}")
}

fn tree_text(visit: &Visit) -> String {
    visit.words().t("people-structure").to_owned()
}

async fn unit_of(visit: &Visit) -> Result<UnitDetail, Failure> {
    visit.see(SeeUnit { unit: visit.id("id")? }).await
}

async fn post_of(visit: &Visit) -> Result<PostView, Failure> {
    visit.see(SeePost { post: visit.id("id")? }).await
}

/// A form about a unit: it begins with the way to the unit.
fn about(
    visit: &Visit,
    unit: (UnitId, &str),
    title: &str,
    action: String,
    faults: Faults,
) -> Result<Act, Failure> {
    let heading = visit.words().a(title, "code", unit.1);
    let act = Act::new(visit, heading, action, "form-save", faults)?;
    Ok(act.crumb(TREE, tree_text(visit)).crumb(page_of(unit.0), unit.1))
}

async fn add_unit_page(visit: &Visit, form: Form, faults: Faults) -> Result<Act, Failure> {
    let Choices { units, .. } = visit.see(PrepareChange).await?;
    let line = |unit: &crate::model::UnitView| {
        let depth = usize::try_from(unit.depth).unwrap_or(0);
        (unit.id.to_string(), format!("{}{} {}", "\u{2003}".repeat(depth), unit.code, unit.name))
    };
    let title = visit.words().t("people-add-unit");
    let act = Act::new(visit, title, format!("{TREE}/nowa"), "people-add-unit", faults)?;
    Ok(act
        .crumb(TREE, tree_text(visit))
        .input(Input::line("name", "people-unit-name", &form.name))
        .input(Input::line("code", "people-unit-code", &form.code).hint("people-unit-code-hint").short())
        .input(Input::choice("parent", "people-unit-above", &form.parent, units.iter().map(line).collect()))
        .input(Input::day("since", "people-first-day", &form.since)))
}

/// Where a new unit begins: below the unit that was looked at.
#[derive(serde::Deserialize)]
struct Below {
    #[serde(default)]
    nad: String,
}

pub(crate) async fn ask_add_unit(visit: Visit) -> Outcome {
    let Below { nad } = visit.query()?;
    let today = visit.see(PrepareChange).await?.today;
    let form = Form { parent: nad, ..Form::fresh(today) };
    Reply::page(&add_unit_page(&visit, form, Faults::default()).await?)
}

async fn try_add_unit(visit: &Visit, form: &Form) -> Result<UnitId, Failure> {
    let parent = chosen(&form.parent, "parent", "people.parent-missing")?;
    let since = day(&form.since, "since")?;
    let deed = AddUnit { code: form.code.clone(), name: form.name.clone(), parent, since };
    Ok(visit.act(deed).await?.id)
}

pub(crate) async fn add_unit(mut visit: Visit) -> Outcome {
    let form: Form = visit.form().await?;
    let done = try_add_unit(&visit, &form).await;
    let to = done.as_ref().map(|unit| format!("{}?zrobiono=komorka-dodana", page_of(*unit)));
    let to = to.unwrap_or_default();
    finish(&visit, done, to, |faults| add_unit_page(&visit, form, faults)).await
}

async fn rename_page(visit: &Visit, form: Form, faults: Faults) -> Result<Act, Failure> {
    let detail = unit_of(visit).await?;
    let unit = (detail.unit.id, detail.unit.code.as_str());
    let act = about(visit, unit, "people-rename-unit-of", format!("{}/nazwa", page_of(unit.0)), faults)?;
    Ok(act
        .lead(visit.words().t("people-rename-unit-lead"))
        .input(Input::line("name", "people-unit-name", &form.name))
        .input(Input::day("since", "people-first-day", &form.since)))
}

pub(crate) async fn ask_rename(visit: Visit) -> Outcome {
    let detail = unit_of(&visit).await?;
    let form = Form { name: detail.unit.name, ..Form::fresh(detail.today) };
    Reply::page(&rename_page(&visit, form, Faults::default()).await?)
}

async fn try_rename(visit: &Visit, form: &Form) -> Result<(), Failure> {
    let since = day(&form.since, "since")?;
    visit.act(RenameUnit { unit: visit.id("id")?, name: form.name.clone(), since }).await
}

pub(crate) async fn rename(mut visit: Visit) -> Outcome {
    let (unit, form) = (visit.id("id")?, visit.form::<Form>().await?);
    let done = try_rename(&visit, &form).await;
    let to = format!("{}?zrobiono=komorka-nazwana", page_of(unit));
    finish(&visit, done, to, |faults| rename_page(&visit, form, faults)).await
}

/// Who counts what a unit still has.
pub(crate) fn counts(visit: &Visit) -> Vec<CountInUnit> {
    visit.site().slots::<UnitWork>().map(|work| work.count).collect()
}

/// What the unit still has, with the way to where it is dealt with.
async fn left(visit: &Visit, unit: UnitId) -> Result<Vec<(Option<String>, String)>, Failure> {
    let counted = visit.see(CountUnitWork { unit, counts: counts(visit) }).await?;
    let works = visit.site().slots::<UnitWork>().zip(counted).filter(|(_, count)| *count > 0);
    let actor = visit.actor()?;
    let way = |work: &UnitWork| actor.could(work.name, work.rights).then(|| (work.path)(unit));
    Ok(works.map(|(work, count)| (way(work), visit.words().n(work.word, count))).collect())
}

/// Who keeps reach by units.
pub(crate) fn keepers(visit: &Visit) -> Vec<RewriteReach> {
    visit.site().slots::<ReachKeeper>().map(|keeper| keeper.rewrite).collect()
}

async fn move_page(visit: &Visit, form: Form, faults: Faults) -> Result<Act, Failure> {
    let detail = unit_of(visit).await?;
    let Choices { units, .. } = visit.see(PrepareChange).await?;
    let unit = (detail.unit.id, detail.unit.code.as_str());
    let above = units.iter().filter(|one| one.id != unit.0 && Some(one.id) != detail.unit.parent);
    let line = |one: &crate::model::UnitView| (one.id.to_string(), format!("{} {}", one.code, one.name));
    let choose = (String::new(), visit.words().t("people-choose").to_owned());
    let choices = std::iter::once(choose).chain(above.map(line)).collect();
    let act = about(visit, unit, "people-move-unit-of", format!("{}/nadrzedna", page_of(unit.0)), faults)?;
    let act = act.lead(detail.unit.name).warning(visit.words().t("people-move-unit-lead"));
    Ok(act.input(Input::choice("parent", "people-unit-above-new", &form.parent, choices)))
}

pub(crate) async fn ask_move(visit: Visit) -> Outcome {
    Reply::page(&move_page(&visit, Form::default(), Faults::default()).await?)
}

async fn try_move(visit: &Visit, form: &Form) -> Result<(), Failure> {
    let (unit, parent) = (visit.id("id")?, chosen(&form.parent, "parent", "people.parent-missing")?);
    visit.act(MoveUnit { unit, parent, keepers: keepers(visit) }).await
}

pub(crate) async fn move_unit(mut visit: Visit) -> Outcome {
    let (unit, form) = (visit.id("id")?, visit.form::<Form>().await?);
    let done = try_move(&visit, &form).await;
    let to = format!("{}?zrobiono=komorka-przeniesiona", page_of(unit));
    finish(&visit, done, to, |faults| move_page(&visit, form, faults)).await
}

async fn close_page(visit: &Visit, form: Form, faults: Faults) -> Result<Act, Failure> {
    let detail = unit_of(visit).await?;
    let unit = (detail.unit.id, detail.unit.code.as_str());
    let act = about(visit, unit, "people-close-unit-of", format!("{}/koniec", page_of(unit.0)), faults)?;
    let last = Input::day("last_day", "people-last-day", &form.last_day);
    let left = left(visit, unit.0).await?;
    let act = act.lead(detail.unit.name).warning(visit.words().t("people-close-unit-lead")).input(last);
    Ok(act.left(left).danger())
}

pub(crate) async fn ask_close(visit: Visit) -> Outcome {
    let today = unit_of(&visit).await?.today;
    Reply::page(&close_page(&visit, Form::fresh(today), Faults::default()).await?)
}

async fn try_close(visit: &Visit, form: &Form) -> Result<(), Failure> {
    let (unit, last_day) = (visit.id("id")?, day(&form.last_day, "last_day")?);
    visit.act(CloseUnit { unit, last_day, counts: counts(visit) }).await
}

pub(crate) async fn close(mut visit: Visit) -> Outcome {
    let (unit, form) = (visit.id("id")?, visit.form::<Form>().await?);
    let done = try_close(&visit, &form).await;
    let to = format!("{}?zrobiono=komorka-zamknieta", page_of(unit));
    finish(&visit, done, to, |faults| close_page(&visit, form, faults)).await
}

async fn add_post_page(visit: &Visit, form: Form, faults: Faults) -> Result<Act, Failure> {
    let detail = unit_of(visit).await?;
    let unit = (detail.unit.id, detail.unit.code.as_str());
    let action = format!("{}/stanowisko", page_of(unit.0));
    let act = about(visit, unit, "people-add-post-of", action, faults)?;
    Ok(act
        .lead(detail.unit.name)
        .input(Input::line("title", "people-post-title", &form.title).hint("people-post-title-hint"))
        .roles(form.roles, "people-post-roles-hint")
        .input(Input::day("since", "people-first-day", &form.since)))
}

pub(crate) async fn ask_add_post(visit: Visit) -> Outcome {
    let today = unit_of(&visit).await?.today;
    Reply::page(&add_post_page(&visit, Form::fresh(today), Faults::default()).await?)
}

async fn try_add_post(visit: &Visit, form: &Form) -> Result<(), Failure> {
    let (unit, since) = (visit.id("id")?, day(&form.since, "since")?);
    let deed = AddPost { unit, title: form.title.clone(), roles: form.roles.clone(), since };
    visit.act(deed).await.map(drop)
}

pub(crate) async fn add_post(mut visit: Visit) -> Outcome {
    let (unit, form) = (visit.id("id")?, visit.form::<Form>().await?);
    let done = try_add_post(&visit, &form).await;
    let to = format!("{}?zrobiono=stanowisko-dodane", page_of(unit));
    finish(&visit, done, to, |faults| add_post_page(&visit, form, faults)).await
}

async fn close_post_page(visit: &Visit, form: Form, faults: Faults) -> Result<Act, Failure> {
    let post = post_of(visit).await?;
    let action = format!("/ustawienia/stanowiska/{}/koniec", post.id);
    let unit = (post.unit, post.unit_code.as_str());
    let act = about(visit, unit, "people-close-post-of", action, faults)?;
    let last = Input::day("last_day", "people-last-day", &form.last_day);
    Ok(act.lead(post.title).warning(visit.words().t("people-close-post-lead")).input(last).danger())
}

pub(crate) async fn ask_close_post(visit: Visit) -> Outcome {
    post_of(&visit).await?;
    let today = visit.see(PrepareChange).await?.today;
    Reply::page(&close_post_page(&visit, Form::fresh(today), Faults::default()).await?)
}

async fn try_close_post(visit: &Visit, form: &Form) -> Result<(), Failure> {
    visit.act(ClosePost { post: visit.id("id")?, last_day: day(&form.last_day, "last_day")? }).await
}

pub(crate) async fn close_post(mut visit: Visit) -> Outcome {
    let form: Form = visit.form().await?;
    let unit = post_of(&visit).await?.unit;
    let done = try_close_post(&visit, &form).await;
    let to = format!("{}?zrobiono=stanowisko-zamkniete", page_of(unit));
    finish(&visit, done, to, |faults| close_post_page(&visit, form, faults)).await
}
