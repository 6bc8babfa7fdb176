assignments-nav-queue = Przydziel
assignments-queue = Przydziel pisma
assignments-queue-list = Kolejka do przydziału
assignments-waits = Czeka
assignments-letters = { $n ->
    [one] { $n } pismo
    [few] { $n } pisma
   *[many] { $n } pism
}
assignments-queue-empty = Wszystko przydzielone
assignments-queue-empty-lead = Nowe pisma pojawią się tutaj same.
assignments-incomplete = Do uzupełnienia
assignments-register = Rejestr przesyłek
assignments-cases = Sprawy
assignments-to-whom = Komu przydzielić
assignments-more = Kilku odbiorców, polecenie, termin
assignments-assign = Przydziel
assignments-undo = Cofnij
assignments-facts = Dane pisma
assignments-open-item = Otwórz pismo
assignments-number = Numer
assignments-title = Tytuł
assignments-sender = Nadawca
assignments-sender-unknown = nadawca nieznany
assignments-sender-sign = Znak nadawcy
assignments-received = Wpłynęło
assignments-kind = Rodzaj
assignments-remarks = Uwagi
assignments-no-file = Pismo nie ma skanu ani pliku

assignments-receivers = Odbiorcy
assignments-receiver = Odbiorca
assignments-choose = wybierz
assignments-owner = Prowadzi
assignments-owner-hint = Komórka (decyduje jej kierownik) albo osoba.
assignments-also = Do współpracy
assignments-instruction = Polecenie
assignments-instruction-hint = Co zrobić. Wcześniejszych poleceń nie zmienia.
assignments-term = Termin
assignments-term-hint = Termin z wcześniejszej dekretacji można zachować albo skrócić.

assignments-mine = Moje pisma
assignments-mine-waiting = Do przyjęcia
assignments-mine-accepted = Przyjęte
assignments-mine-returned = Zwrócone do Ciebie
assignments-mine-empty = Nic na Ciebie nie czeka
assignments-mine-empty-lead = Przydzielone pisma pojawią się tutaj same.
assignments-told = Dekretacja
assignments-no-instruction = Bez polecenia.
assignments-you-lead = Prowadzisz
assignments-you-help = Współpracujesz
assignments-leads = prowadzi
assignments-by-rule = przydzielone regułą { $n }, zatwierdził { $approver }
assignments-from = Dekretował(a)
assignments-to = Dla
assignments-decide = Co zrobić z pismem
assignments-accept = Przyjmij
assignments-open-case = Załóż sprawę
assignments-join-case = Dołącz do sprawy
assignments-pass-on = Przydziel dalej
assignments-pass-back = Zwróć
assignments-reason = Napisz powód zwrotu: od { $least } do { $most } znaków, zwykły tekst.
assignments-reason-label = Powód zwrotu
assignments-reason-hint = Napisz, dlaczego pismo trafiło pod zły adres i czyje jest.

assignments-panel = Dekretacje
assignments-whole-chain = Wszystkie
assignments-chain-of = Dekretacje pisma RPW { $number }
assignments-chain-empty = Pisma jeszcze nie przydzielono
assignments-further = dalsza dekretacja
assignments-replaces = zamiast
assignments-state = Stan
assignments-state-waiting = Czeka na przyjęcie
assignments-state-accepted = Przyjęte
assignments-state-passed-on = Przydzielone dalej
assignments-state-passed-back = Zwrócone
assignments-state-superseded = Poprawione
assignments-state-withdrawn = Cofnięte
assignments-state-done = Załatwione
assignments-paper = Dekretacja zastępcza
assignments-paper-lead = Tekst do przeniesienia na papier.
assignments-copied-by = Przeniósł(a) na papier
assignments-correct = Popraw dekretację
assignments-correct-lead = Poprawka będzie nowym wpisem. Poprzedni zostanie w historii jako poprawiony.
assignments-was-to = Było dla

