webhooks-title = Powiadamianie systemów
webhooks-lead = Obieg sam mówi innym systemom, co zaszło w urzędzie: każde zdarzenie po kolei i podpisane.
webhooks-add = Dodaj odbiorcę
webhooks-add-lead = Odbiorca zacznie dostawać zdarzenia od tej chwili. Wcześniejsze może pobrać przez API.
webhooks-none = Obieg nie powiadamia jeszcze żadnego systemu
webhooks-none-lead = Dodaj odbiorcę, gdy inny program ma od razu wiedzieć, co zaszło, na przykład mapa albo system finansowy.
webhooks-receiver = Odbiorca
webhooks-state = Stan
webhooks-waits = Do przekazania
webhooks-types = Rodzaje zdarzeń
webhooks-types-hint = Jeden w wierszu, na przykład pl.obieg.CaseOpened (założono sprawę). Puste pole: wszystkie.
webhooks-all-types = wszystkie
webhooks-type-count = { $n ->
    [one] { $n } rodzaj
    [few] { $n } rodzaje
   *[many] { $n } rodzajów
}
webhooks-behind = { $n ->
    [0] nic, wszystko przekazane
    [one] { $n } wpis dziennika
    [few] { $n } wpisy dziennika
   *[many] { $n } wpisów dziennika
}
webhooks-url = Adres
webhooks-url-hint = Pełny adres https, który poda dostawca systemu. Komputery w sieci wewnętrznej są niedozwolone.
webhooks-note = Do czego służy
webhooks-note-hint = Na przykład: mapa powiatu.
webhooks-holder = W czyim imieniu
webhooks-holder-hint = Odbiorca zobaczy to, co może czytać ta osoba. Gdy odda stanowisko, powiadamianie staje.
webhooks-choose = Wybierz osobę
webhooks-no-holder = nikt już nie zajmuje tego stanowiska
webhooks-since = Od kiedy
webhooks-ended = Zakończono
webhooks-state-working = działa
webhooks-state-retrying = ponawia
webhooks-state-paused = stoi
webhooks-state-ended = zakończone
webhooks-failures = { $n ->
    [one] { $n } nieudana próba.
    [few] { $n } nieudane próby z rzędu.
   *[many] { $n } nieudanych prób z rzędu.
}
webhooks-next-at = Następną Obieg zrobi sam: { $when }. Nic nie przepadnie.
webhooks-paused-lead = Obieg przestał próbować i czeka na Ciebie. Nic nie przepadło: po wznowieniu odbiorca dostanie wszystko od miejsca, w którym stanęło.
webhooks-retry = Spróbuj teraz
webhooks-calls = Przekazane i nieudane
webhooks-no-calls = Jeszcze niczego nie przekazano
webhooks-no-calls-lead = Wpis pojawi się tu po pierwszym zdarzeniu. Wpisy zostają przez trzydzieści dni.
webhooks-call-at = Kiedy
webhooks-call-what = Zdarzenie
webhooks-call-number = wpis dziennika nr { $number }
webhooks-call-end = Wynik
webhooks-call-done = przekazane
webhooks-call-failed = nieudane
webhooks-call-took = w { $ms } ms
webhooks-acts = Inne czynności
webhooks-renew = Wydaj nowy sekret
webhooks-renew-lead = Następne zdarzenia będą podpisane tylko nowym sekretem. Wpisz go u odbiorcy od razu, inaczej zacznie je odrzucać.
webhooks-end = Zakończ powiadamianie
webhooks-end-lead = Odbiorca nie dostanie już niczego, także tego, co czeka. Tego nie da się cofnąć.
webhooks-secret-title = Sekret odbiorcy
webhooks-secret = Sekret
webhooks-secret-use = Odbiorca sprawdza nim podpis według Standard Webhooks (nagłówki webhook-id, webhook-timestamp, webhook-signature).
webhooks-secret-next = Zapisane, do odbiorcy
said-powiadomienie-ponowione = Próba nastąpi za chwilę. Odśwież stronę, aby zobaczyć wynik.
said-powiadomienie-zakonczone = Powiadamianie zakończone.
slice-webhooks = Powiadamianie systemów

