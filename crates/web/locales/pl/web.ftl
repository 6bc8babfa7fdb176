# Ramka, formularze, odmowy jądra.
frame-skip = Przejdź do treści
frame-demo = Pokaz
frame-demo-band = Dane zmyślone. To pokaz, nic nie wychodzi poza ten komputer.
frame-demo-change = Zmień osobę
frame-nav = Główne
frame-more = Więcej
frame-sessions = Moje sesje
frame-places = Stanowiska i zastępstwa
frame-acts-for = Działasz za: { $name }
frame-stand-down = Wróć do siebie
frame-place = Zastępstwo
doer-machine = Program ({ $name })
doer-for = { $name } w zastępstwie: { $absent }
frame-security = Bezpieczeństwo
frame-password = Zmień hasło
frame-scheme = Wygląd
frame-scheme-auto = Jak w systemie
frame-keys = Skróty klawiszowe
frame-help = Pomoc
keys-title = Skróty klawiszowe
keys-how = Klawisz działa, gdy nic nie piszesz i nie trzymasz Ctrl ani Alt. Litera na przycisku to jego klawisz na tej stronie. Na każdej stronie znak zapytania pokazuje to, co działa właśnie na niej.
keys-script = Klawisze działają tylko w przeglądarce z włączonym JavaScript. Bez niego wszystko robi się przyciskami, a między nimi przechodzi klawisz Tab.
keys-sheet = Skróty na tej stronie
keys-help = Pomoc do tej strony
keys-search = Szukaj
keys-next = Następna pozycja listy
keys-previous = Poprzednia pozycja listy
keys-open = Otwórz pozycję
keys-save = Zapisz albo wykonaj to, po co jest formularz
keys-leave = Wyjdź z pola szukania, zamknij okno
keys-range = Z zaznaczeniem: zaznacz wszystkie od poprzedniego do tego
frame-unread = { $n ->
    [one] { $n } nowe
    [few] { $n } nowe
   *[many] { $n } nowych
}
frame-sign-out = Wyloguj
script-keys-title = Skróty na tej stronie
script-keys-close = Zamknij
script-keys-next = Następna pozycja
script-keys-previous = Poprzednia pozycja
script-keys-open = Otwórz pozycję
script-keys-search = Szukaj
script-keys-sheet = Ta ściąga
script-keys-leave = Wyjdź z pola szukania
script-keys-range = Z zaznaczeniem: wszystkie od poprzedniego do tego
script-upload-cancel = Przerwij
script-upload-waiting = Czeka
script-upload-checking = Sprawdzam plik
script-upload-done = Dodano
script-upload-failed = Nie dodano. Spróbuj jeszcze raz
script-upload-cancelled = Przerwano
script-scheme-auto = Jak w systemie
script-scheme-light = Jasny
script-scheme-dark = Ciemny
form-faults = { $n ->
    [one] Popraw jedno miejsce
    [few] Popraw { $n } miejsca
   *[many] Popraw { $n } miejsc
}
form-optional = nieobowiązkowe
form-save = Zapisz
form-back = Wróć
problem-code = Kod
problem-request = Numer żądania
problem-home = Wróć na pulpit
list-newer = Nowsze
list-older = Starsze
list-first = Od początku
list-next = Dalsze
list-pages = Strony listy
page-here = Jesteś tutaj
kernel-not-found = Nie ma takiej strony albo nie masz do niej dostępu.
kernel-forbidden = Twoje stanowisko nie pozwala na tę czynność. Poproś przełożonego albo administratora.
kernel-nobody = Zaloguj się, aby przejść dalej.
kernel-disk-full = Na dysku serwera zabrakło miejsca. Nic nie zapisano. Czytać można dalej; powiadom administratora i spróbuj ponownie.
kernel-unavailable = Serwer jest chwilowo zajęty. Nic nie zapisano. Spróbuj za chwilę.
kernel-conflict = Taki wpis już istnieje. Odśwież stronę i sprawdź.
kernel-fault = Błąd programu. Nic nie zapisano. Podaj administratorowi numer żądania.
kernel-method = Pod tym adresem nie ma takiej czynności.
kernel-refused = Nie można tego zrobić.
kernel-changed-meanwhile = Ktoś zmienił to w międzyczasie. Odśwież stronę, sprawdź zmiany i spróbuj ponownie.
kernel-idempotency-key = Nagłówek Idempotency-Key musi mieć od 1 do 200 znaków bez odstępów.
kernel-idempotency-key-reused = Z tej samej strony zapisano już coś innego. Otwórz ją na nowo i wyślij jeszcze raz; program używa nowego klucza Idempotency-Key.
kernel-office-key = Klucz urzędu może mieć małe litery, cyfry i łączniki, najwyżej 40 znaków.
kernel-office-exists = Urząd o kluczu { $key } już istnieje.
kernel-sign-in-wrong = Login albo hasło jest inne. Sprawdź, czy nie jest włączony Caps Lock.
kernel-sign-in-slow = Zbyt wiele prób z tego komputera. Spróbuj za { $seconds } s.
kernel-password-wrong = Obecne hasło jest inne. Wpisz je jeszcze raz.
kernel-password-length = Hasło musi mieć od 12 do 128 znaków.
kernel-code-wrong = Kod jest inny. Wpisz ten, który aplikacja pokazuje teraz, albo niewykorzystany kod zapasowy.
kernel-code-used = Ten kod był już użyty. Poczekaj, aż aplikacja pokaże następny.
kernel-entry-code-wrong = Kod jest inny, był już użyty albo minęła godzina. Sprawdź login i kod albo poproś operatora o nowy.
kernel-prove-again = Potwierdź jeszcze raz, że to ty, i spróbuj ponownie.
kernel-factor-code = Kod jest inny. Wpisz sześć cyfr, które aplikacja pokazuje teraz, i sprawdź, czy telefon ma dobrą godzinę.
kernel-factor-name = Nazwa: podaj od 1 do 60 znaków w jednym wierszu.
kernel-factor-many = Możesz mieć razem najwyżej { $most } kluczy i aplikacji. Najpierw usuń jedną z nich.
kernel-passkey-late = Pytanie o klucz minęło albo było już użyte. Spróbuj jeszcze raz: strona ma nowe.
kernel-passkey-refused = Ten klucz nie pasuje. Użyj klucza dodanego w Obiegu, dostępnego pod adresem Obiegu, i potwierdź go palcem, twarzą albo kodem PIN; możesz też wpisać kod.
kernel-passkey-copied = Licznik klucza cofnął się: ktoś może mieć jego kopię. Klucz został wstrzymany. Wpisz kod, potem usuń klucz w „Bezpieczeństwo” i powiadom administratora.
kernel-passkey-known = Ten klucz jest już dodany. Wybierz inne urządzenie.
kernel-passkey-off = Tu nie można dodać klucza dostępu, bo program nie ma ustawionego adresu publicznego. Dodaj aplikację z kodami albo poproś operatora o ustawienie „address”.
frame-misses-name = Nieudane próby wejścia
frame-misses = { $n ->
    [one] Od ostatniego wejścia: { $n } nieudana próba,
    [few] Od ostatniego wejścia: { $n } nieudane próby,
   *[many] Od ostatniego wejścia: { $n } nieudanych prób,
}
frame-misses-last = ostatnia
frame-misses-not-me = To nie ja
frame-misses-known = Wiem o tym
miss-password = złe hasło
miss-code = zły kod
miss-passkey = zły klucz dostępu
kernel-factor-none = Ta osoba nie ma drugiego składnika.
kernel-factor-last = Urząd wymaga drugiego składnika. Najpierw dodaj inny klucz albo aplikację, potem usuń to.
kernel-factor-own = Własny klucz albo aplikację usuwasz w „Bezpieczeństwo”, po potwierdzeniu kluczem lub kodem.
kernel-token-name = Podaj nazwę integracji, najwyżej 200 znaków.
kernel-token-days = Ważność tokenu to od 1 do 366 dni.
kernel-token-holding = Nikt nie zajmuje teraz tego stanowiska.
kernel-if-match = Nagłówek If-Match musi zawierać wersję podaną w ETag.
kernel-bad-input = Dane nie mają wymaganej postaci. Odśwież stronę i wypełnij formularz jeszcze raz.
kernel-field-unknown = Nie ma pola „{ $name }”. Popraw nazwę albo usuń pole; możliwe pola: { $known }.
kernel-field-repeated = Pole „{ $name }” podano więcej niż raz. Zostaw je raz.
kernel-field-missing = Brakuje pola „{ $name }”. Podaj je.
kernel-field-wrong = Pole „{ $name }” ma niewłaściwą wartość. Sprawdź jej rodzaj; datę podaj jako dzień, który istnieje: RRRR-MM-DD.
kernel-choice-unknown = Pole „{ $name }” nie może mieć wartości „{ $value }”. Możliwe wartości: { $known }.
kernel-upload-broken = Przesyłanie plików urwało się. Nic nie zapisano; wyślij je jeszcze raz.
kernel-bad-json = Treść JSON jest uszkodzona: wiersz { $line }, kolumna { $column }. Popraw ją i wyślij jeszcze raz.
kernel-media-type = Treść żądania musi mieć typ { $wanted }.
kernel-too-large = Żądanie jest za duże, najwyżej { $most } MB.
kernel-file-too-large = Plik jest za duży, najwyżej { $most } MB. Podziel go albo zapisz na nośniku i opisz jako nośnik.
kernel-file-gone = Pliku przesłanego wcześniej już nie ma na serwerze. Wybierz go jeszcze raz.
kept-files = Pliki już przesłane
kept-files-hint = Nie trzeba ich wybierać jeszcze raz. Odznacz plik, którego nie chcesz dodać.
kernel-too-many-files = Za dużo plików naraz, najwyżej { $most }.
kernel-form-of-another-name = Od otwarcia tej strony zmieniło się, za kogo działasz. Nic nie zapisano. Sprawdź pasek u góry, odśwież stronę i wyślij jeszcze raz.
kernel-not-for-another = Tego nie robi się w zastępstwie. Wróć do siebie i spróbuj ponownie.
kernel-no-substitution = Nie ma dziś takiego zastępstwa. Podaj identyfikator z listy własnych zastępstw.
kernel-form-expired = Formularz stracił ważność, bo sesja się zmieniła. Odśwież stronę i wyślij jeszcze raz.
kernel-foreign-origin = Żądanie nie przyszło ze strony Obiegu i zostało odrzucone.

