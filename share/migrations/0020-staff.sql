-- Who gave a post and why, who stands in for whom, and the trail of one person.

ALTER TABLE post ADD COLUMN stands_in_for TEXT REFERENCES person (id);  -- whose role it is; none for a post of one's own
ALTER TABLE post ADD COLUMN given_by      TEXT REFERENCES person (id);  -- none for posts of the first day
ALTER TABLE post ADD COLUMN given_ms      INTEGER;
ALTER TABLE post ADD COLUMN reason        TEXT;

CREATE INDEX post_by_stand_in ON post (stands_in_for, person) WHERE stands_in_for IS NOT NULL;
CREATE INDEX post_by_role ON post (role, person);
CREATE INDEX person_by_name ON person (name, id);
CREATE INDEX audit_by_moment ON audit (at_ms, position);
CREATE INDEX audit_by_person ON audit (person, position) WHERE person IS NOT NULL;

-- The one administrator of before is the one of the system.
UPDATE post SET role = 'system-administrator' WHERE role = 'administrator';
