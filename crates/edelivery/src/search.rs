//! The base of electronic addresses (BAE): does an address exist, may it be written to, and whose is it.
//!
//! Every question names the sender and is logged at the other side. The service asks for no token as far as its contract says; when
//! there is one that is good, it is sent along, and none is ever fetched for it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::connector::Connector;
use crate::http::{Answer, Effect, json, under};
use crate::model::Got;
use crate::trouble::Trouble;

/// Answers at most in one page of a search.
pub const MOST_PER_PAGE: u32 = 50;

/// What the base warns of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Code.
    pub code: Option<String>,
    /// Must nothing be sent?
    pub blocks: bool,
    /// In words.
    pub words: Option<String>,
}

/// What the base says of an address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Confirmation {
    /// The address; none when the base does not know it.
    pub address: Option<String>,
    /// `ACTIVE`, `CLOSED_RECOVERABLE`, `CLOSED_UNRECOVERABLE`, `STRUCK_OFF`.
    pub status: Option<String>,
    /// Degree of disclosure: 0 to 3.
    pub degree: Option<String>,
    /// Is it the main address of a body?
    pub main: Option<bool>,
    /// Is it kept by the public service?
    pub designated_operator: Option<bool>,
    /// A warning.
    pub warning: Option<Warning>,
    /// Does a public body have it?
    pub public: Option<bool>,
    /// Name of a body or company, or first and last name.
    pub name: Option<String>,
    /// Numbers in public registers, by register.
    pub numbers: BTreeMap<String, String>,
    /// Town of the holder's postal address.
    pub town: Option<String>,
}

impl Confirmation {
    /// May a message be sent there: is the address known and active, and does nothing block it?
    pub fn may_be_written_to(&self) -> bool {
        let blocked = self.warning.as_ref().is_some_and(|warning| warning.blocks);
        self.address.is_some() && self.status.as_deref() == Some("ACTIVE") && !blocked
    }
}

/// What the base said, and the bytes of both answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    /// What was understood.
    pub said: Confirmation,
    /// The confirmation, and the search by addresses.
    pub bytes: [Vec<u8>; 2],
}

/// A number in a public register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchId {
    /// `pesel`, `regon`, `krs`, `nip`, `ue`, `kppId`.
    pub register: String,
    /// The number.
    pub number: String,
}

/// What is searched for: at least one category and one other thing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    /// `INDIVIDUAL`, `PUBLIC_INSTITUTION`, `COMPANY` and so on, as the contract lists them.
    pub categories: Vec<String>,
    /// Name of a body or company, 2 to 2,000 characters.
    pub entity: Option<String>,
    /// First name, 2 to 240 characters.
    pub first_name: Option<String>,
    /// Last name, 2 to 300 characters.
    pub last_name: Option<String>,
    /// At most four numbers.
    pub numbers: Vec<SearchId>,
    /// Number of the page, from 0.
    pub page: u32,
    /// Answers wanted, 1 to [`MOST_PER_PAGE`].
    pub limit: u32,
}

/// A page of answers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchPage {
    /// Addresses with what is known of their holders.
    pub found: Vec<Confirmation>,
    /// How many there are altogether.
    pub total: Option<u64>,
}

impl Connector {
    /// Asks for one address, right before something is sent to it. Two questions: the confirmation has the holder but, by its
    /// contract, no warnings, and the search by addresses has the warnings.
    ///
    /// # Errors
    /// [`Trouble`]; an unknown address is an answer, not a trouble.
    pub async fn confirm(&self, recipient: &str, now: Timestamp) -> Result<Confirmed, Trouble> {
        let body = json!({ "recipientEda": recipient, "senderEda": self.address() });
        let first = self.question("eda-confirmation", &body, now).await?;
        let mut said = first.json::<Entry>()?.told();
        let body =
            json!({ "recipientEdas": [recipient], "senderEda": self.address(), "offset": 0, "limit": 1 });
        let second = self.question("eda-search", &body, now).await?;
        let page: Warned = second.json()?;
        let warned = page.eda_search_responses.into_iter().map(Entry::told);
        if let Some(other) = warned.into_iter().find(|one| one.address.as_deref() == Some(recipient)) {
            said.warning = said.warning.or(other.warning);
            // Two answers about one address: the one that says no counts.
            said.status = said.status.filter(|_| other.status.as_deref() == Some("ACTIVE")).or(other.status);
        }
        Ok(Confirmed { said, bytes: [first.bytes, second.bytes] })
    }

