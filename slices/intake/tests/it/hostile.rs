use obieg_intake::{Kind, notes};

use crate::{fact, some, sound};

const LETTER: &str = "http://crd.gov.pl/wzor/2013/12/12/1410/";
const UPO: &str = "http://crd.gov.pl/xml/schematy/UPO/2008/05/09/";

fn letter(inside: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:Dokument xmlns:w=\"{LETTER}\">{inside}</w:Dokument>"
    )
}

#[test]
fn document_types_and_entities_are_refused() {
    let laughs: String = (1..10).map(|n| format!("<!ENTITY a{n} \"&a{0};&a{0};\">", n - 1)).collect();
    let cases = [
        format!(
            "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Dokument xmlns=\"{LETTER}\"><TrescDokumentu><Tytul>&e;</Tytul></TrescDokumentu></Dokument>"
        ),
        "<!DOCTYPE x SYSTEM \"http://zly.example/x.dtd\"><x/>".to_owned(),
        "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://zly.example/p\"> %p;]><x/>".to_owned(),
        format!("<!DOCTYPE x [<!ENTITY a0 \"ha\">{laughs}]><x>&a9;</x>"),
        format!("<!DOCTYPE x [<!ENTITY a \"{}\">]><x>{}</x>", "a".repeat(50_000), "&a;".repeat(50_000)),
        "<?xml version=\"1.0\"?><!DOCTYPE x [ <!ENTITY".to_owned(),
    ];
    for case in cases {
        let reading = sound("x.xml", case.as_bytes());
        assert_eq!(
            (reading.kind, reading.notes.as_slice()),
            (Kind::Other, &[notes::DTD_REFUSED][..]),
            "{case:.80}"
        );
        assert_eq!(reading.draft.title, some("x.xml"));
    }
    for inside in ["<TrescDokumentu><Tytul>&e;</Tytul></TrescDokumentu>", "<a b=\"&e;\"/>"] {
        let reading = sound("x.xml", letter(inside).as_bytes());
        assert_eq!((reading.kind, reading.notes.as_slice()), (Kind::Other, &[notes::ENTITY_REFUSED][..]));
    }
}

#[test]
fn too_much_is_refused() {
    let deep = format!("<x>{}</x>", "<a>".repeat(200_000));
    let wide = format!("<x>{}</x>", "<a/>".repeat(200_000));
    let attributes: String = (0..50_000).map(|n| format!(" a{n}=\"1\"")).collect();
    let spaces: String = (0..500).map(|n| format!(" xmlns:a{n}=\"urn:{n}\"")).collect();
    let cases = [
        (deep, notes::TOO_DEEP),
        (wide, notes::XML_LIMIT),
        (format!("<x{attributes}/>"), notes::XML_LIMIT),
        (format!("<x{spaces}/>"), notes::XML_LIMIT),
    ];
    for (case, note) in cases {
        let reading = sound("x.xml", format!("<?xml version=\"1.0\"?>{case}").as_bytes());
        assert_eq!((reading.kind, reading.notes.as_slice()), (Kind::Other, &[note][..]));
    }
    let allowed = format!("<?xml version=\"1.0\"?>{}{}", "<a>".repeat(200), "</a>".repeat(200));
    assert!(sound("x.xml", allowed.as_bytes()).notes.is_empty());
}

#[test]
fn what_breaks_off_is_read_as_far_as_it_goes() {
    let whole = format!(
        "<?xml version=\"1.0\"?><p:Dokument xmlns:p=\"{UPO}\"><p:UPD><p:IdentyfikatorPoswiadczenia>U1\
         </p:IdentyfikatorPoswiadczenia><p:Adresat><p:Nazwa>Anna Nowak</p:Nazwa>\
         <p:IdentyfikatorPodmiotu TypIdentyfikatora=\"PESEL\">44051401359</p:IdentyfikatorPodmiotu></p:Adresat>\
         <p:Nadawca><p:Nazwa>Gmina</p:Nazwa></p:Nadawca><p:DataOdbioru>2024-05-06T23:30:00Z</p:DataOdbioru>\
         <p:IdentyfikatorSprawy>OS.6220.8.2024</p:IdentyfikatorSprawy></p:UPD></p:Dokument>"
    );
    let reading = sound("upd.xml", whole.as_bytes());
    assert_eq!((reading.kind, &reading.draft.title), (Kind::Upd, &some("UPD U1")));
    assert_eq!(reading.draft.senders[0].organisation, some("Anna Nowak"));
    assert_eq!(reading.draft.letter_date, some("2024-05-07"));
    assert_eq!(fact(&reading, notes::CASE_ID), Some("OS.6220.8.2024"));
    assert!(!format!("{:?} {:?}", reading.draft, reading.facts).contains("44051401359"));
    let cut = whole.find("<p:Nadawca>").unwrap();
    let reading = sound("upd.xml", &whole.as_bytes()[..cut]);
    assert_eq!((reading.kind, &reading.draft.title), (Kind::Upd, &some("UPD U1")));
    assert!(reading.notes.contains(&notes::TRUNCATED));
    for length in 0..whole.len() {
        sound("cut.xml", &whole.as_bytes()[..length]);
    }
}

