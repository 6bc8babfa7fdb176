//! Many of one kind at once, with the truth about each: every one is judged, done and told by itself.

use askama::Template;
use obieg_kernel::{Deed, Failure, Refusal};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::frame::Frame;
use crate::parts::Html;
use crate::problem;
use crate::reply::Reply;
use crate::route::Outcome;
use crate::visit::Visit;
use crate::words::Words;

/// The most things that one request changes.
pub const MOST_AT_ONCE: usize = 1_000;

/// What became of each thing, in the order in which they were sent.
pub type Each<T> = Vec<Result<T, Failure>>;

impl Visit {
    /// Does the deed that the route declares to many things. They share commits and nothing else: one that is refused
    /// leaves the others as they are. A repeated request with the same key gets the first answers again, one by one.
    ///
    /// # Errors
    /// `web.batch-none`, `web.batch-many` on `item`; what [`Visit::act`] refuses before it begins.
    pub async fn act_on_each<D: Deed + 'static>(&self, deeds: Vec<D>) -> Result<Each<D::Done>, Failure> {
        self.must_declare::<D>()?;
        if deeds.is_empty() {
            return Err(Refusal::input("web.batch-none").on("item").into());
        }
        if deeds.len() > MOST_AT_ONCE {
            return Err(Refusal::input("web.batch-many").on("item").with("most", MOST_AT_ONCE).into());
        }
        Ok(self.actor()?.act_on_each(deeds, self.key.as_ref()).await)
    }

    /// As [`Visit::act_on_each`], for lists longer than people tick: part by part, so that others have their turn between.
    ///
    /// # Errors
    /// As [`Visit::act_on_each`], without `web.batch-many`.
    pub async fn act_on_all<D: Deed + 'static>(&self, deeds: Vec<D>) -> Result<Each<D::Done>, Failure> {
        self.must_declare::<D>()?;
        let (actor, mut each) = (self.actor()?, Vec::with_capacity(deeds.len()));
        let mut waiting = deeds.into_iter().peekable();
        while waiting.peek().is_some() {
            let part: Vec<D> = waiting.by_ref().take(MOST_AT_ONCE).collect();
            let key = self.key.as_ref().map(|key| key.of_part(each.len()));
            each.extend(actor.act_on_each(part, key.as_ref()).await);
        }
        Ok(each)
    }
}

/// What became of each of many things, in the order in which they were sent. The answer as a whole is 200 also when
/// some failed: each tells for itself. When all failed for the same, that is the answer.
#[derive(Debug, Serialize, ToSchema)]
pub struct Results {
    /// One for each thing sent.
    results: Vec<OneResult>,
}

/// What became of one thing.
#[derive(Debug, Serialize, ToSchema)]
pub struct OneResult {
    /// The status that the call for this thing alone would answer with.
    #[schema(minimum = 200, maximum = 599)]
    status: u16,
    /// What the deed answers; left out when it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    done: Option<Value>,
    /// Why it failed, as a problem (RFC 9457); left out when it was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    problem: Option<Value>,
}

impl Visit {
    /// Does the deed to many things and tells a program what became of each; `tell` makes what the call for one thing alone
    /// would answer.
    ///
    /// # Errors
    /// As [`Visit::act_on_each`]; the failure itself when all things failed for the same; when an answer cannot be written
    /// as JSON.
    pub async fn tell_each<D: Deed + 'static, A: Serialize>(
        &self,
        deeds: impl IntoIterator<Item = D>,
        tell: impl Fn(D::Done) -> A,
    ) -> Outcome {
        let each = self.act_on_each(deeds.into_iter().collect()).await?;
        let mut codes = each.iter().map(|one| one.as_ref().err().map(Failure::code));
        if let Some(Some(first)) = codes.next()
            && codes.all(|code| code == Some(first))
        {
            return Err(each.into_iter().find_map(Result::err).unwrap_or(Failure::Hidden));
        }
        let one = |one: Result<D::Done, Failure>| match one {
            Ok(done) => serde_json::to_value(tell(done))
                .map(|done| OneResult { status: 200, done: Some(done), problem: None })
                .map_err(Failure::internal),
            Err(failure) => {
                let (status, problem) = problem::told(&failure, self.words(), &self.request);
                Ok(OneResult { status, done: None, problem: Some(problem) })
            }
        };
        let results = each.into_iter().map(one).collect::<Result<_, _>>()?;
        Reply::json(&Results { results })
    }
}

/// One thing on the page of results.
pub struct BatchLine {
    /// Its page, when it has one.
    pub href: Option<String>,
    /// What people call it.
    pub label: String,
    /// What happened, or why not.
    pub said: Vec<String>,
}

