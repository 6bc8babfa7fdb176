//! E-mail inside the page of an item or a case: the text, and the formatted form made clean.

use askama::Template;
use obieg_documents::Media;
use obieg_documents::slot::Preview;
use obieg_kernel::Failure;
use obieg_web::{Frame, Html};

use crate::safe::{SafeMail, safe_view};

/// The largest message that is drawn: 30 MB, what mail servers carry at most.
const LARGEST: u64 = 30_000_000;

/// The preview, for `app` to plug.
pub fn mail_preview() -> Preview {
    Preview { media: Media::Mail, most: LARGEST, draw }
}

#[derive(Template)]
#[template(path = "mail.html")]
struct MailPart<'p> {
    frame: &'p Frame,
    mail: &'p SafeMail,
    /// The formatted form: [`safe_view`] has left only tags that shape text, and links with a `rel`.
    formatted: Option<Html>,
}

impl MailPart<'_> {
    fn date(&self) -> String {
        self.mail.date.map(|date| date.strftime("%d.%m.%Y %H:%M").to_string()).unwrap_or_default()
    }

    fn notes(&self) -> Vec<String> {
        // Codes have a dot, keys of words a dash.
        self.mail.notes.iter().map(|code| self.frame.words.t(&code.replace('.', "-")).to_owned()).collect()
    }
}

fn draw(frame: &Frame, bytes: &[u8]) -> Result<Html, Failure> {
    let mail = safe_view(bytes);
    let formatted = mail.html.clone().filter(|html| !html.trim().is_empty()).map(Html::sanitised);
    Html::of(&MailPart { frame, mail: &mail, formatted })
}
