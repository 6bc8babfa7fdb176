-- What was found in a version when it came, as codes; nothing for what came before the program looked into files.

ALTER TABLE documents_version ADD COLUMN findings TEXT;
