//! One file: read, stored, registered.

use bytes::Bytes;
use futures_util::Stream;
use obieg_documents::NewFile;
use obieg_kernel::blob::{LARGEST, Sha, Stored};
use obieg_kernel::{Actor, Failure, Refusal};
use obieg_law::rpw::RegisterNumber;
use obieg_registry::ItemId;
use obieg_registry::deeds::{AttachFiles, RegisterItem};
use obieg_registry::queries::{FindNumbered, FindTaken};
use obieg_registry::rules::label_mark;
use obieg_web::Words;
use sha2::{Digest, Sha256};
use tokio::io::AsyncReadExt;

use super::{Found, Intake, Outcome, label};
use crate::notes;
use crate::reading::{PAGE, Part, Reading};

/// Larger files are streamed to their place and looked into only at their beginning.
const READ_WHOLE: u64 = 64 << 20;
/// How much of a large file is looked into.
const BEGINNING: u64 = 1 << 20;
/// How much is read of a large file at a time.
const PIECE: usize = 1 << 20;

pub(super) async fn take(intake: &Intake, file: &Found) -> Result<Outcome, Failure> {
    match register(intake, file).await {
        Err(Failure::Refused(refusals)) => {
            let mut reasons: Vec<String> =
                refusals.iter().map(|refusal| intake.words.refusal(refusal)).collect();
            reasons.dedup();
            Ok(Outcome::Refused { reasons })
        }
        other => other,
    }
}

/// What is needed of a file: all of it, or the beginning of one that is stored already.
enum Content {
    Whole(Vec<u8>),
    Beginning(Vec<u8>, Stored),
}

async fn content(intake: &Intake, file: &Found) -> Result<Content, Failure> {
    if file.size > LARGEST {
        return Err(Refusal::input("kernel.file-too-large").with("most", LARGEST / 1_000_000).into());
    }
    let unreadable =
        |error: std::io::Error| Failure::from(Refusal::input("intake.unreadable-file").with("what", error));
    if file.size <= READ_WHOLE {
        return tokio::fs::read(&file.path).await.map(Content::Whole).map_err(unreadable);
    }
    let mut open = tokio::fs::File::open(&file.path).await.map_err(unreadable)?;
    let stored = intake.actor.blobs().put(Box::pin(pieces(open))).await?;
    open = tokio::fs::File::open(&file.path).await.map_err(unreadable)?;
    let mut beginning = Vec::new();
    open.take(BEGINNING).read_to_end(&mut beginning).await.map_err(unreadable)?;
    Ok(Content::Beginning(beginning, stored))
}

fn pieces(file: tokio::fs::File) -> impl Stream<Item = Result<Bytes, Failure>> + Send {
    futures_util::stream::try_unfold(file, |mut file| async move {
        let mut piece = vec![0; PIECE];
        let count = file.read(&mut piece).await.map_err(Failure::internal)?;
        piece.truncate(count);
        Ok(if count == 0 { None } else { Some((Bytes::from(piece), file)) })
    })
}

async fn register(intake: &Intake, file: &Found) -> Result<Outcome, Failure> {
    let content = content(intake, file).await?;
    let sha256 = match &content {
        Content::Whole(bytes) => Sha(Sha256::digest(bytes).into()),
        Content::Beginning(_, stored) => stored.sha256(),
    };
    if let Some(number) = intake.actor.see(FindTaken { name: file.name.clone(), sha256 }).await? {
        return Ok(Outcome::Before { number });
    }
    let name = file.name.rsplit('/').next().unwrap_or(&file.name);
    if let Some(number) = RegisterNumber::of_file_name(name, &label_mark(intake.actor.office())) {
        return join(intake, file, content, number).await;
    }
    let labelled = labelled(intake, &content).await;
    let number = labelled.as_ref().ok().copied().flatten();
    if let Some(number) = number
        && let Some(item) = intake.actor.see(FindNumbered { number }).await?
    {
        return joined(intake, file, content, (item, number)).await;
    }
    let (mut reading, original) = read(intake, file, content).await?;
    if labelled.is_err() {
        reading.notes.push(notes::LABEL_UNREAD);
    }
    reading.word(|code| intake.words.t(&code.replace('.', "-")).to_owned());
    let notes = worded(&intake.words, &reading);
    let files = files(&intake.actor, &mut reading, original).await?;
    let mut draft = reading.draft;
    draft.remarks = remarks(&intake.words, &notes, &reading.facts);
    // Nobody is there to look at the earlier ones: the item says itself what it resembles.
    draft.not_duplicate = true;
    let deed = RegisterItem { draft, files, taken_as: Some(file.name.clone()) };
    match intake.actor.act(deed, None).await {
        Ok(done) => Ok(Outcome::Registered { item: done.id, number: done.number, notes }),
        // Somebody else took the same file since we looked.
        Err(Failure::Refused(list)) if list.iter().any(|one| one.code == "registry.taken-before") => {
            let number = intake.actor.see(FindTaken { name: file.name.clone(), sha256 }).await?;
            Ok(Outcome::Before { number: number.unwrap_or_default() })
        }
        Err(failure) => Err(failure),
    }
}

