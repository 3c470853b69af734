-- What the public finds on its lists, and every state of an entry that it ever saw.
-- Both are made from the journal and can be remade: zhibao rebuild.

ALTER TABLE public_summary ADD COLUMN register TEXT;      -- penalties …
ALTER TABLE public_summary ADD COLUMN agency TEXT;        -- who shows it
ALTER TABLE public_summary ADD COLUMN title TEXT;
ALTER TABLE public_summary ADD COLUMN party TEXT;
ALTER TABLE public_summary ADD COLUMN repair_day INTEGER; -- the first day on which a repair may be asked for
ALTER TABLE public_summary ADD COLUMN found TEXT;         -- folded: what a search looks in

CREATE INDEX public_summary_by_register ON public_summary (register, published_day, case_number);

CREATE TABLE public_version (
    case_number TEXT    NOT NULL REFERENCES case_file (number),
    version     INTEGER NOT NULL CHECK (version > 0),
    digest      BLOB    CHECK (length(digest) = 32),   -- SHA-256 of the body, as the journal has it
    body        TEXT,                                  -- canonical JSON, redacted; none once it was erased
    paper       TEXT,                                  -- id of the redacted document
    from_ms     INTEGER NOT NULL,
    until_ms    INTEGER CHECK (until_ms >= from_ms),   -- also in the future: the end of the term
    ending      TEXT,                                  -- replaced, term, or the outcome of the file
    is_hidden   INTEGER NOT NULL CHECK (is_hidden IN (0, 1)),   -- replaced, and not to be shown again
    PRIMARY KEY (case_number, version)
) STRICT, WITHOUT ROWID;

CREATE INDEX public_version_by_time ON public_version (from_ms, case_number, version);
