# Pulpit.
desk-nav = Pulpit
desk-title = Mój pulpit
desk-waiting = Co czeka
desk-calm = Nic na Ciebie nie czeka.
desk-calm-next = Nowe pisma i sprawy pojawią się tutaj same.
desk-first = Pierwsze kroki w urzędzie
desk-first-done = Zrobione
desk-first-to-do = Do zrobienia
desk-first-advised = Zalecane
desk-first-put-away = Odłóż pierwsze kroki
desk-first-take-out = Pokaż pierwsze kroki
event-FirstStepsSet = Ustawiono pierwsze kroki na pulpicie

# Pomoc
help-pulpit =
    Od tej strony zaczyna się dzień: widać, ile czego na ciebie czeka. Naciśnij liczbę, a otworzy się lista.
    Gdy pulpit jest pusty, nic na ciebie nie czeka. Nowe pisma i sprawy pojawią się same.
    Gdy brakuje sprawy albo pisma, których się spodziewasz, sprawdź u góry strony, na którym stanowisku pracujesz. Potem zapytaj kierownika, komu je przydzielono.
