cases-nav = Cases
cases-title = Cases
cases-open = Open a case
cases-open-title = New case
cases-open-from = From item RPW/{ $number }
cases-open-own = A case of one's own, without an incoming item.
cases-no-list = There is no classification list in force. Import one under "Classification".
cases-filter = Which cases
cases-tab-open = Under way
cases-tab-suspended = Paused
cases-tab-closed = Closed
cases-mine = Mine only
cases-none = There are no such cases
cases-none-lead = Cases are opened from an item or from this screen.
cases-shown = { $n ->
    [one] 1 case shown
   *[other] { $n } cases shown
}
cases-sign-title = Sign and title
cases-sign = Case sign
cases-due = Due
cases-due-left = { $n ->
    [0] today
    [one] in 1 working day
   *[other] in { $n } working days
}
cases-due-late = { $n ->
    [0] overdue
    [one] 1 working day overdue
   *[other] { $n } working days overdue
}
cases-due-stopped = term paused
cases-officer = Case officer
cases-opened = Opened
cases-closed-on = Closed
cases-not-yet = under way
cases-no-day = none
cases-class = Class and category
cases-unit = Unit
cases-year = Year
cases-register-title = List of cases
cases-register-on = As of
cases-register-none = No cases. Choose unit, class symbol and year.
cases-field-title = Title
cases-field-symbol = Class of the list
cases-field-symbol-hint = Begin to type a symbol or words of a title. A case is opened in an end class only.
cases-field-settling = Term
cases-field-settling-hint = Counted from the day of receipt, or from today without an item.
cases-field-officer = Case officer
cases-field-access = Access
settling-investigation = 1 month (KPA art. 35 § 3)
settling-particularly-complicated = 2 months, particularly complicated (KPA art. 35 § 3)
settling-at-once = at once (KPA art. 35 § 2)
settling-simplified = 1 month, simplified proceedings (KPA art. 35 § 3a)
settling-certificate = 7 days, certificate (KPA art. 217)
settling-complaint-or-motion = 1 month, complaint or motion (KPA art. 237, 244)
settling-public-information = 14 days, public information
settling-none = no statutory term
access-public = public in full
access-partly-public = public in part
access-non-public = not public
case-state-open = under way
case-state-suspended = paused
case-state-closed = closed
party-role-applicant = Applicant
party-role-party = Party
party-role-proxy = Proxy
party-role-participant = Participant
party-role-body = Body
cases-on-page = On this page
cases-beside = Beside the case
cases-documents = Documents
cases-documents-none = No documents in the case yet.
cases-add-files = Add files
cases-add-files-hint = Drag here or choose. At most 20 files at once, each up to 500 MB.
cases-uploads = Files being sent
cases-add = Add
cases-items = Incoming items
cases-items-none = A case of one's own: no incoming items.
cases-parties = Parties
cases-parties-none = No parties named.
cases-add-party = Add a party
cases-party-role = Role
cases-party-name = Name
cases-party-address = Address
cases-terms = Terms
cases-terms-none = Nothing is owed by a day.
cases-term-from = from
cases-term-to = until
cases-take-out = Take out of the case
cases-take-out-lead = For a letter that joined by mistake. It goes back to whom it lay with before, or to the queue of assigning. The party that came with it leaves the case, and the answer to it is waived with this reason. The case log keeps that it was there.
cases-take-out-reason = Why it does not belong to this case
cases-take-out-result = Result of taking out
cases-join-undo = Undo joining
cases-joined-by-mistake = Undone right after joining by mistake
cases-waive = Waive with a reason
cases-waive-reason = Why it is not owed
cases-pause = Not counted
cases-pause-lasts = lasting
cases-pause-act = Pause the term
cases-pause-basis = Basis
cases-pause-reason = Reason
cases-pause-from = From
cases-resume = Resume the term
cases-resume-to = Last day not counted
cases-cooperation = Cooperation
cases-cooperation-none = No other unit cooperates.
cases-cooperate = Add a cooperating unit
cases-cooperation-reason = What is asked of that unit
cases-hand-over = Change the case officer
cases-history = What happened
cases-log = Case action record
cases-log-title = Case action record { $sign }
cases-log-date = Date
cases-log-who = Who
cases-log-what = Act
cases-log-document = Document
cases-proof = Proof
cases-proof-title = Entry { $seq } of the journal
cases-proof-lead = The leaf's hash binds the entry. Following the path from the leaf, anybody can compute the root and compare it with the signed checkpoint (RFC 9162).
cases-proof-body = Entry
cases-proof-salt = Salt
cases-proof-rows = Digests of written rows
cases-proof-leaf = Leaf
cases-proof-path = Path
cases-proof-root = Root (number of entries)
cases-proof-note = Signed checkpoint
cases-close = Close the case
cases-blocks = What blocks closing
cases-blocks-nothing = Nothing. The case can be closed.
cases-blocker-suspended = The term is paused. Resume it first.
cases-blocker-answer-sender = A sender waits for an answer
cases-blocker-prove-delivery = Evidence of a letter's delivery is missing
cases-blocker-overrun-notice = The parties do not know of the overrun
cases-blocker-incomplete = Metadata of an item to be completed
cases-blocker-on-loan = Paper of an item is on loan. Record its return
cases-blocker-no-scan = The file with an item's scan is missing
cases-blocker-draft = A letter in preparation is neither sent nor given up
said-zalozono = Case opened.
said-dolaczono = Item joined to the case.
said-wylaczono = Item taken out of the case. It lies where it lay before it joined.
said-strona = Party added.
said-wstrzymano = Term paused.
said-wznowiono = Term resumed.
said-wspolpraca = The unit cooperates on the case.
said-przekazano = The case has a new officer.
said-dokumenty = The files are in the case file.
said-odstapiono = Waived with its reason.
said-zakonczono = Case closed. Nothing in it changes any more.
event-CaseOpened = Case opened
event-ItemJoined = Item joined
event-ItemTakenOut = Item taken out
event-PartyAdded = Party added
event-CasePaused = Term paused
event-CaseResumed = Term resumed
event-CooperationAdded = Cooperating unit added
event-CaseHandedOver = Case officer changed
event-DocumentFiled = Documents filed
event-AnswerWaived = Duty waived
event-CaseClosed = Case closed
event-DutyStarted = A term began to run
event-DutyMet = Duty met
event-DutyWaived = Duty gone
event-TermPaused = Counting of days paused
event-TermResumed = Counting of days resumed
cases-class-unknown = This is not the symbol of a class in the list in force. Choose a class from the list under the field, or correct the text.
cases-class-not-end = Class { $symbol } is not an end class. Choose one below it.
cases-class-not-yet = Class { $symbol } takes cases from a later day only. Choose another.
cases-class-closed = Class { $symbol } is closed. Choose another.
cases-bad-sign = The unit code { $unit } makes no case sign. Tell the administrator.
cases-text-missing = { $field ->
    [title] Give a title.
    [name] Give a name.
    [address] Give an address.
    [signed_by] Say who signed it.
    [evidence] Give the evidence of delivery.
    [reason] Give the reason.
    [subject] Give the subject.
    [columns] Name every column.
   *[other] Fill this in.
}
cases-text-long = The text is too long, at most { $most } characters.
cases-text-hidden = The text has hidden characters or such that change its direction. Type it by hand.
cases-closed = Case { $sign } is closed and cannot be changed.
cases-officer-unknown = Choose the case officer.
cases-officer-role = This person does not lead cases. Choose an officer or a head.
cases-officer-unit = The officer must work in unit { $unit }.
cases-officer-same = This person leads the case already.
cases-settling-unknown = Choose the term.
cases-access-unknown = Choose the access.
cases-origin-stays = Item { $number } began case { $sign }, so it stays in it. If the case was opened by mistake, close it with a note and open the right one.
cases-item-answered = Item { $number } was answered in case { $sign } already, so it stays in it.
cases-take-out-short = Say why the letter does not belong to this case, in 10 to 500 characters.
cases-item-in-case = Item { $number } is in a case already.
cases-unit-unknown = Choose a unit.
cases-unit-already = Unit { $unit } has this case already.
cases-no-file = Choose a file.
cases-date = Give a date.
cases-choice = Choose one of the possibilities.
cases-version-missing = Give the case's version in the field version or in If-Match.
cases-blocked = { $code ->
    [cases-blocker-suspended] { cases-blocker-suspended }
    [cases-blocker-answer-sender] { cases-blocker-answer-sender }: { $what }
    [cases-blocker-prove-delivery] { cases-blocker-prove-delivery }: { $what }
    [cases-blocker-overrun-notice] { cases-blocker-overrun-notice }
    [cases-blocker-incomplete] { cases-blocker-incomplete }: { $what }
    [cases-blocker-on-loan] { cases-blocker-on-loan }: { $what }
    [cases-blocker-no-scan] { cases-blocker-no-scan }: { $what }
    [cases-blocker-draft] { cases-blocker-draft }: { $what }
   *[other] Closing is blocked by: { $what }
}
cases-join-title = Join a letter to a case
cases-join-many-title = Join letters to a case
cases-join-result = What became of joining
cases-to-case = To the case
cases-unknown = A case out of reach
cases-close-many = Close many
cases-close-many-lead = Tick the cases in which everything is done. Each is checked by itself; one that cannot be closed tells what is missing.
cases-close-many-mine = My open cases
cases-close-ticked = Close the ticked
cases-close-result = What became of closing
cases-ticked = Ticked:
cases-join-act = Act
cases-join-one = Join to case { $sign }
cases-find-sign = Case sign (a former one too) begins with
cases-find = Find
cases-find-all = Show all
cases-print = Print (PDF)
cases-print-made = Made on { $at } with Obieg: { $who }.
cases-print-none = There are no cases in this class.
cases-category = Cat.
cases-join = Join
cases-desk-overdue = Overdue
cases-desk-soon = Within 3 working days
cases-desk-open = Open cases
cases-desk-next = Nearest terms
cases-desk-all = All
cases-term-filter-po = Overdue cases only.
cases-term-filter-3 = Only cases due within 3 working days.
cases-waiting-work = { $n ->
    [one] { $n } open case
   *[other] { $n } open cases
}
cases-notice-about = Of the term
cases-named = New day named to the parties:
cases-legal-day = legal day:
said-wersja = The new version is in the file. Earlier ones stayed.
event-DocumentVersioned = A new version of a document was added

