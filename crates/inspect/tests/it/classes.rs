//! The classes of files and the verdicts that they must get.

mod archive;
mod office;
mod other;
mod pdf;

use lopdf::dictionary;
use obieg_inspect::{Finding, Media};

use crate::make::{
    Dice, compound, docx, gif, jpeg, mail, odf, ooxml, packed_pdf, pdf, png, relation, relations, tiff, webp,
    xlsx, zip,
};

/// A class of files.
pub(crate) struct Class {
    /// Its name.
    pub(crate) name: &'static str,
    /// What they are.
    pub(crate) media: Media,
    /// Exactly what is found in each.
    pub(crate) findings: &'static [Finding],
    /// Makes one: its name and its bytes.
    pub(crate) make: fn(&mut Dice) -> (String, Vec<u8>),
}

fn class(
    name: &'static str,
    media: Media,
    findings: &'static [Finding],
    make: fn(&mut Dice) -> (String, Vec<u8>),
) -> Class {
    Class { name, media, findings, make }
}

/// A name with an ending.
fn named(dice: &mut Dice, ending: &str) -> String {
    format!("{}-{}.{ending}", dice.words(1), dice.up_to(1000))
}

pub(crate) fn classes() -> Vec<Class> {
    honest()
        .into_iter()
        .chain(pdf::pdfs())
        .chain(office::offices())
        .chain(archive::archives())
        .chain(other::others())
        .collect()
}

fn honest() -> Vec<Class> {
    use Media::*;
    vec![
        class("PDF", Pdf, &[], |d| (named(d, "pdf"), pdf(d, |_, _| {}))),
        class("PDF with object streams", Pdf, &[], |d| (named(d, "pdf"), packed_pdf(d, |_, _| {}))),
        class("PDF with links and a form without scripts", Pdf, &[], |d| {
            (
                named(d, "pdf"),
                pdf(d, |document, catalogue| {
                    document.add_object(dictionary! { "Type" => "Annot", "Subtype" => "Link", "A" => dictionary! { "S" => "URI", "URI" => lopdf::Object::string_literal("https://example.org/") } });
                    catalogue.set("AcroForm", dictionary! { "Fields" => Vec::<lopdf::Object>::new() });
                }),
            )
        }),
        class("PNG", Png, &[], |d| (named(d, "png"), png(2480, 3508, d))),
        class("PNG of 40 million points", Png, &[], |d| (named(d, "png"), png(8000, 5000, d))),
        class("JPEG", Jpeg, &[], |d| (named(d, "JPG"), jpeg(1200, 1600, d))),
        class("GIF", Gif, &[], |d| (named(d, "gif"), gif(64, 48, d))),
        class("WEBP", Webp, &[], |d| (named(d, "webp"), webp(d))),
        class("TIFF", Tiff, &[], |d| (named(d, "tif"), tiff(1728, 2200))),
        class("text in UTF-8", Text, &[], |d| (named(d, "txt"), d.words(200).into_bytes())),
        class("text in Windows-1250", Other, &[], |d| {
            let mut bytes = b"Za\xBF\xF3\xB3\xE6 g\xEA\x9Cl\xB9 ".to_vec();
            bytes.extend(d.words(20).into_bytes().iter().filter(|byte| byte.is_ascii()));
            (named(d, "txt"), bytes)
        }),
        class("CSV with negative numbers and a title with a plus", Text, &[], |d| {
            (named(d, "csv"), format!("tytuł;kwota\n+ {};-{}\n", d.words(2), d.up_to(500)).into_bytes())
        }),
        class("XML with a stylesheet, as offices send it", Xml, &[], |d| {
            (named(d, "xml"), format!("<?xml version=\"1.0\"?><?xml-stylesheet href=\"a.xsl\"?><Dokument><Tytul>{} &amp; &#321;</Tytul></Dokument>", d.words(3)).into_bytes())
        }),
        class("XML 200 deep", Xml, &[], |_| ("a.xml".to_owned(), deep(200))),
        class("SVG without scripts", Svg, &[], |d| {
            (
                named(d, "svg"),
                format!(
                    "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>{}</title><path d=\"M0 0\"/></svg>",
                    d.words(2)
                )
                .into_bytes(),
            )
        }),
        class("message with a PDF", Mail, &[], |d| {
            let content = pdf(d, |_, _| {});
            (named(d, "eml"), mail("wniosek.pdf", &content))
        }),
        class("RTF", Rtf, &[], |d| {
            (named(d, "rtf"), format!("{{\\rtf1\\ansi {}}}", d.words(20)).into_bytes())
        }),
        class("DOCX with a link and a picture", Docx, &[], |d| {
            let links = relations(
                &(relation("hyperlink", "https://example.org/", true)
                    + &relation("image", "media/image1.png", false)),
            );
            let picture = png(10, 10, d);
            (
                named(d, "docx"),
                docx(d, "", &[("word/_rels/document.xml.rels", links), ("word/media/image1.png", picture)]),
            )
        }),
        class("DOCX made from a template on the writer's disk", Docx, &[], |d| {
            let template = relations(&relation("attachedTemplate", "file:///C:\\Szablony\\Pismo.dotx", true));
            (named(d, "docx"), docx(d, "", &[("word/_rels/settings.xml.rels", template)]))
        }),
        class("XLSX", Xlsx, &[], |d| (named(d, "xlsx"), xlsx(d, &[]))),
        class("PPTX", Pptx, &[], |d| {
            let text = d.words(10);
            (named(d, "pptx"), ooxml("ppt", "presentation.xml", &text, &[]))
        }),
        class("ODT", Odt, &[], |d| (named(d, "odt"), odf("text", d, "", "", &[]))),
        class("ODS", Ods, &[], |d| (named(d, "ods"), odf("spreadsheet", d, "", "", &[]))),
        class("DOC", Ole, &[], |d| (named(d, "doc"), compound(d, &["1Table"], b""))),
        class("ZIP", Zip, &[], |d| {
            let text = d.words(30).into_bytes();
            (named(d, "zip"), zip(&[("pisma/a.txt", text.clone()), ("b.txt", text)]))
        }),
        class("ZIP in a ZIP in a ZIP", Zip, &[], |d| (named(d, "zip"), nested(3))),
        class("ASiC-E", AsicE, &[], |d| {
            let content = pdf(d, |_, _| {});
            let entries = [
                ("mimetype", b"application/vnd.etsi.asic-e+zip".to_vec()),
                ("wniosek.pdf", content),
                ("META-INF/signatures.xml", b"<?xml version=\"1.0\"?><a/>".to_vec()),
            ];
            (named(d, "asice"), zip(&entries))
        }),
        class("unknown bytes", Other, &[], |d| {
            let mut bytes = b"\x81\x82".to_vec();
            bytes.extend(d.bytes(100));
            (named(d, "dat"), bytes)
        }),
    ]
}

fn deep(depth: usize) -> Vec<u8> {
    let mut text = String::from("<?xml version=\"1.0\"?>");
    text.push_str(&"<a>".repeat(depth));
    text.push_str(&"</a>".repeat(depth));
    text.into_bytes()
}

fn nested(depth: usize) -> Vec<u8> {
    (0..depth).fold(b"tekst".to_vec(), |inner, at| zip(&[(if at == 0 { "a.txt" } else { "a.zip" }, inner)]))
}

fn script() -> lopdf::Dictionary {
    dictionary! { "S" => "JavaScript", "JS" => lopdf::Object::string_literal("app.alert(1)") }
}
