-- How a draft came to be: 'template' when its letter is made from a template; empty: a file.

ALTER TABLE drafts_draft ADD COLUMN origin TEXT;
