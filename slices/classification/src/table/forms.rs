//! The two foreign forms of a list: JSON of the state's own EZD, XML of the state archive.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use obieg_law::jrwa::ClassRow;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;
use serde_json::{Map, Value};

use super::{MOST_FAULTS, Rows, fault};

/// The text inside a file that is base64 and nothing else; EZD RP sends lists so.
pub(super) fn from_base64(text: &str) -> Option<String> {
    let packed: String = text.split_whitespace().collect();
    let text = String::from_utf8(STANDARD.decode(packed).ok()?).ok()?;
    let text = text.trim_start_matches('\u{feff}').trim_start();
    text.starts_with('[').then(|| text.to_owned())
}

/// Rows of a JSON array of objects with text fields (`SYMBOL`, `NAZWA`, `KATARCHMACIERZYSTA` ...).
pub(super) fn json_rows(text: &str) -> Rows {
    let classes: Vec<Map<String, Value>> = match serde_json::from_str(text) {
        Ok(classes) => classes,
        Err(error) => return (Vec::new(), vec![fault("classification.broken-json", error.line())]),
    };
    let mut found = Found::default();
    for class in classes {
        let word = |value: Value| match value {
            Value::String(text) => text,
            Value::Null => String::new(),
            other => other.to_string(),
        };
        let (names, fields): (Vec<String>, Vec<String>) =
            class.into_iter().map(|(name, value)| (name, word(value))).unzip();
        if !found.take(&names, &fields) {
            break;
        }
    }
    found.rows()
}

/// Rows of `wykaz/akta` (NDAP, WykazAkt.xsd): `symbol`, `haslo`, `kategoriaMerytoryczna`, `kategoriaInna`. A document
/// type is refused: nothing is fetched or expanded.
pub(super) fn xml_rows(text: &str) -> Rows {
    let mut reader = Reader::from_str(text);
    let (mut found, mut names, mut fields) = (Found::default(), Vec::new(), Vec::new());
    // Names of the elements that are open.
    let mut open: Vec<String> = Vec::new();
    loop {
        let good = match reader.read_event() {
            Ok(Event::Start(start)) => {
                let name = start.local_name().as_ref().to_owned();
                if open.len() == 2 {
                    names.push(name.clone());
                    fields.push(String::new());
                }
                open.push(name);
                open.len() <= 3
            }
            Ok(Event::Empty(_)) => open.len() < 3,
            Ok(Event::Text(text)) => keep(&open, &mut fields, &text.xml10_content()),
            Ok(Event::CData(text)) => keep(&open, &mut fields, &text.xml10_content()),
            Ok(Event::GeneralRef(reference)) => match fields.last_mut() {
                Some(field) if open.len() == 3 => match reference.resolve_char_ref() {
                    Ok(Some(letter)) => {
                        field.push(letter);
                        true
                    }
                    _ => resolve_predefined_entity(&reference).map(|text| field.push_str(text)).is_some(),
                },
                _ => false,
            },
            Ok(Event::End(_)) => {
                open.pop();
                if open.len() == 1 && !found.take(&names, &fields) {
                    return found.rows();
                }
                if open.len() == 1 {
                    (names, fields) = (Vec::new(), Vec::new());
                }
                true
            }
            Ok(Event::Decl(_) | Event::Comment(_)) => true,
            Ok(Event::Eof) if open.is_empty() => return found.rows(),
            Ok(Event::Eof | Event::DocType(_) | Event::PI(_)) | Err(_) => false,
        };
        if !good {
            let place = found.count + 1;
            found.faults.push(fault("classification.broken-xml", place));
            return found.rows();
        }
    }
}

/// Keeps text that stands in a field of a class; true, for the file is good so far.
fn keep(open: &[String], fields: &mut [String], text: &str) -> bool {
    if let (3, Some(field)) = (open.len(), fields.last_mut()) {
        field.push_str(text);
    }
    true
}

#[derive(Default)]
struct Found {
    /// Classes of the file so far, good or not.
    count: usize,
    rows: Vec<ClassRow>,
    faults: Vec<obieg_kernel::Refusal>,
}

impl Found {
    /// Takes the next class; false when there are faults enough.
    fn take(&mut self, names: &[String], fields: &[String]) -> bool {
        self.count += 1;
        match ClassRow::from_fields(self.count, names, fields) {
            Ok(row) => self.rows.push(row),
            Err(error) => self.faults.push(fault(error.code(), self.count)),
        }
        self.faults.len() < MOST_FAULTS
    }

    fn rows(self) -> Rows {
        (self.rows, self.faults)
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    const JSON: &str = r#"[{"SYMBOL":"0","NAZWA":"Zarząd","KATARCHMACIERZYSTA":"","KATARCHINNA":"","KATARCHINNAOPIS":"","TYPPROWADZENIA":"1"},
        {"SYMBOL":"00","NAZWA":"Organy","KATARCHMACIERZYSTA":"A","KATARCHINNA":"Bc","KATARCHINNAOPIS":"uwaga","TYPPROWADZENIA":"2"}]"#;
    const XML: &str = "<?xml version=\"1.0\"?><n:wykaz xmlns:n=\"http://www.mswia.gov.pl/standardy/ndap\">\
        <n:akta><n:symbol>0</n:symbol><n:haslo>Zarz&#261;d &amp; organy</n:haslo></n:akta>\
        <n:akta><n:symbol>00</n:symbol><n:haslo>Organy</n:haslo>\
        <n:kategoriaMerytoryczna>A</n:kategoriaMerytoryczna><n:kategoriaInna>Bc</n:kategoriaInna></n:akta></n:wykaz>";

    #[test]
    fn all_forms_give_the_same_classes() {
        let packed = STANDARD.encode(JSON);
        for text in [JSON, packed.as_str(), XML] {
            let classes = parse(text.as_bytes()).unwrap().classes;
            assert_eq!(classes.len(), 2, "{text}");
            let last = &classes[1];
            assert_eq!((last.symbol.as_str(), last.title.as_str(), last.is_end), ("00", "Organy", true));
            assert_eq!((last.category.as_deref(), last.category_other.as_deref()), (Some("A"), Some("Bc")));
        }
        assert_eq!(parse(XML.as_bytes()).unwrap().classes[0].title, "Zarząd & organy");
        assert_eq!(parse(JSON.as_bytes()).unwrap().classes[1].note.as_deref(), Some("uwaga"));
    }

    #[test]
    fn what_is_broken_names_its_place() {
        let first = |text: &str| {
            let faults = parse(text.as_bytes()).unwrap_err();
            (faults[0].code, faults[0].args[0].1.clone())
        };
        assert_eq!(first("[{\"SYMBOL\":\"0\"},\n{]"), ("classification.broken-json", "2".to_owned()));
        assert_eq!(first("[{\"SYMBOL\":\"0\"}]"), ("law.jrwa-column-missing", "1".to_owned()));
        assert_eq!(first("<wykaz><akta><symbol>0</symbol>"), ("classification.broken-xml", "1".to_owned()));
        let bomb = "<!DOCTYPE w [<!ENTITY a \"aaaa\">]><wykaz><akta><symbol>&a;</symbol></akta></wykaz>";
        assert_eq!(first(bomb), ("classification.broken-xml", "1".to_owned()));
        assert_eq!(first("<wykaz></wykaz>"), ("classification.empty", "1".to_owned()));
    }
}
