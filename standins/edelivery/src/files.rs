//! Bytes of attachments: in files of a temporary folder, never whole in memory when they come as a stream.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use sha3::{Digest, Sha3_256, Sha3_384, Sha3_512};
use tokio::io::AsyncWriteExt;

/// So much goes as base64 inside JSON; bigger files have the binary route (U1: "large attachments").
pub const MOST_BASE64: u64 = 15 * 1024 * 1024;

/// The folder of attachments; gone with the stand-in.
#[derive(Debug)]
pub struct Folder {
    folder: tempfile::TempDir,
    next: AtomicU64,
}

/// The bytes of one file; shared by all copies of a message and removed with the last.
#[derive(Debug)]
pub struct Blob {
    path: PathBuf,
    /// Bytes.
    pub size: u64,
    /// SHA3-512 in hexadecimal; the contract says only "SHA-3".
    pub hash: String,
    /// Whether it begins as a PDF does.
    pub pdf: bool,
}

impl Drop for Blob {
    fn drop(&mut self) {
        // A file that is already gone needs no removing.
        drop(std::fs::remove_file(&self.path));
    }
}

impl Blob {
    /// Where the bytes lie.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The bytes as base64.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn base64(&self) -> std::io::Result<String> {
        Ok(STANDARD.encode(std::fs::read(&self.path)?))
    }

    /// Whether a digest that a caller sent is one of the SHA-3 digests of these bytes, hexadecimal or base64.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn agrees(&self, told: &str) -> std::io::Result<bool> {
        let (mut short, mut middle, mut long) = (Sha3_256::new(), Sha3_384::new(), Sha3_512::new());
        let mut file = std::fs::File::open(&self.path)?;
        let mut buffer = vec![0_u8; 64 * 1024];
        loop {
            let read = file.read(&mut buffer)?;
            let Some(part) = buffer.get(..read).filter(|part| !part.is_empty()) else { break };
            short.update(part);
            middle.update(part);
            long.update(part);
        }
        let digests = [short.finalize().to_vec(), middle.finalize().to_vec(), long.finalize().to_vec()];
        Ok(digests
            .iter()
            .any(|digest| told.eq_ignore_ascii_case(&hex::encode(digest)) || told == STANDARD.encode(digest)))
    }
}

/// A file that is being written.
pub struct Growing {
    path: PathBuf,
    file: tokio::fs::File,
    size: u64,
    digest: Sha3_512,
    head: Vec<u8>,
}

impl Growing {
    /// Adds bytes.
    ///
    /// # Errors
    /// When the disk takes no more.
    pub async fn add(&mut self, part: &[u8]) -> std::io::Result<()> {
        self.size = self.size.saturating_add(u64::try_from(part.len()).unwrap_or(u64::MAX));
        self.digest.update(part);
        if self.head.len() < 5 {
            self.head.extend(part.iter().take(5));
        }
        self.file.write_all(part).await
    }

    /// Ends the file.
    ///
    /// # Errors
    /// When the disk takes no more.
    pub async fn end(mut self) -> std::io::Result<Arc<Blob>> {
        self.file.flush().await?;
        let hash = hex::encode(self.digest.finalize());
        Ok(Arc::new(Blob { path: self.path, size: self.size, hash, pdf: self.head.starts_with(b"%PDF-") }))
    }

    /// Bytes so far.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }
}

impl Folder {
    /// A new, empty folder.
    ///
    /// # Errors
    /// When the system gives none.
    pub fn new() -> std::io::Result<Self> {
        Ok(Self { folder: tempfile::tempdir()?, next: AtomicU64::new(1) })
    }

    /// A path that nobody has.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.folder.path().join(self.next.fetch_add(1, Ordering::Relaxed).to_string())
    }

    /// Begins a file.
    ///
    /// # Errors
    /// When it cannot be created.
    pub async fn grow(&self) -> std::io::Result<Growing> {
        let path = self.path();
        let file = tokio::fs::File::create(&path).await?;
        Ok(Growing { path, file, size: 0, digest: Sha3_512::new(), head: Vec::new() })
    }

    /// Puts down bytes that are in memory anyway.
    ///
    /// # Errors
    /// When the disk takes no more.
    pub fn put(&self, bytes: &[u8]) -> std::io::Result<Arc<Blob>> {
        let path = self.path();
        std::fs::File::create(&path)?.write_all(bytes)?;
        Ok(Arc::new(Blob {
            path,
            size: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            hash: hex::encode(Sha3_512::digest(bytes)),
            pdf: bytes.starts_with(b"%PDF-"),
        }))
    }
}

/// An attachment of a message.
#[derive(Debug, Clone)]
pub struct Attached {
    /// Id of the attachment and of its file.
    pub id: String,
    /// Name.
    pub filename: String,
    /// Media type.
    pub content_type: String,
    /// Description.
    pub description: Option<String>,
    /// The digest that is told; a script may make it wrong.
    pub hash: String,
    /// The bytes.
    pub blob: Arc<Blob>,
}

impl Attached {
    /// `FileMetadata`.
    #[must_use]
    pub fn metadata(&self) -> Value {
        let mut value = json!({
            "fileId": self.id, "filename": self.filename, "contentType": self.content_type,
            "size": self.blob.size, "alg": "SHA-3", "hash": self.hash,
        });
        if let (Some(text), Some(map)) = (&self.description, value.as_object_mut()) {
            map.insert("description".into(), json!(text));
        }
        value
    }

    /// `Attachment`, with the bytes when they are wanted and small enough.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn wire(&self, order: usize, bytes: bool) -> std::io::Result<Value> {
        let mut file = json!({ "fileMetadata": self.metadata() });
        if bytes && self.blob.size <= MOST_BASE64 {
            let content = self.blob.base64()?;
            if let Some(map) = file.as_object_mut() {
                map.insert("file".into(), Value::String(content));
            }
        }
        Ok(json!({ "order": order, "attachmentId": self.id, "file": file }))
    }
}
