//! Invented people, places and matters of the demonstration. None of them exists.

/// Given names, each with its grammatical gender.
pub(super) const GIVEN: [(&str, bool); 20] = [
    ("Maria", true),
    ("Jan", false),
    ("Katarzyna", true),
    ("Piotr", false),
    ("Małgorzata", true),
    ("Krzysztof", false),
    ("Agnieszka", true),
    ("Stanisław", false),
    ("Zofia", true),
    ("Łukasz", false),
    ("Jadwiga", true),
    ("Michał", false),
    ("Teresa", true),
    ("Grzegorz", false),
    ("Danuta", true),
    ("Mateusz", false),
    ("Irena", true),
    ("Rafał", false),
    ("Żaneta", true),
    ("Ścibor", false),
];

/// Surnames that do not change with gender.
pub(super) const SURNAMES: [&str; 24] = [
    "Zmyślona-Wierzba",
    "Pliszka",
    "Jarzębina",
    "Dzięcioł",
    "Kosmala",
    "Podkowa",
    "Świerk",
    "Gruszka",
    "Wąsik",
    "Żuraw",
    "Malina",
    "Czajka",
    "Borowiec",
    "Łoś",
    "Kalina",
    "Trzmiel",
    "Ostrokrzew",
    "Perkoz",
    "Rokita",
    "Szarotka",
    "Topola",
    "Wilga",
    "Źrebiec",
    "Bławat",
];

/// Places of the invented county.
pub(super) const PLACES: [&str; 10] = [
    "Wierzbice",
    "Zalesie Dolne",
    "Zalesie Górne",
    "Kępa Żurawia",
    "Stare Olszyny",
    "Młynary Wierzbickie",
    "Podgaje",
    "Łąki Szlacheckie",
    "Borki",
    "Nowa Topola",
];

/// Streets.
pub(super) const STREETS: [&str; 8] =
    ["Łąkowa", "Polna", "Młyńska", "Szkolna", "Lipowa", "Źródlana", "Kościelna", "Ogrodowa"];

/// Organisations that write to offices.
pub(super) const ORGANISATIONS: [&str; 6] = [
    "Stowarzyszenie „Zielone Zalesie” (zmyślone)",
    "Spółdzielnia Mieszkaniowa „Pod Lipami” (zmyślona)",
    "Zakład Budowlany Podkowa sp. z o.o. (zmyślony)",
    "Koło Łowieckie „Żuraw” (zmyślone)",
    "Szkoła Podstawowa w Podgajach (zmyślona)",
    "Ochotnicza Straż Pożarna w Borkach (zmyślona)",
];

/// How a matter ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// With a letter to the sender.
    Answer(&'static str),
    /// For information only: nothing is owed.
    Filed,
}

/// A matter that residents bring.
pub(super) struct Matter {
    pub(super) office: &'static str,
    /// Surname of the case officer.
    pub(super) officer: &'static str,
    pub(super) title: &'static str,
    pub(super) body: &'static str,
    pub(super) symbol: &'static str,
    /// Code of the settling term, as in the API.
    pub(super) settling: obieg_law::settling::SettlingKind,
    pub(super) end: End,
}

use obieg_law::settling::SettlingKind::{
    AtOnce, Certificate, ComplaintOrMotion, Investigation, PublicInformation,
};

macro_rules! matter {
    ($office:literal, $officer:literal, $title:literal, $body:literal, $symbol:literal, $settling:expr, $end:expr) => {
        Matter {
            office: $office,
            officer: $officer,
            title: $title,
            body: $body,
            symbol: $symbol,
            settling: $settling,
            end: $end,
        }
    };
}

