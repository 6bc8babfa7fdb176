cases-nav = Sprawy
cases-title = Sprawy
cases-open = Załóż sprawę
cases-open-title = Nowa sprawa
cases-open-from = Z przesyłki RPW/{ $number }
cases-open-own = Sprawa własna, bez przesyłki wpływającej.
cases-no-list = Nie ma obowiązującego wykazu akt. Zaimportuj go w zakładce „Wykaz akt”.
cases-filter = Które sprawy
cases-tab-open = W toku
cases-tab-suspended = Wstrzymane
cases-tab-closed = Zakończone
cases-mine = Tylko moje
cases-none = Nie ma takich spraw
cases-none-lead = Sprawy zakłada się z przesyłki albo z tego ekranu.
cases-shown = { $n ->
    [one] Pokazano 1 sprawę
    [few] Pokazano { $n } sprawy
   *[many] Pokazano { $n } spraw
}
cases-sign-title = Znak i temat
cases-sign = Znak sprawy
cases-due = Termin
cases-due-left = { $n ->
    [0] dziś
    [one] za 1 dzień roboczy
    [few] za { $n } dni robocze
   *[many] za { $n } dni roboczych
}
cases-due-late = { $n ->
    [0] po terminie
    [one] 1 dzień roboczy po terminie
    [few] { $n } dni robocze po terminie
   *[many] { $n } dni roboczych po terminie
}
cases-due-stopped = bieg wstrzymany
cases-officer = Prowadzi
cases-opened = Założona
cases-closed-on = Zakończona
cases-not-yet = w toku
cases-no-day = brak
cases-class = Klasa i kategoria
cases-unit = Komórka
cases-year = Rok
cases-register-title = Spis spraw
cases-register-on = Stan na dzień
cases-register-none = Nie ma spraw. Wybierz komórkę, symbol klasy i rok.
cases-field-title = Tytuł sprawy
cases-field-symbol = Klasa z wykazu akt
cases-field-symbol-hint = Zacznij pisać symbol albo słowa hasła. Sprawę zakłada się tylko w klasie końcowej.
cases-field-settling = Termin załatwienia
cases-field-settling-hint = Liczony od dnia wpływu przesyłki, a bez niej od dziś.
cases-field-officer = Prowadzący
cases-field-access = Dostęp
settling-investigation = 1 miesiąc (kpa art. 35 § 3)
settling-particularly-complicated = 2 miesiące, sprawa szczególnie skomplikowana (kpa art. 35 § 3)
settling-at-once = niezwłocznie (kpa art. 35 § 2)
settling-simplified = 1 miesiąc, postępowanie uproszczone (kpa art. 35 § 3a)
settling-certificate = 7 dni, zaświadczenie (kpa art. 217)
settling-complaint-or-motion = 1 miesiąc, skarga albo wniosek (kpa art. 237, 244)
settling-public-information = 14 dni, informacja publiczna
settling-none = bez terminu ustawowego
access-public = publiczny w całości
access-partly-public = publiczny częściowo
access-non-public = niepubliczny
case-state-open = w toku
case-state-suspended = wstrzymana
case-state-closed = zakończona
party-role-applicant = Wnioskodawca
party-role-party = Strona
party-role-proxy = Pełnomocnik
party-role-participant = Uczestnik
party-role-body = Organ
cases-on-page = Na tej stronie
cases-beside = Obok sprawy
cases-documents = Dokumenty
cases-documents-none = W sprawie nie ma jeszcze dokumentów.
cases-add-files = Dodaj pliki
cases-add-files-hint = Przeciągnij tutaj albo wybierz. Najwyżej 20 plików naraz, każdy do 500 MB.
cases-uploads = Wysyłane pliki
cases-add = Dodaj
cases-items = Przesyłki
cases-items-none = Sprawa własna: nie ma przesyłek wpływających.
cases-parties = Strony
cases-parties-none = Nie wskazano stron.
cases-add-party = Dodaj stronę
cases-party-role = Rola
cases-party-name = Imię i nazwisko albo nazwa
cases-party-address = Adres
cases-terms = Terminy
cases-terms-none = Nic nie jest należne w terminie.
cases-term-from = od
cases-term-to = do
cases-take-out = Wyłącz ze sprawy
cases-take-out-lead = Dla pisma dołączonego przez pomyłkę. Wróci do tego, u kogo leżało przed dołączeniem, albo do dekretacji. Strona, która przyszła z nim, wychodzi ze sprawy, a od odpowiedzi na nie program odstępuje z tą przyczyną. Metryka zachowa, że pismo w niej było.
cases-take-out-reason = Dlaczego nie należy do tej sprawy
cases-take-out-result = Wynik wyłączania
cases-join-undo = Cofnij dołączenie
cases-joined-by-mistake = Cofnięto zaraz po dołączeniu przez pomyłkę
cases-waive = Odstąp z podaniem przyczyny
cases-waive-reason = Dlaczego nie jest należna
cases-pause = Nie liczono
cases-pause-lasts = trwa
cases-pause-act = Wstrzymaj bieg terminu
cases-pause-basis = Podstawa
cases-pause-reason = Przyczyna
cases-pause-from = Od dnia
cases-resume = Wznów bieg terminu
cases-resume-to = Ostatni dzień, którego się nie liczy
cases-cooperation = Współpraca
cases-cooperation-none = Żadna inna komórka nie współpracuje.
cases-cooperate = Dodaj komórkę współpracującą
cases-cooperation-reason = O co prosisz tę komórkę
cases-hand-over = Zmień prowadzącego
cases-history = Co się działo
cases-log = Metryka sprawy
cases-log-title = Metryka sprawy { $sign }
cases-log-date = Data
cases-log-who = Kto
cases-log-what = Czynność
cases-log-document = Dokument
cases-proof = Dowód
cases-proof-title = Wpis { $seq } w dzienniku
cases-proof-lead = Skrót liścia wiąże treść wpisu. Idąc ścieżką od liścia, każdy może obliczyć korzeń drzewa i porównać go z podpisanym punktem kontrolnym (RFC 9162).
cases-proof-body = Treść wpisu
cases-proof-salt = Sól
cases-proof-rows = Skróty zapisanych wierszy
cases-proof-leaf = Liść
cases-proof-path = Ścieżka
cases-proof-root = Korzeń (liczba wpisów)
cases-proof-note = Podpisany punkt kontrolny
cases-close = Zakończ sprawę
cases-blocks = Co blokuje zakończenie
cases-blocks-nothing = Nic. Można zakończyć sprawę.
cases-blocker-suspended = Bieg terminu jest wstrzymany. Najpierw go wznów.
cases-blocker-answer-sender = Nadawca czeka na odpowiedź
cases-blocker-prove-delivery = Brakuje dowodu doręczenia pisma
cases-blocker-overrun-notice = Strony nie wiedzą o przekroczeniu terminu
cases-blocker-incomplete = Metadane przesyłki do uzupełnienia
cases-blocker-on-loan = Papier przesyłki jest na wypożyczeniu. Zapisz jego zwrot
cases-blocker-no-scan = Brakuje pliku z odwzorowaniem przesyłki
cases-blocker-draft = Projekt pisma czeka na wysłanie albo porzucenie
said-zalozono = Sprawa założona.
said-dolaczono = Przesyłka dołączona do sprawy.
said-wylaczono = Przesyłka wyłączona ze sprawy. Leży znów tam, gdzie przed dołączeniem.
said-strona = Strona dodana.
said-wstrzymano = Bieg terminu wstrzymany.
said-wznowiono = Bieg terminu wznowiony.
said-wspolpraca = Komórka współpracuje przy sprawie.
said-przekazano = Sprawa ma nowego prowadzącego.
said-dokumenty = Pliki są w aktach sprawy.
said-odstapiono = Zapisano odstąpienie z przyczyną.
said-zakonczono = Sprawa zakończona. Nic się w niej już nie zmieni.
event-CaseOpened = Założono sprawę
event-ItemJoined = Dołączono przesyłkę
event-ItemTakenOut = Wyłączono przesyłkę
event-PartyAdded = Dodano stronę
event-CasePaused = Wstrzymano bieg terminu
event-CaseResumed = Wznowiono bieg terminu
event-CooperationAdded = Dodano komórkę współpracującą
event-CaseHandedOver = Zmieniono prowadzącego
event-DocumentFiled = Dodano dokumenty do akt
event-AnswerWaived = Odstąpiono od powinności
event-CaseClosed = Zakończono sprawę
event-DutyStarted = Zaczął biec termin
event-DutyMet = Powinność spełniona
event-DutyWaived = Powinność odpadła
event-TermPaused = Wstrzymano liczenie dni
event-TermResumed = Wznowiono liczenie dni
cases-class-unknown = To nie jest symbol klasy z obowiązującego wykazu akt. Wybierz klasę z listy pod polem albo popraw, co wpisano.
cases-class-not-end = Klasa { $symbol } nie jest końcowa. Wybierz jedną z klas podrzędnych.
cases-class-not-yet = Klasa { $symbol } bierze sprawy dopiero od późniejszego dnia. Wybierz inną.
cases-class-closed = Klasa { $symbol } jest zamknięta. Wybierz inną.
cases-bad-sign = Z kodu komórki { $unit } nie da się utworzyć znaku sprawy. Powiadom administratora.
cases-text-missing = { $field ->
    [title] Podaj tytuł.
    [name] Podaj nazwisko albo nazwę.
    [address] Podaj adres.
    [signed_by] Napisz, kto podpisał.
    [evidence] Podaj dowód doręczenia.
    [reason] Podaj powód.
    [subject] Podaj przedmiot.
    [columns] Nazwij każdą kolumnę.
   *[other] Uzupełnij to pole.
}
cases-text-long = Tekst jest za długi, najwyżej { $most } znaków.
cases-text-hidden = W tekście są znaki niewidoczne albo zmieniające kierunek pisma. Wpisz go ręcznie.
cases-closed = Sprawa { $sign } jest zakończona i nie można jej zmieniać.
cases-officer-unknown = Wybierz prowadzącego sprawę.
cases-officer-role = Ta osoba nie prowadzi spraw. Wybierz referenta albo kierownika.
cases-officer-unit = Prowadzący musi pracować w komórce { $unit }.
cases-officer-same = Ta osoba już prowadzi sprawę.
cases-settling-unknown = Wybierz termin załatwienia.
cases-access-unknown = Wybierz dostęp.
cases-origin-stays = Od przesyłki { $number } zaczęła się sprawa { $sign }, więc w niej zostaje. Jeżeli sprawę założono przez pomyłkę, zakończ ją z notatką i załóż właściwą.
cases-item-answered = Na przesyłkę { $number } odpowiedziano już w sprawie { $sign }, więc w niej zostaje.
cases-take-out-short = Napisz, dlaczego pismo nie należy do tej sprawy, od 10 do 500 znaków.
cases-item-in-case = Przesyłka { $number } jest już w sprawie.
cases-unit-unknown = Wybierz komórkę.
cases-unit-already = Komórka { $unit } już ma tę sprawę.
cases-no-file = Wybierz plik.
cases-date = Podaj datę.
cases-choice = Wybierz jedną z możliwości.
cases-version-missing = Podaj wersję sprawy w polu version albo w nagłówku If-Match.
cases-blocked = { $code ->
    [cases-blocker-suspended] { cases-blocker-suspended }
    [cases-blocker-answer-sender] { cases-blocker-answer-sender }: { $what }
    [cases-blocker-prove-delivery] { cases-blocker-prove-delivery }: { $what }
    [cases-blocker-overrun-notice] { cases-blocker-overrun-notice }
    [cases-blocker-incomplete] { cases-blocker-incomplete }: { $what }
    [cases-blocker-on-loan] { cases-blocker-on-loan }: { $what }
    [cases-blocker-no-scan] { cases-blocker-no-scan }: { $what }
    [cases-blocker-draft] { cases-blocker-draft }: { $what }
   *[other] Zakończenie blokuje: { $what }
}
cases-join-title = Dołącz pismo do sprawy
cases-join-many-title = Dołącz pisma do sprawy
cases-join-result = Wynik dołączania
cases-to-case = Do sprawy
cases-unknown = Sprawa spoza zasięgu
cases-close-many = Zakończ wiele
cases-close-many-lead = Zaznacz sprawy, w których wszystko jest zrobione. Każda jest sprawdzana osobno; przy tej, której nie można zakończyć, widać, czego brakuje.
cases-close-many-mine = Moje sprawy w toku
cases-close-ticked = Zakończ zaznaczone
cases-close-result = Wynik kończenia spraw
cases-ticked = Zaznaczono:
cases-join-act = Czynność
cases-join-one = Dołącz do sprawy { $sign }
cases-find-sign = Znak sprawy (także dawny) zaczyna się od
cases-find = Szukaj
cases-find-all = Pokaż wszystkie
cases-print = Drukuj (PDF)
cases-print-made = Sporządzono { $at } w programie Obieg: { $who }.
cases-print-none = W tej klasie nie ma spraw.
cases-category = Kat.
cases-join = Dołącz
cases-desk-overdue = Po terminie
cases-desk-soon = W ciągu 3 dni roboczych
cases-desk-open = Sprawy w toku
cases-desk-next = Najbliższe terminy
cases-desk-all = Wszystkie
cases-term-filter-po = Tylko sprawy po terminie.
cases-term-filter-3 = Tylko sprawy z terminem w ciągu 3 dni roboczych.
cases-waiting-work = { $n ->
    [one] { $n } sprawa w toku
    [few] { $n } sprawy w toku
   *[many] { $n } spraw w toku
}
cases-notice-about = Dotyczy terminu
cases-named = Nowy termin wskazany stronom:
cases-legal-day = termin ustawowy:
said-wersja = Nowa wersja jest w aktach. Poprzednie zostały.
event-DocumentVersioned = Dodano nową wersję dokumentu

