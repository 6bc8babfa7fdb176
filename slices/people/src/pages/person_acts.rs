//! Forms of persons and holdings.

use obieg_kernel::Failure;
use obieg_kernel::door::EndAllSessions;
use obieg_kernel::id::{HoldingId, PersonId};
use obieg_web::{Faults, Outcome, Reply, Visit};
use serde::Deserialize;

use super::act::{Act, Input, SecretPage};
use super::{Form, chosen, day, finish};
use crate::deeds::{
    AddPerson, AppointPerson, ChangeRoles, EndHolding, RenamePerson, ResetPassword, WithdrawAppointment,
};
use crate::model::{HoldingView, PersonDetail};
use crate::password::{self, NewPassword};
use crate::queries::{CountWaitingAt, PrepareChange, SeeHolding, SeePerson};
use crate::slot::WaitingWork;

const LIST: &str = "/ustawienia/osoby";

#[derive(Deserialize)]
struct Empty {}

fn page_of(person: PersonId) -> String {
    format!("{LIST}/{person}")
}

async fn person_of(visit: &Visit) -> Result<PersonDetail, Failure> {
    visit.see(SeePerson { person: visit.id("id")? }).await
}

async fn holding_of(visit: &Visit) -> Result<HoldingView, Failure> {
    visit.see(SeeHolding { holding: visit.id("id")? }).await
}

fn about(
    visit: &Visit,
    person: (PersonId, &str),
    title: &str,
    action: String,
    faults: Faults,
) -> Result<Act, Failure> {
    let act = Act::new(visit, visit.words().t(title), action, "form-save", faults)?;
    let list = visit.words().t("people-persons");
    Ok(act.crumb(LIST, list).crumb(page_of(person.0), person.1))
}

/// The page with a password that is shown once.
fn secret(visit: &Visit, title: &str, login: String, password: String, to: PersonId) -> Outcome {
    Reply::page(&SecretPage {
        frame: visit.frame(visit.words().t(title))?,
        lead: visit.words().t("people-secret-lead").to_owned(),
        values: vec![("people-login", login), ("people-password", password)],
        next: (page_of(to), "people-secret-on"),
    })
}

fn add_person_page(visit: &Visit, form: &Form, faults: Faults) -> Result<Act, Failure> {
    let title = visit.words().t("people-add-person");
    let act = Act::new(visit, title, format!("{LIST}/nowa"), "people-add-person", faults)?;
    Ok(act
        .crumb(LIST, visit.words().t("people-persons"))
        .input(Input::line("given", "people-given", &form.given))
        .input(Input::line("surname", "people-surname", &form.surname))
        .input(Input::line("login", "people-login", &form.login).hint("people-login-hint").short())
        .input(
            Input::password("password", "people-first-password", "new-password")
                .hint("people-first-password-hint")
                .optional(),
        ))
}

pub(crate) async fn ask_add_person(visit: Visit) -> Outcome {
    visit.see(PrepareChange).await?;
    Reply::page(&add_person_page(&visit, &Form::default(), Faults::default())?)
}

/// Adds a person; gives id, login and password for the one page that shows them.
pub(crate) async fn try_add_person(
    visit: &Visit,
    form: &Form,
) -> Result<(PersonId, String, String), Failure> {
    let env = visit.site().kernel().env();
    let typed = form.password.clone();
    let password = if typed.is_empty() { password::generate(env) } else { typed };
    let login = form.login.trim().to_owned();
    let hashed = NewPassword::of(visit.actor()?, &password, &login).await?;
    let deed = AddPerson {
        person: env.new_id(),
        given: form.given.clone(),
        surname: form.surname.clone(),
        login: login.clone(),
        password: hashed,
    };
    Ok((visit.act(deed).await?.id, login, password))
}

pub(crate) async fn add_person(mut visit: Visit) -> Outcome {
    let form: Form = visit.form().await?;
    match try_add_person(&visit, &form).await {
        Ok((id, login, password)) => secret(&visit, "people-person-added", login, password, id),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&add_person_page(&visit, &form, faults)?)
        }
    }
}

async fn rename_page(visit: &Visit, form: Form, faults: Faults) -> Result<Act, Failure> {
    let person = person_of(visit).await?;
    let action = format!("{}/nazwisko", page_of(person.id));
    let act = about(visit, (person.id, &person.name()), "people-rename-person", action, faults)?;
    Ok(act
        .lead(visit.words().t("people-rename-person-lead"))
        .input(Input::line("given", "people-given", &form.given))
        .input(Input::line("surname", "people-surname", &form.surname))
        .input(Input::day("since", "people-name-since", &form.since)))
}

pub(crate) async fn ask_rename(visit: Visit) -> Outcome {
    let person = person_of(&visit).await?;
    let form = Form { given: person.given, surname: person.surname, ..Form::fresh(person.today) };
    Reply::page(&rename_page(&visit, form, Faults::default()).await?)
}

