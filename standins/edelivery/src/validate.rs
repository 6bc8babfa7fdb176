//! What a message must be before it is taken: the contract, and the outgoing rules of the operator. All faults are told at once.

use std::collections::BTreeSet;

use crate::fault::ErrorInfo;
use crate::files::{Attached, MOST_BASE64};
use crate::letter::Letter;
use crate::model::{Address, Hybrid, Party};

/// Extensions that the operator takes (list of the national interoperability frame and signature formats).
const EXTENSIONS: &[&str] = &[
    "txt", "rtf", "pdf", "xps", "odt", "ods", "odp", "doc", "xls", "ppt", "docx", "xlsx", "pptx", "csv",
    "jpg", "jpeg", "tif", "tiff", "geotiff", "png", "svg", "wav", "mp3", "avi", "mpg", "mpeg", "mp4", "m4a",
    "mpeg4", "ogg", "ogv", "zip", "tar", "gz", "gzip", "7z", "html", "xhtml", "css", "xml", "xsd", "gml",
    "rng", "xsl", "xslt", "dwg", "dwf", "dxf", "dgn", "jp2", "tsl", "xmlsig", "xades", "pades", "cades",
    "asic", "asice", "xmlenc", "sig",
];
/// Characters that a file name must not have.
const FORBIDDEN: &str = " ~\"#%&*:<>?!/\\{|}";
/// All attachments of one message together.
const MOST_TOGETHER: u64 = 500 * 1024 * 1024;

/// The faults of a message that is to be sent.
#[must_use]
pub fn sending(owner: &str, letter: &Letter) -> Vec<ErrorInfo> {
    let mut faults = Faults::default();
    faults.when(letter.subject.trim().is_empty(), "SUBJECT_REQUIRED", "subject is required");
    match letter.service.as_str() {
        "electronic" => electronic(owner, letter, &mut faults),
        "hybrid" => hybrid(letter, &mut faults),
        _ => faults.add("SHIPPING_SERVICE", "shippingService is electronic or hybrid"),
    }
    if letter.mass {
        faults.when(
            letter.attachments.len() != 1,
            "MASS_ATTACHMENTS",
            "a mass message has exactly one attachment",
        );
        let big = letter.attachments.iter().any(|attached| attached.blob.size > MOST_BASE64);
        faults.when(big, "MASS_ATTACHMENT_SIZE", "the attachment of a mass message has at most 15 MB");
    }
    faults.list
}

/// The faults that a draft may not have either: text, names, files.
#[must_use]
pub fn kept(owner: &str, letter: &Letter) -> Vec<ErrorInfo> {
    let mut faults = Faults::default();
    let long = letter.text.as_ref().is_some_and(|text| text.chars().count() > 5000);
    faults.when(long, "TEXT_TOO_LONG", "textBody has at most 5000 characters");
    let other = !letter.from.ade().is_empty() && letter.from.ade() != owner;
    faults.when(other, "FROM", "from.eDeliveryAddress is not the address of the mailbox");
    let wrong_service = !matches!(letter.service.as_str(), "electronic" | "hybrid");
    faults.when(wrong_service, "SHIPPING_SERVICE", "shippingService is required: electronic or hybrid");
    if let Some(hybrid) = &letter.hybrid {
        shipment(hybrid, &mut faults);
    }
    for party in letter.to.iter().chain([&letter.from]) {
        names(party, letter.is_hybrid(), &mut faults);
        if let Some(address) = &party.address {
            postal(address, &mut faults);
        }
    }
    files(&letter.attachments, &mut faults);
    faults.list
}

fn electronic(owner: &str, letter: &Letter, faults: &mut Faults) {
    let most = if letter.mass { 2..=1000 } else { 1..=15 };
    let count = letter.to.len();
    faults.when(
        !most.contains(&count),
        "ADDRESSEES",
        format!("{count} addressees; from {} to {}", most.start(), most.end()),
    );
    let mut seen = BTreeSet::new();
    for party in &letter.to {
        let ade = party.ade();
        faults.when(!is_address(ade), "ADDRESS", format!("'{ade}' is not an address of electronic delivery"));
        faults.when(!seen.insert(ade), "ADDRESS_TWICE", format!("{ade} stands twice"));
        faults.when(ade == owner, "ADDRESS_OWN", "the sender is among the addressees");
    }
    faults.when(letter.hybrid.is_some(), "HYBRID_SHIPMENT", "hybridShipment is for hybrid messages only");
}