# API
api-group-cases = Sprawy
api-cases-list-cases = Sprawy w zasięgu, od najbliższego terminu
api-cases-list-cases-state = Stan sprawy; bez podania sprawy w toku.
api-cases-list-cases-mine = Tylko własne.
api-cases-list-cases-due_from = Termin nie wcześniej niż tego dnia.
api-cases-list-cases-due_to = Termin nie później niż tego dnia.
api-cases-list-cases-after = Klucz następnej strony: next z poprzedniej.
api-cases-list-cases-limit = Ile na stronie; bez podania 50.
api-cases-open-case = Załóż sprawę
api-cases-show-case = Sprawa z aktami
api-cases-take-out-item = Wyłącz ze sprawy przesyłki dołączone przez pomyłkę
api-cases-join-item = Dołącz przesyłkę do sprawy
api-cases-join-item-2 = Dołącz wiele przesyłek do sprawy naraz
api-cases-add-party = Dodaj stronę
api-cases-pause-case = Wstrzymaj bieg terminów
api-cases-resume-case = Wznów bieg terminów
api-cases-add-cooperation = Dodaj komórkę współpracującą
api-cases-hand-over-case = Zmień prowadzącego
api-cases-waive-answer = Odstąp od powinności z podaniem przyczyny
api-cases-file-document = Dodaj pliki do akt sprawy
api-cases-file-document-kind = Czym są pliki; bez podania notatką.
api-cases-case-content = Ostatnia wersja dokumentu sprawy albo jej przesyłki
api-cases-case-content-danger = Słowo accept: wiem, że plik może być niebezpieczny, i chcę go mimo to.
api-cases-case-content-2 = Jedna wersja dokumentu sprawy
api-cases-case-content-2-danger = Słowo accept: wiem, że plik może być niebezpieczny, i chcę go mimo to.
api-cases-case-versions = Wersje dokumentu sprawy, od najnowszej
api-cases-version-document = Dodaj nową wersję dokumentu sprawy
api-cases-version-document-after = Numer ostatniej wersji, którą znasz.
api-cases-close-case = Zakończ sprawę
api-cases-close-case-2 = Zakończ wiele spraw naraz
cases-state = Stan sprawy
api-cases-who-looked = Kto oglądał sprawę, od najnowszego wpisu
api-cases-who-looked-before = Klucz następnej strony: next z poprzedniej.
cases-group = wydzielona grupa spraw
cases-group-separate = Wydziel grupę spraw
cases-group-lead = Grupa zajmie następny numer w tym spisie i dostanie własny spis. Sprawy założone w niej w tym roku mają znak z pięciu części.
cases-group-title = Czego dotyczy grupa
cases-field-group = Wydzielona grupa
cases-field-group-hint = Tylko gdy sprawa należy do grupy tej samej klasy. Znak będzie miał pięć części.
cases-group-wrong = Ta grupa należy do innej klasy, komórki albo do innego roku. Wybierz klasę grupy albo zostaw pole puste.
said-grupa = Grupa jest wydzielona i ma własny spis.
event-GroupSeparated = Wydzielono grupę spraw
api-cases-separate-group = Wydziel grupę spraw w klasie własnej komórki
event-CaseReregistered = Sprawę zarejestrowano na nowo, toczy się pod innym znakiem
event-DutiesCarried = Powinności przeszły do następnej sprawy
cases-take-over = Przekaż innej komórce
cases-take-over-title = Przejęcie spraw komórki { $unit }
cases-take-over-lead = Zaznaczone sprawy poprowadzi inna komórka. Znaki i miejsce w spisie spraw zostają, przejęcie zapisuje się w metryce każdej sprawy.
cases-take-over-none = Komórka nie prowadzi żadnej otwartej sprawy.
cases-take-over-officer = Kto poprowadzi sprawy
cases-take-over-reason = Podstawa przejęcia
cases-take-over-reason-hint = Na przykład zarządzenie o zmianie regulaminu organizacyjnego. Trafi do metryki.
cases-take-over-cases = Otwarte sprawy komórki
cases-take-over-ticked = Przekaż zaznaczone
cases-take-over-result = Przejęcie spraw
cases-take-over-more = Pozostałe sprawy komórki
cases-choose-officer = wybierz osobę z innej komórki
cases-officer-missing = Wybierz osobę, która dziś zajmuje stanowisko w innej komórce.
cases-take-over-same = Komórka { $unit } już prowadzi tę sprawę. Wybierz osobę z innej komórki albo zmień prowadzącego na stronie sprawy.
event-CaseTakenOver = Przejęcie sprawy przez inną komórkę
api-cases-list-led-in = Sprawy, które prowadzi komórka, bez zakończonych
api-cases-list-led-in-after = Tylko sprawy po tej: next z poprzedniej strony.
api-cases-take-over-case = Przekaż sprawę innej komórce
cases-take-over-link = Przekaż sprawy tej komórki innej
cases-no-open-sign = Nie ma otwartej sprawy o tym znaku. Sprawdź znak albo zarejestruj wiadomość jako przesyłkę.
cases-import = Wczytaj sprawy z tabeli
cases-import-lead = Sprawy w toku prowadzone dotąd w innym systemie. Najpierw zobaczysz, co powstanie z każdego wiersza. Sprawa dostanie kolejny znak z tegorocznego spisu; dawny znak zostaje przy niej i można po nim szukać.
cases-import-hint = CSV albo XLSX z nagłówkami w pierwszym wierszu, najwyżej 50 000 wierszy i 20 MB. Potrzebne kolumny: dawny znak, tytuł, klasa, login prowadzącego, data wszczęcia.
cases-import-do = { $n ->
    [one] Załóż { $n } sprawę
    [few] Załóż { $n } sprawy
   *[other] Załóż { $n } spraw
}
cases-import-done = { $n ->
    [one] Założono { $n } sprawę.
    [few] Założono { $n } sprawy.
   *[other] Założono { $n } spraw.
}
cases-import-first = Pokazujemy { $count } wierszy, najpierw te, którym trzeba się przyjrzeć.
cases-import-is-foreign-sign = znak w poprzednim systemie
cases-import-is-title = tytuł sprawy
cases-import-is-symbol = symbol klasy
cases-import-is-unit = kod komórki
cases-import-is-officer = login prowadzącego
cases-import-is-began-on = data wszczęcia
cases-import-is-due-on = termin załatwienia
cases-import-is-parties = strony, po średniku
cases-import-is-addresses = adresy stron, po średniku
cases-import-is-note = uwagi
cases-import-verdict-new = nowa sprawa
cases-import-verdict-repeated = znak powtórzony w tabeli, pominięty
cases-import-verdict-known = jest już w programie
cases-import-verdict-wrong = błąd
cases-import-verdict-added = założona
cases-import-no-column = Wskaż kolumnę: { $column }.
cases-import-no-officer = Podaj login prowadzącego sprawę.
cases-import-login = Nikt z loginem { $login } nie zajmuje dziś stanowiska. Popraw login albo powierz tej osobie stanowisko.
cases-import-login-unit = Osoba z loginem { $login } nie zajmuje dziś stanowiska w komórce { $unit }. Popraw login albo kod komórki.
cases-import-posts = Ta osoba zajmuje kilka stanowisk. Podaj kod komórki, która prowadzi sprawę.
cases-import-unit = Sprawę komórki { $unit } wczytuje jej kierownik, kierownik urzędu albo koordynator.
cases-import-no-day = Podaj dzień, na przykład 2025-06-01 albo 1.06.2025.
cases-import-future = Dzień wszczęcia nie może być późniejszy niż dzisiejszy.
cases-import-term = Termin musi przypadać po dniu wszczęcia, najwyżej 20 lat po nim.
cases-import-parties = Wymień w jednym wierszu najwyżej { $most } stron.
cases-import-addresses = Podaj tyle adresów, ile jest stron, w tej samej kolejności; brak adresu oznacz dwoma średnikami obok siebie.
cases-imported-before = Ta sprawa jest już w programie pod znakiem { $sign }.
cases-foreign-sign = Znak w poprzednim systemie
cases-began = Wszczęta
cases-foreign-note = Uwagi z poprzedniego systemu
event-CaseBrought = Wczytano sprawę z poprzedniego systemu
api-cases-import-case = Wczytaj sprawy w toku z poprzedniego systemu, każdą raz