impl BatchLine {
    /// A line for something that failed: every reason in words.
    pub fn failed(href: Option<String>, label: String, failure: &Failure, words: &Words) -> Self {
        Self { href, label, said: problem::sentences(failure, words) }
    }
}

/// What became of things, failures and successes apart, in the order in which they were sent.
pub struct Apart<'k, K> {
    /// What failed, and why.
    pub failed: Vec<BatchLine>,
    /// What was done.
    pub done: Vec<BatchLine>,
    /// The things that failed: to be sent once more.
    pub again: Vec<&'k K>,
}

/// Sorts out what became of each thing. `name` gives its page and what people call it, `say` what there is to tell of a
/// success.
pub fn apart<'k, K, T>(
    things: &'k [K],
    each: &Each<T>,
    words: &Words,
    name: impl Fn(&K) -> (Option<String>, String),
    say: impl Fn(&T) -> Vec<String>,
) -> Apart<'k, K> {
    let mut apart = Apart { failed: Vec::new(), done: Vec::new(), again: Vec::new() };
    for (thing, one) in things.iter().zip(each) {
        let (href, label) = name(thing);
        match one {
            Ok(done) => apart.done.push(BatchLine { href, label, said: say(done) }),
            Err(failure) => {
                apart.failed.push(BatchLine::failed(href, label, failure, words));
                apart.again.push(thing);
            }
        }
    }
    apart
}

/// What was typed once for all things and is wrong for all of them belongs to its field and not to the things.
///
/// # Errors
/// The failure, when each thing failed for one of these fields.
pub fn typed_right<T>(mut each: Each<T>, fields: &[&str]) -> Result<Each<T>, Failure> {
    let typed = |field: &String| fields.contains(&field.as_str());
    let is_about = |one: &Result<T, Failure>| matches!(one, Err(Failure::Refused(list)) if list.iter().any(|refusal| refusal.field.as_ref().is_some_and(typed)));
    if each.iter().all(is_about)
        && let Some(Err(failure)) = each.pop()
    {
        return Err(failure);
    }
    Ok(each)
}

/// The ids of things that were ticked.
///
/// # Errors
/// `Hidden` for what is no id: nobody can have been shown it.
pub fn ids<I: std::str::FromStr>(ticked: &[String]) -> Result<Vec<I>, Failure> {
    ticked.iter().map(|text| text.parse().map_err(|_| Failure::Hidden)).collect()
}

/// A form that sends the same again for some of the things: to retry, or to take back.
pub struct BatchAgain {
    /// Where to.
    pub action: String,
    /// Key of the button's word.
    pub word: &'static str,
    /// Its fields.
    pub fields: Vec<(String, String)>,
}

/// What became of each: failures first, with a way to retry only those.
pub struct BatchResult {
    /// The page's title.
    pub title: String,
    /// What failed.
    pub failed: Vec<BatchLine>,
    /// What was done.
    pub done: Vec<BatchLine>,
    /// Sends what failed once more.
    pub retry: Option<BatchAgain>,
    /// Takes back what was done, where the law allows.
    pub undo: Option<BatchAgain>,
    /// Where to go on: address and key of the word.
    pub onward: Vec<(String, &'static str)>,
}

impl BatchResult {
    /// The page of results as an answer.
    ///
    /// # Errors
    /// When a template fails.
    pub fn reply(self, visit: &Visit) -> Outcome {
        let frame = visit.frame(self.title.clone())?;
        Reply::page(&BatchPage::new(frame, self)?)
    }
}

/// The page of results.
#[derive(Template)]
#[template(path = "batch.html")]
struct BatchPage {
    frame: Frame,
    result: BatchResult,
    failed: Html,
    done: Html,
    retry: Html,
    undo: Html,
}

impl BatchPage {
    fn new(frame: Frame, result: BatchResult) -> Result<Self, Failure> {
        let again = |again: &Option<BatchAgain>, is_main| match again {
            Some(again) => Html::of(&AgainForm { frame: &frame, again, is_main }),
            None => Ok(Html::default()),
        };
        let (retry, undo) = (again(&result.retry, true)?, again(&result.undo, false)?);
        let failed = Html::of(&Lines { lines: &result.failed })?;
        let done = Html::of(&Lines { lines: &result.done })?;
        Ok(Self { frame, result, failed, done, retry, undo })
    }
}

#[derive(Template)]
#[template(path = "batch_lines.html")]
struct Lines<'p> {
    lines: &'p [BatchLine],
}

#[derive(Template)]
#[template(path = "batch_again.html")]
struct AgainForm<'p> {
    frame: &'p Frame,
    again: &'p BatchAgain,
    is_main: bool,
}
