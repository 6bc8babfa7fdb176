//! A list from CSV: one or two category columns, errors by line.

use obieg_kernel::Refusal;
use obieg_law::jrwa::{ClassRow, Severity, check_list};

use crate::model::NewClass;

/// The largest list taken, in bytes.
pub const LARGEST: u64 = 5_000_000;

/// What a file holds, and what is worth a warning.
#[derive(Debug)]
pub struct Parsed {
    /// The classes.
    pub classes: Vec<NewClass>,
    /// Line and code of each warning.
    pub warnings: Vec<(usize, &'static str)>,
}

/// Reads and checks a list (UTF-8, RFC 4180, first line names the columns).
///
/// # Errors
/// Every fault with its line, at most 100.
pub fn parse(text: &[u8]) -> Result<Parsed, Vec<Refusal>> {
    let text = std::str::from_utf8(text)
        .map_err(|error| vec![fault("classification.not-utf8", line_of(text, error.valid_up_to()))])?;
    let mut reader = ::csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let header: Vec<String> = match reader.headers() {
        Ok(header) => header.iter().map(str::to_owned).collect(),
        Err(_) => return Err(vec![fault("classification.no-header", 1)]),
    };
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for record in reader.records() {
        match record {
            Ok(record) => {
                let line = record.position().map_or(0, ::csv::Position::line);
                let line = usize::try_from(line).unwrap_or_default();
                let fields: Vec<&str> = record.iter().collect();
                match ClassRow::from_fields(line, &header, &fields) {
                    Ok(row) => rows.push(row),
                    Err(error) => faults.push(fault(error.code(), line)),
                }
            }
            Err(error) => {
                let line = error.position().map_or(0, ::csv::Position::line);
                faults.push(fault("classification.broken-line", usize::try_from(line).unwrap_or_default()));
            }
        }
        if faults.len() >= 100 {
            break;
        }
    }
    let (classes, flaws) = check_list(&rows);
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
        faults.truncate(100);
        return Err(faults);
    }
    let classes = classes
        .into_iter()
        .map(|class| NewClass {
            symbol: class.symbol.to_string(),
            title: class.title,
            is_end: class.is_end_class,
            category: class.category.map(|category| category.to_string()),
            category_other: class.category_other_cells.map(|category| category.to_string()),
            note: Some(class.note).filter(|note| !note.is_empty()),
        })
        .collect();
    Ok(Parsed { classes, warnings })
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
