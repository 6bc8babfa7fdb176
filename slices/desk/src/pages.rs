//! The desk.

use std::sync::Arc;

use askama::Template;
use jiff::civil::Date;
use obieg_web::{Frame, Html, Outcome, Reply, Visit};
use serde::Deserialize;

use crate::deeds::SetFirstSteps;
use crate::{DeskPart, FirstStep, ShowDesk, Tile, first};

#[derive(Template)]
#[template(path = "desk.html")]
struct DeskPage {
    frame: Frame,
    greeting: String,
    today: Date,
    tiles: Vec<Tile>,
    panels: Vec<Html>,
}

impl DeskPage {
    /// A full count says that there are more.
    fn number(&self, tile: &Tile) -> String {
        if tile.count >= tile.most { format!("{}+", tile.most) } else { tile.count.to_string() }
    }

    /// What is empty does not call for attention.
    fn colour(&self, tile: &Tile) -> &'static str {
        if tile.count == 0 { "neutral" } else { tile.colour }
    }

    /// Two lists stand side by side, one takes the width.
    fn is_half(&self) -> bool {
        self.panels.len() > 1
    }

    fn is_calm(&self) -> bool {
        self.panels.is_empty() && self.tiles.iter().all(|tile| tile.count == 0)
    }
}

pub(crate) async fn desk(visit: Visit) -> Outcome {
    let actor = visit.actor()?;
    let site = visit.site();
    let mut parts: Vec<&DeskPart> =
        site.slots::<DeskPart>().filter(|part| actor.could(part.name, part.rights)).collect();
    parts.sort_by_key(|part| part.order);
    let steps = first::of_actor(actor, site.slots::<FirstStep>());
    let asked = ShowDesk {
        parts: parts.iter().map(|part| part.load).collect(),
        steps: steps.iter().map(|step| Arc::clone(&step.is_done)).collect(),
    };
    let data = visit.see(asked).await?;
    let words = visit.words();
    let frame = visit.frame(words.t("desk-title"))?;
    let first = first::panel(&frame, steps, &data.steps, data.wish)?;
    let mut tiles = Vec::new();
    let mut panels: Vec<Html> = Some(first).filter(|panel| !panel.is_empty()).into_iter().collect();
    for (part, data) in parts.iter().zip(&data.parts) {
        let drawn = (part.draw)(&frame, actor, data)?;
        tiles.extend(drawn.tiles);
        panels.extend(Some(drawn.panel).filter(|panel| !panel.is_empty()));
    }
    let greeting = actor.signature();
    let today = site.kernel().env().today();
    Reply::page(&DeskPage { frame, greeting, today, tiles, panels })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FirstForm {
    shown: bool,
}

pub(crate) async fn set_first_steps(mut visit: Visit) -> Outcome {
    let FirstForm { shown } = visit.form().await?;
    visit.act(SetFirstSteps { shown }).await?;
    Ok(Reply::See("/pulpit".to_owned()))
}
