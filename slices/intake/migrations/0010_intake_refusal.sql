-- Files of the scanner folder that could not be registered: somebody must look at each.
CREATE TABLE intake_refusal (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  name TEXT NOT NULL,
  -- The sentence that a person reads.
  reason TEXT NOT NULL,
  refused_at TEXT NOT NULL,
  -- 1 when a person has settled it.
  settled {int} NOT NULL,
  PRIMARY KEY (office, id)
) {strict};
CREATE UNIQUE INDEX intake_refusal_open ON intake_refusal (office, name, reason) WHERE settled = 0;
