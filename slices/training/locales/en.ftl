training-title = Training office
training-lead = Practise without worry: people, letters and cases are invented, nothing leaves, and every night all goes back to the beginning.
training-state = Data to practise on
training-begun = Prepared
training-until = Goes back to the beginning
training-anew = Begin anew
training-anew-lead = Everything that anybody did here goes, and everybody signs in again. Tell those who practise.
training-who = Somebody with the role of an administrator can do it earlier.
training-asked = The training office goes back to the beginning. It takes up to a minute; then choose a person again.
event-BeginningAsked = Training office goes back to the beginning

# Help
help-szkolenie =
    This is an office to practise in, with invented data. Register, assign and close: you can break nothing.
    Change the person in the band above, without a password. At night all goes back to the beginning; an administrator can do it at once with "Begin anew".