# API
api-group-cases = Cases
api-cases-list-cases = Cases within reach, the nearest term first
api-cases-list-cases-state = State of the case; open ones when left out.
api-cases-list-cases-mine = Only one's own.
api-cases-list-cases-due_from = Term on or after this day.
api-cases-list-cases-due_to = Term on or before this day.
api-cases-list-cases-after = Key of the next page: next of the page before.
api-cases-list-cases-limit = How many on a page; 50 when left out.
api-cases-open-case = Open a case
api-cases-show-case = A case with its file
api-cases-take-out-item = Take items that joined by mistake out of a case
api-cases-join-item = Join an item to a case
api-cases-join-item-2 = Join many items to a case at once
api-cases-add-party = Add a party
api-cases-pause-case = Pause the terms
api-cases-resume-case = Let the terms run again
api-cases-add-cooperation = Add a cooperating unit
api-cases-hand-over-case = Hand the case over to another officer
api-cases-waive-answer = Waive a duty, with the reason
api-cases-file-document = Add files to the case
api-cases-file-document-kind = What the files are; a note when left out.
api-cases-case-content = The last version of a document of the case or of its item
api-cases-case-content-danger = The word accept: I know that the file may be dangerous and want it all the same.
api-cases-case-content-2 = One version of a document of the case
api-cases-case-content-2-danger = The word accept: I know that the file may be dangerous and want it all the same.
api-cases-case-versions = Versions of a document of the case, the newest first
api-cases-version-document = Add a new version of a document of the case
api-cases-version-document-after = Number of the last version that you know.
api-cases-close-case = Close the case
api-cases-close-case-2 = Close many cases at once
cases-state = State
api-cases-who-looked = Who looked at a case, the newest first
api-cases-who-looked-before = Key of the next page: next of the one before.
cases-group = separated group of cases
cases-group-separate = Separate a group of cases
cases-group-lead = The group takes the next number of this list and gets a list of its own. Cases opened in it this year have signs of five parts.
cases-group-title = What the group is about
cases-field-group = Separated group
cases-field-group-hint = Only when the case belongs to a group of the same class. The sign will have five parts.
cases-group-wrong = This group belongs to another class, unit or year. Choose the class of the group or leave the field empty.
said-grupa = The group is separated and has a list of its own.
event-GroupSeparated = A group of cases was separated
api-cases-separate-group = Separate a group of cases in a class of the own unit
event-CaseReregistered = The case was registered anew and goes on under another sign
event-DutiesCarried = Duties went over to the next case
cases-take-over = Give to another unit
cases-take-over-title = Cases of { $unit } taken over
cases-take-over-lead = Another unit will lead the ticked cases. Signs and places in the list of cases stay, and each case log says who took over.
cases-take-over-none = The unit leads no open case.
cases-take-over-officer = Who will lead the cases
cases-take-over-reason = Ground
cases-take-over-reason-hint = For example the order that changes the organisation. It goes into the case log.
cases-take-over-cases = Open cases of the unit
cases-take-over-ticked = Give the ticked ones
cases-take-over-result = Cases taken over
cases-take-over-more = The other cases of the unit
cases-choose-officer = choose a person of another unit
cases-officer-missing = Choose a person who holds a post in another unit today.
cases-take-over-same = { $unit } leads this case already. Choose a person of another unit, or change the officer on the page of the case.
event-CaseTakenOver = Taken over by another unit
api-cases-list-led-in = Cases that a unit leads, without closed ones
api-cases-list-led-in-after = Only cases after this one: next of the page before.
api-cases-take-over-case = Give a case to another unit
cases-take-over-link = Give the cases of this unit to another
cases-no-open-sign = There is no open case with this sign. Check the sign, or register the message as an item.
cases-import = Take in cases from a table
cases-import-lead = Open cases that were led in another system until now. First you see what would come of every line. A case gets the next sign of this year's list; its former sign stays with it and can be searched for.
cases-import-hint = CSV or XLSX with headings in the first line, at most 50,000 lines and 20 MB. Needed columns: former sign, title, class, login of the officer, day of opening.
cases-import-do = { $n ->
    [one] Open { $n } case
   *[other] Open { $n } cases
}
cases-import-done = { $n ->
    [one] { $n } case was opened.
   *[other] { $n } cases were opened.
}
cases-import-first = { $count } lines are shown, those that need a look first.
cases-import-is-foreign-sign = sign in the former system
cases-import-is-title = title of the case
cases-import-is-symbol = symbol of the class
cases-import-is-unit = code of the unit
cases-import-is-officer = login of the officer
cases-import-is-began-on = day of opening
cases-import-is-due-on = day by which it is to be settled
cases-import-is-parties = parties, by semicolons
cases-import-is-addresses = their addresses, by semicolons
cases-import-is-note = remarks
cases-import-verdict-new = new case
cases-import-verdict-repeated = sign repeated in the table, left out
cases-import-verdict-known = in the program already
cases-import-verdict-wrong = fault
cases-import-verdict-added = opened
cases-import-no-column = Point out the column: { $column }.
cases-import-no-officer = Give the login of the officer.
cases-import-login = Nobody with the login { $login } holds a post today. Correct the login or appoint that person.
cases-import-login-unit = The person with the login { $login } holds no post in the unit { $unit } today. Correct the login or the code of the unit.
cases-import-posts = This person holds several posts. Give the code of the unit that leads the case.
cases-import-unit = A case of the unit { $unit } is taken in by its head, the head of the office or the coordinator.
cases-import-no-day = Give a day, for example 2025-06-01 or 1.06.2025.
cases-import-future = The day of opening cannot be later than today.
cases-import-term = The term must end after the day of opening, at most 20 years after it.
cases-import-parties = Name at most { $most } parties in one line.
cases-import-addresses = Give as many addresses as there are parties, in the same order; two semicolons side by side stand for no address.
cases-imported-before = This case is in the program already, under the sign { $sign }.
cases-foreign-sign = Sign in the former system
cases-began = Begun
cases-foreign-note = Remarks of the former system
event-CaseBrought = Case taken in from a former system
api-cases-import-case = Take in open cases of a former system, each once

