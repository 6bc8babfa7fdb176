//! The register and the items to be completed.

use askama::Template;
use obieg_kernel::Named;
use obieg_web::{Frame, Html, Outcome, Reply, Visit};
use serde::Deserialize;

use super::{channels, or_any, stages};
use crate::deeds::RegisterItem;
use crate::model::{Counts, ItemPage, ItemView};
use crate::queries::{CountItems, ListIncomplete, ListItems};
use crate::slot::{TickedAct, ticked_acts};
use crate::wanted::{PAGE, Wanted};

#[derive(Template)]
#[template(path = "register.html")]
struct RegisterPage {
    frame: Frame,
    counts: Counts,
    page: ItemPage,
    wanted: Wanted,
    today: String,
    may_register: bool,
    /// What a guest does with the filter.
    tools: Html,
    /// What guests do with what is ticked.
    acts: Vec<TickedAct>,
}

#[derive(Template)]
#[template(path = "incomplete.html")]
struct IncompletePage {
    frame: Frame,
    page: ItemPage,
    is_first: bool,
    /// What guests do with what is ticked.
    acts: Vec<TickedAct>,
}

impl RegisterPage {
    fn stages(&self) -> Vec<(String, String)> {
        or_any(&self.frame.words, stages(&self.frame.words))
    }

    fn channels(&self) -> Vec<(String, String)> {
        or_any(&self.frame.words, channels(&self.frame.words))
    }

    /// A count as people read it: past the end of counting it is "that many or more".
    fn shown(&self, count: &i64) -> String {
        if *count >= Counts::MOST { format!("{}+", Counts::MOST) } else { count.to_string() }
    }
}

/// How a list names the sender of an item: the first, and how many more there are.
pub(super) fn sender_of(frame: &Frame, item: &ItemView) -> String {
    let name = match item.sender.as_str() {
        "" => frame.words.t("registry-sender-unknown"),
        name => name,
    };
    if item.senders > 1 { format!("{name} +{}", item.senders.saturating_sub(1)) } else { name.to_owned() }
}

pub(crate) async fn register(visit: Visit) -> Outcome {
    let wanted: Wanted = visit.query()?;
    let page = visit.see(ListItems { filter: wanted.filter()? }).await?;
    let counts = visit.see(CountItems).await?;
    let frame = visit.frame(visit.words().t("registry-title"))?;
    let may_register = frame.could(RegisterItem::NAME, RegisterItem::RIGHTS);
    let today = visit.site().kernel().env().today().to_string();
    let tools = obieg_desk::saved::list_tools(&visit, &frame, "items", &wanted.filters())?;
    let acts = ticked_acts(&visit, &frame);
    Reply::page(&RegisterPage { frame, counts, page, wanted, today, may_register, tools, acts })
}

#[derive(Deserialize)]
struct Before {
    przed: Option<i64>,
}

pub(crate) async fn incomplete(visit: Visit) -> Outcome {
    let Before { przed } = visit.query()?;
    let page = visit.see(ListIncomplete { before: przed, limit: PAGE }).await?;
    let frame = visit.frame(visit.words().t("registry-incomplete"))?;
    let acts = ticked_acts(&visit, &frame);
    Reply::page(&IncompletePage { frame, page, is_first: przed.is_none(), acts })
}
