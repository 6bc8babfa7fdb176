//! Retention: when a case passes to the unit's archive, and when it may be disposed of or must be transferred.
//!
//! Source: annex 1 to Dz.U. 2019 poz. 246 and the chancery instruction. Retention runs in full calendar years from
//! 1 January of the year after the case was closed: not from its creation nor from its last document.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::OutOfCalendar;
use crate::jrwa::Category;
use crate::text::coded_error;

/// Full calendar years a case stays with its unit before it passes to the unit's archive.
const YEARS_WITH_UNIT: i16 = 2;

/// A broken rule of the settings of retention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetentionError {
    /// Archival material must be transferred after 1 to 25 years (archives act art. 5 ust. 1 pkt 1).
    TransferYears {
        /// The years given.
        years: u8,
    },
}

impl RetentionError {
    /// Stable code of the rule.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TransferYears { .. } => "law.retention-transfer-years",
        }
    }
}

coded_error!(RetentionError);

/// Whether archival material arises in the office at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ArchivalMaterial {
    /// It does; categories mean what they say.
    #[default]
    Arises,
    /// It does not: A is kept as B25 and BE as B (Dz.U. 2019 poz. 246, annex 1, footnote).
    DoesNotArise,
}

/// When documents of category Bc may go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BcRule {
    /// As soon as they are used up (Dz.U. 2006 nr 206 poz. 1518, annex, § 9).
    #[default]
    WhenUsedUp,
    /// When used up, but not before 1 January after closing (Dz.U. 2019 poz. 246, annex 1).
    CountedAlike,
}

/// Settings of an office that retention depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetentionSettings {
    archival_material: ArchivalMaterial,
    bc: BcRule,
    transfer_years: u8,
}

impl RetentionSettings {
    /// Settings of an office; `transfer_years` is counted in full calendar years like retention.
    ///
    /// # Errors
    /// [`RetentionError::TransferYears`] outside 1 to 25.
    pub fn new(
        archival_material: ArchivalMaterial,
        bc: BcRule,
        transfer_years: u8,
    ) -> Result<Self, RetentionError> {
        if !(1..=25).contains(&transfer_years) {
            return Err(RetentionError::TransferYears { years: transfer_years });
        }
        Ok(Self { archival_material, bc, transfer_years })
    }
}

impl Default for RetentionSettings {
    /// Archival material arises, Bc goes when used up, e-documents are transferred after 10 years (Dz.U. 2006 nr 206
    /// poz. 1518 § 15).
    fn default() -> Self {
        Self { archival_material: ArchivalMaterial::Arises, bc: BcRule::WhenUsedUp, transfer_years: 10 }
    }
}

/// What retention counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountsFrom {
    /// The closing of the case, or for documents outside cases their date.
    Closing,
    /// An event the note of the class names, such as the end of a contract; `None` until it has happened.
    Trigger(Option<Date>),
}

/// What the end of retention brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RetentionEnd {
    /// May be proposed for disposal from this day on.
    Disposal {
        /// First day, always 1 January.
        from: Date,
    },
    /// Must be shown to the state archive for expertise from this day on; not disposal.
    Expertise {
        /// First day, always 1 January.
        from: Date,
    },
    /// Kept for ever; transfer to the state archive is due on this day.
    Transfer {
        /// Due day, always 1 January.
        due: Date,
    },
    /// May go when used up, which only a person can tell.
    WhenUsedUp {
        /// First day, if the office's setting sets one.
        not_before: Option<Date>,
    },
    /// Not counting: the event that starts the count has not happened.
    AwaitsTrigger,
    /// Cannot be determined: category B* takes its period from another act, so a person must be asked.
    CannotBeDetermined,
}

/// The result of the retention rule for one case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Retention {
    /// Day the rights pass to the unit's archive; the data stay where they are.
    pub handed_to_archive: Date,
    /// What the end of retention brings, and when.
    pub end: RetentionEnd,
}

/// Retention of a case of `category` closed on `closed`.
///
/// For documents outside cases `closed` is the date of the document. Holds that block disposal are not arithmetic and
/// are the archive's concern.
///
/// # Errors
/// [`OutOfCalendar`] if a result lies after the year 9999.
pub fn retention(
    category: Category,
    closed: Date,
    counts_from: CountsFrom,
    settings: &RetentionSettings,
) -> Result<Retention, OutOfCalendar> {
    let handed_to_archive = new_year(closed, 1 + YEARS_WITH_UNIT)?;
    let counted_from = match counts_from {
        CountsFrom::Closing => Some(closed),
        CountsFrom::Trigger(day) => day,
    };
    let end = match (category_in_force(category, settings.archival_material), counted_from) {
        (Category::BStar, _) => RetentionEnd::CannotBeDetermined,
        // Transfer is a duty of the office and waits for no trigger that only lengthens keeping by the unit.
        (Category::A, _) => {
            RetentionEnd::Transfer { due: new_year(closed, 1 + i16::from(settings.transfer_years))? }
        }
        (_, None) => RetentionEnd::AwaitsTrigger,
        (Category::B(years), Some(day)) => {
            RetentionEnd::Disposal { from: new_year(day, 1 + i16::from(years))? }
        }
        (Category::BE(years), Some(day)) => {
            RetentionEnd::Expertise { from: new_year(day, 1 + i16::from(years))? }
        }
        (Category::Bc, Some(day)) => match settings.bc {
            BcRule::WhenUsedUp => RetentionEnd::WhenUsedUp { not_before: None },
            BcRule::CountedAlike => RetentionEnd::WhenUsedUp { not_before: Some(new_year(day, 1)?) },
        },
    };
    Ok(Retention { handed_to_archive, end })
}

/// The category that counts in an office where archival material does or does not arise.
pub fn category_in_force(category: Category, archival_material: ArchivalMaterial) -> Category {
    match (archival_material, category) {
        (ArchivalMaterial::DoesNotArise, Category::A) => Category::B(25),
        (ArchivalMaterial::DoesNotArise, Category::BE(years)) => Category::B(years),
        _ => category,
    }
}

/// 1 January, whole years after the year of `date`.
fn new_year(date: Date, years: i16) -> Result<Date, OutOfCalendar> {
    let year = date.year().checked_add(years).ok_or(OutOfCalendar)?;
    Date::new(year, 1, 1).map_err(|_| OutOfCalendar)
}
