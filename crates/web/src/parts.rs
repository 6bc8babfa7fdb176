//! Parts of pages that several slices draw: icons, tags, fields, the error summary.

use std::fmt;

use askama::Template;
use askama::filters::HtmlSafe;

use crate::fault::Faults;
use crate::frame::Frame;

/// Finished HTML: made by our templates, so it is not escaped again.
#[derive(Debug, Clone, Default)]
pub struct Html(String);

impl Html {
    /// The HTML of a template.
    ///
    /// # Errors
    /// When the template fails.
    pub fn of<T: Template>(part: &T) -> Result<Self, obieg_kernel::Failure> {
        part.render().map(Self).map_err(obieg_kernel::Failure::internal)
    }

    /// Is there nothing to show?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// HTML that a sanitiser has passed.
    pub fn sanitised(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl HtmlSafe for Html {}

impl Frame {
    /// An icon of the sheet; always beside a word.
    pub fn icon(&self, name: &str) -> Html {
        Html(format!(
            "<svg class=\"icon\" aria-hidden=\"true\"><use href=\"/zasoby/{}#{name}\"></use></svg>",
            self.assets.icons
        ))
    }

    /// Links to a list as files; `address` ends before the format, `query` is the filters of the screen, encoded.
    pub fn downloads(&self, address: &str, query: &str) -> Html {
        let words = &self.words;
        let query =
            if query.is_empty() { String::new() } else { format!("?{}", query.replace('&', "&amp;")) };
        let link = |format: &str| {
            let name = format.to_uppercase();
            let label = words.a("export-download-one", "format", &name);
            format!(
                "<a class=\"ds-link\" href=\"{address}/{format}{query}\" aria-label=\"{label}\">{name}</a>"
            )
        };
        let links = ["csv", "xlsx", "pdf"].map(link).join(" ");
        let label = words.t("export-download");
        Html(format!("<span class=\"downloads small\"><span class=\"quiet\">{label}:</span> {links}</span>"))
    }

    /// A big icon for empty states.
    pub fn big_icon(&self, name: &str) -> Html {
        Html(format!(
            "<svg class=\"icon icon-big\" aria-hidden=\"true\"><use href=\"/zasoby/{}#{name}\"></use></svg>",
            self.assets.icons
        ))
    }

    /// A state: colour, icon and word.
    pub fn tag(&self, colour: &str, icon: &str, text: impl fmt::Display) -> Html {
        Html(format!(
            "<span class=\"ds-tag\" data-color=\"{colour}\">{}{}</span>",
            self.icon(icon),
            escaped(&text.to_string())
        ))
    }

    /// A button's key, shown on it.
    pub fn key(&self, letter: &str) -> Html {
        Html(format!("<kbd class=\"key\" aria-hidden=\"true\">{}</kbd>", escaped(letter)))
    }

    /// Token and key of a form; they stand first in it.
    pub fn hidden(&self) -> Html {
        Html(format!(
            "<input type=\"hidden\" name=\"_token\" value=\"{}\"><input type=\"hidden\" name=\"_key\" value=\"{}\">",
            escaped(&self.form_token),
            escaped(&self.form_key)
        ))
    }

    /// The token alone, for a form that sends each of many files in a request of its own: one key for all would make
    /// the second file a repetition of the first.
    pub fn token(&self) -> Html {
        Html(format!("<input type=\"hidden\" name=\"_token\" value=\"{}\">", escaped(&self.form_token)))
    }

    /// The words that the page's script needs, as JSON that cannot end its element.
    pub fn script_words(&self) -> Html {
        const KEYS: [&str; 17] = [
            "keys.title",
            "keys.close",
            "keys.next",
            "keys.previous",
            "keys.open",
            "keys.search",
            "keys.sheet",
            "keys.leave",
            "keys.range",
            "upload.cancel",
            "upload.waiting",
            "upload.checking",
            "upload.done",
            "upload.failed",
            "upload.cancelled",
            "scheme.auto",
            "scheme.light",
        ];
        let mut map = serde_json::Map::new();
        for key in KEYS.into_iter().chain(["scheme.dark"]) {
            let word = format!("script-{}", key.replace('.', "-"));
            map.insert(key.to_owned(), self.words.t(&word).into());
        }
        Html(serde_json::Value::Object(map).to_string().replace('<', "\\u003c"))
    }

    /// One of eight edge colours, the same for an office at every sign-in.
    pub fn office_colour(&self) -> u32 {
        let sum = self.actor.as_ref().map_or(0, |actor| actor.office_key().bytes().map(u32::from).sum());
        sum % 8 + 1
    }

    /// The address of this page, for coming back to it.
    pub fn here_encoded(&self) -> String {
        crate::text::percent_encoded(&self.here)
    }

    /// The error summary; nothing when there is nothing wrong.
    pub fn summary(&self, faults: &Faults) -> Html {
        if faults.is_empty() {
            return Html::default();
        }
        let lines: String = faults
            .lines()
            .iter()
            .map(|(field, sentence)| {
                if field.is_empty() {
                    format!("<li>{}</li>", escaped(sentence))
                } else {
                    format!(
                        "<li><a class=\"ds-link\" href=\"#{}\">{}</a></li>",
                        escaped(field),
                        escaped(sentence)
                    )
                }
            })
            .collect();
        Html(format!(
            "<ds-error-summary class=\"ds-error-summary\" tabindex=\"-1\"><h2 class=\"ds-heading\">{}</h2>\
             <ul class=\"ds-list\">{lines}</ul></ds-error-summary>",
            escaped(&self.words.n("form-faults", i64::try_from(faults.lines().len()).unwrap_or(1)))
        ))
    }

    /// A field of a form with its label, hint and fault.
    pub fn field<'f>(
        &'f self,
        name: &'f str,
        label: &'f str,
        value: impl fmt::Display,
        faults: &'f Faults,
    ) -> Field<'f> {
        Field {
            name,
            label: self.words.t(label),
            value: value.to_string(),
            hint: None,
            fault: faults.at(name),
            optional: false,
            optional_word: self.words.t("form-optional"),
            control: Control::Input("text"),
            width: "",
            frame: self,
            extra: Vec::new(),
        }
    }
}