#[test]
fn a_letter_with_files_inside() {
    let inside = "<DaneDokumentu><Data typDaty=\"stworzony\"><Czas>2015-03-04</Czas></Data><Nadawcy><Podmiot><Osoba>\
        <Nazwisko>Nowak</Nazwisko><Imie>Anna</Imie><Adres><Miejscowosc>Brzozowo</Miejscowosc><Kraj>Polska</Kraj></Adres>\
        <Kontakt><Email>a@b.pl</Email></Kontakt></Osoba></Podmiot></Nadawcy></DaneDokumentu><TrescDokumentu>\
        <Tytul>Skarga &amp; prośba&#x202E;</Tytul><RodzajWnioskuRozszerzony rodzaj=\"inne pismo\" jakiInny=\"odwołanie\"/>\
        <Zalaczniki><Zalacznik nazwaPliku=\"..\\a.pdf\" kodowanie=\"base64\"><DaneZalacznika>JVBE\nRi0x</DaneZalacznika></Zalacznik>\
        <Zalacznik nazwaPliku=\"zly.bin\" kodowanie=\"Base64\"><DaneZalacznika>@@@</DaneZalacznika></Zalacznik>\
        <Zalacznik kodowanie=\"URI\" nazwaPliku=\"l\"><DaneZalacznika>javascript:alert(1)</DaneZalacznika></Zalacznik>\
        </Zalaczniki></TrescDokumentu>";
    let reading = sound("p.xml", letter(inside).as_bytes());
    let draft = &reading.draft;
    assert_eq!((reading.kind, &draft.title), (Kind::PismoOgolne, &some("Skarga & prośba")));
    assert_eq!(draft.kind, some("odwołanie"));
    let sender = &draft.senders[0];
    assert_eq!((&sender.surname, &sender.given_names), (&some("Nowak"), &some("Anna")));
    assert_eq!((&sender.country, &sender.email), (&some("PL"), &some("a@b.pl")));
    let parts: Vec<_> = reading.parts.iter().map(|part| (part.name.as_str(), part.kind)).collect();
    assert_eq!(parts, [("p.xml", Kind::PismoOgolne), ("a.pdf", Kind::Pdf), ("zly.bin", Kind::Other)]);
    let expected = [notes::DIRECTION_REMOVED, notes::ATTACHMENT_BROKEN, notes::LINKED_FILES];
    assert_eq!(reading.notes, expected);
}

#[test]
fn encodings() {
    let text = letter("<TrescDokumentu><Tytul>żółw</Tytul></TrescDokumentu>").replace("UTF-8", "UTF-16");
    for (mark, little) in [(true, true), (true, false), (false, true), (false, false)] {
        let marked = if mark { format!("\u{FEFF}{text}") } else { text.clone() };
        let bytes: Vec<u8> = marked
            .encode_utf16()
            .flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() })
            .collect();
        let reading = sound("u.xml", &bytes);
        assert_eq!(
            (reading.kind, &reading.draft.title),
            (Kind::PismoOgolne, &some("żółw")),
            "{mark} {little}"
        );
    }
    let mut polish = letter("<TrescDokumentu><Tytul>#</Tytul></TrescDokumentu>")
        .replace("UTF-8", "windows-1250")
        .into_bytes();
    let at = polish.iter().position(|byte| *byte == b'#').unwrap();
    polish[at] = 0x9C;
    assert_eq!(sound("w.xml", &polish).draft.title, some("ś"));
    let mut invalid = letter("<TrescDokumentu><Tytul>#</Tytul></TrescDokumentu>").into_bytes();
    let at = invalid.iter().position(|byte| *byte == b'#').unwrap();
    invalid[at] = 0xFF;
    let reading = sound("i.xml", &invalid);
    assert_eq!((reading.kind, reading.notes.as_slice()), (Kind::PismoOgolne, &[notes::ENCODING_BROKEN][..]));
    assert_eq!(sound("text.txt", b"za\xBF\xF3\xB3\xE6").kind, Kind::Other);
}

