//! The invented letters as they would look on paper.

use jiff::Timestamp;
use jiff::civil::Date;
use obieg_kernel::Failure;
use obieg_print::{About, print};
use serde_json::json;

const TEMPLATE: &str = include_str!("../../../data/letter.typ");

/// A letter as PDF.
pub(super) async fn letter(title: &str, body: &str, sender: &str, date: Date) -> Result<Vec<u8>, Failure> {
    let data = json!({
        "title": title,
        "body": body,
        "sender": sender,
        "date": date.strftime("%d.%m.%Y").to_string(),
    });
    let about =
        About { ident: format!("pokaz/{sender}/{title}/{date}"), at: Timestamp::UNIX_EPOCH, mark: None };
    print(TEMPLATE, &data, about).await.map_err(Failure::internal)
}
