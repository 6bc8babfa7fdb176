relations-title = Related cases
relations-none = The case is not related to another one.
relations-add = Relate to a case
relations-kind = This case
relations-sign = Sign of the other case
relations-sign-hint = For example OŚ.6220.8.2026. You must be able to see the other case.
relations-note = What is worth knowing
relations-end = Take the relation back
relations-end-reason = Why it was wrong
relations-restart = Restart the case
relations-restart-lead = A new case is opened in the same class, with a new sign, the same parties and a reference each way. The settled case does not change.
relations-restart-reason = Why the case goes on
relations-reregister = Register anew in another unit
relations-reregister-lead = The case gets a new sign in the new unit and a reference each way. What is owed goes over with its days; the case before is closed and stays readable to the new unit.
relations-reregister-reason = Basis
relations-reregister-hint = For example the order that changed the organisation.
relations-reregister-do = Register the case anew
relations-officer = New officer
relation-out-continues = continues case
relation-out-refers-to = refers to case
relation-out-joined = is conducted together with case (KPA art. 62)
relation-out-restarts = restarts case
relation-out-taken-over = taken over, before it was case
relation-in-continues = goes on in case
relation-in-refers-to = referred to by case
relation-in-joined = conducted with it: case (KPA art. 62)
relation-in-restarts = restarted as case
relation-in-taken-over = taken over to another unit as case
relations-kind-wrong = Choose the kind of relation.
relations-itself = A case is not related to itself. Give the sign of another one.
relations-already = This case is related to { $sign } in this way already.
relations-case-unknown = There is no case with this sign, or you cannot see it. Check the sign, with its year.
relations-for-ever = This relation came with the new case and stays for ever.
relations-not-closed = Case { $sign } still goes on, it needs no restart.
relations-officer-wrong = Choose an officer of another unit than the one that has the case.
said-powiazano = The cases are related.
said-rozwiazano = The relation is taken back.
said-podjeto = The case is restarted, this is its new sign.
said-przerejestrowano = The case is registered anew, this is its new sign.
event-CasesRelated = Related to a case
event-RelationEnded = Relation to a case taken back
event-CaseRestarted = Case restarted
event-CaseReregisteredIn = Case registered anew in another unit

# API
api-group-relations = Relations of cases
api-relations-case-relations = Relations of a case, read from both ends
api-relations-relate-cases = Relate a case to another one
api-relations-end-relation = Take back a relation said by mistake
api-relations-restart-case = Restart a settled case: a new case with a reference
api-relations-reregister-in-unit = Register a case anew in another unit: a new sign and a reference each way

# Help
help-sprawy-id-przerejestruj =
    The case gets a new sign in another unit and the old one is closed. Both refer to one another.
    Do this only when the case needs a new sign. When it is enough that somebody else leads it, use the take-over of cases.
    This cannot be undone. Check unit and class before saving.
help-sprawy-id-podejmij =
    Use this when a closed case goes on. A new case is opened in the same class, with the same title, officer and parties; both refer to one another.
    Give the reason and the term of settling, counted from today. The closed case and its documents stay as they are under the old sign.
    The sign of the new case cannot be taken back, so check first that this is the right case.
