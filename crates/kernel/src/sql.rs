//! Statements, values and rows: the little that two engines share.

use std::sync::{Arc, OnceLock};

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use crate::env::stored_instant;
use crate::failure::StoreError;
use crate::id::Id;

/// A value on its way into or out of the database.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Val {
    /// No value.
    Null,
    /// A whole number; also truth values (0, 1).
    Int(i64),
    /// Text; also civil dates (`2026-12-24`) and instants (see [`stored_instant`]).
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
    /// A UUID.
    Uuid(Uuid),
}

/// A statement that only reads. The text must begin with SELECT or WITH; anything else does not compile.
#[derive(Debug)]
pub struct Select(Text);

/// A question with its parameters.
pub type Ask = (&'static Select, Vec<Val>);

/// One question for so many things at a time. A short batch is filled up with its first thing, so that the statement has
/// one text; `$1` is the office.
pub fn in_batches<T: ToVal>(
    select: &'static Select,
    size: usize,
    office: crate::id::OfficeId,
    things: &[T],
) -> Vec<Ask> {
    let ask = |batch: &[T]| {
        let fill = batch.iter().cycle().take(batch.len().max(size));
        (select, std::iter::once(office.to_val()).chain(fill.map(ToVal::to_val)).collect())
    };
    things.chunks(size.max(1)).map(ask).collect()
}

/// A statement that changes rows. The text must begin with INSERT, UPDATE or DELETE; anything else does not compile.
#[derive(Debug)]
pub struct Change {
    text: Text,
    with_rows: OnceLock<&'static Change>,
    plain: OnceLock<Option<Plain>>,
}

/// The row that a plain insertion writes, known before the database has it.
#[derive(Debug)]
pub(crate) struct Plain {
    columns: Vec<String>,
    values: Vec<Source>,
    /// The same columns in the order of the table.
    order: OnceLock<Ordered>,
}

/// Names of columns, shared by all rows, and where the value of each comes from.
type Ordered = (Arc<[String]>, Vec<usize>);

/// Where a column of a plain insertion comes from.
#[derive(Debug)]
enum Source {
    /// The parameter at this place, from 0.
    Parameter(usize),
    /// A literal of the text.
    Literal(Val),
}

impl Plain {
    /// Reads `INSERT INTO table (columns) VALUES (parameters and literals)`; `None` for anything that says more, because
    /// what it writes only the database knows. Columns that the text does not name stay empty: our tables have no defaults.
    fn read(words: &str) -> Option<Self> {
        let rest = words.strip_prefix("INSERT INTO ")?;
        let (_, rest) = rest.split_once('(')?;
        let (columns, rest) = rest.split_once(')')?;
        let values = rest.trim_start().strip_prefix("VALUES")?.trim().strip_prefix('(')?.strip_suffix(')')?;
        let columns: Vec<String> = columns.split(',').map(|name| name.trim().to_owned()).collect();
        let values: Vec<Source> =
            values.split(',').map(|one| Source::read(one.trim())).collect::<Option<_>>()?;
        (columns.len() == values.len()).then_some(Self { columns, values, order: OnceLock::new() })
    }

    /// The row for these arguments, in the order of the table's columns: digests hang on it.
    pub(crate) fn row(&self, args: &[Val], table: &[String]) -> Row {
        let (columns, order) = self.order.get_or_init(|| {
            let place = |column: &String| self.columns.iter().position(|name| name == column);
            let (columns, order): (Vec<String>, Vec<usize>) =
                table.iter().filter_map(|column| Some((column.clone(), place(column)?))).unzip();
            (columns.into(), order)
        });
        let values = order.iter().filter_map(|at| self.values.get(*at)).map(|source| match source {
            Source::Parameter(at) => args.get(*at).cloned().unwrap_or(Val::Null),
            Source::Literal(value) => value.clone(),
        });
        Row::new(Arc::clone(columns), values.collect())
    }
}

impl Source {
    fn read(text: &str) -> Option<Self> {
        if let Some(number) = text.strip_prefix('$') {
            return Some(Self::Parameter(number.parse::<usize>().ok()?.checked_sub(1)?));
        }
        if let Some(quoted) = text.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) {
            return (!quoted.contains('\'')).then(|| Self::Literal(Val::Text(quoted.to_owned())));
        }
        text.parse().ok().map(|number| Self::Literal(Val::Int(number)))
    }
}

