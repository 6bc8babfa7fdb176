people-nav = Structure
people-sign-in = Enter Obieg
people-cast-lead = A demonstration. Choose a person to enter with one click.
people-by-password = Or sign in by password
people-office = Office
people-login = Login
people-password = Password
people-enter = Sign in
people-sessions = My sessions
people-sessions-lead = Devices on which you are signed in. End a session that is not yours at once.
people-session-device = Device
people-session-origin = Network address
people-session-since = Since
people-session-seen = Last seen
people-session-act = Act
people-session-this = This device
people-session-end = End session
people-structure = Structure and people
people-structure-lead = Units, posts and people as of today.
people-unit-empty = Nobody holds a post here.
people-person = Person
people-post = Post
people-roles = Roles
people-since = Since
role-chancery = chancery
role-officer = case officer
role-head = head of unit
role-executive = head of office
role-coordinator = chancery coordinator
role-archivist = archivist
role-administrator = administrator
role-machine = program
role-operator = operator
said-sesja = Session ended.
people-plan-form = Line { $line }: { $value }
people-plan-key = Line { $line }: the office key “{ $value }” may have small letters, digits and hyphens.
people-plan-text = Line { $line }: the text is empty, too long or has control characters.
people-plan-date = Line { $line }: “{ $value }” is not a date of the form YYYY-MM-DD.
people-plan-unit-code = Line { $line }: the unit code “{ $value }” may have letters, digits and an inner hyphen, at least one letter.
people-plan-parent = Line { $line }: there is no unit “{ $value }” before. A unit must stand after the one above it.
people-plan-second-root = Line { $line }: the unit “{ $value }” has no unit above it, and only one may be so.
people-plan-unit-twice = Line { $line }: the unit code “{ $value }” is taken.
people-plan-post-unit = Line { $line }: there is no unit “{ $value }”.
people-plan-role = Line { $line }: there is no role “{ $value }”. Roles: chancery, officer, head, executive, coordinator, archivist, administrator.
people-plan-login = Line { $line }: the login “{ $value }” may have small letters, digits, dots, hyphens and underscores.
people-plan-login-twice = Line { $line }: the login “{ $value }” belongs to another person.
people-plan-password = Line { $line }: a password must have 12 to 128 characters.
people-settings = Office settings
people-persons = People
people-persons-lead = Everybody who holds or held a post in this office.
people-choose-person = Choose a person for the post
people-name-begins = Surname or given name
people-find = Search
people-nobody-found = There is no such person
people-nobody-found-lead = Type the beginning of a surname or given name. Polish marks do not matter.
people-posts-today = Posts today
people-no-post-today = without a post
people-shown = { $n ->
    [one] { $n } person shown
   *[other] { $n } people shown
}
people-unit = Unit
people-unit-name = Name of the unit
people-unit-code = Code of the unit
people-unit-code-hint = Letters, digits and inner hyphens, such as OR or WB1-WOP. Case signs begin with the code and it does not change later.
people-unit-above = Unit above
people-first-day = First day
people-last-day = Last day
people-no-end = no end
people-until = until
people-from = since
people-state = State
people-acts = Acts
people-now = now
people-before = before
people-planned = in days to come
people-over = ended
people-other-units = Planned and ended units
people-units-below = Units below
people-names = Names over time
people-posts = Posts
people-no-posts = This unit has no posts
people-post-never = Nobody has held this post yet.
people-post-title = Title of the post
people-post-title-hint = For example: inspector. One person holds a post; for a second one add a second post.
people-post-roles-hint = What the holder of the post may do. You can choose otherwise when you appoint.
people-add-unit = Add a unit
people-add-unit-below = Add a unit below
people-rename-unit = Rename
people-rename-unit-of = Rename unit { $code }
people-rename-unit-lead = The earlier name stays in the history. Code and case signs do not change.
people-close-unit = End
people-close-unit-of = End unit { $code }
people-close-unit-lead = Its empty posts end too. This cannot be undone. The code is reserved to the end of the year, and cases keep their signs.
people-add-post = Add a post
people-add-post-of = Add a post in unit { $code }
people-close-post = End the post
people-close-post-of = End a post in unit { $code }
people-close-post-lead = Nobody will hold this post after that day. This cannot be undone.
people-appoint = Give a post
people-appoint-somebody = Give it to somebody
people-appoint-hint = The list has posts that nobody holds without an end.
people-appoint-roles-hint = Leave empty to give the roles of the post.
people-choose = choose
people-end-holding = End the holding
people-end-holding-lead = Cases and letters of this person do not pass to anybody by themselves. Pass them on before the person leaves.
people-end-holding-hint = The person acts to the end of this day. If that is today or earlier, their sessions at this post end at once.
people-change-roles = Change roles
people-change-roles-hint = All roles from that day. Earlier ones stay in the history.
people-change-roles-day = Today or later.
people-add-person = Add a person
people-rename-person = Change the name
people-rename-person-lead = What the person did earlier stays under the earlier name. The login does not change.
people-name-since = Since when this is the name
people-earlier-names = Earlier names
people-withdraw = Take the appointment back
people-withdraw-instead = Given by mistake, and nobody has acted yet? Take the appointment back
people-withdraw-lead = Only when the post was given by mistake and nobody acted in it. The history keeps a trace; the post will be free again.
people-withdrawn = taken back
people-given = Given names
people-surname = Surname
people-login-hint = Small letters without marks, digits, dots, hyphens and underscores, such as a.nowak.
people-first-password = First password
people-first-password-hint = Leave empty and the program makes one up. The person replaces it at the first sign-in.
people-holdings = Posts over time
people-no-holdings = No post yet
people-no-holdings-lead = The person can enter Obieg only after being given a post.
people-entry = Entry to Obieg
people-open-sessions = Open sessions
people-end-sessions = End all sessions
people-end-other-sessions = End the other sessions
people-reset-password = Give a new password
people-reset-password-lead = The program makes up a password and shows it once. All sessions of this person end, and at the next sign-in they set their own.
people-person-added = Person added
people-password-reset = New password given
people-secret-lead = Write this down now. You will not see it again, and the program does not remember it.
people-secret-on = Written down, to the person's page
people-secret-on-keys = Written down, to the list of keys
people-leave = Leave as it is
people-second-step = Second step
people-second-step-lead = The password is right. Now type the code from the app.
people-code = Code
people-code-hint = Six digits from the app, or a recovery code from paper.
people-code-lost = No passkey, phone and no recovery codes? Ask the administrator of the office to take your second step away.
people-from-start = Start again
people-entry-code = Enter by a one-time code
people-entry-code-lead = The operator of the server gives the code to the first administrator of the office. It works once and for an hour. Set a password of your own with it.
people-entry-code-field = One-time code
people-entry-code-have = I have a one-time code
people-entry-code-do = Set the password and enter
people-entry-code-made = The administrator “{ $login }” has a one-time code: { $code }
people-entry-code-how = The code works once and for an hour. Open /wejscie/kod in a browser and set a password. A new code: obieg office code --office { $office } --login { $login }
people-entry-code-nobody = This office has no administrator with the login “{ $login }” today.
people-told-entrycodeissued = the operator gave a one-time code
people-told-entrycodeused = the password was set by a one-time code
people-prove = Prove that it is you
people-prove-lead = This act decides who may enter Obieg and what they may do. After proving you have 10 minutes for it. If you cannot prove, sign out and sign in again.
people-prove-do = Prove
people-security = Security
people-security-lead = A second step guards your account when somebody learns your password.
people-factors = Passkeys and authenticator apps
people-factor-required = The office wants a second step
people-factors-none = You have no second step
people-factors-none-lead = Add a passkey: to sign in you give the password and confirm by finger, face or the PIN of your device. Or add an app that shows codes.
people-factor-name = Name of the app
people-factor-name-hint = By it you will know which one to remove, for example: office phone.
people-factor-name-usual = Phone
people-factor-added = Added
people-factor-add = Add an app
people-factor-add-lead = Scan the square with an app that shows codes (such as FreeOTP, Aegis, Google Authenticator), and type the code.
people-factor-owed = The office wants a second step of everybody. Add a passkey or an app before you start to work.
people-factor-square = Square to be scanned by the app
people-factor-by-hand = Cannot scan? Type this secret into the app. You will not see it again.
people-factor-code = Code from the app
people-factor-code-hint = Six digits. Only a right code adds the app.
people-factor-remove = Remove the app
people-factor-remove-lead = Codes of this app will stop working. When it is the last second step, recovery codes stop working too.
people-factor-secret = The secret of the form is damaged. Open the page again and scan the new square.
people-factor-called = Name
people-factor-kind = Kind
people-kind-app = authenticator app
people-kind-passkey = passkey
people-passkey-add = Add a passkey
people-passkey-add-lead = A passkey stays in your device, phone or USB key. With it you confirm that it is you: by finger, face or PIN. A forged page cannot trick it out of you.
people-passkey-name = Name of the passkey
people-passkey-name-usual = Computer at work
people-passkey-use = Use a passkey
people-passkey-use-remove = Remove, confirming by a passkey
people-passkey-or-code = Or type a code:
people-passkey-used = last used
people-passkey-stopped = stopped
people-passkey-stopped-lead = The counter of the passkey “{ $name }” went back: somebody may have a copy of it. It lets nobody in any more. Remove it, add a new one and tell the administrator.
people-passkey-remove = Remove the passkey
people-passkey-remove-lead = You cannot enter with this passkey any more. When it is the last second step, recovery codes stop working too.
people-passkey-waiting = Waiting for the passkey. Do what the browser asks for.
people-passkey-not-given = Not confirmed by a passkey. Try once more or type a code.
people-passkey-not-made = No passkey was made. Try once more or add an authenticator app.
people-passkey-had = This passkey is there already. Choose another device.
people-passkey-unknown = This browser knows no passkeys. Type a code.
people-passkey-unknown-new = This browser knows no passkeys. Add an authenticator app.
people-passkey-elsewhere = Passkeys work only at { $address }. Open Obieg there or type a code.
people-passkey-elsewhere-new = Passkeys work only at { $address }. Open Obieg there or add an authenticator app.
people-passkey-no-script = A passkey needs scripts in the browser. Without them, type a code.
people-passkey-no-script-new = A passkey needs scripts in the browser. Without them, add an authenticator app.
people-second-step-key-lead = The password is right. Confirm by your passkey or type a code.
people-told-enteredbynewdevice = a sign-in from a new device
people-told-passkeyadded = a passkey was added
people-told-passkeyremoved = a passkey was removed
people-told-passkeystopped = a passkey was stopped, because its counter went back
said-klucz-dodany = Passkey added.
people-misses-do = If it was not you, change the password and tell the administrator.
people-told-tries = { $n ->
    [one] { $n } try to come in failed
   *[other] { $n } tries to come in failed
}
people-move = Move people
people-move-of = Move people of unit { $code }
people-move-lead = A person goes with the title and roles of their post. The old post ends the day before, and the other unit gets one like it. Cases stay until another unit takes them over; substitutions and keys of integrations of the old post end.
people-move-none = Nobody to move: nobody in this unit holds a post without a last day.
people-move-to = New unit
people-move-day-hint = Today or later. Whoever moves today signs in anew.
people-move-who = Who goes
people-move-ticked = Ticked:
people-move-ticked-do = Move the ticked people
people-move-again = Move once more
people-move-result = Moving people
people-move-there = New unit
people-move-here = Old unit
people-move-same = { $what }: works in unit { $code } already. Choose another one.
people-move-past = { $what }: can be moved from { $day } at the earliest.
people-move-early = { $what }: holds the post since { $day }. Choose a later day, or withdraw the appointment.
people-move-roles = { $what }: is to have other roles from { $day }. Choose this day or a later one.
people-move-elsewhere = Somebody who was ticked does not work here any more. Load the page again and tick once more.
people-unit-missing = Choose a unit from the list.
api-people-move-holding = Move people with their posts to another unit
people-move-unit = Change the unit above
people-move-unit-of = Change the unit above { $code }
people-move-unit-lead = It takes effect at once, with the units below. Whoever was above so far loses sight of cases and letters of these units; whoever is above now gains it. Codes and case signs stay.
people-unit-above-new = New unit above
people-parent-same = Unit { $what } is under this unit already. Choose another one.
people-parent-below = Unit { $code } is under unit { $what }, so it cannot be above it. Choose another one.
said-komorka-przeniesiona = The unit has another unit above it. Reach was written anew.
event-UnitMoved = A unit has another unit above it
api-people-move-unit = Put a unit under another one; reach changes at once
people-codes = Recovery codes
people-codes-lead = Each works once, when you have no phone. Print or copy them and put them where nobody looks.
people-codes-left = { $n ->
    [one] { $n } code is left.
   *[other] { $n } codes are left.
}
people-codes-few = Make new ones before they run out.
people-codes-new = Make new recovery codes
people-codes-new-lead = The present codes will stop working. You will see the new ones once.
people-codes-kept = Kept
people-told = What happened lately
people-told-lead = If it was not you, change your password and tell the administrator.
people-told-factoradded = an authenticator app was added
people-told-factorremoved = an authenticator app was removed
people-told-factorscleared = the second step was taken away
people-told-recoverycodesmade = new recovery codes were made
people-told-recoverycodeused = a recovery code was used
people-told-passwordchanged = the password was changed
people-told-passwordreset = a new password was given
people-clear-factors = Take the second step away
people-clear-factors-lead = When the person lost their phone or key. Their passkeys, apps and recovery codes stop working and all their sessions end. Make sure that it is they who ask.
people-rule = Second step of sign-in
people-rule-lead = What the office wants of everybody who enters Obieg.
people-rule-hint = Who has none adds an app at the next sign-in, before anything else.
people-rule-off = not required
people-rule-everyone = required of everybody
said-skladnik-dodany = App added.
said-skladnik-usuniety = Second step removed.
said-skladniki-odebrane = Second step taken away. The person's sessions have ended.
said-regula = Saved.
people-change-password = Change password
people-change-password-lead = After the change your sessions on other devices end.
people-old-password = Present password
people-new-password = New password
people-new-password-hint = 12 to 128 characters, such as four unrelated words. Not the login and not a password that anybody guesses.
people-new-password-again = New password once more
people-temporary-password = The administrator gave this password. Set your own before you begin.
people-keys = Keys
people-webhooks = Telling systems
people-keys-lead = What programs may do in Obieg, and in whose name.
people-no-keys = There is no key yet
people-issue-key = Issue a key
people-issue-key-lead = A key acts in the name of a person at a post and may never do more than they.
people-key = Key
people-key-name = What it is for
people-key-name-hint = For example: scanner of the chancery.
people-key-holder = In whose name
people-key-holder-hint = When the person leaves the post, the key stops working.
people-key-days = Valid for days
people-key-days-hint = 1 to 366.
people-key-scopes = For what
people-key-scopes-hint = Tick only what the program needs.
people-key-changes = changes
people-key-reads = reads
people-key-count = { $n ->
    [one] { $n } act
   *[other] { $n } acts
}
people-key-issued-at = issued
people-key-until = Valid until
people-key-used = Last used
people-key-never-used = not yet
people-key-live = works
people-key-revoked = withdrawn
people-key-old = expired
people-key-issued = Key issued
people-revoke-key = Withdraw the key
people-revoke-key-lead = The program with this key loses access at once. This cannot be undone.
slice-assignments = Assignments
slice-cases = Cases
slice-classification = Classification list
slice-documents = Documents
slice-duties = Duties
slice-kernel = Keys and sessions
slice-letters = Outgoing letters
slice-people = Structure and people
slice-registry = Register of incoming items
said-sesje = Sessions ended.
said-haslo = Password changed. Sessions on other devices ended.
said-komorka-dodana = Unit added.
said-komorka-nazwana = Name changed.
said-komorka-zamknieta = Unit ended.
said-stanowisko-dodane = Post added.
said-stanowisko-zamkniete = Post ended.
said-stanowisko-powierzone = Post given.
said-stanowisko-oddane = Holding ended.
said-nazwisko-zmienione = Name changed.
said-powierzenie-cofniete = Appointment taken back.
said-role-zmienione = Roles changed.
said-klucz-uniewazniony = Key withdrawn.
people-day-wrong = Give a day, for example 24.12.2026.
people-name-wrong = Name of the unit: give 1 to { $most } characters on one line.
people-title-wrong = Title of the post: give 1 to { $most } characters on one line.
people-given-wrong = Given names: give 1 to { $most } characters.
people-surname-wrong = Surname: give 1 to { $most } characters.
people-code-wrong = Code “{ $code }” is not good: at most 20 letters, digits and inner hyphens, with at least one letter.
people-code-taken = Code “{ $code }” belongs to unit “{ $name }” in { $year }. Choose another code, or a year after that unit ends.
people-parent-missing = Choose the unit above.
people-ends = “{ $what }” ends on { $day }. Choose something else or an earlier day.
people-since-early = “{ $what }” begins only on { $day }. Give that day or a later one.
people-ended = “{ $what }” already has a last day: { $day }.
people-last-day-early = “{ $what }” begins on { $day }. The last day cannot be earlier.
people-name-later = The name “{ $name }” is in force since { $day }. Give a later day.
people-unit-is-head = Unit “{ $what }” is the head of the office and cannot end.
people-unit-has-units = First end the units below: { $units }.
people-unit-has-people = First end these holdings: { $people }.
people-post-missing = Choose a post from the list.
people-post-held = This post is held by { $name } (since { $day }). End that holding first, or add a second post.
people-post-held-until = This post is held until { $day } by { $name }. Give a later first day.
people-roles-missing = Tick at least one role.
people-role-unknown = There is no role “{ $role }”.
people-name-same = This is the person's name already.
people-name-future = The new name may begin today ({ $day }) or earlier. Change it when the day comes.
people-person-name-later = The name “{ $name }” is kept to { $day }. Give a later day.
people-holding-used = Somebody has acted in this post already (“{ $what }”), so the appointment cannot be taken back. End it.
people-roles-past = Roles can change from { $day } or later. What somebody was allowed before stays as it was.
people-roles-later = Roles already change on { $day }. Give that day or a later one.
people-last-administrator = { $name } is the only administrator. First give that role to somebody else.
people-login-wrong = Login “{ $login }” may have small letters without marks, digits, dots, hyphens and underscores.
people-login-taken = Login “{ $login }” belongs to { $name }. Choose another.
people-password-login = The password cannot be the login, nor the login with something added. Think of another.
people-password-common = Anybody guesses this password. Think of another, such as four unrelated words.
people-password-again = The passwords differ. Type the new password twice the same.
people-password-same = The new password is the present one. Think of another.
people-password-own = You change your own password under “My sessions”, giving the present one.
people-scope-missing = Tick at least one act.
people-scope-unknown = There is no act “{ $scope }”.
people-after-wrong = The address of the next page is wrong. Begin the list anew.
people-waiting-there = At this post there waits: { $what }.

