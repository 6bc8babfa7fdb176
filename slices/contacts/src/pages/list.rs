//! Contacts by name, and those offered while somebody types.

use askama::Template;
use obieg_kernel::{Failure, Named};
use obieg_web::text::percent_encoded;
use obieg_web::{Frame, Outcome, Reply, Visit};
use serde::Deserialize;

use crate::deeds::AddContact;
use crate::model::{ContactPage, ContactState, Direction, Suggestion};
use crate::queries::{ListAlike, ListContacts, SuggestContacts};

#[derive(Deserialize, Default)]
#[serde(default)]
struct Wanted {
    #[serde(rename = "szukaj")]
    search: String,
    /// Those put away.
    #[serde(rename = "odlozone")]
    away: String,
    #[serde(rename = "po")]
    after: String,
}

#[derive(Template)]
#[template(path = "contacts.html")]
struct ListPage {
    frame: Frame,
    page: ContactPage,
    wanted: Wanted,
}

impl ListPage {
    fn may_add(&self) -> bool {
        self.frame.could(AddContact::NAME, AddContact::RIGHTS)
    }

    fn may_merge(&self) -> bool {
        self.frame.could(ListAlike::NAME, ListAlike::RIGHTS)
    }

    fn may_import(&self) -> bool {
        super::import::may_import(&self.frame)
    }

    fn is_away(&self) -> bool {
        !self.wanted.away.is_empty()
    }

    fn is_searched(&self) -> bool {
        !self.wanted.search.trim().is_empty()
    }

    fn is_further(&self) -> bool {
        !self.wanted.after.is_empty()
    }

    /// The same list from its beginning, or behind a key.
    fn address(&self, after: &str) -> String {
        let Wanted { search, away, .. } = &self.wanted;
        let pairs = [("szukaj", search.as_str()), ("odlozone", away), ("po", after)];
        let given = pairs.into_iter().filter(|(_, value)| !value.is_empty());
        let query: Vec<String> =
            given.map(|(name, value)| format!("{name}={}", percent_encoded(value))).collect();
        if query.is_empty() { "/kontakty".to_owned() } else { format!("/kontakty?{}", query.join("&")) }
    }
}

pub(crate) async fn list(visit: Visit) -> Outcome {
    let wanted: Wanted = visit.query()?;
    let query = ListContacts {
        search: wanted.search.clone(),
        state: if wanted.away.is_empty() { ContactState::Kept } else { ContactState::Away },
        after: Some(wanted.after.clone()).filter(|after| !after.is_empty()),
        limit: 50,
    };
    let page = visit.see(query).await?;
    let frame = visit.frame(visit.words().t("contacts-title"))?;
    Reply::page(&ListPage { frame, page, wanted })
}

#[derive(Template)]
#[template(path = "suggested.html")]
struct SuggestedPart {
    frame: Frame,
    suggestions: Vec<(Suggestion, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Typed {
    #[serde(default, rename = "tekst")]
    text: String,
}

pub(crate) async fn suggest(visit: Visit) -> Outcome {
    suggested(visit, Direction::In).await
}

pub(crate) async fn suggest_addressees(visit: Visit) -> Outcome {
    suggested(visit, Direction::Out).await
}

async fn suggested(visit: Visit, direction: Direction) -> Outcome {
    let Typed { text } = visit.query()?;
    let found = visit.see(SuggestContacts { typed: text, direction }).await?.suggestions;
    let filled = |one: Suggestion| fill(&one).map(|fill| (one, fill));
    let suggestions = found.into_iter().map(filled).collect::<Result<_, Failure>>()?;
    Reply::page(&SuggestedPart { frame: visit.frame("")?, suggestions })
}

/// What the script writes into the fields of a form, by their names: a sender's, or a party's with name and address in one.
fn fill(one: &Suggestion) -> Result<String, Failure> {
    let mut fields = serde_json::Map::new();
    for name in crate::model::FIELDS {
        fields.insert(name.to_owned(), one.data.field(name).cloned().unwrap_or_default().into());
    }
    fields.insert("unknown_reason".to_owned(), "".into());
    fields.insert("name".to_owned(), one.name.clone().into());
    fields.insert("address".to_owned(), one.address.clone().into());
    serde_json::to_string(&fields).map_err(Failure::internal)
}