# Help
help-sprawy =
    These are the cases you can see, by the nearest term. Find a case by the beginning of its sign, a former one too, and by its state; there is no search by title here.
    A new case is best opened from a letter, in "My letters": the program takes over its data.
    When a case is missing, change the state above the list to "Paused" or "Closed". Cases beyond your reach are not listed.
help-sprawy-nowa =
    Give the case a title and a class of the classification list. Begin to type a symbol or word and the program offers classes.
    Saved, the case gets a sign and a term. The sign cannot be changed later, so check class and unit.
    When you do not know which class to choose, ask the coordinator or the archivist.
help-sprawy-wczytaj =
    Here you take over open cases from a former system, out of a CSV or XLSX table. Say which column is what and look at the trial: it saves nothing yet.
    Each case gets a sign of this year's list, and its former sign stays with it. A case gets a term when the table gives one.
    Correct lines with a fault in the table and bring it once more. A case with the same former sign is not opened a second time.
help-sprawy-spis =
    This is the list of cases of one class, unit and year, as the chancery instruction wants it. Choose the three above the list.
    It can be printed (PDF) or saved as a spreadsheet. Numbers are given by the program, in order and without gaps.
help-sprawy-przejecie =
    Here another unit takes over cases, after a reorganisation for example. Choose the unit, tick cases or all, and give the reason.
    Signs stay as they are. The unit that took over sees the cases.
    Each case goes by itself; those that failed stand first, with the reason.
help-sprawy-wiele =
    Tick cases that are settled and close them at once. With Shift you tick a whole run.
    A case in which something is still owed is not closed. You see it first, with the reason.
help-sprawy-id =
    Here is the whole case: letters, parties, terms, notes and what is left to do.
    Send an answer with "Send a letter". When the proof of delivery comes back, record it with the letter.
    A case closes when nothing is owed any more: the program says what is missing. A closed case is not changed, but can be taken up again.
help-sprawy-id-metryka =
    The case log shows who did what in the case and when (KPA art. 66a). It is made by the program and nobody can change it.
    For paper files or a court it can be printed as PDF.
help-sprawy-id-ogladajacy =
    This shows who looked at the case and when, even without changing anything.
    When you see somebody who should not have looked, tell your head or the data protection officer.
help-sprawy-id-dziennik-seq =
    This is the proof that one entry stands in the office's journal and that nobody changed it. It is not needed day by day.
    When the page says that something does not agree, change nothing and call the operator of the server.
help-sprawy-id-dokument-document-wersje =
    Here are all versions of the document, the newest first. None is lost, each can be saved to disk.
    A newer version is added on the page of the case, beside the document.
