-- Cases, what belongs to them, and who reaches them.

CREATE TABLE cases_case (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  sign TEXT NOT NULL,
  unit {uuid} NOT NULL,
  unit_code TEXT NOT NULL,
  list {uuid} NOT NULL,
  symbol TEXT NOT NULL,
  number {int} NOT NULL,
  year {int} NOT NULL,
  title TEXT NOT NULL,
  category TEXT,
  access TEXT NOT NULL,
  officer {uuid} NOT NULL,
  officer_label TEXT NOT NULL,
  state TEXT NOT NULL,
  origin_item {uuid},
  opened_at TEXT NOT NULL,
  opened_on TEXT NOT NULL,
  closed_on TEXT,
  due_on TEXT,
  version {int} NOT NULL,
  PRIMARY KEY (office, id)
) {strict};
CREATE UNIQUE INDEX cases_case_by_sign ON cases_case (office, sign);
CREATE INDEX cases_case_by_class ON cases_case (office, unit, symbol, year, number);

CREATE TABLE cases_item (
  office {uuid} NOT NULL,
  item {uuid} NOT NULL,
  case_id {uuid} NOT NULL,
  joined_at TEXT NOT NULL,
  PRIMARY KEY (office, item)
) {strict};
CREATE INDEX cases_item_by_case ON cases_item (office, case_id);

CREATE TABLE cases_party (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  case_id {uuid} NOT NULL,
  role TEXT NOT NULL,
  name TEXT NOT NULL,
  address TEXT,
  from_item {uuid},
  PRIMARY KEY (office, id)
) {strict};
CREATE INDEX cases_party_by_case ON cases_party (office, case_id);

CREATE TABLE cases_cooperation (
  office {uuid} NOT NULL,
  case_id {uuid} NOT NULL,
  unit {uuid} NOT NULL,
  label TEXT NOT NULL,
  reason TEXT NOT NULL,
  since TEXT NOT NULL,
  PRIMARY KEY (office, case_id, unit)
) {strict};

-- Who reaches the case: one row per scope, carrying the order of the work list (open ones by due day, then the rest).
CREATE TABLE cases_reach (
  office {uuid} NOT NULL,
  scope {int} NOT NULL,
  case_id {uuid} NOT NULL,
  state TEXT NOT NULL,
  due_on TEXT NOT NULL,
  officer {uuid} NOT NULL,
  PRIMARY KEY (office, scope, case_id)
) {strict};
CREATE INDEX cases_reach_order ON cases_reach (office, scope, state, due_on, case_id);
CREATE INDEX cases_reach_mine ON cases_reach (office, scope, officer, state, due_on, case_id);
CREATE INDEX cases_reach_by_case ON cases_reach (office, case_id);
