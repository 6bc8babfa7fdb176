mailbox-nav = Skrzynka
mailbox-queue = Skrzynka e-mail
mailbox-queue-lead = Wiadomości z urzędowych skrzynek. Każda czeka, aż zdecyduje o niej człowiek albo reguła.
mailbox-states = Stan wiadomości
mailbox-state-waiting = Czeka
mailbox-state-registered = Zarejestrowana
mailbox-state-filed = W sprawie
mailbox-state-left-out = Pominięta
mailbox-none = Nie ma takich wiadomości.
mailbox-none-next = Nowe wiadomości pojawią się tu same, najpóźniej po minucie.
mailbox-subject = Temat
mailbox-no-subject = (bez tematu)
mailbox-sender = Nadawca
mailbox-taken = Wpłynęła
mailbox-outcome = Co się z nią stało
mailbox-content = Treść
mailbox-original = Pobierz oryginał
mailbox-files = Pliki z wiadomości
mailbox-alike = Taka sama wiadomość albo wiadomość o tym samym identyfikatorze już tu jest. To może być powtórzenie.
mailbox-register = Zarejestruj
mailbox-register-lead = Wiadomość stanie się przesyłką z numerem RPW. Dane pochodzą z wiadomości, popraw tylko to, co się nie zgadza.
mailbox-title = Tytuł
mailbox-organisation = Nadawca: instytucja
mailbox-organisation-hint = Gdy nadawcą jest osoba, wyczyść to pole i wpisz nazwisko.
mailbox-surname = Nadawca: nazwisko
mailbox-given-names = Imiona
mailbox-letter-date = Data pisma
mailbox-not-duplicate = To nie jest powtórzenie wcześniejszej przesyłki
mailbox-file = Dołącz do sprawy
mailbox-file-lead = Robocza wiadomość trafi do akt sprawy bez numeru RPW.
mailbox-proposed = Wiadomość wskazuje na sprawę:
mailbox-sign = Znak sprawy
mailbox-leave-out = Pomiń
mailbox-leave-out-lead = Reklama, spam albo wiadomość prywatna: zostaje w wykazie pominiętych razem z powodem.
mailbox-reason = Powód
mailbox-boxes = Skrzynki e-mail
mailbox-boxes-lead = Wiadomości z tych skrzynek program pobiera sam. Niczego w nich nie kasuje.
mailbox-boxes-none = Nie ma żadnej skrzynki.
mailbox-boxes-none-lead = Dodaj skrzynkę, a jej wiadomości pojawią się w kancelarii.
mailbox-add = Dodaj skrzynkę
mailbox-form-lead = Dane dostępu do serwera poczty (IMAP). Ma je dostawca poczty albo informatyk.
mailbox-name = Nazwa
mailbox-name-hint = Na przykład „Sekretariat”.
mailbox-host = Serwer
mailbox-host-hint = Na przykład imap.example.pl.
mailbox-tls = Szyfrowanie
mailbox-tls-tls = TLS od początku
mailbox-tls-starttls = STARTTLS
mailbox-port = Port
mailbox-port-hint = Zwykle 993, a dla STARTTLS 143.
mailbox-login = Użytkownik
mailbox-password = Hasło
mailbox-password-hint = Puste pole zostawia dotychczasowe hasło. Zmiana serwera albo użytkownika wymaga hasła na nowo.
mailbox-folder = Folder
mailbox-since = Pobieraj od dnia
mailbox-since-hint = Wcześniejsze wiadomości zostają nietknięte.
mailbox-after = Po pobraniu wiadomość
mailbox-after-mark = zostaje i dostaje oznaczenie
mailbox-after-move = przechodzi do folderu
mailbox-after-folder = Folder dla pobranych
mailbox-after-folder-hint = Tylko przy przenoszeniu. Folder musi już istnieć.
mailbox-authority = Certyfikat urzędu certyfikacji
mailbox-authority-hint = Tylko gdy serwer ma certyfikat własnego urzędu. Wklej go w postaci tekstowej (PEM).
mailbox-save = Zapisz
mailbox-retry = Spróbuj teraz
mailbox-end = Zakończ pobieranie
mailbox-end-lead = Program przestanie zaglądać do skrzynki. Pobrane wiadomości zostają.
mailbox-condition = Stan
mailbox-works = działa
mailbox-fails = nie działa
mailbox-fault-unknown-name = Nie ma takiego serwera. Sprawdź nazwę serwera.
mailbox-fault-inside = Ta nazwa prowadzi do komputera, na którym działa program. Wpisz nazwę serwera poczty.
mailbox-fault-connect = Serwer nie odpowiada. Sprawdź port i to, czy zapora przepuszcza połączenie.
mailbox-fault-certificate = Certyfikat serwera nie budzi zaufania. Sprawdź nazwę serwera albo wklej certyfikat jego urzędu certyfikacji.
mailbox-fault-plain = Serwer nie szyfruje połączenia. Wybierz TLS od początku albo włącz STARTTLS na serwerze.
mailbox-fault-sign-in = Serwer nie przyjął użytkownika albo hasła. Wpisz je na nowo.
mailbox-fault-folder = W skrzynce nie ma tego folderu. Popraw jego nazwę.
mailbox-fault-after-folder = W skrzynce nie ma folderu dla pobranych wiadomości. Utwórz go albo popraw nazwę. Wiadomości są już pobrane.
mailbox-fault-broken = Połączenie się urwało. Program spróbuje sam, za każdym razem po dłuższej przerwie.
mailbox-fault-protocol = Serwer odpowiada inaczej, niż powinien serwer IMAP. Sprawdź port i zapytaj dostawcę poczty.
mailbox-fault-record = Program nie mógł zapisać wiadomości. Spróbuje sam. Sprawdź, czy na dysku jest miejsce.
mailbox-desk = Wiadomości w skrzynce
mailbox-desk-faulty = Skrzynki, które nie działają
mailbox-name-wrong = Podaj nazwę, od 1 do 100 znaków.
mailbox-host-wrong = Podaj nazwę serwera, na przykład imap.example.pl.
mailbox-port-wrong = Podaj port, liczbę od 1 do 65535.
mailbox-login-wrong = Podaj użytkownika, w jednej linii.
mailbox-password-wrong = Podaj hasło, w jednej linii.
mailbox-folder-wrong = Podaj nazwę folderu, w jednej linii.
mailbox-folder-same = Folder dla pobranych musi być inny niż ten, z którego program pobiera.
mailbox-authority-wrong = To nie jest certyfikat w postaci tekstowej. Wklej cały tekst od BEGIN CERTIFICATE do END CERTIFICATE.
mailbox-since-wrong = Podaj dzień, od którego pobierać.
mailbox-tls-wrong = Wybierz szyfrowanie z listy.
mailbox-after-wrong = Wybierz z listy, co ma się stać z pobraną wiadomością.
mailbox-too-many = Urząd ma już { $most } skrzynek. Zakończ którąś, zanim dodasz następną.
mailbox-ended-before = Pobieranie z tej skrzynki jest już zakończone. Dodaj ją na nowo.
mailbox-taken-before = Ta wiadomość jest już pobrana. Znajdziesz ją na liście.
mailbox-decided-before = O tej wiadomości już zdecydowano. Odśwież stronę.
mailbox-too-large = Wiadomość jest za duża (ponad 64 MB) i została w skrzynce. Weź ją stamtąd ręcznie i zarejestruj, a tu pomiń z powodem.
mailbox-not-original = Pierwszy plik nie jest wiadomością w takiej postaci, w jakiej przyszła. Otwórz wiadomość jeszcze raz.
mailbox-rule-needless-reason = Powód wpisuje się tylko w regule, która pomija. Usuń go albo wybierz pomijanie.
mailbox-reason-wrong = Podaj powód, od 3 do 300 znaków w jednej linii.
said-skrzynka-dodana = Skrzynka dodana. Pierwsze pobranie nastąpi za chwilę.
said-skrzynka-zmieniona = Skrzynka zmieniona. Sprawdzenie nastąpi za chwilę.
said-skrzynka-ponowiona = Próba nastąpi za chwilę. Odśwież stronę, aby zobaczyć wynik.
said-skrzynka-zakonczona = Pobieranie zakończone.
said-wiadomosc-w-sprawie = Wiadomość jest w aktach sprawy.
said-wiadomosc-pominieta = Wiadomość pominięta.
api-group-mailbox = Skrzynki e-mail
api-mailbox-list-mailboxes = Skrzynki urzędu i ich stan
api-mailbox-add-mailbox = Dodaj skrzynkę
api-mailbox-see-mailbox = Skrzynka; hasła nie podaje żadna odpowiedź
api-mailbox-change-mailbox = Zmień ustawienia skrzynki; puste hasło zostawia dotychczasowe
api-mailbox-retry-mailbox = Zajrzyj do skrzynki od razu
api-mailbox-end-mailbox = Zakończ pobieranie; to, co pobrane, zostaje
api-mailbox-list-messages = Wiadomości w jednym stanie, od najdawniejszej
api-mailbox-list-messages-state = Stan wiadomości; bez podania waiting.
api-mailbox-list-messages-after = Tylko wiadomości po tej: next z poprzedniej strony.
api-mailbox-list-messages-limit = Ile na stronie; bez podania 50.
api-mailbox-see-message = Wiadomość, podobne do niej i znaki spraw, na które wskazuje
api-mailbox-message-original = Wiadomość w takiej postaci, w jakiej przyszła
api-mailbox-register-message = Zarejestruj wiadomość jako przesyłkę; czego nie podano, pochodzi z wiadomości
api-mailbox-file-message = Dołącz wiadomość do akt sprawy, bez numeru rejestru
api-mailbox-leave-out-message = Pomiń wiadomość z powodem
mailbox-rules = Reguły skrzynki
mailbox-desk-rules = Reguły skrzynki do zatwierdzenia
mailbox-rules-lead = Program sam decyduje o nowej wiadomości według pierwszej pasującej reguły. Reguła działa dopiero po zatwierdzeniu przez drugą osobę.
mailbox-rules-none = O każdej wiadomości decydują ludzie. Regułę pisze kancelaria albo koordynator.
mailbox-rule-lead = Wiadomości z niebezpiecznym plikiem, za duże, nieczytelne i powtórzone zawsze czekają na ludzi. Każda zmiana wymaga nowego zatwierdzenia.
mailbox-rule-mailbox = Skrzynka
mailbox-rule-any = dowolna
mailbox-rule-gone = skrzynka zakończona
mailbox-rule-sender = Nadawca
mailbox-rule-sender-hint = Fragment nazwy, cały adres albo domena, na przykład @urzad.example. Adres nadawcy można podrobić.
mailbox-rule-subject = Temat zawiera słowa
mailbox-rule-of-case = Sprawa
mailbox-rule-of-case-yes = wskazuje na jedną otwartą sprawę
mailbox-rule-of-case-label = Wiadomość ma znak otwartej sprawy albo odpowiada na wiadomość z jej akt (dokładnie jednej)
mailbox-rule-of-case-hint = Znak sprawy może wpisać każdy. Podaj też nadawcę, jeżeli do akt mają trafiać tylko jego wiadomości.
mailbox-rule-to = Co zrobić
mailbox-rule-to-register = zarejestrować
mailbox-rule-to-file = dołączyć do sprawy
mailbox-rule-to-leave-out = pominąć
mailbox-rule-reason = Powód pominięcia
mailbox-rule-reason-hint = Tylko przy pomijaniu. Stanie w wykazie pominiętych.
mailbox-by-rule = Zdecydowała reguła { $n }.
mailbox-by-rule-people = Autor: { $author }. Zatwierdził: { $approver }.
mailbox-held = Pasuje do niej reguła, ale zdecydować musi człowiek:
mailbox-held-danger = jest w niej niebezpieczny plik
mailbox-held-unreadable = nie udało się jej przeczytać w całości
mailbox-held-cut = jest za duża i nie ma jej tu całej
mailbox-held-repeated = to może być powtórzenie
mailbox-held-unjudged = przyszła, zanim program zaczął sprawdzać wiadomości
mailbox-held-refused = rejestr albo sprawa jej nie przyjęły
mailbox-trial-lead = Co reguły zrobiłyby z wiadomościami od { $day }, a co zrobili ludzie. Próba niczego nie zmienia.
mailbox-trial-none = W ostatnim miesiącu nie było wiadomości
mailbox-would = Co zrobiłaby
mailbox-did = Co zrobiono
mailbox-verdict-same = tak samo
mailbox-verdict-other = inaczej
mailbox-verdict-ahead = jeszcze czeka
mailbox-verdict-no-rule = żadna reguła
mailbox-verdict-kept = tylko ludzie
mailbox-rule-no-condition = Podaj co najmniej jeden warunek, na przykład słowa tematu. Reguła bez warunków decydowałaby o wszystkim.
mailbox-rule-needs-case = Zaznacz warunek sprawy. Do sprawy trafia tylko wiadomość, która na nią wskazuje.
mailbox-rule-leaves-all = Podaj nadawcę albo słowa tematu. Bez nich reguła pomijałaby wszystkie wiadomości.
mailbox-rule-no-mailbox = Wybierz skrzynkę z listy albo „dowolna”.
mailbox-rule-no-outcome = Wybierz z listy, co zrobić z wiadomością.
mailbox-rule-none = Do tej wiadomości nie pasuje żadna działająca reguła. Zdecyduj ręcznie.
mailbox-rule-danger = W wiadomości jest niebezpieczny plik. Zdecyduj ręcznie.
mailbox-held-before = Ta wiadomość już czeka na ludzi. Zdecyduj ręcznie.
event-MailRuleProposed = Zapisano regułę skrzynki
event-MailRuleChanged = Zmieniono regułę skrzynki
event-MailRuleApproved = Zatwierdzono regułę skrzynki
event-MailRuleSwitched = Włączono albo wyłączono regułę skrzynki
event-MailRulesOrdered = Zmieniono kolejność reguł skrzynki
api-mailbox-list-rules = Reguły skrzynki w kolejności
api-mailbox-propose-rule = Zapisz nową regułę skrzynki do zatwierdzenia
api-mailbox-try-rules = Próba reguł na wiadomościach ostatniego miesiąca
api-mailbox-try-rules-rule = Tylko ta reguła; bez niej wszystkie działające i czekające na zatwierdzenie.
api-mailbox-try-rules-before = Tylko wiadomości przed tą: next z poprzedniej strony.
api-mailbox-try-rules-limit = Ile wiadomości, najwyżej 100.
api-mailbox-change-rule = Zmień regułę skrzynki; wymaga nowego zatwierdzenia
api-mailbox-approve-rule = Zatwierdź regułę skrzynki w przeczytanej wersji
api-mailbox-switch-rule = Włącz albo wyłącz regułę skrzynki
api-mailbox-move-rule = Przesuń regułę skrzynki o jedno miejsce wyżej

