//! Blobs: content-addressed by SHA-256, on disk before the commit that names them, checked on read.
//!
//! Behind the object-store library; today a local folder that syncs every file and its folder.

use std::sync::Arc;

use bytes::Bytes;
use futures_util::stream::BoxStream;
use futures_util::{Stream, StreamExt, TryStreamExt};
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt, WriteMultipart};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::env::Env;
use crate::failure::{Failure, Refusal, RefusalKind, StoreError};
use crate::sql::{Row, ToVal, Val};

/// The largest document, in bytes: 500 MB.
pub const LARGEST: u64 = 500_000_000;

/// A blob that no document names is removed when it is older: a form that came back with faults may still name it.
pub const ORPHAN_AGE: jiff::SignedDuration = jiff::SignedDuration::from_hours(24);

/// A blob that is safely on disk. Only the store makes one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stored {
    sha256: Sha,
    size: u64,
}

impl Stored {
    /// SHA-256 of the content.
    pub fn sha256(&self) -> Sha {
        self.sha256
    }

    /// Length in bytes.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Who has just brought a blob may read it back, for example to check it.
    pub fn readable(&self) -> Readable {
        Readable { sha256: self.sha256, size: self.size }
    }
}

/// A SHA-256 hash.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sha(pub [u8; 32]);

impl std::fmt::Display for Sha {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}
impl std::fmt::Debug for Sha {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}
impl Serialize for Sha {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&hex::encode(self.0))
    }
}
impl ToVal for Sha {
    fn to_val(&self) -> Val {
        self.0.to_val()
    }
}
impl crate::sql::FromVal for Sha {
    fn from_val(value: &Val) -> Option<Self> {
        match value {
            Val::Bytes(bytes) => <[u8; 32]>::try_from(bytes.as_slice()).ok().map(Self),
            _ => None,
        }
    }
}

/// The permission to read one blob: made from a row that was read under a grant.
#[derive(Debug, Clone)]
pub struct Readable {
    sha256: Sha,
    size: u64,
}

impl Readable {
    /// From a row with the columns `sha256` and `size`.
    ///
    /// # Errors
    /// When the row has no such columns.
    pub fn from_row(row: &Row) -> Result<Self, StoreError> {
        Ok(Self { sha256: row.get("sha256")?, size: row.get("size")? })
    }

    /// Who may read a blob may keep it for another record of the same office: it lies there already.
    pub fn again(&self) -> Stored {
        Stored { sha256: self.sha256, size: self.size }
    }

    /// Length in bytes.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// SHA-256 of the content.
    pub fn sha256(&self) -> Sha {
        self.sha256
    }
}

/// The blobs of one office.
#[derive(Clone)]
pub struct Blobs {
    store: Arc<dyn ObjectStore>,
    env: Env,
}

impl Blobs {
    pub(crate) fn local(folder: &std::path::Path, env: Env) -> Result<Self, StoreError> {
        std::fs::create_dir_all(folder).map_err(|error| StoreError::Unavailable(error.to_string()))?;
        let store = LocalFileSystem::new_with_prefix(folder).map_err(error)?.with_fsync(true);
        Ok(Self { store: Arc::new(store), env })
    }

    /// Takes a stream in, hashing while it is written; gives back proof that it is on disk.
    ///
    /// # Errors
    /// `documents.too-large` over [`LARGEST`]; what the stream or the disk answers. Nothing is left behind then.
    pub async fn put<S, E>(&self, content: S) -> Result<Stored, Failure>
    where
        S: Stream<Item = Result<Bytes, E>> + Send,
        E: Into<Failure>,
    {
        let incoming = Path::from(format!("incoming/{}", self.env.new_uuid()));
        let upload = self.store.put_multipart(&incoming).await.map_err(error)?;
        let mut writer = WriteMultipart::new_with_chunk_size(upload, 1 << 20);
        match fill(&mut writer, content).await {
            Ok((sha256, size)) => {
                writer.finish().await.map_err(error)?;
                // The rename syncs the folder too: content and name are on disk when it returns.
                self.store.rename(&incoming, &place(sha256)).await.map_err(error)?;
                Ok(Stored { sha256, size })
            }
            Err(failure) => {
                if let Err(error) = writer.abort().await {
                    tracing::warn!(%error, "an aborted upload left its temporary file to the sweeper");
                }
                Err(failure)
            }
        }
    }

    /// Takes bytes in.
    ///
    /// # Errors
    /// As [`Blobs::put`].
    pub async fn put_bytes(&self, content: Bytes) -> Result<Stored, Failure> {
        self.put(futures_util::stream::iter([Ok::<_, Failure>(content)])).await
    }

