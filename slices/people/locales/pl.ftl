people-nav = Struktura
people-sign-in = Wejście do Obiegu
people-cast-lead = To pokaz. Wybierz osobę, aby wejść jednym kliknięciem.
people-by-password = Albo zaloguj się hasłem
people-office = Urząd
people-login = Login
people-password = Hasło
people-enter = Zaloguj się
people-sessions = Moje sesje
people-sessions-lead = Urządzenia, na których jesteś zalogowany. Obcą sesję zakończ od razu.
people-session-device = Urządzenie
people-session-origin = Adres sieciowy
people-session-since = Od
people-session-seen = Ostatnio
people-session-act = Czynność
people-session-this = To urządzenie
people-session-end = Zakończ sesję
people-structure = Struktura i ludzie
people-structure-lead = Komórki organizacyjne, stanowiska i osoby na dziś.
people-unit-empty = Nikt nie zajmuje tu stanowiska.
people-person = Osoba
people-post = Stanowisko
people-roles = Role
people-since = Od dnia
role-chancery = kancelaria
role-officer = referent
role-head = kierownik
role-executive = kierownictwo urzędu
role-coordinator = koordynator czynności kancelaryjnych
role-archivist = archiwista
role-administrator = administrator
role-machine = program
role-operator = operator
said-sesja = Sesja zakończona.
people-plan-form = Wiersz { $line }: { $value }
people-plan-key = Wiersz { $line }: klucz urzędu „{ $value }” może mieć małe litery, cyfry i łączniki.
people-plan-text = Wiersz { $line }: tekst jest pusty, za długi albo ma znaki sterujące.
people-plan-date = Wiersz { $line }: „{ $value }” nie jest datą w postaci RRRR-MM-DD.
people-plan-unit-code = Wiersz { $line }: kod komórki „{ $value }” może mieć litery, cyfry i łącznik w środku, w tym co najmniej jedną literę.
people-plan-parent = Wiersz { $line }: nie ma wcześniej komórki „{ $value }”. Komórka nadrzędna musi stać przed podrzędną.
people-plan-second-root = Wiersz { $line }: komórka „{ $value }” nie ma komórki nadrzędnej, a taka może być tylko jedna.
people-plan-unit-twice = Wiersz { $line }: kod komórki „{ $value }” jest już zajęty.
people-plan-post-unit = Wiersz { $line }: nie ma komórki „{ $value }”.
people-plan-role = Wiersz { $line }: nie ma roli „{ $value }”. Role: chancery, officer, head, executive, coordinator, archivist, administrator.
people-plan-login = Wiersz { $line }: login „{ $value }” może mieć małe litery bez ogonków, cyfry, kropki, łączniki i podkreślenia.
people-plan-login-twice = Wiersz { $line }: login „{ $value }” ma już inna osoba.
people-plan-password = Wiersz { $line }: hasło musi mieć od 12 do 128 znaków.
people-settings = Ustawienia urzędu
people-persons = Osoby
people-persons-lead = Wszyscy, którzy mają albo mieli stanowisko w urzędzie.
people-choose-person = Wybierz osobę na stanowisko
people-name-begins = Nazwisko lub imię
people-find = Szukaj
people-nobody-found = Nie ma takiej osoby
people-nobody-found-lead = Wpisz początek nazwiska albo imienia. Polskie znaki nie mają znaczenia.
people-posts-today = Stanowiska dziś
people-no-post-today = bez stanowiska
people-shown = { $n ->
    [one] Pokazano { $n } osobę
    [few] Pokazano { $n } osoby
   *[many] Pokazano { $n } osób
}
people-unit = Komórka
people-unit-name = Nazwa komórki
people-unit-code = Kod komórki
people-unit-code-hint = Litery, cyfry i łącznik w środku, na przykład OR albo WB1-WOP. Od kodu zaczyna się znak sprawy i później się go nie zmienia.
people-unit-above = Komórka nadrzędna
people-first-day = Pierwszy dzień
people-last-day = Ostatni dzień
people-no-end = bez końca
people-until = do
people-from = od
people-state = Stan
people-acts = Czynności
people-now = teraz
people-before = dawniej
people-planned = od przyszłego dnia
people-over = zakończone
people-other-units = Komórki planowane i zakończone
people-units-below = Komórki podrzędne
people-names = Nazwy w czasie
people-posts = Stanowiska
people-no-posts = W tej komórce nie ma stanowisk
people-post-never = Nikt jeszcze nie zajmował tego stanowiska.
people-post-title = Nazwa stanowiska
people-post-title-hint = Na przykład: inspektor. Każde stanowisko zajmuje jedna osoba; dla drugiej dodaj drugie stanowisko.
people-post-roles-hint = Co wolno temu, kto zajmie stanowisko. Przy powierzaniu można wybrać inaczej.
people-add-unit = Dodaj komórkę
people-add-unit-below = Dodaj komórkę podrzędną
people-rename-unit = Zmień nazwę
people-rename-unit-of = Zmień nazwę komórki { $code }
people-rename-unit-lead = Dawna nazwa zostaje w historii. Kod i znaki spraw się nie zmieniają.
people-close-unit = Zakończ działanie
people-close-unit-of = Zakończ działanie komórki { $code }
people-close-unit-lead = Kończą się też puste stanowiska komórki. Tego nie da się cofnąć. Kod komórki jest zajęty do końca roku, a sprawy zachowują swoje znaki.
people-add-post = Dodaj stanowisko
people-add-post-of = Dodaj stanowisko w komórce { $code }
people-close-post = Zlikwiduj stanowisko
people-close-post-of = Zlikwiduj stanowisko w komórce { $code }
people-close-post-lead = Po tym dniu nikt nie zajmie tego stanowiska. Tego nie da się cofnąć.
people-appoint = Powierz stanowisko
people-appoint-somebody = Powierz komuś
people-appoint-hint = Lista ma stanowiska, których nikt nie zajmuje na stałe.
people-appoint-roles-hint = Zostaw puste, aby dać role stanowiska.
people-choose = wybierz
people-end-holding = Zakończ zajmowanie
people-end-holding-lead = Sprawy i pisma tej osoby nie przechodzą same na nikogo. Przekaż je, zanim odejdzie.
people-end-holding-hint = Osoba działa do końca tego dnia. Jeżeli to dziś albo wcześniej, jej sesje na tym stanowisku kończą się od razu.
people-change-roles = Zmień role
people-change-roles-hint = Wszystkie role od tego dnia. Wcześniejsze zostają w historii.
people-change-roles-day = Dziś albo później.
people-add-person = Dodaj osobę
people-rename-person = Zmień nazwisko
people-rename-person-lead = Zmienisz tu także imiona. To, co osoba zrobiła wcześniej, zostaje podpisane dawnym nazwiskiem. Login się nie zmienia.
people-name-since = Od kiedy tak się nazywa
people-earlier-names = Wcześniejsze nazwiska
people-withdraw = Cofnij powierzenie
people-withdraw-instead = Powierzono przez pomyłkę i nikt jeszcze nie działał? Cofnij powierzenie
people-withdraw-lead = Tylko gdy stanowisko powierzono przez pomyłkę i nikt na nim nie działał. W historii zostanie ślad; stanowisko będzie znów wolne.
people-withdrawn = cofnięte
people-given = Imiona
people-surname = Nazwisko
people-login-hint = Małe litery bez ogonków, cyfry, kropki, łączniki i podkreślenia, na przykład a.nowak.
people-first-password = Pierwsze hasło
people-first-password-hint = Zostaw puste, a program wymyśli hasło. Osoba zmieni je przy pierwszym wejściu.
people-holdings = Stanowiska w czasie
people-no-holdings = Jeszcze bez stanowiska
people-no-holdings-lead = Osoba może wejść do Obiegu dopiero po powierzeniu stanowiska.
people-entry = Wejście do Obiegu
people-open-sessions = Otwarte sesje
people-end-sessions = Zakończ wszystkie sesje
people-end-other-sessions = Zakończ pozostałe sesje
people-reset-password = Nadaj nowe hasło
people-reset-password-lead = Program wymyśli hasło i pokaże je jeden raz. Wszystkie sesje tej osoby się zakończą, a przy następnym wejściu osoba ustawi własne hasło.
people-person-added = Osoba dodana
people-password-reset = Nowe hasło nadane
people-secret-lead = Zapisz to teraz. Drugi raz tego nie zobaczysz, a program tego nie pamięta.
people-secret-on = Zapisane, do strony osoby
people-secret-on-keys = Zapisane, do listy kluczy
people-leave = Zostaw bez zmian
people-second-step = Drugi krok
people-second-step-lead = Hasło jest dobre. Teraz podaj kod z aplikacji.
people-code = Kod
people-code-hint = Sześć cyfr z aplikacji albo kod zapasowy z kartki.
people-code-lost = Nie masz klucza, telefonu ani kodów zapasowych? Poproś administratora urzędu, aby odebrał ci drugi składnik.
people-from-start = Zacznij od nowa
people-entry-code = Wejście kodem jednorazowym
people-entry-code-lead = Kod daje operator serwera pierwszemu administratorowi urzędu. Działa raz i przez godzinę. Ustaw do niego własne hasło.
people-entry-code-field = Kod jednorazowy
people-entry-code-have = Mam kod jednorazowy
people-entry-code-do = Ustaw hasło i wejdź
people-entry-code-made = Administrator „{ $login }” ma kod jednorazowy: { $code }
people-entry-code-how = Kod działa raz i przez godzinę. Otwórz w przeglądarce /wejscie/kod i ustaw hasło. Nowy kod: obieg office code --office { $office } --login { $login }
people-entry-code-nobody = W tym urzędzie nie ma dziś administratora o loginie „{ $login }”.
people-told-entrycodeissued = operator dał kod jednorazowy
people-told-entrycodeused = hasło ustawiono kodem jednorazowym
people-prove = Potwierdź, że to ty
people-prove-lead = Ta czynność decyduje o tym, kto może wejść do Obiegu i co mu wolno. Po potwierdzeniu masz na nią 10 minut. Jeżeli nie możesz potwierdzić, wyloguj się i zaloguj ponownie.
people-prove-do = Potwierdź
people-security = Bezpieczeństwo
people-security-lead = Drugi składnik chroni twoje konto, gdy ktoś pozna hasło.
people-factors = Klucze i aplikacje z kodami
people-factor-required = Urząd wymaga drugiego składnika
people-factors-none = Nie masz drugiego składnika
people-factors-none-lead = Dodaj klucz dostępu: przy wejściu podasz hasło i potwierdzisz palcem, twarzą albo kodem PIN urządzenia. Możesz też dodać aplikację, która pokazuje kody.
people-factor-name = Nazwa aplikacji
people-factor-name-hint = Po niej poznasz, którą usunąć, na przykład: telefon służbowy.
people-factor-name-usual = Telefon
people-factor-added = Dodano
people-factor-add = Dodaj aplikację
people-factor-add-lead = Zeskanuj kwadrat aplikacją, która pokazuje kody (na przykład FreeOTP, Aegis, Google Authenticator), i przepisz kod.
people-factor-owed = Urząd wymaga drugiego składnika od każdego. Dodaj klucz dostępu albo aplikację, zanim zaczniesz pracę.
people-factor-square = Kwadrat do zeskanowania aplikacją
people-factor-by-hand = Nie możesz zeskanować? Wpisz w aplikacji ten sekret. Później już go nie zobaczysz.
people-factor-code = Kod z aplikacji
people-factor-code-hint = Sześć cyfr. Dopiero dobry kod dodaje aplikację.
people-factor-remove = Usuń aplikację
people-factor-remove-lead = Kody z tej aplikacji przestaną działać. Gdy to ostatni drugi składnik, przestaną działać także kody zapasowe.
people-factor-secret = Sekret z formularza jest uszkodzony. Otwórz stronę jeszcze raz i zeskanuj nowy kwadrat.
people-factor-called = Nazwa
people-factor-kind = Rodzaj
people-kind-app = aplikacja z kodami
people-kind-passkey = klucz dostępu
people-passkey-add = Dodaj klucz dostępu
people-passkey-add-lead = Klucz dostępu zostaje w twoim urządzeniu, telefonie albo na kluczu USB. Potwierdzisz nim, że to ty: palcem, twarzą albo kodem PIN. Podrobiona strona go nie wyłudzi.
people-passkey-name = Nazwa klucza
people-passkey-name-usual = Komputer w pracy
people-passkey-use = Użyj klucza dostępu
people-passkey-use-remove = Usuń, potwierdzając kluczem
people-passkey-or-code = Albo wpisz kod:
people-passkey-used = ostatnio użyty
people-passkey-stopped = wstrzymany
people-passkey-stopped-lead = Licznik klucza „{ $name }” cofnął się: ktoś może mieć jego kopię. Ten klucz już nikogo nie wpuści. Usuń go, dodaj nowy i powiadom administratora.
people-passkey-remove = Usuń klucz dostępu
people-passkey-remove-lead = Tym kluczem już nie wejdziesz. Gdy to ostatni drugi składnik, przestaną działać także kody zapasowe.
people-passkey-waiting = Czekam na klucz. Zrób to, o co prosi przeglądarka.
people-passkey-not-given = Nie potwierdzono kluczem. Spróbuj jeszcze raz albo wpisz kod.
people-passkey-not-made = Nie utworzono klucza. Spróbuj jeszcze raz albo dodaj aplikację z kodami.
people-passkey-had = Ten klucz jest już dodany. Wybierz inne urządzenie.
people-passkey-unknown = Ta przeglądarka nie zna kluczy dostępu. Wpisz kod.
people-passkey-unknown-new = Ta przeglądarka nie zna kluczy dostępu. Dodaj aplikację z kodami.
people-passkey-elsewhere = Klucze dostępu działają tylko pod adresem { $address }. Otwórz Obieg pod tym adresem albo wpisz kod.
people-passkey-elsewhere-new = Klucze dostępu działają tylko pod adresem { $address }. Otwórz Obieg pod tym adresem albo dodaj aplikację z kodami.
people-passkey-no-script = Klucz dostępu wymaga skryptów w przeglądarce. Bez nich wpisz kod.
people-passkey-no-script-new = Klucz dostępu wymaga skryptów w przeglądarce. Bez nich dodaj aplikację z kodami.
people-second-step-key-lead = Hasło jest dobre. Potwierdź kluczem dostępu albo wpisz kod.
people-told-enteredbynewdevice = zalogowano się z nowego urządzenia
people-told-passkeyadded = dodano klucz dostępu
people-told-passkeyremoved = usunięto klucz dostępu
people-told-passkeystopped = wstrzymano klucz dostępu, bo jego licznik się cofnął
said-klucz-dodany = Klucz dostępu dodany.
people-misses-do = Jeżeli to nie ty, zmień hasło i powiadom administratora.
people-told-tries = { $n ->
    [one] { $n } nieudana próba wejścia
    [few] { $n } nieudane próby wejścia
   *[many] { $n } nieudanych prób wejścia
}
people-move = Przenieś osoby
people-move-of = Przenieś osoby z komórki { $code }
people-move-lead = Osoba przechodzi z nazwą stanowiska i rolami. Dotychczasowe stanowisko kończy się dzień wcześniej, a w nowej komórce powstaje takie samo. Sprawy zostają, dopóki nie przejmie ich inna komórka; zastępstwa i klucze integracji na dotychczasowym stanowisku się kończą.
people-move-none = Nie ma kogo przenieść: w tej komórce nikt nie zajmuje stanowiska bez ostatniego dnia.
people-move-to = Nowa komórka
people-move-day-hint = Dziś albo później. Kogo przeniesiesz od dziś, ten zaloguje się ponownie.
people-move-who = Kto przechodzi
people-move-ticked = Zaznaczono:
people-move-ticked-do = Przenieś zaznaczone osoby
people-move-again = Przenieś jeszcze raz
people-move-result = Przeniesienie osób
people-move-there = Nowa komórka
people-move-here = Dotychczasowa komórka
people-move-same = { $what }: pracuje już w komórce { $code }. Wybierz inną.
people-move-past = { $what }: przenieść można najwcześniej od { $day }.
people-move-early = { $what }: zajmuje stanowisko od { $day }. Wybierz późniejszy dzień albo cofnij powierzenie.
people-move-roles = { $what }: od { $day } ma mieć inne role. Wybierz ten dzień albo późniejszy.
people-move-elsewhere = Ktoś z zaznaczonych już tu nie pracuje. Odśwież stronę i zaznacz jeszcze raz.
people-unit-missing = Wybierz komórkę z listy.
api-people-move-holding = Przenieś osoby ze stanowiskami do innej komórki
people-move-unit = Zmień komórkę nadrzędną
people-move-unit-of = Zmień komórkę nadrzędną komórki { $code }
people-move-unit-lead = Zmiana działa od razu, razem z komórkami podrzędnymi. Kto stał wyżej dotąd, traci wgląd w sprawy i pisma tych komórek; kto stoi wyżej teraz, zyskuje go. Kody i znaki spraw się nie zmieniają.
people-unit-above-new = Nowa komórka nadrzędna
people-parent-same = Komórka { $what } stoi już pod tą komórką. Wybierz inną.
people-parent-below = Komórka { $code } stoi pod komórką { $what }, więc nie może stać nad nią. Wybierz inną.
said-komorka-przeniesiona = Komórka ma nową komórkę nadrzędną. Zasięg został przepisany.
event-UnitMoved = Komórka ma inną komórkę nadrzędną
api-people-move-unit = Ustaw komórce inną komórkę nadrzędną; zasięg zmienia się od razu
people-codes = Kody zapasowe
people-codes-lead = Każdy działa raz, gdy nie masz telefonu. Wydrukuj je albo przepisz i schowaj tam, gdzie nikt nie zajrzy.
people-codes-left = { $n ->
    [one] Został { $n } kod.
    [few] Zostały { $n } kody.
   *[many] Zostało { $n } kodów.
}
people-codes-few = Zrób nowe, zanim się skończą.
people-codes-new = Zrób nowe kody zapasowe
people-codes-new-lead = Dotychczasowe kody przestaną działać. Nowe zobaczysz jeden raz.
people-codes-kept = Zapisane
people-told = Ostatnie zdarzenia
people-told-lead = Jeżeli to nie ty, zmień hasło i powiadom administratora.
people-told-factoradded = dodano aplikację z kodami
people-told-factorremoved = usunięto aplikację z kodami
people-told-factorscleared = odebrano drugi składnik
people-told-recoverycodesmade = zrobiono nowe kody zapasowe
people-told-recoverycodeused = użyto kodu zapasowego
people-told-passwordchanged = zmieniono hasło
people-told-passwordreset = nadano nowe hasło
people-clear-factors = Odbierz drugi składnik
people-clear-factors-lead = Gdy osoba zgubiła telefon albo klucz. Jej klucze, aplikacje i kody zapasowe przestaną działać, a wszystkie sesje się zakończą. Upewnij się, że prosi o to właśnie ona.
people-rule = Drugi składnik przy wejściu
people-rule-lead = Czego urząd wymaga od każdego, kto wchodzi do Obiegu.
people-rule-hint = Kto go nie ma, doda aplikację przy następnym wejściu, zanim zrobi cokolwiek innego.
people-rule-off = nieobowiązkowy
people-rule-everyone = obowiązkowy dla każdego
said-skladnik-dodany = Aplikacja dodana.
said-skladnik-usuniety = Drugi składnik usunięty.
said-skladniki-odebrane = Drugi składnik odebrany. Sesje tej osoby zakończone.
said-regula = Zapisane.
people-change-password = Zmień hasło
people-change-password-lead = Po zmianie kończą się twoje sesje na innych urządzeniach.
people-old-password = Obecne hasło
people-new-password = Nowe hasło
people-new-password-hint = Od 12 do 128 znaków, na przykład cztery słowa bez związku. Nie login i nie hasło, które każdy zgadnie.
people-new-password-again = Nowe hasło jeszcze raz
people-temporary-password = To hasło nadał administrator. Zanim zaczniesz pracę, ustaw własne.
people-keys = Klucze
people-webhooks = Powiadamianie
people-keys-lead = Dostępy programów do Obiegu: kto, w czyim imieniu i do czego.
people-no-keys = Nie ma jeszcze żadnego klucza
people-issue-key = Wydaj klucz
people-issue-key-lead = Klucz działa w imieniu osoby na stanowisku i nigdy nie może więcej niż ona.
people-key = Klucz
people-key-name = Do czego służy
people-key-name-hint = Na przykład: skaner w kancelarii.
people-key-holder = W czyim imieniu
people-key-holder-hint = Gdy osoba odda stanowisko, klucz przestaje działać.
people-key-days = Ile dni ważny
people-key-days-hint = Od 1 do 366.
people-key-scopes = Do czego
people-key-scopes-hint = Zaznacz tylko to, czego program potrzebuje.
people-key-changes = zmienia
people-key-reads = czyta
people-key-count = { $n ->
    [one] { $n } czynność
    [few] { $n } czynności
   *[many] { $n } czynności
}
people-key-issued-at = wydany
people-key-until = Ważny do
people-key-used = Ostatnio użyty
people-key-never-used = jeszcze nie
people-key-live = działa
people-key-revoked = unieważniony
people-key-old = po terminie
people-key-issued = Klucz wydany
people-revoke-key = Unieważnij klucz
people-revoke-key-lead = Program z tym kluczem od razu straci dostęp. Tego nie da się cofnąć.
slice-assignments = Dekretacje
slice-cases = Sprawy
slice-classification = Wykaz akt
slice-documents = Dokumenty
slice-duties = Terminy
slice-kernel = Klucze i sesje
slice-letters = Pisma wychodzące
slice-people = Struktura i osoby
slice-registry = Rejestr przesyłek
said-sesje = Sesje zakończone.
said-haslo = Hasło zmienione. Sesje na innych urządzeniach zakończone.
said-komorka-dodana = Komórka dodana.
said-komorka-nazwana = Nazwa zmieniona.
said-komorka-zamknieta = Działanie komórki zakończone.
said-stanowisko-dodane = Stanowisko dodane.
said-stanowisko-zamkniete = Stanowisko zlikwidowane.
said-stanowisko-powierzone = Stanowisko powierzone.
said-stanowisko-oddane = Zajmowanie stanowiska zakończone.
said-nazwisko-zmienione = Imię i nazwisko zmienione.
said-powierzenie-cofniete = Powierzenie stanowiska cofnięte.
said-role-zmienione = Role zmienione.
said-klucz-uniewazniony = Klucz unieważniony.
people-day-wrong = Podaj dzień, na przykład 24.12.2026.
people-name-wrong = Nazwa komórki: podaj od 1 do { $most } znaków w jednym wierszu.
people-title-wrong = Nazwa stanowiska: podaj od 1 do { $most } znaków w jednym wierszu.
people-given-wrong = Imiona: podaj od 1 do { $most } znaków.
people-surname-wrong = Nazwisko: podaj od 1 do { $most } znaków.
people-code-wrong = Kod „{ $code }” nie jest dobry: najwyżej 20 liter, cyfr i łączników w środku, w tym co najmniej jedna litera.
people-code-taken = Kod „{ $code }” należy w roku { $year } do komórki „{ $name }”. Wybierz inny kod albo późniejszy rok po jej zakończeniu.
people-parent-missing = Wybierz komórkę nadrzędną.
people-ends = „{ $what }” kończy się { $day }. Wybierz coś innego albo wcześniejszy dzień.
people-since-early = „{ $what }” istnieje dopiero od { $day }. Podaj ten dzień albo późniejszy.
people-ended = „{ $what }” ma już ostatni dzień: { $day }.
people-last-day-early = „{ $what }” zaczyna się { $day }. Ostatni dzień nie może być wcześniej.
people-name-later = Nazwa „{ $name }” jest od { $day }. Podaj późniejszy dzień.
people-unit-is-head = Komórka „{ $what }” jest na szczycie urzędu i nie może się zakończyć.
people-unit-has-units = Najpierw zakończ komórki podrzędne: { $units }.
people-unit-has-people = Najpierw zakończ zajmowanie stanowisk: { $people }.
people-post-missing = Wybierz stanowisko z listy.
people-post-held = To stanowisko zajmuje { $name } (od { $day }). Najpierw zakończ zajmowanie albo dodaj drugie stanowisko.
people-post-held-until = To stanowisko zajmuje do { $day } { $name }. Podaj późniejszy pierwszy dzień.
people-roles-missing = Zaznacz co najmniej jedną rolę.
people-role-unknown = Nie ma roli „{ $role }”.
people-name-same = Osoba już tak się nazywa.
people-name-future = Nowe nazwisko może być od dziś ({ $day }) albo od dnia wcześniejszego. Zmień je, gdy ten dzień przyjdzie.
people-person-name-later = Nazwisko „{ $name }” jest zapisane do { $day }. Podaj dzień późniejszy.
people-holding-used = Ktoś już działał na tym stanowisku („{ $what }”), więc powierzenia nie da się cofnąć. Zakończ zajmowanie stanowiska.
people-roles-past = Role można zmienić od { $day } albo później. To, co komu było wolno wcześniej, zostaje jak było.
people-roles-later = Role są już zmienione od { $day }. Podaj ten dzień albo późniejszy.
people-last-administrator = { $name } to jedyny administrator. Najpierw daj rolę administratora komuś innemu.
people-login-wrong = Login „{ $login }” może mieć małe litery bez ogonków, cyfry, kropki, łączniki i podkreślenia.
people-login-taken = Login „{ $login }” ma już { $name }. Wybierz inny.
people-password-login = Hasło nie może być loginem ani loginem z dopiskiem. Wymyśl inne.
people-password-common = To hasło zgadnie każdy. Wymyśl inne, na przykład cztery słowa bez związku.
people-password-again = Hasła się różnią. Wpisz nowe hasło dwa razy tak samo.
people-password-same = Nowe hasło jest takie jak obecne. Wymyśl inne.
people-password-own = Własne hasło zmieniasz w „Moje sesje”, podając obecne.
people-scope-missing = Zaznacz co najmniej jedną czynność.
people-scope-unknown = Nie ma czynności „{ $scope }”.
people-after-wrong = Adres dalszej strony jest zły. Zacznij listę od początku.
people-waiting-there = Na tym stanowisku czeka: { $what }.

