-- Where the paper and the media of items lie, and who has them on loan.

CREATE TABLE paper_store (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  -- 'paper': a chronological store; 'medium': a store of media.
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  PRIMARY KEY (office, id)
) {strict};
CREATE UNIQUE INDEX paper_store_by_name ON paper_store (office, name);

CREATE TABLE paper_box (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  store {uuid} NOT NULL,
  name TEXT NOT NULL,
  -- Room, rack, shelf.
  location TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  PRIMARY KEY (office, id)
) {strict};
CREATE UNIQUE INDEX paper_box_by_name ON paper_box (office, store, name);
CREATE INDEX paper_box_by_store ON paper_box (office, store, id);

-- The paper of an item, or one medium of it. Never deleted: a withdrawn one says why.
CREATE TABLE paper_piece (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  item {uuid} NOT NULL,
  -- The item's place in the register: the order of a chronological store.
  place {int} NOT NULL,
  kind TEXT NOT NULL,
  description TEXT NOT NULL,
  box_id {uuid} NOT NULL,
  -- 0 while a medium's content is not in the system.
  content {int} NOT NULL,
  withdrawn TEXT,
  withdrawn_note TEXT,
  stored_at TEXT NOT NULL,
  stored_by {uuid},
  PRIMARY KEY (office, id)
) {strict};
CREATE INDEX paper_piece_by_item ON paper_piece (office, item);
CREATE INDEX paper_piece_by_box ON paper_piece (office, box_id, place, id);
CREATE INDEX paper_piece_unread ON paper_piece (office, place) WHERE content = 0 AND withdrawn IS NULL;

CREATE TABLE paper_loan (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  piece {uuid} NOT NULL,
  item {uuid} NOT NULL,
  borrower TEXT NOT NULL,
  lent_at TEXT NOT NULL,
  lent_by {uuid},
  due_on TEXT NOT NULL,
  returned_at TEXT,
  returned_by {uuid},
  PRIMARY KEY (office, id)
) {strict};
CREATE UNIQUE INDEX paper_loan_open ON paper_loan (office, piece) WHERE returned_at IS NULL;
CREATE INDEX paper_loan_due ON paper_loan (office, due_on, id) WHERE returned_at IS NULL;
CREATE INDEX paper_loan_by_item ON paper_loan (office, item);
