filters-title = Moje filtry
filters-lead = Filtry list, które stoją na pulpicie jako kolejki pracy. Widzisz je tylko ty.
filters-none = Nie masz jeszcze zapisanego filtru
filters-none-next = Ustaw filtr na liście spraw albo w rejestrze pism i zapisz go pod nazwą.
filters-save = Zapisz ten filtr na pulpicie
filters-save-do = Zapisz filtr
filters-all = Moje filtry
filters-name = Nazwa
filters-list = Lista
filters-list-cases = sprawy
filters-list-items = rejestr pism
filters-count = Ile teraz
filters-acts = Czynności
filters-change = Zmień
filters-rename = Zmień nazwę
filters-delete = Usuń filtr
filters-name-missing = Nazwij filtr.
filters-name-long = Skróć nazwę filtru do 60 znaków.
filters-name-hidden = Usuń z nazwy filtru niewidoczne znaki.
filters-name-taken = Masz już filtr o nazwie „{ $name }”. Podaj inną.
filters-query-wrong = Tego filtru nie można zapisać. Ustaw go jeszcze raz na liście.
filters-list-wrong = Wybierz listę spraw albo rejestr pism.
filters-many = Można zapisać najwyżej { $most } filtrów. Usuń któryś.
said-filtr = Filtr jest na pulpicie.
said-filtr-nazwany = Nazwa filtru jest zmieniona.
said-filtr-usuniety = Filtr jest usunięty.
event-FilterSaved = Zapisano filtr
event-FilterRenamed = Zmieniono nazwę filtru
event-FilterDeleted = Usunięto filtr

# API
api-group-filters = Zapisane filtry
api-filters-own-filters = Własne filtry z liczbą tego, co za nimi stoi
api-filters-save-filter = Zapisz filtr listy
api-filters-rename-filter = Zmień nazwę filtru
api-filters-delete-filter = Usuń filtr

# Pomoc
help-moje-filtry =
    Tu są twoje zapisane filtry list. Stoją na pulpicie i pokazują, ile czego czeka.
    Nowy filtr zapiszesz na liście spraw albo w rejestrze przesyłek. Usunięcie filtru nie rusza spraw ani pism.
