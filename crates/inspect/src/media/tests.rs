use super::*;

fn zip_with(first: &str, content: &str) -> Vec<u8> {
    let mut bytes = b"PK\x03\x04".to_vec();
    bytes.extend([0; 26]);
    bytes.extend(first.as_bytes());
    bytes.extend(content.as_bytes());
    bytes
}

#[test]
fn the_type_is_told_from_the_content() {
    let odt = zip_with("mimetype", "application/vnd.oasis.opendocument.textPK\x01\x02");
    let template = zip_with("mimetype", "application/vnd.oasis.opendocument.text-templatePK");
    let asic = zip_with("mimetype", "application/vnd.etsi.asic-e+zipPK");
    let docx = zip_with("[Content_Types].xml", "...PK..word/document.xml");
    let xlsx = zip_with("_rels/.rels", "...xl/workbook.xml");
    let word_folder = zip_with("word/readme.txt", "");
    let cases: [(&[u8], Media); 32] = [
        (b"%PDF-1.7\n...", Media::Pdf),
        (b"%PDF-1.7\n<html><script>", Media::Pdf),
        (b"\n%PDF-1.7", Media::Text),
        (b"\x89PNG\r\n\x1a\n....", Media::Png),
        (b"\xFF\xD8\xFF\xE0", Media::Jpeg),
        (b"GIF89a;alert(1)", Media::Gif),
        (b"RIFF\x01\x02\x03\x04WEBPVP8 ", Media::Webp),
        (b"RIFF\x01\x02\x03\x04WAVEfmt ", Media::Other),
        (b"II*\0\x08", Media::Tiff),
        (b"MM\0*\x08", Media::Tiff),
        (b"{\\rtf1\\ansi", Media::Rtf),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Media::Ole),
        (b"PK\x05\x06", Media::Zip),
        (&odt, Media::Odt),
        (&template, Media::Zip),
        (&asic, Media::AsicE),
        (&docx, Media::Docx),
        (&xlsx, Media::Xlsx),
        (&word_folder, Media::Zip),
        (b"<?xml version=\"1.0\"?><Dokument/>", Media::Xml),
        (b"\xEF\xBB\xBF<?xml version=\"1.0\"?><svg xmlns=\"\">", Media::Svg),
        (b"<svg onload=alert(1)>", Media::Svg),
        (b"  <!DOCTYPE HTML><p>", Media::Html),
        (b"<HTML>", Media::Html),
        (b"From: a@b.pl\r\nTo: c@d.pl\r\nSubject: x\r\n\r\n\xFF\xFE", Media::Mail),
        (b"Received: by x;\r\n\tfolded\r\nDate: today\r\n\r\nbody", Media::Mail),
        (b"Uwaga: dwa\nSlowa: trzy\n\ntekst", Media::Text),
        ("Zażółć gęślą jaźń\n".as_bytes(), Media::Text),
        (b"text with a bell \x07", Media::Other),
        (b"\xB9\xEA in Windows-1250", Media::Other),
        (b"\x30\x82\x01\x02", Media::Other),
        (b"", Media::Other),
    ];
    for (head, media) in cases {
        assert_eq!(media_of(head, true), media, "{}", String::from_utf8_lossy(head));
    }
}

#[test]
fn a_letter_cut_where_the_head_ends_is_still_text() {
    let head = "ż".repeat(10);
    let cut = &head.as_bytes()[..19];
    assert_eq!(media_of(cut, false), Media::Text);
    assert_eq!(media_of(cut, true), Media::Other);
}

#[test]
fn a_mail_cut_where_the_head_ends_is_still_a_mail() {
    assert_eq!(media_of(b"From: a@b\nTo: c@d\nSubject: e\nX-Long-He", false), Media::Mail);
}

#[test]
fn only_harmless_types_are_shown() {
    let shown: Vec<_> = Media::ALL.iter().filter(|media| media.is_shown()).copied().collect();
    assert_eq!(shown, [Media::Pdf, Media::Png, Media::Jpeg, Media::Gif, Media::Webp, Media::Text]);
}
