//! What a file is called, and whether that is what it is.

use std::collections::BTreeSet;

use crate::{Finding, Media};

/// Endings that a computer runs when they are pressed.
const PROGRAMS: [&str; 46] = [
    "exe",
    "com",
    "scr",
    "pif",
    "bat",
    "cmd",
    "ps1",
    "psm1",
    "vbs",
    "vbe",
    "js",
    "jse",
    "wsf",
    "wsh",
    "hta",
    "msi",
    "msp",
    "msix",
    "appx",
    "lnk",
    "jar",
    "reg",
    "cpl",
    "dll",
    "sys",
    "ocx",
    "iso",
    "img",
    "vhd",
    "vhdx",
    "chm",
    "hlp",
    "inf",
    "scf",
    "url",
    "application",
    "appref-ms",
    "gadget",
    "sh",
    "command",
    "app",
    "dmg",
    "pkg",
    "deb",
    "rpm",
    "apk",
];

/// The ending of a name, in small letters, without the spaces that hide it.
pub(crate) fn ending(name: &str) -> String {
    let clean: String = name.chars().filter(|letter| !letter.is_control() && !hides(*letter)).collect();
    let clean = clean.trim_end_matches(['.', ' ']);
    clean.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
}

/// Characters that turn or hide the direction of text.
fn hides(letter: char) -> bool {
    matches!(letter, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{061C}' | '\u{FEFF}')
}

pub(crate) fn judged(name: &str, media: Media) -> BTreeSet<Finding> {
    let mut found = BTreeSet::new();
    if name.chars().any(hides) || name.contains("          ") {
        found.insert(Finding::NameHidden);
    }
    let ending = ending(name);
    if PROGRAMS.contains(&ending.as_str()) {
        found.insert(Finding::Program);
    } else if expected(&ending).is_some_and(|types| !types.contains(&media)) {
        found.insert(Finding::NameDiffers);
    }
    found
}

/// What a file of this ending may be; nothing where the ending promises nothing.
fn expected(ending: &str) -> Option<&'static [Media]> {
    use Media::{
        AsicE, AsicS, Docx, Gif, Html, Jpeg, Mail, Ods, Odt, Ole, Other, Pdf, Png, Pptx, Rtf, Svg, Text,
        Tiff, Webp, Xlsx, Xml, Zip,
    };
    Some(match ending {
        "pdf" => &[Pdf],
        "png" => &[Png],
        "jpg" | "jpeg" | "jpe" => &[Jpeg],
        "gif" => &[Gif],
        "webp" => &[Webp],
        "tif" | "tiff" => &[Tiff],
        // Text in other encodings is told from nothing.
        "txt" | "csv" | "tsv" | "log" | "md" => &[Text, Other, Mail],
        "htm" | "html" => &[Html, Text, Xml, Other],
        "svg" => &[Svg, Text],
        "xml" => &[Xml, Text, Other, Svg],
        "eml" => &[Mail, Text, Other],
        "rtf" => &[Rtf],
        "odt" | "ott" => &[Odt, Zip],
        "ods" | "ots" => &[Ods, Zip],
        "docx" | "docm" | "dotx" | "dotm" => &[Docx, Zip, Ole],
        "xlsx" | "xlsm" | "xltx" => &[Xlsx, Zip, Ole],
        "pptx" | "pptm" | "ppsx" => &[Pptx, Zip, Ole],
        "doc" | "dot" => &[Ole, Rtf],
        "xls" | "ppt" | "msg" => &[Ole],
        "zip" => &[Zip],
        "asice" | "sce" | "asics" | "scs" => &[AsicE, AsicS, Zip],
        _ => return None,
    })
}