/// The text of a statement with `$1..$n`, and its twin for SQLite with `?1..?n`.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) text: &'static str,
    sqlite: OnceLock<String>,
    wanted: OnceLock<usize>,
    sources: OnceLock<Vec<&'static str>>,
}

impl Text {
    const fn new(text: &'static str) -> Self {
        Self { text, sqlite: OnceLock::new(), wanted: OnceLock::new(), sources: OnceLock::new() }
    }

    /// SQLite numbers named parameters by their first appearance, so `$2 … $1` would be bound the wrong way round;
    /// `?2 … ?1` is not.
    pub(crate) fn sqlite(&self) -> &str {
        self.sqlite.get_or_init(|| self.text.replace('$', "?"))
    }

    /// What the answer is read from: tables by name; a view by its room, because it may read any table of it. Names of
    /// columns give rooms that do not exist, which harms nobody.
    pub(crate) fn sources(&self, is_table: impl Fn(&str) -> bool) -> &[&'static str] {
        self.sources.get_or_init(|| {
            let words = self.text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
            let mut sources: Vec<_> = words
                .filter_map(|word| Some((word, word.split_once('_')?.0)))
                .map(|(word, room)| if is_table(word) { word } else { room })
                .collect();
            sources.sort_unstable();
            sources.dedup();
            sources
        })
    }

    /// How many parameters the text names: the highest `$n`.
    fn parameters(&self) -> usize {
        self.text
            .split('$')
            .skip(1)
            .filter_map(|rest| {
                let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
                digits.parse().ok()
            })
            .max()
            .unwrap_or(0)
    }

    /// A missing bind becomes NULL on SQLite, silently; so the count is checked on every call.
    pub(crate) fn check(&self, given: usize) -> Result<(), StoreError> {
        let wanted = *self.wanted.get_or_init(|| self.parameters());
        if wanted == given {
            return Ok(());
        }
        Err(StoreError::Driver(format!("{wanted} parameters wanted, {given} given: {}", self.text)))
    }
}

const fn begins_with(text: &str, word: &str) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let mut at = 0;
    // Slices cannot be compared in constants yet, so the letters are.
    while let Some((letter, rest)) = nth(word, at) {
        match nth(text, at) {
            Some((other, _)) if other == letter => at += 1,
            _ => return false,
        }
        if !rest {
            return true;
        }
    }
    true
}

const fn nth(bytes: &[u8], at: usize) -> Option<(u8, bool)> {
    match bytes.split_at_checked(at) {
        Some((_, [first, rest @ ..])) => Some((*first, !rest.is_empty())),
        _ => None,
    }
}

impl Select {
    /// Declares a reading statement.
    pub const fn new(text: &'static str) -> Self {
        assert!(
            begins_with(text, "SELECT") || begins_with(text, "WITH"),
            "a Select must begin with SELECT or WITH"
        );
        Self(Text::new(text))
    }

    pub(crate) fn text(&self) -> &Text {
        &self.0
    }

    /// The statement's own words, for the catalogue test.
    pub fn words(&self) -> &'static str {
        self.0.text
    }
}

impl Change {
    /// Declares a changing statement.
    pub const fn new(text: &'static str) -> Self {
        assert!(
            begins_with(text, "INSERT") || begins_with(text, "UPDATE") || begins_with(text, "DELETE"),
            "a Change must begin with INSERT, UPDATE or DELETE"
        );
        Self { text: Text::new(text), with_rows: OnceLock::new(), plain: OnceLock::new() }
    }

    pub(crate) fn text(&self) -> &Text {
        &self.text
    }

    /// The statement's own words, for the catalogue test.
    pub fn words(&self) -> &'static str {
        self.text.text
    }

    /// The table it changes: the word after INSERT INTO, UPDATE or DELETE FROM.
    pub(crate) fn table(&self) -> &'static str {
        let mut words = self.words().split_ascii_whitespace();
        match words.next() {
            Some("UPDATE") => words.next(),
            _ => words.nth(1),
        }
        .unwrap_or_default()
    }

    /// What it writes, when the text alone tells.
    pub(crate) fn plain(&self) -> Option<&Plain> {
        self.plain.get_or_init(|| Plain::read(self.words())).as_ref()
    }

    /// The same statement, giving back the rows it touched. Made once per statement and kept for the life of the
    /// program, as the statement itself is.
    pub(crate) fn with_rows(&self) -> &'static Change {
        self.with_rows.get_or_init(|| {
            let words: &'static str = Box::leak(format!("{} RETURNING *", self.words()).into_boxed_str());
            Box::leak(Box::new(Change::new(words)))
        })
    }
}

