//! Templates for programs: the same deeds.

use obieg_cases::model::CaseId;
use obieg_kernel::Failure;
use obieg_press::shipped::{Manifest, TextField};
use obieg_web::{Outcome, Reply, Visit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::deeds::{EndTemplate, ReviseTemplate, SetLetterhead, WriteTemplate};
use crate::fill::TEXT;
use crate::model::{Inputs, LetterTemplate, Letterhead, TemplateFile, TemplateId, VersionLine};
use crate::pages::{again_by_program, composed_by_program, trial};
use crate::proven::{Proven, Workshop};
use crate::queries::{ListTemplates, SeeLetterhead, ShowTemplate};

/// A text that an officer is asked for.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AskedText {
    /// Its key, as the template names it: lower-case letters, digits and `_`.
    #[schema(pattern = "^[a-z0-9_]{1,40}$")]
    key: String,
    /// Its label.
    #[schema(min_length = 1, max_length = 200)]
    label: String,
    /// What to write.
    #[serde(default)]
    #[schema(max_length = 500)]
    hint: String,
    /// Is there no letter without it?
    #[serde(default)]
    required: bool,
    /// Is it more than one line?
    #[serde(default)]
    long: bool,
    /// What stands in it before anybody wrote.
    #[serde(default)]
    #[schema(max_length = 5000)]
    default: String,
}

/// What a template is made of.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TemplateBody {
    /// What kind of letter it makes, as a key.
    #[schema(pattern = "^[a-z0-9_]{1,40}$")]
    kind: String,
    /// Its name.
    #[schema(min_length = 3, max_length = 200)]
    name: String,
    /// What it is for.
    #[serde(default)]
    #[schema(max_length = 500)]
    description: String,
    /// The legal basis that a letter begins with.
    #[serde(default)]
    #[schema(max_length = 5000)]
    legal_basis: String,
    /// The advice that a letter begins with.
    #[serde(default)]
    #[schema(max_length = 20000)]
    advice: String,
    /// What an officer is asked to write.
    #[serde(default)]
    #[schema(max_items = 30)]
    texts: Vec<AskedText>,
    /// The text in Typst; it imports `/letter.typ`.
    #[schema(min_length = 1, max_length = 262144)]
    source: String,
}

impl TemplateBody {
    fn parted(self) -> (Manifest, String) {
        let text = |one: AskedText| TextField {
            key: one.key,
            label: one.label,
            hint: one.hint,
            required: one.required,
            long: one.long,
            default: one.default,
        };
        let manifest = Manifest {
            kind: self.kind,
            name: self.name,
            description: self.description,
            legal_basis: self.legal_basis,
            advice: self.advice,
            texts: self.texts.into_iter().map(text).collect(),
        };
        (manifest, self.source)
    }

    fn of(manifest: Manifest, source: String) -> Self {
        let text = |one: TextField| AskedText {
            key: one.key,
            label: one.label,
            hint: one.hint,
            required: one.required,
            long: one.long,
            default: one.default,
        };
        Self {
            kind: manifest.kind,
            name: manifest.name,
            description: manifest.description,
            legal_basis: manifest.legal_basis,
            advice: manifest.advice,
            texts: manifest.texts.into_iter().map(text).collect(),
            source,
        }
    }
}

/// A new version of a template.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TemplateVersionBody {
    /// The last version that was seen.
    #[schema(minimum = 1)]
    after: i64,
    /// What it is made of now.
    template: TemplateBody,
}

/// A template with its last version.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TemplateAnswer {
    /// The template.
    template: LetterTemplate,
    /// What its last version is made of.
    made_of: TemplateBody,
    /// All versions, the newest first.
    versions: Vec<VersionLine>,
}

async fn proven(visit: &Visit, body: TemplateBody) -> Result<Proven, Failure> {
    let (manifest, source) = body.parted();
    Proven::of(Workshop::of(visit)?, manifest, source, trial(visit)).await
}

pub(crate) async fn list(visit: Visit) -> Outcome {
    Reply::json(&visit.see(ListTemplates).await?)
}

pub(crate) async fn write(mut visit: Visit) -> Outcome {
    let body = visit.body().await?;
    let proven = proven(&visit, body).await?;
    Reply::created(&visit.act(WriteTemplate { proven, origin: None }).await?)
}

pub(crate) async fn show(visit: Visit) -> Outcome {
    let file = visit.see(ShowTemplate { template: visit.id("template")?, number: None }).await?;
    let TemplateFile { template, version, versions } = file;
    let made_of = TemplateBody::of(version.manifest, version.source);
    Reply::json(&TemplateAnswer { template, made_of, versions })
}

