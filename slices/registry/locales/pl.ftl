registry-nav = Kancelaria
registry-rpw = RPW
registry-title = Kancelaria
registry-lead = Rejestr przesyłek wpływających. Najnowsze są na górze.
registry-register = Zarejestruj pismo
registry-new = Zarejestruj pismo
registry-register-lead = Pola idą w kolejności, w jakiej czytasz kopertę. Numer dostaniesz po zapisaniu.
registry-counts = Kancelaria w liczbach
registry-count-today = Zarejestrowane dziś
registry-count-waiting = Czeka na przydział
registry-count-incomplete = Do uzupełnienia
registry-all = Rejestr
registry-found = Wynik
registry-filter = Filtruj
registry-filter-clear = Pokaż cały rejestr
registry-filter-day = Zarejestrowane dnia (albo od)
registry-filter-to = Do dnia
registry-filter-sender = Nadawca zaczyna się od
registry-any = wszystkie
registry-empty = Nic tu nie ma
registry-empty-lead = Zmień filtry albo zarejestruj pierwsze pismo.
registry-looks-further = Przejrzano 5000 wpisów. Starszych jeszcze nie sprawdzono.
registry-look-further = Szukaj w starszych
registry-newest = Najnowsze
registry-shown = { $n ->
    [one] Pokazano { $n } przesyłkę
    [few] Pokazano { $n } przesyłki
   *[many] Pokazano { $n } przesyłek
}
registry-number-and-title = Numer i tytuł
registry-stage = Stan
registry-incomplete = Do uzupełnienia
registry-incomplete-lead = Pisma, w których brakuje danych możliwych do ustalenia. „Nieznane, bo ...” też jest odpowiedzią.
registry-incomplete-none = Wszystko uzupełnione
registry-incomplete-none-lead = Pisma z brakami pojawią się tutaj same.
registry-incomplete-tag = Do uzupełnienia
registry-item = Pismo
registry-item-of = RPW { $number }
registry-beside = Obok pisma
registry-data = Dane pisma
registry-history = Co się działo
registry-files = Skany i pliki
registry-files-none = Nie ma jeszcze żadnego pliku.
registry-files-add = Dodaj pliki
registry-files-drop = Przeciągnij tutaj albo wybierz.
registry-files-send = Dodaj
registry-files-rows = Wysyłane pliki
registry-files-hint = Skan albo plik, który przyszedł. Najwyżej 10, każdy do 500 MB. Oryginał zostaje nietknięty.
registry-missing = Czego brakuje
registry-missing-sender = Podaj nadawcę albo powód, dla którego jest nieznany
registry-missing-sender-name = Podaj pełne imię i nazwisko nadawcy albo czego nie da się ustalić
registry-missing-sender-place = Podaj miejscowość nadawcy albo czego nie da się ustalić
registry-missing-letter-date = Podaj datę pisma albo powód jej braku
registry-missing-document = Dodaj skan albo plik, albo zmień stan odwzorowania
registry-complete = Uzupełnij
registry-correct = Popraw dane
registry-complete-of = Dane pisma RPW { $number }
registry-complete-lead = Numer i czas wpisu się nie zmienią. Dziennik zapisze, co było przedtem.
registry-cancel = Unieważnij wpis
registry-cancel-of = Unieważnić wpis RPW { $number }?
registry-cancel-lead = Numer zostanie w rejestrze jako unieważniony, razem z powodem. Tego nie da się cofnąć.
registry-cancel-reason = Powód
registry-cancel-hint = Na przykład: to samo pismo ma już numer 1803/2026.
registry-cancel-leave = Zostaw wpis
registry-cancelled = Wpis unieważniony
registry-not-given = nie podano
registry-unknown-because = nieznana, bo:
registry-registered-at = Zarejestrowano
registry-draft-note = Przywrócono to, co było wpisane.
registry-draft-clear = Zacznij od nowa
registry-alike = To samo pismo już jest?
registry-not-duplicate = To nie duplikat, zarejestruj