assignments-receivers-none = Wskaż, komu przydzielić pismo.
assignments-receivers-many = Za dużo odbiorców naraz, najwyżej { $most }.
assignments-receiver-unknown = Takiej komórki albo osoby dziś nie ma. Wybierz z listy.
assignments-receiver-outside = { $who }: możesz przydzielać w swojej komórce i komórkach podległych.
assignments-receiver-cannot = { $who }: to stanowisko nie załatwia pism. Wskaż inną osobę.
assignments-receiver-twice = { $who }: ten odbiorca jest już wskazany.
assignments-unit-without-head = { $who }: komórka nie ma kierownika. Wskaż osobę.
assignments-owner-one = Wskaż dokładnie jednego prowadzącego.
assignments-owner-elsewhere = Prowadzący jest już wskazany w tej dekretacji. Poprawiasz odbiorcę, który współpracuje.
assignments-term-past = Termin już minął. Podaj dzisiejszy albo późniejszy.
assignments-date = Podaj datę, na przykład 24.12.2026.
assignments-text = Polecenie może mieć najwyżej { $most } znaków i zwykły tekst.
law-assignment-term-lengthened = Termin nie może być późniejszy niż { $day }, z wcześniejszej dekretacji.
law-assignment-term-dropped = Wcześniejsza dekretacja ma termin { $day }. Zachowaj go albo skróć.
assignments-already-assigned = Pismo RPW { $number } zostało już przydzielone. Poprawić może tylko autor dekretacji.
assignments-not-in-queue = Pismo RPW { $number } nie czeka na przydział.
assignments-not-at-receiver = Pismo RPW { $number } nie leży już u odbiorcy tej dekretacji, więc nie można go przydzielić dalej.
assignments-not-waiting = Ta dekretacja pisma RPW { $number } nie czeka na przyjęcie.
assignments-not-with-you = Ta dekretacja pisma RPW { $number } nie leży już u Ciebie, więc nie można jej zwrócić.
assignments-not-correctable = Dekretacji „{ $who }” nie można już poprawić, bo odbiorca ją przyjął albo pismo poszło dalej.
assignments-not-withdrawable = Tej dekretacji nie można już cofnąć, bo ktoś ją przyjął albo minął dzień. Możesz ją poprawić, dopóki nikt jej nie przyjął.

said-przydzielono = Przydzielono pismo.
said-przydzielono-wolne = Przydzielono pismo. Termin wypada w dzień wolny od pracy.
said-cofnieto = Cofnięto dekretację.
said-przyjeto = Przyjęto pismo.
said-zwrocono = Zwrócono pismo.
said-poprawiono = Poprawiono dekretację.
event-ItemAssigned = Przydzielono
event-AssignmentCorrected = Poprawiono dekretację
event-AssignmentAccepted = Przyjęto
event-AssignmentPassedBack = Zwrócono
event-AssignmentWithdrawn = Cofnięto dekretację
event-AssignmentsSettled = Zakończono dekretacje
event-AssignmentsReopened = Przywrócono dekretacje
assignments-desk-queue = Do dekretacji
assignments-desk-waiting = Pisma do przyjęcia
assignments-desk-all = Wszystkie
assignments-waiting-work = { $n ->
    [one] { $n } pismo do załatwienia
    [few] { $n } pisma do załatwienia
   *[many] { $n } pism do załatwienia
}

