-- Browsers in which a person came in, so that they are told when they come in by one that is not known yet.

CREATE TABLE kernel_device (
  office {uuid} NOT NULL,
  person {uuid} NOT NULL,
  -- SHA-256 of the browser's secret, of the office and the person: whose computer two people share is not told.
  browser_hash {bytes} NOT NULL,
  seen_on TEXT NOT NULL,
  PRIMARY KEY (office, person, browser_hash)
) {strict};
