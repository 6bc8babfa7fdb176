paper-nav = Papier
paper-title = Papier i nośniki
paper-made = Wydrukowano z systemu Obieg { $at }
paper-rpw = RPW { $number }
paper-labels = Etykiety i pieczęcie wpływu
paper-labels-lead = Po jednej etykiecie na przesyłkę: numer do czytania oczami i kod kreskowy, po którym skan trafi do swojej przesyłki.
paper-labels-print = Przygotuj PDF
paper-label-from = Od numeru RPW
paper-label-to = Do numeru RPW
paper-label-to-hint = Bez podania: tylko jedna przesyłka. Najwyżej 240 naraz.
paper-label-year = Rok rejestru
paper-label-face = Co na etykiecie
paper-label-stock = Papier
paper-label-first = Pierwsze wolne miejsce na arkuszu
paper-label-first-hint = Od 1 do 24, wierszami od lewej. Dotyczy arkusza.
paper-label-width = Szerokość etykiety w mm
paper-label-width-hint = Dotyczy drukarki etykiet.
paper-label-height = Wysokość etykiety w mm
paper-stock-sheet = arkusz A4, 3 × 8 etykiet
paper-stock-printer = drukarka etykiet
paper-face-label = etykieta z kodem
paper-face-stamp = pieczęć wpływu z kodem
paper-stamp-day = Wpłynęło { $day }
paper-stamp-attachments = { $n ->
    [one] { $n } załącznik
    [few] { $n } załączniki
   *[many] { $n } załączników
  }
