-- What comes to the office and is no item: greetings, adverts, spam, private mail. No number of the register is taken.
CREATE TABLE paper_left_out (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  kind TEXT NOT NULL,
  description TEXT NOT NULL,
  -- What became of it: handed to its addressee, thrown away.
  outcome TEXT NOT NULL,
  received_on TEXT NOT NULL,
  noted_at TEXT NOT NULL,
  noted_by {uuid},
  PRIMARY KEY (office, id)
) {strict};
