calendar-title = Mój kalendarz terminów
calendar-lead = Co i do kiedy masz zrobić: terminy prowadzonych przez ciebie spraw i twoich przydziałów, w kalendarzu, którego używasz. Wychodzą tylko rodzaje terminów, znaki spraw, numery przesyłek i dni.
calendar-name = Terminy
calendar-kind-settle-case = Załatwić sprawę
calendar-kind-answer-sender = Odpowiedzieć nadawcy
calendar-kind-prove-delivery = Mieć dowód doręczenia
calendar-kind-overrun-notice = Zawiadomić strony o przekroczeniu terminu
calendar-kind-assignment = Wykonać przydział
calendar-feed = Adres dla kalendarza
calendar-address = Nowy adres
calendar-once = Skopiuj adres teraz, nie pokażemy go drugi raz. Kto go zna, widzi twoje terminy, znaki spraw i numery przesyłek.
calendar-opened = Otwarty
calendar-until = Ważny do
calendar-used = Ostatnio odczytany
calendar-never = jeszcze nie
calendar-closed = Adres nie jest otwarty. Kalendarz z zewnątrz nic nie odczyta.
calendar-open = Utwórz adres
calendar-anew = Utwórz nowy adres w miejsce tego
calendar-close = Zamknij adres
calendar-days = Najbliższe dni
calendar-none = Nie masz terminów
calendar-sign = Sprawa albo przesyłka
calendar-what = Co jest do zrobienia
calendar-day = Termin
said-kalendarz-zamkniety = Adres kalendarza jest zamknięty.
event-FeedOpened = Otwarto adres kalendarza
event-FeedClosed = Zamknięto adres kalendarza

# API
api-group-calendar = Kalendarz terminów
api-calendar-own-terms = Terminy własnych spraw i przydziałów
api-calendar-own-feed = Czy adres własnego kalendarza jest otwarty
api-calendar-open-feed = Otwórz adres własnego kalendarza w miejsce poprzedniego
api-calendar-close-feed = Zamknij adres własnego kalendarza

# Pomoc
help-moje-kalendarz =
    Utwórz adres i wklej go do kalendarza w telefonie albo komputerze: twoje terminy pojawią się tam same.
    Adres zobaczysz jeden raz. Kto go zna, widzi terminy i znaki spraw, więc nie wysyłaj go nikomu.
    Gdy adres trafił w obce ręce albo zginął, zamknij go i utwórz nowy.
