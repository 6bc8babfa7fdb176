//! The contract's objects as we send them: strict, nothing that it does not name, nothing that is null.

use serde_json::{Map, Value, json};

use crate::model::{Outgoing, OutgoingFile, Party, Postal, Service, Shipment};

/// Puts a value where there is one.
fn put(map: &mut Map<String, Value>, name: &str, value: Option<Value>) {
    if let Some(value) = value {
        map.insert(name.to_owned(), value);
    }
}

fn text(map: &mut Map<String, Value>, name: &str, value: Option<&String>) {
    put(map, name, value.filter(|text| !text.is_empty()).map(|text| json!(text)));
}

/// `Message`, with attachments that are ready.
pub(crate) fn message(out: &Outgoing, address: &str, key: &str, attachments: Vec<Value>) -> Value {
    let mut metadata = Map::new();
    let from = Party { address: Some(address.to_owned()), ..out.from.clone() };
    metadata.insert("from".into(), party(&from));
    metadata.insert("to".into(), out.to.iter().map(party).collect());
    metadata.insert("subject".into(), json!(out.subject));
    text(&mut metadata, "refToMessageId", out.reply_to.as_ref());
    text(&mut metadata, "threadId", out.thread.as_ref());
    text(&mut metadata, "caseId", out.case.as_ref());
    metadata.insert("additionalData".into(), json!({ (key): out.correlation }));
    let service = match &out.service {
        Service::Electronic => "electronic",
        Service::Hybrid(shipment) => {
            metadata.insert("hybridShipment".into(), hybrid(shipment));
            "hybrid"
        }
    };
    metadata.insert("shippingService".into(), json!(service));
    let mut whole = Map::new();
    if out.mass {
        whole.insert("messageControlData".into(), json!({ "massMessage": true }));
    }
    whole.insert("messageMetadata".into(), Value::Object(metadata));
    text(&mut whole, "textBody", out.text.as_ref());
    if !attachments.is_empty() {
        whole.insert("attachments".into(), Value::Array(attachments));
    }
    Value::Object(whole)
}

/// `MessageAddressData`.
fn party(party: &Party) -> Value {
    let mut map = Map::new();
    text(&mut map, "eDeliveryAddress", party.address.as_ref());
    put(&mut map, "address", party.postal.as_ref().map(postal));
    let mut who = Map::new();
    text(&mut who, "firstName", party.first_name.as_ref());
    text(&mut who, "lastName", party.last_name.as_ref());
    text(&mut who, "companyName", party.name.as_ref());
    text(&mut who, "companyNameContinued", party.name_continued.as_ref());
    put(&mut map, "contributor", (!who.is_empty()).then_some(Value::Object(who)));
    Value::Object(map)
}

/// `Address`.
fn postal(postal: &Postal) -> Value {
    let mut map = Map::new();
    for (name, value) in [
        ("country", &postal.country),
        ("street", &postal.street),
        ("postalCode", &postal.code),
        ("city", &postal.town),
    ] {
        map.insert(name.into(), json!(value));
    }
    text(&mut map, "buildingNumber", postal.building.as_ref());
    text(&mut map, "houseNumber", postal.flat.as_ref());
    Value::Object(map)
}

/// `HybridShipment`; the contract's spelling of `procedingType` is kept.
fn hybrid(shipment: &Shipment) -> Value {
    let mut map = Map::new();
    for (name, value) in [
        ("procedingType", &shipment.proceedings),
        ("categoryService", &shipment.category),
        ("printingMode", &shipment.printing),
        ("overprintMode", &shipment.colour),
        ("returnService", &shipment.undeliverable),
        ("shippingMode", &shipment.mode),
    ] {
        map.insert(name.into(), json!(value));
    }
    text(&mut map, "formatService", shipment.format.as_ref());
    text(&mut map, "shipmentNumber", shipment.number.as_ref());
    text(&mut map, "sendersInformation", shipment.imprint.as_ref());
    text(&mut map, "caseContent", shipment.content.as_ref());
    put(&mut map, "proofOfDelivery", shipment.receipt.map(|wanted| json!(wanted)));
    put(&mut map, "posteRestante", shipment.poste_restante.map(|wanted| json!(wanted)));
    Value::Object(map)
}

/// `Attachment` with its bytes in base64. `fileId` is required, though the operator gives ids: the place in the message is written.
pub(crate) fn attachment(place: usize, file: &OutgoingFile, base64: String) -> Value {
    let metadata = file_metadata(&place.to_string(), file);
    json!({ "order": place, "file": { "fileMetadata": metadata, "file": base64 } })
}

/// `Attachment` that was uploaded before: known by its id.
pub(crate) fn uploaded(place: usize, file: &OutgoingFile, id: &str) -> Value {
    json!({ "order": place, "attachmentId": id, "file": { "fileMetadata": file_metadata(id, file) } })
}

/// No digest is written: the contract says only "SHA-3", and a length or notation that the operator does not expect would refuse a
/// good file. What it says of the file that came is compared instead.
fn file_metadata(id: &str, file: &OutgoingFile) -> Value {
    json!({ "fileId": id, "filename": file.name, "contentType": file.media, "size": file.size })
}
