//! How long the read log is kept, and who took whole lists.
//!
//! Two years at least (§ 20 of the regulation on national interoperability frameworks, KRI, of 2024); an office may keep it longer.

use jiff::{Timestamp, ToSpan};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Looks, Shown, looks_at};
use crate::actor::Actor;
use crate::deed::{Committed, Deed, Granted, Query, Seen};
use crate::failure::{Failure, Refusal, RefusalKind, StoreError};
use crate::journal::Event;
use crate::sql::{Change, Select};
use crate::tx::{Reads, Writes};
use crate::{named, of_office, office_target, vals};

/// For so many years an office may keep its read log, the first is the least that the law asks for and the default.
pub const KEEP_YEARS: std::ops::RangeInclusive<i64> = 2..=10;

/// So many looks go at a time, so that nobody waits long behind them.
const AT_A_TIME: i64 = 1_000;

static RULE: Select =
    Select::new("SELECT keep_years, gone_upto, version FROM kernel_look_rule WHERE office = $1");
static SET: Change = Change::new(
    "INSERT INTO kernel_look_rule (office, keep_years, gone_upto, version) \
     VALUES ($1, $2, (SELECT r.gone_upto FROM kernel_look_rule r WHERE r.office = $1), $3) \
     ON CONFLICT (office) DO UPDATE SET keep_years = excluded.keep_years, version = excluded.version",
);
static GO: Change = Change::new(
    "INSERT INTO kernel_look_rule (office, keep_years, gone_upto, version) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (office) DO UPDATE SET gone_upto = excluded.gone_upto",
);
static OLDEST: Select =
    Select::new("SELECT at FROM kernel_look WHERE office = $1 AND at <= $2 ORDER BY at LIMIT $3");
static FORGET: Change = Change::new("DELETE FROM kernel_look WHERE office = $1 AND at <= $2");

/// The statements, for the catalogue test.
pub(super) fn statements() -> [&'static str; 5] {
    [RULE.words(), SET.words(), GO.words(), OLDEST.words(), FORGET.words()]
}

/// How long the read log is kept in an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct LookRule {
    /// So many years.
    pub keep_years: i64,
    /// What was looked at up to here is gone.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub gone_upto: Option<Timestamp>,
    /// Version, for a change.
    pub version: i64,
}

fn rule(db: &mut dyn Reads) -> Result<LookRule, StoreError> {
    let Some(row) = db.first(&RULE, vals![db.office()])? else {
        return Ok(LookRule { keep_years: *KEEP_YEARS.start(), gone_upto: None, version: 0 });
    };
    Ok(LookRule {
        keep_years: row.get("keep_years")?,
        gone_upto: row.get("gone_upto")?,
        version: row.get("version")?,
    })
}

/// What the journal is told of the read log.
#[derive(Debug, Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "the fields are named as in the deeds")]
pub enum LookEvent {
    /// The office set how long it keeps the read log.
    LookRuleSet { before: i64, keep_years: i64 },
    /// Looks older than the office keeps them are gone.
    LooksForgotten { upto: Timestamp, looks: u64 },
}

impl Event for LookEvent {
    fn name(&self) -> &'static str {
        match self {
            Self::LookRuleSet { .. } => "LookRuleSet",
            Self::LooksForgotten { .. } => "LooksForgotten",
        }
    }
    fn about(&self) -> Vec<Uuid> {
        Vec::new()
    }
}

/// How long the read log is kept.
#[derive(Debug, Serialize)]
pub struct SeeLookRule;

named!(SeeLookRule, "kernel.see-look-rule", [(Administrator, Colleague), (Coordinator, Colleague)]);

of_office!(SeeLookRule => LookRule, |_, seen| Ok(rule(seen)?));

/// Sets how long the read log is kept; older looks go within a day.
#[derive(Debug, Clone, Serialize)]
pub struct SetLookRule {
    /// So many years, [`KEEP_YEARS`].
    pub keep_years: i64,
    /// The version that was read.
    pub version: i64,
}

named!(SetLookRule, "kernel.set-look-rule", [(Administrator, Colleague)]);