# API
api-group-people = Struktura i osoby
api-kernel-tokens = Klucze integracji, od najnowszego
api-kernel-issue-token = Wydaj klucz; jego treść podaje tylko ta odpowiedź
api-kernel-revoke-token = Unieważnij klucz; następne żądanie z nim jest odrzucane
api-kernel-end-all-sessions = Zakończ wszystkie sesje osoby
api-kernel-factor-rule = Czego urząd wymaga od każdego, kto wchodzi
api-kernel-set-factor-rule = Ustaw, czy urząd wymaga od każdego drugiego składnika
api-kernel-clear-factors = Odbierz osobie drugi składnik; jej sesje się kończą
api-people-structure = Komórki, stanowiska i osoby na dziś
api-people-add-unit = Dodaj komórkę
api-people-see-unit = Komórka ze stanowiskami i kto je kiedy zajmował
api-people-rename-unit = Zmień nazwę komórki od dnia
api-people-close-unit = Zakończ komórkę, w której nie ma komórek ani osób
api-people-add-post = Dodaj stanowisko w komórce
api-people-close-post = Zakończ stanowisko, którego nikt nie zajmuje
api-people-find-persons = Osoby według nazwisk
api-people-find-persons-name = Początki słów nazwiska i imion, najwyżej dwa; polskie znaki nie mają znaczenia.
api-people-find-persons-after = Tylko osoby po tej: next z poprzedniej strony.
api-people-find-persons-limit = Ile na stronie; bez podania 50.
api-people-add-person = Dodaj osobę; pierwsze hasło podaje tylko ta odpowiedź
api-people-see-person = Osoba ze wszystkimi stanowiskami
api-people-rename-person = Nadaj osobie inne imiona lub nazwisko od dnia, dziś lub wcześniej
api-people-reset-password = Nadaj osobie wygenerowane hasło; jej sesje się kończą
api-people-appoint-person = Powierz osobie stanowisko
api-people-end-holding = Zakończ zajmowanie stanowiska
api-people-withdraw-appointment = Cofnij powierzenie stanowiska, w którego imieniu nikt jeszcze nic nie zrobił
api-people-change-roles = Zmień role zajmowania od dnia
people-keys-api = Co może program: opis API
people-places = Stanowiska i zastępstwa
people-places-lead = W czyim imieniu pracujesz: na którym ze swoich stanowisk i za kogo. Każda czynność zapisuje się z tym, kto działał i za kogo.
people-places-all = Wszystkie
people-my-posts = Moje stanowiska
people-you-work-here = Tu pracujesz
people-work-here = Pracuj na tym stanowisku
people-posts-count = { $n ->
    [one] Masz { $n } stanowisko
    [few] Masz { $n } stanowiska
   *[other] Masz { $n } stanowisk
  }
