contacts-nav = Contacts
contacts-title = Contacts
contacts-lead = Persons and organisations with whom the office corresponds. They are offered while a sender or a party is typed.
contacts-list = In use
contacts-away-list = Put away
contacts-new = New contact
contacts-form-lead = Give the name of an organisation or a surname. Items and cases keep what was written in them.
contacts-search = Search
contacts-search-label = Beginning of a name, surname or e-mail address
contacts-none = There is no contact here
contacts-none-next = A contact is added by hand, or by one press beside the sender of an item or the party of a case.
contacts-none-found = Nothing was found
contacts-none-found-next = Type the beginning of any word of the name, or fewer letters.
contacts-shown = { $n ->
    [one] { $n } contact
   *[other] { $n } contacts
 }
contacts-further = Further
contacts-name = Name
contacts-address = Address
contacts-electronic = Electronic address
contacts-data = Data
contacts-organisation = Name of the organisation
contacts-surname = Surname
contacts-given-names = Given names
contacts-street = Street
contacts-building = Building
contacts-flat = Flat
contacts-postcode = Postal code
contacts-place = Place
contacts-post-box = Post-office box
contacts-country = Country
contacts-country-hint = Two letters, for example PL. Empty beside a place means Poland.
contacts-email = E-mail address
contacts-ade = Address for e-delivery
contacts-ade-hint = For example AE:PL-43563-82585-JHWCF-30.
contacts-change = Change the data
contacts-put-away = Put the contact away
contacts-put-away-lead = A contact that is put away is not offered. It can be brought back.
contacts-bring-back = Bring back
contacts-is-away = put away
contacts-reason = Reason
contacts-alike = Contacts that look like it
contacts-alike-title = Contacts that look alike
contacts-alike-lead = These contacts look like the same. Open the one that is to stay and merge the others into it, or say that they are different.
contacts-alike-none = No contacts look like the same
contacts-alike-by-name = The same name and postal code
contacts-alike-by-email = The same e-mail address
contacts-alike-by-ade = The same address for e-delivery
contacts-apart = They are different
contacts-merge-lead = Merging keeps this contact and fills its empty fields. It can be undone.
contacts-merge = Merge into this contact
contacts-merge-of = Merge into this contact: { $name }
contacts-merged-list = Merged into this contact
contacts-separate = Separate
contacts-separate-of = Separate: { $name }
contacts-take = To contacts
contacts-take-of = To contacts: { $name }
contacts-suggested = { $n ->
    [one] { $n } suggestion. Choosing it fills the fields.
   *[other] { $n } suggestions. Choosing one fills the fields.
 }
contacts-import = Take in a list
contacts-import-lead = A list of contacts from a spreadsheet or a CSV file. First you see what would come of it.
contacts-import-file-hint = CSV or XLSX with headings in the first line, at most 20,000 lines and 20 MB.
contacts-import-is-organisation = name of the organisation
contacts-import-is-surname = surname
contacts-import-is-given-names = given names
contacts-import-is-street = street
contacts-import-is-building = building
contacts-import-is-flat = flat
contacts-import-is-postcode = postal code
contacts-import-is-place = place
contacts-import-is-post-box = post-office box
contacts-import-is-country = country
contacts-import-is-email = e-mail address
contacts-import-is-ade = address for e-delivery
contacts-import-is-name = whole name
contacts-import-is-address = whole address
contacts-import-do = { $n ->
    [one] Take in { $n } contact
   *[other] Take in { $n } contacts
 }
contacts-import-done = { $n ->
    [one] { $n } contact was added.
   *[other] { $n } contacts were added.
 }
