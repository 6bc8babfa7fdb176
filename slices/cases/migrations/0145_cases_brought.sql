-- Open cases that came from a former system: its sign leads to the case here, once in the office.

CREATE TABLE cases_brought (
  office {uuid} NOT NULL,
  -- The sign there without spaces and in capitals.
  sign_key TEXT NOT NULL,
  case_id {uuid} NOT NULL,
  -- The sign here, for reports.
  sign TEXT NOT NULL,
  foreign_sign TEXT NOT NULL,
  began_on TEXT NOT NULL,
  note TEXT,
  PRIMARY KEY (office, sign_key)
) {strict};
CREATE UNIQUE INDEX cases_brought_by_case ON cases_brought (office, case_id);