paper-receipt = Potwierdzenie złożenia pisma
paper-receipt-lead = Potwierdza się złożenie pisma w urzędzie (kpa art. 63 § 4).
paper-receipt-number = Numer w rejestrze przesyłek wpływających
paper-receipt-received = Data wpływu
paper-receipt-registered = Zarejestrowano
paper-receipt-sender = Nadawca
paper-receipt-title = Dotyczy
paper-receipt-attachments = Załączniki
paper-receipt-by = Potwierdził
paper-receipt-sign = podpis i pieczęć potwierdzającego
paper-first-position = Podaj miejsce na arkuszu od 1 do { $most }.
paper-label-size = Etykieta z drukarki ma od 40 do 210 mm szerokości i od 20 do 297 mm wysokości. Popraw wymiary.
paper-label-numbers = Podaj numery w kolejności rosnącej, najwyżej { $most } naraz.
paper-no-such-items = W rejestrze { $year } nie ma takich numerów. Sprawdź numer i rok.
paper-lead = Składy chronologiczne i składy nośników: gdzie leży papier przesyłki, co jest na wypożyczeniu, co trzeba jeszcze odczytać.
paper-panel = Papier i wydruki
paper-print-receipt = Potwierdzenie złożenia
paper-print-label = Etykieta
paper-print-stamp = Pieczęć wpływu
paper-kind-paper = Papier
paper-kind-medium = Nośnik
paper-store-kind = Rodzaj składu
paper-store-kind-paper = skład chronologiczny
paper-store-kind-medium = skład informatycznych nośników danych
paper-store-name = Nazwa składu
paper-store-add = Dodaj skład
paper-stores = Składy
paper-stores-none = Nie ma jeszcze składu.
paper-stores-none-next = Dodaj skład chronologiczny, a w nim pierwsze pudło.
paper-boxes = Pudła
paper-boxes-newest = Najnowsze pudła
paper-boxes-none = W składzie nie ma jeszcze pudła.
paper-box = Pudło
paper-box-name = Numer albo nazwa pudła
paper-box-location = Miejsce
paper-box-location-hint = Pomieszczenie, regał, półka.
paper-box-add = Dodaj pudło
paper-no-boxes = Nie ma jeszcze żadnego pudła. Najpierw dodaj skład i pudło.
paper-contents = W pudle
paper-contents-none = Pudło jest puste.
paper-scan = Numer RPW albo kod z etykiety
paper-scan-hint = Czytnik kodów wpisze numer i wyśle formularz sam. Z ręki: 1842/2026.
paper-scan-in = Włóż do pudła
paper-description = Opis nośnika
paper-description-hint = Np. płyta CD, pendrive nr 2. Dla papieru zostaw puste.
paper-item = Przesyłka
paper-what = Co
paper-state = Stan
paper-act = Czynność
paper-more = Dalsze
paper-in-box = w składzie
paper-on-loan = na wypożyczeniu
paper-not-placed = Papier nie ma jeszcze miejsca w składzie.
paper-place = Włóż do pudła
paper-place-of = Miejsce papieru przesyłki RPW { $number }
paper-lend = Wypożycz
paper-borrower = Wypożyczający
paper-borrower-field = Komu (imię, nazwisko, stanowisko)
paper-due = do
paper-due-field = Zwrot do dnia
paper-return = Zwrócono
paper-return-of = Zwrócono RPW { $number }
paper-loans = Na wypożyczeniu
paper-loans-lead = Sprawy nie można zakończyć, dopóki papier jej przesyłki jest na wypożyczeniu. Najwcześniejszy zwrot pierwszy.
paper-loans-none = Wszystko jest na miejscu.
paper-lent-at = Wypożyczono
paper-late = po terminie
paper-withdraw = Wycofaj ze składu
paper-withdraw-reason = Powód
paper-withdraw-note = Dokąd
paper-withdrawal-class-on-paper = sprawa prowadzona na papierze
paper-withdrawal-forwarded = wysłano organowi właściwemu
paper-withdrawal-signature = wymaga podpisania
paper-scans = Odwzorowania niepełne
paper-unread = Nośniki bez treści w systemie
paper-unread-lead = Nośniki, których zawartości nie skopiowano jeszcze do przesyłki.
paper-unread-none = Treść wszystkich nośników jest w systemie.
paper-content-missing = treści nie ma w systemie
paper-content-record = Treść jest w systemie
paper-content-of = Treść jest w systemie: RPW { $number }
said-sklad = Skład dodany. Dodaj w nim pudło.
said-pudlo = Pudło dodane.
said-wlozono = Zapisano miejsce w składzie.
said-wypozyczono = Zapisano wypożyczenie.
said-papier-zwrot = Zapisano zwrot.
said-wycofano = Zapisano wycofanie ze składu.
said-tresc = Zapisano, że treść nośnika jest w systemie.
event-StoreOpened = Założono skład
event-BoxOpened = Założono pudło
event-PiecePlaced = Włożono do pudła
event-PieceLent = Wypożyczono papier
event-PieceReturned = Zwrócono papier
event-PieceWithdrawn = Wycofano papier ze składu
event-ContentRecorded = Skopiowano treść nośnika
paper-text-missing = Wypełnij to pole.
paper-text-long = Najwyżej { $most } znaków. Skróć tekst.
paper-text-hidden = Usuń z tekstu niewidoczne znaki.
paper-store-named = Skład „{ $name }” już jest. Podaj inną nazwę.
paper-box-named = Pudło „{ $name }” już jest w tym składzie. Podaj inną nazwę.
paper-no-such-box = Wybierz pudło z listy.
paper-no-such-number = Nie ma przesyłki o numerze „{ $number }”. Podaj numer i rok, np. 1842/2026.
paper-medium-nameless = Opisz nośnik: przesyłka może mieć ich kilka.
paper-lent-already = Ma to na wypożyczeniu { $borrower }. Najpierw zapisz zwrot.
paper-withdrawn-already = Wycofano to już ze składu.
paper-due-past = Dzień zwrotu nie może być wcześniejszy niż dzisiejszy.
paper-due-missing = Podaj dzień zwrotu.
paper-reason-missing = Wybierz powód wycofania.
paper-content-there = Treść jest już w systemie.

