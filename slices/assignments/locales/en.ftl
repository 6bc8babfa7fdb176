assignments-nav-queue = Assign
assignments-queue = Assign letters
assignments-queue-list = Assignment queue
assignments-waits = Waiting
assignments-letters = { $n ->
    [one] { $n } letter
   *[other] { $n } letters
}
assignments-queue-empty = Everything is assigned
assignments-queue-empty-lead = New letters will appear here by themselves.
assignments-incomplete = To be completed
assignments-register = Register of items
assignments-cases = Cases
assignments-to-whom = To whom to assign
assignments-more = Several receivers, instruction, term
assignments-assign = Assign
assignments-undo = Undo
assignments-facts = About the letter
assignments-open-item = Open the letter
assignments-number = Number
assignments-title = Title
assignments-sender = Sender
assignments-sender-unknown = sender unknown
assignments-sender-sign = Sender's sign
assignments-received = Received
assignments-kind = Kind
assignments-remarks = Remarks
assignments-no-file = The letter has no scan or file

assignments-receivers = Receivers
assignments-receiver = Receiver
assignments-choose = choose
assignments-owner = Leads
assignments-owner-hint = A unit (its head decides) or a person.
assignments-also = To cooperate
assignments-instruction = Instruction
assignments-instruction-hint = What to do. Earlier instructions stay as they are.
assignments-term = Term
assignments-term-hint = The term of an earlier assignment can be kept or shortened.

assignments-mine = My letters
assignments-mine-waiting = To accept
assignments-mine-accepted = Accepted
assignments-mine-returned = Passed back to you
assignments-mine-empty = Nothing is waiting for you
assignments-mine-empty-lead = Assigned letters will appear here by themselves.
assignments-told = Assignment
assignments-no-instruction = No instruction.
assignments-you-lead = You lead
assignments-you-help = You cooperate
assignments-leads = leads
assignments-by-rule = assigned by rule { $n }, approved by { $approver }
assignments-from = Assigned by
assignments-to = For
assignments-decide = What to do with the letter
assignments-accept = Accept
assignments-open-case = Open a case
assignments-join-case = Join to a case
assignments-pass-on = Assign further
assignments-pass-back = Pass back
assignments-reason = Write why you pass it back: { $least } to { $most } characters, plain text.
assignments-reason-label = Reason for passing back
assignments-reason-hint = Write why the letter was wrongly addressed and whose it is.

assignments-panel = Assignments
assignments-whole-chain = All
assignments-chain-of = Assignments of letter RPW { $number }
assignments-chain-empty = The letter is not assigned yet
assignments-further = further assignment
assignments-replaces = in place of
assignments-state = State
assignments-state-waiting = Waits to be accepted
assignments-state-accepted = Accepted
assignments-state-passed-on = Assigned further
assignments-state-passed-back = Passed back
assignments-state-superseded = Corrected
assignments-state-withdrawn = Taken back
assignments-state-done = Settled
assignments-paper = Copy of the assignment on paper
assignments-paper-lead = The text to be copied on paper.
assignments-copied-by = Copied on paper by
assignments-correct = Correct the assignment
assignments-correct-lead = The correction is a new record. The earlier one stays in the history as corrected.
assignments-was-to = It was for

