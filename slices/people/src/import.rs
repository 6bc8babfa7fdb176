//! A list of persons from a table: CSV with a comma or a semicolon, columns by their names.

use jiff::civil::Date;
use obieg_kernel::Refusal;
use obieg_table::Unread;
use obieg_web::text::fold;

use crate::deeds::PersonLine;
use crate::pages::day;

/// So many persons are taken at once: each one's first password is hashed.
pub const MOST: usize = 200;

/// A line as far as it could be read: its number, what it says, what is wrong with its form.
#[derive(Debug)]
pub struct ReadLine {
    /// Number of the line, from 1; the header is line 1.
    pub line: u64,
    /// What it says.
    pub person: PersonLine,
    /// What is wrong with its form.
    pub faults: Vec<Refusal>,
}

/// Reads a table. `role` tells the code of a role from its word or code.
///
/// # Errors
/// On `list`: `people.import-empty`, `people.import-column`, `people.import-broken`, `people.import-many`.
pub fn read(text: &str, today: Date, role: &dyn Fn(&str) -> String) -> Result<Vec<ReadLine>, Refusal> {
    let about = |code| Refusal::input(code).on("list");
    let broken = |line: u64| about("people.import-broken").with("line", line);
    let table = obieg_table::read(text.as_bytes(), MOST).map_err(|unread| match unread {
        Unread::Empty => about("people.import-empty"),
        Unread::Many(most) => about("people.import-many").with("most", most),
        Unread::Broken(line) => broken(line),
        Unread::Wide | Unread::Large => broken(1),
    })?;
    let names: Vec<String> = table.headings.iter().map(|name| fold(name)).collect();
    let place = |names_of: &[&str]| names.iter().position(|name| names_of.contains(&name.trim()));
    let must = |column: &'static str, names_of: &[&str]| {
        place(names_of)
            .ok_or_else(|| Refusal::input("people.import-column").on("list").with("column", column))
    };
    let given = must("imię", &["imie", "imiona", "given"])?;
    let surname = must("nazwisko", &["nazwisko", "surname"])?;
    let login = must("login", &["login"])?;
    let unit = must("komórka", &["komorka", "unit"])?;
    let title = must("stanowisko", &["stanowisko", "post", "title"])?;
    let roles = must("role", &["role", "roles"])?;
    let since = place(&["od", "od dnia", "since"]);
    let mut lines = Vec::new();
    for record in &table.lines {
        // A line that ends early has lost a separator: what stands where is not known.
        if record.cells.len() < names.len() {
            return Err(broken(record.number));
        }
        let text = |at: usize| record.cell(at).to_owned();
        let words = text(roles);
        let from = since.map(text).filter(|text| !text.is_empty());
        let (since, faults) = match from.map(|text| day(&text, "since")) {
            None => (today, Vec::new()),
            Some(Ok(day)) => (day, Vec::new()),
            Some(Err(refusal)) => (today, vec![refusal]),
        };
        let roles = words.split(['|', '+', '/']).map(str::trim).filter(|word| !word.is_empty());
        let person = PersonLine {
            given: text(given),
            surname: text(surname),
            login: text(login),
            unit: text(unit),
            title: text(title),
            roles: roles.map(role).collect(),
            since,
        };
        lines.push(ReadLine { line: record.number, person, faults });
    }
    twice(&mut lines);
    Ok(lines)
}

/// A login stands once in a list.
fn twice(lines: &mut [ReadLine]) {
    let logins: Vec<String> = lines.iter().map(|one| one.person.login.to_lowercase()).collect();
    for (at, line) in lines.iter_mut().enumerate() {
        let login = line.person.login.to_lowercase();
        if logins.iter().take(at).any(|earlier| *earlier == login) {
            line.faults.push(Refusal::input("people.import-twice").on("login").with("login", login));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn role(word: &str) -> String {
        if word == "referent" { "officer".to_owned() } else { word.to_owned() }
    }

    fn code(text: &str) -> &'static str {
        read(text, date(2026, 6, 1), &role).unwrap_err().code
    }

    #[test]
    fn columns_go_by_their_names_in_any_order() {
        let text = "\u{feff}Nazwisko;Imię;Login;Komórka;Stanowisko;Role;Od\nZmyślona;Ewa;ezm;AB;inspektor;referent|head;1.7.2026\n\
             Drugi;Jan;jdrugi;OŚ;referent;referent;\n";
        let lines = read(text, date(2026, 6, 1), &role).unwrap();
        assert_eq!((lines[0].line, lines[0].person.given.as_str()), (2, "Ewa"));
        let crlf = read(&text.replace('\n', "\r\n"), date(2026, 6, 1), &role).unwrap();
        assert_eq!(crlf.iter().map(|one| one.line).collect::<Vec<_>>(), [2, 3]);
        assert_eq!(lines[0].person.roles, ["officer", "head"]);
        assert_eq!((lines[0].person.since, lines[1].person.since), (date(2026, 7, 1), date(2026, 6, 1)));
    }

    #[test]
    fn what_is_wrong_is_said_by_line() {
        assert_eq!(code(""), "people.import-empty");
        assert_eq!(code("imię,nazwisko,login,komórka,stanowisko,role\n"), "people.import-empty");
        assert_eq!(code("imię,nazwisko\nEwa,Zmyślona\n"), "people.import-column");
        let head = "imię,nazwisko,login,komórka,stanowisko,role,od\n";
        assert_eq!(code(&format!("{head}Ewa,Zmyślona\n")), "people.import-broken");
        let many = "Ewa,Z,e,A,b,officer,\n".repeat(MOST + 1);
        assert_eq!(code(&format!("{head}{many}")), "people.import-many");
        let text = format!("{head}Ewa,Z,Ewa,A,b,officer,jutro\nEwa,Y,ewa,A,b,officer,\n");
        let lines = read(&text, date(2026, 6, 1), &role).unwrap();
        assert_eq!(lines[0].faults[0].code, "people.day-wrong");
        assert_eq!(lines[1].faults[0].code, "people.import-twice");
    }
}
