paper-nav = Paper
paper-title = Paper and media
paper-made = Printed from Obieg { $at }
paper-rpw = RPW { $number }
paper-labels = Labels and receipt stamps
paper-labels-lead = One label per item: a number to read and a barcode by which a later scan finds its item.
paper-labels-print = Make the PDF
paper-label-from = From RPW number
paper-label-to = To RPW number
paper-label-to-hint = Left empty: one item only. At most 240 at once.
paper-label-year = Year of the register
paper-label-face = What is on the label
paper-label-stock = Stock
paper-label-first = First free position on the sheet
paper-label-first-hint = From 1 to 24, row by row from the left. For sheets.
paper-label-width = Width of a label in mm
paper-label-width-hint = For a label printer.
paper-label-height = Height of a label in mm
paper-stock-sheet = A4 sheet, 3 × 8 labels
paper-stock-printer = label printer
paper-face-label = label with barcode
paper-face-stamp = receipt stamp with barcode
paper-stamp-day = Received { $day }
paper-stamp-attachments = { $n ->
    [one] { $n } attachment
   *[other] { $n } attachments
  }
paper-receipt = Confirmation of receipt
paper-receipt-lead = The office confirms that the letter was handed in (KPA art. 63 § 4).
paper-receipt-number = Number in the register of incoming items
paper-receipt-received = Received on
paper-receipt-registered = Registered
paper-receipt-sender = Sender
paper-receipt-title = About
paper-receipt-attachments = Attachments
paper-receipt-by = Confirmed by
paper-receipt-sign = signature and stamp
paper-first-position = Give a position on the sheet from 1 to { $most }.
paper-label-size = A label of a printer is 40 to 210 mm wide and 20 to 297 mm high. Correct the size.
paper-label-numbers = Give the numbers in rising order, at most { $most } at once.
paper-no-such-items = The register of { $year } has no such numbers. Check number and year.
paper-lead = Chronological stores and stores of media: where the paper of an item lies, what is on loan, what is still to be read.
paper-panel = Paper and prints
paper-print-receipt = Confirmation of receipt
paper-print-label = Label
paper-print-stamp = Receipt stamp
paper-kind-paper = Paper
paper-kind-medium = Medium
paper-store-kind = Kind of store
paper-store-kind-paper = chronological store
paper-store-kind-medium = store of media
paper-store-name = Name of the store
paper-store-add = Add a store
paper-stores = Stores
paper-stores-none = There is no store yet.
paper-stores-none-next = Add a chronological store, and in it the first box.
paper-boxes = Boxes
paper-boxes-newest = Newest boxes
paper-boxes-none = The store has no box yet.
paper-box = Box
paper-box-name = Number or name of the box
paper-box-location = Location
paper-box-location-hint = Room, rack, shelf.
paper-box-add = Add a box
paper-no-boxes = There is no box yet. Add a store and a box first.
paper-contents = In the box
paper-contents-none = The box is empty.
paper-scan = RPW number or the code on the label
paper-scan-hint = A barcode reader types the number and sends the form itself. By hand: 1842/2026.
paper-scan-in = Put into the box
paper-description = Which medium
paper-description-hint = For example CD, memory stick 2. Leave empty for paper.
paper-item = Item
paper-what = What
paper-state = State
paper-act = Act
paper-more = More
paper-in-box = in its store
paper-on-loan = on loan
paper-not-placed = The paper has no place in a store yet.
paper-place = Put into a box
paper-place-of = Place of the paper of item RPW { $number }
paper-lend = Lend
paper-borrower = Borrower
paper-borrower-field = To whom (name and post)
paper-due = until
paper-due-field = To be returned by
paper-return = Returned
paper-return-of = Returned RPW { $number }
paper-loans = On loan
paper-loans-lead = A case cannot be closed while paper of one of its items is on loan. The first to be returned comes first.
paper-loans-none = Everything is in its place.
paper-lent-at = Lent
paper-late = overdue
paper-withdraw = Take out of the store
paper-withdraw-reason = Reason
paper-withdraw-note = Where to
paper-withdrawal-class-on-paper = case kept on paper
paper-withdrawal-forwarded = sent to the competent body
paper-withdrawal-signature = must be signed
paper-scans = Scans that are not full
paper-unread = Media not in the system
paper-unread-lead = Media whose content was not yet copied to the item.
paper-unread-none = The content of all media is in the system.
paper-content-missing = content not in the system
paper-content-record = Content is in the system
paper-content-of = Content is in the system: RPW { $number }
said-sklad = Store added. Add a box in it.
said-pudlo = Box added.
said-wlozono = Place in the store recorded.
said-wypozyczono = Loan recorded.
said-papier-zwrot = Return recorded.
said-wycofano = Taking out of the store recorded.
said-tresc = Recorded: the content of the medium is in the system.
event-StoreOpened = Store opened
event-BoxOpened = Box opened
event-PiecePlaced = Put into a box
event-PieceLent = Paper lent
event-PieceReturned = Paper returned
event-PieceWithdrawn = Paper taken out of its store
event-ContentRecorded = Content of a medium copied
paper-text-missing = Fill in this field.
paper-text-long = At most { $most } characters. Shorten the text.
paper-text-hidden = Remove invisible characters from the text.
paper-store-named = There is a store “{ $name }” already. Give another name.
paper-box-named = There is a box “{ $name }” in this store already. Give another name.
paper-no-such-box = Choose a box from the list.
paper-no-such-number = There is no item numbered “{ $number }”. Give number and year, for example 1842/2026.
paper-medium-nameless = Say which medium it is: an item may have several.
paper-lent-already = { $borrower } has it on loan. Record its return first.
paper-withdrawn-already = It was taken out of the store before.
paper-due-past = The day of return must not be before today.
paper-due-missing = Give the day of return.
paper-reason-missing = Choose the reason.
paper-content-there = The content is in the system already.

