registers-nav = Registers
registers-title = Own registers
registers-lead = Registers that the office keeps by itself: of contracts, complaints, orders and others.
registers-new = New register
registers-new-lead = Columns are neither removed nor changed later, so that entries can always be read; new ones can be added.
registers-none = There is no register yet
registers-none-next = A register is opened by the head of a unit, the chancery coordinator or an administrator.
registers-name = Name of the register
registers-source = What entries are made from
registers-source-hint = From an item or a case the program takes title and sender or party by itself.
registers-source-items = from incoming items
registers-source-cases = from cases
registers-source-hand = made by hand
registers-unit = Kept by the unit
registers-unit-hint = The people of this unit and those above it see the register.
registers-opened = Opened
registers-state = State
registers-kept = kept
registers-closed-from = closed from { $day }
registers-columns = Columns
registers-columns-hint = Number, day, subject and party are always there. Name only what is still missing. Put commas between choices.
registers-column = Column { $n }
registers-column-label = Name
registers-column-kind = Kind
registers-column-needed = Required
registers-column-choices = Choices
registers-kind-text = text
registers-kind-day = day
registers-kind-whole = whole number
registers-kind-amount = amount
registers-kind-flag = yes or no
registers-kind-choice = one of the choices
registers-open = Open the register
registers-yes = yes
registers-no = no
registers-entries = Entries
registers-entry = Entry
registers-entries-none = There are no entries yet
registers-number = Number
registers-entered = Entered on
registers-about = Item or case
registers-about-items = Number of the item
registers-about-items-hint = For example 12/2026. Title and sender are taken from the item.
registers-about-cases = Case sign
registers-about-cases-hint = For example OŚ.6220.8.2026. Title and party are taken from the case.
registers-subject = Subject
registers-party = Party or sender
registers-add = New entry
registers-add-do = Add the entry
registers-correct = Correct the entry
registers-cancel = Cancel the entry
registers-cancel-lead = The number stays in the register with the reason.
registers-cancelled = cancelled
registers-reason = Reason
registers-close = Close the register
registers-close-lead = A closed register is not opened again. Its entries stay readable.
registers-columns-many = A register may have at most { $most } columns of its own.
registers-column-twice = Column “{ $label }” is given twice. Name one of them differently.
registers-choices = Column “{ $label }”: give 2 to { $most } choices for the kind “one of the choices” and none for the others.
registers-name-taken = There is a register “{ $name }” already. Give another name.
registers-source-unknown = Choose what entries are made from.
registers-kind-unknown = Choose the kind of every named column.
registers-closed = Register “{ $name }” is closed and takes no entries.
registers-by-hand = Entries of this register are made by hand. Leave this field empty and give the subject.
registers-item-unknown = There is no item with this number, or you cannot see it. Give number and year, for example 12/2026.
registers-case-unknown = There is no case with this sign, or you cannot see it. Check the sign, with its year.
registers-entered-already = This stands in the register already, under number { $number }.
registers-field-count = Give the values of all columns in order, there are { $n }.
registers-field-missing = Fill in “{ $label }”.
registers-not-a-day = “{ $label }”: give a day, for example 2026-06-01.
registers-not-whole = “{ $label }”: give a whole number.
registers-not-an-amount = “{ $label }”: give an amount, for example 1234.50.
registers-not-a-flag = “{ $label }”: choose yes or no.
registers-not-a-choice = “{ $label }”: choose one of the values.
registers-entry-cancelled = Entry { $number } is cancelled and does not change.
said-rejestr = The register is open.
said-rejestr-zamkniety = The register is closed.
said-wpis = The entry stands in the register.
said-wpis-poprawiony = The entry is put right.
said-wpis-niewazny = The entry is cancelled.
event-EntryAdded = Entered in a register
event-EntryCorrected = An entry of a register was corrected
event-EntryCancelled = An entry of a register was cancelled
event-RegisterOpened = A register was opened
event-RegisterClosed = A register was closed

# API
api-group-registers = Own registers
api-registers-list-registers = Registers within reach, by name
api-registers-open-register = Open a register
api-registers-close-register = Close a register
api-registers-show-register = Entries of a register, the newest first
api-registers-show-register-before = Key of the next page: next of the one before.
api-registers-show-register-limit = How many entries, at most 200.
api-registers-add-entry = Make an entry in a register
api-registers-show-entry = An entry of a register
api-registers-correct-entry = Correct an entry of a register
api-registers-cancel-entry = Cancel an entry of a register
registers-import = Take in entries from a table
registers-import-lead = A register that was kept in a spreadsheet until now. First you see what would come of every line. Entries get the next numbers; the former number may have a column of its own.
registers-import-hint = CSV or XLSX with headings in the first line, at most 50,000 lines and 20 MB.
registers-import-do = { $n ->
    [one] Enter { $n } line
   *[other] Enter { $n } lines
 }
registers-import-done = { $n ->
    [one] { $n } entry was added.
   *[other] { $n } entries were added.
 }
registers-import-first = { $count } lines are shown, those that need a look first.
registers-import-verdict-new = new entry
registers-import-verdict-repeated = repeated in the table, left out
registers-import-verdict-known = in the register already
registers-import-verdict-wrong = fault
registers-import-verdict-added = entered
registers-import-no-subject = Point out the column that says what the entry is about.
registers-import-by-hand = A table comes only into a register that is kept by hand. Entries of “{ $name }” are made from items or cases.
registers-imported-before = This line is in the register already, under the number { $number }.
api-registers-import-entry = Enter lines of a table into the register, each once
registers-column-add = Add the column
registers-column-lead = A new column stands at the end. Entries made before have nothing in it. A column is never removed, it only goes out of use.
registers-column-since = added
registers-column-ended-on = out of use since
registers-column-out = out of use
registers-column-put-out = Put out of use
registers-column-put-back = Use again
registers-column-unknown = The register has no such column. Load the page anew and choose a column from the list.
registers-column-so = The column “{ $label }” is so already. Load the page anew.
registers-column-ended = The column “{ $label }” is not used any more. Leave it empty.
said-kolumna = The column is added.
said-kolumna-zmieniona = The column is changed.
event-ColumnAdded = A column was added to a register
event-ColumnPutOut = A column of a register went out of use
event-ColumnPutBack = A column of a register is used again
api-registers-add-column = Add a column to the register
api-registers-use-column = Put a column of the register out of use, or back

# Help
help-rejestry =
    These are registers the office keeps by itself, of contracts or complaints for example. Open one to add or find an entry.
    The program numbers entries in order and without gaps. A register that is missing here may belong to another unit.
help-rejestry-nowy =
    Name the register and its columns. Number, day, subject and party are always there, so add only what is missing.
    Later you can add a column or put one out of use, but never remove it. First look at the register kept on paper or in a spreadsheet until now.
help-rejestry-register =
    These are the entries of one register, the newest first. Add one with the form; the program takes data from a letter or case itself.
    Correct or cancel a wrong entry on its page. Nobody gets its number again.
help-rejestry-register-wczytaj =
    Here you bring entries of a spreadsheet (CSV or XLSX) into the register. Look at the dry run first: it saves nothing yet.
    Good lines get numbers in order. Mend the bad ones in the spreadsheet and load it again: nothing is repeated.
help-rejestry-register-wpisy-entry =
    This is one entry with its history. You can correct it, or cancel it with a reason.
    The earlier text stays in the history, and the number in the register.