    /// Searches for addresses.
    ///
    /// # Errors
    /// [`Trouble::Refused`] when too little is given.
    pub async fn search(&self, search: &Search, now: Timestamp) -> Result<Got<SearchPage>, Trouble> {
        let answer = self.question("bae_search", &self.written(search), now).await?;
        let page: Page = answer.json()?;
        let found = page.bae_search_responses.into_iter().map(Entry::told).collect();
        Ok(Got { value: SearchPage { found, total: page.total_results }, bytes: answer.bytes })
    }

    async fn question(&self, name: &str, body: &Value, now: Timestamp) -> Result<Answer, Trouble> {
        let mut request = self.client.post(under(&self.se, &["search", name])?);
        if let Some(bearer) = self.bearer(now) {
            request = request.bearer_auth(bearer);
        }
        self.ask(json(request, body)?, Effect::Repeatable).await
    }

    /// `BaeSearch`.
    fn written(&self, search: &Search) -> Value {
        let mut map = Map::new();
        map.insert("recipientEdasOnly".into(), json!(false));
        map.insert("senderEda".into(), json!(self.address()));
        if !search.categories.is_empty() {
            map.insert("searchCategory".into(), json!(search.categories));
        }
        for (name, value) in
            [("entityName", &search.entity), ("name", &search.first_name), ("surname", &search.last_name)]
        {
            if let Some(value) = value {
                map.insert(name.into(), json!(value));
            }
        }
        if !search.numbers.is_empty() {
            let number = |one: &SearchId| json!({ "id": one.number, "referenceRegistry": one.register });
            map.insert("officialIds".into(), search.numbers.iter().map(number).collect());
        }
        map.insert("offset".into(), json!(search.page));
        map.insert("limit".into(), json!(search.limit.clamp(1, MOST_PER_PAGE)));
        Value::Object(map)
    }
}

/// `EdaConfirmationResponse` and `BaeSearchResponse`: the holder stands in `recipient`, or in versions of which the first is current.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Entry {
    recipient_eda: Value,
    recipient: Value,
    bae_search_data: Vec<Value>,
}

/// `SearchResponse`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Page {
    bae_search_responses: Vec<Entry>,
    total_results: Option<u64>,
}

/// `EdaSearchResponses`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Warned {
    eda_search_responses: Vec<Entry>,
}

fn text(value: &Value, name: &str) -> Option<String> {
    match value.get(name)? {
        Value::String(text) => Some(text.clone()),
        // Degrees are numbers in one place of the contract and texts in another; so are numbers of registers.
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

impl Entry {
    fn told(self) -> Confirmation {
        let address = &self.recipient_eda;
        let current = self.bae_search_data.iter().min_by_key(|one| {
            // The contract counts versions from 1, the current one, as `number`.
            one.get("index")
                .and_then(Value::as_f64)
                .map_or(i64::MAX, |index| index.to_string().parse().unwrap_or(i64::MAX))
        });
        let holder = current.unwrap_or(&self.recipient);
        let flag = |value: &Value, name: &str| value.get(name).and_then(Value::as_bool);
        let names = [text(holder, "name"), text(holder, "surname")].into_iter().flatten();
        let person = names.collect::<Vec<_>>().join(" ");
        let ids = holder.get("officialIds").and_then(Value::as_array).into_iter().flatten();
        let town = holder.get("address").and_then(Value::as_array).and_then(|list| list.first());
        Confirmation {
            address: text(address, "recipientEda"),
            status: text(address, "edaStatus"),
            degree: text(address, "assignmentDegree"),
            main: flag(address, "isMainEda"),
            designated_operator: flag(address, "designatedOperator"),
            warning: address.get("warning").filter(|one| one.is_object()).map(warning),
            public: flag(holder, "isPublic"),
            name: text(holder, "entityName").or_else(|| (!person.is_empty()).then_some(person)),
            numbers: ids.filter_map(|id| Some((text(id, "referenceRegistry")?, text(id, "id")?))).collect(),
            town: town.and_then(|one| text(one, "city")),
        }
    }
}

/// A warning whose kind is not known blocks: better a person looks than a letter goes astray.
fn warning(said: &Value) -> Warning {
    Warning {
        code: text(said, "code"),
        blocks: text(said, "type").as_deref() != Some("NOT_BLOCK_WARNING"),
        words: text(said, "description"),
    }
}
