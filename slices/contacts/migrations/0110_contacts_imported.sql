-- Lines of lists that were taken into the book: each once, whatever became of its contact.

CREATE TABLE contacts_imported (
  office {uuid} NOT NULL,
  -- SHA-256 of what the line says.
  digest {bytes} NOT NULL,
  contact {uuid} NOT NULL,
  PRIMARY KEY (office, digest)
) {strict};
