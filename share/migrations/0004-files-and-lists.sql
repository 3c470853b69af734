-- The cover sheet of each file and the lists that officers open all day.
-- All of it is made from the journal and can be remade: zhibao rebuild.

CREATE TABLE case_file (
    number            TEXT    NOT NULL PRIMARY KEY,
    id                TEXT    NOT NULL UNIQUE,
    procedure         TEXT    NOT NULL,
    procedure_version TEXT    NOT NULL,
    stage             TEXT    NOT NULL,
    revision          INTEGER NOT NULL CHECK (revision > 0),
    opening_agency    TEXT    NOT NULL REFERENCES agency (id),
    area              TEXT,                  -- GB/T 2260, where the matter arose
    subject           TEXT,                  -- key of a title in the text catalogue or the pack
    right_type        TEXT,
    right_number      TEXT,
    opened_day        INTEGER NOT NULL,
    opened_ms         INTEGER NOT NULL,
    opened_position   INTEGER NOT NULL UNIQUE,   -- of the first page in the journal
    updated_position  INTEGER NOT NULL CHECK (updated_position >= opened_position),
    updated_ms        INTEGER NOT NULL,
    outcome           TEXT,                  -- how it ended; none while it is open
    ended_day         INTEGER,
    parent_number     TEXT,                  -- may lie in another installation
    CHECK ((outcome IS NULL) = (ended_day IS NULL))
) STRICT;

CREATE INDEX case_file_by_parent ON case_file (parent_number) WHERE parent_number IS NOT NULL;

-- One row for each agency that takes part, so that a right costs an index look-up and never a join.
CREATE TABLE case_for_agency (
    agency            TEXT    NOT NULL REFERENCES agency (id),
    opened_position   INTEGER NOT NULL,
    case_number       TEXT    NOT NULL REFERENCES case_file (number),
    body              TEXT    NOT NULL,      -- the part the agency plays: sending-agency, procuratorate …
    procedure         TEXT    NOT NULL,
    stage             TEXT    NOT NULL,
    officer           TEXT,                  -- who has it within the agency
    waiting_role      TEXT,                  -- the role of this agency that has the next act; none when others have it
    is_open           INTEGER NOT NULL CHECK (is_open IN (0, 1)),
    updated_position  INTEGER NOT NULL,
    updated_ms        INTEGER NOT NULL,
    next_clock        TEXT,
    next_alarm_ms     INTEGER,               -- of the clock that runs out first
    next_last_ms      INTEGER,
    next_last_day     INTEGER,
    next_provisional  INTEGER NOT NULL DEFAULT 0 CHECK (next_provisional IN (0, 1)),
    PRIMARY KEY (agency, opened_position),
    UNIQUE (case_number, agency)
) STRICT, WITHOUT ROWID;

CREATE INDEX case_for_agency_open ON case_for_agency (agency, opened_position) WHERE is_open = 1;
CREATE INDEX case_for_agency_by_stage ON case_for_agency (agency, stage, opened_position);
CREATE INDEX case_for_agency_by_due ON case_for_agency (agency, next_alarm_ms, opened_position)
 WHERE next_alarm_ms IS NOT NULL;
CREATE INDEX case_for_agency_waiting ON case_for_agency (agency, waiting_role, opened_position)
 WHERE waiting_role IS NOT NULL;
CREATE INDEX case_for_agency_by_officer ON case_for_agency (officer, agency, opened_position)
 WHERE officer IS NOT NULL;

