-- What the sweep of files looks up: recordings by the ids of their files, and what was removed lately.
CREATE UNIQUE INDEX ix_call_recordings_id ON call_recordings (id);
CREATE INDEX ix_removed_recordings_at ON removed_recordings (removed_at);

-- How samples are drawn, by the first week (its Monday's days since 0001-01-01) that is drawn so: a change is for weeks that are still to come.
-- The table that they were in stays for servers of the version before that still run; nothing else reads it any more.
CREATE TABLE sample_rules (
    site_id TEXT NOT NULL,
    first_week INT NOT NULL,
    share_percent INT NOT NULL,
    min_talk_seconds INT NOT NULL,
    CONSTRAINT pk_sample_rules PRIMARY KEY (site_id, first_week)
);

INSERT INTO sample_rules (site_id, first_week, share_percent, min_talk_seconds)
SELECT site_id, 0, share_percent, min_talk_seconds FROM sample_settings;
