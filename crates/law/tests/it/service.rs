//! Service of letters: KPA art. 44, 47, 49 and e-delivery act art. 42.

use jiff::civil::{Date, date};
use obieg_law::calendar::Holidays;
use obieg_law::service::{
    FictionEnd, Route, Served, Service, ServiceBasis, ServiceError, by_edelivery, by_post, by_public_notice,
    by_refusal,
};

const LEFT: Date = date(2026, 11, 7);

fn done(on: Date, basis: ServiceBasis) -> Service {
    Service::Done(Served { on, basis })
}

fn expected(on: Date, basis: ServiceBasis) -> Service {
    Service::Expected(Served { on, basis })
}

#[track_caller]
fn check_post(collected: Option<Date>, end: FictionEnd, service: Service) {
    assert_eq!(by_post(LEFT, collected, end, &Holidays::statutory()), Ok(service), "{collected:?} {end:?}");
}

#[track_caller]
fn check(route: Route, collected: Option<Date>, end: FictionEnd, service: Service) {
    let found = by_edelivery(route, LEFT, collected, end, &Holidays::statutory());
    assert_eq!(found, Ok(service), "{route:?} {collected:?} {end:?}");
}

#[test]
fn postal_fiction_falls_on_day_fourteen() {
    let day = date(2026, 11, 21);
    check_post(None, FictionEnd::AsCounted, expected(day, ServiceBasis::PostFiction));
    check_post(Some(day), FictionEnd::AsCounted, done(day, ServiceBasis::PostCollected));
    check_post(Some(date(2026, 11, 22)), FictionEnd::AsCounted, done(day, ServiceBasis::PostFiction));
}

#[test]
fn postal_fiction_shifts_if_the_office_so_sets() {
    // 21 November 2026 is a Saturday.
    check_post(None, FictionEnd::OnWorkingDay, expected(date(2026, 11, 23), ServiceBasis::PostFiction));
}

#[test]
fn electronic_fiction_falls_on_the_day_after_day_fourteen() {
    let route = Route::PublicToNonPublic;
    let day = date(2026, 11, 22);
    let before = date(2026, 11, 21);
    check(route, None, FictionEnd::AsCounted, expected(day, ServiceBasis::ElectronicFiction));
    check(route, Some(before), FictionEnd::AsCounted, done(before, ServiceBasis::ElectronicCollected));
    check(route, Some(day), FictionEnd::AsCounted, done(day, ServiceBasis::ElectronicFiction));
    let shifted = date(2026, 11, 24);
    check(route, None, FictionEnd::OnWorkingDay, expected(shifted, ServiceBasis::ElectronicFiction));
}

#[test]
fn only_a_public_body_serves_a_non_public_addressee_by_fiction() {
    let collected = date(2027, 1, 4);
    check(Route::BetweenNonPublic, None, FictionEnd::AsCounted, Service::Open);
    let service = done(collected, ServiceBasis::ElectronicCollected);
    check(Route::BetweenNonPublic, Some(collected), FictionEnd::AsCounted, service);
}

#[test]
fn mail_to_a_public_body_is_served_on_arrival() {
    let service = done(LEFT, ServiceBasis::ElectronicArrival);
    check(Route::ToPublicBody, None, FictionEnd::AsCounted, service);
    check(Route::ToPublicBody, Some(date(2026, 11, 9)), FictionEnd::AsCounted, service);
}

#[test]
fn public_notice_works_after_fourteen_days() {
    let served = Served { on: date(2026, 11, 21), basis: ServiceBasis::PublicNotice };
    assert_eq!(by_public_notice(LEFT), Ok(served));
    assert_eq!(by_public_notice(Date::MAX), Err(ServiceError::OutOfCalendar));
}

#[test]
fn refusal_serves_on_its_day() {
    assert_eq!(by_refusal(LEFT), Served { on: LEFT, basis: ServiceBasis::Refusal });
}

#[test]
fn nothing_is_collected_before_it_arrives() {
    let collected = date(2026, 11, 6);
    let error = ServiceError::CollectedBeforeArrival { arrived: LEFT, collected };
    let holidays = Holidays::statutory();
    assert_eq!(by_post(LEFT, Some(collected), FictionEnd::AsCounted, &holidays), Err(error));
    let found = by_edelivery(Route::ToPublicBody, LEFT, Some(collected), FictionEnd::AsCounted, &holidays);
    assert_eq!(found, Err(error));
}