# API
api-group-people = Structure and people
api-kernel-tokens = Keys of integrations, the newest first
api-kernel-issue-token = Issue a key; its text is answered once
api-kernel-revoke-token = Withdraw a key; the next request with it is refused
api-kernel-end-all-sessions = End all sessions of a person
api-kernel-factor-rule = What the office wants of everybody who signs in
api-kernel-set-factor-rule = Set whether the office wants a second step of everybody
api-kernel-clear-factors = Take a person's second steps away; their sessions end
api-people-structure = Units, posts and people of today
api-people-add-unit = Add a unit
api-people-see-unit = A unit with its posts and who held them when
api-people-rename-unit = Give a unit another name from a day
api-people-close-unit = End a unit that has no units below and no people
api-people-add-post = Add a post to a unit
api-people-close-post = End a post that nobody holds
api-people-find-persons = Persons by surname
api-people-find-persons-name = Beginnings of words of the name, at most two; Polish marks do not matter.
api-people-find-persons-after = Only persons after this one: next of the page before.
api-people-find-persons-limit = How many on a page; 50 when left out.
api-people-add-person = Add a person; the first password is answered once
api-people-see-person = A person with all holdings
api-people-rename-person = Give a person another name from a day, today or earlier
api-people-reset-password = Give a person a generated password; their sessions end
api-people-appoint-person = Give a post to a person
api-people-end-holding = End a holding
api-people-withdraw-appointment = Take back an appointment in whose name nobody has acted
api-people-change-roles = Give a holding other roles from a day
people-keys-api = What a program can do: the API
people-places = Posts and substitutions
people-places-lead = In whose name you work: at which of your posts, and for whom. Every act is recorded with who acted and for whom.
people-places-all = All
people-my-posts = My posts
people-you-work-here = You work here
people-work-here = Work at this post
people-posts-count = { $n ->
    [one] You have { $n } post
   *[other] You have { $n } posts
  }
