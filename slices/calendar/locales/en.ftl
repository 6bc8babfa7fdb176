calendar-title = My calendar of terms
calendar-lead = What you have to do by when: terms of the cases that you conduct and of your assignments, in the calendar that you use. Only kinds of terms, signs, numbers of items and days leave.
calendar-name = Terms
calendar-kind-settle-case = Settle the case
calendar-kind-answer-sender = Answer the sender
calendar-kind-prove-delivery = Have evidence of delivery
calendar-kind-overrun-notice = Tell the parties of the overrun
calendar-kind-assignment = Do what was assigned
calendar-feed = Address for a calendar
calendar-address = New address
calendar-once = Copy the address now, it is not shown again. Whoever knows it sees your terms, signs of cases and numbers of items.
calendar-opened = Open since
calendar-until = Valid until
calendar-used = Last read
calendar-never = not yet
calendar-closed = The address is not open. No calendar reads anything from outside.
calendar-open = Make an address
calendar-anew = Make a new address in the place of this one
calendar-close = Close the address
calendar-days = The next days
calendar-none = You have no terms
calendar-sign = Case or item
calendar-what = What is to be done
calendar-day = Term
said-kalendarz-zamkniety = The address of the calendar is closed.
event-FeedOpened = Address of a calendar opened
event-FeedClosed = Address of a calendar closed

# API
api-group-calendar = Calendar of terms
api-calendar-own-terms = Terms of one's own cases and assignments
api-calendar-own-feed = Is the address of one's own calendar open
api-calendar-open-feed = Open an address of one's own calendar in the place of the one before
api-calendar-close-feed = Close the address of one's own calendar

# Help
help-moje-kalendarz =
    Create an address and paste it into the calendar of your phone or computer: your terms appear there by themselves.
    You see the address once. Whoever knows it sees terms and signs of cases, so send it to nobody.
    When the address is lost or known to others, close it and create a new one.
