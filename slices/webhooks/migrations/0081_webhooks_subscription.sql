-- Who outside is told of the journal's entries, and where. The signing secret is derived and stands nowhere; `secret_no`
-- says which one it is. What was told and how far is kept by the job of the same id.
CREATE TABLE webhooks_subscription (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  url TEXT NOT NULL,
  -- Kinds of events, apart by spaces; empty for all.
  types TEXT NOT NULL,
  note TEXT NOT NULL,
  -- In whose name it reads the journal.
  holding {uuid} NOT NULL,
  secret_no {int} NOT NULL,
  made_at TEXT NOT NULL,
  ended_at TEXT,
  PRIMARY KEY (office, id)
) {strict};
CREATE INDEX webhooks_subscription_live ON webhooks_subscription (office, id) WHERE ended_at IS NULL;