people-for-others = You act for
people-for-others-none = Nobody has named you as a substitute.
people-for-me = Substitutions for you and named by you
people-you-act-for = You act for:
people-acts-for-you = Acting for you:
people-you-act-here = You act for this person
people-stand-in = Act for this person
people-take-back = Take back
people-made-by = Named by
people-days = Days
people-absent = For whom
people-substitute = Who acts
people-substitute-hint = The person sees cases and letters of the absent one after choosing "Act for this person". They get no rights of an administrator.
people-substitution-since-hint = Tomorrow at the earliest. A sudden substitution, from today, is named by a head or an administrator.
people-substitution-since-now = From today only for somebody else, and with a reason.
people-substitution-until-hint = After this day the substitution ends by itself. A year at the most.
people-reason = Reason
people-reason-hint = For example holiday. A substitution from today needs a reason. Give no data on health.
people-new-substitution = Name a substitute
people-new-substitution-lead = One person acts for another at their post, from a day to a day.
people-substitutions = Substitutions
people-substitutions-lead = Who acts and acted for whom, the latest first. Entries are never deleted.
people-no-substitutions = Nobody has acted for anybody yet.
people-substitution-state-planned = Planned
people-substitution-state-now = In force
people-substitution-state-over = Over
people-substitution-state-taken-back = Taken back
people-absent-missing = Choose the person and post for which somebody is to act.
people-substitute-missing = Choose a person who holds a post on the first day.
people-substitute-away = Somebody acts for this person too on these days ({ $since } – { $until }). Choose somebody who is present.
people-substitution-taken = This post has a substitute already { $since } – { $until }: { $name }. Change the days or take that one back.
people-substitution-past = A substitution cannot begin in the past. Give today or a later day.
people-substitution-own-today = Your own substitution begins tomorrow at the earliest. Ask your head or an administrator for one from today.
people-substitution-days = The last day is before the first. Give a day not before the first.
people-substitution-long = A substitution lasts a year at the most. Give an earlier last day.
people-substitution-post = The person does not hold the post on all these days. Choose another post or other days.
people-substitution-administers = This post only administers, and that is not done in somebody's place. Appoint somebody as administrator.
people-substitution-self = Nobody acts for themself. Choose another person.
people-substitution-reason = Write why the substitution begins today: at least 3 characters.
people-reason-wrong = A reason has at most { $most } characters and no control characters. Shorten it or type it by hand.
people-substitution-over = This substitution is over. There is nothing to take back.
said-zastepstwo = Substitute named.
said-zastepstwo-cofniete = Substitution taken back.
said-stanowisko-zmienione = You work at another post.
said-powrot-do-siebie = You act in your own name again.
api-people-my-places = In whose name the person of the key may act: their posts and substitutions
api-people-list-substitutions = Substitutions of the office, the latest first
api-people-list-substitutions-after = Only substitutions after this one: next of the page before.
api-people-list-substitutions-limit = How many on a page; 50 when left out.
api-people-make-substitution = Name a substitute from a day to a day
api-people-take-back-substitution = Take a substitution back before its end
people-left-first = The unit cannot end while anything is left without an owner. The head of the office or the coordinator gives cases and letters away. Left:
people-unit-has-work = { $n ->
    [one] { $n } thing of the unit is left without an owner. Give it to another unit or settle it, then end the unit.
   *[other] { $n } things of the unit are left without an owner. Give them to another unit or settle them, then end the unit.
  }
