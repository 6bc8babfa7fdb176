//! Printed items: H.DW, H.PN, H.EPO.

use reqwest::Method;
use serde_json::json;

use crate::support::*;

#[tokio::test]
async fn a_printed_item_is_posted_and_its_receipt_comes() {
    for (generation, namespace) in
        [(1, "KartaEPO/2018/07/15"), (2, "http://msepo.gov.pl/epo/XSD/KartaEPO.xsd")]
    {
        let mut world = world().await;
        world.script(&json!({ "post_after": 60, "deliver_after": 86400, "epo": generation })).await;
        let id = world.send(&hybrid("druk")).await;
        assert_eq!(world.status(&id).await, "Przekazana do realizacji");
        world.advance("PT1M").await;
        assert_eq!(world.status(&id).await, "Nadana");
        assert_eq!(world.codes(&id).await, ["H.PN"]);
        world.advance("P1D").await;
        world.log_in().await;
        assert_eq!(world.status(&id).await, "Doręczona");
        assert_eq!(world.look(&id).await["messageMetadata"]["receiptDate"], "2026-11-03T07:01:00.000Z");
        let epo =
            world.raw(Method::GET, &format!("/api/v3/{OFFICE}/evidences/puhepo/{id}"), None).await.unwrap();
        let text = epo.text().await.unwrap();
        assert!(
            text.contains(&format!(r#"<KartaEPO xmlns="{namespace}">"#)) && text.contains("No legal force")
        );
        let list = world.get(&format!("messages/{id}/evidences?type=H.PN")).await["evidences"].clone();
        let file = format!("/api/v3/{OFFICE}/evidences/puh/{}", list[0]["evidenceId"].as_str().unwrap());
        assert!(
            world
                .raw(Method::GET, &file, None)
                .await
                .unwrap()
                .text()
                .await
                .unwrap()
                .contains("HybridPosting")
        );
        for picture in [
            format!("{file}?evidenceFormat=pdf"),
            format!("/api/v3/{OFFICE}/evidences/puhepo/{id}?evidenceFormat=PDF"),
        ] {
            let bytes = world.raw(Method::GET, &picture, None).await.unwrap().bytes().await.unwrap();
            assert!(bytes.starts_with(b"%PDF-"));
        }
        assert_eq!(
            world.raw(Method::GET, &file.replace("/puh/", "/purde/"), None).await.unwrap().status(),
            400
        );
    }
}

#[tokio::test]
async fn a_refused_print_tells_its_reasons_with_semicolons() {
    let world = world().await;
    world.script(&json!({ "reject": ["Margines", "Format strony"] })).await;
    let id = world.send(&hybrid("margines")).await;
    assert_eq!(world.codes(&id).await, ["H.DW"]);
    let control = world.look(&id).await["messageControlData"].clone();
    assert_eq!(
        (control["status"].as_str(), control["statusDescription"].as_str()),
        (Some("Odrzucona"), Some("Margines;Format strony"))
    );
}

#[tokio::test]
async fn an_item_that_comes_back_is_not_delivered() {
    let world = world().await;
    world.script(&json!({ "ending": "returned", "epo": 2 })).await;
    let id = world.send(&hybrid("zwrot")).await;
    assert_eq!(world.status(&id).await, "Niedoręczona");
    assert!(world.look(&id).await["messageMetadata"].get("receiptDate").is_none());
    let epo = world.raw(Method::GET, &format!("/api/v3/{OFFICE}/evidences/puhepo/{id}"), None).await.unwrap();
    assert!(
        epo.text()
            .await
            .unwrap()
            .contains("<StatusPrzesylki>6</StatusPrzesylki><BrakDoreczenia>3</BrakDoreczenia>")
    );
}

#[tokio::test]
async fn a_hybrid_message_is_checked_by_its_own_rules() {
    let world = world().await;
    let code = async |change: &dyn Fn(&mut serde_json::Value)| {
        let mut body = hybrid("zły druk");
        change(&mut body);
        let (status, errors) = world.post("messages", &body).await;
        assert_eq!(status, 400, "{errors}");
        errors
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["error"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        code(&|body| body["messageMetadata"]["to"] =
            json!([body["messageMetadata"]["to"][0], body["messageMetadata"]["to"][0]]))
        .await,
        ["ADDRESSEES"]
    );
    assert_eq!(
        code(&|body| drop(body["messageMetadata"]["from"].as_object_mut().unwrap().remove("address"))).await,
        ["SENDER_ADDRESS"]
    );
    assert_eq!(code(&|body| body["attachments"] = json!([file("a.pdf", b"text")])).await, ["NOT_PDF"]);
    assert_eq!(code(&|body| body["attachments"] = json!([])).await, ["NO_ATTACHMENTS"]);
    assert_eq!(
        code(&|body| body["messageMetadata"]["hybridShipment"]["procedingType"] = json!("other")).await,
        ["HYBRID_VALUE"]
    );
    assert_eq!(
        code(&|body| drop(
            body["messageMetadata"]["hybridShipment"].as_object_mut().unwrap().remove("shippingMode")
        ))
        .await,
        ["BODY"]
    );
    assert_eq!(
        code(&|body| body["messageMetadata"]["to"][0]["address"]["street"] = json!("P.O. Box")).await,
        ["PO_BOX"]
    );
    assert_eq!(
        code(&|body| body["messageMetadata"]["to"][0]["contributor"] =
            json!({ "companyName": "x".repeat(51) }))
        .await,
        ["TOO_LONG"]
    );
}
