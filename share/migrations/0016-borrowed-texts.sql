-- Which files draw on a text of another: whoever erases the text finds them here, without reading any other file.

CREATE TABLE borrowed_text (
    text_id     TEXT NOT NULL,               -- of another file, in text_record
    case_number TEXT NOT NULL REFERENCES case_file (number),
    PRIMARY KEY (text_id, case_number)
) STRICT, WITHOUT ROWID;

CREATE INDEX borrowed_text_by_case ON borrowed_text (case_number, text_id);
