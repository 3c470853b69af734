-- When a password was set, whether it must be changed before anything else, and those that were used before.

ALTER TABLE account ADD COLUMN password_set_ms INTEGER;   -- none: when the account was made
ALTER TABLE account ADD COLUMN must_change INTEGER NOT NULL DEFAULT 0 CHECK (must_change IN (0, 1));

-- As many as the office compares a new one with, the newest with the highest number.
CREATE TABLE past_password (
    login         TEXT    NOT NULL REFERENCES account (login),
    number        INTEGER NOT NULL CHECK (number > 0),
    password_hash TEXT    NOT NULL,
    PRIMARY KEY (login, number)
) STRICT, WITHOUT ROWID;
