registers-nav = Rejestry
registers-title = Rejestry własne
registers-lead = Rejestry, które urząd prowadzi sam: umów, skarg, zarządzeń i inne.
registers-new = Nowy rejestr
registers-new-lead = Kolumn potem się nie usuwa ani nie zmienia, żeby dawne wpisy zawsze dało się przeczytać; można dodać nowe.
registers-none = Nie ma jeszcze żadnego rejestru
registers-none-next = Rejestr zakłada kierownik komórki, koordynator czynności kancelaryjnych albo administrator.
registers-name = Nazwa rejestru
registers-source = Z czego powstają wpisy
registers-source-hint = Z przesyłki i ze sprawy program sam weźmie tytuł i nadawcę albo stronę.
registers-source-items = z przesyłek wpływających
registers-source-cases = ze spraw
registers-source-hand = wpisywane ręcznie
registers-unit = Prowadzi komórka
registers-unit-hint = Rejestr widzą pracownicy tej komórki i przełożeni.
registers-opened = Założony
registers-state = Stan
registers-kept = prowadzony
registers-closed-from = zamknięty od { $day }
registers-columns = Kolumny
registers-columns-hint = Numer, dzień wpisu, przedmiot i strona są zawsze. Nazwij tylko te, których jeszcze brakuje. Wartości do wyboru rozdziel przecinkami.
registers-column = Kolumna { $n }
registers-column-label = Nazwa
registers-column-kind = Rodzaj
registers-column-needed = Wymagana
registers-column-choices = Wartości do wyboru
registers-kind-text = tekst
registers-kind-day = dzień
registers-kind-whole = liczba całkowita
registers-kind-amount = kwota
registers-kind-flag = tak albo nie
registers-kind-choice = jedna z wartości do wyboru
registers-open = Załóż rejestr
registers-yes = tak
registers-no = nie
registers-entries = Wpisy
registers-entry = Wpis
registers-entries-none = W rejestrze nie ma jeszcze wpisów
registers-number = Numer
registers-entered = Dzień wpisu
registers-about = Przesyłka albo sprawa
registers-about-items = Numer przesyłki (RPW)
registers-about-items-hint = Na przykład 12/2026. Tytuł i nadawcę weźmiemy z przesyłki.
registers-about-cases = Znak sprawy
registers-about-cases-hint = Na przykład OŚ.6220.8.2026. Tytuł i stronę weźmiemy ze sprawy.
registers-subject = Przedmiot
registers-party = Strona albo nadawca
registers-add = Nowy wpis
registers-add-do = Dodaj wpis
registers-correct = Popraw wpis
registers-cancel = Unieważnij wpis
registers-cancel-lead = Numer zostanie w rejestrze razem z powodem.
registers-cancelled = unieważniony
registers-reason = Powód
registers-close = Zamknij rejestr
registers-close-lead = Zamkniętego rejestru nie otwiera się ponownie. Wpisy zostają do czytania.
registers-columns-many = Rejestr może mieć najwyżej { $most } własnych kolumn.
registers-column-twice = Kolumna „{ $label }” jest podana dwa razy. Nazwij jedną inaczej.
registers-choices = Kolumna „{ $label }”: od 2 do { $most } wartości podaje się przy rodzaju „jedna z wartości do wyboru”, a przy innych żadnej.
registers-name-taken = Rejestr „{ $name }” już jest. Podaj inną nazwę.
registers-source-unknown = Wybierz, z czego powstają wpisy.
registers-kind-unknown = Wybierz rodzaj każdej nazwanej kolumny.
registers-closed = Rejestr „{ $name }” jest zamknięty i nie przyjmuje wpisów.
registers-by-hand = Do tego rejestru wpisuje się ręcznie. Zostaw to pole puste i podaj przedmiot.
registers-item-unknown = Nie ma przesyłki o tym numerze albo nie jest dla ciebie widoczna. Podaj numer z rokiem, na przykład 12/2026.
registers-case-unknown = Nie ma sprawy o tym znaku albo nie jest dla ciebie widoczna. Sprawdź znak, razem z rokiem.
registers-entered-already = To już jest w rejestrze pod numerem { $number }.
registers-field-count = Podaj wartości wszystkich kolumn w kolejności, jest ich { $n }.
registers-field-missing = Uzupełnij pole „{ $label }”.
registers-not-a-day = Pole „{ $label }”: podaj dzień, na przykład 2026-06-01.
registers-not-whole = Pole „{ $label }”: podaj liczbę całkowitą.
registers-not-an-amount = Pole „{ $label }”: podaj kwotę, na przykład 1234,50.
registers-not-a-flag = Pole „{ $label }”: wybierz „tak” albo „nie”.
registers-not-a-choice = Pole „{ $label }”: wybierz jedną z podanych wartości.
registers-entry-cancelled = Wpis { $number } jest unieważniony i się nie zmienia.
said-rejestr = Rejestr jest założony.
said-rejestr-zamkniety = Rejestr jest zamknięty.
said-wpis = Wpis jest w rejestrze.
said-wpis-poprawiony = Wpis jest poprawiony.
said-wpis-niewazny = Wpis jest unieważniony.
event-EntryAdded = Wpisano do rejestru
event-EntryCorrected = Poprawiono wpis w rejestrze
event-EntryCancelled = Unieważniono wpis w rejestrze
event-RegisterOpened = Założono rejestr
event-RegisterClosed = Zamknięto rejestr

