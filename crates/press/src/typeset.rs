//! A template of an office becomes pages: the world that it sees, and the mistakes that the compiler finds in it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jiff::Timestamp;
use obieg_print::world::{self, PrintWorld};
use serde::{Deserialize, Serialize};
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Binding, Value};
use typst::syntax::{DiagSpan, Source};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, WorldExt};
use typst_layout::PagedDocument;
use typst_svg::SvgOptions;

use crate::fault::{Fault, Mistake};
use crate::fields::Fields;
use crate::look;
use crate::prepare::prepare;

/// The largest template, in bytes.
pub const MOST_SOURCE: usize = 256 << 10;

/// A template of an office: its text in Typst, which imports `/letter.typ` and names `fields.…`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// The text.
    pub source: String,
    /// Keys of the texts that must be written before a letter is made.
    pub required: BTreeSet<String>,
    /// A word across every page ("SZKOLENIE"), where the office only trains.
    pub mark: Option<String>,
}

/// What stands in the properties of a letter's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Identifies the document for ever.
    pub ident: String,
    /// When it was made.
    pub at: Timestamp,
}

/// The first pages of a letter, to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// How many pages it has.
    pub pages: usize,
    /// The first of them, each a whole SVG without scripts and without anything from outside.
    pub svg: Vec<String>,
}

/// What every template of an office may import: the layout of a letter.
const LETTER: &str = include_str!("../../../data/templates/letter.typ");

/// Functions that templates do not have: what reads text as a program would read a citizen's name as one too, and what runs
/// foreign code has no place in a letter.
const WITHOUT: [&str; 2] = ["eval", "plugin"];

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let mut library = Library::default();
    for name in WITHOUT {
        library.global.scope_mut().bind(name.into(), Binding::detached(Value::None));
    }
    library.std = Binding::detached(library.global.clone());
    LazyHash::new(library)
});
static SHARED: LazyLock<Vec<Source>> = LazyLock::new(|| {
    world::id("/letter.typ").map(|id| Source::new(id, LETTER.to_owned())).into_iter().collect()
});

/// A template, read once for many letters.
pub(crate) struct Form {
    main: Source,
    required: BTreeSet<String>,
    /// Keys of the texts that it names.
    texts: BTreeSet<String>,
    /// Lines above the first one of the office.
    above: usize,
}

impl Form {
    pub(crate) fn read(template: &Template) -> Result<Self, Fault> {
        if template.source.len() > MOST_SOURCE {
            return Err(Fault::Large { most: MOST_SOURCE });
        }
        let (source, above) = match &template.mark {
            Some(mark) => (world::marked(&template.source, mark), 1),
            None => (template.source.clone(), 0),
        };
        let main = world::main(source);
        let texts = look::texts(&look::named(main.root()));
        Ok(Self { main, required: template.required.clone(), texts, above })
    }

    pub(crate) fn source(&self) -> &Source {
        &self.main
    }

    pub(crate) fn required(&self) -> &BTreeSet<String> {
        &self.required
    }

    pub(crate) fn texts(&self) -> &BTreeSet<String> {
        &self.texts
    }

    /// The letter as PDF/A-2a with PDF/UA-1.
    pub(crate) fn pdf(&self, fields: &Fields, about: &About, most: usize) -> Result<Vec<u8>, Fault> {
        let world = self.world(fields)?;
        let document = self.pages(&world, most)?.0;
        let about = obieg_print::About { ident: about.ident.clone(), at: about.at, mark: None };
        typst_pdf::pdf(&document, &obieg_print::options(&about)).map_err(|found| self.wrong(&world, &found))
    }

    /// The letter's first pages as pictures.
    pub(crate) fn preview(&self, fields: &Fields, shown: usize, most: usize) -> Result<Preview, Fault> {
        let document = self.pages(&self.world(fields)?, most)?.0;
        let svg = |page| typst_svg::svg(page, &SvgOptions::default());
        let svg = document.pages().iter().take(shown).map(svg).collect();
        Ok(Preview { pages: document.pages().len(), svg })
    }

    /// What the compiler warns of, though it makes the letter.
    pub(crate) fn warnings(&self, fields: &Fields, most: usize) -> Vec<Mistake> {
        let Ok(world) = self.world(fields) else { return Vec::new() };
        let warned = self.pages(&world, most).map(|(_, warned)| warned).unwrap_or_default();
        self.mistakes(&world, &warned)
    }

    fn world(&self, fields: &Fields) -> Result<PrintWorld, Fault> {
        let texts = self.texts.iter().map(String::as_str);
        let data = prepare(fields, texts, self.required.iter().map(String::as_str))?;
        Ok(PrintWorld::of(&LIBRARY, self.main.clone(), SHARED.clone(), data))
    }

    fn pages(
        &self,
        world: &PrintWorld,
        most: usize,
    ) -> Result<(PagedDocument, Vec<SourceDiagnostic>), Fault> {
        let Warned { output, warnings } = typst::compile::<PagedDocument>(world);
        let document = output.map_err(|found| self.wrong(world, &found))?;
        let pages = document.pages().len();
        if pages > most { Err(Fault::Pages { pages, most }) } else { Ok((document, warnings.to_vec())) }
    }

    fn wrong(&self, world: &PrintWorld, found: &[SourceDiagnostic]) -> Fault {
        Fault::Template { mistakes: self.mistakes(world, found) }
    }

    fn mistakes(&self, world: &PrintWorld, found: &[SourceDiagnostic]) -> Vec<Mistake> {
        found.iter().map(|one| self.mistake(world, one)).collect()
    }

    /// Where the office can mend it: in its template, also when the layout stumbled over what the template gave it.
    fn mistake(&self, world: &PrintWorld, found: &SourceDiagnostic) -> Mistake {
        let calls = found.trace.iter().map(|call| DiagSpan::from(call.span));
        let spans = std::iter::once(found.span).chain(calls);
        let own = spans.filter(|span| span.id() == Some(self.main.id())).find_map(|span| world.range(span));
        let hints = found.hints.iter().map(|hint| hint.v.to_string()).collect();
        self.at(own.map(|range| range.start), found.message.to_string(), hints)
    }

    /// A mistake at a byte of the text.
    pub(crate) fn at(&self, byte: Option<usize>, message: String, hints: Vec<String>) -> Mistake {
        let place = byte.and_then(|byte| self.main.lines().byte_to_line_column(byte));
        let line = place.map(|(line, _)| line.saturating_add(1).saturating_sub(self.above));
        let column = place.map(|(_, column)| column.saturating_add(1));
        Mistake { line, column, message, hints }
    }
}
