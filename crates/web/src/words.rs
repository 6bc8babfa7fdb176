//! Words: every text of every screen, Polish first, from Fluent files.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Display;
use std::sync::{Arc, PoisonError, RwLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};
use obieg_kernel::Refusal;
use serde::Deserialize;
use unic_langid::{LanguageIdentifier, langid};

/// Languages of the screens.
pub const LANGUAGES: [&str; 2] = ["pl", "en"];

/// The words of one slice: its Polish and its English file.
#[derive(Debug, Clone, Copy)]
pub struct Dictionary {
    /// Text of the `.ftl` file in Polish.
    pub pl: &'static str,
    /// Text of the `.ftl` file in English.
    pub en: &'static str,
}

/// The web's own words.
pub const DICTIONARY: Dictionary =
    Dictionary { pl: include_str!("../locales/pl/web.ftl"), en: include_str!("../locales/en/web.ftl") };

struct Language {
    code: &'static str,
    bundle: FluentBundle<FluentResource>,
    /// Texts without values, formatted once.
    plain: HashMap<String, String>,
    /// Texts that count, by key and number, as they were first made: a list asks for the same few on every line.
    counted: RwLock<HashMap<String, HashMap<i64, String>>>,
}

/// Numbers below this are kept: some hundred kilobytes at the most.
const KEPT: i64 = 2_000;

/// All languages.
pub struct Lexicon {
    languages: Vec<Arc<Language>>,
    zone: TimeZone,
}

/// The words of one request's language. Cheap to copy around.
#[derive(Clone)]
pub struct Words {
    language: Arc<Language>,
    zone: TimeZone,
}

impl Lexicon {
    /// Reads all dictionaries.
    ///
    /// # Errors
    /// When a file is not Fluent or a key stands twice; the text says where.
    pub fn new(dictionaries: &[Dictionary], zone: TimeZone) -> Result<Self, String> {
        let languages = [("pl", langid!("pl")), ("en", langid!("en"))]
            .into_iter()
            .map(|(code, id)| {
                let texts = dictionaries.iter().map(|one| if code == "pl" { one.pl } else { one.en });
                language(code, id, texts).map(Arc::new)
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { languages, zone })
    }

    /// The words of a language; Polish when it is none of ours.
    pub fn words(&self, code: &str) -> Option<Words> {
        let language =
            self.languages.iter().find(|one| one.code == code).or_else(|| self.languages.first())?;
        Some(Words { language: Arc::clone(language), zone: self.zone.clone() })
    }

    /// All keys of a language, for the test that compares them.
    pub fn keys(&self, code: &str) -> Vec<String> {
        let found = self.languages.iter().find(|one| one.code == code);
        let mut keys: Vec<String> = found.map(|one| one.plain.keys().cloned().collect()).unwrap_or_default();
        keys.sort();
        keys
    }
}

fn language<'t>(
    code: &'static str,
    id: LanguageIdentifier,
    texts: impl Iterator<Item = &'t str>,
) -> Result<Language, String> {
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // The isolation marks around values would be read aloud by some screen readers.
    bundle.set_use_isolating(false);
    let mut keys = Vec::new();
    for text in texts {
        keys.extend(text.lines().filter_map(|line| {
            let (key, _) = line.split_once(" =")?;
            key.starts_with(|letter: char| letter.is_ascii_lowercase()).then(|| key.to_owned())
        }));
        let resource =
            FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| format!("{code}: {errors:?}"))?;
        bundle.add_resource(resource).map_err(|errors| format!("{code}: {errors:?}"))?;
    }
    let mut plain = HashMap::new();
    for key in keys {
        let mut errors = Vec::new();
        let pattern = bundle.get_message(&key).and_then(|message| message.value());
        let text = pattern.map(|pattern| bundle.format_pattern(pattern, None, &mut errors).into_owned());
        plain.insert(key, text.filter(|_| errors.is_empty()).unwrap_or_default());
    }
    Ok(Language { code, bundle, plain, counted: RwLock::default() })
}

/// Who did something, as the journal keeps it under `by`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Doer<'e> {
    /// Name of a machine of the program; none for a person.
    #[serde(borrow)]
    pub machine: Option<Cow<'e, str>>,
    /// Name of the person.
    #[serde(borrow)]
    pub name: Cow<'e, str>,
    /// Title of the person's own post.
    #[serde(borrow)]
    pub title: Cow<'e, str>,
    /// Code of its unit.
    #[serde(borrow)]
    pub unit: Cow<'e, str>,
    /// In whose place it was done.
    #[serde(borrow, rename = "for")]
    pub absent: Option<Box<Doer<'e>>>,
}

impl Words {
    /// No words at all: every key shows itself.
    pub(crate) fn empty(zone: TimeZone) -> Self {
        let bundle = FluentBundle::new_concurrent(Vec::new());
        let language = Language { code: "pl", bundle, plain: HashMap::new(), counted: RwLock::default() };
        Self { language: Arc::new(language), zone }
    }

