-- Protocols of items that came damaged. Never changed: a wrong one is followed by a right one.
CREATE TABLE paper_damage (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  item {uuid} NOT NULL,
  -- Where, and the civil day and time when the damage was found.
  site TEXT NOT NULL,
  found_on TEXT NOT NULL,
  found_time TEXT NOT NULL,
  consignment TEXT NOT NULL,
  carrier TEXT NOT NULL,
  description TEXT NOT NULL,
  -- Who signs: the person who drew it up and the one who delivered or witnessed.
  first_signer TEXT NOT NULL,
  second_signer TEXT NOT NULL,
  drawn_at TEXT NOT NULL,
  drawn_by {uuid},
  PRIMARY KEY (office, id)
) {strict};
CREATE INDEX paper_damage_by_item ON paper_damage (office, item);
