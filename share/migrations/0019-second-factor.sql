-- A second factor: the secret that an app shares with the office, and codes for the day on which the app is gone.

CREATE TABLE second_factor (
    person       TEXT    NOT NULL PRIMARY KEY REFERENCES person (id),
    sealed       BLOB    NOT NULL,              -- the secret, under a key made of the master key
    made_ms      INTEGER NOT NULL,
    confirmed_ms INTEGER,                       -- none until a first code was right: before that it asks nobody for one
    last_step    INTEGER NOT NULL DEFAULT 0     -- the half minute of the last code taken: each is taken once
) STRICT, WITHOUT ROWID;

CREATE INDEX second_factor_confirmed ON second_factor (confirmed_ms) WHERE confirmed_ms IS NOT NULL;

-- Ten at a time, each taken once. Without the master key the table tells no code.
CREATE TABLE recovery_code (
    person    TEXT    NOT NULL REFERENCES person (id),
    code_hmac BLOB    NOT NULL CHECK (length(code_hmac) = 32),
    used_ms   INTEGER,
    PRIMARY KEY (person, code_hmac)
) STRICT, WITHOUT ROWID;