# API
api-group-registers = Rejestry własne
api-registers-list-registers = Rejestry w zasięgu, według nazwy
api-registers-open-register = Załóż rejestr
api-registers-close-register = Zamknij rejestr
api-registers-show-register = Wpisy rejestru, od najnowszego
api-registers-show-register-before = Klucz następnej strony: next z poprzedniej.
api-registers-show-register-limit = Ile wpisów, najwyżej 200.
api-registers-add-entry = Dodaj wpis do rejestru
api-registers-show-entry = Wpis w rejestrze
api-registers-correct-entry = Popraw wpis w rejestrze
api-registers-cancel-entry = Unieważnij wpis w rejestrze
registers-import = Wczytaj wpisy z tabeli
registers-import-lead = Rejestr prowadzony dotąd w arkuszu. Najpierw zobaczysz, co powstanie z każdego wiersza. Wpisy dostaną kolejne numery; dawny numer może mieć własną kolumnę rejestru.
registers-import-hint = CSV albo XLSX z nagłówkami w pierwszym wierszu, najwyżej 50 000 wierszy i 20 MB.
registers-import-do = { $n ->
    [one] Wpisz { $n } wiersz
    [few] Wpisz { $n } wiersze
   *[other] Wpisz { $n } wierszy
 }
registers-import-done = { $n ->
    [one] Dodano { $n } wpis.
    [few] Dodano { $n } wpisy.
   *[other] Dodano { $n } wpisów.
 }
registers-import-first = Pokazujemy { $count } wierszy, najpierw te, którym trzeba się przyjrzeć.
registers-import-verdict-new = nowy wpis
registers-import-verdict-repeated = powtórzony w tabeli, pominięty
registers-import-verdict-known = jest już w rejestrze
registers-import-verdict-wrong = błąd
registers-import-verdict-added = wpisany
registers-import-no-subject = Wskaż kolumnę, która mówi, czego dotyczy wpis.
registers-import-by-hand = Tabelę można wczytać tylko do rejestru prowadzonego ręcznie. Wpisy rejestru „{ $name }” powstają z przesyłek albo spraw.
registers-imported-before = Ten wiersz jest już w rejestrze pod numerem { $number }.
api-registers-import-entry = Wpisz wiersze tabeli do rejestru, każdy raz
registers-column-add = Dodaj kolumnę
registers-column-lead = Nowa kolumna jest na końcu. Dawne wpisy mają w niej puste miejsce. Kolumny się nie usuwa, można jej tylko przestać używać.
registers-column-since = dodana
registers-column-ended-on = nieużywana od
registers-column-out = nieużywana
registers-column-put-out = Przestań używać
registers-column-put-back = Używaj znowu
registers-column-unknown = Rejestr nie ma takiej kolumny. Odśwież stronę i wybierz kolumnę z listy.
registers-column-so = Stan kolumny „{ $label }” już taki jest. Odśwież stronę.
registers-column-ended = Kolumna „{ $label }” nie jest już używana. Zostaw ją pustą.
said-kolumna = Kolumna jest dodana.
said-kolumna-zmieniona = Stan kolumny jest zmieniony.
event-ColumnAdded = Dodano kolumnę rejestru
event-ColumnPutOut = Kolumna rejestru wyszła z użycia
event-ColumnPutBack = Kolumna rejestru wróciła do użycia
api-registers-add-column = Dodaj kolumnę rejestru
api-registers-use-column = Przestań używać kolumny rejestru albo używaj jej znowu

# Pomoc
help-rejestry =
    To rejestry, które urząd prowadzi sam, na przykład umów albo skarg. Otwórz rejestr, żeby dodać wpis albo go znaleźć.
    Numery wpisów nadaje program, po kolei i bez luk. Rejestru, którego tu brakuje, możesz nie widzieć, bo należy do innej komórki.
help-rejestry-nowy =
    Nazwij rejestr i jego kolumny. Numer, dzień, przedmiot i strona są zawsze, więc dodaj tylko to, czego brakuje.
    Później możesz dodać kolumnę albo przestać jej używać, ale nie można jej usunąć. Obejrzyj najpierw rejestr prowadzony dotąd na papierze albo w arkuszu.
help-rejestry-register =
    To wpisy jednego rejestru, od najnowszego. Nowy dodasz formularzem; dane z pisma albo sprawy program weźmie sam.
    Błędny wpis popraw albo unieważnij na jego stronie. Numeru nikt nie dostanie drugi raz.
help-rejestry-register-wczytaj =
    Tu przeniesiesz do rejestru wpisy z arkusza (CSV albo XLSX). Najpierw obejrzyj próbę: niczego jeszcze nie zapisuje.
    Dobre wiersze dostaną numery po kolei. Złe popraw w arkuszu i wczytaj go jeszcze raz: nic się nie powtórzy.
help-rejestry-register-wpisy-entry =
    To jeden wpis z jego historią. Możesz go poprawić albo unieważnić z powodem.
    Poprzednia treść zostaje w historii, a numer w rejestrze.
