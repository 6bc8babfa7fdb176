//! Every slice, once.

use std::any::Any;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use obieg_caller::{Caller, Limits, SystemNames};
use obieg_kernel::Migration;
use obieg_kernel::job::Handler;
use obieg_press::Place;
use obieg_web::SliceFace;

/// What is plugged into the site.
pub type Slot = Box<dyn Any + Send + Sync>;

/// The faces of all slices.
pub fn faces() -> Vec<SliceFace> {
    vec![
        obieg_desk::face(),
        obieg_people::face(),
        obieg_classification::face(),
        obieg_documents::face(),
        obieg_registry::face(),
        obieg_paper::face(),
        obieg_intake::face(),
        obieg_assignments::face(),
        obieg_routing::face(),
        obieg_duties::face(),
        obieg_terms::face(),
        obieg_cases::face(),
        obieg_letters::face(),
        obieg_drafts::face(),
        obieg_templates::face(),
        obieg_signing::face(),
        obieg_outside::face(),
        obieg_registers::face(),
        obieg_relations::face(),
        obieg_mailbox::face(),
        obieg_webhooks::face(),
        obieg_contacts::face(),
        obieg_notes::face(),
        obieg_filters::face(),
        obieg_calendar::face(),
        obieg_notices::face(),
        obieg_training::face(),
    ]
}

/// The schema of all slices.
pub fn migrations() -> Vec<Migration> {
    faces().iter().flat_map(|face| face.migrations.iter().copied()).collect()
}

/// The words of all slices in Polish, for what the program says without a screen.
///
/// # Errors
/// When a dictionary is broken; the text says where.
pub fn words(env: &obieg_kernel::Env) -> Result<obieg_web::Words, String> {
    let dictionaries: Vec<_> = std::iter::once(obieg_web::words::DICTIONARY)
        .chain(faces().iter().map(|face| face.dictionary))
        .collect();
    let lexicon = obieg_web::words::Lexicon::new(&dictionaries, env.zone().clone())?;
    lexicon.words("pl").ok_or_else(|| "no Polish words".to_owned())
}

/// Panels that one slice puts into another's page, and what slices must know of the settings: where the data lies, which
/// offices have a scanner folder, and how the outside is called.
pub fn slots_with(
    data: &Path,
    scanned: BTreeSet<String>,
    webhooks: Option<obieg_webhooks::Settings>,
    press: Place,
) -> Vec<Box<dyn Any + Send + Sync>> {
    let mut slots = slots_at(press);
    slots.push(Box::new(crate::machine::disk(data)));
    slots.push(Box::new(obieg_intake::first_step(scanned)));
    if let Some(webhooks) = webhooks {
        slots.push(Box::new(webhooks));
    }
    slots
}

/// Who does the jobs of the outbox. Where nobody outside is to be called, or nobody can be for want of certificates of
/// authorities, what the office owes to the outside waits and the rest goes on; the text says what is wanting.
pub fn handlers(
    env: &obieg_kernel::Env,
    words: &obieg_web::Words,
    webhooks: Option<obieg_webhooks::Settings>,
) -> (Vec<Arc<dyn Handler>>, Option<String>) {
    let mut handlers: Vec<Arc<dyn Handler>> = vec![
        Arc::new(obieg_routing::follow::Apply),
        Arc::new(obieg_notices::follow::Follow),
        Arc::new(obieg_mailbox::ruling::follow::Apply::new(words.clone(), env.clone())),
    ];
    let mut unable = None;
    match webhooks.map(|webhooks| deliver(env, webhooks)) {
        Some(Ok(deliver)) => handlers.push(deliver),
        Some(Err(error)) => unable = Some(error),
        None => {}
    }
    if let Some(outside) = webhooks {
        handlers.extend(post(env, words, outside.loopback));
    }
    (handlers, unable)
}

/// What signatures need: whoever judges and seals, in children of this program, with the time-stamping service and the devices of the
/// settings.
///
/// # Errors
/// When the program does not know where it lies, or a service is named and nobody outside can be called.
pub fn signing(settings: &crate::config::Signing, loopback: bool) -> Result<Vec<Slot>, String> {
    use obieg_signing::judge::{Judge, Limits, Place};
    let program = std::env::current_exe().map_err(|error| format!("where is this program: {error}"))?;
    let mut judge = Judge::new(Place::Child(program), Limits::default());
    if let Some(address) = &settings.stamp {
        let limits = obieg_caller::Limits { loopback, ..obieg_caller::Limits::default() };
        let caller = Caller::new(limits, Arc::new(SystemNames))?;
        judge = judge.stamping(obieg_signing::stamp::service(Arc::new(caller), address.clone()));
    }
    let devices = settings.device.iter().map(|one| (one.office.clone(), one.device())).collect();
    Ok(vec![Box::new(judge), Box::new(obieg_signing::seal::Settings { devices })])
}

