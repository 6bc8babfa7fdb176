registry-nav = Registry
registry-rpw = RPW
registry-title = Registry
registry-lead = The register of incoming items. The newest are on top.
registry-register = Register an item
registry-new = Register an item
registry-register-lead = The fields follow the envelope as you read it. You get the number when you save.
registry-counts = The registry in numbers
registry-count-today = Registered today
registry-count-waiting = Waiting for assignment
registry-count-incomplete = To be completed
registry-all = Register
registry-found = Result
registry-filter = Filter
registry-filter-clear = Show the whole register
registry-filter-day = Registered on (or since)
registry-filter-to = Until
registry-filter-sender = Sender begins with
registry-any = all
registry-empty = Nothing here
registry-empty-lead = Change the filters or register the first item.
registry-looks-further = 5000 entries were looked through. Older ones were not yet.
registry-look-further = Look in older ones
registry-newest = Newest
registry-shown = { $n ->
    [one] { $n } item shown
   *[other] { $n } items shown
}
registry-number-and-title = Number and title
registry-stage = State
registry-incomplete = To be completed
registry-incomplete-lead = Items that lack data which can be determined. “Unknown, because ...” is an answer too.
registry-incomplete-none = Everything is complete
registry-incomplete-none-lead = Items that lack something will appear here by themselves.
registry-incomplete-tag = To be completed
registry-item = Item
registry-item-of = RPW { $number }
registry-beside = Beside the item
registry-data = Data of the item
registry-history = What happened
registry-files = Scans and files
registry-files-none = There is no file yet.
registry-files-add = Add files
registry-files-drop = Drop them here or choose.
registry-files-send = Add
registry-files-rows = Files being sent
registry-files-hint = The scan, or the file that came. At most 10, up to 500 MB each. The original stays untouched.
registry-missing = What is missing
registry-missing-sender = Give the sender, or why it is unknown
registry-missing-sender-name = Give the sender's full name, or what cannot be determined
registry-missing-sender-place = Give the sender's place, or what cannot be determined
registry-missing-letter-date = Give the date on the letter, or why there is none
registry-missing-document = Add the scan or file, or change the state of the scan
registry-complete = Complete
registry-correct = Correct the data
registry-complete-of = Data of RPW { $number }
registry-complete-lead = Number and time of the entry do not change. The journal keeps what was there before.
registry-cancel = Cancel the entry
registry-cancel-of = Cancel the entry RPW { $number }?
registry-cancel-lead = The number stays in the register as cancelled, with the reason. This cannot be undone.
registry-cancel-reason = Reason
registry-cancel-hint = For example: the same letter already has number 1803/2026.
registry-cancel-leave = Keep the entry
registry-cancelled = Entry cancelled
registry-not-given = not given
registry-unknown-because = unknown, because:
registry-registered-at = Registered
registry-draft-note = What was typed has been restored.
registry-draft-clear = Start afresh
registry-alike = Is the same item there already?
registry-not-duplicate = This is no duplicate, register it

registry-sender = Sender
registry-sender-unknown = sender unknown
registry-sender-hint = Name of the organisation, or given names and surname, as on the envelope. If it cannot be told, write why.
registry-sender-organisation = Organisation or company
registry-sender-surname = Surname
registry-sender-given-names = Given names
registry-sender-unknown-reason = Cannot be determined, because
registry-sender-unknown-hint = Fill in when the surname, given name or address is missing and cannot be found.
registry-sender-street = Street
registry-sender-building = Building
registry-sender-flat = Flat
registry-sender-postcode = Postal code
registry-sender-place = Place
registry-sender-more = Box, country, e-mail
registry-sender-post-box = Post-office box
registry-sender-country = Country
registry-sender-country-hint = Two letters, for example DE. Empty beside a place means PL.
registry-sender-email = E-mail address
registry-sender-find = Choose from those known
registry-sender-none-found = There is nobody like that. Type another beginning of a name.
registry-choice-wrong = Choose the sender from the list once more.
registry-sender-add = Add another sender
registry-sender-sign-hint = The sender's case sign, if the letter has one.
registry-letter-date-hint = For example 20.11.2026, 11.2026 or 2026.
registry-posted-hint = From the postmark. It counts for time limits (KPA art. 57 § 5).
registry-title-hint = In short, what the letter is about.
registry-kind-hint = For example application, complaint, invoice.
registry-attachments-hint = How many and which.
registry-scan-reason-hint = The reason, or the number of sheets, when the scan is not full.
registry-access-hint = A letter with personal data is usually public in part.

