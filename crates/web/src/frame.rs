//! The frame around every page: title, office, navigation, words.

use std::future::Future;
use std::pin::Pin;

use jiff::Timestamp;
use obieg_kernel::Actor;
use obieg_kernel::actor::Right;
use obieg_kernel::id::PersonId;

use crate::visit::Visit;
use crate::words::Words;

/// One entry of the rail; shown only to those who could use it.
#[derive(Debug, Clone, Copy)]
pub struct NavItem {
    /// Key of its word.
    pub word: &'static str,
    /// Where it leads.
    pub path: &'static str,
    /// Symbol in the icon sheet.
    pub icon: &'static str,
    /// Name of the query behind it.
    pub name: &'static str,
    /// Who may ask it.
    pub rights: &'static [Right],
    /// Order on the rail.
    pub order: u8,
}

/// An entry of the person's own menu, beside their sessions; `app` plugs it into the site's slots. Only those who could use it see it.
#[derive(Debug, Clone, Copy)]
pub struct OwnItem(pub NavItem);

/// Counts what a person has not read yet, for every page: so it must cost next to nothing.
pub trait Unread: Send + Sync {
    /// How much it is now, bounded.
    fn count<'a>(
        &'a self,
        actor: &'a Actor,
        now: Timestamp,
    ) -> Pin<Box<dyn Future<Output = i64> + Send + 'a>>;

    /// Forgets what it knew of a person, who has just read something.
    fn forget(&self, actor: &Actor, person: PersonId);
}

/// The bell in the frame; `app` plugs it into the site's slots.
pub struct Bell {
    /// Where it leads, and who may follow.
    pub item: NavItem,
    /// What stands on it.
    pub unread: Box<dyn Unread>,
}

/// The bell as drawn.
#[derive(Debug, Clone)]
pub struct BellLine {
    /// Where it leads.
    pub path: &'static str,
    /// Key of its word.
    pub word: &'static str,
    /// What is not read yet.
    pub unread: i64,
}

impl BellLine {
    /// Is anything not read yet?
    pub fn has_new(&self) -> bool {
        self.unread > 0
    }

    /// The number as it is drawn: the count ends at a hundred.
    pub fn number(&self) -> String {
        if self.unread > 99 { "99+".to_owned() } else { self.unread.to_string() }
    }
}

/// The bell of whoever asks for a page; none where nobody plugged one, or it is not theirs.
pub(crate) async fn bell(visit: &Visit) -> Option<BellLine> {
    let actor = visit.actor.as_ref()?;
    let bell = visit.site.slots::<Bell>().next()?;
    if !actor.could(bell.item.name, bell.item.rights) {
        return None;
    }
    let unread = bell.unread.count(actor, visit.site.kernel().env().now()).await;
    Some(BellLine { path: bell.item.path, word: bell.item.word, unread })
}

/// An entry of the rail as drawn.
#[derive(Debug, Clone)]
pub struct NavLine {
    /// Key of its word.
    pub word: &'static str,
    /// Where it leads.
    pub path: &'static str,
    /// Symbol.
    pub icon: &'static str,
    /// Is this where we are?
    pub here: bool,
}

/// Whose data a site shows. What is not an office's own stands on every page and print.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Stage {
    /// An office at work.
    #[default]
    Office,
    /// The demonstration.
    Demo,
    /// A training office, which goes back to its first state by itself.
    Training,
}

impl Stage {
    /// Key of the sentence on every page and print; none in an office at work.
    pub fn band(self) -> Option<&'static str> {
        match self {
            Self::Office => None,
            Self::Demo => Some("frame-demo-band"),
            Self::Training => Some("frame-training-band"),
        }
    }

    /// Key of the word that stands across prints and on labels.
    pub fn mark(self) -> Option<&'static str> {
        (self == Self::Training).then_some("frame-training-mark")
    }

    /// Is it a training office?
    pub fn is_training(self) -> bool {
        self == Self::Training
    }
}

