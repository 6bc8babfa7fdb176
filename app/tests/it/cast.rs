//! What the tests do again and again, through the same deeds as everybody.

use obieg_cases::deeds::{OpenCase, OpenedCase};
use obieg_cases::model::CaseAccess;
use obieg_classification::deeds::ImportList;
use obieg_kernel::Failure;
use obieg_kernel::door::IssueToken;
use obieg_law::settling::SettlingKind;
use obieg_registry::deeds::{OpenToUnit, RegisterItem, Registered};
use obieg_registry::draft::{ItemDraft, SenderDraft};
use obieg_registry::model::ItemId;
use obieg_testkit::{Browser, World, multipart};
use sha2::{Digest, Sha256};

/// The offices get a classification list.
pub async fn with_list(world: &World) {
    let text = include_bytes!("../../../data/jrwa/wojewoda_2011_zal5.csv");
    for office in ["alfa", "beta"] {
        let deed = ImportList {
            name: "Wykaz".to_owned(),
            source: "test".to_owned(),
            stand_in: true,
            valid_from: jiff::civil::date(2020, 1, 1),
            classes: obieg_classification::table::parse(text).unwrap().classes,
        };
        let operator = world.kernel.machine(&world.operator, &world.office(office), "operator");
        operator.act(deed, None).await.unwrap();
    }
}

/// A complete letter.
pub fn letter(title: &str) -> ItemDraft {
    ItemDraft {
        senders: vec![SenderDraft {
            surname: Some("Zmyślona".to_owned()),
            given_names: Some("Maria".to_owned()),
            place: Some("Wierzbice".to_owned()),
            street: Some("Łąkowa".to_owned()),
            building: Some("7".to_owned()),
            postcode: Some("00-001".to_owned()),
            ..SenderDraft::default()
        }],
        letter_date: Some("2026-05-28".to_owned()),
        received_on: Some("2026-06-01".to_owned()),
        channel: Some("post".to_owned()),
        title: Some(title.to_owned()),
        access: Some("partly-public".to_owned()),
        scan_state: Some("none".to_owned()),
        scan_reason: Some("format większy niż A3".to_owned()),
        not_duplicate: true,
        ..ItemDraft::default()
    }
}

/// A letter is registered by the chancery of `alfa`.
pub async fn register(world: &World, title: &str) -> Registered {
    let chancery = world.actor("alfa", "Karolina").await;
    let deed = RegisterItem { draft: letter(title), files: Vec::new(), taken_as: None };
    chancery.act(deed, None).await.unwrap()
}

/// The unit of a person comes to reach an item.
pub async fn open_to(world: &World, item: ItemId, name: &str) {
    let unit = world.actor("alfa", name).await.unit().unwrap();
    world.machine("alfa").act(OpenToUnit { item, unit }, None).await.unwrap();
}

/// A person opens a case.
pub async fn open_case(world: &World, name: &str, item: Option<ItemId>) -> Result<OpenedCase, Failure> {
    world.actor("alfa", name).await.act(opening(item), None).await
}

/// A case for oneself.
pub fn opening(item: Option<ItemId>) -> OpenCase {
    OpenCase {
        item,
        title: "Pozwolenie na budowę".to_owned(),
        symbol: end_class(),
        group: None,
        officer: None,
        settling: Some(SettlingKind::Investigation.into()),
        access: CaseAccess::NonPublic,
    }
}

/// Symbol of some end class of the list.
pub fn end_class() -> String {
    let text = include_bytes!("../../../data/jrwa/wojewoda_2011_zal5.csv");
    let parsed = obieg_classification::table::parse(text).unwrap();
    parsed.classes.iter().find(|class| class.is_end && class.symbol.len() == 4).unwrap().symbol.clone()
}

/// A client with a token that names every deed, in the name of a person.
pub async fn client(world: &World, browser: &Browser, office: &str, name: &str) -> Browser {
    let secret = format!("{office}{name}");
    let deed = IssueToken {
        token: world.kernel.env().new_id(),
        secret_hash: Sha256::digest(&secret).into(),
        holding: world.holding(office, name).await,
        name: "test".to_owned(),
        scopes: vec!["*".to_owned()],
        days: 10,
    };
    let operator = world.kernel.machine(&world.operator, &world.office(office), "operator");
    operator.act(deed, None).await.unwrap();
    browser.with_token(&format!("obieg.{office}.{secret}"))
}

/// The code of the first refusal.
pub fn code<T: std::fmt::Debug>(done: Result<T, Failure>) -> &'static str {
    match done {
        Err(Failure::Refused(refusals)) => refusals[0].code,
        other => panic!("{other:?}"),
    }
}

/// The codes of all refusals.
pub fn codes(failure: Failure) -> Vec<&'static str> {
    match failure {
        Failure::Refused(list) => list.iter().map(|refusal| refusal.code).collect(),
        other => panic!("{other}"),
    }
}

/// The body of the form of a list, with its file or with one that was kept.
pub fn list_form(token: &str, fields: &[(&str, &str)], file: Option<&str>) -> String {
    let fields: Vec<(&str, &str)> = [("_token", token)].into_iter().chain(fields.iter().copied()).collect();
    let files: Vec<(&str, &str, &str)> =
        file.into_iter().map(|content| ("files", "lista.csv", content)).collect();
    multipart(&fields, &files)
}
