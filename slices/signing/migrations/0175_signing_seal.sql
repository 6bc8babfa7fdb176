-- The office's seal, and accepted letters with a signature.

CREATE TABLE signing_seal (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  -- Where its key lies: 'file' (PKCS#12, kept here sealed) or 'device' (PKCS#11, named in the settings of the installation).
  place TEXT NOT NULL,
  -- Of its certificate, as it was read when the seal was kept.
  subject TEXT NOT NULL,
  issuer TEXT NOT NULL,
  not_after TEXT NOT NULL,
  certificate_sha256 TEXT NOT NULL,
  -- The key file with its password, or the PIN of the device: sealed to this row, told to nobody.
  sealed {bytes} NOT NULL,
  kept_at TEXT NOT NULL,
  kept_by TEXT NOT NULL,
  ended_at TEXT,
  PRIMARY KEY (office, id)
) {strict};
-- One seal at a time.
CREATE UNIQUE INDEX signing_seal_live ON signing_seal (office) WHERE ended_at IS NULL;

CREATE TABLE signing_signed (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  draft {uuid} NOT NULL,
  -- The accepted version of the draft's document, and the SHA-256 of its bytes.
  version {int} NOT NULL,
  accepted_sha256 TEXT NOT NULL,
  -- Who makes it: 'seal' (the program, with the office's seal) or 'outside' (brought by a person).
  kind TEXT NOT NULL,
  -- 'pades', 'xades' for a seal; for what was brought, the form that was found.
  form TEXT NOT NULL,
  -- 'waiting', 'kept', 'failed'. 'kept' is written only after the stored file was read back and verified.
  state TEXT NOT NULL,
  -- Why it failed, as a code.
  fault TEXT,
  -- Once kept: the signed file, a document of the draft; its SHA-256; whether the accepted file goes with it.
  document {uuid},
  sha256 TEXT,
  detached {int},
  -- Whom the certificate names, the person of a podpis zaufany, when the signer says it was made.
  signer TEXT,
  person TEXT,
  claimed_at TEXT,
  -- Is there a time-stamp of a service?
  stamped {int},
  asked_by TEXT NOT NULL,
  asked_at TEXT NOT NULL,
  ended_at TEXT,
  PRIMARY KEY (office, id)
) {strict};
CREATE INDEX signing_signed_by_draft ON signing_signed (office, draft, id);
