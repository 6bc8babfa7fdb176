-- Outgoing items, plain for now: the final letter, its addressees, how and when it went.

CREATE TABLE letters_letter (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  case_id {uuid} NOT NULL,
  number {int} NOT NULL,
  year {int} NOT NULL,
  place {int} NOT NULL,
  mark TEXT NOT NULL,
  title TEXT NOT NULL,
  dated_on TEXT NOT NULL,
  registered_at TEXT NOT NULL,
  registered_by {uuid},
  signed_by TEXT NOT NULL,
  version {int} NOT NULL,
  PRIMARY KEY (office, id)
) {strict};
CREATE UNIQUE INDEX letters_letter_by_place ON letters_letter (office, place);
CREATE INDEX letters_letter_by_case ON letters_letter (office, case_id);

CREATE TABLE letters_addressee (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  letter {uuid} NOT NULL,
  name TEXT NOT NULL,
  address TEXT,
  channel TEXT NOT NULL,
  -- The duty to answer that this addressee's copy meets.
  duty {uuid},
  sent_on TEXT,
  delivered_on TEXT,
  basis TEXT,
  evidence TEXT,
  PRIMARY KEY (office, id)
) {strict};
CREATE INDEX letters_addressee_by_letter ON letters_addressee (office, letter);