/// A later scan: its name begins with the number on the label, so it hangs on that item instead of becoming a new one.
async fn join(
    intake: &Intake,
    file: &Found,
    content: Content,
    number: RegisterNumber,
) -> Result<Outcome, Failure> {
    // A number that is not in the register is a slip of the name: a new item under it would be one more mistake.
    let unknown = || Refusal::input("intake.no-such-number").with("number", number.to_string());
    let item = intake.actor.see(FindNumbered { number }).await?.ok_or_else(unknown)?;
    joined(intake, file, content, (item, number)).await
}

/// The number on the label in the picture of a scan, when there is exactly one of this office. What is larger than is read
/// whole is not looked at.
async fn labelled(intake: &Intake, content: &Content) -> Result<Option<RegisterNumber>, label::Unread> {
    match (&intake.labels, content) {
        (Some(reader), Content::Whole(bytes)) => {
            label::read(reader, bytes, &label_mark(intake.actor.office())).await
        }
        _ => Ok(None),
    }
}

async fn joined(
    intake: &Intake,
    file: &Found,
    content: Content,
    (item, number): (ItemId, RegisterNumber),
) -> Result<Outcome, Failure> {
    let name = file.name.rsplit('/').next().unwrap_or(&file.name);
    let written = number.to_string();
    let scan = match content {
        Content::Whole(bytes) => NewFile::bring(intake.actor.blobs(), name, Bytes::from(bytes)).await?,
        Content::Beginning(head, stored) => NewFile::new(stored, name, &head),
    };
    let deed = AttachFiles { item, files: vec![scan], taken_as: Some(file.name.clone()) };
    match intake.actor.act(deed, None).await {
        Ok(_) => Ok(Outcome::Joined { item, number: written }),
        // Somebody else took the same file since we looked.
        Err(Failure::Refused(list)) if list.iter().any(|one| one.code == "registry.taken-before") => {
            Ok(Outcome::Before { number: written })
        }
        Err(failure) => Err(failure),
    }
}

/// Reads on a thread of its own: a reader may take its time.
async fn read(
    intake: &Intake,
    file: &Found,
    content: Content,
) -> Result<(Reading, Option<NewFile>), Failure> {
    let name = file.name.rsplit('/').next().unwrap_or(&file.name).to_owned();
    let today = intake.env.today();
    let reading = tokio::task::spawn_blocking(move || match content {
        Content::Whole(bytes) => (crate::read(&name, &bytes, today), None),
        Content::Beginning(bytes, stored) => {
            let mut reading = crate::read(&name, &bytes, today);
            let original = NewFile::new(stored, &name, &bytes);
            // What was cut out of a beginning is not what was sent: only the original is kept.
            reading.parts.clear();
            reading.draft.attachments = None;
            reading.notes.retain(|note| *note != notes::TRUNCATED);
            reading.notes.push(notes::TOO_BIG);
            (reading, Some(original))
        }
    });
    reading.await.map_err(Failure::internal)
}

/// Stores the original and what was taken out of it.
///
/// # Errors
/// When the disk refuses.
pub async fn files(
    actor: &Actor,
    reading: &mut Reading,
    original: Option<NewFile>,
) -> Result<Vec<NewFile>, Failure> {
    let mut files: Vec<NewFile> = original.into_iter().collect();
    for (place, Part { name, bytes, .. }) in std::mem::take(&mut reading.parts).into_iter().enumerate() {
        // An empty attachment is no document; an empty original is refused in words.
        if (place > 0 && bytes.is_empty()) || files.len() == obieg_registry::MOST_FILES_TAKEN {
            continue;
        }
        files.push(NewFile::bring(actor.blobs(), &name, Bytes::from(bytes)).await?);
    }
    Ok(files)
}

/// The notes in sentences.
pub fn worded(words: &Words, reading: &Reading) -> Vec<String> {
    let words = |code: &str| words.t(&code.replace('.', "-")).to_owned();
    let mut notes: Vec<String> = reading.notes.iter().map(|note| words(note)).collect();
    if reading.parts.iter().skip(1).any(|part| part.bytes.is_empty()) {
        notes.push(words("intake.parts-empty"));
    }
    if reading.parts.len() > obieg_registry::MOST_FILES_TAKEN {
        notes.push(words("intake.parts-left"));
    }
    notes
}

/// Notes and facts as remarks of the item; the text of the letter is left to its document.
pub fn remarks(words: &Words, notes: &[String], facts: &[crate::Fact]) -> Option<String> {
    let facts = facts.iter().filter(|fact| fact.code != notes::LETTER_TEXT);
    let facts = facts.map(|fact| {
        let label = words.t(&fact.code.replace('.', "-")).to_owned();
        format!("{label}: {}", fact.value)
    });
    let lines: Vec<String> = notes.iter().cloned().chain(facts).collect();
    let text: String = lines.join("\n").chars().take(PAGE).collect();
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}
