-- What the administrators said of the first steps: taken out, or put away. No row: they show themselves while they are needed.
CREATE TABLE desk_first (
  office {uuid} NOT NULL,
  -- 1 when they are to be seen, 0 when they are put away.
  shown {int} NOT NULL,
  PRIMARY KEY (office)
) {strict};
