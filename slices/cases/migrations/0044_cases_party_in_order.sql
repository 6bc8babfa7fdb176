-- Parties of a case in the order in which they came: without it, walking all parties in that order would look cheap.
DROP INDEX cases_party_by_case;
CREATE INDEX cases_party_by_case ON cases_party (office, case_id, id);