    /// Streams a blob out. The hash is checked as it passes; a broken blob ends the stream with an error instead of its
    /// last piece, so that it can never be taken for whole.
    ///
    /// # Errors
    /// When the blob is missing or the disk refuses.
    pub async fn open(
        &self,
        blob: &Readable,
    ) -> Result<BoxStream<'static, Result<Bytes, StoreError>>, StoreError> {
        let found = self.store.get(&place(blob.sha256)).await.map_err(error)?;
        let (wanted, mut left) = (blob.sha256, blob.size);
        let mut hasher = Sha256::new();
        let checked = found.into_stream().map_err(error).map(move |piece| {
            let piece = piece?;
            hasher.update(&piece);
            left = left.saturating_sub(u64::try_from(piece.len()).unwrap_or(u64::MAX));
            if left == 0 && hasher.clone().finalize().as_slice() != wanted.0 {
                return Err(StoreError::Corrupt(format!("blob {wanted} is not what was stored")));
            }
            Ok(piece)
        });
        Ok(checked.boxed())
    }

    /// Reads a whole blob of at most `most` bytes, checked.
    ///
    /// # Errors
    /// When it is larger, missing or broken.
    pub async fn read(&self, blob: &Readable, most: u64) -> Result<Bytes, StoreError> {
        if blob.size > most {
            return Err(StoreError::Driver(format!("blob of {} bytes, at most {most} wanted", blob.size)));
        }
        let pieces: Vec<Bytes> = self.open(blob).await?.try_collect().await?;
        let whole: Bytes = pieces.concat().into();
        if Sha256::digest(&whole).as_slice() == blob.sha256.0 {
            return Ok(whole);
        }
        Err(StoreError::Corrupt(format!("blob {} is not what was stored", blob.sha256)))
    }

    /// Hashes what is stored under a name; `None` when it is missing.
    pub(crate) async fn rehash(&self, sha256: Sha) -> Result<Option<Sha>, StoreError> {
        let found = match self.store.get(&place(sha256)).await {
            Ok(found) => found,
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            Err(other) => return Err(error(other)),
        };
        let mut hasher = Sha256::new();
        let mut stream = found.into_stream();
        while let Some(piece) = stream.try_next().await.map_err(error)? {
            hasher.update(&piece);
        }
        Ok(Some(Sha(hasher.finalize().into())))
    }

    /// Names of stored blobs that are older than `age`, and how many half-received files were removed.
    pub(crate) async fn older_than(&self, age: jiff::SignedDuration) -> Result<Vec<Sha>, StoreError> {
        let limit = self.env.now() - age;
        let mut old = Vec::new();
        let mut listing = self.store.list(None);
        while let Some(object) = listing.try_next().await.map_err(error)? {
            if object.last_modified.timestamp() > limit.as_second() {
                continue;
            }
            let name = object.location.filename().unwrap_or_default();
            match hex::decode(name).ok().and_then(|bytes| bytes.try_into().ok()) {
                Some(sha) => old.push(Sha(sha)),
                None => self.store.delete(&object.location).await.map_err(error)?,
            }
        }
        Ok(old)
    }

    pub(crate) async fn remove(&self, sha256: Sha) -> Result<(), StoreError> {
        self.store.delete(&place(sha256)).await.map_err(error)
    }
}

async fn fill<S, E>(writer: &mut WriteMultipart, content: S) -> Result<(Sha, u64), Failure>
where
    S: Stream<Item = Result<Bytes, E>> + Send,
    E: Into<Failure>,
{
    let mut content = std::pin::pin!(content);
    let (mut hasher, mut size) = (Sha256::new(), 0u64);
    while let Some(piece) = content.next().await {
        let piece = piece.map_err(Into::into)?;
        size += u64::try_from(piece.len()).unwrap_or(u64::MAX);
        if size > LARGEST {
            return Err(Refusal::of(RefusalKind::TooLarge, "kernel.file-too-large")
                .with("most", LARGEST / 1_000_000)
                .into());
        }
        hasher.update(&piece);
        writer.wait_for_capacity(2).await.map_err(error)?;
        writer.put(piece);
    }
    Ok((Sha(hasher.finalize().into()), size))
}

fn place(sha256: Sha) -> Path {
    let name = sha256.to_string();
    Path::from_iter([name.get(..2).unwrap_or_default(), &name])
}

fn error(error: object_store::Error) -> StoreError {
    let text = error.to_string();
    let mut source: Option<&(dyn std::error::Error + 'static)> = Some(&error);
    while let Some(inner) = source {
        if let Some(io) = inner.downcast_ref::<std::io::Error>()
            && io.kind() == std::io::ErrorKind::StorageFull
        {
            return StoreError::Full;
        }
        source = inner.source();
    }
    StoreError::Unavailable(text)
}
