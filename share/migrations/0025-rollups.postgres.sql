-- Sums of what measures count, by day and by month (0025-rollups.sql says more).

CREATE TABLE measure_due (
    case_number TEXT NOT NULL PRIMARY KEY REFERENCES case_file (number)
);

CREATE TABLE measure_share (
    case_number TEXT NOT NULL PRIMARY KEY REFERENCES case_file (number),
    added       TEXT NOT NULL
);

CREATE TABLE measure_sum (
    view        TEXT   NOT NULL,
    procedure   TEXT   NOT NULL,
    span        bigint NOT NULL,
    detail      TEXT   NOT NULL,
    body        TEXT   NOT NULL,
    area        TEXT   NOT NULL,
    amount      bigint NOT NULL,
    is_hit      bigint NOT NULL CHECK (is_hit IN (0, 1)),
    records     bigint NOT NULL,
    PRIMARY KEY (view, procedure, span, detail, body, area, amount, is_hit)
);

INSERT INTO measure_due (case_number) SELECT number FROM case_file;

CREATE FUNCTION make_file_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO measure_due (case_number) VALUES (new.number) ON CONFLICT DO NOTHING;
    RETURN NULL;
END;
$$;

CREATE FUNCTION make_like_files_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO measure_due (case_number)
        SELECT DISTINCT case_number FROM party WHERE uscc = new.uscc ON CONFLICT DO NOTHING;
    ELSE
        INSERT INTO measure_due (case_number)
        SELECT DISTINCT case_number FROM party WHERE uscc IN (old.uscc, new.uscc) OR id = new.id ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END;
$$;

CREATE TRIGGER case_file_is_due_when_opened AFTER INSERT ON case_file
FOR EACH ROW EXECUTE FUNCTION make_file_due();

CREATE TRIGGER case_file_is_due_when_changed AFTER UPDATE ON case_file
FOR EACH ROW EXECUTE FUNCTION make_file_due();

CREATE TRIGGER party_makes_due_when_named AFTER INSERT ON party
FOR EACH ROW WHEN (new.uscc IS NOT NULL) EXECUTE FUNCTION make_like_files_due();

CREATE TRIGGER party_makes_due_when_changed AFTER UPDATE OF uscc, role ON party
FOR EACH ROW WHEN (new.uscc IS DISTINCT FROM old.uscc OR new.role IS DISTINCT FROM old.role)
EXECUTE FUNCTION make_like_files_due();

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
