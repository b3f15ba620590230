-- When it was forgotten who spoke in a call, Unix ms; null: it was not. Reports that come later do not tell it again.
ALTER TABLE calls ADD COLUMN forgotten_at BIGINT NULL;

-- Calls whose person is still to be forgotten, the oldest first.
CREATE INDEX ix_calls_forgotten ON calls (site_id, forgotten_at, started_at);
