-- What a search finds: for each file one row for each group of readers that see the same of it.
-- Words are pairs of characters made by us, so that both engines find the same; sealed texts are not among them.

CREATE TABLE search_text (
    id          INTEGER PRIMARY KEY,         -- first page of the file in the journal, times 16, plus the row's place
    case_number TEXT    NOT NULL REFERENCES case_file (number),
    readers     TEXT    NOT NULL,            -- tokens of those who may see it: rights are words of the index
    marks       TEXT    NOT NULL,            -- tokens of its procedure and its state
    words       TEXT    NOT NULL,
    sources     TEXT    NOT NULL             -- where its words stand: number, party:ID, text:ID, document:ID
) STRICT;

CREATE INDEX search_text_by_case ON search_text (case_number, id);

-- `ascii` parts words at blanks and nowhere in Chinese, whatever Unicode it was built with.
CREATE VIRTUAL TABLE search_index USING fts5 (
    readers, marks, words,
    content = 'search_text', content_rowid = 'id', tokenize = 'ascii', columnsize = 0
);

CREATE TRIGGER search_text_is_indexed AFTER INSERT ON search_text BEGIN
    INSERT INTO search_index (rowid, readers, marks, words)
    VALUES (new.id, new.readers, new.marks, new.words);
END;

CREATE TRIGGER search_text_leaves_the_index AFTER DELETE ON search_text BEGIN
    INSERT INTO search_index (search_index, rowid, readers, marks, words)
    VALUES ('delete', old.id, old.readers, old.marks, old.words);
END;

-- A row is put in place of another, and never changed: the index would keep the old words.
CREATE TRIGGER search_text_is_replaced BEFORE UPDATE ON search_text BEGIN
    SELECT RAISE (ABORT, 'search_text is replaced, not changed');
END;

-- What people look for again and again, and want to be told of.
CREATE TABLE saved_search (
    id           TEXT    NOT NULL PRIMARY KEY,
    person       TEXT    NOT NULL REFERENCES person (id),
    agency       TEXT    NOT NULL REFERENCES agency (id),
    title        TEXT    NOT NULL CHECK (title <> ''),
    words        TEXT    NOT NULL,           -- as typed; empty for all files of the filter
    filter       TEXT    NOT NULL,           -- canonical JSON: procedure, state
    alert        TEXT    NOT NULL CHECK (alert IN ('none', 'found', 'absent-by', 'silent-for')),
    until_day    INTEGER,                    -- absent-by: the last day on which something may come
    silent_days  INTEGER CHECK (silent_days BETWEEN 1 AND 366),   -- silent-for: days of a file without a page
    seen_to      INTEGER NOT NULL,           -- position in the journal up to which files were told of
    fulfilled_ms INTEGER,                    -- absent-by: when it was told, or when something came
    made_ms      INTEGER NOT NULL,
    CHECK ((alert = 'absent-by') = (until_day IS NOT NULL)),
    CHECK ((alert = 'silent-for') = (silent_days IS NOT NULL))
) STRICT;

CREATE INDEX saved_search_by_person ON saved_search (person, agency, made_ms, id);
CREATE INDEX saved_search_alert ON saved_search (id) WHERE alert <> 'none' AND fulfilled_ms IS NULL;

-- Each silence is told of once: a new page in the file begins another.
CREATE TABLE saved_search_told (
    search      TEXT    NOT NULL REFERENCES saved_search (id),
    case_number TEXT    NOT NULL,
    page        INTEGER NOT NULL,            -- position of the newest page of the file when it was told of
    told_ms     INTEGER NOT NULL,
    PRIMARY KEY (search, case_number, page)
) STRICT, WITHOUT ROWID;