async fn try_rename(visit: &Visit, form: &Form) -> Result<(), Failure> {
    let (person, since) = (visit.id("id")?, day(&form.since, "since")?);
    let (given, surname) = (form.given.clone(), form.surname.clone());
    visit.act(RenamePerson { person, given, surname, since }).await
}

pub(crate) async fn rename(mut visit: Visit) -> Outcome {
    let (person, form) = (visit.id("id")?, visit.form::<Form>().await?);
    let done = try_rename(&visit, &form).await;
    let to = format!("{}?zrobiono=nazwisko-zmienione", page_of(person));
    finish(&visit, done, to, |faults| rename_page(&visit, form, faults)).await
}

async fn appoint_page(visit: &Visit, form: Form, faults: Faults) -> Result<Act, Failure> {
    let person = person_of(visit).await?;
    let posts = visit.see(PrepareChange).await?.posts;
    let mut options = vec![(String::new(), visit.words().t("people-choose").to_owned())];
    options.extend(posts.iter().map(|post| (post.id.to_string(), post.label())));
    let action = format!("{}/stanowisko", page_of(person.id));
    let act = about(visit, (person.id, &person.name()), "people-appoint", action, faults)?;
    Ok(act
        .lead(person.name())
        .input(Input::choice("post", "people-post", &form.post, options).hint("people-appoint-hint"))
        .roles(form.roles, "people-appoint-roles-hint")
        .input(Input::day("since", "people-first-day", &form.since)))
}

#[derive(Deserialize)]
struct WithPost {
    #[serde(default)]
    stanowisko: String,
}

pub(crate) async fn ask_appoint(visit: Visit) -> Outcome {
    let WithPost { stanowisko } = visit.query()?;
    let form = Form { post: stanowisko, ..Form::fresh(person_of(&visit).await?.today) };
    Reply::page(&appoint_page(&visit, form, Faults::default()).await?)
}

async fn try_appoint(visit: &Visit, form: &Form) -> Result<(), Failure> {
    let person = visit.id("id")?;
    let post = chosen(&form.post, "post", "people.post-missing")?;
    let since = day(&form.since, "since")?;
    visit.act(AppointPerson { person, post, since, roles: form.roles.clone() }).await.map(drop)
}

pub(crate) async fn appoint(mut visit: Visit) -> Outcome {
    let (person, form) = (visit.id("id")?, visit.form::<Form>().await?);
    let done = try_appoint(&visit, &form).await;
    let to = format!("{}?zrobiono=stanowisko-powierzone", page_of(person));
    finish(&visit, done, to, |faults| appoint_page(&visit, form, faults)).await
}

/// What waits at a holding, counted by the slices that keep it; empty when nothing does.
async fn waiting_at(visit: &Visit, holding: HoldingId) -> Result<String, Failure> {
    let works: Vec<WaitingWork> = visit.site().slots::<WaitingWork>().copied().collect();
    let counts = works.iter().map(|work| work.count).collect();
    let counts = visit.see(CountWaitingAt { holding, counts }).await?;
    let lines: Vec<String> = works
        .iter()
        .zip(counts)
        .filter(|(_, count)| *count > 0)
        .map(|(work, count)| visit.words().n(work.word, count))
        .collect();
    if lines.is_empty() {
        return Ok(String::new());
    }
    Ok(visit.words().a("people-waiting-there", "what", lines.join(", ")))
}

async fn end_page(visit: &Visit, form: Form, faults: Faults) -> Result<Act, Failure> {
    let holding = holding_of(visit).await?;
    let waiting = waiting_at(visit, holding.id).await?;
    let action = format!("/ustawienia/zajmowanie/{}/koniec", holding.id);
    let act = about(visit, (holding.person, &holding.name), "people-end-holding", action, faults)?;
    Ok(act
        .lead(format!("{}, {} ({})", holding.name, holding.title, holding.unit_code))
        .warning(format!("{waiting} {}", visit.words().t("people-end-holding-lead")).trim())
        .input(Input::day("last_day", "people-last-day", &form.last_day).hint("people-end-holding-hint"))
        .instead(
            format!("/ustawienia/zajmowanie/{}/cofnij", holding.id),
            visit.words().t("people-withdraw-instead"),
        )
        .danger())
}

pub(crate) async fn ask_end(visit: Visit) -> Outcome {
    holding_of(&visit).await?;
    let today = visit.see(PrepareChange).await?.today;
    Reply::page(&end_page(&visit, Form::fresh(today), Faults::default()).await?)
}

async fn try_end(visit: &Visit, form: &Form) -> Result<(), Failure> {
    visit.act(EndHolding { holding: visit.id("id")?, last_day: day(&form.last_day, "last_day")? }).await
}

