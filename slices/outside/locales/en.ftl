outside-title = Documents outside cases
outside-title-lead = Items that make no case: they have a class of the list and no sign.
outside-question = Makes no case?
outside-file = File outside cases
outside-lead = The item gets a class instead of a case sign and leaves the queues. It can still join a case later.
outside-class = Class
outside-class-hint = Begin to type the symbol or words of the title.
outside-do = File
outside-unit = Unit
outside-symbol = Symbol
outside-show = Show
outside-none = There are no such documents
outside-number = Number
outside-item = Item
outside-category = Category
outside-received = Received
outside-filed = Filed
outside-by = Filed by
outside-answer-expected = Item RPW/{ $number } is owed an answer: open a case from it or join it to one.
outside-incomplete = The metadata of item RPW/{ $number } are incomplete. Complete them first.
outside-no-unit = Filing is done by a person with a post in a unit.
said-poza-sprawa = The item is filed outside cases.
event-FiledOutside = Filed outside cases
outside-class-wrong = Choose an end class that takes documents today. Begin to type the symbol or words of the title.

# API
api-group-outside = Outside cases
api-outside-list-outside = Items filed outside cases, the newest first
api-outside-list-outside-unit = The unit; the own one when not given.
api-outside-list-outside-symbol = How the class symbol begins.
api-outside-list-outside-before = Key of the next page: next of the one before.
api-outside-list-outside-limit = How many items, at most 200.
api-outside-file-outside = File an item outside cases, to a class of the list
outside-nav = Outside cases
outside-tab-items = Items
outside-tab-records = Own documents
outside-records-title = Own documents outside cases
outside-records-lead = Lists, notes and reports made in the office that make no case: they have a class of the list and no sign.
outside-record = Document
outside-record-new = File an own document
outside-record-new-lead = A document made in the office that belongs to no case. It stays with the unit, in a class of the list.
outside-record-title = Title of the document
outside-record-facts = Data
outside-record-file = File the document
outside-dated = Day of the document
outside-dated-hint = How long it is kept is counted from the year of this day.
outside-files = Files
outside-files-hint = 1 to 20 files.
outside-future = The day of the document cannot be later than today.
outside-no-file = Add one file at least.
outside-files-many = Add { $most } files at most.
outside-withdraw = Withdraw as filed by mistake
outside-withdraw-lead = The document stays in the list with the reason, but does not count.
outside-withdrawn = withdrawn
outside-withdrawn-already = This document is withdrawn already.
outside-reason = Reason
said-dokument-poza-sprawa = The document is filed outside cases.
said-dokument-wycofany = The document is withdrawn.
event-RecordFiledOutside = Own document filed outside cases
event-RecordWithdrawn = Document filed by mistake withdrawn
api-outside-list-records = Own documents outside cases, the newest first
api-outside-list-records-unit = The unit; without it one's own.
api-outside-list-records-symbol = Beginning of the class symbol.
api-outside-list-records-before = Key of the next page: next of the one before.
api-outside-list-records-limit = How many documents, at most 200.
api-outside-file-record = File an own document outside cases, to a class of the list
api-outside-show-record = An own document outside cases, with its files
api-outside-record-content = A file of an own document
api-outside-record-content-danger = Consent to a file in which something dangerous was found.
api-outside-withdraw-record = Withdraw a document that was filed by mistake

# Help
help-poza-sprawami =
    These are items that make no case: offers, invitations, letters for information. They have a class instead of a case's sign.
    When such an item turns out to belong to a case, open it and join it.
help-poza-sprawami-dokumenty =
    These are documents made in the office that belong to no case: lists, notes, reports. They have a class instead of a case's sign.
    The list shows the documents of one unit, the newest first. Choose the unit and the beginning of the class symbol above the list.
    Items filed outside cases stand beside it, under "Items".
help-poza-sprawami-dokumenty-nowy =
    Give a title and a class, then add 1 to 20 files. Begin to type a symbol or word and the program offers classes.
    How long it is kept is counted from the year of the document's day, so enter the day on which it was made.
    The document stays with your unit. Saved, it cannot be changed, only withdrawn with a reason.
    When the document belongs to a case, add it on the page of that case.
help-poza-sprawami-dokumenty-record =
    Here are the data of one document filed outside cases, and its files. The page also shows who filed it and when.
    Withdraw with a reason what was filed by mistake. It stays in the list with its files but does not count; this cannot be undone.
    When only the class or the day is wrong, withdraw the document and file it once more.
help-rpw-id-poza-sprawa =
    Choose the class of an item that needs no settling. It then leaves the queues.
    When somebody waits for an answer, do not do this: open a case. A mistake is mended by joining the item to a case.