# Pomoc
help-sprawy =
    To sprawy, które widzisz, od najbliższego terminu. Znajdziesz tu sprawę po początku znaku, także dawnego, i po stanie; po tytule się tu nie szuka.
    Nową sprawę najlepiej zakładać z pisma, w „Moje pisma”: program przeniesie z niego dane.
    Gdy sprawy nie ma, zmień stan nad listą na „Wstrzymane” albo „Zakończone”. Spraw spoza twojego zasięgu lista nie pokazuje.
help-sprawy-nowa =
    Nadaj sprawie tytuł i klasę z wykazu akt. Zacznij pisać symbol albo słowo, a program podpowie klasy.
    Po zapisaniu sprawa dostanie znak i termin. Znaku nie da się potem zmienić, więc sprawdź klasę i komórkę.
    Gdy nie wiesz, jaką klasę wybrać, zapytaj koordynatora albo archiwistę.
help-sprawy-wczytaj =
    Tu przeniesiesz sprawy w toku z poprzedniego systemu, z tabeli CSV albo XLSX. Wskaż, która kolumna czym jest, i obejrzyj wynik próby: niczego jeszcze nie zapisuje.
    Każda sprawa dostanie znak z tegorocznego spisu, a dawny znak zostaje przy niej. Termin dostanie ta sprawa, przy której tabela go podaje.
    Wiersze z błędem popraw w tabeli i wczytaj ją jeszcze raz. Sprawa o tym samym dawnym znaku nie powstanie drugi raz.
