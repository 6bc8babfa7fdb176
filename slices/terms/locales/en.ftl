terms-title = Terms of the office
terms-lead = Special acts set their own terms (KPA art. 35 § 4). Who opens a case chooses them as they choose the general ones. Each line has its article.
terms-none = There are no terms of your own yet.
terms-none-next = The general terms of the code can be chosen. Add your own below.
terms-symbol = Class
terms-symbol-hint = Symbol of a class; it counts for the classes below as well. Empty for all classes.
terms-all = all classes
terms-name = Kind of case
terms-name-hint = For example "building permit".
terms-length = Term
terms-length-hint = Number of days, weeks, months or years; empty for "without delay".
terms-unit = Counted in
terms-unit-days = days
terms-unit-weeks = weeks
terms-unit-months = months
terms-unit-years = years
terms-unit-at-once = without delay
terms-length-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
  }
terms-length-weeks = { $n ->
    [one] { $n } week
   *[other] { $n } weeks
  }
terms-length-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
  }
terms-length-years = { $n ->
    [one] { $n } year
   *[other] { $n } years
  }
terms-length-at-once = without delay
terms-article = Article
terms-article-hint = For example "Building Law art. 35(6)".
terms-state = State
terms-in-force = in force
terms-ended = ended { $day }
terms-end = End
terms-add = New term
terms-add-do = Add the term
said-termin = The term was added.
said-termin-zakonczony = The term was ended. Cases that were opened by it keep their day.
terms-symbol-wrong = The symbol of a class has 1 to 10 digits. Correct it or leave the field empty for all classes.
terms-name-wrong = Give the kind of case: 3 to 200 characters in one line.
terms-article-wrong = Give the article: 3 to 200 characters in one line.
terms-length-wrong = Give a number from 1 to 999; for "without delay" leave the field empty.
terms-unit-wrong = Choose in what the term is counted.
terms-known = The term "{ $name }" for this class is in force already. End it before you add another one.
terms-many = { $most } terms are in force already. End those that nobody uses.
terms-gone = This term is not there or has ended. Choose another one.
terms-other-class = This term is for class { $symbol }. Choose another term or another class.
api-group-terms = Terms of the office
api-terms-list-patterns = The office's own table of terms
api-terms-add-pattern = Add a line to the table of terms
api-terms-end-pattern = End a line of the table of terms

# Help
help-ustawienia-terminy =
    Here you enter terms of special acts. Whoever opens a case of that class chooses them beside the general ones.
    Give the article of each. When the act changes, end the old line and add a new one: cases already open keep their day.
