# Pulpit.
desk-nav = Pulpit
desk-title = Mój pulpit
desk-waiting = Co czeka
desk-calm = Nic na Ciebie nie czeka.
desk-calm-next = Nowe pisma i sprawy pojawią się tutaj same.
