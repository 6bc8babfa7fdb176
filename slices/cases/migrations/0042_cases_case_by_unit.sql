-- The newest cases of a unit: their classes are suggested first.

CREATE INDEX cases_case_by_unit ON cases_case (office, unit, opened_at);