paper-left-outs = Nierejestrowane
paper-left-outs-lead = Co przyszło, a nie jest przesyłką urzędu. Wpis nie dostaje numeru RPW.
paper-left-outs-none = Nic nie pominięto.
paper-left-out-kind = Powód
paper-left-out-what = Co przyszło
paper-left-out-outcome = Co z tym zrobiono
paper-left-out-outcome-hint = Np. wydano adresatowi, wyrzucono.
paper-left-out-day = Data wpływu
paper-left-out-add = Zapisz bez rejestracji
paper-left-out-greetings = życzenia, zaproszenia, podziękowania
paper-left-out-adverts = reklamy, oferty, katalogi
paper-left-out-spam = spam
paper-left-out-private = przesyłka prywatna
said-pominieto = Zapisano. Numeru RPW nie nadano.
paper-damage = Protokół uszkodzenia
paper-damages = Sporządzone protokoły
paper-damage-print = Protokół do podpisu
paper-damage-record = Sporządź protokół
paper-damage-site = Miejsce stwierdzenia uszkodzenia
paper-damage-found = Stwierdzono
paper-damage-day = Dzień stwierdzenia
paper-damage-time = Godzina
paper-damage-consignment = Numer nadawczy
paper-damage-carrier = Przewoźnik
paper-damage-carrier-hint = Np. Poczta Polska, firma kurierska, doręczający.
paper-damage-what = Opis uszkodzenia
paper-damage-what-hint = Co jest uszkodzone, czego brakuje, czy widać zawartość.
paper-damage-first = Sporządza
paper-damage-second = Doręczający albo świadek
paper-damage-second-hint = Druga osoba, która podpisze protokół.
said-uszkodzenie = Sporządzono protokół. Wydrukuj go do podpisu dwóch osób.
event-DamageRecorded = Sporządzono protokół uszkodzenia
paper-found-missing = Podaj dzień, w którym stwierdzono uszkodzenie.
paper-found-in-future = Uszkodzenia nie można stwierdzić w przyszłości. Popraw dzień.
paper-time-missing = Podaj godzinę, np. 08:30.
paper-signers-same = Protokół podpisują dwie różne osoby. Wpisz drugą osobę.
api-paper-item-damages = Protokoły uszkodzenia przesyłki
api-paper-record-damage = Sporządź protokół uszkodzenia
event-LeftOut = Nie rejestrowano
paper-kind-missing = Wybierz powód.
paper-day-missing = Podaj datę wpływu.
paper-received-in-future = Data wpływu nie może być późniejsza niż dzisiejsza.

# API
api-group-paper = Papier i nośniki
api-paper-list-labels = Etykiety przesyłek o kolejnych numerach jako PDF
api-paper-list-labels-from = Pierwszy numer w rejestrze.
api-paper-list-labels-to = Ostatni numer; bez podania tylko pierwszy.
api-paper-list-labels-year = Rok rejestru; bez podania bieżący.
api-paper-list-labels-first = Pierwsze wolne miejsce na arkuszu.
api-paper-list-labels-stock = Arkusz A4 albo drukarka etykiet.
api-paper-list-labels-face = Etykieta albo pieczęć wpływu.
api-paper-list-labels-width = Szerokość etykiety drukarki w milimetrach; bez podania 62.
api-paper-list-labels-height = Wysokość etykiety drukarki w milimetrach; bez podania 29.
api-paper-print-item = Potwierdzenie złożenia jako PDF
api-paper-list-stores = Składy i najnowsze pudła
api-paper-list-boxes = Pudła składu, od najnowszego
api-paper-list-boxes-before = Tylko starsze od tego: next z poprzedniej strony.
api-paper-box-contents = Co leży w pudle, w kolejności rejestru
api-paper-box-contents-after = Klucz następnej strony: next z poprzedniej.
api-paper-list-unread = Nośniki, których treści nie ma w systemie
api-paper-list-unread-after = Klucz następnej strony: next z poprzedniej.
api-paper-list-loans = Wypożyczenia, od najbliższego terminu zwrotu
api-paper-list-loans-after = Klucz następnej strony: next z poprzedniej.
paper-list-key = To nie jest klucz strony. Podaj next z poprzedniej strony listy.
api-paper-add-store = Załóż skład
api-paper-add-box = Załóż pudło w składzie
api-paper-place-piece = Włóż papier albo nośnik przesyłki do pudła
api-paper-lend-piece = Wypożycz
api-paper-return-piece = Zapisz zwrot
api-paper-withdraw-piece = Wycofaj ze składu
api-paper-record-content = Zapisz, że treść nośnika jest w systemie
api-paper-leave-out = Zapisz, czego nie rejestrowano
api-paper-list-left-out = Czego nie rejestrowano, od najnowszego
api-paper-list-left-out-before = Tylko starsze od tego: next z poprzedniej strony.
first-step-stores = Składy papieru
first-step-stores-how = Gdzie leży papier, który już zeskanowano, i płyty. Kancelaria dodaje składy i pudła w „Papier i nośniki”.
paper-labels-ticked = Etykiety zaznaczonych
paper-labels-of = Zaznaczone przesyłki: { $numbers }
paper-ticked-number = Takiego numeru nie ma: { $number }. Wróć do listy i zaznacz jeszcze raz.
paper-ticked-many = Zaznacz w rejestrze najwyżej { $most } przesyłek.