people-outgoing = Outgoing mail
people-mailboxes = Mailboxes
people-import = List of persons from a table
people-import-lead = Paste a list from a sheet saved as CSV. First you see what would be made; only then you add the accounts.
people-import-list = List
people-import-hint = The first line names the columns: given; surname; login; unit; post; role; since. Put | between several roles. An empty day is today.
people-import-check = Check the list
people-import-line = Line
people-import-post = Post and roles
people-import-verdict = Verdict
people-import-fine = fine
people-import-empty = There are no persons in the list. Paste the names of the columns and one person in each line below.
people-import-column = Column “{ $column }” is missing. Add it to the first line.
people-import-broken = Line { $line } has another number of fields than the first one. Check separators and quotes.
people-import-many = A list may have at most { $most } persons. Split it.
people-import-twice = Login “{ $login }” stands in the list already. Give another one.
people-import-unit = There is no unit with code “{ $code }” from that day. Correct the code or add the unit first.
event-PersonMoved = A person moved to another unit
event-PersonImported = A person was added from a list
api-people-import-person = Add a person together with a post
people-import-done = { $n ->
    [one] { $n } person added.
   *[other] { $n } persons added.
}
people-import-good = { $n ->
    [one] { $n } person to add
   *[other] { $n } persons to add
}
people-import-bad = { $n ->
    [one] { $n } line to mend
   *[other] { $n } lines to mend
}
people-import-do = { $n ->
    [one] Add { $n } person
   *[other] Add { $n } persons
}

