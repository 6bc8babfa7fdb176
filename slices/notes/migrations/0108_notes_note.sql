-- Notes on cases. The text of a note stands here and nowhere else: not in the journal, which others read.

CREATE TABLE notes_note (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  case_id {uuid} NOT NULL,
  -- 'own': only its author; 'service': who works on the case; 'opinion': belongs to the case's file.
  kind TEXT NOT NULL,
  -- The person, not the post: a substitute does not read what the absent one noted for themselves.
  author {uuid} NOT NULL,
  -- Name and post as of the day.
  signature TEXT NOT NULL,
  text TEXT NOT NULL,
  written_on TEXT NOT NULL,
  written_at TEXT NOT NULL,
  withdrawn_on TEXT,
  withdrawn_by TEXT,
  withdrawn_reason TEXT,
  version {int} NOT NULL,
  PRIMARY KEY (office, id)
) {strict};
CREATE INDEX notes_note_by_case ON notes_note (office, case_id, id);