# Pomoc
help-papier =
    Tu widać składy: gdzie leży papier, który już zeskanowano, i nośniki, na przykład płyty. Otwórz skład, żeby zobaczyć pudła.
    Wypożyczenia, nośniki do odczytania i to, co pominięto przy rejestracji, mają własne listy.
help-papier-etykiety =
    Tu wydrukujesz etykiety dla kolejnych numerów przesyłek albo dla zaznaczonych w rejestrze: na arkuszu albo na drukarce etykiet. Na każdej jest numer i kod kreskowy.
    Na zaczętym arkuszu podaj pierwsze wolne miejsce. Drukuj w skali 100%, bez dopasowania do strony, inaczej napisy się przesuną.
help-papier-sklady-id =
    To pudła jednego składu. Dodaj pudło, a potem otwórz je i wkładaj papier czytnikiem kodów.
    Gdy nie wiesz, w którym pudle leży papier, otwórz stronę przesyłki: tam stoi jego miejsce.
help-papier-pudla-id =
    Przyłóż czytnik do kodu na etykiecie, a przesyłka trafi do tego pudła. Numer można też wpisać z ręki.
    Gdy program odmówi, przeczytaj dlaczego: zwykle papier leży już w innym pudle albo jest wypożyczony.
help-rpw-id-papier =
    Wybierz pudło, w którym leży papier albo nośnik tej przesyłki. Od teraz jego miejsce widać na stronie przesyłki.
    Gdy na liście nie ma pudła, najpierw dodaj je w „Papier i nośniki”.
help-papier-wypozyczenia =
    To papier i nośniki, które ktoś zabrał ze składu, od najwcześniejszego zwrotu. Po oddaniu naciśnij „Zwrócono”.
    Dopóki papier jest wypożyczony, nie można zakończyć jego sprawy. Po terminie zwrotu zapytaj osobę, która go wzięła.
help-papier-nosniki =
    To nośniki, na przykład płyty, których zawartości nie skopiowano jeszcze do przesyłki. Otwórz przesyłkę i dodaj z nich pliki.
    Gdy nośnika nie da się odczytać, zapisz to na stronie przesyłki.
help-papier-pominiete =
    Tu zapisuje się to, co przyszło, a nie jest pismem do urzędu: reklamy, listy prywatne, przesyłki cudze. Wpis nie dostaje numeru RPW.
    Napisz, co się z tym stało, na przykład „wydano adresatowi”.
help-rpw-id-uszkodzenie =
    Opisz, co jest uszkodzone albo czego brakuje, zanim otworzysz kopertę dalej. Z opisu powstanie protokół do wydrukowania.
    Protokół podpisują dwie osoby. Opisu się nie poprawia; gdy się pomylisz, dodaj drugi.
