# Desk.
desk-nav = Desk
desk-title = My desk
desk-waiting = What waits
desk-calm = Nothing waits for you.
desk-calm-next = New letters and cases appear here by themselves.
desk-first = First steps in the office
desk-first-done = Done
desk-first-to-do = To do
desk-first-advised = Advised
