//! The templates that come with the program: an office copies one and changes it.

use serde::{Deserialize, Serialize};

use crate::typeset::Template;

/// What stands beside a template: how people choose it, and what they are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// What kind of letter it makes, as a key: `decision`.
    pub kind: String,
    /// Its name, for people.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// The legal basis that a letter begins with, in the small markup; whoever writes may change it.
    #[serde(default)]
    pub legal_basis: String,
    /// The advice that a letter begins with, in the small markup.
    #[serde(default)]
    pub advice: String,
    /// What an officer is asked to write.
    #[serde(default)]
    pub texts: Vec<TextField>,
}

/// A text that an officer writes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextField {
    /// Its key in [`crate::Fields::texts`].
    pub key: String,
    /// Its label.
    pub label: String,
    /// What to write.
    #[serde(default)]
    pub hint: String,
    /// Is there no letter without it?
    #[serde(default)]
    pub required: bool,
    /// Is it more than one line?
    #[serde(default)]
    pub long: bool,
    /// What stands in it before anybody wrote.
    #[serde(default)]
    pub default: String,
}

impl Manifest {
    /// A manifest as it is stored beside a template (TOML).
    ///
    /// # Errors
    /// What the reader says of its place.
    pub fn read(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// The template with a source and what must be written for it.
    pub fn template(&self, source: String) -> Template {
        let required = self.texts.iter().filter(|text| text.required).map(|text| text.key.clone());
        Template { source, required: required.collect(), mark: None }
    }
}

/// A template of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shipped {
    /// Its key, for ever: what an office copied it from.
    pub key: &'static str,
    /// Its text.
    pub source: &'static str,
    /// Its manifest, as TOML.
    pub manifest: &'static str,
}

macro_rules! shipped {
    ($($key:literal),+ $(,)?) => {
        [$(Shipped {
            key: $key,
            source: include_str!(concat!("../../../data/templates/", $key, ".typ")),
            manifest: include_str!(concat!("../../../data/templates/", $key, ".toml")),
        }),+]
    };
}

/// All of them.
pub const SHIPPED: [Shipped; 10] = shipped![
    "call",
    "overrun",
    "initiation",
    "transfer",
    "certificate",
    "decision",
    "refusal",
    "receipt",
    "internal",
    "cover",
];
