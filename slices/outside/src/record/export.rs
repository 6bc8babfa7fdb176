//! Own documents outside cases as a file.

use obieg_kernel::id::UnitId;
use obieg_web::export::{Cell, Column};
use obieg_web::{Listing, Outcome, Visit, Words, export};

use super::{ListRecords, OutsideRecord, OutsideRecords, RecordId};
use crate::pages::Filter;
use crate::queries::Filed;

struct Records {
    unit: Option<UnitId>,
    symbol: String,
}

impl Listing for Records {
    type Query = ListRecords;
    type Row = OutsideRecord;
    type Key = RecordId;
    const FILE: &'static str = "poza-sprawami-wlasne";
    const TITLE: &'static str = "outside-records-title";
    const COLUMNS: &'static [Column<OutsideRecord>] = &[
        Column { word: "outside-class", width: 2, cell: |_, one| Cell::Text(one.symbol.clone()) },
        Column { word: "outside-category", width: 2, cell: |_, one| Cell::text(one.category.as_ref()) },
        Column { word: "outside-record", width: 9, cell: |_, one| Cell::Text(one.title.clone()) },
        Column { word: "outside-dated", width: 3, cell: |_, one| Cell::Day(Some(one.dated_on)) },
        Column { word: "outside-filed", width: 3, cell: |_, one| Cell::Day(Some(one.filed_on)) },
        Column { word: "outside-by", width: 6, cell: |_, one| Cell::Text(one.filed_by.clone()) },
        Column {
            word: "outside-withdrawn",
            width: 5,
            cell: |_, one| Cell::text(one.withdrawn_reason.as_ref()),
        },
    ];

    fn ask(&self, after: Option<RecordId>) -> ListRecords {
        ListRecords { unit: self.unit, symbol: self.symbol.clone(), before: after, limit: export::PAGE }
    }

    fn part(&self, answer: Filed<OutsideRecords>) -> (Vec<OutsideRecord>, Option<RecordId>) {
        (answer.page.records, answer.page.next)
    }

    fn lead(&self, _: &Words) -> String {
        self.symbol.clone()
    }
}

pub(crate) async fn export(visit: Visit) -> Outcome {
    let filter: Filter<RecordId> = visit.query()?;
    visit.export(Records { unit: filter.unit(), symbol: filter.symbol }).await
}