help-sprawy-spis =
    To spis spraw jednej klasy, komórki i roku, taki jak w instrukcji kancelaryjnej. Wybierz te trzy rzeczy nad listą.
    Spis można wydrukować (PDF) albo zapisać jako arkusz. Numery powstają same, po kolei i bez luk.
help-sprawy-przejecie =
    Tu inna komórka przejmuje prowadzenie spraw, na przykład po zmianie regulaminu. Wybierz komórkę, zaznacz sprawy albo wszystkie i podaj powód.
    Znaki spraw się nie zmieniają. Sprawy zobaczy komórka, która je przejęła.
    Każda sprawa przechodzi osobno; te, których nie udało się przejąć, zobaczysz na początku z powodem.
help-sprawy-wiele =
    Zaznacz sprawy, które są załatwione, i zakończ je naraz. Z klawiszem Shift zaznaczysz cały ciąg.
    Sprawa, w której coś jeszcze jest do zrobienia, nie zakończy się. Zobaczysz ją na początku z powodem.
help-sprawy-id =
    Tu jest cała sprawa: pisma, strony, terminy, notatki i to, co zostało do zrobienia.
    Odpowiedź wyślesz przyciskiem „Wyślij pismo”. Gdy wróci dowód doręczenia, zapisz go przy piśmie.
    Sprawę zakończysz, gdy nic nie jest już winne: program powie, czego brakuje. Zakończonej sprawy się nie zmienia, można ją podjąć na nowo.
help-sprawy-id-metryka =
    Metryka pokazuje, kto, kiedy i co zrobił w sprawie (Kpa art. 66a). Powstaje sama i nikt nie może jej zmienić.
    Do akt papierowych albo dla sądu wydrukujesz ją jako PDF.
help-sprawy-id-ogladajacy =
    Tu widać, kto i kiedy oglądał tę sprawę, także bez zmieniania czegokolwiek.
    Gdy widzisz kogoś, kto nie powinien tu zaglądać, powiedz o tym kierownikowi albo inspektorowi ochrony danych.
help-sprawy-id-dziennik-seq =
    To dowód, że jeden wpis stoi w dzienniku urzędu i że nikt go nie zmienił. Na co dzień nie jest potrzebny.
    Gdy strona mówi, że coś się nie zgadza, nie zmieniaj niczego i wezwij operatora serwera.
help-sprawy-id-dokument-document-wersje =
    Tu są wszystkie wersje dokumentu, od najnowszej. Żadna nie ginie, każdą można zapisać na dysku.
    Nowszą wersję dodasz na stronie sprawy, przy dokumencie.
