-- Who added a version: name and post as of the day.

ALTER TABLE documents_version ADD COLUMN added_by_label TEXT;
