//! The whole world of a template: itself, its data, the common parts, the built-in fonts.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

/// What every template may import.
const COMMON: &str = include_str!("../templates/common.typ");

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));
static FONTS: LazyLock<Vec<Font>> =
    LazyLock::new(|| typst_assets::fonts().flat_map(|data| Font::iter(Bytes::new(data))).collect());
static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

/// Paths are interned for ever, so there are only these, never one per document.
static MAIN: LazyLock<Option<FileId>> = LazyLock::new(|| id("/main.typ"));
static SHARED: LazyLock<Option<FileId>> = LazyLock::new(|| id("/common.typ"));
static DATA: LazyLock<Option<FileId>> = LazyLock::new(|| id("/data.json"));

/// The id of a path inside the world. It is kept for ever: only for paths that are few and known.
pub fn id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
}

/// A template with everything it can see.
pub struct PrintWorld {
    functions: &'static LazyHash<Library>,
    main: Source,
    shared: Vec<Source>,
    data: Bytes,
}

impl PrintWorld {
    /// A template of the program itself, which may import `/common.typ` and has the whole library.
    ///
    /// # Panics
    /// Never: the paths are constants.
    pub(crate) fn new(template: &str, data: Vec<u8>, mark: Option<&str>) -> Self {
        let template = mark.map_or_else(|| template.to_owned(), |mark| marked(template, mark));
        let shared = SHARED.map(|id| Source::new(id, COMMON.to_owned()));
        Self::of(&LIBRARY, main(template), shared.into_iter().collect(), data)
    }

    /// A template, read once, with the files that it may import, the library that it may use, and the data (JSON) of one document.
    pub fn of(library: &'static LazyHash<Library>, main: Source, shared: Vec<Source>, data: Vec<u8>) -> Self {
        Self { functions: library, main, shared, data: Bytes::new(data) }
    }
}

/// The text of a template, read.
///
/// # Panics
/// Never: its path is a constant.
pub fn main(template: String) -> Source {
    let id = (*MAIN).unwrap_or_else(|| unreachable!("the path of a template is a good path"));
    Source::new(id, template)
}

/// The first character of a text that cannot stand in an archival file: no font has it, or it is for private use and means
/// something else in each font (ISO 19005-2, 6.2.11.7).
pub fn undrawable(text: &str) -> Option<char> {
    let private = |letter| matches!(letter, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}');
    let covered = |letter: char| FONTS.iter().any(|font| font.info().coverage.contains(u32::from(letter)));
    text.chars().find(|letter| {
        !letter.is_ascii() && !letter.is_whitespace() && (private(*letter) || !covered(*letter))
    })
}

/// The template with a word across every page, light enough that bars and letters over it are read.
pub fn marked(template: &str, mark: &str) -> String {
    let mark: String = mark.chars().filter(|letter| letter.is_alphanumeric() || *letter == ' ').collect();
    format!(
        "#set page(background: layout(size => align(center + horizon, rotate(-30deg, text(size: calc.min(size.width, \
         size.height * 1.5) * 0.16, weight: \"bold\", fill: luma(228))[{mark}]))))\n{template}"
    )
}

impl World for PrintWorld {
    fn library(&self) -> &LazyHash<Library> {
        self.functions
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let known = std::iter::once(&self.main).chain(&self.shared).find(|source| source.id() == id);
        known.cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if Some(id) == *DATA { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
