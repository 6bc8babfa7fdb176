# Desk.
desk-nav = Desk
desk-title = My desk
desk-waiting = What waits
desk-calm = Nothing waits for you.
desk-calm-next = New letters and cases appear here by themselves.