-- Clocks that run, stand still or have run out unanswered; one row for each agency that watches.
CREATE TABLE running_clock (
    case_number    TEXT    NOT NULL REFERENCES case_file (number),
    clock          TEXT    NOT NULL,
    run            INTEGER NOT NULL CHECK (run > 0),
    agency         TEXT    NOT NULL REFERENCES agency (id),
    procedure      TEXT    NOT NULL,
    state          TEXT    NOT NULL CHECK (state IN ('running', 'suspended', 'breached', 'late')),
    alarm_ms       INTEGER,                  -- none while suspended, or while the end is not known yet
    last_ms        INTEGER,                  -- end of the last day, or the last moment of a clock of hours
    deadline_day   INTEGER,
    is_hours       INTEGER NOT NULL CHECK (is_hours IN (0, 1)),
    is_provisional INTEGER NOT NULL CHECK (is_provisional IN (0, 1)),
    is_target      INTEGER NOT NULL CHECK (is_target IN (0, 1)),
    is_owed_here   INTEGER NOT NULL CHECK (is_owed_here IN (0, 1)),   -- this agency has to act before it runs out
    source         TEXT    NOT NULL,
    fact_id        TEXT,
    started_day    INTEGER NOT NULL,
    PRIMARY KEY (case_number, clock, run, agency),
    CHECK (state <> 'suspended' OR alarm_ms IS NULL),
    CHECK ((alarm_ms IS NULL) = (last_ms IS NULL) AND (alarm_ms IS NULL) = (deadline_day IS NULL)),
    CHECK (alarm_ms <= last_ms)
) STRICT, WITHOUT ROWID;

CREATE INDEX running_clock_due ON running_clock (agency, alarm_ms, case_number, clock, run)
 WHERE alarm_ms IS NOT NULL;
CREATE INDEX running_clock_run_out ON running_clock (last_ms, case_number)
 WHERE state = 'running' AND is_provisional = 0 AND is_target = 0;
CREATE INDEX running_clock_provisional ON running_clock (case_number) WHERE is_provisional = 1;

-- Papers that wait for a signature.
CREATE TABLE signature_wanted (
    case_number TEXT    NOT NULL REFERENCES case_file (number),
    document    TEXT    NOT NULL,            -- kind of the paper
    agency      TEXT    NOT NULL REFERENCES agency (id),
    role        TEXT    NOT NULL,
    not_by      TEXT,                        -- who has signed already and cannot be the second
    since_ms    INTEGER NOT NULL,
    PRIMARY KEY (case_number, document, agency, role)
) STRICT, WITHOUT ROWID;

CREATE INDEX signature_wanted_by_role ON signature_wanted (agency, role, since_ms, case_number);

-- A file that came out of another, and what became of it.
CREATE TABLE related_file (
    parent_number TEXT    NOT NULL REFERENCES case_file (number),
    child_number  TEXT    NOT NULL,          -- may lie in another installation
    procedure     TEXT    NOT NULL,
    outcome       TEXT,
    opened_ms     INTEGER NOT NULL,
    PRIMARY KEY (parent_number, child_number)
) STRICT, WITHOUT ROWID;

CREATE TABLE right_claimed (
    case_number TEXT NOT NULL REFERENCES case_file (number),
    type        TEXT NOT NULL,
    number      TEXT NOT NULL,
    PRIMARY KEY (case_number, type, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX right_claimed_by_number ON right_claimed (type, number, case_number);

-- A paper served on someone, and the proof that it arrived.
CREATE TABLE service_of_document (
    case_number  TEXT    NOT NULL REFERENCES case_file (number),
    document     TEXT    NOT NULL,           -- kind of the paper
    recipient    TEXT    NOT NULL,           -- a body, a role, or party.ROLE
    run          INTEGER NOT NULL CHECK (run > 0),
    served_ms    INTEGER NOT NULL,
    method       TEXT,
    received_day INTEGER,                    -- none until the receipt is recorded
    proof        TEXT,                       -- id of the document that proves it
    PRIMARY KEY (case_number, document, recipient, run)
) STRICT, WITHOUT ROWID;

CREATE TABLE message_sent (
    case_number TEXT    NOT NULL REFERENCES case_file (number),
    revision    INTEGER NOT NULL,            -- the page that sent it
    message     TEXT    NOT NULL,
    to_agency   TEXT    NOT NULL REFERENCES agency (id),
    from_agency TEXT    NOT NULL REFERENCES agency (id),
    is_copy     INTEGER NOT NULL CHECK (is_copy IN (0, 1)),
    sent_ms     INTEGER NOT NULL,
    received_ms INTEGER,
    PRIMARY KEY (case_number, revision, message, to_agency)
) STRICT, WITHOUT ROWID;

CREATE INDEX message_sent_unanswered ON message_sent (to_agency, sent_ms, case_number) WHERE received_ms IS NULL;
