//! The form of an item: names and values as text, read into a draft, filled from an item.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use crate::draft::{ItemDraft, SenderDraft};
use crate::model::{Access, Channel, ItemDetail, ScanState, Sender};

const MOST_ROWS: usize = 10;

/// Fields of a form by their names, which are those of [`ItemDraft`]; a sender's are `senders.0.surname` and so on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub(crate) struct Form(BTreeMap<String, String>);

/// The place of one sender on the form.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SenderRow(usize);

impl SenderRow {
    /// The row of a place from 0; a form has no more than it shows.
    pub(crate) fn at(place: usize) -> Self {
        Self(place.min(MOST_ROWS.saturating_sub(1)))
    }

    /// The place, from 0.
    pub(crate) fn index(self) -> usize {
        self.0
    }

    /// Number for people, from 1.
    pub(crate) fn number(self) -> usize {
        self.0.saturating_add(1)
    }

    /// Name of a field.
    pub(crate) fn name(self, field: &str) -> String {
        format!("senders.{}.{field}", self.0)
    }
}

impl Form {
    /// An empty form as it is first shown.
    pub(crate) fn fresh(today: Date) -> Self {
        let mut form = Self::default();
        form.set("received_on", Some(today.to_string()));
        form.set("channel", Some(Channel::Post.code().to_owned()));
        form.set("scan_state", Some(ScanState::Full.code().to_owned()));
        // Most letters hold personal data of their sender: public in part is the honest guess.
        form.set("access", Some(Access::PartlyPublic.code().to_owned()));
        form
    }

    /// The form filled with what an item has.
    pub(crate) fn of_item(detail: &ItemDetail) -> Self {
        let (mut form, item) = (Self::default(), &detail.item);
        for (at, sender) in detail.senders.iter().enumerate() {
            form.put_sender(SenderRow(at), sender);
        }
        form.set("sender_sign", item.sender_sign.clone());
        form.set("letter_date", item.letter_date.clone());
        form.set("letter_date_unknown", item.letter_date_unknown.clone());
        form.set("posted_on", item.posted_on.map(|date| date.to_string()));
        form.set("received_on", Some(item.received_on.to_string()));
        form.set("channel", Some(item.channel.code().to_owned()));
        form.set("kind", item.kind.clone());
        form.set("title", Some(item.title.clone()));
        form.set("access", Some(item.access.code().to_owned()));
        form.set("attachments", item.attachments.clone());
        form.set("remarks", item.remarks.clone());
        form.set("scan_state", Some(item.scan_state.code().to_owned()));
        form.set("scan_reason", item.scan_reason.clone());
        form.set("answer_expected", Some(item.answer_expected.to_string()));
        form
    }

    /// Writes a sender into a row; what stood there before goes.
    pub(crate) fn put_sender(&mut self, row: SenderRow, sender: &Sender) {
        let mut put = |field: &str, value: &Option<String>| {
            self.0.remove(&row.name(field));
            self.set(&row.name(field), value.clone());
        };
        put("organisation", &sender.organisation);
        put("surname", &sender.surname);
        put("given_names", &sender.given_names);
        put("unknown_reason", &sender.unknown_reason);
        put("street", &sender.street);
        put("building", &sender.building);
        put("flat", &sender.flat);
        put("postcode", &sender.postcode);
        put("place", &sender.place);
        put("post_box", &sender.post_box);
        put("country", &sender.country);
        put("email", &sender.email);
    }

    fn set(&mut self, name: &str, value: Option<String>) {
        if let Some(value) = value {
            self.0.insert(name.to_owned(), value);
        }
    }

