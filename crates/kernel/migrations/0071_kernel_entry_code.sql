-- One-time codes by which an administrator enters for the first time, or again when nobody else can let them in.
CREATE TABLE kernel_entry_code (
  office {uuid} NOT NULL,
  person {uuid} NOT NULL,
  code_hash {bytes} NOT NULL,
  expires_at TEXT NOT NULL,
  used_at TEXT,
  PRIMARY KEY (office, person)
) {strict};
