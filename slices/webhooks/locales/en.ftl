webhooks-title = Telling other systems
webhooks-lead = Obieg itself tells other systems what happened in the office: every event in order, and signed.
webhooks-add = Add a receiver
webhooks-add-lead = The receiver gets events from now on. Earlier ones can be fetched through the API.
webhooks-none = Obieg tells no other system yet
webhooks-none-lead = Add a receiver when another program must know at once what happened, for example a map or the accounts.
webhooks-receiver = Receiver
webhooks-state = State
webhooks-waits = Not told yet
webhooks-types = Kinds of events
webhooks-types-hint = One a line, for example pl.obieg.CaseOpened. Left empty: all.
webhooks-all-types = all
webhooks-type-count = { $n ->
    [one] { $n } kind
   *[other] { $n } kinds
}
webhooks-behind = { $n ->
    [0] nothing, everything is told
    [one] { $n } entry of the journal
   *[other] { $n } entries of the journal
}
webhooks-url = Address
webhooks-url-hint = The full https address, as the system's supplier tells it. Computers of the inner network are not allowed.
webhooks-note = What it is for
webhooks-note-hint = For example: map of the county.
webhooks-holder = In whose name
webhooks-holder-hint = The receiver sees what this person may read. When they leave the post, telling stops.
webhooks-choose = Choose a person
webhooks-no-holder = nobody holds this post any more
webhooks-since = Since
webhooks-ended = Ended
webhooks-state-working = works
webhooks-state-retrying = tries again
webhooks-state-paused = stands still
webhooks-state-ended = ended
webhooks-failures = { $n ->
    [one] { $n } failed attempt.
   *[other] { $n } failed attempts in a row.
}
webhooks-next-at = Obieg makes the next by itself: { $when }. Nothing will be lost.
webhooks-paused-lead = Obieg has stopped trying and waits for you. Nothing is lost: once it goes on, the receiver gets everything from where it stopped.
webhooks-retry = Try now
webhooks-calls = Told and failed
webhooks-no-calls = Nothing was told yet
webhooks-no-calls-lead = A line appears here after the first event. Lines stay for thirty days.
webhooks-call-at = When
webhooks-call-what = Event
webhooks-call-number = entry { $number } of the journal
webhooks-call-end = Outcome
webhooks-call-done = told
webhooks-call-failed = failed
webhooks-call-took = in { $ms } ms
webhooks-acts = Other acts
webhooks-renew = Issue a new secret
webhooks-renew-lead = The next events are signed with the new secret alone. Give it to the receiver at once, or it will begin to refuse them.
webhooks-end = Stop telling
webhooks-end-lead = The receiver gets nothing more, nor what waits. This cannot be taken back.
webhooks-secret-title = Secret of the receiver
webhooks-secret = Secret
webhooks-secret-use = The receiver checks signatures with it as Standard Webhooks says (headers webhook-id, webhook-timestamp, webhook-signature).
webhooks-secret-next = Written down, to the receiver
said-powiadomienie-ponowione = The attempt comes in a moment. Load the page again to see how it went.
said-powiadomienie-zakonczone = Telling has ended.
slice-webhooks = Telling other systems

# Why it failed and what to do
webhooks-fault-inside = The address leads into an inner network, and Obieg does not call there. Ask the supplier for a public address and add the receiver anew.
webhooks-fault-unfit = Obieg cannot use this address. Add the receiver anew with a good https address.
webhooks-fault-unknown-name = The network does not know the name in the address. Check its spelling and the server's connection to the internet.
webhooks-fault-connect = No safe connection to the receiver. Ask whoever looks after it whether it runs and has a valid certificate.
webhooks-fault-slow = The receiver did not answer within 10 seconds. Ask whoever looks after it whether it has too much to do.
webhooks-fault-redirect = The receiver sends on to another address (answer { $status }), where Obieg does not follow. End it and add the receiver with the right address.
webhooks-fault-status = The receiver answered with error { $status }. Tell whoever looks after it.
webhooks-fault-gone = The receiver answered that it is gone (410). Ask whoever looks after it for a new address, or stop telling it.
webhooks-fault-ended = Telling has ended.
webhooks-fault-broken = The connection broke off. If it happens again, tell whoever looks after the receiver.
webhooks-fault-broken-off = Obieg broke off in the middle. If it happens again, look into the server's log.
webhooks-fault-holder-gone = Nobody holds the post any more in whose name this worked. Add the receiver anew in the name of somebody else.
webhooks-fault-holder-may-not = The person in whose name this works may not read events any more. Give the role back or add the receiver anew in the name of somebody else.
webhooks-fault-kernel-unavailable = The database was away for a moment. Obieg tries again by itself.
webhooks-fault-other = Something failed ({ $status }). If it happens again, look into the server's log.

# Refusals
webhooks-url-malformed = This is no full address. Give it from "https://" on, at most 500 characters.
webhooks-url-plain = The address must begin with "https://": events must not travel in the open.
webhooks-url-credentials = No user name or password may stand in the address. Take out what stands before the @.
webhooks-url-inside = This address leads into an inner network. Give a public one.
webhooks-url-outside = For a trial this server tells only programs on its own computer. Give an address from "http://127.0.0.1" on.
webhooks-type-wrong = "{ $type }" is no kind of event. A kind looks like pl.obieg.CaseOpened.
webhooks-too-many-types = One receiver can have at most { $most } kinds of events. Leave the field empty for all.
webhooks-note-wrong = The description may have at most 200 characters in one line. Shorten it.
webhooks-holder-gone = Choose a person who holds a post today.
webhooks-holder-may-not = This person may not read the events of the office. Choose somebody of its executives or a coordinator.
webhooks-too-many = The office has { $most } receivers already. End one before you add another.
webhooks-ended-before = This has ended already. Add the receiver anew.

# API
api-group-webhooks = Telling other systems
api-webhooks-list-subscriptions = Receivers of events, the newest first
api-webhooks-list-subscriptions-before = Only receivers added before this one: next of the page before.
api-webhooks-list-subscriptions-limit = How many on a page; 50 without it.
api-webhooks-add-subscription = Add a receiver; only this answer tells the secret
api-webhooks-see-subscription = A receiver and its calls of thirty days
api-webhooks-see-subscription-before = Only calls before this one: next of the page before.
api-webhooks-see-subscription-limit = How many calls on a page; 50 without it.
api-webhooks-retry-subscription = Try at once, also where it stands still
api-webhooks-renew-secret = Issue a new secret; only this answer tells it
api-webhooks-end-subscription = Stop telling; what waits is not told

# Help
help-ustawienia-powiadomienia =
    Here the administrator names programs that are told what happens in the office. Nobody has to look here day by day.
    Beside a receiver that stopped answering stands the reason. Once mended, open it and press "Try now": nothing is lost.
help-ustawienia-powiadomienia-nowe =
    Enter the address that the other program's provider gives you, and the person in whose name it reads.
    Saved, you see the secret once. Give it to the provider: signatures cannot be checked without it.
help-ustawienia-powiadomienia-id =
    This shows what the receiver got and how it answered in the last thirty days.
    When sending stopped, mend the cause and press "Try now". When the secret is lost, make a new one and enter it at the receiver at once.