registry-sender = Nadawca
registry-sender-unknown = nadawca nieznany
registry-sender-hint = Nazwa instytucji albo imię i nazwisko, jak na kopercie. Jeśli się nie da, napisz dlaczego.
registry-sender-organisation = Nazwa instytucji lub firmy
registry-sender-surname = Nazwisko
registry-sender-given-names = Imiona
registry-sender-unknown-reason = Nie da się ustalić, bo
registry-sender-unknown-hint = Wypełnij, gdy brakuje nazwiska, imienia albo adresu i nie ma skąd ich wziąć.
registry-sender-street = Ulica
registry-sender-building = Numer domu
registry-sender-flat = Numer lokalu
registry-sender-postcode = Kod pocztowy
registry-sender-place = Miejscowość
registry-sender-more = Skrytka, kraj, e-mail
registry-sender-post-box = Skrytka pocztowa
registry-sender-country = Kraj
registry-sender-country-hint = Dwie litery, na przykład DE. Puste przy podanej miejscowości oznacza PL.
registry-sender-email = Adres e-mail
registry-sender-find = Wybierz spośród znanych
registry-sender-none-found = Nikogo takiego nie ma. Wpisz inny początek nazwy albo nazwiska.
registry-choice-wrong = Wybierz nadawcę z listy jeszcze raz.
registry-sender-add = Dodaj kolejnego nadawcę
registry-sender-sign-hint = Znak sprawy nadawcy, jeśli stoi na piśmie.
registry-letter-date-hint = Na przykład 20.11.2026, 11.2026 albo 2026.
registry-posted-hint = Ze stempla. Liczy się przy terminach (art. 57 § 5 kpa).
registry-title-hint = Krótko, czego dotyczy pismo.
registry-kind-hint = Na przykład wniosek, skarga, faktura.
registry-attachments-hint = Ile i jakie.
registry-scan-reason-hint = Powód albo liczba kart, gdy skan nie jest pełny.
registry-access-hint = Pismo z danymi osobowymi jest zwykle publiczne w części.

registry-reason-anonymous = pismo anonimowe
registry-reason-illegible = zapis nieczytelny
registry-reason-no-address = brak adresu na piśmie i kopercie
registry-reason-no-date = brak daty na piśmie
registry-reason-sealed = koperty nie wolno otwierać
registry-reason-large = format większy niż skaner
registry-reason-medium = treść na nośniku

registry-data-senders = nadawcy
registry-data-sender-sign = Znak nadawcy
registry-data-letter-date = Data pisma
registry-data-letter-date-unknown = Data nieznana, bo
registry-data-posted-on = Data nadania
registry-data-received-on = Data wpływu
registry-data-channel = Jak wpłynęło
registry-data-kind = Rodzaj pisma
registry-data-title = Tytuł
registry-data-access = Dostęp
registry-data-attachments = Załączniki
registry-data-remarks = Uwagi
registry-data-scan-state = Odwzorowanie cyfrowe
registry-data-scan-reason = Dlaczego niepełne
registry-data-answer-expected = Nadawca czeka na odpowiedź

registry-stage-registered = Czeka na przydział
registry-stage-assigned = Przydzielone
registry-stage-in-case = W sprawie
registry-stage-closed = W zakończonej sprawie
registry-stage-outside-cases = Poza sprawami
registry-stage-forwarded = Przekazane
registry-stage-left-out = Nie podlega
registry-stage-cancelled = Unieważnione
registry-channel-post = poczta
registry-channel-courier = kurier
registry-channel-in-person = osobiście
registry-channel-email = e-mail
registry-channel-electronic-inbox = skrzynka ESP (ePUAP)
registry-channel-e-delivery = e-Doręczenia
registry-channel-medium = nośnik danych
registry-channel-fax = faks
registry-channel-form = formularz systemu dziedzinowego
registry-access-public = publiczny w całości
registry-access-partly-public = publiczny w części
registry-access-non-public = niepubliczny
registry-scan-full = pełne
registry-scan-first-page = tylko pierwsza strona
registry-scan-envelope = tylko dane z koperty (nie otwarto)
registry-reason-tender = oferta w postępowaniu o zamówienie
registry-reason-assets = oświadczenie majątkowe
registry-reason-job = dokumenty kandydata do pracy
registry-scan-none = brak
registry-answer-true = tak
registry-answer-false = nie

