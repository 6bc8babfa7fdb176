//! Subscriptions on the screen of administrators.

use askama::Template;
use obieg_kernel::Failure;
use obieg_kernel::id::HoldingId;
use obieg_kernel::job::Call;
use obieg_people::queries::Structure;
use obieg_web::{Faults, Frame, Html, Outcome, Reply, Visit};
use serde::Deserialize;
use uuid::Uuid;

use crate::deeds::{AddSubscription, EndSubscription, RenewSecret, RetrySubscription, Secret};
use crate::model::{Condition, SubscriptionDetail, SubscriptionId, SubscriptionPage, SubscriptionView};
use crate::queries::{ListSubscriptions, SeeSubscription};
use crate::{Settings, rules, sign};

const LIST: &str = "/ustawienia/powiadomienia";

/// Lines of a page.
const PAGE: i64 = 50;

/// Do the program's settings allow receivers on this computer?
pub(crate) fn loopback(visit: &Visit) -> bool {
    visit.site().slots::<Settings>().any(|settings| settings.loopback)
}

/// Why a call failed and what to do, in people's words. A code has its status behind a colon.
fn fault(frame: &Frame, code: &str) -> String {
    let (name, status) = code.split_once(':').unwrap_or((code, ""));
    let key = format!("webhooks-fault-{}", name.replace('.', "-"));
    match frame.words.a(&key, "status", status) {
        words if words == key => frame.words.a("webhooks-fault-other", "status", code),
        words => words,
    }
}

fn state(frame: &Frame, one: &SubscriptionView) -> Html {
    let (colour, icon) = match one.state {
        Condition::Working => ("success", "done"),
        Condition::Retrying => ("warning", "waiting"),
        Condition::Paused => ("danger", "failed"),
        Condition::Ended => ("neutral", "archive"),
    };
    frame.tag(colour, icon, frame.words.of("webhooks-state", one.state.code()))
}

#[derive(Template)]
#[template(path = "subscriptions.html")]
struct ListPage {
    frame: Frame,
    page: SubscriptionPage,
    paged: bool,
    admin: bool,
}

impl ListPage {
    fn state(&self, one: &SubscriptionView) -> Html {
        state(&self.frame, one)
    }

    fn fault(&self, code: &str) -> String {
        fault(&self.frame, code)
    }

    fn is_live(&self, one: &SubscriptionView) -> bool {
        one.state != Condition::Ended
    }
}

#[derive(Deserialize)]
struct Before<B> {
    przed: Option<B>,
}

pub(crate) async fn list(visit: Visit) -> Outcome {
    let Before::<SubscriptionId> { przed } = visit.query()?;
    let page = visit.see(ListSubscriptions { before: przed, limit: PAGE }).await?;
    let frame = visit.frame(visit.words().t("webhooks-title"))?;
    Reply::page(&ListPage { frame, page, paged: przed.is_some(), admin: true })
}

/// What the form holds.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Form {
    url: String,
    types: String,
    note: String,
    holding: String,
}

#[derive(Template)]
#[template(path = "subscribe.html")]
struct AddPage {
    frame: Frame,
    form: Form,
    faults: Faults,
    /// Holdings that may read the event feed: id and name.
    holders: Vec<(String, String)>,
}

async fn add_page(visit: &Visit, form: Form, faults: Faults) -> Result<AddPage, Failure> {
    let structure = visit.see(Structure).await?;
    let people = structure.units.iter().flat_map(|unit| &unit.people);
    let able = people.filter(|one| one.roles.iter().any(|role| rules::may_read(role)));
    let mut holders = vec![(String::new(), visit.words().t("webhooks-choose").to_owned())];
    holders.extend(able.map(|one| (one.holding.to_string(), one.label())));
    let frame = visit.frame(visit.words().t("webhooks-add"))?;
    Ok(AddPage { frame, form, faults, holders })
}

pub(crate) async fn ask_add(visit: Visit) -> Outcome {
    Reply::page(&add_page(&visit, Form::default(), Faults::default()).await?)
}

