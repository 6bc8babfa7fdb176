-- Documents that the office made itself and that make no case: lists, notes, reports. A class and its category, no sign.

CREATE TABLE outside_record (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  unit {uuid} NOT NULL,
  list {uuid} NOT NULL,
  symbol TEXT NOT NULL,
  category TEXT,
  title TEXT NOT NULL,
  -- The day of the document: its years are counted from it.
  dated_on TEXT NOT NULL,
  filed_on TEXT NOT NULL,
  filed_by TEXT NOT NULL,
  -- Why it does not count, when it was filed by mistake.
  withdrawn_reason TEXT,
  PRIMARY KEY (office, id)
) {strict};
CREATE INDEX outside_record_by_unit ON outside_record (office, unit, id);
