//! What is printed: labels, the receipt for the person at the window, the protocol of damage.

use std::collections::BTreeSet;

use askama::Template;
use obieg_kernel::{Failure, Refusal};
use obieg_law::rpw::RegisterNumber;
use obieg_print::{About, print};
use obieg_registry::ItemView;
use obieg_registry::rules::{label_mark, place};
use obieg_web::{Faults, Frame, Outcome, Reply, Visit, Words};
use serde_json::{Value, json};

use super::choices;
use crate::barcode::Barcode;
use crate::labels::{Face, Layout, MOST, Stock, Wanted};
use crate::queries::{ListLabels, PrintItem};

const LABELS: &str = include_str!("../../templates/labels.typ");
const RECEIPT: &str = include_str!("../../templates/receipt.typ");

#[derive(Template)]
#[template(path = "labels.html")]
struct LabelsPage {
    frame: Frame,
    faults: Faults,
    wanted: Wanted,
    year: i16,
}

impl LabelsPage {
    fn number(&self, number: &Option<u32>) -> String {
        number.map(|number| number.to_string()).unwrap_or_default()
    }

    fn numbers(&self) -> String {
        self.wanted.pismo.join(", ")
    }

    fn stocks(&self) -> Vec<(String, String)> {
        choices(&self.frame, "paper-stock", Stock::ALL, Stock::code)
    }

    fn faces(&self) -> Vec<(String, String)> {
        choices(&self.frame, "paper-face", Face::ALL, Face::code)
    }
}

/// The form; with numbers in the address, the labels themselves.
pub(crate) async fn labels(visit: Visit) -> Outcome {
    let wanted: Wanted = visit.query()?;
    let today = visit.site().kernel().env().today();
    if wanted.od.is_none() && (wanted.pismo.is_empty() || wanted.drukuj.is_none()) {
        let frame = visit.frame(visit.words().t("paper-labels"))?;
        return Reply::page(&LabelsPage { frame, faults: Faults::default(), wanted, year: today.year() });
    }
    match several(&visit, &wanted).await {
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            let frame = visit.frame(visit.words().t("paper-labels"))?;
            Reply::invalid(&LabelsPage { frame, faults, wanted, year: today.year() })
        }
        done => done,
    }
}

/// The same for programs: broken rules are told as JSON.
pub(crate) async fn api_labels(visit: Visit) -> Outcome {
    let wanted: Wanted = visit.query()?;
    several(&visit, &wanted).await
}

async fn several(visit: &Visit, wanted: &Wanted) -> Outcome {
    if !wanted.pismo.is_empty() {
        let places = ticked(&wanted.pismo)?;
        let items = visit.see(ListLabels::At { places }).await?;
        return printed(visit, wanted, &items).await;
    }
    let year = wanted.rok.unwrap_or_else(|| visit.site().kernel().env().today().year());
    let first = wanted.od.unwrap_or(1);
    let last = wanted.do_.unwrap_or(first);
    let numbers = i64::from(last) - i64::from(first) + 1;
    if !(1..=MOST).contains(&numbers) {
        return Err(Refusal::input("paper.label-numbers").on("do").with("most", MOST).into());
    }
    let query = ListLabels::Between { from: place(year, first), to: place(year, last) };
    let items = visit.see(query).await?;
    if items.is_empty() {
        return Err(Refusal::input("paper.no-such-items").on("od").with("year", year).into());
    }
    printed(visit, wanted, &items).await
}

/// The places of ticked numbers, each once.
fn ticked(numbers: &[String]) -> Result<Vec<i64>, Failure> {
    let place = |text: &String| {
        let wrong = || Refusal::input("paper.ticked-number").on("pismo").with("number", text);
        let number: RegisterNumber = text.trim().parse().map_err(|_| wrong())?;
        Ok(place(number.year(), number.number()))
    };
    let places: BTreeSet<i64> = numbers.iter().map(place).collect::<Result<_, Refusal>>()?;
    if i64::try_from(places.len()).is_ok_and(|count| count <= MOST) {
        return Ok(places.into_iter().collect());
    }
    Err(Refusal::input("paper.ticked-many").on("pismo").with("most", MOST).into())
}

/// One label of one item.
pub(crate) async fn label(visit: Visit) -> Outcome {
    let wanted: Wanted = visit.query()?;
    let item = visit.see(PrintItem { item: visit.id("id")? }).await?.item;
    printed(&visit, &wanted, std::slice::from_ref(&item)).await
}

