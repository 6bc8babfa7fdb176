//! Lists as A4 pages: the typesetter, plugged into the site.

use obieg_kernel::Failure;
use obieg_print::{About, print};
use obieg_web::{Printer, Sheet};

const LIST: &str = include_str!("../templates/list.typ");

/// The typesetter of all lists.
pub fn printer() -> Printer {
    Printer(|sheet| Box::pin(set(sheet)))
}

async fn set(sheet: Sheet) -> Result<Vec<u8>, Failure> {
    let about = About { ident: sheet.ident.clone(), at: sheet.at, mark: sheet.mark.clone() };
    print(LIST, &sheet, about).await.map_err(Failure::internal)
}
