//! The sheet of keys as a page. With script "?" shows it for the very page one is on; this is what the link leads to without.

use askama::Template;

use crate::frame::Frame;
use crate::reply::Reply;
use crate::route::Outcome;
use crate::visit::Visit;

/// A key and the name of its word. These work on every page that has what they are for.
const EVERYWHERE: [(&str, &str); 9] = [
    ("?", "keys-sheet"),
    ("F1", "keys-help"),
    ("/", "keys-search"),
    ("j", "keys-next"),
    ("k", "keys-previous"),
    ("o", "keys-open"),
    ("s", "keys-save"),
    ("Esc", "keys-leave"),
    ("Shift", "keys-range"),
];

#[derive(Template)]
#[template(path = "keys.html")]
struct KeysPage {
    frame: Frame,
    keys: [(&'static str, &'static str); 9],
}

/// The page.
pub(crate) async fn page(visit: Visit) -> Outcome {
    let frame = visit.public_frame(visit.words().t("keys-title"));
    Reply::page(&KeysPage { frame, keys: EVERYWHERE })
}
