//! Recipients from a table that somebody brings: which column is what, and what is wrong in which line, before anything is printed.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use obieg_law::ade_address::AdeAddress;
use obieg_table::{Line, Table};
use serde::Serialize;

use crate::fields::Addressee;
use crate::text;

/// What a column may be, in the order in which an address is written; `extra.…` is one of the office's choice.
pub const COLUMNS: [&str; 10] =
    ["name", "surname", "given", "street", "house", "postcode", "place", "country", "address", "edelivery"];
/// Before the key of a further column.
pub const EXTRA: &str = "extra.";
/// The longest name, in characters.
pub const MOST_NAME: usize = 200;
/// The longest line of an address, in characters: what fits into the window of an envelope.
pub const MOST_ADDRESS: usize = 60;
/// The most lines of an address below the name.
pub const MOST_LINES: usize = 5;
/// The longest further text, in characters.
pub const MOST_EXTRA: usize = 500;

/// A recipient.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Recipient {
    /// The line of the table, from 1; the headings have one too.
    pub line: u64,
    /// To whom.
    pub addressee: Addressee,
    /// Further columns.
    pub extra: BTreeMap<String, String>,
}

/// What is wrong in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum RowFault {
    /// Nobody is named.
    NameMissing,
    /// There is neither a place nor an address for electronic deliveries.
    AddressMissing,
    /// A further column that the template names is empty.
    ExtraMissing {
        /// Which.
        key: String,
    },
    /// A text is too long.
    Long {
        /// In what.
        column: String,
        /// How long it may be, in characters.
        most: usize,
    },
    /// The address has too many lines.
    ManyLines {
        /// How many it may have.
        most: usize,
    },
    /// The address for electronic deliveries is none.
    Edelivery,
    /// No font has this character.
    Undrawable {
        /// In what.
        column: String,
        /// Which.
        letter: char,
    },
    /// The same name and address stand in an earlier line.
    Twice {
        /// Which.
        line: u64,
    },
}

/// What a table holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Recipients {
    /// Those of whom nothing is wrong, in order.
    pub good: Vec<Recipient>,
    /// Lines with everything that is wrong in them.
    pub faulty: Vec<(u64, Vec<RowFault>)>,
}

/// Is this one of the things that a column may be?
pub fn is_column(code: &str) -> bool {
    let extra = |key: &str| {
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        (1..=40).contains(&key.len()) && key.bytes().all(fits)
    };
    COLUMNS.contains(&code) || code.strip_prefix(EXTRA).is_some_and(extra)
}

/// Judges a table line by line. `mapping` says what each column is, empty for those that are left out; `extra` are the further
/// columns without which the template makes no letter.
pub fn judge(table: &Table, mapping: &[String], extra: &BTreeSet<String>) -> Recipients {
    let mut judged = Recipients::default();
    let mut seen: HashMap<String, u64> = HashMap::new();
    for line in &table.lines {
        let recipient = recipient(line, mapping);
        let mut faults = faults(&recipient, extra);
        match seen.get(&same(&recipient.addressee)) {
            Some(first) => faults.push(RowFault::Twice { line: *first }),
            None => drop(seen.insert(same(&recipient.addressee), line.number)),
        }
        if faults.is_empty() {
            judged.good.push(recipient);
        } else {
            judged.faulty.push((line.number, faults));
        }
    }
    judged
}

fn recipient(line: &Line, mapping: &[String]) -> Recipient {
    let mut cells: BTreeMap<&str, &str> = BTreeMap::new();
    for (at, code) in mapping.iter().enumerate().filter(|(_, code)| !code.is_empty()) {
        cells.entry(code).or_insert_with(|| line.cell(at));
    }
    let cell = |code: &str| text::line(cells.get(code).copied().unwrap_or_default());
    let joined = |codes: &[&str]| {
        let parts: Vec<String> =
            codes.iter().map(|code| cell(code)).filter(|part| !part.is_empty()).collect();
        parts.join(" ")
    };
    let whole = text::lines(cells.get("address").copied().unwrap_or_default());
    let mut address: Vec<String> = whole.lines().map(str::to_owned).collect();
    address.extend([joined(&["street", "house"]), joined(&["postcode", "place"]), cell("country")]);
    address.retain(|line| !line.is_empty());
    let extra = cells.keys().filter_map(|code| Some((code.strip_prefix(EXTRA)?.to_owned(), cell(code))));
    Recipient {
        line: line.number,
        addressee: Addressee {
            name: joined(&["name", "given", "surname"]),
            address,
            edelivery: cell("edelivery").to_uppercase(),
        },
        extra: extra.collect(),
    }
}

