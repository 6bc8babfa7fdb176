//! Many letters from one template.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use obieg_press::{About, Fault, Fields, Limits, Place, Press};

use crate::{about, press, template, text_of};

const SOURCE: &str = "#import \"/letter.typ\": *\n#show: letter\nNaliczono #fields.extra.amount.";

fn letter(number: usize) -> (Fields, About) {
    let mut fields = Fields::sample();
    fields.addressee.name = format!("Zmyślony Adresat {number:03}");
    fields.extra.insert("amount".to_owned(), format!("{number},00 zł"));
    (fields, About { ident: format!("test/{number}"), ..about() })
}

#[tokio::test]
async fn each_letter_has_a_result_of_its_own() {
    let letters = (0..12).map(|number| {
        let (mut fields, about) = letter(number);
        if number == 7 {
            fields.extra.clear();
        }
        (fields, about)
    });
    let mut made = press(Limits::default()).print_all(&template(SOURCE), letters);
    let mut seen = [false; 12];
    while let Some(one) = made.recv().await {
        assert!(!std::mem::replace(&mut seen[one.index], true), "{} comes once", one.index);
        match one.letter {
            Ok(pdf) => {
                let text = text_of(&pdf);
                let wanted =
                    [format!("Zmyślony Adresat {:03}", one.index), format!("Naliczono {},00 zł.", one.index)];
                assert!(one.index != 7 && wanted.iter().all(|words| text.contains(words.as_str())), "{text}");
            }
            Err(fault) => assert!(one.index == 7 && matches!(fault, Fault::Template { .. }), "{fault}"),
        }
    }
    assert_eq!(seen, [true; 12]);
}

#[tokio::test]
async fn a_child_and_this_process_make_the_same_bytes() {
    let (fields, about) = letter(1);
    let here = Press::new(Place::Here, Limits::default());
    let (mut by_child, mut by_us) = (Vec::new(), Vec::new());
    for (press, made) in [(press(Limits::default()), &mut by_child), (here, &mut by_us)] {
        *made = press.print(&template(SOURCE), fields.clone(), about.clone()).await.unwrap();
    }
    assert!(by_child == by_us && !by_us.is_empty());
}

#[tokio::test]
async fn who_listens_no_longer_ends_the_work() {
    let taken = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&taken);
    let letters = (0..10_000).map(letter).inspect(move |_| {
        counted.fetch_add(1, Ordering::SeqCst);
    });
    let mut made = press(Limits::default()).print_all(&template(SOURCE), letters);
    assert!(made.recv().await.unwrap().letter.is_ok());
    drop(made);
    // The letters are let go of when the last hand has stopped.
    while Arc::strong_count(&taken) > 1 {
        tokio::task::yield_now().await;
    }
    assert!(taken.load(Ordering::SeqCst) < 100);
}
