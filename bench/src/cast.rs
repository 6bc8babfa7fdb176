//! The people who work in the measured office, signed in as people and programs do.

use serde_json::{Value, json};

use crate::Outcome;
use crate::client::{Person, encoded, once};
use crate::home::Home;
use crate::plan;

/// Everybody who is needed.
#[derive(Clone)]
pub struct Cast {
    /// Registers letters in a browser.
    pub chancery: Person,
    /// An ordinary officer of one unit, in a browser.
    pub officer: Person,
    /// Programs.
    pub executive: Person,
    pub coordinator: Person,
    /// Unit and holding of each unit's officer; the first is `officer`.
    pub officers: Vec<(String, String)>,
}

/// Signs in by password and takes the form token from the first page that carries one.
pub fn sign_in(address: &str, login: (&str, &str)) -> Outcome<Person> {
    let body = format!("office={}&login={}&password={}", plan::KEY, encoded(login.0), encoded(login.1));
    let request = Person::default().post("/wejscie", "application/x-www-form-urlencoded", body.as_bytes());
    let answer = once(address, &request, 303)?;
    let mut person = Person { headers: format!("cookie: {}\r\n", answer.cookie), form_token: String::new() };
    let page = once(address, &person.get("/moje/sesje"), 200)?.text();
    person.form_token = page
        .split_once("name=\"_token\" value=\"")
        .and_then(|(_, rest)| rest.split('"').next())
        .ok_or("no form token on the page")?
        .to_owned();
    Ok(person)
}

impl Cast {
    /// Signs everybody in at a running server. Tokens are issued at the command line.
    pub fn gather(home: &Home, address: &str) -> Outcome<Self> {
        let executive = Person::token(&home.token(plan::KEY, plan::EXECUTIVE)?);
        let structure: Value =
            serde_json::from_slice(&once(address, &executive.get("/api/v1/structure"), 200)?.body)?;
        let units = structure.get("units").and_then(Value::as_array).ok_or("no units")?;
        let mut officers = Vec::new();
        for at in 0..plan::UNITS {
            let code = plan::code(at);
            let unit = units.iter().find(|unit| unit.get("code").and_then(Value::as_str) == Some(&code));
            officers.push(officer_of(unit.ok_or("no such unit")?)?);
        }
        Ok(Self {
            chancery: sign_in(address, plan::CHANCERY)?,
            officer: sign_in(address, plan::OFFICER)?,
            coordinator: Person::token(&home.token(plan::KEY, plan::COORDINATOR)?),
            executive,
            officers,
        })
    }
}

fn officer_of(unit: &Value) -> Outcome<(String, String)> {
    let id = unit.get("id").and_then(Value::as_str).ok_or("a unit without id")?;
    let holding = unit.pointer("/people/0/holding").and_then(Value::as_str).ok_or("a unit without people")?;
    Ok((id.to_owned(), holding.to_owned()))
}

/// The classification list, and one case in each unit as the model of those that the filler adds.
pub fn furnish(cast: &Cast, address: &str) -> Outcome {
    let administrator = sign_in(address, plan::ADMINISTRATOR)?;
    let fields = [("name", "Wykaz"), ("source", "pomiar"), ("valid_from", "2026-01-01"), ("stand_in", "on")];
    let list = include_bytes!("../../data/jrwa/wojewoda_2011_zal5.csv");
    // 200: this list has warnings, and the page that follows tells them.
    once(address, &administrator.upload("/wykaz-akt/import", &fields, ("file", "wykaz.csv", list)), 200)?;
    for (at, (_, holding)) in cast.officers.iter().enumerate() {
        let body = json!({
            "title": format!("Wzór {at}"), "symbol": SYMBOL, "officer": holding,
            "settling": "investigation", "access": "non-public",
        });
        let request = cast.executive.post("/api/v1/cases", "application/json", body.to_string().as_bytes());
        once(address, &request, 201)?;
    }
    Ok(())
}

/// An end class of the list.
pub const SYMBOL: &str = "0010";
