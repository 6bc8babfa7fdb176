//! File classification list (JRWA, jednolity rzeczowy wykaz akt): archival categories, rows, and the check of a list.
//!
//! Source: Dz.U. 2011 nr 14 poz. 67 and Dz.U. 2019 poz. 246. A list is a decimal tree: the parent of a class is its
//! symbol less the last digit; only an end class, one without children, takes cases and has categories. Lists of 2011
//! have two category columns (parent cell, other cells), later ones have one. No list is built in: it is imported.

mod category;
mod check;
mod row;

pub use category::{Category, CategoryError};
pub use check::{Class, Flaw, LineError, Severity, check_list};
pub use row::{ClassRow, Column, RowError};
