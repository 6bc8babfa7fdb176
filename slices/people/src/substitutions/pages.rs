//! Screens: in whose name one works, a new substitution, the list for administrators.

use askama::Template;
use obieg_kernel::door::{StandDown, StandIn};
use obieg_kernel::id::SubstitutionId;
use obieg_kernel::{Failure, Refusal};
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};
use serde::Deserialize;

use super::model::{Places, Standing, SubstitutionPage, SubstitutionView};
use super::queries::{ListSubstitutions, MyPlaces, PrepareSubstitution};
use super::{MakeSubstitution, TakeBackSubstitution};
use crate::model::StandingView;
use crate::pages::act::{Act, Input};
use crate::pages::{chosen, day, finish};

const MINE: &str = "/moje/stanowiska";
const PAGE: i64 = 50;

#[derive(Deserialize)]
struct Empty {}

/// A line of a substitution, with what may be done to it here.
fn tag(frame: &Frame, standing: Standing) -> obieg_web::Html {
    let (colour, icon) = match standing {
        Standing::Planned => ("info", "due"),
        Standing::Now => ("success", "done"),
        Standing::Over => ("neutral", "archive"),
        Standing::TakenBack => ("neutral", "blocked"),
    };
    frame.tag(colour, icon, frame.words.of("people-substitution-state", standing.code()))
}

#[derive(Template)]
#[template(path = "places.html")]
struct PlacesPage {
    frame: Frame,
    places: Places,
    own: Option<String>,
    here: Option<SubstitutionId>,
    me: Option<obieg_kernel::id::PersonId>,
}

impl PlacesPage {
    fn is_here(&self, post: &StandingView) -> bool {
        self.here.is_none() && self.own.as_deref() == Some(&post.holding.to_string())
    }

    fn is_own(&self, post: &StandingView) -> bool {
        self.own.as_deref() == Some(&post.holding.to_string())
    }

    fn acts(&self, one: &SubstitutionView) -> bool {
        self.here == Some(one.id)
    }

    fn may_act(&self, one: &SubstitutionView) -> bool {
        one.standing(&self.places.today) == Standing::Now && !self.acts(one)
    }

    fn may_take_back(&self, one: &SubstitutionView) -> bool {
        self.here.is_none() && self.me == Some(one.made_by) && one.is_open(&self.places.today)
    }

    fn tag(&self, one: &SubstitutionView) -> obieg_web::Html {
        tag(&self.frame, one.standing(&self.places.today))
    }
}

pub(crate) async fn places(visit: Visit) -> Outcome {
    let places = visit.see(MyPlaces).await?;
    let frame = visit.frame(visit.words().t("people-places"))?;
    let actor = visit.actor()?;
    let own = actor.own_holding().map(|holding| holding.to_string());
    let (here, me) = (actor.substitution(), actor.person());
    Reply::page(&PlacesPage { frame, places, own, here, me })
}

pub(crate) async fn change_post(mut visit: Visit) -> Outcome {
    let _: Empty = visit.form().await?;
    let session = visit.session().ok_or(Failure::Nobody)?;
    let (deed, cookie) = visit.actor()?.change_post(session, visit.id("id")?);
    visit.act(deed).await?;
    Ok(Reply::Session {
        cookie: Some(cookie),
        device: None,
        to: "/pulpit?zrobiono=stanowisko-zmienione".to_owned(),
    })
}

pub(crate) async fn stand_in(mut visit: Visit) -> Outcome {
    let _: Empty = visit.form().await?;
    let session = visit.session().ok_or(Failure::Nobody)?;
    visit.act(StandIn { session, substitution: visit.id("id")? }).await?;
    Ok(Reply::See("/pulpit".to_owned()))
}

pub(crate) async fn stand_down(mut visit: Visit) -> Outcome {
    let _: Empty = visit.form().await?;
    let session = visit.session().ok_or(Failure::Nobody)?;
    visit.act(StandDown { session }).await?;
    Ok(Reply::See("/pulpit?zrobiono=powrot-do-siebie".to_owned()))
}

/// Fields of the form.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Form {
    holding: String,
    substitute: String,
    since: String,
    until: String,
    reason: String,
}

