//! One's own second steps of sign-in: apps and recovery codes.

use askama::Template;
use fast_qr::ECL;
use fast_qr::convert::svg::SvgBuilder;
use fast_qr::qr::QRBuilder;
use obieg_kernel::door::{FactorLine, FactorsView, Misses, MyFactors, NewSecret, RemoveFactor, Told};
use obieg_kernel::id::FactorId;
use obieg_kernel::{Failure, Refusal};
use obieg_web::{Faults, Frame, Html, Outcome, Reply, Visit};

use super::act::{Act, Input};
use super::{Form, passkey};

pub(super) const HERE: &str = "/moje/bezpieczenstwo";

#[derive(Template)]
#[template(path = "security.html")]
struct SecurityPage {
    frame: Frame,
    view: FactorsView,
    history: Vec<Told>,
    /// Can passkeys be added here?
    passkeys: bool,
    owes: bool,
}

impl SecurityPage {
    fn codes_left(&self) -> i64 {
        self.view.codes_left
    }

    /// Tries to come in that failed while the person was in.
    fn misses(&self) -> Option<&Misses> {
        self.view.misses.as_ref()
    }

    /// Passkeys that are refused, because their counters went back.
    fn stopped(&self) -> impl Iterator<Item = &FactorLine> {
        self.view.factors.iter().filter(|factor| factor.stopped_at.is_some())
    }

    fn codes_are_few(&self) -> bool {
        self.view.codes_left < 3
    }
}

pub(crate) async fn show(visit: Visit) -> Outcome {
    let mut view = visit.see(MyFactors).await?;
    let history = std::mem::take(&mut view.history);
    let frame = visit.frame(visit.words().t("people-security"))?;
    let actor = visit.actor()?;
    let (passkeys, owes) = (actor.passkey_address().is_some(), actor.owes_factor());
    Reply::page(&SecurityPage { frame, view, history, passkeys, owes })
}

#[derive(Template)]
#[template(path = "factor_new.html")]
struct NewFactorPage {
    frame: Frame,
    faults: Faults,
    form: Form,
    /// The square code.
    square: Html,
    /// The secret in groups of four.
    text: String,
    owes: bool,
}

/// The square code as a drawing inside the page: black on white whatever the scheme, because cameras want it so.
fn square(address: &str, name: &str) -> Result<Html, Failure> {
    // Read from a bright screen, not from a worn label: large squares help more than spare ones.
    let code = QRBuilder::new(address)
        .ecl(ECL::L)
        .build()
        .map_err(|error| Failure::internal(format!("{error:?}")))?;
    let drawing = SvgBuilder::default().to_str(&code);
    // The name is a word of ours, and the drawing has no text of anybody.
    let head = format!("<svg width=\"232\" height=\"232\" role=\"img\" aria-label=\"{name}\" ");
    Ok(Html::sanitised(drawing.replacen("<svg ", &head, 1)))
}

fn new_page(visit: &Visit, mut form: Form, faults: Faults) -> Result<NewFactorPage, Failure> {
    let actor = visit.actor()?;
    // A form that comes back keeps its secret: the app has it already.
    let secret = NewSecret::read(&form.secret).unwrap_or_else(|| actor.new_factor_secret());
    form.secret = secret.text();
    form.code.clear();
    let letters: Vec<char> = form.secret.chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    let address = secret.address(actor.office_name(), actor.name())?;
    let owes = actor.owes_factor();
    let frame = visit.frame(visit.words().t("people-factor-add"))?;
    let square = square(&address, visit.words().t("people-factor-square"))?;
    Ok(NewFactorPage { frame, faults, form, square, text: groups.join(" "), owes })
}

pub(crate) async fn ask_add(visit: Visit) -> Outcome {
    let name = visit.words().t("people-factor-name-usual").to_owned();
    Reply::page(&new_page(&visit, Form { name, ..Form::default() }, Faults::default())?)
}

