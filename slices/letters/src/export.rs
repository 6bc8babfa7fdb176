//! The register of outgoing items as a file.

use obieg_web::{Cell, Column, Listing, Outcome, Visit, Words};

use crate::model::{LetterLines, LetterView};
use crate::queries::ListLetters;

struct Outgoing;

impl Listing for Outgoing {
    type Query = ListLetters;
    type Row = LetterView;
    type Key = i64;
    const FILE: &'static str = "rejestr-wysylki";
    const TITLE: &'static str = "letters-title";
    const COLUMNS: &'static [Column<LetterView>] = &[
        Column { word: "letters-number", width: 3, cell: |_, letter| Cell::Text(letter.number.clone()) },
        Column { word: "letters-mark", width: 5, cell: |_, letter| Cell::Text(letter.mark.clone()) },
        Column { word: "letters-field-title", width: 9, cell: |_, letter| Cell::Text(letter.title.clone()) },
        Column { word: "letters-field-dated", width: 3, cell: |_, letter| Cell::Day(Some(letter.dated_on)) },
        Column {
            word: "letters-field-signed",
            width: 6,
            cell: |_, letter| Cell::Text(letter.signed_by.clone()),
        },
    ];

    fn ask(&self, after: Option<i64>) -> ListLetters {
        ListLetters { before: after }
    }

    fn part(&self, answer: LetterLines) -> (Vec<LetterView>, Option<i64>) {
        (answer.letters, answer.next)
    }

    fn lead(&self, _: &Words) -> String {
        String::new()
    }
}

pub(crate) async fn export(visit: Visit) -> Outcome {
    visit.export(Outgoing).await
}
