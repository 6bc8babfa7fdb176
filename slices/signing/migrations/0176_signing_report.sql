-- What was judged of files. A report is of bytes, not of documents: the same file in two places is judged once.

CREATE TABLE signing_report (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  -- SHA-256 of the file that was judged.
  sha256 TEXT NOT NULL,
  -- Name and version of the program that judged.
  engine TEXT NOT NULL,
  -- The files that lay beside it: SHA-256 of their sorted SHA-256s; empty when it was judged alone.
  beside TEXT NOT NULL,
  judged_at TEXT NOT NULL,
  -- 'correct', 'trust-not-decided', 'unreadable', 'incorrect'; 'unsigned' when there is no signature.
  word TEXT NOT NULL,
  -- Does it sign something that was not among the files?
  wants {int} NOT NULL,
  -- Why nobody could read it to its end: 'time', 'memory', 'broken', 'large'.
  died TEXT,
  -- The report as JSON.
  report TEXT,
  PRIMARY KEY (office, id)
) {strict};
CREATE UNIQUE INDEX signing_report_by_content ON signing_report (office, sha256, engine, beside);

-- The job that judges what comes, once there is one.
CREATE TABLE signing_follower (
  office {uuid} NOT NULL,
  job {uuid} NOT NULL,
  PRIMARY KEY (office)
) {strict};
