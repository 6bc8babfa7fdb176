//! Writes every starter, filled with the sample, as PDF and SVG into a folder: `cargo run -p obieg-press --example draw -- folder`.

use std::error::Error;
use std::path::PathBuf;

use obieg_press::shipped::{Manifest, SHIPPED};
use obieg_press::{About, Fields, Limits, Place, Press};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("which folder?")?);
    std::fs::create_dir_all(&folder)?;
    let press = Press::new(Place::Here, Limits::default());
    for one in SHIPPED {
        let manifest = Manifest::read(one.manifest)?;
        let mut fields = Fields::sample();
        let long = fields.texts.get("text").cloned().unwrap_or_default();
        for text in &manifest.texts {
            let words = if text.long { long.clone() } else { text.hint.clone() };
            let words = if text.default.is_empty() { words } else { text.default.clone() };
            fields.texts.insert(text.key.clone(), if words.is_empty() { text.label.clone() } else { words });
        }
        fields.legal_basis.clone_from(&manifest.legal_basis);
        fields.advice.clone_from(&manifest.advice);
        let template = manifest.template(one.source.to_owned());
        let about = About { ident: one.key.to_owned(), at: jiff::Timestamp::UNIX_EPOCH };
        std::fs::write(
            folder.join(one.key).with_extension("pdf"),
            press.print(&template, fields.clone(), about).await?,
        )?;
        for (page, svg) in press.preview(&template, fields, 9).await?.svg.iter().enumerate() {
            std::fs::write(folder.join(format!("{}-{}.svg", one.key, page.saturating_add(1))), svg)?;
        }
    }
    Ok(())
}
