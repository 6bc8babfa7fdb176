//! The list on the screen and in the API.

use askama::Template;
use jiff::civil::Date;
use obieg_kernel::{Failure, Named, Refusal};
use obieg_web::{Faults, Frame, Outcome, Reply, Visit, Words};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::deeds::{AddClass, CloseClass, ImportList};
use crate::model::{ClassList, ListId};
use crate::queries::Classes;
use crate::table;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Filter {
    #[serde(default)]
    symbol: String,
    #[serde(default)]
    zrobiono: String,
}

#[derive(Template)]
#[template(path = "classes.html")]
struct ClassesPage {
    frame: Frame,
    view: ClassList,
    symbol: String,
    faults: Faults,
    form: ImportForm,
    new: ClassForm,
    /// What was worth a warning in the list imported just now, a sentence for each line.
    warnings: Vec<String>,
}

impl ClassesPage {
    fn may_import(&self) -> bool {
        self.frame.could(ImportList::NAME, ImportList::RIGHTS)
    }

    fn may_add(&self) -> bool {
        self.view.list.is_some() && self.frame.could(AddClass::NAME, AddClass::RIGHTS)
    }

    fn may_close(&self) -> bool {
        self.frame.could(CloseClass::NAME, CloseClass::RIGHTS)
    }
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ImportForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    valid_from: String,
    #[serde(default)]
    stand_in: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClassForm {
    #[serde(default)]
    new_symbol: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    category: String,
    #[serde(default)]
    category_other: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    basis: String,
}

pub(crate) async fn list(visit: Visit) -> Outcome {
    let filter: Filter = visit.query()?;
    drop(filter.zrobiono);
    Reply::page(&page(&visit, filter.symbol, ImportForm::default(), Faults::default()).await?)
}

async fn page(
    visit: &Visit,
    symbol: String,
    form: ImportForm,
    faults: Faults,
) -> Result<ClassesPage, Failure> {
    let view = visit.see(Classes { begins: symbol.clone(), wanted: None }).await?;
    let frame = visit.frame(visit.words().t("classification-title"))?;
    Ok(ClassesPage { frame, view, symbol, faults, form, new: ClassForm::default(), warnings: Vec::new() })
}

pub(crate) async fn import(mut visit: Visit) -> Outcome {
    let (form, files) = visit.form_with_files::<ImportForm>(1).await?;
    let done = async {
        let file = files.first().ok_or_else(|| Refusal::input("classification.no-file").on("file"))?;
        if file.stored.size() > table::LARGEST {
            return Err(Refusal::input("classification.file-large").on("file").into());
        }
        let text = visit.actor()?.blobs().read(&file.stored.readable(), table::LARGEST).await?;
        let parsed = table::parse(&text).map_err(Failure::Refused)?;
        let valid_from: Date =
            form.valid_from.parse().map_err(|_| Refusal::input("classification.date").on("valid_from"))?;
        let deed = ImportList {
            name: form.name.clone(),
            source: form.source.clone(),
            stand_in: form.stand_in.is_some(),
            valid_from,
            classes: parsed.classes,
        };
        visit.act(deed).await?;
        Ok(parsed.warnings)
    };
    match done.await {
        Ok(warnings) if warnings.is_empty() => Ok(Reply::See("/wykaz-akt?zrobiono=wykaz".to_owned())),
        // Shown at once and not behind another address: they are told once and kept nowhere.
        Ok(warnings) => {
            let mut page = page(&visit, String::new(), ImportForm::default(), Faults::default()).await?;
            page.warnings = sentences(visit.words(), &warnings);
            Reply::page(&page)
        }
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&page(&visit, String::new(), form, faults).await?)
        }
    }
}

/// A warning as a sentence that names its line.
fn sentence(words: &Words, (line, code): (usize, &str)) -> String {
    words.a(&code.replace('.', "-"), "line", line)
}

