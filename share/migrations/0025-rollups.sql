-- Sums of what measures count, by day and by month, so that a figure costs the same with more files. They are made from the records by
-- rounds and can be made again at any time: zhibao rebuild. zhibao verify counts the records and compares.

-- Files that changed since the sums were last made: whoever changes what is counted need not know of them.
CREATE TABLE measure_due (
    case_number TEXT NOT NULL PRIMARY KEY REFERENCES case_file (number)
) STRICT, WITHOUT ROWID;

-- What each file adds to the sums at present.
CREATE TABLE measure_share (
    case_number TEXT NOT NULL PRIMARY KEY REFERENCES case_file (number),
    added       TEXT NOT NULL            -- canonical JSON: a list of records and how often each is there
) STRICT, WITHOUT ROWID;

CREATE TABLE measure_sum (
    view        TEXT    NOT NULL,        -- whose records: opened_files, clock_answers …
    procedure   TEXT    NOT NULL,
    span        INTEGER NOT NULL,        -- a day since 1970-01-01; a month as - (12 * year + month)
    detail      TEXT    NOT NULL,
    body        TEXT    NOT NULL,        -- empty where there is none
    area        TEXT    NOT NULL,        -- GB/T 2260 of the prefecture; empty where there is none
    amount      INTEGER NOT NULL,
    is_hit      INTEGER NOT NULL CHECK (is_hit IN (0, 1)),
    records     INTEGER NOT NULL,
    PRIMARY KEY (view, procedure, span, detail, body, area, amount, is_hit)
) STRICT, WITHOUT ROWID;

INSERT INTO measure_due (case_number) SELECT number FROM case_file;

CREATE TRIGGER case_file_is_due_when_opened AFTER INSERT ON case_file BEGIN
    INSERT INTO measure_due (case_number) VALUES (new.number) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER case_file_is_due_when_changed AFTER UPDATE ON case_file BEGIN
    INSERT INTO measure_due (case_number) VALUES (new.number) ON CONFLICT DO NOTHING;
END;

-- A respondent recurs in later files: they are due too.
CREATE TRIGGER party_makes_due_when_named AFTER INSERT ON party WHEN new.uscc IS NOT NULL BEGIN
    INSERT INTO measure_due (case_number)
    SELECT DISTINCT case_number FROM party WHERE uscc = new.uscc AND case_number >= '' ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER party_makes_due_when_changed AFTER UPDATE OF uscc, role ON party
WHEN new.uscc IS NOT old.uscc OR new.role IS NOT old.role BEGIN
    INSERT INTO measure_due (case_number)
    SELECT DISTINCT case_number FROM party WHERE uscc IN (old.uscc, new.uscc) OR id = new.id ON CONFLICT DO NOTHING;
END;

-- The same records as before, in a form that is read file by file.
DROP VIEW first_acts;

CREATE VIEW first_acts AS
SELECT number AS case_number, 0 AS part, procedure, '' AS detail, opening_agency AS body, area, opened_day AS day, 1 AS is_hit,
       ((SELECT min(act.took_ms)
           FROM act_done AS act
          WHERE act.case_number = file.number AND substr(act.agency, 1, 6) <> 'party.' AND act.took_ms >= file.opened_ms)
        - opened_ms) / 3600000 AS amount
  FROM case_file AS file
 WHERE EXISTS (SELECT 1
                 FROM act_done AS act
                WHERE act.case_number = file.number AND substr(act.agency, 1, 6) <> 'party.'
                  AND act.took_ms >= file.opened_ms);
