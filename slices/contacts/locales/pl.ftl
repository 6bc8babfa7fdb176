contacts-nav = Kontakty
contacts-title = Kontakty
contacts-lead = Osoby i instytucje, z którymi urząd koresponduje. Podpowiadają się przy wpisywaniu nadawcy i strony.
contacts-list = W użyciu
contacts-away-list = Odłożone
contacts-new = Nowy kontakt
contacts-form-lead = Podaj nazwę instytucji albo nazwisko. W pismach i sprawach zostaje to, co w nich wpisano.
contacts-search = Szukaj
contacts-search-label = Początek nazwy, nazwiska albo adresu e-mail
contacts-none = Nie ma tu żadnego kontaktu
contacts-none-next = Kontakt dodasz ręcznie albo jednym przyciskiem przy nadawcy pisma lub stronie sprawy.
contacts-none-found = Nic nie znaleziono
contacts-none-found-next = Wpisz początek któregokolwiek słowa z nazwy albo mniej liter.
contacts-shown = { $n ->
    [one] { $n } kontakt
    [few] { $n } kontakty
   *[other] { $n } kontaktów
 }
contacts-further = Dalsze
contacts-name = Nazwa
contacts-address = Adres
contacts-electronic = Adres elektroniczny
contacts-data = Dane
contacts-organisation = Nazwa instytucji
contacts-surname = Nazwisko
contacts-given-names = Imiona
contacts-street = Ulica
contacts-building = Budynek
contacts-flat = Lokal
contacts-postcode = Kod pocztowy
contacts-place = Miejscowość
contacts-post-box = Skrytka pocztowa
contacts-country = Kraj
contacts-country-hint = Dwie litery, na przykład PL. Puste przy podanej miejscowości znaczy Polska.
contacts-email = Adres e-mail
contacts-ade = Adres do e-Doręczeń
contacts-ade-hint = Na przykład AE:PL-43563-82585-JHWCF-30.
contacts-change = Zmień dane
contacts-put-away = Odłóż kontakt
contacts-put-away-lead = Odłożony kontakt nie podpowiada się. Można go przywrócić.
contacts-bring-back = Przywróć
contacts-is-away = odłożony
contacts-reason = Powód
contacts-alike = Podobne kontakty
contacts-alike-title = Podobne kontakty
contacts-alike-lead = Te kontakty wyglądają na te same. Otwórz ten, który ma zostać, i scal z nim pozostałe, albo zaznacz, że są różne.
contacts-alike-none = Żadne kontakty nie wyglądają na te same
contacts-alike-by-name = Ta sama nazwa i kod pocztowy
contacts-alike-by-email = Ten sam adres e-mail
contacts-alike-by-ade = Ten sam adres do e-Doręczeń
contacts-apart = To różne kontakty
contacts-merge-lead = Scalenie zostawia ten kontakt i uzupełnia w nim puste pola. Można je cofnąć.
contacts-merge = Scal z tym kontaktem
contacts-merge-of = Scal z tym kontaktem: { $name }
contacts-merged-list = Scalone z tym kontaktem
contacts-separate = Rozdziel
contacts-separate-of = Rozdziel: { $name }
contacts-take = Do kontaktów
contacts-take-of = Do kontaktów: { $name }
contacts-suggested = { $n ->
    [one] { $n } podpowiedź. Wybór wypełnia pola.
    [few] { $n } podpowiedzi. Wybór wypełnia pola.
   *[other] { $n } podpowiedzi. Wybór wypełnia pola.
 }
contacts-import = Wczytaj listę
contacts-import-lead = Lista kontaktów z arkusza albo pliku CSV. Najpierw zobaczysz, co z niej powstanie.
contacts-import-file-hint = CSV albo XLSX z nagłówkami w pierwszym wierszu, najwyżej 20 000 wierszy i 20 MB.
contacts-import-is-organisation = nazwa instytucji
contacts-import-is-surname = nazwisko
contacts-import-is-given-names = imiona
contacts-import-is-street = ulica
contacts-import-is-building = budynek
contacts-import-is-flat = lokal
contacts-import-is-postcode = kod pocztowy
contacts-import-is-place = miejscowość
contacts-import-is-post-box = skrytka pocztowa
contacts-import-is-country = kraj
contacts-import-is-email = adres e-mail
contacts-import-is-ade = adres do e-Doręczeń
contacts-import-is-name = cała nazwa lub imię i nazwisko
contacts-import-is-address = cały adres
contacts-import-do = { $n ->
    [one] Wczytaj { $n } kontakt
    [few] Wczytaj { $n } kontakty
   *[other] Wczytaj { $n } kontaktów
 }
contacts-import-done = { $n ->
    [one] Dodano { $n } kontakt.
    [few] Dodano { $n } kontakty.
   *[other] Dodano { $n } kontaktów.
 }
