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
outside-nav = Poza sprawami
outside-tab-items = Przesyłki
outside-tab-records = Dokumenty własne
outside-records-title = Dokumenty własne poza sprawami
outside-records-lead = Wykazy, notatki i sprawozdania sporządzone w urzędzie, które nie tworzą akt spraw: mają klasę z wykazu akt i nie mają znaku.
outside-record = Dokument
outside-record-new = Odłóż dokument własny
outside-record-new-lead = Dokument sporządzony w urzędzie, który nie należy do żadnej sprawy. Zostaje w komórce, w klasie z wykazu akt.
outside-record-title = Tytuł dokumentu
outside-record-facts = Dane
outside-record-file = Odłóż dokument
outside-dated = Data dokumentu
outside-dated-hint = Od roku tej daty liczy się czas przechowywania.
outside-files = Pliki
outside-files-hint = Od 1 do 20 plików.
outside-future = Data dokumentu nie może być późniejsza niż dzisiejsza.
outside-no-file = Dodaj co najmniej jeden plik.
outside-files-many = Dodaj najwyżej { $most } plików.
outside-withdraw = Wycofaj jako odłożony omyłkowo
outside-withdraw-lead = Dokument zostanie na liście razem z powodem, ale nie będzie się liczył.
outside-withdrawn = wycofany
outside-withdrawn-already = Ten dokument jest już wycofany.
outside-reason = Powód
said-dokument-poza-sprawa = Dokument jest odłożony poza sprawami.
said-dokument-wycofany = Dokument jest wycofany.
event-RecordFiledOutside = Odłożono dokument własny poza sprawami
event-RecordWithdrawn = Wycofano dokument odłożony omyłkowo
api-outside-list-records = Dokumenty własne poza sprawami, od najnowszego
api-outside-list-records-unit = Komórka; bez niej własna.
api-outside-list-records-symbol = Początek symbolu klasy.
api-outside-list-records-before = Klucz następnej strony: next z poprzedniej.
api-outside-list-records-limit = Ile dokumentów, najwyżej 200.
api-outside-file-record = Odłóż dokument własny poza sprawami, do klasy z wykazu akt
api-outside-show-record = Dokument własny poza sprawami, z plikami
api-outside-record-content = Plik dokumentu własnego
api-outside-record-content-danger = Zgoda na plik, w którym znaleziono coś niebezpiecznego.
api-outside-withdraw-record = Wycofaj dokument odłożony omyłkowo

# Pomoc
help-poza-sprawami =
    To przesyłki, z których nie powstaje sprawa: oferty, zaproszenia, wiadomości do wiedzy. Mają klasę z wykazu akt zamiast znaku sprawy.
    Gdy okaże się, że taka przesyłka należy do sprawy, otwórz ją i dołącz.
help-poza-sprawami-dokumenty =
    To dokumenty sporządzone w urzędzie, które nie należą do żadnej sprawy: wykazy, notatki, sprawozdania. Mają klasę z wykazu akt zamiast znaku sprawy.
    Lista pokazuje dokumenty jednej komórki, najnowsze na górze. Komórkę i początek symbolu klasy wybierzesz nad listą.
    Przesyłki odłożone poza sprawami są obok, pod „Przesyłki”.
help-poza-sprawami-dokumenty-nowy =
    Podaj tytuł i klasę, a potem dodaj od 1 do 20 plików. Zacznij pisać symbol albo słowo, a program podpowie klasy.
    Od roku daty dokumentu liczy się czas przechowywania, więc wpisz dzień, w którym go sporządzono.
    Dokument zostaje w twojej komórce. Po zapisaniu nie da się go zmienić, można go tylko wycofać z powodem.
    Gdy dokument dotyczy sprawy, dodaj go na stronie tej sprawy.
help-poza-sprawami-dokumenty-record =
    Tu są dane jednego dokumentu odłożonego poza sprawami i jego pliki. Strona pokazuje też, kto i kiedy go odłożył.
    Dokument odłożony przez pomyłkę wycofaj z powodem. Zostanie na liście razem z plikami, ale nie będzie się liczył; tego nie da się cofnąć.
    Gdy zła jest tylko klasa albo data, wycofaj dokument i odłóż go jeszcze raz.
help-rpw-id-poza-sprawa =
    Wybierz klasę dla przesyłki, która nie wymaga załatwienia. Zniknie wtedy z kolejek.
    Gdy ktoś czeka na odpowiedź, nie rób tego: załóż sprawę. Pomyłkę naprawisz, dołączając przesyłkę do sprawy.