people-for-others = Zastępujesz
people-for-others-none = Nikt nie wyznaczył cię do zastępstwa.
people-for-me = Zastępstwa za ciebie i przez ciebie wyznaczone
people-you-act-for = Zastępujesz:
people-acts-for-you = Zastępuje cię:
people-you-act-here = Działasz za tę osobę
people-stand-in = Działaj za tę osobę
people-take-back = Cofnij zastępstwo
people-made-by = Wyznaczył(a)
people-days = Dni
people-absent = Kogo zastąpić
people-substitute = Kto zastępuje
people-substitute-hint = Osoba zobaczy sprawy i pisma zastępowanego, gdy wybierze „Działaj za tę osobę”. Nie dostaje uprawnień administratora.
people-substitution-since-hint = Najwcześniej jutro. Nagłe zastępstwo, od dziś, wyznacza kierownik albo administrator.
people-substitution-since-now = Od dziś tylko dla kogoś innego i z podaniem powodu.
people-substitution-until-hint = Po tym dniu zastępstwo kończy się samo. Najdłużej rok.
people-reason = Powód
people-reason-hint = Na przykład urlop. Przy zastępstwie od dziś powód jest konieczny. Nie podawaj danych o zdrowiu.
people-new-substitution = Wyznacz zastępstwo
people-new-substitution-lead = Jedna osoba działa za drugą na jej stanowisku, od dnia do dnia.
people-substitutions = Zastępstwa
people-substitutions-lead = Kto kogo zastępuje i zastępował, od najnowszych. Wpisów się nie usuwa.
people-no-substitutions = Nikt jeszcze nikogo nie zastępował.
people-substitution-state-planned = Zaplanowane
people-substitution-state-now = Trwa
people-substitution-state-over = Zakończone
people-substitution-state-taken-back = Cofnięte
people-absent-missing = Wybierz osobę i stanowisko, za które ktoś ma działać.
people-substitute-missing = Wybierz osobę, która w pierwszym dniu zajmuje stanowisko.
people-substitute-away = W tych dniach tę osobę też ktoś zastępuje ({ $since } – { $until }). Wybierz kogoś obecnego.
people-substitution-taken = To stanowisko ma już zastępstwo { $since } – { $until }: { $name }. Zmień dni albo cofnij tamto.
people-substitution-past = Zastępstwo nie może się zacząć w przeszłości. Podaj dzień dzisiejszy albo późniejszy.
people-substitution-own-today = Własne zastępstwo zaczyna się najwcześniej jutro. O zastępstwo od dziś poproś kierownika albo administratora.
people-substitution-days = Ostatni dzień jest przed pierwszym. Podaj dzień nie wcześniejszy niż pierwszy.
people-substitution-long = Zastępstwo trwa najdłużej rok. Podaj wcześniejszy ostatni dzień.
people-substitution-post = Ta osoba nie zajmuje stanowiska przez wszystkie te dni. Wybierz inne stanowisko albo inne dni.
people-substitution-administers = To stanowisko tylko administruje, a tego nie robi się w zastępstwie. Powierz komuś stanowisko administratora.
people-substitution-self = Nikt nie zastępuje samego siebie. Wybierz inną osobę.
people-substitution-reason = Napisz, dlaczego zastępstwo zaczyna się od dziś: co najmniej 3 znaki.
people-reason-wrong = Powód ma najwyżej { $most } znaków i żadnych znaków sterujących. Skróć go albo wpisz ręcznie.
people-substitution-over = To zastępstwo już się skończyło. Nie ma czego cofać.
said-zastepstwo = Zastępstwo wyznaczone.
said-zastepstwo-cofniete = Zastępstwo cofnięte.
said-stanowisko-zmienione = Pracujesz na innym stanowisku.
said-powrot-do-siebie = Działasz znów we własnym imieniu.
api-people-my-places = W czyim imieniu może działać osoba klucza: jej stanowiska i zastępstwa
api-people-list-substitutions = Zastępstwa urzędu, od najnowszych
api-people-list-substitutions-after = Tylko zastępstwa po tym: next z poprzedniej strony.
api-people-list-substitutions-limit = Ile na stronie; bez podania 50.
api-people-make-substitution = Wyznacz zastępstwo od dnia do dnia
api-people-take-back-substitution = Cofnij zastępstwo przed jego końcem
people-left-first = Komórka nie może się skończyć, dopóki coś zostaje bez właściciela. Sprawy i pisma przekazuje kierownictwo urzędu albo koordynator. Zostało:
people-unit-has-work = { $n ->
    [one] W komórce została { $n } rzecz bez właściciela. Przekaż ją innej komórce albo załatw, potem zakończ komórkę.
    [few] W komórce zostały { $n } rzeczy bez właściciela. Przekaż je innej komórce albo załatw, potem zakończ komórkę.
   *[other] W komórce zostało { $n } rzeczy bez właściciela. Przekaż je innej komórce albo załatw, potem zakończ komórkę.
  }
