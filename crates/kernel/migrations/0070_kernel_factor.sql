-- The second step of sign-in: authenticator apps and recovery codes of persons, and whether an office wants it of everybody.

-- The secret is sealed with the office's `factor.key`, which is no part of the database.
CREATE TABLE kernel_factor (
  office {uuid} NOT NULL,
  person {uuid} NOT NULL,
  id {uuid} NOT NULL,
  name TEXT NOT NULL,
  sealed {bytes} NOT NULL,
  last_step {int} NOT NULL,
  added_at TEXT NOT NULL,
  PRIMARY KEY (office, person, id)
) {strict};

CREATE TABLE kernel_recovery (
  office {uuid} NOT NULL,
  person {uuid} NOT NULL,
  code_hash {bytes} NOT NULL,
  made_at TEXT NOT NULL,
  used_at TEXT,
  PRIMARY KEY (office, person, code_hash)
) {strict};

-- No row: nobody must have one.
CREATE TABLE kernel_factor_rule (
  office {uuid} NOT NULL PRIMARY KEY,
  required {int} NOT NULL,
  since TEXT NOT NULL
) {strict};

-- When the holder of the session last proved who they are.
ALTER TABLE kernel_session ADD COLUMN proved_at TEXT;
