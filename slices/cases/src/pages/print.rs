//! Prints: the list of cases and the case log as A4 pages.

use obieg_kernel::{Failure, Named};
use obieg_print::{About, print};
use obieg_web::{Outcome, Reply, Visit};
use serde_json::{Value, json};

use super::case::LogLine;
use super::lists::RegisterFilter;
use crate::queries::{CaseLog, RegisterLine, RegisterOfCases};

const REGISTER: &str = include_str!("../../templates/register.typ");
const LOG: &str = include_str!("../../templates/log.typ");

/// List of cases (spis spraw): Instrukcja kancelaryjna § 47 and annex 2.
pub(crate) async fn register(visit: Visit) -> Outcome {
    let filter: RegisterFilter = visit.query()?;
    let answer = visit.see(filter.query(true)).await?;
    visit.actor()?.note_export(RegisterOfCases::NAME, &visit.here());
    let words = visit.words();
    let unit = answer.unit.as_ref().map(|unit| format!("{} {}", unit.code, unit.name)).unwrap_or_default();
    let class = answer.class.as_ref();
    let symbol = class.map(|class| class.symbol.clone()).unwrap_or_default();
    let row = |case: &RegisterLine| {
        let closed = case.closed_on.map(|day| words.date(&day)).unwrap_or_default();
        json!([
            case.number.to_string(),
            case.title,
            case.sign,
            words.date(&case.opened_on),
            closed,
            case.officer,
            case.category.clone().unwrap_or_default(),
        ])
    };
    let data = json!({
        "title": words.t("cases-register-title"),
        "unit": unit,
        "class": match &answer.group {
            Some(group) => format!("{} {}", group.sign, group.title),
            None => class.map(|class| format!("{} {}", class.symbol, class.title)).unwrap_or_default(),
        },
        "year": answer.year.to_string(),
        "rows": answer.lines.iter().map(row).collect::<Vec<Value>>(),
        "words": worded(&visit, &["cases-unit", "cases-class", "cases-year", "cases-field-title", "cases-sign", "cases-opened", "cases-closed-on", "cases-officer", "cases-category", "cases-print-none"]),
    });
    let name = format!("spis-spraw-{symbol}-{}.pdf", answer.year);
    file(&visit, REGISTER, data, name).await
}

/// The case log (metryka): KPA art. 66a § 1-3.
pub(crate) async fn log(visit: Visit) -> Outcome {
    let (case, entries) = visit.see(CaseLog { case: visit.id("id")? }).await?;
    let lines = entries.iter().map(|entry| LogLine::of(visit.words(), entry).into_row()).collect::<Vec<_>>();
    let data = json!({
        "title": visit.words().a("cases-log-title", "sign", &case.sign),
        "subject": case.title,
        "officer": case.officer_label,
        "rows": lines,
        "words": worded(&visit, &["cases-log-date", "cases-log-who", "cases-log-what", "cases-log-document", "cases-field-title", "cases-officer"]),
    });
    file(&visit, LOG, data, format!("metryka-{}.pdf", case.sign)).await
}

/// The texts that a template needs, by the last parts of their keys.
fn worded(visit: &Visit, keys: &[&str]) -> Value {
    let word = |key: &&str| (key.replace("cases-", ""), Value::from(visit.words().t(key)));
    Value::Object(keys.iter().map(word).collect())
}

async fn file(visit: &Visit, template: &'static str, mut data: Value, name: String) -> Outcome {
    let env = visit.site().kernel().env();
    let (words, at) = (visit.words(), env.now());
    if let Some(data) = data.as_object_mut() {
        data.insert("office".to_owned(), visit.actor()?.office_name().into());
        let who = visit.actor()?.signature();
        let made = words.a2("cases-print-made", ("at", &words.instant(&at)), ("who", &who));
        data.insert("note".to_owned(), visit.site().print_note(words).into());
        data.insert("made".to_owned(), made.into());
    }
    let mark = visit.site().print_mark(words);
    let about = About { ident: format!("{}/{}", visit.actor()?.office_name(), visit.here()), at, mark };
    let bytes = print(template, &data, about).await.map_err(Failure::internal)?;
    Ok(Reply::made(name, "application/pdf", bytes))
}
