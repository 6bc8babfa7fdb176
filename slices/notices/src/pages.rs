//! Notices on screens.

use askama::Template;
use obieg_kernel::{Failure, Refusal};
use obieg_web::frame::Bell;
use obieg_web::{Faults, Frame, Html, Outcome, Reply, Visit};
use serde::Deserialize;
use std::collections::BTreeMap;

use crate::deeds::{ChooseKinds, ReadAllNotices, ReadNotice, SetNoticeRules};
use crate::model::{Choice, KindChoice, NoticeId, NoticeKind, NoticePage, NoticeRules, NoticeView};
use crate::post;
use crate::post::model::{DigestView, OwnDigest};
use crate::post::queries::OwnDigestSettings;
use crate::queries::{OwnChoices, OwnNotices, SeeNoticeRules};

const LIST: &str = "/powiadomienia";
const OWN: &str = "/moje/powiadomienia";
const OFFICE: &str = "/ustawienia/przechowywanie-powiadomien";

#[derive(Template)]
#[template(path = "notices.html")]
struct ListPage {
    frame: Frame,
    page: NoticePage,
    paged: bool,
}

impl ListPage {
    fn what(&self, one: &NoticeView) -> String {
        let words = &self.frame.words;
        match one.kind {
            NoticeKind::Entry => words.of("notices-entry", &one.event.to_lowercase()),
            kind => words.of("notices-kind", kind.code()),
        }
    }

