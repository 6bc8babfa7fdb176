//! Contacts as values.

use jiff::Timestamp;
use obieg_kernel::{coded, kinds};
use obieg_registry::model::Sender;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

kinds! {
    /// A contact of the office.
    ContactTag, ContactId => "contact";
    /// A merger of two contacts.
    MergeTag, MergeId => "contact-merge";
}

/// Where a contact stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactState {
    /// In use.
    Kept,
    /// Put away: not offered any more.
    Away,
    /// Merged into another one.
    Merged,
}

coded!(ContactState { Kept => "kept", Away => "away", Merged => "merged" });

/// How a mark of a contact stands to the same mark of others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// No other kept contact has it.
    Alone,
    /// Another one has it.
    Alike,
    /// Others have it, and people said that they are different.
    Apart,
}

coded!(Standing { Alone => "alone", Alike => "alike", Apart => "apart" });

/// What is known of a contact. An organisation, a person, or a person at an organisation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ContactData {
    /// Name of the organisation.
    #[schema(max_length = 500)]
    pub organisation: Option<String>,
    /// Surname.
    #[schema(max_length = 200)]
    pub surname: Option<String>,
    /// Given names.
    #[schema(max_length = 200)]
    pub given_names: Option<String>,
    /// Street.
    #[schema(max_length = 200)]
    pub street: Option<String>,
    /// Number of the building.
    #[schema(max_length = 40)]
    pub building: Option<String>,
    /// Number of the flat.
    #[schema(max_length = 40)]
    pub flat: Option<String>,
    /// Postal code.
    #[schema(max_length = 40)]
    pub postcode: Option<String>,
    /// Place.
    #[schema(max_length = 200)]
    pub place: Option<String>,
    /// Post-office box.
    #[schema(max_length = 40)]
    pub post_box: Option<String>,
    /// Country, two letters (ISO 3166).
    #[schema(min_length = 2, max_length = 2)]
    pub country: Option<String>,
    /// E-mail address.
    #[schema(max_length = 200)]
    pub email: Option<String>,
    /// Address for e-delivery, `AE:PL-43563-82585-JHWCF-30`.
    #[schema(max_length = 40)]
    pub ade: Option<String>,
}

/// Names of the fields, as in forms, in bodies and in refusals.
pub const FIELDS: [&str; 12] = [
    "organisation",
    "surname",
    "given_names",
    "street",
    "building",
    "flat",
    "postcode",
    "place",
    "post_box",
    "country",
    "email",
    "ade",
];

impl ContactData {
    /// The value of a field by its name.
    pub fn field(&self, name: &str) -> Option<&String> {
        let Self { organisation, surname, given_names, street, building, flat, .. } = self;
        let field = match name {
            "organisation" => organisation,
            "surname" => surname,
            "given_names" => given_names,
            "street" => street,
            "building" => building,
            "flat" => flat,
            "postcode" => &self.postcode,
            "place" => &self.place,
            "post_box" => &self.post_box,
            "country" => &self.country,
            "email" => &self.email,
            "ade" => &self.ade,
            _ => return None,
        };
        field.as_ref()
    }

    /// The place of a field by its name.
    pub fn field_mut(&mut self, name: &str) -> Option<&mut Option<String>> {
        let field = match name {
            "organisation" => &mut self.organisation,
            "surname" => &mut self.surname,
            "given_names" => &mut self.given_names,
            "street" => &mut self.street,
            "building" => &mut self.building,
            "flat" => &mut self.flat,
            "postcode" => &mut self.postcode,
            "place" => &mut self.place,
            "post_box" => &mut self.post_box,
            "country" => &mut self.country,
            "email" => &mut self.email,
            "ade" => &mut self.ade,
            _ => return None,
        };
        Some(field)
    }

    /// As the sender of an item is written.
    pub fn as_sender(&self) -> Sender {
        let this = self.clone();
        Sender {
            organisation: this.organisation,
            surname: this.surname,
            given_names: this.given_names,
            unknown_reason: None,
            street: this.street,
            building: this.building,
            flat: this.flat,
            postcode: this.postcode,
            place: this.place,
            post_box: this.post_box,
            country: this.country,
            email: this.email,
        }
    }

    /// What is known of the sender of an item.
    pub fn of_sender(sender: Sender) -> Self {
        Self {
            organisation: sender.organisation,
            surname: sender.surname,
            given_names: sender.given_names,
            street: sender.street,
            building: sender.building,
            flat: sender.flat,
            postcode: sender.postcode,
            place: sender.place,
            post_box: sender.post_box,
            country: sender.country,
            email: sender.email,
            ade: None,
        }
    }

    /// The name as lists show it, surname first.
    pub fn name(&self) -> String {
        self.as_sender().label()
    }

    /// The address in one line.
    pub fn address(&self) -> String {
        self.as_sender().address()
    }
}

/// A contact.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ContactView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: ContactId,
    /// The name as lists show it.
    pub name: String,
    /// What is known.
    pub data: ContactData,
    /// Where it stands.
    pub state: ContactState,
    /// Of a merged one: the contact to which its id leads.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub merged_into: Option<ContactId>,
    /// Why it was put away.
    pub away_reason: Option<String>,
    /// Version, for a change.
    pub version: i64,
}

/// A merger.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MergeView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: MergeId,
    /// The one that was kept.
    #[schema(value_type = String, format = Uuid)]
    pub kept: ContactId,
    /// The one whose id leads to it.
    #[schema(value_type = String, format = Uuid)]
    pub merged: ContactId,
    /// Name of the merged one.
    pub name: String,
    /// Names of the fields that the kept one took from it.
    pub filled: Vec<String>,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub merged_at: Timestamp,
    /// By whom.
    pub merged_by: String,
    /// Since when it is undone.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub undone_at: Option<Timestamp>,
}

/// A contact with what belongs to it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ContactFile {
    /// The contact. When the id that was asked for had been merged, the one to which it leads.
    pub contact: ContactView,
    /// Kept contacts that look like it, at most 20.
    pub alike: Vec<ContactView>,
    /// What was merged into it and is not undone, at most 50.
    pub merged: Vec<MergeView>,
}

/// A page of contacts by name.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ContactPage {
    /// Contacts.
    pub contacts: Vec<ContactView>,
    /// Key of the next page, when there are more: give it as `after`.
    pub next: Option<String>,
}

/// Kept contacts with one mark.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AlikeGroup {
    /// The mark that they share: `name:…`, `email:…`, `ade:…`.
    pub mark: String,
    /// Contacts.
    pub contacts: Vec<ContactView>,
}

/// A page of contacts that look alike.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AlikePage {
    /// Groups by mark.
    pub groups: Vec<AlikeGroup>,
    /// Key of the next page, when there are more: give it as `after`.
    pub next: Option<String>,
}

/// Somebody to choose while a name is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Suggestion {
    /// The contact; none for somebody who only stands in the register.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub contact: Option<ContactId>,
    /// The name.
    pub name: String,
    /// The address in one line.
    pub address: String,
    /// What fills the form.
    pub data: ContactData,
}

/// Which way the thing goes that somebody is typed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// To the office: a sender, a party.
    In,
    /// From the office: those to whom letters went lately come first.
    Out,
}

coded!(Direction { In => "in", Out => "out" });

/// Whom to choose from.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Suggestions {
    /// Those whom the asker wrote lately, those whom the office wrote lately, then contacts.
    pub suggestions: Vec<Suggestion>,
}
