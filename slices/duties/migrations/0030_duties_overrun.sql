-- Notice of overrun (KPA 36): the day that the officer named, and for which settling day the parties are to be told.

-- A notice: the settling day it is about; `about` is then the settling duty.
ALTER TABLE duties_duty ADD COLUMN about_day TEXT;
-- A settling duty for which another day was named: the day that the law computes, the named one, why, in which letter.
ALTER TABLE duties_duty ADD COLUMN legal_on TEXT;
ALTER TABLE duties_duty ADD COLUMN named_on TEXT;
ALTER TABLE duties_duty ADD COLUMN named_reason TEXT;
ALTER TABLE duties_duty ADD COLUMN named_in {uuid};
-- One notice for one settling day, whoever asks and however often. Other duties have no such day.
CREATE UNIQUE INDEX duties_duty_notice ON duties_duty (office, about, about_day);
CREATE INDEX duties_duty_by_day ON duties_duty (office, kind, state, due_on, id);