paper-left-outs = Left out
paper-left-outs-lead = What came and is no item of the office. It gets no RPW number.
paper-left-outs-none = Nothing was left out.
paper-left-out-kind = Reason
paper-left-out-what = What came
paper-left-out-outcome = What became of it
paper-left-out-outcome-hint = For example handed to its addressee, thrown away.
paper-left-out-day = Received on
paper-left-out-add = Note without registering
paper-left-out-greetings = greetings, invitations, thanks
paper-left-out-adverts = adverts, offers, catalogues
paper-left-out-spam = spam
paper-left-out-private = private mail
said-pominieto = Noted. No RPW number was given.
paper-damage = Protocol of damage
paper-damages = Protocols drawn up
paper-damage-print = Protocol to sign
paper-damage-record = Draw up the protocol
paper-damage-site = Where the damage was found
paper-damage-found = Found
paper-damage-day = Day on which it was found
paper-damage-time = Time
paper-damage-consignment = Consignment number
paper-damage-carrier = Carrier
paper-damage-carrier-hint = E.g. the post, a courier, the person who delivers.
paper-damage-what = What is damaged
paper-damage-what-hint = What is damaged, what is missing, whether the content can be seen.
paper-damage-first = Drawn up by
paper-damage-second = Who delivers, or a witness
paper-damage-second-hint = The second person who will sign.
said-uszkodzenie = The protocol is drawn up. Print it for two people to sign.
event-DamageRecorded = Protocol of damage drawn up
paper-found-missing = Give the day on which the damage was found.
paper-found-in-future = Damage cannot be found in the future. Mend the day.
paper-time-missing = Give the time, e.g. 08:30.
paper-signers-same = Two different people sign the protocol. Name the second one.
api-paper-item-damages = Protocols of damage of an item
api-paper-record-damage = Draw up a protocol of damage
event-LeftOut = Left out of the register
paper-kind-missing = Choose the reason.
paper-day-missing = Give the day on which it came.
paper-received-in-future = The day on which it came must not be later than today.

