//! Where labels stand on a sheet, and how large one of a label printer is. No I/O.

use obieg_kernel::{Refusal, coded};
use serde::{Deserialize, Serialize};

/// Columns and rows of a sheet of 24 labels on A4, the common form of label paper.
const COLUMNS: usize = 3;
const ROWS: usize = 8;
/// Labels on a sheet.
pub(crate) const ON_SHEET: usize = COLUMNS * ROWS;
/// The most labels of one file: ten sheets.
pub(crate) const MOST: i64 = 240;
/// A4 in tenths of a millimetre.
const PAGE: (u64, u64) = (2_100, 2_970);

/// What the labels are printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stock {
    /// A4 with 3 × 8 labels.
    Sheet,
    /// A label printer: each label is a page of its own.
    Printer,
}

coded!(Stock { Sheet => "sheet", Printer => "printer" });

/// What stands on a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Face {
    /// Number and barcode.
    Label,
    /// The receipt stamp (pieczęć wpływu) with the barcode under it.
    Stamp,
}

coded!(Face { Label => "label", Stamp => "stamp" });

/// What is asked for, as an address says it: in Polish on screens, in English in the API.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Wanted {
    /// First number of the register.
    #[serde(alias = "from")]
    pub(crate) od: Option<u32>,
    /// Last number.
    #[serde(rename = "do", alias = "to")]
    pub(crate) do_: Option<u32>,
    /// Numbers that were ticked in the register; then the first and the last one are not asked for.
    #[serde(default)]
    pub(crate) pismo: Vec<String>,
    /// Are the labels wanted, and not the form with what was ticked?
    #[serde(default)]
    pub(crate) drukuj: Option<String>,
    /// Year of the register.
    #[serde(alias = "year")]
    pub(crate) rok: Option<i16>,
    /// First free position of the first sheet, from 1.
    #[serde(alias = "first")]
    pub(crate) pierwsza: Option<usize>,
    /// On what.
    #[serde(alias = "stock")]
    pub(crate) papier: Option<Stock>,
    /// With what on it.
    #[serde(alias = "face")]
    pub(crate) tresc: Option<Face>,
    /// Width of a label of the printer in millimetres.
    #[serde(alias = "width")]
    pub(crate) szerokosc: Option<u64>,
    /// Its height.
    #[serde(alias = "height")]
    pub(crate) wysokosc: Option<u64>,
}

/// Pages with places for labels, in tenths of a millimetre.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Layout {
    /// Width and height of a page.
    pub(crate) page: (u64, u64),
    /// Width and height of a label.
    pub(crate) label: (u64, u64),
    /// Page and place on it of each label, in their order.
    pub(crate) places: Vec<(usize, u64, u64)>,
}

impl Wanted {
    /// Lays out so many labels.
    ///
    /// # Errors
    /// `paper.first-position` when there is no such position on a sheet; `paper.label-size` when a label cannot hold its
    /// barcode or is larger than a label is.
    pub(crate) fn layout(&self, labels: usize) -> Result<Layout, Refusal> {
        // A wrong wish is told also where the chosen stock does not need it.
        let sheet = sheet(self.pierwsza.unwrap_or(1), labels)?;
        let printer = printer(self.szerokosc.unwrap_or(62), self.wysokosc.unwrap_or(29), labels)?;
        Ok(match self.papier.unwrap_or(Stock::Printer) {
            Stock::Sheet => sheet,
            Stock::Printer => printer,
        })
    }
}

fn sheet(first: usize, labels: usize) -> Result<Layout, Refusal> {
    if !(1..=ON_SHEET).contains(&first) {
        return Err(Refusal::input("paper.first-position").on("pierwsza").with("most", ON_SHEET));
    }
    let (columns, rows) = (u64::try_from(COLUMNS).unwrap_or(1), u64::try_from(ROWS).unwrap_or(1));
    let label = (PAGE.0 / columns, PAGE.1 / rows);
    let place = |at: usize| {
        let on_page = at % ON_SHEET;
        let of = |count: usize, size: u64| u64::try_from(count).unwrap_or(0) * size;
        (at / ON_SHEET, of(on_page % COLUMNS, label.0), of(on_page / COLUMNS, label.1))
    };
    Ok(Layout { page: PAGE, label, places: (first - 1..).take(labels).map(place).collect() })
}

fn printer(width: u64, height: u64, labels: usize) -> Result<Layout, Refusal> {
    if !(40..=210).contains(&width) || !(20..=297).contains(&height) {
        return Err(Refusal::input("paper.label-size").on("szerokosc"));
    }
    let size = (width * 10, height * 10);
    Ok(Layout { page: size, label: size, places: (0..labels).map(|page| (page, 0, 0)).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(papier: Stock, pierwsza: usize, size: (u64, u64)) -> Wanted {
        Wanted {
            papier: Some(papier),
            pierwsza: Some(pierwsza),
            szerokosc: Some(size.0),
            wysokosc: Some(size.1),
            ..Wanted::default()
        }
    }

    #[test]
    fn labels_begin_at_the_first_free_position_and_go_on_over_sheets() {
        let laid = wanted(Stock::Sheet, 23, (62, 29)).layout(4).map(|laid| laid.places);
        assert_eq!(laid.ok(), Some(vec![(0, 700, 2597), (0, 1400, 2597), (1, 0, 0), (1, 700, 0)]));
        for wrong in [0, 25] {
            let told = wanted(Stock::Sheet, wrong, (62, 29)).layout(1).map_err(|refusal| refusal.code);
            assert_eq!(told.err(), Some("paper.first-position"));
        }
    }

    #[test]
    fn a_label_printer_gets_a_page_for_each() {
        let laid = wanted(Stock::Printer, 1, (62, 29)).layout(2).ok();
        assert_eq!(laid.map(|laid| (laid.page, laid.places)), Some(((620, 290), vec![(0, 0, 0), (1, 0, 0)])));
        for wrong in [(39, 29), (62, 19), (211, 29), (62, 298)] {
            let told = wanted(Stock::Printer, 1, wrong).layout(1).map_err(|refusal| refusal.code);
            assert_eq!(told.err(), Some("paper.label-size"), "{wrong:?}");
        }
    }
}
