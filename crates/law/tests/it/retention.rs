//! Retention: hand-over to the unit's archive, disposal, expertise, transfer.

use jiff::civil::{Date, date};
use obieg_law::calendar::OutOfCalendar;
use obieg_law::jrwa::Category;
use obieg_law::retention::{
    ArchivalMaterial, BcRule, CountsFrom, Retention, RetentionEnd, RetentionError, RetentionSettings,
    category_in_force, retention,
};

fn new_year(year: i16) -> Date {
    date(year, 1, 1)
}

#[track_caller]
fn check(closed: Date, category: Category, handed: Date, end: RetentionEnd) {
    let found = retention(category, closed, CountsFrom::Closing, &RetentionSettings::default());
    assert_eq!(found, Ok(Retention { handed_to_archive: handed, end }), "{closed} {category}");
}

#[test]
fn retention_counts_full_years_after_the_year_of_closing() {
    let disposal = |year| RetentionEnd::Disposal { from: new_year(year) };
    check(date(2026, 1, 2), Category::B(5), new_year(2029), disposal(2032));
    check(date(2026, 3, 10), Category::B(5), new_year(2029), disposal(2032));
    check(date(2026, 12, 31), Category::B(5), new_year(2029), disposal(2032));
    check(date(2027, 1, 1), Category::B(5), new_year(2030), disposal(2033));
}

#[test]
fn be_ends_with_expertise_and_not_disposal() {
    let end = RetentionEnd::Expertise { from: new_year(2037) };
    check(date(2026, 6, 15), Category::BE(10), new_year(2029), end);
}

#[test]
fn a_is_kept_for_ever_and_transferred() {
    let end = RetentionEnd::Transfer { due: new_year(2037) };
    check(date(2026, 6, 15), Category::A, new_year(2029), end);
    let settings = RetentionSettings::new(ArchivalMaterial::Arises, BcRule::WhenUsedUp, 25).unwrap();
    let found = retention(Category::A, date(2026, 6, 15), CountsFrom::Closing, &settings).unwrap();
    assert_eq!(found.end, RetentionEnd::Transfer { due: new_year(2052) });
}

#[test]
fn b_star_cannot_be_determined() {
    check(date(2026, 6, 15), Category::BStar, new_year(2029), RetentionEnd::CannotBeDetermined);
}

#[test]
fn bc_goes_when_used_up() {
    let closed = date(2026, 6, 15);
    check(closed, Category::Bc, new_year(2029), RetentionEnd::WhenUsedUp { not_before: None });
    let settings = RetentionSettings::new(ArchivalMaterial::Arises, BcRule::CountedAlike, 10).unwrap();
    let found = retention(Category::Bc, closed, CountsFrom::Closing, &settings).unwrap();
    assert_eq!(found.end, RetentionEnd::WhenUsedUp { not_before: Some(new_year(2027)) });
}

#[test]
fn a_trigger_overrides_the_closing() {
    let end = |category, trigger| {
        let counts = CountsFrom::Trigger(trigger);
        retention(category, date(2026, 6, 15), counts, &RetentionSettings::default()).unwrap().end
    };
    assert_eq!(end(Category::B(5), None), RetentionEnd::AwaitsTrigger);
    let disposal = RetentionEnd::Disposal { from: new_year(2036) };
    assert_eq!(end(Category::B(5), Some(date(2030, 5, 1))), disposal);
    assert_eq!(end(Category::A, None), RetentionEnd::Transfer { due: new_year(2037) });
    assert_eq!(end(Category::BStar, None), RetentionEnd::CannotBeDetermined);
}

#[test]
fn without_archival_material_a_is_b25_and_be_is_b() {
    let none = ArchivalMaterial::DoesNotArise;
    assert_eq!(category_in_force(Category::A, none), Category::B(25));
    assert_eq!(category_in_force(Category::BE(10), none), Category::B(10));
    assert_eq!(category_in_force(Category::B(5), none), Category::B(5));
    assert_eq!(category_in_force(Category::A, ArchivalMaterial::Arises), Category::A);
    let settings = RetentionSettings::new(none, BcRule::WhenUsedUp, 10).unwrap();
    let found = retention(Category::A, date(2026, 6, 15), CountsFrom::Closing, &settings).unwrap();
    assert_eq!(found.end, RetentionEnd::Disposal { from: new_year(2052) });
}

#[test]
fn transfer_is_due_within_twenty_five_years() {
    for years in [0, 26] {
        let settings = RetentionSettings::new(ArchivalMaterial::Arises, BcRule::WhenUsedUp, years);
        assert_eq!(settings, Err(RetentionError::TransferYears { years }));
    }
}

#[test]
fn retention_beyond_the_calendar_is_an_error() {
    let found = retention(Category::A, Date::MAX, CountsFrom::Closing, &RetentionSettings::default());
    assert_eq!(found, Err(OutOfCalendar));
}
