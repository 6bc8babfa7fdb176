use obieg_intake::{Kind, notes};

use crate::{fact, some, sound};

const MIXED: &str = "From: =?UTF-8?Q?Gmina_=C5=81=C3=B3d=C5=BA?= <biuro@lodz.example>\r\n\
To: urzad@brzozowo.example\r\nSubject: =?utf-8?B?V25pb3NlayBvIHd5Y2lua8SZ?=\r\n\
Date: Sat, 21 Nov 2026 23:30:00 +0000\r\nMessage-ID: <1@lodz.example>\r\nMIME-Version: 1.0\r\n\
Content-Type: multipart/mixed; boundary=\"out\"\r\n\r\npreamble\r\n--out\r\n\
Content-Type: multipart/alternative; boundary=in\r\n\r\n--in\r\n\
Content-Type: text/plain; charset=iso-8859-2\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
Dzie=F1 dobry\r\n--in\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Dzień dobry</p>\r\n--in--\r\n\
--out\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\
Content-Disposition: attachment; filename*=utf-8''za%C5%82%C4%85cznik.pdf\r\n\r\nJVBERi0xLjc=\r\n\
--out\r\nContent-Type: message/rfc822\r\n\r\n\
From: x@y.example\r\nSubject: inner\r\nContent-Type: multipart/mixed; boundary=deep\r\n\r\n\
--deep\r\n\r\none\r\n--deep\r\nContent-Disposition: attachment; filename=\"../../etc/passwd\"\r\n\r\ntwo\r\n--deep--\r\n\
--out\r\nContent-Type: text/plain; name=\"=?utf-8?Q?=C5=BCaba.txt?=\"\r\n\r\nkum\r\n--out--\r\n";

#[test]
fn a_message_with_files() {
    let reading = sound("nowa.eml", MIXED.as_bytes());
    assert_eq!(reading.kind, Kind::Email);
    let draft = &reading.draft;
    assert_eq!(draft.title, some("Wniosek o wycinkę"));
    // Past midnight in Poland.
    assert_eq!((draft.letter_date.as_deref(), draft.channel.as_deref()), (Some("2026-11-22"), Some("email")));
    assert_eq!(draft.senders[0].organisation, some("Gmina Łódź"));
    assert_eq!(draft.senders[0].email, some("biuro@lodz.example"));
    let parts: Vec<_> = reading.parts.iter().map(|part| (part.name.as_str(), part.kind)).collect();
    assert_eq!(
        parts,
        [
            ("nowa.eml", Kind::Email),
            ("załącznik.pdf", Kind::Pdf),
            ("4.eml", Kind::Email),
            ("żaba.txt", Kind::Text)
        ]
    );
    assert_eq!(reading.parts[1].bytes, b"%PDF-1.7");
    assert!(reading.parts[2].bytes.starts_with(b"From: x@y.example"));
    assert!(reading.parts[2].bytes.ends_with(b"--deep--"));
    assert_eq!(reading.draft.attachments, some("załącznik.pdf\n4.eml\nżaba.txt"));
    assert_eq!(reading.notes, [notes::SENDER_AS_GIVEN]);
    assert_eq!(fact(&reading, notes::MESSAGE_ID), Some("1@lodz.example"));
}

fn mail(headers: &str) -> obieg_intake::Reading {
    sound("m.eml", format!("{headers}\r\nMIME-Version: 1.0\r\nTo: a@b.example\r\n\r\ntext\r\n").as_bytes())
}

#[test]
fn dates_are_polish_and_possible() {
    let cases = [
        ("Date: Sun, 29 Mar 2026 00:30:00 +0100", Ok("2026-03-29")),
        ("Date: Mon, 31 Aug 2026 22:30:00 GMT", Ok("2026-09-01")),
        ("Date: Wed, 31 Dec 2025 23:30:00 -0500", Ok("2026-01-01")),
        ("Date: Mon, 23 Nov 2026 23:30:00 +0000", Err(notes::LATER_DATE)),
        ("Date: Mon, 23 Nov 2099 10:00:00 +0100", Err(notes::LATER_DATE)),
        ("Date: Mon, 1 Jan 1601 10:00:00 +0100", Err(notes::BAD_DATE)),
        ("Date: Mon, 32 Foo 2026 99:00:00", Err(notes::BAD_DATE)),
        ("Date: yesterday", Err(notes::BAD_DATE)),
        ("Subject: none", Err(notes::NO_DATE)),
    ];
    for (header, expected) in cases {
        let draft = mail(header).draft;
        let found =
            draft.letter_date.as_deref().ok_or(draft.letter_date_unknown.as_deref().unwrap_or_default());
        assert_eq!(found, expected, "{header}");
    }
}

