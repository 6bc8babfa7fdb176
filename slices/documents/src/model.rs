//! Documents as values.

use jiff::Timestamp;
use obieg_kernel::blob::{Readable, Sha, Stored};
use obieg_kernel::coded;
use obieg_web::Incoming;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::rules;

obieg_kernel::kinds! {
    /// A document.
    DocumentTag, DocumentId => "document";
}

/// What a document hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HolderKind {
    /// An incoming item.
    Item,
    /// A case.
    Case,
    /// A letter.
    Letter,
}

coded!(HolderKind { Item => "item", Case => "case", Letter => "letter" });

/// The part that a document plays with its holder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentKind {
    /// A digital reproduction of paper.
    Scan,
    /// A born-digital document as it came.
    Received,
    /// A draft of a letter.
    Draft,
    /// The final, signed letter.
    Final,
    /// Evidence of sending or delivery.
    Evidence,
    /// A note for the file.
    Note,
}

coded!(DocumentKind {
    Scan => "scan",
    Received => "received",
    Draft => "draft",
    Final => "final",
    Evidence => "evidence",
    Note => "note",
});

/// Media types that the program can tell from the content. Stored by their registered names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    /// PDF.
    Pdf,
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// GIF.
    Gif,
    /// WEBP.
    Webp,
    /// TIFF.
    Tiff,
    /// Plain text in UTF-8.
    Text,
    /// HTML: never shown, only saved.
    Html,
    /// SVG: never shown, only saved.
    Svg,
    /// XML.
    Xml,
    /// A message as in RFC 5322.
    Mail,
    /// RTF.
    Rtf,
    /// OpenDocument text.
    Odt,
    /// OpenDocument spreadsheet.
    Ods,
    /// OOXML text.
    Docx,
    /// OOXML spreadsheet.
    Xlsx,
    /// OOXML presentation.
    Pptx,
    /// A container of signed files (ASiC-E).
    AsicE,
    /// A container of one signed file (ASiC-S).
    AsicS,
    /// Another ZIP.
    Zip,
    /// The old office container: doc, xls, msg.
    Ole,
    /// Anything else.
    Other,
}

coded!(Media {
    Pdf => "application/pdf",
    Png => "image/png",
    Jpeg => "image/jpeg",
    Gif => "image/gif",
    Webp => "image/webp",
    Tiff => "image/tiff",
    Text => "text/plain",
    Html => "text/html",
    Svg => "image/svg+xml",
    Xml => "application/xml",
    Mail => "message/rfc822",
    Rtf => "application/rtf",
    Odt => "application/vnd.oasis.opendocument.text",
    Ods => "application/vnd.oasis.opendocument.spreadsheet",
    Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    AsicE => "application/vnd.etsi.asic-e+zip",
    AsicS => "application/vnd.etsi.asic-s+zip",
    Zip => "application/zip",
    Ole => "application/x-ole-storage",
    Other => "application/octet-stream",
});

impl Media {
    /// May it be shown inside the browser?
    pub const fn is_shown(self) -> bool {
        matches!(self, Self::Pdf | Self::Text) || self.is_picture()
    }

    /// Does a page show it: the browser, or a preview by program ([`crate::slot::Preview`])?
    pub const fn has_preview(self) -> bool {
        self.is_shown() || matches!(self, Self::Mail)
    }

    /// Is it a picture that a browser draws?
    pub const fn is_picture(self) -> bool {
        matches!(self, Self::Png | Self::Jpeg | Self::Gif | Self::Webp)
    }

    /// The name for the Content-Type header: plain text was checked to be UTF-8 when it came.
    pub const fn header(self) -> &'static str {
        match self {
            Self::Text => "text/plain; charset=utf-8",
            other => other.code(),
        }
    }

    /// Symbol in the icon sheet.
    pub const fn icon(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png | Self::Jpeg | Self::Gif | Self::Webp | Self::Tiff | Self::Svg => "image",
            Self::Text | Self::Rtf | Self::Odt | Self::Docx => "file-text",
            Self::Ods | Self::Xlsx => "table",
            Self::Html | Self::Xml => "code",
            Self::Mail => "envelope",
            Self::AsicE | Self::AsicS => "seal",
            Self::Zip => "package",
            Self::Pptx | Self::Ole | Self::Other => "file",
        }
    }
}

/// A file on disk whose type was told from its content: the only way to bring one into a document.
#[derive(Debug, Clone, Serialize)]
pub struct NewFile {
    stored: Stored,
    name: String,
    media: Media,
}

impl NewFile {
    /// A file with its first bytes (up to 8 KB), from which its type is told. The name is cleaned, not believed.
    pub fn new(stored: Stored, name: &str, head: &[u8]) -> Self {
        let whole = u64::try_from(head.len()).is_ok_and(|length| length >= stored.size());
        Self { name: rules::clean_name(name), media: rules::media_of(head, whole), stored }
    }

    /// A file that came with a form.
    pub fn of(incoming: Incoming) -> Self {
        Self::new(incoming.stored, &incoming.name, &incoming.head)
    }

    /// The blob.
    pub fn stored(&self) -> &Stored {
        &self.stored
    }

    /// Name as given, without hidden characters; may be empty.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The media type.
    pub fn media(&self) -> Media {
        self.media
    }
}

/// A document with its last version, on a screen or in the API.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DocumentView {
    /// Id.
    #[schema(value_type = String, format = Uuid)]
    pub id: DocumentId,
    /// What it hangs on.
    #[schema(value_type = String, format = Uuid)]
    pub holder: Uuid,
    /// What that is: `item`, `case`, `letter`.
    pub holder_kind: HolderKind,
    /// The identifier, readable by eye.
    pub identifier: String,
    /// Title.
    pub title: String,
    /// `scan`, `received`, `draft`, `final`, `evidence`, `note`.
    pub kind: DocumentKind,
    /// Number of the last version, from 1.
    pub version: i64,
    /// Name of the file as it came.
    pub name: String,
    /// Media type, told from the content.
    pub media: Media,
    /// Length in bytes.
    pub size: u64,
    /// SHA-256 of the content, hex.
    #[schema(value_type = String)]
    pub sha256: Sha,
    /// When the last version came.
    #[schema(value_type = String, format = DateTime)]
    pub added_at: Timestamp,
}

/// One version of a document.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct VersionView {
    /// Number, from 1.
    pub version: i64,
    /// Name of the file as it came.
    pub name: String,
    /// Media type, told from the content.
    pub media: Media,
    /// Length in bytes.
    pub size: u64,
    /// SHA-256 of the content, hex.
    #[schema(value_type = String)]
    pub sha256: Sha,
    /// When it came.
    #[schema(value_type = String, format = DateTime)]
    pub added_at: Timestamp,
    /// Who added it, name and post as of that day; none for what came before the program wrote it down.
    pub added_by: Option<String>,
}

/// One version with the permission to read it; a host's query gives it after its own policy has said yes.
#[derive(Debug, Clone)]
pub struct Content {
    /// Name of the file as it came.
    pub name: String,
    /// Media type, told from the content.
    pub media: Media,
    /// The permission.
    pub readable: Readable,
}
