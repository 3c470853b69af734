-- What two people decide about what a file keeps: to open a sealed record, to erase for good. And what was erased.

CREATE TABLE keeping_request (
    id           TEXT    NOT NULL PRIMARY KEY,
    case_number  TEXT    NOT NULL REFERENCES case_file (number),
    act          TEXT    NOT NULL CHECK (act IN ('open', 'erase')),
    kind         TEXT    NOT NULL CHECK (kind IN ('sealed', 'party', 'text')),
    subject      TEXT    NOT NULL,           -- id of the record, the party or the text
    asked_by     TEXT    NOT NULL REFERENCES person (id),
    asked_at     TEXT    NOT NULL,           -- the body of whoever asked
    reason       TEXT    NOT NULL,
    basis        TEXT    NOT NULL,           -- a place in a law
    asked_ms     INTEGER NOT NULL,
    lapses_ms    INTEGER NOT NULL,           -- without a decision until then it is as if never asked
    state        TEXT    NOT NULL CHECK (state IN ('asked', 'approved', 'declined', 'withdrawn')),
    decided_by   TEXT    REFERENCES person (id),
    answer       TEXT,                       -- why it was approved or declined
    decided_ms   INTEGER,
    until_ms     INTEGER,                    -- how long an opening lasts
    CHECK ((state IN ('approved', 'declined')) = (decided_by IS NOT NULL)),
    CHECK (state = 'asked' OR decided_ms IS NOT NULL)
) STRICT;

CREATE INDEX keeping_request_by_case ON keeping_request (case_number, asked_ms, id);
CREATE INDEX keeping_request_by_subject ON keeping_request (subject, asked_ms);

-- The stub: that there was something, of which kind, and who decided when and on what basis that it is gone.
CREATE TABLE erasure (
    case_number TEXT    NOT NULL REFERENCES case_file (number),
    kind        TEXT    NOT NULL CHECK (kind IN ('sealed', 'party', 'text')),
    subject     TEXT    NOT NULL,
    label       TEXT    NOT NULL,            -- compartment, role or field: what it was, not what it said
    request     TEXT    NOT NULL REFERENCES keeping_request (id),
    decided_by  TEXT    NOT NULL REFERENCES person (id),
    basis       TEXT    NOT NULL,
    erased_day  INTEGER NOT NULL,
    erased_ms   INTEGER NOT NULL,
    PRIMARY KEY (case_number, kind, subject)
) STRICT, WITHOUT ROWID;

-- Of whom a party in a file that was opened out of another, or split off it, is the copy: erased with it.
ALTER TABLE party ADD COLUMN copied_from TEXT;

CREATE INDEX party_by_origin ON party (copied_from) WHERE copied_from IS NOT NULL;
