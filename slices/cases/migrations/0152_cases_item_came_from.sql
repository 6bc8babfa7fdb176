-- Where an item stood in the register before it joined: what it goes back to when that was a mistake.
ALTER TABLE cases_item ADD COLUMN came_from TEXT;
