-- Registers that an office keeps by itself: columns of their own, gap-free numbers by year.

CREATE TABLE registers_register (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  name TEXT NOT NULL,
  unit {uuid} NOT NULL,
  -- What entries are made from: 'items', 'cases', 'hand'.
  source TEXT NOT NULL,
  -- JSON: the columns in order.
  columns TEXT NOT NULL,
  opened_on TEXT NOT NULL,
  closed_on TEXT,
  PRIMARY KEY (office, id)
) {strict};
CREATE UNIQUE INDEX registers_register_by_name ON registers_register (office, name);

CREATE TABLE registers_entry (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  register {uuid} NOT NULL,
  -- Year and number as one: the order of the register.
  place {int} NOT NULL,
  number TEXT NOT NULL,
  entered_on TEXT NOT NULL,
  -- The item or case it is about, and its number or sign.
  about {uuid},
  about_number TEXT,
  subject TEXT NOT NULL,
  party TEXT,
  -- JSON: the values of the columns in order.
  fields TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  cancelled_reason TEXT,
  version {int} NOT NULL,
  PRIMARY KEY (office, id)
) {strict};
CREATE UNIQUE INDEX registers_entry_by_place ON registers_entry (office, register, place);
CREATE INDEX registers_entry_by_about ON registers_entry (office, about, register);