people-outgoing = Poczta wychodząca
people-mailboxes = Skrzynki e-mail
people-import = Lista osób z tabeli
people-import-lead = Wklej listę z arkusza zapisaną jako CSV. Najpierw zobaczysz, co powstanie; dopiero potem zakładasz konta.
people-import-list = Lista
people-import-hint = Pierwszy wiersz to nazwy kolumn: imię; nazwisko; login; komórka; stanowisko; role; od. Kilka ról rozdziel znakiem |. Pusty dzień to dzisiaj.
people-import-check = Sprawdź listę
people-import-line = Wiersz
people-import-post = Stanowisko i role
people-import-verdict = Wynik
people-import-fine = w porządku
people-import-empty = Na liście nie ma osób. Wklej nazwy kolumn i pod nimi po jednej osobie w wierszu.
people-import-column = Brakuje kolumny „{ $column }”. Dopisz ją w pierwszym wierszu.
people-import-broken = Wiersz { $line } ma inną liczbę pól niż pierwszy. Sprawdź średniki i cudzysłowy.
people-import-many = Na liście może być najwyżej { $most } osób. Podziel ją na części.
people-import-twice = Login „{ $login }” jest już wyżej na liście. Podaj inny.
people-import-unit = Od tego dnia nie ma komórki o kodzie „{ $code }”. Popraw kod albo najpierw załóż komórkę.
event-PersonMoved = Osoba przeniesiona do innej komórki
event-PersonImported = Osoba dodana z listy
api-people-import-person = Dodaj osobę od razu ze stanowiskiem
people-import-done = { $n ->
    [one] Dodano { $n } osobę.
    [few] Dodano { $n } osoby.
   *[many] Dodano { $n } osób.
}
people-import-good = { $n ->
    [one] { $n } osoba do dodania
    [few] { $n } osoby do dodania
   *[many] { $n } osób do dodania
}
people-import-bad = { $n ->
    [one] { $n } wiersz do poprawienia
    [few] { $n } wiersze do poprawienia
   *[many] { $n } wierszy do poprawienia
}
people-import-do = { $n ->
    [one] Dodaj { $n } osobę
    [few] Dodaj { $n } osoby
   *[many] Dodaj { $n } osób
}