registry-reason-anonymous = anonymous letter
registry-reason-illegible = illegible
registry-reason-no-address = no address on letter and envelope
registry-reason-no-date = no date on the letter
registry-reason-sealed = the envelope may not be opened
registry-reason-large = larger than the scanner
registry-reason-medium = content on a medium

registry-data-senders = senders
registry-data-sender-sign = Sender's sign
registry-data-letter-date = Date on the letter
registry-data-letter-date-unknown = Date unknown, because
registry-data-posted-on = Posted on
registry-data-received-on = Received on
registry-data-channel = How it came
registry-data-kind = Kind of letter
registry-data-title = Title
registry-data-access = Access
registry-data-attachments = Attachments
registry-data-remarks = Remarks
registry-data-scan-state = Scan
registry-data-scan-reason = Why not full
registry-data-answer-expected = The sender expects an answer

registry-stage-registered = Waiting for assignment
registry-stage-assigned = Assigned
registry-stage-in-case = In a case
registry-stage-closed = In a closed case
registry-stage-outside-cases = Outside cases
registry-stage-forwarded = Forwarded
registry-stage-left-out = Left out
registry-stage-cancelled = Cancelled
registry-channel-post = post
registry-channel-courier = courier
registry-channel-in-person = in person
registry-channel-email = e-mail
registry-channel-electronic-inbox = electronic inbox (ePUAP)
registry-channel-e-delivery = e-delivery
registry-channel-medium = data medium
registry-channel-fax = fax
registry-channel-form = form of a domain system
registry-access-public = public in full
registry-access-partly-public = public in part
registry-access-non-public = non-public
registry-scan-full = full
registry-scan-first-page = first page only
registry-scan-envelope = envelope only (not opened)
registry-reason-tender = offer in a public tender
registry-reason-assets = asset declaration
registry-reason-job = application for a job
registry-scan-none = none
registry-answer-true = yes
registry-answer-false = no

registry-proof = Proof from the journal
registry-proof-lead = With this you can check that the entry stands in the journal and that nobody changed it.
registry-proof-what = What
registry-proof-when = When
registry-proof-who = Who
registry-proof-fields = Data of the proof
registry-proof-seq = Number of the entry
registry-proof-leaf = Hash of the entry (leaf)
registry-proof-size = Size of the tree
registry-proof-root = Root of the tree
registry-proof-path = Path from leaf to root
registry-proof-salt = Salt
registry-proof-rows = Digests of the rows written
registry-proof-body = Text of the entry
registry-proof-text = text
registry-proof-checkpoint = Last signed checkpoint
registry-proof-no-checkpoint = There is no signed checkpoint yet.

event-ItemRegistered = Item registered
event-ItemCompleted = Data changed
event-ItemCancelled = Entry cancelled
event-ItemMoved = State changed
event-ItemOpened = Opened to a unit
event-ItemNarrowed = Access of a unit taken back
event-FilesAttached = Files added

said-zarejestrowano = Item registered.
said-rpw-uzupelniono = Data saved.
said-rpw-uniewazniono = Entry cancelled. The number stays in the register.
said-rpw-dolaczono = Files added.

