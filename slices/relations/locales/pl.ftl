relations-title = Powiązania
relations-none = Sprawa nie jest powiązana z inną.
relations-add = Powiąż ze sprawą
relations-kind = Ta sprawa
relations-sign = Znak drugiej sprawy
relations-sign-hint = Na przykład OŚ.6220.8.2026. Druga sprawa musi być dla ciebie widoczna.
relations-note = Co warto wiedzieć
relations-end = Cofnij powiązanie
relations-end-reason = Dlaczego było błędne
relations-restart = Podejmij sprawę na nowo
relations-restart-lead = Powstanie nowa sprawa w tej samej klasie, z nowym znakiem, tymi samymi stronami i wzajemnym odwołaniem. Zakończona sprawa się nie zmieni.
relations-restart-reason = Dlaczego sprawa toczy się dalej
relations-reregister = Przerejestruj w innej komórce
relations-reregister-lead = Sprawa dostanie w nowej komórce nowy znak i wzajemne odwołanie. To, co jest do zrobienia, przejdzie z terminami, a dotychczasowa sprawa zostanie zakończona i będzie dla nowej komórki czytelna.
relations-reregister-reason = Podstawa
relations-reregister-hint = Na przykład zarządzenie o zmianie regulaminu organizacyjnego.
relations-reregister-do = Przerejestruj sprawę
relations-officer = Nowy prowadzący
relation-out-continues = kontynuuje sprawę
relation-out-refers-to = odwołuje się do sprawy
relation-out-joined = jest prowadzona łącznie ze sprawą (kpa art. 62)
relation-out-restarts = podejmuje na nowo sprawę
relation-out-taken-over = przejęta, dotąd sprawa
relation-in-continues = ciąg dalszy w sprawie
relation-in-refers-to = odwołuje się do niej sprawa
relation-in-joined = prowadzi się z nią łącznie sprawę (kpa art. 62)
relation-in-restarts = podjęta na nowo jako sprawa
relation-in-taken-over = przejęta do innej komórki jako sprawa
relations-kind-wrong = Wybierz rodzaj powiązania.
relations-itself = Sprawy nie wiąże się z nią samą. Podaj znak innej.
relations-already = Ta sprawa jest już tak powiązana ze sprawą { $sign }.
relations-case-unknown = Nie ma sprawy o tym znaku albo nie jest dla ciebie widoczna. Sprawdź znak, razem z rokiem.
relations-for-ever = To powiązanie powstało razem z nową sprawą i zostaje na zawsze.
relations-not-closed = Sprawa { $sign } jeszcze się toczy, nie trzeba jej podejmować na nowo.
relations-officer-wrong = Wybierz pracownika z innej komórki niż ta, która prowadzi sprawę.
said-powiazano = Sprawy są powiązane.
said-rozwiazano = Powiązanie jest cofnięte.
said-podjeto = Sprawa jest podjęta na nowo, to jej nowy znak.
said-przerejestrowano = Sprawa jest przerejestrowana, to jej nowy znak.
event-CasesRelated = Powiązano ze sprawą
event-RelationEnded = Cofnięto powiązanie ze sprawą
event-CaseRestarted = Podjęto sprawę na nowo
event-CaseReregisteredIn = Przerejestrowano sprawę w innej komórce

# API
api-group-relations = Powiązania spraw
api-relations-case-relations = Powiązania sprawy, czytane z obu stron
api-relations-relate-cases = Powiąż sprawę z inną
api-relations-end-relation = Cofnij błędne powiązanie
api-relations-restart-case = Podejmij zakończoną sprawę na nowo: nowa sprawa z odwołaniem
api-relations-reregister-in-unit = Przerejestruj sprawę w innej komórce: nowy znak i wzajemne odwołanie

# Pomoc
help-sprawy-id-przerejestruj =
    Sprawa dostaje nowy znak w innej komórce, a dotychczasowa zostaje zakończona. Obie odsyłają do siebie.
    Rób to tylko wtedy, gdy sprawa ma mieć nowy znak. Gdy wystarczy, że prowadzi ją ktoś inny, użyj przejęcia spraw.
    Tego nie da się cofnąć. Komórkę i klasę sprawdź przed zapisaniem.
help-sprawy-id-podejmij =
    Użyj tego, gdy zakończona sprawa toczy się dalej. Powstanie nowa sprawa w tej samej klasie, z tym samym tytułem, prowadzącym i stronami; obie odsyłają do siebie.
    Podaj powód i termin załatwienia, liczony od dziś. Zakończona sprawa i jej dokumenty zostają bez zmian pod dawnym znakiem.
    Znaku nowej sprawy nie da się cofnąć, więc sprawdź najpierw, czy to ta sprawa.
