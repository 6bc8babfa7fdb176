-- The office's own terms, by class and kind of case.

CREATE TABLE terms_pattern (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  -- Of these classes and all below; '' for all.
  symbol TEXT NOT NULL,
  name TEXT NOT NULL,
  clock TEXT NOT NULL,
  article TEXT NOT NULL,
  added_on TEXT NOT NULL,
  added_by TEXT NOT NULL,
  -- From this day on it opens no case.
  ended_on TEXT,
  ended_by TEXT,
  PRIMARY KEY (office, id)
) {strict};
