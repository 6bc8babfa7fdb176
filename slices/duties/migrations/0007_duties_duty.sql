-- Everything owed by a day.

CREATE TABLE duties_duty (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  case_id {uuid} NOT NULL,
  kind TEXT NOT NULL,
  -- The incoming item that is owed an answer, or nothing.
  about {uuid},
  towards TEXT,
  article TEXT NOT NULL,
  clock TEXT NOT NULL,
  started_on TEXT NOT NULL,
  due_on TEXT,
  state TEXT NOT NULL,
  met_by {uuid},
  met_on TEXT,
  waived_reason TEXT,
  waived_by TEXT,
  version {int} NOT NULL,
  PRIMARY KEY (office, id)
) {strict};
CREATE INDEX duties_duty_by_case ON duties_duty (office, case_id, state);

-- Spans that the law does not count (KPA 35 §5): both days inclusive, no end while it lasts.
CREATE TABLE duties_pause (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  case_id {uuid} NOT NULL,
  basis TEXT NOT NULL,
  reason TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  PRIMARY KEY (office, id)
) {strict};
CREATE INDEX duties_pause_by_case ON duties_pause (office, case_id);