fn faults(recipient: &Recipient, needed: &BTreeSet<String>) -> Vec<RowFault> {
    let Addressee { name, address, edelivery } = &recipient.addressee;
    let mut faults = Vec::new();
    if name.is_empty() {
        faults.push(RowFault::NameMissing);
    }
    if address.is_empty() && edelivery.is_empty() {
        faults.push(RowFault::AddressMissing);
    }
    if address.len() > MOST_LINES {
        faults.push(RowFault::ManyLines { most: MOST_LINES });
    }
    if !edelivery.is_empty() && edelivery.parse::<AdeAddress>().is_err() {
        faults.push(RowFault::Edelivery);
    }
    let missing = |key: &&String| recipient.extra.get(*key).is_none_or(String::is_empty);
    faults.extend(needed.iter().filter(missing).map(|key| RowFault::ExtraMissing { key: key.clone() }));
    let own = [("name", name, MOST_NAME)].into_iter();
    let own = own.chain(address.iter().map(|line| ("address", line, MOST_ADDRESS)));
    for (column, value, most) in own {
        faults.extend(unfit(column, value, most));
    }
    for (key, value) in &recipient.extra {
        faults.extend(unfit(&format!("{EXTRA}{key}"), value, MOST_EXTRA));
    }
    faults
}

fn unfit(column: &str, value: &str, most: usize) -> Vec<RowFault> {
    let column = || column.to_owned();
    let long = (value.chars().count() > most).then(|| RowFault::Long { column: column(), most });
    let letter = obieg_print::world::undrawable(value);
    let undrawable = letter.map(|letter| RowFault::Undrawable { column: column(), letter });
    long.into_iter().chain(undrawable).collect()
}

/// What two lines share that go to the same person at the same address, however they are written.
fn same(addressee: &Addressee) -> String {
    let whole = format!("{}\n{}\n{}", addressee.name, addressee.address.join("\n"), addressee.edelivery);
    let letters = whole.to_lowercase();
    letters.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Table {
        obieg_table::read(text.as_bytes(), 5_000).unwrap()
    }

    fn mapping(codes: &[&str]) -> Vec<String> {
        codes.iter().map(|code| (*code).to_owned()).collect()
    }

    #[test]
    fn columns_become_an_address() {
        let table = table(
            "Imię;Nazwisko;Ulica;Nr;Kod;Miejscowość;ADE;Kwota;Uwagi\n\
             Łucja;Ćwiąkalska;ul. Krótka;15/4;00-000;Zmyślin;ae:pl-00000-00000-ABCDE-00;123,00 zł;nic\n",
        );
        let columns =
            mapping(&["given", "surname", "street", "house", "postcode", "place", "", "extra.amount", ""]);
        let judged = judge(&table, &columns, &BTreeSet::from(["amount".to_owned()]));
        assert_eq!(judged.faulty, []);
        let one = &judged.good[0];
        assert_eq!((one.line, one.addressee.name.as_str()), (2, "Łucja Ćwiąkalska"));
        assert_eq!(one.addressee.address, ["ul. Krótka 15/4", "00-000 Zmyślin"]);
        assert_eq!(one.extra["amount"], "123,00 zł");
        assert_eq!(one.addressee.edelivery, "");
    }

    #[test]
    fn each_line_is_told_what_is_wrong_in_it() {
        let long = "x".repeat(MOST_ADDRESS + 1);
        let table = table(&format!(
            "kto,adres,ade,kwota\n,Zmyślin,,1\nJan Zmyślony,,,1\nJan Zmyślony,Zmyślin,ktoś@example,1\n\
             Anna Zmyślona,{long},,1\nEwa Zmyślona,Zmyślin,,\n漢,Zmyślin,,1\nJan Dobry,\"ul. A 1\nZmyślin\",,1\n\
             JAN  DOBRY,\"ul. A 1, Zmyślin\",,1\n"
        ));
        let columns = mapping(&["name", "address", "edelivery", "extra.amount"]);
        let judged = judge(&table, &columns, &BTreeSet::from(["amount".to_owned()]));
        assert_eq!(
            judged.good.iter().map(|one| one.addressee.name.as_str()).collect::<Vec<_>>(),
            ["Jan Dobry"]
        );
        let address = || "address".to_owned();
        let wanted = [
            vec![RowFault::NameMissing],
            vec![RowFault::AddressMissing],
            vec![RowFault::Edelivery],
            vec![RowFault::Long { column: address(), most: MOST_ADDRESS }],
            vec![RowFault::ExtraMissing { key: "amount".to_owned() }],
            vec![RowFault::Undrawable { column: "name".to_owned(), letter: '漢' }],
            vec![RowFault::Twice { line: judged.good[0].line }],
        ];
        assert_eq!(judged.faulty.iter().map(|(_, faults)| faults.clone()).collect::<Vec<_>>(), wanted);
    }

    #[test]
    fn further_columns_have_plain_keys() {
        for (code, is) in [
            ("name", true),
            ("extra.amount_2", true),
            ("extra.", false),
            ("extra.A b", false),
            ("pesel", false),
        ] {
            assert_eq!(is_column(code), is, "{code}");
        }
    }
}
