-- Lines of tables that became entries: each once in a register, whatever file it comes in.

CREATE TABLE registers_imported (
  office {uuid} NOT NULL,
  register {uuid} NOT NULL,
  -- SHA-256 of what the line says.
  digest {bytes} NOT NULL,
  number TEXT NOT NULL,
  PRIMARY KEY (office, register, digest)
) {strict};
