-- Rules by which the program decides about messages. A change of a rule takes its approval away.

CREATE TABLE mailbox_rule (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  -- The number that records name it by; never given twice.
  number {int} NOT NULL,
  -- Rules are asked in this order; the first that fits decides.
  position {int} NOT NULL,
  name TEXT NOT NULL,
  -- JSON: what a message must be like.
  conditions TEXT NOT NULL,
  -- The mailbox of the conditions as it was called when the rule was written; null: any.
  mailbox_label TEXT,
  -- What becomes of the message, and why it is left out.
  outcome TEXT NOT NULL,
  reason TEXT,
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
CREATE UNIQUE INDEX mailbox_rule_by_number ON mailbox_rule (office, number);
CREATE INDEX mailbox_rule_by_position ON mailbox_rule (office, position);

-- The job that applies the rules of an office, once there is one.
CREATE TABLE mailbox_follower (
  office {uuid} NOT NULL,
  job {uuid} NOT NULL,
  PRIMARY KEY (office)
) {strict};

-- How the message was judged when it was taken; null for what came before the program looked.
ALTER TABLE mailbox_message ADD COLUMN look TEXT;
-- Why a rule that fits left it to people.
ALTER TABLE mailbox_message ADD COLUMN held TEXT;
-- The rule that decided, with its number, author and approver, as of the deed.
ALTER TABLE mailbox_message ADD COLUMN rule {uuid};
ALTER TABLE mailbox_message ADD COLUMN rule_number {int};
ALTER TABLE mailbox_message ADD COLUMN rule_author TEXT;
ALTER TABLE mailbox_message ADD COLUMN rule_approver TEXT;