# Pomoc
help-skrzynka =
    To wiadomości z urzędowych skrzynek e-mail. Każda czeka, aż ktoś zdecyduje: zarejestrować ją, dołączyć do sprawy czy pominąć.
    Nowe pojawiają się same, najpóźniej po minucie. Gdy długo nic nie przychodzi, administrator sprawdzi skrzynkę w Ustawieniach.
help-skrzynka-id =
    Przeczytaj wiadomość i zdecyduj: „Zarejestruj”, gdy to pismo do urzędu, „Dołącz do sprawy”, gdy to robocza korespondencja, „Pomiń”, gdy to reklama.
    Dane nadawcy pochodzą z wiadomości i nikt ich nie sprawdził. Popraw je przed zapisaniem.
    Oryginał wiadomości zostaje zawsze, także po pominięciu.
help-ustawienia-skrzynki =
    To skrzynki e-mail, z których program sam pobiera wiadomości. Niczego w nich nie kasuje.
    Przy skrzynce, która przestała działać, stoi powód i to, co zrobić. Po poprawieniu naciśnij „Spróbuj teraz”.
help-ustawienia-skrzynki-nowa =
    Wpisz dane serwera poczty (IMAP). Ma je dostawca poczty albo informatyk.
    Po zapisaniu program spróbuje się połączyć i powie na stronie skrzynki, co odpowiedział serwer.
