//! The forms of a page as a browser sees them, and filling them with what strangers would type.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};

use scraper::{ElementRef, Html, Selector};

static SENT: AtomicUsize = AtomicUsize::new(0);

/// What a person can do with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    /// Anything can be typed.
    Free,
    /// Lines can be typed.
    Lines,
    /// The value is the form's, or one of those it offers.
    Fixed,
    /// A file is chosen.
    File,
}

#[derive(Debug, Clone)]
struct Field {
    name: String,
    kind: Kind,
    value: String,
}

/// A form that changes something.
#[derive(Debug, Clone)]
pub struct Form {
    /// Where it goes.
    pub action: String,
    fields: Vec<Field>,
    multipart: bool,
}

/// A form as it is sent.
pub struct Filled {
    pub fields: Vec<(String, String)>,
    pub files: Vec<String>,
    /// The names of the fields that hold the hostile text.
    pub hostile: BTreeSet<String>,
}

pub fn all<'p>(page: &'p Html, css: &str) -> Vec<ElementRef<'p>> {
    page.select(&Selector::parse(css).unwrap()).collect()
}

fn within<'p>(element: ElementRef<'p>, css: &str) -> Vec<ElementRef<'p>> {
    element.select(&Selector::parse(css).unwrap()).collect()
}

/// The value that a select offers: what is chosen, or the first that is not empty; in a numbered row of receivers another one than
/// in the others.
fn offered(select: ElementRef) -> String {
    let row: Option<usize> = select.attr("name").and_then(|name| name.strip_prefix("to-")?.parse().ok());
    let value = |option: &ElementRef| option.attr("value").unwrap_or_default().to_owned();
    let options = within(select, "option");
    let chosen = options.iter().find(|one| one.attr("selected").is_some()).map(value);
    chosen
        .filter(|value| !value.is_empty())
        .or_else(|| options.iter().map(value).filter(|value| !value.is_empty()).nth(row.unwrap_or(1) - 1))
        .unwrap_or_default()
}

fn field(element: ElementRef, names: &BTreeSet<String>) -> Option<Field> {
    let name = element.attr("name")?.to_owned();
    let value = element.attr("value").unwrap_or_default().to_owned();
    let (kind, value) = match (element.value().name(), element.attr("type").unwrap_or("text")) {
        ("textarea", _) => (Kind::Lines, String::new()),
        // The second of several lists of a name names nothing: the first has named what there is. Nor do those who get
        // a letter besides its owner.
        ("select", _) if name == "also" || names.contains(&name) => (Kind::Fixed, String::new()),
        ("select", _) => (Kind::Fixed, offered(element)),
        (_, "text" | "search") if element.attr("inputmode") == Some("numeric") && value.is_empty() => {
            (Kind::Fixed, "2".to_owned())
        }
        (_, "text" | "search") if element.attr("inputmode") == Some("numeric") => (Kind::Fixed, value),
        (_, "text" | "search") => (Kind::Free, value),
        (_, "date") => (Kind::Fixed, if value.is_empty() { "2026-06-01".to_owned() } else { value }),
        (_, "number") => (Kind::Fixed, if value.is_empty() { "1".to_owned() } else { value }),
        (_, "email") => (Kind::Fixed, "ktos@obieg.example".to_owned()),
        (_, "url") => (Kind::Fixed, "https://odbiorca.example/obieg".to_owned()),
        (_, "file") => (Kind::File, String::new()),
        // One of several radio buttons of a name, boxes that are ticked, and the first line of a list.
        (_, "radio") if !names.contains(&name) => (Kind::Fixed, value),
        (_, "checkbox")
            if element.attr("checked").is_some() || (name == "item" && !names.contains(&name)) =>
        {
            (Kind::Fixed, value)
        }
        (_, "radio" | "checkbox" | "submit" | "button") => return None,
        _ => (Kind::Fixed, value),
    };
    Some(Field { name, kind, value })
}

impl Form {
    /// The forms of a page that are sent, with the first button of those that have a name.
    pub fn read(page: &str) -> Vec<Self> {
        let page = Html::parse_document(page);
        all(&page, "form[method=post]").into_iter().map(|form| Self::of(form, &page)).collect()
    }

    fn of(form: ElementRef, page: &Html) -> Self {
        let mut names = BTreeSet::new();
        let mut fields = Vec::new();
        let controls = "input[name], textarea[name], select[name]";
        let outside = form.attr("id").map(|id| all(page, &format!("[form=\"{id}\"]"))).unwrap_or_default();
        let outside = outside.into_iter().filter(|one| one.value().name() != "button");
        for element in within(form, controls).into_iter().chain(outside) {
            if let Some(field) = field(element, &names) {
                names.insert(field.name.clone());
                fields.push(field);
            }
        }
        let button = within(form, "button[name]").into_iter().next();
        fields.extend(button.map(|one| Field {
            name: one.attr("name").unwrap().to_owned(),
            kind: Kind::Fixed,
            value: one.attr("value").unwrap_or_default().to_owned(),
        }));
        Self {
            action: form.attr("action").unwrap_or_default().to_owned(),
            fields,
            multipart: form.attr("enctype") == Some("multipart/form-data"),
        }
    }

    /// Names of the fields in which anything can be typed.
    pub fn free(&self) -> Vec<&str> {
        let free = self.fields.iter().filter(|field| matches!(field.kind, Kind::Free | Kind::Lines));
        free.map(|field| field.name.as_str()).collect()
    }

    pub fn is_multipart(&self) -> bool {
        self.multipart
    }

    /// The form with a text in every field but those that keep another value.
    pub fn filled(&self, text: &str, kept: &BTreeMap<String, String>) -> Filled {
        let mut filled = Filled { fields: Vec::new(), files: Vec::new(), hostile: BTreeSet::new() };
        for field in &self.fields {
            if field.kind == Kind::File {
                filled.files.push(field.name.clone());
                continue;
            }
            let mut value = kept.get(&field.name).unwrap_or(&field.value).clone();
            if matches!(field.kind, Kind::Free | Kind::Lines) && !kept.contains_key(&field.name) {
                // A line break cannot be typed into a field of one line; a program would send it all the same.
                value = text.to_owned();
                filled.hostile.insert(field.name.clone());
            }
            // Every sending is one of its own.
            if field.name == "_key" {
                value = format!("{value}-{}", SENT.fetch_add(1, Ordering::Relaxed));
            }
            filled.fields.push((field.name.clone(), value));
        }
        filled
    }
}

/// Names of the fields that a page says are wrong.
pub fn faults(page: &str) -> Vec<String> {
    let page = Html::parse_document(page);
    let marked = all(&page, "[aria-invalid=true]").into_iter().filter_map(|one| one.attr("name"));
    let named =
        all(&page, "ds-error-summary a[href^='#']").into_iter().filter_map(|one| one.attr("href")?.get(1..));
    marked.chain(named).map(str::to_owned).collect()
}

/// What a page says of what was sent.
pub fn said(page: &str) -> String {
    let page = Html::parse_document(page);
    let said =
        all(&page, "[role=alert], [data-field=validation], .ds-error-summary, ds-error-summary, .ds-alert")
            .into_iter();
    said.map(|one| one.text().collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" "))
        .collect::<Vec<_>>()
        .join(" | ")
}