registry-proof = Dowód z dziennika
registry-proof-lead = Tym sprawdzisz, że wpis stoi w dzienniku i nikt go nie zmienił.
registry-proof-what = Co
registry-proof-when = Kiedy
registry-proof-who = Kto
registry-proof-fields = Dane dowodu
registry-proof-seq = Numer wpisu
registry-proof-leaf = Skrót wpisu (liść)
registry-proof-size = Wielkość drzewa
registry-proof-root = Korzeń drzewa
registry-proof-path = Droga od liścia do korzenia
registry-proof-salt = Sól
registry-proof-rows = Skróty zapisanych wierszy
registry-proof-body = Treść wpisu
registry-proof-text = tekst
registry-proof-checkpoint = Ostatni podpisany punkt kontrolny
registry-proof-no-checkpoint = Nie ma jeszcze podpisanego punktu kontrolnego.

event-ItemRegistered = Zarejestrowano pismo
event-ItemCompleted = Zmieniono dane
event-ItemCancelled = Unieważniono wpis
event-ItemMoved = Zmieniono stan
event-ItemOpened = Udostępniono komórce
event-ItemNarrowed = Cofnięto udostępnienie komórce
event-FilesAttached = Dodano pliki

said-zarejestrowano = Pismo zarejestrowane.
said-rpw-uzupelniono = Dane zapisane.
said-rpw-uniewazniono = Wpis unieważniony. Numer zostaje w rejestrze.
said-rpw-dolaczono = Pliki dodane.

registry-field = { $field ->
    [organisation] Nazwa instytucji
    [surname] Nazwisko
    [given_names] Imiona
    [unknown_reason] Powód nieznanego nadawcy
    [street] Ulica
    [building] Numer domu
    [flat] Numer lokalu
    [postcode] Kod pocztowy
    [place] Miejscowość
    [post_box] Skrytka pocztowa
    [country] Kraj
    [email] Adres e-mail
    [sender_sign] Znak nadawcy
    [letter_date] Data pisma
    [letter_date_unknown] Powód braku daty
    [posted_on] Data nadania
    [received_on] Data wpływu
    [channel] Jak wpłynęło
    [title] Tytuł
    [kind] Rodzaj pisma
    [attachments] Załączniki
    [scan_state] Odwzorowanie cyfrowe
    [scan_reason] Powód niepełnego odwzorowania
    [access] Dostęp
    [remarks] Uwagi
    [reason] Powód
   *[other] To pole
}
registry-field-missing = { registry-field }: wypełnij to pole.
registry-no-such-choice = { registry-field }: wybierz jedną z podanych możliwości.
registry-text-hidden = { registry-field }: tekst zawiera niewidoczny znak { $letter }. Usuń go albo wpisz tekst ręcznie.
registry-text-long = { registry-field }: najwyżej { $most } znaków.
registry-date-form = { registry-field }: podaj dzień, na przykład 20.11.2026.
registry-date-old = { registry-field }: rok przed 1900. Sprawdź, czy to nie pomyłka.
registry-letter-date-form = Data pisma: podaj dzień, miesiąc albo rok, na przykład 20.11.2026, 11.2026 albo 2026.
registry-letter-date-both = Podaj datę pisma albo powód jej braku, nie oba naraz.
registry-letter-after-received = Data pisma jest późniejsza niż dzień wpływu. Jeśli taka stoi na piśmie, zostaw datę pustą i napisz to w powodzie jej braku.
registry-posted-after-received = Data nadania jest późniejsza niż dzień wpływu. Sprawdź stempel.
registry-received-missing = Podaj dzień wpływu.
registry-received-in-future = Dzień wpływu jeszcze nie nadszedł. Popraw datę.
registry-scan-reason-missing = Napisz, dlaczego odwzorowanie nie jest pełne.
registry-sender-missing = Podaj nadawcę albo napisz, dlaczego jest nieznany.
registry-senders-many = Najwyżej { $most } nadawców. Pozostałych wymień w uwagach.
registry-country = Kraj: dwie litery, na przykład PL albo DE.
registry-email = Adres e-mail powinien mieć postać nazwa@domena.
registry-looks-duplicate = Wygląda na pismo, które już jest w rejestrze: { $numbers }. Sprawdź je, a jeśli to inne pismo, zaznacz „To nie duplikat”.
registry-taken-before = Plik „{ $name }” ze skanera jest już zarejestrowany.
registry-files-many = Najwyżej { $most } plików naraz.
registry-files-missing = Wybierz co najmniej jeden plik.
registry-item-cancelled = Wpis { $number } jest unieważniony i nie da się go zmienić.
registry-item-closed = Przesyłka { $number } jest w zakończonej sprawie i nie da się jej zmienić.
registry-cancel-too-late = Tego wpisu nie można już unieważnić, bo pismo jest w obiegu. Najpierw cofnij przydział albo wyjmij pismo ze sprawy.
registry-move-not-allowed = Pismo { $number } jest już w innym stanie i nie można tego zrobić. Odśwież stronę i sprawdź.
registry-if-match-missing = Podaj w nagłówku If-Match wersję z nagłówka ETag.
registry-filter-wrong = Filtr „{ $name }” ma wartość, której nie rozumiem. Popraw ją.
registry-desk-incomplete = Do uzupełnienia
registry-desk-today = Wpłynęło dziś
said-rpw-wersja = Nowa wersja dodana. Poprzednie zostały.
event-FileVersioned = Dodano nową wersję pliku
registry-version-in-case = Przesyłka { $number } jest w sprawie. Nową wersję dodaj na stronie sprawy.

