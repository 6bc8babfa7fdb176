-- Templates of assigning: named receivers with what each is to do and by when, used by one press.

CREATE TABLE assignments_template (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  name TEXT NOT NULL,
  -- JSON: the lines in order; each receiver as it was called when the template was written; units that may use it (none: all).
  lines TEXT NOT NULL,
  labels TEXT NOT NULL,
  units TEXT NOT NULL,
  author {uuid} NOT NULL,
  author_label TEXT NOT NULL,
  is_on {int} NOT NULL,
  version {int} NOT NULL,
  PRIMARY KEY (office, id)
) {strict};
CREATE UNIQUE INDEX assignments_template_by_name ON assignments_template (office, name);
