-- How long an office keeps its read log, and up to which moment it has let it go. A look goes only when this row, which the journal
-- vouches for, says so: nobody shortens the log without a trace.

CREATE TABLE kernel_look_rule (
  office {uuid} NOT NULL,
  keep_years {int} NOT NULL,
  -- Looks up to here may be gone; empty: none.
  gone_upto TEXT,
  version {int} NOT NULL,
  PRIMARY KEY (office)
) {strict};

CREATE INDEX kernel_look_by_time ON kernel_look (office, at);

-- only: sqlite
DROP TRIGGER kernel_look_no_delete;
CREATE TRIGGER kernel_look_no_delete BEFORE DELETE ON kernel_look
WHEN OLD.at > coalesce((SELECT r.gone_upto FROM kernel_look_rule r WHERE r.office = OLD.office), '')
BEGIN SELECT RAISE(ABORT, 'the read log is append-only'); END;
-- only: postgres
DROP TRIGGER kernel_look_append ON kernel_look;
CREATE TRIGGER kernel_look_append BEFORE UPDATE OR TRUNCATE ON kernel_look EXECUTE FUNCTION kernel_look_refuse();
CREATE FUNCTION kernel_look_keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD.at > coalesce((SELECT r.gone_upto FROM kernel_look_rule r WHERE r.office = OLD.office), '') THEN
    RAISE EXCEPTION 'the read log is append-only';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER kernel_look_no_delete BEFORE DELETE ON kernel_look FOR EACH ROW EXECUTE FUNCTION kernel_look_keep();
-- only: end
