-- Rules by which the program assigns incoming items. A change of a rule takes its approval away.

CREATE TABLE routing_rule (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  -- The number that records name it by; never given twice.
  number {int} NOT NULL,
  -- Rules are asked in this order; the first that fits decides.
  position {int} NOT NULL,
  name TEXT NOT NULL,
  -- JSON: what an item must be like.
  conditions TEXT NOT NULL,
  -- JSON: the receivers, and how they were called when the rule was written.
  receivers TEXT NOT NULL,
  receiver_labels TEXT NOT NULL,
  instruction TEXT,
  term_days {int},
  -- Who wrote it as it now stands: the post and the person.
  author {uuid} NOT NULL,
  author_person {uuid} NOT NULL,
  author_label TEXT NOT NULL,
  -- Who approved it as it now stands; null: nobody yet.
  approver_label TEXT,
  approved_at TEXT,
  is_on {int} NOT NULL,
  version {int} NOT NULL,
  PRIMARY KEY (office, id)
) {strict};
CREATE UNIQUE INDEX routing_rule_by_number ON routing_rule (office, number);
CREATE INDEX routing_rule_by_position ON routing_rule (office, position);

-- The job that applies the rules of an office, once there is one.
CREATE TABLE routing_follower (
  office {uuid} NOT NULL,
  job {uuid} NOT NULL,
  PRIMARY KEY (office)
) {strict};
