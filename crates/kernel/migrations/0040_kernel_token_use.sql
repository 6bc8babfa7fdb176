-- The day on which a key was last used: apart from the key itself, for which the journal vouches.

CREATE TABLE kernel_token_use (
  office {uuid} NOT NULL,
  token {uuid} NOT NULL,
  used_on TEXT NOT NULL,
  PRIMARY KEY (office, token)
) {strict};
