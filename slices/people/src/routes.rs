//! The slice's rows of the route table.

use obieg_kernel::door::{EndAllSessions, EndSession, IssueToken, MySessions, RevokeToken, SignOut, Tokens};
use obieg_web::{Method, Route};

use crate::api::{self, Done, FirstPassword};
use crate::deeds::{
    AddPerson, AddPost, AddUnit, AppointPerson, Appointed, ChangePassword, ChangeRoles, ClosePost, CloseUnit,
    EndHolding, PostAdded, RenamePerson, RenameUnit, ResetPassword, UnitAdded, WithdrawAppointment,
};
use crate::model::{PersonDetail, PersonPage, StructureView, UnitDetail};
use crate::pages::{door, keys, password, person_acts as person, persons, structure, unit_acts as unit};
use crate::queries::{FindPersons, PrepareChange, SeeHolding, SeePerson, SeePost, SeeUnit, Structure};

pub(crate) fn all() -> Vec<Route> {
    [door(), structure(), persons(), keys(), structure_api(), persons_api()].into_iter().flatten().collect()
}

fn door() -> Vec<Route> {
    const BEFORE: &str = "nobody is signed in before signing in";
    const CAST: &str = "the demonstration's one-click sign-in; elsewhere it is not found";
    vec![
        Route::public(Method::Get, "/wejscie", BEFORE, door::sign_in),
        Route::public(Method::Post, "/wejscie", BEFORE, door::do_sign_in),
        Route::public(Method::Post, "/wejscie/obsada", CAST, door::do_sign_in_cast),
        Route::post::<SignOut, _, _>("/wyjscie", door::do_sign_out).before_own_password(),
        Route::get::<MySessions, _, _>("/moje/sesje", door::sessions),
        Route::post::<EndSession, _, _>("/moje/sesje/{id}/koniec", door::end_session),
        Route::get::<MySessions, _, _>("/moje/haslo", password::ask_change).before_own_password(),
        Route::post::<ChangePassword, _, _>("/moje/haslo", password::change).before_own_password(),
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
        Route::get::<PrepareChange, _, _>("/ustawienia/struktura/{id}/koniec", unit::ask_close),
        Route::post::<CloseUnit, _, _>("/ustawienia/struktura/{id}/koniec", unit::close),
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
        Route::get::<Tokens, _, _>("/api/v1/tokens", api::tokens)
            .answers::<api::TokenList>("Keys of integrations, the newest first"),
        Route::post::<IssueToken, _, _>("/api/v1/tokens", api::issue_token)
            .takes::<api::TokenDraft>()
            .answers::<api::NewToken>("Issue a key; its text is answered once")
            .creates(),
        Route::post::<RevokeToken, _, _>("/api/v1/tokens/{id}/revoke", api::revoke_token)
            .answers::<Done>("Withdraw a key; the next request with it is refused"),
    ]
}

fn structure_api() -> Vec<Route> {
    vec![
        Route::get::<Structure, _, _>("/api/v1/structure", api::structure)
            .answers::<StructureView>("Units, posts and people of today"),
        Route::post::<AddUnit, _, _>("/api/v1/units", api::add_unit)
            .takes::<AddUnit>()
            .answers::<UnitAdded>("Add a unit")
            .creates(),
        Route::get::<SeeUnit, _, _>("/api/v1/units/{id}", api::unit)
            .answers::<UnitDetail>("A unit with its posts and who held them when"),
        Route::post::<RenameUnit, _, _>("/api/v1/units/{id}/rename", api::rename_unit)
            .takes::<api::Renaming>()
            .answers::<Done>("Give a unit another name from a day"),
        Route::post::<CloseUnit, _, _>("/api/v1/units/{id}/close", api::close_unit)
            .takes::<api::Ending>()
            .answers::<Done>("End a unit that has no units below and no people"),
        Route::post::<AddPost, _, _>("/api/v1/posts", api::add_post)
            .takes::<AddPost>()
            .answers::<PostAdded>("Add a post to a unit")
            .creates(),
        Route::post::<ClosePost, _, _>("/api/v1/posts/{id}/close", api::close_post)
            .takes::<api::Ending>()
            .answers::<Done>("End a post that nobody holds"),
    ]
}

fn persons_api() -> Vec<Route> {
    vec![
        Route::get::<FindPersons, _, _>("/api/v1/persons", api::persons)
            .answers::<PersonPage>("Persons by surname")
            .parameter("name", "Beginnings of words of the name, at most two; Polish marks do not matter")
            .parameter("after", "Only persons after this one: `next` of the page before")
            .parameter("limit", "1 to 200, else 50"),
        Route::post::<AddPerson, _, _>("/api/v1/persons", api::add_person)
            .takes::<api::PersonDraft>()
            .answers::<FirstPassword>("Add a person; the first password is answered once")
            .creates(),
        Route::get::<SeePerson, _, _>("/api/v1/persons/{id}", api::person)
            .answers::<PersonDetail>("A person with all holdings"),
        Route::post::<RenamePerson, _, _>("/api/v1/persons/{id}/rename", api::rename_person)
            .takes::<api::PersonName>()
            .answers::<Done>("Give a person another name from a day, today or earlier"),
        Route::post::<ResetPassword, _, _>("/api/v1/persons/{id}/password", api::reset_password)
            .answers::<FirstPassword>(
                "Give a person a generated password, answered once; their sessions end",
            ),
        Route::post::<AppointPerson, _, _>("/api/v1/holdings", api::appoint)
            .takes::<AppointPerson>()
            .answers::<Appointed>("Give a post to a person")
            .creates(),
        Route::post::<EndHolding, _, _>("/api/v1/holdings/{id}/end", api::end_holding)
            .takes::<api::Ending>()
            .answers::<Done>("End a holding"),
        Route::post::<WithdrawAppointment, _, _>("/api/v1/holdings/{id}/withdraw", api::withdraw)
            .answers::<Done>("Take back an appointment in whose name nobody has acted"),
        Route::post::<ChangeRoles, _, _>("/api/v1/holdings/{id}/roles", api::change_roles)
            .takes::<api::NewRoles>()
            .answers::<Done>("Give a holding other roles from a day"),
    ]
}
