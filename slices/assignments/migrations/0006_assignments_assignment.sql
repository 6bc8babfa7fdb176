-- Assignments (dekretacje): append-only; a correction is a new record that supersedes.

CREATE TABLE assignments_assignment (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  item {uuid} NOT NULL,
  -- The assignment it follows: a further level.
  parent {uuid},
  supersedes {uuid},
  from_holding {uuid} NOT NULL,
  from_label TEXT NOT NULL,
  to_unit {uuid} NOT NULL,
  to_holding {uuid},
  to_label TEXT NOT NULL,
  is_owner {int} NOT NULL,
  -- Order among those made by one deed, from 1.
  position {int} NOT NULL,
  instruction TEXT,
  term TEXT,
  at TEXT NOT NULL,
  PRIMARY KEY (office, id)
) {strict};
CREATE INDEX assignments_assignment_by_item ON assignments_assignment (office, item, at, position);
CREATE INDEX assignments_assignment_by_author ON assignments_assignment (office, from_holding, at, position);

-- Where each assignment stands now: the one mutable line beside the append-only record.
CREATE TABLE assignments_standing (
  office {uuid} NOT NULL,
  assignment {uuid} NOT NULL,
  item {uuid} NOT NULL,
  state TEXT NOT NULL,
  unit {uuid} NOT NULL,
  holding {uuid},
  author {uuid} NOT NULL,
  -- The item's place in the register: lists show the oldest first.
  place {int} NOT NULL,
  reason TEXT,
  PRIMARY KEY (office, assignment)
) {strict};
CREATE INDEX assignments_standing_by_unit ON assignments_standing (office, unit, state, place);
CREATE INDEX assignments_standing_by_holding ON assignments_standing (office, holding, state, place);
CREATE INDEX assignments_standing_by_author ON assignments_standing (office, author, state, place);