# API
api-title = Interfejs dla programów (API)
api-description = Wszystko, co można zrobić na ekranach Obiegu, może zrobić także program: tymi samymi czynnościami, z tymi samymi prawami i z takim samym śladem w dzienniku.
api-groups = Grupy czynności
api-how = Jak wołać
api-how-key = Każde żądanie niesie klucz integracji w nagłówku Authorization: Bearer. Klucz ma nazwane uprawnienia i działa w imieniu jednej osoby na stanowisku. Klucze wydaje administrator:
api-keys = klucze integracji
api-how-version = Odpowiedź z nagłówkiem ETag podaje wersję rzeczy. Wyślij ją w If-Match przy zmianie: jeśli ktoś zmienił rzecz wcześniej, dostaniesz 412 i nic się nie stanie.
api-how-pages = Listy są stronicowane kluczem: pole next odpowiedzi podaj jako after albo before następnego żądania. Żądanie z nagłówkiem Idempotency-Key można powtórzyć: drugie dostaje pierwszą odpowiedź.
api-how-problems = Odmowa ma treść application/problem+json (RFC 9457): stały kod, zdanie dla człowieka i wskazane pola.
api-machine = Ten sam opis dla programów: OpenAPI 3.1
api-scope = Uprawnienie klucza
api-roles = Role
api-status = Dobra odpowiedź
api-takes = Żądanie
api-gives = Odpowiedź
api-example = Przykład
api-field = Pole
api-kind = Rodzaj
api-meaning = Znaczenie
api-required = wymagane
api-optional = nieobowiązkowe
api-place-path = adres
api-place-query = parametr adresu
api-place-header = nagłówek
api-place-body = treść
api-kind-string = tekst
api-kind-integer = liczba całkowita
api-kind-number = liczba
api-kind-boolean = true albo false
api-kind-date = dzień, RRRR-MM-DD
api-kind-date-time = chwila, RFC 3339
api-kind-uuid = identyfikator (UUID)
api-kind-binary = plik
api-kind-object = obiekt
api-kind-list = lista
api-substitution = Identyfikator zastępstwa, w którym osoba klucza działa za nieobecnego. Bez niego działa we własnym imieniu.
api-idempotency-key = Powtórzone żądanie z tym samym kluczem dostaje pierwszą odpowiedź.
api-if-match = Wersja, którą widziano, z nagłówka ETag. Jeśli rzecz ma inną, odpowiedzią jest 412 i nic się nie zmienia.
api-etag = Wersja rzeczy, do wysłania w If-Match.
api-ok = Zrobione
api-status-400 = Żądania nie da się odczytać
api-status-401 = Brak klucza albo klucz jest nieważny
api-status-403 = Klucz albo rola nie pozwala na tę czynność
api-status-404 = Nie ma takiej rzeczy albo jest poza zasięgiem
api-status-409 = Stan rzeczy na to nie pozwala
api-status-412 = Ktoś zmienił rzecz w międzyczasie
api-status-413 = Żądanie albo plik jest za duży
api-status-415 = Niewłaściwy rodzaj treści
api-status-422 = Naruszone reguły, z polami
api-status-429 = Za dużo prób
api-status-503 = Baza danych jest chwilowo niedostępna
batch-failed = Nie udało się: { $n }
batch-failed-tag = Bez zmian
batch-done = Udało się: { $n }
batch-done-tag = Zrobione
batch-retry = Ponów tylko te
batch-undo = Cofnij te, które się udały
batch-all = { $n ->
    [one] Zaznacz { $n }
    [few] Zaznacz wszystkie { $n }
   *[many] Zaznacz wszystkie { $n }
}
web-batch-none = Zaznacz co najmniej jedną pozycję.
web-batch-many = Zaznaczono za dużo pozycji: naraz można zmienić najwyżej { $most }.
api-group-kernel = Klucze integracji, sesje i zdarzenia
export-download = Pobierz
export-download-one = Pobierz { $format }
export-cut = Wydruk kończy się na wierszu { $n }. Całą listę zawiera plik CSV albo XLSX.
export-none = Na tej liście nic nie ma.
export-made = Sporządzono { $at } w programie Obieg: { $who }.
kernel-export-too-long = Arkusz XLSX mieści najwyżej { $most } wierszy. Zawęź listę filtrem albo pobierz plik CSV.
looks = Kto oglądał
looks-title = Kto oglądał: { $name }
looks-lead = Każde otwarcie strony i każdego dokumentu, od najnowszego. Wpis pojawia się najpóźniej po kilku sekundach.
looks-none = Nikt jeszcze nie oglądał
looks-none-lead = Wpisy pojawią się tutaj same.
looks-at = Kiedy
looks-who = Kto
looks-what = Co
looks-origin = Adres w sieci
look-cases-show-case = strona sprawy
look-cases-case-log = metryka sprawy
look-cases-case-proof = wpis dziennika z dowodem
look-cases-case-content = dokument
look-cases-case-versions = wersje dokumentu
look-cases-who-looked = rejestr odczytów
look-letters-list-case-letters = pisma wychodzące
look-letters-new-letter-form = formularz pisma
look-letters-letter-content = dokument pisma wychodzącego
look-registry-see-item = dane pisma
look-registry-show-item = strona pisma
look-registry-item-proof = wpis dziennika z dowodem
look-registry-item-file = dokument
look-registry-item-versions = wersje dokumentu
look-registry-who-looked = rejestr odczytów
look-assignments-see-correction = poprawianie dekretacji
api-kernel-list-events = Zdarzenia urzędu (CloudEvents 1.0), od najstarszego
api-kernel-list-events-after = Kursor: numer ostatniego znanego zdarzenia; bez podania od początku.
api-kernel-list-events-limit = Ile na stronie; bez podania 200.
kernel-page-size = Liczba pozycji na stronie to od 1 do { $most }.
kernel-last-event-id = Nagłówek Last-Event-ID zawiera numer ostatniego odebranego zdarzenia. Wyślij go tak, jak przyszedł w polu id, albo pomiń.
api-kernel-list-events-2 = Te same zdarzenia jako strumień (server-sent events), z nagłówkiem Last-Event-ID
api-kernel-list-events-2-after = Kursor, gdy nie ma nagłówka Last-Event-ID.

