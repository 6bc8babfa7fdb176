-- What else keeps a case open: something of another slice that is not finished, for example a letter in preparation.

CREATE TABLE cases_tie (
  office {uuid} NOT NULL,
  case_id {uuid} NOT NULL,
  -- The thing itself.
  thing {uuid} NOT NULL,
  -- What it is, as a code: the last part of the key of its sentence.
  kind TEXT NOT NULL,
  -- What it is called.
  what TEXT NOT NULL,
  -- Where it is finished.
  link TEXT NOT NULL,
  PRIMARY KEY (office, case_id, thing)
) {strict};
