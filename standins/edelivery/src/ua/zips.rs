//! Archives as zip files: written to the disk, then sent part by part.

use std::fs::File;
use std::io::{self, Write};
use std::path::PathBuf;

use axum::response::Response;
use quick_xml::escape::escape;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::Visit;
use super::attachments::stream;
use super::list::owned;
use crate::evidence::Evidence;
use crate::fault::Fault;
use crate::files::Blob;
use crate::letter::{Kind, Letter, seconds};
use crate::paper::NOTICE;
use crate::pdf;
use crate::validate::name_faults;

/// `GET messages/{messageId}/message-archive-file`.
pub async fn message(visit: Visit) -> Result<Response, Fault> {
    visit.params(&[])?;
    let letter = letter(&visit)?;
    if letter.kind == Kind::Stub {
        return Err(Fault::one("STUB", "a notice of a message is not archived"));
    }
    send(&visit, vec![letter], whole).await
}

/// `GET evidences/{messageId}/technical-evidences-file`.
pub async fn evidences(visit: Visit) -> Result<Response, Fault> {
    visit.params(&[])?;
    let letter = letter(&visit)?;
    send(&visit, vec![letter], proofs).await
}

/// `GET message-archive-task/{taskId}/download`.
pub async fn task(visit: Visit) -> Result<Response, Fault> {
    visit.params(&[])?;
    let letters = {
        let world = visit.world();
        let mailbox = owned(&world, &visit.ade)?;
        let id = visit.path("taskId");
        let task = mailbox.archives.iter().find(|task| task.id == id);
        let task = task.ok_or_else(|| Fault::one("TASK_NOT_FOUND", format!("no task {id}")))?;
        if task.status != "READY_TO_DOWNLOAD" {
            return Err(Fault::one("TASK_STATUS", format!("the task is {}", task.status)));
        }
        task.messages.iter().filter_map(|id| mailbox.letters.get(id)).cloned().collect()
    };
    send(&visit, letters, whole).await
}

fn letter(visit: &Visit) -> Result<Letter, Fault> {
    let world = visit.world();
    Ok(owned(&world, &visit.ade)?.letter(visit.path("messageId"))?.clone())
}

type Fill = fn(&mut ZipWriter<File>, &str, &Letter) -> io::Result<()>;

async fn send(visit: &Visit, letters: Vec<Letter>, fill: Fill) -> Result<Response, Fault> {
    let path = visit.world().folder.path();
    let made = tokio::task::spawn_blocking(move || write(path, &letters, fill)).await;
    let storage = |text: String| Fault::one("STORAGE", text);
    let (path, size) =
        made.map_err(|error| storage(error.to_string()))?.map_err(|error| storage(error.to_string()))?;
    let response = stream(&path, size, "application/zip").await;
    // The open file is read to its end all the same.
    drop(std::fs::remove_file(&path));
    response
}

fn write(path: PathBuf, letters: &[Letter], fill: Fill) -> io::Result<(PathBuf, u64)> {
    let mut zip = ZipWriter::new(File::create(&path)?);
    for letter in letters {
        let folder = if letters.len() == 1 { String::new() } else { format!("{}/", letter.id) };
        fill(&mut zip, &folder, letter)?;
    }
    zip.finish()?;
    let size = std::fs::metadata(&path)?.len();
    Ok((path, size))
}

fn begin(zip: &mut ZipWriter<File>, name: &str) -> io::Result<()> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    Ok(zip.start_file(name, options)?)
}

fn put(zip: &mut ZipWriter<File>, name: &str, bytes: &[u8]) -> io::Result<()> {
    begin(zip, name)?;
    zip.write_all(bytes)
}

fn copy(zip: &mut ZipWriter<File>, name: &str, blob: &Blob) -> io::Result<()> {
    begin(zip, name)?;
    io::copy(&mut File::open(blob.path())?, zip)?;
    Ok(())
}

fn file_of(evidence: &Evidence) -> String {
    let ending = if evidence.kind.is_pdf() { "pdf" } else { "xml" };
    format!("{}_{}.{ending}", evidence.kind.code(), evidence.id)
}

fn proofs(zip: &mut ZipWriter<File>, folder: &str, letter: &Letter) -> io::Result<()> {
    for evidence in &letter.evidences {
        put(zip, &format!("{folder}{}", file_of(evidence)), &evidence.bytes)?;
    }
    Ok(())
}

/// Picture, text, attachments, evidences and the description of the archive, as one source has seen it.
fn whole(zip: &mut ZipWriter<File>, folder: &str, letter: &Letter) -> io::Result<()> {
    let text = letter.text.clone().unwrap_or_default();
    let mut lines = vec![
        NOTICE.to_owned(),
        format!("Message: {}", letter.id),
        letter.subject.clone(),
        letter.from.name(),
    ];
    lines.extend(text.lines().map(str::to_owned));
    put(zip, &format!("{folder}wizualizacja.pdf"), &pdf::page(&lines))?;
    put(zip, &format!("{folder}tresc.txt"), text.as_bytes())?;
    for attached in &letter.attachments {
        // A name that was taken is safe as the name of an entry; anything else goes by its id.
        let name = if name_faults(&attached.filename).is_empty() { &attached.filename } else { &attached.id };
        copy(zip, &format!("{folder}zalaczniki/{name}"), &attached.blob)?;
    }
    proofs(zip, &format!("{folder}dowody/"), letter)?;
    put(zip, &format!("{folder}MetrykaArchiwum.xml"), description(letter).as_bytes())
}

fn description(letter: &Letter) -> String {
    let files: String = letter
        .attachments
        .iter()
        .map(|attached| {
            format!(
                "<Plik><NazwaPliku>{}</NazwaPliku><WartoscSkrotu>{}</WartoscSkrotu><FunkcjaSkrotu>SHA3-512</FunkcjaSkrotu></Plik>",
                escape(&attached.filename),
                attached.blob.hash
            )
        })
        .collect();
    let (business, technical): (Vec<&Evidence>, Vec<&Evidence>) =
        letter.evidences.iter().partition(|one| one.kind.code().starts_with("BP"));
    let list = |name: &str, list: Vec<&Evidence>| -> String {
        list.iter()
            .map(|one| format!("<{name}><NazwaPliku>{}</NazwaPliku></{name}>", escape(file_of(one))))
            .collect()
    };
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<!-- {NOTICE} -->
<SpecyfikacjaArchiwum wersja="1.0"><DataUtworzenia>{}</DataUtworzenia><IdentyfikatorWiadomosci>{}</IdentyfikatorWiadomosci><DaneZalaczniki>{files}</DaneZalaczniki><TrescWiadomosci><NazwaPliku>tresc.txt</NazwaPliku></TrescWiadomosci>{}{}<PodgladWiadomosci><NazwaPliku>wizualizacja.pdf</NazwaPliku></PodgladWiadomosci></SpecyfikacjaArchiwum>
"#,
        seconds(letter.timestamp),
        escape(&letter.id),
        list("DowodTechniczny", technical),
        list("PotwierdzeniaBiznesowe", business),
    )
}
