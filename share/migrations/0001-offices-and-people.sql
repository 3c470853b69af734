-- Agencies, people, the posts that people hold, and the ways in which they sign in.
-- Days are numbers since 1970-01-01, moments milliseconds since then in UTC. Claims are 0 or 1.

CREATE TABLE agency (
    id         TEXT    NOT NULL PRIMARY KEY,
    name       TEXT    NOT NULL CHECK (name <> ''),
    kind       TEXT    NOT NULL,             -- ip-office, police, court …
    division   TEXT    NOT NULL,             -- GB/T 2260, six digits
    level      TEXT    NOT NULL CHECK (level IN ('national', 'province', 'prefecture', 'county')),
    parent     TEXT    REFERENCES agency (id),
    closed_day INTEGER
) STRICT;

CREATE INDEX agency_by_kind ON agency (kind, division);

CREATE TABLE person (
    id       TEXT    NOT NULL PRIMARY KEY,
    name     TEXT    NOT NULL CHECK (name <> ''),
    email    TEXT,
    phone    TEXT,
    left_day INTEGER
) STRICT;

-- Powers follow the post: the same person may hold several, each from a day and until a day.
CREATE TABLE post (
    person   TEXT    NOT NULL REFERENCES person (id),
    agency   TEXT    NOT NULL REFERENCES agency (id),
    role     TEXT    NOT NULL,
    from_day INTEGER NOT NULL,
    to_day   INTEGER CHECK (to_day >= from_day),   -- the last day on which it is held; none while it goes on
    PRIMARY KEY (person, agency, role, from_day)
) STRICT, WITHOUT ROWID;

CREATE INDEX post_by_agency ON post (agency, role, person);

CREATE TABLE account (
    login           TEXT    NOT NULL PRIMARY KEY CHECK (login <> ''),
    person          TEXT    NOT NULL UNIQUE REFERENCES person (id),
    password_hash   TEXT    NOT NULL,              -- scrypt, with its parameters and salt
    failed_count    INTEGER NOT NULL DEFAULT 0 CHECK (failed_count >= 0),
    locked_until_ms INTEGER,
    made_ms         INTEGER NOT NULL,
    closed_ms       INTEGER
) STRICT;

-- A cookie's token is never stored: only its SHA-256.
CREATE TABLE session (
    token_hash BLOB    NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    person     TEXT    NOT NULL REFERENCES person (id),
    agency     TEXT    REFERENCES agency (id),     -- the post acted in, when the person has chosen one
    csrf       BLOB    NOT NULL CHECK (length(csrf) >= 16),
    created_ms INTEGER NOT NULL,
    expires_ms INTEGER NOT NULL CHECK (expires_ms > created_ms)
) STRICT, WITHOUT ROWID;

CREATE INDEX session_by_person ON session (person);
CREATE INDEX session_by_expiry ON session (expires_ms);

CREATE TABLE api_token (
    token_hash BLOB    NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    person     TEXT    NOT NULL REFERENCES person (id),
    agency     TEXT    NOT NULL REFERENCES agency (id),
    role       TEXT    NOT NULL,
    made_ms    INTEGER NOT NULL,
    revoked_ms INTEGER
) STRICT, WITHOUT ROWID;

-- What the office knows about itself: the seed of its world, the calendars that were loaded.
CREATE TABLE office_setting (
    name       TEXT    NOT NULL PRIMARY KEY,
    value      TEXT    NOT NULL,
    changed_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Official numbers have no gaps: the row is raised in the transaction that uses the number.
CREATE TABLE number_counter (
    series TEXT    NOT NULL PRIMARY KEY,
    last   INTEGER NOT NULL CHECK (last > 0)
) STRICT, WITHOUT ROWID;
