-- The outbox gets a runner. A job may follow the journal: `cursor_at` is the last entry it has dealt with, and it is due as
-- long as the journal goes on behind it. A job of a holding may no more than the person who holds it.

ALTER TABLE kernel_job ADD COLUMN holding {uuid};
ALTER TABLE kernel_job ADD COLUMN cursor_at {int};

-- Every call of a job to the outside, whatever became of it; kept for thirty days after.
CREATE TABLE kernel_job_call (
  office {uuid} NOT NULL,
  job {uuid} NOT NULL,
  id {uuid} NOT NULL,
  at TEXT NOT NULL,
  what TEXT NOT NULL,
  fault TEXT,
  took_ms {int} NOT NULL,
  PRIMARY KEY (office, job, id)
) {strict};
