//! Secrets of an office that are no part of its database: files of 32 bytes that only their owner may read.

use std::path::Path;

use crate::env::Env;
use crate::failure::StoreError;

/// Reads a key file, or makes one.
pub(crate) fn load_or_make(file: &Path, env: &Env) -> Result<[u8; 32], StoreError> {
    match std::fs::read(file) {
        Ok(bytes) => bytes
            .try_into()
            .map_err(|_| StoreError::Corrupt(format!("{} is not a key of 32 bytes", file.display()))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => make(file, env),
        Err(error) => Err(unavailable(file, &error)),
    }
}

fn make(file: &Path, env: &Env) -> Result<[u8; 32], StoreError> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    let secret = env.new_secret();
    std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(file)
        .and_then(|mut made| made.write_all(&secret).and_then(|()| made.sync_all()))
        .map_err(|error| unavailable(file, &error))?;
    Ok(secret)
}

fn unavailable(file: &Path, error: &std::io::Error) -> StoreError {
    StoreError::Unavailable(format!("{}: {error}", file.display()))
}
