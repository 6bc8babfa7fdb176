outside-title = Dokumentacja poza sprawami
outside-title-lead = Przesyłki, które nie tworzą akt spraw: mają klasę z wykazu akt i nie mają znaku.
outside-question = Nie tworzy sprawy?
outside-file = Odłóż poza sprawami
outside-lead = Przesyłka dostanie klasę z wykazu akt zamiast znaku sprawy i zniknie z kolejek. Później można ją jeszcze dołączyć do sprawy.
outside-class = Klasa z wykazu akt
outside-class-hint = Zacznij pisać symbol albo słowa hasła.
outside-do = Odłóż
outside-unit = Komórka
outside-symbol = Symbol
outside-show = Pokaż
outside-none = Nie ma takiej dokumentacji
outside-number = Numer RPW
outside-item = Przesyłka
outside-category = Kategoria
outside-received = Wpłynęła
outside-filed = Odłożona
outside-by = Kto odłożył
outside-answer-expected = Na przesyłkę RPW/{ $number } trzeba odpowiedzieć, więc załóż z niej sprawę albo dołącz ją do sprawy.
outside-incomplete = Przesyłka RPW/{ $number } ma niepełne metadane. Najpierw je uzupełnij.
outside-no-unit = Odkłada osoba, która zajmuje stanowisko w komórce.
said-poza-sprawa = Przesyłka jest odłożona poza sprawami.
event-FiledOutside = Odłożono poza sprawami
outside-class-wrong = Wybierz klasę końcową, która dziś bierze dokumenty. Zacznij pisać symbol albo słowa hasła.

# API
api-group-outside = Poza sprawami
api-outside-list-outside = Przesyłki odłożone poza sprawami, od najnowszej
api-outside-list-outside-unit = Komórka; bez niej własna.
api-outside-list-outside-symbol = Początek symbolu klasy.
api-outside-list-outside-before = Klucz następnej strony: next z poprzedniej.
api-outside-list-outside-limit = Ile przesyłek, najwyżej 200.
api-outside-file-outside = Odłóż przesyłkę poza sprawami, do klasy z wykazu akt

# Pomoc
help-poza-sprawami =
    To przesyłki, z których nie powstaje sprawa: oferty, zaproszenia, wiadomości do wiedzy. Mają klasę z wykazu akt zamiast znaku sprawy.
    Gdy okaże się, że taka przesyłka należy do sprawy, otwórz ją i dołącz.
help-rpw-id-poza-sprawa =
    Wybierz klasę dla przesyłki, która nie wymaga załatwienia. Zniknie wtedy z kolejek.
    Gdy ktoś czeka na odpowiedź, nie rób tego: załóż sprawę. Pomyłkę naprawisz, dołączając przesyłkę do sprawy.