assignments-receivers-none = Say to whom the letter goes.
assignments-receivers-many = Too many receivers at once, at most { $most }.
assignments-receiver-unknown = There is no such unit or person today. Choose from the list.
assignments-receiver-outside = { $who }: you may assign within your unit and the units below.
assignments-receiver-cannot = { $who }: this post does not deal with letters. Name another person.
assignments-receiver-twice = { $who }: this receiver is named already.
assignments-unit-without-head = { $who }: the unit has no head. Name a person.
assignments-owner-one = Name exactly one who leads.
assignments-owner-elsewhere = Somebody leads already. You are correcting a receiver who cooperates.
assignments-term-past = The term has passed. Give today or a later day.
assignments-date = Give a date, for example 2026-12-24.
assignments-text = The instruction may have at most { $most } characters of plain text.
law-assignment-term-lengthened = The term may not be later than { $day }, from the earlier assignment.
law-assignment-term-dropped = The earlier assignment has the term { $day }. Keep or shorten it.
assignments-already-assigned = Letter RPW { $number } is already assigned. Only the author of the assignment may correct it.
assignments-not-in-queue = Letter RPW { $number } does not wait for assignment.
assignments-not-at-receiver = Letter RPW { $number } no longer lies with the receiver of this assignment, so it cannot be assigned further.
assignments-not-waiting = This assignment of letter RPW { $number } does not wait to be accepted.
assignments-not-with-you = This assignment of letter RPW { $number } no longer lies with you, so it cannot be passed back.
assignments-not-correctable = The assignment “{ $who }” can no longer be corrected: its receiver has accepted it or the letter has gone on.
assignments-not-withdrawable = This assignment can no longer be taken back: somebody has accepted it or the day has passed. You can correct it as long as nobody has accepted it.

said-przydzielono = Letter assigned.
said-przydzielono-wolne = Letter assigned. The term falls on a day off.
said-cofnieto = Assignment taken back.
said-przyjeto = Letter accepted.
said-zwrocono = Letter passed back.
said-poprawiono = Assignment corrected.
event-ItemAssigned = Assigned
event-AssignmentCorrected = Assignment corrected
event-AssignmentAccepted = Accepted
event-AssignmentPassedBack = Passed back
event-AssignmentWithdrawn = Assignment taken back
event-AssignmentsSettled = Assignments settled
event-AssignmentsReopened = Assignments reopened
assignments-desk-queue = To assign
assignments-desk-waiting = Letters to accept
assignments-desk-all = All
assignments-waiting-work = { $n ->
    [one] { $n } letter to settle
   *[other] { $n } letters to settle
}

# API
api-group-assignments = Assignments
api-assignments-list-my-assignments = What lies with the caller or with the unit that the caller heads
api-assignments-item-chain = All assignments of an item
api-assignments-assign-item = Assign an item, at the first or a further level
api-assignments-assign-item-2 = Assign many items at once
api-assignments-accept-assignment = Accept an assignment
api-assignments-accept-assignment-2 = Accept many assignments at once
api-assignments-pass-back = Pass an assignment back as wrongly addressed
api-assignments-pass-back-2 = Pass back many assignments at once
api-assignments-correct-assignment = Correct one's own assignment
api-assignments-withdraw-assignment = Withdraw one's own assignment of the day
api-assignments-withdraw-assignment-2 = Withdraw many of one's own assignments at once
assignments-many = Assign many
assignments-many-lead = Tick letters and say to whom they go. Every letter is assigned by itself, and each shows its result.
assignments-many-letters = Letters in the queue
assignments-many-ticked = Ticked:
assignments-many-all = { $n ->
    [one] The whole queue: { $n } letter, also if not shown on this page
   *[other] The whole queue: { $n } letters, also those not shown on this page
}
assignments-many-do = Assign those ticked
assignments-many-result = Result of assigning
assignments-many-undone = Result of undoing
assignments-mine-many = Tick many
assignments-mine-many-lead = Tick letters and choose what to do with them. Each is decided by itself, and each tells what became of it.
assignments-many-accept = Accept the ticked
assignments-many-join = Join the ticked to a case
assignments-many-return = Passing back what was wrongly addressed
assignments-many-pass-back = Pass back the ticked
assignments-many-accepted = What became of accepting
assignments-many-passed-back = What became of passing back
assignments-unknown-letter = A letter out of reach
assignments-day-off = The term falls on a day free of work.
assignments-templates = Templates of assigning
assignments-templates-lead = Standing lists of receivers: who leads, who is told, with which instruction and term. A template is used by one press while assigning.
assignments-templates-none = There is no template yet
assignments-template-new = New template
assignments-template-lead = Each receiver gets an instruction and a term of their own, counted from the day of assigning.
assignments-template-name = Name of the template
assignments-template-author = Author
assignments-template-state = State
assignments-template-on = used
assignments-template-off = off
assignments-template-put-off = Put the template off
assignments-template-put-on = Put the template on
assignments-template-receivers-hint = The first receiver leads, the others get the letter beside them. Leave empty what you do not need.
assignments-template-leads = Leads
assignments-template-term = Term in days
assignments-template-for = Which units use it
assignments-template-for-hint = When you name none, the template is for everybody who assigns letters.
assignments-template-save = Save the template
assignments-by-template = Assign by a template
assignments-template-bad-name = Give the template a name of at most { $most } characters on one line.
assignments-template-units = Name at most { $most } units.
assignments-template-days = Give the term as a number of days from 1 to { $most }.
assignments-template-unit = This unit is no more. Load the page anew and choose units from the list.
assignments-template-named = There is a template “{ $name }” already. Give another name.
assignments-templates-many = The office has { $most } templates already. Change one of them instead of adding another.
assignments-template-so = The template is so already. Load the page anew.
assignments-template-gone = This template cannot be used any more. Choose another one or name receivers.
said-wzor = The template is saved.
event-TemplateAdded = Template of assigning added
event-TemplateChanged = Template of assigning changed
event-TemplateSwitched = Template of assigning put off or on
api-assignments-list-templates = Templates of assigning, by name
api-assignments-add-template = Add a template of assigning
api-assignments-change-template = Change a template of assigning
api-assignments-switch-template = Put a template of assigning off, or on again
api-assignments-assign-by-template = Assign a letter by a template

