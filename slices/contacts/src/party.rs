//! A party is written in two lines: a name and an address. What a contact holds apart is read out of them as far as it can be.

use crate::model::ContactData;

/// Reads a party. A name of two or three words that holds no other sign is a person's; an address is read by its postal code,
/// and stays whole in the street where it has none.
pub(crate) fn read(name: &str, address: Option<&str>) -> ContactData {
    let mut data = ContactData::default();
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_name = |word: &&str| word.chars().all(|letter| letter.is_alphabetic() || letter == '-');
    let capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase) && !is_shouted(word);
    if (2..=3).contains(&words.len()) && words.iter().all(|word| is_name(word) && capital(word)) {
        // Which of the words is the surname nobody can know: it stays together for people to part.
        data.surname = Some(words.join(" "));
    } else {
        data.organisation = Some(name.to_owned());
    }
    let Some(address) = address.map(str::trim).filter(|address| !address.is_empty()) else { return data };
    match address.split([',', '\n']).map(str::trim).collect::<Vec<_>>().as_slice() {
        [street, town] | [street, town, _] if postcode(town).is_some() => {
            data.street = Some((*street).to_owned());
            set_town(&mut data, town);
        }
        [town] if postcode(town).is_some() => set_town(&mut data, town),
        _ => data.street = Some(address.replace('\n', ", ").chars().take(200).collect()),
    }
    data
}

/// `SP.`, `ZGM`: no name of a person.
fn is_shouted(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(char::is_uppercase)
}

fn set_town(data: &mut ContactData, town: &str) {
    let code = postcode(town).unwrap_or_default();
    data.place = town.strip_prefix(code).map(|rest| rest.trim().to_owned()).filter(|rest| !rest.is_empty());
    data.postcode = Some(code.to_owned());
}

/// `00-001` at the beginning.
fn postcode(town: &str) -> Option<&str> {
    let code = town.split_whitespace().next()?;
    let form = |(at, byte): (usize, u8)| if at == 2 { byte == b'-' } else { byte.is_ascii_digit() };
    (code.len() == 6 && code.bytes().enumerate().all(form)).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_party_is_read_as_far_as_it_can_be() {
        let table = [
            ("Maria Zmyślona", None, (None, Some("Maria Zmyślona"), None, None, None)),
            (
                "Zakład Usług Wodnych sp. z o.o.",
                None,
                (Some("Zakład Usług Wodnych sp. z o.o."), None, None, None, None),
            ),
            ("ZGM Wierzbice", None, (Some("ZGM Wierzbice"), None, None, None, None)),
            (
                "Anna Nowak-Lis",
                Some("Łąkowa 7/2, 00-001 Nowe Wierzbice, PL"),
                (None, Some("Anna Nowak-Lis"), Some("Łąkowa 7/2"), Some("00-001"), Some("Nowe Wierzbice")),
            ),
            (
                "Jan Lis",
                Some("00-001 Brzozowo"),
                (None, Some("Jan Lis"), None, Some("00-001"), Some("Brzozowo")),
            ),
            ("Jan Lis", Some("Brzozowo 7"), (None, Some("Jan Lis"), Some("Brzozowo 7"), None, None)),
        ];
        for (name, address, (organisation, surname, street, postcode, place)) in table {
            let data = read(name, address);
            let got = [&data.organisation, &data.surname, &data.street, &data.postcode, &data.place];
            assert_eq!(
                got.map(|one| one.as_deref()),
                [organisation, surname, street, postcode, place],
                "{name} {address:?}"
            );
        }
    }
}