impl Deed for SetLookRule {
    type Target = ();
    type Event = LookEvent;
    type Done = ();

    /// What is gone proves nothing against anybody.
    const CRITICAL: bool = true;

    office_target!();

    fn run(&self, mut granted: Granted<'_, Self>, (): ()) -> Result<Committed<Self>, Failure> {
        let before = rule(&mut granted)?;
        if self.version != before.version {
            return Err(Refusal::of(RefusalKind::Stale, "kernel.changed-meanwhile").into());
        }
        if !KEEP_YEARS.contains(&self.keep_years) {
            let wrong = Refusal::input("kernel.look-keep-wrong").on("keep_years");
            return Err(wrong.with("least", KEEP_YEARS.start()).with("most", KEEP_YEARS.end()).into());
        }
        let version = before.version.saturating_add(1);
        granted.change_one(&SET, vals![granted.office(), self.keep_years, version])?;
        let event = LookEvent::LookRuleSet { before: before.keep_years, keep_years: self.keep_years };
        granted.commit(&event, ())
    }
}

/// Lets the oldest looks go that the office need not keep any more; refused when there is none. Again until it is.
#[derive(Debug, Clone, Serialize)]
pub struct ForgetLooks;

named!(ForgetLooks, "kernel.forget-looks", [(Machine, Colleague)]);

impl Deed for ForgetLooks {
    type Target = ();
    type Event = LookEvent;
    type Done = u64;

    office_target!();

    fn run(&self, mut granted: Granted<'_, Self>, (): ()) -> Result<Committed<Self>, Failure> {
        let (office, rule) = (granted.office(), rule(&mut granted)?);
        let now = granted.env().now().to_zoned(granted.env().zone().clone());
        // A day more than the years: whoever counts them by days of the calendar finds none missing.
        let kept = rule.keep_years.max(*KEEP_YEARS.start()).years().days(1);
        let cut = now.checked_sub(kept).map_err(Failure::internal)?.timestamp();
        let oldest = granted.rows(&OLDEST, vals![office, cut, AT_A_TIME])?;
        let last: Option<Timestamp> = oldest.last().map(|row| row.get("at")).transpose()?;
        let upto = last.ok_or_else(|| Refusal::state("kernel.looks-none-old"))?;
        granted.change_one(&GO, vals![office, rule.keep_years, upto, rule.version])?;
        let looks = granted.change(&FORGET, vals![office, upto])?;
        granted.commit(&LookEvent::LooksForgotten { upto, looks }, looks)
    }
}

/// So many times a turn: what is left of years of looks goes in the turns after it, and the deeds of people between.
const TIMES: usize = 100;

/// Lets go of what the office need not keep any more, at most a hundred thousand looks, in the name of this machine; says how many
/// looks that were.
///
/// # Errors
/// What the database answers.
pub async fn forget_looks(machine: &Actor) -> Result<u64, Failure> {
    let mut gone = 0_u64;
    for _ in 0..TIMES {
        match machine.act(ForgetLooks, None).await {
            Ok(looks) => gone = gone.saturating_add(looks),
            Err(Failure::Refused(_)) => break,
            Err(failure) => return Err(failure),
        }
    }
    Ok(gone)
}

/// Who took whole lists out of the office as files, the newest first.
#[derive(Debug, Serialize)]
pub struct WhoTookLists {
    /// Only older ones than this.
    pub before: Option<Uuid>,
    /// So many at most.
    pub limit: i64,
}

named!(
    WhoTookLists,
    "kernel.who-took-lists",
    [(Coordinator, Colleague), (Executive, Colleague), (Administrator, Colleague)]
);

impl Query for WhoTookLists {
    type Target = ();
    type Answer = Looks;

    office_target!();

    // What it shows is no thing of the office's work; who took what stays told to all who may ask.
    fn shows(&self, (): &()) -> Option<Shown> {
        None
    }
    fn run(&self, seen: &mut Seen<'_, Self>, (): ()) -> Result<Looks, Failure> {
        let office = seen.office().uuid();
        Ok(looks_at(seen, office, self.before, self.limit)?)
    }
}
