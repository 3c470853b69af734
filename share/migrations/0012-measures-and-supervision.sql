-- What measures count and supervisors look at: every run of every clock with its end, every stage that a file
-- reached, every act. Made from the journal, remade by zhibao rebuild.

CREATE TABLE clock_run (
    case_number        TEXT    NOT NULL REFERENCES case_file (number),
    clock              TEXT    NOT NULL,
    run                INTEGER NOT NULL CHECK (run > 0),
    procedure          TEXT    NOT NULL,
    agency             TEXT    REFERENCES agency (id),   -- the body that had to act when it ended; none for parties
    area               TEXT,                  -- GB/T 2260, of the file
    ending             TEXT    NOT NULL
                       CHECK (ending IN ('open', 'in-time', 'recorded-late', 'answered-late', 'unanswered',
                                         'dropped', 'by-law')),
    expiry             TEXT    NOT NULL,      -- what its running out means: breach, right-lapses, marks-late …
    is_hours           INTEGER NOT NULL CHECK (is_hours IN (0, 1)),
    is_target          INTEGER NOT NULL CHECK (is_target IN (0, 1)),
    is_provisional     INTEGER NOT NULL CHECK (is_provisional IN (0, 1)),
    source             TEXT    NOT NULL,
    fact_id            TEXT,
    started_ms         INTEGER NOT NULL,
    last_ms            INTEGER,               -- end of the last day; none while it is held
    deadline_day       INTEGER,
    ended_ms           INTEGER,               -- of the answer in law, or when it became moot
    ended_day          INTEGER,               -- on which it counts: the day after the last one, else of the answer
    late_days          INTEGER NOT NULL CHECK (late_days >= 0),   -- calendar days past the last one, to the answer
    ran_out_position   INTEGER UNIQUE,        -- the page of the journal that says so: the number of a breach
    ran_out_day        INTEGER,               -- in law: the day after the last one
    ran_out_ms         INTEGER,               -- when the office wrote it down
    PRIMARY KEY (case_number, clock, run),
    CHECK ((ran_out_position IS NULL) = (ran_out_day IS NULL)),
    CHECK ((ran_out_position IS NULL) = (ran_out_ms IS NULL)),
    CHECK (ending NOT IN ('answered-late', 'unanswered') OR ran_out_position IS NOT NULL OR is_target = 1)
) STRICT, WITHOUT ROWID;

CREATE INDEX clock_run_out ON clock_run (expiry, ran_out_position) WHERE ran_out_position IS NOT NULL;
CREATE INDEX clock_run_by_agency ON clock_run (agency, ended_day) WHERE agency IS NOT NULL;
CREATE INDEX clock_run_by_day ON clock_run (procedure, clock, ended_day);

-- The first time that a file stood in a stage.
CREATE TABLE stage_reached (
    case_number TEXT    NOT NULL REFERENCES case_file (number),
    stage       TEXT    NOT NULL,
    procedure   TEXT    NOT NULL,
    area        TEXT,
    agency      TEXT    NOT NULL REFERENCES agency (id),   -- that opened the file
    reached_day INTEGER NOT NULL,
    revision    INTEGER NOT NULL,
    is_end      INTEGER NOT NULL CHECK (is_end IN (0, 1)),
    PRIMARY KEY (case_number, stage)
) STRICT, WITHOUT ROWID;

CREATE INDEX stage_reached_by_day ON stage_reached (procedure, stage, reached_day, case_number);

CREATE TABLE act_done (
    case_number TEXT    NOT NULL REFERENCES case_file (number),
    revision    INTEGER NOT NULL,             -- the page of the file
    action      TEXT    NOT NULL,
    procedure   TEXT    NOT NULL,
    area        TEXT,
    agency      TEXT    NOT NULL,             -- of the officer; party.NAME for a party
    took_ms     INTEGER NOT NULL,             -- when it took effect
    done_day    INTEGER NOT NULL,
    PRIMARY KEY (case_number, revision)
) STRICT, WITHOUT ROWID;

CREATE INDEX act_done_by_day ON act_done (procedure, action, done_day, case_number);

