-- The journal: every event of every file, in the order in which this office recorded it.
-- Rows are added and never changed; 0003 makes the database itself refuse.

CREATE TABLE journal (
    position    INTEGER PRIMARY KEY,         -- 1, 2, 3 …; also the leaf index of the log, plus one
    case_number TEXT    NOT NULL,
    revision    INTEGER NOT NULL CHECK (revision > 0),
    kind        TEXT    NOT NULL,            -- stage-entered, clock-started …
    body        TEXT    NOT NULL,            -- canonical JSON; no personal data, only references
    officer     TEXT    NOT NULL,
    agency      TEXT    NOT NULL,
    legal_day   INTEGER NOT NULL,            -- day number of the act in law
    recorded_ms INTEGER NOT NULL,            -- moment of the recording
    leaf_hash   BLOB    NOT NULL CHECK (length(leaf_hash) = 32),
    chain       BLOB    NOT NULL CHECK (length(chain) = 32),
    UNIQUE (case_number, revision)           -- two officers cannot both write the next page
) STRICT;

-- Beside the journal, so that they can be erased: a leaf without its salt says nothing.
CREATE TABLE journal_salt (
    position INTEGER PRIMARY KEY REFERENCES journal (position),
    salt     BLOB    NOT NULL CHECK (length(salt) = 16)
) STRICT;

-- The last row of the journal. Whoever appends takes this row first.
CREATE TABLE journal_head (
    id       INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    position INTEGER NOT NULL CHECK (position >= 0),
    chain    BLOB    NOT NULL CHECK (length(chain) = 32)
) STRICT;

-- Who did, saw or tried what: refused acts, readings of sealed records, signing in, administration.
CREATE TABLE audit (
    position    INTEGER PRIMARY KEY,
    at_ms       INTEGER NOT NULL,
    person      TEXT,
    agency      TEXT,
    kind        TEXT    NOT NULL,
    case_number TEXT,
    details     TEXT    NOT NULL,            -- canonical JSON; no personal data
    chain       BLOB    NOT NULL CHECK (length(chain) = 32)
) STRICT;

CREATE INDEX audit_by_case ON audit (case_number, position) WHERE case_number IS NOT NULL;
CREATE INDEX audit_by_agency ON audit (agency, position) WHERE agency IS NOT NULL;
CREATE INDEX audit_by_kind ON audit (kind, position);

CREATE TABLE audit_head (
    id       INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    position INTEGER NOT NULL CHECK (position >= 0),
    chain    BLOB    NOT NULL CHECK (length(chain) = 32)
) STRICT;