fn hybrid(letter: &Letter, faults: &mut Faults) {
    let most = if letter.mass { 2..=1000 } else { 1..=1 };
    let count = letter.to.len();
    faults.when(
        !most.contains(&count),
        "ADDRESSEES",
        format!("{count} addressees; from {} to {}", most.start(), most.end()),
    );
    faults.when(letter.hybrid.is_none(), "HYBRID_SHIPMENT", "hybridShipment is required");
    faults.when(
        letter.from.address.is_none(),
        "SENDER_ADDRESS",
        "from.address is required for a hybrid message",
    );
    faults.when(
        letter.to.iter().any(|party| party.address.is_none()),
        "ADDRESSEE_ADDRESS",
        "to.address is required",
    );
    faults.when(letter.attachments.is_empty(), "NO_ATTACHMENTS", "a hybrid message has at least one file");
    for attached in &letter.attachments {
        let pdf = attached.blob.pdf && attached.filename.ends_with(".pdf");
        faults.when(!pdf, "NOT_PDF", format!("{}: only PDF is printed", attached.filename));
    }
    let together: u64 = letter.attachments.iter().map(|attached| attached.blob.size).sum();
    faults.when(together > MOST_BASE64, "TOO_BIG", "files of a hybrid message have at most 15 MB together");
}

fn shipment(hybrid: &Hybrid, faults: &mut Faults) {
    let one_of = |faults: &mut Faults, name: &str, value: &str, list: &[&str]| {
        faults.when(
            !list.contains(&value),
            "HYBRID_VALUE",
            format!("{name}: '{value}' is none of {}", list.join(", ")),
        );
    };
    let proceedings = ["general", "administrative", "tax", "court_civil", "court_criminal"];
    one_of(faults, "procedingType", &hybrid.proceding_type, &proceedings);
    one_of(faults, "categoryService", &hybrid.category_service, &["economic", "priority"]);
    one_of(faults, "printingMode", &hybrid.printing_mode, &["duplex", "simplex"]);
    one_of(faults, "overprintMode", &hybrid.overprint_mode, &["monochrome", "color"]);
    one_of(faults, "returnService", &hybrid.return_service, &["returntosender", "destroy"]);
    one_of(faults, "shippingMode", &hybrid.shipping_mode, &["registered", "notRegistered"]);
    if let Some(format) = &hybrid.format_service {
        one_of(faults, "formatService", format, &["XS", "S", "M", "L"]);
    }
    let long = |text: &Option<String>, most| text.as_ref().is_some_and(|text| text.chars().count() > most);
    faults.when(long(&hybrid.shipment_number, 32), "TOO_LONG", "shipmentNumber has at most 32 characters");
    faults.when(
        long(&hybrid.senders_information, 30),
        "TOO_LONG",
        "sendersInformation has at most 30 characters",
    );
    faults.when(long(&hybrid.case_content, 255), "TOO_LONG", "caseContent has at most 255 characters");
    let content = hybrid.case_content.is_some();
    let special = hybrid.shipping_mode == "registered" && hybrid.proceding_type != "general";
    faults.when(
        content && !special,
        "CASE_CONTENT",
        "caseContent is for registered items of special proceedings",
    );
}

fn names(party: &Party, hybrid: bool, faults: &mut Faults) {
    let Some(who) = &party.contributor else { return };
    let long = |text: &Option<String>, most| text.as_ref().is_some_and(|text| text.chars().count() > most);
    let most = if hybrid { 50 } else { 1900 };
    faults.when(
        long(&who.company_name, most),
        "TOO_LONG",
        format!("companyName has at most {most} characters"),
    );
    faults.when(
        long(&who.company_name_continued, 100),
        "TOO_LONG",
        "companyNameContinued has at most 100 characters",
    );
}