registry-field = { $field ->
    [organisation] Organisation
    [surname] Surname
    [given_names] Given names
    [unknown_reason] Reason of the unknown sender
    [street] Street
    [building] Building
    [flat] Flat
    [postcode] Postal code
    [place] Place
    [post_box] Post-office box
    [country] Country
    [email] E-mail address
    [sender_sign] Sender's sign
    [letter_date] Date on the letter
    [letter_date_unknown] Reason of the unknown date
    [posted_on] Posted on
    [received_on] Received on
    [channel] How it came
    [title] Title
    [kind] Kind of letter
    [attachments] Attachments
    [scan_state] Scan
    [scan_reason] Reason of the incomplete scan
    [access] Access
    [remarks] Remarks
    [reason] Reason
   *[other] This field
}
registry-field-missing = { registry-field }: fill in this field.
registry-no-such-choice = { registry-field }: choose one of the given values.
registry-text-hidden = { registry-field }: the text holds the invisible character { $letter }. Remove it or type the text by hand.
registry-text-long = { registry-field }: at most { $most } characters.
registry-date-form = { registry-field }: give a day, for example 20.11.2026.
registry-date-old = { registry-field }: a year before 1900. Check that it is no slip.
registry-letter-date-form = Date on the letter: give a day, a month or a year, for example 20.11.2026, 11.2026 or 2026.
registry-letter-date-both = Give the date on the letter or why there is none, not both.
registry-letter-after-received = The date on the letter is later than the day of receipt. If the letter says so, leave the date empty and write it in the reason.
registry-posted-after-received = The day of posting is later than the day of receipt. Check the postmark.
registry-received-missing = Give the day of receipt.
registry-received-in-future = The day of receipt has not come yet. Correct the date.
registry-scan-reason-missing = Write why the scan is not full.
registry-sender-missing = Give the sender, or write why it is unknown.
registry-senders-many = At most { $most } senders. Name the others in the remarks.
registry-country = Country: two letters, for example PL or DE.
registry-email = An e-mail address has the form name@domain.
registry-looks-duplicate = This looks like an item that is in the register already: { $numbers }. Check them, and if this is another item, tick “This is no duplicate” (not_duplicate).
registry-taken-before = The file “{ $name }” of the scanner is registered already.
registry-files-many = At most { $most } files at once.
registry-files-missing = Choose at least one file.
registry-item-cancelled = Entry { $number } is cancelled and cannot be changed.
registry-item-closed = Item { $number } is in a closed case and cannot be changed.
registry-cancel-too-late = This entry can no longer be cancelled, because the item is on its way. Take back the assignment, or take the item out of the case first.
registry-move-not-allowed = Item { $number } is in another state by now and this cannot be done. Refresh the page and check.
registry-if-match-missing = Give the version from the ETag header in the If-Match header.
registry-filter-wrong = The filter “{ $name }” has a value that is not understood. Correct it.
registry-desk-incomplete = To complete
registry-desk-today = Came today
said-rpw-wersja = The new version is added. Earlier ones stayed.
event-FileVersioned = A new version of a file was added
registry-version-in-case = Item { $number } is in a case. Add the new version on the page of the case.

registry-scans = Scans that are not full
registry-scans-lead = Items whose paper is not wholly in the system. A later scan finds its item by itself: by the label on its page, or by a file name with the number, for example RPW-1842-2026.pdf.
registry-scans-none = Everything is scanned in full.
registry-scans-act = Act
registry-scans-full = It is full
registry-scans-full-of = The scan of RPW { $number } is full
said-odwzorowanie = State of the scan recorded.
event-ScanStated = State of the scan stated

