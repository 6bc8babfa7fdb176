//! Own documents outside cases on screens.

use askama::Template;
use obieg_classification::choice::{ClassChoice, symbol_of};
use obieg_documents::pages::{Way, send};
use obieg_documents::{NewFile, parts};
use obieg_kernel::{Failure, Named, Refusal};
use obieg_web::kept::Kept;
use obieg_web::{Faults, Frame, Html, Outcome, Reply, Visit};
use serde::Deserialize;

use super::{
    FileRecord, ListRecords, MOST_RECORD_FILES, NewRecordForm, OutsideRecordFile, OutsideRecords,
    RecordContent, RecordId, ShowRecord, WithdrawRecord,
};
use crate::pages::Filter;
use crate::queries::Filed;

#[derive(Template)]
#[template(path = "records.html")]
struct ListPage {
    frame: Frame,
    answer: Filed<OutsideRecords>,
    symbol: String,
    paged: bool,
    faults: Faults,
}

impl ListPage {
    fn may_file(&self) -> bool {
        self.frame.could(FileRecord::NAME, FileRecord::RIGHTS)
    }
}

pub(crate) async fn list(visit: Visit) -> Outcome {
    let filter: Filter<RecordId> = visit.query()?;
    let (unit, before) = (filter.unit(), filter.before);
    let asked = ListRecords { unit, symbol: filter.symbol.clone(), before, limit: 50 };
    let answer = visit.see(asked).await?;
    let frame = visit.frame(visit.words().t("outside-records-title"))?;
    let (paged, faults) = (before.is_some(), Faults::default());
    Reply::page(&ListPage { frame, answer, symbol: filter.symbol, paged, faults })
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct RecordForm {
    title: String,
    symbol: String,
    /// The class that was chosen among those which the text in `symbol` found.
    class: String,
    dated_on: String,
}

#[derive(Template)]
#[template(path = "record_form.html")]
struct FormPage {
    frame: Frame,
    choice: ClassChoice,
    form: RecordForm,
    kept: Kept,
    faults: Faults,
}

async fn form_page(visit: &Visit, form: RecordForm, kept: Kept, faults: Faults) -> Result<FormPage, Failure> {
    let choice = visit.see(NewRecordForm { typed: form.symbol.clone() }).await?;
    let frame = visit.frame(visit.words().t("outside-record-new"))?;
    Ok(FormPage { frame, choice, form, kept, faults })
}

pub(crate) async fn ask(visit: Visit) -> Outcome {
    let dated_on = visit.site().kernel().env().today().to_string();
    let form = RecordForm { dated_on, ..RecordForm::default() };
    Reply::page(&form_page(&visit, form, Kept::default(), Faults::default()).await?)
}

pub(crate) async fn file(mut visit: Visit) -> Outcome {
    let (form, files) = visit.form_with_files::<RecordForm>(MOST_RECORD_FILES).await?;
    let day = form.dated_on.trim().parse();
    let deed = day.map(|dated_on| FileRecord {
        title: form.title.clone(),
        symbol: symbol_of(&form.class, &form.symbol).to_owned(),
        dated_on,
        files: files.iter().cloned().map(NewFile::of).collect(),
    });
    let deed = deed.map_err(|_| Refusal::input("cases.date").on("dated_on").into());
    match visit.act_read(deed).await {
        Ok(filed) => {
            Ok(Reply::See(format!("/poza-sprawami/dokumenty/{}?zrobiono=dokument-poza-sprawa", filed.id)))
        }
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            let kept = visit.keep(&files);
            Reply::invalid(&form_page(&visit, form, kept, faults).await?)
        }
    }
}

#[derive(Template)]
#[template(path = "record.html")]
struct RecordPage {
    frame: Frame,
    file: OutsideRecordFile,
    files: Html,
    reason: String,
    faults: Faults,
}

impl RecordPage {
    fn may_withdraw(&self) -> bool {
        let counts = self.file.record.withdrawn_reason.is_none();
        counts && self.frame.could(WithdrawRecord::NAME, WithdrawRecord::RIGHTS)
    }
}

async fn record_page(
    visit: &Visit,
    record: RecordId,
    reason: String,
    faults: Faults,
) -> Result<RecordPage, Failure> {
    let file = visit.see(ShowRecord { record }).await?;
    let frame = visit.frame(file.record.title.clone())?;
    let here = format!("/poza-sprawami/dokumenty/{record}");
    let files = parts::file_list(&frame, &file.documents, &format!("{here}/dokument"), &here, None)?;
    Ok(RecordPage { frame, file, files, reason, faults })
}

pub(crate) async fn show(visit: Visit) -> Outcome {
    let record = visit.id("record")?;
    Reply::page(&record_page(&visit, record, String::new(), Faults::default()).await?)
}

/// A file, shown by the browser where its type allows that.
pub(crate) async fn content(visit: Visit) -> Outcome {
    let asked = RecordContent { record: visit.id("record")?, document: visit.id("document")? };
    let content = visit.see(asked).await?;
    send(&visit, content, Way::Save).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WithdrawForm {
    #[serde(default)]
    reason: String,
}

pub(crate) async fn withdraw(mut visit: Visit) -> Outcome {
    let (record, form) = (visit.id("record")?, visit.form::<WithdrawForm>().await?);
    match visit.act(WithdrawRecord { record, reason: form.reason.clone() }).await {
        Ok(()) => Ok(Reply::See(format!("/poza-sprawami/dokumenty/{record}?zrobiono=dokument-wycofany"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&record_page(&visit, record, form.reason, faults).await?)
        }
    }
}
