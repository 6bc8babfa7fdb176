filters-title = My filters
filters-lead = Filters of lists that stand on the desk as work queues. Only you see them.
filters-none = You have no saved filter yet
filters-none-next = Set a filter on the list of cases or in the register of items and save it under a name.
filters-save = Save this filter on the desk
filters-save-do = Save the filter
filters-all = My filters
filters-name = Name
filters-list = List
filters-list-cases = cases
filters-list-items = register of items
filters-count = Now
filters-acts = Acts
filters-change = Change
filters-rename = Rename
filters-delete = Delete the filter
filters-name-missing = Name the filter.
filters-name-long = Shorten the name of the filter to 60 characters.
filters-name-hidden = Remove invisible characters from the name of the filter.
filters-name-taken = You have a filter named “{ $name }” already. Give another name.
filters-query-wrong = This filter cannot be saved. Set it once more on the list.
filters-list-wrong = Choose the list of cases or the register of items.
filters-many = At most { $most } filters can be saved. Delete one.
said-filtr = The filter is on the desk.
said-filtr-nazwany = The name of the filter is changed.
said-filtr-usuniety = The filter is deleted.
event-FilterSaved = A filter was saved
event-FilterRenamed = A filter was renamed
event-FilterDeleted = A filter was deleted

# API
api-group-filters = Saved filters
api-filters-own-filters = One's own filters with the number of lines behind them
api-filters-save-filter = Save the filter of a list
api-filters-rename-filter = Rename a filter
api-filters-delete-filter = Delete a filter

# Help
help-moje-filtry =
    Here are your saved filters of lists. They stand on the desk and show how much waits.
    Save a new one on the list of cases or in the register. Deleting a filter touches no case and no letter.
