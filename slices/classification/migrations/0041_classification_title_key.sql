-- Titles in small letters without Polish marks: classes are searched for by it. Lists imported before have none.

ALTER TABLE classification_class ADD COLUMN title_key TEXT;
