//! Messages in one state, the oldest first.

use askama::Template;
use obieg_web::{Frame, Outcome, Reply, Visit};
use serde::Deserialize;

use crate::model::{MessageId, MessagePage, MessageState, MessageView};
use crate::queries::ListMessages;

/// Lines of a page.
const PAGE: i64 = 50;

#[derive(Template)]
#[template(path = "queue.html")]
struct QueuePage {
    frame: Frame,
    page: MessagePage,
    state: MessageState,
}

impl QueuePage {
    fn states(&self) -> Vec<(&'static str, bool)> {
        MessageState::ALL.iter().map(|one| (one.code(), *one == self.state)).collect()
    }

    fn is_waiting(&self) -> bool {
        self.state == MessageState::Waiting
    }

    fn by_rule(&self, number: &i64) -> String {
        self.frame.words.a("mailbox-by-rule", "n", number)
    }

    /// Why a rule that fits left it to people, while it waits.
    fn left_to_people(&self, one: &MessageView) -> Option<String> {
        let why = one.held.filter(|_| self.is_waiting())?;
        Some(self.frame.words.of("mailbox-held", why.code()))
    }

    fn state(&self) -> &'static str {
        self.state.code()
    }
}

#[derive(Deserialize)]
struct Wanted {
    stan: Option<MessageState>,
    po: Option<MessageId>,
}

pub(crate) async fn queue(visit: Visit) -> Outcome {
    let Wanted { stan, po } = visit.query()?;
    let state = stan.unwrap_or(MessageState::Waiting);
    let page = visit.see(ListMessages { state, after: po, limit: PAGE }).await?;
    let frame = visit.frame(visit.words().t("mailbox-queue"))?;
    Reply::page(&QueuePage { frame, page, state })
}
