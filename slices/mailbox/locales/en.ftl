mailbox-nav = Mailbox
mailbox-queue = Mailbox
mailbox-queue-lead = Messages from the office’s mailboxes. Each waits until a person or a rule decides about it.
mailbox-states = State of messages
mailbox-state-waiting = Waiting
mailbox-state-registered = Registered
mailbox-state-filed = In a case
mailbox-state-left-out = Left out
mailbox-none = There are no such messages.
mailbox-none-next = New messages appear here by themselves, within a minute.
mailbox-subject = Subject
mailbox-no-subject = (no subject)
mailbox-sender = Sender
mailbox-taken = Received
mailbox-outcome = What became of it
mailbox-content = Content
mailbox-original = Save the original
mailbox-files = Files in the message
mailbox-alike = The same message, or one with the same identifier, is here already. This may be a repetition.
mailbox-register = Register
mailbox-register-lead = The message becomes an item with a number of the register. The data come from the message; correct only what is wrong.
mailbox-title = Title
mailbox-organisation = Sender: organisation
mailbox-organisation-hint = If the sender is a person, clear this field and give the surname.
mailbox-surname = Sender: surname
mailbox-given-names = Given names
mailbox-letter-date = Date on the letter
mailbox-not-duplicate = This does not repeat an earlier item
mailbox-file = Add to a case
mailbox-file-lead = A working e-mail joins the case file without a number of the register.
mailbox-proposed = The message points to the case:
mailbox-sign = Sign of the case
mailbox-leave-out = Leave out
mailbox-leave-out-lead = An advert, spam or a private message: it stays in the list of what was left out, with its reason.
mailbox-reason = Reason
mailbox-boxes = Mailboxes
mailbox-boxes-lead = The program fetches messages from these mailboxes by itself. It deletes nothing there.
mailbox-boxes-none = There is no mailbox.
mailbox-boxes-none-lead = Add a mailbox, and its messages appear in the chancery.
mailbox-add = Add a mailbox
mailbox-form-lead = Access to the mail server (IMAP). The mail provider or the IT department has these data.
mailbox-name = Name
mailbox-name-hint = For example “Front office”.
mailbox-host = Server
mailbox-host-hint = For example imap.example.com.
mailbox-tls = Encryption
mailbox-tls-tls = TLS from the start
mailbox-tls-starttls = STARTTLS
mailbox-port = Port
mailbox-port-hint = Usually 993, for STARTTLS 143.
mailbox-login = User
mailbox-password = Password
mailbox-password-hint = An empty field keeps the password. Another server or user needs the password again.
mailbox-folder = Folder
mailbox-since = Fetch since
mailbox-since-hint = Earlier messages are left alone.
mailbox-after = After it was taken, a message
mailbox-after-mark = stays and is marked
mailbox-after-move = moves to a folder
mailbox-after-folder = Folder for taken messages
mailbox-after-folder-hint = Only for moving. The folder must exist.
mailbox-authority = Certificate of the authority
mailbox-authority-hint = Only when the server’s certificate comes from an authority of your own. Paste it as text (PEM).
mailbox-save = Save
mailbox-retry = Try now
mailbox-end = Stop fetching
mailbox-end-lead = The program looks into the mailbox no more. Messages that were taken stay.
mailbox-condition = State
mailbox-works = works
mailbox-fails = fails
mailbox-fault-unknown-name = There is no such server. Check the name of the server.
mailbox-fault-inside = This name leads to the computer that runs the program. Give the name of the mail server.
mailbox-fault-connect = The server does not answer. Check the port, and whether the firewall lets the connection pass.
mailbox-fault-certificate = The certificate of the server is not trusted. Check the name of the server, or paste the certificate of its authority.
mailbox-fault-plain = The server does not encrypt the connection. Choose TLS from the start, or switch STARTTLS on at the server.
mailbox-fault-sign-in = The server did not take user or password. Type them again.
mailbox-fault-folder = The mailbox has no such folder. Correct its name.
mailbox-fault-after-folder = The mailbox has no folder for taken messages. Make it, or correct its name. The messages were taken already.
mailbox-fault-broken = The connection broke off. The program tries again by itself, each time after a longer pause.
mailbox-fault-protocol = The server does not answer as an IMAP server should. Check the port, and ask the mail provider.
mailbox-fault-record = The program could not keep the message. It tries again by itself. Check whether there is room on the disk.
mailbox-desk = Messages in the mailbox
mailbox-desk-faulty = Mailboxes that fail
mailbox-name-wrong = Give a name of 1 to 100 characters.
mailbox-host-wrong = Give the name of the server, such as imap.example.com.
mailbox-port-wrong = Give the port, a number from 1 to 65535.
mailbox-login-wrong = Give the user, in one line.
mailbox-password-wrong = Give the password, in one line.
mailbox-folder-wrong = Give the name of the folder, in one line.
mailbox-folder-same = The folder for taken messages must be another than the one that is read.
mailbox-authority-wrong = This is not a certificate as text. Paste all from BEGIN CERTIFICATE to END CERTIFICATE.
mailbox-since-wrong = Give the day since which to fetch.
mailbox-tls-wrong = Choose the encryption from the list.
mailbox-after-wrong = Choose from the list what becomes of a taken message.
mailbox-too-many = The office has { $most } mailboxes already. End one before you add another.
mailbox-ended-before = This mailbox is fetched no more. Add it anew.
mailbox-taken-before = This message was taken already. Find it in the list.
mailbox-decided-before = This message was decided already. Reload the page.
mailbox-too-large = The message is too large (above 64 MB) and stayed in the mailbox. Take it from there by hand and register it; leave it out here with a reason.
mailbox-not-original = The first file is not the message as it came. Open the message once more.
mailbox-rule-needless-reason = A reason belongs only to a rule that leaves out. Delete it, or choose leaving out.
mailbox-reason-wrong = Give a reason of 3 to 300 characters in one line.
said-skrzynka-dodana = Mailbox added. The first look comes in a moment.
said-skrzynka-zmieniona = Mailbox changed. It is looked into in a moment.
said-skrzynka-ponowiona = The attempt comes in a moment. Reload the page to see how it ends.
said-skrzynka-zakonczona = Fetching has ended.
said-wiadomosc-w-sprawie = The message is in the case file.
said-wiadomosc-pominieta = The message was left out.
api-group-mailbox = Mailboxes
api-mailbox-list-mailboxes = The office’s mailboxes and how they are
api-mailbox-add-mailbox = Add a mailbox
api-mailbox-see-mailbox = A mailbox; no answer gives its password
api-mailbox-change-mailbox = Change a mailbox; an empty password keeps the old one
api-mailbox-retry-mailbox = Look into a mailbox at once
api-mailbox-end-mailbox = Stop fetching; what was taken stays
api-mailbox-list-messages = Messages in one state, the oldest first
api-mailbox-list-messages-state = State of the messages; waiting when left out.
api-mailbox-list-messages-after = Only messages after this one: next of the page before.
api-mailbox-list-messages-limit = How many on a page; 50 when left out.
api-mailbox-see-message = A message, those like it, and signs of cases that it points to
api-mailbox-message-original = The message as it came
api-mailbox-register-message = Register a message as an item; what is left out comes from the message
api-mailbox-file-message = Add a message to a case, without a number of the register
api-mailbox-leave-out-message = Leave a message out, with a reason
mailbox-rules = Mailbox rules
mailbox-desk-rules = Mailbox rules to approve
mailbox-rules-lead = The program decides about a new message by the first rule that fits. A rule works only after another person has approved it.
mailbox-rules-none = People decide about every message. A rule is written by the chancery or the coordinator.
mailbox-rule-lead = Messages with a dangerous file, too large, unreadable and repeated ones always wait for people. Every change needs a new approval.
mailbox-rule-mailbox = Mailbox
mailbox-rule-any = any
mailbox-rule-gone = mailbox ended
mailbox-rule-sender = Sender
mailbox-rule-sender-hint = A part of the name, a whole address, or a domain such as @office.example. A sender's address can be forged.
mailbox-rule-subject = Subject contains words
mailbox-rule-of-case = Case
mailbox-rule-of-case-yes = points to one open case
mailbox-rule-of-case-label = The message carries the sign of an open case or answers a message in its file (of exactly one)
mailbox-rule-of-case-hint = Anybody can write the sign of a case. Give a sender too if only that one's messages are to go into the file.
mailbox-rule-to = What to do
mailbox-rule-to-register = register
mailbox-rule-to-file = put into the case
mailbox-rule-to-leave-out = leave out
mailbox-rule-reason = Reason for leaving out
mailbox-rule-reason-hint = Only when leaving out. It will stand in the list of what was left out.
mailbox-by-rule = Decided by rule { $n }.
mailbox-by-rule-people = Author: { $author }. Approved by: { $approver }.
mailbox-held = A rule fits it, but a person must decide:
mailbox-held-danger = there is a dangerous file in it
mailbox-held-unreadable = not all of it could be read
mailbox-held-cut = it is too large and not all of it is here
mailbox-held-repeated = it may be a repetition
mailbox-held-unjudged = it came before the program looked into messages
mailbox-held-refused = the register or the case did not take it
mailbox-trial-lead = What the rules would have done with messages since { $day }, and what people did. A dry run changes nothing.
mailbox-trial-none = There were no messages in the last month
mailbox-would = Would have done
mailbox-did = Was done
mailbox-verdict-same = the same
mailbox-verdict-other = otherwise
mailbox-verdict-ahead = still waits
mailbox-verdict-no-rule = no rule
mailbox-verdict-kept = people only
mailbox-rule-no-condition = Give at least one condition, for example words of the subject. A rule without conditions would decide about everything.
mailbox-rule-needs-case = Tick the condition of the case. Only a message that points to a case is put into it.
mailbox-rule-leaves-all = Give a sender or words of the subject. Without them the rule would leave out all messages.
mailbox-rule-no-mailbox = Choose a mailbox from the list, or "any".
mailbox-rule-no-outcome = Choose from the list what to do with the message.
mailbox-rule-none = No working rule fits this message. Decide by hand.
mailbox-rule-danger = There is a dangerous file in the message. Decide by hand.
mailbox-held-before = This message waits for people already. Decide by hand.
event-MailRuleProposed = Mailbox rule written
event-MailRuleChanged = Mailbox rule changed
event-MailRuleApproved = Mailbox rule approved
event-MailRuleSwitched = Mailbox rule put on or off
event-MailRulesOrdered = Order of mailbox rules changed
api-mailbox-list-rules = Mailbox rules in their order
api-mailbox-propose-rule = Write a new mailbox rule for approval
api-mailbox-try-rules = Dry run of rules over the last month's messages
api-mailbox-try-rules-rule = Only this rule; without it all that work or wait for approval.
api-mailbox-try-rules-before = Only messages before this one: next of the page before.
api-mailbox-try-rules-limit = How many messages, 100 at most.
api-mailbox-change-rule = Change a mailbox rule; needs a new approval
api-mailbox-approve-rule = Approve a mailbox rule in the version that was read
api-mailbox-switch-rule = Put a mailbox rule on or off
api-mailbox-move-rule = Move a mailbox rule one place up