/// Recovery codes, shown this one time.
#[derive(Template)]
#[template(path = "recovery.html")]
struct RecoveryPage {
    frame: Frame,
    codes: Vec<String>,
}

pub(super) fn recovery(visit: &Visit, codes: Vec<String>) -> Outcome {
    Reply::page(&RecoveryPage { frame: visit.frame(visit.words().t("people-codes"))?, codes })
}

/// Adds the app; gives recovery codes when they were stored with it.
async fn try_add(visit: &Visit, form: &Form) -> Result<Option<Vec<String>>, Failure> {
    let secret =
        NewSecret::read(&form.secret).ok_or_else(|| Refusal::input("people.factor-secret").on("code"))?;
    let (deed, codes) = visit.actor()?.confirm_factor(&secret, &form.name, &form.code)?;
    Ok(visit.act(deed).await?.then_some(codes))
}

pub(crate) async fn add(mut visit: Visit) -> Outcome {
    let form: Form = visit.form().await?;
    match try_add(&visit, &form).await {
        Ok(Some(codes)) => recovery(&visit, codes),
        Ok(None) => Ok(Reply::See(format!("{HERE}?zrobiono=skladnik-dodany"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&new_page(&visit, form, faults)?)
        }
    }
}

/// The app of the address.
async fn factor_of(visit: &Visit) -> Result<FactorLine, Failure> {
    let id: FactorId = visit.id("id")?;
    let mine = visit.see(MyFactors).await?;
    mine.factors.into_iter().find(|factor| factor.id == id).ok_or(Failure::Hidden)
}

async fn remove_page(visit: &Visit, faults: Faults) -> Result<Act, Failure> {
    let factor = factor_of(visit).await?;
    let words = visit.words();
    let action = format!("{HERE}/aplikacja/{}/usun", factor.id);
    let (title, lead) = match factor.passkey {
        true => ("people-passkey-remove", "people-passkey-remove-lead"),
        false => ("people-factor-remove", "people-factor-remove-lead"),
    };
    let ask = visit.actor()?.ask_passkey().await?;
    Act::new(visit, words.t(title), action, title, faults)?
        .crumb(HERE, words.t("people-security"))
        .lead(factor.name)
        .warning(words.t(lead))
        .input(Input::code("people-code").hint("people-code-hint"))
        .danger()
        .passkey(ask)
}

pub(crate) async fn ask_remove(visit: Visit) -> Outcome {
    Reply::page(&remove_page(&visit, Faults::default()).await?)
}

async fn try_remove(visit: &Visit, form: &Form) -> Result<(), Failure> {
    let factor = visit.id("id")?;
    let proof = passkey::proof(visit, form).await?;
    visit.act(RemoveFactor { factor, proof }).await
}

pub(crate) async fn remove(mut visit: Visit) -> Outcome {
    let form: Form = visit.form().await?;
    match try_remove(&visit, &form).await {
        Ok(()) => Ok(Reply::See(format!("{HERE}?zrobiono=skladnik-usuniety"))),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&remove_page(&visit, faults).await?)
        }
    }
}

fn codes_page(visit: &Visit, faults: Faults) -> Result<Act, Failure> {
    let words = visit.words();
    let title = words.t("people-codes-new");
    let act = Act::new(visit, title, format!("{HERE}/kody"), "people-codes-new", faults)?;
    Ok(act.crumb(HERE, words.t("people-security")).warning(words.t("people-codes-new-lead")).danger())
}

pub(crate) async fn ask_codes(visit: Visit) -> Outcome {
    Reply::page(&codes_page(&visit, Faults::default())?)
}

pub(crate) async fn codes(mut visit: Visit) -> Outcome {
    let _: Form = visit.form().await?;
    let (deed, codes) = visit.actor()?.new_recovery_codes()?;
    match visit.act(deed).await {
        Ok(()) => recovery(&visit, codes),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&codes_page(&visit, faults)?)
        }
    }
}
