-- The portal's codes and drafts, answers that may be asked for again, notices to officers, and what leaves the office.

-- The code of a lead is never stored: only its HMAC under a key that lies outside the database.
CREATE TABLE lead_code (
    code_hmac   BLOB    NOT NULL PRIMARY KEY CHECK (length(code_hmac) = 32),
    case_number TEXT    NOT NULL REFERENCES case_file (number),
    made_ms     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX lead_code_by_case ON lead_code (case_number);

-- A wizard saved as one goes, sealed under its own token: without the token nobody reads it.
CREATE TABLE lead_draft (
    token_hash BLOB    NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    sealed     BLOB    NOT NULL,
    saved_ms   INTEGER NOT NULL,
    expires_ms INTEGER NOT NULL
) STRICT;

CREATE INDEX lead_draft_by_expiry ON lead_draft (expires_ms);

-- A retried request is answered as the first one was. Sealed, because the answer holds the code of a lead.
CREATE TABLE idempotency (
    key_hash       BLOB    NOT NULL PRIMARY KEY CHECK (length(key_hash) = 32),
    request_digest BLOB    NOT NULL CHECK (length(request_digest) = 32),
    status         INTEGER NOT NULL,
    sealed         BLOB    NOT NULL,
    created_ms     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX idempotency_by_age ON idempotency (created_ms);

CREATE TABLE notice (
    id          INTEGER PRIMARY KEY,
    audience    TEXT    NOT NULL,            -- person:ID, role:AGENCY/NAME or agency:ID
    kind        TEXT    NOT NULL,            -- key of a sentence in the text catalogue
    case_number TEXT    REFERENCES case_file (number),
    details     TEXT    NOT NULL,            -- canonical JSON: what goes into the sentence
    made_ms     INTEGER NOT NULL,
    read_ms     INTEGER,
    read_by     TEXT    REFERENCES person (id),
    CHECK ((read_ms IS NULL) = (read_by IS NULL))
) STRICT;

CREATE INDEX notice_by_audience ON notice (audience, id);
CREATE INDEX notice_unread ON notice (audience, id) WHERE read_ms IS NULL;

-- What must leave the office is written in the transaction that decides it, and sent after it.
CREATE TABLE outbox (
    id          INTEGER PRIMARY KEY,
    token       TEXT    NOT NULL UNIQUE,     -- names the mail, so that it is put in once and sent once
    recipient   TEXT    NOT NULL,
    subject     TEXT    NOT NULL,
    text        TEXT,                        -- erased when it is sent
    made_ms     INTEGER NOT NULL,
    due_ms      INTEGER NOT NULL,            -- not to be tried before
    attempts    INTEGER NOT NULL DEFAULT 0,
    last_fault  TEXT,
    sent_ms     INTEGER,
    given_up_ms INTEGER
) STRICT;

CREATE INDEX outbox_due ON outbox (due_ms, id) WHERE sent_ms IS NULL AND given_up_ms IS NULL;

-- What the public may see of a file, written when it is published.
CREATE TABLE public_summary (
    case_number   TEXT    NOT NULL PRIMARY KEY REFERENCES case_file (number),
    procedure     TEXT    NOT NULL,
    area          TEXT,
    body          TEXT    NOT NULL,          -- canonical JSON, redacted
    published_day INTEGER NOT NULL,
    until_day     INTEGER,
    withdrawn_day INTEGER
) STRICT;

CREATE INDEX public_summary_by_day ON public_summary (published_day, case_number) WHERE withdrawn_day IS NULL;
