-- Units as a dated tree, posts in units, persons holding posts over time.

CREATE TABLE people_unit (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  number {int} NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  parent {uuid},
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  PRIMARY KEY (office, id)
) {strict};
CREATE UNIQUE INDEX people_unit_by_number ON people_unit (office, number);
CREATE INDEX people_unit_by_code ON people_unit (office, code);

-- The scopes in whose reach a unit lies: itself, its own tree, the tree of each unit above it, the whole office.
-- Written when the tree is, so that no list ever walks the tree.
CREATE TABLE people_unit_scope (
  office {uuid} NOT NULL,
  unit {uuid} NOT NULL,
  scope {int} NOT NULL,
  PRIMARY KEY (office, unit, scope)
) {strict};

CREATE TABLE people_post (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  unit {uuid} NOT NULL,
  title TEXT NOT NULL,
  roles TEXT NOT NULL,
  PRIMARY KEY (office, id)
) {strict};
CREATE INDEX people_post_by_unit ON people_post (office, unit);

CREATE TABLE people_person (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  given_names TEXT NOT NULL,
  surname TEXT NOT NULL,
  login TEXT NOT NULL,
  password_hash TEXT,
  PRIMARY KEY (office, id)
) {strict};
CREATE UNIQUE INDEX people_person_by_login ON people_person (office, login);

CREATE TABLE people_holding (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  person {uuid} NOT NULL,
  post {uuid} NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  PRIMARY KEY (office, id)
) {strict};
CREATE INDEX people_holding_by_person ON people_holding (office, person);
CREATE INDEX people_holding_by_post ON people_holding (office, post);

-- Who stands where: the kernel makes actors from this, and every slice names people by it.
CREATE VIEW people_standing {invoker} AS
SELECT h.office, h.id AS holding, h.person, h.post, p.unit, u.number AS unit_number, u.code AS unit_code,
  u.name AS unit_name, n.given_names || ' ' || n.surname AS person_name, p.title AS post_title, p.roles,
  h.valid_from, h.valid_to
FROM people_holding h
JOIN people_post p ON p.office = h.office AND p.id = h.post
JOIN people_unit u ON u.office = p.office AND u.id = p.unit
JOIN people_person n ON n.office = h.office AND n.id = h.person;

CREATE VIEW people_credential {invoker} AS
SELECT h.office, n.login, h.id AS holding, n.password_hash, h.valid_from, h.valid_to
FROM people_holding h JOIN people_person n ON n.office = h.office AND n.id = h.person
WHERE n.password_hash IS NOT NULL;
