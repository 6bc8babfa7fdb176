//! Two complete real lists, where the shared data folder is at hand.

use std::path::{Path, PathBuf};

use obieg_law::jrwa::{Class, ClassRow, Flaw, LineError, check_list};

/// Looks for `shared/data/jrwa` beside any folder above this crate.
fn data_folder() -> Option<PathBuf> {
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    above.map(|folder| folder.join("shared/data/jrwa")).find(|folder| folder.is_dir())
}

/// Reads RFC 4180: quoted fields, doubled quotes, LF or CRLF.
fn read_csv(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut field) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '"' if quoted && characters.peek() == Some(&'"') => field.extend(characters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut field)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            other => field.push(other),
        }
    }
    rows
}

fn list(file: &str) -> Option<(Vec<Class>, Vec<LineError>)> {
    let Some(folder) = data_folder() else {
        eprintln!("skipped: no shared/data/jrwa folder beside any folder above this crate");
        return None;
    };
    let table = read_csv(&std::fs::read_to_string(folder.join(file)).unwrap());
    let (header, rows) = table.split_first().unwrap();
    let read =
        |(index, fields): (usize, &Vec<String>)| ClassRow::from_fields(index + 2, header, fields).unwrap();
    Some(check_list(&rows.iter().enumerate().map(read).collect::<Vec<_>>()))
}

#[test]
fn the_voivodes_list_of_2011_has_two_end_classes_without_category() {
    let Some((classes, errors)) = list("wojewoda_2011_zal5.csv") else { return };
    assert_eq!(classes.len(), 1258);
    assert_eq!(classes.iter().filter(|class| class.is_end_class).count(), 997);
    assert!(errors.iter().all(|error| error.flaw == Flaw::EndClassWithoutCategory), "{errors:?}");
    let mut bare = Vec::new();
    for class in classes.iter().filter(|class| class.is_end_class && class.category.is_none()) {
        bare.push(class.symbol.as_str());
    }
    assert_eq!(bare, ["800", "8513"]);
    assert_eq!(errors.len(), 2);
}

#[test]
fn the_ministrys_list_of_2024_has_no_flaw() {
    let Some((classes, errors)) = list("ministerstwo_cyfryzacji_2024.csv") else { return };
    assert_eq!(classes.len(), 592);
    assert_eq!(classes.iter().filter(|class| class.is_end_class).count(), 467);
    assert_eq!(errors, []);
}

#[test]
fn quoted_fields_are_read() {
    assert_eq!(read_csv("a,\"b, \"\"c\"\"\"\r\n1,\n"), [["a", "b, \"c\""], ["1", ""]]);
}