# API
api-group-paper = Paper and media
api-paper-list-labels = Labels of items with consecutive numbers as PDF
api-paper-list-labels-from = First number in the register.
api-paper-list-labels-to = Last number; only the first when left out.
api-paper-list-labels-year = Year of the register; this year when left out.
api-paper-list-labels-first = First free position on the sheet.
api-paper-list-labels-stock = A4 sheet or label printer.
api-paper-list-labels-face = Label or receipt stamp.
api-paper-list-labels-width = Width of a label of the printer in millimetres; 62 when left out.
api-paper-list-labels-height = Height of a label of the printer in millimetres; 29 when left out.
api-paper-print-item = Confirmation of receipt as PDF
api-paper-list-stores = Stores and the newest boxes
api-paper-list-boxes = Boxes of a store, the newest first
api-paper-list-boxes-before = Only older than this: next of the page before.
api-paper-box-contents = What lies in a box, in the order of the register
api-paper-box-contents-after = Key of the next page: next of the page before.
api-paper-list-unread = Media whose content is not in the system
api-paper-list-unread-after = Key of the next page: next of the page before.
api-paper-list-loans = Loans, the first due first
api-paper-list-loans-after = Key of the next page: next of the page before.
paper-list-key = This is no key of a page. Give next of the page before.
api-paper-add-store = Open a store
api-paper-add-box = Open a box in a store
api-paper-place-piece = Put paper or a medium of an item into a box
api-paper-lend-piece = Lend
api-paper-return-piece = Record the return
api-paper-withdraw-piece = Take out of the store
api-paper-record-content = Record that the content of a medium is in the system
api-paper-leave-out = Note what is not registered
api-paper-list-left-out = What was not registered, the newest first
api-paper-list-left-out-before = Only older ones: next of the page before.
first-step-stores = Stores of paper
first-step-stores-how = Where scanned paper and discs lie. The chancery adds stores and boxes under "Paper and media".
paper-labels-ticked = Labels of what is ticked
paper-labels-of = Ticked items: { $numbers }
paper-ticked-number = There is no such number: { $number }. Go back to the list and tick again.
paper-ticked-many = Tick at most { $most } items in the register.

# Help
help-papier =
    These are the stores: where scanned paper and media such as discs lie. Open a store to see its boxes.
    Loans, media to be read and what was left out of the register have lists of their own.
help-papier-etykiety =
    Here you print labels for a run of numbers, or for items ticked in the register, on sheets or a label printer. Each has the number and a barcode.
    On a begun sheet say which place is free first. Print at 100%, without fitting to the page, or the text will shift.
help-papier-sklady-id =
    These are the boxes of one store. Add a box, then open it and put paper in with a barcode reader.
    When you do not know in which box a paper lies, open the item's page: its place stands there.
help-papier-pudla-id =
    Hold the reader to the code on the label and the item goes into this box. The number can be typed too.
    When the program refuses, read why: mostly the paper already lies in another box or is lent out.
help-rpw-id-papier =
    Choose the box in which this item's paper or medium lies. Its place is then seen on the item's page.
    When the box is not on the list, add it first under "Paper and media".
help-papier-wypozyczenia =
    These are papers and media taken from a store, the earliest return first. When one comes back, press "Returned".
    While a paper is lent out its case cannot be closed. After its term ask the person who took it.
help-papier-nosniki =
    These are media such as discs whose content is not copied to the item yet. Open the item and add their files.
    When a medium cannot be read, record that on the item's page.
help-papier-pominiete =
    Here you record what came and is no letter to the office: advertising, private letters, others' mail. It gets no number.
    Say what became of it, for example "handed to the addressee".
help-rpw-id-uszkodzenie =
    Describe what is damaged or missing before you open the envelope further. A record to be printed is made from it.
    Two people sign the record. The description is not corrected; after a mistake add another.
