-- The structure changes over time: names of units, days of posts, roles of holdings; passwords that somebody else gave.

-- Later names of a unit. The first one stands in people_unit and is never overwritten.
CREATE TABLE people_unit_name (
  office {uuid} NOT NULL,
  unit {uuid} NOT NULL,
  valid_from TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (office, unit, valid_from)
) {strict};

-- A post without a first day is as old as its unit.
ALTER TABLE people_post ADD COLUMN valid_from TEXT;
ALTER TABLE people_post ADD COLUMN valid_to TEXT;

-- Surname and given names in small letters without Polish marks: the list is ordered and searched by it.
ALTER TABLE people_person ADD COLUMN name_key TEXT;
ALTER TABLE people_person ADD COLUMN password_temporary {int};

-- A holding may have roles of its own; without them it has those of its post.
ALTER TABLE people_holding ADD COLUMN roles TEXT;

-- Spans of a holding's roles. No rows: the roles never changed. With rows, they cover the holding without a gap.
CREATE TABLE people_holding_roles (
  office {uuid} NOT NULL,
  holding {uuid} NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  roles TEXT NOT NULL,
  PRIMARY KEY (office, holding, valid_from)
) {strict};

-- Now one row per span of roles: whoever asks for a day gets the roles of that day. An ended holding cuts its spans.
DROP VIEW people_standing;
CREATE VIEW people_standing {invoker} AS
SELECT h.office, h.id AS holding, h.person, h.post, p.unit, u.number AS unit_number, u.code AS unit_code,
  n.given_names || ' ' || n.surname AS person_name, p.title AS post_title,
  coalesce(r.roles, h.roles, p.roles) AS roles, coalesce(r.valid_from, h.valid_from) AS valid_from,
  CASE WHEN r.valid_to IS NULL OR h.valid_to < r.valid_to THEN h.valid_to ELSE r.valid_to END AS valid_to,
  h.valid_from AS held_from, h.valid_to AS held_to, n.password_temporary
FROM people_holding h
JOIN people_post p ON p.office = h.office AND p.id = h.post
JOIN people_unit u ON u.office = p.office AND u.id = p.unit
JOIN people_person n ON n.office = h.office AND n.id = h.person
LEFT JOIN people_holding_roles r ON r.office = h.office AND r.holding = h.id;
