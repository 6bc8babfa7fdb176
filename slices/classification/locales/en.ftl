classification-nav = Classification
classification-title = File classification list (JRWA)
classification-from = In force from
classification-stand-in = This is not the office's own list. It stands in for the demonstration, because the full list for a county and a commune could not be obtained. Import your own before real work.
classification-classes = Classes
classification-symbol = Symbol
classification-show = Show
classification-none = There are no such classes
classification-class-title = Class title
classification-category = Category in the parent cell
classification-category-other = Category in other cells
classification-state = State
classification-closed = closed from { $day }
classification-open = open
classification-close = Close the class
classification-import = A new list from a file
classification-name = Name of the list
classification-source = Source
classification-source-hint = The act or order from which the list comes.
classification-valid-from = In force from
classification-file = File of the list
classification-file-hint = CSV with columns symbol, title, category_parent_cell, category_other_cells, note; JSON of EZD RP; XML of the state archives (wykaz).
classification-is-stand-in = A stand-in, not the office's own list
classification-do-import = Import the list
said-wykaz = The list is imported.
said-klasa = The class is closed.
classification-not-utf8 = Line { $line }: the file is not UTF-8. Save it again in that encoding.
classification-no-header = Line 1: names of columns are missing.
classification-broken-line = Line { $line } cannot be read. Check quotes and commas.
classification-empty = There is no class in the file.
classification-text = Give a text of at most { $most } characters without control characters.
classification-not-later = A new list must be in force from a later day than the one before.
classification-no-file = Choose the file of the list.
classification-file-large = The file is too large, at most 5 MB.
classification-date = Give the day from which the list is in force.
classification-closed-already = This class is closed already.
law-category-empty = Line { $line }: the category is missing.
law-category-unknown = Line { $line }: there is no such category. Allowed: A, B and years, BE and years, Bc, B*.
law-category-years = Line { $line }: the years of the category are wrong.
law-jrwa-column-missing = Line { $line }: a required column is missing (symbol, title, category_parent_cell).
law-jrwa-column-twice = Line { $line }: a column is given twice.
law-jrwa-duplicate = Line { $line }: this symbol stands twice.
law-jrwa-field-count = Line { $line }: the number of fields does not fit the header.
law-jrwa-parent-missing = Line { $line }: the parent class is missing.
law-jrwa-title-empty = Line { $line }: the class title is empty.
law-jrwa-category-above-end-class = Line { $line }: only an end class may have a category.
law-symbol-character = Line { $line }: a symbol may have digits only.
law-symbol-empty = Line { $line }: the symbol is empty.
law-symbol-too-long = Line { $line }: the symbol has more than 10 digits.
classification-warnings = { $n ->
    [one] The list is imported. Check { $n } line
   *[other] The list is imported. Check { $n } lines
}
law-jrwa-end-class-without-category = Line { $line }: an end class without a category in the parent cell.
law-jrwa-only-child = Line { $line }: the only class below its parent. A class is split into 2 to 10.
law-jrwa-bare-b = Line { $line }: category B without a number of years.

classification-added = added from { $day }.
classification-add = A new class in the list in force
classification-new-symbol = Symbol of the new class
classification-new-symbol-hint = The symbol of a class that has classes below it, and one digit more.
classification-note = Note
classification-takes-from = Takes cases from
classification-basis = Basis
classification-basis-hint = The order and the consent of the state archive (art. 6 sec. 2d of the archives act).
classification-do-add = Add the class
said-nowa-klasa = The class is added to the list.
classification-no-list = There is no list in force. Import one first.
classification-symbol-taken = The list has a class of this symbol. A symbol is not used again, not even after the class was closed.
classification-symbol-wrong = Give the symbol: 2 to 10 digits.
classification-parent = The parent class must be in the list, have classes below it and not be closed. An end class is not split: close it and add one beside it.
classification-from-passed = Give today or a later day. A class cannot take cases backwards.
classification-category-wrong = There is no such category. Allowed: A, B and years, BE and years, Bc, B*.
classification-broken-json = Line { $line }: the file is no JSON. Take it from the program again.
classification-broken-xml = Class { $line }: the XML cannot be read on. Check that the file is whole.

# API
api-group-classification = Classification list
api-classification-classes = Classes of the list in force
api-classification-classes-starts_with = How the symbol begins, e.g. 14.
api-classification-classes-q = Beginning of the symbol or of words of the title: finds end classes that take cases today.
api-classification-import-list = Import a list; warnings are in the answer
api-classification-close-class = Close a class from today
api-classification-add-class = Add a class to the list in force
first-step-list = Classification list (JRWA)
first-step-list-how = Load your office's classification list from a CSV file. No case can be opened without it; faults in the file are named line by line.
classification-found = Choose one of the classes found
classification-more = These are the first { $count }, there are more. Add a word of the title or a digit of the symbol.

# Help
help-wykaz-akt =
    This is the classification list: the class of every case and how long it is kept come from it. Search by symbol or word.
    The administrator loads a new list from a file, and adds or closes classes during the year.
    When the file has faults, the program names line and reason and loads nothing. Mend the file and try again.
