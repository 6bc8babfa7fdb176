-- Documents and their versions. A document hangs on one thing (its holder): an incoming item, a case, a letter.

CREATE TABLE documents_document (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  holder {uuid} NOT NULL,
  holder_kind TEXT NOT NULL,
  identifier TEXT NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  last_version {int} NOT NULL,
  created_at TEXT NOT NULL,
  created_by {uuid},
  PRIMARY KEY (office, id)
) {strict};
CREATE INDEX documents_document_by_holder ON documents_document (office, holder, created_at);
CREATE UNIQUE INDEX documents_document_by_identifier ON documents_document (office, identifier);

-- The original file of each version, untouched for ever.
CREATE TABLE documents_version (
  office {uuid} NOT NULL,
  document {uuid} NOT NULL,
  version {int} NOT NULL,
  sha256 {bytes} NOT NULL,
  size {int} NOT NULL,
  name TEXT NOT NULL,
  media TEXT NOT NULL,
  added_at TEXT NOT NULL,
  added_by {uuid},
  PRIMARY KEY (office, document, version)
) {strict};
CREATE INDEX documents_version_by_sha ON documents_version (office, sha256);
