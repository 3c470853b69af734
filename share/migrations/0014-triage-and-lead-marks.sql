-- What the intake desk did with a proposal, and the marks by which a lead that comes twice is known again.

CREATE TABLE triage_decision (
    case_number      TEXT    NOT NULL PRIMARY KEY REFERENCES case_file (number),
    agency           TEXT    NOT NULL,       -- the one that decided
    decided_day      INTEGER NOT NULL,
    proposed_channel TEXT    NOT NULL,
    proposed_agency  TEXT    NOT NULL,
    chosen_agency    TEXT,                   -- none where it was pointed to somebody outside
    is_followed      INTEGER NOT NULL CHECK (is_followed IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE INDEX triage_decision_by_agency ON triage_decision (agency, is_followed);

-- Keyed digests only: what was told, and who told it, stand nowhere here.
CREATE TABLE lead_mark (
    case_number TEXT    NOT NULL PRIMARY KEY REFERENCES case_file (number),
    text_hmac   BLOB    NOT NULL CHECK (length(text_hmac) = 32),
    person_hmac BLOB    CHECK (length(person_hmac) = 32),
    made_ms     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX lead_mark_by_text ON lead_mark (text_hmac);
CREATE INDEX lead_mark_by_person ON lead_mark (person_hmac, made_ms) WHERE person_hmac IS NOT NULL;