# Stan programu.
frame-health = Stan programu
health-title = Stan programu
health-program = Program
health-office = Twój urząd
health-works = Obieg działa.
health-database = Baza danych odpowiada.
health-database-silent = Baza danych nie odpowiada. Zawiadom administratora; to, co zapisane, jest zapisane.
health-disk = Miejsca na dysku wystarcza: wolne { $free }.
health-disk-little = Mało miejsca na dysku: wolne { $free }. Zawiadom administratora, zanim zabraknie go na skany.
health-queue-empty = Nic nie czeka na wysłanie poza urząd.
health-queue-waits = Kolejka wysyłki czeka od { $since } (zadań: { $n }). Program wysyła ją sam; jeżeli czeka dłużej niż godzinę, zawiadom administratora.
health-queue-retries = Wysyłka się nie udała i będzie ponowiona (zadań: { $n }). Nie trzeba nic robić.
health-queue-dead = Wysyłka stanęła (zadań: { $n }). Zawiadom administratora: musi na nią spojrzeć.
health-journal = Dziennik czynności jest podpisany do ostatniego wpisu.
health-journal-unsigned = Ostatnie wpisy dziennika czekają na podpis: { $n }. Podpis powstaje co pół minuty.
health-sign-in = Po zalogowaniu zobaczysz tu także stan swojego urzędu.
web-columns = Co jest w kolumnach
web-column-heading = Nagłówek
web-column-sample = Na przykład
web-column-means = Co to jest
web-column-nothing = pomiń
web-column-unknown = Wybierz z listy, czym jest ta kolumna.
web-column-twice = Ta sama rzecz jest już w innej kolumnie. Jedną z nich pomiń.
table-empty = Wybierz plik z nagłówkami i co najmniej jednym wierszem pod nimi.
table-broken = Nie da się odczytać pliku od wiersza { $line }. Zapisz go jeszcze raz jako CSV albo XLSX.
table-unreadable = Nie da się odczytać tego pliku. Zapisz go jeszcze raz jako CSV albo XLSX.
table-many = Lista może mieć najwyżej { $most } wierszy. Podziel ją.
table-wide = Lista może mieć najwyżej { $most } kolumn. Usuń zbędne.
table-large = Plik jest za duży. Podziel go na części do 20 MB.
table-check = Sprawdź
table-further = Sprawdź dalszą część
table-report = Wiersze
table-line = Wiersz
table-becomes = Wynik
table-read = Czytaj plik
table-file = Plik z listą

# Pomoc
help-stan =
    Tu widać, czy program działa: baza danych, miejsce na dysku i praca w tle. Po zalogowaniu widać też liczby urzędu.
    Gdy któreś zdanie jest czerwone, pokaż tę stronę informatykowi albo operatorowi serwera.
help-skroty =
    To lista klawiszy, które działają na wszystkich stronach. Nikt nie musi ich znać: wszystko da się zrobić myszą.
    Klawisze jednej strony pokaże na niej znak zapytania.
help-api-v1 =
    Opis dla programistów: jak inny program pyta Obieg i co może w nim zrobić.
    Program potrzebuje klucza. Wydaje go administrator w Ustawieniach, w zakładce Klucze.
