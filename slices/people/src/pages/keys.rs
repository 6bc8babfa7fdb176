//! Keys of integrations: which program may what, in whose name.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use jiff::Timestamp;
use obieg_kernel::door::{RevokeToken, TokenLine, Tokens};
use obieg_kernel::{Failure, Refusal};
use obieg_web::{Access, Faults, Frame, Outcome, Reply, Site, Visit};
use serde::Deserialize;

use super::act::{Act, Input, SecretPage, Tick};
use super::{Form, chosen};
use crate::queries::Structure;

const LIST: &str = "/ustawienia/klucze";

#[derive(Template)]
#[template(path = "keys.html")]
struct KeysPage {
    frame: Frame,
    tokens: Vec<TokenLine>,
    now: Timestamp,
    admin: bool,
}

impl KeysPage {
    fn is_live(&self, token: &TokenLine) -> bool {
        token.revoked_at.is_none() && token.expires_at > self.now
    }

    fn scopes<'t>(&self, token: &'t TokenLine) -> Vec<&'t str> {
        token.scopes.split_whitespace().collect()
    }
}

pub(crate) async fn keys(visit: Visit) -> Outcome {
    let tokens = visit.see(Tokens).await?;
    let frame = visit.frame(visit.words().t("people-keys"))?;
    let now = visit.site().kernel().env().now();
    Reply::page(&KeysPage { frame, tokens, now, admin: true })
}

/// What a key can open: deeds and queries of the API's routes; a page is opened by a session only.
fn known(site: &Site) -> BTreeSet<(&'static str, bool)> {
    let routes = site.routes().iter().filter(|route| route.is_api());
    routes
        .filter_map(|route| match route.row().2 {
            Access::Named { name, deed, .. } => Some((name, deed)),
            Access::Public { .. } => None,
        })
        .collect()
}

/// Scopes must be ticked, and be names that this site knows: a misspelt one would open nothing, silently.
pub(crate) fn check_scopes(site: &Site, scopes: &[String]) -> Result<(), Failure> {
    if scopes.is_empty() {
        return Err(Refusal::input("people.scope-missing").on("scopes").into());
    }
    let known = known(site);
    match scopes.iter().find(|scope| !known.iter().any(|(name, _)| name == scope)) {
        Some(scope) => Err(Refusal::input("people.scope-unknown").on("scopes").with("scope", scope).into()),
        None => Ok(()),
    }
}

fn by_slice(site: &Site, ticked: &[String]) -> Vec<(String, Vec<Tick>)> {
    let mut groups: BTreeMap<String, Vec<Tick>> = BTreeMap::new();
    for (name, deed) in known(site) {
        let slice = name.split('.').next().unwrap_or_default().to_owned();
        let on = ticked.iter().any(|one| one == name);
        groups.entry(slice).or_default().push(Tick { name, deed, on });
    }
    groups.into_iter().collect()
}

async fn issue_page(visit: &Visit, form: &Form, faults: Faults) -> Result<Act, Failure> {
    let structure = visit.see(Structure).await?;
    let people = structure.units.iter().flat_map(|unit| &unit.people);
    let mut options = vec![(String::new(), visit.words().t("people-choose").to_owned())];
    options.extend(people.map(|one| (one.holding.to_string(), one.label())));
    let title = visit.words().t("people-issue-key");
    let act = Act::new(visit, title, format!("{LIST}/nowy"), "people-issue-key", faults)?;
    Ok(act
        .crumb(LIST, visit.words().t("people-keys"))
        .lead(visit.words().t("people-issue-key-lead"))
        .input(Input::line("name", "people-key-name", &form.name).hint("people-key-name-hint"))
        .input(
            Input::choice("holding", "people-key-holder", &form.holding, options)
                .hint("people-key-holder-hint"),
        )
        .input(Input::line("days", "people-key-days", &form.days).hint("people-key-days-hint").short())
        .scopes(by_slice(visit.site(), &form.scopes)))
}

pub(crate) async fn ask_issue(visit: Visit) -> Outcome {
    let form = Form { days: "90".to_owned(), ..Form::default() };
    Reply::page(&issue_page(&visit, &form, Faults::default()).await?)
}

async fn try_issue(visit: &Visit, form: &Form) -> Result<String, Failure> {
    let holding = chosen(&form.holding, "holding", "kernel.token-holding")?;
    let days = form.days.trim().parse().map_err(|_| Refusal::input("kernel.token-days").on("days"))?;
    check_scopes(visit.site(), &form.scopes)?;
    let (deed, text) = visit.actor()?.new_token(holding, &form.name, days, &form.scopes);
    visit.act(deed).await?;
    Ok(text)
}

pub(crate) async fn issue(mut visit: Visit) -> Outcome {
    let form: Form = visit.form().await?;
    match try_issue(&visit, &form).await {
        Ok(text) => Reply::page(&SecretPage {
            frame: visit.frame(visit.words().t("people-key-issued"))?,
            lead: visit.words().t("people-secret-lead").to_owned(),
            values: vec![("people-key-name", form.name), ("people-key", text)],
            next: (LIST.to_owned(), "people-secret-on-keys"),
        }),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&issue_page(&visit, &form, faults).await?)
        }
    }
}

#[derive(Deserialize)]
struct Empty {}

pub(crate) async fn revoke(mut visit: Visit) -> Outcome {
    let _: Empty = visit.form().await?;
    visit.act(RevokeToken { token: visit.id("id")? }).await?;
    Ok(Reply::See(format!("{LIST}?zrobiono=klucz-uniewazniony")))
}