# First steps.
first-step-structure = Organisational units
first-step-structure-how = Add departments and independent posts from the organisational rules. The unit's code will stand in signs of cases, so copy it from the rules.
first-step-people = People and their roles
first-step-people-how = Add people to posts: at least a chancery that registers, and case officers. Everybody gets a password for the first entry and changes it at once.
first-step-entry = Second step of sign-in
first-step-entry-how = Decide whether everybody enters with a password and a code from an app. Those who have none add one at their next entry.

# Help
help-wejscie =
    Enter the login and password that the office's administrator gave you. The first time you set a password of your own.
    When it does not work, look at Caps Lock. After some tries the program waits a little before the next.
    The office's administrator gives you a new password.
help-wejscie-krok =
    Prove that it is you: with a passkey, or a code of the app in your phone. The code changes every half minute.
    Without the phone enter a recovery code. Without those either, ask the administrator to clear your second step.
help-wejscie-kod =
    By this page the first administrator of a new office enters. Enter login and code from the server's operator, then choose a password.
    A code works once and for an hour. When it has run out, the operator makes a new one.
help-moje-sesje =
    These are the devices on which you are signed in now. End an unknown one at once and change your password.
    When you leave a computer that is not yours, end its session here from any other device.
help-moje-haslo =
    Choose a password that is easy to remember and hard to guess: best of all four unrelated words. At least 12 characters.
    Other devices are signed out then. Tell your password to nobody, not even the administrator.
