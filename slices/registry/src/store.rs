//! Statements of the slice and how their rows become values.

mod items;
mod lists;
mod writing;

use obieg_kernel::{Row, StoreError};

use crate::model::{ItemView, Sender};
use crate::rules;

pub use items::{asks_about, asks_for, find_item, is_reached, list_at, list_between, list_items, senders_of};
pub(crate) use items::{detail, find_content, lookalikes, was_taken};
pub(crate) use lists::{Filter, counts, incomplete, not_full, register};
pub(crate) use writing::{
    Entry, Reach, add_item, cancel, change_item, move_stage, narrow_reach, open_reach, set_complete,
    set_scan, take,
};

/// Every statement, for the catalogue test.
pub(crate) fn statements() -> Vec<&'static str> {
    [items::statements(), lists::statements(), writing::statements()].concat()
}

/// The columns of an item, from a table called `i`.
macro_rules! item_columns {
    () => {
        "SELECT i.id, i.number, i.year, i.place, i.stage, i.title, i.sender, i.senders, i.sender_sign, i.channel, \
         i.kind, i.received_on, i.posted_on, i.letter_date, i.letter_date_unknown, i.access, i.attachments, \
         i.scan_state, i.scan_reason, i.remarks, i.answer_expected, i.complete, i.cancelled_reason, i.registered_at, \
         i.registered_on, i.version "
    };
}
use item_columns;

fn item(row: &Row) -> Result<ItemView, StoreError> {
    Ok(ItemView {
        id: row.get("id")?,
        number: rules::written(row.get("number")?, row.get("year")?),
        place: row.get("place")?,
        stage: row.get("stage")?,
        title: row.get("title")?,
        sender: row.get("sender")?,
        senders: row.get("senders")?,
        sender_sign: row.get("sender_sign")?,
        channel: row.get("channel")?,
        kind: row.get("kind")?,
        received_on: row.get("received_on")?,
        posted_on: row.get("posted_on")?,
        letter_date: row.get("letter_date")?,
        letter_date_unknown: row.get("letter_date_unknown")?,
        access: row.get("access")?,
        attachments: row.get("attachments")?,
        scan_state: row.get("scan_state")?,
        scan_reason: row.get("scan_reason")?,
        remarks: row.get("remarks")?,
        answer_expected: row.get("answer_expected")?,
        complete: row.get("complete")?,
        cancelled_reason: row.get("cancelled_reason")?,
        registered_at: row.get("registered_at")?,
        registered_on: row.get("registered_on")?,
        version: row.get("version")?,
    })
}

fn sender(row: &Row) -> Result<Sender, StoreError> {
    Ok(Sender {
        organisation: row.get("organisation")?,
        surname: row.get("surname")?,
        given_names: row.get("given_names")?,
        unknown_reason: row.get("unknown_reason")?,
        street: row.get("street")?,
        building: row.get("building")?,
        flat: row.get("flat")?,
        postcode: row.get("postcode")?,
        place: row.get("place")?,
        post_box: row.get("post_box")?,
        country: row.get("country")?,
        email: row.get("email")?,
    })
}
