//! Rules over plain facts: which columns a register may have, what a value of one is.

use jiff::civil::Date;
use obieg_kernel::{Failure, Refusal};

use crate::model::{ColumnKind, ColumnView, RegisterView, Source};

/// So many columns a register may have.
pub const MOST_COLUMNS: usize = 20;
/// So many choices a column may have.
const MOST_CHOICES: usize = 50;

/// The columns as they are kept: labels once, choices where there must be some.
///
/// # Errors
/// `registers.columns-many`, `registers.column-twice`, `registers.choices`, on `columns`.
pub fn columns(columns: &[ColumnView]) -> Result<Vec<ColumnView>, Refusal> {
    if columns.len() > MOST_COLUMNS {
        return Err(Refusal::input("registers.columns-many").on("columns").with("most", MOST_COLUMNS));
    }
    let mut kept: Vec<ColumnView> = Vec::new();
    for column in columns {
        let label = obieg_cases::rules::line("columns", &column.label, 100)?;
        if kept.iter().any(|one| one.label.to_lowercase() == label.to_lowercase()) {
            return Err(Refusal::input("registers.column-twice").on("columns").with("label", label));
        }
        let mut choices = Vec::new();
        for choice in column.choices.iter().filter(|choice| !choice.trim().is_empty()) {
            choices.push(obieg_cases::rules::line("columns", choice, 100)?);
        }
        let fits = match column.kind {
            ColumnKind::Choice => (2..=MOST_CHOICES).contains(&choices.len()),
            _ => choices.is_empty(),
        };
        if !fits {
            return Err(Refusal::input("registers.choices")
                .on("columns")
                .with("label", label)
                .with("most", MOST_CHOICES));
        }
        let ColumnView { kind, required, .. } = *column;
        kept.push(ColumnView { label, kind, required, choices, added_on: None, ended_on: None });
    }
    Ok(kept)
}

/// A column that comes to a register later, behind those that it has; also those out of use keep their names.
///
/// # Errors
/// Those of [`may_enter`] and [`columns`].
pub fn one_more(register: &RegisterView, column: &ColumnView, today: Date) -> Result<ColumnView, Refusal> {
    may_enter(register)?;
    let all: Vec<ColumnView> = register.columns.iter().chain([column]).cloned().collect();
    let added = columns(&all)?.pop().ok_or_else(|| Refusal::input("registers.column-unknown"))?;
    Ok(ColumnView { added_on: Some(today), ..added })
}

/// The columns with the one at a position (the first is 1) put out of use, or back. None is ever removed.
///
/// # Errors
/// Those of [`may_enter`]; `registers.column-unknown`; `registers.column-so` when it is so already.
pub fn used(
    register: &RegisterView,
    position: usize,
    used: bool,
    today: Date,
) -> Result<(String, Vec<ColumnView>), Refusal> {
    may_enter(register)?;
    let mut columns = register.columns.clone();
    let column = position.checked_sub(1).and_then(|at| columns.get_mut(at));
    let column = column.ok_or_else(|| Refusal::input("registers.column-unknown").on("columns"))?;
    if column.is_used() == used {
        return Err(Refusal::state("registers.column-so").with("label", &column.label));
    }
    column.ended_on = (!used).then_some(today);
    let label = column.label.clone();
    Ok((label, columns))
}

/// The values of an entry, one for each column, as they are kept; every fault at its field (`field-1` is the first). A column
/// out of use keeps what stood in it before and takes nothing new.
///
/// # Errors
/// `registers.field-count`, `registers.column-ended`, `registers.field-missing`, `registers.not-a-day`, `registers.not-whole`,
/// `registers.not-an-amount`, `registers.not-a-flag`, `registers.not-a-choice` and those of a text.
pub fn fields(
    register: &RegisterView,
    given: &[String],
    before: &[String],
) -> Result<Vec<String>, Vec<Refusal>> {
    if given.len() != register.columns.len() {
        let refusal = Refusal::input("registers.field-count").on("fields").with("n", register.columns.len());
        return Err(vec![refusal]);
    }
    let (mut values, mut refusals) = (Vec::new(), Vec::new());
    for (at, (column, text)) in register.columns.iter().zip(given).enumerate() {
        let stood = before.get(at).map_or("", String::as_str);
        let judged = match text.trim() {
            text if column.is_used() => value(column, text),
            text if text.is_empty() || text == stood => Ok(stood.to_owned()),
            _ => Err(Refusal::input("registers.column-ended")),
        };
        match judged {
            Ok(value) => values.push(value),
            Err(refusal) => {
                refusals.push(refusal.on(format!("field-{}", at + 1)).with("label", &column.label));
            }
        }
    }
    if refusals.is_empty() { Ok(values) } else { Err(refusals) }
}

