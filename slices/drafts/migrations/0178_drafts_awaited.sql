-- The version of the draft's document whose signature is being made: the letter does not go out without it meanwhile.

ALTER TABLE drafts_draft ADD COLUMN awaited {int};