fn sentences(words: &Words, warnings: &[(usize, &'static str)]) -> Vec<String> {
    warnings.iter().map(|warning| sentence(words, *warning)).collect()
}

/// Adds a class; what is wrong comes back with what was typed.
pub(crate) async fn add(mut visit: Visit) -> Outcome {
    let form: ClassForm = visit.form().await?;
    let from = form.from.trim().parse::<Date>();
    let done = match from {
        Err(_) => Err(Refusal::input("classification.date").on("from").into()),
        Ok(from) => {
            let optional = |text: &String| Some(text.clone()).filter(|text| !text.trim().is_empty());
            let deed = AddClass {
                symbol: form.new_symbol.clone(),
                title: form.title.clone(),
                category: form.category.clone(),
                category_other: optional(&form.category_other),
                note: optional(&form.note),
                from,
                basis: form.basis.clone(),
            };
            visit.act(deed).await
        }
    };
    match done {
        Ok(_) => Ok(Reply::See(format!("/wykaz-akt?symbol={}&zrobiono=nowa-klasa", form.new_symbol.trim()))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?.moved("symbol", "new_symbol");
            let mut page = page(&visit, String::new(), ImportForm::default(), faults).await?;
            page.new = form;
            Reply::invalid(&page)
        }
    }
}

#[derive(Deserialize)]
struct Empty {}

pub(crate) async fn close(mut visit: Visit) -> Outcome {
    let _: Empty = visit.form().await?;
    let deed = CloseClass { list: visit.id("list")?, symbol: visit.part("symbol")?.to_owned() };
    visit.act(deed).await?;
    Ok(Reply::See("/wykaz-akt?zrobiono=klasa".to_owned()))
}

/// What a program asks for; a misspelt name is refused.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    #[serde(default)]
    starts_with: String,
    q: Option<String>,
}

pub(crate) async fn api_list(visit: Visit) -> Outcome {
    let Wanted { starts_with, q } = visit.query()?;
    Reply::json(&visit.see(Classes { begins: starts_with, wanted: q }).await?)
}

/// A list to import.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListBody {
    /// Name.
    #[schema(min_length = 1, max_length = 200)]
    name: String,
    /// Act or order it comes from.
    #[schema(min_length = 1, max_length = 500)]
    source: String,
    /// In force from; later than every list before it.
    #[schema(value_type = String, format = Date)]
    valid_from: Date,
    /// Stands in for the office's own list?
    #[serde(default)]
    stand_in: bool,
    /// The list: CSV with the columns symbol, title, category_parent_cell, category_other_cells, note; or the JSON array of
    /// EZD RP; or `wykaz` of the state archive (XML).
    #[schema(min_length = 1)]
    file: String,
}

/// The imported list.
#[derive(Serialize, ToSchema)]
pub(crate) struct ImportedList {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    id: ListId,
    /// How many classes.
    classes: usize,
    /// What is worth a warning.
    warnings: Vec<ListWarning>,
}

/// A warning about a line of the list.
#[derive(Serialize, ToSchema)]
pub(crate) struct ListWarning {
    /// Number of the line, from 1.
    line: usize,
    /// Stable code.
    code: &'static str,
    /// The sentence.
    message: String,
}

pub(crate) async fn api_import(mut visit: Visit) -> Outcome {
    let body: ListBody = visit.body().await?;
    let parsed = table::parse(body.file.as_bytes()).map_err(Failure::Refused)?;
    let classes = parsed.classes.len();
    let ListBody { name, source, valid_from, stand_in, .. } = body;
    let deed = ImportList { name, source, stand_in, valid_from, classes: parsed.classes };
    let id = visit.act(deed).await?;
    let warning = |(line, code): (usize, &'static str)| {
        let message = sentence(visit.words(), (line, code));
        ListWarning { line, code, message }
    };
    let warnings = parsed.warnings.into_iter().map(warning).collect();
    Reply::created(&ImportedList { id, classes, warnings })
}

/// A class to add.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClassBody {
    /// Symbol: that of a class with classes below it, and one digit more.
    #[schema(pattern = "^[0-9]{2,10}$")]
    symbol: String,
    /// Title.
    #[schema(min_length = 1, max_length = 500)]
    title: String,
    /// Archival category in the parent cell.
    #[schema(min_length = 1, max_length = 10)]
    category: String,
    /// Archival category in other cells.
    category_other: Option<String>,
    /// Note.
    #[schema(max_length = 2000)]
    note: Option<String>,
    /// Takes cases from this day on.
    #[schema(value_type = String, format = Date)]
    from: Date,
    /// The order by which it is added.
    #[schema(min_length = 1, max_length = 500)]
    basis: String,
}

pub(crate) async fn api_add(mut visit: Visit) -> Outcome {
    let ClassBody { symbol, title, category, category_other, note, from, basis } = visit.body().await?;
    visit.act(AddClass { symbol, title, category, category_other, note, from, basis }).await?;
    Reply::done()
}

pub(crate) async fn api_close(visit: Visit) -> Outcome {
    visit.act(CloseClass { list: visit.id("list")?, symbol: visit.part("symbol")?.to_owned() }).await?;
    Reply::done()
}
