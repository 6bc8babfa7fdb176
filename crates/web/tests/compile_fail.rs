//! What must be impossible does not compile. Each file of `compile_fail` shows one thing.
//!
//! `TRYBUILD=overwrite` writes the expected messages anew after a change of the compiler.

/// The same deed and query that the files break, whole: what fails there fails for the stated reason alone.
#[path = "compile_fail/support/notes.rs"]
mod notes;

#[test]
fn the_impossible_does_not_compile() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/compile_fail/*.rs");
}

#[test]
fn the_possible_does() {
    use obieg_kernel::Named;
    assert_eq!([notes::AddNote::NAME, notes::CountNotes::NAME], ["notes.add-note", "notes.count-notes"]);
    let route = obieg_web::Route::get::<notes::CountNotes, _, _>("/notatki", |_| async {
        Err(obieg_kernel::Failure::Hidden)
    });
    assert!(matches!(route.row().2, obieg_web::Access::Named { name: "notes.count-notes", .. }));
}
