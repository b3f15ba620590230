-- A paused campaign covers no new visit; 1: paused.
ALTER TABLE campaigns ADD paused INT NOT NULL CONSTRAINT df_campaigns_paused DEFAULT 0;

-- A site's sessions by time: what a rule would have covered is told from a sample of the last days.
CREATE INDEX ix_sessions_site ON sessions (site_id, started_at);
