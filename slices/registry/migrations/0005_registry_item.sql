-- The register of incoming items (RPW).

CREATE TABLE registry_item (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  number {int} NOT NULL,
  year {int} NOT NULL,
  -- year * 10 000 000 + number: the order of the register as one number.
  place {int} NOT NULL,
  stage TEXT NOT NULL,
  title TEXT NOT NULL,
  -- The first sender as lists show it (empty when unknown), the same in small letters for searching by its beginning,
  -- and how many senders there are.
  sender TEXT NOT NULL,
  sender_key TEXT NOT NULL,
  senders {int} NOT NULL,
  sender_sign TEXT,
  channel TEXT NOT NULL,
  kind TEXT,
  received_on TEXT NOT NULL,
  posted_on TEXT,
  letter_date TEXT,
  letter_date_unknown TEXT,
  access TEXT NOT NULL,
  attachments TEXT,
  scan_state TEXT NOT NULL,
  scan_reason TEXT,
  remarks TEXT,
  answer_expected {int} NOT NULL,
  complete {int} NOT NULL,
  cancelled_reason TEXT,
  registered_at TEXT NOT NULL,
  -- The civil day of registration in Europe/Warsaw, decided once.
  registered_on TEXT NOT NULL,
  registered_by {uuid},
  version {int} NOT NULL,
  PRIMARY KEY (office, id)
) {strict};
CREATE UNIQUE INDEX registry_item_by_place ON registry_item (office, place);
CREATE INDEX registry_item_by_day ON registry_item (office, registered_on, place);
CREATE INDEX registry_item_by_sender_sign ON registry_item (office, sender_sign, registered_on);

-- Senders as far as they can be determined; `unknown_reason` is a value, not an absence.
CREATE TABLE registry_sender (
  office {uuid} NOT NULL,
  item {uuid} NOT NULL,
  position {int} NOT NULL,
  organisation TEXT,
  surname TEXT,
  given_names TEXT,
  unknown_reason TEXT,
  street TEXT,
  building TEXT,
  flat TEXT,
  postcode TEXT,
  place TEXT,
  post_box TEXT,
  country TEXT,
  email TEXT,
  PRIMARY KEY (office, item, position)
) {strict};

-- Who reaches the item in lists: one row per scope, with stage and completeness, so that the list of one stage and the
-- list of incomplete items are one walk of one index too, whatever the scope.
CREATE TABLE registry_reach (
  office {uuid} NOT NULL,
  scope {int} NOT NULL,
  place {int} NOT NULL,
  item {uuid} NOT NULL,
  stage TEXT NOT NULL,
  complete {int} NOT NULL,
  PRIMARY KEY (office, scope, place)
) {strict};
CREATE INDEX registry_reach_by_stage ON registry_reach (office, scope, stage, place);
CREATE INDEX registry_reach_incomplete ON registry_reach (office, scope, place) WHERE complete = 0;
CREATE INDEX registry_reach_by_item ON registry_reach (office, item, scope);

-- Files taken from the scanner folder: each exactly once.
CREATE TABLE registry_intake (
  office {uuid} NOT NULL,
  name TEXT NOT NULL,
  sha256 {bytes} NOT NULL,
  item {uuid} NOT NULL,
  PRIMARY KEY (office, name, sha256)
) {strict};