pub(crate) async fn end(mut visit: Visit) -> Outcome {
    let form: Form = visit.form().await?;
    let person = holding_of(&visit).await?.person;
    let done = try_end(&visit, &form).await;
    let to = format!("{}?zrobiono=stanowisko-oddane", page_of(person));
    finish(&visit, done, to, |faults| end_page(&visit, form, faults)).await
}

async fn withdraw_page(visit: &Visit, faults: Faults) -> Result<Act, Failure> {
    let holding = holding_of(visit).await?;
    let waiting = waiting_at(visit, holding.id).await?;
    let action = format!("/ustawienia/zajmowanie/{}/cofnij", holding.id);
    let act = about(visit, (holding.person, &holding.name), "people-withdraw", action, faults)?;
    Ok(act
        .lead(format!("{}, {} ({})", holding.name, holding.title, holding.unit_code))
        .warning(format!("{waiting} {}", visit.words().t("people-withdraw-lead")).trim())
        .danger())
}

pub(crate) async fn ask_withdraw(visit: Visit) -> Outcome {
    Reply::page(&withdraw_page(&visit, Faults::default()).await?)
}

pub(crate) async fn withdraw(mut visit: Visit) -> Outcome {
    let _: Empty = visit.form().await?;
    let holding = holding_of(&visit).await?;
    let done = visit.act(WithdrawAppointment { holding: holding.id }).await;
    let to = format!("{}?zrobiono=powierzenie-cofniete", page_of(holding.person));
    finish(&visit, done, to, |faults| withdraw_page(&visit, faults)).await
}

async fn roles_page(visit: &Visit, form: Form, faults: Faults) -> Result<Act, Failure> {
    let holding = holding_of(visit).await?;
    let action = format!("/ustawienia/zajmowanie/{}/role", holding.id);
    let act = about(visit, (holding.person, &holding.name), "people-change-roles", action, faults)?;
    Ok(act
        .lead(format!("{}, {} ({})", holding.name, holding.title, holding.unit_code))
        .roles(form.roles, "people-change-roles-hint")
        .input(Input::day("since", "people-first-day", &form.since).hint("people-change-roles-day")))
}

pub(crate) async fn ask_roles(visit: Visit) -> Outcome {
    let roles = holding_of(&visit).await?.last_roles().to_vec();
    let today = visit.see(PrepareChange).await?.today;
    let form = Form { roles, ..Form::fresh(today) };
    Reply::page(&roles_page(&visit, form, Faults::default()).await?)
}

async fn try_roles(visit: &Visit, form: &Form) -> Result<(), Failure> {
    let (holding, since) = (visit.id("id")?, day(&form.since, "since")?);
    visit.act(ChangeRoles { holding, roles: form.roles.clone(), since }).await
}

pub(crate) async fn roles(mut visit: Visit) -> Outcome {
    let form: Form = visit.form().await?;
    let person = holding_of(&visit).await?.person;
    let done = try_roles(&visit, &form).await;
    let to = format!("{}?zrobiono=role-zmienione", page_of(person));
    finish(&visit, done, to, |faults| roles_page(&visit, form, faults)).await
}

async fn reset_page(visit: &Visit, faults: Faults) -> Result<Act, Failure> {
    let person = person_of(visit).await?;
    let action = format!("{}/haslo", page_of(person.id));
    let act = about(visit, (person.id, &person.name()), "people-reset-password", action, faults)?;
    Ok(act.lead(person.name()).warning(visit.words().t("people-reset-password-lead")).danger())
}

pub(crate) async fn ask_reset(visit: Visit) -> Outcome {
    Reply::page(&reset_page(&visit, Faults::default()).await?)
}

/// Resets a password; gives login and the new password for the one page that shows them.
pub(crate) async fn try_reset(visit: &Visit) -> Result<(PersonId, String, String), Failure> {
    let person = person_of(visit).await?;
    let env = visit.site().kernel().env();
    let (login, password) = (person.login.ok_or(Failure::Forbidden)?, password::generate(env));
    let hashed = NewPassword::of(visit.actor()?, &password, &login).await?;
    visit.act(ResetPassword { person: person.id, attempt: env.new_uuid(), password: hashed }).await?;
    Ok((person.id, login, password))
}

pub(crate) async fn reset(mut visit: Visit) -> Outcome {
    let _: Empty = visit.form().await?;
    match try_reset(&visit).await {
        Ok((id, login, password)) => secret(&visit, "people-password-reset", login, password, id),
        Err(failure) => {
            let faults = Faults::of(failure, visit.words())?;
            Reply::invalid(&reset_page(&visit, faults).await?)
        }
    }
}

pub(crate) async fn end_sessions(mut visit: Visit) -> Outcome {
    let _: Empty = visit.form().await?;
    let person: PersonId = visit.id("id")?;
    // One's own session is not cut off under one's hands.
    visit.act(EndAllSessions { person, holding: None, except: visit.session() }).await?;
    Ok(Reply::See(format!("{}?zrobiono=sesje", page_of(person))))
}
