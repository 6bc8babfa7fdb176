routing-nav = Rules
routing-rules = Assignment rules
routing-lead = The program assigns a new item by the first rule that fits. A rule works only after another person has approved it.
routing-new = New rule
routing-rule = Rule
routing-rule-named = Rule { $n }: { $name }
routing-none = There is no rule yet
routing-none-next = People assign every item. A rule is written by the chancery, the coordinator or the executive.
routing-conditions = Conditions
routing-conditions-hint = All that are given must hold. Capital and small letters are alike.
routing-receivers = Assign to
routing-people = Who answers for it
routing-author = Author
routing-approver = Approved by
routing-state = State
routing-state-proposed = waits for approval
routing-state-working = works
routing-state-off = put off
routing-up = Up
routing-form-lead = Rules leave out items registered from the envelope and non-public ones. Every change needs a new approval.
routing-own = You wrote this rule as it stands. Somebody else must approve it: the executive or the coordinator.
routing-name = Name of the rule
routing-channel = How it came
routing-any = in any way
routing-sender = Sender's name contains
routing-place = Sender's place contains
routing-title = Title contains words
routing-title-hint = All given words, in any order.
routing-kind = Kind of letter
routing-sign = Sender's sign contains
routing-days = Term in days
routing-days-hint = Counted from assigning. When it falls on a day off it moves to the next working day.
routing-propose = Save and send for approval
routing-change = Save the change for approval
routing-approve = Approve the rule
routing-put-off = Put the rule off
routing-put-on = Put the rule on
routing-trial = Dry run over the last month
routing-trial-this = Try this rule
routing-trial-lead = What the rules would have done with items since { $day }, and what people did. A dry run changes nothing.
routing-trial-none = There were no items in the last month
routing-item = Item
routing-would = Would have assigned to
routing-did = Was assigned to
routing-verdict = Comparison
routing-verdict-same = same unit
routing-verdict-other = other unit
routing-verdict-ahead = not assigned yet
routing-verdict-no-rule = no rule
routing-verdict-kept = people only
routing-condition-long = A condition may have at most { $most } characters, none of them control characters.
routing-no-condition = Give at least one condition, for example words of the title. A rule without conditions would assign everything.
routing-term-days = Give a term in days, from 1 to { $most }, or leave the field empty.
routing-rules-many = An office may have at most { $most } rules. Change one of those there are.
routing-bad-name = Give the rule a name of at most { $most } characters in one line.
routing-bad-channel = Choose how it came from the list.
routing-not-proposed = Rule { $n } does not wait for approval. Reload the page.
routing-own-rule = Rule { $n } cannot be approved by the person who wrote it. Ask somebody else of the executive or the coordinator.
routing-first-already = Rule { $n } is the first already.
routing-no-rule = No working rule fits item { $number }. Assign it by hand.
said-regula-nowa = The rule is saved and waits for approval.
said-regula-zmieniona = The change is saved. The rule does not work until somebody approves it.
said-regula-zatwierdzona = The rule is approved.
said-regula-wlaczona = The rule is on.
said-regula-wylaczona = The rule is off.
said-regula-wyzej = The rule is one place higher.
event-RuleProposed = Assignment rule written
event-RuleChanged = Assignment rule changed
event-RuleApproved = Assignment rule approved
event-RuleSwitched = Assignment rule put on or off
event-RulesOrdered = Order of rules changed
event-RuleApplied = Assigned by a rule
api-group-routing = Assignment rules
api-routing-list-rules = Assignment rules in their order
api-routing-propose-rule = Write a new rule for approval
api-routing-try-rules = Dry run of rules over the last month's items
api-routing-try-rules-rule = Only this rule; without it all that work or wait for approval.
api-routing-try-rules-before = Key of the next page: next of the one before.
api-routing-try-rules-limit = How many items, 200 at most.
api-routing-change-rule = Change a rule; needs a new approval
api-routing-approve-rule = Approve a rule in the version that was read
api-routing-switch-rule = Put a rule on or off
api-routing-move-rule = Move a rule one place up
routing-gone = receiver gone
routing-gone-who = Takes no letters any more
routing-desk-gone = Rules without a receiver

# Help
help-reguly =
    These are the rules by which the program assigns new items: the first that fits wins.
    A rule works only after a second person approved it. "Up" changes the order, one button puts a rule off.
    When a letter went wrong, assign it again as usual and correct the rule.
help-reguly-nowa =
    Say which letters the rule recognises and to whom it assigns them. All the conditions given must be met.
    Saved, press "Try this rule", then ask a second person to approve it.
help-reguly-proba =
    The trial shows what the rules would have done with the last month's items and what people did. It changes nothing.
    Where rule and people differ often, correct the rule or put it off.
help-reguly-rule =
    Here you read, change, approve or put off one rule. Nobody approves their own rule.
    After each change a rule waits for a new approval and does not work until then.