help-moje-potwierdzenie =
    What you chose is important, so the program asks once more who you are. You then have 10 minutes for it.
    When you cannot prove it, sign out and in again.
help-moje-bezpieczenstwo =
    Here you protect your account: add a passkey or an app with codes, so that the password alone is not enough.
    Print recovery codes too. When a phone is lost, remove its key here; when you cannot enter, ask the administrator.
help-moje-bezpieczenstwo-klucz =
    Name the key and confirm by finger, face or PIN of your device. From then on you confirm each sign-in so.
    When the browser shows nothing, add an app with codes instead.
help-moje-bezpieczenstwo-aplikacja =
    Scan the square with an app in your phone and enter the six digits it shows.
    When the code is refused, check that your phone sets its clock by itself.
help-moje-bezpieczenstwo-aplikacja-id-usun =
    Once removed, this key or app lets you in no more. Add a new one first, then remove the old one.
    When you lost the device, remove it at once.
help-moje-bezpieczenstwo-kody =
    Recovery codes let you in without your phone, each once. Print them and keep them away from the computer.
    New codes end the old ones.
help-moje-stanowiska =
    Here you choose at which post and for whom you work now. The top of every page says in whose name you act.
    When you cannot do something, see whether you are acting for somebody else, and press "Back to your own name".