# API
api-group-assignments = Dekretacja
api-assignments-list-my-assignments = Co leży u wołającego albo w komórce, którą kieruje
api-assignments-item-chain = Wszystkie dekretacje przesyłki
api-assignments-assign-item = Zadekretuj przesyłkę, na pierwszym albo dalszym szczeblu
api-assignments-assign-item-2 = Zadekretuj wiele przesyłek naraz
api-assignments-accept-assignment = Przyjmij dekretację
api-assignments-accept-assignment-2 = Przyjmij wiele dekretacji naraz
api-assignments-pass-back = Zwróć dekretację jako błędnie skierowaną
api-assignments-pass-back-2 = Zwróć wiele dekretacji naraz
api-assignments-correct-assignment = Popraw własną dekretację
api-assignments-withdraw-assignment = Cofnij własną dekretację z tego dnia
api-assignments-withdraw-assignment-2 = Cofnij wiele własnych dekretacji naraz
assignments-many = Przydziel wiele
assignments-many-lead = Zaznacz pisma i wskaż, do kogo idą. Każde pismo jest przydzielane osobno, a wynik widać przy każdym.
assignments-many-letters = Pisma w kolejce
assignments-many-ticked = Zaznaczono:
assignments-many-all = { $n ->
    [one] Całą kolejkę: { $n } pismo, także nie pokazane na tej stronie
    [few] Całą kolejkę: { $n } pisma, także nie pokazane na tej stronie
   *[many] Całą kolejkę: { $n } pism, także nie pokazanych na tej stronie
}
assignments-many-do = Przydziel zaznaczone
assignments-many-result = Wynik przydzielania
assignments-many-undone = Wynik cofania
assignments-mine-many = Zaznacz wiele
assignments-mine-many-lead = Zaznacz pisma i wybierz, co z nimi zrobić. O każdym decyduje się osobno, a wynik widać przy każdym.
assignments-many-accept = Przyjmij zaznaczone
assignments-many-join = Dołącz zaznaczone do sprawy
assignments-many-return = Zwrot błędnie skierowanych
assignments-many-pass-back = Zwróć zaznaczone
assignments-many-accepted = Wynik przyjmowania
assignments-many-passed-back = Wynik zwracania
assignments-unknown-letter = Pismo spoza zasięgu
assignments-day-off = Termin wypada w dniu wolnym od pracy.
assignments-templates = Wzory dekretacji
assignments-templates-lead = Stałe listy odbiorców: kto prowadzi, kto dostaje do wiadomości, z jakim poleceniem i terminem. Wzoru używa się jednym przyciskiem przy przydzielaniu.
assignments-templates-none = Nie ma jeszcze żadnego wzoru
assignments-template-new = Nowy wzór
assignments-template-lead = Każdy odbiorca dostanie własne polecenie i termin liczony od dnia przydzielenia.
assignments-template-name = Nazwa wzoru
assignments-template-author = Autor
assignments-template-state = Stan
assignments-template-on = używany
assignments-template-off = wyłączony
assignments-template-put-off = Wyłącz wzór
assignments-template-put-on = Włącz wzór
assignments-template-receivers-hint = Pierwszy odbiorca prowadzi sprawę, pozostali dostają pismo obok niego. Zostaw puste to, czego nie potrzebujesz.
assignments-template-leads = Prowadzi
assignments-template-term = Termin w dniach
assignments-template-for = Które komórki go używają
assignments-template-for-hint = Jeżeli nie wskażesz żadnej, wzór jest dla wszystkich, którzy przydzielają pisma.
assignments-template-save = Zapisz wzór
assignments-by-template = Przydziel według wzoru
assignments-template-bad-name = Podaj nazwę wzoru, najwyżej { $most } znaków w jednym wierszu.
assignments-template-units = Wskaż najwyżej { $most } komórek.
assignments-template-days = Podaj termin jako liczbę dni od 1 do { $most }.
assignments-template-unit = Tej komórki już nie ma. Odśwież stronę i wybierz komórki z listy.
assignments-template-named = Wzór „{ $name }” już jest. Podaj inną nazwę.
assignments-templates-many = Urząd ma już { $most } wzorów. Zmień któryś z nich zamiast dodawać następny.
assignments-template-so = Stan tego wzoru już taki jest. Odśwież stronę.
assignments-template-gone = Tego wzoru nie można już użyć. Wybierz inny albo wskaż odbiorców.
said-wzor = Wzór jest zapisany.
event-TemplateAdded = Dodano wzór dekretacji
event-TemplateChanged = Zmieniono wzór dekretacji
event-TemplateSwitched = Włączono albo wyłączono wzór dekretacji
api-assignments-list-templates = Wzory dekretacji, według nazwy
api-assignments-add-template = Dodaj wzór dekretacji
api-assignments-change-template = Zmień wzór dekretacji
api-assignments-switch-template = Wyłącz wzór dekretacji albo włącz go znowu
api-assignments-assign-by-template = Przydziel pismo według wzoru

