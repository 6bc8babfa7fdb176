//! Service of letters (doręczenie): the day a letter counts as served, and on what legal basis.
//!
//! The evidence decides; what is computed here is the day derived from it, or the day to expect. Days are civil
//! dates in Europe/Warsaw.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::{Holidays, OutOfCalendar, plus_days};
use crate::text::coded_error;

/// Days a letter waits for collection by post (KPA art. 44) and by e-delivery (e-delivery act art. 42), and days
/// after which a public notice is effective (KPA art. 49).
const WAITING_DAYS: i64 = 14;

/// Why a letter counts as served.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceBasis {
    /// Collected against receipt on paper (KPA art. 46 § 1).
    PostCollected,
    /// Not collected from the post office or the office within 14 days (KPA art. 44 § 4).
    PostFiction,
    /// Collected at an e-delivery address (e-delivery act art. 42).
    ElectronicCollected,
    /// Not collected at an e-delivery address within 14 days (e-delivery act art. 42).
    ElectronicFiction,
    /// Arrived at the e-delivery address of a public body (e-delivery act art. 42).
    ElectronicArrival,
    /// Public notice (KPA art. 49).
    PublicNotice,
    /// The addressee refused the letter (KPA art. 47).
    Refusal,
}

/// A served letter: the day and its basis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Served {
    /// Day of service; terms count from the day after it.
    pub on: Date,
    /// Why that day.
    pub basis: ServiceBasis,
}

/// Whether a letter is served already, and if not, when it will be without anyone's act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Service {
    /// Served by a known act: collection or arrival.
    Done(Served),
    /// Not collected so far; on the named day it is served by fiction, unless collected before.
    Expected(Served),
    /// Not collected so far, and the law knows no fiction between these parties.
    Open,
}

/// Whose letter goes to whom, as far as e-delivery distinguishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Route {
    /// From anyone to a public body: served on arrival, no fiction needed.
    ToPublicBody,
    /// From a public body to a citizen or company: the only route with a fiction.
    PublicToNonPublic,
    /// Between non-public parties: served on collection only.
    BetweenNonPublic,
}

/// Office setting: whether the 14 days of a fiction end later if their last day is not a working day.
///
/// Practice differs, because the 14 days are not a term for anyone's act.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FictionEnd {
    /// The 14th day whatever day it is.
    #[default]
    AsCounted,
    /// The 14th day, or the next working day.
    OnWorkingDay,
}

/// A broken rule of service dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServiceError {
    /// The day of collection is before the day the letter was left or arrived.
    CollectedBeforeArrival {
        /// Day the letter was left or arrived.
        arrived: Date,
        /// Day of collection.
        collected: Date,
    },
    /// The day of service lies after the year 9999.
    OutOfCalendar,
}

impl ServiceError {
    /// Stable code of the rule.
    pub fn code(&self) -> &'static str {
        match self {
            Self::CollectedBeforeArrival { .. } => "law.service-collected-before-arrival",
            Self::OutOfCalendar => OutOfCalendar.code(),
        }
    }
}

coded_error!(ServiceError);

impl From<OutOfCalendar> for ServiceError {
    fn from(OutOfCalendar: OutOfCalendar) -> Self {
        Self::OutOfCalendar
    }
}

/// Service by post of a letter left for collection on `left` (first notice), KPA art. 44.
///
/// The fiction falls on the end of the 14th day, so a letter collected on that very day is collected.
///
/// # Errors
/// [`ServiceError::CollectedBeforeArrival`], [`ServiceError::OutOfCalendar`].
pub fn by_post(
    left: Date,
    collected: Option<Date>,
    end: FictionEnd,
    holidays: &Holidays,
) -> Result<Service, ServiceError> {
    let fiction = Served { on: fiction_end(left, end, holidays)?, basis: ServiceBasis::PostFiction };
    match check_order(left, collected)? {
        None => Ok(Service::Expected(fiction)),
        Some(day) if day > fiction.on => Ok(Service::Done(fiction)),
        Some(day) => Ok(Service::Done(Served { on: day, basis: ServiceBasis::PostCollected })),
    }
}

/// Service at an e-delivery address of a letter that arrived on `arrived`, e-delivery act art. 42.
///
/// The fiction falls on the day following the lapse of 14 days, one day later than by post, and only on
/// [`Route::PublicToNonPublic`].
///
/// # Errors
/// [`ServiceError::CollectedBeforeArrival`], [`ServiceError::OutOfCalendar`].
pub fn by_edelivery(
    route: Route,
    arrived: Date,
    collected: Option<Date>,
    end: FictionEnd,
    holidays: &Holidays,
) -> Result<Service, ServiceError> {
    let collected = check_order(arrived, collected)?;
    let by_collection = |on| Service::Done(Served { on, basis: ServiceBasis::ElectronicCollected });
    match route {
        Route::ToPublicBody => {
            Ok(Service::Done(Served { on: arrived, basis: ServiceBasis::ElectronicArrival }))
        }
        Route::BetweenNonPublic => Ok(collected.map_or(Service::Open, by_collection)),
        Route::PublicToNonPublic => {
            let on = plus_days(fiction_end(arrived, end, holidays)?, 1)?;
            let fiction = Served { on, basis: ServiceBasis::ElectronicFiction };
            Ok(match collected {
                None => Service::Expected(fiction),
                Some(day) if day >= on => Service::Done(fiction),
                Some(day) => by_collection(day),
            })
        }
    }
}

/// Service by public notice made on `announced` (KPA art. 49): effective with the lapse of the 14th day.
///
/// # Errors
/// [`ServiceError::OutOfCalendar`].
pub fn by_public_notice(announced: Date) -> Result<Served, ServiceError> {
    Ok(Served { on: plus_days(announced, WAITING_DAYS)?, basis: ServiceBasis::PublicNotice })
}

/// Service of a letter refused on `refused` (KPA art. 47): that day.
pub fn by_refusal(refused: Date) -> Served {
    Served { on: refused, basis: ServiceBasis::Refusal }
}

fn fiction_end(from: Date, end: FictionEnd, holidays: &Holidays) -> Result<Date, OutOfCalendar> {
    let counted = plus_days(from, WAITING_DAYS)?;
    match end {
        FictionEnd::AsCounted => Ok(counted),
        FictionEnd::OnWorkingDay => holidays.shifted(counted),
    }
}

fn check_order(arrived: Date, collected: Option<Date>) -> Result<Option<Date>, ServiceError> {
    match collected {
        Some(collected) if collected < arrived => {
            Err(ServiceError::CollectedBeforeArrival { arrived, collected })
        }
        _ => Ok(collected),
    }
}
