-- What says how far the read log is gone neither goes itself nor goes back: else it would be put in, used, and taken out again untold.

-- only: sqlite
CREATE TRIGGER kernel_look_rule_stays BEFORE DELETE ON kernel_look_rule
BEGIN SELECT RAISE(ABORT, 'how long the read log is kept stays'); END;
CREATE TRIGGER kernel_look_rule_onward BEFORE UPDATE ON kernel_look_rule
WHEN NEW.office <> OLD.office OR coalesce(NEW.gone_upto, '') < coalesce(OLD.gone_upto, '')
BEGIN SELECT RAISE(ABORT, 'how far the read log is gone does not go back'); END;
-- REPLACE fires neither of them.
CREATE TRIGGER kernel_look_rule_once BEFORE INSERT ON kernel_look_rule
WHEN EXISTS (SELECT 1 FROM kernel_look_rule r WHERE r.office = NEW.office AND coalesce(NEW.gone_upto, '') < coalesce(r.gone_upto, ''))
BEGIN SELECT RAISE(ABORT, 'how far the read log is gone does not go back'); END;
-- only: postgres
CREATE FUNCTION kernel_look_rule_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE EXCEPTION 'how long the read log is kept stays';
END $$;
CREATE TRIGGER kernel_look_rule_stays BEFORE DELETE OR TRUNCATE ON kernel_look_rule
EXECUTE FUNCTION kernel_look_rule_refuse();
CREATE FUNCTION kernel_look_rule_forward() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.office <> OLD.office OR coalesce(NEW.gone_upto, '') < coalesce(OLD.gone_upto, '') THEN
    RAISE EXCEPTION 'how far the read log is gone does not go back';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER kernel_look_rule_onward BEFORE UPDATE ON kernel_look_rule
FOR EACH ROW EXECUTE FUNCTION kernel_look_rule_forward();
-- only: end
