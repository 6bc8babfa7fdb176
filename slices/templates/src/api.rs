//! Templates for programs: the same deeds.

use obieg_cases::model::CaseId;
use obieg_kernel::Failure;
use obieg_press::shipped::{Manifest, TextField};
use obieg_web::{Outcome, Reply, Visit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::deeds::{EndTemplate, ReviseTemplate, SetLetterhead, WriteTemplate};
use crate::model::{Inputs, Letterhead, TemplateFile, TemplateId, TemplateLine, VersionLine};
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
    template: TemplateLine,
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

/// A letter to be written from a template.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LetterBody {
    /// The template.
    #[schema(value_type = String, format = Uuid)]
    template: TemplateId,
    /// What is written, by field: `title`, `subject`, `date`, `party` or `name` with `address`, `signer`, `legal_basis`, `advice`,
    /// `attachments`, `copies`, `your_sign`, and `texts.…` for what the template asks.
    fields: Inputs,
}

pub(crate) async fn compose(mut visit: Visit) -> Outcome {
    let case: CaseId = visit.id("id")?;
    let LetterBody { template, fields } = visit.body().await?;
    Reply::created(&composed_by_program(&visit, (case, template), fields).await?)
}

/// The letter of a draft written anew.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LetterAgainBody {
    /// The last version of the draft's document that was seen.
    #[schema(minimum = 1)]
    after: i64,
    /// What is written otherwise, by field.
    fields: Inputs,
}

pub(crate) async fn compose_again(mut visit: Visit) -> Outcome {
    let LetterAgainBody { after, fields } = visit.body().await?;
    again_by_program(&visit, after, fields).await?;
    Reply::done()
}
