use obieg_intake::{Kind, notes};

use crate::{fact, real_files, some, sound};

#[test]
fn receipts_of_the_platform() {
    let files = real_files().into_iter().filter(|(name, _)| name.starts_with("upp-epuap"));
    for (name, bytes) in files {
        let reading = sound(&name, &bytes);
        assert_eq!(reading.kind, Kind::Upp, "{name}");
        let draft = &reading.draft;
        assert!(draft.title.as_deref().unwrap().starts_with("UPP ePUAP-UPP5576") || name.ends_with("-1.xml"));
        assert_eq!(draft.senders[0].organisation, some("Testowy Urząd Wojewódzki"));
        assert!(draft.letter_date.as_deref().unwrap().starts_with("2021-04-2"));
        assert_eq!(
            (draft.channel.as_deref(), draft.answer_expected),
            (Some("electronic-inbox"), Some(false))
        );
        assert_eq!(fact(&reading, notes::ADDRESSEE), Some("Urząd Gminy Mały Płock (ePUAP-ID abc_pro_spzoo)"));
        assert!(fact(&reading, notes::DELIVERED_AT).unwrap().starts_with("2021-04-2"));
        assert!(fact(&reading, notes::DOCUMENT_ID).unwrap().starts_with("DOK98"));
        assert!(fact(&reading, notes::SIGNED_FILE).unwrap().ends_with(".xml"));
        assert!(!fact(&reading, notes::SIGNED_FILE).unwrap().contains('%'));
        assert_eq!(reading.notes, [notes::SIGNATURE_UNCHECKED, notes::SIGNATURE_OTHER_FILE], "{name}");
    }
}

#[test]
fn receipts_with_sha1_no_delivery_and_year_one() {
    let files = real_files().into_iter().filter(|(name, _)| name.starts_with("upo-enadzor"));
    for (name, bytes) in files {
        let reading = sound(&name, &bytes);
        assert_eq!(reading.kind, Kind::Upp, "{name}");
        assert_eq!(reading.draft.letter_date, None);
        assert_eq!(reading.draft.letter_date_unknown, some(notes::BAD_DATE));
        assert_eq!(fact(&reading, notes::DELIVERED_AT), None);
        assert!(fact(&reading, notes::ADDITIONAL).unwrap().starts_with("Data z formularza: 2021-01-27"));
        let expected = [
            notes::DATE_IMPOSSIBLE,
            notes::DELIVERY_DATE_ABSENT,
            notes::SIGNATURE_UNCHECKED,
            notes::SIGNATURE_SHA1,
            notes::SIGNATURE_SELF_SIGNED,
        ];
        assert_eq!(reading.notes, expected, "{name}");
    }
}

#[test]
fn a_general_letter_with_files_behind_links() {
    for (name, bytes) in real_files().into_iter().filter(|(name, _)| name.starts_with("pismo-ogolne")) {
        let reading = sound(&name, &bytes);
        assert_eq!(reading.kind, Kind::PismoOgolne);
        let draft = &reading.draft;
        assert_eq!(draft.title, some("Tytuł Dokumentu 1"));
        assert_eq!(
            (draft.letter_date.as_deref(), draft.kind.as_deref()),
            (Some("2019-05-23"), Some("wniosek"))
        );
        let sender = &draft.senders[0];
        assert_eq!(sender.organisation, some("Nazwa Instytucji Nadawcy 1"));
        assert_eq!((&sender.place, &sender.street), (&some("Miejscowość"), &some("Ulica")));
        assert_eq!(fact(&reading, notes::ADDRESSEE), Some("-Nazwa Instytucji Adresata 1"));
        assert!(fact(&reading, notes::LETTER_TEXT).unwrap().ends_with("\nZnak: 1/2/3/4/5/2021"));
        assert_eq!(reading.facts.iter().filter(|fact| fact.code == notes::LINKED_FILE).count(), 3);
        assert_eq!(reading.parts.len(), 1);
        assert_eq!(reading.notes, [notes::LINKED_FILES]);
    }
}

#[test]
fn the_index_of_a_local_archive() {
    for (name, bytes) in real_files().into_iter().filter(|(name, _)| name == "local-archive-Deskryptor.xml") {
        let reading = sound(&name, &bytes);
        assert_eq!((reading.kind, &reading.draft.title), (Kind::Xml, &some("Nazwa Pliku 1")));
        assert_eq!(reading.draft.posted_on, some("2019-05-23"));
        assert_eq!(reading.draft.senders[0].organisation, some("Nazwisko Nazwa Podmiotu 1"));
        assert_eq!(fact(&reading, notes::ARCHIVE_PATH), Some("SciezkaWArchiwum 1"));
        assert_eq!(reading.notes, [notes::DESCRIPTOR]);
    }
}

#[test]
fn signed_forms_are_noticed() {
    for (name, bytes) in real_files().into_iter().filter(|(name, _)| name.starts_with("podpis-")) {
        let reading = sound(&name, &bytes);
        assert_eq!((reading.kind, reading.notes.as_slice()), (Kind::Xml, &[notes::SIGNATURE_UNCHECKED][..]));
    }
}

/// Archive packages, schemas, WSDL, lists, JSON: whatever lies there.
#[test]
fn every_real_file_is_read() {
    for (name, bytes) in real_files() {
        let reading = sound(&name, &bytes);
        println!("{name}: {:?} {:?}", reading.kind, reading.notes);
        if name.ends_with(".xml") || name.ends_with(".xsd") || name.ends_with(".wsdl") {
            assert_ne!(reading.kind, Kind::Text, "{name}");
        }
    }
}