#[test]
fn senders_as_they_come() {
    let plain = mail("From: jan@example.pl").draft;
    assert_eq!(plain.senders[0].unknown_reason, some(notes::ONLY_ADDRESS));
    let none = mail("Subject: x").draft;
    assert_eq!(none.senders[0].unknown_reason, some(notes::NO_SENDER));
    let many = mail(&format!("From: {}", vec!["Jan <a@b.pl>"; 30].join(", ")));
    assert_eq!((many.draft.senders.len(), many.notes.contains(&notes::SENDERS_CUT)), (10, true));
    let twice = mail("From: Jan <a@b.pl>\r\nFrom: Inny <c@d.pl>");
    assert_eq!((twice.draft.senders.len(), twice.draft.senders[0].email.as_deref()), (1, Some("a@b.pl")));
    assert!(twice.notes.contains(&notes::SEVERAL_FROM));
    let elsewhere = mail("From: Jan <a@b.pl>\r\nReply-To: oszust@zly.example");
    assert_eq!(fact(&elsewhere, notes::REPLY_TO), Some("oszust@zly.example"));
    assert!(mail("From: Jan <nie adres>").notes.contains(&notes::ADDRESS_ODD));
}

#[test]
fn the_ascii_form_of_a_domain_stands_beside() {
    for address in ["biuro@żabia-wólka.pl", "biuro@xn--abia-wlka-w7a98j.pl"] {
        let reading = mail(&format!("From: Biuro <{address}>"));
        assert_eq!(reading.draft.senders[0].email.as_deref(), Some(address));
        let ascii = fact(&reading, notes::ADDRESS_ASCII).unwrap();
        assert!(ascii.starts_with("biuro@xn--") && ascii.is_ascii(), "{ascii}");
        assert!(reading.notes.contains(&notes::DOMAIN_INTERNATIONAL));
    }
    let look_alike = mail("From: Bank <a@b\u{430}nk.pl>");
    assert!(fact(&look_alike, notes::ADDRESS_ASCII).unwrap().contains("xn--"));
}

#[test]
fn titles_hide_nothing() {
    let turned = mail("Subject: faktura\u{202E}fdp.exe");
    assert_eq!(turned.draft.title, some("fakturafdp.exe"));
    assert!(turned.notes.contains(&notes::DIRECTION_REMOVED));
    let nulls = mail("Subject: a\0b");
    assert_eq!((nulls.draft.title, nulls.notes.contains(&notes::CONTROL_REMOVED)), (some("ab"), true));
    let long = mail(&format!("Subject: {}", "ż".repeat(3000)));
    assert_eq!(long.draft.title.unwrap().chars().count(), 500);
    assert!(long.notes.contains(&notes::TEXT_CUT));
    let injected = mail("From: x@y.pl\r\nSubject: =?utf-8?Q?a=0D=0ABcc:_zly@example.pl?=");
    assert_eq!(injected.draft.title, some("a Bcc: zly@example.pl"));
    let name = mail("From: =?utf-8?Q?Jan=0D=0ABcc:_x?= <a@b.pl>");
    assert_eq!(name.draft.senders[0].organisation, some("Jan Bcc: x"));
    let broken = sound("m.eml", b"From: a@b.pl\r\nTo: c@d.pl\r\nSubject: za\xBF\xF3\xB3\xE6\r\n\r\n");
    assert!(broken.notes.contains(&notes::ENCODING_BROKEN));
}

#[test]
fn a_message_that_is_one_file() {
    let bytes = b"From: a@b.pl\r\nTo: c@d.pl\r\nContent-Type: application/pkcs7-mime; name=smime.p7m\r\n\
        Content-Transfer-Encoding: base64\r\n\r\nMIIB\r\n";
    let reading = sound("s.eml", bytes);
    assert_eq!((reading.parts.len(), reading.parts[1].name.as_str()), (2, "smime.p7m"));
    assert!(reading.notes.contains(&notes::MAIL_SEALED));
}
