-- Classes added to a list in force by an order agreed with the state archive (archives act art. 6 ust. 2d), from a day on.

ALTER TABLE classification_class ADD COLUMN open_from TEXT;
ALTER TABLE classification_class ADD COLUMN basis TEXT;
