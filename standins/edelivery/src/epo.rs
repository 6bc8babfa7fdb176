//! H.EPO: the electronic receipt of a printed item, in both generations that are met.

use quick_xml::escape::escape;

use crate::calendar;
use crate::evidence::Evidence;
use crate::letter::{Letter, seconds};
use crate::model::Party;
use crate::paper::NOTICE;
use crate::script::Ending;

/// The file in the generation that the script asks for.
#[must_use]
pub fn xml(evidence: &Evidence, letter: &Letter) -> String {
    if letter.script.epo == Some(2) { second(evidence, letter) } else { first(evidence, letter) }
}

/// Namespace `KartaEPO/2018/07/15`.
fn first(evidence: &Evidence, letter: &Letter) -> String {
    let (ending, person) = match letter.script.ending {
        Ending::Delivered => ("Doreczono", "Adresat"),
        Ending::Returned => ("Zwrocono", ""),
        Ending::Refused => ("Odmowa", ""),
    };
    let number = number(letter);
    let (id, message) = (escape(&evidence.id), escape(&letter.id));
    let (to, from) = (party("Adresat", &evidence.to), party("Nadawca", &evidence.from));
    let at = seconds(evidence.event);
    let (posted, case) =
        (calendar::day(letter.timestamp), escape(letter.case_id.as_deref().unwrap_or_default()));
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<!-- {NOTICE} -->
<KartaEPO xmlns="KartaEPO/2018/07/15">
  <RodzajDoreczenie>{ending}</RodzajDoreczenie>
  <IdKartyEPO>{id}</IdKartyEPO>
  <IdPrzesylki>{message}</IdPrzesylki>
  <NumerNadania>{number}</NumerNadania>
  <DataUtworzenia>{at}</DataUtworzenia>
  {to}
  {from}
  <PodmiotDoreczenia>{person}</PodmiotDoreczenia>
  <TrybDoreczenia DoRakWlasnych="false"/>
  <Adnotacje><TrescAdnotacji>{ending}</TrescAdnotacji></Adnotacje>
  <DataNadania>{posted}</DataNadania>
  <DataPisma>{posted}</DataPisma>
  <Sygnatura>{case}</Sygnatura>
</KartaEPO>
"#
    )
}

/// Namespace `http://msepo.gov.pl/epo/XSD/KartaEPO.xsd`: codes instead of words.
fn second(evidence: &Evidence, letter: &Letter) -> String {
    let outcome = match letter.script.ending {
        Ending::Delivered => "<StatusPrzesylki>5</StatusPrzesylki><OdbiorcaPrzesylki>0</OdbiorcaPrzesylki>",
        Ending::Returned => "<StatusPrzesylki>6</StatusPrzesylki><BrakDoreczenia>3</BrakDoreczenia>",
        Ending::Refused => "<StatusPrzesylki>6</StatusPrzesylki><BrakDoreczenia>0</BrakDoreczenia>",
    };
    let notices = if letter.script.ending == Ending::Refused {
        String::new()
    } else {
        let first = calendar::day(letter.timestamp);
        let second = first.checked_add(jiff::Span::new().days(7)).unwrap_or(first);
        let second = if letter.script.ending == Ending::Returned {
            format!("<DataAwizo2>{second}</DataAwizo2>")
        } else {
            String::new()
        };
        format!("<DataAwizo1>{first}</DataAwizo1>{second}<AwizoMiejscePrzesylki>0</AwizoMiejscePrzesylki>")
    };
    let (id, number) = (escape(&evidence.id), number(letter));
    let (to, from) = (party("Adresat", &evidence.to), party("Nadawca", &evidence.from));
    let at = seconds(evidence.event);
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<!-- {NOTICE} -->
<KartaEPO xmlns="http://msepo.gov.pl/epo/XSD/KartaEPO.xsd">
  <IdKartyEPO>{id}</IdKartyEPO>
  <NumerNadania>{number}</NumerNadania>
  <DataUtworzenia>{at}</DataUtworzenia>
  {to}
  {from}
  {outcome}
  {notices}
</KartaEPO>
"#
    )
}

fn number(letter: &Letter) -> String {
    let own = letter.hybrid.as_ref().and_then(|hybrid| hybrid.shipment_number.clone());
    escape(own.unwrap_or_else(|| format!("STANDIN{}", letter.id))).into_owned()
}

fn party(role: &str, party: &Party) -> String {
    let Some(address) = &party.address else {
        return format!("<{role}><Nazwa>{}</Nazwa></{role}>", escape(party.name()));
    };
    let optional = |name: &str, value: &Option<String>| {
        value.as_ref().map(|value| format!("<{name}>{}</{name}>", escape(value))).unwrap_or_default()
    };
    format!(
        "<{role}><Nazwa>{}</Nazwa><Ulica>{}</Ulica>{}{}<KodPocztowy>{}</KodPocztowy><Miejscowosc>{}</Miejscowosc></{role}>",
        escape(party.name()),
        escape(&address.street),
        optional("NumerDomu", &address.building_number),
        optional("NumerLokalu", &address.house_number),
        escape(&address.postal_code),
        escape(&address.city),
    )
}
