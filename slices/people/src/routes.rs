//! The slice's rows of the route table.

use obieg_kernel::door::{
    AddFactor, ChangePost, ClearFactors, EndAllSessions, EndSession, FactorRule, IssueToken,
    MakeRecoveryCodes, MyFactors, MySessions, NoteMisses, ProveAgain, RemoveFactor, RevokeToken,
    SetFactorRule, SignOut, StandDown, StandIn, Tokens,
};
use obieg_kernel::look::{LookRule, Looks, SeeLookRule, SetLookRule, WhoTookLists};
use obieg_web::{Done, Kind, MOST_ON_PAGE, Method, Route};

use crate::api::{self, FirstPassword};
use crate::deeds::{
    AddPerson, AddPost, AddUnit, AppointPerson, Appointed, ChangePassword, ChangeRoles, ClosePost, CloseUnit,
    EndHolding, ImportPerson, MoveHolding, MoveUnit, PostAdded, RenamePerson, RenameUnit, ResetPassword,
    UnitAdded, WithdrawAppointment,
};
use crate::model::{PersonDetail, PersonPage, StructureView, UnitDetail};
use crate::pages::{
    door, entry_code, factor_acts, import, keys, looks, move_people, passkey, password,
    person_acts as person, persons, second, security, structure, unit_acts as unit,
};
use crate::queries::{FindPersons, PrepareChange, SeeHolding, SeePerson, SeePost, SeeUnit, Structure};
use crate::substitutions::model::{Places, SubstitutionPage};
use crate::substitutions::queries::{ListSubstitutions, MyPlaces, PrepareSubstitution};
use crate::substitutions::{self, MakeSubstitution, SubstitutionMade, TakeBackSubstitution};

