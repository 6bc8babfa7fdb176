-- The unit that leads a case which it took over; none: the unit of its sign. The sign, and the list of cases in which it
-- stands, never change.

ALTER TABLE cases_case ADD COLUMN led_in {uuid};
CREATE INDEX cases_case_led_in ON cases_case (office, (coalesce(led_in, unit)), id) WHERE state <> 'closed';
