//! Rules over plain facts.

use jiff::civil::Date;
use obieg_classification::model::ClassView;
use obieg_kernel::Refusal;

/// The class, when it takes documents on a day (archives act art. 6 ust. 2d).
///
/// # Errors
/// `outside.class-wrong` on `symbol`.
pub fn class_for_today(class: Option<ClassView>, today: Date) -> Result<ClassView, Refusal> {
    class
        .filter(|class| class.takes_on(today))
        .ok_or_else(|| Refusal::input("outside.class-wrong").on("symbol"))
}

/// What is filed was made before, and is there.
///
/// # Errors
/// `outside.future` on `dated_on`; `outside.no-file`, `outside.files-many` on `file`.
pub fn may_file(dated_on: Date, today: Date, files: usize, most: usize) -> Result<(), Refusal> {
    if dated_on > today {
        return Err(Refusal::input("outside.future").on("dated_on"));
    }
    match files {
        0 => Err(Refusal::input("outside.no-file").on("file")),
        many if many > most => Err(Refusal::input("outside.files-many").on("file").with("most", most)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_there_and_not_of_tomorrow() {
        let today = jiff::civil::date(2026, 6, 1);
        let tomorrow = jiff::civil::date(2026, 6, 2);
        for (dated_on, files, wanted) in [
            (today, 1, None),
            (jiff::civil::date(1999, 1, 1), 20, None),
            (tomorrow, 1, Some("outside.future")),
            (today, 0, Some("outside.no-file")),
            (today, 21, Some("outside.files-many")),
        ] {
            assert_eq!(may_file(dated_on, today, files, 20).err().map(|fault| fault.code), wanted);
        }
    }
}
