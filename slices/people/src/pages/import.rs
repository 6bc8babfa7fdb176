//! The screen of a list of persons: paste it, look at what would be done, do it.

use askama::Template;
use obieg_kernel::{Failure, Refusal};
use obieg_web::{Faults, Frame, Outcome, Reply, Visit, Words};
use serde::Deserialize;

use crate::deeds::{ImportPerson, PersonLine};
use crate::import::{self, ReadLine};
use crate::model::Roles;
use crate::password::{self, NewPassword};
use crate::queries::{JudgePersons, PrepareChange};

/// The list, and whether it is to be done or only looked at.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct ListForm {
    #[serde(default)]
    list: String,
    #[serde(default, rename = "do")]
    act: String,
}

/// A line as the dry run shows it.
struct Judged {
    line: u64,
    person: PersonLine,
    faults: Vec<String>,
}

/// Somebody who was added, with the password that is shown once.
struct Added {
    name: String,
    login: String,
    password: String,
}

#[derive(Template)]
#[template(path = "import.html")]
struct ImportPage {
    frame: Frame,
    list: String,
    judged: Vec<Judged>,
    added: Vec<Added>,
    faults: Faults,
}

impl ImportPage {
    fn bad(&self) -> usize {
        self.judged.iter().filter(|one| !one.faults.is_empty()).count()
    }

    fn good(&self) -> usize {
        self.judged.len() - self.bad()
    }

    fn roles(&self, person: &PersonLine) -> String {
        let is_known = |code: &String| Roles::POSSIBLE.iter().any(|role| role.code() == code);
        let word = |code: &String| match is_known(code) {
            true => self.frame.words.of("role", code),
            false => code.clone(),
        };
        person.roles.iter().map(word).collect::<Vec<_>>().join(", ")
    }
}

fn page(visit: &Visit, list: String, faults: Faults) -> Result<ImportPage, Failure> {
    let frame = visit.frame(visit.words().t("people-import"))?;
    Ok(ImportPage { frame, list, judged: Vec::new(), added: Vec::new(), faults })
}

pub(crate) async fn ask(visit: Visit) -> Outcome {
    visit.see(PrepareChange).await?;
    Reply::page(&page(&visit, String::new(), Faults::default())?)
}

/// The code of a role that was written as its code or as its word in either language.
fn role(words: &Words, typed: &str) -> String {
    let wanted = typed.to_lowercase();
    let known = Roles::POSSIBLE.iter().map(|role| role.code());
    let mut found = known.filter(|code| *code == wanted || words.of("role", code).to_lowercase() == wanted);
    found.next().map_or(wanted.clone(), str::to_owned)
}

pub(crate) async fn import(mut visit: Visit) -> Outcome {
    let form: ListForm = visit.form().await?;
    let today = visit.actor()?.today();
    let read = import::read(&form.list, today, &|typed| role(visit.words(), typed));
    let lines = match read {
        Ok(lines) => lines,
        Err(refusal) => {
            let faults = Faults::of(refusal.into(), visit.words())?;
            return Reply::invalid(&page(&visit, form.list, faults)?);
        }
    };
    let judged = judge(&visit, lines).await?;
    let all_good = judged.iter().all(|one| one.faults.is_empty());
    let mut shown = page(&visit, form.list, Faults::default())?;
    if form.act == "import" && all_good {
        let (added, judged) = add(&visit, judged).await?;
        (shown.added, shown.judged) = (added, judged);
        return Reply::page(&shown);
    }
    shown.judged = judged;
    Reply::page(&shown)
}

/// What every line would come to.
async fn judge(visit: &Visit, lines: Vec<ReadLine>) -> Result<Vec<Judged>, Failure> {
    let persons = lines.iter().map(|one| one.person.clone()).collect();
    let found = visit.see(JudgePersons { persons }).await?;
    let told = |faults: Vec<Refusal>| faults.iter().map(|one| visit.words().refusal(one)).collect::<Vec<_>>();
    let each = lines.into_iter().zip(found);
    let judged = each.map(|(read, found)| {
        let faults = told(read.faults.into_iter().chain(found).collect());
        Judged { line: read.line, person: read.person, faults }
    });
    Ok(judged.collect())
}

/// Adds them all, each whole or not at all; gives who was added, and the lines that failed meanwhile.
async fn add(visit: &Visit, judged: Vec<Judged>) -> Result<(Vec<Added>, Vec<Judged>), Failure> {
    let env = visit.site().kernel().env();
    let (mut deeds, mut passwords) = (Vec::new(), Vec::new());
    for one in &judged {
        let password = password::generate(env);
        let hashed = NewPassword::of(visit.actor()?, &password, &one.person.login).await?;
        deeds.push(ImportPerson { person: env.new_id(), line: one.person.clone(), password: hashed });
        passwords.push(password);
    }
    let each = visit.act_on_each(deeds).await?;
    let (mut added, mut failed) = (Vec::new(), Vec::new());
    for ((mut one, password), done) in judged.into_iter().zip(passwords).zip(each) {
        match done {
            Ok(_) => {
                let name = format!("{} {}", one.person.given, one.person.surname);
                added.push(Added { name, login: one.person.login, password });
            }
            Err(failure) => {
                one.faults = Faults::told(&failure, visit.words());
                failed.push(one);
            }
        }
    }
    Ok((added, failed))
}
