letters-nav = Dispatch
letters-title = Register of outgoing items
letters-lead = Letters of your cases, newest first.
letters-panel = Outgoing letters
letters-none = Nothing sent yet.
letters-answer = Send a letter
letters-new-title = Letter of case { $sign }
letters-number = Outgoing number
letters-mark = Letter mark
letters-sent = Sent
letters-delivered = Delivered
letters-on-way = On its way, no evidence of delivery
letters-record = Record delivery
letters-delivered-on = Day of delivery
letters-basis-field = Basis
letters-evidence = Evidence, e.g. number of the receipt
letters-answers = Answer to
letters-answers-hint = A duty to answer is met only by delivery.
letters-field-title = Title of the letter
letters-field-file = Signed letter
letters-field-file-hint = The final version with attachments, at most 5 files.
letters-field-name = Another addressee
letters-field-name-hint = Name of person or organisation.
letters-field-address = Address of the other addressee
letters-field-channel = Way of sending
letters-field-dated = Date of the letter
letters-field-signed = Signed by
letters-send = Register and send
letter-channel-registered = registered letter with return receipt
letter-channel-ordinary = ordinary letter
letter-channel-in-person = collected in person
letter-channel-staff = by the office's staff
letter-basis-collected = collected
letter-basis-fiction = not collected for 14 days (KPA art. 44)
letter-basis-refused = refused (KPA art. 47)
letter-basis-notice = public notice (KPA art. 49)
said-wyslano = Letter registered and sent. Record its delivery when the evidence comes back.
said-doreczono = Delivery recorded with its evidence.
event-LetterSent = Letter sent
event-DeliveryRecorded = Delivery recorded
letters-no-addressee = Name an addressee: tick whom you answer, or type another.
letters-too-many-addressees = At most 50 addressees of one letter.
letters-delivered-already = Delivery to { $name } is recorded already.
letters-delivered-before-sent = A letter cannot be delivered before it was sent.
letters-delivered-in-future = Give a day of delivery not later than today.
letters-dated-in-future = The date of the letter cannot be later than today.
letters-no-file = Attach the signed letter.
letters-duty-unknown = This duty to answer is not open in this case any more. Refresh the page.
letters-channel = Choose the way of sending.
letters-basis = Choose the basis of service.
letters-notify = Tell the parties of the overrun
letters-notify-hint = First send the parties a letter with the reason of the delay, the new day and the advice on the reminder (KPA 36 § 1, 37). Then choose it here.
letters-notify-letter = Letter with the notice
letters-notify-reason = Reason of the delay
letters-notify-day = New settling day
letters-notify-none = There is no outgoing letter yet that could be chosen.
letters-notice-letter = Choose an outgoing letter of this case.
said-zawiadomiono = The notice and the new settling day are recorded.
event-OverrunNotified = The parties were told of the overrun

# API
api-group-letters = Outgoing items
api-letters-list-letters = The register of outgoing items, the newest first
api-letters-list-letters-before = Only places before this one: next of the page before.
api-letters-list-case-letters = Letters of a case with addressees and files
api-letters-send-letter = Register and send a letter
api-letters-letter-content = A file of a letter
api-letters-letter-content-danger = The word accept: I know that the file may be dangerous and want it all the same.
api-letters-record-delivery = Record the day and the evidence of delivery
api-letters-notify-overrun = Record the notice of overrun and the new term

# Help
help-wysylka =
    This is the register of letters the office sent, the newest first. You see which are on their way, without proof of delivery.
    When the receipt comes back, open the case and record the delivery with the letter. Only then is the answer given.
help-sprawy-id-pismo =
    Here you register and send a signed letter. Tick whom you answer, or enter another addressee, and attach the file.
    Saved, the letter gets its number. It cannot be changed any more, so open the file and check it first.
    A mistake is mended by another letter: the earlier one stays on file.
