-- The kernel's own tables. Tokens in braces are the few words in which the engines differ (see migrate.rs).

CREATE TABLE kernel_office (
  office {uuid} NOT NULL PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  created_at TEXT NOT NULL
) {strict};

-- One row per office; its lock is the office's turn to write on PostgreSQL.
CREATE TABLE journal_head (
  office {uuid} NOT NULL PRIMARY KEY,
  size {int} NOT NULL
) {strict};

-- RFC 9162 tree: the leaf hash of entry `seq` and the hashes of the subtrees which that entry completes.
CREATE TABLE journal_leaf (
  office {uuid} NOT NULL,
  seq {int} NOT NULL,
  hashes {bytes} NOT NULL,
  PRIMARY KEY (office, seq)
) {strict};

-- What the leaf commits to. Kept apart from the leaf, so that a lawful erasure can take it without touching the tree.
CREATE TABLE journal_entry (
  office {uuid} NOT NULL,
  seq {int} NOT NULL,
  salt {bytes} NOT NULL,
  body TEXT NOT NULL,
  row_digests {bytes} NOT NULL,
  PRIMARY KEY (office, seq)
) {strict};

CREATE TABLE journal_about (
  office {uuid} NOT NULL,
  object {uuid} NOT NULL,
  seq {int} NOT NULL,
  PRIMARY KEY (office, object, seq)
) {strict};

CREATE TABLE journal_checkpoint (
  office {uuid} NOT NULL,
  size {int} NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (office, size)
) {strict};

-- Every number ever given, per scope: gap-free, and a cancelled entry keeps its row.
CREATE TABLE kernel_number (
  office {uuid} NOT NULL,
  scope TEXT NOT NULL,
  number {int} NOT NULL,
  object {uuid} NOT NULL,
  PRIMARY KEY (office, scope, number)
) {strict};

-- Every blob that the record names.
CREATE TABLE kernel_blob (
  office {uuid} NOT NULL,
  sha256 {bytes} NOT NULL,
  size {int} NOT NULL,
  kept_at TEXT NOT NULL,
  PRIMARY KEY (office, sha256)
) {strict};

CREATE TABLE kernel_session (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  token_hash {bytes} NOT NULL,
  form_token TEXT NOT NULL,
  holding {uuid} NOT NULL,
  started_at TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  ended_at TEXT,
  origin TEXT NOT NULL,
  device TEXT NOT NULL,
  PRIMARY KEY (office, id)
) {strict};
CREATE UNIQUE INDEX kernel_session_by_hash ON kernel_session (office, token_hash);

CREATE TABLE kernel_token (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  token_hash {bytes} NOT NULL,
  holding {uuid} NOT NULL,
  name TEXT NOT NULL,
  scopes TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  revoked_at TEXT,
  PRIMARY KEY (office, id)
) {strict};
CREATE UNIQUE INDEX kernel_token_by_hash ON kernel_token (office, token_hash);

-- First answers to requests with an Idempotency-Key.
CREATE TABLE kernel_answer (
  office {uuid} NOT NULL,
  person {uuid} NOT NULL,
  key_hash {bytes} NOT NULL,
  request_hash {bytes} NOT NULL,
  answer TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (office, person, key_hash)
) {strict};

-- The outbox.
CREATE TABLE kernel_job (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts {int} NOT NULL,
  next_at TEXT NOT NULL,
  last_error TEXT,
  PRIMARY KEY (office, id)
) {strict};
CREATE INDEX kernel_job_due ON kernel_job (office, state, next_at);

-- only: sqlite
CREATE TRIGGER journal_leaf_no_update BEFORE UPDATE ON journal_leaf BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER journal_leaf_no_delete BEFORE DELETE ON journal_leaf BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER journal_entry_no_update BEFORE UPDATE ON journal_entry BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER journal_entry_no_delete BEFORE DELETE ON journal_entry BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER journal_about_no_update BEFORE UPDATE ON journal_about BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER journal_about_no_delete BEFORE DELETE ON journal_about BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER journal_checkpoint_no_update BEFORE UPDATE ON journal_checkpoint BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER journal_checkpoint_no_delete BEFORE DELETE ON journal_checkpoint BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
-- only: postgres
CREATE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'journal is append-only'; END $$;
CREATE TRIGGER journal_leaf_append BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_leaf EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER journal_entry_append BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_entry EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER journal_about_append BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_about EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER journal_checkpoint_append BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_checkpoint EXECUTE FUNCTION journal_refuse();
-- only: end