help-moje-zastepstwa-nowe =
    Say who stands in for you, from which day to which. They see your cases and letters then, and it ends by itself.
    A sudden substitution, from today, is made by the head or the administrator.
help-ustawienia-zastepstwa =
    This shows who stands in for whom, now and before. Entries are not deleted; a running substitution can be ended early.
    When nobody stands in for somebody who is absent, make a substitution with the button above.
help-ustawienia-wejscie =
    Decide whether everybody enters by password and a second step. Who has none adds it at the next sign-in.
    Tell people a day before: they will need a phone or a key.
help-ustawienia-struktura =
    These are the office's units, posts and people today. Add the units of your organisational rules, posts in them, and appoint people to the posts.
    A unit's code stands in the signs of cases and cannot be changed, so copy it from the rules.
help-ustawienia-struktura-nowa =
    Copy the unit's code and name from the organisational rules and say under which unit it stands. Then add posts in it.
    Name and place can be changed later, the code cannot.
help-ustawienia-struktura-id =
    This is one unit: its posts, people and the units below. With the buttons above you add a post, move people or rename it.
    A unit with open cases or letters cannot end: first let another unit take them over.
help-ustawienia-struktura-id-nazwa =
    Enter the unit's new name. Code and signs stay, and the old name is kept in the history.
    A wrong name is mended by entering the right one.
help-ustawienia-struktura-id-nadrzedna =
    Choose the unit under which this one stands. It takes effect at once: those above lose or gain sight of its cases.
    A mistake is mended the same way, by choosing the earlier unit.
help-ustawienia-struktura-id-koniec =
    Give the unit's last day. This cannot be undone, and its code is taken until the end of the year.
    When the program refuses, it says what the unit still leads. Let another unit take that over first.
