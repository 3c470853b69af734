-- Which rows of which outside list became files here, so that the same list again adds nothing.

CREATE TABLE imported_lead (
    source      TEXT    NOT NULL CHECK (source <> ''),
    external_no TEXT    NOT NULL CHECK (external_no <> ''),
    row_hmac    BLOB    NOT NULL CHECK (length(row_hmac) = 32),   -- of what the row said, under a key of the office
    case_number TEXT    NOT NULL,
    imported_ms INTEGER NOT NULL,
    PRIMARY KEY (source, external_no)
) STRICT, WITHOUT ROWID;

CREATE INDEX imported_lead_by_case ON imported_lead (case_number);
