//! Registers on screens.

pub(crate) mod columns;
pub(crate) mod import;

use std::collections::BTreeMap;

use askama::Template;
use obieg_kernel::{Failure, Named, Refusal};
use obieg_people::model::UnitChoice;
use obieg_web::{Faults, Frame, Outcome, Reply, Visit};
use serde::Deserialize;

use crate::deeds::{
    AddColumn, AddEntry, CancelEntry, CloseRegister, CorrectEntry, ImportEntry, OpenRegister,
};
use crate::export::shown;
use crate::model::{ColumnKind, ColumnView, Entries, EntryId, EntryView, RegisterId, RegisterView, Source};
use crate::queries::{ListRegisters, NewRegisterForm, ShowEntry, ShowRegister};
use crate::rules;

#[derive(Template)]
#[template(path = "registers.html")]
struct ListPage {
    frame: Frame,
    registers: Vec<RegisterView>,
    may_open: bool,
}

pub(crate) async fn list(visit: Visit) -> Outcome {
    let registers = visit.see(ListRegisters).await?.registers;
    let frame = visit.frame(visit.words().t("registers-title"))?;
    let may_open = frame.could(OpenRegister::NAME, OpenRegister::RIGHTS);
    Reply::page(&ListPage { frame, registers, may_open })
}

/// So many columns are offered at once; those without a name are none.
const COLUMNS_OFFERED: usize = 8;

/// The form of a new register; its columns have numbered fields: `label-1`, `kind-1`, `needed-1`, `choices-1`.
#[derive(Deserialize, Default)]
struct RegisterForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    unit: String,
    #[serde(default)]
    source: String,
    #[serde(flatten)]
    columns: BTreeMap<String, String>,
}

#[derive(Template)]
#[template(path = "new.html")]
struct NewPage {
    frame: Frame,
    units: Vec<UnitChoice>,
    form: RegisterForm,
    faults: Faults,
}

impl NewPage {
    fn units(&self) -> Vec<(String, String)> {
        self.units.iter().map(|unit| (unit.id.to_string(), format!("{} {}", unit.code, unit.name))).collect()
    }

    fn sources(&self) -> Vec<(String, String)> {
        let word =
            |one: &Source| (one.code().to_owned(), self.frame.words.of("registers-source", one.code()));
        Source::ALL.iter().map(word).collect()
    }

    fn kinds(&self) -> Vec<(String, String)> {
        kinds(&self.frame)
    }

    /// Number, name, kind, necessity and choices as they were typed, of every column that is offered.
    fn columns(&self) -> Vec<(usize, &str, &str, bool, &str)> {
        let form = &self.form;
        let column = |place| {
            let needed = form.of("needed", place) == "true";
            (place, form.of("label", place), form.of("kind", place), needed, form.of("choices", place))
        };
        (1..=COLUMNS_OFFERED).map(column).collect()
    }
}

/// Kinds of columns with their words.
fn kinds(frame: &Frame) -> Vec<(String, String)> {
    let word = |one: &ColumnKind| (one.code().to_owned(), frame.words.of("registers-kind", one.code()));
    ColumnKind::ALL.iter().map(word).collect()
}

async fn new_page(visit: &Visit, form: RegisterForm, faults: Faults) -> Result<NewPage, Failure> {
    let units = visit.see(NewRegisterForm).await?;
    let frame = visit.frame(visit.words().t("registers-new"))?;
    Ok(NewPage { frame, units, form, faults })
}

pub(crate) async fn new_form(visit: Visit) -> Outcome {
    let unit = visit.actor()?.unit().map(|unit| unit.to_string()).unwrap_or_default();
    let form = RegisterForm { unit, ..RegisterForm::default() };
    Reply::page(&new_page(&visit, form, Faults::default()).await?)
}

impl RegisterForm {
    /// A numbered field of a column; empty when nothing was typed.
    fn of(&self, name: &str, place: usize) -> &str {
        self.columns.get(&format!("{name}-{place}")).map_or("", String::as_str)
    }

    fn deed(&self) -> Result<OpenRegister, Failure> {
        let unit = self.unit.parse().map_err(|_| Refusal::input("cases.unit-unknown").on("unit"))?;
        let source = Source::from_code(&self.source)
            .ok_or_else(|| Refusal::input("registers.source-unknown").on("source"))?;
        let mut columns = Vec::new();
        for place in (1..=COLUMNS_OFFERED).filter(|place| !self.of("label", *place).trim().is_empty()) {
            let choices = self.of("choices", place).split(',').map(str::trim).filter(|one| !one.is_empty());
            columns.push(ColumnView {
                label: self.of("label", place).to_owned(),
                kind: ColumnKind::from_code(self.of("kind", place))
                    .ok_or_else(|| Refusal::input("registers.kind-unknown").on("columns"))?,
                required: self.of("needed", place) == "true",
                choices: choices.map(str::to_owned).collect(),
                added_on: None,
                ended_on: None,
            });
        }
        Ok(OpenRegister { name: self.name.clone(), unit: Some(unit), source, columns })
    }
}