registry-scans = Odwzorowania niepełne
registry-scans-lead = Przesyłki, których papier nie jest w systemie w całości. Późniejszy skan trafi do swojej przesyłki sam: po etykiecie naklejonej na stronie albo po nazwie pliku z numerem, np. RPW-1842-2026.pdf.
registry-scans-none = Wszystko jest odwzorowane w całości.
registry-scans-act = Czynność
registry-scans-full = Jest pełne
registry-scans-full-of = Odwzorowanie RPW { $number } jest pełne
said-odwzorowanie = Zapisano stan odwzorowania.
event-ScanStated = Określono stan odwzorowania

# API
api-group-registry = Rejestr przesyłek wpływających
api-registry-register-item = Zarejestruj przesyłkę
api-registry-register-item-2 = Zarejestruj wiele przesyłek naraz
api-registry-list-items = Rejestr, od najnowszej przesyłki
api-registry-list-items-day = Zarejestrowane tego dnia, a gdy podano day_to: od tego dnia.
api-registry-list-items-day_to = Zarejestrowane najpóźniej tego dnia.
api-registry-list-items-stage = Gdzie jest przesyłka.
api-registry-list-items-channel = Jak przyszła.
api-registry-list-items-sender = Początek nazwy pierwszego nadawcy.
api-registry-list-items-before = Tylko miejsca przed tym: next z poprzedniej strony.
api-registry-list-items-limit = Ile na stronie; bez podania 50.
api-registry-see-item = Przesyłka z nadawcami i dokumentami
api-registry-complete-item = Uzupełnij metadane przesyłki
api-registry-cancel-item = Unieważnij wpis; numer zostaje
api-registry-attach-files = Dodaj pliki do przesyłki
api-registry-item-file = Ostatnia wersja dokumentu przesyłki
api-registry-item-file-danger = Słowo accept: wiem, że plik może być niebezpieczny, i chcę go mimo to.
api-registry-item-file-2 = Jedna wersja dokumentu przesyłki
api-registry-item-file-2-danger = Słowo accept: wiem, że plik może być niebezpieczny, i chcę go mimo to.
api-registry-item-versions = Wersje dokumentu przesyłki, od najnowszej
api-registry-version-file = Dodaj nową wersję dokumentu przesyłki
api-registry-version-file-after = Numer ostatniej wersji, którą znasz.
registry-many = Zarejestruj wiele
registry-many-lead = Każda przesyłka dostaje numer RPW od razu, a resztę danych uzupełnia się później z listy „Do uzupełnienia”.
registry-many-count = Ile przesyłek
registry-many-count-hint = Od 1 do 1000.
registry-many-title-hint = Wspólny dla wszystkich, na przykład „Poczta poranna”. Tytuł każdej przesyłki zmieni się przy uzupełnianiu.
registry-many-done = { $n ->
    [one] Zarejestrowano { $n } przesyłkę
    [few] Zarejestrowano { $n } przesyłki
   *[many] Zarejestrowano { $n } przesyłek
}
registry-many-nth = { $n }. przesyłka
registry-many-complete = Uzupełnij dane
registry-many-more = Zarejestruj następne
registry-many-count-fault = Podaj liczbę przesyłek od 1 do { $most }.
api-registry-state-scan = Określ, ile przesyłki jest odwzorowane
api-registry-list-not-full = Przesyłki bez pełnego odwzorowania, od najnowszej
api-registry-list-not-full-state = Pierwsza strona albo brak.
api-registry-list-not-full-before = Tylko miejsca przed tym: next z poprzedniej strony.
registry-export-title = Rejestr przesyłek wpływających
registry-export-senders = Liczba nadawców
registry-export-registered-on = Data rejestracji
api-registry-who-looked = Kto oglądał pismo, od najnowszego wpisu
api-registry-who-looked-before = Klucz następnej strony: next z poprzedniej.
registry-tick-all = Zaznacz wszystkie na tej stronie
registry-tick = Zaznacz RPW { $number }
registry-ticked = Zaznaczone:

