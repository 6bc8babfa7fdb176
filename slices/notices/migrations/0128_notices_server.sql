-- The daily e-mail: the office's mail server, where each person wants it, and each one that was sent.

CREATE TABLE notices_server (
  office {uuid} NOT NULL,
  -- What the password is sealed to.
  id {uuid} NOT NULL,
  host TEXT NOT NULL,
  port {int} NOT NULL,
  tls TEXT NOT NULL,
  login TEXT NOT NULL,
  sealed {bytes} NOT NULL,
  authority TEXT NOT NULL,
  sender TEXT NOT NULL,
  -- Address of the program, for the link.
  link TEXT NOT NULL,
  -- The hour at which it is sent to whoever chose none.
  hour {int} NOT NULL,
  detail TEXT NOT NULL,
  set_at TEXT NOT NULL,
  -- The last trial message: to whom, when it was asked for, when it ended and how.
  trial_to TEXT,
  trial_at TEXT,
  trial_ended_at TEXT,
  trial_good {int},
  trial_answer TEXT,
  version {int} NOT NULL,
  PRIMARY KEY (office)
) {strict};

-- Persons who want the daily e-mail.
CREATE TABLE notices_reader (
  office {uuid} NOT NULL,
  person {uuid} NOT NULL,
  address TEXT NOT NULL,
  hour {int},
  -- The last notice that went into an e-mail.
  upto {uuid} NOT NULL,
  -- The last day on which it was decided whether there is one.
  day TEXT,
  PRIMARY KEY (office, person)
) {strict};

CREATE TABLE notices_digest (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  person {uuid} NOT NULL,
  day TEXT NOT NULL,
  address TEXT NOT NULL,
  -- Notices after this one, up to that one.
  after {uuid} NOT NULL,
  upto {uuid} NOT NULL,
  -- 'queued', 'sending', 'sent', 'refused', 'unclear', 'failed', 'empty'.
  state TEXT NOT NULL,
  -- What the server said last, or the code of a fault.
  answer TEXT,
  queued_at TEXT NOT NULL,
  ended_at TEXT,
  PRIMARY KEY (office, id)
) {strict};
CREATE UNIQUE INDEX notices_digest_by_day ON notices_digest (office, person, day);