# Help
help-skrzynka =
    These are messages of the office's mailboxes. Each waits until somebody decides: register it, put it into a case or leave it out.
    New ones appear by themselves, after a minute at the latest. When nothing comes for long, the administrator looks at the mailbox in Settings.
help-skrzynka-id =
    Read the message and decide: "Register" when it is a letter to the office, "Add to a case" for working correspondence, "Leave out" for advertising.
    The sender's data come from the message and nobody checked them. Correct them before saving.
    The original message is always kept, also of one left out.
help-ustawienia-skrzynki =
    These are the mailboxes the program takes messages from. It deletes nothing in them.
    Beside a mailbox that stopped stand the reason and what to do. Mend it and press "Try now".
help-ustawienia-skrzynki-nowa =
    Enter the data of the mail server (IMAP). Your mail provider or IT person has them.
    Saved, the program tries to connect and says on the mailbox's page what the server answered.
help-ustawienia-skrzynki-id =
    Here you change the mailbox's data and see whether the program reaches it.
    When the server refuses, check password and port. An empty password keeps the old one.
    Ending a mailbox deletes no messages, neither here nor on the server.
help-skrzynka-reguly =
    These are the rules by which the program registers new messages, puts them into cases or leaves them out: the first that fits wins.
    A rule works only after a second person approved it, and only for messages that come later.
    A message says which rule decided about it.
help-skrzynka-reguly-nowa =
    Say which messages the rule recognises and what to do with them. All the conditions given must be met.
    What a registered item lacks is completed later.
    Saved, press "Try this rule", then ask a second person to approve it.
help-skrzynka-reguly-proba =
    The trial shows what the rules would have done with the last month's messages and what people did. It changes nothing.
    Where rule and people differ often, correct the rule or put it off.
help-skrzynka-reguly-rule =
    Here you read, change, approve or put off one rule of the mailbox. Nobody approves their own rule.
    After each change a rule waits for a new approval and does not work until then.