# Dlaczego nie wyszło i co zrobić
webhooks-fault-inside = Adres prowadzi do sieci wewnętrznej, a tam Obieg nie dzwoni. Poproś dostawcę o adres publiczny i dodaj odbiorcę na nowo.
webhooks-fault-unfit = Tego adresu Obieg nie może użyć. Dodaj odbiorcę na nowo z dobrym adresem https.
webhooks-fault-unknown-name = Nazwy z adresu nie zna sieć. Sprawdź pisownię adresu i połączenie serwera z internetem.
webhooks-fault-connect = Nie udało się bezpiecznie połączyć z odbiorcą. Zapytaj jego opiekuna, czy działa i czy ma ważny certyfikat.
webhooks-fault-slow = Odbiorca nie odpowiedział w 10 sekund. Zapytaj jego opiekuna, czy nie jest przeciążony.
webhooks-fault-redirect = Odbiorca odsyła pod inny adres (odpowiedź { $status }), a Obieg za nim nie idzie. Zakończ i dodaj odbiorcę pod właściwym adresem.
webhooks-fault-status = Odbiorca odpowiedział błędem { $status }. Powiedz o tym jego opiekunowi.
webhooks-fault-gone = Odbiorca odpowiedział, że już go nie ma (410). Zapytaj jego opiekuna o nowy adres albo zakończ powiadamianie.
webhooks-fault-ended = Powiadamianie jest zakończone.
webhooks-fault-broken = Połączenie urwało się w trakcie. Jeśli się powtarza, powiedz o tym opiekunowi odbiorcy.
webhooks-fault-broken-off = Obieg przerwał pracę w trakcie. Jeśli się powtarza, zajrzyj do dziennika serwera.
webhooks-fault-holder-gone = Nikt już nie zajmuje stanowiska, w którego imieniu działało powiadamianie. Dodaj odbiorcę na nowo w imieniu innej osoby.
webhooks-fault-holder-may-not = Osoba, w której imieniu działa powiadamianie, nie może już czytać zdarzeń. Przywróć jej rolę albo dodaj odbiorcę na nowo w imieniu innej osoby.
webhooks-fault-kernel-unavailable = Baza danych była przez chwilę niedostępna. Obieg spróbuje sam.
webhooks-fault-other = Coś się nie udało ({ $status }). Jeśli się powtarza, zajrzyj do dziennika serwera.

# Odmowy
webhooks-url-malformed = To nie jest pełny adres. Podaj go od „https://”, najwyżej 500 znaków.
webhooks-url-plain = Adres musi zaczynać się od „https://”: zdarzenia nie mogą iść otwartym tekstem.
webhooks-url-credentials = W adresie nie może być nazwy użytkownika ani hasła. Usuń to, co stoi przed znakiem @.
webhooks-url-inside = Ten adres prowadzi do sieci wewnętrznej. Podaj adres publiczny.
webhooks-url-outside = Ten serwer powiadamia na próbę tylko programy na własnym komputerze. Podaj adres od „http://127.0.0.1”.
webhooks-type-wrong = „{ $type }” nie jest rodzajem zdarzenia. Rodzaj wygląda tak: pl.obieg.CaseOpened.
webhooks-too-many-types = Jeden odbiorca może mieć najwyżej { $most } rodzajów zdarzeń. Zostaw pole puste, aby dostawał wszystkie.
webhooks-note-wrong = Opis może mieć najwyżej 200 znaków w jednym wierszu. Skróć go.
webhooks-holder-gone = Wybierz osobę, która dziś zajmuje stanowisko.
webhooks-holder-may-not = Ta osoba nie może czytać zdarzeń urzędu. Wybierz kogoś z kierownictwa urzędu albo koordynatora.
webhooks-too-many = Urząd ma już { $most } odbiorców. Zakończ któregoś, zanim dodasz następnego.
webhooks-ended-before = To powiadamianie jest już zakończone. Dodaj odbiorcę na nowo.

# API
api-group-webhooks = Powiadamianie systemów
api-webhooks-list-subscriptions = Odbiorcy zdarzeń, od najnowszego
api-webhooks-list-subscriptions-before = Tylko odbiorcy dodani przed tym: next z poprzedniej strony.
api-webhooks-list-subscriptions-limit = Ile na stronie; bez podania 50.
api-webhooks-add-subscription = Dodaj odbiorcę; sekret podaje tylko ta odpowiedź
api-webhooks-see-subscription = Odbiorca i wywołania z trzydziestu dni
api-webhooks-see-subscription-before = Tylko wywołania przed tym: next z poprzedniej strony.
api-webhooks-see-subscription-limit = Ile wywołań na stronie; bez podania 50.
api-webhooks-retry-subscription = Spróbuj od razu, także gdy powiadamianie stoi
api-webhooks-renew-secret = Wydaj nowy sekret; jego treść podaje tylko ta odpowiedź
api-webhooks-end-subscription = Zakończ powiadamianie; to, co czeka, nie będzie przekazane

# Pomoc
help-ustawienia-powiadomienia =
    Tu administrator wskazuje programy, które mają wiedzieć, co zaszło w urzędzie. Na co dzień nikt nie musi tu zaglądać.
    Przy odbiorcy, który przestał odpowiadać, stoi powód. Po naprawie u odbiorcy otwórz go i naciśnij „Spróbuj teraz”: nic nie przepadło.
help-ustawienia-powiadomienia-nowe =
    Wpisz adres, który poda dostawca drugiego programu, i osobę, w której imieniu będzie czytał.
    Po zapisaniu zobaczysz sekret jeden raz. Przekaż go dostawcy: bez niego nie sprawdzi podpisów.
help-ustawienia-powiadomienia-id =
    Tu widać, co odbiorca dostał i jak odpowiedział przez ostatnie trzydzieści dni.
    Gdy wysyłanie stanęło, usuń przyczynę i naciśnij „Spróbuj teraz”. Gdy sekret zginął, utwórz nowy i od razu wpisz go u odbiorcy.
