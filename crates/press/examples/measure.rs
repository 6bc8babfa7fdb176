//! How long many letters and a preview take: `cargo run --release -p obieg-press --example measure -- [letters] [template]`.

#![expect(clippy::disallowed_methods, reason = "a measurement reads the clock")]
#![expect(clippy::print_stdout, reason = "what it is for")]

use std::error::Error;
use std::time::Instant;

use obieg_press::shipped::{Manifest, SHIPPED};
use obieg_press::{About, Fields, Limits, Place, Press, Template, child};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let first = words.next();
    if first.as_deref() == Some(child::WORD) {
        return Ok(child::run()?);
    }
    let letters: usize = first.map_or(Ok(4_000), |count| count.parse())?;
    let key = words.next().unwrap_or_else(|| "call".to_owned());
    let shipped = SHIPPED.iter().find(|one| one.key == key).ok_or("no such template")?;
    let manifest = Manifest::read(shipped.manifest)?;
    let template = manifest.template(shipped.source.to_owned());
    let press = Press::new(Place::Child(std::env::current_exe()?), Limits::default());
    let one = filled(&manifest);
    previews(&press, &template, &one).await?;
    many(&press, &template, &one, letters).await
}

/// A letter in which everything stands.
fn filled(manifest: &Manifest) -> Fields {
    let mut fields = Fields::sample();
    let text = |one: &str| fields.texts.get(one).cloned().unwrap_or_default();
    let (short, long) = (text("line"), text("text"));
    for text in &manifest.texts {
        fields.texts.insert(text.key.clone(), if text.long { long.clone() } else { short.clone() });
    }
    fields.legal_basis.clone_from(&manifest.legal_basis);
    fields.advice.clone_from(&manifest.advice);
    fields
}

async fn previews(press: &Press, template: &Template, fields: &Fields) -> Result<(), Box<dyn Error>> {
    for _ in 0..3 {
        let begun = Instant::now();
        let preview = press.preview(template, fields.clone(), 2).await?;
        let bytes: usize = preview.svg.iter().map(String::len).sum();
        println!("preview of {} pages: {:?}, {bytes} bytes", preview.pages, begun.elapsed());
    }
    Ok(())
}

async fn many(
    press: &Press,
    template: &Template,
    one: &Fields,
    letters: usize,
) -> Result<(), Box<dyn Error>> {
    let begun = Instant::now();
    let one = one.clone();
    let made = (0..letters).map(move |number| {
        let mut fields = one.clone();
        fields.addressee.name = format!("Zmyślony Adresat {number}");
        let about = About { ident: format!("measure/{number}"), at: jiff::Timestamp::UNIX_EPOCH };
        (fields, about)
    });
    let (mut bytes, mut done) = (0, 0_usize);
    let mut receiver = press.print_all(template, made);
    while let Some(made) = receiver.recv().await {
        bytes += made.letter?.len();
        done += 1;
    }
    println!("{done} letters, {bytes} bytes: {:?}", begun.elapsed());
    Ok(())
}
