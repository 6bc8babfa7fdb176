drafts-title = Projekty pism
drafts-one = Projekt pisma
drafts-none = Nie ma tu projektów pism.
drafts-new = Nowy projekt pisma
drafts-from-template = Pismo ze wzoru
drafts-write-again = Zmień treść
drafts-new-lead = Projekt ma wersje. Zanim pismo wyjdzie, akceptują je osoby, które wskażesz.
drafts-begin = Dodaj projekt
drafts-version = wersja
drafts-waits-for = Czeka na akceptację:
drafts-state-writing = w przygotowaniu
drafts-state-accepting = w akceptacji
drafts-state-accepted = zaakceptowany
drafts-state-sent = wysłany
drafts-state-dropped = porzucony
drafts-field-title = Tytuł
drafts-field-file = Plik
drafts-field-file-hint = DOCX, ODT albo PDF.
drafts-field-remarks = Uwagi
drafts-field-remarks-hint = Potrzebne, gdy zwracasz projekt.
drafts-field-reason = Powód
drafts-your-turn = Twoja akceptacja
drafts-accept = Zaakceptuj
drafts-return = Zwróć z uwagami
drafts-correct = Popraw i zaakceptuj
drafts-correct-lead = Twoja wersja zastąpi tę, którą widzisz. Wcześniejsze akceptacje zostają przy wersji, którą widziały te osoby.
drafts-corrected = Co poprawiono
drafts-path-title = Droga akceptacji
drafts-path-lead = Wskaż osoby po kolei. Ostatnia musi mieć prawo podpisu: kierownik komórki albo kierownictwo urzędu.
drafts-path-none = Projekt nie był jeszcze przekazany do akceptacji.
drafts-path-place = Osoba
drafts-path-nobody = nikt
drafts-round = Podejście
drafts-submit = Przekaż do akceptacji
drafts-send = Wyślij pismo
drafts-send-title = Wyślij zaakceptowane pismo
drafts-send-lead = Wychodzi dokładnie ta wersja, którą zaakceptowano. Numer wersji:
drafts-send-outgoing = Wychodzi z podpisem:
drafts-work = Praca nad projektem
drafts-revise = Dodaj nową wersję
drafts-revise-voids = Nowa wersja unieważnia akceptacje: dotyczyły innej treści.
drafts-recall-lead = Projekt wróci do Ciebie, a akceptacje stracą ważność. Zostaną widoczne w aktach.
drafts-recall = Cofnij z akceptacji
drafts-drop = Porzuć projekt
drafts-drop-lead = Porzucony projekt zostaje w aktach razem z uwagami i powodem.
drafts-dropped-why = Dlaczego porzucono
drafts-judged-by = Ocenił(a):
drafts-verdict-accepted = zaakceptowano
drafts-verdict-corrected = poprawiono i zaakceptowano
drafts-verdict-returned = zwrócono
drafts-verdict-waits = teraz kolej
drafts-verdict-later = później
drafts-voided-changed = nieważne: zmieniono projekt
drafts-voided-recalled = nieważne: cofnięto z akceptacji
drafts-voided-dropped = nieważne: projekt porzucono
drafts-voided-returned = zakończone zwrotem
drafts-before-correction = Dotyczy wersji sprzed poprawki.
drafts-waiting-title = Do akceptacji
drafts-waiting-lead = Projekty pism, które czekają na Ciebie. Najdłużej czekające na górze.
drafts-waiting-none = Żaden projekt nie czeka na Ciebie.
drafts-waiting-more = Dalsze projekty pojawią się, gdy ocenisz te.
drafts-tick = Zaznaczenie
drafts-sign = Znak sprawy
drafts-author = Autor
drafts-since = Czeka od
drafts-accept-ticked = Zaakceptuj zaznaczone
drafts-return-ticked = Zwróć zaznaczone z uwagami
drafts-many-result = Wynik oceny projektów
drafts-to-queue = Do akceptacji
drafts-unknown = Projekt, którego już nie widzisz
drafts-desk = Do akceptacji
drafts-path-empty = Wskaż przynajmniej jedną osobę.
drafts-path-long = Droga akceptacji ma najwyżej 10 osób.
drafts-path-twice = Ta sama osoba jest na drodze dwa razy. Zostaw ją raz.
drafts-path-gone = Jedna z osób nie zajmuje już tego stanowiska. Droga nie miałaby końca. Wybierz kogoś innego.
drafts-path-no-judge = Ktoś na drodze nie może oceniać pism. Wskaż osoby, które prowadzą sprawy, kierują komórką albo urzędem.
drafts-no-signatory = Nie masz już prawa podpisu, a Twoja akceptacja byłaby ostatnia. Zwróć projekt, a autor wskaże inną drogę.
drafts-path-no-signatory = Ostatnia osoba nie ma prawa podpisu. Na końcu wskaż kierownika komórki albo kierownictwo urzędu.
drafts-over = Ten projekt jest już wysłany albo porzucony.
drafts-under-way = Projekt jest już w akceptacji albo zaakceptowany. Cofnij go, żeby wybrać inną drogę.
drafts-not-under-way = Projekt nie jest teraz w akceptacji. Odśwież stronę.
drafts-not-your-turn = Teraz akceptuje ktoś inny. Odśwież stronę.
drafts-changed-meanwhile = Projekt zmienił się w międzyczasie. Nic nie zaakceptowano. Obejrzyj nową wersję i zdecyduj jeszcze raz.
drafts-outgoing-awaited = Pieczęć tej wersji właśnie powstaje. Odśwież stronę za chwilę. Nowa wersja projektu kończy czekanie.
drafts-not-accepted = Ta wersja nie jest zaakceptowana przez wszystkich na drodze. Nie można jej wysłać.
drafts-no-author = Projekt pisze osoba. Zrób to jako ktoś, kto zajmuje stanowisko.
drafts-no-file = Dodaj plik z projektem.
drafts-judgement = Wybierz, czy akceptujesz, czy zwracasz.
drafts-none-ticked = Zaznacz przynajmniej jeden projekt.
said-projekt = Projekt jest w sprawie.
said-projekt-wersja = Nowa wersja jest zapisana.
said-projekt-cofniety = Projekt jest cofnięty z akceptacji.
said-projekt-do-akceptacji = Projekt czeka na pierwszą osobę.
said-projekt-zaakceptowany = Zaakceptowano tę wersję.
said-projekt-zwrocony = Projekt wrócił do autora z uwagami.
said-projekt-poprawiony = Poprawiona wersja jest zapisana i zaakceptowana.
said-projekt-porzucony = Projekt jest porzucony.
event-DraftWritten = Dodano projekt pisma
event-DraftRevised = Nowa wersja projektu
event-DraftSubmitted = Przekazano projekt do akceptacji
event-DraftAccepted = Zaakceptowano projekt
event-DraftCorrected = Poprawiono i zaakceptowano projekt
event-DraftReturned = Zwrócono projekt z uwagami
event-DraftRecalled = Cofnięto projekt z akceptacji
event-DraftDropped = Porzucono projekt
event-DraftOutgoingAwaited = Czeka się na podpis zaakceptowanej wersji albo już nie
event-DraftOutgoingSet = Wskazano pliki, które wyjdą zamiast zaakceptowanej wersji
event-DraftSent = Wysłano zaakceptowany projekt