help-ustawienia-struktura-id-osoby =
    Tick the people who go to another unit, and the day. They take the post's title and their roles along.
    Cases stay in the old unit until another takes them over.
help-ustawienia-struktura-id-stanowisko =
    Name the post and tick what its holder may do. One post is one person.
    Then open the person and appoint them. Roles can be changed later too.
help-ustawienia-stanowiska-id-koniec =
    End a post that will be no more. It has to be free first. This cannot be undone.
    When somebody still holds it, end their holding on their own page.
help-ustawienia-osoby =
    These are all who hold or held a post. Type the beginning of a surname; Polish letters do not matter.
    Add a person with the button above, many at once from a list. Only who holds a post can enter.
help-ustawienia-osoby-nowa =
    Enter given name, surname and login. The program makes a first password and shows it once: write it down and hand it over.
    Then appoint the person to a post; they cannot enter without.
help-ustawienia-osoby-import =
    Paste a list of people from a spreadsheet. First you see what each line becomes; only then accounts are made.
    First passwords are shown once. When a line is wrong, the program says which and why.
help-ustawienia-osoby-id =
    This is one person: posts, roles and sign-in. When they forgot their password, give them a new one.
    When somebody leaves, end their post and see who takes their cases. Accounts are not deleted: they stay in the history.
help-ustawienia-osoby-id-nazwisko =
    Enter new given names or surname. What the person did before stays signed as it was, and the login does not change.
    A mistake is mended by entering the right name.
help-ustawienia-osoby-id-stanowisko =
    Choose a free post and the day from which the person holds it.
    When the post is not on the list, add it in its unit first, or free the one that somebody holds.
help-ustawienia-osoby-id-haslo =
    The program makes a password and shows it once. Hand it over in person or by phone, not by e-mail.
    Be sure that it is really them who asks. All their sessions end.
help-ustawienia-osoby-id-skladniki =
    Use this when somebody lost their phone or key and has no recovery codes. They then enter by password alone and add a new step.
    Be sure that it is really them who asks.
help-ustawienia-zajmowanie-id-koniec =
    Give the last day at the post. Cases and letters go to nobody by themselves, so first settle who takes them.
    A wrong day in the future can be entered anew.
help-ustawienia-zajmowanie-id-cofnij =
    Take an appointment back only when it was a mistake and nobody acted at the post yet. Otherwise end it with a day.
    The history keeps a trace of it.
help-ustawienia-zajmowanie-id-role =
    Tick all the roles the person is to have from that day. A role without a tick ends then.
    Give only what somebody needs for their work.
help-ustawienia-klucze =
    These are other programs' ways into Obieg, a scanner's for example. Each shows in whose name it works and when it was used.
    Withdraw one that is unused or unknown at once.
help-ustawienia-klucze-nowy =
    Name the program, choose the person in whose name it works, and tick only what it needs.
    You see the key once: enter it in the other program at once. When it is lost, withdraw it and issue another.

# Read log
people-looks = Read log
people-looks-lead = Who took a whole list as a file, and how long the office keeps what tells who looked at what.
people-looks-keep = Keeping
people-looks-years = Keep for (years)
people-looks-years-hint = From 2 to 10. The law asks for two years at least; the program removes older lines by itself, once a day.
people-looks-gone = Removed up to:
people-looks-lists = Lists that were taken
people-looks-none = Nobody has taken a list yet
people-looks-none-lead = A line appears when somebody saves a list as a file.
people-looks-detail = Format and filters
said-dziennik-odczytow = The time for which the read log is kept is saved.
kernel-look-keep-wrong = Give a number of years from { $least } to { $most }.
kernel-looks-none-old = There are no old lines of the read log.
api-kernel-who-took-lists = Who took whole lists as files, the newest first
api-kernel-who-took-lists-before = Id of the last line of the page before.
api-kernel-see-look-rule = How long the office keeps the read log
api-kernel-set-look-rule = Set how long the office keeps the read log
look-cases-list-cases = list of cases
look-cases-register-of-cases = register of cases
look-letters-list-letters = list of outgoing items
look-registers-show-register = register of the office
look-registry-list-items = register of incoming items
look-registry-list-incomplete = items to be completed
look-outside-list-records = own documents outside cases
look-outside-list-outside = items outside cases
help-ustawienia-dziennik-odczytow =
    Here you see who saved a whole list as a file and when, with which filters and from which address.
    The administrator sets how long the office keeps these lines, and those of who looked at cases and items.
