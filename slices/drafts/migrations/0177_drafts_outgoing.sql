-- What goes out in the place of the accepted version: for example the same letter with a signature. The highest number counts, and only
-- while the version and the bytes that it stands for are those that are accepted.

CREATE TABLE drafts_outgoing (
  office {uuid} NOT NULL,
  draft {uuid} NOT NULL,
  -- The how manieth naming of files for this draft, from 1.
  turn {int} NOT NULL,
  place {int} NOT NULL,
  -- The accepted version of the draft's document and the SHA-256 of its bytes.
  version {int} NOT NULL,
  sha256 TEXT NOT NULL,
  -- A document that hangs on the draft.
  document {uuid} NOT NULL,
  PRIMARY KEY (office, draft, turn, place)
) {strict};
