-- Keys that are changed: which generation a compartment's key is, and the secret of the office that outlives them.

ALTER TABLE compartment_key ADD COLUMN generation INTEGER NOT NULL DEFAULT 1;   -- counts the keys of the compartment
ALTER TABLE compartment_key ADD COLUMN rotated_ms INTEGER;                      -- none for the first

CREATE INDEX sealed_record_by_compartment ON sealed_record (compartment, id);

-- From it the marks are made by which codes, mails and like matters are found again. There is none until the first
-- rotation: until then it is the master key itself.
CREATE TABLE office_secret (
    id          INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    wrapped_key BLOB    NOT NULL,               -- under the master key
    made_ms     INTEGER NOT NULL
) STRICT;
