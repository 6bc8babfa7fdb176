//! The press of the program, and templates that it has tried.

use obieg_kernel::Failure;
use obieg_press::shipped::Manifest;
use obieg_press::{About, Checked, Fields, Limits, Place, Press};
use obieg_web::Visit;

use crate::rules;

/// Makes the letters of all offices; `app` plugs it into the site's slots.
pub struct Workshop(Press);

impl Workshop {
    /// A workshop whose templates run in this place.
    pub fn new(place: Place) -> Self {
        Self(Press::new(place, Limits::default()))
    }

    /// The one of the site.
    ///
    /// # Errors
    /// When the program was put together without one.
    pub fn of(visit: &Visit) -> Result<&Press, Failure> {
        let found = visit.site().slots::<Self>().next();
        found.map(|workshop| &workshop.0).ok_or_else(|| Failure::internal("no press"))
    }
}

/// A template that makes letters: tried with an invented sample and with hardly anything. There is no other way to one, so that no
/// deed can keep a template that was not tried.
#[derive(Debug, Clone)]
pub struct Proven {
    manifest: Manifest,
    source: String,
}

impl Proven {
    /// Tries a template.
    ///
    /// # Errors
    /// What [`rules::checked`] refuses; `templates.mistake` with its place, and the other words of [`rules::of_template`].
    pub async fn of(
        press: &Press,
        manifest: Manifest,
        source: String,
        about: About,
    ) -> Result<Self, Failure> {
        rules::checked(&manifest, &source).map_err(Failure::Refused)?;
        let template = manifest.template(source.clone());
        let sample = sample(&manifest);
        let Checked { mistakes, .. } =
            press.check(&template, sample, about).await.map_err(rules::of_template)?;
        if mistakes.is_empty() { Ok(Self { manifest, source }) } else { Err(rules::mistaken(&mistakes)) }
    }

    /// Name, legal basis, advice, and what is asked for.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The text.
    pub fn source(&self) -> &str {
        &self.source
    }
}

/// An invented letter with something in every field that a template asks for.
pub fn sample(manifest: &Manifest) -> Fields {
    let mut fields = Fields::sample();
    fields.legal_basis.clone_from(&manifest.legal_basis);
    fields.advice.clone_from(&manifest.advice);
    let text = |one: &obieg_press::shipped::TextField| {
        let text = if one.default.is_empty() { one.label.clone() } else { one.default.clone() };
        (one.key.clone(), text)
    };
    fields.texts = manifest.texts.iter().map(text).collect();
    fields
}
