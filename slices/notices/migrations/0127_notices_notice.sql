-- What people are told of: who, of which kind, about what. Signs and titles are not kept here, they are read when a notice is
-- drawn, as far as its reader reaches them then.

CREATE TABLE notices_notice (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  person {uuid} NOT NULL,
  kind TEXT NOT NULL,
  -- Name of the event in the journal; empty for terms.
  event TEXT NOT NULL,
  -- 'item', 'case', 'mailbox', 'none'.
  about TEXT NOT NULL,
  subject {uuid},
  -- The term that it is about.
  day TEXT,
  at TEXT NOT NULL,
  -- Who did it, as of the deed; empty for the program itself.
  doer TEXT NOT NULL,
  -- Does it go into the daily e-mail too?
  digest {int} NOT NULL,
  read_at TEXT,
  PRIMARY KEY (office, id)
) {strict};
CREATE INDEX notices_notice_own ON notices_notice (office, person, id);
CREATE INDEX notices_notice_unread ON notices_notice (office, person, id) WHERE read_at IS NULL;

-- What a person chose for a kind; no row: the default.
CREATE TABLE notices_choice (
  office {uuid} NOT NULL,
  person {uuid} NOT NULL,
  kind TEXT NOT NULL,
  choice TEXT NOT NULL,
  PRIMARY KEY (office, person, kind)
) {strict};

-- One row for each office: the job that follows the journal, how far it got, and what is set for all.
CREATE TABLE notices_office (
  office {uuid} NOT NULL,
  job {uuid} NOT NULL,
  -- The last entry of the journal of which people were told.
  upto {int} NOT NULL,
  -- The last day on which terms were looked at.
  terms_on TEXT,
  -- So many days a notice is kept.
  keep_days {int} NOT NULL,
  version {int} NOT NULL,
  PRIMARY KEY (office)
) {strict};

CREATE INDEX assignments_assignment_by_term ON assignments_assignment (office, term) WHERE term IS NOT NULL;
