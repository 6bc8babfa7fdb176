//! Items outside cases as a file.

use obieg_kernel::id::UnitId;
use obieg_web::export::{Cell, Column};
use obieg_web::{Listing, Outcome, Visit, Words, export};

use crate::model::{OutsideItem, OutsideItems};
use crate::pages::Filter;
use crate::queries::{Filed, ListOutside};

struct Outside {
    unit: Option<UnitId>,
    symbol: String,
}

impl Listing for Outside {
    type Query = ListOutside;
    type Row = OutsideItem;
    type Key = i64;
    const FILE: &'static str = "poza-sprawami";
    const TITLE: &'static str = "outside-title";
    const COLUMNS: &'static [Column<OutsideItem>] = &[
        Column { word: "outside-number", width: 3, cell: |_, one| Cell::Text(one.number.clone()) },
        Column { word: "outside-class", width: 2, cell: |_, one| Cell::Text(one.symbol.clone()) },
        Column { word: "outside-category", width: 2, cell: |_, one| Cell::text(one.category.as_ref()) },
        Column { word: "outside-item", width: 9, cell: |_, one| Cell::Text(one.title.clone()) },
        Column { word: "outside-received", width: 3, cell: |_, one| Cell::Day(Some(one.received_on)) },
        Column { word: "outside-filed", width: 3, cell: |_, one| Cell::Day(Some(one.filed_on)) },
        Column { word: "outside-by", width: 6, cell: |_, one| Cell::Text(one.filed_by.clone()) },
    ];

    fn ask(&self, after: Option<i64>) -> ListOutside {
        ListOutside { unit: self.unit, symbol: self.symbol.clone(), before: after, limit: export::PAGE }
    }

    fn part(&self, answer: Filed<OutsideItems>) -> (Vec<OutsideItem>, Option<i64>) {
        (answer.page.items, answer.page.next)
    }

    fn lead(&self, _: &Words) -> String {
        self.symbol.clone()
    }
}

pub(crate) async fn export(visit: Visit) -> Outcome {
    let filter: Filter<i64> = visit.query()?;
    visit.export(Outside { unit: filter.unit(), symbol: filter.symbol }).await
}