#[test]
fn small_oddities() {
    let empty = sound("skan.pdf", b"");
    assert_eq!((empty.kind, empty.notes.as_slice()), (Kind::Other, &[notes::EMPTY][..]));
    assert_eq!(empty.draft.title, some("skan.pdf"));
    let polyglot = sound("a.html", b"%PDF-1.7\n<html><script>alert(1)</script></html>\n%%EOF PK\x05\x06");
    assert_eq!((polyglot.kind, polyglot.parts.len(), polyglot.notes.is_empty()), (Kind::Pdf, 1, true));
    assert_eq!(sound("a", b"GIF89a/*<svg onload=alert(1)>*/=1;").kind, Kind::Image);
    assert_eq!(sound("a.svg", b"<?xml version=\"1.0\"?><svg onload=\"alert(1)\"/>").kind, Kind::Other);
    assert_eq!(sound("a.html", b"<html><p>x").kind, Kind::Other);
    let note = sound("n.txt", "<ważne> zadzwonić & oddzwonić".as_bytes());
    assert_eq!((note.kind, note.notes.is_empty()), (Kind::Text, true));
    assert_eq!(sound("../../\u{202E}\0a\nb.txt", b"x").parts[0].name, "ab.txt");
    assert!(!sound("x.xml", b"<?xml version=\"1.0\"?><a/><b/>").notes.is_empty());
}

fn multipart(count: usize) -> String {
    let one = "--b\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nx\r\n";
    format!(
        "From: a@b.pl\r\nTo: c@d.pl\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n{}--b--\r\n",
        one.repeat(count)
    )
}

#[test]
fn ten_thousand_parts() {
    let reading = sound("m.eml", multipart(10_000).as_bytes());
    assert_eq!((reading.kind, reading.parts.len()), (Kind::Email, 1000));
    assert!(reading.notes.contains(&notes::TOO_MANY_PARTS));
    let allowed = sound("m.eml", multipart(999).as_bytes());
    assert_eq!((allowed.parts.len(), allowed.notes.contains(&notes::TOO_MANY_PARTS)), (1000, false));
}

#[test]
fn messages_in_messages() {
    let one = "From: a@b.pl\r\nTo: c@d.pl\r\nContent-Type: message/rfc822\r\n\r\n";
    let bytes = one.repeat(100_000);
    let reading = sound("m.eml", bytes.as_bytes());
    assert_eq!((reading.parts.len(), reading.parts[1].kind), (2, Kind::Email));
    assert_eq!(reading.parts[1].bytes.len(), bytes.len() - one.len());
    let mut nested = "From: a@b.pl\r\nTo: c@d.pl\r\n".to_owned();
    for depth in 0..5000 {
        nested.push_str(&format!("Content-Type: multipart/mixed; boundary=b{depth}\r\n\r\n--b{depth}\r\n"));
    }
    let reading = sound("m.eml", nested.as_bytes());
    assert!(reading.notes.contains(&notes::TOO_DEEP) && reading.notes.contains(&notes::TRUNCATED));
    assert_eq!(reading.parts.len(), 2);
}

#[test]
fn long_headers_and_odd_structure() {
    let long =
        format!("From: a@b.pl\r\nTo: c@d.pl\r\nX: {}\r\nSubject: za daleko\r\n\r\n", "x".repeat(300_000));
    let reading = sound("m.eml", long.as_bytes());
    assert_eq!(
        (reading.draft.title.as_deref(), reading.notes.contains(&notes::HEADERS_CUT)),
        (Some("m.eml"), true)
    );
    for content in ["multipart/mixed", "multipart/mixed; boundary=", "multipart/mixed; boundary=none"] {
        let mail = format!("From: a@b.pl\r\nTo: c@d.pl\r\nContent-Type: {content}\r\n\r\nbody");
        let reading = sound("m.eml", mail.as_bytes());
        assert!(reading.notes.contains(&notes::MAIL_BROKEN), "{content}");
        assert_eq!(reading.parts.len(), 2);
    }
    let base64 = "From: a@b.pl\r\nTo: c@d.pl\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!A";
    assert!(sound("m.eml", base64.as_bytes()).notes.contains(&notes::ATTACHMENT_BROKEN));
    for header in ["(", "\"", "<", "=?utf-8?Q?=", "a;b*0*=x;b*1=", ",:;"] {
        let mail = format!(
            "From: {0}\r\nTo: {0}\r\nContent-Type: {0}\r\nSubject: {0}\r\n\r\n",
            header.repeat(20_000)
        );
        sound("m.eml", mail.as_bytes());
    }
}
