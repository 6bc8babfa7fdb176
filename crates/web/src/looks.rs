//! The page of the read log about one thing: who looked at it.

use askama::Template;
use obieg_kernel::look::{Look, Looks};
use serde::Deserialize;
use uuid::Uuid;

use crate::frame::Frame;
use crate::reply::Reply;
use crate::route::Outcome;
use crate::visit::Visit;

/// So many looks stand on a page.
pub const PAGE: i64 = 50;

/// The thing whose log it is.
pub struct About {
    /// Its name, as its own page shows it.
    pub name: String,
    /// Address of its page.
    pub address: String,
}

#[derive(Template)]
#[template(path = "looks.html")]
struct LooksPage {
    frame: Frame,
    about: About,
    page: Looks,
    here: String,
    paged: bool,
}

impl LooksPage {
    /// What was looked at, in words; the query's own name when it has none.
    fn what(&self, look: &Look) -> String {
        what_of(&self.frame.words, look)
    }

    fn who(&self, look: &Look) -> String {
        who_of(look)
    }
}

#[derive(Deserialize)]
struct Before {
    przed: Option<Uuid>,
}

/// The key of the page that the address asks for.
///
/// # Errors
/// When it is none.
pub fn before(visit: &Visit) -> Result<Option<Uuid>, obieg_kernel::Failure> {
    let Before { przed } = visit.query()?;
    Ok(przed)
}

/// What a look was at, in words.
pub fn what_of(words: &crate::words::Words, look: &Look) -> String {
    let key = format!("look-{}", look.query.replace('.', "-"));
    match words.t(&key) {
        word if word == key => look.query.clone(),
        word => word.to_owned(),
    }
}

/// Who looked: what a machine of this program or another one did has no post.
pub fn who_of(look: &Look) -> String {
    if look.post.is_empty() { look.name.clone() } else { format!("{}, {}", look.name, look.post) }
}

/// The page.
///
/// # Errors
/// When the template fails.
pub fn page(visit: &Visit, about: About, page: Looks) -> Outcome {
    let frame = visit.frame(visit.words().a("looks-title", "name", &about.name))?;
    let here = format!("{}/ogladajacy", about.address);
    Reply::page(&LooksPage { paged: before(visit)?.is_some(), frame, about, page, here })
}
