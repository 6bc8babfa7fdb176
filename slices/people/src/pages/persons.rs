//! The list of persons, and one person with all holdings.

use askama::Template;
use obieg_kernel::id::{PersonId, PostId};
use obieg_kernel::{Failure, Refusal};
use obieg_web::text::percent_encoded;
use obieg_web::{Frame, Outcome, Reply, Visit};
use serde::Deserialize;

use super::administers;
use crate::model::{HoldingView, PersonDetail, PersonPage};
use crate::queries::{FindPersons, SeePerson};

const PAGE: i64 = 50;

/// What an address of the list asks for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Wanted {
    #[serde(rename = "nazwisko")]
    name: String,
    #[serde(rename = "po")]
    after: String,
    /// The post that is to be given to somebody of this list.
    #[serde(rename = "stanowisko")]
    post: String,
}

#[derive(Template)]
#[template(path = "persons.html")]
struct PersonsPage {
    frame: Frame,
    wanted: Wanted,
    page: PersonPage,
    admin: bool,
}

impl PersonsPage {
    fn address(&self, after: &str) -> String {
        let pairs =
            [("nazwisko", self.wanted.name.as_str()), ("po", after), ("stanowisko", &self.wanted.post)];
        let pairs = pairs.iter().filter(|(_, value)| !value.is_empty());
        let query: Vec<String> =
            pairs.map(|(name, value)| format!("{name}={}", percent_encoded(value))).collect();
        format!("/ustawienia/osoby?{}", query.join("&"))
    }

    fn next(&self) -> Option<String> {
        self.page.next.map(|id| self.address(&id.to_string()))
    }

    fn first(&self) -> Option<String> {
        (!self.wanted.after.is_empty()).then(|| self.address(""))
    }

    /// Where a person's line leads: to their page, or on with the post that waits for a holder.
    fn target(&self, id: &PersonId) -> String {
        if self.wanted.post.is_empty() {
            return format!("/ustawienia/osoby/{id}");
        }
        format!("/ustawienia/osoby/{id}/stanowisko?stanowisko={}", self.wanted.post)
    }
}

fn after(typed: &str) -> Result<Option<PersonId>, Failure> {
    if typed.is_empty() {
        return Ok(None);
    }
    typed.parse().map(Some).map_err(|_| Refusal::input("people.after-wrong").on("po").into())
}

pub(crate) async fn persons(visit: Visit) -> Outcome {
    let mut wanted: Wanted = visit.query()?;
    // Only an id goes back into links.
    wanted.post = wanted.post.parse::<PostId>().map(|id| id.to_string()).unwrap_or_default();
    let query = FindPersons { name: wanted.name.clone(), after: after(&wanted.after)?, limit: PAGE };
    let page = visit.see(query).await?;
    let title = if wanted.post.is_empty() { "people-persons" } else { "people-choose-person" };
    let frame = visit.frame(visit.words().t(title))?;
    let admin = administers(&frame);
    Reply::page(&PersonsPage { frame, wanted, page, admin })
}

#[derive(Template)]
#[template(path = "person.html")]
struct PersonPageView {
    frame: Frame,
    person: PersonDetail,
    admin: bool,
    /// Is it the person at the screen?
    own: bool,
}

impl PersonPageView {
    fn is_over(&self, holding: &HoldingView) -> bool {
        holding.is_over(self.person.today)
    }

    /// Is there anything to do about their entry?
    fn has_entry_acts(&self) -> bool {
        let ends = self.admin && self.person.sessions.is_some_and(|open| self.offers_end(&open));
        self.own || ends || self.offers_clear()
    }

    /// One's own second steps are given up with a code in hand, elsewhere.
    fn offers_clear(&self) -> bool {
        self.admin && !self.own && self.person.factors.is_some_and(|count| count > 0)
    }

    /// One's own session at the screen is not ended here.
    fn offers_end(&self, sessions: &i64) -> bool {
        *sessions > i64::from(self.own)
    }
}

pub(crate) async fn person(visit: Visit) -> Outcome {
    let id: PersonId = visit.id("id")?;
    let person = visit.see(SeePerson { person: id }).await?;
    let frame = visit.frame(person.name())?;
    let (admin, own) = (administers(&frame), visit.actor()?.person() == Some(id));
    Reply::page(&PersonPageView { frame, person, admin, own })
}
