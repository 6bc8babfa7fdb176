//! The front-end bundle, embedded. Names carry a hash of the content, so browsers keep them for ever.

use std::collections::HashMap;
use std::sync::OnceLock;

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../front/dist"]
struct Dist;

/// Names of the bundle's files.
#[derive(Debug, Clone, Copy)]
pub struct Names {
    /// Style.
    pub css: &'static str,
    /// Script.
    pub js: &'static str,
    /// The few lines that must run before the page is drawn: colour scheme.
    pub early: &'static str,
    /// Sheet of icons.
    pub icons: &'static str,
    /// The mark.
    pub mark: &'static str,
    /// The font's basic part.
    pub font: &'static str,
    /// The font's part with Polish letters.
    pub font_ext: &'static str,
}

/// Reads the bundle's manifest once.
pub fn names() -> Names {
    static NAMES: OnceLock<HashMap<String, String>> = OnceLock::new();
    let manifest = NAMES.get_or_init(|| {
        Dist::get("manifest.json")
            .and_then(|file| serde_json::from_slice(&file.data).ok())
            .unwrap_or_default()
    });
    let name = |key: &str| manifest.get(key).map(String::as_str).unwrap_or_default();
    Names {
        css: name("app.css"),
        js: name("app.js"),
        early: name("early.js"),
        icons: name("icons.svg"),
        mark: name("mark.svg"),
        font: name("inter-latin.woff2"),
        font_ext: name("inter-latin-ext.woff2"),
    }
}

/// A file of the bundle with its media type.
pub(crate) fn file(name: &str) -> Option<(std::borrow::Cow<'static, [u8]>, &'static str)> {
    let media = match name.rsplit_once('.')?.1 {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        _ => return None,
    };
    Dist::get(name).map(|file| (file.data, media))
}