async fn printed(visit: &Visit, wanted: &Wanted, items: &[ItemView]) -> Outcome {
    if items.is_empty() {
        let year = visit.site().kernel().env().today().year();
        return Err(Refusal::input("paper.no-such-items").on("od").with("year", year).into());
    }
    let Layout { page, label, places } = wanted.layout(items.len())?;
    let face = wanted.tresc.unwrap_or(Face::Label);
    let words = visit.words();
    let mark = label_mark(visit.actor()?.office());
    let labels = items.iter().zip(&places).map(|(item, (page, x, y))| {
        let lines = match face {
            Face::Label => vec![item.title.clone()],
            Face::Stamp => stamp(words, item),
        };
        let code = Barcode::of(&number(item)?.labelled(&mark))?;
        let rpw = words.a("paper-rpw", "number", &item.number);
        Ok(json!({ "page": page, "x": x, "y": y, "rpw": rpw, "lines": lines, "code": code }))
    });
    let labels = labels.collect::<Result<Vec<Value>, Failure>>()?;
    let data = json!({
        "title": words.t("paper-labels"),
        "stamp": face == Face::Stamp,
        "page": page,
        "label": label,
        "labels": labels,
    });
    file(visit, LABELS, data, "etykiety.pdf".to_owned()).await
}

/// Name, day and number of a receipt stamp (chancery instruction on paper items).
fn stamp(words: &Words, item: &ItemView) -> Vec<String> {
    let day = words.a("paper-stamp-day", "day", words.date(&item.received_on));
    let attachments = item.attachments.as_ref().map_or(0, |text| text.lines().count());
    vec![day, words.n("paper-stamp-attachments", attachments)]
}

fn number(item: &ItemView) -> Result<RegisterNumber, Failure> {
    item.number.parse().map_err(Failure::internal)
}

/// The number as names of files and receipts hold it.
pub(crate) fn coded(item: &ItemView) -> Result<String, Failure> {
    Ok(number(item)?.coded())
}

/// The confirmation for whoever brought a letter (KPA art. 63 § 4).
pub(crate) async fn receipt(visit: Visit) -> Outcome {
    let seen = visit.see(PrintItem { item: visit.id("id")? }).await?;
    let (words, item, actor) = (visit.words(), &seen.item, visit.actor()?);
    let senders: Vec<String> = seen.senders.iter().map(obieg_registry::Sender::label).collect();
    let mut facts = vec![
        (words.t("paper-receipt-number"), words.a("paper-rpw", "number", &item.number)),
        (words.t("paper-receipt-received"), words.date(&item.received_on)),
        (words.t("paper-receipt-registered"), words.instant(&item.registered_at)),
        (words.t("paper-receipt-sender"), senders.join("; ")),
        (words.t("paper-receipt-title"), item.title.clone()),
        (words.t("paper-receipt-attachments"), item.attachments.clone().unwrap_or_default()),
        (words.t("paper-receipt-by"), actor.signature()),
    ];
    facts.retain(|(_, value)| !value.trim().is_empty());
    let data = json!({
        "title": words.t("paper-receipt"),
        "lead": words.t("paper-receipt-lead"),
        "sign": words.t("paper-receipt-sign"),
        "facts": facts,
        "code": Barcode::of(&coded(item)?)?,
    });
    file(&visit, RECEIPT, data, format!("potwierdzenie-{}.pdf", coded(item)?)).await
}

/// Prints a template with what all prints of the office carry.
pub(crate) async fn file(visit: &Visit, template: &'static str, mut data: Value, name: String) -> Outcome {
    let env = visit.site().kernel().env();
    let (words, at) = (visit.words(), env.now());
    let mark = visit.site().print_mark(words);
    if let Some(data) = data.as_object_mut() {
        data.insert("office".to_owned(), visit.actor()?.office_name().into());
        data.insert("note".to_owned(), visit.site().print_note(words).into());
        data.insert("mark".to_owned(), mark.clone().into());
        data.insert("made".to_owned(), words.a("paper-made", "at", words.instant(&at)).into());
    }
    let about = About { ident: format!("{}/{}", visit.actor()?.office_name(), visit.here()), at, mark };
    let bytes = print(template, &data, about).await.map_err(Failure::internal)?;
    Ok(Reply::made(name, "application/pdf", bytes))
}
