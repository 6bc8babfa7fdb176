#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail at once")]
//! Prints are archival, accessible, reproducible, and their text can be read back.

use obieg_print::{About, print};
use serde_json::json;

const TEMPLATE: &str = r#"
#import "/common.typ": sheet, grid-of, facts
#let data = json("/data.json")
#show: sheet.with(title: data.title, office: "Urząd Zmyślony", made: "Obieg")
#facts((("Znak", data.sign),))
#grid-of((("Lp.", auto), ("Co", 1fr)), data.rows)
"#;

fn about() -> About {
    About { ident: "test/1".to_owned(), at: "2026-11-22T08:00:00Z".parse().unwrap(), mark: None }
}

#[tokio::test]
async fn a_print_is_archival_tagged_and_reproducible() {
    let data = json!({ "title": "Zażółć gęślą jaźń", "sign": "AB.6740.1.2026", "rows": [["1", "Wpłynęło"], ["2", "#evil *x*"]] });
    let one = print(TEMPLATE, &data, about()).await.unwrap();
    let two = print(TEMPLATE, &data, about()).await.unwrap();
    assert!(one == two, "the same input gives the same bytes");
    let raw = String::from_utf8_lossy(&one);
    assert!(raw.contains("<pdfaid:part>2</pdfaid:part>") && raw.contains("<pdfuaid:part>1</pdfuaid:part>"));
    let pdf = lopdf::Document::load_mem(&one).unwrap();
    let text = pdf.extract_text(&[1]).unwrap();
    for wanted in ["Zażółć gęślą jaźń", "AB.6740.1.2026", "#evil *x*"] {
        assert!(text.contains(wanted), "{wanted}: {text}");
    }
}

#[tokio::test]
async fn a_template_sees_nothing_but_its_data() {
    for reach in ["#read(\"/etc/passwd\")", "#datetime.today()", "#import \"@preview/x:0.1.0\": *"] {
        let text: &'static str = Box::leak(reach.to_owned().into_boxed_str());
        assert!(print(text, &json!({}), about()).await.is_err(), "{reach}");
    }
}

#[tokio::test]
async fn five_hundred_lines_go_over_pages() {
    let rows: Vec<[String; 2]> = (1..=500).map(|n| [n.to_string(), format!("Czynność numer {n}")]).collect();
    let data = json!({ "title": "Długi", "sign": "x", "rows": rows });
    let bytes = print(TEMPLATE, &data, about()).await.unwrap();
    let pages = lopdf::Document::load_mem(&bytes).unwrap().get_pages().len();
    assert!((8..20).contains(&pages), "{pages}");
}

#[tokio::test]
async fn a_mark_stands_on_every_page() {
    let rows: Vec<[String; 2]> = (1..=60).map(|n| [n.to_string(), format!("Czynność numer {n}")]).collect();
    let data = json!({ "title": "Ćwiczenie", "sign": "x", "rows": rows });
    let about = About { mark: Some("SZKOLENIE".to_owned()), ..about() };
    let bytes = print(TEMPLATE, &data, about).await.unwrap();
    let pdf = lopdf::Document::load_mem(&bytes).unwrap();
    let pages = pdf.get_pages();
    assert!(pages.len() > 1);
    for page in pages.keys() {
        assert!(pdf.extract_text(&[*page]).unwrap().contains("SZKOLENIE"), "page {page}");
    }
}
