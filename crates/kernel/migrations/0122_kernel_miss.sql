-- Wrong passwords and second steps of a person since they last came in: told to them when they come in next.

CREATE TABLE kernel_miss (
  office {uuid} NOT NULL,
  person {uuid} NOT NULL,
  tries {int} NOT NULL,
  last_at TEXT NOT NULL,
  -- password, code or passkey
  way TEXT NOT NULL,
  PRIMARY KEY (office, person)
) {strict};

-- What the holder of a session is told until they say that they know.
ALTER TABLE kernel_session ADD COLUMN missed {int};
ALTER TABLE kernel_session ADD COLUMN missed_at TEXT;
ALTER TABLE kernel_session ADD COLUMN missed_way TEXT;
