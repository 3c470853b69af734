-- Accounts that a provider of identities opens, and what tells which accounts nobody uses.

-- Who somebody is at a provider. Linked by hand; a login has one subject at each provider, a subject one login.
CREATE TABLE account_link (
    issuer    TEXT    NOT NULL CHECK (issuer <> ''),
    subject   TEXT    NOT NULL CHECK (subject <> ''),
    login     TEXT    NOT NULL REFERENCES account (login),
    linked_by TEXT    REFERENCES person (id),           -- none: an operator
    linked_ms INTEGER NOT NULL,
    PRIMARY KEY (issuer, subject),
    UNIQUE (login, issuer)
) STRICT, WITHOUT ROWID;

-- Tickets of sign-ins at a provider that were used, until they would have lapsed.
CREATE TABLE used_ticket (
    ticket     BLOB    NOT NULL PRIMARY KEY CHECK (length(ticket) = 32),
    expires_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX used_ticket_by_expiry ON used_ticket (expires_ms);

ALTER TABLE account ADD COLUMN signed_in_ms  INTEGER;               -- none: never
ALTER TABLE account ADD COLUMN reopened_ms   INTEGER;               -- none: it was never closed, or is
ALTER TABLE account ADD COLUMN warned_ms     INTEGER;               -- when its owner was told that it will be closed
ALTER TABLE account ADD COLUMN closed_reason TEXT;

UPDATE account
   SET signed_in_ms = (SELECT max(audit.at_ms)
                         FROM audit
                        WHERE audit.person = account.person AND audit.kind = 'signed-in');
