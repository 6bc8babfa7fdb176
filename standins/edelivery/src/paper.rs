//! The files of evidences. All say that they come from a stand-in and have no legal force, and none is sealed.

use quick_xml::escape::escape;

use crate::evidence::{Evidence, Kind};
use crate::letter::{Letter, seconds};
use crate::model::Party;
use crate::{epo, pdf};

/// Stands in every file.
pub const NOTICE: &str =
    "Issued by a stand-in of an operator of e-Doreczenia for tests and training. Not sealed. No legal force.";

/// Writes the file of an evidence into it.
pub fn write(evidence: &mut Evidence, letter: &Letter) {
    evidence.bytes = match evidence.kind {
        Kind::HybridEpo => epo::xml(evidence, letter).into_bytes(),
        kind if kind.is_pdf() => picture(evidence, letter),
        _ => xml(evidence, letter).into_bytes(),
    };
}

/// A picture of an evidence: a PDF without a seal.
#[must_use]
pub fn picture(evidence: &Evidence, letter: &Letter) -> Vec<u8> {
    pdf::page(&[
        NOTICE.to_owned(),
        format!("{} {}", evidence.code(), evidence.kind.event()),
        format!("Message: {}", evidence.message_id),
        format!("Subject: {}", letter.subject),
        format!("From: {} {}", evidence.from.ade(), evidence.from.name()),
        format!("To: {} {}", evidence.to.ade(), evidence.to.name()),
        format!("Event time: {}", seconds(evidence.event)),
        format!("Submission time: {}", seconds(evidence.submitted)),
        format!("Evidence: {}", evidence.id),
    ])
}

/// The XML of an evidence. Elements with and without a namespace are mixed as real files mix them.
fn xml(evidence: &Evidence, letter: &Letter) -> String {
    let reasons: String = evidence
        .reasons
        .iter()
        .map(|reason| {
            format!(
                "<ns2:EventReason><Code>http://uri.etsi.org/19522/EventReason/STANDIN</Code><Details>{}</Details></ns2:EventReason>",
                escape(reason)
            )
        })
        .collect();
    let reasons =
        if reasons.is_empty() { reasons } else { format!("<ns2:EventReasons>{reasons}</ns2:EventReasons>") };
    let parts: String = letter
        .attachments
        .iter()
        .map(|attached| {
            format!(
                "<ns2:PartInfo><Identifier>{}</Identifier><ContentType>{}</ContentType></ns2:PartInfo>",
                escape(&attached.id),
                escape(&attached.content_type)
            )
        })
        .collect();
    let (id, event) = (escape(&evidence.id), evidence.kind.event());
    let (at, submitted) = (seconds(evidence.event), seconds(evidence.submitted));
    let (sender, recipient) = (details("Sender", &evidence.from), details("Recipient", &evidence.to));
    let (message, count) = (escape(&evidence.message_id), letter.attachments.len());
    let operator = identity("Operator zastepczy (stand-in)", Some("VATPL-0000000000"));
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<!-- {NOTICE} -->
<ns2:Evidence xmlns:ns2="http://uri.etsi.org/19522/v1#" xmlns:ns3="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
  <ns2:EvidenceIdentifier>{id}</ns2:EvidenceIdentifier>
  <ns2:ERDSEventId>http://uri.etsi.org/19522/Event/{event}</ns2:ERDSEventId>
  {reasons}
  <EventTime>{at}</EventTime>
  <ns2:SubmissionTime>{submitted}</ns2:SubmissionTime>
  <ns2:EvidenceIssuerPolicyID><PolicyID>https://stand-in.invalid/policy.pdf</PolicyID></ns2:EvidenceIssuerPolicyID>
  <ns2:EvidenceIssuerDetails>{operator}</ns2:EvidenceIssuerDetails>
  {sender}
  {recipient}
  <ns2:MessageIdentifier>{message}</ns2:MessageIdentifier>
  <ns2:UserContentInfo>
    <ComposingParts>{count}</ComposingParts>
    <ns2:PartsInfo>{parts}</ns2:PartsInfo>
  </ns2:UserContentInfo>
</ns2:Evidence>
"#
    )
}

fn details(role: &str, party: &Party) -> String {
    format!(
        "<ns2:{role}Details><Identifier>{}</Identifier>{}</ns2:{role}Details>",
        escape(party.ade()),
        identity(&party.name(), None)
    )
}

fn identity(name: &str, number: Option<&str>) -> String {
    let attribute = |kind: &str, value: &str| {
        format!(
            r#"<ns3:Attribute FriendlyName="{kind}" Name="http://eidas.europa.eu/attributes/legalperson/{kind}"><ns3:AttributeValue>{}</ns3:AttributeValue></ns3:Attribute>"#,
            escape(value)
        )
    };
    let number = number.map(|number| attribute("LegalPersonIdentifier", number)).unwrap_or_default();
    format!("<ns2:Identity>{}{number}</ns2:Identity>", attribute("LegalName", name))
}