contacts-import-verdict-new = new
contacts-import-verdict-alike = new, looks like one of the book
contacts-import-verdict-known = there already
contacts-import-verdict-repeated = repeated in this list
contacts-import-verdict-wrong = fault
contacts-import-verdict-added = added
contacts-import-no-name = Point out the column with the name of the organisation or the surname.
contacts-text-long = Shorten this text: it may have at most { $most } characters.
contacts-text-hidden = Remove invisible characters from this text.
contacts-name-missing = Give the name of an organisation or a surname.
contacts-country-wrong = Give the country by two letters, for example PL.
contacts-email-wrong = An e-mail address has a name, the sign @ and a domain, without spaces. Put it right.
contacts-ade-wrong = Give the address for e-delivery in the form AE:PL-43563-82585-JHWCF-30.
contacts-reason-missing = Give a reason.
contacts-away = Contact “{ $name }” is put away. Bring it back first.
contacts-merged = Contact “{ $name }” is merged into another one. Separate it first.
contacts-not-away = Contact “{ $name }” is not put away.
contacts-separated = Contact “{ $name }” is separated already.
contacts-itself = Choose another contact than the one that is kept.
contacts-after-wrong = This key of a page is not one that the list gives. Begin from the start.
contacts-state-wrong = The state of a contact is “kept” or “away”.
said-kontakt = The contact is in the book.
said-kontakt-juz-jest = This contact was in the book already.
said-kontakt-zmieniony = The data of the contact are changed.
said-kontakt-odlozony = The contact is put away.
said-kontakt-przywrocony = The contact is in use again.
said-kontakt-scalony-z-tym = The contact of that address is merged into this one.
said-kontakty-scalone = The contacts are merged.
said-kontakty-rozdzielone = The contacts are separated.
said-kontakty-rozne = The contacts are marked as different.
event-ContactAdded = Contact added
event-ContactTaken = Contact taken from an item or a case
event-ContactImported = Contact taken from a list
event-ContactChanged = Data of a contact changed
event-ContactPutAway = Contact put away
event-ContactBroughtBack = Contact brought back
event-ContactsMerged = Contacts merged
event-ContactsSeparated = Contacts separated
event-ContactsKeptApart = Contacts marked as different

# API
api-group-contacts = Contacts
api-contacts-list-contacts = Contacts by name
api-contacts-list-contacts-search = Beginning of any word of the name, or of the e-mail address.
api-contacts-list-contacts-state = kept: in use, away: put away. In use when left out.
api-contacts-list-contacts-after = Key of the next page: next of the one before.
api-contacts-list-contacts-limit = How many contacts, at most 200.
api-contacts-add-contact = Add a contact
api-contacts-import-contact = Take in contacts from a list, each line once
api-contacts-suggest-contacts = Whom to choose while a sender, party or addressee is typed
api-contacts-suggest-contacts-text = What has been typed; those used lately when left out.
api-contacts-suggest-contacts-direction = "out" for an addressee: those to whom letters went lately come first; "in" when left out.
api-contacts-list-alike = Contacts that look like the same
api-contacts-list-alike-after = Key of the next page: next of the one before.
api-contacts-keep-apart = Say that contacts are different
api-contacts-show-contact = A contact; the id of a merged one leads to the one that was kept
api-contacts-change-contact = Change the data of a contact
api-contacts-put-away-contact = Put a contact away
api-contacts-bring-back-contact = Bring a contact back
api-contacts-merge-contacts = Merge another contact into this one
api-contacts-separate-contacts = Undo a merger
api-contacts-take-sender = Take a sender of an item into the book
api-contacts-take-party = Take a party of a case into the book

# Help
help-kontakty =
    This is the office's address book. Type the beginning of a name or e-mail address to find somebody.
    Contacts are offered while you type the sender of a letter or a party of a case.
    When somebody is here twice, open "Contacts that look alike" and merge them.
help-kontakty-nowy =
    Enter an institution or person the office corresponds with. A name is enough; the rest can be added later.
    When the program says that there is such a contact, open and complete it instead of adding a second one.
help-kontakty-import =
    Here you load contacts from a spreadsheet (CSV or XLSX). Choose the file, map the columns and look at the dry run: it saves nothing yet.
    After loading you get a result for every line. Mend the bad lines in the spreadsheet and load it again: the good ones are not repeated.
help-kontakty-podobne =
    The program points out entries that look like the same person or institution. Open the one to keep and merge the other into it.
    When they are different, press "They are different": the pair leaves the list. A merger can be undone on the contact's page.
help-kontakty-id =
    These are the data of one person or institution. Changing them leaves letters and cases as they are: they keep what was entered.
    Put away a contact that is no longer used. It is not offered any more, but can be brought back.
help-kontakty-id-zmien =
    Correct the data and save. The new data are offered from now on; earlier letters keep the earlier ones.
    When somebody changed the contact meanwhile, the program says so and does not write over their work.
