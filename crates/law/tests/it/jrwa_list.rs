//! The check of a file classification list.

use obieg_law::jrwa::{CategoryError, ClassRow, Column, Flaw, LineError, RowError, Severity, check_list};
use obieg_law::sign::SymbolError;

const HEADER: [&str; 5] = ["symbol", "title", "category_parent_cell", "category_other_cells", "note"];

fn rows(table: &[[&str; 4]]) -> Vec<ClassRow> {
    let read = |(index, [symbol, title, parent, other]): (usize, &[&str; 4])| {
        ClassRow::from_fields(index + 1, &HEADER, &[*symbol, *title, *parent, *other, ""]).unwrap()
    };
    table.iter().enumerate().map(read).collect()
}

/// Checks the flaws of a table whose lines count from 1, and the number of classes it yields.
#[track_caller]
fn check(table: &[[&str; 4]], classes: usize, flaws: &[(usize, Flaw)]) {
    let (found, errors) = check_list(&rows(table));
    let expected: Vec<LineError> =
        flaws.iter().map(|(line, flaw)| LineError { line: *line, flaw: flaw.clone() }).collect();
    assert_eq!(errors, expected);
    assert_eq!(found.len(), classes);
}

#[test]
fn a_good_list_has_no_flaw() {
    let table = [["00", "B", "A", "Bc"], ["0", "A", "", ""], ["01", "C", "B*", ""]];
    check(&table, 3, &[]);
    let (classes, _) = check_list(&rows(&table));
    let ends: Vec<bool> = classes.iter().map(|class| class.is_end_class).collect();
    assert_eq!(ends, [true, false, true]);
}

#[test]
fn a_symbol_is_one_to_ten_digits() {
    check(&[["x", "A", "A", ""]], 0, &[(1, Flaw::Symbol(SymbolError::Character('x')))]);
    check(&[["", "A", "A", ""]], 0, &[(1, Flaw::Symbol(SymbolError::Empty))]);
}

#[test]
fn a_symbol_stands_once() {
    let table = [["1", "A", "A", ""], ["1", "B", "A", ""]];
    check(&table, 1, &[(2, Flaw::Duplicate { first_line: 1 })]);
}

#[test]
fn every_parent_is_in_the_list() {
    let table = [["1", "A", "A", ""], ["211", "B", "A", ""]];
    check(&table, 1, &[(2, Flaw::ParentMissing { parent: "21".parse().unwrap() })]);
}

#[test]
fn only_an_end_class_has_a_category() {
    let table = [["1", "A", "A", "Bc"], ["10", "B", "A", ""], ["11", "C", "A", ""]];
    let above = |column| Flaw::CategoryAboveEndClass { column };
    check(&table, 2, &[(1, above(Column::CategoryParentCell)), (1, above(Column::CategoryOtherCells))]);
}

#[test]
fn an_end_class_without_category_is_a_warning() {
    check(&[["1", "A", "", ""]], 1, &[(1, Flaw::EndClassWithoutCategory)]);
    assert_eq!(Flaw::EndClassWithoutCategory.severity(), Severity::Warning);
}

#[test]
fn an_only_child_is_a_warning() {
    let table = [["1", "A", "", ""], ["10", "B", "A", ""]];
    check(&table, 2, &[(2, Flaw::OnlyChild { parent: "1".parse().unwrap() })]);
}

#[test]
fn a_title_is_required() {
    check(&[["1", " ", "A", ""]], 0, &[(1, Flaw::TitleEmpty)]);
}

#[test]
fn a_category_must_be_known() {
    let flaw = |column| Flaw::Category { column, error: CategoryError::Unknown };
    check(&[["1", "A", "C", ""]], 0, &[(1, flaw(Column::CategoryParentCell))]);
    check(&[["1", "A", "A", "C"]], 0, &[(1, flaw(Column::CategoryOtherCells))]);
}

#[test]
fn a_bare_b_is_read_with_a_warning() {
    check(&[["1", "A", "B", ""]], 1, &[(1, Flaw::BareB { column: Column::CategoryParentCell })]);
}

#[test]
fn columns_are_known_by_name_in_any_order() {
    let row =
        ClassRow::from_fields(7, &["\u{feff}Hasło", "SYMBOL", "kategoria", "inne"], &["T", "1", "A", "x"]);
    let expected = ClassRow {
        line: 7,
        symbol: "1".to_owned(),
        title: "T".to_owned(),
        category_parent_cell: "A".to_owned(),
        ..ClassRow::default()
    };
    assert_eq!(row, Ok(expected));
}

#[test]
fn a_row_must_fit_its_header() {
    let read = |header: &[&str], fields: &[&str]| ClassRow::from_fields(1, header, fields);
    assert_eq!(read(&["symbol", "title"], &["1"]), Err(RowError::FieldCount { header: 2, row: 1 }));
    assert_eq!(read(&["symbol"], &["1"]), Err(RowError::ColumnMissing(Column::Title)));
    let twice = read(&["symbol", "title", "nazwa"], &["1", "T", "T"]);
    assert_eq!(twice, Err(RowError::ColumnTwice(Column::Title)));
}