# Help
help-dekretacja =
    Here you decide who deals with a new letter. Read it on one side and choose a unit or person on the other.
    The most frequent receivers have a button and a digit on the keyboard. Several receivers, an instruction and a term are under "Several receivers, instruction, term".
    Right after assigning you can take it back with "Undo". Later the receiver can pass the letter back.
help-dekretacja-wiele =
    Tick the letters that go to the same receiver, choose the receiver and assign all at once. With Shift you tick a whole run.
    Each letter is assigned by itself. If one fails, you see it first, with the reason; the others are assigned.
help-dekretacja-id =
    Here you decide who deals with this letter. Choose the receiver by a button or from the list.
    If the letter came to you by mistake, assign it to the right unit and say why in the instruction.
    Right after assigning you can take it back with "Undo".
help-dekretacja-wzory =
    These are standing lists of receivers, for complaints for example: who leads, who else gets the letter, with which instruction and term.
    A template has its own button in the queue "Assign": one press assigns the letter to all its receivers.
    Open a template to change it or put it off. One that is off has no button in the queue but stays in the list.
help-dekretacja-wzory-nowy =
    Give the template a name that tells which letters it is for. No other template of the office can have the same name.
    The first receiver leads, the others get the letter beside them. Each may have an instruction and a term in days from assigning; a term that ends on a day off moves to the next working day.
    When you name units, only their people use the template. When you name none, it is for everybody who assigns letters.
help-dekretacja-wzory-template =
    Here you change the template's name, receivers, instructions and terms. Whoever changed it last is its author.
    The change counts for the next letters. Letters that were assigned by the template already stay as they were.
    A template is never removed: put it off when it is not needed, and on again later if you like.
help-moje-pisma =
    These are letters assigned to you or your unit. Accept a letter, then open a case from it, join it to a case or pass it on.
    Pass back with a reason what is not for you: it returns to whoever assigned it.
    A letter that is no longer here may already be in a case. Look for it in the register of incoming items.
help-moje-pisma-wiele =
    Tick letters and accept them or join them to one case at once. With Shift you tick a whole run.
    Letters that could not be accepted stand first afterwards, with the reason. The others are saved.
help-moje-pisma-id =
    This is one letter assigned to you: its content, instruction and term. Accept it, then open a case or join it to one.
    Pass back with a reason what is not for you. Nothing is lost, and whoever assigned it reads the reason.
help-dekretacje-id-popraw =
    The letter came back to you with a reason. Choose another receiver or change the instruction and assign it again.
    The earlier assignment stays in the letter's history.
help-rpw-id-dekretacje =
    This is the letter's way through the office: who assigned it to whom, with what instruction, and who accepted or passed it back. The oldest stands first.
    The page is for reading. Letters are assigned in the queue "Assign".
