-- What a search finds: for each file one row for each group of readers that see the same of it.
-- Words are pairs of characters made by us, so that both engines find the same; sealed texts are not among them.

CREATE TABLE search_text (
    id          bigint  NOT NULL PRIMARY KEY,
    case_number TEXT    NOT NULL REFERENCES case_file (number),
    readers     TEXT    NOT NULL,
    marks       TEXT    NOT NULL,
    words       TEXT    NOT NULL,
    sources     TEXT    NOT NULL
);

CREATE INDEX search_text_by_case ON search_text (case_number, id);

-- Beside the texts and narrow, so that a common word does not fetch them. Lexemes are told apart by their first
-- character: @ for readers, # for marks. A position goes to 16383, beyond which phrases are not kept apart.
CREATE TABLE search_index (
    id      bigint   NOT NULL PRIMARY KEY REFERENCES search_text (id) ON DELETE CASCADE,
    lexemes tsvector NOT NULL
);

CREATE INDEX search_index_by_lexeme ON search_index USING gin (lexemes);

CREATE FUNCTION search_lexemes (readers text, marks text, words text) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
SELECT coalesce(string_agg(lexeme, ' '), '')::tsvector
  FROM (SELECT '''@' || token || '''' FROM unnest(string_to_array(readers, ' ')) AS token
         UNION ALL
        SELECT '''#' || token || '''' FROM unnest(string_to_array(marks, ' ')) AS token
         UNION ALL
        SELECT '''' || token || ''':' || least(place, 16383)
          FROM unnest(string_to_array(words, ' ')) WITH ORDINALITY AS placed (token, place)) AS made (lexeme)
$$;

CREATE FUNCTION index_search_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO search_index (id, lexemes)
    VALUES (new.id, search_lexemes(new.readers, new.marks, new.words));
    RETURN NULL;
END;
$$;

CREATE FUNCTION refuse_changed_search_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'search_text is replaced, not changed' USING ERRCODE = 'ZB001'; END;
$$;

CREATE TRIGGER search_text_is_indexed AFTER INSERT ON search_text
FOR EACH ROW EXECUTE FUNCTION index_search_text();

CREATE TRIGGER search_text_is_replaced BEFORE UPDATE ON search_text
FOR EACH ROW EXECUTE FUNCTION refuse_changed_search_text();

-- What people look for again and again, and want to be told of.
CREATE TABLE saved_search (
    id           TEXT   NOT NULL PRIMARY KEY,
    person       TEXT   NOT NULL REFERENCES person (id),
    agency       TEXT   NOT NULL REFERENCES agency (id),
    title        TEXT   NOT NULL CHECK (title <> ''),
    words        TEXT   NOT NULL,
    filter       TEXT   NOT NULL,
    alert        TEXT   NOT NULL CHECK (alert IN ('none', 'found', 'absent-by', 'silent-for')),
    until_day    bigint,
    silent_days  bigint CHECK (silent_days BETWEEN 1 AND 366),
    seen_to      bigint NOT NULL,
    fulfilled_ms bigint,
    made_ms      bigint NOT NULL,
    CHECK ((alert = 'absent-by') = (until_day IS NOT NULL)),
    CHECK ((alert = 'silent-for') = (silent_days IS NOT NULL))
);

CREATE INDEX saved_search_by_person ON saved_search (person, agency, made_ms, id);
CREATE INDEX saved_search_alert ON saved_search (id) WHERE alert <> 'none' AND fulfilled_ms IS NULL;

-- Each silence is told of once: a new page in the file begins another.
CREATE TABLE saved_search_told (
    search      TEXT   NOT NULL REFERENCES saved_search (id),
    case_number TEXT   NOT NULL,
    page        bigint NOT NULL,
    told_ms     bigint NOT NULL,
    PRIMARY KEY (search, case_number, page)
);
