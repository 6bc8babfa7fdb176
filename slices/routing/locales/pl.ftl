routing-nav = Reguły
routing-rules = Reguły przydziału
routing-lead = Program przydziela nową przesyłkę według pierwszej pasującej reguły. Reguła działa dopiero po zatwierdzeniu przez drugą osobę.
routing-new = Nowa reguła
routing-rule = Reguła
routing-rule-named = Reguła { $n }: { $name }
routing-none = Nie ma jeszcze żadnej reguły
routing-none-next = Wszystkie przesyłki przydzielają ludzie. Regułę pisze kancelaria, koordynator albo kierownictwo.
routing-conditions = Warunki
routing-conditions-hint = Muszą być spełnione wszystkie podane. Wielkość liter nie ma znaczenia.
routing-receivers = Komu przydzielić
routing-people = Kto za nią odpowiada
routing-author = Autor
routing-approver = Zatwierdził
routing-state = Stan
routing-state-proposed = czeka na zatwierdzenie
routing-state-working = działa
routing-state-off = wyłączona
routing-up = Wyżej
routing-form-lead = Przesyłek zarejestrowanych z koperty i niepublicznych reguły nie dotyczą. Każda zmiana wymaga nowego zatwierdzenia.
routing-own = Tę treść reguły zapisałeś ty. Zatwierdzić musi ją inna osoba: kierownictwo albo koordynator.
routing-name = Nazwa reguły
routing-channel = Jak wpłynęła
routing-any = dowolnie
routing-sender = Nazwa nadawcy zawiera
routing-place = Miejscowość nadawcy zawiera
routing-title = Tytuł zawiera słowa
routing-title-hint = Wszystkie podane słowa, w dowolnej kolejności.
routing-kind = Rodzaj pisma
routing-sign = Znak nadawcy zawiera
routing-days = Termin w dniach
routing-days-hint = Liczony od przydzielenia. Gdy wypada w dzień wolny, przechodzi na najbliższy dzień roboczy.
routing-propose = Zapisz i przekaż do zatwierdzenia
routing-change = Zapisz zmianę do zatwierdzenia
routing-approve = Zatwierdź regułę
routing-put-off = Wyłącz regułę
routing-put-on = Włącz regułę
routing-trial = Próba na ostatnim miesiącu
routing-trial-this = Wypróbuj tę regułę
routing-trial-lead = Co reguły zrobiłyby z przesyłkami od { $day }, a co zrobili ludzie. Próba niczego nie zmienia.
routing-trial-none = W ostatnim miesiącu nie było przesyłek
routing-item = Przesyłka
routing-would = Przydzieliłaby
routing-did = Przydzielono
routing-verdict = Porównanie
routing-verdict-same = ta sama komórka
routing-verdict-other = inna komórka
routing-verdict-ahead = jeszcze nieprzydzielona
routing-verdict-no-rule = żadna reguła
routing-verdict-kept = tylko ludzie
routing-condition-long = Warunek może mieć najwyżej { $most } znaków, bez znaków sterujących.
routing-no-condition = Podaj co najmniej jeden warunek, na przykład słowa tytułu. Reguła bez warunków przydzielałaby wszystko.
routing-term-days = Podaj termin w dniach, od 1 do { $most }, albo zostaw pole puste.
routing-rules-many = Urząd może mieć najwyżej { $most } reguł. Zmień jedną z istniejących.
routing-bad-name = Podaj nazwę reguły, najwyżej { $most } znaków w jednym wierszu.
routing-bad-channel = Wybierz sposób wpływu z listy.
routing-not-proposed = Reguła { $n } nie czeka na zatwierdzenie. Odśwież stronę.
routing-own-rule = Reguły { $n } nie może zatwierdzić osoba, która ją zapisała. Poproś drugą osobę z kierownictwa albo koordynatora.
routing-first-already = Reguła { $n } jest już pierwsza.
routing-no-rule = Do przesyłki { $number } nie pasuje żadna działająca reguła. Przydziel ją ręcznie.
said-regula-nowa = Reguła jest zapisana i czeka na zatwierdzenie.
said-regula-zmieniona = Zmiana jest zapisana. Reguła nie działa, dopóki ktoś jej nie zatwierdzi.
said-regula-zatwierdzona = Reguła jest zatwierdzona.
said-regula-wlaczona = Reguła jest włączona.
said-regula-wylaczona = Reguła jest wyłączona.
said-regula-wyzej = Reguła jest o jedno miejsce wyżej.
event-RuleProposed = Zapisano regułę przydziału
event-RuleChanged = Zmieniono regułę przydziału
event-RuleApproved = Zatwierdzono regułę przydziału
event-RuleSwitched = Włączono albo wyłączono regułę przydziału
event-RulesOrdered = Zmieniono kolejność reguł
event-RuleApplied = Przydzielono regułą
api-group-routing = Reguły przydziału
api-routing-list-rules = Reguły przydziału w kolejności
api-routing-propose-rule = Zapisz nową regułę do zatwierdzenia
api-routing-try-rules = Próba reguł na przesyłkach ostatniego miesiąca
api-routing-try-rules-rule = Tylko ta reguła; bez niej wszystkie działające i czekające na zatwierdzenie.
api-routing-try-rules-before = Klucz następnej strony: next z poprzedniej.
api-routing-try-rules-limit = Ile przesyłek, najwyżej 200.
api-routing-change-rule = Zmień regułę; wymaga nowego zatwierdzenia
api-routing-approve-rule = Zatwierdź regułę w przeczytanej wersji
api-routing-switch-rule = Włącz albo wyłącz regułę
api-routing-move-rule = Przesuń regułę o jedno miejsce wyżej
routing-gone = brak odbiorcy
routing-gone-who = Nie przyjmuje już pism
routing-desk-gone = Reguły bez odbiorcy

# Pomoc
help-reguly =
    To reguły, według których program sam przydziela nowe przesyłki: pierwsza pasująca wygrywa.
    Reguła działa dopiero, gdy zatwierdzi ją druga osoba. Kolejność zmienisz przyciskiem „Wyżej”, a regułę wstrzymasz jednym przyciskiem.
    Gdy pismo trafiło źle, przydziel je zwyczajnie jeszcze raz i popraw regułę.
help-reguly-nowa =
    Podaj, jakie pisma reguła ma rozpoznać i komu je przydzielić. Wszystkie podane warunki muszą być spełnione.
    Po zapisaniu sprawdź ją przyciskiem „Wypróbuj tę regułę”, a potem poproś drugą osobę o zatwierdzenie.
help-reguly-proba =
    Próba pokazuje, co reguły zrobiłyby z przesyłkami z ostatniego miesiąca i co zrobili ludzie. Niczego nie zmienia.
    Gdzie reguła i ludzie różnią się często, popraw regułę albo ją wstrzymaj.
help-reguly-rule =
    Tu przeczytasz jedną regułę, zmienisz ją, zatwierdzisz albo wstrzymasz. Własnej reguły nie można zatwierdzić samemu.
    Po każdej zmianie reguła czeka na nowe zatwierdzenie i do tego czasu nie działa.
