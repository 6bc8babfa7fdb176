//! Real A4 pages: a Typst template and data become a PDF/A-2a file (ISO 19005-2) with PDF/UA-1 tags (ISO 14289-1).
//!
//! A template reads its data with `json("/data.json")` and may import `/common.typ`. It sees no other file, no network,
//! no clock; the same input gives the same bytes.

#![deny(missing_docs)]

pub mod world;

use std::fmt;
use std::sync::{Arc, LazyLock};

use jiff::Timestamp;
use serde::Serialize;
use tokio::sync::Semaphore;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use world::PrintWorld;

/// What stands in the properties of the file.
#[derive(Debug, Clone)]
pub struct About {
    /// Identifies the document for ever, for example `metryka/AB.6740.1.2026/v7`.
    pub ident: String,
    /// When it was made.
    pub at: Timestamp,
    /// A word across every page, behind what stands on it.
    pub mark: Option<String>,
}

/// A document could not be printed: a fault of the template, never of a person.
#[derive(Debug)]
pub struct PrintError(String);

impl fmt::Display for PrintError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for PrintError {}

/// As many documents at the same time as there are processors: more would only need more memory.
static AT_ONCE: LazyLock<Arc<Semaphore>> = LazyLock::new(|| {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    Arc::new(Semaphore::new(cores))
});

/// Prints on a thread of its own.
///
/// # Errors
/// When template and data do not fit each other.
pub async fn print<D: Serialize>(
    template: &'static str,
    data: &D,
    about: About,
) -> Result<Vec<u8>, PrintError> {
    let data = serde_json::to_vec(data).map_err(|error| PrintError(error.to_string()))?;
    let permit = Arc::clone(&AT_ONCE).acquire_owned().await.map_err(|error| PrintError(error.to_string()))?;
    let printed = tokio::task::spawn_blocking(move || {
        let _permit = permit;
        pdf(template, data, &about)
    });
    printed.await.map_err(|error| PrintError(error.to_string()))?
}

fn pdf(template: &'static str, data: Vec<u8>, about: &About) -> Result<Vec<u8>, PrintError> {
    let world = PrintWorld::new(template, data, about.mark.as_deref());
    let compiled = typst::compile::<PagedDocument>(&world).output;
    let done = compiled.and_then(|document| typst_pdf::pdf(&document, &options(about))).map_err(told);
    // The memory of one document is of no use to the next; also after an error.
    comemo::evict(0);
    done
}

/// How a file is made: what it conforms to, and what stands in its properties.
pub fn options(about: &About) -> PdfOptions {
    PdfOptions {
        ident: Smart::Custom(about.ident.clone()),
        creator: Smart::Custom(Some("Obieg".to_owned())),
        timestamp: utc(about.at).map(typst_pdf::Timestamp::new_utc),
        standards: PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]).unwrap_or_default(),
        ..PdfOptions::default()
    }
}

fn utc(at: Timestamp) -> Option<Datetime> {
    let at = at.to_zoned(jiff::tz::TimeZone::UTC).datetime();
    let part = |value: i8| u8::try_from(value).ok();
    Datetime::from_ymd_hms(
        i32::from(at.year()),
        part(at.month())?,
        part(at.day())?,
        part(at.hour())?,
        part(at.minute())?,
        part(at.second())?,
    )
}

fn told(faults: impl IntoIterator<Item = SourceDiagnostic>) -> PrintError {
    let lines = faults.into_iter().map(|fault| {
        let hints: String = fault.hints.iter().map(|hint| format!(" ({})", hint.v)).collect();
        format!("{}{hints}", fault.message)
    });
    PrintError(lines.collect::<Vec<_>>().join("; "))
}
