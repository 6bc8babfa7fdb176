-- Sessions are counted and ended by their holding; an office keeps many ended ones.

CREATE INDEX kernel_session_by_holding ON kernel_session (office, holding);