    /// The newest on the page: what came later is not marked as read with it.
    fn newest(&self) -> Option<NoticeId> {
        self.page.notices.first().map(|one| one.id).filter(|_| self.page.unread > 0 && !self.paged)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    #[serde(default, rename = "przed")]
    before: Option<NoticeId>,
    #[serde(default, rename = "zrobiono")]
    _said: Option<String>,
}

pub(crate) async fn list(visit: Visit) -> Outcome {
    let wanted: Wanted = visit.query()?;
    let page = visit.see(OwnNotices { before: wanted.before, limit: 50 }).await?;
    let frame = visit.frame(visit.words().t("notices-title"))?;
    Reply::page(&ListPage { frame, page, paged: wanted.before.is_some() })
}

/// The bell is drawn anew for whoever has just read something.
pub(crate) fn ring(visit: &Visit) -> Result<(), Failure> {
    let actor = visit.actor()?;
    if let Some(person) = actor.person() {
        for bell in visit.site().slots::<Bell>() {
            bell.unread.forget(actor, person);
        }
    }
    Ok(())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Empty {}

pub(crate) async fn read(mut visit: Visit) -> Outcome {
    let Empty {} = visit.form().await?;
    visit.act(ReadNotice { notice: visit.id("notice")? }).await?;
    ring(&visit)?;
    Ok(Reply::See(format!("{LIST}?zrobiono=powiadomienie-przeczytane")))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UptoForm {
    upto: NoticeId,
}

pub(crate) async fn read_all(mut visit: Visit) -> Outcome {
    let UptoForm { upto } = visit.form().await?;
    visit.act(ReadAllNotices { upto }).await?;
    ring(&visit)?;
    Ok(Reply::See(format!("{LIST}?zrobiono=powiadomienia-przeczytane")))
}

#[derive(Template)]
#[template(path = "choices.html")]
struct ChoicesPage {
    frame: Frame,
    choices: Vec<KindChoice>,
    own: OwnDigest,
    /// Address and hour as typed.
    typed: (String, String),
    faults: Faults,
}

impl ChoicesPage {
    /// Code, word, and whether it holds.
    fn options(&self, held: &KindChoice) -> Vec<(&'static str, String, bool)> {
        let word = |one: &Choice| self.frame.words.of("notices-choice", one.code());
        let offered = |one: &&Choice| held.kind != NoticeKind::Entry || **one == held.choice;
        Choice::ALL.iter().filter(offered).map(|one| (one.code(), word(one), *one == held.choice)).collect()
    }

    fn hint(&self, kind: &NoticeKind) -> String {
        self.frame.words.of("notices-hint", kind.code())
    }

    fn hours(&self) -> Vec<(String, String)> {
        let office = (String::new(), self.frame.words.t("notices-hour-office").to_owned());
        std::iter::once(office).chain((0..24).map(|hour| (hour.to_string(), format!("{hour}:00")))).collect()
    }

    fn state(&self, one: &DigestView) -> Html {
        post::pages::state(&self.frame, one)
    }

    fn answer(&self, said: &str) -> String {
        post::pages::answer(&self.frame, said)
    }
}

async fn choices_page(
    visit: &Visit,
    given: Option<Vec<KindChoice>>,
    typed: Option<(String, String)>,
    faults: Faults,
) -> Result<ChoicesPage, Failure> {
    let choices = match given {
        Some(given) => crate::rules::all_choices(&given),
        None => visit.see(OwnChoices).await?,
    };
    let own = visit.see(OwnDigestSettings).await?;
    let stored = || {
        let hour = own.hour.map(|hour| hour.to_string());
        (own.address.clone().unwrap_or_default(), hour.unwrap_or_default())
    };
    let typed = typed.unwrap_or_else(stored);
    Ok(ChoicesPage { frame: visit.frame(visit.words().t("notices-choices"))?, choices, own, typed, faults })
}

pub(crate) async fn choices(visit: Visit) -> Outcome {
    Reply::page(&choices_page(&visit, None, None, Faults::default()).await?)
}

/// The page again, with what is wrong about the daily e-mail.
pub(crate) async fn own_again(visit: &Visit, typed: (String, String), faults: Faults) -> Outcome {
    Reply::invalid(&choices_page(visit, None, Some(typed), faults).await?)
}

/// A kind and its choice, as the form sends them: one field for each kind.
fn chosen(form: &BTreeMap<String, String>) -> Result<Vec<KindChoice>, Failure> {
    let one = |(kind, choice): (&String, &String)| {
        let wrong = || Refusal::input("notices.choice-wrong").on(kind.clone());
        let choice = Choice::from_code(choice).ok_or_else(wrong)?;
        Ok(KindChoice { kind: NoticeKind::from_code(kind).ok_or_else(wrong)?, choice })
    };
    form.iter().map(one).collect()
}

pub(crate) async fn choose(mut visit: Visit) -> Outcome {
    let form: BTreeMap<String, String> = visit.form().await?;
    let choices = chosen(&form)?;
    match visit.act(ChooseKinds { choices: choices.clone() }).await {
        Ok(()) => Ok(Reply::See(format!("{OWN}?zrobiono=powiadomienia-wybrane"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&choices_page(&visit, Some(choices), None, faults).await?)
        }
    }
}

#[derive(Template)]
#[template(path = "rules.html")]
struct RulesPage {
    frame: Frame,
    rules: NoticeRules,
    keep_days: String,
    faults: Faults,
    admin: bool,
}

async fn rules_page(visit: &Visit, typed: Option<String>, faults: Faults) -> Result<RulesPage, Failure> {
    let rules = visit.see(SeeNoticeRules).await?;
    let frame = visit.frame(visit.words().t("notices-rules"))?;
    let keep_days = typed.unwrap_or_else(|| rules.keep_days.to_string());
    Ok(RulesPage { frame, rules, keep_days, faults, admin: true })
}

pub(crate) async fn rules(visit: Visit) -> Outcome {
    Reply::page(&rules_page(&visit, None, Faults::default()).await?)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RulesForm {
    #[serde(default)]
    keep_days: String,
    #[serde(default)]
    version: i64,
}

pub(crate) async fn set_rules(mut visit: Visit) -> Outcome {
    let form: RulesForm = visit.form().await?;
    // No number is no number of days: the deed says so.
    let keep_days = form.keep_days.trim().parse().unwrap_or(0);
    match visit.act(SetNoticeRules { keep_days, version: form.version }).await {
        Ok(()) => Ok(Reply::See(format!("{OFFICE}?zrobiono=przechowywanie-ustawione"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&rules_page(&visit, Some(form.keep_days), faults).await?)
        }
    }
}
