//! A message made safe to look at.

use std::collections::{HashMap, HashSet};

use ammonia::{Builder, UrlRelative};
use jiff::civil::DateTime;

use crate::mail::{Leaf, Message, written};
use crate::notes::{self, Notes};
use crate::text;
use obieg_inspect::wall::walled;

/// The longest text and the longest one-line header that are shown, in characters.
const MOST_TEXT: usize = 500_000;
const MOST_LINE: usize = 2000;
/// The largest formatted form that is cleaned, in bytes and in tags: cleaning a tangle costs the square of it.
const MOST_HTML: usize = 512 << 10;
const MOST_TAGS: usize = 10_000;
/// The most words outside and inside tags: each may be an attribute, and attributes of one tag cost their square.
const MOST_WORDS: usize = 40_000;
/// Tags that shape text.
const TAGS: &str = "a abbr b blockquote br caption center code col colgroup dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i \
    ins kbd li ol p pre q s small span strike strong sub sup table tbody td th thead tr u ul";
/// Tags that go with all that is in them.
const DROPPED: &str = "script style title head template iframe object noscript svg math textarea select";

/// A message for the eyes: nothing in it runs, fetches or hides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SafeMail {
    /// Senders, `Name <address>`; the ASCII form of an international domain beside.
    pub from: String,
    /// Addressees.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// When it was sent, Polish time; none when the message does not say.
    pub date: Option<DateTime>,
    /// The text; made of the formatted form when there is no other. May be empty.
    pub text: String,
    /// The formatted form: no scripts, styles, pictures, forms or frames; links only to http, https and mailto.
    pub html: Option<String>,
    /// Codes of [`notes::NOTES`], each once.
    pub notes: Vec<&'static str>,
}

/// A message made safe to look at. Never fails; bytes that are no message give an empty one.
pub fn safe_view(bytes: &[u8]) -> SafeMail {
    walled(|| view(bytes)).unwrap_or_else(|| SafeMail {
        from: String::new(),
        to: String::new(),
        subject: String::new(),
        date: None,
        text: String::new(),
        html: None,
        notes: vec![notes::UNREADABLE],
    })
}

fn view(bytes: &[u8]) -> SafeMail {
    let message = Message::read(bytes);
    let mut notes = Notes::default();
    for note in &message.notes {
        notes.add(note);
    }
    let mut line = |raw: &str| told(&mut notes, text::line(raw, MOST_LINE));
    let from = line(&written(&message.head.from));
    let to = line(&written(&message.head.to));
    let subject = line(&message.head.subject);
    let (formatted, plain): (Vec<_>, Vec<_>) =
        message.leaves.iter().filter(|leaf| leaf.is_body()).partition(|leaf| leaf.is_html());
    let html = html(&formatted, &mut notes);
    let mut plain = joined(&plain, "\n");
    if plain.trim().is_empty() {
        plain = html.as_deref().map_or_else(|| plain_of(&joined(&formatted, "\n")), plain_of);
    }
    let text = told(&mut notes, text::page(&plain, MOST_TEXT));
    let date = message.head.date.as_ref().and_then(text::instant).map(text::warsaw);
    SafeMail { from, to, subject, date, text, html, notes: notes.into_codes() }
}

fn told(notes: &mut Notes, clean: text::Clean) -> String {
    notes.when(clean.turned, notes::DIRECTION_REMOVED);
    notes.when(clean.control, notes::CONTROL_REMOVED);
    notes.when(clean.cut, notes::TEXT_CUT);
    clean.text
}

fn joined(leaves: &[&Leaf<'_>], by: &str) -> String {
    leaves.iter().map(|leaf| leaf.text()).collect::<Vec<_>>().join(by)
}

fn html(leaves: &[&Leaf<'_>], notes: &mut Notes) -> Option<String> {
    if leaves.is_empty() {
        return None;
    }
    let raw = joined(leaves, "<hr>");
    if raw.len() > MOST_HTML || raw.matches('<').count() > MOST_TAGS || words(&raw) > MOST_WORDS {
        notes.add(notes::HTML_LEFT_OUT);
        return None;
    }
    let clean = walled(|| cleaner().clean(&raw).to_string());
    if clean.is_none() {
        notes.add(notes::HTML_LEFT_OUT);
    }
    let clean = clean?;
    notes.when(clean.chars().any(text::turns), notes::DIRECTION_REMOVED);
    let kept =
        |letter: &char| !text::turns(*letter) && (!letter.is_control() || matches!(letter, '\n' | '\t'));
    Some(clean.chars().filter(kept).collect())
}

/// Runs of bytes between what may part attributes.
fn words(html: &str) -> usize {
    let parts = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'"' | b'\'');
    html.as_bytes().split(parts).filter(|word| !word.is_empty()).count()
}

/// Only tags that shape text. No picture, no style, no class or id that a page could take for its own.
fn cleaner() -> Builder<'static> {
    let cells = || HashSet::from(["colspan", "rowspan"]);
    let mut builder = Builder::empty();
    builder
        .tags(TAGS.split(' ').collect())
        .clean_content_tags(DROPPED.split(' ').collect())
        .generic_attributes(HashSet::new())
        .tag_attributes(HashMap::from([("a", HashSet::from(["href"])), ("td", cells()), ("th", cells())]))
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer nofollow"))
        .strip_comments(true);
    builder
}

/// The text of HTML, clean or not: only a text, to be escaped where it is shown.
fn plain_of(html: &str) -> String {
    walled(|| mail_parser::decoders::html::html_to_text(html)).unwrap_or_else(|| stripped(html))
}

/// Whatever stands outside tags.
fn stripped(html: &str) -> String {
    let mut inside = false;
    let kept = html.chars().filter(|letter| match letter {
        '<' => {
            inside = true;
            false
        }
        '>' if inside => {
            inside = false;
            false
        }
        _ => !inside,
    });
    kept.take(MOST_TEXT + 1).collect()
}
