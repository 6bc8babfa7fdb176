-- Separated groups of cases (podteczki) and the base of their signs. A group stands in the list of cases as a line of its own.

CREATE TABLE cases_group (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  unit {uuid} NOT NULL,
  list {uuid} NOT NULL,
  symbol TEXT NOT NULL,
  year {int} NOT NULL,
  base {int} NOT NULL,
  sign TEXT NOT NULL,
  title TEXT NOT NULL,
  category TEXT,
  separated_on TEXT NOT NULL,
  PRIMARY KEY (office, id)
) {strict};
CREATE UNIQUE INDEX cases_group_by_class ON cases_group (office, unit, year, symbol, base);

ALTER TABLE cases_case ADD COLUMN base {int};
DROP INDEX cases_case_by_class;
CREATE INDEX cases_case_by_class ON cases_case (office, unit, symbol, year, coalesce(base, 0), number);
