//! The readers, each with what must hold of whatever it is given.

use std::fmt::Display;
use std::str::FromStr;

use jiff::civil::{Date, date};
use obieg_inspect::archive;
use obieg_intake::notes;
use obieg_law::ade_address::AdeAddress;
use obieg_law::identifier::DocumentIdentifier;
use obieg_law::partial_date::PartialDate;
use obieg_law::rpw::RegisterNumber;
use obieg_law::sign::{LetterMark, OfficerCode, Symbol, UnitCode, parse_candidates};

/// The day on which everything comes.
const TODAY: Date = date(2026, 11, 23);

/// One reader.
pub struct Target {
    /// Its name, and the name of the folder of its seeds.
    pub name: &'static str,
    /// Words that its format knows.
    pub words: &'static [&'static [u8]],
    /// Reads; says in short what came out, or what must not be.
    pub run: fn(&[u8]) -> Result<String, String>,
}

/// Every reader of strangers' bytes.
pub fn all() -> [Target; 8] {
    [
        Target {
            name: "email",
            words: &[
                b"Content-Type: multipart/mixed; boundary=b\r\n",
                b"Content-Type: message/rfc822\r\n\r\n",
                b"\r\n\r\n",
                b"\r\n--b\r\n",
                b"--b--",
                b"=?utf-8?B?",
                b"?=",
                b"Content-Transfer-Encoding: base64\r\n",
                b"filename*0*=utf-8''%C5",
                b"charset=utf-7",
                b"<p><table>",
                b"\xE2\x80\xAE",
                b"Date: ",
                b"From: ",
            ],
            run: email,
        },
        Target {
            name: "zip",
            words: &[
                b"PK\x03\x04",
                b"PK\x01\x02",
                b"PK\x05\x06",
                b"PK\x06\x06",
                b"../",
                b"\0\0\0\0",
                b"\xFF\xFF\xFF\xFF",
                b"mimetype",
                b"[Content_Types].xml",
            ],
            run: zip,
        },
        Target {
            name: "scan",
            words: &[
                b"%PDF-",
                b"\x89PNG\r\n\x1a\n",
                b"IHDR",
                b"IDAT",
                b"II*\0",
                b"MM\0*",
                b"\xFF\xD8\xFF",
                b"/MediaBox[0 0 9 9]",
                b" re f\n",
                b"/Filter/CCITTFaxDecode",
                b"stream\n",
                b"endstream",
            ],
            run: scan,
        },
        Target {
            name: "receipt",
            words: &[
                b"<",
                b"</",
                b"/>",
                b"<![CDATA[",
                b"]]>",
                b"<!DOCTYPE a [",
                b"<!ENTITY e \"x\">",
                b"&e;",
                b"&#x0;",
                b"<?xml version=\"1.0\"?>",
                b" xmlns=\"http://crd.gov.pl/\"",
                b"\xFF\xFE",
            ],
            run: receipt,
        },
        Target {
            name: "table",
            words: &[
                b"\"",
                b",",
                b";",
                b"\n",
                b"\r\n",
                b"[{",
                b"}]",
                b"<wykaz>",
                b"B10",
                b"\xEF\xBB\xBF",
                b"symbol",
            ],
            run: table,
        },
        Target {
            name: "sign",
            words: &[
                b".",
                b"/",
                b"-",
                b"2026",
                b"9999999999",
                b"AB.6740.1.2026",
                b"\xC5\xBB",
                b"\xE2\x80\x93",
            ],
            run: sign,
        },
        Target {
            name: "date",
            words: &[b"-", b"2026", b"02-29", b"9999", b"0000", b"+", b" ", b"13"],
            run: day,
        },
        Target {
            name: "signature",
            words: &[
                b"<ds:Object>",
                b"</ds:Object>",
                b"<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">",
                b"URI=\"\"",
                b"URI=\"#x\"",
                b" Id=\"x\"",
                b"<!DOCTYPE a>",
                b"/ByteRange [0 1 2 3]",
                b"/Contents <00>",
                b"%%EOF",
                b"startxref\n0\n",
                b"\x30\x80",
                b"\x24\x80",
                b"\xA0\x84\xFF\xFF\xFF\xFF",
                b"META-INF/",
                b"PK\x05\x06",
            ],
            run: signature,
        },
    ]
}

/// What must hold, or the words of what does not.
fn must(holds: bool, broken: &str) -> Result<(), String> {
    if holds { Ok(()) } else { Err(broken.to_owned()) }
}

fn email(bytes: &[u8]) -> Result<String, String> {
    let mut reading = obieg_intake::read("list.eml", bytes, TODAY);
    obieg_intake::unpack(&mut reading);
    must(!reading.notes.contains(&notes::UNREADABLE), "the reader fell behind its wall")?;
    must(
        reading.parts.first().is_some_and(|part| part.bytes == bytes),
        "the original comes first, as it is",
    )?;
    let safe = obieg_intake::safe_view(bytes);
    must(!safe.notes.contains(&notes::UNREADABLE), "the view fell behind its wall")?;
    let html = safe.html.unwrap_or_default().to_ascii_lowercase();
    for evil in ["<script", "<iframe", "<img", "<form", "javascript:", "<style"] {
        // In a text it may stand escaped; as a tag or an address it may not.
        must(!html.contains(evil) || evil == "javascript:" && !html.contains("href=\"javascript:"), evil)?;
    }
    Ok(format!("{:?} {} {:?}", reading.kind, reading.parts.len(), reading.notes))
}

