-- Templates of letters, kept by the office, with their versions; the head of its letters; and what drafts were made from them.

CREATE TABLE templates_template (
  office {uuid} NOT NULL,
  id {uuid} NOT NULL,
  -- As in the last version, for lists.
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  -- The template of the program that it was copied from; empty: written here.
  origin TEXT,
  -- Number of the last version, from 1.
  version {int} NOT NULL,
  -- From this day on no letter is begun from it.
  ended_on TEXT,
  PRIMARY KEY (office, id)
) {strict};

CREATE TABLE templates_version (
  office {uuid} NOT NULL,
  template {uuid} NOT NULL,
  number {int} NOT NULL,
  -- Name, legal basis, advice, and what is asked for (JSON).
  manifest TEXT NOT NULL,
  -- The text in Typst.
  source TEXT NOT NULL,
  made_on TEXT NOT NULL,
  made_by TEXT NOT NULL,
  PRIMARY KEY (office, template, number)
) {strict};

CREATE TABLE templates_letterhead (
  office {uuid} NOT NULL,
  -- The head as JSON: authority, place, address and so on.
  head TEXT NOT NULL,
  version {int} NOT NULL,
  PRIMARY KEY (office)
) {strict};

CREATE TABLE templates_letter (
  office {uuid} NOT NULL,
  draft {uuid} NOT NULL,
  template {uuid} NOT NULL,
  -- The version of the template from which the last version of the draft was made.
  number {int} NOT NULL,
  -- What was written, by field (JSON).
  inputs TEXT NOT NULL,
  PRIMARY KEY (office, draft)
) {strict};
