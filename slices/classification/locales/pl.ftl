classification-nav = Wykaz akt
classification-title = Jednolity rzeczowy wykaz akt
classification-from = Obowiązuje od
classification-stand-in = To nie jest własny wykaz tego urzędu. Zastępuje go na czas pokazu, bo pełnego wykazu dla powiatu i gminy nie udało się zdobyć. Przed prawdziwą pracą zaimportuj własny.
classification-classes = Klasy
classification-symbol = Symbol
classification-show = Pokaż
classification-none = Nie ma takich klas
classification-class-title = Hasło klasyfikacyjne
classification-category = Kategoria w komórce macierzystej
classification-category-other = Kategoria w innych komórkach
classification-state = Stan
classification-closed = zamknięta od { $day }
classification-open = otwarta
classification-close = Zamknij klasę
classification-import = Nowy wykaz z pliku
classification-name = Nazwa wykazu
classification-source = Źródło
classification-source-hint = Akt prawny albo zarządzenie, z którego pochodzi wykaz.
classification-valid-from = Obowiązuje od dnia
classification-file = Plik z wykazem
classification-file-hint = CSV z kolumnami symbol, title, category_parent_cell, category_other_cells, note; JSON z EZD RP; XML archiwów państwowych (wykaz).
classification-is-stand-in = To wykaz zastępczy, nie własny wykaz urzędu
classification-do-import = Importuj wykaz
said-wykaz = Wykaz akt jest zaimportowany.
said-klasa = Klasa jest zamknięta.
classification-not-utf8 = Wiersz { $line }: plik nie jest zapisany w UTF-8. Zapisz go ponownie z tym kodowaniem.
classification-no-header = Wiersz 1: brakuje nazw kolumn.
classification-broken-line = Wiersz { $line }: nie da się go odczytać. Sprawdź cudzysłowy i przecinki.
classification-empty = W pliku nie ma żadnej klasy.
classification-text = Podaj tekst, najwyżej { $most } znaków, bez znaków sterujących.
classification-not-later = Nowy wykaz musi obowiązywać od dnia późniejszego niż poprzedni.
classification-no-file = Wybierz plik z wykazem.
classification-file-large = Plik jest za duży, najwyżej 5 MB.
classification-date = Podaj dzień, od którego wykaz obowiązuje.
classification-closed-already = Ta klasa jest już zamknięta.
law-category-empty = Wiersz { $line }: brakuje kategorii.
law-category-unknown = Wiersz { $line }: nie ma takiej kategorii. Dozwolone: A, B i liczba lat, BE i liczba lat, Bc, B*.
law-category-years = Wiersz { $line }: liczba lat w kategorii jest niewłaściwa.
law-jrwa-column-missing = Wiersz { $line }: brakuje wymaganej kolumny (symbol, title, category_parent_cell).
law-jrwa-column-twice = Wiersz { $line }: kolumna jest podana dwa razy.
law-jrwa-duplicate = Wiersz { $line }: ten symbol już wystąpił.
law-jrwa-field-count = Wiersz { $line }: liczba pól nie zgadza się z nagłówkiem.
law-jrwa-parent-missing = Wiersz { $line }: nie ma klasy nadrzędnej.
law-jrwa-title-empty = Wiersz { $line }: hasło klasyfikacyjne jest puste.
law-jrwa-category-above-end-class = Wiersz { $line }: kategorię może mieć tylko klasa końcowa.
law-symbol-character = Wiersz { $line }: symbol może mieć tylko cyfry.
law-symbol-empty = Wiersz { $line }: symbol jest pusty.
law-symbol-too-long = Wiersz { $line }: symbol ma więcej niż 10 cyfr.
classification-warnings = { $n ->
    [one] Wykaz zaimportowany. Sprawdź { $n } wiersz
    [few] Wykaz zaimportowany. Sprawdź { $n } wiersze
   *[many] Wykaz zaimportowany. Sprawdź { $n } wierszy
}
law-jrwa-end-class-without-category = Wiersz { $line }: klasa końcowa nie ma kategorii w komórce macierzystej.
law-jrwa-only-child = Wiersz { $line }: jedyna klasa podrzędna. Klasę dzieli się na 2 do 10.
law-jrwa-bare-b = Wiersz { $line }: kategoria B bez liczby lat.

classification-added = dodana od { $day }.
classification-add = Nowa klasa w obowiązującym wykazie
classification-new-symbol = Symbol nowej klasy
classification-new-symbol-hint = Symbol klasy, która ma już klasy podrzędne, i jedna cyfra więcej.
classification-note = Uwagi
classification-takes-from = Bierze sprawy od dnia
classification-basis = Podstawa
classification-basis-hint = Zarządzenie i zgoda archiwum państwowego (art. 6 ust. 2d ustawy o narodowym zasobie archiwalnym).
classification-do-add = Dodaj klasę
said-nowa-klasa = Klasa jest dodana do wykazu.
classification-no-list = Nie ma obowiązującego wykazu akt. Najpierw go zaimportuj.
classification-symbol-taken = Klasa o tym symbolu już jest w wykazie. Symbolu nie używa się drugi raz, także po zamknięciu klasy.
classification-symbol-wrong = Podaj symbol: od 2 do 10 cyfr.
classification-parent = Klasa nadrzędna musi być w wykazie, mieć klasy podrzędne i nie być zamknięta. Klasy końcowej się nie dzieli: zamknij ją i dodaj klasę obok niej.
classification-from-passed = Podaj dzień dzisiejszy albo późniejszy. Klasa nie może brać spraw wstecz.
classification-category-wrong = Nie ma takiej kategorii. Dozwolone: A, B i liczba lat, BE i liczba lat, Bc, B*.
classification-broken-json = Wiersz { $line }: plik nie jest poprawnym JSON-em. Pobierz go z programu jeszcze raz.
classification-broken-xml = Klasa { $line }: pliku XML nie da się dalej odczytać. Sprawdź, czy jest cały.

# API
api-group-classification = Wykaz akt
api-classification-classes = Klasy obowiązującego wykazu akt
api-classification-classes-starts_with = Początek symbolu, np. 14.
api-classification-classes-q = Początek symbolu albo słów hasła: szuka klas końcowych, które dziś biorą sprawy.
api-classification-import-list = Zaimportuj wykaz akt; ostrzeżenia są w odpowiedzi
api-classification-close-class = Zamknij klasę od dziś
api-classification-add-class = Dodaj klasę do obowiązującego wykazu
first-step-list = Jednolity rzeczowy wykaz akt
first-step-list-how = Wczytaj wykaz akt swojego urzędu z pliku CSV. Bez niego nie da się założyć sprawy; błędy w pliku program nazwie wiersz po wierszu.
classification-found = Wybierz jedną z pasujących klas
classification-more = To pierwsze { $count }, pasuje ich więcej. Dopisz słowo z hasła albo cyfrę symbolu.

# Pomoc
help-wykaz-akt =
    To wykaz akt: z niego bierze się klasę każdej sprawy i czas jej przechowywania. Szukaj po symbolu albo po słowie.
    Administrator wczytuje nowy wykaz z pliku i w ciągu roku dodaje albo zamyka klasy.
    Gdy plik ma błędy, program poda wiersz i powód i niczego nie wczyta. Popraw plik i spróbuj jeszcze raz.