# Pierwsze kroki.
first-step-structure = Komórki organizacyjne
first-step-structure-how = Dodaj referaty i samodzielne stanowiska z regulaminu organizacyjnego. Kod komórki stanie w znakach spraw, więc przepisz go z regulaminu.
first-step-people = Ludzie i ich role
first-step-people-how = Dodaj osoby na stanowiska: przynajmniej kancelarię, która rejestruje, i prowadzących sprawy. Każda dostanie hasło na pierwsze wejście, które od razu zmieni.
first-step-entry = Drugi składnik logowania
first-step-entry-how = Postanów, czy każdy ma wchodzić hasłem i kodem z aplikacji. Osoby, które go nie mają, dodadzą go przy następnym wejściu.

# Pomoc
help-wejscie =
    Wpisz login i hasło, które dał administrator urzędu. Przy pierwszym wejściu ustawisz własne hasło.
    Gdy hasło nie działa, sprawdź klawisz Caps Lock. Po kilku próbach program chwilę czeka, zanim przyjmie następną.
    Nowe hasło nada administrator urzędu.
help-wejscie-krok =
    Potwierdź, że to ty: kluczem dostępu albo kodem z aplikacji w telefonie. Kod zmienia się co pół minuty.
    Bez telefonu wpisz kod zapasowy z kartki. Gdy nie masz i jego, poproś administratora o usunięcie drugiego składnika.
