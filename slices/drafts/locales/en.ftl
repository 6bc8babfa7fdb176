drafts-title = Letters in preparation
drafts-one = Draft
drafts-none = There are no drafts here.
drafts-new = New draft
drafts-from-template = Letter from a template
drafts-write-again = Change the text
drafts-new-lead = A draft has versions. Before the letter goes out, the people you name accept it.
drafts-begin = Add the draft
drafts-version = version
drafts-waits-for = Waits for:
drafts-state-writing = being written
drafts-state-accepting = being accepted
drafts-state-accepted = accepted
drafts-state-sent = sent
drafts-state-dropped = given up
drafts-field-title = Title
drafts-field-file = File
drafts-field-file-hint = DOCX, ODT or PDF.
drafts-field-remarks = Remarks
drafts-field-remarks-hint = Needed when you return the draft.
drafts-field-reason = Reason
drafts-your-turn = Your acceptance
drafts-accept = Accept
drafts-return = Return with remarks
drafts-correct = Correct and accept
drafts-correct-lead = Your version takes the place of the one you see. Earlier acceptances stay with the version that those people saw.
drafts-corrected = What was corrected
drafts-path-title = Path of acceptance
drafts-path-lead = Name the people in order. The last one must be allowed to sign: a head of unit or the head of the office.
drafts-path-none = The draft has not been sent for acceptance yet.
drafts-path-place = Person
drafts-path-nobody = nobody
drafts-round = Path
drafts-submit = Send for acceptance
drafts-send = Send the letter
drafts-send-title = Send the accepted letter
drafts-send-lead = Exactly the accepted version goes out. Its number:
drafts-send-outgoing = It goes out with its signature:
drafts-work = Work on the draft
drafts-revise = Add a new version
drafts-revise-voids = A new version voids the acceptances: they were given to another text.
drafts-recall-lead = The draft comes back to you, and what was accepted is void. It stays visible in the file.
drafts-recall = Take back from acceptance
drafts-drop = Give the draft up
drafts-drop-lead = A draft that was given up stays in the file with its remarks and the reason.
drafts-dropped-why = Why it was given up
drafts-judged-by = Judged by:
drafts-verdict-accepted = accepted
drafts-verdict-corrected = corrected and accepted
drafts-verdict-returned = returned
drafts-verdict-waits = turn now
drafts-verdict-later = later
drafts-voided-changed = void: the draft was changed
drafts-voided-recalled = void: taken back
drafts-voided-dropped = void: the draft was given up
drafts-voided-returned = ended by a return
drafts-before-correction = Of the version before the correction.
drafts-waiting-title = To accept
drafts-waiting-lead = Drafts that wait for you, the longest waiting first.
drafts-waiting-none = No draft waits for you.
drafts-waiting-more = Further drafts appear when you have judged these.
drafts-tick = Tick
drafts-sign = Case sign
drafts-author = Author
drafts-since = Waits since
drafts-accept-ticked = Accept the ticked
drafts-return-ticked = Return the ticked with remarks
drafts-many-result = What became of the drafts
drafts-to-queue = To accept
drafts-unknown = A draft that you see no more
drafts-desk = To accept
drafts-path-empty = Name one person at least.
drafts-path-long = A path has 10 people at most.
drafts-path-twice = The same person stands on the path twice. Leave them once.
drafts-path-gone = One of the people holds that post no more. The path would not end. Choose somebody else.
drafts-path-no-judge = Somebody on the path cannot judge letters. Name people who lead cases, head a unit or head the office.
drafts-no-signatory = You may not sign any more, and your acceptance would be the last one. Return the draft, and its author names another path.
drafts-path-no-signatory = The last person may not sign. Name a head of unit or the head of the office at the end.
drafts-over = This draft was sent or given up already.
drafts-under-way = The draft is being accepted, or accepted already. Take it back to choose another path.
drafts-not-under-way = The draft is not being accepted now. Load the page again.
drafts-not-your-turn = It is somebody else's turn. Load the page again.
drafts-changed-meanwhile = The draft changed meanwhile. Nothing was accepted. Look at the new version and decide again.
drafts-outgoing-awaited = The seal of this version is being made. Reload the page in a moment. A new version of the draft ends the waiting.
drafts-not-accepted = Not everybody on the path has accepted this version. It cannot be sent.
drafts-no-author = A person writes a draft. Do it as somebody who holds a post.
drafts-no-file = Add the file of the draft.
drafts-judgement = Choose whether you accept or return.
drafts-none-ticked = Tick one draft at least.
said-projekt = The draft lies in the case.
said-projekt-wersja = The new version is kept.
said-projekt-cofniety = The draft was taken back from acceptance.
said-projekt-do-akceptacji = The draft waits for the first person.
said-projekt-zaakceptowany = This version is accepted.
said-projekt-zwrocony = The draft went back to its author with remarks.
said-projekt-poprawiony = The corrected version is kept and accepted.
said-projekt-porzucony = The draft was given up.
event-DraftWritten = A draft was added
event-DraftRevised = A new version of a draft
event-DraftSubmitted = A draft was sent for acceptance
event-DraftAccepted = A draft was accepted
event-DraftCorrected = A draft was corrected and accepted
event-DraftReturned = A draft was returned with remarks
event-DraftRecalled = A draft was taken back from acceptance
event-DraftDropped = A draft was given up
event-DraftOutgoingAwaited = A signature of the accepted version is awaited, or is not any more
event-DraftOutgoingSet = Files were named that go out in the place of the accepted version
event-DraftSent = An accepted draft was sent

# API
api-group-drafts = Letters in preparation and acceptance
api-drafts-list-case-drafts = Drafts of a case
api-drafts-write-draft = Add a draft to a case
api-drafts-list-waiting = Drafts that wait for the asker's judgement
api-drafts-show-draft = A draft with versions and path of acceptance
api-drafts-revise-draft = Add a new version of a draft
api-drafts-submit-draft = Send a draft for acceptance
api-drafts-recall-draft = Take a draft back from acceptance
api-drafts-judge-draft = Accept or return a draft
api-drafts-correct-draft = Correct a draft and accept it
api-drafts-drop-draft = Give a draft up
api-drafts-send-draft = Send the accepted version

# Help
help-sprawy-id-projekt =
    Here you begin a letter of this case with a file, for example DOCX or PDF. Each change will be a new version, and the former ones stay.
    The letter goes out only when the people whom you name later have accepted it.
help-akceptacja =
    These are drafts that wait for your judgement, the longest waiting first. Open one to read it, or tick several and judge them together.
    You judge exactly the version that you see. If somebody changes a draft meanwhile, the program refuses and says why.
help-projekty-draft =
    This is a draft with its versions and its path of acceptance. When it is your turn, accept it, return it with remarks or put a corrected version in its place.
    Each consent is to one version. A new version of the author voids what was accepted, and that is shown beside the people.
help-projekty-draft-droga =
    Name the people who are to accept the letter, in their order. The last one must have the right to sign.
    Each of them sees the draft when it is their turn, also from another unit. The rest of the case they do not see.
help-projekty-draft-wyslij =
    Exactly the accepted version goes out. Tick whom you answer, or type another addressee, and choose how it is sent.
    Once saved the letter gets a number in the register of outgoing letters, and the case waits for the evidence of delivery.
help-projekty-draft-dokument-document-wersje =
    These are all versions of the draft, the newest first, with person and day. Each can be saved and compared.
    No version can be removed: consents refer to them.
