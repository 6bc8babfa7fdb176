# Ramka, formularze, odmowy jądra.
frame-skip = Przejdź do treści
frame-demo = Pokaz
frame-demo-band = Dane zmyślone. To pokaz, nic nie wychodzi poza ten komputer.
frame-demo-change = Zmień osobę
frame-nav = Główne
frame-more = Więcej
frame-sessions = Moje sesje
frame-password = Zmień hasło
frame-scheme = Wygląd
frame-scheme-auto = Jak w systemie
frame-keys = Skróty klawiszy
frame-sign-out = Wyloguj
script-keys-title = Skróty na tej stronie
script-keys-close = Zamknij
script-keys-next = Następna pozycja
script-keys-previous = Poprzednia pozycja
script-keys-open = Otwórz pozycję
script-keys-search = Szukaj
script-keys-sheet = Ta ściąga
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
kernel-idempotency-key-reused = Ten klucz Idempotency-Key był już użyty do innego żądania. Użyj nowego klucza.
kernel-office-key = Klucz urzędu może mieć małe litery, cyfry i łączniki, najwyżej 40 znaków.
kernel-office-exists = Urząd o kluczu { $key } już istnieje.
kernel-sign-in-wrong = Login albo hasło jest inne. Sprawdź, czy nie jest włączony Caps Lock.
kernel-sign-in-slow = Zbyt wiele prób z tego komputera. Spróbuj za { $seconds } s.
kernel-password-wrong = Obecne hasło jest inne. Wpisz je jeszcze raz.
kernel-password-length = Hasło musi mieć od 12 do 128 znaków.
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
api-group-kernel = Klucze integracji i sesje
batch-failed = { $n ->
    [one] Nie udało się { $n }
    [few] Nie udały się { $n }
   *[many] Nie udało się { $n }
}
batch-failed-tag = Bez zmian
batch-done = { $n ->
    [one] Udało się { $n }
    [few] Udały się { $n }
   *[many] Udało się { $n }
}
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
