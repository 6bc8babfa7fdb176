//! Bad PDF.

use std::io::Write;

use lopdf::{Stream, dictionary};
use obieg_inspect::{Finding, Media};

use super::{Class, class, named, script};
use crate::make::{packed_pdf, pdf, windows, zip};

pub(super) fn pdfs() -> Vec<Class> {
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
