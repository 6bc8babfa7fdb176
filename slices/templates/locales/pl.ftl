templates-title = Wzory pism
templates-lead = Z tych wzorów powstają pisma w sprawach. Zmiana wzoru nie zmienia pism, które już powstały.
templates-none = Urząd nie ma jeszcze wzorów pism.
templates-none-next = Skopiuj gotowy wzór i dopasuj go do swojego urzędu.
templates-none-ask = Wzory dodaje koordynator albo administrator urzędu. Możesz dodać projekt z własnego pliku.
templates-name = Nazwa
templates-description = Do czego służy
templates-version = Wersja
templates-versions = Wersje
templates-state = Stan
templates-in-use = w użyciu
templates-ended = wycofany { $day }
templates-starters = Gotowe wzory
templates-starters-lead = Skopiowany wzór jest wzorem urzędu: można go zmieniać.
templates-copy = Skopiuj
templates-save = Zapisz
templates-save-version = Zapisz nową wersję
templates-end = Wycofaj wzór
templates-source = Treść wzoru
templates-source-hint = Zapis Typst. Układ pisma jest w /letter.typ, dane w polach, na przykład fields.case.sign.
templates-advice-hint = Pouczenie, od którego zaczyna się pismo. Kto pisze, może je zmienić.
templates-texts = O co pytać piszącego
templates-texts-hint = Każde pole ma klucz, którego używa treść wzoru: fields.texts.klucz.
templates-text-new = Nowe pole
templates-text-key = Klucz (małe litery bez polskich znaków)
templates-text-label = Nazwa pola
templates-text-hint = Podpowiedź
templates-text-default = Treść na początek
templates-text-form = Rodzaj pola
templates-form-line = jeden wiersz
templates-form-line-required = jeden wiersz, wymagany
templates-form-long = kilka wierszy
templates-form-long-required = kilka wierszy, wymagane
templates-look = Podgląd
templates-look-alt = Pierwsza strona pisma
templates-look-wait = Podgląd pojawi się, gdy zaczniesz pisać.
templates-pages = { $n ->
    [one] { $n } strona
    [few] { $n } strony
   *[other] { $n } stron
  }
templates-head-title = Nagłówek pism
templates-head-lead = Te dane stoją na każdym piśmie urzędu.
templates-head-authority = Organ
templates-head-authority-hint = W czyim imieniu zapadają decyzje, na przykład Starosta Wierzbicki.
templates-head-behalf = Z upoważnienia
templates-head-behalf-hint = Gdy podpisuje kierownik komórki, na przykład z up. Starosty.
templates-head-place = Miejscowość
templates-head-place-hint = Stoi przed datą pisma.
templates-head-address = Adres urzędu
templates-head-phone = Telefon
templates-head-email = E-mail
templates-head-edelivery = Adres do e-Doręczeń
templates-head-website = Strona internetowa
templates-choose = Pismo ze wzoru
templates-choose-lead = Wybierz, jakie pismo chcesz napisać.
templates-own-file = Dodaj projekt z własnego pliku
templates-write-do = Utwórz projekt
templates-field-title = Nazwa projektu
templates-field-title-hint = Pod tą nazwą projekt będzie widoczny w sprawie.
templates-field-subject = Czego dotyczy
templates-field-party = Adresat
templates-party-other = ktoś inny (wpisz niżej)
templates-field-name = Inny adresat
templates-field-name-hint = Imię i nazwisko albo nazwa. Zastępuje wybór powyżej.
templates-field-address = Adres innego adresata
templates-field-basis = Podstawa prawna
templates-field-advice = Pouczenie
templates-field-signer = Kto podpisze
templates-signer-none = jeszcze nie wiadomo
templates-field-date = Data pisma
templates-field-your-sign = Znak pisma adresata
templates-field-attachments = Załączniki
templates-field-copies = Do wiadomości
templates-field-lines-hint = Każdy w osobnym wierszu.
templates-name-bad = Nazwa ma od 3 do 200 znaków, w jednym wierszu.