-- What was said about a breach: asked or of the body's own accord. It stands beside the breach and changes nothing there.
CREATE TABLE breach_remark (
    case_number TEXT    NOT NULL PRIMARY KEY REFERENCES case_file (number),   -- the file in which it was said
    breach      INTEGER NOT NULL,             -- position in the journal of the page that says that the clock ran out
    agency      TEXT    NOT NULL REFERENCES agency (id),   -- whose breach it is
    asked_by    TEXT    REFERENCES agency (id),            -- none where the body spoke of its own accord
    opened_ms   INTEGER NOT NULL,
    said_ms     INTEGER,
    said_by     TEXT,                         -- the person who signed
    text        TEXT,                         -- the record that holds the words
    outcome     TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX breach_remark_by_breach ON breach_remark (breach, opened_ms, case_number);
CREATE INDEX breach_remark_by_agency ON breach_remark (agency, opened_ms);

-- What measures count, one record a row: of which file, by which body, in which area, on which day, whether it is one of
-- those that the share asks for, and how much. Anybody with the database can count them again.

CREATE VIEW opened_files AS
SELECT number AS case_number, 0 AS part, procedure, coalesce(outcome, '') AS detail, opening_agency AS body, area,
       opened_day AS day, 1 AS is_hit, 0 AS amount
  FROM case_file;

CREATE VIEW ended_files AS
SELECT number AS case_number, 0 AS part, procedure, outcome AS detail, opening_agency AS body, area,
       ended_day AS day, 1 AS is_hit, ended_day - opened_day AS amount
  FROM case_file
 WHERE outcome IS NOT NULL;

-- Hours from the opening of a file to the first act of an officer on it.
CREATE VIEW first_acts AS
SELECT file.number AS case_number, 0 AS part, file.procedure, '' AS detail, file.opening_agency AS body, file.area,
       file.opened_day AS day, 1 AS is_hit, (min(act.took_ms) - file.opened_ms) / 3600000 AS amount
  FROM case_file AS file
 INNER JOIN act_done AS act ON act.case_number = file.number
 WHERE substr(act.agency, 1, 6) <> 'party.' AND act.took_ms >= file.opened_ms
 GROUP BY file.number, file.procedure, file.opening_agency, file.area, file.opened_day, file.opened_ms;

CREATE VIEW acts_of_files AS
SELECT case_number, revision AS part, procedure, action AS detail, agency AS body, area, done_day AS day, 1 AS is_hit,
       0 AS amount
  FROM act_done;

-- Statutory clocks that were answered or missed: no service target, no provisional day, nothing that became moot.
CREATE VIEW clock_answers AS
SELECT case_number, run AS part, procedure, clock AS detail, agency AS body, area, ended_day AS day,
       CASE WHEN ending IN ('in-time', 'recorded-late') THEN 1 ELSE 0 END AS is_hit, late_days AS amount
  FROM clock_run
 WHERE is_target = 0 AND is_provisional = 0 AND expiry = 'breach'
   AND ending IN ('in-time', 'recorded-late', 'answered-late', 'unanswered');

-- Files against somebody with a credit code; a hit where the same code stood in an earlier file within two years.
CREATE VIEW recurring_respondents AS
SELECT file.number AS case_number, 0 AS part, file.procedure, '' AS detail, file.opening_agency AS body, file.area,
       file.opened_day AS day,
       CASE WHEN EXISTS (SELECT 1
                           FROM party AS other
                          INNER JOIN case_file AS earlier ON earlier.number = other.case_number
                          WHERE other.uscc = party.uscc AND other.role = 'respondent'
                            AND earlier.procedure = file.procedure
                            AND earlier.opened_position < file.opened_position
                            AND earlier.opened_day >= file.opened_day - 730)
            THEN 1 ELSE 0 END AS is_hit, 0 AS amount
  FROM party
 INNER JOIN case_file AS file ON file.number = party.case_number
 WHERE party.role = 'respondent' AND party.uscc IS NOT NULL
   AND party.id = (SELECT min(same.id)
                     FROM party AS same
                    WHERE same.case_number = party.case_number AND same.role = 'respondent'
                      AND same.uscc IS NOT NULL);