help-wejscie-kod =
    Tą stroną wchodzi pierwszy administrator nowego urzędu. Wpisz login i kod od operatora serwera, a potem wymyśl hasło.
    Kod działa raz i przez godzinę. Gdy minął, operator utworzy nowy.
help-moje-sesje =
    To urządzenia, na których jesteś teraz zalogowany. Nieznane zakończ od razu i zmień hasło.
help-moje-haslo =
    Wymyśl hasło, które łatwo zapamiętać, a trudno zgadnąć: najlepiej cztery słowa bez związku. Najmniej 12 znaków.
    Po zmianie inne urządzenia zostaną wylogowane. Nie podawaj hasła nikomu, administratorowi też nie.
help-moje-potwierdzenie =
    Czynność, którą wybrałeś, jest ważna, więc program jeszcze raz pyta, kim jesteś. Potem masz na nią 10 minut.
    Gdy nie możesz potwierdzić, wyloguj się i zaloguj ponownie.
help-moje-bezpieczenstwo =
    Tu chronisz swoje konto: dodaj klucz dostępu albo aplikację z kodami, żeby samo hasło nie wystarczyło.
    Wydrukuj też kody zapasowe. Po zgubieniu telefonu usuń jego klucz tutaj, a gdy nie możesz wejść, poproś administratora.
