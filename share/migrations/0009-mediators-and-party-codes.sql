-- Parties that act in a file by a code, and the register of those who mediate.

CREATE TABLE party_code (
    code_hmac   BLOB    NOT NULL PRIMARY KEY CHECK (length(code_hmac) = 32),
    case_number TEXT    NOT NULL REFERENCES case_file (number),
    party       TEXT    NOT NULL,            -- applicant, respondent …
    made_ms     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX party_code_by_case ON party_code (case_number, party);

CREATE TABLE mediator (
    person TEXT    NOT NULL REFERENCES person (id),
    agency TEXT    NOT NULL REFERENCES agency (id),
    skills TEXT    NOT NULL,                 -- kinds of right, between blanks
    areas  TEXT    NOT NULL,                 -- GB/T 2260, between blanks
    most   INTEGER NOT NULL CHECK (most > 0),
    PRIMARY KEY (person, agency)
) STRICT, WITHOUT ROWID;

CREATE INDEX mediator_by_agency ON mediator (agency, person);

-- Whom a mediator acted for or against, works for, or is related to.
CREATE TABLE mediator_tie (
    person TEXT    NOT NULL REFERENCES person (id),
    place  INTEGER NOT NULL,
    kind   TEXT    NOT NULL CHECK (kind IN ('acted-for', 'acted-against', 'employer', 'relative')),
    name   TEXT    NOT NULL,
    uscc   TEXT,
    PRIMARY KEY (person, place)
) STRICT, WITHOUT ROWID;
