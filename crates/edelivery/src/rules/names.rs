//! Names of files on the wire.

use std::collections::BTreeSet;

/// Characters of a file's name with its extension.
pub const MOST_NAME: usize = 128;

/// Extensions that are taken: the list of the national interoperability frame and the formats of signatures.
const EXTENSIONS: &[&str] = &[
    "txt", "rtf", "pdf", "xps", "odt", "ods", "odp", "doc", "xls", "ppt", "docx", "xlsx", "pptx", "csv",
    "jpg", "jpeg", "tif", "tiff", "geotiff", "png", "svg", "wav", "mp3", "avi", "mpg", "mpeg", "mp4", "m4a",
    "mpeg4", "ogg", "ogv", "zip", "tar", "gz", "gzip", "7z", "html", "xhtml", "css", "xml", "xsd", "gml",
    "rng", "xsl", "xslt", "dwg", "dwf", "dxf", "dgn", "jp2", "tsl", "xmlsig", "xades", "pades", "cades",
    "asic", "asice", "xmlenc", "sig",
];
/// Characters that a file's name must not have.
const FORBIDDEN: &str = " ~\"#%&*:<>?!/\\{|}";

/// What is wrong with a file's name on the wire.
pub fn name_faults(name: &str) -> Vec<&'static str> {
    let mut faults = Vec::new();
    if name.chars().count() > MOST_NAME {
        faults.push("file-name-too-long");
    }
    if name.chars().any(forbidden) {
        faults.push("file-name-character");
    }
    match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => {
            if extension.chars().any(char::is_uppercase) {
                faults.push("file-extension-case");
            }
            if !EXTENSIONS.contains(&extension.to_lowercase().as_str()) {
                faults.push("file-type");
            }
        }
        _ => faults.push("file-extension-missing"),
    }
    faults
}

fn forbidden(character: char) -> bool {
    FORBIDDEN.contains(character) || character.is_control() || character.is_whitespace()
}

/// A name for the wire: forbidden characters become `_`, the extension lower case, the rest is shortened to fit. A missing or
/// unknown extension is not made up; [`check`] tells of it. The original name stays in the caller's record.
pub fn wire_name(original: &str) -> String {
    let clean: String = original.trim().chars().map(|one| if forbidden(one) { '_' } else { one }).collect();
    let (stem, extension) = match clean.rsplit_once('.') {
        Some((stem, extension)) => (stem.to_owned(), format!(".{}", extension.to_lowercase())),
        None => (clean, String::new()),
    };
    let room = MOST_NAME.saturating_sub(extension.chars().count());
    let stem: String = stem.chars().take(room).collect();
    let stem = if stem.is_empty() { "_".to_owned() } else { stem };
    format!("{stem}{extension}")
}

/// Names for the wire of all files of a message: those that would be the same are numbered.
pub fn wire_names(originals: &[&str]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut names = Vec::new();
    for original in originals {
        let first = wire_name(original);
        let mut name = first.clone();
        let mut number = 2_u32;
        while !taken.insert(name.clone()) {
            name = numbered(&first, number);
            number = number.saturating_add(1);
        }
        names.push(name);
    }
    names
}

fn numbered(name: &str, number: u32) -> String {
    let (stem, extension) =
        name.rsplit_once('.').map_or((name, String::new()), |(stem, end)| (stem, format!(".{end}")));
    let tail = format!("_{number}{extension}");
    let room = MOST_NAME.saturating_sub(tail.chars().count());
    format!("{}{tail}", stem.chars().take(room).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_for_the_wire_are_legal() {
        for (original, wanted) in [
            ("Decyzja nr 1/2026.PDF", "Decyzja_nr_1_2026.pdf"),
            ("zażółć gęślą.docx", "zażółć_gęślą.docx"),
            ("a\u{a0}b\tc.xml", "a_b_c.xml"),
            (".pdf", "_.pdf"),
            ("umowa", "umowa"),
            ("  x.tar.gz ", "x.tar.gz"),
        ] {
            assert_eq!(wire_name(original), wanted);
        }
        let long = wire_name(&format!("{}.PDF", "ż".repeat(300)));
        assert_eq!(long.chars().count(), MOST_NAME);
        assert!(name_faults(&long).is_empty());
        let names = wire_names(&["a b.pdf", "a:b.pdf", "a_b.PDF", "inny.pdf"]);
        assert_eq!(names, ["a_b.pdf", "a_b_2.pdf", "a_b_3.pdf", "inny.pdf"]);
        let two = wire_names(&[&"x".repeat(200), &"x".repeat(200)]);
        assert!(two[0] != two[1] && two[1].chars().count() == MOST_NAME);
    }
}