pub(crate) async fn open(mut visit: Visit) -> Outcome {
    let form: RegisterForm = visit.form().await?;
    let done = visit.act_read(form.deed()).await;
    match done {
        Ok(register) => Ok(Reply::See(format!("/rejestry/{}?zrobiono=rejestr", register.id))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&new_page(&visit, form, faults).await?)
        }
    }
}

#[derive(Deserialize, Default)]
struct PageFilter {
    #[serde(default, rename = "przed")]
    before: Option<i64>,
}

/// The form of an entry; values of the columns come as `field-1`, `field-2` and so on.
#[derive(Deserialize, Default)]
struct EntryForm {
    #[serde(default)]
    about: String,
    #[serde(default)]
    subject: String,
    #[serde(default)]
    party: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    version: String,
    #[serde(flatten)]
    values: BTreeMap<String, String>,
}

impl EntryForm {
    /// Values of so many columns, in order.
    fn fields(&self, count: usize) -> Vec<String> {
        (1..=count).map(|place| self.values.get(&field_name(place)).cloned().unwrap_or_default()).collect()
    }
}

fn field_name(place: usize) -> String {
    format!("field-{place}")
}

/// A field of an entry: its column, what is in it, and what was wrong.
struct FieldView<'f> {
    id: String,
    column: &'f ColumnView,
    value: &'f str,
    fault: Option<&'f str>,
}

impl FieldView<'_> {
    fn is(&self, kind: &str) -> bool {
        self.column.kind.code() == kind
    }

    /// The kind of the input that suits the column.
    fn input(&self) -> &'static str {
        match self.column.kind {
            ColumnKind::Day => "date",
            _ => "text",
        }
    }
}

fn fields<'f>(columns: &'f [ColumnView], form: &'f EntryForm, faults: &'f Faults) -> Vec<FieldView<'f>> {
    let field = |(index, column)| {
        let id = field_name(index + 1);
        FieldView {
            fault: faults.at(&id),
            value: form.values.get(&id).map_or("", String::as_str),
            id,
            column,
        }
    };
    columns.iter().enumerate().filter(|(_, column)| column.is_used()).map(field).collect()
}

#[derive(Template)]
#[template(path = "register.html")]
struct RegisterPage {
    frame: Frame,
    page: Entries,
    paged: bool,
    form: EntryForm,
    /// The form of one more column.
    column: columns::ColumnForm,
    faults: Faults,
}

impl RegisterPage {
    fn kinds(&self) -> Vec<(String, String)> {
        kinds(&self.frame)
    }

    fn needed(&self) -> Vec<(String, String)> {
        let word = |code: &str, word| (code.to_owned(), self.frame.words.t(word).to_owned());
        vec![word("false", "registers-no"), word("true", "registers-yes")]
    }

    fn may_have_columns(&self) -> bool {
        self.page.register.closed_on.is_none() && self.frame.could(AddColumn::NAME, AddColumn::RIGHTS)
    }

    fn may_add(&self) -> bool {
        self.page.register.closed_on.is_none() && self.frame.could(AddEntry::NAME, AddEntry::RIGHTS)
    }

    fn may_import(&self) -> bool {
        let register = &self.page.register;
        rules::may_import(register).is_ok() && self.frame.could(ImportEntry::NAME, ImportEntry::RIGHTS)
    }

    fn may_close(&self) -> bool {
        self.page.register.closed_on.is_none() && self.frame.could(CloseRegister::NAME, CloseRegister::RIGHTS)
    }

    fn fields(&self) -> Vec<FieldView<'_>> {
        fields(&self.page.register.columns, &self.form, &self.faults)
    }

    fn exports(&self) -> String {
        format!("/rejestry/{}/eksport", self.page.register.id)
    }

    fn by_hand(&self) -> bool {
        self.page.register.source == Source::Hand
    }

    fn about_word(&self) -> String {
        format!("registers-about-{}", self.page.register.source.code())
    }

    fn about_hint(&self) -> String {
        format!("registers-about-{}-hint", self.page.register.source.code())
    }

    fn values(&self, entry: &EntryView) -> Vec<(String, String)> {
        values(&self.frame, &self.page.register, entry)
    }

    /// Numbers stand under one another by their ends.
    fn class_of(&self, label: &str) -> &'static str {
        let column = self.page.register.columns.iter().find(|column| column.label == label);
        match column.map(|column| column.kind) {
            Some(ColumnKind::Amount | ColumnKind::Whole) => "amount",
            _ => "",
        }
    }
}

/// Labels and values of an entry as people read them.
fn values(frame: &Frame, register: &RegisterView, entry: &EntryView) -> Vec<(String, String)> {
    let pairs = register.columns.iter().zip(&entry.fields);
    pairs.map(|(column, value)| (column.label.clone(), shown(&frame.words, column, value))).collect()
}

async fn register_page(
    visit: &Visit,
    register: RegisterId,
    before: Option<i64>,
    form: EntryForm,
    faults: Faults,
) -> Result<RegisterPage, Failure> {
    let page = visit.see(ShowRegister { register, before, limit: 50 }).await?;
    let frame = visit.frame(page.register.name.clone())?;
    let column = columns::ColumnForm::default();
    Ok(RegisterPage { frame, page, paged: before.is_some(), form, column, faults })
}

