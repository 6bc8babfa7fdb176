use super::{MOST_COLUMNS, Table, Unread, read};

fn lines(table: &Table) -> Vec<(u64, Vec<&str>)> {
    table.lines.iter().map(|line| (line.number, line.cells.iter().map(String::as_str).collect())).collect()
}

#[test]
fn lines_have_their_numbers_whatever_ends_them() {
    let text = "\u{feff}Nazwa;Kod\n\n Żak ; 00-001 \n;\n\"Dwa\nwiersze\";00-002\n";
    for text in [text.to_owned(), text.replace('\n', "\r\n"), text.replace(';', ","), text.replace(';', "\t")]
    {
        let table = read(text.as_bytes(), 10).unwrap();
        assert_eq!(table.headings, ["Nazwa", "Kod"]);
        assert_eq!(lines(&table), [(3, vec!["Żak", "00-001"]), (5, vec!["Dwa\nwiersze", "00-002"])]);
    }
}

#[test]
fn a_spreadsheet_of_the_old_code_page_is_read() {
    let (bytes, _, _) = encoding_rs::WINDOWS_1250.encode("Imię;Nazwisko\nŁucja;Żółć\n");
    let table = read(&bytes, 10).unwrap();
    assert_eq!(
        (table.headings[0].as_str(), table.lines[0].cell(1), table.lines[0].cell(7)),
        ("Imię", "Żółć", "")
    );
}

#[test]
fn what_is_no_table_says_why() {
    let many = format!("a;b\n{}", "1;2\n".repeat(11));
    let wide = "a;".repeat(MOST_COLUMNS + 1);
    for (text, expected) in [
        ("", Unread::Empty),
        ("  \n \n", Unread::Empty),
        ("a;b\n", Unread::Empty),
        ("a;b\n1;2;3\n", Unread::Broken(2)),
        (many.as_str(), Unread::Many(10)),
        (wide.as_str(), Unread::Wide),
        ("PK\u{3}\u{4}nothing of a workbook", Unread::Broken(0)),
    ] {
        assert_eq!(read(text.as_bytes(), 10).unwrap_err(), expected, "{text}");
    }
    // A line that ends early has nothing in the rest.
    assert_eq!(read(b"a;b\n1\n", 10).unwrap().lines[0].cell(1), "");
}

#[test]
fn a_workbook_is_its_first_sheet() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let day = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
    sheet.write(1, 0, "Nazwa").unwrap();
    sheet.write(1, 1, "Kod").unwrap();
    sheet.write(1, 2, "Dzień").unwrap();
    sheet.write(4, 0, " Żak ").unwrap();
    sheet.write(4, 1, 7).unwrap();
    let when = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 6, 1).unwrap();
    sheet.write_with_format(4, 2, &when, &day).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let table = read(&bytes, 10).unwrap();
    assert_eq!(table.headings, ["Nazwa", "Kod", "Dzień"]);
    assert_eq!(lines(&table), [(5, vec!["Żak", "7", "2026-06-01"])]);

    // One cell far away is one cell, and not a sheet as large as it could be.
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Nazwa").unwrap();
    sheet.write(1_048_575, 0, "daleko").unwrap();
    let far = read(&book.save_to_buffer().unwrap(), 10).unwrap();
    assert_eq!(lines(&far), [(1_048_576, vec!["daleko"])]);
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write(0, 16_383, "Nazwa").unwrap();
    assert_eq!(read(&book.save_to_buffer().unwrap(), 10).unwrap_err(), Unread::Wide);
}