# Odmowy
templates-kind = Rodzaj wzoru zapisz małymi literami bez polskich znaków.
templates-long = Ten tekst jest za długi. Skróć go.
templates-source-large = Wpisz treść wzoru, najwyżej { $most } bajtów.
templates-texts-many = Wzór może pytać najwyżej o { $most } rzeczy.
templates-text-key-bad = Pole „{ $key }” potrzebuje klucza (małe litery bez polskich znaków, cyfry, podkreślenie) i nazwy.
templates-text-twice = Klucz „{ $key }” jest tu dwa razy. Każde pole musi mieć inny.
templates-ended-refused = Ten wzór jest wycofany. Wybierz inny.
templates-changed-meanwhile = Ktoś zmienił to w międzyczasie. Obejrzyj nową wersję i zapisz jeszcze raz.
templates-head-line = Wpisz jeden wiersz, najwyżej { $most } znaków.
templates-head-address-bad = Adres ma najwyżej { $most } wierszy.
templates-mistake = Wiersz { $line }, znak { $column }: { $said }
templates-mistake-somewhere = Wzór nie daje pisma: { $said }
templates-broken = Ten wzór jest uszkodzony i nie daje pisma. Zgłoś to koordynatorowi urzędu.
templates-slow = Pismo powstaje dłużej niż { $most } s. Wzór trzeba uprościć.
templates-hungry = Pismo potrzebuje więcej pamięci niż { $most } MB. Wzór trzeba uprościć.
templates-pages-many = Pismo miałoby { $pages } stron, najwyżej może mieć { $most }.
templates-large = Treści jest za dużo: najwyżej { $most } bajtów.
templates-missing = Uzupełnij to pole: bez niego pismo nie powstanie.
templates-missing-known = Wzór potrzebuje danej „{ $name }”, której urząd jeszcze nie podał. Dane urzędu uzupełnia koordynator w nagłówku pism.
templates-placeholder = Nie ma danych o nazwie „{ $name }”. Sprawdź wyrażenie w klamrach.
templates-undrawable = Znaku { $letter } nie da się zapisać w piśmie. Usuń go.
templates-addressee = Wybierz adresata albo wpisz innego.
templates-date = Wpisz dzień jako rok-miesiąc-dzień, na przykład 2026-06-01.
templates-signer = Ta osoba nie jest już na tym stanowisku. Wybierz inną.
templates-starter = Nie ma takiego gotowego wzoru. Odśwież stronę.

# Zrobiono
said-wzor-pisma = Wzór jest skopiowany. Możesz go zmienić.
said-wzor-pisma-zmieniony = Nowa wersja wzoru jest zapisana.
said-wzor-pisma-wycofany = Wzór jest wycofany.
said-naglowek-pism = Nagłówek pism jest zapisany.

# Zdarzenia
event-TemplateWritten = Dodano wzór pisma
event-TemplateRevised = Nowa wersja wzoru pisma
event-TemplateEnded = Wycofano wzór pisma
event-LetterheadSet = Zmieniono nagłówek pism
event-DraftComposed = Pismo powstało ze wzoru

# API
api-group-templates = Wzory pism
api-templates-list-templates = Wzory pism urzędu
api-templates-write-template = Dodaj wzór pisma
api-templates-show-template = Wzór z ostatnią wersją
api-templates-revise-template = Zapisz nową wersję wzoru
api-templates-end-template = Wycofaj wzór
api-templates-see-letterhead = Nagłówek pism
api-templates-set-letterhead = Zapisz nagłówek pism
api-templates-compose-draft = Utwórz projekt pisma ze wzoru
api-templates-compose-again = Napisz od nowa pismo projektu

# Pomoc
help-ustawienia-wzory =
    To wzory pism Twojego urzędu. Skopiuj gotowy wzór, a potem zmień go tak, jak pisze Twój urząd.
    Wzór wycofany zostaje tu, ale nowych pism się z niego nie zaczyna.
help-ustawienia-wzory-naglowek =
    Te dane stoją na każdym nowym piśmie: organ, adres, telefon, adres do e-Doręczeń. Puste pola nie są drukowane.
    Zmiana nie dotyczy pism, które już powstały.
help-ustawienia-wzory-template =
    Po lewej zmieniasz wzór, po prawej widać zmyślone pismo z niego. Zapis próbuje wzór i odmawia, gdy pismo nie powstanie: wtedy pokaże wiersz z błędem.
    Każdy zapis jest nową wersją. Dawną wersję otworzysz z listy i możesz ją zapisać jako nową.
help-sprawy-id-wzor =
    To wzory, z których możesz napisać pismo w tej sprawie. Wybierz jeden, a program wpisze do niego sprawę, strony i dane urzędu.
    Zamiast wzoru możesz dodać własny plik.
help-sprawy-id-wzor-template =
    Uzupełnij pola, a podgląd pokaże pierwszą stronę pisma. Podstawę prawną i pouczenie możesz zmienić.
    Utworzony projekt przekażesz potem do akceptacji. Treść można zmienić i utworzyć pismo od nowa.
help-projekty-draft-tresc =
    Tu zmieniasz treść pisma, które powstało ze wzoru. Zapis tworzy nową wersję projektu.
    Nowa wersja unieważnia akceptacje, bo dotyczyły innej treści.
