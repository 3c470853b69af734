CREATE TABLE schema_version (
    number     INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,
    digest     BLOB NOT NULL,
    applied_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE agency (
    id         TEXT    NOT NULL PRIMARY KEY,
    name       TEXT    NOT NULL CHECK (name <> ''),
    kind       TEXT    NOT NULL,             -- ip-office, police, court …
    division   TEXT    NOT NULL,             -- GB/T 2260, six digits
    level      TEXT    NOT NULL CHECK (level IN ('national', 'province', 'prefecture', 'county')),
    parent     TEXT    REFERENCES agency (id),
    closed_day INTEGER
) STRICT;

CREATE INDEX agency_by_kind ON agency (kind, division);

CREATE TABLE person (
    id       TEXT    NOT NULL PRIMARY KEY,
    name     TEXT    NOT NULL CHECK (name <> ''),
    email    TEXT,
    phone    TEXT,
    left_day INTEGER
) STRICT;

CREATE TABLE post (
    person   TEXT    NOT NULL REFERENCES person (id),
    agency   TEXT    NOT NULL REFERENCES agency (id),
    role     TEXT    NOT NULL,
    from_day INTEGER NOT NULL,
    to_day   INTEGER CHECK (to_day >= from_day), stands_in_for TEXT REFERENCES person (id), given_by      TEXT REFERENCES person (id), given_ms      INTEGER, reason        TEXT,   -- the last day on which it is held; none while it goes on
    PRIMARY KEY (person, agency, role, from_day)
) STRICT, WITHOUT ROWID;

CREATE INDEX post_by_agency ON post (agency, role, person);

CREATE TABLE account (
    login           TEXT    NOT NULL PRIMARY KEY CHECK (login <> ''),
    person          TEXT    NOT NULL UNIQUE REFERENCES person (id),
    password_hash   TEXT    NOT NULL,              -- scrypt, with its parameters and salt
    made_ms         INTEGER NOT NULL,
    closed_ms       INTEGER
, password_set_ms INTEGER, must_change INTEGER NOT NULL DEFAULT 0 CHECK (must_change IN (0, 1)), signed_in_ms  INTEGER, reopened_ms   INTEGER, warned_ms     INTEGER, closed_reason TEXT) STRICT;

CREATE TABLE session (
    token_hash BLOB    NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    person     TEXT    NOT NULL REFERENCES person (id),
    agency     TEXT    REFERENCES agency (id),     -- the post acted in, when the person has chosen one
    csrf       BLOB    NOT NULL CHECK (length(csrf) >= 16),
    created_ms INTEGER NOT NULL,
    expires_ms INTEGER NOT NULL CHECK (expires_ms > created_ms)
, seen_ms INTEGER, device TEXT NOT NULL DEFAULT '', address TEXT NOT NULL DEFAULT '') STRICT, WITHOUT ROWID;

CREATE INDEX session_by_person ON session (person);

CREATE INDEX session_by_expiry ON session (expires_ms);

CREATE TABLE api_token (
    token_hash BLOB    NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    person     TEXT    NOT NULL REFERENCES person (id),
    agency     TEXT    NOT NULL REFERENCES agency (id),
    role       TEXT    NOT NULL,
    made_ms    INTEGER NOT NULL,
    revoked_ms INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE office_setting (
    name       TEXT    NOT NULL PRIMARY KEY,
    value      TEXT    NOT NULL,
    changed_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE number_counter (
    series TEXT    NOT NULL PRIMARY KEY,
    last   INTEGER NOT NULL CHECK (last > 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
    position    INTEGER PRIMARY KEY,         -- 1, 2, 3 …; also the leaf index of the log, plus one
    case_number TEXT    NOT NULL,
    revision    INTEGER NOT NULL CHECK (revision > 0),
    kind        TEXT    NOT NULL,            -- stage-entered, clock-started …
    body        TEXT    NOT NULL,            -- canonical JSON; no personal data, only references
    officer     TEXT    NOT NULL,
    agency      TEXT    NOT NULL,
    legal_day   INTEGER NOT NULL,            -- day number of the act in law
    recorded_ms INTEGER NOT NULL,            -- moment of the recording
    leaf_hash   BLOB    NOT NULL CHECK (length(leaf_hash) = 32),
    chain       BLOB    NOT NULL CHECK (length(chain) = 32),
    UNIQUE (case_number, revision)           -- two officers cannot both write the next page
) STRICT;

CREATE TABLE journal_salt (
    position INTEGER PRIMARY KEY REFERENCES journal (position),
    salt     BLOB    NOT NULL CHECK (length(salt) = 16)
) STRICT;

CREATE TABLE journal_head (
    id       INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    position INTEGER NOT NULL CHECK (position >= 0),
    chain    BLOB    NOT NULL CHECK (length(chain) = 32)
) STRICT;

CREATE TABLE audit (
    position    INTEGER PRIMARY KEY,
    at_ms       INTEGER NOT NULL,
    person      TEXT,
    agency      TEXT,
    kind        TEXT    NOT NULL,
    case_number TEXT,
    details     TEXT    NOT NULL,            -- canonical JSON; no personal data
    chain       BLOB    NOT NULL CHECK (length(chain) = 32)
) STRICT;

CREATE INDEX audit_by_case ON audit (case_number, position) WHERE case_number IS NOT NULL;

CREATE INDEX audit_by_agency ON audit (agency, position) WHERE agency IS NOT NULL;

CREATE INDEX audit_by_kind ON audit (kind, position);

CREATE TABLE audit_head (
    id       INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    position INTEGER NOT NULL CHECK (position >= 0),
    chain    BLOB    NOT NULL CHECK (length(chain) = 32)
) STRICT;

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
    parent_number     TEXT, joined_to TEXT,                  -- may lie in another installation
    CHECK ((outcome IS NULL) = (ended_day IS NULL))
) STRICT;

CREATE INDEX case_file_by_parent ON case_file (parent_number) WHERE parent_number IS NOT NULL;

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

CREATE TABLE party (
    id          TEXT    NOT NULL PRIMARY KEY,
    case_number TEXT    NOT NULL REFERENCES case_file (number),
    role        TEXT    NOT NULL,            -- respondent, right-holder, reporter …
    is_personal INTEGER NOT NULL CHECK (is_personal IN (0, 1)),   -- a natural person
    name        TEXT,
    uscc        TEXT,
    address     TEXT,
    erased_day  INTEGER, copied_from TEXT,
    CHECK ((name IS NULL) = (erased_day IS NOT NULL)),
    CHECK (erased_day IS NULL OR (uscc IS NULL AND address IS NULL))
) STRICT;

CREATE INDEX party_by_case ON party (case_number, role, id);

CREATE INDEX party_by_uscc ON party (uscc, case_number) WHERE uscc IS NOT NULL;

CREATE INDEX party_by_name ON party (name, case_number) WHERE name IS NOT NULL;

CREATE TABLE text_record (
    id          TEXT    NOT NULL PRIMARY KEY,
    case_number TEXT    NOT NULL REFERENCES case_file (number),
    field       TEXT    NOT NULL,
    salt        BLOB    CHECK (length(salt) = 16),
    text        TEXT,
    erased_day  INTEGER,
    CHECK ((text IS NULL) = (erased_day IS NOT NULL) AND (salt IS NULL) = (text IS NULL))
) STRICT;

CREATE INDEX text_record_by_case ON text_record (case_number, id);

CREATE TABLE compartment_key (
    compartment TEXT    NOT NULL PRIMARY KEY,
    wrapped_key BLOB    NOT NULL,
    made_ms     INTEGER NOT NULL
, generation INTEGER NOT NULL DEFAULT 1, rotated_ms INTEGER) STRICT;

CREATE TABLE sealed_record (
    id          TEXT    NOT NULL PRIMARY KEY,
    case_number TEXT    NOT NULL REFERENCES case_file (number),
    compartment TEXT    NOT NULL REFERENCES compartment_key (compartment),
    wrapped_key BLOB,
    nonce       BLOB    CHECK (length(nonce) = 12),
    ciphertext  BLOB,                        -- with its tag of 16 bytes
    sealed_ms   INTEGER NOT NULL,
    erased_day  INTEGER,
    CHECK ((ciphertext IS NULL) = (erased_day IS NOT NULL)),
    CHECK ((wrapped_key IS NULL) = (ciphertext IS NULL) AND (nonce IS NULL) = (ciphertext IS NULL))
) STRICT;

CREATE INDEX sealed_record_by_case ON sealed_record (case_number, id);

CREATE TABLE document (
    id          TEXT    NOT NULL PRIMARY KEY,
    case_number TEXT    NOT NULL REFERENCES case_file (number),
    revision    INTEGER NOT NULL CHECK (revision > 0),   -- the page that filed it
    kind        TEXT    NOT NULL,
    sha256      BLOB    NOT NULL CHECK (length(sha256) = 32),
    size_bytes  INTEGER NOT NULL CHECK (size_bytes >= 0),
    media_type  TEXT    NOT NULL,
    file_name   TEXT,                        -- as the sender called it; may name people, so it stands in no event
    filed_by    TEXT    NOT NULL,
    filed_ms    INTEGER NOT NULL
, erased_day INTEGER, bytes_left INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE INDEX document_by_case ON document (case_number, revision, id);

CREATE INDEX document_by_digest ON document (sha256);

CREATE TABLE lead_code (
    code_hmac   BLOB    NOT NULL PRIMARY KEY CHECK (length(code_hmac) = 32),
    case_number TEXT    NOT NULL REFERENCES case_file (number),
    made_ms     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX lead_code_by_case ON lead_code (case_number);

CREATE TABLE lead_draft (
    token_hash BLOB    NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    sealed     BLOB    NOT NULL,
    saved_ms   INTEGER NOT NULL,
    expires_ms INTEGER NOT NULL
) STRICT;

CREATE INDEX lead_draft_by_expiry ON lead_draft (expires_ms);

CREATE TABLE idempotency (
    key_hash       BLOB    NOT NULL PRIMARY KEY CHECK (length(key_hash) = 32),
    request_digest BLOB    NOT NULL CHECK (length(request_digest) = 32),
    status         INTEGER NOT NULL,
    sealed         BLOB    NOT NULL,
    created_ms     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX idempotency_by_age ON idempotency (created_ms);

CREATE TABLE notice (
    id          INTEGER PRIMARY KEY,
    audience    TEXT    NOT NULL,            -- person:ID, role:AGENCY/NAME or agency:ID
    kind        TEXT    NOT NULL,            -- key of a sentence in the text catalogue
    case_number TEXT    REFERENCES case_file (number),
    details     TEXT    NOT NULL,            -- canonical JSON: what goes into the sentence
    made_ms     INTEGER NOT NULL,
    read_ms     INTEGER,
    read_by     TEXT    REFERENCES person (id),
    CHECK ((read_ms IS NULL) = (read_by IS NULL))
) STRICT;

CREATE INDEX notice_by_audience ON notice (audience, id);

CREATE INDEX notice_unread ON notice (audience, id) WHERE read_ms IS NULL;

CREATE TABLE outbox (
    id          INTEGER PRIMARY KEY,
    token       TEXT    NOT NULL UNIQUE,     -- names the mail, so that it is put in once and sent once
    recipient   TEXT    NOT NULL,
    subject     TEXT    NOT NULL,
    text        TEXT,                        -- erased when it is sent
    made_ms     INTEGER NOT NULL,
    due_ms      INTEGER NOT NULL,            -- not to be tried before
    attempts    INTEGER NOT NULL DEFAULT 0,
    last_fault  TEXT,
    sent_ms     INTEGER,
    given_up_ms INTEGER
, case_number TEXT, person TEXT, notice INTEGER, language TEXT, bounced_ms INTEGER, bounce TEXT) STRICT;

CREATE INDEX outbox_due ON outbox (due_ms, id) WHERE sent_ms IS NULL AND given_up_ms IS NULL;

CREATE TABLE public_summary (
    case_number   TEXT    NOT NULL PRIMARY KEY REFERENCES case_file (number),
    procedure     TEXT    NOT NULL,
    area          TEXT,
    body          TEXT    NOT NULL,          -- canonical JSON, redacted
    published_day INTEGER NOT NULL,
    until_day     INTEGER,
    withdrawn_day INTEGER
, register TEXT, agency TEXT, title TEXT, party TEXT, repair_day INTEGER, found TEXT) STRICT;

CREATE INDEX public_summary_by_day ON public_summary (published_day, case_number) WHERE withdrawn_day IS NULL;

CREATE TABLE imported_lead (
    source      TEXT    NOT NULL CHECK (source <> ''),
    external_no TEXT    NOT NULL CHECK (external_no <> ''),
    row_hmac    BLOB    NOT NULL CHECK (length(row_hmac) = 32),   -- of what the row said, under a key of the office
    case_number TEXT    NOT NULL,
    imported_ms INTEGER NOT NULL,
    PRIMARY KEY (source, external_no)
) STRICT, WITHOUT ROWID;

CREATE INDEX imported_lead_by_case ON imported_lead (case_number);

CREATE INDEX outbox_by_case ON outbox (case_number, id) WHERE case_number IS NOT NULL;

CREATE INDEX outbox_by_notice ON outbox (notice, id) WHERE notice IS NOT NULL;

CREATE TABLE mail_received (
    id          TEXT    NOT NULL PRIMARY KEY,
    mark        BLOB    NOT NULL UNIQUE CHECK (length(mark) = 32),   -- of its bytes: the same mail comes in once
    sender_mark BLOB    NOT NULL CHECK (length(sender_mark) = 32),
    received_ms INTEGER NOT NULL,
    size_bytes  INTEGER NOT NULL CHECK (size_bytes >= 0),
    state       TEXT    NOT NULL CHECK (state IN ('filed', 'waiting', 'set-aside', 'bounce', 'stopped')),
    reason      TEXT    NOT NULL,            -- key of a sentence: why it is in that state
    case_number TEXT,
    outbox_id   INTEGER,                     -- the mail of ours that it answers
    sealed      BLOB,                        -- the whole mail, while it waits
    settled_ms  INTEGER,
    settled_by  TEXT    REFERENCES person (id),
    CHECK ((state = 'waiting') = (sealed IS NOT NULL)),
    CHECK (state <> 'filed' OR case_number IS NOT NULL)
) STRICT;

CREATE INDEX mail_received_waiting ON mail_received (received_ms, id) WHERE state = 'waiting';

CREATE INDEX mail_received_by_case ON mail_received (case_number, received_ms, id) WHERE case_number IS NOT NULL;

CREATE INDEX mail_received_by_sender ON mail_received (sender_mark, received_ms);

CREATE TABLE person_setting (
    person     TEXT    NOT NULL REFERENCES person (id),
    name       TEXT    NOT NULL,
    value      TEXT    NOT NULL,
    changed_ms INTEGER NOT NULL,
    PRIMARY KEY (person, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE calendar_feed (
    id         TEXT    NOT NULL PRIMARY KEY,
    token_hmac BLOB    NOT NULL UNIQUE CHECK (length(token_hmac) = 32),
    person     TEXT    NOT NULL REFERENCES person (id),
    agency     TEXT    NOT NULL REFERENCES agency (id),
    language   TEXT    NOT NULL,
    made_ms    INTEGER NOT NULL,
    read_ms    INTEGER,
    revoked_ms INTEGER
) STRICT;

CREATE INDEX calendar_feed_by_person ON calendar_feed (person, made_ms, id);

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

CREATE TABLE mediator_tie (
    person TEXT    NOT NULL REFERENCES person (id),
    place  INTEGER NOT NULL,
    kind   TEXT    NOT NULL CHECK (kind IN ('acted-for', 'acted-against', 'employer', 'relative')),
    name   TEXT    NOT NULL,
    uscc   TEXT,
    PRIMARY KEY (person, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE search_text (
    id          INTEGER PRIMARY KEY,         -- first page of the file in the journal, times 16, plus the row's place
    case_number TEXT    NOT NULL REFERENCES case_file (number),
    readers     TEXT    NOT NULL,            -- tokens of those who may see it: rights are words of the index
    marks       TEXT    NOT NULL,            -- tokens of its procedure and its state
    words       TEXT    NOT NULL,
    sources     TEXT    NOT NULL             -- where its words stand: number, party:ID, text:ID, document:ID
) STRICT;

CREATE INDEX search_text_by_case ON search_text (case_number, id);

CREATE VIRTUAL TABLE search_index USING fts5 (
    readers, marks, words,
    content = 'search_text', content_rowid = 'id', tokenize = 'ascii', columnsize = 0
);

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
    made_ms      INTEGER NOT NULL, last_title TEXT, removed_ms INTEGER, told_ms INTEGER,
    CHECK ((alert = 'absent-by') = (until_day IS NOT NULL)),
    CHECK ((alert = 'silent-for') = (silent_days IS NOT NULL))
) STRICT;

CREATE INDEX saved_search_by_person ON saved_search (person, agency, made_ms, id);

CREATE INDEX saved_search_alert ON saved_search (id) WHERE alert <> 'none' AND fulfilled_ms IS NULL;

CREATE TABLE saved_search_told (
    search      TEXT    NOT NULL REFERENCES saved_search (id),
    case_number TEXT    NOT NULL,
    page        INTEGER NOT NULL,            -- position of the newest page of the file when it was told of
    told_ms     INTEGER NOT NULL,
    PRIMARY KEY (search, case_number, page)
) STRICT, WITHOUT ROWID;

CREATE TABLE likeness_key (
    kind            TEXT    NOT NULL,        -- credit-code, name, phone, account, address, right, link, text, passage
    mark            BLOB    NOT NULL CHECK (length(mark) = 16),
    opened_position INTEGER NOT NULL,        -- of the file in the journal: newest first
    source          TEXT    NOT NULL,        -- where it stands: party:ID or text:ID
    case_number     TEXT    NOT NULL REFERENCES case_file (number),
    PRIMARY KEY (kind, mark, opened_position, source)
) STRICT, WITHOUT ROWID;

CREATE INDEX likeness_key_by_case ON likeness_key (case_number, kind, mark);

CREATE TABLE told_apart (
    first_number  TEXT    NOT NULL REFERENCES case_file (number),
    second_number TEXT    NOT NULL REFERENCES case_file (number),
    person        TEXT    NOT NULL REFERENCES person (id),
    agency        TEXT    NOT NULL REFERENCES agency (id),
    told_ms       INTEGER NOT NULL,
    PRIMARY KEY (first_number, second_number),
    CHECK (first_number < second_number)
) STRICT, WITHOUT ROWID;

CREATE INDEX told_apart_by_second ON told_apart (second_number, first_number);

CREATE INDEX case_file_by_joined ON case_file (joined_to) WHERE joined_to IS NOT NULL;

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

CREATE VIEW opened_files AS
SELECT number AS case_number, 0 AS part, procedure, coalesce(outcome, '') AS detail, opening_agency AS body, area,
       opened_day AS day, 1 AS is_hit, 0 AS amount
  FROM case_file;

CREATE VIEW ended_files AS
SELECT number AS case_number, 0 AS part, procedure, outcome AS detail, opening_agency AS body, area,
       ended_day AS day, 1 AS is_hit, ended_day - opened_day AS amount
  FROM case_file
 WHERE outcome IS NOT NULL;

CREATE VIEW acts_of_files AS
SELECT case_number, revision AS part, procedure, action AS detail, agency AS body, area, done_day AS day, 1 AS is_hit,
       0 AS amount
  FROM act_done;

CREATE VIEW clock_answers AS
SELECT case_number, run AS part, procedure, clock AS detail, agency AS body, area, ended_day AS day,
       CASE WHEN ending IN ('in-time', 'recorded-late') THEN 1 ELSE 0 END AS is_hit, late_days AS amount
  FROM clock_run
 WHERE is_target = 0 AND is_provisional = 0 AND expiry = 'breach'
   AND ending IN ('in-time', 'recorded-late', 'answered-late', 'unanswered');

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

CREATE TABLE triage_decision (
    case_number      TEXT    NOT NULL PRIMARY KEY REFERENCES case_file (number),
    agency           TEXT    NOT NULL,       -- the one that decided
    decided_day      INTEGER NOT NULL,
    proposed_channel TEXT    NOT NULL,
    proposed_agency  TEXT    NOT NULL,
    chosen_agency    TEXT,                   -- none where it was pointed to somebody outside
    is_followed      INTEGER NOT NULL CHECK (is_followed IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE INDEX triage_decision_by_agency ON triage_decision (agency, is_followed);

CREATE TABLE lead_mark (
    case_number TEXT    NOT NULL PRIMARY KEY REFERENCES case_file (number),
    text_hmac   BLOB    NOT NULL CHECK (length(text_hmac) = 32),
    person_hmac BLOB    CHECK (length(person_hmac) = 32),
    made_ms     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX lead_mark_by_text ON lead_mark (text_hmac);

CREATE INDEX lead_mark_by_person ON lead_mark (person_hmac, made_ms) WHERE person_hmac IS NOT NULL;

CREATE TABLE borrowed_text (
    text_id     TEXT NOT NULL,               -- of another file, in text_record
    case_number TEXT NOT NULL REFERENCES case_file (number),
    PRIMARY KEY (text_id, case_number)
) STRICT, WITHOUT ROWID;

CREATE INDEX borrowed_text_by_case ON borrowed_text (case_number, text_id);

CREATE TABLE past_password (
    login         TEXT    NOT NULL REFERENCES account (login),
    number        INTEGER NOT NULL CHECK (number > 0),
    password_hash TEXT    NOT NULL,
    PRIMARY KEY (login, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_in_mark (
    mark       BLOB    NOT NULL PRIMARY KEY CHECK (length(mark) = 32),
    level      REAL    NOT NULL CHECK (level >= 0),    -- wrong passwords that are not forgotten yet
    counted_ms INTEGER NOT NULL,
    expires_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sign_in_mark_by_expiry ON sign_in_mark (expires_ms);

CREATE TABLE second_factor (
    person       TEXT    NOT NULL PRIMARY KEY REFERENCES person (id),
    sealed       BLOB    NOT NULL,              -- the secret, under a key made of the master key
    made_ms      INTEGER NOT NULL,
    confirmed_ms INTEGER,                       -- none until a first code was right: before that it asks nobody for one
    last_step    INTEGER NOT NULL DEFAULT 0     -- the half minute of the last code taken: each is taken once
) STRICT, WITHOUT ROWID;

CREATE INDEX second_factor_confirmed ON second_factor (confirmed_ms) WHERE confirmed_ms IS NOT NULL;

CREATE TABLE recovery_code (
    person    TEXT    NOT NULL REFERENCES person (id),
    code_hmac BLOB    NOT NULL CHECK (length(code_hmac) = 32),
    used_ms   INTEGER,
    PRIMARY KEY (person, code_hmac)
) STRICT, WITHOUT ROWID;

CREATE INDEX post_by_stand_in ON post (stands_in_for, person) WHERE stands_in_for IS NOT NULL;

CREATE INDEX post_by_role ON post (role, person);

CREATE INDEX person_by_name ON person (name, id);

CREATE INDEX audit_by_moment ON audit (at_ms, position);

CREATE INDEX audit_by_person ON audit (person, position) WHERE person IS NOT NULL;

CREATE INDEX sealed_record_by_compartment ON sealed_record (compartment, id);

CREATE TABLE office_secret (
    id          INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    wrapped_key BLOB    NOT NULL,               -- under the master key
    made_ms     INTEGER NOT NULL
) STRICT;

CREATE TABLE account_link (
    issuer    TEXT    NOT NULL CHECK (issuer <> ''),
    subject   TEXT    NOT NULL CHECK (subject <> ''),
    login     TEXT    NOT NULL REFERENCES account (login),
    linked_by TEXT    REFERENCES person (id),           -- none: an operator
    linked_ms INTEGER NOT NULL,
    PRIMARY KEY (issuer, subject),
    UNIQUE (login, issuer)
) STRICT, WITHOUT ROWID;

CREATE TABLE used_ticket (
    ticket     BLOB    NOT NULL PRIMARY KEY CHECK (length(ticket) = 32),
    expires_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX used_ticket_by_expiry ON used_ticket (expires_ms);

CREATE INDEX party_by_origin ON party (copied_from) WHERE copied_from IS NOT NULL;

CREATE TABLE "keeping_request" (
    id           TEXT    NOT NULL PRIMARY KEY,
    case_number  TEXT    NOT NULL REFERENCES case_file (number),
    act          TEXT    NOT NULL CHECK (act IN ('open', 'erase', 'keep', 'destroy')),
    kind         TEXT    NOT NULL CHECK (kind IN ('sealed', 'party', 'text', 'paper', 'file')),
    subject      TEXT    NOT NULL,           -- id of the record, the party, the text or the paper; number of the file
    asked_by     TEXT    NOT NULL REFERENCES person (id),
    asked_at     TEXT    NOT NULL,           -- the body of whoever asked
    reason       TEXT    NOT NULL,
    basis        TEXT    NOT NULL,           -- a place in a law
    asked_ms     INTEGER NOT NULL,
    lapses_ms    INTEGER NOT NULL,           -- without a decision until then it is as if never asked
    state        TEXT    NOT NULL CHECK (state IN ('asked', 'approved', 'declined', 'withdrawn')),
    decided_by   TEXT    REFERENCES person (id),
    answer       TEXT,                       -- why it was approved or declined
    decided_ms   INTEGER,
    until_ms     INTEGER,                    -- how long an opening lasts, or a file is kept; none for ever
    years        INTEGER CHECK (years > 0),  -- for how many a file is to be kept longer; none for ever
    CHECK ((state IN ('approved', 'declined')) = (decided_by IS NOT NULL)),
    CHECK (state = 'asked' OR decided_ms IS NOT NULL)
) STRICT;

CREATE TABLE "erasure" (
    case_number TEXT    NOT NULL REFERENCES case_file (number),
    kind        TEXT    NOT NULL CHECK (kind IN ('sealed', 'party', 'text', 'paper', 'file')),
    subject     TEXT    NOT NULL,
    label       TEXT    NOT NULL,            -- compartment, role, field or kind of paper: what it was, not what it said
    request     TEXT    NOT NULL REFERENCES "keeping_request" (id),
    decided_by  TEXT    NOT NULL REFERENCES person (id),
    basis       TEXT    NOT NULL,
    erased_day  INTEGER NOT NULL,
    erased_ms   INTEGER NOT NULL,
    PRIMARY KEY (case_number, kind, subject)
) STRICT, WITHOUT ROWID;

CREATE INDEX keeping_request_by_case ON keeping_request (case_number, asked_ms, id);

CREATE INDEX keeping_request_by_subject ON keeping_request (subject, asked_ms);

CREATE TABLE retention_hold (
    id              TEXT    NOT NULL PRIMARY KEY,
    case_number     TEXT    NOT NULL REFERENCES case_file (number),
    reason          TEXT    NOT NULL,
    set_by          TEXT    NOT NULL REFERENCES person (id),
    set_ms          INTEGER NOT NULL,
    released_by     TEXT    REFERENCES person (id),
    released_ms     INTEGER,
    release_reason  TEXT,
    CHECK ((released_by IS NULL) = (released_ms IS NULL))
) STRICT;

CREATE UNIQUE INDEX retention_hold_standing ON retention_hold (case_number) WHERE released_ms IS NULL;

CREATE INDEX retention_hold_by_case ON retention_hold (case_number, set_ms);

CREATE INDEX case_file_by_ending ON case_file (opening_agency, ended_day, number) WHERE ended_day IS NOT NULL;

CREATE INDEX document_with_bytes_left ON document (sha256) WHERE bytes_left = 1;

CREATE TABLE measure_due (
    case_number TEXT NOT NULL PRIMARY KEY REFERENCES case_file (number)
) STRICT, WITHOUT ROWID;

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

CREATE TRIGGER journal_is_never_updated BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER journal_is_never_deleted BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER journal_salt_is_never_updated BEFORE UPDATE ON journal_salt
BEGIN SELECT RAISE(ABORT, 'a salt is erased or kept'); END;

CREATE TRIGGER journal_head_is_never_deleted BEFORE DELETE ON journal_head
BEGIN SELECT RAISE(ABORT, 'the journal has one head'); END;

CREATE TRIGGER journal_head_only_advances BEFORE UPDATE ON journal_head WHEN new.position <= old.position
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER audit_is_never_updated BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

CREATE TRIGGER audit_head_is_never_deleted BEFORE DELETE ON audit_head
BEGIN SELECT RAISE(ABORT, 'the audit trail has one head'); END;

CREATE TRIGGER audit_head_only_advances BEFORE UPDATE ON audit_head WHEN new.position <= old.position
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

CREATE TRIGGER search_text_is_indexed AFTER INSERT ON search_text BEGIN
    INSERT INTO search_index (rowid, readers, marks, words)
    VALUES (new.id, new.readers, new.marks, new.words);
END;

CREATE TRIGGER search_text_leaves_the_index AFTER DELETE ON search_text BEGIN
    INSERT INTO search_index (search_index, rowid, readers, marks, words)
    VALUES ('delete', old.id, old.readers, old.marks, old.words);
END;

CREATE TRIGGER search_text_is_replaced BEFORE UPDATE ON search_text BEGIN
    SELECT RAISE (ABORT, 'search_text is replaced, not changed');
END;

CREATE TRIGGER case_file_is_due_when_opened AFTER INSERT ON case_file BEGIN
    INSERT INTO measure_due (case_number) VALUES (new.number) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER case_file_is_due_when_changed AFTER UPDATE ON case_file BEGIN
    INSERT INTO measure_due (case_number) VALUES (new.number) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER party_makes_due_when_named AFTER INSERT ON party WHEN new.uscc IS NOT NULL BEGIN
    INSERT INTO measure_due (case_number)
    SELECT DISTINCT case_number FROM party WHERE uscc = new.uscc AND case_number >= '' ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER party_makes_due_when_changed AFTER UPDATE OF uscc, role ON party
WHEN new.uscc IS NOT old.uscc OR new.role IS NOT old.role BEGIN
    INSERT INTO measure_due (case_number)
    SELECT DISTINCT case_number FROM party WHERE uscc IN (old.uscc, new.uscc) OR id = new.id ON CONFLICT DO NOTHING;
END;