fn zip(bytes: &[u8]) -> Result<String, String> {
    let most = 1 << 20;
    let told = match archive::entries(bytes, most) {
        Ok(entries) => {
            let total: usize = entries.iter().map(|entry| entry.bytes.len()).sum();
            must(u64::try_from(total).is_ok_and(|total| total <= most), "more was unpacked than may be")?;
            let leads_out = |name: &str| name.starts_with('/') || name.split('/').any(|step| step == "..");
            must(!entries.iter().any(|entry| leads_out(&entry.name)), "a name leads out")?;
            format!("{} entries", entries.len())
        }
        Err(finding) => finding.code().to_owned(),
    };
    let verdict = obieg_inspect::inspect(bytes, "pliki.zip");
    Ok(format!("{told} {:?} {:?}", verdict.media, verdict.findings))
}

fn scan(bytes: &[u8]) -> Result<String, String> {
    let codes = obieg_scan::codes(bytes);
    must(codes.iter().all(|code| !code.is_empty()), "a code without a text")?;
    Ok(format!("{} codes", codes.len()))
}

fn receipt(bytes: &[u8]) -> Result<String, String> {
    let reading = obieg_intake::read("upp.xml", bytes, TODAY);
    must(!reading.notes.contains(&notes::UNREADABLE), "the reader fell behind its wall")?;
    let verdict = obieg_inspect::inspect(bytes, "upp.xml");
    let facts: Vec<_> = reading.facts.iter().map(|fact| fact.code).collect();
    Ok(format!("{:?} {:?} {facts:?} {:?}", reading.kind, reading.notes, verdict.findings))
}

fn table(bytes: &[u8]) -> Result<String, String> {
    match obieg_classification::table::parse(bytes) {
        Ok(_) => Ok("read".to_owned()),
        Err(refusals) => {
            must(!refusals.is_empty() && refusals.len() <= 100, "faults are told, at most 100")?;
            let codes: std::collections::BTreeSet<_> = refusals.iter().map(|refusal| refusal.code).collect();
            Ok(format!("{codes:?}"))
        }
    }
}

/// What is read is written so that it is read again as the same.
fn round<T: FromStr + Display + PartialEq>(text: &str, what: &str) -> Result<bool, String> {
    let Ok(read) = text.parse::<T>() else { return Ok(false) };
    let again = read.to_string().parse::<T>();
    must(again.is_ok_and(|again| again == read), what)?;
    Ok(true)
}

fn sign(bytes: &[u8]) -> Result<String, String> {
    let text = String::from_utf8_lossy(bytes);
    let marks: Vec<LetterMark> = parse_candidates(&text);
    for mark in &marks {
        let again = parse_candidates(&mark.to_string());
        must(again.contains(mark), "a mark is read again as the same")?;
    }
    let read = [
        round::<UnitCode>(&text, "unit code")?,
        round::<OfficerCode>(&text, "officer code")?,
        round::<Symbol>(&text, "symbol")?,
        round::<RegisterNumber>(&text, "register number")?,
        round::<DocumentIdentifier>(&text, "document identifier")?,
        round::<AdeAddress>(&text, "address of e-delivery")?,
    ];
    Ok(format!("{} {read:?}", marks.len()))
}

fn day(bytes: &[u8]) -> Result<String, String> {
    let text = String::from_utf8_lossy(bytes);
    let partial = round::<PartialDate>(&text, "partial date")?;
    if let Ok(read) = text.parse::<PartialDate>() {
        must(read.earliest() <= read.latest(), "a day before itself")?;
    }
    let whole = round::<Date>(&text, "date")?;
    Ok(format!("{partial} {whole} {}", text.len().min(12)))
}

/// Nobody is trusted here, so nothing may be called correct; and what does not hold shows nothing as signed.
fn signature(bytes: &[u8]) -> Result<String, String> {
    use obieg_signatures::{Beside, Context, Word, verify};
    let at = jiff::Timestamp::from_second(1_795_435_200).map_err(|why| why.to_string())?;
    let beside = [Beside { name: "pismo.txt", bytes: b"Zgoda" }];
    let report = verify(bytes, &beside, &Context::at(at));
    must(report.word != Word::Correct, "correct without trust")?;
    for one in &report.signatures {
        let holds = one.word <= Word::TrustNotDecided;
        must(holds != one.signed.is_empty(), "what is shown as signed is not what holds")?;
        must(holds == one.signer.is_some(), "a signer is named for what does not hold")?;
    }
    let codes = report.signatures.iter().flat_map(|one| &one.findings).chain(&report.findings);
    let codes: Vec<_> = codes.map(|finding| finding.code).collect();
    Ok(format!("{:?} {:?} {codes:?}", report.format, report.word))
}
