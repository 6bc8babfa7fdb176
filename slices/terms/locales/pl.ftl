terms-title = Terminy urzędu
terms-lead = Ustawy szczególne mają własne terminy (kpa art. 35 § 4). Kto zakłada sprawę, wybiera je tak samo jak terminy ogólne. Każdy wiersz ma swój przepis.
terms-none = Nie ma jeszcze własnych terminów.
terms-none-next = Do wyboru są terminy ogólne z kpa. Poniżej dodasz własny.
terms-symbol = Klasa
terms-symbol-hint = Symbol klasy; obejmuje też klasy niższe. Puste pole oznacza wszystkie klasy.
terms-all = wszystkie klasy
terms-name = Rodzaj sprawy
terms-name-hint = Na przykład „pozwolenie na budowę”.
terms-length = Termin
terms-length-hint = Liczba dni, tygodni, miesięcy albo lat; puste przy „niezwłocznie”.
terms-unit = Liczony w
terms-unit-days = dniach
terms-unit-weeks = tygodniach
terms-unit-months = miesiącach
terms-unit-years = latach
terms-unit-at-once = niezwłocznie
terms-length-days = { $n ->
    [one] { $n } dzień
   *[other] { $n } dni
  }
terms-length-weeks = { $n ->
    [one] { $n } tydzień
    [few] { $n } tygodnie
   *[other] { $n } tygodni
  }
terms-length-months = { $n ->
    [one] { $n } miesiąc
    [few] { $n } miesiące
   *[other] { $n } miesięcy
  }
terms-length-years = { $n ->
    [one] { $n } rok
    [few] { $n } lata
   *[other] { $n } lat
  }
terms-length-at-once = niezwłocznie
terms-article = Przepis
terms-article-hint = Na przykład „Prawo budowlane art. 35 ust. 6”.
terms-state = Stan
terms-in-force = obowiązuje
terms-ended = zakończony { $day }
terms-end = Zakończ
terms-add = Nowy termin
terms-add-do = Dodaj termin
said-termin = Dodano termin.
said-termin-zakonczony = Termin zakończono. Sprawy, które według niego założono, zachowują swój dzień.
terms-symbol-wrong = Symbol klasy ma od 1 do 10 cyfr. Popraw go albo zostaw puste pole dla wszystkich klas.
terms-name-wrong = Podaj rodzaj sprawy: od 3 do 200 znaków w jednym wierszu.
terms-article-wrong = Podaj przepis: od 3 do 200 znaków w jednym wierszu.
terms-length-wrong = Podaj liczbę od 1 do 999, a przy „niezwłocznie” zostaw puste pole.
terms-unit-wrong = Wybierz, w czym liczy się termin.
terms-known = Termin „{ $name }” dla tej klasy już obowiązuje. Zakończ go, zanim dodasz inny.
terms-many = Obowiązuje już { $most } terminów. Zakończ te, których nikt nie używa.
terms-gone = Tego terminu nie ma albo został zakończony. Wybierz inny.
terms-other-class = Ten termin jest dla klasy { $symbol }. Wybierz inny termin albo inną klasę.
api-group-terms = Terminy urzędu
api-terms-list-patterns = Tabela własnych terminów urzędu
api-terms-add-pattern = Dodaj wiersz do tabeli terminów
api-terms-end-pattern = Zakończ wiersz tabeli terminów

# Pomoc
help-ustawienia-terminy =
    Tu wpiszesz terminy z ustaw szczególnych. Kto zakłada sprawę tej klasy, wybierze je obok terminów ogólnych.
    Przy każdym terminie podaj przepis. Gdy ustawa się zmieni, zakończ stary wiersz i dodaj nowy: sprawy już założone zachowają swój dzień.
