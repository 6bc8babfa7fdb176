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
desk-first-put-away = Put the first steps away
desk-first-take-out = Show the first steps
event-FirstStepsSet = First steps on the desk set

# Help
help-pulpit =
    The day begins here: you see how much waits for you. Press a number and its list opens.
    When the desk is empty, nothing waits for you. New letters and cases appear by themselves.
    When a case or letter that you expect is missing, look at the top of the page at which post you are working. Then ask the head of your unit to whom it was assigned.