help-moje-bezpieczenstwo-klucz =
    Nazwij klucz i potwierdź palcem, twarzą albo kodem PIN urządzenia. Od teraz tak potwierdzisz każde wejście.
    Gdy przeglądarka nic nie pokazuje, dodaj zamiast klucza aplikację z kodami.
help-moje-bezpieczenstwo-aplikacja =
    Zeskanuj kwadrat aplikacją w telefonie i wpisz sześć cyfr, które pokaże.
    Gdy kod jest odrzucany, sprawdź w telefonie, czy godzina ustawia się sama.
help-moje-bezpieczenstwo-aplikacja-id-usun =
    Po usunięciu tym kluczem albo aplikacją już nie wejdziesz. Najpierw dodaj nowy składnik, potem usuń stary.
help-moje-bezpieczenstwo-kody =
    Kody zapasowe wpuszczą cię bez telefonu, każdy jeden raz. Wydrukuj je i schowaj poza komputerem.
    Nowe kody unieważniają dotychczasowe.
help-moje-stanowiska =
    Tu wybierasz, na którym stanowisku i za kogo teraz pracujesz. U góry każdej strony widać, w czyim imieniu działasz.
    Gdy nie możesz czegoś zrobić, sprawdź, czy nie działasz właśnie za kogoś innego, i naciśnij „Wróć do siebie”.
help-moje-zastepstwa-nowe =
    Wskaż, kto cię zastąpi i od kiedy do kiedy. Ta osoba zobaczy wtedy twoje sprawy i pisma, a zastępstwo skończy się samo.
    Nagłe zastępstwo, od dziś, wyznacza kierownik albo administrator.
help-ustawienia-zastepstwa =
    Tu widać, kto kogo zastępuje i zastępował. Wpisów się nie usuwa, a trwające zastępstwo można zakończyć wcześniej.
help-ustawienia-wejscie =
    Postanów, czy każdy ma wchodzić hasłem i drugim składnikiem. Kto go nie ma, doda go przy następnym wejściu.
    Uprzedź ludzi dzień wcześniej: będą potrzebować telefonu albo klucza.
help-ustawienia-struktura =
    To komórki urzędu, ich stanowiska i osoby na dziś. Dodaj komórki z regulaminu organizacyjnego, w nich stanowiska, a na stanowiska powołaj osoby.
    Kod komórki stanie w znakach spraw i nie da się go zmienić, więc przepisz go z regulaminu.
help-ustawienia-struktura-nowa =
    Przepisz kod i nazwę komórki z regulaminu organizacyjnego i wskaż, komu podlega. Potem dodaj w niej stanowiska.
    Nazwę i podległość można zmienić później, kodu nie.
help-ustawienia-struktura-id =
    To jedna komórka: stanowiska, osoby i komórki pod nią. Przyciskami u góry dodasz stanowisko, przeniesiesz ludzi albo zmienisz nazwę.
    Komórki, w której są otwarte sprawy albo pisma, nie można zakończyć: najpierw niech przejmie je inna.
help-ustawienia-struktura-id-nazwa =
    Wpisz nową nazwę komórki. Kod i znaki spraw się nie zmienią, a dawna nazwa zostanie w historii.
help-ustawienia-struktura-id-nadrzedna =
    Wskaż komórkę, której ta ma podlegać. Zmiana działa od razu: przełożeni z góry tracą albo zyskują wgląd w jej sprawy.
    Pomyłkę naprawisz tak samo, wskazując poprzednią komórkę.
help-ustawienia-struktura-id-koniec =
    Podaj ostatni dzień komórki. Tego nie da się cofnąć, a kod jest zajęty do końca roku.
    Gdy program odmówi, powie, co komórka jeszcze prowadzi. Niech to najpierw przejmie inna komórka.