pub(crate) async fn add(mut visit: Visit) -> Outcome {
    let form: Form = visit.form().await?;
    match try_add(&visit, &form).await {
        Ok(secret) => secret_page(&visit, secret),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&add_page(&visit, form, faults).await?)
        }
    }
}

async fn try_add(visit: &Visit, form: &Form) -> Result<Secret, Failure> {
    // Nobody chosen is nobody who holds a post: the deed says so together with all else that is wrong.
    let holding = form.holding.parse().unwrap_or_else(|_| HoldingId::from_uuid(Uuid::nil()));
    let deed = AddSubscription {
        url: form.url.trim().to_owned(),
        types: form
            .types
            .split([' ', ',', ';', '\r', '\n'])
            .filter(|one| !one.is_empty())
            .map(str::to_owned)
            .collect(),
        note: form.note.trim().to_owned(),
        holding,
        loopback: loopback(visit),
    };
    visit.act(deed).await
}

#[derive(Template)]
#[template(path = "subscription_secret.html")]
struct SecretPage {
    frame: Frame,
    secret: String,
    next: String,
}

fn secret_page(visit: &Visit, secret: Secret) -> Outcome {
    let bytes = sign::secret(visit.actor()?, secret.id, secret.number)?;
    Reply::page(&SecretPage {
        frame: visit.frame(visit.words().t("webhooks-secret-title"))?,
        secret: sign::spelled(&bytes),
        next: format!("{LIST}/{}", secret.id),
    })
}

#[derive(Template)]
#[template(path = "subscription.html")]
struct DetailPage {
    frame: Frame,
    one: SubscriptionView,
    calls: Vec<Call>,
    next: Option<Uuid>,
    paged: bool,
}

impl DetailPage {
    fn state(&self) -> Html {
        state(&self.frame, &self.one)
    }

    fn fault(&self, code: &str) -> String {
        fault(&self.frame, code)
    }

    fn is_live(&self) -> bool {
        self.one.state != Condition::Ended
    }

    fn is_paused(&self) -> bool {
        self.one.state == Condition::Paused
    }

    /// Kind and number of the event that a call told.
    fn kind<'c>(&self, call: &'c Call) -> &'c str {
        call.what.split_once(' ').map_or("", |(_, kind)| kind)
    }

    fn number<'c>(&self, call: &'c Call) -> &'c str {
        call.what.split_once(' ').map_or(&call.what, |(number, _)| number)
    }
}

pub(crate) async fn see(visit: Visit) -> Outcome {
    let Before::<Uuid> { przed } = visit.query()?;
    let subscription = visit.id("id")?;
    let seen = visit.see(SeeSubscription { subscription, before: przed, limit: PAGE }).await?;
    let SubscriptionDetail { subscription: one, calls, next } = seen;
    let frame = visit.frame(one.name())?;
    Reply::page(&DetailPage { frame, one, calls, next, paged: przed.is_some() })
}

#[derive(Deserialize)]
struct Empty {}

pub(crate) async fn retry(mut visit: Visit) -> Outcome {
    let _: Empty = visit.form().await?;
    let subscription: SubscriptionId = visit.id("id")?;
    visit.act(RetrySubscription { subscription }).await?;
    Ok(Reply::See(format!("{LIST}/{subscription}?zrobiono=powiadomienie-ponowione")))
}

pub(crate) async fn renew(mut visit: Visit) -> Outcome {
    let _: Empty = visit.form().await?;
    let renewed = visit.act(RenewSecret { subscription: visit.id("id")? }).await?;
    secret_page(&visit, renewed)
}

pub(crate) async fn end(mut visit: Visit) -> Outcome {
    let _: Empty = visit.form().await?;
    visit.act(EndSubscription { subscription: visit.id("id")? }).await?;
    Ok(Reply::See(format!("{LIST}?zrobiono=powiadomienie-zakonczone")))
}
