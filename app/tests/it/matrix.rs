//! The access matrix: who may do and ask what, as a table that a person reads and a change of which is seen in review.
//!
//! `OBIEG_WRITE=1` writes it anew.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use obieg_kernel::actor::Right;
use obieg_kernel::{Env, Named, Relation, Role};
use obieg_web::{Access, Method, Words};

const HEAD: &str = "\
Macierz dostępu
===============

Kto co może. Plik powstaje z praw zapisanych w programie; sprawdza go test `obieg::it matrix`.

  urząd    wszystko, co należy do urzędu jako całości; listy i tak pokazują tylko to, co leży w zasięgu pytającego
  zasięg   to, co leży w zasięgu: własna komórka, u kierownika także komórki podległe, współpraca, dekretacja
  własne   tylko to, za co się odpowiada: własna sprawa, dekretacja do siebie lub przez siebie wydana, własna sesja
  każde    bez związku z rzeczą
  —        nie może; odpowiedź 403, a gdy rzecz jest poza zasięgiem: 404, jakby jej nie było

  !        czynność krytyczna: kto robi ją w przeglądarce, musiał najwyżej 10 minut wcześniej potwierdzić, kim jest

Pod nazwą stoją adresy, które jej używają. Bez adresu: krok innej czynności, część innego pytania albo praca samego
programu.
";

/// What no route declares: steps of other deeds, parts of other questions, work of the program itself.
fn without_address() -> Vec<(&'static str, &'static [Right])> {
    fn of<N: Named>() -> (&'static str, &'static [Right]) {
        (N::NAME, N::RIGHTS)
    }
    vec![
        of::<obieg_assignments::deeds::AssignByRule>(),
        of::<obieg_assignments::deeds::SettleAssignments>(),
        of::<obieg_assignments::deeds::ReopenAssignments>(),
        of::<obieg_assignments::queries::BriefItems>(),
        of::<obieg_cases::deeds::ReregisterCase>(),
        of::<obieg_cases::deeds::TieCase>(),
        of::<obieg_cases::deeds::UntieCase>(),
        of::<obieg_cases::queries::FindCases>(),
        of::<obieg_documents::deeds::AddDocument>(),
        of::<obieg_documents::deeds::AddVersion>(),
        of::<obieg_drafts::deeds::AwaitOutgoing>(),
        of::<obieg_drafts::deeds::SetOutgoing>(),
        of::<obieg_duties::deeds::CarryDuties>(),
        of::<obieg_duties::deeds::MeetDuty>(),
        of::<obieg_duties::deeds::NameDay>(),
        of::<obieg_duties::deeds::OweNotice>(),
        of::<obieg_duties::deeds::PauseTerms>(),
        of::<obieg_duties::deeds::ResumeTerms>(),
        of::<obieg_duties::deeds::StartDuty>(),
        of::<obieg_duties::deeds::WaiveDuty>(),
        of::<obieg_duties::reconcile::TermsDue>(),
        of::<obieg_intake::deeds::ReportRefusedFile>(),
        of::<obieg_kernel::condition::ShowCondition>(),
        of::<obieg_kernel::door::CountFactors>(),
        of::<obieg_kernel::door::EndOwnKeys>(),
        of::<obieg_kernel::door::IssueEntryCode>(),
        of::<obieg_kernel::door::IssueOwnKey>(),
        of::<obieg_kernel::door::OpenSessions>(),
        of::<obieg_kernel::door::RaiseHash>(),
        of::<obieg_kernel::door::StopPasskey>(),
        of::<obieg_kernel::door::TellMisses>(),
        of::<obieg_kernel::door::TellDevice>(),
        of::<obieg_kernel::door::UseCode>(),
        of::<obieg_kernel::look::ForgetLooks>(),
        of::<obieg_paper::queries::FindNumbered>(),
        of::<obieg_people::deeds::FoundOffice>(),
        of::<obieg_people::queries::CountUnitWork>(),
        of::<obieg_people::queries::CountWaitingAt>(),
        of::<obieg_people::queries::JudgePersons>(),
        of::<obieg_registry::deeds::MoveItem>(),
        of::<obieg_registry::deeds::NarrowToUnits>(),
        of::<obieg_registry::deeds::OpenToUnit>(),
        of::<obieg_registry::queries::CountItems>(),
        of::<obieg_registry::queries::FindNumbered>(),
        of::<obieg_registry::queries::FindTaken>(),
        of::<obieg_routing::deeds::ApplyRules>(),
        of::<obieg_notices::deeds::BeginNotices>(),
        of::<obieg_notices::deeds::ForgetNotices>(),
        of::<obieg_notices::deeds::LookAtTerms>(),
        of::<obieg_notices::deeds::WriteNotices>(),
        of::<obieg_notices::queries::CountUnread>(),
        of::<obieg_notices::post::deeds::BeginDigest>(),
        of::<obieg_notices::post::deeds::EndDigest>(),
        of::<obieg_notices::post::deeds::EndTrial>(),
        of::<obieg_notices::post::deeds::QueueDigests>(),
        of::<obieg_notices::post::queries::OpenMailServer>(),
        of::<obieg_notices::post::queries::PrepareDigest>(),
        of::<obieg_webhooks::queries::PrepareDelivery>(),
        of::<obieg_cases::deeds::FileWorkingMail>(),
        of::<obieg_mailbox::deeds::TakeMessage>(),
        of::<obieg_mailbox::deeds::ReportMailbox>(),
        of::<obieg_mailbox::queries::WatchMailboxes>(),
        of::<obieg_mailbox::queries::OpenMailbox>(),
        of::<obieg_mailbox::queries::LastTaken>(),
        of::<obieg_mailbox::queries::TakenFrom>(),
        of::<obieg_mailbox::ruling::deeds::ApplyMailRules>(),
        of::<obieg_mailbox::ruling::deeds::HoldMessage>(),
        of::<obieg_mailbox::ruling::queries::AskMailRules>(),
        of::<obieg_signing::deeds::BeginJudging>(),
        of::<obieg_signing::deeds::FinishSeal>(),
        of::<obieg_signing::deeds::KeepReports>(),
        of::<obieg_signing::queries::AcceptedContent>(),
        of::<obieg_signing::queries::JudgeWork>(),
        of::<obieg_signing::queries::SealWork>(),
        of::<obieg_signing::queries::SeeReport>(),
    ]
}

