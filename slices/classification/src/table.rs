//! A list from a file: one or two category columns, errors by line.

mod forms;

use obieg_kernel::Refusal;
use obieg_law::jrwa::{ClassRow, Severity, check_list};

use crate::model::NewClass;

/// The largest list taken, in bytes.
pub const LARGEST: u64 = 5_000_000;

/// So many faults are told at once.
const MOST_FAULTS: usize = 100;

/// What a file holds, and what is worth a warning.
#[derive(Debug)]
pub struct Parsed {
    /// The classes.
    pub classes: Vec<NewClass>,
    /// Line and code of each warning.
    pub warnings: Vec<(usize, &'static str)>,
}

/// The rows of a file, and what is wrong with those that are none.
type Rows = (Vec<ClassRow>, Vec<Refusal>);

/// Reads and checks a list in UTF-8: CSV (RFC 4180, the first line names the columns), the JSON array of EZD RP, as such
/// or in base64 as it travels, or `wykaz` of the state archive (XML). Which one it is, is told by how it begins.
///
/// In JSON and XML a "line" is the number of the class in the file.
///
/// # Errors
/// Every fault with its line, at most 100.
pub fn parse(file: &[u8]) -> Result<Parsed, Vec<Refusal>> {
    let text = std::str::from_utf8(file)
        .map_err(|error| vec![fault("classification.not-utf8", line_of(file, error.valid_up_to()))])?;
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let decoded = forms::from_base64(text);
    let text = decoded.as_deref().unwrap_or(text);
    let (rows, faults) = match text.chars().next() {
        Some('[') => forms::json_rows(text),
        Some('<') => forms::xml_rows(text),
        _ => csv_rows(text),
    };
    checked(&rows, faults)
}

fn csv_rows(text: &str) -> Rows {
    let mut reader = ::csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header: Vec<String> = match reader.headers() {
        Ok(header) => header.iter().map(str::to_owned).collect(),
        Err(_) => return (Vec::new(), vec![fault("classification.no-header", 1)]),
    };
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for record in reader.records() {
        let place = |position: Option<&::csv::Position>| {
            position.and_then(|at| usize::try_from(at.line()).ok()).unwrap_or_default()
        };
        match record {
            Ok(record) => {
                let line = place(record.position());
                let fields: Vec<&str> = record.iter().collect();
                match ClassRow::from_fields(line, &header, &fields) {
                    Ok(row) => rows.push(row),
                    Err(error) => faults.push(fault(error.code(), line)),
                }
            }
            Err(error) => faults.push(fault("classification.broken-line", place(error.position()))),
        }
        if faults.len() >= MOST_FAULTS {
            break;
        }
    }
    (rows, faults)
}

/// The classes of rows that make a list.
fn checked(rows: &[ClassRow], mut faults: Vec<Refusal>) -> Result<Parsed, Vec<Refusal>> {
    let (classes, flaws) = check_list(rows);
    let mut warnings = Vec::new();
    for error in flaws {
        match error.flaw.severity() {
            Severity::Warning => warnings.push((error.line, error.flaw.code())),
            Severity::Error => faults.push(fault(error.flaw.code(), error.line)),
        }
    }
    if classes.is_empty() && faults.is_empty() {
        faults.push(fault("classification.empty", 1));
    }
    if !faults.is_empty() {
        faults.truncate(MOST_FAULTS);
        return Err(faults);
    }
    Ok(Parsed { classes: classes.into_iter().map(NewClass::of).collect(), warnings })
}

fn fault(code: &'static str, line: usize) -> Refusal {
    Refusal::input(code).on("file").with("line", line)
}

fn line_of(text: &[u8], at: usize) -> usize {
    text.iter().take(at).filter(|byte| **byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, codes: &[(&str, &str)]) {
        let faults = parse(text.as_bytes()).unwrap_err();
        let got: Vec<(&str, &str)> = faults.iter().map(|one| (one.args[0].1.as_str(), one.code)).collect();
        assert_eq!(got, codes);
    }

    #[test]
    fn one_or_two_category_columns_are_taken() {
        let one =
            "symbol,title,category_parent_cell,category_other_cells,note\n0,Zarząd,,,\n00,Organy,B5,,\n";
        let parsed = parse(one.as_bytes()).unwrap();
        assert_eq!((parsed.classes.len(), parsed.classes[1].category.as_deref()), (2, Some("B5")));
        let two = "symbol,title,category_parent_cell,category_other_cells,note\n0,Zarząd,,,\n00,Organy,A,Bc,uwaga\n";
        assert_eq!(parse(two.as_bytes()).unwrap().classes[1].category_other.as_deref(), Some("Bc"));
    }

    #[test]
    fn every_fault_names_its_line() {
        let head = "symbol,title,category_parent_cell,category_other_cells,note\n";
        check(&format!("{head}0,Zarząd,,,\n12,Sierota,A,,\n"), &[("3", "law.jrwa-parent-missing")]);
    }

    #[test]
    fn the_shipped_lists_are_whole() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/jrwa");
        for (file, classes) in [("wojewoda_2011_zal5.csv", 1258), ("ministerstwo_cyfryzacji_2024.csv", 592)] {
            let text = std::fs::read(folder.join(file)).unwrap();
            assert_eq!(parse(&text).unwrap().classes.len(), classes, "{file}");
        }
    }
}
