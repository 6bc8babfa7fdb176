//! Words of the pages, from the two files of `locales`.

use axum::http::{HeaderMap, header};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use std::sync::OnceLock;
use unic_langid::{LanguageIdentifier, langid};

type Bundle = FluentBundle<FluentResource>;

const FILES: [(&str, &str, LanguageIdentifier); 2] = [
    ("pl", include_str!("../../locales/pl.ftl"), langid!("pl")),
    ("en", include_str!("../../locales/en.ftl"), langid!("en")),
];

/// The words of one language.
#[derive(Clone, Copy)]
pub struct Words {
    /// `pl` or `en`.
    pub lang: &'static str,
}

impl Words {
    /// English for a browser that asks for it first, Polish for everybody else.
    #[must_use]
    pub fn of(headers: &HeaderMap) -> Self {
        let asked =
            headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Self { lang: if asked.to_lowercase().starts_with("en") { "en" } else { "pl" } }
    }

    /// A text.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.formatted(key, None)
    }

    /// A text with one value in it.
    #[must_use]
    pub fn with(&self, key: &str, name: &'static str, value: &impl ToString) -> String {
        let mut arguments = FluentArgs::new();
        arguments.set(name, value.to_string());
        self.formatted(key, Some(&arguments))
    }

    fn formatted(self, key: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        let bundle = bundles().iter().find(|(lang, _)| *lang == self.lang).map(|(_, bundle)| bundle);
        let found = bundle.and_then(|bundle| {
            let pattern = bundle.get_message(key)?.value()?;
            Some(bundle.format_pattern(pattern, arguments, &mut Vec::new()).into_owned())
        });
        // A key that is missing is seen on the page and in the test.
        found.unwrap_or_else(|| key.to_owned())
    }
}

fn bundles() -> &'static Vec<(&'static str, Bundle)> {
    static BUNDLES: OnceLock<Vec<(&'static str, Bundle)>> = OnceLock::new();
    BUNDLES.get_or_init(|| FILES.into_iter().map(|(lang, text, id)| (lang, bundle(text, id))).collect())
}

fn bundle(text: &str, id: LanguageIdentifier) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    let resource = match FluentResource::try_new(text.to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    // Keys that stand twice keep their first text; the test of the files finds them.
    drop(bundle.add_resource(resource));
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_keys_and_no_faults() {
        let keys = FILES.map(|(_, text, _)| {
            assert!(FluentResource::try_new(text.to_owned()).is_ok());
            text.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key).collect::<Vec<_>>()
        });
        assert_eq!(keys[0], keys[1]);
        for page in ["base", "index", "mailbox", "message", "write"] {
            let path = format!("{}/templates/{page}.html", env!("CARGO_MANIFEST_DIR"));
            let text = std::fs::read_to_string(path).unwrap();
            for part in text.split("w.t(\"").skip(1).chain(text.split("w.with(\"").skip(1)) {
                let key = part.split('"').next().unwrap();
                assert!(keys[0].contains(&key), "{key}");
            }
        }
    }
}
