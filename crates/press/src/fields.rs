//! What a letter is made from: the fields that a template may name, as `fields.office.name` and so on.
//!
//! All of them are data. Nothing in them is ever read as Typst; what an officer writes in [`Fields::texts`], the legal basis and
//! the advice has a small markup of its own (see [`crate::markup`]) and may name other fields (`{case.sign}`).

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Everything about one letter. Empty texts print nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Fields {
    /// The office that writes.
    pub office: Office,
    /// The unit that leads the case.
    pub unit: Unit,
    /// Who leads the case, for questions.
    pub officer: Officer,
    /// Who is to sign. Their name says who, never that it was done.
    pub signer: Signer,
    /// The case.
    pub case: Case,
    /// To whom this copy goes.
    pub addressee: Addressee,
    /// The parties of the case.
    pub parties: Vec<Party>,
    /// The letter itself.
    pub letter: Letter,
    /// The legal basis, in the small markup.
    pub legal_basis: String,
    /// The advice on rights and duties (pouczenie), in the small markup.
    pub advice: String,
    /// What the officer writes, by the keys that the template declares, in the small markup.
    pub texts: BTreeMap<String, String>,
    /// Further columns of a table of recipients, by key: an amount, a number of a plot. Literal, without markup.
    pub extra: BTreeMap<String, String>,
}

/// The office that writes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Office {
    /// Its name: "Urząd Gminy w Zmyślinie".
    pub name: String,
    /// The authority in whose name decisions are made: "Wójt Gminy Zmyślin" (art. 107 § 1 pkt 1 KPA).
    pub authority: String,
    /// Its address, a line each.
    pub address: Vec<String>,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Address for electronic deliveries: `AE:PL-…`.
    pub edelivery: String,
    /// Site.
    pub website: String,
}

/// A unit of the office.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Unit {
    /// Its name.
    pub name: String,
    /// Its symbol in signs of cases.
    pub symbol: String,
}

/// Who leads the case.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Officer {
    /// Given names and surname.
    pub name: String,
    /// Title of the post.
    pub title: String,
    /// Room.
    pub room: String,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
}

/// Who is to sign.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Signer {
    /// By whose authority, where not by their own: "z up. Wójta Gminy Zmyślin".
    pub authority: String,
    /// Given names and surname.
    pub name: String,
    /// Title of the post (art. 107 § 1 pkt 8 KPA).
    pub title: String,
}

/// The case.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Case {
    /// Its sign.
    pub sign: String,
    /// Its title.
    pub title: String,
    /// The day it was opened; a template sees it in words.
    pub opened: Option<Date>,
}

/// To whom a copy goes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Addressee {
    /// Who.
    pub name: String,
    /// Address, a line each.
    pub address: Vec<String>,
    /// Address for electronic deliveries.
    pub edelivery: String,
}

/// A party of the case.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Party {
    /// Who.
    pub name: String,
    /// Address, a line each.
    pub address: Vec<String>,
}

/// The letter itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Letter {
    /// Its mark (znak pisma): the sign of the case with a number, where it has one yet.
    pub mark: String,
    /// The sign under which the addressee wrote.
    pub your_sign: String,
    /// Where it is written: "Zmyślin".
    pub place: String,
    /// The date on it; a template sees it in words: "23 listopada 2026 r.".
    pub date: Option<Date>,
    /// What it is about.
    pub subject: String,
    /// Attachments, each as it is listed.
    pub attachments: Vec<String>,
    /// Who receives it ("otrzymują"), where it is more than the addressee.
    pub recipients: Vec<String>,
    /// Who receives it to know ("do wiadomości").
    pub copies: Vec<String>,
}