/// One row of an answer; values are taken by column name.
#[derive(Debug, Clone)]
pub struct Row {
    columns: Arc<[String]>,
    values: Vec<Val>,
}

impl Row {
    pub(crate) fn new(columns: Arc<[String]>, values: Vec<Val>) -> Self {
        Self { columns, values }
    }

    /// The value of a column.
    ///
    /// # Errors
    /// `Corrupt` when there is no such column or its value is not a `T`.
    pub fn get<T: FromVal>(&self, column: &str) -> Result<T, StoreError> {
        let value = self
            .columns
            .iter()
            .position(|name| name == column)
            .and_then(|at| self.values.get(at))
            .ok_or_else(|| StoreError::Corrupt(format!("no column {column}")))?;
        T::from_val(value).ok_or_else(|| StoreError::Corrupt(format!("column {column} holds {value:?}")))
    }

    pub(crate) fn fields(&self) -> impl Iterator<Item = (&String, &Val)> {
        self.columns.iter().zip(&self.values)
    }
}

/// What can be taken out of a stored value.
pub trait FromVal: Sized {
    /// `None` when the value is not one of these.
    fn from_val(value: &Val) -> Option<Self>;
}

/// What can be bound to a parameter.
pub trait ToVal {
    /// The value as the database takes it.
    fn to_val(&self) -> Val;
}

impl<T: ToVal + ?Sized> ToVal for &T {
    fn to_val(&self) -> Val {
        (**self).to_val()
    }
}
impl<T: ToVal> ToVal for Option<T> {
    fn to_val(&self) -> Val {
        self.as_ref().map_or(Val::Null, ToVal::to_val)
    }
}
impl<T: FromVal> FromVal for Option<T> {
    fn from_val(value: &Val) -> Option<Self> {
        match value {
            Val::Null => Some(None),
            other => T::from_val(other).map(Some),
        }
    }
}

impl ToVal for Val {
    fn to_val(&self) -> Val {
        self.clone()
    }
}
impl ToVal for i64 {
    fn to_val(&self) -> Val {
        Val::Int(*self)
    }
}
impl ToVal for u32 {
    fn to_val(&self) -> Val {
        Val::Int(i64::from(*self))
    }
}
impl ToVal for i16 {
    fn to_val(&self) -> Val {
        Val::Int(i64::from(*self))
    }
}
impl ToVal for bool {
    fn to_val(&self) -> Val {
        Val::Int(i64::from(*self))
    }
}
impl ToVal for str {
    fn to_val(&self) -> Val {
        Val::Text(self.to_owned())
    }
}
impl ToVal for String {
    fn to_val(&self) -> Val {
        Val::Text(self.clone())
    }
}
impl ToVal for [u8] {
    fn to_val(&self) -> Val {
        Val::Bytes(self.to_vec())
    }
}
impl ToVal for Vec<u8> {
    fn to_val(&self) -> Val {
        Val::Bytes(self.clone())
    }
}
impl<const N: usize> ToVal for [u8; N] {
    fn to_val(&self) -> Val {
        Val::Bytes(self.to_vec())
    }
}
impl ToVal for Uuid {
    fn to_val(&self) -> Val {
        Val::Uuid(*self)
    }
}
impl<K> ToVal for Id<K> {
    fn to_val(&self) -> Val {
        Val::Uuid(self.uuid())
    }
}
impl ToVal for Date {
    fn to_val(&self) -> Val {
        Val::Text(self.to_string())
    }
}
impl ToVal for Timestamp {
    fn to_val(&self) -> Val {
        Val::Text(stored_instant(*self))
    }
}

