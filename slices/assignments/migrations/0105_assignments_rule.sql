-- The rule by which the program made an assignment, with its number and who approved it, as of the deed.
ALTER TABLE assignments_assignment ADD COLUMN rule {uuid};
ALTER TABLE assignments_assignment ADD COLUMN rule_number {int};
ALTER TABLE assignments_assignment ADD COLUMN rule_approver TEXT;