/// The parts of an entry when all are good; else every fault at once.
///
/// # Errors
/// All refusals, in the order of the form.
pub fn all(
    subject: Result<String, Refusal>,
    party: Result<Option<String>, Refusal>,
    fields: Result<Vec<String>, Vec<Refusal>>,
) -> Result<(String, Option<String>, Vec<String>), Failure> {
    match (subject, party, fields) {
        (Ok(subject), Ok(party), Ok(fields)) => Ok((subject, party, fields)),
        (subject, party, fields) => {
            let one = subject.err().into_iter().chain(party.err());
            Err(Failure::Refused(one.chain(fields.err().into_iter().flatten()).collect()))
        }
    }
}

/// What a text would be in a column if it were in use; as it stands when it cannot be.
pub(crate) fn as_kept(column: &ColumnView, text: &str) -> String {
    value(column, text.trim()).unwrap_or_else(|_| text.trim().to_owned())
}

fn value(column: &ColumnView, text: &str) -> Result<String, Refusal> {
    if text.is_empty() {
        let missing = column.required.then(|| Refusal::input("registers.field-missing"));
        return missing.map_or(Ok(String::new()), Err);
    }
    match column.kind {
        ColumnKind::Text => obieg_cases::rules::line("fields", text, 1_000),
        ColumnKind::Day => {
            text.parse::<Date>().map(|day| day.to_string()).map_err(|_| Refusal::input("registers.not-a-day"))
        }
        ColumnKind::Whole => text
            .parse::<i64>()
            .map(|number| number.to_string())
            .map_err(|_| Refusal::input("registers.not-whole")),
        ColumnKind::Amount => amount(text).ok_or_else(|| Refusal::input("registers.not-an-amount")),
        ColumnKind::Flag => match text {
            "true" | "false" => Ok(text.to_owned()),
            _ => Err(Refusal::input("registers.not-a-flag")),
        },
        ColumnKind::Choice => column
            .choices
            .iter()
            .find(|choice| *choice == text)
            .cloned()
            .ok_or_else(|| Refusal::input("registers.not-a-choice")),
    }
}