impl FromVal for Val {
    fn from_val(value: &Val) -> Option<Self> {
        Some(value.clone())
    }
}
impl FromVal for i64 {
    fn from_val(value: &Val) -> Option<Self> {
        match value {
            Val::Int(number) => Some(*number),
            _ => None,
        }
    }
}
impl FromVal for u64 {
    fn from_val(value: &Val) -> Option<Self> {
        i64::from_val(value)?.try_into().ok()
    }
}
impl FromVal for u32 {
    fn from_val(value: &Val) -> Option<Self> {
        i64::from_val(value)?.try_into().ok()
    }
}
impl FromVal for i16 {
    fn from_val(value: &Val) -> Option<Self> {
        i64::from_val(value)?.try_into().ok()
    }
}
impl FromVal for bool {
    fn from_val(value: &Val) -> Option<Self> {
        match value {
            Val::Int(0) => Some(false),
            Val::Int(1) => Some(true),
            _ => None,
        }
    }
}
impl FromVal for String {
    fn from_val(value: &Val) -> Option<Self> {
        match value {
            Val::Text(text) => Some(text.clone()),
            _ => None,
        }
    }
}
impl FromVal for Vec<u8> {
    fn from_val(value: &Val) -> Option<Self> {
        match value {
            Val::Bytes(bytes) => Some(bytes.clone()),
            _ => None,
        }
    }
}
impl FromVal for Uuid {
    fn from_val(value: &Val) -> Option<Self> {
        match value {
            Val::Uuid(uuid) => Some(*uuid),
            // SQLite has no type for UUIDs: they come back as 16 bytes.
            Val::Bytes(bytes) => Uuid::from_slice(bytes).ok(),
            _ => None,
        }
    }
}
impl<K> FromVal for Id<K> {
    fn from_val(value: &Val) -> Option<Self> {
        Uuid::from_val(value).map(Self::from_uuid)
    }
}
impl FromVal for Date {
    fn from_val(value: &Val) -> Option<Self> {
        String::from_val(value)?.parse().ok()
    }
}
impl FromVal for Timestamp {
    fn from_val(value: &Val) -> Option<Self> {
        String::from_val(value)?.parse().ok()
    }
}

/// Parameters of a statement, in the order of `$1..$n`.
#[macro_export]
macro_rules! vals {
    ($($value:expr),* $(,)?) => {
        &[$($crate::sql::ToVal::to_val(&$value)),*]
    };
}

/// Stores a fieldless enum as a stable text code: `coded! { CaseState { Open => "open", Closed => "closed" } }`.
#[macro_export]
macro_rules! coded {
    ($type:ident { $($variant:ident => $code:literal),+ $(,)? }) => {
        impl $type {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [$type] = &[$($type::$variant),+];

            /// Their codes, in the same order.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// The stable code, as stored, in JSON and in locale keys.
            pub const fn code(self) -> &'static str {
                match self { $($type::$variant => $code),+ }
            }

            /// The value of a code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some($type::$variant),)+ _ => None }
            }
        }
        impl $crate::sql::ToVal for $type {
            fn to_val(&self) -> $crate::sql::Val {
                $crate::sql::Val::Text(self.code().to_owned())
            }
        }
        impl $crate::sql::FromVal for $type {
            fn from_val(value: &$crate::sql::Val) -> Option<Self> {
                match value {
                    $crate::sql::Val::Text(code) => Self::from_code(code),
                    _ => None,
                }
            }
        }
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let code = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
                Self::from_code(&code).ok_or_else(|| serde::de::Error::unknown_variant(&code, Self::CODES))
            }
        }
        impl $crate::schema::PartialSchema for $type {
            fn schema() -> $crate::schema::RefOr<$crate::schema::Schema> {
                $crate::schema::choice(Self::CODES.iter().copied())
            }
        }
        impl $crate::schema::ToSchema for $type {
            fn name() -> std::borrow::Cow<'static, str> {
                $crate::schema::name(module_path!(), stringify!($type)).into()
            }
        }
    };
}

/// The pattern of a text in which some word begins so, for `' ' || column LIKE $n ESCAPE '!'`; nothing in the word is a
/// wildcard.
pub fn beginning_of_word(word: &str) -> String {
    let mut pattern = "% ".to_owned();
    for letter in word.chars() {
        if matches!(letter, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

/// A page of lines and whether more follow: one more than `most` was asked for.
pub fn paged<T>(mut lines: Vec<T>, most: i64) -> (Vec<T>, bool) {
    let most = usize::try_from(most).unwrap_or(0);
    let more = lines.len() > most;
    lines.truncate(most);
    (lines, more)
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_typed_is_no_wildcard() {
        assert_eq!(super::beginning_of_word("a%_!b"), "% a!%!_!!b%");
    }
}