# Pomoc
help-rpw =
    To rejestr przesyłek wpływających, najnowsze na górze. Listę zawęzisz do dni, stanu, kanału i nadawcy.
    Nowe pismo wpiszesz przyciskiem „Zarejestruj pismo”, a całą kopertę listów: „Zarejestruj wiele”.
    Pomyłkę popraw na stronie przesyłki. Numeru nie kasuje się nigdy; złą rejestrację się unieważnia.
help-rpw-do-uzupelnienia =
    Tu stoją przesyłki, w których brakuje danych. Otwórz każdą i dopisz, czego brakuje.
    Gdy czegoś nie da się ustalić, napisz dlaczego, na przykład „koperta bez adresu”. To też jest odpowiedź.
help-rpw-odwzorowania =
    To przesyłki, których papier nie jest zeskanowany w całości. Włóż skan do folderu skanera: gdy na pierwszej stronie widać etykietę z kodem, trafi do swojej przesyłki sam.
    Gdy etykiety tam nie ma albo jest nieczytelna, nazwij plik jej numerem, na przykład RPW-1842-2026.pdf.
    Gdy skanu nie będzie, na stronie przesyłki zapisz powód.
help-rpw-nowa =
    Przepisz kopertę i pismo z góry na dół. Numer RPW dostaniesz po zapisaniu; wtedy wydrukuj etykietę.
    Czego nie ma na piśmie, zostaw puste: przesyłka trafi na listę „Do uzupełnienia”.
    Gdy program pokaże podobną przesyłkę, sprawdź, czy to nie powtórzenie.
help-rpw-wiele =
    Tu nadasz numery wielu przesyłkom naraz, na przykład porannej poczcie. Podaj, ile ich jest i wspólny tytuł.
    Potem wydrukuj dla nich etykiety i uzupełnij dane z listy „Do uzupełnienia”. Nadanego numeru nie można oddać, więc policz koperty dwa razy.
help-rpw-id =
    Tu jest wszystko o przesyłce: dane, pliki, papier i to, co się z nią dalej dzieje.
    Przyciskami u góry poprawisz dane, wydrukujesz etykietę albo potwierdzenie dla nadawcy.
    Gdy przesyłkę zarejestrowano dwa razy, unieważnij jedną z powodem. Numer zostaje w rejestrze.
help-rpw-id-uzupelnij =
    Dopisz albo popraw dane przesyłki. Numer i czas wpisu się nie zmienią, a dziennik zapamięta poprzednie dane.
    Gdy ktoś poprawił je wcześniej, program pokaże nowe dane i nie nadpisze jego pracy.
help-rpw-id-uniewaznij =
    Unieważnij przesyłkę tylko wtedy, gdy wpisano ją przez pomyłkę, na przykład drugi raz. Podaj powód.
    Tego nie da się cofnąć. Numer zostaje w rejestrze jako unieważniony.
help-rpw-id-dokument-document-wersje =
    Tu są wszystkie wersje pliku przesyłki, od najnowszej. Żadna nie ginie, każdą można zapisać na dysku.
    Nowszą wersję dodasz na stronie przesyłki, przy pliku.
help-rpw-id-ogladajacy =
    Tu widać, kto i kiedy oglądał tę przesyłkę, także bez zmieniania czegokolwiek.
    Gdy widzisz kogoś, kto nie powinien tu zaglądać, powiedz o tym kierownikowi albo inspektorowi ochrony danych.
help-rpw-id-dziennik-seq =
    To dowód, że jeden wpis stoi w dzienniku urzędu i że nikt go nie zmienił. Na co dzień nie jest potrzebny.
    Gdy strona mówi, że coś się nie zgadza, nie zmieniaj niczego i wezwij operatora serwera.