/// What people write about. Classes are of the list that stands in for the county's own.
pub(super) const MATTERS: [Matter; 16] = [
    matter!(
        "starostwo",
        "Zawadzka",
        "Wniosek o uzgodnienie warunków zabudowy działki",
        "Wnoszę o uzgodnienie warunków zabudowy dla budynku mieszkalnego jednorodzinnego na mojej działce. W załączeniu mapa i opis zamierzenia.",
        "5151",
        Investigation,
        End::Answer("Postanowienie o uzgodnieniu warunków zabudowy")
    ),
    matter!(
        "starostwo",
        "Zawadzka",
        "Zgłoszenie prac remontowych w strefie ochrony",
        "Zgłaszam zamiar wymiany pokrycia dachu budynku położonego w strefie ochrony. Prace potrwają około trzech tygodni.",
        "5152",
        Investigation,
        End::Answer("Zaświadczenie o braku sprzeciwu")
    ),
    matter!(
        "starostwo",
        "Jastrzębski",
        "Wniosek o wgląd w projekt i kopię pozwolenia na budowę",
        "Proszę o udostępnienie kopii pozwolenia na budowę sąsiedniego budynku oraz o wgląd w projekt.",
        "1331",
        PublicInformation,
        End::Answer("Udostępnienie informacji publicznej")
    ),
    matter!(
        "starostwo",
        "Sowa",
        "Zawiadomienie o zadymieniu i spalaniu odpadów",
        "Od kilku tygodni z posesji przy naszej ulicy unosi się gryzący dym. Proszę o kontrolę i o odpowiedź.",
        "7024",
        Investigation,
        End::Answer("Zawiadomienie o wyniku kontroli")
    ),
    matter!(
        "starostwo",
        "Sowa",
        "Wniosek o udostępnienie informacji o środowisku",
        "Proszę o wyniki pomiarów hałasu przy drodze powiatowej z ostatnich dwóch lat.",
        "7016",
        Investigation,
        End::Answer("Udostępnienie informacji o środowisku")
    ),
    matter!(
        "starostwo",
        "Lis",
        "Wniosek o opinię w sprawie lokalizacji inwestycji",
        "Wnoszę o wydanie opinii o lokalizacji zakładu ze względu na środowisko. Opis przedsięwzięcia w załączeniu.",
        "7040",
        Investigation,
        End::Answer("Opinia o lokalizacji inwestycji")
    ),
    matter!(
        "starostwo",
        "Czyżewska",
        "Skarga na czas oczekiwania w wydziale komunikacji",
        "W dniu wizyty czekałem na obsługę ponad trzy godziny mimo umówionego terminu. Proszę o wyjaśnienie.",
        "1410",
        ComplaintOrMotion,
        End::Answer("Zawiadomienie o sposobie załatwienia skargi")
    ),
    matter!(
        "starostwo",
        "Czyżewska",
        "Wniosek o zaświadczenie o danych pojazdu",
        "Proszę o wydanie zaświadczenia o danych pojazdu do celów ubezpieczenia.",
        "1534",
        Certificate,
        End::Answer("Zaświadczenie o danych pojazdu")
    ),
    matter!(
        "starostwo",
        "Sikora-Malinowska",
        "Petycja w sprawie godzin pracy urzędu",
        "Prosimy, aby w środy urząd był czynny do godziny osiemnastej.",
        "1410",
        ComplaintOrMotion,
        End::Answer("Zawiadomienie o sposobie załatwienia petycji")
    ),
    matter!(
        "starostwo",
        "Sikora-Malinowska",
        "Zaproszenie na dożynki powiatowe",
        "Serdecznie zapraszamy na dożynki. Do wiadomości.",
        "1411",
        AtOnce,
        End::Filed
    ),
    matter!(
        "gmina",
        "Szpak",
        "Wniosek o naprawę oświetlenia ulicznego",
        "Przy naszej ulicy od dwóch tygodni nie świecą trzy latarnie. Proszę o naprawę i o informację.",
        "1410",
        ComplaintOrMotion,
        End::Answer("Odpowiedź w sprawie oświetlenia")
    ),
    matter!(
        "gmina",
        "Szpak",
        "Wniosek o informację o wywozie odpadów",
        "Proszę o podanie, ile gmina zapłaciła w zeszłym roku za wywóz odpadów.",
        "1331",
        PublicInformation,
        End::Answer("Udostępnienie informacji publicznej")
    ),
    matter!(
        "gmina",
        "Szpak",
        "Wniosek o remont przystanku",
        "Wiata przystanku przy szkole przecieka. Proszę o remont przed zimą.",
        "2510",
        ComplaintOrMotion,
        End::Answer("Odpowiedź w sprawie przystanku")
    ),
    matter!(
        "gmina",
        "Gil",
        "Wniosek o zaświadczenie z archiwum",
        "Proszę o zaświadczenie o okresie zatrudnienia w dawnym zakładzie gminnym, potrzebne do emerytury.",
        "1534",
        Certificate,
        End::Answer("Zaświadczenie")
    ),
    matter!(
        "gmina",
        "Gil",
        "Skarga na hałas w świetlicy",
        "W świetlicy wiejskiej do późna w nocy gra głośna muzyka. Proszę o interwencję.",
        "1410",
        ComplaintOrMotion,
        End::Answer("Zawiadomienie o sposobie załatwienia skargi")
    ),
    matter!(
        "gmina",
        "Gil",
        "Sprawozdanie koła gospodyń za trzeci kwartał",
        "Przesyłamy sprawozdanie do wiadomości.",
        "1411",
        AtOnce,
        End::Filed
    ),
];
