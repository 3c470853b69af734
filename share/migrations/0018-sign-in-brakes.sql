-- Wrong passwords slow down who tries them, never the account; a session knows where it was opened and last seen.

-- Marks are keyed digests of a login, an address or both: neither can be read from them. What has drained is removed.
CREATE TABLE sign_in_mark (
    mark       BLOB    NOT NULL PRIMARY KEY CHECK (length(mark) = 32),
    level      REAL    NOT NULL CHECK (level >= 0),    -- wrong passwords that are not forgotten yet
    counted_ms INTEGER NOT NULL,
    expires_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sign_in_mark_by_expiry ON sign_in_mark (expires_ms);

ALTER TABLE account DROP COLUMN failed_count;
ALTER TABLE account DROP COLUMN locked_until_ms;

ALTER TABLE session ADD COLUMN seen_ms INTEGER;                     -- none: not since it was opened
ALTER TABLE session ADD COLUMN device TEXT NOT NULL DEFAULT '';     -- browser and system, as far as they are known
ALTER TABLE session ADD COLUMN address TEXT NOT NULL DEFAULT '';    -- cut to its network
