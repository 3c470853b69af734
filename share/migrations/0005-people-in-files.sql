-- What files say about people and what they wrote: beside the journal, correctable and erasable.
-- What was erased leaves a stub with its day.

CREATE TABLE party (
    id          TEXT    NOT NULL PRIMARY KEY,
    case_number TEXT    NOT NULL REFERENCES case_file (number),
    role        TEXT    NOT NULL,            -- respondent, right-holder, reporter …
    is_personal INTEGER NOT NULL CHECK (is_personal IN (0, 1)),   -- a natural person
    name        TEXT,
    uscc        TEXT,
    address     TEXT,
    erased_day  INTEGER,
    CHECK ((name IS NULL) = (erased_day IS NOT NULL)),
    CHECK (erased_day IS NULL OR (uscc IS NULL AND address IS NULL))
) STRICT;

CREATE INDEX party_by_case ON party (case_number, role, id);
CREATE INDEX party_by_uscc ON party (uscc, case_number) WHERE uscc IS NOT NULL;
CREATE INDEX party_by_name ON party (name, case_number) WHERE name IS NOT NULL;

-- A text that an event refers to by id and salted digest.
CREATE TABLE text_record (
    id          TEXT    NOT NULL PRIMARY KEY,
    case_number TEXT    NOT NULL REFERENCES case_file (number),
    field       TEXT    NOT NULL,
    salt        BLOB    CHECK (length(salt) = 16),
    text        TEXT,
    erased_day  INTEGER,
    CHECK ((text IS NULL) = (erased_day IS NOT NULL) AND (salt IS NULL) = (text IS NULL))
) STRICT;

CREATE INDEX text_record_by_case ON text_record (case_number, id);

-- Each compartment has a key of its own, wrapped by the master key, which lies in no database.
CREATE TABLE compartment_key (
    compartment TEXT    NOT NULL PRIMARY KEY,
    wrapped_key BLOB    NOT NULL,
    made_ms     INTEGER NOT NULL
) STRICT;

-- What must be hidden: a reporter's identity, offers in mediation, marked secrets.
CREATE TABLE sealed_record (
    id          TEXT    NOT NULL PRIMARY KEY,
    case_number TEXT    NOT NULL REFERENCES case_file (number),
    compartment TEXT    NOT NULL REFERENCES compartment_key (compartment),
    wrapped_key BLOB,
    nonce       BLOB    CHECK (length(nonce) = 12),
    ciphertext  BLOB,                        -- with its tag of 16 bytes
    sealed_ms   INTEGER NOT NULL,
    erased_day  INTEGER,
    CHECK ((ciphertext IS NULL) = (erased_day IS NOT NULL)),
    CHECK ((wrapped_key IS NULL) = (ciphertext IS NULL) AND (nonce IS NULL) = (ciphertext IS NULL))
) STRICT;

CREATE INDEX sealed_record_by_case ON sealed_record (case_number, id);

-- A paper or an exhibit; its bytes lie in the vault under their digest.
CREATE TABLE document (
    id          TEXT    NOT NULL PRIMARY KEY,
    case_number TEXT    NOT NULL REFERENCES case_file (number),
    revision    INTEGER NOT NULL CHECK (revision > 0),   -- the page that filed it
    kind        TEXT    NOT NULL,
    sha256      BLOB    NOT NULL CHECK (length(sha256) = 32),
    size_bytes  INTEGER NOT NULL CHECK (size_bytes >= 0),
    media_type  TEXT    NOT NULL,
    file_name   TEXT,                        -- as the sender called it; may name people, so it stands in no event
    filed_by    TEXT    NOT NULL,
    filed_ms    INTEGER NOT NULL
) STRICT;

CREATE INDEX document_by_case ON document (case_number, revision, id);
CREATE INDEX document_by_digest ON document (sha256);
