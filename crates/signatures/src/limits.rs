//! Limits against hostile files.

/// How large and deep a file may be. Past a limit nothing is said but [`crate::Code::TooLarge`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a file, and of all that a container unpacks to.
    pub bytes: usize,
    /// Elements inside each other in XML.
    pub xml_depth: u32,
    /// Signatures in one file.
    pub signatures: usize,
    /// References of one XML signature.
    pub references: usize,
    /// Bytes that all references of a file together may make anew: a short file can name itself a thousand times.
    pub digested: usize,
    /// Entries of a container.
    pub entries: usize,
    /// How many times larger than packed an entry may be.
    pub ratio: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 200 << 20,
            xml_depth: 128,
            signatures: 100,
            references: 1_000,
            digested: 1 << 30,
            entries: 1_000,
            ratio: 100,
        }
    }
}
