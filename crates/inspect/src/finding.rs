//! What can be found in a file, and how grave it is.

use std::collections::BTreeSet;

/// What follows from a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing to say.
    Fine,
    /// Shown and saved as any file, with a word of warning.
    Warn,
    /// Never shown by the browser; saved with a word of warning.
    Closed,
    /// Served only through the door that says what was found.
    Danger,
}

impl Severity {
    /// The gravest of what was found.
    pub fn of<'f>(findings: impl IntoIterator<Item = &'f Finding>) -> Self {
        findings.into_iter().map(|finding| finding.severity()).max().unwrap_or(Self::Fine)
    }

    /// The stable code, as in JSON and in keys of words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::Warn => "warn",
            Self::Closed => "closed",
            Self::Danger => "danger",
        }
    }
}

macro_rules! findings {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $severity:ident;)+) => {
        /// One thing found in a file.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Finding { $($(#[$doc])* $name),+ }

        impl Finding {
            /// Every finding.
            pub const ALL: &'static [Finding] = &[$(Finding::$name),+];

            /// The stable code, as stored, in JSON and in keys of words.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// What follows from it.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity),+ }
            }
        }
    };
}

findings! {
    /// A program, by content or by name, alone or inside.
    Program = "program", Danger;
    /// Two formats in one file.
    Polyglot = "polyglot", Danger;
    /// JavaScript in a PDF.
    PdfScript = "pdf-script", Danger;
    /// A PDF that starts another program.
    PdfLaunch = "pdf-launch", Danger;
    /// A PDF that calls an address or sends its form as soon as it is opened.
    PdfAction = "pdf-action", Danger;
    /// Macros of an office document.
    Macro = "macro", Danger;
    /// A template that is fetched from elsewhere.
    Template = "template", Danger;
    /// An OLE object inside.
    Object = "object", Danger;
    /// A field that fetches data from another program.
    Dde = "dde", Danger;
    /// HTML or SVG that runs or sends.
    Script = "script", Danger;
    /// XML with entities of its own.
    Entities = "entities", Danger;
    /// XML nested too deep.
    XmlDeep = "xml-deep", Danger;
    /// An archive with too many entries.
    ArchiveMany = "archive-many", Danger;
    /// An archive too large when unpacked.
    ArchiveLarge = "archive-large", Danger;
    /// An entry packed far tighter than honest ones.
    ArchiveBomb = "archive-bomb", Danger;
    /// An entry whose name leads out of the archive or cannot be a name.
    ArchiveName = "archive-name", Danger;
    /// Entries that overlap, are there twice, are links or devices, or are called otherwise than the directory says.
    ArchiveTrick = "archive-trick", Danger;
    /// Archives inside each other beyond what is opened.
    ArchiveDeep = "archive-deep", Danger;
    /// Encrypted: nobody can look inside.
    Sealed = "sealed", Closed;
    /// Files inside a PDF.
    PdfFiles = "pdf-files", Closed;
    /// A PDF whose pages are made by a form program (XFA).
    PdfForm = "pdf-form", Closed;
    /// A structure that cannot be read.
    Broken = "broken", Closed;
    /// A picture with more points than are drawn.
    Pixels = "pixels", Closed;
    /// Too large or too odd to be looked into.
    Unread = "unread", Closed;
    /// A page of HTML.
    Page = "page", Warn;
    /// XML with a document type.
    Doctype = "doctype", Warn;
    /// An archive of a kind that we do not open.
    ArchiveOther = "archive-other", Warn;
    /// The name says another type than the content.
    NameDiffers = "name-differs", Warn;
    /// A name with characters that hide how it ends.
    NameHidden = "name-hidden", Warn;
    /// No byte.
    Empty = "empty", Warn;
}

impl Finding {
    /// The finding of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|finding| finding.code() == code)
    }

    /// Codes in one text, for storing.
    pub fn join(findings: &BTreeSet<Self>) -> String {
        findings.iter().map(|finding| finding.code()).collect::<Vec<_>>().join(" ")
    }

    /// Findings out of such a text; an unknown code, written by a later program, stands for [`Finding::Unread`].
    pub fn split(text: &str) -> BTreeSet<Self> {
        text.split_ascii_whitespace().map(|code| Self::from_code(code).unwrap_or(Self::Unread)).collect()
    }
}

impl serde::Serialize for Finding {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}
