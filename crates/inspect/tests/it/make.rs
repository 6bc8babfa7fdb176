//! Files are made here, none is taken from anywhere: inert, small, and the same for the same seed.

use std::io::{Cursor, Write};

use lopdf::{Document, Object, Stream, dictionary};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Numbers that look random and are the same for the same seed.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub(crate) fn up_to(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % most.max(1)
    }

    pub(crate) fn words(&mut self, count: usize) -> String {
        const WORDS: [&str; 10] =
            ["wniosek", "sprawa", "gmina", "droga", "most", "park", "decyzja", "urząd", "pismo", "plan"];
        (0..count).map(|_| WORDS[self.up_to(WORDS.len())]).collect::<Vec<_>>().join(" ")
    }

    pub(crate) fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| self.up_to(256) as u8).collect()
    }
}

/// A document of one page; `more` adds to it and may change its catalogue.
pub(crate) fn pdf_document(
    dice: &mut Dice,
    more: impl FnOnce(&mut Document, &mut lopdf::Dictionary),
) -> Document {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let text =
        format!("BT /F1 12 Tf 72 700 Td ({}) Tj ET", dice.words(8).replace('ą', "a").replace('ż', "z"));
    let content = document.add_object(Stream::new(dictionary! {}, text.into_bytes()));
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    });
    let kids = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    document.objects.insert(pages, Object::Dictionary(kids));
    let mut catalogue = dictionary! {
        "Type" => "Catalog", "Pages" => pages, "OpenAction" => vec![page.into(), "Fit".into()],
    };
    more(&mut document, &mut catalogue);
    let catalogue = document.add_object(catalogue);
    document.trailer.set("Root", catalogue);
    document
}

pub(crate) fn pdf(dice: &mut Dice, more: impl FnOnce(&mut Document, &mut lopdf::Dictionary)) -> Vec<u8> {
    let mut document = pdf_document(dice, more);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// With everything that may be in object streams.
pub(crate) fn packed_pdf(
    dice: &mut Dice,
    more: impl FnOnce(&mut Document, &mut lopdf::Dictionary),
) -> Vec<u8> {
    let mut document = pdf_document(dice, more);
    let mut bytes = Vec::new();
    document.save_modern(&mut bytes).unwrap();
    bytes
}

pub(crate) type Entry<'e> = (&'e str, Vec<u8>);

pub(crate) fn zip(entries: &[Entry<'_>]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        let stored = *name == "mimetype";
        let how = if stored { zip::CompressionMethod::Stored } else { zip::CompressionMethod::Deflated };
        writer.start_file(*name, SimpleFileOptions::default().compression_method(how)).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A ZIP in which one text stands for another of the same length, in every header.
pub(crate) fn renamed(mut bytes: Vec<u8>, from: &[u8], to: &[u8], only_directory: bool) -> Vec<u8> {
    let begin = if only_directory { memchr::memmem::find(&bytes, b"PK\x01\x02").unwrap() } else { 0 };
    let mut at = begin;
    while let Some(found) = memchr::memmem::find(&bytes[at..], from) {
        bytes[at + found..at + found + to.len()].copy_from_slice(to);
        at += found + to.len();
    }
    bytes
}

/// The flag of encryption in the first entry's headers.
pub(crate) fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes[6] |= 1;
    let directory = memchr::memmem::find(&bytes, b"PK\x01\x02").unwrap();
    bytes[directory + 8] |= 1;
    bytes
}

const TYPES: &str = "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pub(crate) fn relations(lines: &str) -> Vec<u8> {
    format!("<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{lines}</Relationships>").into_bytes()
}