pub(crate) fn all() -> Vec<Route> {
    [
        door(),
        own_security(),
        places(),
        places_api(),
        factors(),
        structure(),
        persons(),
        keys(),
        read_log(),
        structure_api(),
        persons_api(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn door() -> Vec<Route> {
    const BEFORE: &str = "nobody is signed in before signing in";
    const CAST: &str = "the demonstration's one-click sign-in; elsewhere it is not found";
    vec![
        Route::public(Method::Get, "/wejscie", BEFORE, door::sign_in),
        Route::public(Method::Post, "/wejscie", BEFORE, door::do_sign_in),
        Route::public(Method::Get, "/wejscie/krok", BEFORE, second::ask),
        Route::public(Method::Post, "/wejscie/krok", BEFORE, second::enter),
        Route::public(Method::Get, "/wejscie/kod", BEFORE, entry_code::ask),
        Route::public(Method::Post, "/wejscie/kod", BEFORE, entry_code::enter),
        Route::public(Method::Post, "/wejscie/obsada", CAST, door::do_sign_in_cast),
        Route::post::<SignOut, _, _>("/wyjscie", door::do_sign_out).before_own_password().before_factor(),
        Route::post::<NoteMisses, _, _>("/moje/proby", door::note_misses)
            .before_own_password()
            .before_factor(),
        Route::get::<MySessions, _, _>("/moje/sesje", door::sessions),
        Route::post::<EndSession, _, _>("/moje/sesje/{id}/koniec", door::end_session),
        Route::get::<MySessions, _, _>("/moje/haslo", password::ask_change).before_own_password(),
        Route::post::<ChangePassword, _, _>("/moje/haslo", password::change).before_own_password(),
    ]
}

/// One's own security. Proving who one is stands before everything; adding a second step, before everything but a
/// password of one's own.
fn own_security() -> Vec<Route> {
    vec![
        Route::get::<MyFactors, _, _>("/moje/potwierdzenie", second::ask_again)
            .before_own_password()
            .before_factor(),
        Route::post::<ProveAgain, _, _>("/moje/potwierdzenie", second::again)
            .before_own_password()
            .before_factor(),
        Route::get::<MyFactors, _, _>("/moje/bezpieczenstwo", security::show).before_factor(),
        Route::get::<MyFactors, _, _>("/moje/bezpieczenstwo/klucz", passkey::ask_add).before_factor(),
        Route::post::<AddFactor, _, _>("/moje/bezpieczenstwo/klucz", passkey::add).before_factor(),
        Route::get::<MyFactors, _, _>("/moje/bezpieczenstwo/aplikacja", security::ask_add).before_factor(),
        Route::post::<AddFactor, _, _>("/moje/bezpieczenstwo/aplikacja", security::add).before_factor(),
        Route::get::<MyFactors, _, _>("/moje/bezpieczenstwo/aplikacja/{id}/usun", security::ask_remove),
        Route::post::<RemoveFactor, _, _>("/moje/bezpieczenstwo/aplikacja/{id}/usun", security::remove),
        Route::get::<MyFactors, _, _>("/moje/bezpieczenstwo/kody", security::ask_codes),
        Route::post::<MakeRecoveryCodes, _, _>("/moje/bezpieczenstwo/kody", security::codes),
    ]
}

/// In whose name one works, and who acts for whom.
fn places() -> Vec<Route> {
    use substitutions::pages;
    vec![
        Route::get::<MyPlaces, _, _>("/moje/stanowiska", pages::places),
        Route::post::<ChangePost, _, _>("/moje/stanowiska/{id}", pages::change_post),
        Route::post::<StandDown, _, _>("/moje/stanowiska/powrot", pages::stand_down),
        Route::post::<StandIn, _, _>("/moje/zastepstwa/{id}", pages::stand_in),
        Route::get::<PrepareSubstitution, _, _>("/moje/zastepstwa/nowe", pages::ask_new),
        Route::post::<MakeSubstitution, _, _>("/moje/zastepstwa/nowe", pages::make),
        Route::post::<TakeBackSubstitution, _, _>("/moje/zastepstwa/{id}/cofnij", pages::take_back),
        Route::get::<ListSubstitutions, _, _>("/ustawienia/zastepstwa", pages::list),
    ]
}

fn places_api() -> Vec<Route> {
    use substitutions::api;
    vec![
        Route::get::<MyPlaces, _, _>("/api/v1/my-places", api::places).answers::<Places>(),
        Route::get::<ListSubstitutions, _, _>("/api/v1/substitutions", api::list)
            .answers::<SubstitutionPage>()
            .parameter("after", Kind::Id)
            .parameter("limit", Kind::Number(1, MOST_ON_PAGE)),
        Route::post::<MakeSubstitution, _, _>("/api/v1/substitutions", api::make)
            .takes::<MakeSubstitution>()
            .answers::<SubstitutionMade>()
            .creates(),
        Route::post::<TakeBackSubstitution, _, _>("/api/v1/substitutions/{id}/take-back", api::take_back)
            .answers::<Done>(),
    ]
}

/// Second steps of others, and the rule of the office about them.
fn factors() -> Vec<Route> {
    vec![
        Route::get::<PrepareChange, _, _>("/ustawienia/osoby/{id}/skladniki", factor_acts::ask_clear),
        Route::post::<ClearFactors, _, _>("/ustawienia/osoby/{id}/skladniki", factor_acts::clear),
        Route::get::<FactorRule, _, _>("/ustawienia/wejscie", factor_acts::ask_rule),
        Route::post::<SetFactorRule, _, _>("/ustawienia/wejscie", factor_acts::rule),
        Route::get::<FactorRule, _, _>("/api/v1/sign-in-rule", api::factor_rule).answers::<api::SignInRule>(),
        Route::post::<SetFactorRule, _, _>("/api/v1/sign-in-rule", api::set_factor_rule)
            .takes::<api::SignInRule>()
            .answers::<Done>(),
        Route::post::<ClearFactors, _, _>("/api/v1/persons/{id}/clear-factors", api::clear_factors)
            .answers::<Done>(),
    ]
}

fn structure() -> Vec<Route> {
    vec![
        Route::get::<Structure, _, _>("/ustawienia/struktura", structure::structure),
        Route::get::<PrepareChange, _, _>("/ustawienia/struktura/nowa", unit::ask_add_unit),
        Route::post::<AddUnit, _, _>("/ustawienia/struktura/nowa", unit::add_unit),
        Route::get::<SeeUnit, _, _>("/ustawienia/struktura/{id}", structure::unit),
        Route::get::<PrepareChange, _, _>("/ustawienia/struktura/{id}/nazwa", unit::ask_rename),
        Route::post::<RenameUnit, _, _>("/ustawienia/struktura/{id}/nazwa", unit::rename),
        Route::get::<PrepareChange, _, _>("/ustawienia/struktura/{id}/nadrzedna", unit::ask_move),
        Route::post::<MoveUnit, _, _>("/ustawienia/struktura/{id}/nadrzedna", unit::move_unit),
        Route::get::<PrepareChange, _, _>("/ustawienia/struktura/{id}/koniec", unit::ask_close),
        Route::post::<CloseUnit, _, _>("/ustawienia/struktura/{id}/koniec", unit::close),
        Route::get::<PrepareChange, _, _>("/ustawienia/struktura/{id}/osoby", move_people::ask),
        Route::post::<MoveHolding, _, _>("/ustawienia/struktura/{id}/osoby", move_people::move_them),
        Route::get::<PrepareChange, _, _>("/ustawienia/struktura/{id}/stanowisko", unit::ask_add_post),
        Route::post::<AddPost, _, _>("/ustawienia/struktura/{id}/stanowisko", unit::add_post),
        Route::get::<SeePost, _, _>("/ustawienia/stanowiska/{id}/koniec", unit::ask_close_post),
        Route::post::<ClosePost, _, _>("/ustawienia/stanowiska/{id}/koniec", unit::close_post),
    ]
}

fn persons() -> Vec<Route> {
    vec![
        Route::get::<FindPersons, _, _>("/ustawienia/osoby", persons::persons),
        Route::get::<PrepareChange, _, _>("/ustawienia/osoby/nowa", person::ask_add_person),
        Route::post::<AddPerson, _, _>("/ustawienia/osoby/nowa", person::add_person),
        Route::get::<PrepareChange, _, _>("/ustawienia/osoby/import", import::ask),
        Route::post::<ImportPerson, _, _>("/ustawienia/osoby/import", import::import),
        Route::get::<SeePerson, _, _>("/ustawienia/osoby/{id}", persons::person),
        Route::get::<PrepareChange, _, _>("/ustawienia/osoby/{id}/nazwisko", person::ask_rename),
        Route::post::<RenamePerson, _, _>("/ustawienia/osoby/{id}/nazwisko", person::rename),
        Route::get::<PrepareChange, _, _>("/ustawienia/osoby/{id}/stanowisko", person::ask_appoint),
        Route::post::<AppointPerson, _, _>("/ustawienia/osoby/{id}/stanowisko", person::appoint),
        Route::get::<PrepareChange, _, _>("/ustawienia/osoby/{id}/haslo", person::ask_reset),
        Route::post::<ResetPassword, _, _>("/ustawienia/osoby/{id}/haslo", person::reset),
        Route::post::<EndAllSessions, _, _>("/ustawienia/osoby/{id}/sesje", person::end_sessions),
        Route::get::<SeeHolding, _, _>("/ustawienia/zajmowanie/{id}/koniec", person::ask_end),
        Route::post::<EndHolding, _, _>("/ustawienia/zajmowanie/{id}/koniec", person::end),
        Route::get::<SeeHolding, _, _>("/ustawienia/zajmowanie/{id}/cofnij", person::ask_withdraw),
        Route::post::<WithdrawAppointment, _, _>("/ustawienia/zajmowanie/{id}/cofnij", person::withdraw),
        Route::get::<SeeHolding, _, _>("/ustawienia/zajmowanie/{id}/role", person::ask_roles),
        Route::post::<ChangeRoles, _, _>("/ustawienia/zajmowanie/{id}/role", person::roles),
    ]
}

fn keys() -> Vec<Route> {
    vec![
        Route::get::<Tokens, _, _>("/ustawienia/klucze", keys::keys),
        Route::get::<Tokens, _, _>("/ustawienia/klucze/nowy", keys::ask_issue),
        Route::post::<IssueToken, _, _>("/ustawienia/klucze/nowy", keys::issue),
        Route::post::<RevokeToken, _, _>("/ustawienia/klucze/{id}/koniec", keys::revoke),
        Route::get::<Tokens, _, _>("/api/v1/tokens", api::tokens).answers::<api::TokenList>(),
        Route::post::<IssueToken, _, _>("/api/v1/tokens", api::issue_token)
            .takes::<api::TokenDraft>()
            .answers::<api::NewToken>()
            .creates(),
        Route::post::<RevokeToken, _, _>("/api/v1/tokens/{id}/revoke", api::revoke_token).answers::<Done>(),
    ]
}

/// The read log of the office as a whole.
fn read_log() -> Vec<Route> {
    vec![
        Route::get::<WhoTookLists, _, _>("/ustawienia/dziennik-odczytow", looks::show),
        Route::post::<SetLookRule, _, _>("/ustawienia/dziennik-odczytow", looks::set),
        Route::get::<WhoTookLists, _, _>("/api/v1/list-looks", api::list_looks)
            .answers::<Looks>()
            .parameter("before", Kind::Id),
        Route::get::<SeeLookRule, _, _>("/api/v1/look-rule", api::look_rule).answers::<LookRule>(),
        Route::post::<SetLookRule, _, _>("/api/v1/look-rule", api::set_look_rule)
            .takes::<api::LookRuleBody>()
            .answers::<Done>(),
    ]
}

fn structure_api() -> Vec<Route> {
    vec![
        Route::get::<Structure, _, _>("/api/v1/structure", api::structure).answers::<StructureView>(),
        Route::post::<AddUnit, _, _>("/api/v1/units", api::add_unit)
            .takes::<AddUnit>()
            .answers::<UnitAdded>()
            .creates(),
        Route::get::<SeeUnit, _, _>("/api/v1/units/{id}", api::unit).answers::<UnitDetail>(),
        Route::post::<RenameUnit, _, _>("/api/v1/units/{id}/rename", api::rename_unit)
            .takes::<api::Renaming>()
            .answers::<Done>(),
        Route::post::<MoveUnit, _, _>("/api/v1/units/{id}/move", api::move_unit)
            .takes::<api::UnitPlace>()
            .answers::<Done>(),
        Route::post::<CloseUnit, _, _>("/api/v1/units/{id}/close", api::close_unit)
            .takes::<api::Ending>()
            .answers::<Done>(),
        Route::post::<AddPost, _, _>("/api/v1/posts", api::add_post)
            .takes::<AddPost>()
            .answers::<PostAdded>()
            .creates(),
        Route::post::<ClosePost, _, _>("/api/v1/posts/{id}/close", api::close_post)
            .takes::<api::Ending>()
            .answers::<Done>(),
    ]
}

fn persons_api() -> Vec<Route> {
    vec![
        Route::get::<FindPersons, _, _>("/api/v1/persons", api::persons)
            .answers::<PersonPage>()
            .parameter("name", Kind::Text)
            .parameter("after", Kind::Id)
            .parameter("limit", Kind::Number(1, MOST_ON_PAGE)),
        Route::post::<AddPerson, _, _>("/api/v1/persons", api::add_person)
            .takes::<api::PersonDraft>()
            .answers::<FirstPassword>()
            .creates(),
        Route::post::<ImportPerson, _, _>("/api/v1/persons/with-post", api::import_person)
            .takes::<api::PersonWithPost>()
            .answers::<FirstPassword>()
            .creates(),
        Route::get::<SeePerson, _, _>("/api/v1/persons/{id}", api::person).answers::<PersonDetail>(),
        Route::post::<RenamePerson, _, _>("/api/v1/persons/{id}/rename", api::rename_person)
            .takes::<api::PersonName>()
            .answers::<Done>(),
        Route::post::<ResetPassword, _, _>("/api/v1/persons/{id}/password", api::reset_password)
            .answers::<FirstPassword>(),
        Route::post::<EndAllSessions, _, _>("/api/v1/persons/{id}/end-sessions", api::end_sessions)
            .answers::<Done>(),
        Route::post::<AppointPerson, _, _>("/api/v1/holdings", api::appoint)
            .takes::<AppointPerson>()
            .answers::<Appointed>()
            .creates(),
        Route::post::<MoveHolding, _, _>("/api/v1/holdings/many/move", api::move_many)
            .of_many::<api::Moving>(),
        Route::post::<EndHolding, _, _>("/api/v1/holdings/{id}/end", api::end_holding)
            .takes::<api::Ending>()
            .answers::<Done>(),
        Route::post::<WithdrawAppointment, _, _>("/api/v1/holdings/{id}/withdraw", api::withdraw)
            .answers::<Done>(),
        Route::post::<ChangeRoles, _, _>("/api/v1/holdings/{id}/roles", api::change_roles)
            .takes::<api::NewRoles>()
            .answers::<Done>(),
    ]
}
