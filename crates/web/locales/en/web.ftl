# Frame, forms, refusals of the kernel.
frame-skip = Skip to content
frame-demo = Demonstration
frame-demo-band = Invented data. A demonstration: nothing leaves this computer.
frame-demo-change = Change person
frame-nav = Main
frame-more = More
frame-sessions = My sessions
frame-password = Change password
frame-scheme = Appearance
frame-scheme-auto = As the system
frame-keys = Keyboard shortcuts
frame-sign-out = Sign out
script-keys-title = Shortcuts on this page
script-keys-close = Close
script-keys-next = Next item
script-keys-previous = Previous item
script-keys-open = Open item
script-keys-search = Search
script-keys-sheet = This sheet
script-upload-cancel = Cancel
script-upload-waiting = Waiting
script-upload-checking = Checking the file
script-upload-done = Added
script-upload-failed = Not added. Try again
script-upload-cancelled = Cancelled
script-scheme-auto = As the system
script-scheme-light = Light
script-scheme-dark = Dark
form-faults = { $n ->
    [one] Correct one place
   *[other] Correct { $n } places
}
form-optional = optional
form-save = Save
form-back = Back
problem-code = Code
problem-request = Request number
problem-home = Back to the desk
list-newer = Newer
list-older = Older
list-first = From the start
list-next = Further
list-pages = Pages of the list
page-here = You are here
kernel-not-found = There is no such page, or you have no access to it.
kernel-forbidden = Your post does not allow this. Ask your superior or the administrator.
kernel-nobody = Sign in to go on.
kernel-disk-full = The server's disk is full. Nothing was saved. Reading still works; tell the administrator and try again.
kernel-unavailable = The server is busy. Nothing was saved. Try again in a moment.
kernel-conflict = Such an entry exists already. Refresh the page and check.
kernel-fault = A fault of the program. Nothing was saved. Give the administrator the request number.
kernel-method = There is no such act at this address.
kernel-refused = This cannot be done.
kernel-changed-meanwhile = Somebody changed this meanwhile. Refresh the page, check the changes and try again.
kernel-idempotency-key = The Idempotency-Key header must have 1 to 200 characters without spaces.
kernel-idempotency-key-reused = This Idempotency-Key was used for another request. Use a new key.
kernel-office-key = An office key may have small letters, digits and hyphens, at most 40 characters.
kernel-office-exists = An office with the key { $key } exists already.
kernel-sign-in-wrong = The login or the password is different. Check Caps Lock.
kernel-sign-in-slow = Too many attempts from this computer. Try again in { $seconds } s.
kernel-password-wrong = The present password is another one. Type it once more.
kernel-password-length = A password must have 12 to 128 characters.
kernel-token-name = Give the integration a name of at most 200 characters.
kernel-token-days = A token is valid for 1 to 366 days.
kernel-token-holding = Nobody holds this post now.
kernel-if-match = The If-Match header must hold the version given in ETag.
kernel-bad-input = The data do not have the required form. Refresh the page and fill the form again.
kernel-field-unknown = There is no field “{ $name }”. Correct the name or leave the field out; possible fields: { $known }.
kernel-field-repeated = The field “{ $name }” is given more than once. Leave it once.
kernel-field-missing = The field “{ $name }” is missing. Give it.
kernel-field-wrong = The field “{ $name }” has a wrong value. Check its type; give a date as a day that exists: YYYY-MM-DD.
kernel-choice-unknown = The field “{ $name }” cannot have the value “{ $value }”. Possible values: { $known }.
kernel-upload-broken = The upload broke off. Nothing was saved; send the files again.
kernel-bad-json = The JSON body is broken: line { $line }, column { $column }. Correct it and send it again.
kernel-media-type = The body must have the type { $wanted }.
kernel-too-large = The request is too large, at most { $most } MB.
kernel-file-too-large = The file is too large, at most { $most } MB. Split it, or keep it on a medium and describe the medium.
kernel-file-gone = A file that was sent before is not on the server any more. Choose it again.
kept-files = Files sent already
kept-files-hint = They need not be chosen again. Untick a file that you do not want to add.
kernel-too-many-files = Too many files at once, at most { $most }.
kernel-form-expired = The form has expired because the session changed. Refresh the page and send it again.
kernel-foreign-origin = The request did not come from a page of Obieg and was refused.

# API
api-title = Interface for programs (API)
api-description = Whatever can be done on the screens of Obieg, a program can do as well: by the same deeds, with the same rights and the same trace in the journal.
api-groups = Groups of operations
api-how = How to call
api-how-key = Every request carries the key of an integration in the header Authorization: Bearer. A key names what it may do and acts in the name of one person at a post. The administrator issues keys:
api-keys = keys of integrations
api-how-version = An answer with the header ETag tells the version of the thing. Send it in If-Match with a change: if somebody has changed the thing meanwhile, you get 412 and nothing happens.
api-how-pages = Lists are paged by key: give the field next of an answer as after or before of the next request. A request with the header Idempotency-Key may be repeated: the second gets the first answer.
api-how-problems = A refusal has a body of application/problem+json (RFC 9457): a stable code, a sentence for a person and the fields at fault.
api-machine = The same description for programs: OpenAPI 3.1
api-scope = Scope of the key
api-roles = Roles
api-status = Good answer
api-takes = Request
api-gives = Answer
api-example = Example
api-field = Field
api-kind = Kind
api-meaning = Meaning
api-required = required
api-optional = optional
api-place-path = path
api-place-query = query
api-place-header = header
api-place-body = body
api-kind-string = text
api-kind-integer = whole number
api-kind-number = number
api-kind-boolean = true or false
api-kind-date = day, YYYY-MM-DD
api-kind-date-time = instant, RFC 3339
api-kind-uuid = identifier (UUID)
api-kind-binary = file
api-kind-object = object
api-kind-list = list
api-idempotency-key = A repeated request with the same key gets the first answer.
api-if-match = The version that was seen, from the header ETag. If the thing has another one, the answer is 412 and nothing changes.
api-etag = Version of the thing, to be sent in If-Match.
api-ok = Done
api-status-400 = The request cannot be read
api-status-401 = There is no key, or it is not valid
api-status-403 = Key or role do not allow it
api-status-404 = There is no such thing, or it is out of reach
api-status-409 = The state of the thing does not allow it
api-status-412 = Somebody has changed the thing meanwhile
api-status-413 = The request or a file is too large
api-status-415 = The wrong kind of body
api-status-422 = Broken rules, with fields
api-status-429 = Too many tries
api-status-503 = The database is not available for a moment
api-group-kernel = Keys of integrations and sessions
batch-failed = { $n ->
    [one] { $n } failed
   *[other] { $n } failed
}
batch-failed-tag = Unchanged
batch-done = { $n ->
    [one] { $n } done
   *[other] { $n } done
}
batch-done-tag = Done
batch-retry = Retry only these
batch-undo = Undo those that were done
batch-all = { $n ->
    [one] Tick { $n }
   *[other] Tick all { $n }
}
web-batch-none = Tick at least one entry.
web-batch-many = Too many entries are ticked: at most { $most } can be changed at once.
