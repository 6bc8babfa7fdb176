-- Mailboxes of the office: where its e-mail is fetched from.
CREATE TABLE mailbox_box (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  name TEXT NOT NULL,
  host TEXT NOT NULL,
  port {int} NOT NULL,
  tls TEXT NOT NULL,
  login TEXT NOT NULL,
  -- The password, sealed under the office's key file to this row.
  sealed {bytes} NOT NULL,
  -- Certificate of the authority that vouches for the server (PEM); empty for those that this computer trusts.
  authority TEXT NOT NULL,
  folder TEXT NOT NULL,
  -- Messages that came before this day stay alone.
  since TEXT NOT NULL,
  -- What becomes of a message that was taken: it stays and is marked, or moves to `after_folder`.
  after TEXT NOT NULL,
  after_folder TEXT NOT NULL,
  made_at TEXT NOT NULL,
  ended_at TEXT,
  -- Why the last look failed, as a code, and since when it fails so.
  fault TEXT,
  fault_at TEXT,
  -- When a person asked for a look at once.
  asked_at TEXT,
  PRIMARY KEY (office, id)
) {strict};
CREATE INDEX mailbox_box_live ON mailbox_box (office, id) WHERE ended_at IS NULL;

-- Messages that were taken. The original lies among the blobs.
CREATE TABLE mailbox_message (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  mailbox {uuid} NOT NULL,
  state TEXT NOT NULL,
  sha256 {bytes} NOT NULL,
  size {int} NOT NULL,
  -- 1 when the message was too large and only its headers were taken.
  cut {int} NOT NULL,
  message_id TEXT NOT NULL,
  -- Identifiers of the messages it answers, apart by spaces.
  answers TEXT NOT NULL,
  sender TEXT NOT NULL,
  subject TEXT NOT NULL,
  -- When the server received it: mail to an office is served on arrival.
  came_at TEXT NOT NULL,
  taken_at TEXT NOT NULL,
  -- What became of it: the item and its number, the sign of its case, or why it was left out.
  item {uuid},
  outcome TEXT,
  decided_at TEXT,
  PRIMARY KEY (office, id)
) {strict};
CREATE INDEX mailbox_message_state ON mailbox_message (office, state, id);
CREATE INDEX mailbox_message_content ON mailbox_message (office, sha256, id);
CREATE INDEX mailbox_message_name ON mailbox_message (office, message_id, id);

-- Under which numbers the server knew a message: (mailbox, UIDVALIDITY, UID) is taken once.
CREATE TABLE mailbox_uid (
  office {uuid} NOT NULL,
  mailbox {uuid} NOT NULL,
  validity {int} NOT NULL,
  uid {int} NOT NULL,
  message {uuid} NOT NULL,
  PRIMARY KEY (office, mailbox, validity, uid)
) {strict};
CREATE INDEX mailbox_uid_message ON mailbox_uid (office, message, mailbox, validity);
