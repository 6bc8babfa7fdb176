-- Where an assignment stood when its item went into a case or was filed: what it goes back to when that was a mistake.
ALTER TABLE assignments_standing ADD COLUMN ended_from TEXT;
