//! One form for one act: all forms of the structure look the same.

use askama::Template;
use obieg_kernel::Failure;
use obieg_kernel::door::PasskeyAsk;
use obieg_web::{Faults, Frame, Html, Visit};

use super::passkey;
use crate::model::Roles;

/// The page.
#[derive(Template)]
#[template(path = "act.html")]
pub(crate) struct Act {
    frame: Frame,
    faults: Faults,
    /// The way here: address and text.
    crumbs: Vec<(String, String)>,
    lead: String,
    warning: String,
    action: String,
    inputs: Vec<Input>,
    /// Codes of ticked roles; `None` on a form without roles.
    roles: Option<Vec<String>>,
    roles_hint: &'static str,
    /// Names of deeds and queries by slice, with what is ticked.
    scopes: Vec<(String, Vec<Tick>)>,
    /// What is to be dealt with first: address, for those who may go there, and text.
    left: Vec<(Option<String>, String)>,
    submit: &'static str,
    danger: bool,
    /// The passkey that may be used instead of what is typed: a form of its own, before the other.
    passkey: Html,
    /// Another act that may be meant: address and text.
    instead: Option<(String, String)>,
}

/// A name to tick.
#[derive(Debug, Clone)]
pub(crate) struct Tick {
    pub(crate) name: &'static str,
    /// Does it change the record?
    pub(crate) deed: bool,
    pub(crate) on: bool,
}

/// A field.
#[derive(Debug, Clone)]
pub(crate) struct Input {
    name: &'static str,
    label: &'static str,
    value: String,
    hint: &'static str,
    optional: bool,
    short: bool,
    control: Shape,
}

#[derive(Debug, Clone)]
enum Shape {
    Line(&'static str, &'static str),
    Choice(Vec<(String, String)>),
}

impl Input {
    pub(crate) fn line(name: &'static str, label: &'static str, value: &str) -> Self {
        let control = Shape::Line("text", "off");
        Self { name, label, value: value.to_owned(), hint: "", optional: false, short: false, control }
    }

    pub(crate) fn day(name: &'static str, label: &'static str, value: &str) -> Self {
        Self { control: Shape::Line("date", "off"), short: true, ..Self::line(name, label, value) }
    }

    /// A password is never shown again.
    pub(crate) fn password(name: &'static str, label: &'static str, complete: &'static str) -> Self {
        Self { control: Shape::Line("password", complete), ..Self::line(name, label, "") }
    }

    /// A code of an app or of paper: never shown again either.
    pub(crate) fn code(label: &'static str) -> Self {
        Self { control: Shape::Line("text", "one-time-code"), ..Self::line("code", label, "") }
    }

    pub(crate) fn choice(
        name: &'static str,
        label: &'static str,
        value: &str,
        options: Vec<(String, String)>,
    ) -> Self {
        Self { control: Shape::Choice(options), ..Self::line(name, label, value) }
    }

    pub(crate) fn hint(self, hint: &'static str) -> Self {
        Self { hint, ..self }
    }

    pub(crate) fn optional(self) -> Self {
        Self { optional: true, ..self }
    }

    pub(crate) fn short(self) -> Self {
        Self { short: true, ..self }
    }
}

impl Act {
    pub(crate) fn new(
        visit: &Visit,
        title: impl Into<String>,
        action: String,
        submit: &'static str,
        faults: Faults,
    ) -> Result<Self, Failure> {
        Ok(Self {
            frame: visit.frame(title)?,
            faults,
            crumbs: Vec::new(),
            lead: String::new(),
            warning: String::new(),
            action,
            inputs: Vec::new(),
            roles: None,
            roles_hint: "",
            scopes: Vec::new(),
            left: Vec::new(),
            submit,
            danger: false,
            passkey: Html::default(),
            instead: None,
        })
    }

    pub(crate) fn crumb(mut self, to: impl Into<String>, text: impl Into<String>) -> Self {
        self.crumbs.push((to.into(), text.into()));
        self
    }

    pub(crate) fn lead(mut self, text: impl Into<String>) -> Self {
        self.lead = text.into();
        self
    }

    pub(crate) fn warning(mut self, text: impl Into<String>) -> Self {
        self.warning = text.into();
        self
    }

    pub(crate) fn input(mut self, input: Input) -> Self {
        self.inputs.push(input);
        self
    }

    pub(crate) fn roles(mut self, ticked: Vec<String>, hint: &'static str) -> Self {
        (self.roles, self.roles_hint) = (Some(ticked), hint);
        self
    }

    pub(crate) fn scopes(mut self, scopes: Vec<(String, Vec<Tick>)>) -> Self {
        self.scopes = scopes;
        self
    }

    /// What is to be dealt with first.
    pub(crate) fn left(mut self, left: Vec<(Option<String>, String)>) -> Self {
        self.left = left;
        self
    }

    /// What cannot be taken back.
    pub(crate) fn danger(mut self) -> Self {
        self.danger = true;
        self
    }

    /// Offers a passkey first, to be sent to where the form is sent.
    pub(crate) fn passkey(mut self, ask: Option<PasskeyAsk>) -> Result<Self, Failure> {
        self.passkey = passkey::offer(&self.frame, ask, &self.action, "", &self.faults, self.danger)?;
        Ok(self)
    }

    /// Another act that may be meant.
    pub(crate) fn instead(mut self, to: String, text: impl Into<String>) -> Self {
        self.instead = Some((to, text.into()));
        self
    }

    fn back(&self) -> &str {
        self.crumbs.last().map_or("/", |(to, _)| to)
    }

    fn draw(&self, input: &Input) -> Html {
        let mut field = self.frame.field(input.name, input.label, &input.value, &self.faults);
        if !input.hint.is_empty() {
            field = field.hint(input.hint);
        }
        if input.optional {
            field = field.optional();
        }
        if input.short {
            field = field.short();
        }
        field = match &input.control {
            Shape::Line(kind, complete) => field.kind(kind).with("autocomplete", complete),
            Shape::Choice(options) => field.select(options.clone()),
        };
        // The field is a template and has escaped what it holds.
        Html::sanitised(field.to_string())
    }

    /// Roles to tick: code and whether ticked.
    fn role_lines(&self) -> Vec<(&'static str, bool)> {
        let ticked = self.roles.as_deref().unwrap_or_default();
        Roles::POSSIBLE
            .iter()
            .map(|role| (role.code(), ticked.iter().any(|one| one == role.code())))
            .collect()
    }
}

/// A secret that is shown once and kept nowhere.
#[derive(Template)]
#[template(path = "secret.html")]
pub(crate) struct SecretPage {
    pub(crate) frame: Frame,
    pub(crate) lead: String,
    /// Name of each value and the value.
    pub(crate) values: Vec<(&'static str, String)>,
    /// Where to go on: address and key of the text.
    pub(crate) next: (String, &'static str),
}
