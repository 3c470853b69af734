-- Whoever saved a search puts it back after removing it, and has its old name back after renaming it.

ALTER TABLE saved_search ADD COLUMN last_title TEXT;
ALTER TABLE saved_search ADD COLUMN removed_ms INTEGER;   -- gone for good a week later
ALTER TABLE saved_search ADD COLUMN told_ms INTEGER;      -- when its owner was last told of something