help-ustawienia-struktura-id-osoby =
    Zaznacz osoby, które przechodzą do innej komórki, i dzień. Przechodzą z nazwą stanowiska i rolami.
    Sprawy zostają w dotychczasowej komórce, dopóki nie przejmie ich inna.
help-ustawienia-struktura-id-stanowisko =
    Nazwij stanowisko i zaznacz, co wolno temu, kto je zajmie. Jedno stanowisko to jedna osoba.
    Potem otwórz osobę i powierz jej to stanowisko. Role można zmienić także później.
help-ustawienia-stanowiska-id-koniec =
    Zakończ stanowisko, którego już nie będzie. Najpierw musi być wolne. Tego nie da się cofnąć.
help-ustawienia-osoby =
    To wszyscy, którzy mają albo mieli stanowisko. Wpisz początek nazwiska; polskie znaki nie mają znaczenia.
    Osobę dodasz przyciskiem u góry, a wiele osób naraz z listy. Wejdzie dopiero ten, komu powierzono stanowisko.
help-ustawienia-osoby-nowa =
    Wpisz imię, nazwisko i login. Hasło na pierwsze wejście program wymyśli i pokaże jeden raz: zapisz je i przekaż osobie.
    Potem powierz osobie stanowisko, bo bez niego nie wejdzie.
help-ustawienia-osoby-import =
    Wklej listę osób z arkusza. Najpierw zobaczysz, co powstanie z każdego wiersza, i dopiero potem założysz konta.
    Hasła na pierwsze wejście zobaczysz jeden raz. Gdy wiersz jest zły, program powie który i dlaczego.
help-ustawienia-osoby-id =
    To jedna osoba: jej stanowiska, role i wejście do Obiegu. Gdy zapomniała hasła, nadaj jej nowe.
    Gdy ktoś odchodzi, zakończ mu stanowisko i zadbaj, kto przejmie jego sprawy. Konta się nie kasuje: zostaje w historii.
help-ustawienia-osoby-id-nazwisko =
    Wpisz nowe imiona albo nazwisko. To, co osoba zrobiła wcześniej, zostaje podpisane po dawnemu, a login się nie zmienia.
help-ustawienia-osoby-id-stanowisko =
    Wybierz wolne stanowisko i dzień, od którego osoba je zajmuje.
    Gdy na liście nie ma stanowiska, dodaj je najpierw w komórce albo zwolnij to, które ktoś zajmuje.
help-ustawienia-osoby-id-haslo =
    Program wymyśli hasło i pokaże je jeden raz. Przekaż je osobie do ręki albo przez telefon, nie e-mailem.
    Upewnij się, że prosi o to właśnie ona. Wszystkie jej sesje się zakończą.
help-ustawienia-osoby-id-skladniki =
    Użyj tego, gdy ktoś zgubił telefon albo klucz i nie ma kodów zapasowych. Wejdzie potem samym hasłem i doda nowy składnik.
    Upewnij się, że prosi o to właśnie ta osoba.
help-ustawienia-zajmowanie-id-koniec =
    Podaj ostatni dzień na stanowisku. Sprawy i pisma nie przejdą same na nikogo, więc najpierw ustal, kto je przejmie.
help-ustawienia-zajmowanie-id-cofnij =
    Cofnij powierzenie tylko wtedy, gdy było pomyłką i nikt jeszcze na tym stanowisku nie działał. W innym razie zakończ je z dniem.
help-ustawienia-zajmowanie-id-role =
    Zaznacz wszystkie role, które osoba ma mieć od podanego dnia. Odznaczona rola wtedy się kończy.
    Dawaj tylko to, czego ktoś potrzebuje do pracy.
help-ustawienia-klucze =
    To dostępy innych programów do Obiegu, na przykład skanera. Przy każdym widać, w czyim imieniu działa i kiedy go użyto.
    Klucz nieużywany albo nieznany unieważnij od razu.
help-ustawienia-klucze-nowy =
    Nazwij program, wybierz osobę, w której imieniu działa, i zaznacz tylko to, czego potrzebuje.
    Klucz zobaczysz jeden raz: wpisz go od razu w tamtym programie. Gdy zginie, unieważnij go i wydaj nowy.

# Dziennik odczytów
people-looks = Dziennik odczytów
people-looks-lead = Kto pobrał całą listę jako plik i jak długo urząd przechowuje wpisy o tym, kto co oglądał.
people-looks-keep = Przechowywanie
people-looks-years = Przechowuj przez (lata)
people-looks-years-hint = Od 2 do 10. Przepis wymaga co najmniej dwóch lat; starsze wpisy program usuwa sam, raz dziennie.
people-looks-gone = Usunięto wpisy do:
people-looks-lists = Pobrane listy
people-looks-none = Nikt jeszcze nie pobrał listy
people-looks-none-lead = Wpis pojawi się, gdy ktoś zapisze listę jako plik.
people-looks-detail = Format i warunki
said-dziennik-odczytow = Czas przechowywania dziennika odczytów zapisany.
kernel-look-keep-wrong = Podaj liczbę lat od { $least } do { $most }.
kernel-looks-none-old = Nie ma starych wpisów dziennika odczytów.
api-kernel-who-took-lists = Kto pobrał całe listy jako pliki, od najnowszego
api-kernel-who-took-lists-before = Id ostatniego wpisu poprzedniej strony.
api-kernel-see-look-rule = Jak długo urząd przechowuje dziennik odczytów
api-kernel-set-look-rule = Ustaw, jak długo urząd przechowuje dziennik odczytów
look-cases-list-cases = lista spraw
look-cases-register-of-cases = spis spraw
look-letters-list-letters = lista pism wychodzących
look-registers-show-register = ewidencja
look-registry-list-items = rejestr pism
look-registry-list-incomplete = pisma do uzupełnienia
look-outside-list-records = własne dokumenty poza sprawami
look-outside-list-outside = pisma poza sprawami
help-ustawienia-dziennik-odczytow =
    Tu widać, kto i kiedy zapisał całą listę jako plik, z jakimi warunkami i z jakiego adresu.
    Administrator ustawia, jak długo urząd przechowuje te wpisy i wpisy o oglądaniu spraw i pism.