# Pomoc
help-dekretacja =
    Tu decydujesz, kto zajmie się nowym pismem. Przeczytaj je po jednej stronie, a po drugiej wybierz komórkę albo osobę.
    Najczęstsi odbiorcy mają przycisk i cyfrę na klawiaturze. Kilku odbiorców, polecenie i termin są pod „Kilku odbiorców, polecenie, termin”.
    Zaraz po przydzieleniu możesz je cofnąć przyciskiem „Cofnij”. Później odbiorca może pismo zwrócić.
help-dekretacja-wiele =
    Zaznacz pisma, które idą do tego samego odbiorcy, wybierz go i przydziel wszystkie naraz. Z klawiszem Shift zaznaczysz cały ciąg.
    Każde pismo jest przydzielane osobno. Jeśli któreś się nie uda, zobaczysz je na początku z powodem, a reszta zostanie przydzielona.
help-dekretacja-id =
    Tu decydujesz, kto zajmie się tym pismem. Wybierz odbiorcę przyciskiem albo z listy.
    Jeśli pismo trafiło do ciebie przez pomyłkę, przydziel je właściwej komórce i napisz w poleceniu, dlaczego.
    Zaraz po przydzieleniu możesz je cofnąć przyciskiem „Cofnij”.
help-dekretacja-wzory =
    To stałe listy odbiorców, na przykład dla skarg: kto prowadzi, kto jeszcze dostaje pismo, z jakim poleceniem i terminem.
    Wzór ma swój przycisk w kolejce „Przydziel”: jedno naciśnięcie przydziela pismo wszystkim jego odbiorcom.
    Otwórz wzór, żeby go zmienić albo wyłączyć. Wyłączony nie ma przycisku w kolejce, ale zostaje na liście.
help-dekretacja-wzory-nowy =
    Nazwij wzór tak, żeby było wiadomo, dla jakich pism jest. Takiej nazwy nie może mieć inny wzór urzędu.
    Pierwszy odbiorca prowadzi, pozostali dostają pismo obok niego. Każdemu możesz wpisać własne polecenie i termin w dniach od przydzielenia; koniec w dniu wolnym przesuwa się na najbliższy dzień roboczy.
    Gdy wskażesz komórki, wzoru użyją tylko ich pracownicy. Bez wskazania jest dla wszystkich, którzy przydzielają pisma.
help-dekretacja-wzory-template =
    Tu zmienisz nazwę wzoru, odbiorców, polecenia i terminy. Autorem wzoru staje się ten, kto go ostatnio zmienił.
    Zmiana dotyczy następnych pism. Pisma już przydzielone według wzoru zostają, jak były.
    Wzoru się nie usuwa: niepotrzebny wyłącz, a później możesz go włączyć znowu.
help-moje-pisma =
    To pisma przydzielone tobie albo twojej komórce. Przyjmij pismo, a potem załóż z niego sprawę, dołącz je do sprawy albo przydziel dalej.
    Pismo nie dla ciebie zwróć z powodem: wróci do tego, kto je przydzielił.
    Gdy szukasz pisma, którego tu nie ma, mogło już trafić do sprawy. Poszukaj go w rejestrze przesyłek.
help-moje-pisma-wiele =
    Zaznacz pisma i przyjmij je albo dołącz do jednej sprawy naraz. Z klawiszem Shift zaznaczysz cały ciąg.
    Pisma, których nie udało się przyjąć, stoją po wykonaniu na początku z powodem. Resztę program zapisał.
help-moje-pisma-id =
    Tu widać jedno pismo przydzielone tobie: jego treść, polecenie i termin. Przyjmij je, a potem załóż sprawę albo dołącz je do sprawy.
    Pismo nie dla ciebie zwróć z powodem. Nic wtedy nie ginie, a powód zobaczy ten, kto je przydzielił.
help-dekretacje-id-popraw =
    Pismo wróciło do ciebie z powodem zwrotu. Wybierz innego odbiorcę albo zmień polecenie i przydziel je jeszcze raz.
    Wcześniejsze przydzielenie zostaje w historii pisma.
help-rpw-id-dekretacje =
    To droga pisma w urzędzie: kto komu je przydzielił, z jakim poleceniem i kto je przyjął albo zwrócił. Najstarsze stoi na górze.
    Strona służy do czytania. Pismo przydziela się w kolejce „Przydziel”.