pub(crate) async fn revise(mut visit: Visit) -> Outcome {
    let template: TemplateId = visit.id("template")?;
    let TemplateVersionBody { after, template: body } = visit.body().await?;
    let proven = proven(&visit, body).await?;
    visit.act(ReviseTemplate { template, after, proven }).await?;
    Reply::done()
}

pub(crate) async fn end(visit: Visit) -> Outcome {
    visit.act(EndTemplate { template: visit.id("template")? }).await?;
    Reply::done()
}

pub(crate) async fn head(visit: Visit) -> Outcome {
    Reply::json(&visit.see(SeeLetterhead).await?)
}

/// What is to stand at the head of letters.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LetterheadBody {
    /// The version that was read, 0 for none.
    #[schema(minimum = 0)]
    version: i64,
    /// What.
    head: Letterhead,
}

pub(crate) async fn set_head(mut visit: Visit) -> Outcome {
    let LetterheadBody { version, head } = visit.body().await?;
    visit.act(SetLetterhead { head, version }).await?;
    Reply::done()
}

/// What was written for one text that the template asks for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WrittenText {
    /// Its key.
    #[schema(pattern = "^[a-z0-9_]{1,40}$")]
    key: String,
    /// The text.
    #[schema(max_length = 50000)]
    text: String,
}

/// What is written into a letter. What is left out begins as on the screen: with what the program and the template know.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LetterFields {
    /// Title of the draft.
    #[schema(max_length = 500)]
    title: Option<String>,
    /// What the letter is about.
    #[schema(max_length = 50000)]
    subject: Option<String>,
    /// Its day.
    #[schema(value_type = Option<String>, format = Date)]
    date: Option<String>,
    /// The party of the case to whom it goes.
    #[schema(value_type = Option<String>, format = Uuid)]
    party: Option<String>,
    /// Somebody else to whom it goes.
    #[schema(max_length = 500)]
    name: Option<String>,
    /// Their address, a line each.
    #[schema(max_length = 2000)]
    address: Option<String>,
    /// The post (holding) of whoever is to sign.
    #[schema(value_type = Option<String>, format = Uuid)]
    signer: Option<String>,
    /// The sign of the other side.
    #[schema(max_length = 500)]
    your_sign: Option<String>,
    /// The legal basis.
    #[schema(max_length = 5000)]
    legal_basis: Option<String>,
    /// The advice.
    #[schema(max_length = 20000)]
    advice: Option<String>,
    /// Attachments, a line each.
    #[schema(max_length = 5000)]
    attachments: Option<String>,
    /// Who gets a copy, a line each.
    #[schema(max_length = 5000)]
    copies: Option<String>,
    /// What the template asks for.
    #[serde(default)]
    #[schema(max_items = 30)]
    texts: Vec<WrittenText>,
}

impl LetterFields {
    fn inputs(self) -> Inputs {
        let lines = [
            ("title", self.title),
            ("subject", self.subject),
            ("date", self.date),
            ("party", self.party),
            ("name", self.name),
            ("address", self.address),
            ("signer", self.signer),
            ("your_sign", self.your_sign),
            ("legal_basis", self.legal_basis),
            ("advice", self.advice),
            ("attachments", self.attachments),
            ("copies", self.copies),
        ];
        let known = lines.into_iter().filter_map(|(name, text)| Some((name.to_owned(), text?)));
        known.chain(self.texts.into_iter().map(|one| (format!("{TEXT}{}", one.key), one.text))).collect()
    }
}

/// A letter to be written from a template.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ComposeBody {
    /// The template.
    #[schema(value_type = String, format = Uuid)]
    template: TemplateId,
    /// What is written.
    fields: LetterFields,
}

pub(crate) async fn compose(mut visit: Visit) -> Outcome {
    let case: CaseId = visit.id("id")?;
    let ComposeBody { template, fields } = visit.body().await?;
    Reply::created(&composed_by_program(&visit, (case, template), fields.inputs()).await?)
}

/// The letter of a draft written anew.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ComposeAgainBody {
    /// The last version of the draft's document that was seen.
    #[schema(minimum = 1)]
    after: i64,
    /// What is written otherwise.
    fields: LetterFields,
}

pub(crate) async fn compose_again(mut visit: Visit) -> Outcome {
    let ComposeAgainBody { after, fields } = visit.body().await?;
    again_by_program(&visit, after, fields.inputs()).await?;
    Reply::done()
}
