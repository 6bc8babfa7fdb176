//! The measured office: fifty units, one officer in each, so that an ordinary officer reaches one case in fifty.

/// Units with an officer.
pub const UNITS: usize = 50;
/// Key of the office.
pub const KEY: &str = "urzad";
pub const CHANCERY: (&str, &str) = ("karolina", "pomiarowe haslo kancelarii");
pub const OFFICER: (&str, &str) = ("anna", "pomiarowe haslo prowadzacej");
pub const ADMINISTRATOR: (&str, &str) = ("igor", "pomiarowe haslo informatyka");
pub const EXECUTIVE: &str = "Stefan Starosta";
pub const COORDINATOR: &str = "Konrad Koordynator";

/// Code of a unit: two letters, never `AL`.
pub fn code(at: usize) -> String {
    let letter = |at: usize| u8::try_from(at).map_or('X', |at| char::from(b'A' + at));
    format!("{}{}", letter(10 + at / 20), letter(at % 20))
}

fn post(unit: &str, role: &str, given: &str, surname: &str, login: (&str, &str)) -> String {
    let password = if login.1.is_empty() { String::new() } else { format!("password = \"{}\"\n", login.1) };
    format!(
        "[[post]]\nunit = \"{unit}\"\ntitle = \"{role}\"\nroles = [\"{role}\"]\ngiven = \"{given}\"\n\
         surname = \"{surname}\"\nlogin = \"{}\"\n{password}",
        login.0
    )
}

/// The plan of the measured office.
pub fn large() -> String {
    let mut plan = head(KEY);
    for at in 0..UNITS {
        let code = code(at);
        plan.push_str(&format!("[[unit]]\ncode = \"{code}\"\nname = \"Wydział {code}\"\nparent = \"AL\"\n"));
    }
    plan.push_str(&post("AL", "executive", "Stefan", "Starosta", ("stefan", "")));
    plan.push_str(&post("AL", "coordinator", "Konrad", "Koordynator", ("konrad", "")));
    plan.push_str(&post("AL", "chancery", "Karolina", "Kancelaria", CHANCERY));
    plan.push_str(&post("AL", "administrator", "Igor", "Informatyk", ADMINISTRATOR));
    for at in 0..UNITS {
        let code = code(at);
        let login = format!("prowadzacy{at}");
        let one = if at == 0 {
            post(&code, "officer", "Anna", "Prowadząca", OFFICER)
        } else {
            post(&code, "officer", "Jan", &format!("Zmyślony {code}"), (&login, ""))
        };
        plan.push_str(&one);
    }
    plan
}

/// One of many small offices.
pub fn small(key: &str) -> String {
    head(key) + &post("AL", "executive", "Stefan", "Starosta", ("stefan", ""))
}

fn head(key: &str) -> String {
    format!(
        "[office]\nkey = \"{key}\"\nname = \"Urząd pomiarowy {key}\"\nfrom = \"2026-01-01\"\n\
         [[unit]]\ncode = \"AL\"\nname = \"Kierownictwo\"\n"
    )
}