# API
api-group-drafts = Projekty pism i akceptacja
api-drafts-list-case-drafts = Projekty pism w sprawie
api-drafts-write-draft = Dodaj projekt pisma do sprawy
api-drafts-list-waiting = Projekty, które czekają na ocenę pytającego
api-drafts-show-draft = Projekt z wersjami i drogą akceptacji
api-drafts-revise-draft = Dodaj nową wersję projektu
api-drafts-submit-draft = Przekaż projekt do akceptacji
api-drafts-recall-draft = Cofnij projekt z akceptacji
api-drafts-judge-draft = Zaakceptuj albo zwróć projekt
api-drafts-correct-draft = Popraw projekt i zaakceptuj
api-drafts-drop-draft = Porzuć projekt
api-drafts-send-draft = Wyślij zaakceptowaną wersję

# Pomoc
help-sprawy-id-projekt =
    Tu zaczynasz pismo w tej sprawie od pliku, na przykład DOCX albo PDF. Każda zmiana będzie nową wersją, a poprzednie zostaną.
    Pismo wyjdzie dopiero wtedy, gdy zaakceptują je osoby, które potem wskażesz.
help-akceptacja =
    To projekty pism, które czekają na Twoją ocenę, najdłużej czekające na górze. Otwórz projekt, żeby go przeczytać, albo zaznacz kilka i oceń je razem.
    Oceniasz dokładnie tę wersję, którą widzisz. Gdy ktoś zmieni projekt w międzyczasie, program odmówi i powie dlaczego.
help-projekty-draft =
    To projekt pisma z wersjami i drogą akceptacji. Gdy jest Twoja kolej, zaakceptuj go, zwróć z uwagami albo wstaw poprawioną wersję.
    Każda akceptacja dotyczy jednej wersji. Nowa wersja autora unieważnia akceptacje i widać to przy osobach.
help-projekty-draft-droga =
    Wskaż osoby, które mają zaakceptować pismo, w kolejności. Ostatnia musi mieć prawo podpisu.
    Każda osoba zobaczy projekt, gdy przyjdzie jej kolej, także z innej komórki. Reszty akt sprawy nie zobaczy.
help-projekty-draft-wyslij =
    Wychodzi dokładnie ta wersja, którą zaakceptowano. Zaznacz, komu odpowiadasz, albo wpisz innego adresata, i wybierz sposób wysyłki.
    Po zapisaniu pismo dostanie numer w rejestrze wysyłek, a w sprawie będzie czekać na dowód doręczenia.
help-projekty-draft-dokument-document-wersje =
    To wszystkie wersje projektu, od najnowszej, z osobą i dniem. Każdą możesz zapisać i porównać.
    Wersji nie da się usunąć: akceptacje odnoszą się do nich.
