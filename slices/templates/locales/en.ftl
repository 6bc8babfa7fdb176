templates-title = Letter templates
templates-lead = Letters of cases are made from these templates. A change does not touch letters that were made before.
templates-none = The office has no letter templates yet.
templates-none-next = Copy one of the ready templates and adapt it to your office.
templates-none-ask = The coordinator or administrator of the office adds templates. You can add a draft from a file of your own.
templates-name = Name
templates-description = What it is for
templates-version = Version
templates-versions = Versions
templates-state = State
templates-in-use = in use
templates-ended = withdrawn { $day }
templates-starters = Ready templates
templates-starters-lead = A copied template is the office's own: it can be changed.
templates-copy = Copy
templates-save = Save
templates-save-version = Save a new version
templates-end = Withdraw the template
templates-source = Text of the template
templates-source-hint = Written in Typst. The layout of a letter is in /letter.typ, data in fields, for example fields.case.sign.
templates-advice-hint = The advice that a letter begins with. Whoever writes may change it.
templates-texts = What to ask the writer for
templates-texts-hint = Each field has a key, which the text of the template uses: fields.texts.key.
templates-text-new = New field
templates-text-key = Key (lower-case letters of ASCII)
templates-text-label = Name of the field
templates-text-hint = Hint
templates-text-default = Text to begin with
templates-text-form = Kind of field
templates-form-line = one line
templates-form-line-required = one line, required
templates-form-long = several lines
templates-form-long-required = several lines, required
templates-look = Preview
templates-look-alt = The first page of the letter
templates-look-wait = The preview appears when you begin to write.
templates-pages = { $n ->
    [one] { $n } page
   *[other] { $n } pages
  }
templates-head-title = Letterhead
templates-head-lead = This stands on every letter of the office.
templates-head-authority = Authority
templates-head-authority-hint = In whose name decisions are made.
templates-head-behalf = On behalf of
templates-head-behalf-hint = When the head of a unit signs.
templates-head-place = Place
templates-head-place-hint = It stands before the date of the letter.
templates-head-address = Address of the office
templates-head-phone = Telephone
templates-head-email = E-mail
templates-head-edelivery = E-delivery address
templates-head-website = Website
templates-choose = Letter from a template
templates-choose-lead = Choose what letter you want to write.
templates-own-file = Add a draft from a file of your own
templates-write-do = Make the draft
templates-field-title = Name of the draft
templates-field-title-hint = Under this name the draft is seen in the case.
templates-field-subject = Subject
templates-field-party = Addressee
templates-party-other = somebody else (type below)
templates-field-name = Another addressee
templates-field-name-hint = Name of a person or an organisation. It takes the place of the choice above.
templates-field-address = Address of the other addressee
templates-field-basis = Legal basis
templates-field-advice = Advice
templates-field-signer = Who will sign
templates-signer-none = not known yet
templates-field-date = Date of the letter
templates-field-your-sign = The addressee's sign
templates-field-attachments = Attachments
templates-field-copies = Copies to
templates-field-lines-hint = Each on a line of its own.

# Refusals
templates-name-bad = A name has 3 to 200 characters, on one line.
templates-kind = Write the kind of the template in lower-case letters of ASCII.
templates-long = This text is too long. Shorten it.
templates-source-large = Write the text of the template, at most { $most } bytes.
templates-texts-many = A template may ask for at most { $most } things.
templates-text-key-bad = The field "{ $key }" needs a key (lower-case letters of ASCII, digits, underscore) and a name.
templates-text-twice = The key "{ $key }" is here twice. Each field needs another one.
templates-ended-refused = This template is withdrawn. Choose another one.
templates-changed-meanwhile = Somebody changed this meanwhile. Look at the new version and save again.
templates-head-line = Write one line, at most { $most } characters.
templates-head-address-bad = An address has at most { $most } lines.
templates-mistake = Line { $line }, character { $column }: { $said }
templates-mistake-somewhere = The template makes no letter: { $said }
templates-broken = This template is broken and makes no letter. Tell the coordinator of the office.
templates-slow = The letter takes longer than { $most } s. The template must be made simpler.
templates-hungry = The letter needs more memory than { $most } MB. The template must be made simpler.
templates-pages-many = The letter would have { $pages } pages, at most { $most } are allowed.
templates-large = The text is too large: at most { $most } bytes.
templates-missing = Fill in this field: there is no letter without it.
templates-missing-known = The template needs “{ $name }”, which the office has not given yet. A coordinator writes the data of the office into the head of letters.
templates-placeholder = There is no data called "{ $name }". Look at what stands in braces.
templates-undrawable = The character { $letter } cannot be written in a letter. Take it out.
templates-addressee = Choose an addressee or type another one.
templates-date = Write the day as year-month-day, for example 2026-06-01.
templates-signer = This person holds the post no longer. Choose another one.
templates-starter = There is no such ready template. Load the page again.

# Said
said-wzor-pisma = The template is copied. You can change it.
said-wzor-pisma-zmieniony = The new version of the template is kept.
said-wzor-pisma-wycofany = The template is withdrawn.
said-naglowek-pism = The letterhead is kept.

# Events
event-TemplateWritten = A letter template was added
event-TemplateRevised = A new version of a letter template
event-TemplateEnded = A letter template was withdrawn
event-LetterheadSet = The letterhead was changed
event-DraftComposed = The letter was made from a template

# API
api-group-templates = Letter templates
api-templates-list-templates = Letter templates of the office
api-templates-write-template = Add a letter template
api-templates-show-template = A template with its last version
api-templates-revise-template = Keep a new version of a template
api-templates-end-template = Withdraw a template
api-templates-see-letterhead = Letterhead
api-templates-set-letterhead = Keep the letterhead
api-templates-compose-draft = Make a draft from a template
api-templates-compose-again = Write the letter of a draft anew

# Help
help-ustawienia-wzory =
    These are the letter templates of your office. Copy a ready one, then change it as your office writes.
    A withdrawn template stays here, but no new letter is begun from it.
help-ustawienia-wzory-naglowek =
    This stands on every new letter: authority, address, telephone, e-delivery address. Empty fields are not printed.
    A change does not touch letters that were made before.
help-ustawienia-wzory-template =
    On the left you change the template, on the right you see an invented letter from it. Saving tries the template and refuses when it makes no letter: it then shows the line with the mistake.
    Each saving is a new version. A former version opens from the list and can be saved as a new one.
help-sprawy-id-wzor =
    These are the templates from which you can write a letter of this case. Choose one, and the program writes the case, the parties and the office into it.
    Instead of a template you can add a file of your own.
help-sprawy-id-wzor-template =
    Fill in the fields, and the preview shows the first page of the letter. Legal basis and advice can be changed.
    The draft goes on a path of acceptance later. The text can be changed and the letter made anew.
help-projekty-draft-tresc =
    Here you change the text of a letter that was made from a template. Saving makes a new version of the draft.
    A new version voids what was accepted, which was other text.
