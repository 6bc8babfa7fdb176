//! Templates without end: each is told by its name, and the next letter is made all the same.

use obieg_press::{Fault, Fields, Limits, MOST_DATA, MOST_SOURCE, Place, Press};

use crate::{about, press, template, text_of};

/// Seconds are generous for the letters between, which are made without optimisation.
const LIMITS: Limits = Limits { seconds: 6, megabytes: 700, pages: 20 };
const MEMORY: Fault = Fault::Memory { megabytes: LIMITS.megabytes };

async fn fault(source: &str) -> Fault {
    press(LIMITS).print(&template(source), Fields::sample(), about()).await.unwrap_err()
}

#[tokio::test]
async fn an_endless_template_runs_out_of_time() {
    let nested = "#for a in range(9000) { for b in range(9000) { for c in range(9000) { let x = a * b } } }";
    assert_eq!(fault(nested).await, Fault::Time { seconds: 6 });
}

#[tokio::test]
async fn a_giant_template_runs_out_of_memory() {
    for source in ["#let x = \"a\" * 2000000000", "#{ let x = (1,) * 30000000; let y = x + x }"] {
        assert_eq!(fault(source).await, MEMORY, "{source}");
    }
    // It grows step by step, which takes its time without optimisation.
    let patient = press(Limits { seconds: 60, ..LIMITS });
    let range = patient.print(&template("#let x = range(1000000000)"), Fields::sample(), about()).await;
    assert_eq!(range, Err(MEMORY));
}

#[tokio::test]
async fn what_the_compiler_ends_by_itself_is_a_mistake_with_a_place() {
    for (source, says) in [
        ("#{ let i = 0; while i >= 0 { i += 1 } }", "infinite"),
        ("#let f(x) = f(x + 1)\n#f(0)", "call depth"),
        ("#((((((", "unclosed"),
    ] {
        let Fault::Template { mistakes } = fault(source).await else { panic!("{source}") };
        assert!(
            mistakes.iter().any(|one| one.message.contains(says) && one.line.is_some()),
            "{source}: {mistakes:?}"
        );
    }
    let deep = format!("#{}1{}", "(".repeat(20_000), ")".repeat(20_000));
    assert!(matches!(fault(&deep).await, Fault::Template { .. }), "nesting without end");
}

#[tokio::test]
async fn a_letter_has_at_most_so_many_pages() {
    let most = LIMITS.pages;
    assert_eq!(fault("#for i in range(20) [a #pagebreak()]b").await, Fault::Pages { pages: 21, most });
    let fits = template("#set document(title: \"x\")\n#for i in range(19) [a #pagebreak()]b");
    assert!(press(LIMITS).print(&fits, Fields::sample(), about()).await.is_ok());
}

#[tokio::test]
async fn too_much_is_not_even_sent() {
    let large = "a".repeat(MOST_SOURCE + 1);
    assert_eq!(fault(&large).await, Fault::Large { most: MOST_SOURCE });
    let mut fields = Fields::sample();
    fields.texts.insert("text".to_owned(), "a ".repeat(MOST_DATA));
    let sent = press(LIMITS).print(&template("a"), fields, about()).await;
    assert_eq!(sent, Err(Fault::Large { most: MOST_DATA }));
}

#[tokio::test]
async fn without_a_child_there_are_no_letters() {
    for program in ["/nie/ma/takiego/programu", "/bin/false", "/bin/echo"] {
        let press = Press::new(Place::Child(program.into()), LIMITS);
        let made = press.print(&template("a"), Fields::sample(), about()).await;
        assert_eq!(made, Err(Fault::Unavailable), "{program}");
    }
}

#[tokio::test]
async fn a_letter_that_killed_its_child_costs_only_itself() {
    let source = "#import \"/letter.typ\": *\n#show: letter\n#if fields.addressee.name == \"Olbrzym\" { \"a\" * 2000000000 }\nTreść";
    let press = press(LIMITS);
    let letters: Vec<_> = ["Jan Pierwszy", "Olbrzym", "Jan Trzeci", "Jan Czwarty", "Jan Piąty"]
        .into_iter()
        .map(|name| {
            let mut fields = Fields::sample();
            fields.addressee.name = name.to_owned();
            (fields, about())
        })
        .collect();
    let mut made = press.print_all(&template(source), letters);
    let mut told = Vec::new();
    while let Some(one) = made.recv().await {
        told.push((one.index, one.letter.map(|pdf| text_of(&pdf).contains("Treść"))));
    }
    told.sort_by_key(|(index, _)| *index);
    let good = |index| (index, Ok(true));
    assert_eq!(told, [good(0), (1, Err(MEMORY)), good(2), good(3), good(4)]);
}