# API
api-group-registry = Register of incoming items
api-registry-register-item = Register an incoming item
api-registry-register-item-2 = Register many incoming items at once
api-registry-list-items = The register, the newest first
api-registry-list-items-day = Registered on this day, or since it when day_to is given.
api-registry-list-items-day_to = Registered on or before this day.
api-registry-list-items-stage = Where the item stands.
api-registry-list-items-channel = How it came.
api-registry-list-items-sender = How the name of the first sender begins.
api-registry-list-items-before = Only places before this one: next of the page before.
api-registry-list-items-limit = How many on a page; 50 when left out.
api-registry-see-item = An item with its senders and documents
api-registry-complete-item = Complete the metadata of an item
api-registry-cancel-item = Cancel the entry; its number stays
api-registry-attach-files = Add files to an item
api-registry-item-file = The last version of a document of an item
api-registry-item-file-danger = The word accept: I know that the file may be dangerous and want it all the same.
api-registry-item-file-2 = One version of a document of an item
api-registry-item-file-2-danger = The word accept: I know that the file may be dangerous and want it all the same.
api-registry-item-versions = Versions of a document of an item, the newest first
api-registry-version-file = Add a new version of a document of an item
api-registry-version-file-after = Number of the last version that you know.
registry-many = Register many
registry-many-lead = Every item gets its RPW number now; the other data are completed later from the list of incomplete items.
registry-many-count = How many items
registry-many-count-hint = From 1 to 1000.
registry-many-title-hint = The same for all, for example "Morning post". The title of each item changes when it is completed.
registry-many-done = { $n ->
    [one] { $n } item registered
   *[other] { $n } items registered
}
registry-many-nth = Item no. { $n }
registry-many-complete = Complete the data
registry-many-more = Register more
registry-many-count-fault = Give a number of items from 1 to { $most }.
api-registry-state-scan = State how much of an item is scanned
api-registry-list-not-full = Items without a full scan, the newest first
api-registry-list-not-full-state = First page or nothing.
api-registry-list-not-full-before = Only places before this one: next of the page before.
registry-export-title = Register of incoming items
registry-export-senders = Number of senders
registry-export-registered-on = Registered on
api-registry-who-looked = Who looked at an item, the newest first
api-registry-who-looked-before = Key of the next page: next of the one before.
registry-tick-all = Tick all on this page
registry-tick = Tick RPW { $number }
registry-ticked = Ticked:

# Help
help-rpw =
    This is the register of incoming items, the newest first. Narrow the list to days, a state, a channel and a sender.
    Enter a new letter with "Register an item", a whole bag of letters with "Register many".
    Mend a mistake on the item's page. A number is never deleted; a wrong registration is cancelled.
help-rpw-do-uzupelnienia =
    These are items that lack data. Open each and add what is missing.
    What cannot be found out is answered too: say why, for example "envelope without an address".
help-rpw-odwzorowania =
    These are items whose paper is not scanned in full. Put the scan into the scanner folder: when the label with its code is seen on the first page, it joins its item by itself.
    When the label is not there or cannot be read, name the file by its number, for example RPW-1842-2026.pdf.
    When there will be no scan, record the reason on the item's page.
help-rpw-nowa =
    Copy envelope and letter from top to bottom. You get the number when it is saved; then print the label.
    What does not stand on the letter stays empty: the item goes to the list "To be completed".
    When the program shows a similar item, check that it is not the same one again.
help-rpw-wiele =
    Here many items get numbers at once, the morning's mail for example. Say how many there are and one title for all.
    Then print their labels and add the data from the list "To be completed". A number cannot be given back, so count the envelopes twice.
help-rpw-id =
    Here is everything about the item: data, files, paper, and what happens to it next.
    With the buttons above you correct the data, print the label or a receipt for the sender.
    When an item was registered twice, cancel one with the reason. Its number stays in the register.
help-rpw-id-uzupelnij =
    Add or correct the item's data. Number and time stay, and the journal keeps the earlier data.
    When somebody corrected them before you, the program shows the new data and does not write over their work.
help-rpw-id-uniewaznij =
    Cancel an item only when it was entered by mistake, a second time for example. Give the reason.
    This cannot be undone. The number stays in the register as cancelled.
help-rpw-id-dokument-document-wersje =
    Here are all versions of the item's file, the newest first. None is lost, each can be saved to disk.
    A newer version is added on the item's page, beside the file.
help-rpw-id-ogladajacy =
    This shows who looked at the item and when, even without changing anything.
    When you see somebody who should not have looked, tell your head or the data protection officer.
help-rpw-id-dziennik-seq =
    This is the proof that one entry stands in the office's journal and that nobody changed it. It is not needed day by day.
    When the page says that something does not agree, change nothing and call the operator of the server.
