-- The heads before the first row, and the refusal to change what was recorded.

INSERT INTO journal_head (id, position, chain) VALUES (1, 0, decode(repeat('00', 32), 'hex'));
INSERT INTO audit_head (id, position, chain) VALUES (1, 0, decode(repeat('00', 32), 'hex'));

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'ZB001'; END;
$$;

CREATE TRIGGER journal_is_never_updated BEFORE UPDATE ON journal
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER journal_is_never_deleted BEFORE DELETE ON journal
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER journal_is_never_emptied BEFORE TRUNCATE ON journal
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER journal_salt_is_never_updated BEFORE UPDATE ON journal_salt
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER journal_head_is_never_deleted BEFORE DELETE ON journal_head
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER journal_head_only_advances BEFORE UPDATE ON journal_head
FOR EACH ROW WHEN (new.position <= old.position) EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_is_never_updated BEFORE UPDATE ON audit
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_is_never_emptied BEFORE TRUNCATE ON audit
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_head_is_never_deleted BEFORE DELETE ON audit_head
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_head_only_advances BEFORE UPDATE ON audit_head
FOR EACH ROW WHEN (new.position <= old.position) EXECUTE FUNCTION refuse_change();
