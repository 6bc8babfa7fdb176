-- The read log: who looked at what. Ordered by object and time (ids are UUID version 7), so that "who looked at this" is
-- one walk of the key. The journal does not vouch for it: looking changes nothing.

CREATE TABLE kernel_look (
  office {uuid} NOT NULL,
  object {uuid} NOT NULL,
  id {uuid} NOT NULL,
  at TEXT NOT NULL,
  person {uuid},
  name TEXT NOT NULL,
  post TEXT NOT NULL,
  origin TEXT NOT NULL,
  query TEXT NOT NULL,
  part {uuid},
  detail TEXT,
  PRIMARY KEY (office, object, id)
) {strict};

-- only: sqlite
CREATE TRIGGER kernel_look_no_update BEFORE UPDATE ON kernel_look BEGIN SELECT RAISE(ABORT, 'the read log is append-only'); END;
CREATE TRIGGER kernel_look_no_delete BEFORE DELETE ON kernel_look BEGIN SELECT RAISE(ABORT, 'the read log is append-only'); END;
-- only: postgres
CREATE FUNCTION kernel_look_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the read log is append-only'; END $$;
CREATE TRIGGER kernel_look_append BEFORE UPDATE OR DELETE OR TRUNCATE ON kernel_look EXECUTE FUNCTION kernel_look_refuse();
-- only: end