/// An amount with a comma or a point and up to two places, with spaces between thousands; kept as `1234.50`.
fn amount(text: &str) -> Option<String> {
    let plain: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let (zloty, grosze) = plain.split_once([',', '.']).unwrap_or((&plain, "00"));
    let digits = |text: &str, most: usize| {
        !text.is_empty() && text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let signless = zloty.strip_prefix('-').unwrap_or(zloty);
    if !digits(signless, 13) || !digits(grosze, 2) {
        return None;
    }
    Some(format!("{zloty}.{grosze:0<2}"))
}

/// A register that was closed takes nothing more.
///
/// # Errors
/// `registers.closed`.
pub fn may_enter(register: &RegisterView) -> Result<(), Refusal> {
    match register.closed_on {
        Some(_) => Err(Refusal::state("registers.closed").with("name", &register.name)),
        None => Ok(()),
    }
}

/// Tables come into registers that are kept by hand: what is about an item or case is entered from there.
///
/// # Errors
/// Those of [`may_enter`]; `registers.import-by-hand`.
pub fn may_import(register: &RegisterView) -> Result<(), Refusal> {
    may_enter(register)?;
    match register.source {
        Source::Hand => Ok(()),
        Source::Items | Source::Cases => {
            Err(Refusal::state("registers.import-by-hand").with("name", &register.name))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::RegisterId;
    use obieg_kernel::id::UnitId;

    fn column(label: &str, kind: ColumnKind, required: bool, choices: &[&str]) -> ColumnView {
        let choices = choices.iter().map(|choice| (*choice).to_owned()).collect();
        ColumnView { label: label.to_owned(), kind, required, choices, added_on: None, ended_on: None }
    }

    fn register(columns: Vec<ColumnView>) -> RegisterView {
        RegisterView {
            id: RegisterId::from_uuid(uuid::Uuid::nil()),
            name: "Umowy".to_owned(),
            unit: UnitId::from_uuid(uuid::Uuid::nil()),
            source: Source::Hand,
            columns,
            opened_on: jiff::civil::date(2026, 1, 1),
            closed_on: None,
        }
    }

    #[test]
    fn columns_have_labels_of_their_own_and_choices_where_needed() {
        let code = |list: &[ColumnView]| columns(list).unwrap_err().code;
        let text = column("Strona", ColumnKind::Text, true, &[]);
        assert_eq!(
            code(&[text.clone(), column("strona", ColumnKind::Day, false, &[])]),
            "registers.column-twice"
        );
        assert_eq!(code(&[column("Tryb", ColumnKind::Choice, false, &["jeden"])]), "registers.choices");
        assert_eq!(code(&[column("Tryb", ColumnKind::Text, false, &["a", "b"])]), "registers.choices");
        assert_eq!(code(&vec![text.clone(); 21]), "registers.columns-many");
        assert_eq!(code(&[column(" ", ColumnKind::Text, false, &[])]), "cases.text-missing");
        assert!(columns(&[text]).is_ok());
    }

    #[test]
    fn values_are_read_by_the_kind_of_their_column() {
        let kinds = [
            (ColumnKind::Text, "dowolny", Some("dowolny")),
            (ColumnKind::Day, "2026-02-28", Some("2026-02-28")),
            (ColumnKind::Day, "2026-02-30", None),
            (ColumnKind::Whole, "-7", Some("-7")),
            (ColumnKind::Whole, "7,5", None),
            (ColumnKind::Amount, "1 234,5", Some("1234.50")),
            (ColumnKind::Amount, "12", Some("12.00")),
            (ColumnKind::Amount, "1,234", None),
            (ColumnKind::Amount, "12345678901234", None),
            (ColumnKind::Flag, "true", Some("true")),
            (ColumnKind::Flag, "tak", None),
            (ColumnKind::Choice, "b", Some("b")),
            (ColumnKind::Choice, "c", None),
            (ColumnKind::Text, "", Some("")),
        ];
        for (kind, given, kept) in kinds {
            let got = value(&column("x", kind, false, &["a", "b"]), given).ok();
            assert_eq!(got.as_deref(), kept, "{kind:?} {given}");
        }
        let register = register(vec![
            column("Strona", ColumnKind::Text, true, &[]),
            column("Dzień", ColumnKind::Day, false, &[]),
        ]);
        let faults = fields(&register, &[String::new(), "jutro".to_owned()], &[]).unwrap_err();
        let told: Vec<_> = faults.iter().map(|one| (one.code, one.field.as_deref().unwrap())).collect();
        assert_eq!(told, [("registers.field-missing", "field-1"), ("registers.not-a-day", "field-2")]);
        assert_eq!(fields(&register, &[], &[]).unwrap_err()[0].code, "registers.field-count");
    }

    #[test]
    fn columns_come_later_and_go_out_of_use() {
        let today = jiff::civil::date(2026, 6, 1);
        let mut register = register(vec![column("Strona", ColumnKind::Text, true, &[])]);
        let late = column("Dzień", ColumnKind::Day, false, &[]);
        assert_eq!(
            one_more(&register, &register.columns[0], today).unwrap_err().code,
            "registers.column-twice"
        );
        register.columns.push(one_more(&register, &late, today).unwrap());
        assert_eq!(register.columns[1].added_on, Some(today));

        for position in [0, 3] {
            assert_eq!(used(&register, position, false, today).unwrap_err().code, "registers.column-unknown");
        }
        assert_eq!(used(&register, 1, true, today).unwrap_err().code, "registers.column-so");
        (_, register.columns) = used(&register, 1, false, today).unwrap();
        // Out of use it is needed no more, keeps what stood in it, keeps its name, and takes nothing new.
        let texts = |list: [&str; 2]| list.map(str::to_owned);
        let stood = texts(["Jan", ""]);
        assert_eq!(fields(&register, &texts(["", "2026-06-01"]), &[]).unwrap(), ["", "2026-06-01"]);
        for given in ["", "Jan"] {
            assert_eq!(fields(&register, &texts([given, ""]), &stood).unwrap(), stood);
        }
        assert_eq!(
            fields(&register, &texts(["Ewa", ""]), &stood).unwrap_err()[0].code,
            "registers.column-ended"
        );
        assert!(one_more(&register, &register.columns[0].clone(), today).is_err());
        (_, register.columns) = used(&register, 1, true, today).unwrap();
        assert!(register.columns[0].is_used());
        register.closed_on = Some(today);
        assert_eq!(used(&register, 1, false, today).unwrap_err().code, "registers.closed");
    }
}
