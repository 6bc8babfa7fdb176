//! Templates of an office: what they see, and what they are told.

use obieg_press::{Fields, Limits, Mistake, Template};

use crate::{about, filled, mistake, press, starter, template, text_of};

#[tokio::test]
async fn a_template_sees_nothing_but_the_layout_and_its_letter() {
    let press = press(Limits::default());
    for (reach, says) in [
        ("#read(\"/etc/passwd\")", "access denied"),
        ("#read(\"/data/../../etc/passwd\")", "would escape"),
        ("#import \"/other.typ\": *", "access denied"),
        ("#include \"/common.typ\"", "access denied"),
        ("#image(\"/logo.png\")", "access denied"),
        ("#import \"@preview/cetz:0.3.4\": *", "access denied"),
        ("#datetime.today()", "unable to get the current date"),
        ("#plugin(bytes((0, 97, 115, 109)))", "expected function"),
        ("#std.plugin(bytes((0, 97, 115, 109)))", "expected function"),
        ("#eval(\"1 + 1\")", "expected function"),
        ("#std.eval(\"1 + 1\")", "expected function"),
        ("#sys.inputs.at(\"x\")", "does not contain key"),
    ] {
        let fault = press.print(&template(reach), Fields::sample(), about()).await.unwrap_err();
        let (line, _, message) = mistake(fault);
        assert!(message.contains(says), "{reach}: {message}");
        assert_eq!(line, Some(1), "{reach}");
    }
}

#[tokio::test]
async fn mistakes_have_their_place_and_a_hint() {
    let press = press(Limits::default());
    let print = async |source: &str| {
        mistake(press.print(&template(source), Fields::sample(), about()).await.unwrap_err())
    };
    let head = "#import \"/letter.typ\": *\n#show: letter\n";
    for (body, line, column, message) in [
        ("Żółw #(1 + )", 3, 11, "expected expression"),
        ("\n  #nieznane", 4, 4, "unknown variable: nieznane"),
        ("#fields.case.sing", 3, 14, "dictionary does not contain key \"sing\""),
        ("#prose(fields.case.sign)", 3, 2, "cannot access fields on type string"),
        ("#for one in fields.parties [#one.nam]", 3, 34, "dictionary does not contain key \"nam\""),
        ("#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>\"))", 3, 2, "alt"),
    ] {
        let (found_line, found_column, found) = print(&format!("{head}{body}")).await;
        assert!(found.contains(message), "{body}: {found}");
        assert_eq!((found_line, found_column), (Some(line), Some(column)), "{body}: {found}");
    }
}

#[tokio::test]
async fn a_mark_across_the_page_moves_no_line() {
    let press = press(Limits::default());
    let marked = Template { mark: Some("SZKOLENIE".to_owned()), ..template("Tekst\n#nieznane") };
    let (line, column, _) = mistake(press.print(&marked, Fields::sample(), about()).await.unwrap_err());
    assert_eq!((line, column), (Some(2), Some(2)));
    let (manifest, good) = starter("call");
    let good = Template { mark: Some("SZKOLENIE".to_owned()), ..good };
    let pdf = press.print(&good, filled(&manifest), about()).await.unwrap();
    assert!(text_of(&pdf).contains("SZKOLENIE"));
}

#[tokio::test]
async fn a_check_tells_everything_that_a_template_names() {
    let press = press(Limits::default());
    let source = "#import \"/letter.typ\": *\n#show: letter\n#set text(font: \"Nie Ma Takiego\")\n#fields.addressee.name\n\
                  #prose(fields.texts.reasons) #fields.extra.amount #fields.letter.date";
    let checked = press.check(&template(source), Fields::sample(), about()).await.unwrap();
    assert_eq!(checked.mistakes, []);
    assert!(checked.warnings.iter().any(|one| one.line == Some(3) && one.message.contains("unknown font")));
    let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(checked.texts, set(&["reasons"]));
    assert_eq!(checked.extra, set(&["amount"]));
    assert_eq!(checked.fields, set(&["addressee.name", "extra.amount", "letter.date", "texts.reasons"]));
}

#[tokio::test]
async fn a_check_finds_what_does_not_exist_and_what_only_full_letters_have() {
    let press = press(Limits::default());
    let lines = async |source: &str| -> Vec<(Option<usize>, String)> {
        let checked = press.check(&template(source), Fields::sample(), about()).await.unwrap();
        checked.mistakes.into_iter().map(|Mistake { line, message, .. }| (line, message)).collect()
    };
    let head = "#import \"/letter.typ\": *\n#show: letter\n";
    // In a branch that the sample does not take.
    let hidden = lines(&format!("{head}#if fields.case.sign == \"x\" [#fields.office.fax]")).await;
    assert_eq!(hidden, [(Some(3), "unknown field: office.fax".to_owned())]);
    // A letter whose case has no parties yet.
    let empty = lines(&format!("{head}#fields.parties.first().name")).await;
    assert!(matches!(empty.as_slice(), [(Some(3), message)] if message.contains("empty")), "{empty:?}");
    // A mistake of the exporter: headings that skip a level.
    let skipped = lines(&format!("{head}#heading(level: 4)[x]")).await;
    assert!(matches!(skipped.as_slice(), [(_, message)] if message.contains("PDF/UA")), "{skipped:?}");
}

#[tokio::test]
async fn a_preview_is_a_picture_without_scripts() {
    let (manifest, template) = starter("decision");
    let press = press(Limits::default());
    let mut fields = filled(&manifest);
    fields.texts.insert("facts".to_owned(), "Akapit, który się powtarza.\n\n".repeat(120));
    let preview = press.preview(&template, fields, 2).await.unwrap();
    assert!(preview.pages > 2 && preview.svg.len() == 2, "{}", preview.pages);
    for svg in &preview.svg {
        assert!(svg.starts_with("<svg") && svg.contains("viewBox"), "{}", &svg[..80]);
        assert!(!svg.contains("<script") && !svg.contains("<style") && !svg.contains("http-equiv"));
    }
}
