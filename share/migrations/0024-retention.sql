-- What becomes of files whose time is over: kept longer or destroyed by two people, held by one. Papers that were erased.

CREATE TABLE keeping_request_wider (
    id           TEXT    NOT NULL PRIMARY KEY,
    case_number  TEXT    NOT NULL REFERENCES case_file (number),
    act          TEXT    NOT NULL CHECK (act IN ('open', 'erase', 'keep', 'destroy')),
    kind         TEXT    NOT NULL CHECK (kind IN ('sealed', 'party', 'text', 'paper', 'file')),
    subject      TEXT    NOT NULL,           -- id of the record, the party, the text or the paper; number of the file
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
    until_ms     INTEGER,                    -- how long an opening lasts, or a file is kept; none for ever
    years        INTEGER CHECK (years > 0),  -- for how many a file is to be kept longer; none for ever
    CHECK ((state IN ('approved', 'declined')) = (decided_by IS NOT NULL)),
    CHECK (state = 'asked' OR decided_ms IS NOT NULL)
) STRICT;

INSERT INTO keeping_request_wider (id, case_number, act, kind, subject, asked_by, asked_at, reason, basis, asked_ms,
                                   lapses_ms, state, decided_by, answer, decided_ms, until_ms)
SELECT id, case_number, act, kind, subject, asked_by, asked_at, reason, basis, asked_ms, lapses_ms, state, decided_by,
       answer, decided_ms, until_ms
  FROM keeping_request;

CREATE TABLE erasure_wider (
    case_number TEXT    NOT NULL REFERENCES case_file (number),
    kind        TEXT    NOT NULL CHECK (kind IN ('sealed', 'party', 'text', 'paper', 'file')),
    subject     TEXT    NOT NULL,
    label       TEXT    NOT NULL,            -- compartment, role, field or kind of paper: what it was, not what it said
    request     TEXT    NOT NULL REFERENCES keeping_request_wider (id),
    decided_by  TEXT    NOT NULL REFERENCES person (id),
    basis       TEXT    NOT NULL,
    erased_day  INTEGER NOT NULL,
    erased_ms   INTEGER NOT NULL,
    PRIMARY KEY (case_number, kind, subject)
) STRICT, WITHOUT ROWID;

INSERT INTO erasure_wider (case_number, kind, subject, label, request, decided_by, basis, erased_day, erased_ms)
SELECT case_number, kind, subject, label, request, decided_by, basis, erased_day, erased_ms
  FROM erasure;

DROP TABLE erasure;
DROP TABLE keeping_request;
ALTER TABLE keeping_request_wider RENAME TO keeping_request;
ALTER TABLE erasure_wider RENAME TO erasure;

CREATE INDEX keeping_request_by_case ON keeping_request (case_number, asked_ms, id);
CREATE INDEX keeping_request_by_subject ON keeping_request (subject, asked_ms);

-- Somebody needs the file as it is: while a hold lasts nobody decides to destroy it.
CREATE TABLE retention_hold (
    id              TEXT    NOT NULL PRIMARY KEY,
    case_number     TEXT    NOT NULL REFERENCES case_file (number),
    reason          TEXT    NOT NULL,
    set_by          TEXT    NOT NULL REFERENCES person (id),
    set_ms          INTEGER NOT NULL,
    released_by     TEXT    REFERENCES person (id),
    released_ms     INTEGER,
    release_reason  TEXT,
    CHECK ((released_by IS NULL) = (released_ms IS NULL))
) STRICT;

CREATE UNIQUE INDEX retention_hold_standing ON retention_hold (case_number) WHERE released_ms IS NULL;
CREATE INDEX retention_hold_by_case ON retention_hold (case_number, set_ms);

-- Files of a body that were closed, the oldest first.
CREATE INDEX case_file_by_ending ON case_file (opening_agency, ended_day, number) WHERE ended_day IS NOT NULL;

-- A paper that was erased keeps its row. `bytes_left` says whether its bytes have still to be taken from the vault.
ALTER TABLE document ADD COLUMN erased_day INTEGER;
ALTER TABLE document ADD COLUMN bytes_left INTEGER NOT NULL DEFAULT 0;

CREATE INDEX document_with_bytes_left ON document (sha256) WHERE bytes_left = 1;
