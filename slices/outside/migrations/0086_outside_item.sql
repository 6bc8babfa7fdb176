-- Items that were filed to a class outside cases (dokumentacja nietworząca akt sprawy): a class and its category, no sign.

CREATE TABLE outside_item (
  office {uuid} NOT NULL,
  item {uuid} NOT NULL,
  unit {uuid} NOT NULL,
  list {uuid} NOT NULL,
  symbol TEXT NOT NULL,
  category TEXT,
  -- The item's place in the register: the order of the list.
  place {int} NOT NULL,
  filed_on TEXT NOT NULL,
  filed_by TEXT NOT NULL,
  PRIMARY KEY (office, item)
) {strict};
CREATE INDEX outside_item_by_unit ON outside_item (office, unit, place);
