//! What is known of a file's signatures, told on the page of whoever holds it.

use askama::Template;
use futures_util::future::BoxFuture;
use obieg_documents::DocumentView;
use obieg_documents::slot::Told;
use obieg_kernel::{Failure, Named};
use obieg_signatures::{Code, Content, Finding, Person, Signature, Weight};
use obieg_web::{Frame, Html, Visit};

use crate::checked::form_code;
use crate::model::{ReportView, Word};
use crate::queries::SeeReport;
use crate::rules;

/// The part of a document's page, for `app` to plug.
pub fn told() -> Told {
    Told { draw }
}

fn draw<'v>(
    visit: &'v Visit,
    frame: &'v Frame,
    document: &'v DocumentView,
) -> BoxFuture<'v, Result<Html, Failure>> {
    Box::pin(async move {
        if !rules::may_carry(document.media) || !frame.could(SeeReport::NAME, SeeReport::RIGHTS) {
            return Ok(Html::default());
        }
        match visit.see(SeeReport { document: document.clone() }).await? {
            Some(report) if report.word == Word::Unsigned => Ok(Html::default()),
            Some(report) => Html::of(&Panel { frame, report: &report, name: &document.name }),
            None if rules::is_expected(document.media) => Html::of(&Waits { frame }),
            None => Ok(Html::default()),
        }
    })
}

#[derive(Template)]
#[template(path = "report_waits.html")]
struct Waits<'p> {
    frame: &'p Frame,
}

#[derive(Template)]
#[template(path = "report.html")]
struct Panel<'p> {
    frame: &'p Frame,
    report: &'p ReportView,
    name: &'p str,
}

impl Panel<'_> {
    fn tag(&self, word: Word) -> Html {
        word_tag(self.frame, word)
    }

    fn of(&self, one: &Signature) -> Html {
        self.tag(Word::of(one.word))
    }

    fn signatures(&self) -> &[Signature] {
        self.report.report.as_ref().map_or(&[], |report| &report.signatures)
    }

    fn form(&self, one: &Signature) -> String {
        self.frame.words.of("signing-form", form_code(one.form))
    }

    fn signer(&self, one: &Signature) -> Option<String> {
        let signer = one.signer.as_ref()?;
        Some(signer.common_name.clone().unwrap_or_else(|| signer.subject.clone()))
    }

    fn person(&self, one: &Signature) -> Option<String> {
        one.person.as_ref().and_then(person)
    }

    fn is_correct(&self, word: obieg_signatures::Word) -> bool {
        word == obieg_signatures::Word::Correct
    }

    /// What is signed: the name that the signature gives, or this file.
    fn signed(&self, one: &Signature) -> Vec<String> {
        let words = self.frame.words.clone();
        let name = |signed: &obieg_signatures::Signed| match (&signed.content, &signed.name) {
            (Content::Revision(length), _) => words.a("signing-signed-revision", "size", words.bytes(length)),
            (_, Some(name)) if !name.is_empty() => name.clone(),
            _ => words.t("signing-signed-here").to_owned(),
        };
        one.signed.iter().map(name).collect()
    }

    fn findings<'f>(&self, findings: &'f [Finding]) -> Vec<(Html, String, &'f str)> {
        findings
            .iter()
            .map(|one| (self.mark(one.code), self.words_of(one.code), one.detail.as_str()))
            .collect()
    }

    fn whole(&self) -> Vec<(Html, String, &str)> {
        self.report.report.as_ref().map(|report| self.findings(&report.findings)).unwrap_or_default()
    }

    fn words_of(&self, code: Code) -> String {
        self.frame.words.of("signing-finding", &finding_code(code))
    }

    fn mark(&self, code: Code) -> Html {
        self.frame.icon(match code.weight() {
            Weight::Note => "info",
            Weight::Doubt => "help",
            Weight::Unread => "blocked",
            Weight::Fault => "failed",
        })
    }

    /// What whoever looks does next.
    fn next(&self) -> String {
        if self.report.wants {
            return self.frame.words.t("signing-next-wants").to_owned();
        }
        self.frame.words.of("signing-next", self.report.word.code())
    }
}

/// The word as a tag: colour, symbol, text.
pub(crate) fn word_tag(frame: &Frame, word: Word) -> Html {
    let (colour, icon) = word.look();
    frame.tag(colour, icon, frame.words.of("signing-word", word.code()))
}

/// The code of a finding, as in locale keys.
pub fn finding_code(code: Code) -> String {
    serde_json::to_value(code).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// A person's names; none when the platform tells none.
pub(crate) fn person(person: &Person) -> Option<String> {
    let names: Vec<&str> =
        [&person.given, &person.family].into_iter().flatten().map(String::as_str).collect();
    (!names.is_empty()).then(|| names.join(" "))
}
