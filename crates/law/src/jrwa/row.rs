//! A row of a list as read from a table, before any check.

use crate::text::coded_error;

/// A column of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// Symbol of the class.
    Symbol,
    /// Title of the class (hasło klasyfikacyjne).
    Title,
    /// Category in the parent cell; in lists with one category column, the category.
    CategoryParentCell,
    /// Category in other cells.
    CategoryOtherCells,
    /// Note.
    Note,
}

/// Column names of our own tables, of the state archive's XML and of the state's own EZD, in lower case.
const NAMES: &[(&str, Column)] = &[
    ("symbol", Column::Symbol),
    ("title", Column::Title),
    ("haslo", Column::Title),
    ("hasło", Column::Title),
    ("nazwa", Column::Title),
    ("category_parent_cell", Column::CategoryParentCell),
    ("category", Column::CategoryParentCell),
    ("kategoria", Column::CategoryParentCell),
    ("kategoriamerytoryczna", Column::CategoryParentCell),
    ("katarchmacierzysta", Column::CategoryParentCell),
    ("category_other_cells", Column::CategoryOtherCells),
    ("kategoriainna", Column::CategoryOtherCells),
    ("katarchinna", Column::CategoryOtherCells),
    ("note", Column::Note),
    ("uwagi", Column::Note),
    ("katarchinnaopis", Column::Note),
];

/// Why a row cannot be read by its header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowError {
    /// The header lacks the column of symbols or of titles.
    ColumnMissing(Column),
    /// The header names a column twice.
    ColumnTwice(Column),
    /// The row has more or fewer fields than the header: most likely a separator inside unquoted text.
    FieldCount {
        /// Fields of the header.
        header: usize,
        /// Fields of the row.
        row: usize,
    },
}

impl RowError {
    /// Stable code of the rule.
    pub fn code(&self) -> &'static str {
        match self {
            Self::ColumnMissing(_) => "law.jrwa-column-missing",
            Self::ColumnTwice(_) => "law.jrwa-column-twice",
            Self::FieldCount { .. } => "law.jrwa-field-count",
        }
    }
}

coded_error!(RowError);

/// A row of a list as text, without surrounding spaces; an absent column is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClassRow {
    /// Line in the source, for reports; the caller counts.
    pub line: usize,
    /// Symbol.
    pub symbol: String,
    /// Title.
    pub title: String,
    /// Category in the parent cell, or the only category.
    pub category_parent_cell: String,
    /// Category in other cells.
    pub category_other_cells: String,
    /// Note.
    pub note: String,
}

impl ClassRow {
    /// Reads the fields of one row by the names in the header.
    ///
    /// One or two category columns and any order of columns are understood; unknown columns are passed over. A byte
    /// order mark before the first name is forgiven.
    ///
    /// # Errors
    /// [`RowError::ColumnMissing`], [`RowError::ColumnTwice`], [`RowError::FieldCount`].
    pub fn from_fields<H, F>(line: usize, header: &[H], fields: &[F]) -> Result<Self, RowError>
    where
        H: AsRef<str>,
        F: AsRef<str>,
    {
        if header.len() != fields.len() {
            return Err(RowError::FieldCount { header: header.len(), row: fields.len() });
        }
        let columns: Vec<Option<Column>> = header.iter().map(|name| column(name.as_ref())).collect();
        let field = |wanted: Column| -> Result<Option<String>, RowError> {
            let mut found = columns.iter().zip(fields).filter(|(column, _)| **column == Some(wanted));
            let first = found.next().map(|(_, field)| field.as_ref().trim().to_owned());
            if found.next().is_some() { Err(RowError::ColumnTwice(wanted)) } else { Ok(first) }
        };
        let must = |wanted: Column| field(wanted)?.ok_or(RowError::ColumnMissing(wanted));
        Ok(Self {
            line,
            symbol: must(Column::Symbol)?,
            title: must(Column::Title)?,
            category_parent_cell: field(Column::CategoryParentCell)?.unwrap_or_default(),
            category_other_cells: field(Column::CategoryOtherCells)?.unwrap_or_default(),
            note: field(Column::Note)?.unwrap_or_default(),
        })
    }
}

fn column(name: &str) -> Option<Column> {
    let name = name.trim_start_matches('\u{feff}').trim().to_lowercase();
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, column)| *column)
}