contacts-import-verdict-new = nowy
contacts-import-verdict-alike = nowy, podobny do istniejącego
contacts-import-verdict-known = już jest
contacts-import-verdict-repeated = powtórzony w tej liście
contacts-import-verdict-wrong = błąd
contacts-import-verdict-added = dodany
contacts-import-no-name = Wskaż kolumnę z nazwą instytucji albo nazwiskiem.
contacts-text-long = Skróć ten tekst: może mieć najwyżej { $most } znaków.
contacts-text-hidden = Usuń z tego tekstu niewidoczne znaki.
contacts-name-missing = Podaj nazwę instytucji albo nazwisko.
contacts-country-wrong = Podaj kraj dwiema literami, na przykład PL.
contacts-email-wrong = Adres e-mail ma nazwę, znak @ i domenę, bez odstępów. Popraw go.
contacts-ade-wrong = Podaj adres do e-Doręczeń w postaci AE:PL-43563-82585-JHWCF-30.
contacts-reason-missing = Podaj powód.
contacts-away = Kontakt „{ $name }” jest odłożony. Najpierw go przywróć.
contacts-merged = Kontakt „{ $name }” jest scalony z innym. Najpierw go rozdziel.
contacts-not-away = Kontakt „{ $name }” nie jest odłożony.
contacts-separated = Kontakt „{ $name }” jest już rozdzielony.
contacts-itself = Wybierz inny kontakt niż ten, który zostaje.
contacts-after-wrong = Klucz strony jest inny niż te, które daje lista. Zacznij od początku.
contacts-state-wrong = Stan kontaktu to „kept” albo „away”.
said-kontakt = Kontakt jest w książce.
said-kontakt-juz-jest = Ten kontakt był już w książce.
said-kontakt-zmieniony = Dane kontaktu są zmienione.
said-kontakt-odlozony = Kontakt jest odłożony.
said-kontakt-przywrocony = Kontakt jest znów w użyciu.
said-kontakt-scalony-z-tym = Kontakt z tego adresu jest scalony z tym.
said-kontakty-scalone = Kontakty są scalone.
said-kontakty-rozdzielone = Kontakty są rozdzielone.
said-kontakty-rozne = Kontakty są zaznaczone jako różne.
event-ContactAdded = Dodano kontakt
event-ContactTaken = Wzięto kontakt z pisma lub sprawy
event-ContactImported = Wczytano kontakt z listy
event-ContactChanged = Zmieniono dane kontaktu
event-ContactPutAway = Odłożono kontakt
event-ContactBroughtBack = Przywrócono kontakt
event-ContactsMerged = Scalono kontakty
event-ContactsSeparated = Rozdzielono kontakty
event-ContactsKeptApart = Zaznaczono, że kontakty są różne

# API
api-group-contacts = Kontakty
api-contacts-list-contacts = Kontakty według nazwy
api-contacts-list-contacts-search = Początek któregokolwiek słowa nazwy albo adresu e-mail.
api-contacts-list-contacts-state = kept: w użyciu, away: odłożone. Bez tego: w użyciu.
api-contacts-list-contacts-after = Klucz następnej strony: next z poprzedniej.
api-contacts-list-contacts-limit = Ile kontaktów, najwyżej 200.
api-contacts-add-contact = Dodaj kontakt
api-contacts-import-contact = Wczytaj kontakty z listy, każdy wiersz raz
api-contacts-suggest-contacts = Kogo wybrać przy wpisywaniu nadawcy, strony lub adresata
api-contacts-suggest-contacts-text = Co już wpisano; bez tego ostatnio używani.
api-contacts-suggest-contacts-direction = „out” dla adresata: najpierw ci, do których ostatnio wysłano pisma; bez tego „in”.
api-contacts-list-alike = Kontakty, które wyglądają na te same
api-contacts-list-alike-after = Klucz następnej strony: next z poprzedniej.
api-contacts-keep-apart = Zaznacz, że kontakty są różne
api-contacts-show-contact = Kontakt; identyfikator scalonego prowadzi do tego, który został
api-contacts-change-contact = Zmień dane kontaktu
api-contacts-put-away-contact = Odłóż kontakt
api-contacts-bring-back-contact = Przywróć odłożony kontakt
api-contacts-merge-contacts = Scal z tym kontaktem inny
api-contacts-separate-contacts = Cofnij scalenie
api-contacts-take-sender = Weź do kontaktów nadawcę pisma
api-contacts-take-party = Weź do kontaktów stronę sprawy

# Pomoc
help-kontakty =
    To książka adresowa urzędu. Wpisz początek nazwiska, nazwy albo adresu e-mail, żeby kogoś znaleźć.
    Kontakty podpowiadają się, gdy wpisujesz nadawcę pisma albo stronę sprawy.
    Gdy ktoś jest tu dwa razy, otwórz „Podobne kontakty” i scal wpisy.
help-kontakty-nowy =
    Wpisz instytucję albo osobę, z którą urząd koresponduje. Wystarczy nazwa albo nazwisko; resztę możesz dopisać później.
    Gdy program powie, że taki kontakt już jest, otwórz go i uzupełnij zamiast zakładać drugi.
help-kontakty-import =
    Tu wczytasz kontakty z arkusza (CSV albo XLSX). Wskaż plik, przypisz kolumny i obejrzyj próbę: niczego jeszcze nie zapisuje.
    Po wczytaniu dostaniesz wynik dla każdego wiersza. Popraw złe wiersze w arkuszu i wczytaj go jeszcze raz: dobre nie powtórzą się.
help-kontakty-podobne =
    Program wskazuje wpisy, które wyglądają na tę samą osobę albo instytucję. Otwórz ten, który ma zostać, i scal z nim drugi.
    Gdy to różne osoby, naciśnij „To różne kontakty”: para zniknie z listy. Scalenie można cofnąć na stronie kontaktu.
help-kontakty-id =
    To dane jednej osoby albo instytucji. Zmiana nie rusza pism i spraw: zostaje w nich to, co w nich wpisano.
    Kontakt, którego już nie używasz, odłóż. Nie będzie się podpowiadał, ale można go przywrócić.
help-kontakty-id-zmien =
    Popraw dane i zapisz. Nowe dane będą się podpowiadać od teraz; w dawnych pismach zostają dawne.
    Gdy ktoś zmienił kontakt w tym samym czasie, program o tym powie i nie nadpisze jego pracy.