pub(crate) async fn show(visit: Visit) -> Outcome {
    let (register, filter): (_, PageFilter) = (visit.id("register")?, visit.query()?);
    let form = EntryForm::default();
    Reply::page(&register_page(&visit, register, filter.before, form, Faults::default()).await?)
}

pub(crate) async fn add(mut visit: Visit) -> Outcome {
    let register = visit.id("register")?;
    let form: EntryForm = visit.form().await?;
    let given = |text: &String| Some(text.clone()).filter(|text| !text.trim().is_empty());
    let columns = visit.see(ShowRegister { register, before: None, limit: 1 }).await?.register.columns;
    let deed = AddEntry {
        register,
        about: given(&form.about),
        subject: given(&form.subject),
        party: given(&form.party),
        fields: form.fields(columns.len()),
    };
    match visit.act(deed).await {
        Ok(_) => Ok(Reply::See(format!("/rejestry/{register}?zrobiono=wpis"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&register_page(&visit, register, None, form, faults).await?)
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReasonForm {
    #[serde(default)]
    reason: String,
}

pub(crate) async fn close(mut visit: Visit) -> Outcome {
    let register = visit.id("register")?;
    let ReasonForm { reason } = visit.form().await?;
    match visit.act(CloseRegister { register, reason }).await {
        Ok(()) => Ok(Reply::See(format!("/rejestry/{register}?zrobiono=rejestr-zamkniety"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            let form = EntryForm::default();
            Reply::invalid(&register_page(&visit, register, None, form, faults).await?)
        }
    }
}

#[derive(Template)]
#[template(path = "entry.html")]
struct EntryPage {
    frame: Frame,
    register: RegisterView,
    entry: EntryView,
    form: EntryForm,
    faults: Faults,
}

impl EntryPage {
    fn may_change(&self) -> bool {
        self.entry.cancelled_reason.is_none() && self.frame.could(CorrectEntry::NAME, CorrectEntry::RIGHTS)
    }

    fn fields(&self) -> Vec<FieldView<'_>> {
        fields(&self.register.columns, &self.form, &self.faults)
    }

    fn values(&self) -> Vec<(String, String)> {
        values(&self.frame, &self.register, &self.entry)
    }

    /// Where the thing is that the entry is about.
    fn link(&self) -> Option<String> {
        let about = self.entry.about?;
        match self.register.source {
            Source::Items => Some(format!("/rpw/{about}")),
            Source::Cases => Some(format!("/sprawy/{about}")),
            Source::Hand => None,
        }
    }
}

async fn entry_page(
    visit: &Visit,
    (register, entry): (RegisterId, EntryId),
    form: Option<EntryForm>,
    faults: Faults,
) -> Result<EntryPage, Failure> {
    let (register, entry) = visit.see(ShowEntry { register, entry }).await?;
    let frame = visit.frame(format!("{} {}", register.name, entry.number))?;
    let form = form.unwrap_or_else(|| EntryForm {
        subject: entry.subject.clone(),
        party: entry.party.clone().unwrap_or_default(),
        values: (1..).map(field_name).zip(entry.fields.iter().cloned()).collect(),
        ..EntryForm::default()
    });
    Ok(EntryPage { frame, register, entry, form, faults })
}

pub(crate) async fn entry(visit: Visit) -> Outcome {
    let place = (visit.id("register")?, visit.id("entry")?);
    Reply::page(&entry_page(&visit, place, None, Faults::default()).await?)
}

pub(crate) async fn correct(mut visit: Visit) -> Outcome {
    let (register, entry) = (visit.id("register")?, visit.id("entry")?);
    let form: EntryForm = visit.form().await?;
    let columns = visit.see(ShowEntry { register, entry }).await?.0.columns;
    let deed = CorrectEntry {
        register,
        entry,
        version: form.version.parse().unwrap_or_default(),
        subject: form.subject.clone(),
        party: Some(form.party.clone()),
        fields: form.fields(columns.len()),
        reason: form.reason.clone(),
    };
    match visit.act(deed).await {
        Ok(()) => Ok(Reply::See(format!("/rejestry/{register}/wpisy/{entry}?zrobiono=wpis-poprawiony"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&entry_page(&visit, (register, entry), Some(form), faults).await?)
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CancelForm {
    #[serde(default)]
    reason: String,
    #[serde(default)]
    version: Option<i64>,
}

pub(crate) async fn cancel(mut visit: Visit) -> Outcome {
    let (register, entry) = (visit.id("register")?, visit.id("entry")?);
    let CancelForm { reason, version } = visit.form().await?;
    let deed = CancelEntry { register, entry, version: version.unwrap_or_default(), reason };
    match visit.act(deed).await {
        Ok(()) => Ok(Reply::See(format!("/rejestry/{register}/wpisy/{entry}?zrobiono=wpis-niewazny"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&entry_page(&visit, (register, entry), None, faults).await?)
        }
    }
}