    /// What stands in a field; empty when nothing does.
    pub(crate) fn of(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// A field as a draft takes it.
    pub(crate) fn text(&self, name: &str) -> Option<String> {
        self.0.get(name).cloned()
    }

    /// Was a button of this name pressed, or a box ticked?
    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Shows one more sender.
    pub(crate) fn add_row(&mut self) {
        let rows = self.rows().len().saturating_add(1).min(MOST_ROWS);
        self.set("sender_rows", Some(rows.to_string()));
    }

    /// Can one more sender be shown?
    pub(crate) fn may_grow(&self) -> bool {
        self.rows().len() < MOST_ROWS
    }

    /// The senders to show: those filled, those asked for, at least one.
    pub(crate) fn rows(&self) -> Vec<SenderRow> {
        let asked = self.of("sender_rows").parse().unwrap_or(1);
        let count = self.filled_rows().max(asked).clamp(1, MOST_ROWS);
        (0..count).map(SenderRow).collect()
    }

    fn filled_rows(&self) -> usize {
        let filled = self.0.iter().filter(|(_, value)| !value.trim().is_empty());
        let places =
            filled.filter_map(|(name, _)| name.strip_prefix("senders.")?.split('.').next()?.parse().ok());
        places.map(|at: usize| at.saturating_add(1)).max().unwrap_or(0).min(MOST_ROWS)
    }

    /// Was an answer expected? Yes, unless said otherwise.
    pub(crate) fn answer_expected(&self) -> bool {
        self.of("answer_expected") != "false"
    }

    /// The metadata as typed. Empty senders at the end are no senders; the first is always looked at.
    pub(crate) fn draft(&self) -> ItemDraft {
        ItemDraft {
            senders: (0..self.filled_rows().max(1)).map(|at| self.sender(SenderRow(at))).collect(),
            sender_sign: self.text("sender_sign"),
            letter_date: self.text("letter_date"),
            letter_date_unknown: self.text("letter_date_unknown"),
            posted_on: self.text("posted_on"),
            received_on: self.text("received_on"),
            channel: self.text("channel"),
            kind: self.text("kind"),
            title: self.text("title"),
            access: self.text("access"),
            attachments: self.text("attachments"),
            remarks: self.text("remarks"),
            scan_state: self.text("scan_state"),
            scan_reason: self.text("scan_reason"),
            answer_expected: Some(self.answer_expected()),
            not_duplicate: self.has("not_duplicate"),
            later: false,
        }
    }

    fn sender(&self, row: SenderRow) -> SenderDraft {
        let text = |field: &str| self.text(&row.name(field));
        SenderDraft {
            organisation: text("organisation"),
            surname: text("surname"),
            given_names: text("given_names"),
            unknown_reason: text("unknown_reason"),
            street: text("street"),
            building: text("building"),
            flat: text("flat"),
            postcode: text("postcode"),
            place: text("place"),
            post_box: text("post_box"),
            country: text("country"),
            email: text("email"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(pairs: &[(&str, &str)]) -> Form {
        Form(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn senders_keep_their_places() {
        let form = form(&[
            ("senders.0.surname", "Nowak"),
            ("senders.2.organisation", "ACME"),
            ("senders.x.surname", "?"),
        ]);
        let draft = form.draft();
        assert_eq!(draft.senders.len(), 3);
        assert_eq!(draft.senders[1], SenderDraft::default());
        assert_eq!(draft.senders[2].organisation.as_deref(), Some("ACME"));
        assert_eq!(form.rows().len(), 3);
    }

    #[test]
    fn there_is_always_one_sender_to_look_at_and_never_more_than_ten() {
        assert_eq!(form(&[]).draft().senders, [SenderDraft::default()]);
        assert_eq!(form(&[("senders.99.surname", "X"), ("sender_rows", "77")]).rows().len(), 10);
        let mut growing = Form::default();
        for _ in 0..20 {
            growing.add_row();
        }
        assert_eq!(growing.rows().len(), 10);
        assert!(!growing.may_grow());
    }

    #[test]
    fn an_answer_is_expected_unless_said_otherwise() {
        assert_eq!(form(&[]).draft().answer_expected, Some(true));
        assert_eq!(form(&[("answer_expected", "false")]).draft().answer_expected, Some(false));
        assert!(form(&[("not_duplicate", "1")]).draft().not_duplicate);
    }

    #[test]
    fn a_fresh_form_is_received_today() {
        let form = Form::fresh(jiff::civil::date(2026, 11, 23));
        assert_eq!(form.of("received_on"), "2026-11-23");
        assert_eq!(form.of("access"), "partly-public");
    }
}
