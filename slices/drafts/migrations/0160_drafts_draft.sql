-- Letters in preparation.

CREATE TABLE drafts_draft (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  case_id {uuid} NOT NULL,
  title TEXT NOT NULL,
  -- The holding (a person at a post) that wrote it, and its name as of that day.
  author {uuid} NOT NULL,
  author_label TEXT NOT NULL,
  document {uuid} NOT NULL,
  -- 'writing', 'accepting', 'accepted', 'sent', 'dropped'.
  state TEXT NOT NULL,
  -- Number of its paths of acceptance so far.
  round {int} NOT NULL,
  -- The outgoing item that it became.
  letter {uuid},
  dropped_reason TEXT,
  version {int} NOT NULL,
  PRIMARY KEY (office, id)
) {strict};
CREATE INDEX drafts_draft_by_case ON drafts_draft (office, case_id, id);

-- One person's turn on a path of acceptance.
CREATE TABLE drafts_step (
  office {uuid} NOT NULL,
  draft {uuid} NOT NULL,
  round {int} NOT NULL,
  place {int} NOT NULL,
  approver {uuid} NOT NULL,
  approver_label TEXT NOT NULL,
  -- Since when it is this person's turn: for the queue. Nothing before and after it.
  waits_since TEXT,
  -- 'accepted', 'corrected', 'returned'; nothing before.
  verdict TEXT,
  -- What was judged: the version of the document and the SHA-256 of its bytes.
  judged_version {int},
  judged_sha256 TEXT,
  -- Who judged, name and post as of that day: the approver or who acted for them.
  judged_by TEXT,
  judged_on TEXT,
  remarks TEXT,
  -- Why it counts no more: 'changed', 'recalled', 'returned'.
  voided TEXT,
  PRIMARY KEY (office, draft, round, place)
) {strict};
CREATE INDEX drafts_step_waiting ON drafts_step (office, approver, waits_since, draft);
