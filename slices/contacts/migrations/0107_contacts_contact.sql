-- The contact book: whom letters come from and go to. Items and cases keep their own copy of what was written.

CREATE TABLE contacts_contact (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  organisation TEXT,
  surname TEXT,
  given_names TEXT,
  street TEXT,
  building TEXT,
  flat TEXT,
  postcode TEXT,
  place TEXT,
  post_box TEXT,
  country TEXT,
  email TEXT,
  -- Address for e-delivery.
  ade TEXT,
  -- The name as lists show it, and the same folded, as bytes: the order is the same whatever the collation.
  name TEXT NOT NULL,
  sort {bytes} NOT NULL,
  -- 'kept', 'away', 'merged'.
  state TEXT NOT NULL,
  -- Of a merged one: the contact to which its id leads.
  merged_into {uuid},
  away_reason TEXT,
  version {int} NOT NULL,
  PRIMARY KEY (office, id)
) {strict};
CREATE INDEX contacts_contact_by_name ON contacts_contact (office, state, sort, id);

-- Beginnings by which a kept contact is found while somebody types: the folded name from each of its words on.
CREATE TABLE contacts_key (
  office {uuid} NOT NULL,
  contact {uuid} NOT NULL,
  text {bytes} NOT NULL,
  PRIMARY KEY (office, contact, text)
) {strict};
CREATE INDEX contacts_key_by_text ON contacts_key (office, text, contact);

-- Marks by which two kept contacts look like one: name with postcode, e-mail, address for e-delivery.
CREATE TABLE contacts_mark (
  office {uuid} NOT NULL,
  contact {uuid} NOT NULL,
  mark TEXT NOT NULL,
  -- 'alone', 'alike' with another one of the same mark, 'apart': people said that they are different.
  standing TEXT NOT NULL,
  PRIMARY KEY (office, contact, mark)
) {strict};
CREATE INDEX contacts_mark_by_mark ON contacts_mark (office, mark, contact, standing);
CREATE INDEX contacts_mark_alike ON contacts_mark (office, mark, contact) WHERE standing = 'alike';

-- Mergers, so that each can be undone.
CREATE TABLE contacts_merge (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  kept {uuid} NOT NULL,
  merged {uuid} NOT NULL,
  -- JSON: names of the fields that the kept one took from the merged one.
  filled TEXT NOT NULL,
  merged_at TEXT NOT NULL,
  merged_by TEXT NOT NULL,
  undone_at TEXT,
  undone_by TEXT,
  PRIMARY KEY (office, id)
) {strict};
CREATE INDEX contacts_merge_by_kept ON contacts_merge (office, kept, id);
