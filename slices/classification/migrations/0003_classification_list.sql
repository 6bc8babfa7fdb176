-- Versions of the file classification list (JRWA) with their validity.

CREATE TABLE classification_list (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  name TEXT NOT NULL,
  source TEXT NOT NULL,
  stand_in {int} NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  imported_at TEXT NOT NULL,
  PRIMARY KEY (office, id)
) {strict};

CREATE TABLE classification_class (
  office {uuid} NOT NULL,
  list {uuid} NOT NULL,
  symbol TEXT NOT NULL,
  title TEXT NOT NULL,
  is_end {int} NOT NULL,
  category TEXT,
  category_other TEXT,
  note TEXT,
  closed_from TEXT,
  PRIMARY KEY (office, list, symbol)
) {strict};
