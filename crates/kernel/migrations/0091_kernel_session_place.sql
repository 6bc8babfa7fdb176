-- The substitution in which a session acts for somebody; none: in its own name. Whether it is in force is asked at every request.

ALTER TABLE kernel_session ADD COLUMN acts_for {uuid};
