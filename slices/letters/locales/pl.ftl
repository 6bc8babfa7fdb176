letters-nav = Wysyłka
letters-title = Rejestr przesyłek wychodzących
letters-lead = Pisma z Twoich spraw, od najnowszego.
letters-panel = Pisma wychodzące
letters-none = Nic jeszcze nie wysłano.
letters-answer = Wyślij pismo
letters-new-title = Pismo ze sprawy { $sign }
letters-number = Numer wysyłki
letters-mark = Znak pisma
letters-sent = Wysłano
letters-delivered = Doręczono
letters-on-way = W drodze, bez dowodu doręczenia
letters-record = Zapisz doręczenie
letters-delivered-on = Dzień doręczenia
letters-basis-field = Podstawa
letters-evidence = Dowód, np. numer potwierdzenia odbioru
letters-answers = Odpowiedź dla
letters-answers-hint = Powinność odpowiedzi spełnia dopiero doręczenie.
letters-field-title = Tytuł pisma
letters-field-file = Podpisane pismo
letters-field-file-hint = Ostateczna wersja z załącznikami, najwyżej 5 plików.
letters-field-name = Inny adresat
letters-field-name-hint = Imię i nazwisko albo nazwa.
letters-field-address = Adres innego adresata
letters-field-channel = Sposób wysłania
letters-field-dated = Data pisma
letters-field-signed = Podpisał
letters-send = Zarejestruj i wyślij
letter-channel-registered = list polecony za potwierdzeniem odbioru
letter-channel-ordinary = list zwykły
letter-channel-in-person = odbiór osobisty w urzędzie
letter-channel-staff = przez pracownika urzędu
letter-basis-collected = odebrano
letter-basis-fiction = nie odebrano przez 14 dni (kpa art. 44)
letter-basis-refused = odmowa przyjęcia (kpa art. 47)
letter-basis-notice = obwieszczenie (kpa art. 49)
said-wyslano = Pismo zarejestrowane i wysłane. Gdy wróci dowód doręczenia, zapisz go przy piśmie.
said-doreczono = Doręczenie zapisane z dowodem.
event-LetterSent = Wysłano pismo
event-DeliveryRecorded = Zapisano doręczenie
letters-no-addressee = Wskaż adresata: zaznacz, komu odpowiadasz, albo wpisz innego.
letters-too-many-addressees = Najwyżej 50 adresatów jednego pisma.
letters-delivered-already = Doręczenie dla adresata { $name } jest już zapisane.
letters-delivered-before-sent = Dzień doręczenia nie może być wcześniejszy niż dzień wysłania.
letters-delivered-in-future = Podaj dzień doręczenia nie późniejszy niż dzisiejszy.
letters-dated-in-future = Data pisma nie może być późniejsza niż dzisiejsza.
letters-no-file = Dołącz podpisane pismo.
letters-duty-unknown = Ta powinność odpowiedzi nie jest już otwarta w tej sprawie. Odśwież stronę.
letters-channel = Wybierz sposób wysłania.
letters-basis = Wybierz podstawę doręczenia.
letters-notify = Zawiadom o przekroczeniu terminu
letters-notify-hint = Najpierw wyślij stronom pismo z przyczyną zwłoki, nowym terminem i pouczeniem o prawie do ponaglenia (kpa art. 36 § 1, art. 37). Potem wskaż je tutaj.
letters-notify-letter = Pismo z zawiadomieniem
letters-notify-reason = Przyczyna zwłoki
letters-notify-day = Nowy termin załatwienia
letters-notify-none = Nie ma jeszcze pisma wychodzącego, które można wskazać.
letters-notice-letter = Wskaż pismo wychodzące z tej sprawy.
said-zawiadomiono = Zapisano zawiadomienie i nowy termin załatwienia.
event-OverrunNotified = Zawiadomiono strony o przekroczeniu terminu

# API
api-group-letters = Przesyłki wychodzące
api-letters-list-letters = Rejestr przesyłek wychodzących, od najnowszej
api-letters-list-letters-before = Tylko miejsca przed tym: next z poprzedniej strony.
api-letters-list-case-letters = Pisma sprawy z adresatami i plikami
api-letters-send-letter = Zarejestruj i wyślij pismo
api-letters-letter-content = Plik pisma
api-letters-letter-content-danger = Słowo accept: wiem, że plik może być niebezpieczny, i chcę go mimo to.
api-letters-record-delivery = Zapisz dzień i dowód doręczenia
api-letters-notify-overrun = Zapisz zawiadomienie o przekroczeniu terminu i nowy termin

# Pomoc
help-wysylka =
    To rejestr pism, które urząd wysłał, od najnowszego. Widać, które są w drodze i jeszcze bez dowodu doręczenia.
    Gdy wróci zwrotka, otwórz sprawę i przy piśmie zapisz doręczenie. Dopiero ono zamyka obowiązek odpowiedzi.
help-sprawy-id-pismo =
    Tu rejestrujesz i wysyłasz podpisane pismo. Zaznacz, komu odpowiadasz, albo wpisz innego adresata, i dołącz plik.
    Po zapisaniu pismo dostanie numer wysyłki. Treści nie da się już zmienić, więc otwórz plik i sprawdź go przed wysłaniem.
    Pomyłkę naprawia następne pismo: poprzednie zostaje w aktach.