#[derive(Default)]
struct Row {
    rights: BTreeMap<Role, Relation>,
    addresses: BTreeSet<String>,
    critical: bool,
}

/// Least relation of each role: of several lines for one role the weakest counts.
fn least(rights: &[Right]) -> BTreeMap<Role, Relation> {
    let mut least = BTreeMap::new();
    for (role, relation) in rights {
        let found = least.entry(*role).or_insert(*relation);
        *found = (*found).min(*relation);
    }
    least
}

fn rows() -> BTreeMap<&'static str, Row> {
    let mut rows = BTreeMap::<&'static str, Row>::new();
    for route in crate::faces().iter().flat_map(|face| &face.routes) {
        let (method, path, access) = route.row();
        let Access::Named { name, rights, critical, .. } = access else { continue };
        let row = rows.entry(name).or_default();
        row.rights = least(rights);
        row.critical |= critical;
        let method = if method == Method::Get { "GET" } else { "POST" };
        row.addresses.insert(format!("{method} {path}"));
    }
    for (name, rights) in without_address() {
        let before = rows.insert(name, Row { rights: least(rights), ..Row::default() });
        assert!(before.is_none(), "{name} has an address: take it out of the test's list");
    }
    rows
}

fn word(relation: Option<&Relation>) -> &'static str {
    match relation {
        None => "—",
        Some(Relation::Stranger) => "każde",
        Some(Relation::Colleague) => "urząd",
        Some(Relation::Reach) => "zasięg",
        Some(Relation::Own) => "własne",
    }
}

/// The first word of a role's name is enough for the head of a column.
fn column(words: &Words, role: Role) -> String {
    words.of("role", role.code()).split(' ').next().unwrap_or_default().to_owned()
}

fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.chars().count())))
}

fn line(first: &str, wide: usize, cells: impl Iterator<Item = (String, usize)>) -> String {
    let cells: String = cells.map(|(cell, width)| format!("  {}", padded(&cell, width))).collect();
    format!("{}{cells}", padded(first, wide)).trim_end().to_owned()
}