/// Everything the frame of a page shows.
#[derive(Clone)]
pub struct Frame {
    /// Words of the language.
    pub words: Words,
    /// Who is signed in.
    pub actor: Option<Actor>,
    /// The page's one title.
    pub title: String,
    /// The rail.
    pub nav: Vec<NavLine>,
    /// The person's own menu.
    pub own: Vec<NavLine>,
    /// What the person has not read yet.
    pub bell: Option<BellLine>,
    /// Token of this session's forms.
    pub form_token: String,
    /// A fresh key for the form on the page: sent twice, done once.
    pub form_key: String,
    /// Whose data these are.
    pub stage: Stage,
    /// Where the training office is, for people of an office that has one.
    pub training: Option<String>,
    /// Address of this page.
    pub here: String,
    /// File names of style, script and icons.
    pub assets: crate::assets::Names,
    /// A sentence about what has just been done.
    pub said: Option<String>,
    /// What stands behind "Help": a sentence a line. Empty on pages of problems, which say what to do themselves.
    pub help: Vec<String>,
}

impl Frame {
    pub(crate) fn new(visit: &Visit, actor: Option<Actor>, title: String) -> Self {
        let nav = actor.as_ref().map(|actor| rail(visit, actor)).unwrap_or_default();
        let own = actor.as_ref().map(|actor| own(visit, actor)).unwrap_or_default();
        let said = visit
            .query
            .split('&')
            .find_map(|pair| pair.strip_prefix("zrobiono="))
            .filter(|code| code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'))
            .map(|code| visit.words.of("said", code));
        Self {
            words: visit.words.clone(),
            form_token: actor
                .as_ref()
                .and_then(|actor| actor.form_token().map(str::to_owned))
                .unwrap_or_default(),
            form_key: visit.site.kernel().env().new_uuid().to_string(),
            stage: visit.site.stage(),
            training: visit.site.training().map(str::to_owned),
            here: visit.here(),
            assets: crate::assets::names(),
            actor,
            title,
            nav,
            own,
            bell: visit.bell.clone(),
            said,
            help: crate::help::lines(&visit.words, visit.route),
        }
    }

    /// The frame of a page outside any visit's slice: problems.
    pub(crate) fn bare(words: Words, title: String) -> Self {
        Self {
            words,
            actor: None,
            title,
            nav: Vec::new(),
            own: Vec::new(),
            bell: None,
            form_token: String::new(),
            form_key: String::new(),
            stage: Stage::Office,
            training: None,
            here: "/".to_owned(),
            assets: crate::assets::names(),
            said: None,
            help: Vec::new(),
        }
    }

    /// Could the person at the screen do something with these rights? Decides what is offered.
    pub fn could(&self, name: &str, rights: &[Right]) -> bool {
        self.actor.as_ref().is_some_and(|actor| actor.could(name, rights))
    }

    /// Could the reader see who took lists?
    pub fn could_see_looks(&self) -> bool {
        use obieg_kernel::Named;
        use obieg_kernel::look::WhoTookLists;
        self.could(WhoTookLists::NAME, WhoTookLists::RIGHTS)
    }
}

fn rail(visit: &Visit, actor: &Actor) -> Vec<NavLine> {
    lines(visit, actor, visit.site.nav().iter())
}

fn own(visit: &Visit, actor: &Actor) -> Vec<NavLine> {
    lines(visit, actor, visit.site.slots::<OwnItem>().map(|OwnItem(item)| item))
}

/// Those of the items that the actor could use, in order.
fn lines<'i>(visit: &Visit, actor: &Actor, items: impl Iterator<Item = &'i NavItem>) -> Vec<NavLine> {
    let mut items: Vec<&NavItem> = items.filter(|item| actor.could(item.name, item.rights)).collect();
    items.sort_by_key(|item| item.order);
    let here = here(&items, &visit.path);
    items
        .into_iter()
        .map(|item| NavLine {
            word: item.word,
            path: item.path,
            icon: item.icon,
            here: Some(item.path) == here,
        })
        .collect()
}

/// The one item that leads to where the reader is: the longest address of which theirs is a part, else the first of the same place
/// (/ustawienia/osoby belongs to /ustawienia/struktura).
fn here(items: &[&NavItem], path: &str) -> Option<&'static str> {
    let inside = |item: &&&NavItem| {
        path.strip_prefix(item.path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let place = |path: &str| path.split('/').nth(1).unwrap_or_default().to_owned();
    let closest = items.iter().filter(inside).max_by_key(|item| item.path.len());
    closest.or_else(|| items.iter().find(|item| place(item.path) == place(path))).map(|item| item.path)
}
