//! The check of a whole list, with every flaw reported by line.

use std::collections::{BTreeMap, HashMap};

use super::category::{Category, CategoryError};
use super::row::{ClassRow, Column};
use crate::sign::{Symbol, SymbolError};
use crate::text::coded_error;

/// A class of a checked list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// Line in the source.
    pub line: usize,
    /// Symbol.
    pub symbol: Symbol,
    /// Title.
    pub title: String,
    /// Category in the parent cell, or the only one; absent above end classes and on a few end classes of real lists.
    pub category: Option<Category>,
    /// Category in other cells, where the list has one.
    pub category_other_cells: Option<Category>,
    /// Note.
    pub note: String,
    /// True if it has no children: only such a class takes cases or documents.
    pub is_end_class: bool,
}

/// Whether a flaw stops an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// To be shown; the class is usable.
    Warning,
    /// The row yields no class.
    Error,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// The symbol is not 1 to 10 digits.
    Symbol(SymbolError),
    /// The symbol stands on an earlier line.
    Duplicate {
        /// The earlier line.
        first_line: usize,
    },
    /// The symbol less its last digit is no class of the list.
    ParentMissing {
        /// The class that should be there.
        parent: Symbol,
    },
    /// No title.
    TitleEmpty,
    /// The category cannot be read.
    Category {
        /// Which of the two.
        column: Column,
        /// What is wrong with it.
        error: CategoryError,
    },
    /// A category on a class that has children.
    CategoryAboveEndClass {
        /// Which of the two.
        column: Column,
    },
    /// Warning: an end class without a category in the parent cell. Real lists in force have some.
    EndClassWithoutCategory,
    /// Warning: the only child of its parent, though a class is split into 2 to 10.
    OnlyChild {
        /// The class split into one.
        parent: Symbol,
    },
    /// Warning: a bare `B`, read as `B*`.
    BareB {
        /// Which of the two.
        column: Column,
    },
}

impl Flaw {
    /// Whether the flaw stops an import.
    pub fn severity(&self) -> Severity {
        match self {
            Self::EndClassWithoutCategory | Self::OnlyChild { .. } | Self::BareB { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// Stable code of the rule; of a bad symbol or category, the code of what is wrong with it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Symbol(error) => error.code(),
            Self::Category { error, .. } => error.code(),
            Self::Duplicate { .. } => "law.jrwa-duplicate",
            Self::ParentMissing { .. } => "law.jrwa-parent-missing",
            Self::TitleEmpty => "law.jrwa-title-empty",
            Self::CategoryAboveEndClass { .. } => "law.jrwa-category-above-end-class",
            Self::EndClassWithoutCategory => "law.jrwa-end-class-without-category",
            Self::OnlyChild { .. } => "law.jrwa-only-child",
            Self::BareB { .. } => "law.jrwa-bare-b",
        }
    }
}

/// A flaw of a list and the line it stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineError {
    /// Line in the source.
    pub line: usize,
    /// What is wrong.
    pub flaw: Flaw,
}

impl LineError {
    /// Stable code of the rule.
    pub fn code(&self) -> &'static str {
        self.flaw.code()
    }
}

coded_error!(LineError);

/// Checks a whole list: the classes of all rows without an error, in the order given, and every flaw by line.
///
/// A list is fit for import if no flaw has [`Severity::Error`]. Rows may come in any order. A class with more than
/// ten children is not looked for: with ten digits and no duplicates there can be none.
pub fn check_list(rows: &[ClassRow]) -> (Vec<Class>, Vec<LineError>) {
    let (symbols, mut errors) = read_symbols(rows);
    let tree = Tree::new(&symbols);
    let mut classes = Vec::new();
    for (row, symbol) in symbols {
        let (class, flaws) = check_row(row, symbol, &tree);
        if flaws.iter().all(|flaw| flaw.severity() == Severity::Warning) {
            classes.push(class);
        }
        errors.extend(flaws.into_iter().map(|flaw| LineError { line: row.line, flaw }));
    }
    errors.sort_by_key(|error| error.line);
    (classes, errors)
}

/// The rows whose symbols are good and stand for the first time.
fn read_symbols(rows: &[ClassRow]) -> (Vec<(&ClassRow, Symbol)>, Vec<LineError>) {
    let mut lines: HashMap<Symbol, usize> = HashMap::new();
    let (mut good, mut errors) = (Vec::new(), Vec::new());
    for row in rows {
        let flaw = match row.symbol.parse::<Symbol>() {
            Err(error) => Flaw::Symbol(error),
            Ok(symbol) => match lines.get(&symbol) {
                Some(first_line) => Flaw::Duplicate { first_line: *first_line },
                None => {
                    lines.insert(symbol.clone(), row.line);
                    good.push((row, symbol));
                    continue;
                }
            },
        };
        errors.push(LineError { line: row.line, flaw });
    }
    (good, errors)
}

/// How many children each class of the list has.
struct Tree {
    children: BTreeMap<Symbol, usize>,
}

impl Tree {
    fn new(symbols: &[(&ClassRow, Symbol)]) -> Self {
        let mut children: BTreeMap<Symbol, usize> =
            symbols.iter().map(|(_, symbol)| (symbol.clone(), 0)).collect();
        for parent in symbols.iter().filter_map(|(_, symbol)| symbol.parent()) {
            children.entry(parent).and_modify(|count| *count += 1);
        }
        Self { children }
    }

    /// Number of children; `None` if the list has no such class.
    fn children_of(&self, symbol: &Symbol) -> Option<usize> {
        self.children.get(symbol).copied()
    }
}

fn check_row(row: &ClassRow, symbol: Symbol, tree: &Tree) -> (Class, Vec<Flaw>) {
    let mut flaws = Vec::new();
    if let Some(parent) = symbol.parent() {
        match tree.children_of(&parent) {
            None => flaws.push(Flaw::ParentMissing { parent }),
            Some(1) => flaws.push(Flaw::OnlyChild { parent }),
            Some(_) => {}
        }
    }
    if row.title.is_empty() {
        flaws.push(Flaw::TitleEmpty);
    }
    let is_end_class = tree.children_of(&symbol) == Some(0);
    let category = read_category(&row.category_parent_cell, Column::CategoryParentCell, &mut flaws);
    let other = read_category(&row.category_other_cells, Column::CategoryOtherCells, &mut flaws);
    if is_end_class && row.category_parent_cell.is_empty() {
        flaws.push(Flaw::EndClassWithoutCategory);
    }
    if !is_end_class {
        let found = [(category, Column::CategoryParentCell), (other, Column::CategoryOtherCells)];
        let above = found.into_iter().filter(|(category, _)| category.is_some());
        flaws.extend(above.map(|(_, column)| Flaw::CategoryAboveEndClass { column }));
    }
    let (title, note) = (row.title.clone(), row.note.clone());
    let class =
        Class { line: row.line, symbol, title, category, category_other_cells: other, note, is_end_class };
    (class, flaws)
}

fn read_category(text: &str, column: Column, flaws: &mut Vec<Flaw>) -> Option<Category> {
    if text.is_empty() {
        return None;
    }
    match text.parse() {
        Err(error) => {
            flaws.push(Flaw::Category { column, error });
            None
        }
        Ok(category) => {
            if text.eq_ignore_ascii_case("b") {
                flaws.push(Flaw::BareB { column });
            }
            Some(category)
        }
    }
}