fn matrix(env: &Env) -> String {
    let words = obieg_app::slices::words(env).unwrap();
    let columns: Vec<(Role, String)> = Role::ALL.iter().map(|role| (*role, column(&words, *role))).collect();
    let rows = rows();
    let marked = |row: &Row| if row.critical { " !" } else { "" };
    let wide = rows.iter().map(|(name, row)| name.len() + marked(row).len()).max().unwrap();
    let width = |name: &str| name.chars().count().max("zasięg".chars().count());
    let mut lines = vec![line("", wide, columns.iter().map(|(_, name)| (name.clone(), width(name))))];
    for (name, row) in &rows {
        let cells = columns.iter().map(|(role, name)| (word(row.rights.get(role)).to_owned(), width(name)));
        lines.push(line(&format!("{name}{}", marked(row)), wide, cells));
        lines.extend(row.addresses.iter().map(|address| format!("    {address}")));
    }
    format!("{HEAD}\n{}\n", lines.join("\n"))
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

#[test]
fn the_access_matrix_is_as_it_was_read() {
    let file = root().join("docs/access-matrix.txt");
    let now = matrix(&obieg_app::machine::env().unwrap());
    if std::env::var_os("OBIEG_WRITE").is_some() {
        std::fs::write(&file, &now).unwrap();
    }
    let read = std::fs::read_to_string(&file).unwrap_or_default();
    let changed: Vec<&str> = now.lines().filter(|line| !read.lines().any(|known| known == *line)).collect();
    assert!(
        now == read,
        "docs/access-matrix.txt is not what the program says; if the change is wanted, run the test with \
         OBIEG_WRITE=1 and read the difference:\n{}",
        changed.join("\n")
    );
}

/// Names in the sources of slices and kernel: `named!(Type, "slice.verb-noun", …)` and `const NAME`.
fn names_in(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            names_in(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            // What stands in comments is no declaration.
            let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            for mark in ["named!(", "const NAME: &'static str ="] {
                for after in code.split(mark).skip(1) {
                    let name = after.split('"').nth(1).unwrap_or_default();
                    if name.split_once('.').is_some() && !name.contains(' ') {
                        found.insert(name.to_owned());
                    }
                }
            }
        }
    }
}

#[test]
fn the_access_matrix_knows_every_deed_and_query() {
    let mut found = BTreeSet::new();
    names_in(&root().join("crates/kernel/src"), &mut found);
    for slice in std::fs::read_dir(root().join("slices")).unwrap() {
        names_in(&slice.unwrap().path().join("src"), &mut found);
    }
    // Done at the door before there is an actor; everybody with an account may, and it cannot be called from outside.
    found.remove("kernel.sign-in");
    found.remove("kernel.enter-by-code");
    let known: BTreeSet<String> = rows().into_keys().map(str::to_owned).collect();
    assert!(found.len() > 80, "{}", found.len());
    assert_eq!(found.difference(&known).collect::<Vec<_>>(), Vec::<&String>::new());
}

/// Deeds about people, rights and keys that do not ask for a fresh proof, each with the reason.
const NOT_CRITICAL: [(&str, &str); 17] = [
    ("kernel.note-misses", "says that one has read"),
    ("kernel.end-all-sessions", "takes away, and in a hurry"),
    ("kernel.end-session", "takes away, and in a hurry"),
    ("kernel.prove-again", "is the proof"),
    ("kernel.change-post", "one's own post, appointed to by somebody with a proof"),
    ("kernel.stand-in", "what somebody with a proof has given"),
    ("kernel.stand-down", "takes away"),
    ("kernel.remove-factor", "carries a proof of its own"),
    ("kernel.sign-out", "takes away"),
    ("people.add-post", "gives nobody anything: an appointment does"),
    ("people.add-unit", "gives nobody anything"),
    ("people.close-post", "only a post that nobody holds"),
    ("people.close-unit", "only a unit where nobody works"),
    ("people.rename-person", "login and rights stay"),
    ("people.rename-unit", "code and rights stay"),
    ("people.found-office", "the operator's"),
    ("kernel.sign-in", "is the proof"),
];

/// Who adds a deed about entry or rights decides whether it asks for a fresh proof; forgetting does not pass.
#[test]
fn deeds_about_entry_and_rights_are_critical_or_say_why_not() {
    let mut undecided = Vec::new();
    for route in crate::faces().iter().flat_map(|face| &face.routes) {
        let Access::Named { name, deed: true, critical, .. } = route.row().2 else { continue };
        let about_people = name.starts_with("people.") || name.starts_with("kernel.");
        let said = NOT_CRITICAL.iter().any(|(one, _)| *one == name);
        if about_people && critical == said {
            undecided.push(name);
        }
    }
    assert_eq!(undecided, Vec::<&str>::new());
}