fn escaped(text: &str) -> String {
    askama::filters::escape(text, askama::filters::Html).map(|safe| safe.to_string()).unwrap_or_default()
}

/// What one types into.
#[derive(Debug, Clone)]
pub enum Control {
    /// An input of a kind.
    Input(&'static str),
    /// A text area of so many rows.
    Area(u8),
    /// A choice: value and text.
    Select(Vec<(String, String)>),
    /// A text with suggestions from an address, while it is typed; without script a text.
    Suggest(&'static str),
}

/// A field of a form. Draws itself.
pub struct Field<'f> {
    name: &'f str,
    label: &'f str,
    value: String,
    hint: Option<&'f str>,
    fault: Option<&'f str>,
    optional: bool,
    optional_word: &'f str,
    control: Control,
    width: &'static str,
    frame: &'f Frame,
    extra: Vec<(&'static str, &'f str)>,
}

impl<'f> Field<'f> {
    /// A hint under the label, by its key.
    #[must_use]
    pub fn hint(mut self, key: &'f str) -> Self {
        self.hint = Some(self.frame.words.t(key));
        self
    }

    /// May be left empty.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// An input of another kind: `date`, `email`, `password`, `number`.
    #[must_use]
    pub fn kind(mut self, kind: &'static str) -> Self {
        self.control = Control::Input(kind);
        self
    }

    /// A text area.
    #[must_use]
    pub fn area(mut self, rows: u8) -> Self {
        self.control = Control::Area(rows);
        self
    }

    /// A choice.
    #[must_use]
    pub fn select(mut self, options: Vec<(String, String)>) -> Self {
        self.control = Control::Select(options);
        self
    }

    /// A text that may be typed freely, with suggestions: `address` answers with `option`s to what is typed.
    #[must_use]
    pub fn suggest(mut self, address: &'static str) -> Self {
        self.control = Control::Suggest(address);
        self
    }

    /// 12rem wide.
    #[must_use]
    pub fn short(mut self) -> Self {
        self.width = "short";
        self
    }

    /// 7rem wide.
    #[must_use]
    pub fn tiny(mut self) -> Self {
        self.width = "tiny";
        self
    }

    /// Another attribute of the control, for example `autocomplete`.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: &'f str) -> Self {
        self.extra.push((name, value));
        self
    }

    fn attributes(&self) -> Html {
        let mut text = String::new();
        let mut described = Vec::new();
        if self.hint.is_some() {
            described.push(format!("{}-hint", self.name));
        }
        if self.fault.is_some() {
            described.push(format!("{}-fault", self.name));
            text.push_str(" aria-invalid=\"true\"");
        }
        if !described.is_empty() {
            text.push_str(&format!(" aria-describedby=\"{}\"", described.join(" ")));
        }
        if !self.optional {
            text.push_str(" required");
        }
        for (name, value) in &self.extra {
            text.push_str(&format!(" {name}=\"{}\"", escaped(value)));
        }
        Html(text)
    }
}

#[derive(Template)]
#[template(path = "field.html")]
struct FieldPart<'p, 'f> {
    field: &'p Field<'f>,
}

impl fmt::Display for Field<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        FieldPart { field: self }.render_into(f).map_err(|_| fmt::Error)
    }
}
impl HtmlSafe for Field<'_> {}
