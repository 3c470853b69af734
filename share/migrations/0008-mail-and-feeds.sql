-- What a mail is about, so that its reply and its bounce find their way back. Mail that came in. Calendar feeds.

ALTER TABLE outbox ADD COLUMN case_number TEXT;
ALTER TABLE outbox ADD COLUMN person TEXT;         -- who it is for
ALTER TABLE outbox ADD COLUMN notice INTEGER;      -- the notice that it carries
ALTER TABLE outbox ADD COLUMN language TEXT;
ALTER TABLE outbox ADD COLUMN bounced_ms INTEGER;
ALTER TABLE outbox ADD COLUMN bounce TEXT;         -- the status that the other server gave, without addresses

CREATE INDEX outbox_by_case ON outbox (case_number, id) WHERE case_number IS NOT NULL;
CREATE INDEX outbox_by_notice ON outbox (notice, id) WHERE notice IS NOT NULL;

-- Mail that came in. Who sent it and what it says is sealed while it waits, and erased when it is settled.
CREATE TABLE mail_received (
    id          TEXT    NOT NULL PRIMARY KEY,
    mark        BLOB    NOT NULL UNIQUE CHECK (length(mark) = 32),   -- of its bytes: the same mail comes in once
    sender_mark BLOB    NOT NULL CHECK (length(sender_mark) = 32),
    received_ms INTEGER NOT NULL,
    size_bytes  INTEGER NOT NULL CHECK (size_bytes >= 0),
    state       TEXT    NOT NULL CHECK (state IN ('filed', 'waiting', 'set-aside', 'bounce', 'stopped')),
    reason      TEXT    NOT NULL,            -- key of a sentence: why it is in that state
    case_number TEXT,
    outbox_id   INTEGER,                     -- the mail of ours that it answers
    sealed      BLOB,                        -- the whole mail, while it waits
    settled_ms  INTEGER,
    settled_by  TEXT    REFERENCES person (id),
    CHECK ((state = 'waiting') = (sealed IS NOT NULL)),
    CHECK (state <> 'filed' OR case_number IS NOT NULL)
) STRICT;

CREATE INDEX mail_received_waiting ON mail_received (received_ms, id) WHERE state = 'waiting';
CREATE INDEX mail_received_by_case ON mail_received (case_number, received_ms, id) WHERE case_number IS NOT NULL;
CREATE INDEX mail_received_by_sender ON mail_received (sender_mark, received_ms);

-- What a person has chosen, such as the language of their mails.
CREATE TABLE person_setting (
    person     TEXT    NOT NULL REFERENCES person (id),
    name       TEXT    NOT NULL,
    value      TEXT    NOT NULL,
    changed_ms INTEGER NOT NULL,
    PRIMARY KEY (person, name)
) STRICT, WITHOUT ROWID;

-- A calendar that a program of somebody reads. Its address is shown once, and only an HMAC of it is kept.
CREATE TABLE calendar_feed (
    id         TEXT    NOT NULL PRIMARY KEY,
    token_hmac BLOB    NOT NULL UNIQUE CHECK (length(token_hmac) = 32),
    person     TEXT    NOT NULL REFERENCES person (id),
    agency     TEXT    NOT NULL REFERENCES agency (id),
    language   TEXT    NOT NULL,
    made_ms    INTEGER NOT NULL,
    read_ms    INTEGER,
    revoked_ms INTEGER
) STRICT;

CREATE INDEX calendar_feed_by_person ON calendar_feed (person, made_ms, id);
