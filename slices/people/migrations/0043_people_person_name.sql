-- Earlier names of a person, each with its last day. The present one stands in people_person, and every name shown today
-- comes from there; what was done earlier keeps the name as of the deed.

CREATE TABLE people_person_name (
  office {uuid} NOT NULL,
  person {uuid} NOT NULL,
  valid_to TEXT NOT NULL,
  given_names TEXT NOT NULL,
  surname TEXT NOT NULL,
  PRIMARY KEY (office, person, valid_to)
) {strict};
