//! What may be found in a signed file, and how much each finding weighs.

use serde::{Deserialize, Serialize};

/// How much a finding weighs. The order is that of [`crate::Word`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Told, changes nothing.
    Note,
    /// Nobody may call the signature correct without more knowledge.
    Doubt,
    /// Could not be read.
    Unread,
    /// Contradicts the signature.
    Fault,
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What.
    pub code: Code,
    /// Where or what exactly, for those who look closer: an address, an algorithm, a name. English, technical.
    pub detail: String,
}

impl Finding {
    /// A finding with what it is about.
    pub fn new(code: Code, detail: impl Into<String>) -> Self {
        Self { code, detail: detail.into() }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])+ $name:ident = $weight:ident,)+) => {
        /// What may be found. The names are stable: screens translate them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Code { $($(#[$doc])+ $name,)+ }

        impl Code {
            /// Every code, for tests that words exist for each.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// How much it weighs.
            #[must_use]
            pub const fn weight(self) -> Weight {
                match self { $(Self::$name => Weight::$weight,)+ }
            }
        }
    };
}

codes! {
    /// The signature value does not fit the key and what is signed.
    SignatureWrong = Fault,
    /// A digest does not fit what it is a digest of.
    DigestWrong = Fault,
    /// The signature's own properties are not among what it signs.
    PropertiesUnsigned = Fault,
    /// The properties stand where they do not belong, or there is more than one set.
    PropertiesMisplaced = Fault,
    /// Two elements bear the identifier that a reference names.
    DuplicateId = Fault,
    /// The identifier that a reference names is nowhere.
    DanglingReference = Fault,
    /// A reference points at a part of the document instead of the whole: the rest is not signed.
    ReferenceElsewhere = Fault,
    /// The signature holds an object that it does not sign.
    UnsignedObject = Fault,
    /// The signature stands inside something that it does not sign.
    UnsignedSurroundings = Fault,
    /// The signature signs no content at all.
    NothingSigned = Fault,
    /// The certificate is not the one that the signed properties name.
    CertificateMismatch = Fault,
    /// An algorithm that the policy does not accept.
    AlgorithmRefused = Fault,
    /// The algorithm named inside differs from the one used.
    AlgorithmMismatch = Fault,
    /// The byte range of a PDF signature leaves out more than the signature value.
    ByteRangeWrong = Fault,
    /// The PDF was changed after it was signed.
    ChangedAfterSigning = Fault,
    /// A file of the container is not signed.
    UnsignedFile = Fault,
    /// None of the given files is what was signed.
    OtherContent = Fault,
    /// The structure of the signature breaks its standard in a way that honest programs do not.
    Malformed = Fault,
    /// The signed attributes name another kind of content.
    ContentTypeWrong = Fault,
    /// The time-stamp is of something else.
    ImprintWrong = Fault,

    /// No signature was found.
    NoSignature = Unread,
    /// A form that is not known here.
    UnknownForm = Unread,
    /// The file or a part is larger, deeper or more numerous than the limits.
    TooLarge = Unread,
    /// The XML declares a document type; such files are not read.
    DocumentType = Unread,
    /// The file cannot be parsed.
    Broken = Unread,
    /// The file asks for a password.
    Encrypted = Unread,
    /// An algorithm that is not known here.
    UnknownAlgorithm = Unread,
    /// A transformation that is not known here.
    UnknownTransform = Unread,
    /// The certificate of the signer is not in the signature.
    NoCertificate = Unread,
    /// What was signed is a file that was not given.
    ContentAbsent = Unread,

    /// The receipt is whole; a file that it also signs was not given.
    DocumentAbsent = Doubt,
    /// An algorithm that is accepted for old files only (SHA-1, short RSA keys).
    WeakAlgorithm = Doubt,
    /// The chain does not end in a certificate that the caller trusts.
    ChainUnknown = Doubt,
    /// A certificate of the chain was not valid at the time that counts.
    CertificateExpired = Doubt,
    /// The signer says a time at which the certificate was not valid.
    ClaimedTimeOutside = Doubt,
    /// The chain is broken or uses what its certificates forbid.
    ChainBroken = Doubt,
    /// A later time-stamp or signature stands in the PDF: the signature covers the file up to it.
    EarlierRevision = Doubt,
    /// The certificate is not meant for signing.
    KeyUsage = Doubt,

    /// Whether the certificate was revoked cannot be known offline.
    RevocationNotChecked = Note,
    /// The signature has no signed properties (plain XML-DSig) or does not name its certificate.
    CertificateNotNamed = Note,
    /// The certificate is named by a SHA-1 digest; the signature itself does not rest on it.
    WeakCertificateDigest = Note,
    /// Counter-signatures were not looked at.
    CounterSignature = Note,
    /// A signature inside what is signed was not looked at.
    NestedSignature = Note,
    /// The time of a time-stamp whose authority nobody trusts was not used.
    TimeStampUntrusted = Note,
    /// A time-stamp could not be read or does not hold; it was not used.
    TimeStampBroken = Note,
}
