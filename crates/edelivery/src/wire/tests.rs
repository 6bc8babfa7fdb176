use super::*;

#[test]
fn what_is_odd_is_passed_over_and_the_rest_is_read() {
    let odd = serde_json::json!({
        "messageControlData": { "labels": "none", "opened": "yes", "messageType": "Nowy", "future": [1] },
        "messageMetadata": { "messageId": 17, "timestamp": "2017-07-21 17:32:28+00:00", "receiptDate": "wczoraj",
            "to": [null, { "eDeliveryAddress": "AE:PL-1" }, 5], "additionalData": { "a": "b", "n": 1, "x": null } },
        "attachments": [{ "file": { "fileMetadata": { "fileId": "f", "size": "12" } } }, {}],
        "evidences": [{ "evidenceId": "e", "type": "BPOX" }, { "type": "A.1" }, { "evidenceId": "z", "type": "Z.9" }],
        "future": {}
    });
    let told = serde_json::from_value::<Message>(odd).unwrap().told().unwrap();
    assert_eq!((told.message.as_str(), told.opened, told.direction), ("17", None, None));
    assert_eq!(told.kind, model::Kind::Other("Nowy".into()));
    assert_eq!(told.created, Some("2017-07-21T17:32:28Z".parse().unwrap()));
    assert_eq!((told.received, told.to.len()), (None, 1));
    assert_eq!(told.additional.get("n").map(String::as_str), Some("1"));
    assert_eq!((told.attachments.len(), told.attachments[0].size), (1, Some(12)));
    let kinds: Vec<_> = told.evidences.iter().map(|one| (one.code.as_str(), one.kind.is_some())).collect();
    assert_eq!(kinds, [("BPOX", true), ("Z.9", false)]);
}

#[test]
fn what_has_no_id_is_no_message() {
    assert!(serde_json::from_str::<Message>("{}").unwrap().told().is_none());
}
