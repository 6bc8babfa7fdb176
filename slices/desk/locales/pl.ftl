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
