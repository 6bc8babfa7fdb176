//! Rules over plain facts: what a line of the table says, and which cases it opens.

use obieg_kernel::Refusal;
use obieg_web::text::{is_hidden, on_one_line};

use crate::model::{PatternView, TermUnit};

/// So many lines may be in force at once: a choice that one can still read.
pub const MOST: usize = 200;

/// A line as it is asked for.
#[derive(Debug, Clone, serde::Serialize)]
pub struct PatternDraft {
    /// Symbol of a class, 1 to 10 digits; empty for all classes.
    pub symbol: String,
    /// Kind of case, 3 to 200 characters.
    pub name: String,
    /// In what the term is counted.
    pub unit: TermUnit,
    /// So many of these, 1 to 999; 0 without delay.
    pub length: u16,
    /// Article, 3 to 200 characters.
    pub article: String,
}

/// The draft as it is kept.
///
/// # Errors
/// `terms.symbol-wrong`, `terms.name-wrong`, `terms.length-wrong`, `terms.article-wrong`, each on its field; `terms.known`
/// when a line in force says the same of the same class; `terms.many`.
pub fn checked(draft: &PatternDraft, known: &[PatternView]) -> Result<PatternDraft, Vec<Refusal>> {
    let mut refusals = Vec::new();
    let symbol = draft.symbol.trim();
    if symbol.len() > 10 || !symbol.bytes().all(|byte| byte.is_ascii_digit()) {
        refusals.push(Refusal::input("terms.symbol-wrong").on("symbol"));
    }
    let mut line = |typed: &str, field: &'static str, code: &'static str| {
        let text = on_one_line(typed);
        if !(3..=200).contains(&text.chars().count()) || text.chars().any(is_hidden) {
            refusals.push(Refusal::input(code).on(field));
        }
        text
    };
    let name = line(&draft.name, "name", "terms.name-wrong");
    let article = line(&draft.article, "article", "terms.article-wrong");
    let at_once = draft.unit == TermUnit::AtOnce;
    if at_once != (draft.length == 0) || draft.length > 999 {
        refusals.push(Refusal::input("terms.length-wrong").on("length"));
    }
    let in_force: Vec<&PatternView> = known.iter().filter(|one| one.ended_on.is_none()).collect();
    if in_force.iter().any(|one| one.symbol == symbol && one.name == name) {
        refusals.push(Refusal::state("terms.known").on("name").with("name", &name));
    }
    if in_force.len() >= MOST {
        refusals.push(Refusal::state("terms.many").with("most", MOST));
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    Ok(PatternDraft { symbol: symbol.to_owned(), name, article, ..draft.clone() })
}

/// Does the line open a case of this class? A class is below another when its symbol begins with the other's.
///
/// # Errors
/// `terms.gone` when it is not there or has ended, `terms.other-class`; on `settling`.
pub fn may_settle(pattern: Option<PatternView>, symbol: &str) -> Result<PatternView, Refusal> {
    let refused = |code| Refusal::state(code).on("settling");
    let pattern = pattern.filter(|one| one.ended_on.is_none()).ok_or_else(|| refused("terms.gone"))?;
    if symbol.starts_with(&pattern.symbol) {
        return Ok(pattern);
    }
    Err(refused("terms.other-class").with("symbol", &pattern.symbol))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use obieg_kernel::id::Id;

    use super::*;

    fn view(symbol: &str, ended: bool) -> PatternView {
        PatternView {
            id: Id::from_uuid(uuid::Uuid::nil()),
            symbol: symbol.to_owned(),
            name: "pozwolenie na budowę".to_owned(),
            unit: TermUnit::Days,
            length: 65,
            article: "Prawo budowlane art. 35 ust. 6".to_owned(),
            added_on: date(2026, 1, 1),
            ended_on: ended.then(|| date(2026, 2, 1)),
        }
    }

    fn draft() -> PatternDraft {
        PatternDraft {
            symbol: " 674 ".to_owned(),
            name: "pozwolenie  na budowę".to_owned(),
            unit: TermUnit::Days,
            length: 65,
            article: "Prawo budowlane art. 35 ust. 6".to_owned(),
        }
    }

    fn codes(draft: &PatternDraft, known: &[PatternView]) -> Vec<&'static str> {
        checked(draft, known).err().unwrap_or_default().iter().map(|refusal| refusal.code).collect()
    }

    #[test]
    fn a_line_says_class_kind_length_and_article() {
        let kept = checked(&draft(), &[]).unwrap();
        assert_eq!((kept.symbol.as_str(), kept.name.as_str()), ("674", "pozwolenie na budowę"));
        let wrong = PatternDraft {
            symbol: "67a".to_owned(),
            name: "x".to_owned(),
            article: "a\u{202E}bc".to_owned(),
            length: 0,
            ..draft()
        };
        let told = ["terms.symbol-wrong", "terms.name-wrong", "terms.article-wrong", "terms.length-wrong"];
        assert_eq!(codes(&wrong, &[]), told);
        for (unit, length, fine) in [
            (TermUnit::AtOnce, 0, true),
            (TermUnit::AtOnce, 1, false),
            (TermUnit::Days, 999, true),
            (TermUnit::Days, 1_000, false),
        ] {
            assert_eq!(
                checked(&PatternDraft { unit, length, ..draft() }, &[]).is_ok(),
                fine,
                "{unit:?} {length}"
            );
        }
    }

    #[test]
    fn a_line_stands_once_while_it_is_in_force() {
        assert_eq!(codes(&draft(), &[view("674", false)]), ["terms.known"]);
        assert!(codes(&draft(), &[view("674", true), view("", false)]).is_empty());
        let full: Vec<PatternView> = (0..MOST).map(|number| view(&number.to_string(), false)).collect();
        assert_eq!(codes(&PatternDraft { symbol: "9999".to_owned(), ..draft() }, &full), ["terms.many"]);
        assert!(codes(&PatternDraft { symbol: "9999".to_owned(), ..draft() }, &full[1..]).is_empty());
    }

    #[test]
    fn a_line_opens_cases_of_its_class_and_below() {
        for (pattern, symbol, code) in [
            (Some(view("674", false)), "6740", None),
            (Some(view("6740", false)), "6740", None),
            (Some(view("", false)), "0000", None),
            (Some(view("674", false)), "6730", Some("terms.other-class")),
            (Some(view("6740", false)), "674", Some("terms.other-class")),
            (Some(view("674", true)), "6740", Some("terms.gone")),
            (None, "6740", Some("terms.gone")),
        ] {
            assert_eq!(may_settle(pattern, symbol).err().map(|refusal| refusal.code), code, "{symbol}");
        }
    }
}