fn postal(address: &Address, faults: &mut Faults) {
    for (name, value) in [
        ("country", &address.country),
        ("street", &address.street),
        ("city", &address.city),
        ("postalCode", &address.postal_code),
    ] {
        faults.when(value.trim().is_empty(), "ADDRESS_FIELD", format!("address.{name} is required"));
    }
    let box_without_number =
        address.street == "P.O. Box" && address.house_number.as_deref().unwrap_or_default().is_empty();
    faults.when(box_without_number, "PO_BOX", "the number of a post office box stands in houseNumber");
}

fn files(attachments: &[Attached], faults: &mut Faults) {
    let mut seen = BTreeSet::new();
    for attached in attachments {
        for fault in name_faults(&attached.filename) {
            faults.add("FILE_NAME", format!("{}: {fault}", attached.filename));
        }
        faults.when(
            !seen.insert(&attached.filename),
            "FILE_NAME_TWICE",
            format!("{} stands twice", attached.filename),
        );
    }
    let together: u64 = attachments.iter().map(|attached| attached.blob.size).sum();
    faults.when(together > MOST_TOGETHER, "TOO_BIG", "attachments have at most 500 MB together");
}

/// What is wrong with a file name.
#[must_use]
pub fn name_faults(name: &str) -> Vec<String> {
    let mut faults = Vec::new();
    if name.chars().count() > 128 {
        faults.push("longer than 128 characters".to_owned());
    }
    if let Some(bad) = name.chars().find(|character| FORBIDDEN.contains(*character) || character.is_control())
    {
        faults.push(format!("has the forbidden character '{bad}'"));
    }
    match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => {
            if extension.chars().any(char::is_uppercase) {
                faults.push("the extension is not in lower case".to_owned());
            }
            if !EXTENSIONS.contains(&extension.to_lowercase().as_str()) {
                faults.push(format!("files of type '{extension}' are not taken"));
            }
        }
        _ => faults.push("has no extension".to_owned()),
    }
    faults
}

/// Whether a text is an address of electronic delivery. Its check number is not looked at: no published text makes it binding.
#[must_use]
pub fn is_address(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("AE:PL-") else { return false };
    let parts: Vec<&str> = rest.split('-').collect();
    let digits = |part: &str, count| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    let letters = |part: &str| part.len() == 5 && part.bytes().all(|byte| byte.is_ascii_uppercase());
    matches!(parts.as_slice(), [one, two, three, four] if digits(one, 5) && digits(two, 5) && letters(three) && digits(four, 2))
}

/// Faults as they are found.
#[derive(Default)]
struct Faults {
    list: Vec<ErrorInfo>,
}

impl Faults {
    fn add(&mut self, code: &str, text: impl Into<String>) {
        self.list.push(ErrorInfo::new(code, text));
    }

    fn when(&mut self, wrong: bool, code: &str, text: impl Into<String>) {
        if wrong {
            self.add(code, text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_have_one_shape() {
        assert!(is_address("AE:PL-43563-82585-JHWCF-30"));
        for bad in [
            "",
            "AE:PL-43563-82585-JHWCF",
            "AE:DE-43563-82585-JHWCF-30",
            "AE:PL-4356x-82585-JHWCF-30",
            "AE:PL-43563-82585-JHwCF-30",
            "AE:PL-43563-82585-JHWCF-30-1",
        ] {
            assert!(!is_address(bad), "{bad}");
        }
    }

    #[test]
    fn names_of_files_are_strict() {
        assert!(name_faults("pismo_1.pdf").is_empty());
        for bad in [
            "pismo 1.pdf",
            "pismo.PDF",
            "pismo",
            ".pdf",
            "a#b.pdf",
            "a.exe",
            &format!("{}.pdf", "a".repeat(125)),
        ] {
            assert_eq!(name_faults(bad).len(), 1, "{bad}");
        }
        assert!(name_faults(&format!("{}.pdf", "a".repeat(124))).is_empty());
    }
}
