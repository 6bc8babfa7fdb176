//! Pages of the slice.

pub(crate) mod acts;
pub(crate) mod case;
pub(crate) mod export;
pub(crate) mod import;
pub(crate) mod lists;
pub(crate) mod many;
pub(crate) mod open;
pub(crate) mod print;
pub(crate) mod take_over;

use jiff::civil::Date;
use obieg_law::calendar::Holidays;
use obieg_web::{Frame, Html};

use crate::model::CaseState;

/// The tag of a legal day: overdue, near (three working days), or far; nothing for what owes nothing.
pub(crate) fn due_tag(frame: &Frame, state: CaseState, due_on: Option<Date>, today: Date) -> Html {
    let words = &frame.words;
    match (state, due_on) {
        (CaseState::Closed, _) => Html::default(),
        (CaseState::Suspended, _) => frame.tag("neutral", "waiting", words.t("cases-due-stopped")),
        (CaseState::Open, None) => Html::default(),
        (CaseState::Open, Some(due)) if due < today => {
            let late = Holidays::statutory().working_days_between(due, today);
            frame.tag("danger", "overdue", words.n("cases-due-late", late))
        }
        (CaseState::Open, Some(due)) => {
            let left = Holidays::statutory().working_days_between(today, due);
            let (colour, icon) = if left <= 3 { ("warning", "due") } else { ("neutral", "calendar") };
            frame.tag(colour, icon, words.n("cases-due-left", left))
        }
    }
}