help-ustawienia-skrzynki-id =
    Tu zmienisz dane skrzynki i zobaczysz, czy program się z nią łączy.
    Gdy serwer odmawia, sprawdź hasło i port. Puste pole hasła zostawia dotychczasowe.
    Zakończenie skrzynki nie kasuje wiadomości: ani tu, ani na serwerze.
help-skrzynka-reguly =
    To reguły, według których program sam rejestruje nowe wiadomości, dołącza je do spraw albo pomija: pierwsza pasująca wygrywa.
    Reguła działa dopiero, gdy zatwierdzi ją druga osoba, i tylko dla wiadomości, które przyjdą później.
    Przy wiadomości stoi, która reguła o niej zdecydowała.
help-skrzynka-reguly-nowa =
    Podaj, jakie wiadomości reguła ma rozpoznać i co z nimi zrobić. Wszystkie podane warunki muszą być spełnione.
    Czego brakuje w zarejestrowanej przesyłce, uzupełnisz później.
    Po zapisaniu sprawdź ją przyciskiem „Wypróbuj tę regułę”, a potem poproś drugą osobę o zatwierdzenie.
help-skrzynka-reguly-proba =
    Próba pokazuje, co reguły zrobiłyby z wiadomościami z ostatniego miesiąca i co zrobili ludzie. Niczego nie zmienia.
    Gdzie reguła i ludzie różnią się często, popraw regułę albo ją wstrzymaj.
help-skrzynka-reguly-rule =
    Tu przeczytasz jedną regułę skrzynki, zmienisz ją, zatwierdzisz albo wstrzymasz. Własnej reguły nie można zatwierdzić samemu.
    Po każdej zmianie reguła czeka na nowe zatwierdzenie i do tego czasu nie działa.