/// Who judges what comes and makes the seals that are asked for, when [`signing`] is plugged into the site.
pub fn signers(site: &obieg_web::Site, env: &obieg_kernel::Env) -> Vec<Arc<dyn Handler>> {
    use obieg_signing::judge::Judge;
    use obieg_signing::seal::{MakeSeal, Settings};
    let Some(judge) = site.slots::<Judge>().next() else { return Vec::new() };
    let settings = site.slots::<Settings>().next().cloned().unwrap_or_default();
    vec![
        Arc::new(obieg_signing::follow::JudgeFiles::new(judge.clone())),
        Arc::new(MakeSeal::new(judge.clone(), settings, env.clone())),
    ]
}

fn deliver(env: &obieg_kernel::Env, webhooks: obieg_webhooks::Settings) -> Result<Arc<dyn Handler>, String> {
    let limits = Limits { loopback: webhooks.loopback, ..Limits::default() };
    let caller = Arc::new(Caller::new(limits, Arc::new(SystemNames))?);
    Ok(Arc::new(obieg_webhooks::deliver::Deliver::new(caller, env.clone())))
}

/// Who sends daily e-mails, in Polish.
fn post(env: &obieg_kernel::Env, words: &obieg_web::Words, loopback: bool) -> [Arc<dyn Handler>; 2] {
    use obieg_notices::post::jobs::{Digest, Post, Trial};
    let post = Post::new(words.clone(), env.clone(), loopback);
    [Arc::new(Digest(post.clone())), Arc::new(Trial(post))]
}

/// [`slots_at`], with templates that run in this process: for tests, whose templates we have written.
pub fn slots() -> Vec<Box<dyn Any + Send + Sync>> {
    slots_at(Place::Here)
}

/// Panels that one slice puts into another's page, and where templates of letters run.
pub fn slots_at(press: Place) -> Vec<Box<dyn Any + Send + Sync>> {
    let steps = obieg_people::first_steps().into_iter();
    let steps = steps.chain([obieg_classification::first_step(), obieg_paper::first_step()]);
    let steps = steps.map(|step| -> Box<dyn Any + Send + Sync> { Box::new(step) });
    let mut slots: Vec<Box<dyn Any + Send + Sync>> = vec![
        Box::new(obieg_assignments::item_panel()),
        Box::new(obieg_paper::item_panel()),
        Box::new(obieg_paper::ticked_act()),
        Box::new(obieg_outside::item_panel()),
        Box::new(obieg_drafts::panel::case_panel()),
        Box::new(obieg_signing::panel::draft_panel()),
        Box::new(obieg_signing::told::told()),
        Box::new(obieg_letters::panel::case_panel()),
        Box::new(obieg_relations::panel::case_panel()),
        Box::new(obieg_notes::panel::case_panel()),
        Box::new(obieg_intake::mail_preview()),
        Box::new(obieg_assignments::desk_part()),
        Box::new(obieg_registry::desk_part()),
        Box::new(obieg_routing::desk_part()),
        Box::new(obieg_intake::desk_part()),
        Box::new(obieg_mailbox::queue_part()),
        Box::new(obieg_mailbox::faults_part()),
        Box::new(obieg_mailbox::rules_part()),
        Box::new(obieg_cases::desk_part()),
        Box::new(obieg_drafts::desk::desk_part()),
        Box::new(obieg_filters::desk_part()),
        Box::new(obieg_filters::list_tools()),
        Box::new(obieg_people::desk_part()),
        Box::new(obieg_assignments::waiting::waiting_work()),
        Box::new(obieg_cases::waiting::waiting_work()),
        Box::new(obieg_assignments::unit_work::unit_work()),
        Box::new(obieg_cases::unit_work::unit_work()),
        Box::new(obieg_cases::reach::reach_keeper()),
        Box::new(obieg_registry::reach::reach_keeper()),
        Box::new(obieg_filters::own_item()),
        Box::new(obieg_calendar::own_item()),
        Box::new(obieg_notices::own_item()),
        Box::new(obieg_notices::bell()),
        Box::new(obieg_contacts::sender_help()),
        Box::new(obieg_contacts::sender_act()),
        Box::new(obieg_contacts::party_act()),
        Box::new(obieg_contacts::party_help()),
        Box::new(obieg_contacts::addressee_help()),
        Box::new(crate::sheets::printer()),
        Box::new(obieg_templates::Workshop::new(press)),
    ];
    slots.extend(steps);
    slots
}