    /// Code of the language, for `lang`.
    pub fn code(&self) -> &'static str {
        self.language.code
    }

    /// A text without values. A missing key shows itself.
    pub fn t<'w>(&'w self, key: &'w str) -> &'w str {
        self.language.plain.get(key).map_or(key, String::as_str)
    }

    /// A text without values, if there is one.
    pub(crate) fn find(&self, key: &str) -> Option<&str> {
        self.language.plain.get(key).map(String::as_str)
    }

    /// A text of a group: `w.of("case-state", "open")` is the text of `case-state-open`.
    pub fn of(&self, group: &str, code: &str) -> String {
        let key = format!("{group}-{code}");
        self.language.plain.get(&key).cloned().unwrap_or(key)
    }

    /// A text that counts, in the plural of its language: value `n`.
    pub fn n(&self, key: &str, count: impl TryInto<i64>) -> String {
        let count = count.try_into().unwrap_or(i64::MAX);
        let counted = &self.language.counted;
        let read = counted.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(text) = read.get(key).and_then(|texts| texts.get(&count)) {
            return text.clone();
        }
        drop(read);
        let mut args = FluentArgs::new();
        args.set("n", count);
        let text = self.format(key, &args);
        if (0..KEPT).contains(&count) {
            let mut write = counted.write().unwrap_or_else(PoisonError::into_inner);
            write.entry(key.to_owned()).or_default().insert(count, text.clone());
        }
        text
    }

    /// A text with one value.
    pub fn a(&self, key: &str, name: &str, value: impl Display) -> String {
        let mut args = FluentArgs::new();
        args.set(name.to_owned(), value.to_string());
        self.format(key, &args)
    }

    /// A text with two values.
    pub fn a2(&self, key: &str, one: (&str, &str), two: (&str, &str)) -> String {
        let mut args = FluentArgs::new();
        args.set(one.0.to_owned(), one.1.to_owned());
        args.set(two.0.to_owned(), two.1.to_owned());
        self.format(key, &args)
    }

    /// The sentence of a refusal.
    pub fn refusal(&self, refusal: &Refusal) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in &refusal.args {
            let value =
                value.parse::<i64>().map_or_else(|_| FluentValue::from(value.clone()), FluentValue::from);
            args.set(*name, value);
        }
        self.format(&refusal.code.replace('.', "-"), &args)
    }

    fn format(&self, key: &str, args: &FluentArgs<'_>) -> String {
        let mut errors = Vec::new();
        let pattern = self.language.bundle.get_message(key).and_then(|message| message.value());
        match pattern {
            Some(pattern) => {
                self.language.bundle.format_pattern(pattern, Some(args), &mut errors).into_owned()
            }
            None => key.to_owned(),
        }
    }

    /// Who did something by the journal: `Jan Lis, inspektor (OR)`, `Jan Lis w zastępstwie: Anna Nowak, inspektor (OR)`, or
    /// the machine. The unit stands there when it is wanted.
    pub fn doer(&self, doer: &Doer<'_>, with_unit: bool) -> String {
        if let Some(machine) = &doer.machine {
            return self.a("doer-machine", "name", machine);
        }
        let post = doer.absent.as_deref().unwrap_or(doer);
        let place = if with_unit {
            format!("{}, {} ({})", post.name, post.title, post.unit)
        } else {
            format!("{}, {}", post.name, post.title)
        };
        match doer.absent {
            Some(_) => self.a2("doer-for", ("name", &doer.name), ("absent", &place)),
            None => place,
        }
    }

    /// A civil date as people write it: `24.12.2026`.
    pub fn date(&self, date: &Date) -> String {
        date.strftime("%d.%m.%Y").to_string()
    }

    /// A civil date, or the text for "none".
    pub fn date_or(&self, date: &Option<Date>, none: &str) -> String {
        date.as_ref().map_or_else(|| self.t(none).to_owned(), |date| self.date(date))
    }

    /// An instant in the time of the law: `24.12.2026, 09:05`.
    pub fn instant(&self, instant: &Timestamp) -> String {
        instant.to_zoned(self.zone.clone()).strftime("%d.%m.%Y, %H:%M").to_string()
    }

    /// A length in bytes for people.
    pub fn bytes(&self, size: &u64) -> String {
        match *size {
            size if size < 1_000 => format!("{size} B"),
            size if size < 1_000_000 => format!("{} kB", size / 1_000),
            size if size < 1_000_000_000 => {
                format!("{},{} MB", size / 1_000_000, size % 1_000_000 / 100_000)
            }
            size => format!("{},{} GB", size / 1_000_000_000, size % 1_000_000_000 / 100_000_000),
        }
    }
}
