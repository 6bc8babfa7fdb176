use super::*;

#[test]
fn names_lose_what_cannot_be_seen_and_keep_the_rest() {
    let long = "ż".repeat(300);
    let cut = "ż".repeat(255);
    for (given, kept) in [
        ("wniosek.pdf", "wniosek.pdf"),
        ("  Decyzja nr 7/2026 (kopia).docx ", "Decyzja nr 7/2026 (kopia).docx"),
        ("faktura\u{202E}fdp.exe", "fakturafdp.exe"),
        ("a\0b\r\nc\u{200B}.txt", "abc.txt"),
        ("=HYPERLINK(\"x\").csv", "=HYPERLINK(\"x\").csv"),
        (long.as_str(), cut.as_str()),
        ("\u{202E}", ""),
    ] {
        assert_eq!(clean_name(given), kept);
    }
}

#[test]
fn identifiers_obey_the_annex_of_metadata() {
    assert_eq!(identifier(2026, 123), "D-2026-000123");
    assert_eq!(identifier(2026, 1_234_567), "D-2026-1234567");
    let read: obieg_law::identifier::DocumentIdentifier = identifier(2026, 1).parse().unwrap();
    assert_eq!(read.as_str(), "D-2026-000001");
}
