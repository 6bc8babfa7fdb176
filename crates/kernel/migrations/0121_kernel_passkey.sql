-- Passkeys (WebAuthn) as second steps. A factor with a credential is a passkey, one without an authenticator app: whatever
-- counts, requires or takes away second steps means both. `sealed` holds the public key, `last_step` the signature counter.
ALTER TABLE kernel_factor ADD COLUMN credential {bytes};
ALTER TABLE kernel_factor ADD COLUMN used_at TEXT;
-- Since when it is refused, because its counter went back: somebody may have a copy.
ALTER TABLE kernel_factor ADD COLUMN stopped_at TEXT;

-- One credential belongs to one person.
CREATE UNIQUE INDEX kernel_factor_credential ON kernel_factor (office, credential);
