//! A post ends.

use jiff::civil::Date;
use obieg_kernel::id::PostId;
use obieg_kernel::{Committed, Deed, Failure, Granted, Refusal, named};
use serde::Serialize;

use super::StructureEvent;
use super::check::may_end;
use crate::model::PostView;
use crate::store;

/// Ends a post that nobody holds after its last day.
#[derive(Debug, Clone, Serialize)]
pub struct ClosePost {
    /// The post.
    pub post: PostId,
    /// Its last day.
    pub last_day: Date,
}

named!(ClosePost, "people.close-post", [(Administrator, Colleague)]);

impl Deed for ClosePost {
    type Target = PostView;
    type Event = StructureEvent;
    type Done = ();

    found!(post_ever, post);

    fn run(&self, mut granted: Granted<'_, Self>, post: PostView) -> Result<Committed<Self>, Failure> {
        may_end(post.since, post.until, self.last_day, &post.label())?;
        let mut held = post.holdings.iter();
        if let Some(holder) = held.find(|one| one.lasts_after(self.last_day)) {
            return Err(Refusal::state("people.post-held").with("name", &holder.name).into());
        }
        store::close_post(&mut granted, post.id, self.last_day)?;
        let event = StructureEvent::PostClosed {
            post: post.id,
            unit: post.unit,
            title: post.title,
            last_day: self.last_day,
        };
        granted.commit(&event, ())
    }
}