async fn new_page(visit: &Visit, form: &Form, faults: Faults) -> Result<Act, Failure> {
    let choices = visit.see(PrepareSubstitution).await?;
    let choose = || (String::new(), visit.words().t("people-choose").to_owned());
    let mut absent: Vec<(String, String)> =
        choices.absent.iter().map(|one| (one.holding.to_string(), one.label())).collect();
    if absent.len() > 1 {
        absent.insert(0, choose());
    }
    // Of a person with several posts the first line is enough: the person acts, not the post.
    let mut people = vec![choose()];
    for one in &choices.people {
        let id = one.person_id.to_string();
        if !people.iter().any(|(known, _)| *known == id) {
            people.push((id, one.label()));
        }
    }
    let hint =
        if choices.may_now { "people-substitution-since-now" } else { "people-substitution-since-hint" };
    let title = visit.words().t("people-new-substitution");
    let act = Act::new(visit, title, "/moje/zastepstwa/nowe".to_owned(), "people-new-substitution", faults)?;
    Ok(act
        .crumb(MINE, visit.words().t("people-places"))
        .lead(visit.words().t("people-new-substitution-lead"))
        .input(Input::choice("holding", "people-absent", &form.holding, absent))
        .input(
            Input::choice("substitute", "people-substitute", &form.substitute, people)
                .hint("people-substitute-hint"),
        )
        .input(Input::day("since", "people-first-day", &form.since).hint(hint))
        .input(Input::day("until", "people-last-day", &form.until).hint("people-substitution-until-hint"))
        .input(Input::line("reason", "people-reason", &form.reason).hint("people-reason-hint").optional()))
}

pub(crate) async fn ask_new(visit: Visit) -> Outcome {
    let today = visit.site().kernel().env().today();
    let tomorrow = today.tomorrow().unwrap_or(today).to_string();
    let form = Form { since: tomorrow.clone(), until: tomorrow, ..Form::default() };
    Reply::page(&new_page(&visit, &form, Faults::default()).await?)
}

async fn try_new(visit: &Visit, form: &Form) -> Result<(), Failure> {
    let mut faults = Vec::<Refusal>::new();
    let holding = chosen(&form.holding, "holding", "people.absent-missing").map_err(|one| faults.push(one));
    let person =
        chosen(&form.substitute, "substitute", "people.substitute-missing").map_err(|one| faults.push(one));
    let since = day(&form.since, "since").map_err(|one| faults.push(one));
    let until = day(&form.until, "until").map_err(|one| faults.push(one));
    let (Ok(holding), Ok(substitute), Ok(since), Ok(until)) = (holding, person, since, until) else {
        return Err(Failure::Refused(faults));
    };
    let deed = MakeSubstitution { holding, substitute, since, until, reason: form.reason.clone() };
    visit.act(deed).await.map(drop)
}

pub(crate) async fn make(mut visit: Visit) -> Outcome {
    let form: Form = visit.form().await?;
    let done = try_new(&visit, &form).await;
    let to = format!("{MINE}?zrobiono=zastepstwo");
    finish(&visit, done, to, |faults| new_page(&visit, &form, faults)).await
}

pub(crate) async fn take_back(mut visit: Visit) -> Outcome {
    let _: Empty = visit.form().await?;
    visit.act(TakeBackSubstitution { substitution: visit.id("id")? }).await?;
    Ok(Reply::See(format!("{MINE}?zrobiono=zastepstwo-cofniete")))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Wanted {
    #[serde(rename = "po")]
    after: String,
}

#[derive(Template)]
#[template(path = "substitutions.html")]
struct ListPage {
    frame: Frame,
    page: SubstitutionPage,
    paged: bool,
    admin: bool,
}

impl ListPage {
    fn tag(&self, one: &SubstitutionView) -> obieg_web::Html {
        tag(&self.frame, one.standing(&self.page.today))
    }

    fn is_open(&self, one: &SubstitutionView) -> bool {
        one.is_open(&self.page.today)
    }
}

pub(crate) async fn list(visit: Visit) -> Outcome {
    let Wanted { after } = visit.query()?;
    let after = match after.as_str() {
        "" => None,
        typed => Some(typed.parse().map_err(|_| Refusal::input("people.after-wrong").on("po"))?),
    };
    let page = visit.see(ListSubstitutions { after, limit: PAGE }).await?;
    let frame = visit.frame(visit.words().t("people-substitutions"))?;
    Reply::page(&ListPage { frame, page, paged: after.is_some(), admin: true })
}
