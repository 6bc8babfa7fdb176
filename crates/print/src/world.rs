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

/// Paths are interned for ever, so there are only these three, never one per document.
static MAIN: LazyLock<Option<FileId>> = LazyLock::new(|| id("/main.typ"));
static SHARED: LazyLock<Option<FileId>> = LazyLock::new(|| id("/common.typ"));
static DATA: LazyLock<Option<FileId>> = LazyLock::new(|| id("/data.json"));

fn id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
}

pub(crate) struct PrintWorld {
    main: FileId,
    template: String,
    data: Bytes,
}

impl PrintWorld {
    /// # Panics
    /// Never: the path of the template is a constant.
    pub(crate) fn new(template: &str, data: Vec<u8>, mark: Option<&str>) -> Self {
        let main = (*MAIN).unwrap_or_else(|| unreachable!("the path of a template is a good path"));
        let template = mark.map_or_else(|| template.to_owned(), |mark| marked(template, mark));
        Self { main, template, data: Bytes::new(data) }
    }
}

/// The template with a word across every page, light enough that bars and letters over it are read.
fn marked(template: &str, mark: &str) -> String {
    let mark: String = mark.chars().filter(|letter| letter.is_alphanumeric() || *letter == ' ').collect();
    format!(
        "#set page(background: layout(size => align(center + horizon, rotate(-30deg, text(size: calc.min(size.width, \
         size.height * 1.5) * 0.16, weight: \"bold\", fill: luma(228))[{mark}]))))\n{template}"
    )
}

impl World for PrintWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let text = match Some(id) {
            id if id == Some(self.main) => &self.template,
            id if id == *SHARED => COMMON,
            _ => return Err(FileError::AccessDenied),
        };
        Ok(Source::new(id, text.to_owned()))
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
