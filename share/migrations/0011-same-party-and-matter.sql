-- By what two files may be of one party or one matter, what officers said of it, and files joined to others.

-- A mark is an HMAC under a key outside the database: the table names nobody. Sealed texts have no mark at all.
CREATE TABLE likeness_key (
    kind            TEXT    NOT NULL,        -- credit-code, name, phone, account, address, right, link, text, passage
    mark            BLOB    NOT NULL CHECK (length(mark) = 16),
    opened_position INTEGER NOT NULL,        -- of the file in the journal: newest first
    source          TEXT    NOT NULL,        -- where it stands: party:ID or text:ID
    case_number     TEXT    NOT NULL REFERENCES case_file (number),
    PRIMARY KEY (kind, mark, opened_position, source)
) STRICT, WITHOUT ROWID;

CREATE INDEX likeness_key_by_case ON likeness_key (case_number, kind, mark);

-- Two files that an officer looked at side by side and found to be different. They are never proposed again.
CREATE TABLE told_apart (
    first_number  TEXT    NOT NULL REFERENCES case_file (number),
    second_number TEXT    NOT NULL REFERENCES case_file (number),
    person        TEXT    NOT NULL REFERENCES person (id),
    agency        TEXT    NOT NULL REFERENCES agency (id),
    told_ms       INTEGER NOT NULL,
    PRIMARY KEY (first_number, second_number),
    CHECK (first_number < second_number)
) STRICT, WITHOUT ROWID;

CREATE INDEX told_apart_by_second ON told_apart (second_number, first_number);

-- The file that goes on with the matter, while this one is joined to it.
ALTER TABLE case_file ADD COLUMN joined_to TEXT;

CREATE INDEX case_file_by_joined ON case_file (joined_to) WHERE joined_to IS NOT NULL;
