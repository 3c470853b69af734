-- The heads before the first row, and the refusal to change what was recorded.

INSERT INTO journal_head (id, position, chain) VALUES (1, 0, zeroblob(32));
INSERT INTO audit_head (id, position, chain) VALUES (1, 0, zeroblob(32));

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