pub(crate) fn relation(kind: &str, target: &str, outside: bool) -> String {
    let mode = if outside { " TargetMode=\"External\"" } else { "" };
    format!("<Relationship Id=\"r1\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"{mode}/>")
}

pub(crate) fn ooxml(folder: &str, main: &str, body: &str, more: &[Entry<'_>]) -> Vec<u8> {
    let mut entries: Vec<Entry<'_>> = vec![
        ("[Content_Types].xml", TYPES.as_bytes().to_vec()),
        ("_rels/.rels", relations(&relation("officeDocument", &format!("{folder}/{main}"), false))),
    ];
    let main = format!("{folder}/{main}");
    entries.push((main.as_str(), body.as_bytes().to_vec()));
    entries.extend(more.iter().cloned());
    zip(&entries)
}

pub(crate) fn docx(dice: &mut Dice, body: &str, more: &[Entry<'_>]) -> Vec<u8> {
    let text = format!(
        "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>{}</w:t></w:r>{body}</w:p></w:body></w:document>",
        dice.words(30)
    );
    ooxml("word", "document.xml", &text, more)
}

pub(crate) fn xlsx(dice: &mut Dice, more: &[Entry<'_>]) -> Vec<u8> {
    let text =
        format!("<workbook><sheets><sheet name=\"{}\" sheetId=\"1\"/></sheets></workbook>", dice.words(1));
    ooxml("xl", "workbook.xml", &text, more)
}

pub(crate) fn odf(kind: &str, dice: &mut Dice, content: &str, manifest: &str, more: &[Entry<'_>]) -> Vec<u8> {
    let mut entries: Vec<Entry<'_>> = vec![
        ("mimetype", format!("application/vnd.oasis.opendocument.{kind}").into_bytes()),
        (
            "content.xml",
            format!(
                "<office:document-content><text:p>{}</text:p>{content}</office:document-content>",
                dice.words(20)
            )
            .into_bytes(),
        ),
        ("META-INF/manifest.xml", format!("<manifest:manifest>{manifest}</manifest:manifest>").into_bytes()),
    ];
    entries.extend(more.iter().cloned());
    zip(&entries)
}

/// As much of a compound file as a directory with these names.
pub(crate) fn compound(dice: &mut Dice, names: &[&str], more: &[u8]) -> Vec<u8> {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.extend([0; 504]);
    for name in ["Root Entry", "WordDocument"].iter().chain(names) {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry.resize(128, 0);
        bytes.extend(entry);
    }
    bytes.extend(dice.words(50).into_bytes());
    bytes.extend(more);
    bytes
}

pub(crate) fn png(width: u32, height: u32, dice: &mut Dice) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
    bytes.extend(dice.bytes(200));
    bytes.extend(b"\0\0\0\0IEND\xAE\x42\x60\x82");
    bytes
}

pub(crate) fn gif(width: u16, height: u16, dice: &mut Dice) -> Vec<u8> {
    let mut bytes = b"GIF89a".to_vec();
    bytes.extend(width.to_le_bytes());
    bytes.extend(height.to_le_bytes());
    bytes.extend([0x80, 0, 0, 0, 0, 0, 255, 255, 255]);
    bytes.extend(dice.bytes(60));
    bytes.push(0x3B);
    bytes
}

pub(crate) fn jpeg(width: u16, height: u16, dice: &mut Dice) -> Vec<u8> {
    let mut bytes = b"\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xFF\xC0\0\x11\x08".to_vec();
    bytes.extend(height.to_be_bytes());
    bytes.extend(width.to_be_bytes());
    bytes.extend([3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]);
    bytes.extend(dice.bytes(100));
    bytes.extend(b"\xFF\xD9");
    bytes
}

pub(crate) fn webp(dice: &mut Dice) -> Vec<u8> {
    let mut bytes = b"RIFF\x40\0\0\0WEBPVP8 \x34\0\0\0\x30\x01\0\x9D\x01\x2A\x40\0\x30\0".to_vec();
    bytes.extend(dice.bytes(40));
    bytes
}

pub(crate) fn tiff(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = b"II*\0\x08\0\0\0\x02\0".to_vec();
    for (tag, value) in [(256_u16, width), (257, height)] {
        bytes.extend(tag.to_le_bytes());
        bytes.extend([3, 0, 1, 0, 0, 0]);
        bytes.extend(value.to_le_bytes());
        bytes.extend([0, 0]);
    }
    bytes.extend([0, 0, 0, 0]);
    bytes
}

pub(crate) fn mail(attached: &str, content: &[u8]) -> Vec<u8> {
    let encoded: String = content
        .iter()
        .map(|byte| format!("={byte:02X}"))
        .collect::<Vec<_>>()
        .chunks(24)
        .map(|line| line.concat())
        .collect::<Vec<_>>()
        .join("=\r\n");
    format!("From: a@example.org\r\nTo: b@example.org\r\nSubject: Pismo\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=GRANICA\r\n\r\n--GRANICA\r\nContent-Type: text/plain\r\n\r\ntekst\r\n--GRANICA\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"{attached}\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{encoded}\r\n--GRANICA--\r\n").into_bytes()
}

/// The beginning of a Windows program that does nothing: there is no code behind it.
pub(crate) fn windows(dice: &mut Dice) -> Vec<u8> {
    let mut bytes = b"MZ\x90\0\x03\0\0\0".to_vec();
    bytes.resize(60, 0);
    bytes.extend([64, 0, 0, 0]);
    bytes.extend(b"This program cannot be run in DOS mode.\r\n$");
    bytes.extend(dice.bytes(100));
    bytes
}
