//! Signing outside the program: what comes back must be the accepted version with a signature, and nothing else.

use bergshamra_c14n::C14nMode;

use crate::finding::{Code, Finding};
use crate::report::{Content, Form, Report, Signature, Signed, Word};
use crate::trust::Context;
use crate::xml::layout::decoded;
use crate::xml::names::DSIG;
use crate::xml::tree::{Tree, text_of};
use crate::{Beside, Limits, pdf, verify};

/// Why an uploaded signature is not one of the accepted version.
#[derive(Clone, Debug, PartialEq)]
pub enum NotExact {
    /// The signature itself does not hold or could not be read.
    Signature(Box<Report>),
    /// It holds, for something else.
    Content(Box<Report>),
    /// It holds, and besides the accepted version there is more in the file.
    More(Box<Report>, String),
}

/// Does the uploaded file sign exactly the accepted bytes? Gives the report when it does.
///
/// - PDF: the accepted bytes are the beginning of the file, and all that came after is signatures;
/// - XML around the content, CMS, containers: what is signed is the accepted bytes;
/// - XML inside the accepted document: the same document when both are canonical, without the signature;
/// - detached signatures: they are of the accepted bytes.
///
/// Trust is not asked: [`Word::TrustNotDecided`] is enough.
///
/// # Errors
/// [`NotExact`] says what differs.
pub fn covers_exactly(uploaded: &[u8], accepted: &[u8], context: &Context) -> Result<Report, NotExact> {
    let beside = [Beside { name: "", bytes: accepted }];
    let report = verify(uploaded, &beside, context);
    if report.word > Word::TrustNotDecided || report.signatures.is_empty() {
        return Err(NotExact::Signature(Box::new(report)));
    }
    // A PDF may carry signatures from before: one of them at least must be of the accepted bytes, and so lie behind them.
    let is_older = |signature: &Signature| match signature.signed.as_slice() {
        [Signed { content: Content::Revision(end), .. }] => {
            usize::try_from(*end).is_ok_and(|end| end <= accepted.len())
        }
        _ => false,
    };
    if report.signatures.iter().all(is_older) {
        return Err(NotExact::Content(Box::new(report)));
    }
    for signature in &report.signatures {
        let [only] = signature.signed.as_slice() else { return Err(NotExact::Content(Box::new(report))) };
        let same = match &only.content {
            Content::Beside(_) => true,
            Content::Bytes(bytes) if signature.form == Form::XmlEnveloped => {
                same_document(bytes, accepted, &context.limits)
            }
            Content::Bytes(bytes) if signature.form == Form::XmlEnveloping => {
                bytes == accepted || same_object(bytes, accepted, &context.limits)
            }
            Content::Bytes(bytes) => bytes == accepted,
            Content::Revision(_) => match pdf::grew_from(uploaded, accepted) {
                Ok(()) => true,
                Err(why) => return Err(NotExact::More(Box::new(report), describe(&why))),
            },
        };
        if !same {
            return Err(NotExact::Content(Box::new(report)));
        }
    }
    Ok(report)
}

fn describe(finding: &Finding) -> String {
    match finding.code {
        Code::ChangedAfterSigning => finding.detail.clone(),
        code => format!("{code:?} {}", finding.detail),
    }
}

/// Are the signed canonical bytes those of the accepted document?
fn same_document(signed: &[u8], accepted: &[u8], limits: &Limits) -> bool {
    let canonical = |bytes: &[u8], mode| {
        let text = text_of(bytes).ok()?;
        let tree = Tree::parse(&text, limits).ok()?;
        bergshamra_c14n::canonicalize_doc::<&str>(&tree.document, mode, None, &[]).ok()
    };
    // The oldest way keeps every namespace that is declared; the exclusive one, in which most are signed, those that are used.
    [C14nMode::Inclusive, C14nMode::Exclusive].into_iter().any(|mode| {
        let one = canonical(signed, mode);
        one.is_some() && one == canonical(accepted, mode)
    })
}

/// Some programs sign the object with its base64 inside instead of what it stands for.
fn same_object(signed: &[u8], accepted: &[u8], limits: &Limits) -> bool {
    let inside = || {
        let text = text_of(signed).ok()?;
        let tree = Tree::parse(&text, limits).ok()?;
        let object = tree.is(tree.root, DSIG, "Object") && tree.elements(tree.document.root()).len() == 1;
        decoded(&tree.text(tree.root).filter(|_| object)?)
    };
    inside().as_deref() == Some(accepted)
}
