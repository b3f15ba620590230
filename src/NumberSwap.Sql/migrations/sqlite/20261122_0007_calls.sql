-- People correct calls by hand, and note and tag them.

-- What somebody said instead of attribution, null: nobody did. While there is one, the columns from match_level to campaign_id repeat it.
ALTER TABLE calls ADD COLUMN correction TEXT NULL;
ALTER TABLE calls ADD COLUMN correction_version INT NOT NULL DEFAULT 0;

-- The call's tags in their order, |spam|vip|; null: none.
ALTER TABLE calls ADD COLUMN tags TEXT NULL;

CREATE TABLE call_notes (
    id TEXT NOT NULL,
    site_id TEXT NOT NULL,
    call_id TEXT NOT NULL,
    noted_at BIGINT NOT NULL,
    author_kind TEXT NOT NULL,
    author_id TEXT NOT NULL,
    author_name TEXT NOT NULL,
    note TEXT NOT NULL,
    CONSTRAINT pk_call_notes PRIMARY KEY (id),
    CONSTRAINT fk_call_notes_call FOREIGN KEY (site_id, call_id) REFERENCES calls (site_id, id) ON DELETE CASCADE
);

CREATE INDEX ix_call_notes_call ON call_notes (site_id, call_id, noted_at);

-- One index answers every filter: it is walked in the list's order and holds all that the filters ask for, so that even a value which no
-- call has is looked for without the rows. An index for each filter would not help two of them together.
CREATE INDEX ix_calls_list ON calls (site_id, started_at, id, match_level, status, source, campaign_id, dialled, caller, operator_name, tags);
DROP INDEX ix_calls_site;

CREATE INDEX ix_calls_tags ON calls (site_id, tags);
CREATE INDEX ix_calls_session ON calls (session_id);
