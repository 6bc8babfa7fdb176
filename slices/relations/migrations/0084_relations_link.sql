-- How two cases hang together. A link is taken back with a reason, never deleted.

CREATE TABLE relations_link (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  from_case {uuid} NOT NULL,
  to_case {uuid} NOT NULL,
  kind TEXT NOT NULL,
  note TEXT,
  since TEXT NOT NULL,
  ended_at TEXT,
  ended_reason TEXT,
  PRIMARY KEY (office, id)
) {strict};
CREATE INDEX relations_link_from ON relations_link (office, from_case, since);
CREATE INDEX relations_link_to ON relations_link (office, to_case, since);
