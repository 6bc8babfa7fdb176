//! The read log of the whole office: who took lists, and how long it is kept.

use askama::Template;
use obieg_kernel::look::{Look, LookRule, Looks, SeeLookRule, SetLookRule, WhoTookLists};
use obieg_kernel::{Failure, Named};
use obieg_web::looks::{PAGE, before, what_of, who_of};
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};
use serde::Deserialize;

const HERE: &str = "/ustawienia/dziennik-odczytow";

#[derive(Template)]
#[template(path = "looks_of_office.html")]
struct LooksPage {
    frame: Frame,
    page: Looks,
    /// Who may not see it has none.
    rule: Option<LookRule>,
    keep_years: String,
    faults: Faults,
    paged: bool,
    admin: bool,
}

impl LooksPage {
    fn what(&self, look: &Look) -> String {
        what_of(&self.frame.words, look)
    }

    fn who(&self, look: &Look) -> String {
        who_of(look)
    }
}

async fn page(visit: &Visit, typed: Option<String>, faults: Faults) -> Result<LooksPage, Failure> {
    let before = before(visit)?;
    let page = visit.see(WhoTookLists { before, limit: PAGE }).await?;
    let frame = visit.frame(visit.words().t("people-looks"))?;
    let may = |name, rights| frame.could(name, rights);
    let rule =
        if may(SeeLookRule::NAME, SeeLookRule::RIGHTS) { Some(visit.see(SeeLookRule).await?) } else { None };
    let admin = may(SetLookRule::NAME, SetLookRule::RIGHTS);
    let kept = rule.map(|rule| rule.keep_years.to_string()).unwrap_or_default();
    Ok(LooksPage {
        frame,
        page,
        rule,
        keep_years: typed.unwrap_or(kept),
        faults,
        paged: before.is_some(),
        admin,
    })
}

pub(crate) async fn show(visit: Visit) -> Outcome {
    Reply::page(&page(&visit, None, Faults::default()).await?)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleForm {
    #[serde(default)]
    keep_years: String,
    #[serde(default)]
    version: i64,
}

pub(crate) async fn set(mut visit: Visit) -> Outcome {
    let form: RuleForm = visit.form().await?;
    // No number is no number of years: the deed says so.
    let keep_years = form.keep_years.trim().parse().unwrap_or(0);
    match visit.act(SetLookRule { keep_years, version: form.version }).await {
        Ok(()) => Ok(Reply::See(format!("{HERE}?zrobiono=dziennik-odczytow"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&page(&visit, Some(form.keep_years), faults).await?)
        }
    }
}
