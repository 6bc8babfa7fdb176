-- Who acts for whom: one post of the absent one, by another person, from a day to a day. Rows are never deleted; one that was
-- taken back early keeps its days and says when and by whom.

CREATE TABLE people_substitution (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  holding {uuid} NOT NULL,
  substitute {uuid} NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT NOT NULL,
  reason TEXT NOT NULL,
  sudden {int} NOT NULL,
  made_at TEXT NOT NULL,
  made_by {uuid} NOT NULL,
  made_by_name TEXT NOT NULL,
  taken_back_at TEXT,
  taken_back_by_name TEXT,
  PRIMARY KEY (office, id)
) {strict};
CREATE INDEX people_substitution_by_substitute ON people_substitution (office, substitute, valid_to);
CREATE INDEX people_substitution_by_holding ON people_substitution (office, holding, valid_to);
CREATE INDEX people_substitution_in_order ON people_substitution (office, valid_from, id);
