-- Filters of lists that people saved, each for themselves.

CREATE TABLE filters_filter (
  office {uuid} NOT NULL,
  person {uuid} NOT NULL,
  id {uuid} NOT NULL,
  -- 'cases', 'items'.
  list TEXT NOT NULL,
  name TEXT NOT NULL,
  -- The filter as it stands in the list's address.
  query TEXT NOT NULL,
  PRIMARY KEY (office, person, id)
) {strict};
